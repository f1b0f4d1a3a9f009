//! A chart as an enhanced metafile: the vector picture that word processors on every system show, with text in the reader's own font and patterns
//! instead of colours. Whole numbers and a fixed order of records make the same bytes each time.

use super::layout::{Bar, Fill, Layout, WIDTH, char_width};

/// One hundredth of a millimetre for each unit: 640 units are 16.64 cm.
const SCALE: i32 = 26;
const PEN: u32 = 1;
const FONT: u32 = 2;
const BRUSH: u32 = 3;

struct Writer {
    bytes: Vec<u8>,
    records: u32,
}

impl Writer {
    /// A record: its kind, its size, its words.
    fn record(&mut self, kind: u32, words: &[i32]) {
        let size = u32::try_from(8 + words.len() * 4).unwrap_or(0);
        self.bytes.extend(kind.to_le_bytes());
        self.bytes.extend(size.to_le_bytes());
        for word in words {
            self.bytes.extend(word.to_le_bytes());
        }
        self.records += 1;
    }
}

fn int(value: u32) -> i32 {
    i32::try_from(value).unwrap_or(i32::MAX)
}

/// Colour of the brush under a pattern.
const fn brush(fill: Fill) -> i32 {
    match fill {
        Fill::Dark => 0x0033_3333,
        Fill::Light => 0x00CC_CCCC,
        Fill::Slanted | Fill::Lines | Fill::Crossed => 0x00FF_FFFF,
    }
}

/// Space between the lines of a pattern.
const APART: usize = 6;

/// The lines of a pattern inside its box. Drawn one by one: not every reader knows the patterns of brushes.
fn lines(bar: &Bar) -> Vec<[i32; 4]> {
    let (x, y, wide, high) = (int(bar.x), int(bar.y), int(bar.wide), int(bar.high));
    let slanted = || {
        (0..wide + high)
            .step_by(APART)
            .skip(1)
            .map(|d| [x + d.min(wide), y + (d - wide).max(0), x + (d - high).max(0), y + d.min(high)])
    };
    let across = || (0..high).step_by(APART).skip(1).map(|d| [x, y + d, x + wide, y + d]);
    let down = || (0..wide).step_by(APART).skip(1).map(|d| [x + d, y, x + d, y + high]);
    match bar.fill {
        Fill::Dark | Fill::Light => Vec::new(),
        Fill::Slanted => slanted().collect(),
        Fill::Lines => across().collect(),
        Fill::Crossed => across().chain(down()).collect(),
    }
}

/// Pairs of UTF-16 units as words, the last filled up.
fn letters(words: &str) -> (Vec<i32>, usize) {
    let units: Vec<u16> = words.encode_utf16().collect();
    let pairs = units.chunks(2).map(|pair| {
        let low = u32::from(pair.first().copied().unwrap_or(0));
        let high = u32::from(pair.get(1).copied().unwrap_or(0));
        i32::from_le_bytes((low | high << 16).to_le_bytes())
    });
    (pairs.collect(), units.len())
}

/// Height, weight and face of the font; everything else of the 320 bytes is nothing.
fn font(size: u32) -> Vec<i32> {
    let mut words = vec![int(FONT), -int(size), 0, 0, 0, 400, 0, 0];
    words.extend(letters("Arial").0);
    words.resize(1 + 320 / 4, 0);
    words
}

fn text(out: &mut Writer, x: u32, y: u32, words: &str, size: u32) {
    let (letters, count) = letters(words);
    let count = i32::try_from(count).unwrap_or(0);
    let start = 76;
    let after = start + i32::try_from(letters.len() * 4).unwrap_or(0);
    let one = i32::from_le_bytes(1.0_f32.to_le_bytes());
    let mut record = vec![0, 0, -1, -1, 1, one, one, int(x), int(y), count, start, 0, 0, 0, -1, -1, after];
    record.extend(letters);
    for c in words.chars() {
        // A character beyond the basic plane is two units of one width.
        record.push(int(char_width(c, size)));
        record.extend((c.len_utf16() > 1).then_some(0));
    }
    out.record(84, &record);
}

/// The bytes of the picture.
pub(in crate::report::render) fn emf(picture: &Layout) -> Vec<u8> {
    let mut out = Writer { bytes: vec![0; 108], records: 1 };
    let (wide, high) = (int(WIDTH), int(picture.high));
    out.record(17, &[8]);
    out.record(10, &[0, 0]);
    out.record(9, &[wide, high]);
    out.record(12, &[0, 0]);
    out.record(11, &[wide, high]);
    out.record(18, &[1]);
    // Words stand on their base line, from the left.
    out.record(22, &[24]);
    out.record(24, &[0]);
    out.record(38, &[int(PEN), 0, 1, 0, 0]);
    out.record(82, &font(picture.size));
    out.record(37, &[int(PEN)]);
    out.record(37, &[int(FONT)]);
    for (at, fill) in (0_u32..).zip(Fill::ALL) {
        out.record(39, &[int(BRUSH + at), 0, brush(fill), 0]);
    }
    let (x, top, end) = picture.axis;
    out.record(27, &[int(x), int(top)]);
    out.record(54, &[int(x), int(end)]);
    for bar in &picture.bars {
        let at = Fill::ALL.iter().position(|fill| *fill == bar.fill).and_then(|at| u32::try_from(at).ok()).unwrap_or(0);
        out.record(37, &[int(BRUSH + at)]);
        out.record(43, &[int(bar.x), int(bar.y), int(bar.x + bar.wide), int(bar.y + bar.high)]);
        for [from_x, from_y, to_x, to_y] in lines(bar) {
            out.record(27, &[from_x, from_y]);
            out.record(54, &[to_x, to_y]);
        }
    }
    for label in &picture.labels {
        text(&mut out, label.x, label.y, &label.words, picture.size);
    }
    out.record(14, &[0, 16, 20]);
    let header = header(&out, wide, high);
    for (slot, byte) in out.bytes.iter_mut().zip(header) {
        *slot = byte;
    }
    out.bytes
}

fn header(out: &Writer, wide: i32, high: i32) -> Vec<u8> {
    let size = i32::try_from(out.bytes.len()).unwrap_or(i32::MAX);
    let handles = int(BRUSH) + 5;
    let words = [
        1,
        108,
        0,
        0,
        wide,
        high,
        0,
        0,
        wide * SCALE,
        high * SCALE,
        0x464D_4520,
        0x0001_0000,
        size,
        int(out.records),
        handles,
        0,
        0,
        0,
        // A device of 640 by 480 units of the same scale.
        640,
        480,
        640 * SCALE / 100,
        480 * SCALE / 100,
        0,
        0,
        0,
        640 * SCALE * 10,
        480 * SCALE * 10,
    ];
    words.into_iter().flat_map(i32::to_le_bytes).collect()
}
