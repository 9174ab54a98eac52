//! What whoever runs the table does (18.1), and why it is refused.

use super::{Aim, Odds};
use crate::terms::{InjectId, NationId, NationSet, ObservationId, Phase};
use serde::{Deserialize, Serialize};
use std::fmt;

/// What somebody outside the seats says to some of them.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Speech {
    /// Who speaks, as the seats read it: `The Secretary-General`.
    pub speaker: String,
    /// To whom.
    pub to: NationSet,
    /// What; the rules do not read it.
    pub text: String,
}

/// An act of a facilitator. To force a phase is to go on, as the clock does.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub enum FacilitatorAct {
    /// Stops the clock.
    Pause,
    /// Lets it run again.
    Resume,
    /// Sets what the phase has left.
    SetClock {
        /// In seconds.
        seconds: u16,
    },
    /// Takes the play back to the beginning of an earlier phase; what was played since stays
    /// in the record as a branch.
    TakeBack {
        /// Its round.
        round: u8,
        /// The phase.
        phase: Phase,
    },
    /// Sends an inject that has not arrived yet, whatever its condition.
    Send {
        /// Which.
        inject: InjectId,
    },
    /// Puts a free-form act to the vote of the seats that it does not concern (§14).
    PutToVote {
        /// Which.
        act: u8,
    },
    /// Rules on a free-form act (§14): the dice are thrown at once.
    Rule {
        /// Which.
        act: u8,
        /// How likely it is.
        odds: Odds,
        /// What it brings about if it comes off.
        aims: Vec<Aim>,
    },
    /// Gives a seat to a policy, or back to a person.
    Hand {
        /// The seat.
        seat: NationId,
        /// `person`, or the name of a policy.
        to: String,
        /// The policy in full as text, so that a play can be gone on with; the table fills it in.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        in_full: Option<String>,
    },
    /// Speaks as anybody outside the seats.
    Speak(Speech),
    /// Ticks an observation of the scenario.
    Observe {
        /// Which.
        observation: ObservationId,
        /// Of whom.
        nation: NationId,
    },
    /// Notes something for the debrief.
    Note {
        /// What.
        text: String,
    },
}

/// Why it is refused.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum FacilitatorRefusal {
    /// The play has not been there on the line that it is on.
    NeverThere,
    /// The inject has arrived.
    Arrived,
    /// The inject asks for a choice, which can be made until Talks end.
    AsksForChoice,
    /// It has been ticked.
    Ticked,
    /// Nothing is said.
    Wordless,
}

impl fmt::Display for FacilitatorRefusal {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::NeverThere => "the play has not been in that phase; take it back to one that it has been in",
            Self::Arrived => "that inject has arrived",
            Self::AsksForChoice => "that inject asks for a choice: send it in Briefing or Talks",
            Self::Ticked => "that is ticked",
            Self::Wordless => "say something, to somebody, as somebody",
        })
    }
}
