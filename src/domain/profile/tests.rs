//! Tests of the force profiles.
#![expect(clippy::unwrap_used, reason = "the built-in profiles are known to be there")]

use proptest::prelude::*;

use super::*;

fn lancashire() -> Profile {
    Profile::builtin("Lancashire").unwrap()
}

fn text() -> &'static str {
    BUILTIN[0].1
}

#[test]
fn every_builtin_profile_is_sound_and_answers_to_its_name() {
    for name in Profile::builtin_names() {
        let profile = Profile::builtin(name).unwrap();
        assert_eq!(profile.name, name);
        assert_eq!(profile.tiers.len(), 4);
        assert_eq!(profile.threat_areas.len(), 10);
        assert_eq!((profile.usual_reasons_tier_change.len(), profile.usual_reasons_no_change.len()), (6, 6));
    }
    assert_eq!(
        Profile::builtin("kent").unwrap_err(),
        "There is no profile \"kent\". The profiles are lancashire and plain."
    );
}

#[test]
fn the_weekly_profile_is_sound_and_prints_little() {
    let profile = Profile::weekly().unwrap();
    assert_eq!(profile.tiers.clone().map(|tier| tier.name), ["Act", "Develop", "Hold", "No further action"]);
    assert_eq!(profile.prefix, "KX");
    let rules = &profile.papers;
    assert_eq!(rules.handling, "Eyes of those listed only. Do not copy. Return to the chair.");
    assert!(rules.numbered_copies && rules.business_only);
    assert_eq!(["md", "txt", "html", "docx"].map(|format| rules.allows(format)), [false, true, true, false]);
    // Nothing that is printed says what the store is (papers section 2j).
    let words = serde_json::to_string(&profile).unwrap();
    assert!(!words.to_lowercase().contains("covert"), "{words}");
    assert_eq!(serde_json::from_str::<Profile>(&words).unwrap(), profile);
    // And an open profile's bytes stay as they were before there were rules of papers.
    assert!(!serde_json::to_string(&lancashire()).unwrap().contains("papers"));
    assert!(!Profile::builtin_names().contains(&"weekly") && Profile::builtin("covert").is_err());
}

#[test]
fn the_profile_survives_the_journal() {
    for name in Profile::builtin_names() {
        let profile = Profile::builtin(name).unwrap();
        let json = serde_json::to_string(&profile).unwrap();
        assert_eq!(serde_json::from_str::<Profile>(&json).unwrap(), profile);
    }
    assert!(serde_json::from_str::<Profile>("{\"name\":\"x\",\"surprise\":1}").is_err());
}

#[test]
fn lancashire_has_the_tiers_and_intervals_of_the_design() {
    let profile = lancashire();
    let names: Vec<_> = profile.tiers.iter().map(|tier| tier.name.as_str()).collect();
    assert_eq!(names, ["Investigation", "Neighbourhood", "Intel development", "Intel review"]);
    assert_eq!([1, 2, 3, 4, 9].map(|tier| profile.review_days(tier)), [28, 42, 56, 84, 84]);
    assert_eq!([1, 2, 3, 4].map(|tier| profile.quiet_days(tier)), [Some(28), Some(42), Some(84), None]);
    assert!(profile.is_high_band("high") && profile.is_high_band("Very high") && !profile.is_high_band("Medium"));
    assert_eq!((profile.provisional_days, profile.lro_training_valid_days, profile.default_capacity), (14, 730, 3));
    assert_eq!((profile.empty_p_days, profile.apmis_due_days, profile.default_due_days), (60, 28, 14));
    assert_eq!((profile.prefix.as_str(), profile.marking.as_str()), ("NB", "OFFICIAL-SENSITIVE"));
    assert!(profile.criteria("moderate").unwrap().contains("weeks to months"));
    assert_eq!(profile.criteria("huge"), None);
}

#[test]
fn words_are_found_in_any_case() {
    let profile = lancashire();
    assert_eq!(profile.threat_area(" illegal DRUGS "), Some("Illegal drugs"));
    assert_eq!(profile.flag("County Lines"), Some("county lines"));
    assert_eq!(profile.reason_code("Abstraction"), Some("abstraction"));
    assert_eq!(profile.band("very High"), Some("Very high"));
    assert_eq!(profile.threat_area("piracy"), None);
    for text in ["3", "Tier 3", "tier3", "intel development", "Intel dev"] {
        assert_eq!(profile.tier_named(text).map(|tier| tier.number), Some(3), "{text}");
    }
    assert!(profile.tier_named("5").is_none() && profile.tier_named("tier").is_none());
    assert_eq!(profile.tier_of_unit("task force").map(|tier| tier.number), Some(2));
    assert!(profile.tier_of_unit("Marine unit").is_none());
}

#[test]
fn warning_words_are_whole_words_in_any_of_their_forms() {
    let profile = lancashire();
    assert_eq!(profile.warning_words_in(["Ask the Handler first"]), ["handler"]);
    assert_eq!(profile.warning_words_in(["chis (ref held elsewhere)"]), ["CHIS"]);
    assert_eq!(profile.warning_words_in(["under witness-protection now"]), ["witness protection"]);
    assert_eq!(profile.warning_words_in(["two handlers met"]), ["handler"]);
    // Every one of them, over several texts, and no phrase that only two texts together hold.
    let texts = ["the handler of a CHIS", "his handlers, under witness", "protection"];
    assert_eq!(profile.warned(texts).unwrap(), "the words \"CHIS\" and \"handler\"");
    assert_eq!(profile.warning_words_in(["two sources"]), ["source"]);
    assert_eq!(profile.warned(["a handler"]).unwrap(), "the word \"handler\"");
    assert!(profile.warning_words_in(["resources at the outsource centre"]).is_empty());
    // As a verb, in any case, and where the list has a word and its plural once only.
    for text in ["phone intercepted", "the Intercepts", "INTERCEPTING a call", "inter-force intercept"] {
        assert_eq!(profile.warning_words_in([text]), ["intercept"], "{text}");
    }
    assert_eq!(profile.warning_words_in(["two interceptions"]), ["interception"]);
    assert_eq!(profile.warning_words_in(["filmed covertly"]), ["covert"]);
    for text in ["handling code C", "access controlled", "undercoat", "the van was resourced", "informed the council"] {
        assert!(profile.warning_words_in([text]).is_empty(), "{text}");
    }
}

#[test]
fn wrong_files_get_a_sentence_with_the_key() {
    for (old, new, sentence) in [
        ("version = 1", "", "The profile lacks the key \"version\"."),
        ("version = 1", "version = 0", "In the profile \"version\" must be 1 or more."),
        (
            "version = 1",
            "version = \"one\"",
            "In the profile the value of \"version\" at line 5 is string \"one\"; it must be a whole number.",
        ),
        ("version = 1", "version = 1\ntitle = 2", "The profile has a key \"title\" at line 6 that is not known."),
        (
            "prefix = \"NB\"",
            "prefix = \"nb-\"",
            "In the profile \"prefix\" must be one to six capitals or figures, such as NB.",
        ),
        (
            "marking = \"OFFICIAL-SENSITIVE\"",
            "marking = \"SECRET\"",
            "In the profile \"marking\" must be OFFICIAL or OFFICIAL-SENSITIVE; nothing above it may be held.",
        ),
        ("empty_p_days = 60", "empty_p_days = 0", "In the profile \"empty_p_days\" is 0; it must be from 1 to 3653."),
        (
            "\"Very high\"]\nconf",
            "\"Huge\"]\nconf",
            "In the profile \"high_bands\" names \"Huge\", which is not one of \"bands\".",
        ),
        ("\"county lines\", ", "\"Firearms\", ", "In the profile \"flags\" names \"firearms\" twice."),
        ("flags = [", "flags = [] #", "In the profile \"flags\" is empty; it needs at least one entry."),
        ("\"county lines\"", "\"\"", "In the profile \"flags\" holds an empty text."),
        (
            "\"county lines\"",
            "\"county\\u202elines\"",
            "In the profile \"flags\" holds \"county<U+202E>lines\", which has hidden characters or spaces at its ends.",
        ),
        ("number = 4", "number = 3", "In the profile \"tiers\" must be tiers 1, 2, 3 and 4, in this order."),
        (
            "review_days = 42",
            "review_days = 9999",
            "In the profile \"tiers.review_days of tier 2\" is 9999; it must be from 1 to 3653.",
        ),
    ] {
        assert!(text().contains(old), "{old}");
        assert_eq!(Profile::parse(&text().replacen(old, new, 1)).unwrap_err(), sentence);
    }
    let three = text().rfind("[[tiers]]").unwrap();
    let five = format!("{}{}", text(), &text()[three..]).replacen("number = 4", "number = 5", 2).replacen(
        "number = 5",
        "number = 4",
        1,
    );
    for wrong in [text()[..three].to_owned(), five] {
        let sentence = "In the profile \"tiers\" must be tiers 1, 2, 3 and 4, in this order.";
        assert_eq!(Profile::parse(&wrong).unwrap_err(), sentence);
    }
    let broken = Profile::parse("name = \"x\nversion").unwrap_err();
    assert_eq!(broken, "The profile cannot be read at line 2: key with no value, expected \"=\".");
    let lacking = Profile::parse(&text().replacen("review_days = 84\n", "", 1)).unwrap_err();
    assert!(
        lacking.starts_with("The profile lacks the key \"review_days\" in the part that starts at line "),
        "{lacking}"
    );
}

proptest! {
    #[test]
    fn no_text_makes_it_stop(cut in 0_usize..9_000, junk in crate::text::corpus::any_text()) {
        let head: String = text().chars().take(cut).collect();
        for text in [junk.clone(), format!("{head}{junk}")] {
            if let Err(sentence) = Profile::parse(&text) {
                prop_assert!(sentence.ends_with('.') && crate::text::is_clean(&sentence), "{:?}", sentence);
            }
        }
    }
}

#[test]
fn a_local_profile_is_said_or_left_out_and_its_priorities_stand_once() {
    assert!(lancashire().local_profile.is_none());
    assert!(!serde_json::to_string(&lancashire()).unwrap().contains("local_profile"));
    let with =
        |more: &str| Profile::parse(&text().replace("\n[statuses]", &format!("\n[local_profile]\n{more}\n[statuses]")));
    let local = with("review_on = \"2027-03-31\"\npriorities = [\"County lines\"]").unwrap().local_profile;
    assert_eq!(local.priority(" county LINES "), Some("County lines"));
    assert_eq!((local.priority("Fraud"), local.review_on), (None, Some("2027-03-31".parse().unwrap())));
    let twice = with("priorities = [\"County lines\", \"county lines\"]").unwrap_err();
    assert_eq!(twice, "In the profile \"local_profile.priorities\" names \"county lines\" twice.");
    assert!(with("review_on = \"soon\"").is_err());
}
