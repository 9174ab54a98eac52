//! `hawk`: early and loud. It names somebody as soon as the odds are even, measures follow, and
//! it shares little.

use super::Chosen;
use super::choices::{Cares, accuser, choose, hurts, notifies};
use super::desk::{Candidate, Thrift, contains, done, fill};
use super::drafting::negotiate;
use super::habits::{judge, share, sign, weigh, write, write_back};
use super::reading::{Case, called, cases, is_ours, is_rival, name, shelters, showable, value};
use super::roll;
use super::speech::Speech;
use crate::dice::Dice;
use crate::order::{MessageAct, Order, Seal, Stem, Talk, Tray, Wording};
use crate::script::{ActionSpec, Effect, PressVerb, Verb};
use crate::terms::{ClaimReply, Likelihood, Module, NationId, NationSet, Reply, RequestKind, Route, Rung, Step};
use crate::view::View;

const CARES: Cares = Cares { mandate: 3, abroad: 1, calm: -1, evidence: 3, sharing: -2 };
const THRIFT: Thrift = Thrift { reserve: 0, again: 16, urgent: 0 };

/// From this heat on a measure is loud.
const LOUD: i16 = 7;

/// What it says in one pass.
pub(super) fn talks(view: View<'_>, pass: u8, dice: Dice) -> Vec<Talk> {
    let mut speech = Speech::new(view);
    let cases = cases(view);
    let mut dice = roll(view, dice, Step::Talks, u64::from(pass));
    if pass > 0 {
        sign(view, &mut speech, true);
        super::programmes::reply(view, &mut speech, true);
        if dice.below(2) == 0 {
            write_back(view, &mut speech);
        }
        negotiate(view, &mut speech, true);
        return speech.done();
    }
    judge(view, &mut speech, &cases);
    for (id, claim) in view.claims() {
        if claim.accused == Some(view.seat()) && claim.reply.is_none() {
            let reply = match dice.below(3) {
                0 => ClaimReply::Deny,
                1 => ClaimReply::AnswerInKind,
                _ => ClaimReply::CounterAccuse,
            };
            speech.say(Talk::ReplyToClaim { claim: id, reply });
        }
    }
    sign(view, &mut speech, true);
    for (id, request) in view.requests() {
        if request.to == view.seat() && request.reply.is_none() {
            let own = request.incident.is_some_and(|incident| is_ours(view, incident)) && shelters(view);
            let bends = matches!(request.kind, RequestKind::Compliance | RequestKind::Diligence);
            let refuses = own || bends || is_rival(view, request.from) || view.trust(request.from) < 1;
            speech.say(Talk::Answer { request: id, reply: if refuses { Reply::Refuse } else { Reply::Grant } });
        }
    }
    weigh(view, &mut speech, &cases);
    choose(view, &mut speech, CARES, &mut dice);
    propose(view, &mut speech, &cases);
    if dice.below(4) == 0 {
        share(view, &mut speech, &cases, 3);
    }
    if let Some((case, quarry)) = cases.iter().find_map(|case| Some((case, quarry(view, case)?.0))) {
        write(&mut speech, quarry, MessageAct::Warning, Some(case.id));
    }
    negotiate(view, &mut speech, true);
    super::programmes::deal(view, &mut speech, true);
    speech.done()
}

/// Whom it holds responsible for an incident, and in which words: at even odds, or by the place alone.
///
/// Where the cards say nothing yet, a rival that might be behind it will do for a harder look.
fn quarry(view: View<'_>, case: &Case) -> Option<(NationId, Wording)> {
    if is_ours(view, case.id) {
        return None;
    }
    let judged = view.judgement(case.id)?;
    let state = view.is_on(Module::StateAttribution);
    let named = case.best.filter(|best| best.word >= Likelihood::RoughlyEven);
    if let Some((best, accused)) =
        named.and_then(|best| Some((best, best.sponsor?))).filter(|(_, accused)| *accused != view.seat())
    {
        let rung = match best.directed {
            directed if state && directed >= Likelihood::Likely => Rung::BreachedLaw,
            directed if state && directed >= Likelihood::Unlikely => Rung::StateResponsible,
            _ => Rung::LinkedActors,
        };
        let word = if judged.who == Some(best.actor) { judged.who_word.max(best.word) } else { best.word };
        let cards = showable(view, case.id, Some(best.actor), Some(accused));
        return Some((
            accused,
            Wording { rung, who: Some(best.actor), link: None, word: word.max(Likelihood::Likely), cards },
        ));
    }
    let accused = case.located.filter(|&nation| nation != view.seat())?;
    let cards = showable(view, case.id, None, Some(accused));
    Some((accused, Wording { rung: Rung::FromTerritory, who: None, link: None, word: Likelihood::Likely, cards }))
}

/// A loud text for friends to put their names to, once it has said so alone.
fn propose(view: View<'_>, speech: &mut Speech<'_>, cases: &[Case]) {
    if !view.is_on(Module::JointAttribution) || speech.staff() < 3 {
        return;
    }
    let found = cases.iter().find_map(|case| {
        let (accused, wording) = quarry(view, case)?;
        (has_named(view, case, accused, Rung::Concern) && !signed(view, case)).then_some((case.id, accused, wording))
    });
    if let Some((incident, accused, wording)) = found {
        let to: NationSet = view.others().without(accused).iter().filter(|&other| view.trust(other) >= 1).collect();
        speech.say(Talk::Propose { to, incident, accused: Some(accused), wording });
    }
}

fn signed(view: View<'_>, case: &Case) -> bool {
    view.claims()
        .any(|(_, claim)| claim.by == view.seat() && claim.incident == case.id && !claim.signatories.is_empty())
}

fn has_named(view: View<'_>, case: &Case, accused: NationId, rung: Rung) -> bool {
    view.claims().any(|(_, claim)| {
        let ours = claim.by == view.seat() || claim.signatories.has(view.seat());
        ours && claim.public
            && claim.incident == case.id
            && claim.accused == Some(accused)
            && claim.wording.rung >= rung
    })
}

type Weighed = (i32, Order, String);

/// Puts its orders into the tray.
pub(super) fn orders(view: View<'_>, tray: &mut Tray, dice: Dice) -> Vec<Chosen> {
    let cases = cases(view);
    let bold = roll(view, dice, Step::Measures, 1).below(100);
    fill(view, tray, dice, THRIFT, |stem, action| {
        let case = stem.incident.and_then(|id| cases.iter().find(|case| case.id == id));
        if stem.incident.is_some() && case.is_none() {
            return None;
        }
        let (score, order, reason) = match action.verb {
            Some(Verb::Inquire(route)) => inquire(view, stem, case?, route)?,
            Some(Verb::SourceCheck) => check(view, stem, case?)?,
            Some(Verb::Ask(kind)) => ask(view, stem, case, kind)?,
            Some(Verb::Claim { public }) => claim(view, stem, case?, public)?,
            Some(Verb::JointClaim) => joint(view, stem, case?)?,
            Some(Verb::Restrain) => restrain(view, stem)?,
            Some(Verb::LookAway) => look_away(view, stem)?,
            Some(Verb::Covert(verb)) => super::covert::hawk(view, verb, stem)?,
            Some(Verb::Press(PressVerb::Influence)) => influence(view, stem)?,
            Some(Verb::Press(PressVerb::ShutDown)) => shut_down(view, stem)?,
            Some(Verb::Exchange | Verb::Press(PressVerb::Interview)) | None => {
                act(view, stem, case, &cases, action, bold)?
            }
            Some(Verb::Lift) => return None,
            Some(Verb::Impose) => measure(view, stem, stem.target?, case, &cases, action, bold)?,
        };
        Some(Candidate { score, order, reason })
    })
}

fn inquire(view: View<'_>, stem: Stem, case: &Case, route: Route) -> Option<Weighed> {
    let base = match route {
        Route::Intelligence => 26,
        Route::Forensics => 22,
        Route::PrivateSector if view.me().funds.get() >= 4 => 20,
        Route::OpenSource => 8,
        Route::PrivateSector | Route::Partner | Route::LegalAssistance => return None,
    };
    let enough = if quarry(view, case).is_some() { 16 } else { 0 };
    let reason = "it means to name somebody soon (4.6)".to_owned();
    Some((base + case.weight() / 3 - enough - done(view, stem) * 10, Order::of(stem), reason))
}

/// Only where the charge already hangs on a single card.
fn check(view: View<'_>, stem: Stem, case: &Case) -> Option<Weighed> {
    let card = view.unchecked(stem.incident).iter().max_by_key(|&card| (value(view, card), std::cmp::Reverse(card)))?;
    let doubted = view.claims().any(|(_, claim)| {
        claim.by == view.seat() && claim.incident == case.id && claim.reply == Some(ClaimReply::AskForEvidence)
    });
    let reason = "it was asked for evidence (4.3)".to_owned();
    doubted.then(|| (12 + i32::from(value(view, card)), Order { card: Some(card), ..Order::of(stem) }, reason))
}

fn ask(view: View<'_>, stem: Stem, case: Option<&Case>, kind: RequestKind) -> Option<Weighed> {
    let (to, case) = (stem.target?, case?);
    let guilty = quarry(view, case).is_some_and(|(accused, _)| accused == to);
    let called =
        view.requests().any(|(_, request)| request.from == view.seat() && request.to == to && request.kind == kind);
    match kind {
        RequestKind::Compliance if guilty && !called => {
            Some((34 + case.weight() / 3, Order::of(stem), "what follows will then be lawful (6.1)".to_owned()))
        }
        RequestKind::Diligence if guilty && !called => {
            Some((18, Order::of(stem), "it puts that on record (6.3)".to_owned()))
        }
        RequestKind::Assistance if case.mine && case.live && view.trust(to) >= 2 && !called => {
            Some((10, Order::of(stem), "it wants hands, and company (4.6)".to_owned()))
        }
        _ => None,
    }
}

fn claim(view: View<'_>, stem: Stem, case: &Case, public: bool) -> Option<Weighed> {
    let Some(accused) = stem.target else { return condemn(view, stem, case) };
    let (guilty, wording) = quarry(view, case)?;
    if !public || guilty != accused || has_named(view, case, accused, wording.rung) {
        return None;
    }
    let reason = match wording.who {
        Some(who) => {
            format!("{} is {}, and waiting looks weak (5.6)", called(view, who), case.word().word())
        }
        None => "the place is enough to begin with (5.1)".to_owned(),
    };
    let rival = if is_rival(view, accused) { 8 } else { 0 };
    let crisis = view.tension(view.seat(), accused) >= view.numbers().crisis_from;
    if crisis {
        return None;
    }
    Some((52 + case.weight() + rival, Order { wording: Some(wording), ..Order::of(stem) }, reason))
}

fn condemn(view: View<'_>, stem: Stem, case: &Case) -> Option<Weighed> {
    let lately = view.claims().any(|(_, claim)| {
        claim.by == view.seat() && claim.public && claim.incident == case.id && claim.round + 1 >= view.round()
    });
    if lately || !case.live || is_ours(view, case.id) {
        return None;
    }
    let mut order = view.complete(stem);
    let wording = order.wording.as_mut()?;
    wording.rung = Rung::Condemn;
    let reason = "silence has a price at home (5.6)".to_owned();
    Some((26 + case.weight(), order, reason))
}

fn joint(view: View<'_>, stem: Stem, case: &Case) -> Option<Weighed> {
    let mut texts = view
        .proposals()
        .filter(|(_, proposal)| proposal.by == view.seat() && proposal.open && proposal.incident == case.id);
    let accused = texts.next()?.1.accused.filter(|&accused| stem.target == Some(accused))?;
    if view.tension(view.seat(), accused) >= view.numbers().crisis_from {
        return None;
    }
    Some((64, Order::of(stem), "whoever has signed will do (5.2)".to_owned()))
}

/// Only when the quarrel itself has become the greater danger.
fn restrain(view: View<'_>, stem: Stem) -> Option<Weighed> {
    let heat = view.others().iter().map(|other| view.tension(view.seat(), other)).max().unwrap_or(0);
    let reason = format!("tension at {heat} costs more than the group is worth (3.3)");
    (heat >= 6).then(|| (48, Order::of(stem), reason))
}

fn look_away(view: View<'_>, stem: Stem) -> Option<Weighed> {
    view.sheltered().find(|(group, _)| !view.is_restrained(*group))?;
    let reason = "nobody orders it about in its own house (6.3)".to_owned();
    (done(view, stem) == 0 && view.me().mandate.get() < 60).then(|| (14, Order::of(stem), reason))
}

/// Where a rival can be made to look at itself.
fn influence(view: View<'_>, stem: Stem) -> Option<Weighed> {
    let target = stem.target.filter(|&target| is_rival(view, target))?;
    let score = 20 - done(view, stem) * 8;
    Some((score, Order::of(stem), format!("{} should be busy at home (13.1)", name(view, target))))
}

/// When backing is thin and the networks are about to boil over.
fn shut_down(view: View<'_>, stem: Stem) -> Option<Weighed> {
    let numbers = view.numbers().press;
    let loud = view
        .incidents()
        .any(|(id, _, now)| view.is_live(id) && view.is_victim(id) && now.salience.get() >= numbers.upheaval_salience);
    let thin = view.me().mandate.get() <= numbers.upheaval_mandate;
    let reason = "the networks are about to boil over (13.1)".to_owned();
    (loud && thin && done(view, stem) == 0).then(|| (30, Order::of(stem), reason))
}

/// Measures against whoever was named, one's own house, and the odd word to the press.
fn act(
    view: View<'_>,
    stem: Stem,
    case: Option<&Case>,
    cases: &[Case],
    action: &ActionSpec,
    bold: u32,
) -> Option<Weighed> {
    let order = Order::of(stem);
    if let Some(target) = stem.target {
        return if action.effects.iter().any(hurts) {
            measure(view, stem, target, case, cases, action, bold)
        } else if action.effects.iter().any(notifies) {
            case.filter(|case| case.points_to() == Some(target) && done(view, stem) == 0)?;
            let loud = i32::from(action.heat.get()) * 4;
            Some((8 + loud, order, "it cannot say later that it was not told (6.3)".to_owned()))
        } else {
            None
        };
    }
    let contained = contains(action);
    if let Some(case) = case.filter(|case| contained > 0 && case.live) {
        let own = if case.mine { 22 } else { 0 };
        return Some((own + contained + case.weight() / 2, order, "it lets that be seen (4.1)".to_owned()));
    }
    let speaks = action.effects.iter().any(|effect| matches!(effect, Effect::Mandate(_, by) if *by > 0));
    let cites = action.effects.iter().any(|effect| matches!(effect, Effect::CiteNorms(_)));
    let tired = done(view, stem) * 10;
    if cites {
        let live = case.filter(|case| case.live)?;
        let score = 6 + i32::from(action.heat.get()) * 2 + live.weight() / 3 - tired;
        return Some((score, order, "the louder the forum the better (8.1)".to_owned()));
    }
    speaks.then(|| (16 - tired, order, "its voters listen (7.1)".to_owned()))
}

/// Whether it has taken a loud measure against a nation within two rounds.
fn loud_lately(view: View<'_>, target: NationId) -> bool {
    view.deeds().any(|deed| {
        let against = deed.by == view.seat() && deed.target == Some(target) && deed.round + 2 >= view.round();
        against
            && view
                .action(deed.action)
                .is_some_and(|action| action.heat.get() >= LOUD && action.effects.iter().any(hurts))
    })
}

/// A measure against a nation it has named, or that has named it: the louder the better.
fn measure(
    view: View<'_>,
    stem: Stem,
    target: NationId,
    case: Option<&Case>,
    cases: &[Case],
    action: &ActionSpec,
    bold: u32,
) -> Option<Weighed> {
    let guilty = |case: &Case| has_named(view, case, target, Rung::FromTerritory);
    let over = case.filter(|case| guilty(case)).or_else(|| cases.iter().find(|case| guilty(case)));
    let insulted = accuser(view) == Some(target);
    if over.is_none() && !insulted || stem.incident.is_some() && !case.is_some_and(guilty) {
        return None;
    }
    let order = Order::of(stem);
    let seal = view.verdict(&order).seal;
    let dares = match seal {
        Seal::Lawful => true,
        Seal::Contested => bold < 60,
        Seal::LawfulIf => bold < 25,
        Seal::Unlawful => bold < 5,
    };
    // One loud measure in three rounds, none in a crisis, and breaking off last of all.
    let heat = action.heat.get();
    let tension = view.tension(view.seat(), target);
    let crisis = tension + 1 >= view.numbers().crisis_from && bold >= 4;
    let spent = heat >= LOUD && loud_lately(view, target);
    let early = heat >= 9 && (view.round() < 4 || tension < 4);
    if !dares || crisis || (spent || early) && bold >= 10 {
        return None;
    }
    let named = if stem.incident.is_some() { 3 } else { 0 };
    let score = 10 + i32::from(action.heat.get()) * 3 + named - done(view, stem) * 12;
    let reason = match over {
        Some(_) => format!("{} was named and is to pay: {} as it stands (6.2)", name(view, target), seal.word()),
        None => format!("{} accused it first: {} as it stands (6.2)", name(view, target), seal.word()),
    };
    Some((score, order, reason))
}
