//! What policies say of programmes of capacity building (§10): by character, and by lot.

use super::reading::is_rival;
use super::speech::Speech;
use crate::dice::Roll;
use crate::order::{HostAnswer, ProgrammeTalk, ProgrammeTerms, Talk};
use crate::terms::{Module, Ownership, ProgrammeId};
use crate::view::View;

/// Answers what it was offered, settles the terms of its hosts, and offers or joins what it can
/// pay for. One that `demands` attaches every condition and does not bargain; one that `invests`
/// spends to the last coin.
pub(super) fn deal(view: View<'_>, speech: &mut Speech<'_>, demands: bool, invests: bool) {
    if !view.is_on(Module::Programmes) {
        return;
    }
    reply(view, speech, demands);
    let rounds_left = view.rounds().saturating_sub(view.round());
    if rounds_left < 2 {
        return;
    }
    for (programme, spec, _) in view.programmes() {
        let rests = view.me().funds.get() >= spec.funds().saturating_mul(if invests { 1 } else { 2 });
        if rests && spec.donors().contains(&view.seat()) && !is_rival(view, spec.beneficiary()) {
            speech.say(Talk::Programme(ProgrammeTalk::Join { programme }));
            speech.say(Talk::Programme(offer(view, programme, demands)));
        }
    }
}

/// Answers offers and terms that wait for it.
pub(super) fn reply(view: View<'_>, speech: &mut Speech<'_>, demands: bool) {
    if !view.is_on(Module::Programmes) {
        return;
    }
    for (programme, spec, now) in view.programmes() {
        if spec.beneficiary() == view.seat() {
            let milder = ProgrammeTerms { ownership: Ownership::HostLed, conditions: 0 };
            let answer = match (view.would_take(programme), demands) {
                (true, _) => HostAnswer::Accept,
                (false, false) if now.by.is_some() => HostAnswer::OnTerms(milder),
                (false, _) => HostAnswer::Decline,
            };
            speech.say(Talk::Programme(ProgrammeTalk::Answer { programme, answer }));
        } else {
            let agree = !demands || now.terms.conditions > 0 || spec.conditions().is_empty();
            speech.say(Talk::Programme(ProgrammeTalk::Settle { programme, agree }));
        }
    }
}

fn offer(view: View<'_>, programme: ProgrammeId, demands: bool) -> ProgrammeTalk {
    let (owned, conditions) = view.programme(programme).map_or((0, 0), |(spec, _)| {
        (spec.ownership(), if spec.channel().asks_nothing() { 0 } else { spec.conditions().len() })
    });
    let terms = if demands {
        let conditions = u8::try_from(conditions).unwrap_or(0);
        ProgrammeTerms { ownership: Ownership::of(owned), conditions }
    } else {
        ProgrammeTerms { ownership: Ownership::of(owned).max(Ownership::Joint), conditions: 0 }
    };
    ProgrammeTalk::Offer { programme, terms, umbrella: false }
}

/// A talk about one of the programmes that the seat sees; none, and no roll, while the module is
/// off.
pub(super) fn talk(view: View<'_>, roll: &mut Roll) -> Option<Talk> {
    if !view.is_on(Module::Programmes) || roll.below(3) > 0 {
        return None;
    }
    let count = u32::try_from(view.programmes().count()).unwrap_or(0);
    let place = usize::try_from(roll.below(count)).ok().filter(|_| count > 0)?;
    let (programme, spec, now) = view.programmes().nth(place)?;
    let conditions = u32::try_from(spec.conditions().len()).unwrap_or(0);
    let terms = ProgrammeTerms {
        ownership: roll.choose(Ownership::ALL).copied().unwrap_or_default(),
        conditions: u8::try_from(roll.below(conditions + 1)).unwrap_or(0),
    };
    // Whatever may be said now, each alike; to leave what runs only now and then.
    let mut could = vec![
        ProgrammeTalk::Offer { programme, terms, umbrella: roll.below(4) == 0 },
        ProgrammeTalk::Offer { programme, terms: ProgrammeTerms { conditions: 0, ..terms }, umbrella: false },
        ProgrammeTalk::Answer { programme, answer: HostAnswer::Accept },
        ProgrammeTalk::Answer { programme, answer: HostAnswer::OnTerms(ProgrammeTerms { conditions: 0, ..terms }) },
        ProgrammeTalk::Answer { programme, answer: HostAnswer::Decline },
        ProgrammeTalk::Settle { programme, agree: roll.below(3) > 0 },
        ProgrammeTalk::Join { programme },
    ];
    if now.state.is_public() && roll.below(6) == 0 {
        could.push(ProgrammeTalk::Leave { programme });
    }
    let may: Vec<Talk> = could.into_iter().map(Talk::Programme).filter(|talk| view.may_say(talk).is_ok()).collect();
    roll.choose(&may).cloned()
}
