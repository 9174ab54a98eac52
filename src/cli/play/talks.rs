//! What can be said in Talks: messages, slips, contact points, joint texts, a word at home, an act of
//! the seat's own.

use super::common::{about, card_line, carried, carrier, nation, nations, still_open};
use super::screen::Asked;
use super::seat::Seat;
use super::{asking, one_day, proposing};
use crate::desk::{Sharing, TalkKind, Trying, name, names, others};
use crate::order::{MatrixTalk, MessageAct, Talk};
use crate::terms::{CardSet, Channel, Module, Phase};
use crate::view::sheet::MatrixRow;

/// What can be said.
pub(super) fn talks(seat: &mut Seat) -> Asked<()> {
    loop {
        let sheet = &seat.sheet;
        seat.screen.head(&format!(
            "This round has room for {} more cables and {} more replies; staff free: {}.",
            sheet.room.cables, sheet.room.replies, sheet.means.staff
        ));
        if sheet.header.phase != Phase::Talks {
            seat.screen.say("Nothing is said outside Talks. You can prepare what you will say.");
        }
        let kinds = [
            ("Write a message", TalkKind::Message, true),
            ("Share slips", TalkKind::Share, true),
            ("Try a contact point", TalkKind::Ping, true),
            ("Propose a joint claim", TalkKind::Joint, sheet.header.plays(Module::JointAttribution)),
            ("Ask a partner for a slip", TalkKind::Ask, sheet.header.plays(Module::Inquiry)),
            ("Propose to speak on one day", TalkKind::OneDay, sheet.header.plays(Module::JointAttribution)),
            ("Other ministries at home", TalkKind::Home, sheet.home.is_some()),
            ("An act of your own", TalkKind::OwnAct, sheet.matrix.is_some()),
        ];
        let open = kinds.into_iter().filter(|(_, _, on)| *on).map(|(label, kind, _)| (label.to_owned(), kind));
        let Some(kind) = seat.screen.pick("Talks", open.collect())? else { return Ok(()) };
        seat.desk.talk = kind;
        match kind {
            TalkKind::Message => write(seat)?,
            TalkKind::Share => share(seat)?,
            TalkKind::Ping => ping(seat)?,
            TalkKind::Joint => proposing::form(seat)?,
            TalkKind::Ask => asking::form(seat)?,
            TalkKind::OneDay => one_day::form(seat)?,
            TalkKind::Home => home(seat)?,
            TalkKind::OwnAct => own_act(seat)?,
        }
    }
}

/// What a message does.
const ACTS: [(MessageAct, &str); 6] = [
    (MessageAct::Sharing, "Tells"),
    (MessageAct::Request, "Asks"),
    (MessageAct::Offer, "Offers"),
    (MessageAct::Proposal, "Proposes"),
    (MessageAct::Reply, "Answers"),
    (MessageAct::Warning, "Warns"),
];

#[derive(Clone, Copy)]
enum Part {
    To,
    By,
    Does,
    About,
    Text,
    Send,
}

/// A message being written.
pub(super) fn write(seat: &mut Seat) -> Asked<()> {
    loop {
        let Some(part) = seat.screen.pick("A message", message_parts(seat))? else { return Ok(()) };
        match part {
            Part::To => seat.desk.letter.to = nations(seat, "To whom?", seat.desk.letter.to, None)?,
            Part::By => seat.desk.letter.carrier = carrier(seat)?.unwrap_or(seat.desk.letter.carrier),
            Part::Does => {
                let all = ACTS.iter().map(|(act, word)| ((*word).to_owned(), *act)).collect();
                seat.desk.letter.act = seat.screen.pick("What does it do?", all)?.unwrap_or(seat.desk.letter.act);
            }
            Part::About => {
                seat.desk.letter.about = about(seat, seat.desk.letter.about)?;
            }
            Part::Text => {
                let ask = "Write it in one line, or nothing. People read it; the rules do not.";
                let now = seat.desk.letter.prose.clone();
                seat.desk.letter.prose = seat.screen.write(ask)?.unwrap_or(now);
            }
            Part::Send => match seat.desk.letter.talk(&seat.sheet) {
                None => still_open(seat, &seat.desk.letter.lacks(&seat.sheet)),
                Some(talk) => {
                    if seat.talk(talk, "Sent. It lies in the inbox, under your own name.") {
                        seat.desk.letter.sent();
                        return Ok(());
                    }
                }
            },
        }
    }
}

fn message_parts(seat: &Seat) -> Vec<(String, Part)> {
    let letter = &seat.desk.letter;
    let to = if letter.to.is_empty() { "open".to_owned() } else { names(&seat.sheet, letter.to) };
    let does = ACTS.iter().find(|(act, _)| *act == letter.act).map_or("", |(_, word)| word);
    let about = seat.sheet.incidents.iter().find(|row| Some(row.id) == letter.about);
    let about = about.map_or("nothing in particular", |row| row.title.as_str());
    let text = if letter.prose.is_empty() { "none" } else { letter.prose.as_str() };
    vec![
        (format!("To: {to}"), Part::To),
        (format!("By: {}", carried(letter.carrier)), Part::By),
        (format!("What it does: {does}"), Part::Does),
        (format!("About: {about}"), Part::About),
        (format!("Text: {text}"), Part::Text),
        ("Send it".to_owned(), Part::Send),
    ]
}

#[derive(Clone, Copy)]
enum OfSharing {
    With,
    Slips,
    AgainstLabel,
    Share,
}

/// Slips being shared.
fn share(seat: &mut Seat) -> Asked<()> {
    loop {
        let sharing = seat.desk.sharing;
        let to = if sharing.to.is_empty() { "open".to_owned() } else { names(&seat.sheet, sharing.to) };
        let mut parts = vec![
            (format!("With: {to}"), OfSharing::With),
            (format!("Slips: {}", sharing.cards.len()), OfSharing::Slips),
        ];
        if sharing.is_forbidden(&seat.sheet) {
            let on = if sharing.against_label { "yes" } else { "no" };
            parts.push((format!("Deliberately against the label: {on}"), OfSharing::AgainstLabel));
        }
        parts.push(("Share them".to_owned(), OfSharing::Share));
        let heading = "Share slips. It takes one member of staff, and cannot be taken back";
        let Some(part) = seat.screen.pick(heading, parts)? else { return Ok(()) };
        match part {
            OfSharing::With => seat.desk.sharing.to = nations(seat, "With whom?", sharing.to, None)?,
            OfSharing::Slips => choose_slips(seat)?,
            OfSharing::AgainstLabel => {
                seat.screen.say("Whoever gave it to you in confidence may learn of it, and will remember.");
                seat.desk.sharing.against_label = !sharing.against_label;
            }
            OfSharing::Share => match sharing.talk(&seat.sheet) {
                None => still_open(seat, &sharing.lacks(&seat.sheet)),
                Some(talk) => {
                    if seat.talk(talk, "Shared.") {
                        seat.desk.sharing = Sharing::default();
                        return Ok(());
                    }
                }
            },
        }
    }
}

fn choose_slips(seat: &mut Seat) -> Asked<()> {
    let sharing = seat.desk.sharing;
    let cards = seat.sheet.incidents.iter().flat_map(|row| &row.cards);
    let bars = |card| if Sharing::bars(sharing.to, card) { ". The label forbids it" } else { "" };
    let cards: Vec<_> = cards.map(|card| (format!("{}{}", card_line(card), bars(card)), card.id)).collect();
    if cards.is_empty() {
        seat.screen.say("You hold no slip yet. Inquiries and partners bring them.");
        return Ok(());
    }
    if let Some(chosen) = seat.screen.pick_some("Which slips?", &cards, |card| sharing.cards.has(card))? {
        seat.desk.sharing.cards = chosen.into_iter().fold(CardSet::NONE, CardSet::with);
    }
    Ok(())
}

/// A contact point being rung.
fn ping(seat: &mut Seat) -> Asked<()> {
    if seat.sheet.header.phase != Phase::Talks {
        seat.screen.say("It is done in Talks.");
        return Ok(());
    }
    let heading = "Ring the other response team’s point of contact and see whether somebody answers. It costs nothing";
    let among = others(&seat.sheet);
    if let Some(to) = nation(seat, heading, among)? {
        let row = seat.sheet.relations.iter().find(|row| row.id == to);
        let open = row.is_some_and(|row| row.channels.contains(&Channel::ContactPoint));
        let said = if open { "Rung. Somebody answered: the line is open." } else { "Rung. Nobody answered." };
        seat.talk(Talk::Ping { to }, said);
    }
    Ok(())
}

/// The other ministries at home.
fn home(seat: &mut Seat) -> Asked<()> {
    let Some(page) = seat.sheet.home.clone() else { return Ok(()) };
    seat.screen.head("Prosecutors, regulators and services have plans of their own. While you keep liaison they wait for you this round.");
    for row in &page.acts {
        seat.screen.item(&format!("{}, {}: {}", name(&seat.sheet, row.nation), row.ministry, row.text));
    }
    if page.liaison {
        seat.screen.say("You keep liaison this round.");
    }
    if let Some(why) = &page.hindrance {
        seat.screen.say(&format!("It cannot be kept: {why}."));
    }
    let Some(talk) = page.liaise else {
        return seat.screen.wait("Press Enter to go back.");
    };
    let keep = vec![("Keep liaison this round: one member of staff".to_owned(), talk)];
    if let Some(talk) = seat.screen.pick("", keep)? {
        seat.talk(talk, "You keep liaison this round.");
    }
    Ok(())
}

#[derive(Clone)]
enum OfAct {
    Words,
    Aim,
    Argument(usize),
    Try,
    Vote(Talk),
}

/// An act that no card offers, and the votes on those of others.
fn own_act(seat: &mut Seat) -> Asked<()> {
    seat.screen.head(
        "Once in a play you may try what no card offers, before the whole table. Somebody says how likely it is, \
         and the dice decide at once.",
    );
    let mut told = false;
    loop {
        let Some(page) = seat.sheet.matrix.clone() else { return Ok(()) };
        if !told {
            page.acts.iter().for_each(|row| tried(seat, row));
        }
        told = true;
        let trying = &seat.desk.trying;
        let mut parts = Vec::new();
        if !page.aims.is_empty() {
            let aim = page.aims.iter().find(|(aim, _)| Some(*aim) == trying.aim).map_or("open", |(_, meant)| meant);
            let words = if trying.act.is_empty() { "open" } else { trying.act.as_str() };
            parts.push((format!("What you do: {words}"), OfAct::Words));
            parts.push((format!("What it is meant to do: {aim}"), OfAct::Aim));
            for (place, argument) in trying.arguments.iter().enumerate() {
                let argument = if argument.is_empty() { "none" } else { argument };
                parts.push((format!("Reason {}: {argument}", place + 1), OfAct::Argument(place)));
            }
            parts.push(("Try it".to_owned(), OfAct::Try));
        }
        for row in &page.acts {
            let vote = |(odds, word): &(_, String)| {
                let talk = Talk::Matrix(MatrixTalk::Vote { act: row.act, odds: *odds });
                (format!("Vote on the act of {}: {word}", name(&seat.sheet, row.by)), OfAct::Vote(talk))
            };
            parts.extend(row.may_vote.iter().map(vote));
        }
        if parts.is_empty() {
            return seat.screen.wait("Nothing can be tried or voted on now. Press Enter to go back.");
        }
        let Some(part) = seat.screen.pick("An act of your own", parts)? else { return Ok(()) };
        match part {
            OfAct::Words => {
                let now = seat.desk.trying.act.clone();
                seat.desk.trying.act = seat.screen.write("What do you do? One line.")?.unwrap_or(now);
            }
            OfAct::Aim => {
                let all = page.aims.iter().map(|(aim, meant)| (meant.clone(), *aim)).collect();
                seat.desk.trying.aim = seat.screen.pick("What is it meant to do?", all)?.or(seat.desk.trying.aim);
            }
            OfAct::Argument(place) => {
                if let Some(words) = seat.screen.write("Why should it come off? One line.")? {
                    seat.desk.trying.arguments.iter_mut().skip(place).take(1).for_each(|one| one.clone_from(&words));
                }
            }
            OfAct::Vote(talk) => told = !seat.talk(talk, "Voted."),
            OfAct::Try => match seat.desk.trying.talk(&page) {
                None => still_open(seat, &seat.desk.trying.lacks(&page)),
                Some(talk) => {
                    if seat.talk(talk, "Tried.") {
                        seat.desk.trying = Trying::default();
                        told = false;
                    }
                }
            },
        }
    }
}

fn tried(seat: &Seat, row: &MatrixRow) {
    let screen = &seat.screen;
    let by = name(&seat.sheet, row.by);
    screen.say(&format!("Round {}, {by}: {} It is meant {}.", row.round, row.text, row.meant));
    row.arguments.iter().for_each(|argument| screen.item(argument));
    row.votes.iter().for_each(|(nation, vote)| screen.item(&format!("{}: {vote}", name(&seat.sheet, *nation))));
    if let Some((odds, came_off)) = &row.decided {
        let outcome = if *came_off { "It came off" } else { "It came to nothing" };
        screen.say(&format!("{outcome} (found: {odds})."));
    }
}
