//! Plays whole plays at random, by dice of its own, through a recorder.

use demarche::dice::{Dice, Key, Purpose, Roll};
use demarche::order::{Act, By, Consent, Judgement, Message, MessageAct, Placing, Reason, Talk, Wording};
use demarche::record::{Recorder, Seated};
use demarche::rules;
use demarche::scenario::text::Source;
use demarche::scenario::{Playable, embedded, load, standard_catalogue};
use demarche::terms::{
    Bearing, CardSet, Carrier, ClaimReply, IncidentId, Likelihood, Link, NationId, NationSet, Phase, Reply, Rung, Step,
};
use demarche::world::Sight;

/// A scenario of the tests, by name.
pub(crate) fn playable(name: &str) -> Playable {
    let text = match name {
        "two_ports" => include_str!("../fixtures/two_ports.ron"),
        name => embedded(name).unwrap(),
    };
    load(&Source::new(name, text), &standard_catalogue()).0.unwrap()
}

/// Everybody seated, played by this driver.
pub(super) fn seats(playable: &Playable) -> Vec<Seated> {
    let everyone = NationSet::first(playable.scenario.nations.len());
    everyone.iter().map(|nation| Seated { nation, by: "random".to_owned(), in_full: None }).collect()
}

/// The first lines of a record, as they stand in its file.
pub(super) fn first_lines(recorder: &Recorder, count: usize) -> String {
    recorder.text().split_inclusive('\n').take(count).collect()
}

/// A whole play.
pub(crate) fn played(playable: &Playable, seed: u64) -> Recorder {
    let mut recorder = Recorder::new(playable, seed, seats(playable));
    let mut steps = 0;
    while !recorder.play().is_over() {
        steps += 1;
        assert!(steps < 100, "the play does not end");
        recorder.take(By::Table, &Act::Advance).unwrap();
        for seat in recorder.play().world().table().everyone().iter() {
            let mut roll = roll(seed, &recorder, seat);
            match recorder.play().phase() {
                Phase::Talks => talk(&mut recorder, seat, &mut roll),
                Phase::Orders => order(&mut recorder, seat, &mut roll),
                Phase::Briefing | Phase::Resolution | Phase::Communique => {}
            }
        }
        recorder.done();
    }
    recorder
}

fn roll(seed: u64, recorder: &Recorder, seat: NationId) -> Roll {
    let round = recorder.play().round();
    let step = if recorder.play().phase() == Phase::Talks { Step::Talks } else { Step::Relations };
    let actor = seat.index() as u64;
    Dice::for_policy(seed, actor).roll(Key { round, step, purpose: Purpose::Policy, actor, subject: 0, nth: 0 })
}

/// Says whatever of this and that is allowed.
fn talk(recorder: &mut Recorder, seat: NationId, roll: &mut Roll) {
    for talk in talks(recorder.play().world().sight(seat), roll) {
        // What is refused is not recorded; that is part of the test.
        let before = recorder.lines().len();
        if recorder.take(By::Seat(seat), &Act::Talk(talk)).is_err() {
            assert_eq!(recorder.lines().len(), before);
        }
    }
}

fn talks(sight: Sight<'_>, roll: &mut Roll) -> Vec<Talk> {
    let others: Vec<_> = sight.others().iter().collect();
    let to = *roll.choose(&others).unwrap();
    let incidents: Vec<IncidentId> = sight.incidents().map(|(id, _, _)| id).collect();
    let about = roll.choose(&incidents).copied();
    let carrier = *roll.choose(&[Carrier::Phone, Carrier::Cable, Carrier::Meeting]).unwrap();
    let prose = Some(format!("\"Café\" {}\n\u{2028}we\\they {}", roll.below(100), sight.round()));
    let message = Message { to: NationSet::one(to), carrier, act: MessageAct::Warning, about, prose };
    let mut talks = vec![Talk::Send(message), Talk::Ping { to }];
    talks.extend(sight.requests().map(|(request, _)| {
        let reply = if roll.below(2) == 0 { Reply::Grant } else { Reply::Refuse };
        Talk::Answer { request, reply }
    }));
    let consent = [Consent::UpTo(Rung::FromTerritory), Consent::NotYet, Consent::Decline];
    talks.extend(
        sight.proposals().map(|(proposal, _)| Talk::Sign { proposal, consent: *roll.choose(&consent).unwrap() }),
    );
    talks.extend(sight.claims().map(|(claim, _)| Talk::ReplyToClaim { claim, reply: ClaimReply::Deny }));
    talks.extend(sight.claims().map(|(claim, _)| Talk::Weigh { claim, answer: 2 }));
    talks.extend(sight.injects().map(|(inject, _, _)| Talk::Choose { inject, choice: 1 }));
    let hand = sight.hand();
    if let Some(card) = hand.iter().next() {
        talks.push(Talk::Share {
            to: NationSet::one(to),
            cards: CardSet::one(card),
            against_label: roll.below(2) == 0,
        });
    }
    if let Some(incident) = about {
        let who = sight.incident(incident).and_then(|(spec, _)| roll.choose(spec.suspects()).copied());
        let placed =
            sight.hand_on(incident).iter().map(|card| Placing { card, on: Bearing::Link(Link::Organ) }).collect();
        let (who_word, link_word) = (Likelihood::Likely, Likelihood::RoughlyEven);
        talks.push(Talk::Judge(Judgement { incident, who, who_word, link: Some(Link::Directed), link_word, placed }));
        let wording =
            Wording { rung: Rung::Concern, who: None, link: None, word: Likelihood::Likely, cards: CardSet::NONE };
        talks.push(Talk::Propose { to: NationSet::one(to), incident, accused: None, wording });
    }
    talks
}

/// Orders at random, and takes one back now and then.
fn order(recorder: &mut Recorder, seat: NationId, roll: &mut Roll) {
    for nth in 0..4 {
        let play = recorder.play();
        let sight = play.world().sight(seat);
        let stems = rules::options(sight, play.tray(seat).unwrap());
        let Some(stem) = stems.get(roll.place_in(stems.len())) else { return };
        let order = rules::complete(sight, stem);
        let reason = (nth == 1).then(|| Reason::Words("because \"we\" must".to_owned()));
        let _ = recorder.take(By::Seat(seat), &Act::Order { order, reason });
        if roll.below(5) == 0 {
            let first = recorder.play().tray(seat).and_then(|tray| tray.ids().first().copied());
            let _ = first.map(|order| recorder.take(By::Seat(seat), &Act::Withdraw { order }).map(<[_]>::len));
        }
    }
}
