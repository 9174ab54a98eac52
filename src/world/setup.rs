//! Scenario to world: the one place here that reads a scenario.

use super::gates::Gates;
use super::position::{CardNow, IncidentNow, InjectNow, Learnt, NationNow, NormNow, Position};
use super::table::{Keys, NationSpec, Table};
use super::{Digest, Done, DraftNow, PerNation, ProgrammeNow, World};
use crate::event::Way;
use crate::scenario::format::{Between, Nation, Scenario};
use crate::scenario::{Playable, Shown};
use crate::terms::{CardId, CardSet, IdKind, Module, NationId, NationSet, Relation, Strength, Tension, Trust};
use std::sync::Arc;

/// The world before the first round of a scenario.
#[must_use]
pub fn set_up(playable: &Playable) -> World {
    let scenario = &playable.scenario.as_drawn();
    let table = table(playable, scenario);
    let mut now = Position {
        nations: nations(&scenario.nations),
        incidents: incidents(scenario),
        cards: vec![CardNow::default(); scenario.cards.len()],
        norms: vec![NormNow::default(); scenario.norms.len()],
        drafts: vec![DraftNow::default(); scenario.drafts.len()],
        injects: vec![InjectNow::default(); scenario.injects.len()],
        judgements: vec![None; scenario.nations.len() * scenario.incidents.len()],
        done: Done::nothing(table.actions.len()),
        objectives: vec![false; scenario.objectives.len()],
        observed: vec![NationSet::NONE; scenario.observations.len()],
        programmes: vec![ProgrammeNow::default(); scenario.programmes.len()],
        ..Position::default()
    };
    relate(&mut now, &table, &scenario.relations);
    deal(&mut now, scenario);
    World { table: Arc::new(table), now, past: Vec::new(), settled: 0 }
}

fn nations(specs: &[Nation]) -> PerNation<NationNow> {
    let mut nations = PerNation::default();
    for (index, spec) in specs.iter().enumerate() {
        if let Some(now) = nations.get_mut(NationId::at(index)) {
            *now = NationNow {
                growth: spec.growth,
                freedom: spec.freedom,
                security: spec.security,
                mandate: spec.mandate,
                credibility: spec.credibility,
                capital: spec.capital,
                funds: spec.funds,
                sources: spec.sources,
                capacity: [spec.capacity.people, spec.capacity.organisation, spec.capacity.law],
                ..NationNow::default()
            };
        }
    }
    nations
}

fn incidents(scenario: &Scenario) -> Vec<IncidentNow> {
    let fresh = |incident: &crate::script::Incident| IncidentNow {
        strength: Strength::new(100),
        salience: incident.salience,
        ..IncidentNow::default()
    };
    scenario.incidents.iter().map(fresh).collect()
}

/// Puts trust, tension and lines between every pair (3.1, 3.2).
fn relate(now: &mut Position, table: &Table, relations: &[Between]) {
    let numbers = &table.numbers;
    let by_relation = |row: &[i16; 5], relation: Relation| row.get(relation as usize).copied().unwrap_or(0);
    for a in table.seats() {
        for b in table.seats().filter(|&b| b != a) {
            let relation = table.relation(a, b);
            if let Some(trust) = now.trust.get_mut(a, b) {
                *trust = Trust::new(by_relation(&numbers.trust_at_start, relation));
            }
            if a < b
                && let Some(tension) = now.tension.get_mut(a, b)
            {
                *tension = Tension::new(by_relation(&numbers.tension_at_start, relation));
            }
        }
    }
    for between in relations {
        let (low, high) = (between.a.min(between.b), between.a.max(between.b));
        for &channel in &between.channels {
            now.set_line(low, high, channel, true);
        }
        if let (Some(there), Some(trust)) = (between.trust, now.trust.get_mut(between.a, between.b)) {
            *trust = Trust::new(there.0);
        }
        if let (Some(there), Some(trust)) = (between.trust, now.trust.get_mut(between.b, between.a)) {
            *trust = Trust::new(there.1);
        }
        if let (Some(there), Some(tension)) = (between.tension, now.tension.get_mut(low, high)) {
            *tension = Tension::new(there);
        }
    }
}

/// Deals the cards that are held at the start.
fn deal(now: &mut Position, scenario: &Scenario) {
    for (index, card) in scenario.cards.iter().enumerate() {
        let id = CardId::at(index);
        for &holder in &card.held_by {
            if let Some(hand) = now.hands.get_mut(holder) {
                hand.insert(id);
            }
            if let Some(learnt) = now.cards.get_mut(index).and_then(|card| card.learnt.get_mut(holder)) {
                *learnt = Some(Learnt { round: 0, way: Way::Start });
            }
        }
    }
}

/// The table of a scenario as the drawn truth has it.
fn table(playable: &Playable, scenario: &Scenario) -> Table {
    let Shown { texts, letters } = playable.shown();
    let calendar = scenario.calendar();
    // What a record from before has in rounds, the rules read in days.
    let drafts = scenario.drafts.iter().map(|draft| draft.in_days(calendar.length(1))).collect();
    let mut modules = vec![0; Module::ALL.len()];
    for on in &scenario.modules {
        if let Some(from) = modules.get_mut(on.module as usize) {
            *from = on.from.max(1);
        }
    }
    let mut relations = vec![Relation::Neutral; 64];
    for between in &scenario.relations {
        for (a, b) in [(between.a, between.b), (between.b, between.a)] {
            if let Some(relation) = relations.get_mut(a.index() * 8 + b.index()) {
                *relation = between.relation;
            }
        }
    }
    let mut cards_of = vec![CardSet::NONE; scenario.incidents.len()];
    for (index, card) in scenario.cards.iter().enumerate().filter(|(_, card)| !card.only_in.is_nowhere()) {
        if let Some(cards) = cards_of.get_mut(card.incident.index()) {
            cards.insert(CardId::at(index));
        }
    }
    let mut forbidden = vec![false; scenario.actions.len()];
    for action in &scenario.forbidden {
        if let Some(forbidden) = forbidden.get_mut(action.index()) {
            *forbidden = true;
        }
    }
    let gates = Gates::of(&scenario.actions, |action| {
        let forbidden = scenario.forbidden.contains(&action.id);
        modules.get(action.module as usize).filter(|_| !forbidden).copied().unwrap_or(0)
    });
    Table {
        scenario: scenario.id.clone(),
        digest: Digest(playable.digest),
        title: scenario.title,
        synopsis: scenario.synopsis,
        level: scenario.level,
        rounds: scenario.rounds,
        calendar,
        modules,
        numbers: playable.numbers.clone(),
        everyone: NationSet::first(scenario.nations.len()),
        nations: nation_specs(playable, scenario, &letters),
        relations,
        actors: scenario.actors.clone(),
        incidents: scenario.incidents.clone(),
        upstreams: scenario.upstreams.clone(),
        cards: scenario.cards.clone(),
        cards_of,
        actions: scenario.actions.clone(),
        forbidden,
        gates,
        norms: scenario.norms.clone(),
        drafts,
        injects: scenario.injects.clone(),
        programmes: scenario.programmes.clone(),
        objectives: scenario.objectives.clone(),
        observations: scenario.observations.clone(),
        endings: scenario.endings.clone(),
        seas: scenario.seas.iter().map(|sea| (sea.name, (sea.place.x, sea.place.y))).collect(),
        cables: scenario.cables.iter().map(|cable| (cable.name, cable.a, cable.b)).collect(),
        keys: keys(playable),
        texts,
    }
}

fn nation_specs(playable: &Playable, scenario: &Scenario, letters: &[char]) -> Vec<NationSpec> {
    scenario.nations.iter().zip(letters).map(|(nation, letter)| nation_spec(playable, nation, *letter)).collect()
}

fn nation_spec(playable: &Playable, nation: &Nation, letter: char) -> NationSpec {
    let id = playable.names.text(IdKind::Nation, nation.id.index()).unwrap_or_default();
    NationSpec {
        id: id.to_owned(),
        name: nation.name,
        short: nation.short,
        adjective: nation.adjective,
        capital_city: nation.capital_city,
        ministry: nation.ministry,
        letter,
        place: (nation.place.x, nation.place.y),
        narrative: nation.narrative,
        critical: nation.critical,
        funds_a_round: nation.funds_a_round.get(),
        public_brief: nation.public_brief,
        brief: nation.brief,
        secret_brief: nation
            .secret_brief
            .iter()
            .filter(|part| !part.only_in.is_nowhere())
            .map(|part| part.text)
            .collect(),
        knows: nation.knows.iter().filter(|fact| !fact.only_in.is_nowhere()).cloned().collect(),
        red_lines: nation.red_lines.iter().filter(|line| !line.only_in.is_nowhere()).cloned().collect(),
        honourable_exit: nation.honourable_exit,
        exit: nation.exit.clone(),
        home: nation.home.clone(),
    }
}

/// Hashes every textual id once: dice are keyed by these.
fn keys(playable: &Playable) -> Keys {
    let hashes = |kind: IdKind| {
        let hash = |text: &String| {
            let digest = blake3::hash(format!("{} {text}", kind.word()).as_bytes());
            let [a, b, c, d, e, f, g, h, ..] = *digest.as_bytes();
            u64::from_le_bytes([a, b, c, d, e, f, g, h])
        };
        playable.names.all(kind).iter().map(hash).collect()
    };
    Keys {
        nations: hashes(IdKind::Nation),
        actors: hashes(IdKind::Actor),
        incidents: hashes(IdKind::Incident),
        cards: hashes(IdKind::Card),
        actions: hashes(IdKind::Action),
        injects: hashes(IdKind::Inject),
    }
}
