//! The dice of a play: another seed each time, which nobody can guess.

use demarche::app::play::{self, Play};
use demarche::record;
use demarche::store;
use demarche::store::Seed;
use demarche::terms::NationId;
use std::collections::BTreeSet;
use std::path::Path;

/// The seeds of so many plays that are begun one after the other.
fn seeds(test: &str, seed: Seed, plays: usize) -> Vec<u64> {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("seeds").join(test);
    std::fs::create_dir_all(&folder).expect("a folder");
    let offer = play::offer(&store::Places::default().listing("first_demarche"));
    let begun = (0..plays).map(|place| {
        let record = folder.join(format!("{place}.record.ron"));
        if record.exists() {
            std::fs::remove_file(&record).expect("what an earlier run left goes");
        }
        let play = Play::begin_at(&offer, &[NationId::at(0)], seed, &record).unwrap_or_else(|why| panic!("{why}"));
        drop(play);
        let bytes = std::fs::read(&record).expect("it is recorded");
        record::read("a play", &bytes).0.expect("it is a record").header().seed
    });
    begun.collect()
}

#[test]
fn every_play_of_a_window_has_a_seed_of_its_own() {
    let drawn = seeds("fresh", Seed::Fresh, 6);
    let different: BTreeSet<u64> = drawn.iter().copied().collect();
    assert_eq!(different.len(), drawn.len(), "{drawn:?}");
    // Every half of the bits differs, too: neither a clock nor a counter is in them.
    for part in [|seed: u64| seed >> 32, |seed: u64| seed & 0xffff_ffff] {
        let parts: BTreeSet<u64> = drawn.iter().map(|&seed| part(seed)).collect();
        assert_eq!(parts.len(), drawn.len(), "{drawn:?}");
    }
}

#[test]
fn a_seed_that_is_fixed_is_the_seed_of_every_play() {
    assert_eq!(seeds("fixed", Seed::Fixed(7), 2), [7, 7]);
}
