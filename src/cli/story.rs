//! A record told as a chronicle.

use crate::order::{Act, By, Reason};
use crate::record::{Branch, Line, Recorded};
use crate::terms::Phase;
use crate::view::{self, Chronicler, Eyes};
use crate::world::set_up;

/// Tells a record through somebody's eyes; one round of it, if one is named.
///
/// What was read is told up to the first event that does not fit.
pub(super) fn tell(recorded: &Recorded, eyes: Eyes, only: Option<u8>) -> String {
    let mut chronicler = Chronicler::new(set_up(recorded.playable()), eyes);
    for line in recorded.lines() {
        match line {
            Line::Input { by: By::Seat(seat), input: Act::Order { order, reason }, .. } => {
                chronicler.note(*seat, order, reason.as_ref().map(Reason::words));
            }
            Line::Events { events, .. } if chronicler.tell(events).is_err() => break,
            _ => {}
        }
    }
    print(&chronicler.finish(), only)
}

/// What lines a play left when it was taken back, and how to read them.
pub(super) fn left(branches: &[Branch]) -> String {
    let mut out = String::new();
    for (nth, branch) in (1..).zip(branches) {
        let place = |(round, phase): (u8, Phase)| format!("{} of round {round}", phase.word());
        let (from, to) = (place(branch.from), place(branch.to));
        out.push_str(&wrapped(&format!("Taken back from {from} to {to}; --branch {nth} tells what was left.")));
    }
    if out.is_empty() { out } else { format!("\n{out}") }
}

fn print(lines: &[view::Line], only: Option<u8>) -> String {
    let mut out = String::new();
    let mut round = 0;
    for line in lines {
        if matches!(line, view::Line::Round(_)) {
            round += 1;
        }
        if only.is_some_and(|only| only != round) {
            continue;
        }
        match line {
            view::Line::Round(head) => {
                let gap = if out.is_empty() { "" } else { "\n" };
                out.push_str(&format!("{gap}{head}\n{}\n", "─".repeat(head.chars().count())));
            }
            view::Line::Phase(phase) => out.push_str(&format!("\n{}\n", phase.word())),
            view::Line::Said(said) => out.push_str(&wrapped(said)),
        }
    }
    out
}

/// A paragraph of at most 78 characters a line, hung by two.
fn wrapped(text: &str) -> String {
    let mut out = String::from("  ");
    let mut column = 2;
    for word in text.split_whitespace() {
        let width = word.chars().count();
        if column + width + 1 > 78 && column > 4 {
            out.push_str("\n    ");
            column = 4;
        } else if column > 4 || !out.trim().is_empty() {
            out.push(' ');
            column += 1;
        }
        out.push_str(word);
        column += width;
    }
    out.push('\n');
    out
}
