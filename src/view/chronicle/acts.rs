//! Orders in words: what a nation did, and the short line of a tray.

use super::claims::assertion;
use crate::order::Order;
use crate::script::Verb;
use crate::terms::{ActionId, IncidentId, NationId};
use crate::view::eyes::Eyes;
use crate::view::prose::{Lens, and, capitalised, quoted, small, stopped, unstopped};
use crate::world::{Deed, Sight, World};

/// What a nation did, without its name: `expelled diplomats of Tolvane over Quessa Light`.
pub(super) fn deed(lens: Lens<'_>, action: ActionId, target: Option<NationId>, incident: Option<IncidentId>) -> String {
    let named = incident.map(|id| lens.incident(id));
    let with = |preposition: &str| named.as_ref().map_or_else(String::new, |name| format!(" {preposition} {name}"));
    let target = target.map(|id| lens.nation(id));
    if let Some(past) = lens.action(action).and_then(|action| action.past) {
        return lens
            .text(past)
            .replace("{naming}", &target.map_or_else(String::new, |target| format!(" naming {target}")))
            .replace("{t}", target.unwrap_or("others"))
            .replace("{i}", named.as_deref().unwrap_or("it"))
            .replace("{over}", &with("over"))
            .replace("{on}", &with("on"));
    }
    let towards = target.map_or_else(String::new, |target| format!(" towards {target}"));
    format!("chose {}{towards}{}", quoted(lens.action_title(action)), with("over"))
}

/// What a seat reads in the press of a public deed.
pub(in crate::view) fn deed_in_public(sight: Sight<'_>, one: &Deed) -> String {
    let lens = Lens::Seat(sight);
    format!("{} {}.", lens.nation(one.by), deed(lens, one.action, one.target, one.incident))
}

/// What was done, as a sentence; what other events tell better is left to them.
pub(super) fn performed(
    lens: Lens<'_>,
    by: NationId,
    action: ActionId,
    target: Option<NationId>,
    incident: Option<IncidentId>,
    unlawful: bool,
) -> Option<String> {
    let told = match lens.action(action)?.verb {
        Some(
            Verb::Claim { .. }
            | Verb::JointClaim
            | Verb::SourceCheck
            | Verb::Restrain
            | Verb::LookAway
            | Verb::Covert(_),
        ) => true,
        Some(Verb::Inquire(_)) => lens.is_own(by),
        Some(
            Verb::Ask(_)
            | Verb::Correct
            | Verb::Exchange
            | Verb::KeepSilent
            | Verb::Press(_)
            | Verb::Impose
            | Verb::Lift
            | Verb::Law(_),
        )
        | None => false,
    };
    let without = if unlawful { ", without a ground in law" } else { "" };
    (!told || unlawful).then(|| format!("{} {}{without}.", lens.nation(by), deed(lens, action, target, incident)))
}

/// What was done: the action, the target, the incident, and whether without a ground in law.
pub(super) type Act = (ActionId, Option<NationId>, Option<IncidentId>, bool);

/// What one nation did, all in one sentence.
pub(super) fn acted(lens: Lens<'_>, by: NationId, acts: &[Act]) -> String {
    let mut last = None;
    let parts = acts.iter().map(|&(action, target, incident, unlawful)| {
        let deed = deed_on(lens, action, target, incident, &mut last);
        if unlawful { format!("{deed} (without a ground in law)") } else { deed }
    });
    format!("{} {}.", lens.nation(by), and(parts))
}

/// What was done, with `it` for an incident that was named just before.
fn deed_on(
    lens: Lens<'_>,
    action: ActionId,
    target: Option<NationId>,
    incident: Option<IncidentId>,
    last: &mut Option<IncidentId>,
) -> String {
    let told = deed(lens, action, target, incident);
    let Some(id) = incident else { return told };
    let again = last.replace(id) == Some(id);
    if again { told.replacen(&lens.incident(id), "it", 1) } else { told }
}

/// An order and the reason for it.
pub(super) type Reasoned = (Order, Option<String>);

/// The orders of one nation, those with the same reason together.
pub(super) fn ordered_all(lens: Lens<'_>, by: NationId, orders: &[Reasoned]) -> String {
    let mut groups: Vec<(Option<&str>, Vec<Order>)> = Vec::new();
    for (order, reason) in orders {
        match groups.iter_mut().find(|(known, _)| *known == reason.as_deref()) {
            Some((_, known)) => known.push(*order),
            None => groups.push((reason.as_deref(), vec![*order])),
        }
    }
    let mut last = None;
    let mut told = Vec::new();
    for (reason, orders) in groups {
        let parts = orders.iter().map(|order| match order.card {
            Some(card) => format!("asked where {} comes from", lens.card(card)),
            None => deed_on(lens, order.action, order.target, order.incident, &mut last),
        });
        told.push(unstopped(&because(&and(parts), reason)).to_owned());
    }
    format!("{} {}.", lens.nation(by), told.join("; "))
}

/// Whether what an order does is told as it is done, with its reason.
pub(super) fn tells_itself(lens: Lens<'_>, order: &Order) -> bool {
    let verb = lens.action(order.action).and_then(|action| action.verb);
    matches!(verb, Some(Verb::Claim { .. } | Verb::JointClaim | Verb::SourceCheck | Verb::Inquire(_)))
}

/// A sentence with the reason for it, if there is one.
pub(super) fn because(said: &str, reason: Option<&str>) -> String {
    match reason {
        Some(reason) if !reason.is_empty() => {
            stopped(&format!("{} — {}", unstopped(said), small_start(unstopped(reason))))
        }
        _ => stopped(said),
    }
}

/// An order given, as a sentence with the reason for it, if there is one.
#[must_use]
pub fn ordered(world: &World, by: NationId, order: &Order, reason: Option<&str>) -> String {
    let lens = Lens::of(world, Eyes::Seat(by));
    let what = match (order.wording, order.incident, order.card) {
        (Some(wording), Some(incident), _) => {
            let public =
                matches!(lens.action(order.action).and_then(|action| action.verb), Some(Verb::Claim { public: true }));
            let way = match order.target {
                _ if public => "in public ",
                Some(_) => "in confidence ",
                None => "",
            };
            format!(
                "{} said {way}of {}: {}",
                lens.nation(by),
                lens.incident(incident),
                assertion(lens, order.target, &wording)
            )
        }
        (_, _, Some(card)) => format!("{} asked where {} comes from", lens.nation(by), lens.card(card)),
        _ => match lens.action(order.action).and_then(|action| action.verb) {
            Some(Verb::JointClaim) => {
                format!("{} put out the agreed joint text{}", lens.nation(by), about(lens, order.incident))
            }
            _ => format!("{} {}", lens.nation(by), deed(lens, order.action, order.target, order.incident)),
        },
    };
    because(&what, reason)
}

/// A reason begins small, unless with a name: a second capital or a quotation keeps its shape.
fn small_start(reason: &str) -> String {
    let first = reason.split(' ').next().unwrap_or("");
    let common =
        ["The", "A", "An", "It", "We", "Our", "Its", "This", "That", "They", "There", "No", "Nobody", "Nothing"];
    if common.contains(&first) { small(reason) } else { reason.to_owned() }
}

fn about(lens: Lens<'_>, incident: Option<IncidentId>) -> String {
    incident.map_or_else(String::new, |id| format!(" on {}", lens.incident(id)))
}

/// An order as the short line of a tray: `Note verbale of protest to Tolvane on Quessa Light`.
#[must_use]
pub fn describe(sight: Sight<'_>, order: &Order) -> String {
    let lens = Lens::Seat(sight);
    let title = lens.action_title(order.action);
    if let Some(card) = order.card {
        return format!("{title}: {}", lens.card(card));
    }
    if let (Some(wording), Some(incident)) = (order.wording, order.incident) {
        let to = match (lens.action(order.action).and_then(|action| action.verb), order.target) {
            (Some(Verb::Claim { public: false }), Some(target)) => format!(" to {}", lens.nation(target)),
            _ => String::new(),
        };
        let what = lens.incident(incident);
        return format!("{title}{to} on {what}: {}", assertion(lens, order.target, &wording));
    }
    let towards = order.target.map_or_else(String::new, |target| format!(" {}", aimed(lens, order.action, target)));
    let group = crate::rules::names_group(sight, order);
    let names = group.map_or_else(String::new, |who| format!(", naming {}", lens.actor(who)));
    format!("{}{towards}{}{names}", capitalised(title), about(lens, order.incident))
}

/// The nation that an action is aimed at, after its title.
fn aimed(lens: Lens<'_>, action: ActionId, target: NationId) -> String {
    let target = lens.nation(target);
    lens.action(action).map_or_else(|| format!("to {target}"), |action| action.aimed(target))
}
