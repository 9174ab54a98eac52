//! A scenario's texts as people are shown them.

use super::Playable;
use super::format::Nation;
use crate::terms::letters::{is_drawn, look_alike, shown, shown_alone, undrawn};
use crate::terms::{IdKind, TextId};

/// Texts and flags as they leave for a screen, a page or a terminal. A file that somebody writes has
/// no character that may not be shown, but a record may be older than that rule, or made by hand.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Shown {
    /// The prose, by [`TextId`].
    pub texts: Vec<String>,
    /// The letter of each nation's flag.
    pub letters: Vec<char>,
}

impl Playable {
    /// Its texts without anything hidden. A nation whose name has letters that the window cannot
    /// show has its id beside it, and its flag another letter, so that no two look the same there.
    #[must_use]
    pub fn shown(&self) -> Shown {
        let nations = &self.scenario.nations;
        let mut texts: Vec<String> = self.texts.iter().map(|text| shown(text).into_owned()).collect();
        let mut named: Vec<TextId> = Vec::new();
        for nation in nations {
            for id in [nation.short, nation.name] {
                let text = texts.get_mut(id.index()).filter(|text| undrawn(text).next().is_some());
                if let Some(text) = text.filter(|_| !named.contains(&id)) {
                    named.push(id);
                    text.push_str(&format!(" ({})", self.id_of(nation)));
                }
            }
        }
        let mut letters: Vec<char> = Vec::new();
        for (at, nation) in nations.iter().enumerate() {
            let later = nations.iter().skip(at + 1).map(|nation| nation.letter).filter(|letter| is_drawn(*letter));
            let taken: Vec<char> = letters.iter().copied().chain(later).collect();
            letters.push(self.letter(nation, &taken));
        }
        Shown { texts, letters }
    }

    /// A nation's own letter, or where the window cannot show it, the first of its id that is free.
    fn letter(&self, nation: &Nation, taken: &[char]) -> char {
        if is_drawn(nation.letter) {
            return shown_alone(nation.letter);
        }
        let id = self.id_of(nation).chars().map(|c| c.to_ascii_uppercase());
        let free =
            |letter: &char| letter.is_ascii_uppercase() && !taken.iter().any(|other| look_alike(*other, *letter));
        id.chain('A'..='Z').find(free).unwrap_or(nation.letter)
    }

    fn id_of(&self, nation: &Nation) -> &str {
        self.names.text(IdKind::Nation, nation.id.index()).unwrap_or_default()
    }
}

impl Shown {
    /// A piece of prose.
    #[must_use]
    pub fn text(&self, id: TextId) -> String {
        self.texts.get(id.index()).cloned().unwrap_or_default()
    }
}
