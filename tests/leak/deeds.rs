//! For every subcommand of the program one line that really does what it is for, on the store it finds it in. Whoever adds a subcommand is told that its line is
//! missing here; whoever proves something of every command takes them from here.

use super::desks::Place;
use crate::support::{Desk, Ran};
use clap::CommandFactory as _;
use muster::cli::args::Arguments;

/// What a line does to the folder it finds, when it may.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Does {
    /// Nothing.
    Looks,
    /// It looks, and the access log has a line of it.
    Notes,
    /// It changes the record, its keys or its papers, or makes a store.
    Writes,
}

use Does::{Looks, Notes, Writes};

/// Closes the meeting that is open, so that another can be prepared.
const DONE: &str = "meeting close --rest taken-as-read --because Quiet; ";

/// The lines, on invented data. `_` is a space; in braces stands what the store is asked for: a list, perhaps what its row has to be, and a value of it. What stands
/// before a `;` is done first.
const DEEDS: &[(Does, &str)] = &[
    (Looks, "completions bash"),
    (Looks, "config paths"),
    (Looks, "copies"),
    (Looks, "cross"),
    (Looks, "doctor"),
    (Looks, "keys"),
    (Looks, "man"),
    // Nobody is marked as briefed in the open store: it is refused there.
    (Looks, "meeting briefed all"),
    (Notes, "meeting agenda"),
    (Notes, "meeting list"),
    (Notes, "meeting show"),
    (Looks, "operator list"),
    (Looks, "read-sheets"),
    (Looks, "verify"),
    (Notes, "access-log"),
    (Notes, "journal"),
    (Notes, "list ocgs"),
    (Notes, "show {ocgs/operation}"),
    (Writes, "backup"),
    (Writes, "demo --size small --keep {in}/demo"),
    (Writes, "erase {decisions/entry} --because Asked --authority DPO"),
    (Writes, "import {officers.csv}"),
    (Writes, "init --bcu East --generate --operator DCI_1 --store {in}/another"),
    (Writes, "meeting accept-minutes"),
    (Writes, "meeting amend --minutes 90"),
    (Writes, "meeting attend in {officers/label}"),
    (Writes, "meeting call Op_Willow --because Quiet"),
    (Writes, "meeting cancel --because Fire"),
    (Writes, "meeting close --rest taken-as-read --because Quiet"),
    (Writes, "meeting defer Op_Willow --because Time"),
    (Writes, "meeting freeze"),
    (Writes, "meeting next --called --because Quiet"),
    (Writes, "meeting open"),
    (Writes, "meeting prepare --date tue"),
    (Writes, "meeting read Op_Willow --because Quiet"),
    (Writes, "meeting rest taken-as-read --because Quiet"),
    (Writes, "rebuild"),
    (Writes, "record action {ocgs/operation} Visit_the_address --owner {officers/label} --due fri"),
    (Writes, "record amend-action {actions/status=open/number} --text Another_text"),
    (Writes, "record answer {bids/number} declined"),
    (Writes, "record assess {ocgs/operation} --scheme MoRiLE --score 3"),
    (Writes, "record bid A_drone --to ROCU --ocg {ocgs/operation}"),
    (Writes, "record board-answer item_{board-matters/item} agreed"),
    (Writes, "record board-objective Fewer_late_actions"),
    (Writes, "record board-state item_{board-objectives/item} met"),
    (Writes, "record cancel {actions/status=open/number} --because Twice --code duplicate"),
    (Writes, "record claim {actions/status=open/number} Done"),
    (Writes, "record consulted {ocgs/operation} Housing"),
    (
        Writes,
        "record correction {meetings/state=signed/number} {meetings/state=signed/first_entry} One Two --because Typed_wrong",
    ),
    (Writes, "record decision Ask_the_board --because Needed"),
    (Writes, "record deputy {ocgs/operation} {officers/label} --because Leave"),
    (Writes, "record describe {decisions/entry} --investigation Harrow --part A In_words"),
    (Writes, "record discharge {actions/status=claimed_complete/number} Done"),
    (Writes, "record disruption {ocgs/operation} minor Two_vehicles"),
    (Writes, "record dispose {triggers/number} noted --because Known"),
    (Writes, "record extend {actions/status=open/number} +2w --because Late"),
    (Writes, "record fill item_{gaps/item} Known"),
    (Writes, "record gap {ocgs/operation} Who_supplies"),
    (Writes, "record join {disruptions/evidence=Three/number} {disruptions/evidence=Two/number} --because Same"),
    (Writes, "record learning Knock_first --theme Warrants"),
    (Writes, "record lro {ocgs/operation} {officers/label} --because Trained"),
    (Writes, "record moderate {disruptions/moderated=minor/number} moderate --because Agreed"),
    (Writes, "record no-change {ocgs/operation} --because Quiet"),
    (Writes, "record not-applicable {ocgs/operation} prevent --because Adults"),
    (Writes, "record note {ocgs/operation} Seen"),
    (Writes, "record objective {ocgs/operation} Charge_two --to fri"),
    (Writes, "record ocg amend {ocgs/operation} --area Mill_Lane"),
    (Writes, "record ocg register --operation Op_Nettle --reference NB/OCG/1999"),
    (Writes, "record officer amend {officers/label} --unit West_CID"),
    (Writes, "record officer register DS_9001 --unit West_CID"),
    (Writes, "record operation Op_Sieve --kind surge"),
    (Writes, "record order {ocgs/operation} SCPO --subject custody_record_1"),
    (Writes, "record outcome {ocgs/operation} arrests 2"),
    (Writes, "record pass-out {actions/status=open/number} Housing --because Theirs"),
    (Writes, "record plan {ocgs/operation} --pursue Charge_two"),
    (Writes, "record profile plain"),
    (Writes, "record refuse-claim {actions/status=claimed_complete/number} --because Not_yet"),
    (Writes, "record relevant {ocgs/operation} --investigation Harrow"),
    (Writes, "record remark Any_other_business Tea"),
    (Writes, "record retention agree {ocgs/status=archived/operation} --because Over"),
    (Writes, "record retention hold {ocgs/operation} disclosure --because Trial"),
    (Writes, "record retention lift {ocgs/operation} disclosure --because Over"),
    (Writes, "record retention propose {ocgs/status=archived/operation} --because Over"),
    (Writes, "record retention refuse {ocgs/status=archived/operation} --because Needed"),
    (Writes, "record retention review {ocgs/operation} --group 3 --because Needed"),
    (Writes, "record share {learning/number} Housing"),
    (Writes, "record sro {ocgs/operation} {officers/label} --because Senior"),
    (Writes, "record start {actions/status=open/number}"),
    (Writes, "record recheck item_{statements/item} --never"),
    (Writes, "record statement {ocgs/operation} Two_tenants_may_move"),
    (Writes, "record status {ocgs/operation} dormant --because Quiet"),
    (Writes, "record tier {ocgs/operation} 4 --because Quiet"),
    (Writes, "record to-board {ocgs/operation} No_trained_officer"),
    (Writes, "record transfer {actions/status=open/number} {officers/label} --because Leave"),
    (Writes, "record trigger {ocgs/operation} Released_from_custody"),
    (Writes, "record withdraw {decisions/entry} --because Wrong"),
    (Writes, "redo"),
    (Writes, "restore {backup}"),
    (Writes, "undo"),
    (Writes, "write minutes"),
];

/// What is done before a line, by what it begins with.
const FIRST: &[(&str, &str)] = &[
    ("meeting accept-minutes", "meeting prepare --date today; meeting open"),
    ("meeting cancel", "meeting prepare --date tue"),
    ("meeting freeze", "meeting prepare --date tue"),
    ("meeting open", "meeting prepare --date today"),
    ("record recheck", "record statement {ocgs/operation} Seen_at_the_yard --recheck tue"),
    ("record answer", "record bid A_drone --to ROCU --ocg {ocgs/operation}"),
    ("record board-answer", "record to-board {ocgs/operation} No_trained_officer"),
    ("record board-state", "record board-objective Fewer_late_actions"),
    ("record dispose", "record trigger {ocgs/operation} Released_from_custody"),
    ("record join", "record disruption {ocgs/operation} minor Two; record disruption {ocgs/operation} minor Three"),
    (
        "record retention agree",
        "record ocg register --operation Sallow --status archived; record retention propose {ocgs/status=archived/operation} --because Over",
    ),
    ("record retention lift", "record retention hold {ocgs/operation} disclosure --because Trial"),
    ("record retention propose", "record ocg register --operation Sallow --status archived"),
    (
        "record retention refuse",
        "record ocg register --operation Sallow --status archived; record retention propose {ocgs/status=archived/operation} --because Over",
    ),
    ("record share", "record learning Knock_first --theme Warrants"),
    ("redo", "undo"),
    ("restore", "backup; record note {ocgs/operation} Later"),
];

/// The same on a record in earnest, whose keys change. Their own passphrase a reader may change; here it is another's.
const KEYS: &[(Does, &str)] = &[
    (Writes, "operator add DS_9001 --role loggist --new-passphrase-file {passphrase}"),
    (Writes, "operator passphrase DCI_1550 --new-passphrase-file {passphrase}"),
    (Writes, "operator recovery"),
    (Writes, "operator rekey"),
    (Writes, "operator remove PC_2208"),
    (Writes, "operator role PC_2208 loggist --new-passphrase-file {passphrase}"),
];

/// One line, and what is done before it.
#[derive(Debug, Clone)]
pub(crate) struct Deed {
    pub(crate) does: Does,
    first: Vec<&'static str>,
    line: &'static str,
}

/// The lines for invented data.
pub(crate) fn deeds() -> Vec<Deed> {
    of(DEEDS)
}

/// The lines for a record in earnest.
pub(crate) fn keys() -> Vec<Deed> {
    of(KEYS)
}

fn of(lines: &[(Does, &'static str)]) -> Vec<Deed> {
    let made = |&(does, line): &(Does, &'static str)| {
        let first = FIRST.iter().find(|(begins, _)| line.starts_with(begins)).map_or("", |(_, first)| *first);
        let over = if first.contains("meeting ") || line.starts_with("meeting prepare") { DONE } else { "" };
        let first = over.split("; ").chain(first.split("; ")).filter(|line| !line.is_empty()).collect();
        Deed { does, first, line }
    };
    lines.iter().map(made).collect()
}

impl Deed {
    /// Makes a fresh store and does what comes first; says the words of the line.
    pub(crate) fn ready(&self, place: &Place) -> Vec<String> {
        place.reset();
        for line in &self.first {
            let words = filled(line, place);
            let ran = run(place, &words, &[]);
            assert_eq!(ran.code, 0, "{words:?}: {ran:?}");
        }
        self.words(place)
    }

    /// The words of the line, on the store as it stands.
    pub(crate) fn words(&self, place: &Place) -> Vec<String> {
        filled(self.line, place)
    }

    /// Whether it is a line of this subcommand.
    pub(crate) fn begins(&self, word: &str) -> bool {
        self.line.split(' ').next() == Some(word)
    }

    /// Where in its words somebody typed something: neither the names of the subcommand and its arguments nor what the store is asked for.
    pub(crate) fn typed(&self) -> Vec<usize> {
        let words: Vec<&str> = self.line.split(' ').collect();
        let leaf = leaves().into_iter().find(|leaf| self.line == leaf || self.line.starts_with(&format!("{leaf} ")));
        let from = leaf.map_or(0, |leaf| leaf.split(' ').count());
        (from..words.len()).filter(|at| !words[*at].starts_with("--") && !words[*at].contains('{')).collect()
    }

    /// Whether it makes something without the key of the store it finds.
    pub(crate) fn needs_no_key(&self) -> bool {
        ["demo", "init", "completions", "config", "keys", "man", "read-sheets"]
            .iter()
            .any(|word| self.line.starts_with(word))
    }
}

/// Runs a line that is ready, with arguments before it; whoever erases, restores or gives the record a new key types what they are asked for.
pub(crate) fn run(place: &Place, words: &[String], before: &[&str]) -> Ran {
    let words: Vec<&str> = before.iter().copied().chain(words.iter().map(String::as_str)).collect();
    let typed = match words.iter().position(|word| ["erase", "restore", "rekey"].contains(word)) {
        Some(at) if words[at] == "erase" => words[at + 1],
        Some(at) if words[at] == "rekey" => words[at],
        // One entry was recorded after the backup.
        Some(_) => "1",
        None => "",
    };
    place.open.typing(&words, typed)
}

fn filled(line: &str, place: &Place) -> Vec<String> {
    line.split(' ').map(|word| word.replace('_', " ")).map(|word| fill(&word, place)).collect()
}

fn fill(word: &str, place: &Place) -> String {
    let Some((before, rest)) = word.split_once('{') else { return word.to_owned() };
    let (asked, after) = rest.split_once('}').unwrap();
    let base = place.open.base.path();
    let found = match asked {
        "in" => base.to_string_lossy().into_owned(),
        "passphrase" => place.open.file("theirs", "kettle-amber-willow-fable-north\n"),
        "officers.csv" => concat!(env!("CARGO_MANIFEST_DIR"), "/tests/fixtures/officers.csv").to_owned(),
        "backup" => {
            let made = std::fs::read_dir(place.open.store.join("backups")).unwrap().next().unwrap().unwrap();
            made.path().to_string_lossy().into_owned()
        }
        asked => looked_up(&place.open, asked),
    };
    format!("{before}{found}{after}")
}

/// The value of a row of a list: `list/value`, or `list/key=is/value` for the first row whose key is so.
fn looked_up(desk: &Desk, asked: &str) -> String {
    let parts: Vec<&str> = asked.split('/').collect();
    let listed = desk.run(&["list", parts[0], "--all", "--json"]).json();
    let fits = |row: &serde_json::Value| {
        parts.len() < 3 || parts[1].split_once('=').is_some_and(|(key, is)| row[key].as_str() == Some(is))
    };
    let row = listed["rows"].as_array().unwrap().iter().find(|row| fits(row));
    let value =
        &row.unwrap_or_else(|| panic!("no row for {asked}: {listed}"))[parts[parts.len() - 1].replace(' ', "_")];
    value.as_str().map_or_else(|| value.to_string(), str::to_owned)
}

/// Every subcommand that has none under it, in words.
pub(crate) fn leaves() -> Vec<String> {
    let mut found = Vec::new();
    let mut to_see = vec![(Arguments::command(), String::new())];
    while let Some((command, path)) = to_see.pop() {
        let mut under = command.get_subcommands().peekable();
        if under.peek().is_none() {
            found.push(path.trim().to_owned());
            continue;
        }
        to_see.extend(under.map(|sub| (sub.clone(), format!("{path} {}", sub.get_name()))));
    }
    found.sort();
    found
}

#[test]
fn every_subcommand_has_a_line_and_every_line_a_subcommand() {
    let lines: Vec<&str> = DEEDS.iter().chain(KEYS).map(|(_, line)| *line).collect();
    let begins = |line: &str, leaf: &str| line == leaf || line.starts_with(&format!("{leaf} "));
    let missing: Vec<String> =
        leaves().into_iter().filter(|leaf| !lines.iter().any(|line| begins(line, leaf))).collect();
    assert!(missing.is_empty(), "add a line that really does it to tests/leak/deeds.rs: {missing:?}");
    let lost: Vec<&&str> = lines.iter().filter(|line| !leaves().iter().any(|leaf| begins(line, leaf))).collect();
    assert!(lost.is_empty(), "no such subcommand any more: {lost:?}");
    assert!(FIRST.iter().all(|(begins, _)| lines.iter().any(|line| line.starts_with(begins))));
}
