//! Any bytes as a file of this kind: see `tests/mutated/bodies.rs`.
#![no_main]

#[path = "../../tests/mutated/bodies.rs"]
#[allow(dead_code, reason = "each target has one of the bodies")]
mod bodies;

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| bodies::scenario(bytes));
