//! Tests of the short words for dates.
#![expect(clippy::unwrap_used, reason = "a test may stop at a date that does not exist")]

use proptest::prelude::*;

use super::super::time::{iso, plain, short, short_weekday, short_year};
use super::*;

fn day(year: i32, month: u32, day: u32) -> Date {
    Date::from_ymd_opt(year, month, day).unwrap()
}

/// Tuesday 24 November 2026, the day of meeting 24.
fn today() -> Date {
    day(2026, 11, 24)
}

fn anchors() -> Anchors {
    Anchors { next_meeting: Some(day(2026, 12, 8)), board: Some(day(2026, 12, 10)) }
}

fn ahead(text: &str) -> Result<Date, String> {
    parse(text, today(), &anchors())
}

fn back(text: &str) -> Result<Date, String> {
    parse_past(text, today(), &anchors())
}

#[test]
fn short_forms_are_read() {
    for (text, date) in [
        ("fri", day(2026, 11, 27)),
        ("Friday", day(2026, 11, 27)),
        ("tue", day(2026, 12, 1)),
        ("weds", day(2026, 11, 25)),
        ("thurs", day(2026, 11, 26)),
        ("mon", day(2026, 11, 30)),
        ("today", today()),
        ("tom", day(2026, 11, 25)),
        ("tomorrow", day(2026, 11, 25)),
        ("yesterday", day(2026, 11, 23)),
        ("+2w", day(2026, 12, 8)),
        ("+ 10d", day(2026, 12, 4)),
        ("+3m", day(2027, 2, 24)),
        ("+1y", day(2027, 11, 24)),
        ("-3d", day(2026, 11, 21)),
        ("27/11", day(2026, 11, 27)),
        ("24/11", today()),
        ("23/11", day(2027, 11, 23)),
        ("5/1", day(2027, 1, 5)),
        ("27/11/26", day(2026, 11, 27)),
        ("27/11/2026", day(2026, 11, 27)),
        ("27-11-2026", day(2026, 11, 27)),
        ("27.11.2026", day(2026, 11, 27)),
        ("27.11.", day(2026, 11, 27)),
        ("27 nov", day(2026, 11, 27)),
        ("27nov", day(2026, 11, 27)),
        ("27th November", day(2026, 11, 27)),
        ("1 sept", day(2027, 9, 1)),
        ("27 november 2026", day(2026, 11, 27)),
        (" Fri 27 Nov ", day(2026, 11, 27)),
        ("Friday, 27 November 2026", day(2026, 11, 27)),
        ("2026-11-27", day(2026, 11, 27)),
        ("12/11/2026", day(2026, 11, 12)),
        ("next", day(2026, 12, 8)),
        ("board", day(2026, 12, 10)),
        ("eom", day(2026, 11, 30)),
    ] {
        assert_eq!(ahead(text), Ok(date), "{text}");
    }
}

#[test]
fn months_end_where_the_month_ends() {
    assert_eq!(parse("+1m", day(2027, 1, 31), &anchors()), Ok(day(2027, 2, 28)));
    assert_eq!(parse("eom", day(2028, 2, 3), &anchors()), Ok(day(2028, 2, 29)));
    assert_eq!(parse("29/2", day(2027, 11, 3), &anchors()), Ok(day(2028, 2, 29)));
}

#[test]
fn the_past_is_looked_for_backwards() {
    for (text, date) in [
        ("19/11", day(2026, 11, 19)),
        ("24/11", today()),
        ("25/11", day(2025, 11, 25)),
        ("fri", day(2026, 11, 20)),
        ("tue", day(2026, 11, 17)),
        ("mon", day(2026, 11, 23)),
        ("-2w", day(2026, 11, 10)),
        ("19/11/2026", day(2026, 11, 19)),
    ] {
        assert_eq!(back(text), Ok(date), "{text}");
    }
}

#[test]
fn refusals_are_sentences() {
    for (text, sentence) in [
        ("", "A date is needed. Type 27/11, fri or +2w."),
        ("nov", "The date must include a day. Type 27/11, fri or +2w."),
        ("november 2026", "The date must include a day. Type 27/11, fri or +2w."),
        ("11/2026", "The date must include a day. Type 27/11, fri or +2w."),
        ("2026-11", "The date must include a day. Type 27/11, fri or +2w."),
        ("2026", "The date must include a day. Type 27/11, fri or +2w."),
        ("27", "The date must include a month. Type 27/11, fri or +2w."),
        ("31/11", "31 November does not exist. The last day is Monday 30 November 2026."),
        ("31 nov 2026", "31 November does not exist. The last day is Monday 30 November 2026."),
        ("31/02/2026", "31 February does not exist. The last day is Saturday 28 February 2026."),
        ("29/2", "29 February 2027 does not exist. The last day is Sunday 28 February 2027."),
        ("0/12", "0 December does not exist. The first day is Tuesday 1 December 2026."),
        ("11/27/2026", "There is no month 27. The day comes first: 27/11 is 27 November."),
        ("nov 27", "The day comes before the month. Type 27 nov."),
        ("thu 27 nov", "27 November 2026 is a Friday, not a Thursday."),
        ("27/11/3026", "The year 3026 is too far away. Use a year from 1990 to 2100."),
        ("27/11/202", "The year 202 is too far away. Use a year from 1990 to 2100."),
        ("27/11/1989", "The year 1989 is too far away. Use a year from 1990 to 2100."),
        ("+2", "+2 needs d, w or m for days, weeks or months: +2d."),
        ("+", "A number is needed after +. Type 27/11, fri or +2w."),
        ("+9999w", "+9999w is too far away. Type 27/11, fri or +2w."),
        ("+99999999999d", "That is too far away. Type 27/11, fri or +2w."),
        ("soon", "\"soon\" is not a date. Type 27/11, fri or +2w."),
        ("27//11", "\"27//11\" is not a date. Type 27/11, fri or +2w."),
        ("27/x", "\"27/x\" is not a date. Type 27/11, fri or +2w."),
        ("27112026", "\"27112026\" is not a date. Type 27/11, fri or +2w."),
        ("a\u{1b}b", "\"a<ESC>b\" is not a date. Type 27/11, fri or +2w."),
    ] {
        assert_eq!(ahead(text), Err(sentence.to_owned()), "{text}");
    }
    let none = Anchors::default();
    assert_eq!(
        parse("next", today(), &none),
        Err("No next meeting has a date yet. Type 27/11, fri or +2w.".to_owned())
    );
    assert_eq!(parse("board", today(), &none), Err("No board has a date yet. Type 27/11, fri or +2w.".to_owned()));
}

#[test]
fn the_echo_and_the_note_have_the_words_of_the_form() {
    assert_eq!(echo(day(2026, 11, 27), today()), "Friday 27 November 2026, in 3 days");
    assert_eq!(echo(day(2026, 11, 19), today()), "Thursday 19 November 2026, 5 days ago");
    for (date, text) in [
        (day(2026, 11, 28), "Saturday 28 November is not a working day. Friday 27 November is the day before."),
        (
            day(2026, 11, 29),
            "Sunday 29 November is not a working day. Friday 27 November is the last working day before it.",
        ),
        (
            day(2026, 12, 25),
            "Friday 25 December is not a working day (Christmas Day). Thursday 24 December is the day before.",
        ),
    ] {
        assert_eq!(note(date).as_deref(), Some(text));
    }
    assert_eq!(note(day(2026, 11, 27)), None);
}

#[test]
fn cells_need_a_whole_year_and_may_hold_a_time() {
    for text in [
        "27/11/2026",
        " 27-11-2026 ",
        "27.11.2026",
        "2026-11-27",
        "2026-11-27T00:00:00",
        "2026-11-27 09:30:00.000",
        "2026-11-27T09:30:00Z",
        "27/11/2026 14:30",
        "27/11/2026, 2:30 pm",
        "27 Nov 2026",
        "27-Nov-2026",
        "27 November 2026 14:30",
        "Friday 27 November 2026",
    ] {
        assert_eq!(parse_cell(text), Ok(day(2026, 11, 27)), "{text}");
    }
    for (text, sentence) in [
        ("27/11/26", "\"27/11/26\" is not a date such as 27/11/2026."),
        ("fri", "\"fri\" is not a date such as 27/11/2026."),
        ("", "\"\" is not a date such as 27/11/2026."),
        ("27/11/2026 at noon: ask", "\"27/11/2026 at noon: ask\" is not a date such as 27/11/2026."),
        ("31/02/2026", "31 February does not exist. The last day is Saturday 28 February 2026."),
        ("01/01/1900", "The year 1900 is too far away. Use a year from 1990 to 2100."),
    ] {
        assert_eq!(parse_cell(text), Err(sentence.to_owned()), "{text}");
    }
}

fn any_date() -> impl Strategy<Value = Date> {
    (0_i64..40_542).prop_map(|offset| add_days(day(1990, 1, 1), offset))
}

proptest! {
    #[test]
    fn every_written_form_reads_back(date in any_date(), offset in -200_i64..200) {
        let anchors = Anchors::default();
        let today = add_days(date, offset);
        for text in [long(date), plain(date), short_year(date), iso(date), date.format("%d/%m/%Y").to_string(),
            date.format("%-d-%-m-%Y").to_string(), date.format("%d.%m.%Y").to_string()]
        {
            prop_assert_eq!(parse(&text, today, &anchors), Ok(date), "{}", text);
            prop_assert_eq!(parse_past(&text, today, &anchors), Ok(date), "{}", text);
            prop_assert_eq!(parse_cell(&text), Ok(date), "{}", text);
        }
        if date.year() < 2090 {
            prop_assert_eq!(parse(&date.format("%d/%m/%y").to_string(), today, &anchors), Ok(date));
        }
        for text in [short(date), short_weekday(date), date.format("%-d/%-m").to_string()] {
            if offset <= 0 {
                prop_assert_eq!(parse(&text, today, &anchors), Ok(date), "{}", text);
            }
            if offset >= 0 {
                prop_assert_eq!(parse_past(&text, today, &anchors), Ok(date), "{}", text);
            }
        }
        prop_assert_eq!(parse(&format!("+{}d", offset.abs()), date, &anchors).ok(), Some(add_days(date, offset.abs())).filter(|d| YEARS.contains(&d.year())));
    }

    #[test]
    fn no_text_makes_it_stop(text in prop_oneof!["\\PC{0,20}", "[0-9/.+ a-z:-]{0,14}", "[+-][0-9]{1,12}[dwmy]?"], date in any_date()) {
        for found in [parse(&text, date, &anchors()), parse_past(&text, date, &anchors()), parse_cell(&text)] {
            match found {
                Ok(date) => prop_assert!(YEARS.contains(&date.year())),
                Err(sentence) => prop_assert!(sentence.ends_with('.') && crate::text::is_clean(&sentence)),
            }
        }
    }
}
