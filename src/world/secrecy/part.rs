//! What is left of fields of which a seat knows a part: the functions that the tables of the state name.

use super::draw::Drawn;
use super::{At, Known, Own, Salt};
use crate::event::{Cause, Why};
use crate::order::{Message, MessageAct, Speech};
use crate::terms::{CardSet, Carrier, NationSet, Rule};
use crate::world::{Done, IncidentNow, JudgementNow, MessageNow, Move, PerNation, Position, SpeechNow};

/// The hand of another is arbitrary but for what the seat knows it to hold.
pub(in crate::world) fn hands(at: &At<'_, '_>, now: &Position, salt: &mut Salt) -> PerNation<CardSet> {
    let known = at.known;
    let mut hands = now.hands.own(known, Drawn::drawn, salt);
    for nation in known.others.iter() {
        let shown = known.cards.iter().filter(|&card| known.sight.known_holders(card).has(nation));
        if let Some(hand) = hands.get_mut(nation) {
            *hand = hand.union(shown.collect());
        }
    }
    hands
}

/// A judgement is the word of one seat; they stand by nation, then by incident.
pub(in crate::world) fn judgements(at: &At<'_, '_>, now: &Position, salt: &mut Salt) -> Vec<Option<JudgementNow>> {
    let (count, own) = (now.incidents.len().max(1), at.known.seat.index());
    let judgements = now.judgements.iter().enumerate();
    judgements.map(|(place, now)| if place / count == own { *now } else { Drawn::drawn(at.known, salt) }).collect()
}

/// Whether an objective is met is for its owner.
pub(in crate::world) fn objectives(at: &At<'_, '_>, now: &Position, salt: &mut Salt) -> Vec<bool> {
    let objectives = at.known.sight.objectives().filter(|(_, objective)| at.known.is_me(objective.nation()));
    let own: Vec<usize> = objectives.map(|(id, _)| id.index()).collect();
    let objectives = now.objectives.iter().enumerate();
    objectives.map(|(index, met)| if own.contains(&index) { *met } else { salt.flip() }).collect()
}

/// How many observations there are, and no more.
pub(in crate::world) fn observed(at: &At<'_, '_>, now: &Position, salt: &mut Salt) -> Vec<NationSet> {
    now.observed.iter().map(|_| at.known.some_others(salt)).collect()
}

/// Nothing; it is gathered anew from the deeds that are left.
pub(in crate::world) fn done(_: &At<'_, '_>, now: &Position, _: &mut Salt) -> Done {
    now.done.gathered(&[])
}

/// Whoever knows of a dormant incident learns of it when it begins, and not before.
pub(in crate::world) fn knowers(at: &At<'_, '_>, now: &IncidentNow, salt: &mut Salt) -> NationSet {
    if at.knows { now.known.own(at.known, Drawn::drawn, salt) } else { at.known.some_others(salt) }
}

/// Of a meeting, that it took place; what was said is for those who were there or overheard it.
pub(in crate::world) fn message(at: &At<'_, '_>, now: &MessageNow, salt: &mut Salt) -> Message {
    let Message { to, carrier, act, about: _, prose: _ } = now.message;
    if at.knows {
        return now.message.clone();
    }
    let acts = [MessageAct::Request, MessageAct::Offer, MessageAct::Warning, MessageAct::Sharing];
    let (act, about) = (salt.one_of(&acts).unwrap_or(act), Drawn::drawn(at.known, salt));
    let prose = salt.flip().then(|| secret(salt));
    if carrier == Carrier::Meeting {
        return Message { to, carrier, act, about, prose };
    }
    let carrier = if salt.flip() { Carrier::Cable } else { Carrier::Phone };
    Message { to: addressees(at.known, salt), carrier, act, about, prose }
}

/// What was said from outside the seats is heard by those to whom it was said.
pub(in crate::world) fn speech(at: &At<'_, '_>, now: &SpeechNow, salt: &mut Salt) -> Speech {
    let Speech { speaker, to, text } = &now.speech;
    let heard = to.has(at.known.seat);
    let to = to.own(at.known, Drawn::drawn, salt);
    if heard {
        return Speech { speaker: speaker.clone(), to, text: text.clone() };
    }
    let secret = secret(salt);
    Speech { speaker: secret.clone(), to, text: secret }
}

/// The reason of a move is for those who may read the number and know of the cause.
pub(in crate::world) fn why(at: &At<'_, '_>, now: &Move, salt: &mut Salt) -> Why {
    let Why { rule, cause } = now.why;
    if at.knows && at.known.sight.may_know(cause) {
        return Why { rule, cause };
    }
    let other = at.known.other(salt);
    let cause = if salt.flip() { Cause::Talk(other) } else { Cause::RedLine(other, salt.byte(8)) };
    Why { rule: Rule(salt.byte(17), salt.byte(9)), cause }
}

/// Another nation, and perhaps more of them.
pub(super) fn addressees(known: &Known<'_>, salt: &mut Salt) -> NationSet {
    NationSet::one(known.other(salt)).union(known.some_others(salt))
}

fn secret(salt: &mut Salt) -> String {
    format!("§ secret {} §", salt.below(1000))
}
