//! A file of orders: what seats say and order, and what a facilitator does, round by round.

use super::sort::{Sort, sound};
use crate::order::{Act, By, FacilitatorAct, Order, Talk};
use crate::policy;
use crate::scenario::Playable;
use crate::scenario::text::{self, Finding, Kind, Severity, Source};
use crate::session::{Output, Session, attend};
use crate::store;
use crate::terms::{IdKind, NationId, Phase};
use anyhow::bail;
use serde::Deserialize;
use std::collections::BTreeSet;
use std::path::Path;

/// One entry of a file of orders. Entries are put in once, in the sequence of the file.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Entry {
    #[serde(default)]
    seat: Option<NationId>,
    round: u8,
    /// The phase of a facilitator's act; Talks if left out.
    #[serde(default)]
    phase: Option<Phase>,
    #[serde(default)]
    talk: Option<Talk>,
    #[serde(default)]
    order: Option<Order>,
    #[serde(default)]
    facilitator: Option<FacilitatorAct>,
    /// Its place in the file, from 1.
    #[serde(skip)]
    nth: usize,
}

impl Entry {
    /// The phase in which it is put in.
    const fn phase(&self) -> Phase {
        match (self.phase, &self.order) {
            (Some(phase), _) if self.facilitator.is_some() => phase,
            (_, Some(_)) => Phase::Orders,
            _ => Phase::Talks,
        }
    }

    /// An entry that says and orders something is two.
    fn apart(self) -> impl Iterator<Item = Self> {
        let both = self.talk.is_some() && self.order.is_some();
        let talk = both.then(|| Self { order: None, ..self.clone() });
        let rest = if both { Self { talk: None, ..self } } else { self };
        talk.into_iter().chain([rest])
    }

    /// Whether it takes the play back.
    const fn takes_back(&self) -> bool {
        matches!(self.facilitator, Some(FacilitatorAct::TakeBack { .. }))
    }

    /// Why it makes no sense, whatever the play.
    fn trouble(&self) -> Option<&'static str> {
        let says = self.talk.is_some() || self.order.is_some();
        match (&self.facilitator, self.seat) {
            (Some(_), Some(_)) => Some("what the facilitator does has no seat"),
            (Some(_), None) if says => Some("what the facilitator does holds no talk and no order"),
            (None, None) => Some("name a seat"),
            (None, Some(_)) if !says => Some("it neither says nor orders anything"),
            (None, Some(_)) if self.talk.is_some() && self.order.is_some() && self.phase.is_some() => {
                Some("talk and order belong to phases of their own, so `phase` is left out")
            }
            (None, Some(_)) if self.phase.is_some_and(|phase| phase != self.phase()) => {
                Some("talk belongs to Talks and orders to Orders, so `phase` is left out")
            }
            _ => None,
        }
    }
}

/// Everything that is wrong with a file of orders, short of what only a play can tell.
pub(super) fn check_orders(source: &Source, ids: &dyn text::Ids) -> Vec<Finding> {
    let (entries, mut findings) = text::read_written::<Vec<Entry>>(source, ids);
    if !findings.iter().any(|finding| finding.severity == Severity::Error) {
        let (tree, _) = text::parse(source);
        for (nth, why) in (0..).zip(&entries.unwrap_or_default()).filter_map(|(nth, one)| Some((nth, one.trouble()?))) {
            let span = match tree.root.as_ref().map(|root| &root.kind) {
                Some(Kind::List(entries)) => entries.get(nth).map(|entry| entry.span),
                _ => None,
            };
            findings.push(Finding::error("entry", source, span.unwrap_or_default(), why));
        }
    }
    findings
}

/// The entries of a file that have not been put in yet.
#[derive(Debug, Default)]
pub(super) struct Orders {
    waiting: Vec<Entry>,
    /// The phases in which the play has stood.
    stood: BTreeSet<Phase>,
}

impl Orders {
    /// Reads a file of orders; everything that makes no sense in it is an error.
    pub(super) fn read(playable: &Playable, path: &Path) -> anyhow::Result<Self> {
        let source = Source::new(store::called(path), store::read(path)?);
        let mut entries: Vec<Entry> = sound(playable, &source, Sort::Orders, "orders")?;
        for (nth, entry) in (1..).zip(&mut entries) {
            entry.nth = nth;
            if let Some(why) = entry.trouble() {
                bail!("{}: entry {nth}: {why}", path.display());
            }
        }
        Ok(Self { waiting: entries.into_iter().flat_map(Entry::apart).collect(), stood: BTreeSet::new() })
    }

    /// Whether a facilitator has to serve.
    pub(super) fn facilitates(&self) -> bool {
        self.waiting.iter().any(|entry| entry.facilitator.is_some())
    }

    /// Whether they hold something for a seat that can come due in so many rounds.
    pub(super) fn play(&self, seat: NationId, rounds: u8) -> bool {
        self.waiting.iter().any(|entry| entry.seat == Some(seat) && (1..=rounds).contains(&entry.round))
    }

    /// Puts in what there is for this phase; what is not admitted is listed, and the play goes on.
    /// What stands after an act that takes the play back waits until it has been. Answers the lines of
    /// the record that came of it.
    pub(super) fn put_in(&mut self, session: &mut Session, playable: &Playable) -> Vec<String> {
        let (mut place, mut lines) = (0, Vec::new());
        self.stood.insert(session.phase());
        while let Some(entry) = self.waiting.get(place) {
            if (entry.round, entry.phase()) != (session.round(), session.phase()) {
                if entry.takes_back() {
                    break;
                }
                place += 1;
                continue;
            }
            let entry = self.waiting.remove(place);
            if entry.takes_back() {
                // The play is in another phase now, and what follows may belong to it.
                place = 0;
            }
            if let Err(why) = put_one(session, &entry, &mut lines) {
                not_admitted(playable, entry.round, entry.seat, &why);
            }
        }
        lines
    }

    /// Lists the entries that never came due, each with why. Whether there are any.
    pub(super) fn list_left(&self, session: &Session, playable: &Playable) -> bool {
        let mut waits = false;
        for entry in &self.waiting {
            let why = if let Some(why) = beyond(playable, entry.round, session.round()) {
                why
            } else if !self.stood.contains(&entry.phase()) {
                format!("no play stands in {}", entry.phase().word())
            } else if waits {
                "it waits for an act above it that takes the play back, which never came due".to_owned()
            } else {
                format!("the play stood in round {} already, past it", session.round())
            };
            waits |= entry.takes_back();
            let (nth, round) = (entry.nth, entry.round);
            super::say(&format!("entry {nth}, round {round}, {}: never put in: {why}", who(playable, entry.seat)));
        }
        !self.waiting.is_empty()
    }
}

/// Lists the lines of scripts that never come due in a play of so many rounds. Whether there are any.
pub(super) fn list_unplayed<'s>(
    playable: &Playable,
    scripts: impl Iterator<Item = (NationId, &'s policy::Scripted)>,
    last: u8,
) -> bool {
    let mut any = false;
    for (seat, script) in scripts {
        for (nth, line) in (1..).zip(&script.lines) {
            let why = beyond(playable, line.round, last).or_else(|| {
                let is_empty = line.talk.is_none() && line.order.is_none();
                is_empty.then(|| "it neither says nor orders anything".to_owned())
            });
            if let Some(why) = why {
                let (name, round) = (&script.name, line.round);
                let who = who(playable, Some(seat));
                super::say(&format!("`{name}`, line {nth}, round {round}, {who}: never put in: {why}"));
                any = true;
            }
        }
    }
    any
}

/// Why nothing is put in for a round of a play that ended in another, if that is why.
fn beyond(playable: &Playable, round: u8, last: u8) -> Option<String> {
    let rounds = playable.scenario.rounds;
    if round == 0 {
        Some("rounds are counted from 1".to_owned())
    } else if round > rounds {
        Some(format!("the scenario has {rounds} rounds"))
    } else {
        (round > last).then(|| format!("the play ended in round {last}"))
    }
}

/// A seat's id, or the facilitator.
fn who(playable: &Playable, seat: Option<NationId>) -> &str {
    let name = |seat: NationId| playable.names.text(IdKind::Nation, seat.index()).unwrap_or_default();
    seat.map_or("the facilitator", name)
}

/// Says what was not admitted, of a seat or of the facilitator.
pub(super) fn not_admitted(playable: &Playable, round: u8, seat: Option<NationId>, why: &str) {
    super::say(&format!("round {round}, {}: not admitted: {why}", who(playable, seat)));
}

fn put_one(session: &mut Session, entry: &Entry, lines: &mut Vec<String>) -> Result<(), String> {
    let (by, act) = match (&entry.facilitator, entry.seat, &entry.talk, entry.order) {
        (Some(act), ..) => (By::Facilitator(1), Act::Facilitate(act.clone())),
        (None, None, ..) => return Err("name a seat".to_owned()),
        (None, Some(seat), Some(talk), _) => (By::Seat(seat), Act::Talk(talk.clone())),
        (None, Some(seat), None, Some(order)) => (By::Seat(seat), Act::Order { order, reason: None }),
        (None, Some(_), None, None) => return Err("it neither says nor orders anything".to_owned()),
    };
    let mut refused = Ok(());
    for output in attend(session, session.stamped(by, act)) {
        match output {
            Output::Lines(fresh) => lines.extend(fresh),
            Output::Refused { by, why } => refused = refused.and(Err(session.why(by, &why))),
            Output::PhaseBegan(_) | Output::TakenBack(_) | Output::Ended => {}
        }
    }
    refused
}
