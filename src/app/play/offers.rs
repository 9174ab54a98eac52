//! Scenarios as the library and the choice of seats show them.

use crate::app::map::{Chart, ChartNation};
use crate::app::screens::library::Entry;
use crate::app::screens::seats::{Offer, Seat};
use crate::app::screens::truths::Truths;
use crate::session::Player;
use crate::store::{Listing, SeatListing};

/// What a seat choice shows of a scenario.
#[must_use]
pub fn offer(listing: &Listing) -> Offer {
    let characters = Player::characters();
    Offer {
        id: listing.name.clone(),
        title: listing.title.clone(),
        synopsis: listing.synopsis.clone(),
        line: line(listing),
        notice: listing.notice.clone(),
        seats: listing
            .seats
            .iter()
            .map(|seat| Seat {
                nation: seat.nation,
                letter: seat.letter,
                name: seat.short.clone(),
                ministry: seat.ministry.clone(),
                about: seat.about.clone(),
                delicate: seat.delicate,
            })
            .collect(),
        // By turns: a table of one mind would teach little.
        played_by: (0..listing.seats.len()).map(|seat| seat % characters.len().max(1)).collect(),
        characters,
        held: vec![false; listing.seats.len()],
        asked: None,
        helped: false,
        truths: Truths::of(listing.truths.clone()),
    }
}

/// What the library shows of a scenario.
#[must_use]
pub fn entry(listing: &Listing) -> Entry {
    Entry {
        title: listing.title.clone(),
        brief: format!("{} level, about {} minutes", listing.level, listing.minutes),
        line: line(listing),
        synopsis: listing.synopsis.clone(),
        learning: listing.learning.clone(),
        chart: chart(listing),
        undrawn: listing.undrawn.clone(),
        findings: listing.findings.clone(),
        file: listing.file.as_ref().map(|file| file.display().to_string()),
    }
}

/// The chart of a scenario before anything has happened on it.
fn chart(listing: &Listing) -> Chart {
    let nation =
        |seat: &SeatListing| ChartNation::new(seat.letter, &seat.short, &seat.capital, seat.place, seat.nation.index());
    Chart::untouched(&listing.title, listing.seats.iter().map(nation).collect(), &listing.cables, &listing.seas)
}

/// A listing in a line.
#[must_use]
pub fn line(listing: &Listing) -> String {
    if listing.seats.is_empty() {
        return "It has findings.".to_owned();
    }
    format!(
        "{} seats · {} rounds · {} level · about {} minutes",
        listing.seats.len(),
        listing.rounds,
        listing.level,
        listing.minutes
    )
}
