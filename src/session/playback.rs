//! A record looked at again, phase by phase, through the eyes of one's choice.

use super::Player;
use crate::event::Event;
use crate::order::{Act, By, Order};
use crate::record::{self, Line, Recorded};
use crate::terms::{NationId, Phase};
use crate::view::sheet::{DebriefPage, PublicPage, files, truths};
use crate::view::{self, Chronicler, Eyes, news};
use crate::world::{World, set_up};

/// Whose eyes look back.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Looker {
    /// The public table.
    #[default]
    Public,
    /// One seat.
    Seat(NationId),
    /// Everything that was true. Only of a play that is over.
    Truth,
}

/// What is seen of a phase, as it stood at its end.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Seen {
    /// Title, round, phase, and the board as these eyes see it.
    pub page: PublicPage,
    /// What the press printed of the phase: headlines and their texts.
    pub headlines: Vec<(String, String)>,
    /// What these eyes saw happen in it.
    pub lines: Vec<String>,
    /// What they knew of each incident at its end, or what was true of it: title and words.
    pub known: Vec<(String, String)>,
}

/// A record that is played back.
pub struct Playback {
    recorded: Recorded,
    stops: Vec<Stop>,
    fault: Option<String>,
}

/// One phase of the record.
pub(super) struct Stop {
    pub(super) round: u8,
    pub(super) phase: Phase,
    /// The phase before it.
    pub(super) from: Phase,
    /// The world before what began it.
    pub(super) before: World,
    orders: Vec<(NationId, Order, Option<String>)>,
    events: Vec<Event>,
    /// How many of the events began it.
    begun: usize,
}

impl Playback {
    /// Reads a record; the name is only shown. What follows a fault is left out.
    ///
    /// # Errors
    /// Says in words why nothing of it can be played back.
    pub fn read(name: &str, bytes: &[u8]) -> Result<Self, String> {
        let (recorded, fault) = record::read(name, bytes);
        let fault = fault.map(|fault| fault.to_string());
        let Some(recorded) = recorded else {
            return Err(format!("{name}: {}", fault.unwrap_or_else(|| "this is no record".to_owned())));
        };
        let recorded = recorded.main_line();
        let stops = stops(&recorded);
        if stops.is_empty() {
            return Err(format!("{name}: nothing has happened in it yet"));
        }
        Ok(Self { recorded, stops, fault })
    }

    /// The phases, first to last.
    #[must_use]
    pub fn stops(&self) -> Vec<(u8, Phase)> {
        self.stops.iter().map(|stop| (stop.round, stop.phase)).collect()
    }

    /// The seats: their short names, and whether a person began there.
    #[must_use]
    pub fn seats(&self) -> Vec<(NationId, String, bool)> {
        let world = set_up(self.recorded.playable());
        let table = world.table();
        let seats = self.recorded.header().seats.iter();
        seats
            .filter_map(|seat| {
                let short = table.text(table.nation(seat.nation)?.short).to_owned();
                Some((seat.nation, short, seat.by == Player::Person.name()))
            })
            .collect()
    }

    /// Where reading stopped, and why, if it did.
    #[must_use]
    pub fn fault(&self) -> Option<&str> {
        self.fault.as_deref()
    }

    /// Whether the play is over, so that everything may be told.
    #[must_use]
    pub fn is_over(&self) -> bool {
        self.recorded.end().now().ended.is_some()
    }

    /// What those who have played talk about, once the play is over.
    #[must_use]
    pub fn debrief(&self) -> Option<DebriefPage> {
        DebriefPage::of(set_up(self.recorded.playable()), self.recorded.events())
    }

    /// A phase through somebody's eyes; nothing if there is no such phase, or if the truth is asked
    /// for before the play is over.
    #[must_use]
    pub fn see(&self, place: usize, looker: Looker) -> Option<Seen> {
        let stop = self.stops.get(place)?;
        if looker == Looker::Truth && !self.is_over() {
            return None;
        }
        let mut after = stop.before.clone();
        for event in &stop.events {
            after.apply(event).ok()?;
        }
        let eyes = match looker {
            Looker::Public => Eyes::Public,
            Looker::Seat(seat) => Eyes::Seat(seat),
            Looker::Truth => Eyes::Facilitator,
        };
        let printed = news(&stop.before, &stop.events).unwrap_or_default();
        Some(Seen {
            page: page(&after, looker),
            headlines: printed.into_iter().map(|one| (one.headline, one.text)).collect(),
            lines: stop.told(eyes),
            known: match looker {
                Looker::Public => Vec::new(),
                Looker::Seat(seat) => files(&after, seat),
                Looker::Truth => truths(&after).into_iter().map(|row| (row.incident, row.said)).collect(),
            },
        })
    }
}

impl Stop {
    /// What began the phase, and what happened in it.
    pub(super) fn parts(&self) -> (&[Event], &[Event]) {
        self.events.split_at_checked(self.begun).unwrap_or_default()
    }

    fn told(&self, eyes: Eyes) -> Vec<String> {
        let mut chronicler = Chronicler::new(self.before.clone(), eyes);
        for (by, order, reason) in &self.orders {
            chronicler.note(*by, order, reason.as_deref());
        }
        if chronicler.tell(&self.events).is_err() {
            return Vec::new();
        }
        let said = chronicler.finish().into_iter().filter(|line| matches!(line, view::Line::Said(_)));
        said.map(|line| line.to_string()).collect()
    }
}

/// The page of a world, with the board as the eyes see it.
fn page(world: &World, looker: Looker) -> PublicPage {
    match looker {
        Looker::Public => PublicPage::of(world),
        Looker::Truth => PublicPage::whole(world),
        Looker::Seat(seat) => PublicPage::seen_by(world, seat),
    }
}

/// The phases of a line of play, each with what happened from its beginning to the next one's.
pub(super) fn stops(recorded: &Recorded) -> Vec<Stop> {
    let mut fold = recorded.fold();
    let mut stops: Vec<Stop> = Vec::new();
    loop {
        let before = fold.world().clone();
        let Some(line) = fold.go() else { break };
        match line {
            Line::Input { input: Act::Advance, round, phase, .. } => {
                let (round, phase) = (*round, *phase);
                let (orders, events) = (Vec::new(), Vec::new());
                stops.push(Stop { round, phase, from: phase, before, orders, events, begun: 0 });
            }
            Line::Input { by: By::Seat(seat), input: Act::Order { order, reason }, .. } => {
                if let Some(stop) = stops.last_mut() {
                    stop.orders.push((*seat, *order, reason.as_ref().map(|why| why.words().to_owned())));
                }
            }
            Line::Events { events, .. } => {
                if let Some(stop) = stops.last_mut() {
                    stop.events.extend_from_slice(events);
                }
            }
            Line::Phase { round, phase, .. } => {
                if let Some(stop) = stops.last_mut() {
                    (stop.round, stop.phase, stop.begun) = (*round, *phase, stop.events.len());
                }
            }
            Line::Header(_) | Line::Input { .. } | Line::Done { .. } => {}
        }
    }
    stops
}
