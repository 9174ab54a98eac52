//! Incidents, the actors behind them, and what can be known of them.

use std::collections::BTreeSet;

use super::Check;
use crate::scenario::format::Scenario;
use crate::script::{BriefedFact, Card, Incident};
use crate::terms::{Bearing, IdKind, Link, Route};

pub(super) fn check(check: &mut Check, scenario: &Scenario) {
    for (at, incident) in scenario.incidents.iter().enumerate() {
        let path = format!("incidents[{at}]");
        strikes(check, incident, &path);
        victims(check, incident, &path);
        suspects(check, incident, &path);
        truth(check, scenario, incident, &path);
        harm(check, incident, &path);
    }
    for (at, actor) in scenario.actors.iter().enumerate() {
        if actor.sheltered && actor.host.is_none() {
            let path = format!("actors[{at}].sheltered");
            let help = "name its `host`, or leave `sheltered` out";
            check.error("no-host", &path, "nobody shelters this actor: it has no host", help);
        }
    }
    for (at, card) in scenario.cards.iter().enumerate().filter(|(_, card)| !card.only_in.is_nowhere()) {
        let path = format!("cards[{at}]");
        bearing(check, scenario, card, &path);
        found(check, card, &path);
        planted(check, scenario, card, &path);
    }
    for (at, nation) in scenario.nations.iter().enumerate() {
        for (nth, fact) in nation.knows.iter().enumerate().filter(|(_, fact)| !fact.only_in.is_nowhere()) {
            briefed(check, scenario, fact, &format!("nations[{at}].knows[{nth}]"));
        }
    }
}

/// What a brief tells as a fact is one.
fn briefed(check: &mut Check, scenario: &Scenario, fact: &BriefedFact, path: &str) {
    let Some(incident) = scenario.incidents.get(fact.incident.index()) else { return };
    if (fact.who, fact.link) != (incident.truth.actor, incident.truth.link) {
        let actor = check.id(IdKind::Actor, incident.truth.actor.index());
        let message = "the brief tells as a fact what is not true";
        let help = format!(
            "the truth is `who: {actor}, link: {:?}`; what it merely believes belongs in its cards",
            incident.truth.link
        );
        check.error("briefed-untruth", path, message, &help);
    }
}

fn strikes(check: &mut Check, incident: &Incident, path: &str) {
    let rounds = check.rounds();
    if incident.starts.is_some_and(|round| round == 0 || round > rounds) {
        let message = format!("this incident starts outside rounds 1 to {rounds}");
        let help = "choose a round of the play, or leave `starts` out and let an effect start it";
        check.error("start-round", &format!("{path}.starts"), message, help);
    }
    if incident.waves == 0 {
        let message = "this incident never strikes: it has no waves";
        check.error("no-waves", &format!("{path}.waves"), message, "write 1 or more");
    }
    if incident.containment <= 0 {
        let message = format!("containment {} is reached before it begins", incident.containment);
        check.error("no-containment", &format!("{path}.containment"), message, "write 1 or more");
    }
    if incident.starts.is_none() && !check.uses.starts(incident.id) {
        let help = "write `starts: …`, or let an inject or action do `Start(…)`";
        check.warn("never-starts", &format!("{path}.id"), "nothing starts this incident", help);
    }
}

fn victims(check: &mut Check, incident: &Incident, path: &str) {
    let victims: BTreeSet<_> = incident.victims.iter().collect();
    if victims.is_empty() {
        let message = "this incident has no victim";
        check.error("no-victim", &format!("{path}.victims"), message, "name at least one nation");
    }
    if victims.len() < incident.victims.len() {
        let message = "a victim is named twice";
        check.error("victim-twice", &format!("{path}.victims"), message, "name each nation once");
    }
    let mut seen = BTreeSet::new();
    for (at, spill) in incident.spills_to.iter().enumerate() {
        let path = format!("{path}.spills_to[{at}]");
        if victims.contains(&spill.nation) {
            let message = "a victim is hit already: nothing spills over to it";
            let help = "name only nations that are no victims";
            check.error("spill-victim", &path, message, help);
        }
        if !seen.insert(spill.nation) {
            let message = "this nation is named twice";
            check.error("spill-twice", &path, message, "name each nation once");
        }
        if spill.chance > 100 {
            let message = format!("{} times in a hundred is more than always", spill.chance);
            check.error("per-cent", &format!("{path}.chance"), message, "write 0 to 100");
        }
    }
    if !incident.spills_to.is_empty() && incident.spill.is_empty() {
        let message = "this incident spills over and does no harm there";
        let help = "add `spill: [(track: …, by: …)]`, or leave `spills_to` out";
        check.warn("spill-harmless", &format!("{path}.spills_to"), message, help);
    }
}

fn suspects(check: &mut Check, incident: &Incident, path: &str) {
    let count = incident.suspects.len();
    let path = format!("{path}.suspects");
    if !(2..=6).contains(&count) {
        let message = format!("an incident has 2 to 6 suspects, not {count}");
        check.error("suspects", &path, message, "the ladder of rule 4.4 has that many rungs");
    }
    let unique: BTreeSet<_> = incident.suspects.iter().collect();
    if unique.len() < count {
        let message = "a suspect is named twice";
        check.error("suspect-twice", &path, message, "name each actor once");
    }
}

fn truth(check: &mut Check, scenario: &Scenario, incident: &Incident, path: &str) {
    let truth = incident.truth;
    let path = format!("{path}.truth");
    let name = check.id(IdKind::Actor, truth.actor.index());
    if !incident.suspects.contains(&truth.actor) {
        let message = format!("{name} did it and is not among the suspects");
        let help = "add it to `suspects`, unless the truth is meant to be out of reach";
        check.warn("truth-not-suspect", &format!("{path}.actor"), message, help);
    }
    let Some(actor) = scenario.actors.get(truth.actor.index()) else {
        return;
    };
    if truth.link != Link::None && actor.sponsor.is_none() {
        let message = format!("{name} is linked to a state and has no sponsor");
        let help = "name its `sponsor`, or write `link: None`";
        check.warn("truth-no-sponsor", &format!("{path}.link"), message, help);
    }
    if truth.link == Link::Organ && !actor.organ {
        let message = format!("{name} is an organ of a state and nobody is told so");
        let help = "write `organ: true` with the actor: it cannot be named as a group then";
        check.warn("truth-organ", &format!("{path}.link"), message, help);
    }
    if truth.link == Link::Tolerated && truth.host.is_none() {
        let message = "tolerated by whom? no host is named";
        let help = "name the `host` that lets it be, if it is seated";
        check.warn("truth-no-host", &format!("{path}.link"), message, help);
    }
}

fn harm(check: &mut Check, incident: &Incident, path: &str) {
    if incident.harm.is_empty() {
        let message = "this incident does no harm to its victims";
        let help = "add `(track: …, by: …)`, below zero for harm";
        check.warn("harmless", &format!("{path}.harm"), message, help);
    }
    for (list, harms) in [("harm", &incident.harm), ("spill", &incident.spill)] {
        for (at, harm) in harms.iter().enumerate() {
            if harm.by >= 0 {
                let message = format!("by {} this does good, not harm", harm.by);
                let path = format!("{path}.{list}[{at}].by");
                check.warn("harm-sign", &path, message, "write it below zero");
            }
        }
    }
}

fn bearing(check: &mut Check, scenario: &Scenario, card: &Card, path: &str) {
    let Some(incident) = scenario.incidents.get(card.incident.index()) else {
        return;
    };
    match card.bears {
        Bearing::Who(actor) if !incident.suspects.contains(&actor) => {
            let message = format!(
                "this card bears on {}, who is not among the suspects of {}",
                check.id(IdKind::Actor, actor.index()),
                check.id(IdKind::Incident, card.incident.index())
            );
            let help = "name a suspect of that incident, or add the actor to its `suspects`";
            check.error("not-a-suspect", &format!("{path}.bears"), message, help);
        }
        _ => {}
    }
}

fn found(check: &mut Check, card: &Card, path: &str) {
    if card.difficulty > 20 {
        let message = format!("difficulty {} is out of range", card.difficulty);
        check.error("difficulty", &format!("{path}.difficulty"), message, "write 0 to 20");
    }
    if card.route == Route::LegalAssistance && card.hosted_by.is_none() {
        let message = "no court can hand this card over";
        let help = "say with `hosted_by` whose court holds it";
        check.error("no-court", &format!("{path}.route"), message, help);
    }
    if card.route != Route::LegalAssistance && card.hosted_by.is_some() {
        let message = "only legal assistance asks a court, and this card comes another way";
        let help = "leave `hosted_by` out, or write `route: LegalAssistance`";
        check.warn("idle-court", &format!("{path}.hosted_by"), message, help);
    }
    if card.finders.as_ref().is_some_and(Vec::is_empty) && card.held_by.is_empty() && !check.uses.reveals(card.id) {
        let message = "nobody can find this card, and nobody holds it";
        let help = "name finders, or leave `finders` out for everybody";
        check.warn("unfindable", &format!("{path}.finders"), message, help);
    }
}

/// A card is planted to mislead: one that bears truly on what is true is not.
fn planted(check: &mut Check, scenario: &Scenario, card: &Card, path: &str) {
    if !card.planted {
        return;
    }
    let Some(incident) = scenario.incidents.get(card.incident.index()) else {
        return;
    };
    let truth = incident.truth;
    let right = match card.bears {
        Bearing::Who(actor) => actor == truth.actor,
        Bearing::Link(link) => link == truth.link,
        Bearing::Location(host) => Some(host) == truth.host,
        // A way through says nothing of the origin, and so misleads nobody about it.
        Bearing::Relay(_) => true,
    };
    if right && card.weight != crate::terms::Weight::Against {
        let message = "this card is planted and points to the truth";
        let help = "let it point elsewhere, or leave `planted` out";
        check.warn("planted-truth", &format!("{path}.planted"), message, help);
    }
}
