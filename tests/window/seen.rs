//! Everything that can be read off a panel: what is painted, and what assistive technology is told.

use bevy_egui::egui::{self, Shape};
use egui_kittest::{Harness, kittest::NodeT};

/// All words on the screen and in the accessibility tree.
pub(super) fn seen<S>(harness: &Harness<'_, S>) -> String {
    let mut words = Vec::new();
    for clipped in &harness.output().shapes {
        painted(&clipped.shape, &mut words);
    }
    for node in harness.root().children_recursive() {
        let node = node.accesskit_node();
        words.extend(node.label());
        words.extend(node.value());
        words.extend(node.description());
    }
    words.join("\n")
}

fn painted(shape: &Shape, words: &mut Vec<String>) {
    match shape {
        Shape::Vec(shapes) => shapes.iter().for_each(|shape| painted(shape, words)),
        Shape::Text(text) => words.push(text.galley.text().to_owned()),
        _ => {}
    }
}

/// A scenario in which every seat's brief begins with a mark of its own, `SECRET-0-`, `SECRET-1-`, …
pub(super) fn marked(test: &str) -> std::path::PathBuf {
    let text = demarche::scenario::embedded("first_demarche").expect("it is embedded");
    let mut parts = text.split(" brief: \"");
    let mut marked = parts.next().expect("it begins").to_owned();
    for (place, part) in parts.enumerate() {
        marked.push_str(&format!(" brief: \"SECRET-{place}- {part}"));
    }
    let folder = std::path::Path::new(env!("CARGO_TARGET_TMPDIR")).join("marked").join(test);
    std::fs::create_dir_all(&folder).expect("a folder");
    let file = folder.join("marked.ron");
    std::fs::write(&file, marked).expect("it is written");
    file
}

/// The pass after a press of a key.
pub(super) fn key<S>(harness: &mut Harness<'_, S>, key: egui::Key) {
    harness.key_press(key);
    harness.run();
}
