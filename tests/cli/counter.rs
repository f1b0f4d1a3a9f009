//! A counter of its own: the figures of papers section 3 from the lines of `muster journal --json` and nothing else. It knows no type of the program.

use serde_json::Value;
use std::collections::{BTreeMap, BTreeSet};

pub(crate) const STRANDS: [&str; 4] = ["pursue", "prevent", "protect", "prepare"];

/// A day, `2026-11-24`: days compare as text.
pub(crate) type Day = String;

fn text(value: &Value) -> String {
    value.as_str().unwrap_or_default().to_owned()
}

fn id(value: &Value) -> i64 {
    value["id"].as_i64().or_else(|| value.as_i64()).unwrap()
}

/// The day of a moment in the months in which London keeps Greenwich time.
pub(crate) fn day_of(milliseconds: &Value) -> Day {
    chrono::DateTime::from_timestamp_millis(milliseconds.as_i64().unwrap()).unwrap().date_naive().to_string()
}

pub(crate) fn days_before(day: &str, days: u64) -> Day {
    let day: chrono::NaiveDate = day.parse().unwrap();
    (day - chrono::Days::new(days)).to_string()
}

#[derive(Clone)]
pub(crate) struct Group {
    pub(crate) name: String,
    reference: String,
    kind: String,
    status: String,
    pub(crate) tier: Option<u64>,
    pub(crate) lro: Option<i64>,
    pub(crate) sro: Option<i64>,
}

impl Group {
    fn read(ocg: &Value) -> Self {
        Self {
            name: text(&ocg["details"]["operation"]),
            reference: text(&ocg["details"]["reference"]),
            kind: text(&ocg["details"]["kind"]),
            status: text(&ocg["status"]),
            tier: ocg["placement"]["tier"].as_u64(),
            lro: ocg["lro"]["officer"]["id"].as_i64(),
            sro: ocg["sro"]["officer"]["id"].as_i64(),
        }
    }

    pub(crate) fn counts(&self) -> bool {
        self.kind == "ocg" && is_live(&self.status)
    }

    /// Row of the tier table: 1 to 4, 5 for none yet.
    fn row(&self) -> Option<usize> {
        self.counts().then(|| self.tier.map_or(5, |tier| usize::try_from(tier).unwrap()))
    }
}

fn is_live(status: &str) -> bool {
    ["provisional", "active", "dormant"].contains(&status)
}

#[derive(Clone)]
pub(crate) struct Action {
    pub(crate) ocg: i64,
    pub(crate) status: String,
    since: Day,
    due: Option<Day>,
    first_due: Option<Day>,
    pub(crate) strand: String,
    pub(crate) second: String,
}

impl Action {
    pub(crate) fn live(&self) -> bool {
        self.with_owner() || self.status == "claimed-complete"
    }

    pub(crate) fn with_owner(&self) -> bool {
        self.status == "open" || self.status == "in-progress"
    }

    pub(crate) fn overdue(&self, day: &str) -> bool {
        self.with_owner() && self.due.as_deref().is_some_and(|due| due < day)
    }
}

/// Everything that is counted, after an entry.
#[derive(Clone, Default)]
pub(crate) struct Division {
    pub(crate) groups: BTreeMap<i64, Group>,
    left: BTreeMap<i64, Day>,
    pub(crate) actions: BTreeMap<i64, Action>,
    /// P, level that is agreed.
    pub(crate) disruptions: BTreeMap<i64, (String, String)>,
    /// The group each is counted for.
    pub(crate) disrupted: BTreeMap<i64, i64>,
    pub(crate) items: BTreeMap<i64, Value>,
    plans: BTreeMap<i64, BTreeMap<i64, Value>>,
}

impl Division {
    pub(crate) fn fold(&mut self, entry: &Value) {
        let fact = &entry["body"]["fact"];
        match entry["kind"].as_str().unwrap() {
            "ocg.registered" => drop(self.groups.insert(id(&fact["ocg"]), Group::read(&fact["ocg"]))),
            "ocg.struck-out" => drop(self.groups.remove(&id(&fact["ocg"]))),
            "ocg.amended" => {
                let group = self.groups.get_mut(&id(&fact["ocg"])).unwrap();
                group.name = text(&fact["to"]["operation"]);
                group.reference = text(&fact["to"]["reference"]);
                group.kind = text(&fact["to"]["kind"]);
            }
            "ocg.status-set" => self.groups.get_mut(&id(&fact["ocg"])).unwrap().status = text(&fact["to"]["status"]),
            "ocg.tier-decided" => self.groups.get_mut(&id(&fact["ocg"])).unwrap().tier = fact["to"]["tier"].as_u64(),
            "ocg.post-filled" if fact["post"] == "lro" => {
                self.groups.get_mut(&id(&fact["ocg"])).unwrap().lro = fact["to"]["officer"]["id"].as_i64();
            }
            "ocg.post-filled" if fact["post"] == "sro" => {
                self.groups.get_mut(&id(&fact["ocg"])).unwrap().sro = fact["to"]["officer"]["id"].as_i64();
            }
            "officer.amended" => match fact["to"]["left_on"].as_str() {
                Some(left) => drop(self.left.insert(id(&fact["officer"]), left.to_owned())),
                None => drop(self.left.remove(&id(&fact["officer"]))),
            },
            "action.raised" => {
                let action = &fact["action"];
                let read = Action {
                    ocg: id(&action["ocg"]),
                    status: text(&action["state"]["status"]),
                    since: text(&action["state"]["since"]),
                    due: action["due"].as_str().map(str::to_owned),
                    first_due: action["first_due"].as_str().map(str::to_owned),
                    strand: text(&action["details"]["strand"]),
                    second: text(&action["details"]["second"]),
                };
                self.actions.insert(id(action), read);
            }
            "action.struck-out" => drop(self.actions.remove(&id(&fact["action"]))),
            "action.amended" => {
                let action = self.actions.get_mut(&id(&fact["action"])).unwrap();
                action.strand = text(&fact["to"]["strand"]);
                action.second = text(&fact["to"]["second"]);
            }
            "action.extended" => {
                let action = self.actions.get_mut(&id(&fact["action"])).unwrap();
                action.due = fact["to"]["due"].as_str().map(str::to_owned);
                action.first_due = fact["to"]["first_due"].as_str().map(str::to_owned);
            }
            "action.moved" => {
                let action = self.actions.get_mut(&id(&fact["action"])).unwrap();
                action.status = text(&fact["to"]["status"]);
                action.since = text(&fact["to"]["since"]);
            }
            "disruption.claimed" => {
                let one = &fact["disruption"];
                let level = text(&one["moderation"]["level"]);
                self.disruptions.insert(id(one), (text(&one["details"]["strand"]), level));
                self.disrupted.insert(id(one), id(&one["ocg"]));
            }
            "disruption.struck-out" => drop(self.disruptions.remove(&id(&fact["disruption"]))),
            "disruption.moderated" => {
                let level =
                    if fact["to"]["joined"].is_null() { text(&fact["to"]["level"]) } else { "joined".to_owned() };
                self.disruptions.get_mut(&id(&fact["disruption"])).unwrap().1 = level;
            }
            "item.added" => self.item(&fact["item"], &fact["item"]["content"], &fact["item"]["ocg"]),
            "item.changed" => self.item(&fact["item"], &fact["to"], &fact["ocg"]),
            "item.struck-out" => {
                self.items.remove(&id(&fact["item"]));
                for plans in self.plans.values_mut() {
                    plans.remove(&id(&fact["item"]));
                }
            }
            _ => {}
        }
    }

    fn item(&mut self, item: &Value, content: &Value, ocg: &Value) {
        self.items.insert(id(item), content.clone());
        if content["type"] == "plan" {
            self.plans.entry(id(ocg)).or_default().insert(id(item), content.clone());
        }
    }

    pub(crate) fn tiers(&self) -> [i64; 6] {
        let mut rows = [0; 6];
        for row in self.groups.values().filter_map(Group::row) {
            rows[row] += 1;
        }
        rows
    }

    pub(crate) fn without_lro(&self, day: &str) -> Vec<&Group> {
        let here = |lro: i64| self.left.get(&lro).is_none_or(|left| left.as_str() > day);
        self.groups.values().filter(|group| group.counts() && !group.lro.is_some_and(here)).collect()
    }

    /// Ps of a group that are empty on a day.
    pub(crate) fn empty(&self, group: i64, day: &str) -> Vec<usize> {
        let since = days_before(day, 60);
        let plan = self.plans.get(&group).and_then(|plans| plans.values().next_back());
        let is_empty = |at: &usize| {
            let strand = STRANDS[*at];
            let told = plan.is_some_and(|plan| !text(&plan["strands"][*at]["not_applicable"]).is_empty());
            let fills = |one: &Action| one.live() || one.status == "discharged" && one.since >= since;
            !told && !self.actions.values().any(|one| one.ocg == group && one.strand == strand && fills(one))
        };
        (0..4).filter(is_empty).collect()
    }

    pub(crate) fn open_bids(&self) -> usize {
        let open = |item: &&Value| item["type"] == "bid" && (item["answer"].is_null() || item["answer"] == "deferred");
        self.items.values().filter(open).count()
    }
}

/// The run of entries between two signed meetings, with the record at both ends.
pub(crate) struct Run<'a> {
    entries: &'a [Value],
    first: u64,
    last: u64,
    pub(crate) start: Division,
    pub(crate) end: Division,
    withdrawn: BTreeSet<u64>,
    imports: BTreeSet<u64>,
}

impl<'a> Run<'a> {
    /// The entries after `before` up to `last` of a journal.
    pub(crate) fn new(journal: &'a [Value], before: u64, last: u64) -> Self {
        let entries = &journal[..usize::try_from(last).unwrap()];
        let mut withdrawn = BTreeSet::new();
        for entry in entries.iter().rev().filter(|entry| !entry["undoes"].is_null()) {
            if !withdrawn.contains(&entry["seq"].as_u64().unwrap()) {
                withdrawn.insert(entry["undoes"].as_u64().unwrap());
            }
        }
        let imports = entries.iter().filter(|entry| entry["kind"] == "import.made");
        let imports = imports.map(|entry| entry["batch"].as_u64().unwrap()).collect();
        let upto = |last: u64| {
            let mut division = Division::default();
            entries
                .iter()
                .take_while(|entry| entry["seq"].as_u64().unwrap() <= last)
                .for_each(|one| division.fold(one));
            division
        };
        Self { entries, first: before + 1, last, start: upto(before), end: upto(last), withdrawn, imports }
    }

    fn stands(&self, entry: &Value) -> bool {
        !self.withdrawn.contains(&entry["seq"].as_u64().unwrap())
    }

    fn inside(&self) -> impl Iterator<Item = &'a Value> + '_ {
        self.entries.iter().filter(|entry| (self.first..=self.last).contains(&entry["seq"].as_u64().unwrap()))
    }

    /// Standing facts that somebody recorded by hand in the run.
    pub(crate) fn own(&self) -> impl Iterator<Item = (&'a Value, &'a Value)> + '_ {
        self.inside()
            .filter(|entry| entry["undoes"].is_null() && self.stands(entry))
            .filter(|entry| !self.imports.contains(&entry["batch"].as_u64().unwrap()))
            .map(|entry| (entry, &entry["body"]["fact"]))
    }

    /// Every fact somebody recorded by hand in the run, with whether it stands.
    pub(crate) fn by_hand(&self) -> impl Iterator<Item = (&'a Value, bool)> + '_ {
        self.inside()
            .filter(|entry| entry["undoes"].is_null() && !self.imports.contains(&entry["batch"].as_u64().unwrap()))
            .map(|entry| (entry, self.stands(entry)))
    }

    pub(crate) fn count(&self, is: impl Fn(&Value) -> bool) -> i64 {
        i64::try_from(self.own().filter(|(_, fact)| is(fact)).count()).unwrap()
    }

    /// Live actions that standing withdrawals of earlier entries brought back, and those they took away.
    pub(crate) fn taken_back(&self) -> (i64, i64) {
        let (mut reopened, mut gone) = (0, 0);
        for entry in self.inside().filter(|entry| self.stands(entry)) {
            if entry["undoes"].as_u64().is_some_and(|undone| undone < self.first) {
                let live = |state: &Value| {
                    ["open", "in-progress", "claimed-complete"].contains(&state["status"].as_str().unwrap_or_default())
                };
                let fact = &entry["body"]["fact"];
                match entry["kind"].as_str().unwrap() {
                    "action.moved" if live(&fact["to"]) && !live(&fact["from"]) => reopened += 1,
                    "action.struck-out" if live(&fact["action"]["state"]) => gone -= 1,
                    _ => {}
                }
            }
        }
        (reopened, gone)
    }

    /// Came in and went out by row: every standing step, one after the other.
    pub(crate) fn moves(&self) -> ([i64; 6], [i64; 6]) {
        let (mut arrived, mut left) = ([0; 6], [0; 6]);
        let mut now = self.start.clone();
        let takes_back_inside = |entry: &Value| entry["undoes"].as_u64().is_some_and(|undone| undone >= self.first);
        for entry in self.inside().filter(|entry| self.stands(entry) && !takes_back_inside(entry)) {
            let kind = entry["kind"].as_str().unwrap();
            if !["ocg.registered", "ocg.struck-out", "ocg.amended", "ocg.status-set", "ocg.tier-decided"]
                .contains(&kind)
            {
                continue;
            }
            let group = id(&entry["body"]["fact"]["ocg"]);
            let before = now.groups.get(&group).and_then(Group::row);
            now.fold(entry);
            let after = now.groups.get(&group).and_then(Group::row);
            if before != after {
                before.into_iter().for_each(|row| left[row] += 1);
                after.into_iter().for_each(|row| arrived[row] += 1);
            }
        }
        (arrived, left)
    }

    /// Discharged with a first due date, and of these on time.
    pub(crate) fn on_time(&self) -> (i64, i64) {
        let (mut timely, mut all) = (0, 0);
        for (entry, fact) in self.own().filter(|(_, fact)| fact["step"] == "discharged") {
            let action = id(&fact["action"]);
            let Some(first) = self.end.actions[&action].first_due.clone() else { continue };
            let mut claimed = None;
            for one in self.entries.iter().filter(|one| one["seq"].as_u64() < entry["seq"].as_u64()) {
                let of = &one["body"]["fact"];
                let counts = self.stands(one) && one["undoes"].is_null() && one["kind"] == "action.moved";
                if counts && id(&of["action"]) == action {
                    match of["step"].as_str().unwrap() {
                        "claimed" => claimed = Some(day_of(&one["decided_at"])),
                        "claim-refused" => claimed = None,
                        _ => {}
                    }
                }
            }
            all += 1;
            timely += i64::from(claimed.unwrap_or_else(|| day_of(&entry["decided_at"])) <= first);
        }
        (timely, all)
    }

    /// Agreed in the run, by P and level, at the level that stands at its end.
    pub(crate) fn agreed(&self) -> BTreeMap<(String, String), u64> {
        let mut found = BTreeMap::new();
        for (_, fact) in
            self.own().filter(|(entry, fact)| entry["kind"] == "disruption.moderated" && fact["from"].is_null())
        {
            let one = self.end.disruptions[&id(&fact["disruption"])].clone();
            *found.entry(one).or_default() += 1;
        }
        found
    }

    /// Quantities of a kind entered in the run, as they stand in `known`.
    pub(crate) fn outcome(&self, kind: &str, known: &Division) -> u64 {
        let added = self.own().filter(|(entry, _)| entry["kind"] == "item.added");
        let now = added.filter_map(|(_, fact)| known.items.get(&id(&fact["item"])));
        now.filter(|item| item["type"] == "outcome" && item["kind"] == kind && item["estimated"] != true)
            .map(|item| item["quantity"].as_u64().unwrap())
            .sum()
    }

    /// The groups of the run's facts of one kind, in the words of papers.
    pub(crate) fn named(&self, is: impl Fn(&Value, &Value) -> bool) -> String {
        let names: Vec<String> = self
            .own()
            .filter(|(entry, fact)| is(entry, fact))
            .map(|(_, fact)| {
                let tag = if fact["ocg"]["details"].is_null() { &fact["ocg"] } else { &fact["ocg"]["details"] };
                let reference = Some(text(&tag["reference"])).filter(|reference| !reference.is_empty());
                let reference = reference.unwrap_or_else(|| "no reference yet".to_owned());
                format!("{} ({reference})", text(&tag["operation"]))
            })
            .collect();
        if names.is_empty() { "none".to_owned() } else { names.join(", ") }
    }
}
