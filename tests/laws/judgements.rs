//! Laws of the table of judgements: whoever reads it reads the same.

use crate::common::{HARBOUR, SCENARIOS, loaded, policy};
use demarche::event::{ClaimEvent, Event};
use demarche::order::{Tray, Wording};
use demarche::policy::Policy;
use demarche::rules::Judgements;
use demarche::study::{Claimed, Onlooker, Stage};
use demarche::terms::{CardSet, ClaimId, IncidentId, Likelihood, NationId, NationSet, Rung};
use demarche::view::sheet::Sheet;
use demarche::view::{self, Eyes};
use demarche::world::{World, set_up};

fn arden() -> NationId {
    NationId::at(0)
}

fn delta() -> NationId {
    NationId::at(3)
}

fn berth() -> IncidentId {
    IncidentId::at(0)
}

/// A study counts what the debrief lists: every claim that names somebody, a group without a state as
/// well (5.1), once for each of its speakers.
#[test]
fn a_study_counts_every_claim_that_names_somebody() {
    let seats: Vec<Policy> = ["mediator", "cautious", "legalist"].map(policy).to_vec();
    let (mut groups, mut others) = (0, 0);
    for playable in SCENARIOS.iter() {
        let seats: Vec<Policy> =
            (0..playable.scenario.nations.len()).map(|at| seats[at % seats.len()].clone()).collect();
        let stage = Stage::new(playable);
        for seed in 0..4 {
            let row = stage.play(0, seed, &seats).unwrap();
            let world = stage.watch(seed, &seats, &mut Nobody).unwrap();
            for (at, seat) in row.seats.iter().enumerate() {
                let Claimed { supported_true, supported_false, unsupported_true, unsupported_false } = seat.claims;
                let own = Judgements::of(&world).said_by(NationId::at(at)).filter(|claim| claim.names());
                let (of_groups, of_states): (Vec<_>, Vec<_>) = own.partition(|claim| claim.accused().is_none());
                let counted = supported_true + supported_false + unsupported_true + unsupported_false;
                assert_eq!(counted as usize, of_groups.len() + of_states.len());
                groups += of_groups.len();
                others += of_states.len();
            }
        }
    }
    assert!(groups > 0 && others > 0, "{groups} claims named a group, {others} a state");
}

/// Looks on and notes nothing.
struct Nobody;

impl Onlooker for Nobody {}

fn harbour() -> World {
    set_up(&loaded("harbour", HARBOUR))
}

/// A false word of Arden's on the berth: Delta's territory.
fn said(world: &mut World, word: Likelihood) -> ClaimId {
    let id = ClaimId::at(world.now().claims.len());
    let wording = Wording { rung: Rung::FromTerritory, who: None, link: None, word, cards: CardSet::NONE };
    let event = Event::ClaimMade {
        id,
        by: arden(),
        signatories: NationSet::NONE,
        incident: berth(),
        accused: Some(delta()),
        wording,
        public: true,
        supported: false,
    };
    world.apply(&event).unwrap();
    id
}

/// There is one account for each speaker and incident (5.5), for whoever reckons ahead as well: where a
/// forgery was unmasked it is settled before the truth is out.
#[test]
fn what_is_said_after_an_account_is_settled_is_worth_nothing() {
    let mut world = harbour();
    let first = said(&mut world, Likelihood::Likely);
    assert_eq!(Judgements::of(&world).unsettled(arden()), -5);
    world
        .apply(&Event::Claim(ClaimEvent::Settled { id: first, nation: arden(), half_points: -5, right: false }))
        .unwrap();
    assert_eq!(Judgements::of(&world).unsettled(arden()), 0);
    let second = said(&mut world, Likelihood::AlmostCertain);
    assert_eq!(Judgements::of(&world).strongest_word(arden(), berth()).map(|word| word.id()), Some(second));
    assert_eq!(Judgements::of(&world).unsettled(arden()), 0);
}

/// What was so is not read off what it came to: a scenario may let a false word cost nothing.
#[test]
fn the_minister_writes_what_was_so_whatever_it_came_to() {
    let mut world = harbour();
    let id = said(&mut world, Likelihood::Likely);
    world.apply(&Event::Claim(ClaimEvent::Settled { id, nation: arden(), half_points: 0, right: false })).unwrap();
    let text = view::letter(&world, arden()).to_string();
    assert!(text.contains(", and it was not so; your name is worth what it was."), "{text}");
}

/// The desk and the chronicle say the same of how a state took a claim, by the play's own figures (5.3).
#[test]
fn an_answer_is_told_as_it_stands_on_the_desk() {
    let brisk = NationId::at(1);
    let [support, note, doubt, _] = harbour().table().numbers.answers;
    let cases = [
        (support, "lent support", "supports it"),
        (support - 1, "took note", "takes note"),
        (note - 1, "doubted it", "doubts it"),
        (doubt - 1, "would not have it", "rejects it"),
    ];
    for (answer, told, stands) in cases {
        let mut world = harbour();
        let id = said(&mut world, Likelihood::Likely);
        let event = Event::ClaimWeighed { id, by: brisk, answer, own: false };
        world.apply(&event).unwrap();
        let sentence = view::sentence(&world, Eyes::Seat(arden()), &event).unwrap();
        assert!(sentence.contains(told), "{answer}: {sentence}");
        assert_eq!(Sheet::of(&world, arden(), &Tray::EMPTY).claims[0].answers, [(brisk, stands)]);
    }
}
