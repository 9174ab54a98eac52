//! What happened, told: one plain sentence for an event, and a chronicle of many.
//!
//! A sentence is made through somebody's [`Eyes`]: what they do not see has none,
//! and what they do not know has no name in it. Some events are told by others
//! (what was ordered by what came of it) and have no sentence of their own.

mod acts;
mod asking;
mod claims;
mod coordination;
mod covert;
mod drafts;
mod evidence;
mod fold;
mod goals;
mod home;
mod incidents;
mod law;
mod ledger;
mod matrix;
mod piece;
mod pledges;
mod press;
mod programmes;
mod talks;
mod together;

pub(super) use acts::deed_in_public;
pub use acts::{describe, ordered};
pub use claims::says;
pub use fold::{Chronicler, Line, chronicle, own_chronicle};
pub(super) use matrix::meant;
pub(super) use pledges::{decider_text, headline as pledge_headline, infinitive, pledge_name, pledge_text};
pub(super) use programmes::named_to as programme_named_to;

use super::eyes::{Eyes, sees};
use super::prose::{Lens, round_heading};
use crate::event::Event;
use crate::world::World;

/// What happened, in one sentence; the world is the one after it.
///
/// Nothing comes back for what the eyes do not see, for the machinery of a round, and for
/// what another event tells.
#[must_use]
pub fn sentence(world: &World, eyes: Eyes, event: &Event) -> Option<String> {
    let lens = sees(eyes, world, event).then(|| Lens::of(world, eyes))?;
    let said = match *event {
        Event::RoundOpened { round } => Some(format!("{}.", round_heading(world, round))),
        Event::PhaseBegan { .. } | Event::StepClosed { .. } | Event::FlagRaised { .. } | Event::FlagLowered { .. } => {
            None
        }
        // Told as trust once a round; by the act that imposes or lifts, and by the pressure that moves.
        Event::Regarded { .. } | Event::Measures(_) => None,
        Event::Law(event) => law::law(lens, world, event),
        Event::Moved { gauge, by, why } => ledger::moved(lens, world, gauge, by, why),
        Event::ChannelOpened { a, b, channel } => Some(incidents::line(lens, a, b, channel, true)),
        Event::ChannelClosed { a, b, channel } => Some(incidents::line(lens, a, b, channel, false)),
        Event::IncidentBegan { .. }
        | Event::IncidentStruck { .. }
        | Event::IncidentContained { .. }
        | Event::IncidentSubsided { .. }
        | Event::IncidentAdopted { .. }
        | Event::FindingPublished { .. }
        | Event::HostNotified { .. }
        | Event::GroupRestrained { .. }
        | Event::GroupLeftAlone { .. }
        | Event::NormCited { .. } => incidents::incident(lens, world, event),
        Event::CardGained { .. }
        | Event::InquiryCameUpEmpty { .. }
        | Event::SourceChecked { .. }
        | Event::CardShared { .. }
        | Event::BreachNoticed { .. }
        | Event::CardLeaked { .. }
        | Event::CardPublished { .. }
        | Event::Judged { .. } => evidence::evidence(lens, world, event),
        Event::MessageSent { .. } | Event::MessageOverheard { .. } => talks::message(lens, world, eyes, event),
        Event::ContactTried { from, to, answered } => Some(talks::contact(lens, from, to, answered)),
        Event::RequestMade { .. } | Event::RequestAnswered { .. } | Event::RequestFulfilled { .. } => {
            talks::request(lens, world, event)
        }
        Event::ClaimProposed { .. }
        | Event::ProposalAnswered { .. }
        | Event::ProposalDelayed { .. }
        | Event::ProposalClosed { .. } => claims::negotiated(lens, world, event),
        Event::ClaimMade { .. } => claims::made(lens, world, event),
        Event::ClaimWeighed { id, by, answer, own } => claims::weighed(lens, world, id, &[(Some(by), answer, own)]),
        Event::Claim(event) => claims::became(lens, world, event),
        Event::ClaimAnswered { id, by, reply } => claims::answered(lens, world, id, by, reply),
        Event::ClaimShownFalse { id } => claims::shown_false(lens, world, id),
        Event::Card(event) => asking::asking(lens, world, event),
        Event::Coordination(ref event) => coordination::coordination(lens, world, event),
        Event::Norm(event) => drafts::norm(lens, event),
        Event::Draft(event) => drafts::draft(lens, world, event),
        Event::ActPerformed { by, action, target, incident, unlawful } => {
            acts::performed(lens, by, action, target, incident, unlawful)
        }
        Event::OrderLapsed { by, action, reason } => Some(goals::lapsed(lens, by, action, reason)),
        Event::Covert(ref event) => Some(covert::covert(lens, event)),
        Event::Press(ref event) => Some(press::press(lens, event)),
        Event::Home(ref event) => home::home(lens, world, event),
        Event::Matrix(ref event) => matrix::matrix(lens, world, event),
        Event::Spoken(ref speech) => Some(matrix::spoken(lens, world, speech)),
        Event::Pledge(event) => pledges::pledge(lens, world, event),
        Event::InjectArrived { inject } => incidents::inject(lens, world, eyes, inject),
        Event::Programme(event) => programmes::told(lens, world, event),
        Event::ChoiceMade { .. }
        | Event::RedLineCrossed { .. }
        | Event::ObjectiveJudged { .. }
        | Event::Observed { .. }
        | Event::PlayEnded { .. } => goals::goal(lens, world, event),
    };
    said.map(|said| super::prose::capitalised(&said))
}
