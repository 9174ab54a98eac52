//! With whom it speaks on one day (5.1).

use super::Mind;
use crate::order::{CoordinationTalk, Talk};
use crate::policy::reading::{Case, has_claimed, is_friend};
use crate::policy::speech::Speech;
use crate::terms::{Module, NationSet};

impl Mind<'_> {
    /// Proposes to those who were hit, too, and are friends, that each names the accused in its own words,
    /// where it means to speak and has no text that they could sign.
    pub(super) fn coordinate(&self, speech: &mut Speech<'_>) {
        let view = self.view;
        if speech.staff() < 4 || !view.is_on(Module::JointAttribution) {
            return;
        }
        let mut mine = self.cases().iter().filter(|case| self.means_to_speak(case) && !self.has_text(case));
        let Some((case, (accused, _))) = mine.find_map(|case| Some((case, self.accusation(case)?))) else { return };
        let hit = view.incident(case.id).map_or(NationSet::NONE, |(_, now)| now.hit());
        let friends = view.others().without(accused).common(hit).iter().filter(|&other| is_friend(view, other));
        let to: NationSet = friends.collect();
        if !to.is_empty() {
            let round = view.round();
            speech.say(Talk::Coordinate(CoordinationTalk::Propose { to, incident: case.id, round }));
        }
    }

    /// Agrees where it means to speak itself and trusts whoever asks.
    pub(super) fn agree_on_a_day(&self, speech: &mut Speech<'_>) {
        let view = self.view;
        let open = view.coordinations().filter(|(_, one)| one.to.has(view.seat()) && one.day >= view.round());
        for (coordination, one) in open {
            let speaks = self.cases().iter().any(|case| case.id == one.incident && self.means_to_speak(case));
            let yes = speaks && view.trust(one.by) >= 1;
            speech.say(Talk::Coordinate(CoordinationTalk::Answer { coordination, yes }));
        }
    }

    /// Whether it would name somebody in public on a case, and has not.
    fn means_to_speak(&self, case: &Case) -> bool {
        let named = self.accusation(case);
        self.ways.claims.public > 0
            && named.is_some_and(|(accused, wording)| !has_claimed(self.view, case.id, accused, wording.rung, true))
    }

    /// Whether a text of its own lies before others, or it means to write one.
    fn has_text(&self, case: &Case) -> bool {
        let open = self.view.proposals().any(|(_, text)| text.open && text.incident == case.id);
        open || self.ways.claims.joint > self.ways.claims.public
    }
}
