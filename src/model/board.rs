//! The board as the screen holds it: the lines, what each has for the chair, and the running order. Recomputed on change, never while drawing.
//!
//! It must not know the disk or the screen.

use std::collections::{BTreeMap, HashMap};

use crate::domain::board::{Board, OcgLine, OfficerLine};
use crate::domain::identity::{OcgId, OfficerId};
use crate::domain::matters::{Matter, MatterKind, matters};
use crate::domain::profile::Profile;
use crate::domain::running_order::{Rank, Turn, rank};
use crate::domain::tier::Tier;
use crate::domain::time::Date;

/// Lines of the board with what follows from them.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Lines {
    board: Board,
    matters: Vec<Vec<Matter>>,
    hay: Vec<String>,
    index: HashMap<OcgId, usize>,
    running: Vec<usize>,
    tallest: usize,
    needing: usize,
    kinds: Vec<(MatterKind, usize)>,
}

impl Lines {
    /// The lines of a board as at a day.
    #[must_use]
    pub fn new(board: Board, profile: &Profile, today: Date) -> Self {
        let mut lines = Self { board, ..Self::default() };
        lines.work_out(profile, today);
        lines
    }

    /// Puts changed lines in. A group in `gone` without a line is no longer live and leaves the board.
    pub fn change(
        &mut self,
        ocgs: Vec<OcgLine>,
        officers: Vec<OfficerLine>,
        touched: &[OcgId],
        profile: &Profile,
        today: Date,
    ) {
        let kept: Vec<OcgId> = ocgs.iter().map(|line| line.id).collect();
        self.board.ocgs.retain(|line| !touched.contains(&line.id) || kept.contains(&line.id));
        for line in ocgs {
            match self.board.ocgs.binary_search_by_key(&line.id, |known| known.id) {
                Ok(at) => {
                    if let Some(slot) = self.board.ocgs.get_mut(at) {
                        *slot = line;
                    }
                }
                Err(at) => self.board.ocgs.insert(at, line),
            }
        }
        let changed: Vec<OfficerId> = officers.iter().map(|line| line.id).collect();
        for line in officers {
            self.board.officers.insert(line.id, line);
        }
        self.board.ocgs.retain(|line| line.status.is_live());
        let same = self.index.len() == self.board.ocgs.len()
            && self.board.ocgs.iter().all(|line| self.index.contains_key(&line.id));
        if !same {
            return self.work_out(profile, today);
        }
        // Only what was touched, and what its LRO was touched by, stands otherwise than before.
        let touched: Vec<usize> = (0..self.board.ocgs.len())
            .filter(|at| {
                let line = self.board.ocgs.get(*at);
                line.is_some_and(|line| touched.contains(&line.id) || line.lro.is_some_and(|id| changed.contains(&id)))
            })
            .collect();
        for at in touched {
            self.work_out_one(at, profile, today);
        }
        self.sum_up();
    }

    /// Works out everything that depends on the day.
    pub fn work_out(&mut self, profile: &Profile, today: Date) {
        self.board.ocgs.sort_by_key(|line| line.id);
        self.index = self.board.ocgs.iter().enumerate().map(|(at, line)| (line.id, at)).collect();
        self.matters = vec![Vec::new(); self.board.ocgs.len()];
        self.hay = vec![String::new(); self.board.ocgs.len()];
        for at in 0..self.board.ocgs.len() {
            self.work_out_one(at, profile, today);
        }
        self.sum_up();
    }

    fn work_out_one(&mut self, at: usize, profile: &Profile, today: Date) {
        let Some(line) = self.board.ocgs.get(at) else { return };
        let found = matters(line, line.lro.and_then(|id| self.board.officers.get(&id)), profile, today);
        let words = self.words_of(line, &found);
        if let (Some(matters), Some(hay)) = (self.matters.get_mut(at), self.hay.get_mut(at)) {
            *matters = found;
            *hay = words;
        }
    }

    /// The running order and the figures of the whole board.
    fn sum_up(&mut self) {
        let mut running: Vec<usize> = (0..self.board.ocgs.len()).collect();
        running.sort_by(|one, other| self.rank(*one).cmp(&self.rank(*other)));
        self.running = running;
        let tall = |tier: Tier| self.board.ocgs.iter().filter(|line| line.tier == Some(tier)).count();
        self.tallest = Tier::ALL.into_iter().map(tall).max().unwrap_or(0);
        self.needing = self.matters.iter().filter(|matters| !matters.is_empty()).count();
        let count = |kind: MatterKind| {
            self.matters.iter().filter(|found| found.iter().any(|matter| matter.kind() == kind)).count()
        };
        self.kinds = MatterKind::ALL.into_iter().map(|kind| (kind, count(kind))).filter(|(_, n)| *n > 0).collect();
        self.kinds.sort_by_key(|(_, n)| std::cmp::Reverse(*n));
    }

    fn rank(&self, at: usize) -> Option<Rank<'_>> {
        Some(rank(self.board.ocgs.get(at)?, self.matters.get(at).map_or(0, Vec::len)))
    }

    /// Takes the order of a meeting: what was called first, then what the chair moved. A group that is not in it comes last.
    pub fn follow(&mut self, turns: &[Turn]) {
        let places: HashMap<OcgId, usize> = turns.iter().enumerate().map(|(place, turn)| (turn.ocg, place)).collect();
        let place =
            |at: usize| self.board.ocgs.get(at).and_then(|line| places.get(&line.id)).copied().unwrap_or(usize::MAX);
        let mut running = self.running.clone();
        running.sort_by(|one, other| {
            place(*one).cmp(&place(*other)).then_with(|| self.rank(*one).cmp(&self.rank(*other)))
        });
        self.running = running;
    }

    fn words_of(&self, line: &OcgLine, matters: &[Matter]) -> String {
        let mut words = vec![line.reference.clone(), line.operation.clone(), line.unit.clone(), line.threat.clone()];
        words.extend([
            line.flags.clone(),
            line.band.clone(),
            line.status.word().to_owned(),
            line.kind.word().to_owned(),
        ]);
        words.extend([self.label(line.lro).to_owned(), self.label(line.deputy).to_owned()]);
        words.extend(matters.iter().map(|matter| matter.short()));
        words.join("\n").to_lowercase()
    }

    /// How many live groups there are.
    #[must_use]
    pub fn len(&self) -> usize {
        self.board.ocgs.len()
    }

    /// Whether there is no live group.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.board.ocgs.is_empty()
    }

    /// The line at a position of the board.
    #[must_use]
    pub fn at(&self, position: usize) -> Option<&OcgLine> {
        self.board.ocgs.get(position)
    }

    /// The line of a group.
    #[must_use]
    pub fn ocg(&self, id: OcgId) -> Option<&OcgLine> {
        self.index.get(&id).and_then(|at| self.board.ocgs.get(*at))
    }

    /// The position of a group on the board.
    #[must_use]
    pub fn position(&self, id: OcgId) -> Option<usize> {
        self.index.get(&id).copied()
    }

    /// What the group at a position has for the chair, most pressing first.
    #[must_use]
    pub fn matters(&self, position: usize) -> &[Matter] {
        self.matters.get(position).map_or(&[], Vec::as_slice)
    }

    /// The searchable words of the group at a position, in small letters.
    #[must_use]
    pub fn hay(&self, position: usize) -> &str {
        self.hay.get(position).map_or("", String::as_str)
    }

    /// Positions in running order.
    #[must_use]
    pub fn running(&self) -> &[usize] {
        &self.running
    }

    /// Officers and agencies.
    #[must_use]
    pub const fn officers(&self) -> &BTreeMap<OfficerId, OfficerLine> {
        &self.board.officers
    }

    /// The board itself.
    #[must_use]
    pub const fn board(&self) -> &Board {
        &self.board
    }

    /// The label of an officer; empty for nobody.
    #[must_use]
    pub fn label(&self, officer: Option<OfficerId>) -> &str {
        officer.and_then(|id| self.board.officers.get(&id)).map_or("", |line| line.label.as_str())
    }

    /// How many groups are in the fullest tier.
    #[must_use]
    pub const fn tallest_tier(&self) -> usize {
        self.tallest
    }

    /// The chair's worklist: how many groups need the chair, then each kind of matter with the number of groups that have it, most frequent first.
    #[must_use]
    pub fn worklist(&self) -> (usize, &[(MatterKind, usize)]) {
        (self.needing, &self.kinds)
    }
}
