//! A table of policies, played without a session, and what came of it.

use demarche::dice::Dice;
use demarche::order::{Refusal, Talk, Tray};
use demarche::policy::{Chosen, PASSES, Policy};
use demarche::rules;
use demarche::scenario::text::Source;
use demarche::scenario::{embedded, load, standard_catalogue};
use demarche::terms::{NationId, Phase};
use demarche::view::View;
use demarche::world::{IncidentState, World, set_up};
use std::collections::BTreeMap;
use std::fmt;

pub(super) fn lantern() -> World {
    world("lantern_strait", embedded("lantern_strait").unwrap())
}

pub(super) fn first_demarche() -> World {
    world("first_demarche", embedded("first_demarche").unwrap())
}

pub(super) fn fixture() -> World {
    world("two_ports", include_str!("../fixtures/two_ports.ron"))
}

pub(super) fn academy() -> World {
    world("academy", crate::common::ACADEMY)
}

pub(super) fn narrows() -> World {
    world("narrows", include_str!("../fixtures/narrows.ron"))
}

fn world(name: &str, text: &str) -> World {
    set_up(&load(&Source::new(name, text), &standard_catalogue()).0.unwrap())
}

/// A play, and all that was said and ordered in it.
pub(super) struct Played {
    pub(super) world: World,
    pub(super) said: usize,
    pub(super) talks: Vec<Talk>,
    pub(super) refused: Vec<(Policy, Talk, Refusal)>,
    pub(super) chosen: Vec<(Policy, Chosen)>,
    /// Rounds in which a seat that is not `pass` neither spoke nor ordered.
    pub(super) idle: usize,
    /// Rounds in which a seat that is not `pass` gave no order.
    pub(super) orderless: usize,
}

pub(super) fn play(start: &World, seed: u64, seats: &[Policy]) -> Played {
    let dice = Dice::new(seed);
    let own: Vec<Dice> = start.table().keys.nations.iter().map(|&key| Dice::for_policy(seed, key)).collect();
    let mut played = Played {
        world: start.clone(),
        said: 0,
        talks: Vec::new(),
        refused: Vec::new(),
        chosen: Vec::new(),
        idle: 0,
        orderless: 0,
    };
    while played.world.now().ended.is_none() {
        assert!(played.world.now().round < 20, "a play has an end");
        played.world = rules::open(played.world, dice).world;
        played.world = rules::begin(played.world, dice, Phase::Talks).world;
        let mut spoke = vec![0; seats.len()];
        for pass in 0..PASSES {
            talk(&mut played, dice, &own, seats, pass, &mut spoke);
        }
        played.world = rules::begin(played.world, dice, Phase::Orders).world;
        order(&mut played, dice, &own, seats, &spoke);
    }
    played
}

fn talk(played: &mut Played, dice: Dice, own: &[Dice], seats: &[Policy], pass: u8, spoke: &mut [usize]) {
    let mut all = Vec::new();
    for (index, policy) in seats.iter().enumerate() {
        let seat = NationId::at(index);
        for talk in policy.talk(View::of(&played.world, seat), pass, own[index]) {
            spoke[index] += 1;
            all.push((seat, policy.clone(), talk));
        }
    }
    for (seat, policy, talk) in all {
        played.said += 1;
        played.talks.push(talk.clone());
        let world = played.world.clone();
        match rules::say(world, dice, seat, talk.clone()) {
            Ok(outcome) => played.world = outcome.world,
            Err((_, refusal)) => played.refused.push((policy, talk, refusal)),
        }
    }
}

fn order(played: &mut Played, dice: Dice, own: &[Dice], seats: &[Policy], spoke: &[usize]) {
    let mut orders = Vec::new();
    for (index, policy) in seats.iter().enumerate() {
        let seat = NationId::at(index);
        let view = View::of(&played.world, seat);
        let mut tray = Tray::default();
        let chosen = policy.order(view, &mut tray, own[index]);
        assert_eq!(chosen.iter().map(|one| one.order).collect::<Vec<_>>(), tray.orders());
        let mut again = Tray::default();
        for order in tray.orders() {
            assert_eq!(view.admit(&again, order), Ok(()), "{policy}: {order:?}");
            again.put(*order);
            orders.push((seat, *order));
        }
        if *policy != Policy::Pass {
            played.orderless += usize::from(chosen.is_empty());
            played.idle += usize::from(chosen.is_empty() && spoke[index] == 0);
        }
        played.chosen.extend(chosen.into_iter().map(|one| (policy.clone(), one)));
    }
    let world = played.world.clone();
    played.world = rules::resolve(world, dice, &orders).world;
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
        let named: Vec<_> = now.claims.iter().filter(|claim| claim.accused.is_some()).collect();
        let seats: Vec<_> = table.seats().collect();
        let highest = now.tension.all().iter().map(|tension| tension.get()).max().unwrap_or(0);
        let contained = now.incidents.iter().filter(|one| one.state == IncidentState::Contained).count();
        let mut put = |name, value: usize| *self.sums.entry(name).or_insert(0) += i64::try_from(value).unwrap();
        put("claims", now.claims.len());
        put("naming", named.len());
        put("public", named.iter().filter(|claim| claim.public).count());
        put("joint", named.iter().filter(|claim| !claim.signatories.is_empty()).count());
        put("true", named.iter().filter(|claim| rules::is_true(&played.world, claim)).count());
        put("supported", named.iter().filter(|claim| claim.supported).count());
        put("tension", usize::try_from(highest).unwrap());
        put("contained", contained);
        put("restrained", now.restrained.count_ones() as usize);
        put("requests", now.requests.len());
        put("granted", now.requests.iter().filter(|one| one.reply == Some(demarche::terms::Reply::Grant)).count());
        put("cards held", seats.iter().map(|&seat| now.held_by(seat).len()).sum());
        put("checked", seats.iter().map(|&seat| now.checked.get(seat).len()).sum());
        put("orders", played.chosen.len());
        put("talks", played.said);
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
