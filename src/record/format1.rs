//! Lines of format 1, from before orders had ids: they are folded and told, and gone on with no more.

use super::line::Line;
use super::marks::Marks;
use crate::event::Event;
use crate::order::{Act, By, FacilitatorAct, Member, Order, Reason, Talk};
use crate::terms::{NationId, NationSet, OrderId, Phase};
use serde::Deserialize;

/// A line after the header, as format 1 has it.
#[derive(Deserialize)]
#[serde(deny_unknown_fields, rename = "Line")]
pub(super) enum OldLine {
    Input { seq: u32, round: u8, phase: Phase, by: By, input: OldInput },
    Events { round: u8, phase: Phase, events: Vec<Event> },
    Phase { round: u8, phase: Phase, digest: String },
}

/// What was put into a play, as format 1 has it: orders were named by their place in the tray.
#[derive(Deserialize)]
#[serde(deny_unknown_fields, rename = "Input")]
pub(super) enum OldInput {
    Talk(Talk),
    Order {
        order: Order,
        #[serde(default)]
        reason: Option<String>,
    },
    Withdraw {
        place: u8,
    },
    Team {
        members: Vec<Member>,
    },
    Sign {
        place: u8,
        initials: String,
    },
    Advance,
    Facilitate(FacilitatorAct),
}

/// Finds the ids of orders that were named by their places.
#[derive(Default)]
pub(super) struct Trays {
    now: Orders,
    marks: Marks<Orders>,
}

/// The ids of the orders in each seat's tray, by the seat's place.
type Orders = [Vec<OrderId>; NationSet::MOST];

impl Trays {
    /// The line in today's form; nothing if it names an order that is in no tray.
    pub(super) fn translate(&mut self, line: OldLine) -> Option<Line> {
        Some(match line {
            OldLine::Input { seq, round, phase, by, input } => {
                Line::Input { seq, round, phase, by, input: self.input(seq, by, phase, input)? }
            }
            OldLine::Events { round, phase, events } => Line::Events { round, phase, events },
            OldLine::Phase { round, phase, digest } => {
                self.marks.put((round, phase), self.now.clone());
                Line::Phase { round, phase, digest }
            }
        })
    }

    fn input(&mut self, seq: u32, by: By, phase: Phase, input: OldInput) -> Option<Act> {
        Some(match input {
            OldInput::Talk(talk) => Act::Talk(talk),
            OldInput::Order { order, reason } => {
                self.of(by)?.push(OrderId::at(usize::try_from(seq).ok()?));
                Act::Order { order, reason: reason.map(Reason::Words) }
            }
            OldInput::Withdraw { place } => {
                let tray = self.of(by)?;
                let place = usize::from(place);
                Act::Withdraw { order: (place < tray.len()).then(|| tray.remove(place))? }
            }
            OldInput::Team { members } => Act::Team { members },
            OldInput::Sign { place, initials } => {
                Act::Sign { order: self.of(by)?.get(usize::from(place)).copied()?, initials }
            }
            OldInput::Advance => {
                if phase == Phase::Orders {
                    self.now = Orders::default();
                }
                Act::Advance
            }
            OldInput::Facilitate(act) => {
                if let FacilitatorAct::TakeBack { round, phase } = act {
                    self.now = self.marks.back_to((round, phase))?.clone();
                }
                Act::Facilitate(act)
            }
        })
    }

    fn of(&mut self, by: By) -> Option<&mut Vec<OrderId>> {
        let By::Seat(seat) = by else { return None };
        self.now.get_mut(NationId::index(seat))
    }
}
