//! Talks in words: messages, contact points, requests and their answers.

use crate::event::Event;
use crate::order::{Message, MessageAct};
use crate::terms::{Carrier, IncidentId, MessageId, NationId, Reply, RequestId, RequestKind};
use crate::view::dates::day;
use crate::view::eyes::{Eyes, may_read};
use crate::view::prose::{Lens, and, stopped};
use crate::world::{MessageNow, World};

/// A message sent, or overheard.
pub(super) fn message(lens: Lens<'_>, world: &World, eyes: Eyes, event: &Event) -> Option<String> {
    let find = |id: MessageId| world.messages().find(|(other, _)| *other == id).map(|(_, message)| message);
    match *event {
        Event::MessageSent { id, from, ref message } => Some(match find(id) {
            Some(sent) if may_read(eyes, world, sent) => told(lens, from, message),
            _ => format!("{} and {} met; what was said is not known.", lens.nation(from), lens.nations(message.to)),
        }),
        Event::MessageOverheard { id, by } => find(id).map(|message| overheard(lens, by, message)),
        _ => None,
    }
}

fn told(lens: Lens<'_>, from: NationId, message: &Message) -> String {
    let way = match message.carrier {
        Carrier::Cable => "by cable",
        Carrier::Phone => "on the open line",
        Carrier::Meeting => "across a table",
    };
    let (from, to) = (lens.nation(from), lens.nations(message.to));
    let about = message.about.map(|id| lens.incident(id));
    let on = about.as_ref().map_or_else(String::new, |name| format!(" on {name}"));
    let what = match message.act {
        MessageAct::Request => format!("asked {to} for what it could give{on}"),
        MessageAct::Offer => format!("made {to} an offer{on}"),
        MessageAct::Proposal => format!("put a proposal to {to}{on}"),
        MessageAct::Reply => format!("replied to {to}{on}"),
        MessageAct::Warning => format!("warned {to}{}", about.map_or_else(String::new, |name| format!(" over {name}"))),
        MessageAct::Sharing => {
            format!("told {to} what it knew{}", about.map_or_else(String::new, |name| format!(" of {name}")))
        }
    };
    match &message.prose {
        Some(prose) if !prose.is_empty() => format!("{from} {what}, {way}: “{}”", stopped(prose)),
        _ => format!("{from} {what}, {way}."),
    }
}

fn overheard(lens: Lens<'_>, by: NationId, message: &MessageNow) -> String {
    let call = format!("{}’s call to {}", lens.nation(message.from), lens.nations(message.message.to));
    match &message.message.prose {
        Some(prose) if !prose.is_empty() => format!("{} listened in on {call}: “{}”", lens.nation(by), stopped(prose)),
        _ => format!("{} listened in on {call}.", lens.nation(by)),
    }
}

/// A contact point tried.
pub(super) fn contact(lens: Lens<'_>, from: NationId, to: NationId, answered: bool) -> String {
    let (from, to) = (lens.nation(from), lens.nation(to));
    if answered {
        format!("{from} tried {to}’s contact point, and somebody answered.")
    } else {
        format!("{from} tried {to}’s contact point; nobody answered.")
    }
}

/// What a request is for: `legal assistance on Quessa Light`.
fn object(lens: Lens<'_>, kind: RequestKind, incident: Option<IncidentId>) -> String {
    let name = incident.map(|id| lens.incident(id));
    let with = |preposition: &str| name.as_ref().map_or_else(String::new, |name| format!(" {preposition} {name}"));
    match kind {
        RequestKind::LegalAssistance => format!("legal assistance{}", with("on")),
        RequestKind::Preservation => format!("preservation of its data{}", with("on")),
        RequestKind::Assistance => format!("help{}", with("with")),
        RequestKind::Consultation => format!("consultations{}", with("on")),
        RequestKind::JointInquiry => format!("a joint inquiry{}", with("into")),
        RequestKind::Compliance => format!("compliance with its obligations{}", with("over")),
        RequestKind::Diligence => format!("feasible steps{}", with("against")),
        RequestKind::Takedown => format!("its consent to a takedown on its territory{}", with("over")),
        RequestKind::Negotiation => format!("negotiations, with notice of a countermeasure{}", with("over")),
    }
}

/// Requests that one nation answered, the same answers together.
pub(super) fn answered(lens: Lens<'_>, world: &World, by: NationId, answers: &[(Reply, RequestId)]) -> Option<String> {
    let mut parts = Vec::new();
    for (word, wanted) in [("granted", Reply::Grant), ("refused", Reply::Refuse), ("left open", Reply::Stall)] {
        let of = answers.iter().filter(|(reply, _)| *reply == wanted);
        let told = of.filter_map(|(_, id)| {
            let request = world.now().requests.get(id.index())?;
            let due = if wanted == Reply::Grant && request.due > world.now().round {
                format!(" by round {}", request.due)
            } else {
                String::new()
            };
            Some(format!("to {} {}{due}", lens.nation(request.from), object(lens, request.kind, request.incident)))
        });
        let told = and(told);
        if !told.is_empty() {
            parts.push(format!("{word} {told}"));
        }
    }
    (!parts.is_empty()).then(|| format!("Asked for it, {} {}.", lens.nation(by), and(parts)))
}

/// A request made, answered or fulfilled.
pub(super) fn request(lens: Lens<'_>, world: &World, event: &Event) -> Option<String> {
    match *event {
        Event::RequestMade { from, to, kind, incident, .. } => {
            Some(format!("{} asked {} for {}.", lens.nation(from), lens.nation(to), object(lens, kind, incident)))
        }
        Event::RequestAnswered { id, reply, due } => {
            let request = world.now().requests.get(id.index())?;
            let (to, from) = (lens.nation(request.to), lens.nation(request.from));
            let what = object(lens, request.kind, request.incident);
            let calendar = &world.table().calendar;
            Some(match reply {
                Reply::Grant if due > 0 => {
                    let day = day(calendar, calendar.first_day(due));
                    format!("{to} granted {from}’s request for {what}; it will take until round {due} ({day}).")
                }
                Reply::Grant => format!("{to} granted {from}’s request for {what}."),
                Reply::Refuse => format!("{to} refused {from}’s request for {what}."),
                Reply::Stall => format!("{to} left {from}’s request for {what} unanswered."),
            })
        }
        Event::RequestFulfilled { id } => {
            let request = world.now().requests.get(id.index())?;
            let waited = request.due > 0;
            // What is granted at once is told by the answer.
            waited.then(|| {
                format!(
                    "{}’s answer reached {}: {}.",
                    lens.nation(request.to),
                    lens.nation(request.from),
                    object(lens, request.kind, request.incident)
                )
            })
        }
        _ => None,
    }
}
