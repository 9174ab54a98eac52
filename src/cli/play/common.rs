//! What the rooms have in common: what several of them tell, and what several of them ask for.

use super::screen::Asked;
use super::seat::Seat;
use crate::desk::{Lack, name, others};
use crate::order::Act;
use crate::terms::{Carrier, IncidentId, NationId, NationSet, Tlp};
use crate::view::sheet::{CardRow, Sheet, Why};

/// What the ministry has at hand, in a line.
pub(super) fn means(sheet: &Sheet) -> String {
    let means = &sheet.means;
    let (staff, capital, funds) = means.ordered;
    let left = |what: &str, now: i16, taken: i16| {
        if taken > 0 { format!("{what} {} of {now}", now - taken) } else { format!("{what} {now}") }
    };
    format!(
        "{}, {}, {}, sources {}.",
        left("Staff", means.staff, staff),
        left("capital", means.capital, capital),
        left("funds", means.funds, funds),
        means.sources
    )
}

/// What moved a figure.
pub(super) fn because(seat: &Seat, all: &[Why]) {
    for why in all {
        seat.screen.say(&format!("{}: {}", why.what, why.now));
        if why.because.is_empty() {
            seat.screen.item("Nothing has moved it yet.");
        }
        why.because.iter().for_each(|line| seat.screen.item(line));
    }
}

/// What a form lacks, in a line.
pub(super) fn still_open(seat: &Seat, lacks: &[Lack]) {
    let lacks: Vec<&str> = lacks.iter().map(|lack| lack.word()).collect();
    seat.screen.say(&format!("Still open: {}.", lacks.join(", ")));
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

/// A slip in a line.
pub(super) fn card_line(card: &CardRow) -> String {
    format!("{}. {}, {}", card.title, card.grade, label(card.tlp))
}

/// The label of a slip, in words.
pub(super) const fn label(tlp: Tlp) -> &'static str {
    match tlp {
        Tlp::Clear => "TLP clear",
        Tlp::Green => "TLP green",
        Tlp::Amber => "TLP amber",
        Tlp::AmberStrict => "TLP amber, strict",
        Tlp::Red => "TLP red",
    }
}

/// Has other nations chosen.
pub(super) fn nations(seat: &mut Seat, heading: &str, now: NationSet, without: Option<NationId>) -> Asked<NationSet> {
    let all = others(&seat.sheet).into_iter().filter(|id| Some(*id) != without);
    let all: Vec<_> = all.map(|id| (name(&seat.sheet, id).to_owned(), id)).collect();
    let chosen = seat.screen.pick_some(heading, &all, |id| now.has(id))?;
    Ok(chosen.map_or(now, |chosen| chosen.into_iter().collect()))
}

/// Has one nation chosen.
pub(super) fn nation(seat: &mut Seat, heading: &str, among: Vec<NationId>) -> Asked<Option<NationId>> {
    let all = among.into_iter().map(|id| (name(&seat.sheet, id).to_owned(), id)).collect();
    seat.screen.pick(heading, all)
}

/// What one does with a carrier, and what it costs.
const CARRIERS: [(Carrier, &str, &str); 3] = [
    (Carrier::Cable, "Cable", "secure; three a round"),
    (Carrier::Phone, "Telephone", "costs nothing, and may be overheard"),
    (Carrier::Meeting, "Meeting", "costs both sides a member of staff; seen, never overheard. Needs an embassy"),
];

/// Has a carrier chosen.
pub(super) fn carrier(seat: &mut Seat) -> Asked<Option<Carrier>> {
    let all = CARRIERS.iter().map(|(carrier, word, about)| (format!("{word}: {about}"), *carrier)).collect();
    seat.screen.pick("How does it travel?", all)
}

/// The word for a carrier.
pub(super) fn carried(carrier: Carrier) -> &'static str {
    CARRIERS.iter().find(|(one, ..)| *one == carrier).map_or("", |(_, word, _)| word)
}
