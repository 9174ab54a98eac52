//! Keys: which presses count, for every screen at once.
//!
//! While a key stays down the system presses it again and again, and egui takes each of them for a
//! press: an Enter that is held would lock orders, read the news and begin the next play. The events
//! are therefore filtered before any control sees them, so that egui's own pressing of what has the
//! keyboard is covered too:
//!
//! - a press of a key that is down already counts only where repeating is what is meant, which is moving
//!   about and writing;
//! - a key that was down as the screen changed counts again once it was released, and so does one that
//!   was pressed before the new screen was drawn: whoever pressed it had not seen what it would press.

use bevy_egui::egui;
use egui::{Context, Event, Key, RawInput};
use std::collections::BTreeSet;

/// Binds the filter to a context; a second time changes nothing.
pub fn install(context: &Context) {
    context.add_plugin(Filter::default());
}

/// Whether a key was pressed, and no page lies over the screen. Every screen asks here; what is no press
/// does not get this far.
#[must_use]
pub fn pressed(context: &Context, key: Key) -> bool {
    context.memory(|memory| memory.top_modal_layer().is_none()) && pressed_over_all(context, key)
}

/// Whether a key was pressed, whatever lies over the screen.
#[must_use]
pub fn pressed_over_all(context: &Context, key: Key) -> bool {
    context.input(|input| input.key_pressed(key))
}

/// Whether a key was pressed that is nobody else's: no control has the keyboard, and nobody was writing:
/// the Enter that ends a line of text is no way on.
#[must_use]
pub fn pressed_freely(context: &Context, key: Key) -> bool {
    let writing = context.with_plugin(|filter: &mut Filter| filter.writing).unwrap_or_default();
    !writing && context.memory(|memory| memory.focused().is_none()) && pressed(context, key)
}

/// Something else is on the screen from now on.
pub fn turned(context: &Context) {
    context.with_plugin(|filter: &mut Filter| {
        filter.spent.extend(&filter.down);
        filter.unseen = true;
    });
}

/// The filter of one context's events.
#[derive(Default)]
struct Filter {
    /// The keys that are down.
    down: BTreeSet<Key>,
    /// Those of them that count for nothing until they are released.
    spent: BTreeSet<Key>,
    /// Whether what is on the screen has not been drawn yet.
    unseen: bool,
    /// Whether somebody was writing as the last keys came.
    writing: bool,
}

impl egui::Plugin for Filter {
    fn debug_name(&self) -> &'static str {
        "keys"
    }

    fn input_hook(&mut self, context: &Context, input: &mut RawInput) {
        self.writing = context.text_edit_focused();
        let unseen = std::mem::take(&mut self.unseen);
        // Let go only after the batch: some systems say of a key that is held that it was released and
        // pressed again in the same moment.
        let mut released = BTreeSet::new();
        input.events.retain(|event| match event {
            Event::Key { key, pressed: true, repeat, .. } => {
                released.remove(key);
                let again = !self.down.insert(*key) || *repeat;
                if unseen {
                    self.spent.insert(*key);
                }
                !self.spent.contains(key) && (!again || is_repeated(*key, self.writing))
            }
            Event::Key { key, pressed: false, .. } => {
                released.insert(*key);
                true
            }
            _ => true,
        });
        self.down.retain(|key| !released.contains(key));
        self.spent.retain(|key| !released.contains(key));
    }
}

/// Whether somebody who holds this key wants it again and again. Letters are keys of text only where
/// somebody is writing; what they write arrives as text besides.
fn is_repeated(key: Key, writing: bool) -> bool {
    let moves = matches!(
        key,
        Key::ArrowUp
            | Key::ArrowDown
            | Key::ArrowLeft
            | Key::ArrowRight
            | Key::PageUp
            | Key::PageDown
            | Key::Home
            | Key::End
            | Key::Tab
            | Key::Backspace
            | Key::Delete
    );
    moves || writing && key.name().len() == 1
}
