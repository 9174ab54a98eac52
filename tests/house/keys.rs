//! Keys are asked for in one place, which knows what a press is.

use super::{none, sources};

/// Where the window asks egui which keys were pressed.
const PLACE: &str = "src/app/keys.rs";
/// egui's own questions, which count repeats, and the event itself.
const QUESTIONS: &[&str] =
    &["key_pressed", "key_down", "key_released", "num_presses", "consume_key(", "count_and_consume_key", "keys_down"];

fn findings(file: &str, text: &str) -> Vec<String> {
    let asked = QUESTIONS.iter().filter(|question| text.contains(*question));
    asked.map(|question| format!("{file} asks egui for `{question}`, and not crate::app::keys")).collect()
}

#[test]
fn the_window_asks_for_keys_in_one_place() {
    let sources = sources();
    let window = sources.iter().filter(|(file, _)| file.starts_with("src/app/") && file != PLACE);
    none(&window.flat_map(|(file, text)| findings(file, text)).collect::<Vec<_>>());
    assert!(sources.iter().any(|(file, text)| file == PLACE && !findings(file, text).is_empty()));
}
