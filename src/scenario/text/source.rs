//! One file's text, and where in it a thing stands.
//!
//! Line ends are no part of a text: however a file's lines end, they end with a line feed here,
//! within texts in quotes as well. A byte-order mark is left out. So a file that mail or version
//! control has been through reads as the one that was sent.

use crate::terms::letters::line_feeds;

/// A larger source is refused without a look at it: no scenario comes near, and every later
/// stage may then count in `u32`.
pub const MAX_BYTES: usize = 4 * 1024 * 1024;

/// A stretch of a source, in bytes, the end excluded.
///
/// A byte-order mark is not part of the text, so it never shifts a span.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Span {
    /// The first byte.
    pub start: u32,
    /// One past the last byte.
    pub end: u32,
}

impl Span {
    /// Saturates, because positions past 4 GiB cannot occur in a file that
    /// was let in and must not panic in one that was not.
    #[must_use]
    pub fn new(start: usize, end: usize) -> Self {
        let narrow = |n: usize| u32::try_from(n).unwrap_or(u32::MAX);
        Self { start: narrow(start), end: narrow(end.max(start)) }
    }

    /// Whether `inner` lies wholly within this span.
    #[must_use]
    pub fn holds(self, inner: Self) -> bool {
        self.start <= inner.start && inner.end <= self.end
    }

    /// Whether the two share a byte, or one is a place within the other.
    #[must_use]
    pub fn overlaps(self, other: Self) -> bool {
        let shared = self.start < other.end && other.start < self.end;
        shared || self.holds(other) || other.holds(self)
    }
}

/// Why a source is not read at all.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Unreadable {
    /// More than [`MAX_BYTES`].
    TooLarge {
        /// How many bytes there were.
        bytes: usize,
    },
    /// Not UTF-8; `at` is an offset into the text as decoded for display.
    NotUtf8 {
        /// Where the first wrong byte is shown.
        at: u32,
        /// Its offset in the file itself.
        byte: usize,
    },
}

/// A file's name and text. Bytes that cannot be read still make a `Source`,
/// so that the finding about them can be shown like any other.
#[derive(Clone, Debug)]
pub struct Source {
    name: String,
    text: String,
    lines: Vec<u32>,
    /// How many characters stand before each stretch of [`STRETCH`] bytes, so that a column
    /// deep in a very long line need not be counted from its start.
    before: Vec<u32>,
    unreadable: Option<Unreadable>,
}

/// Bytes between two counts of characters.
const STRETCH: usize = 4096;

impl Source {
    /// Takes the bytes of a file. The name is only shown, never opened.
    pub fn new(name: impl Into<String>, bytes: impl AsRef<[u8]>) -> Self {
        let bytes = bytes.as_ref();
        let body = bytes.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(bytes);
        let (text, unreadable) = if body.len() > MAX_BYTES {
            let bytes = bytes.len();
            (String::new(), Some(Unreadable::TooLarge { bytes }))
        } else {
            decode(body, bytes.len() - body.len())
        };
        let starts = text.bytes().enumerate().filter(|(_, b)| *b == b'\n');
        let lines = std::iter::once(0).chain(starts.map(|(i, _)| u32::try_from(i + 1).unwrap_or(u32::MAX))).collect();
        let before = counts(&text);
        Self { name: name.into(), text, lines, before, unreadable }
    }

    /// The name as given.
    #[must_use]
    pub fn name(&self) -> &str {
        &self.name
    }

    /// The text without its byte-order mark, its lines ended by line feeds.
    #[must_use]
    pub fn text(&self) -> &str {
        &self.text
    }

    pub(super) fn unreadable(&self) -> Option<Unreadable> {
        self.unreadable
    }

    /// Line and column of a byte, both from 1, the column in characters.
    /// A byte inside a character counts as that character's first.
    #[must_use]
    pub fn place(&self, byte: u32) -> (u32, u32) {
        let line = self.lines.partition_point(|start| *start <= byte);
        let start = self.line_start(line);
        let column = self.characters(byte).saturating_sub(self.characters(start)) + 1;
        (count(line), count(column))
    }

    /// The text of a line counted from 1, without its line ending, and the
    /// byte at which it starts.
    pub(super) fn line(&self, line: u32) -> (&str, u32) {
        let start = self.line_start(usize::try_from(line).unwrap_or(usize::MAX));
        let from = usize::try_from(start).unwrap_or(usize::MAX);
        let rest = self.text.get(from..).unwrap_or_default();
        (rest.lines().next().unwrap_or_default(), start)
    }

    /// The text under a span, shrunk to whole characters.
    #[must_use]
    pub fn slice(&self, span: Span) -> &str {
        self.upto(span.start, span.end)
    }

    /// How many characters begin before a byte.
    fn characters(&self, byte: u32) -> usize {
        let byte = self.text.floor_char_boundary(usize::try_from(byte).unwrap_or(usize::MAX));
        let before = self.before.get(byte / STRETCH).copied().unwrap_or(0);
        let rest = self.text.as_bytes().get(byte - byte % STRETCH..byte).unwrap_or_default();
        usize::try_from(before).unwrap_or(0) + beginnings(rest)
    }

    fn line_start(&self, line: usize) -> u32 {
        let at = line.checked_sub(1).and_then(|i| self.lines.get(i));
        at.copied().unwrap_or_default()
    }

    fn upto(&self, start: u32, end: u32) -> &str {
        let floor = |byte: u32| {
            let wanted = usize::try_from(byte).unwrap_or(usize::MAX);
            self.text.floor_char_boundary(wanted)
        };
        self.text.get(floor(start)..floor(end)).unwrap_or_default()
    }
}

/// How many characters begin in some bytes of a text.
fn beginnings(bytes: &[u8]) -> usize {
    bytes.iter().filter(|&&byte| byte & 0b1100_0000 != 0b1000_0000).count()
}

/// How many characters stand before each stretch of a text.
fn counts(text: &str) -> Vec<u32> {
    let mut sum = 0;
    let stretches = text.as_bytes().chunks(STRETCH).map(beginnings);
    std::iter::once(0)
        .chain(stretches.map(|more| {
            sum += count(more);
            sum
        }))
        .collect()
}

/// Wrong bytes become the replacement character, for display only.
fn decode(body: &[u8], skipped: usize) -> (String, Option<Unreadable>) {
    match str::from_utf8(body) {
        Ok(text) => (line_feeds(text).into_owned(), None),
        Err(error) => {
            let byte = error.valid_up_to();
            let before = body.get(..byte).unwrap_or_default();
            let at = line_feeds(&String::from_utf8_lossy(before)).len();
            let unreadable = Unreadable::NotUtf8 { at: u32::try_from(at).unwrap_or(u32::MAX), byte: byte + skipped };
            (line_feeds(&String::from_utf8_lossy(body)).into_owned(), Some(unreadable))
        }
    }
}

fn count(n: usize) -> u32 {
    u32::try_from(n).unwrap_or(u32::MAX)
}
