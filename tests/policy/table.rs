//! A table of policies, and what came of it.

use crate::common::{ACADEMY, NARROWS, TWO_PORTS, loaded};
use demarche::event::Event;
use demarche::order::{Act, Refusal, Talk, Tray};
use demarche::policy::{Chosen, Policy};
use demarche::rules::{self, Judgements};
use demarche::scenario::{Playable, embedded};
use demarche::study::{Onlooker, Stage};
use demarche::terms::NationId;
use demarche::world::{IncidentState, World};
use std::collections::BTreeMap;
use std::fmt;

pub(super) fn lantern() -> Playable {
    loaded("lantern_strait", embedded("lantern_strait").unwrap())
}

pub(super) fn first_demarche() -> Playable {
    loaded("first_demarche", embedded("first_demarche").unwrap())
}

pub(super) fn fixture() -> Playable {
    loaded("two_ports", TWO_PORTS)
}

pub(super) fn academy() -> Playable {
    loaded("academy", ACADEMY)
}

pub(super) fn narrows() -> Playable {
    loaded("narrows", NARROWS)
}

/// A play, and all that was said and ordered in it.
pub(super) struct Played {
    pub(super) world: World,
    pub(super) talks: Vec<Talk>,
    pub(super) refused: Vec<(Policy, Talk, Refusal)>,
    pub(super) chosen: Vec<(Policy, Chosen)>,
    /// Rounds in which a seat that is not `pass` neither spoke nor ordered.
    idle: usize,
    /// Rounds in which a seat that is not `pass` gave no order.
    orderless: usize,
}

/// Plays a scenario to its end; every order that a policy chose is in its tray and admitted.
pub(super) fn play(playable: &Playable, seed: u64, seats: &[Policy]) -> Played {
    let mut seen = Seen { seats, spoke: vec![false; seats.len()], ..Seen::default() };
    let world = Stage::new(playable).watch(seed, seats, &mut seen).expect("no script");
    let Seen { talks, refused, chosen, idle, orderless, .. } = seen;
    Played { world, talks, refused, chosen, idle, orderless }
}

/// What is seen of a play as it goes on.
#[derive(Default)]
struct Seen<'s> {
    seats: &'s [Policy],
    /// Whether each seat has spoken in this round.
    spoke: Vec<bool>,
    talks: Vec<Talk>,
    refused: Vec<(Policy, Talk, Refusal)>,
    chosen: Vec<(Policy, Chosen)>,
    idle: usize,
    orderless: usize,
}

impl Onlooker for Seen<'_> {
    fn said(&mut self, seat: NationId, talk: &Talk) {
        self.spoke[seat.index()] = true;
        self.talks.push(talk.clone());
    }

    fn ordered(&mut self, seat: NationId, chosen: &[Chosen], tray: &Tray) {
        let policy = &self.seats[seat.index()];
        assert_eq!(chosen.iter().map(|one| one.order).collect::<Vec<_>>(), tray.orders());
        if *policy != Policy::Pass {
            self.orderless += usize::from(chosen.is_empty());
            self.idle += usize::from(chosen.is_empty() && !self.spoke[seat.index()]);
        }
        self.chosen.extend(chosen.iter().map(|one| (policy.clone(), one.clone())));
    }

    fn refused(&mut self, seat: NationId, input: &Act, refusal: &Refusal) {
        let policy = &self.seats[seat.index()];
        match input {
            Act::Talk(talk) => self.refused.push((policy.clone(), talk.clone(), *refusal)),
            other => panic!("{policy}: {other:?} is refused: {refusal}"),
        }
    }

    fn happened(&mut self, events: &[Event]) {
        for event in events {
            if let Event::RoundOpened { round } = event {
                assert!(*round <= 20, "a play has an end");
                self.spoke.fill(false);
            }
        }
    }
}

/// What many plays came to.
#[derive(Default)]
pub(super) struct Tally {
    pub(super) endings: BTreeMap<String, usize>,
    plays: usize,
    sums: BTreeMap<&'static str, i64>,
}

impl Tally {
    pub(super) fn add(&mut self, played: &Played) {
        let (now, table) = (played.world.now(), played.world.table());
        let ending = now.ended.and_then(|id| table.ending(id)).map_or("", |ending| table.text(ending.title));
        *self.endings.entry(ending.to_owned()).or_insert(0) += 1;
        self.plays += 1;
        let named: Vec<_> = Judgements::of(&played.world).claims().filter(|claim| claim.names()).collect();
        let seats: Vec<_> = table.seats().collect();
        let highest = now.tension.all().iter().map(|tension| tension.get()).max().unwrap_or(0);
        let contained = now.incidents.iter().filter(|one| one.state == IncidentState::Contained).count();
        let mut put = |name, value: usize| *self.sums.entry(name).or_insert(0) += i64::try_from(value).unwrap();
        put("claims", now.claims.len());
        put("naming", named.len());
        put("public", named.iter().filter(|claim| claim.public()).count());
        put("joint", named.iter().filter(|claim| claim.is_joint()).count());
        put("true", named.iter().filter(|claim| claim.is_true()).count());
        put("supported", named.iter().filter(|claim| claim.is_supported()).count());
        put("tension", usize::try_from(highest).unwrap());
        put("contained", contained);
        put("restrained", now.restrained.count_ones() as usize);
        put("requests", now.requests.len());
        put("granted", now.requests.iter().filter(|one| one.reply == Some(demarche::terms::Reply::Grant)).count());
        put("cards held", seats.iter().map(|&seat| now.held_by(seat).len()).sum());
        put("checked", seats.iter().map(|&seat| now.checked.get(seat).len()).sum());
        put("orders", played.chosen.len());
        put("talks", played.talks.len());
        put("refused", played.refused.len());
        put("objectives", now.objectives.iter().filter(|&&met| met).count());
        put(
            "mandate",
            seats.iter().map(|&seat| usize::try_from(now.nation(seat).mandate.get()).unwrap()).sum::<usize>()
                / seats.len(),
        );
        put(
            "credibility",
            seats.iter().map(|&seat| usize::try_from(now.nation(seat).credibility.get()).unwrap()).sum::<usize>()
                / seats.len(),
        );
        put("index", usize::try_from(rules::index(&played.world)).unwrap());
        put("idle seat-rounds", played.idle);
        put("orderless seat-rounds", played.orderless);
        put("unlawful", now.deeds.iter().filter(|deed| deed.unlawful).count());
    }
}

impl fmt::Display for Tally {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        writeln!(f, "{} plays", self.plays)?;
        for (ending, count) in &self.endings {
            writeln!(f, "    {count:4} {ending}")?;
        }
        let plays = i64::try_from(self.plays.max(1)).unwrap_or(1);
        for (name, sum) in &self.sums {
            write!(f, "  {name} {}.{:02};", sum / plays, sum * 100 / plays % 100)?;
        }
        Ok(())
    }
}
