//! Where everything stands on the screen, as rectangles: the ladder of screens section 12.1 and 12.2.
//!
//! Pure arithmetic over the size, the focus and a few counts. It must not know any text: nothing may jump while a list scrolls.

/// Fewest columns in which Muster draws more than one sentence.
pub const MIN_COLUMNS: u16 = 60;
/// Fewest rows in which Muster draws more than one sentence.
pub const MIN_ROWS: u16 = 20;

/// The size of the screen in columns and rows.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Size {
    /// Columns.
    pub width: u16,
    /// Rows.
    pub height: u16,
}

impl Size {
    /// A size of so many columns by so many rows.
    #[must_use]
    pub const fn new(width: u16, height: u16) -> Self {
        Self { width, height }
    }

    /// Which step of the ladder this size stands on.
    #[must_use]
    pub const fn tier(self) -> Ladder {
        match self {
            Self { width: 120.., height: 30.. } => Ladder::Four,
            Self { width: 80.., height: 24.. } => Ladder::Two,
            Self { width: MIN_COLUMNS.., height: MIN_ROWS.. } => Ladder::One,
            _ => Ladder::TooSmall,
        }
    }
}

/// The steps of the ladder, widest first.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Ladder {
    /// 120 columns by 30 rows and more: all four panes.
    Four,
    /// 80 by 24 and more: the focused pane and its partner, stacked.
    Two,
    /// 60 by 20 and more: the focused pane.
    One,
    /// Less: one sentence.
    TooSmall,
}

/// A rectangle of the screen, in cells from the top left.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Area {
    /// First column.
    pub x: u16,
    /// First row.
    pub y: u16,
    /// Columns.
    pub width: u16,
    /// Rows.
    pub height: u16,
}

impl Area {
    /// A rectangle at `x`, `y` of so many columns and rows.
    #[must_use]
    pub const fn new(x: u16, y: u16, width: u16, height: u16) -> Self {
        Self { x, y, width, height }
    }

    /// The first column to the right of it.
    #[must_use]
    pub const fn right(self) -> u16 {
        self.x.saturating_add(self.width)
    }

    /// The first row below it.
    #[must_use]
    pub const fn bottom(self) -> u16 {
        self.y.saturating_add(self.height)
    }

    /// What is left inside a frame one cell thick; empty when nothing is left.
    #[must_use]
    pub const fn inside(self) -> Self {
        Self::new(
            self.x.saturating_add(if self.width > 1 { 1 } else { self.width }),
            self.y.saturating_add(if self.height > 1 { 1 } else { self.height }),
            self.width.saturating_sub(2),
            self.height.saturating_sub(2),
        )
    }

    /// The row `n` of it (from 0) as a rectangle one row high, empty when there is no such row.
    #[must_use]
    pub const fn row(self, n: u16) -> Self {
        if n < self.height {
            Self::new(self.x, self.y.saturating_add(n), self.width, 1)
        } else {
            Self::new(self.x, self.bottom(), self.width, 0)
        }
    }

    /// The rectangle without its first `n` rows.
    #[must_use]
    pub const fn below(self, n: u16) -> Self {
        let n = if n < self.height { n } else { self.height };
        Self::new(self.x, self.y.saturating_add(n), self.width, self.height - n)
    }

    /// The first `n` rows of the rectangle.
    #[must_use]
    pub const fn above(self, n: u16) -> Self {
        Self::new(self.x, self.y, self.width, if n < self.height { n } else { self.height })
    }

    /// The rectangle without its first `n` columns.
    #[must_use]
    pub const fn after(self, n: u16) -> Self {
        let n = if n < self.width { n } else { self.width };
        Self::new(self.x.saturating_add(n), self.y, self.width - n, self.height)
    }

    /// The first `n` columns of the rectangle.
    #[must_use]
    pub const fn before(self, n: u16) -> Self {
        Self::new(self.x, self.y, if n < self.width { n } else { self.width }, self.height)
    }

    /// Whether it holds no cell.
    #[must_use]
    pub const fn is_empty(self) -> bool {
        self.width == 0 || self.height == 0
    }

    /// Whether it holds the cell.
    #[must_use]
    pub const fn holds(self, x: u16, y: u16) -> bool {
        x >= self.x && x < self.right() && y >= self.y && y < self.bottom()
    }
}

/// The four panes of the dashboard, in the order of their numbers.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Pane {
    /// 1: the list of groups.
    #[default]
    Ocgs,
    /// 2: the tier board.
    Tiers,
    /// 3: the LRO workload.
    Lros,
    /// 4: the 4P action log.
    Actions,
}

impl Pane {
    /// All panes in the order of their numbers.
    pub const ALL: [Self; 4] = [Self::Ocgs, Self::Tiers, Self::Lros, Self::Actions];

    /// The number of the pane, 1 to 4, which is also its key.
    #[must_use]
    pub const fn number(self) -> u8 {
        match self {
            Self::Ocgs => 1,
            Self::Tiers => 2,
            Self::Lros => 3,
            Self::Actions => 4,
        }
    }

    /// The pane `step` further round the ring of four; negative goes back.
    #[must_use]
    pub fn turn(self, step: i32) -> Self {
        let at = i32::from(self.number()) - 1;
        usize::try_from((at + step).rem_euclid(4)).ok().and_then(|n| Self::ALL.get(n).copied()).unwrap_or_default()
    }

    /// The pane shown with this one where only two fit (screens section 3).
    #[must_use]
    pub const fn partner(self) -> Self {
        match self {
            Self::Actions => Self::Ocgs,
            _ => Self::Actions,
        }
    }
}

/// Where everything stands on the dashboard.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Areas {
    /// The header line.
    pub header: Area,
    /// The worklist sentence; empty unless four panes fit.
    pub worklist: Area,
    /// Everything between the header and the last two lines: where a full-screen view draws.
    pub body: Area,
    /// The panes, in the order of their numbers; an empty rectangle is not shown.
    pub panes: [Area; 4],
    /// The status line.
    pub status: Area,
    /// The footer.
    pub footer: Area,
}

impl Areas {
    /// The rectangle of a pane; empty when the pane is not shown.
    #[must_use]
    pub fn pane(&self, pane: Pane) -> Area {
        self.panes.get(usize::from(pane.number()) - 1).copied().unwrap_or_default()
    }

    /// The panes that are shown, in the order of their numbers.
    pub fn shown(&self) -> impl Iterator<Item = (Pane, Area)> + '_ {
        Pane::ALL.into_iter().map(|pane| (pane, self.pane(pane))).filter(|(_, area)| !area.is_empty())
    }
}

/// The layout of the dashboard, or nothing when the screen is too small for one.
///
/// `tallest_tier` is the number of groups in the fullest tier (the height the board would like).
#[must_use]
pub fn layout(size: Size, focus: Pane, zoom: bool, tallest_tier: usize) -> Option<Areas> {
    let ladder = match (size.tier(), zoom) {
        (Ladder::TooSmall, _) => return None,
        (_, true) => Ladder::One,
        (step, false) => step,
    };
    let head = if ladder == Ladder::Four { 2 } else { 1 };
    let mut areas = frame(size, head);
    let body = areas.body;
    match ladder {
        Ladder::Four => {
            let left = (body.width / 2).min(77);
            let right = body.after(left);
            let log = if size.height >= 45 { 12 } else { 9 };
            // 40 per cent of the rows, rounded up.
            let board =
                u16::try_from(tallest_tier.saturating_add(4)).unwrap_or(u16::MAX).min((right.height * 2).div_ceil(5));
            let middle = right.height.saturating_sub(board).saturating_sub(log);
            areas.panes =
                [body.before(left), right.above(board), right.below(board).above(middle), right.below(board + middle)];
        }
        Ladder::Two => {
            let upper_pane = if focus == Pane::Actions { Pane::Ocgs } else { focus };
            let lesser = (body.height * 2 / 5).max(8);
            let upper = if focus == Pane::Actions { lesser } else { body.height.saturating_sub(lesser) };
            put(&mut areas, upper_pane, body.above(upper));
            put(&mut areas, Pane::Actions, body.below(upper));
        }
        Ladder::One | Ladder::TooSmall => put(&mut areas, focus, body),
    }
    Some(areas)
}

/// The areas of a full-screen view (drive, record, help at full size): `head` header rows, the body, status and footer.
#[must_use]
pub fn frame(size: Size, head: u16) -> Areas {
    let all = Area::new(0, 0, size.width, size.height);
    let foot = 2.min(all.height);
    let body = all.below(head).above(all.height.saturating_sub(head).saturating_sub(foot));
    let last = all.below(all.height - foot);
    Areas {
        header: all.row(0),
        worklist: if head > 1 { all.row(1) } else { Area::default() },
        body,
        panes: [Area::default(); 4],
        status: last.row(0),
        footer: last.row(1),
    }
}

fn put(areas: &mut Areas, pane: Pane, area: Area) {
    if let Some(slot) = areas.panes.get_mut(usize::from(pane.number()) - 1) {
        *slot = area;
    }
}

/// The rectangle of a modal that would like `rows` rows (frame included) and `columns` columns (79 unless it says otherwise).
///
/// Under 80 columns a modal takes the whole screen; else it stands in the middle (screens section 12.1).
#[must_use]
pub fn modal(size: Size, columns: u16, rows: u16) -> Area {
    if size.width < 80 {
        return Area::new(0, 0, size.width, size.height);
    }
    let width = columns.min(size.width - 2);
    let height = rows.min(size.height);
    Area::new((size.width - width) / 2, (size.height - height) / 2, width, height)
}

/// First visible row of a list: keeps the cursor on the screen, moves as little as it can and never scrolls past the end.
///
/// `top` is the row that was first before; `height` the rows that are shown.
#[must_use]
pub fn window(cursor: usize, top: usize, height: usize, len: usize) -> usize {
    let last = len.saturating_sub(height);
    let low = cursor.saturating_add(1).saturating_sub(height).min(last);
    let high = cursor.min(last);
    top.clamp(low.min(high), high)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn heights(areas: &Areas) -> [u16; 4] {
        areas.panes.map(|area| area.height)
    }

    #[test]
    fn four_panes_at_160_by_45_are_as_drawn() {
        let areas = layout(Size::new(160, 45), Pane::Ocgs, false, 10).unwrap_or_default();
        assert_eq!(areas.pane(Pane::Ocgs), Area::new(0, 2, 77, 41));
        assert_eq!(areas.pane(Pane::Tiers), Area::new(77, 2, 83, 14));
        assert_eq!(areas.pane(Pane::Lros), Area::new(77, 16, 83, 15));
        assert_eq!(areas.pane(Pane::Actions), Area::new(77, 31, 83, 12));
        assert_eq!((areas.status.y, areas.footer.y), (43, 44));
    }

    #[test]
    fn four_panes_at_120_by_36_are_as_drawn() {
        let areas = layout(Size::new(120, 36), Pane::Lros, false, 10).unwrap_or_default();
        assert_eq!(areas.pane(Pane::Ocgs).width, 60);
        assert_eq!(heights(&areas), [32, 13, 10, 9]);
    }

    #[test]
    fn two_panes_at_80_by_24_are_the_focus_and_its_partner() {
        let areas = layout(Size::new(80, 24), Pane::Ocgs, false, 10).unwrap_or_default();
        assert_eq!(heights(&areas), [13, 0, 0, 8]);
        let areas = layout(Size::new(80, 24), Pane::Tiers, false, 10).unwrap_or_default();
        assert_eq!(areas.shown().map(|(pane, _)| pane).collect::<Vec<_>>(), [Pane::Tiers, Pane::Actions]);
        let areas = layout(Size::new(80, 24), Pane::Actions, false, 10).unwrap_or_default();
        assert_eq!(areas.shown().map(|(pane, _)| pane).collect::<Vec<_>>(), [Pane::Ocgs, Pane::Actions]);
    }

    #[test]
    fn one_pane_at_60_by_20_and_when_zoomed() {
        let areas = layout(Size::new(60, 20), Pane::Lros, false, 10).unwrap_or_default();
        assert_eq!(areas.pane(Pane::Lros), Area::new(0, 1, 60, 17));
        let areas = layout(Size::new(200, 60), Pane::Tiers, true, 10).unwrap_or_default();
        assert_eq!(areas.shown().collect::<Vec<_>>(), [(Pane::Tiers, Area::new(0, 1, 200, 57))]);
    }

    #[test]
    fn too_small_is_no_layout() {
        assert_eq!(layout(Size::new(59, 50), Pane::Ocgs, false, 10), None);
        assert_eq!(layout(Size::new(200, 19), Pane::Ocgs, true, 10), None);
        assert_eq!(layout(Size::new(0, 0), Pane::Ocgs, false, 0), None);
    }

    #[test]
    fn panes_tile_the_body_at_every_size() {
        for width in 0..=220 {
            for height in 0..=70 {
                for focus in Pane::ALL {
                    for zoom in [false, true] {
                        let Some(areas) = layout(Size::new(width, height), focus, zoom, 200) else { continue };
                        let cells = |area: Area| u32::from(area.width) * u32::from(area.height);
                        let sum: u32 = areas.shown().map(|(_, area)| cells(area)).sum();
                        assert_eq!(sum, cells(areas.body), "{width}x{height} {focus:?} {zoom}");
                        assert!(areas.shown().all(|(_, area)| area.right() <= width && area.bottom() <= height));
                        assert!(!areas.pane(focus).is_empty());
                    }
                }
            }
        }
    }

    #[test]
    fn a_modal_stands_in_the_middle_or_takes_a_narrow_screen() {
        assert_eq!(modal(Size::new(160, 45), 79, 21), Area::new(40, 12, 79, 21));
        assert_eq!(modal(Size::new(80, 24), 79, 30), Area::new(1, 0, 78, 24));
        assert_eq!(modal(Size::new(70, 24), 79, 10), Area::new(0, 0, 70, 24));
        assert_eq!(modal(Size::new(0, 0), 79, 10), Area::default());
    }

    #[test]
    fn the_window_keeps_the_cursor_and_never_passes_the_end() {
        for len in 0..20 {
            for height in 0..8 {
                for cursor in 0..len.max(1) {
                    for top in 0..25 {
                        let first = window(cursor, top, height, len);
                        assert!(first <= len.saturating_sub(height));
                        if height > 0 && cursor < len {
                            assert!((first..first + height).contains(&cursor));
                        }
                    }
                }
            }
        }
        assert_eq!(window(5, 3, 4, 20), 3, "it moves as little as it can");
    }
}
