//! The law of secrecy: what a seat cannot know may be changed, and nothing it is shown changes.

use super::{FIFTY, each_play};
use crate::common::{policies, roll, some_order, some_talk, some_tray};
use demarche::dice::Dice;
use demarche::order::Tray;
use demarche::policy::{PASSES, Policy};
use demarche::rules;
use demarche::terms::NationId;
use demarche::view::View;
use demarche::view::sheet::Sheet;
use demarche::world::{Guess, Sight, World, from_sight, scramble};

#[test]
fn nothing_that_a_seat_cannot_know_is_shown_to_it() {
    each_play(FIFTY, |playable, seed, moments| {
        let roll = &mut roll(seed, 4);
        for moment in moments.iter().filter(|_| roll.below(24) == 0).collect::<Vec<_>>() {
            let world = &moment.after;
            for seat in world.table().seats() {
                let salt = seed * 100 + u64::from(roll.below(100));
                let scrambled = scramble(world, seat, salt);
                views_equal(world, &scrambled, seat, salt, &playable.scenario.id);
            }
        }
    });
}

#[test]
fn scrambling_changes_what_there_is_to_change() {
    each_play(1, |_, seed, moments| {
        let world = &moments[moments.len() / 2].after;
        for seat in world.table().seats() {
            let one = scramble(world, seat, seed);
            assert_ne!(one.digest(), world.digest());
            assert_eq!(one.digest(), scramble(world, seat, seed).digest());
            assert_ne!(one.digest(), scramble(world, seat, seed + 1).digest());
            for other in world.table().seats().filter(|&other| other != seat) {
                let (spec, was) = (one.table().nation(other).unwrap(), world.table().nation(other).unwrap());
                assert_ne!(one.table().text(spec.brief), world.table().text(was.brief), "a brief is for its own seat");
            }
        }
    });
}

/// Whether a seat is shown, told and refused the same in two worlds. Whatever is made of a
/// sight later (sheets, policies' choices) is compared here too.
fn sheets_equal(a: &Sheet, b: &Sheet, name: &str) {
    assert_eq!(a.header, b.header, "{name}: header");
    assert_eq!(a.means, b.means, "{name}: means");
    assert_eq!(a.board, b.board, "{name}: board");
    assert_eq!(a.brief, b.brief, "{name}: brief");
    assert_eq!(a.inbox, b.inbox, "{name}: inbox");
    assert_eq!(a.incidents, b.incidents, "{name}: incidents");
    assert_eq!(a.relations, b.relations, "{name}: relations");
    assert_eq!(a.claims, b.claims, "{name}: claims");
    assert_eq!(a.programmes, b.programmes, "{name}: programmes");
    assert_eq!(a, b, "{name}: sheet");
}

/// A planner thinks of worlds, and so has more ways to look at what it must not.
#[test]
fn a_planner_imagines_from_its_sight_alone() {
    let planner = policies().into_iter().filter(|policy| matches!(policy, Policy::Planner(_))).collect::<Vec<_>>();
    assert_eq!(planner.len(), 1);
    let mut talked = 0;
    each_play(4, |playable, seed, moments| {
        let roll = &mut roll(seed, 6);
        for moment in moments.iter().filter(|_| roll.below(40) == 0).collect::<Vec<_>>() {
            let world = &moment.after;
            let seat = NationId::at(roll.place_in(world.table().nations.len()));
            let scrambled = scramble(world, seat, seed + 9);
            choices_equal(&planner, world, &scrambled, seat, seed, &playable.scenario.id);
            let guess = Guess { waves: 2, means: (5, 4, 3), alike: true, ..Guess::default() };
            let imagined = |world: &World| from_sight(world.sight(seat), &guess).digest();
            assert_eq!(imagined(world), imagined(&scrambled), "{}: an imagined world", playable.scenario.id);
            assert_ne!(imagined(world), world.digest());
            talked += 1;
        }
    });
    assert!(talked > 40, "{talked} moments");
}

/// What a policy says and orders is the same whatever it cannot know.
fn choices_equal(policies: &[Policy], world: &World, scrambled: &World, seat: NationId, salt: u64, name: &str) {
    let dice = Dice::for_policy(salt, 7);
    for policy in policies {
        let (a, b) = (View::of(world, seat), View::of(scrambled, seat));
        for pass in 0..PASSES {
            assert_eq!(policy.talk(a, pass, dice), policy.talk(b, pass, dice), "{name}: {policy} talks");
        }
        let (mut one, mut other) = (Tray::default(), Tray::default());
        assert_eq!(policy.order(a, &mut one, dice), policy.order(b, &mut other, dice), "{name}: {policy} orders");
    }
}

pub(crate) fn views_equal(world: &World, scrambled: &World, seat: NationId, salt: u64, name: &str) {
    let (a, b) = (world.sight(seat), scrambled.sight(seat));
    sights_equal(a, b, name);
    // The planner takes its time, and has a law of its own.
    let quick: Vec<_> = policies().into_iter().filter(|policy| !matches!(policy, Policy::Planner(_))).collect();
    choices_equal(&quick, world, scrambled, seat, salt, name);
    let roll = &mut roll(salt, 5);
    for tray in [Tray::default(), some_tray(a, roll)] {
        sheets_equal(&Sheet::of(world, seat, &tray), &Sheet::of(scrambled, seat, &tray), name);
        let stems = rules::options(a, &tray);
        assert_eq!(stems, rules::options(b, &tray), "{name}: options");
        assert_eq!(rules::cost_of(a, &tray), rules::cost_of(b, &tray), "{name}: cost");
        for stem in stems.iter() {
            let order = rules::complete(a, stem);
            assert_eq!(order, rules::complete(b, stem), "{name}: completion");
            assert_eq!(rules::verdict(a, &order), rules::verdict(b, &order), "{name}: verdict");
        }
        for _ in 0..60 {
            let order = some_order(world, seat, roll);
            assert_eq!(rules::admit(a, &tray, &order), rules::admit(b, &tray, &order), "{name}: {order:?}");
            assert_eq!(rules::verdict(a, &order), rules::verdict(b, &order), "{name}: {order:?}");
        }
    }
    for _ in 0..60 {
        let talk = some_talk(world, seat, roll);
        assert_eq!(rules::may_say(a, &talk), rules::may_say(b, &talk), "{name}: {talk:?}");
    }
    for (id, _, _) in a.incidents() {
        assert!(rules::assess(a, id) == rules::assess(b, id), "{name}: assessment");
    }
}

/// Whether two sights show the same.
fn sights_equal(a: Sight<'_>, b: Sight<'_>, name: &str) {
    assert_eq!((a.round(), a.phase(), a.is_over()), (b.round(), b.phase(), b.is_over()));
    assert!(a.me() == b.me(), "{name}: own means");
    assert_eq!((a.hand(), a.highest_tension()), (b.hand(), b.highest_tension()));
    for nation in a.everyone().iter() {
        assert!(a.public(nation) == b.public(nation), "{name}: public numbers");
        assert_eq!((a.trust(nation), a.any_open(nation)), (b.trust(nation), b.any_open(nation)));
        for other in a.everyone().iter() {
            assert_eq!(a.tension(nation, other), b.tension(nation, other));
        }
        for card in a.hand().iter() {
            assert_eq!(a.label_allows(card, nation), b.label_allows(card, nation), "{name}: label");
        }
    }
    assert_eq!(shown(a), shown(b), "{name}: lists");
    assert_eq!(read(a), read(b), "{name}: prose");
}

/// The lists that a seat is shown, by what it may know of each entry.
fn shown(sight: Sight<'_>) -> Vec<String> {
    let incidents = sight.incidents().map(|(id, spec, now)| {
        let own =
            (sight.is_victim(id), sight.notified(id), sight.judgement(id).map(|own| (own.who, own.who_word, own.link)));
        format!(
            "{id:?} {:?} {:?} {:?} {:?} {:?} {own:?}",
            spec.suspects(),
            spec.severity(),
            now.state(),
            now.salience(),
            now.hit()
        )
    });
    let cards = sight.hand().iter().map(|card| {
        let (spec, held) = sight.card(card).zip(sight.held(card)).expect("it is in hand");
        let upstream = sight.upstream(card);
        format!(
            "{card:?} {} {:?} {:?} {} {upstream:?} {:?}",
            spec.grade(),
            spec.bears(),
            spec.tlp(),
            held.public,
            sight.known_holders(card)
        )
    });
    let claims = sight.claims().map(|(id, claim)| {
        format!(
            "{id:?} {:?} {:?} {:?} {:?} {:?}",
            claim.by(),
            claim.accused(),
            claim.wording(),
            claim.answers().all(),
            claim.reply()
        )
    });
    let requests = sight
        .requests()
        .map(|(id, one)| format!("{id:?} {:?} {:?} {:?} {:?} {}", one.from, one.to, one.kind, one.reply, one.due));
    let proposals = sight
        .proposals()
        .map(|(id, one)| format!("{id:?} {:?} {:?} {:?} {}", one.by, one.wording, one.consents.all(), one.open));
    let messages =
        sight.messages().map(|(id, one)| format!("{id:?} {} {:?} {:?}", one.round(), one.from(), one.message()));
    let meetings = sight.meetings().map(|meeting| format!("{meeting:?}"));
    let deeds = sight
        .deeds()
        .map(|deed| format!("{} {:?} {:?} {:?} {:?}", deed.round, deed.by, deed.action, deed.target, deed.incident));
    let injects = sight.injects().map(|(id, _, now)| format!("{id:?} {} {}", now.round, now.choice));
    let objectives =
        sight.objectives().map(|(id, one)| format!("{id:?} {:?} {:?} {}", one.nation(), one.by(), sight.is_met(id)));
    let lists = incidents.chain(cards).chain(claims).chain(requests).chain(proposals).chain(messages);
    let lists = lists.chain(meetings).chain(deeds).chain(injects).chain(objectives);
    lists.chain(undertakings(sight)).chain(moves(sight)).collect()
}

/// What a seat is shown of pledges, measures, programmes, what is done under cover and at home.
fn undertakings(sight: Sight<'_>) -> Vec<String> {
    let pledges = sight.pledges().map(|(id, one)| {
        format!(
            "{id:?} {} {:?} {:?} {:?} {} {:?} {:?}",
            one.round(),
            one.by(),
            one.pledge(),
            one.message(),
            one.bound(),
            one.fate(),
            one.decider()
        )
    });
    let measures = sight.everyone().iter().map(|on| {
        let (now, pressing) = (sight.measures(), sight.measures().pressing.get(on));
        format!("{on:?} {:?} {:?} {pressing:?}", now.pressure.get(on), now.imposing_on(on))
    });
    let forged = sight.forged().map(|(id, card, planted)| format!("{id:?} {:?} {planted}", card.bears()));
    let home = sight.home_acts().map(|(nation, script)| format!("{nation:?} {}", sight.text(script.text())));
    let home: Vec<String> = home.chain([format!("{}", sight.keeps_liaison())]).collect();
    let light = format!("{:?} {:?} {:?}", sight.exposed(), sight.came_forward(), sight.unmasked());
    let groups =
        sight.sheltered().map(|(id, _)| format!("{id:?} {} {}", sight.is_restrained(id), sight.is_cleaned(id)));
    let programmes = sight.programmes().map(|(id, spec, now)| {
        format!("{id:?} {:?} {:?} {:?} {} {:?}", spec.donors(), now.state, now.terms, now.progress, now.donors)
    });
    let lists = pledges.chain(measures).chain(programmes).chain(groups);
    lists.chain(forged).chain([light]).chain(home).collect()
}

/// The numbers that a seat may read, with what moved them, as far as it may know why.
fn moves(sight: Sight<'_>) -> Vec<String> {
    use demarche::event::Gauge;
    let nations = sight.everyone().iter().flat_map(|id| {
        let tension =
            sight.everyone().iter().filter(move |&other| id < other).map(move |other| Gauge::Tension(id, other));
        [
            Gauge::Mandate(id),
            Gauge::Credibility(id),
            Gauge::Pressure(id),
            Gauge::Capital(id),
            Gauge::Staff(id),
            Gauge::Trust(sight.seat(), id),
            Gauge::Trust(id, sight.seat()),
        ]
        .into_iter()
        .chain(tension)
    });
    let incidents =
        sight.incidents().flat_map(|(id, _, _)| [Gauge::Salience(id), Gauge::Containment(id), Gauge::Strength(id)]);
    let moves = nations.chain(incidents).flat_map(|gauge| sight.moves_of(gauge).map(move |one| (gauge, one)));
    moves.map(|(gauge, (round, by, why))| format!("{round} {gauge:?} {by} {why:?}")).collect()
}

/// The prose that a seat may read.
fn read(sight: Sight<'_>) -> Vec<&str> {
    let own = sight.brief().expect("it is seated");
    let nations = sight
        .everyone()
        .iter()
        .filter_map(|id| sight.nation(id))
        .flat_map(|spec| [spec.name(), spec.short(), spec.public_brief()]);
    let incidents = sight.incidents().flat_map(|(_, spec, _)| [spec.title(), spec.about()]);
    let actors = sight.incidents().flat_map(|(_, spec, _)| spec.suspects().iter().copied());
    let actors = actors.filter_map(|id| sight.actor(id)).flat_map(|actor| [actor.name(), actor.about()]);
    let cards =
        sight.hand().iter().filter_map(|id| sight.card(id)).flat_map(|card| [card.title(), card.text(), card.kind()]);
    let sources = sight.hand().iter().filter_map(|id| sight.upstream_name(id));
    let injects =
        sight.injects().flat_map(|(_, spec, _)| [spec.headline(), spec.text()].into_iter().chain(spec.from()));
    let choices = sight.injects().flat_map(|(_, spec, _)| spec.choices().iter().map(|choice| choice.label));
    let objectives = sight.objectives().map(|(_, objective)| objective.text());
    let actions = sight.actions().flat_map(|(_, action)| [action.title, action.teaches, action.signals]);
    let lines = own.red_lines.iter().map(|line| line.text).chain([own.text]).chain(own.honourable_exit);
    let ending = sight.ending().into_iter().flat_map(|(title, text)| [title, text]);
    let programmes =
        sight.programmes().flat_map(|(_, spec, _)| spec.conditions().iter().copied().chain([spec.title()]));
    let texts = programmes.chain(nations).chain(incidents).chain(actors).chain(cards).chain(sources).chain(injects);
    let texts = texts.chain(choices).chain(objectives).chain(actions).chain(lines).chain(ending).chain([sight.title()]);
    texts.map(|text| sight.text(text)).collect()
}
