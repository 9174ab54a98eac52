//! The census: one line for each scenario with what its seats could do first, and a digest of
//! what each of those things alone would come to. A change of the catalogue, of gates or of the
//! rules of resolution shows here.

use crate::common::{SCENARIOS, begun};
use demarche::order::Tray;
use demarche::rules;
use demarche::scenario::Playable;
use demarche::terms::Phase;
use std::fmt::Write;

/// Stems of each seat in the first round, and the digest of every world that one of them makes.
fn line(playable: &Playable) -> String {
    let begun = begun(playable, 1, Phase::Orders);
    let world = begun.world();
    let mut line = format!("{:<14} stems", playable.scenario.id);
    let mut digests = blake3::Hasher::new();
    for seat in world.table().seats() {
        let sight = world.sight(seat);
        let options = rules::options(sight, &Tray::default());
        let _ = write!(line, " {:>3}", options.len());
        for stem in options.iter() {
            let order = rules::complete(sight, stem);
            let mut course = begun.clone();
            course.resolve(&mut [(seat, order)]);
            digests.update(course.world().digest().to_string().as_bytes());
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
