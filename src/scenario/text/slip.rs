//! A slip that may have been made in a text, and what is looked at to find it.

use super::grammar::Walk;
use super::tokens::Token;

/// An error among the tokens of a text.
pub(super) struct Error<'a> {
    pub(super) text: &'a str,
    pub(super) walk: &'a Walk,
    /// The token that cannot stand where it does.
    pub(super) at: usize,
}

impl Error<'_> {
    /// The token so many places before the error.
    pub(super) fn before(&self, places: usize) -> Option<Token> {
        self.walk.tokens.get(self.at.checked_sub(places)?).copied()
    }

    /// The token in error, if the text does not end there.
    pub(super) fn token(&self) -> Option<Token> {
        self.walk.tokens.get(self.at).copied()
    }

    /// Where the text of a token ends: nothing is put between it and what follows.
    pub(super) fn end_before(&self, places: usize) -> usize {
        self.before(places).map_or(0, |token| token.end)
    }
}

/// A change to a text: bytes taken away, and others put in their place.
#[derive(Clone, Debug)]
pub(super) struct Edit {
    pub(super) at: usize,
    pub(super) remove: usize,
    pub(super) insert: String,
}

/// One slip that may have been made.
#[derive(Clone, Debug)]
pub(super) struct Guess {
    /// What would have been right: changes in order, none over another.
    pub(super) edits: Vec<Edit>,
    /// Where the slip is: its first byte and one past its last.
    pub(super) place: (usize, usize),
    /// What was found; `{line}` stands for the line of what it is about.
    pub(super) message: String,
    pub(super) about: Option<usize>,
    pub(super) help: String,
    /// Whether there is only one thing that can have been meant there.
    pub(super) sure: bool,
}

/// Puts something in at one place.
pub(super) fn put(at: usize, what: impl Into<String>) -> Edit {
    Edit { at, remove: 0, insert: what.into() }
}

/// Puts something in the place of a token or character.
pub(super) fn change(start: usize, end: usize, what: impl Into<String>) -> Edit {
    Edit { at: start, remove: end - start, insert: what.into() }
}
