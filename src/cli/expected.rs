//! What a scenario's author expects of many plays (`expect`), beside what they came to.

use super::simulated::{Report, counts, share, table};
use crate::scenario::format::Expect;
use crate::terms::{IdKind, Likelihood};
use serde_json::{Value, json};

/// Something expected.
struct Expected<'r> {
    /// What kind of thing.
    what: &'static str,
    /// Its id.
    id: &'r str,
    /// For the truth of an incident, the least word for it.
    word: Option<&'static str>,
    /// In how many of a hundred plays it should come about.
    at_least: u8,
    /// In how many it did.
    plays: u32,
}

impl Report<'_> {
    fn expected(&self) -> impl Iterator<Item = Expected<'_>> {
        self.playable.scenario.expect.iter().map(|expect| {
            let (what, kind, place, word, at_least) = match *expect {
                Expect::EndingReached(ending, share) => ("ending", IdKind::Ending, ending.index(), None, share),
                Expect::InjectArrives(inject, share) => ("inject", IdKind::Inject, inject.index(), None, share),
                Expect::TruthWithinReach(incident, word, share) => {
                    ("truth", IdKind::Incident, incident.index(), Some(word.word()), share)
                }
            };
            Expected { what, id: self.id(kind, place), word, at_least, plays: self.summary.came(expect) }
        })
    }

    fn is_met(&self, expected: &Expected<'_>) -> bool {
        u64::from(expected.plays) * 100 >= u64::from(expected.at_least) * u64::from(self.summary.games)
    }

    /// For programs.
    pub(super) fn expected_json(&self) -> Value {
        let one = |expected: Expected<'_>| {
            json!({
                "what": expected.what,
                "id": expected.id,
                "word": expected.word,
                "at_least": expected.at_least,
                "games": expected.plays,
                "share": share(expected.plays.into(), self.summary.games.into()),
                "met": self.is_met(&expected),
            })
        };
        self.expected().map(one).collect()
    }

    /// For programs: for each incident, in how many plays the best word for the actor that did it, among
    /// the nations that it hit, was which.
    pub(super) fn reached_json(&self) -> Value {
        let incidents = self.summary.reached.iter().enumerate();
        let incidents = incidents.map(|(place, by_word)| {
            let words = Likelihood::ALL.iter().zip(by_word).filter(|(_, plays)| **plays > 0);
            let words = words.map(|(word, plays)| (word.word().to_owned(), u64::from(*plays)));
            (self.id(IdKind::Incident, place).to_owned(), counts(words))
        });
        Value::Object(incidents.collect())
    }

    /// For people: every line of `expect`, and how many fell short; nothing where nothing is expected.
    pub(super) fn expected_text(&self) -> String {
        let (mut table, mut short) = (table(&["expected", "at least %", "plays", "%", ""]), 0);
        for expected in self.expected() {
            let met = self.is_met(&expected);
            short += usize::from(!met);
            let what = match expected.word {
                Some(word) => format!("{} {}, {word} or better", expected.what, expected.id),
                None => format!("{} {}", expected.what, expected.id),
            };
            table.add_row([
                what,
                expected.at_least.to_string(),
                expected.plays.to_string(),
                format!("{:.1}", share(expected.plays.into(), self.summary.games.into())),
                if met { String::new() } else { "short".to_owned() },
            ]);
        }
        match (table.row_count(), short) {
            (0, _) => String::new(),
            (all, 0) => format!("{table}\n\nAll {all} expectations of the scenario are met.\n\n"),
            (all, _) => format!("{table}\n\n{short} of {all} expectations of the scenario fall short.\n\n"),
        }
    }
}
