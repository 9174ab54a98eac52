//! Papers that have come in, and how they are answered.

use super::screen::Asked;
use super::seat::Seat;
use super::{incidents, talks};
use crate::desk::{Letter, can_answer, key, name, numbered, paragraphs, replies};
use crate::order::{Act, Consent, Talk};
use crate::terms::{Carrier, IncidentId, NationId, Outlet, Phase, Reply, Rung};
use crate::view::sheet::{Answer, Paper, Register};

/// What kind of paper it is, in a word or two.
const fn register(register: Register) -> &'static str {
    match register {
        Register::Outlet(Outlet::News) => "press",
        Register::Outlet(Outlet::Cable) | Register::Message(Carrier::Cable) => "cable",
        Register::Outlet(Outlet::CertReport) => "advisory",
        Register::Outlet(Outlet::Intelligence) => "intelligence, secret",
        Register::Outlet(Outlet::Phone) | Register::Message(Carrier::Phone) => "telephone",
        Register::Outlet(Outlet::SocialMedia) => "social media",
        Register::Message(Carrier::Meeting) => "conversation",
        Register::Sent => "sent by you",
        Register::Request => "request",
        Register::Claim => "claim",
        Register::Proposal => "joint text",
    }
}

/// A paper in a line.
pub(super) fn line(paper: &Paper) -> String {
    let from = if paper.from.is_empty() { String::new() } else { format!(" from {}", paper.from) };
    let answer = if can_answer(&paper.answer) { ". To answer" } else { "" };
    format!("{} ({}{from}, round {}){answer}", paper.subject, register(paper.register), paper.round)
}

/// The papers, of which one is read.
pub(super) fn inbox(seat: &mut Seat) -> Asked<()> {
    loop {
        if seat.sheet.inbox.is_empty() {
            seat.screen.head("Nothing has come in. Cables, press and what other ministries send will lie here.");
            return Ok(());
        }
        let mark = |paper: &Paper| {
            let new = seat.desk.waits(paper) && !can_answer(&paper.answer);
            format!("{}{}", line(paper), if new { ". New" } else { "" })
        };
        let papers = seat.sheet.inbox.iter().map(|paper| (mark(paper), key(paper))).collect();
        let Some(open) = seat.screen.pick("Inbox, newest first", papers)? else { return Ok(()) };
        paper(seat, &open)?;
    }
}

/// What can be done about a paper.
#[derive(Clone)]
enum Way {
    Say(Talk, &'static str),
    Sign(crate::terms::ProposalId),
    WriteBack(NationId),
    See(IncidentId),
}

fn paper(seat: &mut Seat, open: &str) -> Asked<()> {
    loop {
        let Some(paper) = seat.sheet.inbox.iter().find(|paper| key(paper) == open).cloned() else { return Ok(()) };
        seat.desk.read.insert(open.to_owned());
        seat.desk.paper = Some(open.to_owned());
        seat.screen.head(&line(&paper));
        let parts = paragraphs(&paper.body).flat_map(|text| numbered(&text));
        parts.for_each(|part| seat.screen.head(&part));
        let ways = ways(seat, &paper);
        if ways.is_empty() {
            return seat.screen.wait("Press Enter to go back.");
        }
        match seat.screen.pick(asks(&paper.answer), ways)? {
            None => return Ok(()),
            Some(Way::Say(talk, said)) => {
                if seat.talk(talk, said) {
                    return Ok(());
                }
            }
            Some(Way::Sign(proposal)) => sign(seat, proposal)?,
            Some(Way::WriteBack(to)) => {
                seat.desk.letter = Letter::reply(to, paper.incident);
                return talks::write(seat);
            }
            Some(Way::See(id)) => return incidents::one(seat, id),
        }
    }
}

/// What is asked for, above the ways to answer it.
const fn asks(answer: &Answer) -> &'static str {
    match answer {
        Answer::Choice { open: true, .. } => "To decide. If nobody decides before Talks end, the first is taken.",
        Answer::Request { open: true, .. } => "Your answer. To leave it unanswered is remembered, too.",
        Answer::Claim { open: true, .. } => "Your reply as the accused. Silence counts as a reply.",
        Answer::Weigh { open: true, .. } => {
            "Your view of the claim. If you say nothing, your press office answers from trust and what was shown."
        }
        Answer::Proposal { open: true, .. } => "Will you sign?",
        _ => "What next?",
    }
}

fn ways(seat: &Seat, paper: &Paper) -> Vec<(String, Way)> {
    let mut ways = answers(&paper.answer);
    if can_answer(&paper.answer) && seat.sheet.header.phase != Phase::Talks {
        seat.screen.say("Answers are given in Talks.");
        ways.clear();
    }
    if let Some(word) = answered(&paper.answer) {
        seat.screen.say(&format!("Your answer: {word}."));
    }
    if let Answer::Proposal { proposal, .. } = paper.answer {
        answers_of_others(seat, proposal);
    }
    if let Answer::Message { to } = paper.answer {
        ways.push((format!("Write back to {}", name(&seat.sheet, to)), Way::WriteBack(to)));
    }
    let known = |id: &IncidentId| seat.sheet.incidents.iter().any(|row| row.id == *id);
    ways.extend(paper.incident.filter(known).map(|id| ("See the incident".to_owned(), Way::See(id))));
    ways
}

/// The answers that can still be given.
fn answers(answer: &Answer) -> Vec<(String, Way)> {
    if !can_answer(answer) {
        return Vec::new();
    }
    let way = |label: &str, talk: Talk| (label.to_owned(), Way::Say(talk, "Answered."));
    match *answer {
        Answer::Choice { inject, ref labels, .. } => {
            (1..).zip(labels).map(|(choice, label)| way(label, Talk::Choose { inject, choice })).collect()
        }
        Answer::Request { request, .. } => vec![
            way("Grant it", Talk::Answer { request, reply: Reply::Grant }),
            way("Refuse it", Talk::Answer { request, reply: Reply::Refuse }),
        ],
        Answer::Claim { claim, shelters, .. } => {
            replies(shelters).map(|(label, reply)| way(label, Talk::ReplyToClaim { claim, reply })).collect()
        }
        Answer::Weigh { claim, .. } => {
            let views = ["Support it", "Take note", "Doubt it", "Reject it"];
            (0..).zip(views).map(|(answer, label)| way(label, Talk::Weigh { claim, answer })).collect()
        }
        Answer::Proposal { proposal, .. } => vec![
            ("Sign, up to a rung".to_owned(), Way::Sign(proposal)),
            way("Not yet: it delays the text by a round", Talk::Sign { proposal, consent: Consent::NotYet }),
            way("Decline", Talk::Sign { proposal, consent: Consent::Decline }),
        ],
        Answer::None | Answer::Message { .. } => Vec::new(),
    }
}

/// The answer that was given, in words.
fn answered(answer: &Answer) -> Option<String> {
    match answer {
        Answer::Choice { labels, chosen, .. } => {
            labels.get(usize::from((*chosen)?).checked_sub(1)?).map(|label| label.trim_end_matches('.').to_owned())
        }
        Answer::Request { answered, .. } | Answer::Claim { answered, .. } => answered.map(str::to_owned),
        Answer::Weigh { .. } | Answer::Proposal { .. } | Answer::None | Answer::Message { .. } => None,
    }
}

fn answers_of_others(seat: &Seat, proposal: crate::terms::ProposalId) {
    let row = seat.sheet.proposals.iter().find(|row| row.id == proposal);
    for (nation, answer) in row.map_or(&[][..], |row| &row.answers) {
        seat.screen.item(&format!("{} {answer}.", name(&seat.sheet, *nation)));
    }
}

/// A rung and what it is called.
pub(super) fn rung(rung: Rung) -> String {
    format!("{} {}", rung.number(), rung.word())
}

fn sign(seat: &mut Seat, proposal: crate::terms::ProposalId) -> Asked<()> {
    let rungs = Rung::ALL.iter().map(|&one| (format!("Up to rung {}", rung(one)), one)).collect();
    let heading = "The text goes no further than the most careful signatory. How far do you sign?";
    if let Some(rung) = seat.screen.pick(heading, rungs)? {
        seat.desk.sign_up_to = Some(rung);
        seat.talk(Talk::Sign { proposal, consent: Consent::UpTo(rung) }, "Signed.");
    }
    Ok(())
}

/// Has an incident chosen among those that are known, or none; it stays as it is where one goes back.
pub(super) fn about(seat: &mut Seat, now: Option<IncidentId>) -> Asked<Option<IncidentId>> {
    let none = ("Nothing in particular".to_owned(), None);
    let known = seat.sheet.incidents.iter().map(|row| (row.title.clone(), Some(row.id)));
    let chosen = seat.screen.pick("About", std::iter::once(none).chain(known).collect())?;
    Ok(chosen.unwrap_or(now))
}

/// Does something that is no talk, and says so; whether it was done.
pub(super) fn done(seat: &mut Seat, act: Act, said: &str) -> bool {
    let done = seat.act(act);
    if done {
        seat.screen.say(said);
    }
    done
}
