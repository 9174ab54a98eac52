//! A joint claim being prepared: the text that others are asked to sign.

use super::common::{nation, nations, still_open};
use super::screen::Asked;
use super::seat::Seat;
use super::wording;
use crate::desk::{Proposing, name, names, others, rung_line};

#[derive(Clone, Copy)]
enum Part {
    About,
    Text,
    Accused,
    To,
    Propose,
}

/// A joint claim, part by part.
pub(super) fn form(seat: &mut Seat) -> Asked<()> {
    seat.desk.proposing.begin(&seat.sheet);
    if seat.desk.proposing.incident.is_none() {
        seat.screen.say("No incident is known that one could speak about.");
        return Ok(());
    }
    under_way(seat);
    loop {
        let heading = "A joint claim. It takes one member of staff; those who sign check it first";
        let Some(part) = seat.screen.pick(heading, parts(seat))? else { return Ok(()) };
        match part {
            Part::About => {
                let known = seat.sheet.incidents.iter().map(|row| (row.title.clone(), row.id)).collect();
                let now = seat.desk.proposing.incident;
                seat.desk.proposing.incident = seat.screen.pick("About", known)?.or(now);
            }
            Part::Text => {
                let (about, mut text) = (seat.desk.proposing.incident, seat.desk.proposing.text);
                let rungs = Proposing::rungs(&seat.sheet);
                let filled = wording::form(seat, about, rungs, &mut text);
                seat.desk.proposing.text = text;
                seat.desk.proposing.settle();
                filled?;
            }
            Part::Accused => {
                let among = others(&seat.sheet);
                if let Some(accused) = nation(seat, "The nation that it accuses", among)? {
                    seat.desk.proposing.accuse(accused);
                }
            }
            Part::To => {
                let (now, accused) = (seat.desk.proposing.to, seat.desk.proposing.accused);
                seat.desk.proposing.to = nations(seat, "Who should sign?", now, accused)?;
            }
            Part::Propose => match seat.desk.proposing.talk(&seat.sheet) {
                None => still_open(seat, &seat.desk.proposing.lacks(&seat.sheet)),
                Some(talk) => {
                    if seat.talk(talk, "Proposed. Publish it with an order once others have signed.") {
                        return Ok(());
                    }
                }
            },
        }
    }
}

fn parts(seat: &Seat) -> Vec<(String, Part)> {
    let (sheet, form) = (&seat.sheet, &seat.desk.proposing);
    let about = sheet.incidents.iter().find(|row| Some(row.id) == form.incident);
    let mut parts = vec![
        (format!("About: {}", about.map_or("open", |row| row.title.as_str())), Part::About),
        (format!("What it says: {}", rung_line(form.text.rung)), Part::Text),
    ];
    if form.text.accuses() {
        let accused = form.accused.map_or("open", |id| name(sheet, id));
        parts.push((format!("The nation it accuses: {accused}"), Part::Accused));
    }
    let to = if form.to.is_empty() { "open".to_owned() } else { names(sheet, form.to) };
    parts.push((format!("Who should sign: {to}"), Part::To));
    parts.push(("Propose it".to_owned(), Part::Propose));
    parts
}

/// The seat's own text, if one lies before others.
fn under_way(seat: &Seat) {
    for open in seat.sheet.proposals.iter().filter(|row| row.by == seat.sheet.seat) {
        seat.screen.say(&format!("Your text lies before others: {}", open.text));
        for (nation, answer) in &open.answers {
            seat.screen.item(&format!("{} {answer}.", name(&seat.sheet, *nation)));
        }
        seat.screen.say("One text at a time: publish this one with an order, or let it lapse.");
    }
}
