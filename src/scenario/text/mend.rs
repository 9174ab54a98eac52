//! Where the slip is that a parser stumbled over, and what was meant.
//!
//! A parser notices a forgotten quotation mark at the next one, and a forgotten bracket perhaps at
//! the end of the file. So the likely slips before the error are tried one after another: the one
//! after which the text reads on furthest is told, and is mended in a copy. The copy is parsed
//! instead, so that the rest of the file is read as it was meant and no consequence of the slip
//! is told as a finding of its own.

use super::finding::{Finding, Findings};
use super::grammar::{Frame, State, Walk};
use super::guess;
use super::slip::{Edit, Guess};
use super::source::{Source, Span};
use super::tokens::Sort;
use super::tree::short;

/// More slips than this in one file are not told at once.
const MOST: usize = 40;

/// So many bytes after an error decide between two ways to mend it.
const WINDOW: usize = 1_500;

/// So many bytes are walked along in all, so that the time stays bounded whatever the file.
const BUDGET: usize = 48 * 1024 * 1024;

/// A mend reads on over so many tokens at least, or it is none.
const ENOUGH: usize = 3;

/// A text with its slips mended.
#[derive(Default)]
pub(super) struct Mended {
    /// The copy.
    pub(super) text: String,
    /// What was changed, in turn, each in the text as it was by then.
    edits: Vec<Edit>,
    /// Where a slip may have been mended otherwise than was meant.
    pub(super) doubtful: Vec<Span>,
    /// From here on nothing is known: what was meant could not be guessed.
    pub(super) lost: Option<u32>,
}

impl Mended {
    /// Where a byte of the copy stands in the file.
    fn original(&self, byte: usize) -> usize {
        self.edits.iter().rev().fold(byte, |byte, edit| {
            let (past, put) = (byte.saturating_sub(edit.at), edit.insert.len());
            if past > 0 && past >= put { byte - put + edit.remove } else { edit.at.min(byte) + past.min(edit.remove) }
        })
    }

    /// Where a part of the copy stands in the file.
    pub(super) fn place(&self, start: usize, end: usize) -> Span {
        Span::new(self.original(start), self.original(end))
    }

    /// Leaves aside what follows a byte, and closes what is open there: the rest is not known.
    fn give_up(&mut self, walk: &Walk, at: usize) {
        self.lost = Some(narrow(self.original(at)));
        self.text.truncate(at);
        self.text.extend(walk.stack.iter().rev().filter_map(|frame| frame.closer()));
    }

    fn apply(&mut self, edits: Vec<Edit>) {
        // From the last to the first, so that none shifts another.
        for edit in edits.into_iter().rev() {
            self.text.replace_range(edit.at..edit.at + edit.remove, &edit.insert);
            self.edits.push(edit);
        }
    }
}

/// Tells the slips of a text that is known to be wrong, and mends a copy of it.
pub(super) fn mend(source: &Source, findings: &mut Findings) -> Mended {
    let mut mended = Mended { text: source.text().to_owned(), ..Mended::default() };
    let mut walk = Walk::along(&mended.text);
    let mut walked = mended.text.len();
    for _ in 0..MOST {
        let Some(error) = walk.error else { return mended };
        let at = walk.tokens.get(error).map_or(mended.text.len(), |token| token.start);
        let Some(guess) = best(&mended.text, &walk, error, &mut walked) else {
            findings.push(plain(source, &mended, &walk, error));
            mended.give_up(&walk, at);
            return mended;
        };
        let (start, end) = guess.place;
        let span = mended.place(start, end);
        let line = guess.about.map_or(0, |byte| source.place(narrow(mended.original(byte))).0);
        let message = guess.message.replace("{line}", &line.to_string());
        findings.push(Finding::error("syntax", source, span, message).with_help(guess.help));
        if !guess.sure {
            mended.doubtful.push(span);
            let edited = guess.edits.iter().map(|edit| mended.original(edit.at));
            let edited: Vec<Span> = edited.map(|at| Span::new(at, at)).collect();
            mended.doubtful.extend(edited);
        }
        let first = guess.edits.first().map_or(0, |edit| edit.at);
        mended.apply(guess.edits);
        walk.again(&mended.text, first);
    }
    if let Some(error) = walk.error {
        let at = walk.tokens.get(error).map_or(mended.text.len(), |token| token.start);
        mended.give_up(&walk, at);
    }
    mended
}

fn narrow(byte: usize) -> u32 {
    u32::try_from(byte).unwrap_or(u32::MAX)
}

/// The guess after which the text reads on furthest; of several, the likeliest, which comes first.
fn best(text: &str, walk: &Walk, error: usize, walked: &mut usize) -> Option<Guess> {
    let token = walk.tokens.get(error);
    let (start, end) = token.map_or((text.len(), text.len()), |token| (token.start, token.end));
    let mut found: Option<(usize, Guess)> = None;
    for guess in guess::guesses(text, walk, error) {
        let first = guess.edits.first().map_or(start, |edit| edit.at);
        let (from, stack) = walk.start_before(first.min(start));
        *walked += end.saturating_sub(from) + WINDOW;
        if *walked > BUDGET {
            return None;
        }
        let piece = text.get(from..text.floor_char_boundary(end + 2 * WINDOW)).unwrap_or_default();
        let whole = from + piece.len() == text.len();
        let Some(reached) = reach(piece, whole, stack, &guess.edits, (from, start, end)) else { continue };
        if reached == WINDOW {
            return Some(guess);
        }
        if found.as_ref().is_none_or(|(most, _)| reached > *most) {
            found = Some((reached, guess));
        }
    }
    found.map(|(_, guess)| guess)
}

/// How many bytes after an error a changed text reads on, the window at most; nothing if it hardly
/// gets past the error. The piece of the text begins at the first of the places; the error begins
/// and ends at the others.
fn reach(
    piece: &str,
    whole: bool,
    stack: Vec<Frame>,
    edits: &[Edit],
    (from, start, end): (usize, usize, usize),
) -> Option<usize> {
    let mut changed = piece.to_owned();
    let (mut more, mut less) = (0, 0);
    for edit in edits.iter().rev() {
        let at = edit.at.checked_sub(from)?;
        // A token of what is no RON may end within a character: such a guess fits nowhere.
        changed.get(at..at.checked_add(edit.remove)?)?;
        changed.replace_range(at..at + edit.remove, &edit.insert);
        more += edit.insert.len();
        less += edit.remove;
    }
    // The bytes after the error are the same as before, only elsewhere.
    let shifted = |byte: usize| (byte + more).saturating_sub(less + from);
    let walk = Walk::piece(&changed, stack, shifted(end) + WINDOW);
    let Some(error) = walk.error else { return Some(WINDOW) };
    let at = walk.tokens.get(error).map_or(changed.len(), |token| token.start);
    let cut_short = !whole && walk.tokens.get(error).is_none_or(|token| token.end >= changed.len());
    if cut_short || at >= shifted(end) + WINDOW {
        return Some(WINDOW);
    }
    let past = walk.tokens.get(..error)?.iter().rev().take_while(|token| token.start >= shifted(start)).count();
    (at > shifted(start) && past >= ENOUGH).then(|| at - shifted(start))
}

/// What is wrong at a place where nothing could be guessed.
fn plain(source: &Source, mended: &Mended, walk: &Walk, error: usize) -> Finding {
    let token = walk.tokens.get(error);
    let (start, end) = token.map_or((mended.text.len(), mended.text.len()), |token| (token.start, token.end));
    let end = if token.is_some_and(|token| matches!(token.sort, Sort::Unclosed | Sort::OpenComment)) {
        start + 1
    } else {
        end
    };
    let span = mended.place(start, end);
    let (message, help) = match token.map(|token| token.sort) {
        Some(Sort::Unclosed) => ("this text is never closed".to_owned(), "end it with a quotation mark".to_owned()),
        Some(Sort::OpenComment) => ("this comment is never closed".to_owned(), "end it with `*/`".to_owned()),
        Some(_) => {
            let found = short(mended.text.get(start..end).unwrap_or_default());
            (format!("expected {}, found `{found}`", expected(walk)), "look at what stands before it".to_owned())
        }
        None => {
            (format!("expected {}, found the end of the file", expected(walk)), "the file ends too soon".to_owned())
        }
    };
    Finding::error("syntax", source, span, message).with_help(help)
}

/// What may stand where a walk ended.
fn expected(walk: &Walk) -> String {
    let Some(top) = walk.top() else { return "nothing more".to_owned() };
    let closer = top.closer().map(|closer| format!("`{closer}`"));
    match (top.state, closer) {
        (State::Item, Some(closer)) => format!("a value or {closer}"),
        (State::Item | State::Value, _) => "a value".to_owned(),
        (State::Named | State::Key, _) => "`:`".to_owned(),
        (State::Begun | State::Variant | State::Done, Some(closer)) => format!("`,` or {closer}"),
        (State::Begun | State::Variant | State::Done, None) => "the end of the file".to_owned(),
    }
}
