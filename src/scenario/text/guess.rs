//! The slips that may have led to an error, likeliest first.

use super::grammar::{Holds, State, Walk};
use super::odd;
use super::quotes;
use super::slip::{Error, Guess, change, put};
use super::tokens::{Sort, Token, is_word};
use super::tree::short;

/// So many brackets that the indentation has closed already are tried.
const SUSPECTS: usize = 4;

/// Everything that may have been meant, likeliest first.
pub(super) fn guesses(text: &str, walk: &Walk, at: usize) -> Vec<Guess> {
    let error = Error { text, walk, at };
    let mut all = Vec::new();
    quoted_name(&error, &mut all);
    odd::characters(&error, &mut all);
    marks(&error, &mut all);
    values(&error, &mut all);
    closed_too_soon(&error, &mut all);
    indented(&error, &mut all);
    surplus_in_line(&error, &mut all);
    closers(&error, &mut all);
    quotes::closing(&error, &mut all);
    quotes::opening(&error, &mut all);
    quotes::inner(&error, &mut all);
    other_bracket(&error, &mut all);
    openers(&error, &mut all);
    too_many(&error, &mut all);
    all
}

/// The name of a field in quotation marks, as JSON has it.
fn quoted_name(error: &Error, all: &mut Vec<Guess>) {
    let (Some(top), Some(token)) = (error.walk.top(), error.token()) else { return };
    let text = match (top.holds, token.sort) {
        (Holds::Fields | Holds::Paren, Sort::Text) => Some(token),
        (Holds::Paren | Holds::Tuple, Sort::Colon) => error.before(1).filter(|before| before.sort == Sort::Text),
        _ => None,
    };
    let Some(text) = text else { return };
    let rest = error.text.get(text.end..).unwrap_or_default();
    let written = error.text.get(text.start..text.end).unwrap_or_default();
    let Some(name) = written.strip_prefix('"').and_then(|name| name.strip_suffix('"')) else { return };
    let is_name = name.starts_with(is_word) && name.chars().all(|c| is_word(c) || c.is_ascii_digit());
    if is_name && rest.trim_start().starts_with(':') {
        all.push(Guess {
            edits: vec![change(text.start, text.end, name)],
            place: (text.start, text.end),
            message: "the name of a field stands in no quotation marks".to_owned(),
            about: None,
            help: format!("write `{}` without them", short(name)),
            sure: true,
        });
    }
}

/// A comma or a colon that was left out, or one written for the other.
fn marks(error: &Error, all: &mut Vec<Guess>) {
    let (Some(top), Some(token), Some(before)) = (error.walk.top(), error.token(), error.before(1)) else { return };
    let named = before.sort == Sort::Word;
    let begins = matches!(token.sort, Sort::Open(_) | Sort::Word | Sort::Text | Sort::Plain);
    let name = short(error.text.get(before.start..before.end).unwrap_or_default());
    let lacks_colon = top.state == State::Named || top.state == State::Begun && top.holds != Holds::List;
    let here = (before.end, before.end);
    if begins && named && lacks_colon {
        all.push(Guess {
            edits: vec![put(before.end, ":")],
            place: (before.start, before.end),
            message: format!("a `:` is missing after `{name}`"),
            about: None,
            help: format!("write `{name}: …`"),
            sure: true,
        });
    }
    if begins && matches!(top.state, State::Done | State::Begun | State::Variant) && top.holds != Holds::File {
        all.push(Guess {
            edits: vec![put(before.end, ",")],
            place: here,
            message: "a `,` is missing here".to_owned(),
            about: None,
            help: "write `,` between two values or fields".to_owned(),
            sure: true,
        });
    }
    let (other, word) = match token.sort {
        Sort::Comma if named => (":", "after the name of a field"),
        Sort::Colon => (",", "between two values or fields"),
        _ => return,
    };
    all.push(Guess {
        edits: vec![change(token.start, token.end, other)],
        place: (token.start, token.end),
        message: format!("`{}` cannot stand here", error.text.get(token.start..token.end).unwrap_or_default()),
        about: None,
        help: format!("write `{other}` {word}"),
        sure: true,
    });
}

/// A value that was left out; what stands for it in the copy is of no type.
fn values(error: &Error, all: &mut Vec<Guess>) {
    let Some(top) = error.walk.top() else { return };
    let (Some(before), token) = (error.before(1), error.token()) else { return };
    let ends = token.is_none_or(|token| matches!(token.sort, Sort::Comma | Sort::Close(_)));
    let put_in = match top.state {
        State::Value if ends => "()",
        State::Named if ends => ":()",
        _ => return,
    };
    let found = token.and_then(|token| error.text.get(token.start..token.end)).unwrap_or("the end of the file");
    all.push(Guess {
        edits: vec![put(before.end, put_in)],
        place: token.map_or((before.end, before.end), |token| (token.start, token.end)),
        message: format!("expected a value, found `{found}`"),
        about: None,
        help: "write the value of this field, or leave the field out".to_owned(),
        sure: false,
    });
}

/// A bracket at the end of a line that closes what the next line, indented as far, goes on with.
fn closed_too_soon(error: &Error, all: &mut Vec<Guess>) {
    let (Some(colon), Some(field), Some(comma), Some(close)) =
        (error.token(), error.before(1), error.before(2), error.before(3))
    else {
        return;
    };
    let Sort::Close(bracket) = close.sort else { return };
    if (colon.sort, field.sort, comma.sort) != (Sort::Colon, Sort::Word, Sort::Comma) || close.indent.is_some() {
        return;
    }
    let line = (4..).map_while(|places| error.before(places)).find_map(|token| token.indent);
    let Some(opener) = opener_before(error, 4) else { return };
    let several = error.text.get(opener.start..close.start).is_some_and(|between| between.contains('\n'));
    if several && line.is_some() && field.indent == line {
        all.push(Guess {
            edits: vec![change(close.start, close.end, "")],
            place: (close.start, close.end),
            message: format!("`{bracket}` closes the bracket of line {{line}} too soon"),
            about: Some(opener.start),
            help: format!("take the `{bracket}` away"),
            sure: false,
        });
    }
}

/// The bracket that is open so many places before the error.
fn opener_before(error: &Error, places: usize) -> Option<Token> {
    let mut depth = 0_usize;
    for places in places..=error.at {
        let token = error.before(places)?;
        match token.sort {
            Sort::Close(_) => depth += 1,
            Sort::Open(_) if depth == 0 => return Some(token),
            Sort::Open(_) => depth -= 1,
            _ => {}
        }
    }
    None
}

/// Brackets that the next lines leave by their indentation, although nothing closes them.
fn indented(error: &Error, all: &mut Vec<Guess>) {
    let suspects = unclosed(error.walk.tokens.get(..=error.at).unwrap_or(&error.walk.tokens));
    for (opener, line) in suspects.into_iter().rev().take(SUSPECTS) {
        let tokens = &error.walk.tokens;
        let (Some(open), Some(first)) = (tokens.get(opener), tokens.get(line)) else { continue };
        let Sort::Open(bracket) = open.sort else { continue };
        let before = |places: usize| tokens.get(line.checked_sub(places)?);
        let at = match (first.sort, before(1), before(2)) {
            (Sort::Comma, ..) => first.start,
            (_, Some(Token { sort: Sort::Comma, .. }), Some(last)) => last.end,
            (_, Some(last), _) => last.end,
            _ => continue,
        };
        all.push(unclosed_bracket(error, bracket, open.start, at));
    }
}

/// The brackets that a line stands outside of by its indentation, with the first token of that
/// line; each is taken for closed from there on.
fn unclosed(tokens: &[Token]) -> Vec<(usize, usize)> {
    let mut suspects = Vec::new();
    // The bracket, how far its line is indented, and the first token of that line.
    let mut stack: Vec<(usize, usize, usize)> = Vec::new();
    let (mut indent, mut line) = (0, 0);
    for (at, token) in tokens.iter().enumerate() {
        let closes = matches!(token.sort, Sort::Close(_));
        if let Some(new) = token.indent {
            (indent, line) = (new, at);
            while let Some(&(opener, of_opener, line_of_opener)) = stack.last() {
                let outside = if closes { indent < of_opener } else { indent <= of_opener };
                if !outside || line_of_opener == line {
                    break;
                }
                suspects.push((opener, at));
                stack.pop();
            }
        }
        match token.sort {
            Sort::Open(_) => stack.push((at, indent, line)),
            Sort::Close(_) => drop(stack.pop()),
            _ => {}
        }
    }
    suspects
}

const fn closer_of(bracket: char) -> char {
    match bracket {
        '(' => ')',
        '[' => ']',
        _ => '}',
    }
}

fn unclosed_bracket(error: &Error, bracket: char, opener: usize, at: usize) -> Guess {
    let closer = closer_of(bracket);
    let between = error.text.get(opener..at).unwrap_or_default();
    let which = if between.contains('\n') { "in line {line}" } else { "before this" };
    Guess {
        edits: vec![put(at, closer)],
        place: (at, at),
        message: format!("the `{bracket}` {which} is not closed"),
        about: Some(opener),
        help: format!("write `{closer}` here"),
        sure: false,
    }
}

/// A bracket too many within a line that closes its own brackets further on.
fn surplus_in_line(error: &Error, all: &mut Vec<Guess>) {
    let (Some(top), Some(token)) = (error.walk.top(), error.token()) else { return };
    let (Some(closer), Sort::Close(found)) = (top.closer(), token.sort) else { return };
    let Some(open) = error.walk.tokens.get(top.opener) else { return };
    let same_line = error.text.get(open.start..token.start).is_some_and(|between| !between.contains('\n'));
    let rest = error.text.get(token.end..).and_then(|rest| rest.lines().next()).unwrap_or_default();
    if closer != found && same_line && closes_later(rest, closer) {
        all.push(Guess {
            edits: vec![change(token.start, token.end, "")],
            place: (token.start, token.end),
            message: format!("`{found}` closes nothing"),
            about: None,
            help: format!("take the `{found}` away"),
            sure: false,
        });
    }
}

/// Whether the rest of a line closes a bracket that it did not open, by this closer. What stands in
/// quotation marks is passed over.
fn closes_later(rest: &str, closer: char) -> bool {
    let mut depth = 0_usize;
    let mut quoted = false;
    for c in rest.chars() {
        match c {
            '"' => quoted = !quoted,
            _ if quoted => {}
            '(' | '[' | '{' => depth += 1,
            ')' | ']' | '}' if depth == 0 => return c == closer,
            ')' | ']' | '}' => depth -= 1,
            _ => {}
        }
    }
    false
}

/// The innermost bracket, closed at the error or before it.
fn closers(error: &Error, all: &mut Vec<Guess>) {
    let Some(top) = error.walk.top() else { return };
    let Some(Token { sort: Sort::Open(bracket), start: opener, .. }) = error.walk.tokens.get(top.opener).copied()
    else {
        return;
    };
    if top.closer().is_none() {
        return;
    }
    let sort = |places: usize| error.before(places).map(|token| token.sort);
    let mut places = Vec::new();
    if sort(1) == Some(Sort::Comma) {
        places.push(error.end_before(2));
    }
    if sort(1) == Some(Sort::Word) && sort(2) == Some(Sort::Comma) {
        places.push(error.end_before(3));
    }
    match error.token() {
        Some(token) if matches!(token.sort, Sort::Comma | Sort::Close(_)) => places.push(token.start),
        _ => places.push(error.end_before(1)),
    }
    // On its own line, a bracket closes what the lines above it opened.
    if let Some(Token { sort: Sort::Close(_), indent: Some(_), .. }) = error.token() {
        places.insert(0, error.end_before(1));
    }
    all.extend(places.into_iter().map(|at| unclosed_bracket(error, bracket, opener, at)));
}

/// One bracket closed by another's end.
fn other_bracket(error: &Error, all: &mut Vec<Guess>) {
    let (Some(top), Some(token)) = (error.walk.top(), error.token()) else { return };
    let (Some(closer), Sort::Close(found)) = (top.closer(), token.sort) else { return };
    let Some(open) = error.walk.tokens.get(top.opener) else { return };
    if closer != found {
        all.push(Guess {
            edits: vec![change(token.start, token.end, closer)],
            place: (token.start, token.end),
            message: format!("`{found}` cannot close the bracket of line {{line}}"),
            about: Some(open.start),
            help: format!("write `{closer}`"),
            sure: false,
        });
    }
}

/// A bracket that was left out where a value begins.
fn openers(error: &Error, all: &mut Vec<Guess>) {
    let token = error.token();
    let mut places = Vec::new();
    if let Some(Token { sort: Sort::Word, start, end, .. }) = error.before(1) {
        if token.is_some_and(|token| token.sort == Sort::Colon) {
            places.push((start, '('));
        } else {
            places.push((end, '('));
        }
    }
    if let Some(start) = begin_of_value(error) {
        let brackets = match token.map(|token| token.sort) {
            Some(Sort::Close(')')) => ['(', '('],
            Some(Sort::Close(']')) => ['[', '['],
            _ => ['[', '('],
        };
        places.extend(brackets.map(|bracket| (start, bracket)));
    }
    all.extend(places.into_iter().map(|(at, bracket)| Guess {
        edits: vec![put(at, bracket)],
        place: (at, at),
        message: format!("a `{bracket}` is missing here"),
        about: None,
        help: format!("write `{bracket}` before the first of the values"),
        sure: false,
    }));
}

/// Where the value of the field at hand begins: after the last colon in the same bracket.
fn begin_of_value(error: &Error) -> Option<usize> {
    let mut depth = 0_usize;
    for places in 1..=error.at.min(2_000) {
        match error.before(places)?.sort {
            Sort::Close(_) => depth += 1,
            Sort::Open(_) => depth = depth.checked_sub(1)?,
            Sort::Colon if depth == 0 => return Some(error.before(places - 1)?.start),
            _ => {}
        }
    }
    None
}

/// A bracket or mark too many, here or just before.
fn too_many(error: &Error, all: &mut Vec<Guess>) {
    for places in 0..4 {
        let Some(token) = error.before(places) else { continue };
        let surplus = match token.sort {
            Sort::Comma | Sort::Colon | Sort::Odd(_) => places == 0,
            Sort::Close(_) => true,
            _ => false,
        };
        if surplus {
            let found = error.text.get(token.start..token.end).unwrap_or_default();
            let closes = if matches!(token.sort, Sort::Close(_)) { "closes nothing" } else { "cannot stand here" };
            all.push(Guess {
                edits: vec![change(token.start, token.end, "")],
                place: (token.start, token.end),
                message: format!("`{found}` {closes}"),
                about: None,
                help: format!("take the `{found}` away"),
                sure: places == 0 && !matches!(token.sort, Sort::Close(_)),
            });
        }
    }
}
