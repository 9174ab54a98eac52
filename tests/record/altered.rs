//! One byte of a record altered: that is told, or nothing has changed.

use super::driver::{playable, played};
use crate::mutated::roll;
use demarche::dice::Roll;
use demarche::record::{Recorded, read, verify_bytes};
use std::sync::LazyLock;

static TEXT: LazyLock<Vec<u8>> = LazyLock::new(|| played(&playable("two_ports"), 11).text().into_bytes());

static WHOLE: LazyLock<Recorded> = LazyLock::new(|| read("whole", &TEXT).0.unwrap());

/// One byte altered: replaced, put in, taken out, or one bit of it turned.
fn altered(at: usize, roll: &mut Roll) -> Vec<u8> {
    let mut bytes = TEXT.clone();
    let any = u8::try_from(roll.below(256)).unwrap();
    match roll.below(4) {
        0 => bytes[at] = any,
        1 => bytes.insert(at, any),
        2 => drop(bytes.remove(at)),
        _ => bytes[at] ^= 1 << roll.below(8),
    }
    bytes
}

/// Whether the alteration is told: as a fault, or as an end that was torn off.
fn is_told(bytes: &[u8]) -> bool {
    let (recorded, fault) = read("altered", bytes);
    let Some(recorded) = recorded else { return true };
    assert!(WHOLE.lines().starts_with(recorded.lines()), "what is read before a fault is true");
    fault.is_some() || recorded.is_torn() || verify_bytes("altered", bytes).is_err()
}

#[track_caller]
fn told_or_the_same(bytes: &[u8], how: &str) {
    let same = || read("altered", bytes).0.is_some_and(|recorded| recorded.lines() == WHOLE.lines());
    assert!(is_told(bytes) || same(), "not told: {how}");
}

fn sample(first: u64, count: u64) {
    for nth in first..first + count {
        let roll = &mut roll(nth);
        let at = roll.place_in(TEXT.len());
        told_or_the_same(&altered(at, roll), &format!("alteration {nth}, at byte {at}"));
    }
}

#[test]
fn one_byte_altered_is_told_or_changes_nothing() {
    sample(0, 100);
}

#[test]
fn no_end_of_a_line_can_be_lost() {
    let ends: Vec<usize> = (0..TEXT.len()).filter(|&at| TEXT[at] == b'\n').collect();
    let (last, others) = ends.split_last().unwrap();
    for &at in others.iter().step_by(5) {
        let mut bytes = TEXT.clone();
        bytes.remove(at);
        assert!(is_told(&bytes), "the end of a line at byte {at}");
    }
    // The last line is whole without its end, and torn without its last letter.
    for (cut, torn) in [(*last, false), (*last - 1, true)] {
        let (recorded, fault) = read("cut", &TEXT[..cut]);
        assert!(recorded.unwrap().is_torn() == torn && fault.is_none());
    }
}

#[test]
#[ignore = "thousands of records are read"]
fn so_is_every_one_of_five_thousand() {
    sample(1_000, 5_000);
}
