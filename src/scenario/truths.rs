//! Truths (4.2): a scenario once one of those that it states was drawn.

use super::format::{Nation, Scenario};
use super::text::to_line;
use super::{Playable, load};
use crate::script::{Card, Condition, Incident, Truth};
use crate::terms::TruthId;
use std::borrow::Cow;

impl Playable {
    /// The same with this of its truths drawn.
    #[must_use]
    pub fn in_truth(&self, truth: TruthId) -> Self {
        let mut drawn = self.clone();
        drawn.scenario.drawn = Some(truth);
        // What was written once can be written again; of what could not, the older digest stands.
        let line = to_line(&drawn.scenario, &drawn.naming());
        if let Ok(line) = line {
            drawn.digest = load::digest_of(&line);
        }
        drawn
    }

    /// The truths that may still be drawn, each with its weight; none where there is nothing to draw.
    #[must_use]
    pub fn to_draw(&self) -> Vec<(TruthId, u32)> {
        let Scenario { truths, drawn: None, .. } = &self.scenario else { return Vec::new() };
        truths.iter().map(|truth| (truth.id, u32::from(truth.weight))).collect()
    }
}

impl Scenario {
    /// The scenario as the drawn truth has it, or the first while none was drawn. No list becomes
    /// shorter, so that ids and places stay what they are: what belongs to other truths is nowhere,
    /// and nothing comes of it.
    #[must_use]
    pub fn as_drawn(&self) -> Cow<'_, Self> {
        // Without several truths everything is there, and nothing need be copied.
        if self.truths.is_empty() {
            return Cow::Borrowed(self);
        }
        let mut drawn = self.clone();
        let truth = self.drawn.unwrap_or(TruthId::at(0));
        drawn.actors.iter_mut().for_each(|actor| actor.sheltered &= actor.sheltered_in.settle(truth));
        drawn.incidents.iter_mut().for_each(|incident| settle_incident(incident, truth));
        drawn.cards.iter_mut().for_each(|card| settle_card(card, truth));
        drawn.nations.iter_mut().for_each(|nation| settle_nation(nation, truth));
        for inject in &mut drawn.injects {
            if !inject.only_in.settle(truth) {
                inject.when = Condition::Never;
                inject.effects.clear();
                inject.choices.clear();
            }
        }
        for objective in &mut drawn.objectives {
            if !objective.only_in.settle(truth) {
                objective.met = Condition::Never;
            }
        }
        for observation in &mut drawn.observations {
            if !observation.only_in.settle(truth) {
                observation.when = Condition::Never;
            }
        }
        for ending in &mut drawn.endings {
            if !ending.only_in.settle(truth) {
                ending.when = Condition::Never;
            }
        }
        Cow::Owned(drawn)
    }
}

fn settle_incident(incident: &mut Incident, truth: TruthId) {
    if let Some(here) = incident.truth_in.iter().find(|here| here.only_in.contains(&truth)) {
        incident.truth = Truth { actor: here.actor, link: here.link, host: here.host };
    }
    incident.truth_in.clear();
}

/// A card of another truth is held by nobody, and nobody finds or plants it.
fn settle_card(card: &mut Card, truth: TruthId) {
    if let Some(turn) = card.turns.iter().find(|turn| turn.only_in.contains(&truth)) {
        card.planted = turn.planted.unwrap_or(card.planted);
        card.upstream = turn.upstream.unwrap_or(card.upstream);
        card.finders = turn.finders.clone().or(card.finders.take());
    }
    card.turns.clear();
    if !card.only_in.settle(truth) {
        card.held_by.clear();
        card.finders = Some(Vec::new());
        card.forged_by = None;
    }
}

fn settle_nation(nation: &mut Nation, truth: TruthId) {
    nation.secret_brief.iter_mut().for_each(|part| _ = part.only_in.settle(truth));
    nation.knows.iter_mut().for_each(|fact| _ = fact.only_in.settle(truth));
    for line in &mut nation.red_lines {
        if !line.only_in.settle(truth) {
            line.crossed = Condition::Never;
        }
    }
    if !nation.exit_in.settle(truth) {
        (nation.honourable_exit, nation.exit) = (None, None);
    }
}
