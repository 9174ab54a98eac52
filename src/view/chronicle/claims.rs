//! Claims in words: what they say, how others took them, how joint texts came about.

use crate::event::{ClaimEvent, Event, Swing};
use crate::order::{Consent, Wording};
use crate::rules::Judgements;
use crate::terms::{ClaimId, ClaimReply, IncidentId, Likelihood, Link, NationId, NationSet, ProposalId, Rung};
use crate::view::prose::{Lens, and, number};
use crate::view::taken::Taken;
use crate::world::{Sight, World};

/// The wording of a claim as nations would make it: `Maravel says of Quessa Light: it is very
/// likely that actors linked to Tolvane (Pale Tide) are behind it.`
#[must_use]
pub fn says(
    sight: Sight<'_>,
    by: NationSet,
    incident: IncidentId,
    accused: Option<NationId>,
    wording: &Wording,
) -> String {
    let lens = Lens::Seat(sight);
    let (who, what) = (lens.nations(by), lens.incident(incident));
    let s = if by.len() > 1 { "" } else { "s" };
    match wording.rung {
        Rung::Concern => format!("{who} voice{s} concern over {what} and name{s} nobody."),
        Rung::Condemn => format!("{who} condemn{s} what was done, {what}, and name{s} nobody."),
        Rung::NamesGroup | Rung::FromTerritory | Rung::LinkedActors | Rung::StateResponsible | Rung::BreachedLaw => {
            format!("{who} say{s} of {what}: {}.", assertion(lens, accused, wording))
        }
    }
}

/// What a claim asserts, in the present tense, with the exact word of likelihood.
pub(super) fn assertion(lens: Lens<'_>, accused: Option<NationId>, wording: &Wording) -> String {
    let state = accused.map_or("a state", |accused| lens.nation(accused));
    let who = wording.who.map(|who| lens.actor(who));
    let how = likely(wording.word);
    match wording.rung {
        Rung::Concern => "it gives cause for concern; nobody is named".to_owned(),
        Rung::Condemn => "the act is condemned; nobody is named".to_owned(),
        Rung::NamesGroup => format!("{how} it was the work of {}; no state is named", who.unwrap_or("a group")),
        Rung::FromTerritory => match who {
            Some(who) => format!("{how} it was run from the territory of {state} by {who}"),
            None => format!("{how} it was run from the territory of {state}"),
        },
        Rung::LinkedActors => format!("{how} {} are behind it", linked(state, who, wording.link)),
        Rung::StateResponsible => format!("{how} {state} is responsible for it{}", through(who)),
        Rung::BreachedLaw => {
            format!("{how} {state} is responsible for it{} and has breached international law", through(who))
        }
    }
}

fn linked(state: &str, who: Option<&str>, link: Option<Link>) -> String {
    let who = who.map_or_else(String::new, |who| format!(" ({who})"));
    match link {
        Some(Link::None) => format!("actors in {state} who act for themselves{who}"),
        Some(Link::Tolerated) => format!("actors whom {state} tolerates{who}"),
        Some(Link::Directed) => format!("actors whom {state} directs{who}"),
        Some(Link::Organ) => format!("organs of {state}{who}"),
        None => format!("actors linked to {state}{who}"),
    }
}

fn through(who: Option<&str>) -> String {
    who.map_or_else(String::new, |who| format!(", through {who}"))
}

/// The head of a sentence that says how likely something is; the words are never varied.
const fn likely(word: Likelihood) -> &'static str {
    match word {
        Likelihood::AlmostNoChance => "there is almost no chance that",
        Likelihood::VeryUnlikely => "it is very unlikely that",
        Likelihood::Unlikely => "it is unlikely that",
        Likelihood::RoughlyEven => "the chances are roughly even that",
        Likelihood::Likely => "it is likely that",
        Likelihood::VeryLikely => "it is very likely that",
        Likelihood::AlmostCertain => "it is almost certain that",
    }
}

/// A claim that was made.
pub(super) fn made(lens: Lens<'_>, world: &World, event: &Event) -> Option<String> {
    let Event::ClaimMade { id, by, signatories, incident, accused, ref wording, public, supported } = *event else {
        return None;
    };
    let name = lens.incident(incident);
    let speakers = if signatories.is_empty() {
        lens.nation(by).to_owned()
    } else {
        format!("{}, with {},", lens.nation(by), lens.nations(signatories))
    };
    let said = match (wording.rung, public, accused) {
        (Rung::Concern, true, _) => {
            format!("{speakers} published a statement on {name}: it voiced concern and named nobody")
        }
        (Rung::Condemn, true, _) => {
            format!("{speakers} published a statement on {name}: it condemned the act and named nobody")
        }
        (_, true, _) => format!("{speakers} said in public of {name}: “{}”", quote(lens, accused, wording)),
        (_, false, Some(to)) => {
            format!("{speakers} told {} in confidence of {name}: “{}”", lens.nation(to), quote(lens, accused, wording))
        }
        (_, false, None) => format!("{speakers} spoke in confidence of {name}"),
    };
    let cards = match wording.cards.len() {
        0 => String::new(),
        1 => "; it laid one piece of evidence on the table".to_owned(),
        count => format!("; it laid {} pieces of evidence on the table", number(count)),
    };
    let unsupported = if !supported && lens.is_own(by) { "; what it held did not bear out as much" } else { "" };
    let retreat = if Judgements::of(world).claim(id).is_some_and(|claim| claim.retreats()) {
        "; it had said more before, and the press noticed"
    } else {
        ""
    };
    Some(format!("{said}{cards}{unsupported}{retreat}."))
}

fn quote(lens: Lens<'_>, accused: Option<NationId>, wording: &Wording) -> String {
    crate::view::prose::capitalised(&assertion(lens, accused, wording))
}

/// How third states, and the rest of the world, took a claim, all in one sentence.
pub(super) fn weighed(lens: Lens<'_>, world: &World, id: ClaimId, answers: &[Answer]) -> Option<String> {
    let claim = world.now().claims.get(id.index())?;
    let numbers = world.table().numbers.answers;
    let own = answers.iter().any(|(_, _, own)| *own);
    let mut parts = Vec::new();
    for taken in Taken::ALL {
        let of = || answers.iter().filter(|(_, answer, _)| Taken::of(*answer, numbers) == taken);
        let names: NationSet = of().filter_map(|(by, _, _)| *by).collect();
        let wider = of().any(|(by, _, _)| by.is_none()).then(|| "the wider world".to_owned());
        let who = and(names.iter().map(|name| lens.nation(name).to_owned()).chain(wider));
        if !who.is_empty() {
            parts.push(format!("{who} {}", taken.told()));
        }
    }
    let text = parts.join("; ");
    if own {
        let (by, what) = (lens.nation(claim.by), lens.incident(claim.incident));
        return Some(format!("On {by}’s words about {what} second thoughts were heard: {text}."));
    }
    Some(format!("Of those who stood by, {text}."))
}

/// What became of a claim.
pub(super) fn became(lens: Lens<'_>, world: &World, event: ClaimEvent) -> Option<String> {
    match event {
        ClaimEvent::GalleryWeighed { id, answer } => weighed(lens, world, id, &[(None, answer, false)]),
        ClaimEvent::AcceptanceMoved { id, why, .. } => swung(lens, world, id, why),
        // Told by the act that takes it back.
        ClaimEvent::Corrected { .. } => None,
        ClaimEvent::Settled { id, nation, right, .. } => settled(lens, world, &[(id, nation, right)]),
    }
}

/// What an accuser left undone after a reply, and was believed less for. That silence speaks for
/// the charge is told by the silence.
fn swung(lens: Lens<'_>, world: &World, id: ClaimId, why: Swing) -> Option<String> {
    let claim = world.now().claims.get(id.index())?;
    let (who, what) = (lens.nation(claim.by), lens.incident(claim.incident));
    match why {
        Swing::Silence => None,
        Swing::NoEvidence => {
            Some(format!("{who} had been asked for its evidence on {what}, showed none, and was believed less."))
        }
        Swing::InquiryRefused => {
            Some(format!("{who} would not look into {what} with those it had accused, and was believed less."))
        }
    }
}

/// What words came to once the truth was public: whom it bore out on what, and whom not.
pub(super) fn settled(lens: Lens<'_>, world: &World, words: &[(ClaimId, NationId, bool)]) -> Option<String> {
    let told = |so: bool| {
        let mut by: Vec<(IncidentId, Likelihood, NationSet)> = Vec::new();
        for (id, nation, _) in words.iter().filter(|(_, _, right)| *right == so) {
            let Some(claim) = world.now().claims.get(id.index()) else { continue };
            let key = (claim.incident, claim.wording.word);
            match by.iter_mut().find(|(incident, word, _)| (*incident, *word) == key) {
                Some((_, _, nations)) => nations.insert(*nation),
                None => by.push((key.0, key.1, NationSet::one(*nation))),
            }
        }
        let part = |(incident, word, nations): &(IncidentId, Likelihood, NationSet)| {
            format!("{} on {} (“{}”)", lens.nations(*nations), lens.incident(*incident), word.word())
        };
        and(by.iter().map(part))
    };
    match (told(true), told(false)) {
        (right, wrong) if right.is_empty() && wrong.is_empty() => None,
        (right, wrong) if wrong.is_empty() => Some(format!("The truth bore out {right}.")),
        (right, wrong) if right.is_empty() => Some(format!("The truth went against {wrong}.")),
        (right, wrong) => Some(format!("The truth bore out {right}; it went against {wrong}.")),
    }
}

/// Statements that name nobody.
pub(super) fn statements(lens: Lens<'_>, incident: IncidentId, rung: Rung, by: NationSet) -> String {
    let verb = if rung == Rung::Condemn { "condemned the act" } else { "voiced concern" };
    format!("{} {verb} in public over {} and named nobody.", lens.nations(by), lens.incident(incident))
}

/// Who would sign a text, and how far.
pub(super) fn signed(
    lens: Lens<'_>,
    world: &World,
    id: ProposalId,
    consents: &[(Consent, NationSet)],
) -> Option<String> {
    let proposal = world.now().proposals.get(id.index())?;
    let parts: Vec<String> =
        consents.iter().map(|(consent, by)| format!("{} {}", lens.nations(*by), consents_to(*consent))).collect();
    Some(format!("{}’s text: {}.", lens.nation(proposal.by), parts.join("; ")))
}

fn consents_to(consent: Consent) -> String {
    match consent {
        Consent::UpTo(rung) => format!("would sign, {}", as_far_as(rung)),
        Consent::NotYet => "asked for another month".to_owned(),
        Consent::Decline => "would not sign".to_owned(),
    }
}

/// Second thoughts of third states, told claim by claim in one sentence.
pub(super) fn second_thoughts(lens: Lens<'_>, world: &World, claims: &[Thoughts]) -> String {
    let numbers = world.table().numbers.answers;
    let of = |(by, incident, answers): &Thoughts| {
        let mut parts = Vec::new();
        for taken in Taken::ALL {
            let names: NationSet =
                answers.iter().filter(|(_, answer)| Taken::of(*answer, numbers) == taken).map(|(by, _)| *by).collect();
            if !names.is_empty() {
                parts.push(format!("{} {}", lens.nations(names), taken.told()));
            }
        }
        format!("on {}’s words about {}, {}", lens.nation(*by), lens.incident(*incident), parts.join(", "))
    };
    let parts: Vec<String> = claims.iter().map(of).collect();
    format!("There were second thoughts: {}.", parts.join("; "))
}

/// An answer to a claim: whose, if not the rest of the world’s, how far it accepts, whether it was its own.
pub(super) type Answer = (Option<NationId>, i16, bool);

/// How the accused replied.
pub(super) fn answered(lens: Lens<'_>, world: &World, id: ClaimId, by: NationId, reply: ClaimReply) -> Option<String> {
    let claim = world.now().claims.get(id.index())?;
    Some(replied(lens, by, reply, NationSet::one(claim.by)))
}

/// How the accused replied to one or to several.
pub(super) fn replied(lens: Lens<'_>, by: NationId, reply: ClaimReply, to: NationSet) -> String {
    let (by, from) = (lens.nation(by), lens.nations(to));
    match reply {
        ClaimReply::Silence => format!("{by} left {from} without an answer to the charge."),
        ClaimReply::Deny => format!("{by} denied what {from} had said of it."),
        ClaimReply::AskForEvidence => format!("{by} asked {from} for the evidence."),
        ClaimReply::CounterAccuse => format!("{by} turned the charge round on {from}."),
        ClaimReply::AnswerInKind => format!("{by} told {from} that it would answer in kind."),
        ClaimReply::OfferJointInquiry => format!("{by} offered {from} to look into the matter together."),
        ClaimReply::ComeForward => format!("{by} came forward in answer to {from}."),
        ClaimReply::ActAgainstGroup => format!("{by} told {from} that it would act against the group."),
    }
}

/// A claim shown false in public.
pub(super) fn shown_false(lens: Lens<'_>, world: &World, id: ClaimId) -> Option<String> {
    let claim = world.now().claims.get(id.index())?;
    Some(format!("What {} had said of {} was shown to be false.", lens.nation(claim.by), lens.incident(claim.incident)))
}

/// A joint text on its way: proposed, answered, delayed, closed.
pub(super) fn negotiated(lens: Lens<'_>, world: &World, event: &Event) -> Option<String> {
    let proposal = |id: ProposalId| world.now().proposals.get(id.index());
    match *event {
        Event::ClaimProposed { by, to, incident, accused, ref wording, .. } => {
            let text = quote(lens, accused, wording);
            Some(format!(
                "{} proposed a joint text on {} to {}: “{text}.”",
                lens.nation(by),
                lens.incident(incident),
                lens.nations(to)
            ))
        }
        Event::ProposalAnswered { id, by, consent } => {
            let (by, from) = (lens.nation(by), lens.nation(proposal(id)?.by));
            Some(match consent {
                Consent::UpTo(rung) => format!("{by} would sign {from}’s text, {}.", as_far_as(rung)),
                Consent::NotYet => format!("{by} asked {from} for another month before it signed."),
                Consent::Decline => format!("{by} would not sign {from}’s text."),
            })
        }
        Event::ProposalDelayed { id } => {
            let proposal = proposal(id)?;
            let waits: NationSet =
                proposal.to.iter().filter(|&to| matches!(proposal.consents.get(to), Some(Consent::NotYet))).collect();
            Some(format!("The joint text on {} waited for {}.", lens.incident(proposal.incident), lens.nations(waits)))
        }
        Event::ProposalClosed { id } => {
            let proposal = proposal(id)?;
            let signed = !crate::rules::signatories(proposal).is_empty();
            // A text that somebody would sign is told when it is published.
            (!signed).then(|| {
                format!(
                    "Nobody signed the joint text on {} with {}.",
                    lens.incident(proposal.incident),
                    lens.nation(proposal.by)
                )
            })
        }
        _ => None,
    }
}

const fn as_far_as(rung: Rung) -> &'static str {
    match rung {
        Rung::Concern => "as far as concern",
        Rung::Condemn => "as far as condemning the act",
        Rung::NamesGroup => "as far as naming the group",
        Rung::FromTerritory => "as far as naming the territory",
        Rung::LinkedActors => "as far as “actors linked to”",
        Rung::StateResponsible => "as far as naming the state",
        Rung::BreachedLaw => "as far as the breach of law",
    }
}

/// Second thoughts on what one nation said of an incident: whose, and how they answer now.
pub(super) type Thoughts = (NationId, IncidentId, Vec<(NationId, i16)>);
