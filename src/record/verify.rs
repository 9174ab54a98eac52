//! Whether a record is what the rules make of its inputs.

use super::fault::{Fault, FaultKind};
use super::line::{FORMAT, Line};
use super::play::Play;
use super::read::{Reach, Recorded, read};
use crate::world::DIGEST_VERSION;
use crate::{dice, rules};
use std::collections::VecDeque;
use std::fmt;

/// What verifying came to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Verified {
    /// What can be said of the record.
    pub standing: Standing,
    /// How far it goes.
    pub reach: Reach,
}

/// What can be said of a record in which nothing differs.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Standing {
    /// Every input was resolved again and came to the same events and digests, to the end of the play.
    Whole,
    /// The same, as far as the record goes; the play is not over, or its end is not there.
    Sound,
    /// The events were folded, and no more could be done; the text says why.
    Folded(String),
}

impl fmt::Display for Verified {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match &self.standing {
            Standing::Whole => write!(f, "verified: {}", self.reach),
            Standing::Sound => write!(f, "sound as far as it goes: {}", self.reach),
            Standing::Folded(why) => write!(f, "folded, not verified: {why}; {}", self.reach),
        }
    }
}

/// Verifies a file: all of it, not only what comes before its first fault.
///
/// # Errors
/// The first place that is not as it should be.
pub fn verify_bytes(name: &str, bytes: &[u8]) -> Result<Verified, Fault> {
    let (recorded, fault) = read(name, bytes);
    // What was read lies before the fault.
    let verified = recorded.as_ref().map(verify).transpose()?;
    match (verified, fault) {
        (_, Some(fault)) => Err(fault),
        (Some(verified), None) => Ok(verified),
        (None, None) => {
            Err(Fault::at(1, (0, crate::terms::Phase::Briefing), FaultKind::NotARecord, "this is not a record"))
        }
    }
}

/// Verifies what was read of a record. Reading has seen to the chain; here the inputs are
/// resolved again, and the events folded, and both compared with what the record says.
///
/// # Errors
/// The first place that differs.
pub fn verify(recorded: &Recorded) -> Result<Verified, Fault> {
    let header = recorded.header();
    let same_digests = header.digest == DIGEST_VERSION;
    let other = if header.rules != rules::VERSION {
        Some(format!("it was made under rules {}, and this program plays rules {}", header.rules, rules::VERSION))
    } else if header.dice != dice::VERSION {
        Some(format!("it was made with dice {}, and this program has dice {}", header.dice, dice::VERSION))
    } else if header.format != FORMAT {
        Some(format!("it is written in format {}, and this program writes format {FORMAT}", header.format))
    } else if !same_digests {
        Some(format!("its digests are of another version than `{DIGEST_VERSION}`, which this program makes"))
    } else {
        None
    };
    if other.is_none() {
        replay(recorded, |_| {})?;
    }
    if same_digests {
        compare_digests(recorded)?;
    }
    let reach = recorded.reach();
    let standing = match other {
        Some(other) => Standing::Folded(other),
        None if reach.is_whole() => Standing::Whole,
        None => Standing::Sound,
    };
    Ok(Verified { standing, reach })
}

/// The play as it stood after so many lines of a record, the header among them: where a
/// branch begins.
///
/// # Errors
/// If the inputs do not come to what the record says.
pub fn play_at(recorded: &Recorded, lines: usize) -> Result<Play, Fault> {
    replay_until(recorded, lines, |_| {})
}

/// Plays the inputs of a record, compares, and hands over every line as it comes out
/// now: also those that are missing where the record was cut within a step.
pub(super) fn replay(recorded: &Recorded, line: impl FnMut(Line)) -> Result<Play, Fault> {
    replay_until(recorded, recorded.lines().len(), line)
}

fn replay_until(recorded: &Recorded, until: usize, mut out: impl FnMut(Line)) -> Result<Play, Fault> {
    let mut play = Play::new(recorded.playable(), recorded.header().seed);
    let mut expected = VecDeque::new();
    let mut done = 0;
    for (index, line) in recorded.lines().iter().enumerate().take(until) {
        if let Line::Header(_) = line {
            out(line.clone());
            continue;
        }
        let number = index + 1;
        if expected.is_empty() {
            let before = (play.round(), play.phase());
            match line {
                Line::Input { by, input, .. } => {
                    play.take(*by, input).map_err(|refusal| {
                        let message = format!("the rules refuse this input: {refusal}");
                        Fault::at(number, before, FaultKind::Refused(refusal), message)
                    })?;
                    expected.extend(Line::of(before, *by, input, &play));
                }
                Line::Done { .. } if done < play.taken() => {
                    done = play.taken();
                    expected.push_back(Line::done(&play));
                }
                Line::Header(_) | Line::Events { .. } | Line::Phase { .. } | Line::Done { .. } => {
                    let message = "nothing was put in that this could have come of";
                    return Err(Fault::at(number, before, FaultKind::OutOfPlace, message));
                }
            }
        }
        let Some(now) = expected.pop_front() else { continue };
        if now != *line {
            return Err(difference(number, &now, line));
        }
        out(now);
    }
    expected.into_iter().for_each(out);
    Ok(play)
}

/// What differs between the line as it comes out now and as it was recorded.
fn difference(number: usize, now: &Line, recorded: &Line) -> Fault {
    let (kind, message) = match (now, recorded) {
        (Line::Events { events: now, .. }, Line::Events { events: then, .. }) => {
            let same = now.iter().zip(then).take_while(|(now, then)| now == then).count();
            let message = format!("other events come of this now, from the {}. on", same + 1);
            (FaultKind::EventsDiffer, message)
        }
        (Line::Done { .. }, Line::Done { .. }) => {
            (FaultKind::OutOfPlace, "the number of the last input is another one here".to_owned())
        }
        (Line::Phase { .. }, Line::Phase { .. }) => {
            (FaultKind::DigestDiffers, "the world is another one here now".to_owned())
        }
        (Line::Input { .. }, Line::Input { .. }) => {
            (FaultKind::InputDiffers, "this input was put in at another place of the play".to_owned())
        }
        (Line::Events { .. }, _) => (FaultKind::EventsDiffer, "events come of this input, and none follow".to_owned()),
        (Line::Phase { .. }, _) => (FaultKind::DigestDiffers, "the digest of a phase should stand here".to_owned()),
        (Line::Input { .. } | Line::Header(_) | Line::Done { .. }, _) => {
            (FaultKind::OutOfPlace, "this line cannot stand here".to_owned())
        }
    };
    Fault::at(number, now.place(), kind, message)
}

/// Folds the events and compares the digest of each phase.
fn compare_digests(recorded: &Recorded) -> Result<(), Fault> {
    let mut fold = recorded.fold();
    let mut number = 0;
    while let Some(line) = fold.go() {
        number += 1;
        let Line::Phase { round, phase, digest } = line else { continue };
        let now = fold.world().now();
        let same_place = (now.round, now.phase) == (*round, *phase);
        if !same_place || fold.world().digest().to_string() != *digest {
            let message = "the recorded events do not lead to the recorded digest";
            return Err(Fault::at(number, line.place(), FaultKind::DigestDiffers, message));
        }
    }
    Ok(())
}
