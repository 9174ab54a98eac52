//! `--truth NAME`, and what plays about each truth came to (4.2).

use super::simulated::{Report, counts, hundredths, share, spread, table};
use crate::scenario::Playable;
use crate::scenario::text;
use crate::study::{InTruth, Spread};
use crate::terms::{IdKind, TruthId};
use anyhow::bail;
use clap::Args;
use serde_json::{Value, json};

/// Which of a scenario's truths is played.
#[derive(Debug, Default, Args)]
pub(super) struct Chosen {
    /// Which of the scenario's truths it is about; the seed draws one if left out.
    #[arg(long, value_name = "NAME")]
    truth: Option<String>,
}

impl Chosen {
    /// Whether one was chosen.
    pub(super) const fn is_chosen(&self) -> bool {
        self.truth.is_some()
    }

    /// The scenario with the chosen truth drawn; as it was if none is chosen.
    pub(super) fn of(&self, playable: Playable) -> anyhow::Result<Playable> {
        let Some(name) = &self.truth else { return Ok(playable) };
        let truths: Vec<&str> = playable.names.all(IdKind::Truth).iter().map(String::as_str).collect();
        if truths.is_empty() {
            bail!("this scenario states no truths to choose from: leave `--truth` out");
        }
        match playable.names.index(IdKind::Truth, name) {
            Some(index) => Ok(playable.in_truth(TruthId::at(index))),
            None => bail!("there is no truth `{name}`: {}", text::choices(name, "truths", &truths)),
        }
    }
}

/// The truth that a play is about, by its id and with its author's note.
pub(super) fn named(playable: &Playable) -> Option<(&str, &str)> {
    let drawn = playable.scenario.drawn?;
    let note = playable.scenario.truths.get(drawn.index())?.note;
    let note = playable.texts.get(note.index()).map_or("", String::as_str);
    Some((playable.names.text(IdKind::Truth, drawn.index())?, note))
}

impl Report<'_> {
    /// What plays about each truth came to, for programs.
    pub(super) fn truths_json(&self) -> Vec<Value> {
        let one = |(id, sum): (&TruthId, &InTruth)| {
            let endings = sum.endings.iter();
            let endings = endings.map(|(id, games)| (self.id(IdKind::Ending, id.index()).to_owned(), (*games).into()));
            let seats = sum.scores.iter().enumerate();
            let seats =
                seats.map(|(place, scores)| json!({"id": self.id(IdKind::Nation, place), "score": spread(scores)}));
            json!({
                "id": self.id(IdKind::Truth, id.index()),
                "games": sum.games,
                "index": spread(&sum.index),
                "endings": counts(endings),
                "seats": seats.collect::<Vec<_>>(),
            })
        };
        self.summary.truths.iter().map(one).collect()
    }

    /// The same as a table; nothing if the scenario states no truths.
    pub(super) fn truths_text(&self) -> String {
        if self.summary.truths.is_empty() {
            return String::new();
        }
        let seats = self.playable.scenario.nations.iter().map(|nation| self.prose(nation.short));
        let head: Vec<&str> = ["truth", "plays", "index"].into_iter().chain(seats).chain(["most often"]).collect();
        let mut table = table(&head);
        for (id, sum) in &self.summary.truths {
            let most = sum.endings.iter().max_by_key(|(id, games)| (**games, std::cmp::Reverse(**id)));
            let most = most.map(|(id, games)| {
                let share = share((*games).into(), sum.games.into());
                format!("{} ({share:.0} %)", self.id(IdKind::Ending, id.index()))
            });
            let mean = |spread: &Spread| format!("{:.1}", hundredths(spread.mean_in_hundredths()));
            let mut line = vec![self.id(IdKind::Truth, id.index()).to_owned(), sum.games.to_string(), mean(&sum.index)];
            line.extend(sum.scores.iter().map(mean));
            line.push(most.unwrap_or_default());
            table.add_row(line);
        }
        format!("{table}\n\n")
    }
}
