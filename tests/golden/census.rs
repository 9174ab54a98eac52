//! The census: one line for each scenario with what its seats could do first, and a digest of
//! what each of those things alone would come to. A change of the catalogue, of gates or of the
//! rules of resolution shows here.

use crate::common::SCENARIOS;
use demarche::dice::Dice;
use demarche::order::Tray;
use demarche::rules;
use demarche::scenario::Playable;
use demarche::terms::Phase;
use demarche::world::set_up;
use std::fmt::Write;

/// Stems of each seat in the first round, and the digest of every world that one of them makes.
fn line(playable: &Playable) -> String {
    let dice = Dice::new(1);
    let world = rules::open(set_up(playable), dice).world;
    let world =
        [Phase::Talks, Phase::Orders].into_iter().fold(world, |world, next| rules::begin(world, dice, next).world);
    let mut line = format!("{:<14} stems", playable.scenario.id);
    let mut digests = blake3::Hasher::new();
    for seat in world.table().seats() {
        let sight = world.sight(seat);
        let options = rules::options(sight, &Tray::default());
        let _ = write!(line, " {:>3}", options.len());
        for stem in options.iter() {
            let order = rules::complete(sight, stem);
            let after = rules::resolve(world.clone(), dice, &[(seat, order)]).world;
            digests.update(after.digest().to_string().as_bytes());
        }
    }
    let _ = write!(line, "  results {}", &digests.finalize().to_hex()[..16]);
    line
}

#[test]
fn the_census_is_as_it_was() {
    let lines: Vec<String> = SCENARIOS.iter().map(line).collect();
    insta::assert_snapshot!("census", lines.join("\n"));
}
