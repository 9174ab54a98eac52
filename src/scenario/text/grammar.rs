//! How far a text keeps to the grammar of RON: one token after another, with a stack of brackets.
//!
//! `ron2` says that a text is wrong, and where it noticed. This says as much of any other text in
//! one cheap walk, so that [`mend`](super::mend) can try what would have been right.

use super::tokens::{Sort, Token, Tokens};

/// What may come next inside a bracket.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum State {
    /// An item, or the bracket's end.
    Item,
    /// After a field's name: `:`.
    Named,
    /// After a map's key: `:`.
    Key,
    /// After a word that may be a variant or, first in a parenthesis, a field's name.
    Begun,
    /// After `:`, a value.
    Value,
    /// After a word that is a value: `(` may follow.
    Variant,
    /// After a value: `,` or the end.
    Done,
}

/// What a bracket holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Holds {
    /// The file itself: one value.
    File,
    /// `[…]`
    List,
    /// `{…}`
    Map,
    /// `(`, and nothing yet that tells a tuple from fields.
    Paren,
    /// `(a, b)`
    Tuple,
    /// `(a: 1)`
    Fields,
}

/// A bracket that is open.
#[derive(Clone, Copy, Debug)]
pub(super) struct Frame {
    pub(super) holds: Holds,
    pub(super) state: State,
    /// The place of the bracket among the tokens.
    pub(super) opener: usize,
}

impl Frame {
    /// What closes it.
    pub(super) const fn closer(self) -> Option<char> {
        match self.holds {
            Holds::File => None,
            Holds::List => Some(']'),
            Holds::Map => Some('}'),
            Holds::Paren | Holds::Tuple | Holds::Fields => Some(')'),
        }
    }
}

/// A walk along a text, to its end or its first error.
pub(super) struct Walk {
    pub(super) tokens: Vec<Token>,
    pub(super) stack: Vec<Frame>,
    /// The token that cannot stand where it does; one past the last if the text ends too soon.
    pub(super) error: Option<usize>,
    /// The stack at every so manieth token, so that a walk need not begin anew.
    saves: Vec<Save>,
}

/// Where a walk can be taken up again: before this token.
struct Save {
    token: usize,
    byte: usize,
    stack: Vec<Frame>,
}

/// Tokens from one save to the next.
const STRETCH: usize = 64;

impl Walk {
    /// Walks along a text to its end.
    pub(super) fn along(text: &str) -> Self {
        let file = Frame { holds: Holds::File, state: State::Item, opener: 0 };
        let mut walk = Self { tokens: Vec::new(), stack: vec![file], error: None, saves: Vec::new() };
        walk.go(text, 0, usize::MAX);
        walk
    }

    /// Walks along a text that was changed, but not before a byte.
    pub(super) fn again(&mut self, text: &str, changed: usize) {
        self.saves.retain(|save| save.byte <= changed);
        // A change just behind a token may make it longer.
        self.saves.pop();
        match self.saves.pop() {
            Some(save) => {
                self.tokens.truncate(save.token);
                self.stack = save.stack;
                self.go(text, save.byte, usize::MAX);
            }
            None => *self = Self::along(text),
        }
    }

    /// Where a walk along a change at a byte may begin, and the brackets open there.
    pub(super) fn start_before(&self, byte: usize) -> (usize, Vec<Frame>) {
        let mut saves = self.saves.iter().rev().skip_while(|save| save.byte > byte).skip(1);
        let start = saves.next().map(|save| (save.byte, save.stack.clone()));
        start.unwrap_or_else(|| (0, vec![Frame { holds: Holds::File, state: State::Item, opener: 0 }]))
    }

    /// Walks along a piece of a text, at most up to a byte, with these brackets open.
    pub(super) fn piece(text: &str, stack: Vec<Frame>, upto: usize) -> Self {
        let mut walk = Self { tokens: Vec::new(), stack, error: None, saves: Vec::new() };
        walk.go(text, 0, upto);
        walk
    }

    fn go(&mut self, text: &str, from: usize, upto: usize) {
        self.error = None;
        for token in Tokens::from(text, from) {
            let at = self.tokens.len();
            if at.is_multiple_of(STRETCH) && upto == usize::MAX {
                self.saves.push(Save { token: at, byte: token.start, stack: self.stack.clone() });
            }
            self.tokens.push(token);
            if !self.take(at, token.sort) {
                self.error = Some(at);
                return;
            }
            if token.end >= upto && token.end < text.len() {
                return;
            }
        }
        let done = matches!(self.stack.as_slice(), [file] if matches!(file.state, State::Done | State::Begun));
        if !done {
            self.error = Some(self.tokens.len());
        }
    }

    /// The innermost bracket that is open.
    pub(super) fn top(&self) -> Option<Frame> {
        self.stack.last().copied()
    }

    /// Takes one token; false if it cannot stand here.
    fn take(&mut self, at: usize, sort: Sort) -> bool {
        let Some(top) = self.stack.last_mut() else { return false };
        if let (State::Begun, Holds::Paren) = (top.state, top.holds) {
            top.holds = if sort == Sort::Colon { Holds::Fields } else { Holds::Tuple };
        }
        match sort {
            Sort::Open(bracket) => self.open(at, bracket),
            Sort::Close(bracket) => self.close(bracket),
            Sort::Comma => {
                let fine = top.holds != Holds::File && matches!(top.state, State::Done | State::Begun | State::Variant);
                top.state = State::Item;
                fine
            }
            Sort::Colon => {
                let named = top.state == State::Named || top.state == State::Key;
                let key = top.state == State::Begun && matches!(top.holds, Holds::Fields | Holds::Map);
                top.state = State::Value;
                named || key
            }
            Sort::Word => {
                let next = match (top.state, top.holds) {
                    (State::Item, Holds::Fields) => State::Named,
                    (State::Item, _) => State::Begun,
                    (State::Value, _) => State::Variant,
                    _ => return false,
                };
                top.state = next;
                true
            }
            Sort::Text | Sort::Plain => self.value(),
            Sort::Unclosed | Sort::OpenComment | Sort::Odd(_) => false,
        }
    }

    /// Takes a whole value.
    fn value(&mut self) -> bool {
        let Some(top) = self.stack.last_mut() else { return false };
        match top.state {
            State::Item if top.holds != Holds::Fields => {}
            State::Value => {}
            _ => return false,
        }
        if top.holds == Holds::Paren {
            top.holds = Holds::Tuple;
        }
        top.state = after(*top);
        true
    }

    fn open(&mut self, at: usize, bracket: char) -> bool {
        let Some(top) = self.stack.last_mut() else { return false };
        let variant = bracket == '(' && matches!(top.state, State::Begun | State::Variant);
        if variant {
            top.state = if top.state == State::Begun && top.holds == Holds::Map { State::Key } else { State::Done };
        } else if !self.value() {
            return false;
        }
        let holds = match bracket {
            '(' => Holds::Paren,
            '[' => Holds::List,
            _ => Holds::Map,
        };
        self.stack.push(Frame { holds, state: State::Item, opener: at });
        true
    }

    fn close(&mut self, bracket: char) -> bool {
        let Some(top) = self.stack.last().copied() else { return false };
        let complete = matches!(top.state, State::Item | State::Done | State::Begun | State::Variant);
        let fits = top.closer() == Some(bracket) && complete && !(top.holds == Holds::Map && top.state == State::Begun);
        if fits {
            self.stack.pop();
        }
        fits
    }
}

/// What comes after a whole value.
fn after(frame: Frame) -> State {
    if frame.holds == Holds::Map && frame.state == State::Item { State::Key } else { State::Done }
}
