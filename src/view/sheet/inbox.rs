//! Papers that have come in, claims, and proposals.

use super::named::{name, names, title};
use super::orders::stakes;
use super::{Answer, ClaimRow, Paper, ProposalRow, Register};
use crate::order::{Consent, Message, MessageAct};
use crate::rules::{self, Facts};
use crate::terms::letters::shown;
use crate::terms::{ClaimReply, NationSet, Outlet, Phase};
use crate::view::says;
use crate::view::taken::Taken;
use crate::world::{Arrived, ClaimNow, Known, Sight};

/// Every paper that has come in, newest first.
pub(super) fn papers(sight: Sight<'_>) -> Vec<Paper> {
    let mut papers = injects(sight);
    papers.extend(messages(sight));
    papers.extend(sent(sight));
    papers.extend(speeches(sight));
    papers.extend(requests(sight));
    papers.extend(accusations(sight));
    papers.extend(others_claims(sight));
    papers.extend(to_sign(sight));
    papers.extend(super::coordination::papers(sight));
    papers.extend(super::asking::papers(sight));
    // Newest round first; within a round what can still be answered first.
    papers.sort_by_key(|paper| (std::cmp::Reverse(paper.round), !paper.answer.is_open()));
    papers
}

fn injects(sight: Sight<'_>) -> Vec<Paper> {
    let paper = |(id, spec, now): (crate::terms::InjectId, Known<'_, crate::script::Inject>, Arrived)| {
        let chosen = Some(now.choice).filter(|&choice| choice > 0);
        let in_time = now.round == sight.round() && matches!(sight.phase(), Phase::Briefing | Phase::Talks);
        let answer = if spec.choices().is_empty() {
            Answer::None
        } else {
            Answer::Choice {
                inject: id,
                labels: spec.choices().iter().map(|choice| sight.text(choice.label).to_owned()).collect(),
                chosen,
                open: chosen.is_none() && in_time,
            }
        };
        Paper {
            round: now.round,
            register: Register::Outlet(spec.outlet()),
            from: spec.from().map_or(String::new(), |from| sight.text(from).to_owned()),
            subject: sight.text(spec.headline()).to_owned(),
            body: sight.text(spec.text()).to_owned(),
            incident: spec.incident(),
            answer,
        }
    };
    let mut papers: Vec<Paper> = sight.injects().map(paper).collect();
    papers.reverse();
    papers
}

fn messages(sight: Sight<'_>) -> Vec<Paper> {
    let incoming = sight.messages().filter(|(_, message)| message.from() != sight.seat());
    let mut papers: Vec<Paper> = incoming
        .map(|(id, message)| {
            let carried = super::pledges::carried_by(sight, id);
            let overheard = !message.message().to.has(sight.seat());
            let subject = subject(sight, message.message(), carried.is_some());
            let from = if overheard {
                format!("{} to {} (overheard)", name(sight, message.from()), names(sight, message.message().to))
            } else {
                name(sight, message.from())
            };
            Paper {
                round: message.round(),
                register: Register::Message(message.message().carrier),
                from,
                subject,
                body: body(sight, carried, message.message()),
                incident: message.message().about,
                answer: if overheard { Answer::None } else { Answer::Message { to: message.from() } },
            }
        })
        .collect();
    papers.reverse();
    papers
}

/// What the seat itself has sent.
fn sent(sight: Sight<'_>) -> Vec<Paper> {
    let own = sight.messages().filter(|(_, message)| message.from() == sight.seat());
    let paper = |(id, message): (crate::terms::MessageId, Known<'_, crate::world::MessageNow>)| {
        let carried = super::pledges::carried_by(sight, id);
        let subject = subject(sight, message.message(), carried.is_some());
        Paper {
            round: message.round(),
            register: Register::Sent,
            from: format!("To {}", names(sight, message.message().to)),
            subject,
            body: body(sight, carried, message.message()),
            incident: message.message().about,
            answer: Answer::None,
        }
    };
    let mut papers: Vec<Paper> = own.map(paper).collect();
    papers.reverse();
    papers
}

fn subject(sight: Sight<'_>, message: &Message, pledges: bool) -> String {
    let act = match message.act {
        _ if pledges => "A pledge",
        MessageAct::Request => "A request",
        MessageAct::Offer => "An offer",
        MessageAct::Proposal => "A proposal",
        MessageAct::Reply => "A reply",
        MessageAct::Warning => "A warning",
        MessageAct::Sharing => "For your information",
    };
    let about = title(sight, message.about);
    if about.is_empty() { act.to_owned() } else { format!("{act}: {about}") }
}

/// What was said from outside the seats (18.1).
fn speeches(sight: Sight<'_>) -> Vec<Paper> {
    let paper = |now: Known<'_, crate::world::SpeechNow>| Paper {
        round: now.round(),
        register: Register::Outlet(Outlet::Cable),
        from: shown(now.speaker().trim()).into_owned(),
        subject: "Word from outside".to_owned(),
        body: shown(now.text().trim()).into_owned(),
        incident: None,
        answer: Answer::None,
    };
    let mut papers: Vec<Paper> = sight.speeches().map(paper).collect();
    papers.reverse();
    papers
}

/// A pledge first, then what was written besides; a message without either says what such a one says.
fn body(sight: Sight<'_>, carried: Option<String>, message: &Message) -> String {
    match (carried, message.prose.as_ref().map(|prose| shown(prose).into_owned())) {
        (Some(pledge), Some(prose)) => format!("{pledge} {prose}"),
        (Some(text), None) | (None, Some(text)) => text,
        (None, None) => formula(message.act, &title(sight, message.about)),
    }
}

/// The customary words of a message that nobody wrote a text for.
fn formula(act: MessageAct, about: &str) -> String {
    let (words, on) = match act {
        MessageAct::Request => ("We should be glad to hear what you know, and what you can do", " about"),
        MessageAct::Offer => ("We offer our help, should it be wanted", " with"),
        MessageAct::Proposal => ("We propose to act together", " on"),
        MessageAct::Reply => ("We have taken note, and thank you", " for your word on"),
        MessageAct::Warning => ("We ask you to take care", " over"),
        MessageAct::Sharing => ("We should like you to know what we know", " of"),
    };
    if about.is_empty() { format!("{words}.") } else { format!("{words}{on} “{about}”.") }
}

fn requests(sight: Sight<'_>) -> Vec<Paper> {
    let received = sight.requests().filter(|(_, request)| request.to == sight.seat());
    received
        .map(|(id, request)| {
            let about = title(sight, request.incident);
            let open = request.reply.is_none() && request.round < sight.round() && sight.phase() == Phase::Talks;
            Paper {
                round: request.round,
                register: Register::Request,
                from: name(sight, request.from),
                subject: format!("Request for {}", request.kind.word()),
                body: if about.is_empty() {
                    format!("{} asks for {}.", name(sight, request.from), request.kind.word())
                } else {
                    format!("{} asks for {} on “{about}”.", name(sight, request.from), request.kind.word())
                },
                incident: request.incident,
                answer: Answer::Request { request: id, answered: request.reply.map(crate::terms::Reply::word), open },
            }
        })
        .collect()
}

fn accusations(sight: Sight<'_>) -> Vec<Paper> {
    sight
        .charges()
        .map(|(id, claim)| {
            let open = claim.awaits_reply(sight.round()) && sight.phase() == Phase::Talks;
            let shelters = sight.shelters();
            let exit = rules::may_come_forward(sight).is_ok();
            Paper {
                round: claim.round(),
                register: Register::Claim,
                from: name(sight, claim.by()),
                subject: if claim.public() {
                    "You are accused in public".to_owned()
                } else {
                    "You are accused in private".to_owned()
                },
                body: claim_text(sight, claim),
                incident: Some(claim.incident()),
                answer: Answer::Claim {
                    claim: id,
                    answered: claim.reply().map(ClaimReply::word),
                    open,
                    shelters,
                    exit,
                },
            }
        })
        .collect()
}

fn others_claims(sight: Sight<'_>) -> Vec<Paper> {
    let seat = sight.seat();
    let third =
        sight.claims().filter(|(_, claim)| claim.public() && !claim.parties().has(seat) && claim.accused().is_some());
    third
        .map(|(id, claim)| {
            let open = claim.may_be_weighed(seat, sight.round()) && sight.phase() == Phase::Talks;
            Paper {
                round: claim.round(),
                register: Register::Claim,
                from: name(sight, claim.by()),
                subject: "A claim on which you may take a view".to_owned(),
                body: claim_text(sight, claim),
                incident: Some(claim.incident()),
                answer: Answer::Weigh { claim: id, open },
            }
        })
        .collect()
}

fn to_sign(sight: Sight<'_>) -> Vec<Paper> {
    let asked = sight.proposals().filter(|(_, proposal)| proposal.to.has(sight.seat()));
    asked
        .map(|(id, proposal)| {
            let answered = matches!(proposal.consents.get(sight.seat()), Some(Consent::UpTo(_) | Consent::Decline));
            let open = proposal.open && !answered && matches!(sight.phase(), Phase::Talks | Phase::Orders);
            Paper {
                round: proposal.round,
                register: Register::Proposal,
                from: name(sight, proposal.by),
                subject: "A joint text to be signed".to_owned(),
                body: says(sight, NationSet::one(proposal.by), proposal.incident, proposal.accused, &proposal.wording),
                incident: Some(proposal.incident),
                answer: Answer::Proposal { proposal: id, open, stakes: stakes(sight, &proposal.wording) },
            }
        })
        .collect()
}

/// What a claim says, in a sentence.
fn claim_text(sight: Sight<'_>, claim: Known<'_, ClaimNow>) -> String {
    says(sight, claim.speakers(), claim.incident(), claim.accused(), &claim.wording())
}

/// Claims that the seat hears of, newest first.
pub(super) fn claims(sight: Sight<'_>) -> Vec<ClaimRow> {
    let answers = sight.numbers().answers;
    let mut rows: Vec<ClaimRow> = sight
        .claims()
        .map(|(id, claim)| ClaimRow {
            id,
            round: claim.round(),
            by: claim.by(),
            signatories: claim.signatories(),
            beside: claim.beside(),
            accused: claim.accused(),
            text: claim_text(sight, claim),
            public: claim.public(),
            acceptance: claim.public().then(|| Facts::Seen(sight).acceptance(claim)),
            answers: sight
                .everyone()
                .iter()
                .filter_map(|nation| {
                    claim.answers().get(nation).map(|answer| (nation, Taken::of(answer, answers).stands()))
                })
                .collect(),
            reply: claim.reply().map(ClaimReply::word),
            shown_false: claim.shown_false(),
        })
        .collect();
    rows.reverse();
    rows
}

/// Joint claims that the seat proposed or is asked to sign, open ones.
pub(super) fn proposals(sight: Sight<'_>) -> Vec<ProposalRow> {
    sight
        .proposals()
        .filter(|(_, proposal)| proposal.open)
        .map(|(id, proposal)| ProposalRow {
            id,
            by: proposal.by,
            text: says(sight, NationSet::one(proposal.by), proposal.incident, proposal.accused, &proposal.wording),
            answers: proposal
                .to
                .iter()
                .map(|to| {
                    let answer = match proposal.consents.get(to) {
                        None => "has not answered".to_owned(),
                        Some(Consent::UpTo(rung)) => format!("signs up to “{}”", rung.word()),
                        Some(Consent::NotYet) => "cannot clear it yet".to_owned(),
                        Some(Consent::Decline) => "declines".to_owned(),
                    };
                    (to, answer)
                })
                .collect(),
        })
        .collect()
}
