//! Speaking on one day, being proposed (5.1).

use super::common::{nations, still_open};
use super::screen::Asked;
use super::seat::Seat;
use crate::desk::{Coordinating, names};
use crate::view::sheet::Sheet;

#[derive(Clone, Copy)]
enum Part {
    With,
    About,
    Round,
    Propose,
}

/// A proposal to speak on one day, part by part.
pub(super) fn form(seat: &mut Seat) -> Asked<()> {
    under_way(seat);
    loop {
        seat.desk.coordinating.begin(&seat.sheet);
        let heading = "To speak on one day, each in its own words. It takes one member of staff and binds nobody";
        let Some(part) = seat.screen.pick(heading, parts(&seat.sheet, seat.desk.coordinating))? else {
            return Ok(());
        };
        let now = seat.desk.coordinating;
        match part {
            Part::With => seat.desk.coordinating.to = nations(seat, "With whom?", now.to, None)?,
            Part::About => {
                let known = seat.sheet.incidents.iter().map(|row| (row.title.clone(), row.id)).collect();
                seat.desk.coordinating.incident = seat.screen.pick("About", known)?.or(now.incident);
            }
            Part::Round => {
                let all = Coordinating::rounds(&seat.sheet).map(|round| (format!("Round {round}"), round)).collect();
                seat.desk.coordinating.round = seat.screen.pick("In which round?", all)?.or(now.round);
            }
            Part::Propose => match now.talk(&seat.sheet) {
                None => still_open(seat, &now.lacks(&seat.sheet)),
                Some(talk) => {
                    if seat.talk(talk, "Proposed. Those who agree speak that day, each by an order of its own.") {
                        seat.desk.coordinating = Coordinating::default();
                        return Ok(());
                    }
                }
            },
        }
    }
}

fn parts(sheet: &Sheet, form: Coordinating) -> Vec<(String, Part)> {
    let about = sheet.incidents.iter().find(|row| Some(row.id) == form.incident);
    let with = if form.to.is_empty() { "open".to_owned() } else { names(sheet, form.to) };
    vec![
        (format!("With: {with}"), Part::With),
        (format!("About: {}", about.map_or("open", |row| row.title.as_str())), Part::About),
        (format!("In round: {}", form.day(sheet)), Part::Round),
        ("Propose it".to_owned(), Part::Propose),
    ]
}

/// What has been agreed or proposed.
fn under_way(seat: &Seat) {
    for row in &seat.sheet.coordinations {
        let speak = names(&seat.sheet, row.parties);
        let open = if row.asked.is_empty() {
            String::new()
        } else {
            format!(" Not answered yet: {}.", names(&seat.sheet, row.asked))
        };
        seat.screen.item(&format!("Round {}, on {}: {speak}.{open}", row.round, row.incident));
    }
}
