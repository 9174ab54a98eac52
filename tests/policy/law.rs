//! What characters do within the law of countermeasures (6.1): what they take, and when they lift it.

use super::table::play;
use crate::common::{HARBOUR, loaded, policy};
use demarche::scenario::Playable;
use demarche::world::CounterNow;

/// The harbour with an order of Corvo's behind the berth, which Arden can show from the start.
fn directed() -> Playable {
    let mut text = HARBOUR.replace("link: Tolerated", "link: Directed").replace("containment: 9", "containment: 90");
    for (card, route) in [("proof", "Forensics"), ("orders", "Intelligence")] {
        let at = text.find(&format!("id: \"{card}\"")).expect("the card is there");
        let end = at + text[at..].find(&format!("route: {route},")).expect("it has a route");
        text.insert_str(end, "held_by: [\"arden\"],\n            ");
    }
    loaded("harbour", &text.replace("waves: 3", "waves: 9"))
}

/// What Arden took in many plays, with the other seats left to a policy.
fn taken(arden: &str, others: &str) -> Vec<CounterNow> {
    let playable = directed();
    let seats = [arden, others, others, others].map(policy);
    (0..60).flat_map(|seed| play(&playable, seed, &seats).world.now().law.counter.clone()).collect()
}

#[test]
fn a_legalist_takes_what_is_lawful_and_lifts_what_is_complied_with() {
    let taken: Vec<CounterNow> =
        ["pass", "mediator"].into_iter().flat_map(|others| taken("legalist", others)).collect();
    assert!(!taken.is_empty(), "it takes countermeasures");
    assert!(taken.iter().all(|one| !one.unlawful), "it takes none without a ground, and keeps none up");
    assert!(taken.iter().any(|one| one.complied > 0), "some are complied with");
    assert!(taken.iter().any(|one| one.lifted > 0), "and lifted");
}

#[test]
fn a_hawk_lifts_what_has_no_ground_any_more() {
    let taken: Vec<CounterNow> = ["pass", "mediator"].into_iter().flat_map(|others| taken("hawk", others)).collect();
    let due = || taken.iter().filter(|one| one.complied > 0 && one.complied < 6);
    assert!(due().next().is_some(), "some are complied with");
    assert!(due().all(|one| one.lifted > 0 && one.lifted <= one.complied + 1), "it lifts them in the next round");
}
