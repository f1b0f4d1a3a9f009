//! Tests of dates, moments and their words.
#![expect(clippy::unwrap_used, reason = "a test may stop at a date that does not exist")]

use proptest::prelude::*;

use super::*;

fn day(year: i32, month: u32, day: u32) -> Date {
    Date::from_ymd_opt(year, month, day).unwrap()
}

fn utc(year: i32, month: u32, date: u32, hour: u32, minute: u32) -> Timestamp {
    Timestamp(day(year, month, date).and_hms_opt(hour, minute, 0).unwrap().and_utc().timestamp_millis())
}

#[test]
fn summer_time_begins_and_ends_on_the_last_sundays_at_one() {
    assert_eq!(utc(2026, 3, 29, 0, 59).london(), day(2026, 3, 29).and_hms_opt(0, 59, 0).unwrap());
    assert_eq!(utc(2026, 3, 29, 1, 0).london(), day(2026, 3, 29).and_hms_opt(2, 0, 0).unwrap());
    assert_eq!(utc(2026, 10, 25, 0, 59).london(), day(2026, 10, 25).and_hms_opt(1, 59, 0).unwrap());
    assert_eq!(utc(2026, 10, 25, 1, 0).london(), day(2026, 10, 25).and_hms_opt(1, 0, 0).unwrap());
    assert_eq!(utc(2026, 7, 14, 23, 30).local_date(), day(2026, 7, 15));
    assert_eq!(utc(2026, 11, 24, 23, 30).local_date(), day(2026, 11, 24));
}

#[test]
fn the_repeated_hour_says_which_it_is() {
    assert_eq!(clock(utc(2026, 11, 24, 10, 31)), "10:31");
    assert_eq!(clock(utc(2026, 7, 1, 8, 5)), "09:05");
    assert_eq!(clock(utc(2026, 10, 25, 0, 30)), "01:30 BST");
    assert_eq!(clock(utc(2026, 10, 25, 1, 30)), "01:30 GMT");
    assert_eq!(clock(utc(2026, 10, 25, 2, 0)), "02:00");
    assert_eq!(clock(utc(2026, 10, 24, 23, 59)), "00:59");
}

#[test]
fn local_times_become_moments() {
    assert_eq!(Timestamp::from_local(day(2026, 11, 24), 10, 0), utc(2026, 11, 24, 10, 0));
    assert_eq!(Timestamp::from_local(day(2026, 6, 1), 10, 0), utc(2026, 6, 1, 9, 0));
    assert_eq!(Timestamp::from_local(day(2026, 10, 25), 1, 30), utc(2026, 10, 25, 0, 30));
    assert_eq!(Timestamp::from_local(day(2026, 3, 29), 1, 30), utc(2026, 3, 29, 1, 30));
    assert_eq!(Timestamp::from_local(day(2026, 11, 24), 99, 99), utc(2026, 11, 24, 23, 59));
}

#[test]
fn dates_are_written_the_british_way() {
    let friday = day(2026, 11, 27);
    assert_eq!(long(friday), "Friday 27 November 2026");
    assert_eq!(plain(friday), "27 November 2026");
    assert_eq!(short_weekday(friday), "Fri 27 Nov");
    assert_eq!(short(day(2026, 12, 8)), "8 Dec");
    assert_eq!(short_year(friday), "27 Nov 2026");
    assert_eq!(iso(day(2026, 1, 5)), "2026-01-05");
    assert_eq!(utc(2026, 7, 24, 10, 27).iso(), "2026-07-24T10:27:00.000Z");
}

#[test]
fn distances_are_in_words() {
    let today = day(2026, 11, 24);
    for (date, far, late) in [
        (day(2026, 11, 27), "in 3 days", "in 3d"),
        (today, "today", "today"),
        (day(2026, 11, 25), "tomorrow", "in 1d"),
        (day(2026, 11, 23), "yesterday", "1d late"),
        (day(2026, 11, 19), "5 days ago", "5d late"),
        (day(2030, 11, 24), "in 1,461 days", "in 4y"),
        (day(2026, 3, 2), "267 days ago", "38w late"),
        (day(2024, 1, 1), "1,058 days ago", "2y late"),
    ] {
        assert!(lateness(date, today).len() <= 8, "a column of eight holds it");
        assert_eq!(distance(date, today), far);
        assert_eq!(lateness(date, today), late);
    }
}

#[test]
fn bank_holidays_of_england_are_known() {
    for (date, name) in [
        (day(2026, 1, 1), "New Year's Day"),
        (day(2026, 4, 3), "Good Friday"),
        (day(2026, 4, 6), "Easter Monday"),
        (day(2026, 5, 4), "early May bank holiday"),
        (day(2026, 5, 25), "spring bank holiday"),
        (day(2026, 8, 31), "summer bank holiday"),
        (day(2026, 12, 25), "Christmas Day"),
        (day(2026, 12, 28), "Boxing Day (substitute day)"),
        (day(2027, 3, 26), "Good Friday"),
        (day(2027, 12, 27), "Christmas Day (substitute day)"),
        (day(2027, 12, 28), "Boxing Day (substitute day)"),
        (day(2022, 12, 26), "Boxing Day"),
        (day(2022, 12, 27), "Christmas Day (substitute day)"),
        (day(2022, 1, 3), "New Year's Day (substitute day)"),
        (day(2023, 1, 2), "New Year's Day (substitute day)"),
        (day(2022, 6, 2), "spring bank holiday"),
        (day(2022, 9, 19), "State Funeral"),
        (day(2023, 5, 8), "Coronation"),
        (day(2020, 5, 8), "early May bank holiday"),
    ] {
        assert_eq!(bank_holiday(date), Some(name), "{date}");
        assert!(!is_working_day(date), "{date}");
    }
    for date in [day(2022, 5, 30), day(2020, 5, 4), day(2026, 12, 29), day(2026, 12, 24), day(2022, 1, 4)] {
        assert!(is_working_day(date), "{date}");
    }
    assert!(!is_working_day(day(2026, 11, 28)) && !is_working_day(day(2026, 11, 29)));
    assert_eq!(working_day_before(day(2026, 12, 29)), day(2026, 12, 24));
    assert_eq!(working_day_before(Date::MIN), Date::MIN);
}

#[test]
fn a_year_has_eight_bank_holidays() {
    for year in 2024..2100 {
        let first = day(year, 1, 1);
        let count =
            first.iter_days().take_while(|date| date.year() == year).filter(|date| bank_holiday(*date).is_some());
        assert_eq!(count.count(), 8, "{year}");
    }
}

proptest! {
    #[test]
    fn any_moment_can_be_written(ms: i64, days: i64) {
        let moment = Timestamp(ms);
        let date = moment.local_date();
        prop_assert!(!clock(moment).is_empty() && !moment.iso().is_empty() && !long(date).is_empty());
        let _ = (distance(date, Date::MIN), lateness(Date::MIN, date), add_days(date, days), is_working_day(date));
    }

    #[test]
    fn local_times_come_back(offset in 0_i64..40_000, hour in 2_u32..24, minute in 0_u32..60) {
        let date = add_days(day(1990, 1, 1), offset);
        let moment = Timestamp::from_local(date, hour, minute);
        prop_assert_eq!(moment.london(), date.and_hms_opt(hour, minute, 0).unwrap());
        prop_assert_eq!(serde_json::to_string(&moment).unwrap(), moment.0.to_string());
    }
}
