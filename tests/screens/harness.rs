//! A division of 31 groups in a store in memory, a screen over it, and keys as a script. The real update loop and the real store; no terminal.

use muster::app::{Effect, Input, Msg, start, update};
use muster::domain::action::ActionDetails;
use muster::domain::command::{Asking, Command, NewAction, NewOcg};
use muster::domain::identity::{OcgId, OfficerId};
use muster::domain::ocg::{OcgDetails, OcgStatus};
use muster::domain::officer::OfficerDetails;
use muster::domain::profile::Profile;
use muster::domain::reading::Founding;
use muster::domain::tier::{Strand, Tier};
use muster::domain::time::{Date, Timestamp, add_days};
use muster::keys::chord::Chord;
use muster::model::edges::terminal;
use muster::model::layout::Size;
use muster::model::port::{Ask, Told};
use muster::model::state::Model;
use muster::store::keyring::DEMO_PASSPHRASE;
use muster::store::record::Opening;
use muster::store::{Folder, Keyring, Passphrase, Random, Store};
use muster::term::desk::Desk;
use muster::view::glyphs::Glyphs;
use muster::view::grid;
use muster::view::skin::Skin;
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use std::sync::Arc;
use std::sync::atomic::{AtomicI64, Ordering};

/// The day every test is played on.
pub(crate) fn day() -> Date {
    Date::from_ymd_opt(2026, 11, 24).unwrap()
}

pub(crate) fn now() -> Timestamp {
    Timestamp::from_local(day(), 10, 27)
}

/// reference, operation, tier, LRO, review in days, open, late
const GROUPS: &str = "1014 Yew 1 3 -9 5 2|1021 Hazel 1 6 -6 4 1|1007 Alder 1 1 -3 7 2|1168 Larch 1 1 4 5 1|1049 Birch 1 3 9 6 1|1112 Cedar 1 9 12 7 0|\
1056 Maple 2 2 -11 4 2|1084 Willow 2 2 16 3 1|1035 Hawthorn 2 7 2 3 1|1063 Rowan 2 1 8 6 1|1091 Elm 2 1 11 5 1|1028 Aspen 2 12 15 4 0|1077 Lime 2 7 18 4 0|\
1126 Oak 2 10 6 5 0|1140 Holly 2 10 20 5 0|1098 Fir 3 4 -2 2 1|1189 Medlar 3 0 3 1 0|1119 Spruce 3 4 10 3 1|1147 Pine 3 4 25 3 0|1042 Walnut 3 5 26 3 0|\
1070 Poplar 3 5 13 3 1|1105 Juniper 3 5 22 4 0|1133 Linden 3 11 17 3 0|1154 Sallow 3 9 19 4 0|1175 Beech 3 8 14 5 1|1161 Bay 4 3 21 1 0|1182 Cherry 4 4 30 1 0|\
1210 Plane 4 5 -5 1 0|1000 Spindle 4 6 24 1 0|1196 Cypress 4 11 27 1 0|1203 Mulberry 4 12 33 1 0";

/// label, unit, limit, trained (empty for never)
const OFFICERS: &str = "DI 4102,Target team,3,2026-03-02|Insp 3612,Neighbourhood South,3,|DI 4471,Serious crime team,4,2026-01-12|DS 2633,Intelligence unit,4,2024-08-05|\
DS 2098,Intelligence unit,4,2026-02-03|DS 2217,Target team,3,2025-09-09|PS 1894,Task force,3,2025-10-20|CSP 07,Community Safety (CSP),1,2025-11-03|\
DS 2750,Exploitation team,3,2026-05-11|Insp 3308,Neighbourhood North,3,2026-06-15|DC 5520,Intelligence unit,2,2026-07-06|PS 1177,Task force,2,2026-04-13";

const TEXTS: [&str; 7] = [
    "Financial profile of principal",
    "Safeguarding visits, two tenants",
    "ANPR pattern for two vehicles",
    "Warrant at storage unit 3",
    "Cuckooing markers on two addresses",
    "CPS early advice on charging",
    "Brief custody staff on the group",
];

/// Random bytes that are the same at every run.
fn chance() -> Random {
    let mut chance = fastrand::Rng::with_seed(7);
    Box::new(move |bytes| {
        chance.fill(bytes);
        Ok(())
    })
}

fn founded(groups: &str) -> Store {
    let mut store = Store::in_memory("K7QM-2XRD-91VT", chance()).unwrap();
    fill(&mut store, "K7QM-2XRD-91VT", false, groups);
    store
}

/// The division of the wireframes in a folder, as invented data, which the program opens by itself and whose clock can be fixed.
pub(crate) fn founded_in(path: &std::path::Path) -> Store {
    let folder = Folder::create(path).unwrap();
    let created = Keyring::create_demo("DCI 1550", &mut *chance()).unwrap();
    created.keyring.write(&folder.keyring(), &created.key).unwrap();
    let opening = Opening { key: &created.key, read_only: false, pid: std::process::id(), started: "09:58" };
    let mut store = Store::create(folder, &opening, chance()).unwrap();
    fill(&mut store, created.keyring.store_id(), true, GROUPS);
    store
}

/// The same record opened again, as whoever owns invented data opens it.
pub(crate) fn opened_in(path: &std::path::Path) -> Store {
    opened(path, false)
}

/// The same beside a process that writes.
pub(crate) fn opened_to_read(path: &std::path::Path) -> Store {
    opened(path, true)
}

fn opened(path: &std::path::Path, read_only: bool) -> Store {
    let folder = Folder::open(path).unwrap();
    let keyring = Keyring::read(&folder.keyring()).unwrap();
    let (key, _) = keyring.unlock_slot(None, &Passphrase::from(DEMO_PASSPHRASE)).unwrap();
    let opening = Opening { key: &key, read_only, pid: std::process::id(), started: "10:27" };
    Store::open(folder, &opening, chance()).unwrap()
}

fn fill(store: &mut Store, id: &str, demo: bool, groups: &str) {
    let founding =
        Founding { store_id: id.into(), bcu: "Northern BCU".into(), prefix: "NB".into(), demo, covert: false };
    let mut at = |days: i64, commands: &[Command]| {
        let moment = Timestamp::from_local(add_days(day(), days), 9, 30);
        store.act(commands, &Asking::now("DCI 1550", moment)).unwrap();
    };
    at(-80, &[Command::Found { founding, profile: Profile::builtin("lancashire").unwrap() }]);
    let officers: Vec<Command> = OFFICERS
        .split('|')
        .map(|line| {
            let part: Vec<&str> = line.split(',').collect();
            Command::RegisterOfficer(OfficerDetails {
                label: part[0].into(),
                unit: part[1].into(),
                partner: part[0].starts_with("CSP"),
                can_lead: true,
                limit: part[2].parse().ok(),
                trained_on: part[3].parse().ok(),
                ..OfficerDetails::default()
            })
        })
        .chain([Command::RegisterOfficer(OfficerDetails {
            label: "Probation".into(),
            partner: true,
            ..OfficerDetails::default()
        })])
        .collect();
    at(-80, &officers);
    let rows: Vec<Vec<&str>> =
        groups.split('|').filter(|line| !line.is_empty()).map(|line| line.split(' ').collect()).collect();
    let register: Vec<Command> = rows
        .iter()
        .map(|row| {
            Command::RegisterOcg(NewOcg {
                details: OcgDetails {
                    reference: format!("NB/OCG/{}", row[0]),
                    operation: format!("Op {}", row[1]),
                    threats: vec!["Illegal drugs".into()],
                    ..OcgDetails::default()
                },
                status: OcgStatus::Active,
                tier: row[2].parse().ok().and_then(Tier::new),
                unit: String::new(),
                reviewed_on: None,
                review: row[4].parse().ok().map(|days| add_days(day(), days)),
                lro: row[3].parse().ok().filter(|id| *id > 0).map(OfficerId),
                deputy: None,
                sro: None,
            })
        })
        .collect();
    if !register.is_empty() {
        at(-70, &register);
    }
    let mut actions = Vec::new();
    for (id, row) in (1..).zip(&rows) {
        let (open, late): (i64, i64) = (row[5].parse().unwrap(), row[6].parse().unwrap());
        for n in 0..open {
            let due = if n < late { -4 - 3 * n } else { 2 + 2 * n };
            actions.push(Command::RaiseAction(NewAction {
                ocg: OcgId(id),
                details: ActionDetails {
                    text: TEXTS[usize::try_from(n).unwrap() % TEXTS.len()].into(),
                    strand: Some(Strand::ALL[usize::try_from(n).unwrap() % 4]),
                    ..ActionDetails::default()
                },
                owner: Some(OfficerId(1 + (id + n) % 12)),
                due: Some(add_days(day(), due)),
                history: None,
            }));
        }
    }
    if !actions.is_empty() {
        at(-30, &actions);
    }
}

/// A screen over a store, driven by keys.
pub(crate) struct Play {
    pub(crate) model: Model,
    pub(crate) desk: Desk,
    clock: Arc<AtomicI64>,
    pub(crate) skin: Skin,
    /// The place that waits to be kept.
    kept: Option<Option<String>>,
    /// Effects that were not questions.
    pub(crate) effects: Vec<Effect>,
    /// The next order to the record is answered so instead of being done.
    pub(crate) sabotage: Option<Told>,
    /// Questions are kept back until `answer_all`.
    pub(crate) hold: bool,
    held: Vec<(u64, Ask)>,
}

impl Play {
    /// The division of the wireframes at a size.
    pub(crate) fn new(width: u16, height: u16) -> Self {
        Self::over(founded(GROUPS), width, height)
    }

    /// A store without groups.
    pub(crate) fn empty(width: u16, height: u16) -> Self {
        Self::over(founded(""), width, height)
    }

    pub(crate) fn over(store: Store, width: u16, height: u16) -> Self {
        let clock = Arc::new(AtomicI64::new(now().0));
        let told = Arc::clone(&clock);
        let mut desk = Desk::new(store, "DCI 1550", Box::new(move || Timestamp(told.load(Ordering::Relaxed))));
        let Told::Board(board, profile, facts) = desk.answer(Ask::Board) else { panic!("a board") };
        let mut model = Model::new(Size::new(width, height), now(), "DCI 1550", *board, profile, *facts);
        let effects = start(&mut model);
        let mut play = Self {
            model,
            desk,
            clock,
            skin: grid::probe(Glyphs::Unicode),
            kept: None,
            effects: Vec::new(),
            sabotage: None,
            hold: false,
            held: Vec::new(),
        };
        play.take(effects);
        play
    }

    /// The program is started again on the same record, as after a crash: what was kept last is all it has.
    pub(crate) fn restart(&mut self) {
        if let Some(text) = self.kept.take() {
            self.desk.answer(Ask::KeepPlace(text));
        }
        let Told::Board(board, profile, facts) = self.desk.answer(Ask::Board) else { panic!("a board") };
        let now = Timestamp(self.clock.load(Ordering::Relaxed));
        self.model = Model::new(self.model.size, now, "DCI 1550", *board, profile, *facts);
        self.effects.clear();
        let effects = start(&mut self.model);
        self.take(effects);
    }

    /// The screen is locked and opened again: a new process on the same record, which knows what was kept at the lock.
    pub(crate) fn lock(&mut self) {
        if let Some(text) = self.model.kept_at_lock() {
            self.kept = Some(Some(text));
        }
        self.restart();
    }

    /// Papers are written into this folder from now on.
    pub(crate) fn papers_in(&mut self, folder: &std::path::Path) {
        self.desk.set_papers(Some(folder.to_owned()));
    }

    /// Lets some milliseconds pass.
    pub(crate) fn wait(&mut self, ms: i64) {
        let now = Timestamp(self.clock.fetch_add(ms, Ordering::Relaxed) + ms);
        self.msg(Msg::Tick(now));
    }

    /// Nothing is asked for a while: what the store does meanwhile comes to its end.
    pub(crate) fn rest(&mut self) {
        while self.desk.is_looking() {
            if let Some(told) = self.desk.look_on() {
                self.msg(Msg::Told(0, told));
            }
        }
    }

    /// The store's thread looks about it: what other processes did.
    pub(crate) fn look_about(&mut self) {
        if let Some(told) = self.desk.look_about() {
            self.msg(Msg::Told(0, told));
        }
    }

    pub(crate) fn resize(&mut self, width: u16, height: u16) {
        self.msg(Msg::Input(Input::Resize(Size::new(width, height))));
    }

    pub(crate) fn paste(&mut self, text: &str) {
        self.msg(Msg::Input(Input::Paste(text.into())));
    }

    /// Types a script: characters are keys, `<Enter>` and `<Ctrl-k>` are named ones. Returns how many keys it took.
    pub(crate) fn keys(&mut self, script: &str) -> usize {
        let mut count = 0;
        let mut rest = script;
        while let Some(c) = rest.chars().next() {
            let name = rest.strip_prefix('<').and_then(|after| after.split_once('>'));
            let chord = match name.and_then(|(name, after)| name.parse::<Chord>().ok().map(|chord| (chord, after))) {
                Some((chord, after)) => {
                    rest = after;
                    chord
                }
                None => {
                    rest = &rest[c.len_utf8()..];
                    Chord::char(c)
                }
            };
            self.msg(Msg::Input(Input::Key(chord)));
            count += 1;
        }
        count
    }

    pub(crate) fn msg(&mut self, msg: Msg) {
        let effects = update(&mut self.model, msg);
        self.take(effects);
    }

    fn take(&mut self, effects: Vec<Effect>) {
        for effect in effects {
            match effect {
                Effect::Ask(ticket, ask) if self.hold => self.held.push((ticket, ask)),
                Effect::Ask(ticket, ask) => self.answer(ticket, ask),
                Effect::Keep(text) => self.kept = Some(text),
                other => self.effects.push(other),
            }
        }
    }

    fn answer(&mut self, ticket: u64, ask: Ask) {
        let order = matches!(ask, Ask::Act(_) | Ask::Undo(_) | Ask::Redo(_) | Ask::Withdraw(..));
        let told = match self.sabotage.take_if(|_| order) {
            Some(told) => told,
            None => self.desk.answer(ask),
        };
        self.msg(Msg::Told(ticket, told));
    }

    /// Answers everything that was held back, in order.
    pub(crate) fn answer_all(&mut self) {
        self.hold = false;
        for (ticket, ask) in std::mem::take(&mut self.held) {
            self.answer(ticket, ask);
        }
    }

    pub(crate) fn buffer(&self) -> Buffer {
        let size = terminal(self.model.size, self.model.facts.founding.covert);
        let mut buffer = Buffer::empty(Rect::new(0, 0, size.width, size.height));
        muster::view::draw(&self.model, self.skin, &mut buffer);
        buffer
    }

    /// What the screen shows, as text.
    pub(crate) fn text(&self) -> String {
        grid::text(&self.buffer())
    }

    /// What the screen shows, as text and roles.
    pub(crate) fn both(&self) -> String {
        let buffer = self.buffer();
        format!("{}\n{}", grid::text(&buffer), grid::roles(&buffer))
    }

    /// The line that tells what was saved or refused.
    pub(crate) fn notice(&self) -> String {
        self.model.notices.showing().map_or(String::new(), |notice| notice.text.clone())
    }

    /// The whole record asked directly.
    pub(crate) fn ask(&mut self, ask: Ask) -> Told {
        self.desk.answer(ask)
    }
}
