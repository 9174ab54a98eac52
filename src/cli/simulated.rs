//! What many plays came to, for people and for programs.

#![expect(
    clippy::float_arithmetic,
    reason = "figures with places after the point, for reading; nothing is reckoned from them"
)]

use crate::order::Talk;
use crate::scenario::Playable;
use crate::study::{Acts, Claimed, Judged, Row, Seat, Shard, Spread, Summary, distance};
use crate::terms::{IdKind, TextId};
use comfy_table::{CellAlignment, Table, presets};
use serde_json::{Map, Value, json};
use std::io::{self, Read, Seek, Write};
use tempfile::SpooledTempFile;

/// What many plays of a scenario came to.
pub(super) struct Report<'r> {
    pub(super) playable: &'r Playable,
    /// Files that took the place of what the program carries.
    pub(super) overlaid: &'r [String],
    pub(super) seed: u64,
    pub(super) games: u32,
    pub(super) shard: Shard,
    pub(super) summary: &'r Summary,
}

/// Hundredths as a number with two places.
pub(super) fn hundredths(number: u64) -> f64 {
    f64::from(u32::try_from(number).unwrap_or(u32::MAX)) / 100.0
}

/// Of a hundred, with one place.
pub(super) fn share(part: u64, of: u64) -> f64 {
    let thousandths = (part * 1000 + of / 2).checked_div(of).unwrap_or(0);
    f64::from(u32::try_from(thousandths).unwrap_or(u32::MAX)) / 10.0
}

impl Report<'_> {
    /// For programs: the sums. A row for each play follows them.
    pub(super) fn json(&self) -> Value {
        let sum = self.summary;
        let mut whole = json!({
            "scenario": self.playable.scenario.id,
            "seed": self.seed.to_string(),
            "games": self.games,
            "shard": self.shard.to_string(),
            "played": sum.games,
            "endings": self.endings().map(|(id, title, games)| json!({
                "id": id, "title": title, "games": games, "share": share(games.into(), sum.games.into()),
            })).collect::<Vec<_>>(),
            "truths": self.truths_json(),
            "rounds": counts(sum.rounds.iter().map(|(rounds, games)| (rounds.to_string(), u64::from(*games)))),
            "tension": counts(sum.tension.iter().map(|(tension, games)| (tension.to_string(), u64::from(*games)))),
            "index": spread(&sum.index),
            "seats": (0..sum.seats.len()).map(|place| self.seat(place)).collect::<Vec<_>>(),
            "policies": sum.acts.iter().map(|(name, acts)| self.policy(name, acts)).collect::<Vec<_>>(),
            "distances": self.distances().map(|(one, other, orders, talks)| json!({
                "one": one, "other": other, "orders": orders, "talks": talks,
            })).collect::<Vec<_>>(),
            "expected": self.expected_json(),
            "truth_within_reach": self.reached_json(),
            "actions": self.in_games(IdKind::Action, &sum.given),
            "injects": self.in_games(IdKind::Inject, &sum.arrived),
        });
        if let (Some(whole), false) = (whole.as_object_mut(), self.overlaid.is_empty()) {
            whole.insert("overlaid".to_owned(), json!(self.overlaid));
        }
        whole
    }

    pub(super) fn id(&self, kind: IdKind, place: usize) -> &str {
        self.playable.names.text(kind, place).unwrap_or_default()
    }

    pub(super) fn prose(&self, text: TextId) -> &str {
        self.playable.texts.get(text.index()).map_or("", String::as_str)
    }

    /// Every ending, the most frequent first: its id, its title, and how many plays reached it.
    fn endings(&self) -> impl Iterator<Item = (&str, &str, u32)> {
        let endings = self.playable.scenario.endings.iter().enumerate();
        let mut all: Vec<_> = endings
            .map(|(place, spec)| {
                let games = self.summary.endings.get(&spec.id).copied().unwrap_or(0);
                (self.id(IdKind::Ending, place), self.prose(spec.title), games)
            })
            .collect();
        all.sort_by_key(|(_, _, games)| std::cmp::Reverse(*games));
        all.into_iter()
    }

    /// How far the policies lie apart in what they ordered and in what they said, from 0 to 1.
    fn distances(&self) -> impl Iterator<Item = (&str, &str, f64, f64)> {
        let acts: Vec<_> = self.summary.acts.iter().collect();
        let thousandths = |apart: u64| f64::from(u32::try_from(apart).unwrap_or(1000)) / 1000.0;
        let pairs = (0..acts.len()).flat_map(|a| (a + 1..acts.len()).map(move |b| (a, b)));
        let apart = pairs.filter_map(|(a, b)| {
            let ((one, here), (other, there)) = (acts.get(a)?, acts.get(b)?);
            let orders = thousandths(distance(&here.actions, &there.actions));
            let talks = thousandths(distance(&here.talks, &there.talks));
            Some((one.as_str(), other.as_str(), orders, talks))
        });
        apart.collect::<Vec<_>>().into_iter()
    }

    fn seat(&self, place: usize) -> Value {
        let Some(sum) = self.summary.seats.get(place) else { return Value::Null };
        let objectives = self.playable.scenario.objectives.iter().enumerate();
        let own = objectives.filter(|(_, objective)| objective.nation.index() == place).zip(&sum.met);
        let met = own.map(|((id, _), met)| (self.id(IdKind::Objective, id).to_owned(), *met));
        let by_policy = self.summary.by_policy.iter().filter(|((seat, _), _)| *seat == place);
        json!({
            "id": self.id(IdKind::Nation, place),
            "score": spread(&sum.scores),
            "objectives_met": counts(met),
            "claims": claims(&sum.claims),
            "who_at_the_end": judged(&sum.judged),
            "by_policy": by_policy.map(|((_, name), sum)| json!({
                "policy": name,
                "score": spread(&sum.scores),
                "claims": claims(&sum.claims),
                "who_at_the_end": judged(&sum.judged),
            })).collect::<Vec<_>>(),
        })
    }

    fn policy(&self, name: &str, acts: &Acts) -> Value {
        let actions = acts.actions.iter().enumerate().filter(|(_, times)| **times > 0);
        let talks = Talk::KINDS.iter().zip(acts.talks).filter(|(_, times)| *times > 0);
        json!({
            "policy": name,
            "seats": acts.seats,
            "orders": acts.actions.iter().sum::<u64>(),
            "actions": counts(actions.map(|(place, times)| (self.id(IdKind::Action, place).to_owned(), *times))),
            "talks": counts(talks.map(|(kind, times)| ((*kind).to_owned(), times))),
        })
    }

    /// Of actions or injects: in how many plays each came, which never did, which always.
    fn in_games(&self, kind: IdKind, games: &[u32]) -> Value {
        let named = |place: usize| self.id(kind, place).to_owned();
        let which = |wanted: u32| {
            let fits =
                games.iter().enumerate().filter(move |(place, there)| **there == wanted && self.plays(kind, *place));
            fits.map(|(place, _)| named(place)).collect::<Vec<_>>()
        };
        let some = games.iter().enumerate().filter(|(_, there)| **there > 0);
        json!({
            "never": which(0),
            "always": which(self.summary.games),
            "in_games": counts(some.map(|(place, there)| (named(place), u64::from(*there)))),
        })
    }

    /// Whether something can come at all: an action of a module that is off, or forbidden, cannot.
    fn plays(&self, kind: IdKind, place: usize) -> bool {
        let scenario = &self.playable.scenario;
        let Some(action) = scenario.actions.get(place).filter(|_| kind == IdKind::Action) else { return true };
        scenario.modules.iter().any(|on| on.module == action.module) && !scenario.forbidden.contains(&action.id)
    }

    /// For people.
    pub(super) fn text(&self) -> String {
        let sum = self.summary;
        let title = self.prose(self.playable.scenario.title);
        let mut out = format!("{title}: {} plays, seeds from {}", sum.games, self.seed);
        if self.shard != Shard::WHOLE {
            out.push_str(&format!(", part {} of {}", self.shard, self.games));
        }
        out.push_str("\n\n");
        let mut table = table(&["ending", "plays", "%"]);
        for (_, title, games) in self.endings() {
            table.add_row([
                title.to_owned(),
                games.to_string(),
                format!("{:.1}", share(games.into(), sum.games.into())),
            ]);
        }
        out.push_str(&format!("{table}\n\n"));
        let lengths = sum.rounds.iter().map(|(rounds, games)| format!("{rounds} rounds in {games}"));
        out.push_str(&format!("Length: {}.\n\n", lengths.collect::<Vec<_>>().join(", ")));
        out.push_str(&self.truths_text());
        out.push_str(&self.expected_text());
        out.push_str(&format!("{}\n\n", self.seats_table()));
        out.push_str(&format!("{}\n\n", self.policies_table()));
        for (one, other, orders, talks) in self.distances() {
            out.push_str(&format!("{one} and {other} lie {orders:.2} apart in orders, {talks:.2} in talks.\n"));
        }
        let list = |of: &Value, which: &str| {
            let names = of.get(which).and_then(Value::as_array).cloned().unwrap_or_default();
            let names: Vec<&str> = names.iter().filter_map(Value::as_str).collect();
            if names.is_empty() { "none".to_owned() } else { names.join(", ") }
        };
        let (actions, injects) =
            (self.in_games(IdKind::Action, &sum.given), self.in_games(IdKind::Inject, &sum.arrived));
        out.push_str(&format!("\nActions never given: {}.\n", list(&actions, "never")));
        out.push_str(&format!("Actions given in every play: {}.\n", list(&actions, "always")));
        out.push_str(&format!("Injects that never arrived: {}.\n", list(&injects, "never")));
        out
    }

    /// Scores, claims and words on Who, by seat and policy.
    fn seats_table(&self) -> Table {
        let mut table = table(&[
            "seat",
            "policy",
            "plays",
            "score",
            "±",
            "10 %",
            "median",
            "90 %",
            "claims",
            "supported",
            "true",
            "Who right %",
            "gravest %",
        ]);
        for (place, sum) in self.summary.seats.iter().enumerate() {
            let short = self.playable.scenario.nations.get(place).map_or("", |nation| self.prose(nation.short));
            table.add_row(seat_line(short, "all", sum));
            let own = self.summary.by_policy.iter().filter(|((seat, _), _)| *seat == place);
            let own: Vec<_> = own.map(|((_, name), sum)| seat_line("", name, sum)).collect();
            if own.len() > 1 {
                table.add_rows(own);
            }
        }
        table
    }

    /// What each policy does most.
    fn policies_table(&self) -> Table {
        const MOST: usize = 6;
        let mut table = Table::new();
        table.load_style(presets::NOTHING).set_header(["policy", "orders a seat", "most often"]);
        for (name, acts) in &self.summary.acts {
            let all: u64 = acts.actions.iter().sum();
            let mut by_times: Vec<_> = acts.actions.iter().enumerate().filter(|(_, times)| **times > 0).collect();
            by_times.sort_by_key(|(place, times)| (std::cmp::Reverse(**times), *place));
            let most = by_times.iter().take(MOST);
            let most =
                most.map(|(place, times)| format!("{} {:.0} %", self.id(IdKind::Action, *place), share(**times, all)));
            let each = hundredths((all * 100).checked_div(acts.seats).unwrap_or(0));
            table.add_row([name.clone(), format!("{each:.1}"), most.collect::<Vec<_>>().join(", ")]);
        }
        table
    }
}

/// One play, for programs.
pub(super) fn row(playable: &Playable, row: &Row) -> Value {
    let id = |kind, place| playable.names.text(kind, place).unwrap_or_default();
    let seats = row.seats.iter().enumerate().map(|(place, seat)| {
        json!({
            "id": id(IdKind::Nation, place),
            "policy": seat.policy,
            "score": seat.score.total,
            "instructions": seat.score.instructions,
            "tracks": seat.score.tracks,
            "commons": seat.score.commons,
            "claims": claims(&seat.claims),
            "who_at_the_end": judged(&seat.judged),
        })
    });
    json!({
        "game": row.game,
        "seed": row.seed.to_string(),
        "truth": row.truth.map(|truth| id(IdKind::Truth, truth.index())),
        "rounds": row.rounds,
        "ending": row.ending.map(|ending| id(IdKind::Ending, ending.index())),
        "index": row.index,
        "tension": row.tension,
        "digest": row.digest.to_string(),
        "nations": seats.collect::<Vec<_>>(),
    })
}

/// Rows that are set aside, outside of memory if they are many, until the sums that stand before them
/// are known.
pub(super) struct Rows {
    aside: SpooledTempFile,
    any: bool,
}

impl Rows {
    pub(super) fn new() -> Self {
        const IN_MEMORY: usize = 1 << 20;
        Self { aside: tempfile::spooled_tempfile(IN_MEMORY), any: false }
    }

    /// Sets one aside.
    pub(super) fn put(&mut self, row: &Value) -> io::Result<()> {
        let text = format!("{row:#}").replace('\n', "\n    ");
        let between = if self.any { ",\n    " } else { "\n    " };
        self.any = true;
        self.aside.write_all(between.as_bytes()).and_then(|()| self.aside.write_all(text.as_bytes()))
    }

    /// Prints an object, and the rows as the last thing in it.
    pub(super) fn print_behind(mut self, object: &Value) -> anyhow::Result<()> {
        const PIECE: u64 = 1 << 16;
        let text = format!("{object:#}");
        super::print(text.strip_suffix("\n}").unwrap_or(&text));
        super::print(",\n  \"rows\": [");
        self.aside.rewind()?;
        while super::is_heard() {
            let mut piece = Vec::new();
            if Read::by_ref(&mut self.aside).take(PIECE).read_to_end(&mut piece)? == 0 {
                break;
            }
            super::print_bytes(&piece);
        }
        super::print(if self.any { "\n  ]\n}\n" } else { "]\n}\n" });
        Ok(())
    }
}

/// A table without lines, its first column to the left and the others to the right.
pub(super) fn table(head: &[&str]) -> Table {
    let mut table = Table::new();
    table.load_style(presets::NOTHING).set_header(head.to_vec());
    for column in table.column_iter_mut().skip(1) {
        column.set_cell_alignment(CellAlignment::Right);
    }
    table
}

fn seat_line(seat: &str, policy: &str, sum: &Seat) -> Vec<String> {
    let Claimed { supported_true, supported_false, unsupported_true, unsupported_false } = sum.claims;
    let claims = supported_true + supported_false + unsupported_true + unsupported_false;
    let Judged { right, wrong, open, unrecorded, right_on_gravest } = sum.judged;
    let words = right + wrong + open + unrecorded;
    vec![
        seat.to_owned(),
        policy.to_owned(),
        sum.scores.count().to_string(),
        format!("{:.1}", hundredths(sum.scores.mean_in_hundredths())),
        format!("{:.1}", hundredths(sum.scores.margin_in_hundredths())),
        sum.scores.quantile(10).to_string(),
        sum.scores.quantile(50).to_string(),
        sum.scores.quantile(90).to_string(),
        claims.to_string(),
        (supported_true + supported_false).to_string(),
        (supported_true + unsupported_true).to_string(),
        format!("{:.0}", share(right.into(), words.into())),
        format!("{:.0}", share(right_on_gravest.into(), sum.scores.count())),
    ]
}

pub(super) fn spread(spread: &Spread) -> Value {
    json!({
        "plays": spread.count(),
        "mean": hundredths(spread.mean_in_hundredths()),
        "margin": hundredths(spread.margin_in_hundredths()),
        "least": spread.quantile(0),
        "p10": spread.quantile(10),
        "median": spread.quantile(50),
        "p90": spread.quantile(90),
        "most": spread.quantile(100),
    })
}

fn claims(claimed: &Claimed) -> Value {
    let Claimed { supported_true, supported_false, unsupported_true, unsupported_false } = claimed;
    json!({
        "supported_true": supported_true,
        "supported_false": supported_false,
        "unsupported_true": unsupported_true,
        "unsupported_false": unsupported_false,
    })
}

fn judged(judged: &Judged) -> Value {
    let Judged { right, wrong, open, unrecorded, right_on_gravest } = judged;
    json!({
        "right": right,
        "wrong": wrong,
        "open": open,
        "unrecorded": unrecorded,
        "right_on_gravest": right_on_gravest,
    })
}

pub(super) fn counts(list: impl Iterator<Item = (String, u64)>) -> Value {
    Value::Object(list.map(|(name, count)| (name, Value::from(count))).collect::<Map<_, _>>())
}
