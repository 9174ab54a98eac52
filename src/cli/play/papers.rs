//! Papers that have come in, and how they are answered.

use super::screen::Asked;
use super::seat::Seat;
use super::{asking, incidents, talks};
use crate::desk::{Letter, key, name, numbered, paragraphs, replies, rung_line};
use crate::order::{CardTalk, Consent, CoordinationTalk, Talk};
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
    let from = match (paper.register, paper.from.as_str()) {
        (_, "") => String::new(),
        // What the seat has sent names those to whom it went.
        (Register::Sent, to) => format!(", {}", small(to)),
        (_, from) => format!(" from {from}"),
    };
    let answer = if paper.answer.is_open() { ". To answer" } else { "" };
    format!("{} ({}{from}, round {}){answer}", paper.subject, register(paper.register), paper.round)
}

/// A text that goes on a sentence: its first letter is small.
fn small(text: &str) -> String {
    let mut letters = text.chars();
    letters.next().map(|first| first.to_lowercase().chain(letters).collect()).unwrap_or_default()
}

/// The papers, of which one is read: those of this round and the last and whatever waits, then the others.
pub(super) fn inbox(seat: &mut Seat) -> Asked<()> {
    loop {
        if seat.sheet.inbox.is_empty() {
            seat.screen.head("Nothing has come in. Cables, press and what other ministries send will lie here.");
            return Ok(());
        }
        let round = seat.sheet.header.round;
        let is_near = |paper: &Paper| paper.round + 1 >= round || seat.desk.waits(paper);
        let older = seat.sheet.inbox.iter().filter(|paper| !is_near(paper)).count();
        let mut papers = listed(seat, is_near);
        if older > 0 {
            papers.push((format!("Older papers ({older})"), None));
        }
        let Some(open) = seat.screen.pick("Inbox, newest round first, each in its order", papers)? else {
            return Ok(());
        };
        if let Some(open) = open {
            paper(seat, &open)?;
            continue;
        }
        if let Some(open) = older_papers(seat, round)? {
            paper(seat, &open)?;
        }
    }
}

/// How many older papers are told at a time.
const AT_A_TIME: usize = 12;

/// Papers of earlier rounds, so many at a time; which of them is read.
fn older_papers(seat: &mut Seat, round: u8) -> Asked<Option<String>> {
    let all = listed(seat, |paper| paper.round + 1 < round && !seat.desk.waits(paper));
    let mut from = 0;
    loop {
        let mut papers: Vec<_> = all.iter().skip(from).take(AT_A_TIME).cloned().collect();
        let left = all.len().saturating_sub(from + papers.len());
        if left > 0 {
            papers.push((format!("Still older papers ({left})"), None));
        }
        match seat.screen.pick("Older papers, newest round first", papers)? {
            None => return Ok(None),
            Some(Some(open)) => return Ok(Some(open)),
            Some(None) => from += AT_A_TIME,
        }
    }
}

/// Where a paper stands in a round: what a round goes through comes in its order.
const fn place_in_round(register: Register) -> u8 {
    match register {
        Register::Outlet(_) => 0,
        Register::Claim => 1,
        Register::Request => 2,
        Register::Proposal => 3,
        Register::Message(_) => 4,
        Register::Sent => 5,
    }
}

/// Those papers that are so, each in a line and with its key.
fn listed(seat: &Seat, is: impl Fn(&Paper) -> bool) -> Vec<(String, Option<String>)> {
    let mark = |paper: &Paper| {
        let new = seat.desk.waits(paper) && !paper.answer.is_open();
        format!("{}{}", line(paper), if new { ". New" } else { "" })
    };
    let mut papers: Vec<&Paper> = seat.sheet.inbox.iter().filter(|paper| is(paper)).collect();
    papers.sort_by_key(|paper| (std::cmp::Reverse(paper.round), place_in_round(paper.register)));
    papers.into_iter().map(|paper| (mark(paper), Some(key(paper)))).collect()
}

/// What can be done about a paper.
#[derive(Clone)]
enum Way {
    Say(Talk, &'static str),
    Sign(crate::terms::ProposalId),
    Give(crate::terms::AskId, crate::terms::CardId),
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
            Some(Way::Give(ask, card)) => asking::give(seat, ask, card)?,
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
        Answer::Card { open: true, .. } => "Your answer. To leave it unanswered is remembered, too.",
        Answer::Coordination { open: true, .. } => "Will you speak that day?",
        _ => "What next?",
    }
}

fn ways(seat: &Seat, paper: &Paper) -> Vec<(String, Way)> {
    let mut ways = answers(&paper.answer);
    if paper.answer.is_open() && seat.sheet.header.phase != Phase::Talks {
        seat.screen.say("Answers are given in Talks.");
        ways.clear();
    }
    if let Some(word) = answered(&paper.answer) {
        seat.screen.say(&format!("Your answer: {word}."));
    }
    if let Answer::Proposal { proposal, ref stakes, .. } = paper.answer {
        answers_of_others(seat, proposal);
        stakes.iter().for_each(|stake| seat.screen.item(&format!("At stake for who signs it so, {stake}")));
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
    if !answer.is_open() {
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
        Answer::Claim { claim, shelters, exit, .. } => {
            replies(shelters, exit).map(|(label, reply)| way(label, Talk::ReplyToClaim { claim, reply })).collect()
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
        Answer::Card { ask, ref cards, .. } => {
            let give = |(card, title): &(_, String)| (format!("Give “{title}”"), Way::Give(ask, *card));
            let refuse = Talk::Card(CardTalk::Answer { ask, gives: None, under: None });
            cards.iter().map(give).chain([way("Refuse it", refuse)]).collect()
        }
        Answer::Coordination { coordination, .. } => {
            let says = |yes| Talk::Coordinate(CoordinationTalk::Answer { coordination, yes });
            vec![way("Yes, in our own words", says(true)), way("No", says(false))]
        }
        Answer::None | Answer::Message { .. } => Vec::new(),
    }
}

/// The answer that was given, in words.
fn answered(answer: &Answer) -> Option<String> {
    match answer {
        Answer::Choice { labels, chosen, .. } => {
            labels.get(usize::from((*chosen)?).checked_sub(1)?).map(|label| label.trim_end_matches('.').to_owned())
        }
        Answer::Request { answered, .. }
        | Answer::Claim { answered, .. }
        | Answer::Coordination { answered, .. }
        | Answer::Card { answered, .. } => answered.map(str::to_owned),
        Answer::Weigh { .. } | Answer::Proposal { .. } | Answer::None | Answer::Message { .. } => None,
    }
}

fn answers_of_others(seat: &Seat, proposal: crate::terms::ProposalId) {
    let row = seat.sheet.proposals.iter().find(|row| row.id == proposal);
    for (nation, answer) in row.map_or(&[][..], |row| &row.answers) {
        seat.screen.item(&format!("{} {answer}.", name(&seat.sheet, *nation)));
    }
}

fn sign(seat: &mut Seat, proposal: crate::terms::ProposalId) -> Asked<()> {
    let rungs = Rung::ALL.iter().map(|&one| (format!("Up to {}", rung_line(one)), one)).collect();
    let heading = "The text goes no further than the most careful signatory. How far do you sign?";
    if let Some(rung) = seat.screen.pick(heading, rungs)? {
        seat.desk.sign_up_to = Some(rung);
        seat.talk(Talk::Sign { proposal, consent: Consent::UpTo(rung) }, "Signed.");
    }
    Ok(())
}
