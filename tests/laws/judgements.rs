//! Laws of the table of judgements: whoever reads it reads the same.

use crate::common::{HARBOUR, loaded};
use demarche::event::{ClaimEvent, Event};
use demarche::order::Wording;
use demarche::rules::Judgements;
use demarche::terms::{CardSet, ClaimId, IncidentId, Likelihood, NationId, NationSet, Rung};
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
