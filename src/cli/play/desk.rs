//! The desk in the terminal: what came in with a phase, the rooms, and the end of the phase.

use super::common::means;
use super::screen::Asked;
use super::seat::Seat;
use super::{ending, incidents, orders, pages, papers, pledges, programmes, talks, texts};
use crate::desk::{Guide, Room, Step, count, open, way_on};
use crate::order::Act;
use crate::store::Places;
use crate::terms::Phase;
use crate::terms::letters::capitalised;
use crate::view::sheet::{Paper, Sheet};

/// Plays until the play is over and all has been read.
pub(super) fn play(places: &Places, seat: &mut Seat, is_new: bool) -> Asked<()> {
    if is_new {
        pages::brief(&seat.screen, &seat.sheet);
        seat.screen.head("The brief stays on your desk. Read on when you have read it.");
    }
    // Somebody who goes on with a play has been through a first round.
    seat.desk.guide = if is_new { Guide::begun() } else { Guide { shown: false, at: Step::ALL.len() } };
    while !seat.is_over() {
        if seat.is_stopped() {
            seat.screen.say("The play was stopped: a script says so where a line of its is not admitted.");
            return Ok(());
        }
        match seat.sheet.header.phase {
            Phase::Communique => {
                ending::news(seat)?;
                seat.act(Act::Ready(true));
            }
            Phase::Briefing | Phase::Talks | Phase::Orders => phase_of(places, seat)?,
            Phase::Resolution => _ = seat.act(Act::Ready(true)),
        }
    }
    ending::told(seat)
}

/// What is done next at the desk.
#[derive(Clone, Copy)]
enum Next {
    Enter(Room),
    End,
}

/// A phase at the desk, to its end.
fn phase_of(places: &Places, seat: &mut Seat) -> Asked<()> {
    let here = (seat.sheet.header.round, seat.sheet.header.phase);
    opening(seat);
    let mut told = None;
    loop {
        seat.desk.prepare(&seat.sheet);
        seat.desk.guide.shown = seat.screen.guides;
        let room = seat.desk.room;
        seat.desk.guide.go_on(&seat.sheet, room);
        if let Some(step) = seat.desk.guide.step().filter(|step| told != Some(*step)) {
            seat.screen.head(&advice(step));
            told = Some(step);
        }
        let heading = standing(&seat.sheet);
        let next = seat.screen.pick_at_home(&heading, rooms(seat))?;
        match next {
            Next::Enter(room) => {
                seat.desk.enter(room);
                enter(places, seat, room)?;
            }
            Next::End => {
                if is_sure(seat)? {
                    seat.act(Act::Ready(true));
                }
            }
        }
        if seat.is_over() || here != (seat.sheet.header.round, seat.sheet.header.phase) {
            return Ok(());
        }
    }
}

fn enter(places: &Places, seat: &mut Seat, room: Room) -> Asked<()> {
    match room {
        Room::Inbox => papers::inbox(seat),
        Room::Incidents => incidents::all(seat),
        Room::Talks => talks::talks(seat),
        Room::Relations => pages::relations(seat),
        Room::Orders => orders::orders(seat),
        Room::Table => pages::table(seat),
        Room::Brief => pages::at_home(places, seat),
        Room::Negotiation => texts::texts(seat),
        Room::Pledges => pledges::pledges(seat),
        Room::Capacity => programmes::programmes(seat),
    }
}

/// The rooms that there are, with what waits in each, and the end of the phase.
fn rooms(seat: &Seat) -> Vec<(String, Next)> {
    let label = |room: Room| match (room, count(room, &seat.sheet, &seat.desk)) {
        (_, 0) => room.word().to_owned(),
        (Room::Orders, many) => format!("{} ({many} in the tray)", room.word()),
        (Room::Inbox, many) => format!("{} ({many} new or to answer)", room.word()),
        (Room::Incidents, many) => format!("{} ({many} to judge)", room.word()),
        (_, many) => format!("{} ({many} to answer)", room.word()),
    };
    let open = Room::ALL.into_iter().filter(|room| room.is_open(&seat.sheet.header));
    let mut rooms: Vec<(String, Next)> = open.map(|room| (label(room), Next::Enter(room))).collect();
    rooms.push((way_on(seat.sheet.header.phase).to_owned(), Next::End));
    rooms
}

/// Where the play stands, and what the ministry has.
fn standing(sheet: &Sheet) -> String {
    let header = &sheet.header;
    let when = capitalised(&header.when);
    format!("Round {} of {}, {}. {when}. {}", header.round, header.rounds, header.phase.word(), means(sheet))
}

/// A phase begins: what it is for, and what has come in.
fn opening(seat: &mut Seat) {
    let header = &seat.sheet.header;
    seat.screen.head(&format!("Round {} of {}: {}", header.round, header.rounds, header.phase.word()));
    seat.screen.say(&format!("{}.", capitalised(&header.when)));
    seat.screen.say(match header.phase {
        Phase::Briefing => "Read what has come in. Nothing is done yet.",
        Phase::Talks => "Write, share, answer, judge. What is said takes effect at once.",
        Phase::Orders => "Choose what to do. All seats’ orders happen at the same time.",
        Phase::Resolution | Phase::Communique => "What was ordered happens.",
    });
    let round = seat.sheet.header.round;
    let waiting = || seat.sheet.inbox.iter().filter(|paper| seat.desk.waits(paper));
    let is_near = |paper: &&Paper| paper.round + 1 >= round || paper.answer.is_open();
    let (new, all): (Vec<String>, usize) = (waiting().filter(is_near).map(papers::line).collect(), waiting().count());
    if all == 0 {
        return;
    }
    seat.screen.say("In the inbox, new or to answer:");
    new.iter().for_each(|line| seat.screen.item(line));
    if all > new.len() {
        seat.screen.item(&format!("{} of earlier rounds, not read", all - new.len()));
    }
}

/// Whether the phase is to end, although something is open.
fn is_sure(seat: &mut Seat) -> Asked<bool> {
    let Some(open) = open(&seat.sheet) else { return Ok(true) };
    let way_on = way_on(seat.sheet.header.phase);
    let ways = vec![(format!("{way_on} all the same"), true), ("Stay".to_owned(), false)];
    Ok(seat.screen.pick(&open.words(), ways)?.unwrap_or(false))
}

/// A step of a first round, as it is taken here.
const fn advice_words(step: Step) -> &'static str {
    match step {
        Step::Brief => {
            "Your brief says who you are, what you hold and what your minister wants. Then read on: type read."
        }
        Step::Evidence => {
            "Evidence. Go to Incidents. Read the slips, lay each where it belongs, and record your own word. “Unknown” is a word, too."
        }
        Step::Analyst => {
            "The analyst’s word appears only after yours, and moves as slips come in. Now look at what has come in: go to the Inbox."
        }
        Step::Papers => {
            "Papers want to be read, and some want a choice. In Talks you can write, ring a contact point and share slips. When you have talked enough, end talks."
        }
        Step::Order => {
            "Orders are secret until all are carried out together. Go to Orders and choose one: a forensic inquiry looks for more slips, containing at home stops the harm."
        }
        Step::Tray => {
            "In Orders you see what lies in the tray: three orders and a statement at most. You can take them out again. When you are content, lock orders."
        }
        Step::Consequence => {
            "What came of it is told first by the press, then by your own cables. Then comes the next round."
        }
        Step::Next => {
            "Go back to Incidents: what your orders brought lies there. That is all there is to a round: brief, evidence, order, consequence."
        }
    }
}

fn advice(step: Step) -> String {
    let number = Step::ALL.iter().position(|one| *one == step).unwrap_or(0) + 1;
    format!("Advice {number} of {}: {}", Step::ALL.len(), advice_words(step))
}
