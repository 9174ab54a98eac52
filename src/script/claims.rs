//! The numbers of claims: how loud they are and how they are taken (3.3, 5.2–5.4), what a word comes
//! to once the truth is public (5.5), and the standing that is scored (16.1).

use crate::terms::{Decibans, Likelihood, Rung, divide_half_away, within};
use serde::{Deserialize, Serialize};

/// How loud claims are, and how they are taken.
///
/// Plays that were recorded under older rules have none of it: everything is 0.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct ClaimNumbers {
    /// The heat of naming somebody in public at rungs 3 to 6 (3.3).
    #[serde(deserialize_with = "within::<0, 10, _, _>")]
    pub heat: [i16; 4],
    /// The heat of naming a group (5.1).
    #[serde(deserialize_with = "within::<0, 10, _, _>")]
    pub group: i16,
    /// How much less heat it has in private (3.3).
    #[serde(deserialize_with = "within::<0, 10, _, _>")]
    pub private: i16,
    /// Decibans of origin cards, one for each upstream, from which rung 3 carries *likely*, *very
    /// likely* and *almost certain* (5.2).
    #[serde(deserialize_with = "within::<-100, 100, _, _>")]
    pub origin: [Decibans; 3],
    /// Acceptance of a statement that names nobody, before trust and standing (5.3).
    #[serde(deserialize_with = "within::<0, 100, _, _>")]
    pub unnamed: i16,
    /// What each co-signatory of such a statement adds, and the most that they add together (5.3).
    #[serde(deserialize_with = "within::<0, 100, _, _>")]
    pub unnamed_signatories: [i16; 2],
    /// What each rung above what a state has seen takes from its answer (5.3).
    #[serde(deserialize_with = "within::<0, 100, _, _>")]
    pub rung_short: i16,
    /// What each step of the word above what a state has seen takes from its answer (5.3).
    #[serde(deserialize_with = "within::<0, 100, _, _>")]
    pub word_short: i16,
    /// Mandate that a denial costs an accuser whom few believe (5.4).
    #[serde(deserialize_with = "within::<0, 100, _, _>")]
    pub denied: i16,
    /// Acceptance that an accuser loses who was asked for evidence and showed none, or refused an
    /// inquiry by both (5.4).
    #[serde(deserialize_with = "within::<0, 100, _, _>")]
    pub unanswered: i16,
    /// Acceptance that the silence of the accused adds (5.4).
    #[serde(deserialize_with = "within::<0, 100, _, _>")]
    pub silence: i16,
}

impl ClaimNumbers {
    /// The heat of a claim, if it names somebody (3.3).
    #[must_use]
    pub fn heat_of(&self, rung: Rung, public: bool) -> Option<i16> {
        let place = match rung {
            Rung::Concern | Rung::Condemn => return None,
            Rung::NamesGroup => None,
            Rung::FromTerritory => Some(0),
            Rung::LinkedActors => Some(1),
            Rung::StateResponsible => Some(2),
            Rung::BreachedLaw => Some(3),
        };
        let heat = place.map_or(self.group, |place: usize| self.heat.get(place).copied().unwrap_or(0));
        Some(if public { heat } else { heat.saturating_sub(self.private).max(0) })
    }
}

/// What naming somebody earns and costs once the truth is public.
///
/// Plays that were recorded before there were accounts have none: everything is 0.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct AccountNumbers {
    /// Half-points of credibility that *likely*, *very likely* and *almost certain* earn if true
    /// and cost if false, at rungs 5 and 6; a word that names no responsible state counts half.
    #[serde(deserialize_with = "within::<0, 200, _, _>")]
    pub words: [[i16; 2]; 3],
    /// Rounds that a word must have stood to earn in full; each round less takes its share.
    #[serde(deserialize_with = "within::<0, 20, _, _>")]
    pub stands: u8,
    /// Credibility that it costs to have denied what is shown true in play (5.4).
    #[serde(deserialize_with = "within::<0, 100, _, _>")]
    pub denied: i16,
    /// Trust that whoever was shown innocent loses in a speaker that takes nothing back (5.5).
    #[serde(deserialize_with = "within::<0, 10, _, _>")]
    pub uncorrected: i16,
    /// Points of the score for standing, half of which one begins with (16.1).
    #[serde(deserialize_with = "within::<0, 100, _, _>")]
    pub score: i16,
}

impl AccountNumbers {
    /// What a word comes to, in half-points of credibility: by its rung, whether it was true, and
    /// for how many rounds it stood before that was public. A loss counts in full however short.
    #[must_use]
    pub fn of(&self, rung: Rung, word: Likelihood, right: bool, stood: u8) -> i16 {
        let place = match word {
            Likelihood::AlmostCertain => 2,
            Likelihood::VeryLikely => 1,
            // Whoever names somebody on less than *likely* loses as much, and has nothing to earn.
            _ => 0,
        };
        let [earns, costs] = self.words.get(place).copied().unwrap_or_default();
        let part = if rung >= Rung::StateResponsible { 1 } else { 2 };
        let half_points = if !right {
            divide_half_away(-i64::from(costs), part)
        } else if word >= Likelihood::Likely {
            let stood = i64::from(stood.min(self.stands));
            // What does not come to a half-point is not earned.
            i64::from(earns) * stood / (part * i64::from(self.stands.max(1)))
        } else {
            0
        };
        i16::try_from(half_points).unwrap_or(i16::MIN)
    }

    /// The mandate that goes with it: ±(rung − 2), a gain as far as the word earned it; a group
    /// earns none and costs one.
    #[must_use]
    pub fn mandate(&self, rung: Rung, word: Likelihood, right: bool, stood: u8) -> i16 {
        if !right {
            return rung.number().map_or(-1, |rung| 2 - rung);
        }
        if word < Likelihood::Likely {
            return 0;
        }
        let earned = rung.number().map_or(0, |rung| rung - 2);
        earned * i16::from(stood.min(self.stands)) / i16::from(self.stands.max(1))
    }
}
