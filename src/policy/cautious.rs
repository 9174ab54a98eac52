//! `cautious`: looks first, asks quietly, contains at home, and says no more than it can back.

use super::Chosen;
use super::choices::{Cares, choose, hurts, mends, notifies};
use super::desk::{Candidate, Thrift, contains, done, fill};
use super::drafting::negotiate;
use super::habits::{judge, ring, share, sign, weigh, write, write_back};
use super::reading::{
    Case, accusation, cases, doubt, has_asked, is_friend, is_ours, may_hold, name, pressure, shelters, value,
};
use super::roll;
use super::speech::Speech;
use crate::dice::Dice;
use crate::order::{HomeTalk, MessageAct, Order, Seal, Stem, Talk, Tray};
use crate::script::{ActionSpec, Cost, Effect, PressVerb, Verb};
use crate::terms::{
    ClaimReply, IncidentId, LegalClass, Likelihood, Module, NationId, NationSet, Reply, RequestKind, Route, Rung, Step,
};
use crate::view::View;

const CARES: Cares = Cares { mandate: 1, abroad: 2, calm: 4, evidence: 5, sharing: 3 };
const THRIFT: Thrift = Thrift { reserve: 2, again: 14, urgent: 56 };

/// What it says in one pass.
pub(super) fn talks(view: View<'_>, pass: u8, dice: Dice) -> Vec<Talk> {
    let mut speech = Speech::new(view);
    let cases = cases(view);
    let mut dice = roll(view, dice, Step::Talks, u64::from(pass));
    if pass == 0 {
        judge(view, &mut speech, &cases);
        for (id, claim) in view.claims() {
            if claim.accused == Some(view.seat()) && claim.reply.is_none() {
                let bare = claim.wording.cards.is_empty();
                let reply = reply_to_claim(view, claim.incident, claim.wording.rung, bare, dice.below(100));
                speech.say(Talk::ReplyToClaim { claim: id, reply });
            }
        }
        sign(view, &mut speech, false);
        answer(view, &mut speech, dice.below(100));
        weigh(view, &mut speech, &cases);
        choose(view, &mut speech, CARES, &mut dice);
        share(view, &mut speech, &cases, 2);
        propose(view, &mut speech, &cases);
        ring(view, &mut speech);
        consult(view, &mut speech, &cases);
        super::programmes::deal(view, &mut speech, false);
    } else {
        sign(view, &mut speech, false);
        super::programmes::reply(view, &mut speech, false);
        write_back(view, &mut speech);
    }
    negotiate(view, &mut speech, false);
    // One member of staff at home saves an indictment abroad (2.6).
    if view.is_on(Module::HomeClearance) && speech.staff() >= 3 {
        speech.say(Talk::Home(HomeTalk::Liaise));
    }
    speech.done()
}

/// As the accused: a way out for a host, a hand held out for everybody else (5.4).
fn reply_to_claim(view: View<'_>, incident: IncidentId, rung: Rung, bare: bool, throw: u32) -> ClaimReply {
    if shelters(view) && is_ours(view, incident) && rung >= Rung::FromTerritory {
        let ready = u32::try_from((10 + pressure(view) * 4).min(35)).unwrap_or(0);
        return if throw < ready { ClaimReply::ActAgainstGroup } else { ClaimReply::AskForEvidence };
    }
    if bare { ClaimReply::AskForEvidence } else { ClaimReply::OfferJointInquiry }
}

/// Answers what it was asked: helpfully where there is no distrust (4.6).
fn answer(view: View<'_>, speech: &mut Speech<'_>, throw: u32) {
    for (id, request) in view.requests() {
        if request.to != view.seat() || request.reply.is_some() {
            continue;
        }
        let own = request.incident.is_some_and(|incident| is_ours(view, incident)) && shelters(view);
        let trust = view.trust(request.from);
        let reply = match request.kind {
            RequestKind::Consultation => Reply::Grant,
            RequestKind::Preservation if trust >= -4 => Reply::Grant,
            RequestKind::Assistance if trust >= 0 => Reply::Grant,
            RequestKind::LegalAssistance
            | RequestKind::JointInquiry
            | RequestKind::Diligence
            | RequestKind::Compliance
                if own =>
            {
                let ready = u32::try_from((pressure(view) * 5).min(40)).unwrap_or(0);
                if throw < ready { Reply::Grant } else { Reply::Stall }
            }
            RequestKind::LegalAssistance | RequestKind::JointInquiry if trust >= -1 => Reply::Grant,
            RequestKind::Diligence if trust >= -3 => Reply::Grant,
            RequestKind::Compliance => Reply::Refuse,
            _ => Reply::Refuse,
        };
        speech.say(Talk::Answer { request: id, reply });
    }
}

/// Proposes one text with those it trusts, once the accused has heard it in private (5.2).
fn propose(view: View<'_>, speech: &mut Speech<'_>, cases: &[Case]) {
    if !view.is_on(Module::JointAttribution) || speech.staff() < 2 || view.me().capital.get() < 3 {
        return;
    }
    for case in cases.iter().filter(|case| !is_ours(view, case.id)) {
        let Some((accused, wording)) = accusation(view, case, Rung::BreachedLaw) else { continue };
        let late = view.round() + 2 >= view.rounds();
        if has_claimed(view, case.id, accused, wording.rung, true) || !(late || has_told(view, case.id, accused)) {
            continue;
        }
        let to: NationSet = view.others().without(accused).iter().filter(|&other| view.trust(other) >= 1).collect();
        if speech.say(Talk::Propose { to, incident: case.id, accused: Some(accused), wording }) {
            for partner in to.iter() {
                write(speech, partner, MessageAct::Proposal, Some(case.id));
            }
            return;
        }
    }
}

/// Asks or offers: one note a round to the friend who may know most.
fn consult(view: View<'_>, speech: &mut Speech<'_>, cases: &[Case]) {
    let Some(case) = cases.first() else { return };
    let friends = view.others().iter().filter(|&other| is_friend(view, other));
    let Some(friend) = friends.max_by_key(|&other| (may_hold(view, case, other), std::cmp::Reverse(other))) else {
        return;
    };
    let uncertain = case.word() < Likelihood::Likely;
    write(speech, friend, if uncertain { MessageAct::Request } else { MessageAct::Sharing }, Some(case.id));
}

/// Whether this seat has claimed that much against a nation already.
fn has_claimed(view: View<'_>, incident: IncidentId, accused: NationId, rung: Rung, public: bool) -> bool {
    view.claims().any(|(_, claim)| {
        let ours = claim.by == view.seat() || claim.signatories.has(view.seat());
        ours && claim.incident == incident
            && claim.accused == Some(accused)
            && claim.wording.rung >= rung
            && (claim.public || !public)
    })
}

/// Whether the accused has heard it from this seat in private, a round ago or earlier.
fn has_told(view: View<'_>, incident: IncidentId, accused: NationId) -> bool {
    view.claims().any(|(_, claim)| {
        claim.by == view.seat() && claim.incident == incident && claim.accused == Some(accused) && !claim.public
    })
}

/// Puts its orders into the tray.
pub(super) fn orders(view: View<'_>, tray: &mut Tray, dice: Dice) -> Vec<Chosen> {
    let cases = cases(view);
    let exit = roll(view, dice, Step::Covert, 0).below(100);
    fill(view, tray, dice, THRIFT, |stem, action| {
        let case = stem.incident.and_then(|id| cases.iter().find(|case| case.id == id));
        if stem.incident.is_some() && case.is_none() {
            return None;
        }
        let (score, order, reason) = match action.verb {
            Some(Verb::Inquire(route)) => inquire(view, stem, case?, route)?,
            Some(Verb::SourceCheck) => check(view, stem, case?)?,
            Some(Verb::Ask(kind)) => ask(view, stem, case, kind, action.heat.get())?,
            Some(Verb::Claim { public }) => claim(view, stem, case?, public)?,
            Some(Verb::JointClaim) => joint(view, stem, case?)?,
            Some(Verb::Restrain) => restrain(view, stem, exit)?,
            Some(Verb::Covert(verb)) => super::covert::cautious(view, verb, stem, exit)?,
            Some(Verb::Press(PressVerb::Influence | PressVerb::ShutDown)) => return None,
            Some(Verb::Exchange | Verb::Press(PressVerb::Interview)) | None => act(view, stem, case, action)?,
            Some(Verb::LookAway | Verb::Impose | Verb::Lift) => return None,
        };
        Some(Candidate { score, order, reason })
    })
}

type Weighed = (i32, Order, String);

fn inquire(view: View<'_>, stem: Stem, case: &Case, route: Route) -> Option<Weighed> {
    let open = case.word() < Likelihood::VeryLikely || case.best.is_none_or(|best| best.directed < Likelihood::Likely);
    let tried = done(view, stem) * 13;
    let keen = case.weight() / 2 + if open { 12 } else { 0 };
    let (score, reason) = match route {
        Route::Forensics => (22, "its own traces come before anybody else's word (4.6)"),
        Route::OpenSource => (12, "what is open can be shown to all (4.6)"),
        Route::PrivateSector if view.me().funds.get() >= 5 => (10, "fast, and it can be quoted (4.6)"),
        Route::Intelligence if view.me().sources.get() >= 3 => (9, "its sources are still well (4.6)"),
        Route::Partner => {
            let partner = stem.target?;
            let trust = i32::from(view.trust(partner));
            if trust < 0 {
                return None;
            }
            let score = 6 + trust * 2 + may_hold(view, case, partner) / 2;
            (score, "trust allows it (4.6)")
        }
        Route::PrivateSector | Route::Intelligence | Route::LegalAssistance => return None,
    };
    Some((score + keen - tried, Order::of(stem), reason.to_owned()))
}

/// The unchecked card that weighs most, and more so where several say the same.
fn check(view: View<'_>, stem: Stem, case: &Case) -> Option<Weighed> {
    let unchecked = view.unchecked(stem.incident);
    let card = unchecked.iter().max_by_key(|&card| (value(view, card), std::cmp::Reverse(card)))?;
    let (spec, _) = view.card(card)?;
    let same = view
        .hand_on(case.id)
        .iter()
        .filter(|&other| view.card(other).is_some_and(|(one, _)| one.bears == spec.bears))
        .count();
    let worth = i32::from(value(view, card));
    let score = 6 + worth * 2 + i32::try_from(same).unwrap_or(0) * 5 + case.weight() / 3;
    let reason = if same > 1 {
        "several cards say the same and may be one (4.3)".to_owned()
    } else {
        "much would lean on it (4.3)".to_owned()
    };
    Some((score, Order { card: Some(card), ..Order::of(stem) }, reason))
}

fn ask(view: View<'_>, stem: Stem, case: Option<&Case>, kind: RequestKind, heat: i16) -> Option<Weighed> {
    let to = stem.target?;
    if has_asked(view, to, kind, stem.incident) {
        return None;
    }
    let (trust, tension) = (i32::from(view.trust(to)), i32::from(view.tension(view.seat(), to)));
    let holds = case.map_or(0, |case| may_hold(view, case, to));
    let keen = case.map_or(0, |case| case.weight() / 3);
    let suspect = case.and_then(Case::points_to) == Some(to);
    let (score, reason) = match kind {
        RequestKind::LegalAssistance if holds >= 3 => {
            (13 + holds + keen + trust, "evidence may lie there (4.6)".to_owned())
        }
        RequestKind::Preservation if holds >= 3 => {
            let soon = if view.round() <= 2 { 6 } else { 0 };
            (9 + holds / 2 + keen + soon, "logs are deleted in time (4.6)".to_owned())
        }
        RequestKind::JointInquiry if holds >= 3 && trust >= 0 => {
            (8 + holds / 2 + keen + trust, "neither could wave such findings away (4.6)".to_owned())
        }
        RequestKind::Assistance if case.is_some_and(|case| case.mine && case.live) && trust >= 1 => {
            let weak = if view.me().capacity.first().is_some_and(|people| people.get() <= 2) { 10 } else { 0 };
            (12 + weak + keen + trust, "it is hit, and friends answer (4.6)".to_owned())
        }
        RequestKind::Consultation if tension >= 2 => (12 + tension * 6, format!("tension stands at {tension} (3.3)")),
        RequestKind::Diligence if suspect && heat <= 2 => (24 + keen, "it accuses nobody (6.3)".to_owned()),
        RequestKind::Compliance if case.is_some_and(|case| case.live && is_wrong(view, case, to)) => {
            (18 + keen, "nothing louder is lawful before (6.1)".to_owned())
        }
        _ => return None,
    };
    Some((score, Order::of(stem), reason))
}

/// Whether the seat holds a nation to be behind an incident that breached an obligation.
fn is_wrong(view: View<'_>, case: &Case, nation: NationId) -> bool {
    let obligation = view.incident(case.id).is_some_and(|(spec, _)| spec.obligation.is_some());
    obligation && case.best.is_some_and(|best| best.sponsor == Some(nation) && best.directed >= Likelihood::Likely)
}

/// A statement: what the evidence carries, private before public, joint before alone.
fn claim(view: View<'_>, stem: Stem, case: &Case, public: bool) -> Option<Weighed> {
    if is_ours(view, case.id) && stem.target.is_some() {
        return None;
    }
    let Some(accused) = stem.target else { return condemn(view, stem, case) };
    let (backed, mut wording) = accusation(view, case, Rung::BreachedLaw)?;
    if backed != accused || has_claimed(view, case.id, accused, wording.rung, public) {
        return None;
    }
    if !public {
        wording.cards = wording.cards.iter().filter(|&card| view.label_allows(card, accused)).collect();
        let order = Order { wording: Some(wording), ..Order::of(stem) };
        let reason = "it can still end quietly (5.1)".to_owned();
        return (!has_told(view, case.id, accused)).then_some((40 + case.weight() / 2, order, reason));
    }
    let order = Order { wording: Some(wording), ..Order::of(stem) };
    // Joint before alone: while a text can still be agreed, it waits for it.
    let partners = view.is_on(Module::JointAttribution)
        && view.others().without(accused).iter().any(|other| view.trust(other) >= 1);
    let waits = view
        .proposals()
        .any(|(_, proposal)| proposal.by == view.seat() && proposal.open && proposal.incident == case.id);
    let tried = view
        .proposals()
        .any(|(_, proposal)| proposal.by == view.seat() && !proposal.open && proposal.incident == case.id);
    let ready = has_told(view, case.id, accused) && !waits && (tried || !partners);
    if !ready || !view.verdict(&order).doubts.is_empty() {
        return None;
    }
    let reason = "the accused was told first (5.2)".to_owned();
    Some((44 + case.weight() / 2, order, reason))
}

fn condemn(view: View<'_>, stem: Stem, case: &Case) -> Option<Weighed> {
    let said = view.claims().any(|(_, claim)| {
        claim.by == view.seat() && claim.incident == case.id && claim.public && claim.round + 2 >= view.round()
    });
    if said || !case.live || !(case.mine || case.severity >= 4) {
        return None;
    }
    let mut order = view.complete(stem);
    let rung = if case.mine && case.severity >= 4 { Rung::Condemn } else { Rung::Concern };
    let wording = order.wording.as_mut()?;
    wording.rung = rung;
    wording.word = view.judgement(case.id).map_or(wording.word, |own| own.who_word);
    let reason = format!("{} (5.2)", doubt(case));
    let price = if view.me().mandate.get() < 45 { 8 } else { 0 };
    Some((14 + i32::from(case.salience) * 2 + i32::from(case.severity) + price, order, reason))
}

fn joint(view: View<'_>, stem: Stem, case: &Case) -> Option<Weighed> {
    let mut texts = view
        .proposals()
        .filter(|(_, proposal)| proposal.by == view.seat() && proposal.open && proposal.incident == case.id);
    let (_, text) = texts.next()?;
    text.accused.filter(|&accused| stem.target == Some(accused))?;
    Some((70, Order::of(stem), "all of them can carry it (5.2)".to_owned()))
}

/// The honourable exit: weighed once a host is pressed, by notes, claims or time (§12).
fn restrain(view: View<'_>, stem: Stem, throw: u32) -> Option<Weighed> {
    let pressed = pressure(view);
    let ready = u32::try_from((pressed * 3).min(18)).unwrap_or(0);
    if pressed == 0 || throw >= ready {
        return None;
    }
    Some((60, Order::of(stem), "it has been told, and the way out is still honourable (6.3)".to_owned()))
}

/// Everything that the engine does by effects alone.
fn act(view: View<'_>, stem: Stem, case: Option<&Case>, action: &ActionSpec) -> Option<Weighed> {
    let order = Order::of(stem);
    if action.class >= LegalClass::Countermeasure && view.verdict(&order).seal != Seal::Lawful {
        return None;
    }
    if action.effects.iter().any(hurts) {
        return answer_for_it(view, stem, case, action);
    }
    let contained = contains(action);
    let seldom = done(view, stem) * 6;
    match (stem.target, case) {
        (None, Some(case)) if contained > 0 => {
            let own = if case.mine { 20 } else { 4 };
            let score = own + contained * 2 + case.weight() - seldom;
            (case.live).then(|| (score, order, "nothing said abroad stops it (4.1)".to_owned()))
        }
        (Some(target), Some(case)) if action.effects.iter().any(notifies) => notify(view, stem, case, target, action),
        (Some(target), Some(case)) => {
            help(view, stem, case, target, contained, action).filter(|(score, _, _)| *score > seldom)
        }
        (Some(target), None) => befriend(view, stem, target, action),
        (None, Some(case)) => quiet(view, stem, case, action),
        (None, None) => prepare(view, stem, action),
    }
}

/// Tells a likely host through the quietest line there is (6.3).
fn notify(view: View<'_>, stem: Stem, case: &Case, host: NationId, action: &ActionSpec) -> Option<Weighed> {
    let told = view.deeds().any(|deed| {
        let same = deed.by == view.seat() && deed.target == Some(host) && deed.incident == Some(case.id);
        same && view
            .action(deed.action)
            .is_some_and(|done| done.effects.iter().any(notifies) && done.heat >= action.heat)
    });
    let holds = may_hold(view, case, host);
    let suspect = case.points_to() == Some(host);
    let loud = i32::from(action.heat.get()) * 3;
    if told || !(suspect || holds >= 5) || !case.live || is_ours(view, case.id) {
        return None;
    }
    let base = if suspect { 30 } else { 12 };
    let reason = "traces lead there, and from now on it knows (6.3)".to_owned();
    Some((base + holds / 2 - loud, Order::of(stem), reason))
}

/// Helps a nation that is hit, where trust allows it.
fn help(
    view: View<'_>,
    stem: Stem,
    case: &Case,
    target: NationId,
    contained: i32,
    action: &ActionSpec,
) -> Option<Weighed> {
    let trust = i32::from(view.trust(target));
    let hit = view.incident(case.id).is_some_and(|(_, now)| now.hit.has(target));
    if trust < 0 || !case.live || !(hit || case.mine) {
        return None;
    }
    let Cost { staff, funds, .. } = action.cost;
    let mend = if action.effects.iter().any(mends) { 3 } else { 0 };
    let own = if case.mine { 6 } else { 0 };
    let score = 4 + contained * 3 + mend + own + trust + case.weight() / 4 - i32::from(staff) * 2 - i32::from(funds);
    let reason = if contained > 0 {
        "both gain, and trust allows it (4.1)"
    } else {
        "those who were helped early sign later (3.4)"
    };
    Some((score, Order::of(stem), reason.to_owned()))
}

/// Mends what tension or silence has worn, between rounds of asking.
fn befriend(view: View<'_>, stem: Stem, target: NationId, action: &ActionSpec) -> Option<Weighed> {
    let tension = i32::from(view.tension(view.seat(), target));
    let opens = action.effects.iter().any(|effect| matches!(effect, Effect::Open(..)));
    let eases = action.effects.iter().any(|effect| matches!(effect, Effect::Tension(_, _, by) if *by < 0));
    let waits = has_asked(view, target, RequestKind::LegalAssistance, None)
        || view
            .requests()
            .any(|(_, request)| request.from == view.seat() && request.to == target && request.due > view.round());
    let lends = action.effects.iter().any(|effect| matches!(effect, Effect::Surge(..)));
    let (score, reason) = if eases && tension >= 2 {
        (10 + tension * 5, "a word at the right hour takes the edge off (3.2)")
    } else if opens && !view.any_open(target) {
        (22, "no line was open (3.2)")
    } else if opens && tension >= 2 {
        (6 + tension * 2, "before it is needed (3.2)")
    } else if lends && waits {
        (12, "the answer would come sooner (10.1)")
    } else if action.effects.iter().any(mends) && tension <= 3 {
        (4, "trust is what later signs (3.4)")
    } else {
        return None;
    };
    Some((score - done(view, stem) * 8, Order::of(stem), reason.to_owned()))
}

/// Quiet things about an incident that are aimed at nobody: citing the norm, saying nothing on purpose.
fn quiet(view: View<'_>, stem: Stem, case: &Case, action: &ActionSpec) -> Option<Weighed> {
    let cites = action.effects.iter().any(|effect| matches!(effect, Effect::CiteNorms(None)));
    let cited = view.incident(case.id).is_some_and(|(_, now)| now.cited.has(view.seat()));
    if cites && !cited && action.heat.get() <= 3 && case.severity >= 3 {
        return Some((11 + i32::from(case.severity), Order::of(stem), "it names nobody (8.1)".to_owned()));
    }
    let free = action.cost == Cost::default() && action.effects.is_empty();
    (free && case.mine && case.live).then(|| (1, Order::of(stem), format!("{} (5.2)", doubt(case))))
}

/// Things for its own house.
fn prepare(view: View<'_>, stem: Stem, action: &ActionSpec) -> Option<Weighed> {
    let builds = action.effects.iter().any(|effect| matches!(effect, Effect::Capacity(..)));
    let early = view.round() * 2 <= view.rounds();
    let rich = view.me().funds.get() >= action.cost.funds + 2;
    (builds && early && rich).then(|| (13, Order::of(stem), "there is time yet (2.4)".to_owned()))
}

/// One lawful measure, no louder than it must be, once a claim of its own is widely accepted.
fn answer_for_it(view: View<'_>, stem: Stem, case: Option<&Case>, action: &ActionSpec) -> Option<Weighed> {
    let (target, case) = (stem.target?, case?);
    let stands = has_claimed(view, case.id, target, Rung::LinkedActors, true);
    let calm = view.tension(view.seat(), target) <= 3;
    let order = Order::of(stem);
    if !stands
        || !calm
        || action.heat.get() > 6
        || !case.live
        || done(view, stem) > 0
        || !view.verdict(&order).doubts.is_empty()
    {
        return None;
    }
    let reason = format!("{} was named with backing, and it goes on (6.1)", name(view, target));
    Some((8, order, reason))
}
