//! Programmes of capacity building: what they build and ask, how they run, and what may be said of them.

use super::screen::Asked;
use super::seat::Seat;
use crate::desk::{Terms, name, programme_waits};
use crate::order::{ProgrammeTerms, Talk};
use crate::terms::letters::capitalised;
use crate::terms::{Ownership, Phase, ProgrammeId};
use crate::view::sheet::ProgrammeRow;

/// The programmes that the seat sees.
pub(super) fn programmes(seat: &mut Seat) -> Asked<()> {
    loop {
        if seat.sheet.programmes.is_empty() {
            seat.screen.head("No programme is known. What you may fund, are offered or what runs will lie here.");
            return Ok(());
        }
        let label = |row: &ProgrammeRow| {
            let host = if row.host == seat.sheet.seat { "us" } else { name(&seat.sheet, row.host) };
            let waits = if programme_waits(row) { ". To answer" } else { "" };
            format!("{} (for {host}, {}){waits}", row.title, row.state)
        };
        let rows = seat.sheet.programmes.iter().map(|row| (label(row), row.id)).collect();
        let Some(id) = seat.screen.pick("Programmes of capacity building", rows)? else { return Ok(()) };
        one(seat, id)?;
    }
}

#[derive(Clone)]
enum Way {
    Say(Talk),
    Offer,
    Counter,
}

fn one(seat: &mut Seat, id: ProgrammeId) -> Asked<()> {
    seat.desk.programme = Some(id);
    loop {
        let Some(row) = seat.sheet.programmes.iter().find(|row| row.id == id).cloned() else { return Ok(()) };
        about(seat, &row);
        let mut ways: Vec<(String, Way)> =
            row.talks.iter().map(|(label, talk)| (label.clone(), Way::Say(talk.clone()))).collect();
        if !row.offers.is_empty() {
            ways.push(("Offer it".to_owned(), Way::Offer));
        } else if !row.milder.is_empty() {
            ways.push(("Take it on terms of your own".to_owned(), Way::Counter));
        }
        if ways.is_empty() {
            if seat.sheet.header.phase != Phase::Talks {
                seat.screen.say("Programmes are spoken of in Talks.");
            }
            return seat.screen.wait("Press Enter to go back.");
        }
        match seat.screen.pick("What do you say?", ways)? {
            None => return Ok(()),
            Some(Way::Say(talk)) => _ = seat.talk(talk, "Said."),
            Some(way) => terms(seat, &row, matches!(way, Way::Offer))?,
        }
    }
}

/// What it is and how it runs.
fn about(seat: &Seat, row: &ProgrammeRow) {
    let (screen, sheet) = (&seat.screen, &seat.sheet);
    let many = |count: u8| if count == 1 { "1 level".to_owned() } else { format!("{count} levels") };
    screen.head(&row.title);
    screen.say(&format!(
        "For {}: {}. {}: {}, {}. By way of: {}. Plan: {}.",
        name(sheet, row.host),
        row.state,
        capitalised(row.kind),
        row.pillar.word(),
        many(row.levels.1),
        row.channel,
        row.ownership
    ));
    let mut donors: Vec<String> = row.donors.iter().map(|id| name(sheet, id).to_owned()).collect();
    donors.extend(row.bodies.iter().map(|body| capitalised(body)));
    let donors = if donors.is_empty() { "nobody yet".to_owned() } else { donors.join(", ") };
    screen.say(&format!(
        "Funded by {donors}; funds a round: {}. The host absorbs {} points a round.",
        row.funds, row.absorbs
    ));
    if row.running {
        let (points, level) = row.progress;
        screen.say(&format!(
            "Delivered {} of {}; {points} of {level} points to the next level, {} more this round if paid for.",
            row.levels.0, row.levels.1, row.next
        ));
    }
    row.notes.iter().for_each(|note| screen.item(note));
    for (number, condition) in (1..).zip(&row.conditions) {
        screen.item(&format!("Condition {number}: {condition}"));
    }
    if row.duplicated {
        screen.item("Another on the same pillar takes from it: to join, or the clearing house, would not.");
    }
    if row.struck > 0 {
        let levels = capitalised(&many(row.struck));
        screen.item(&format!("{levels} would be struck off at the end: the host does not own it."));
    }
    row.hindrance.iter().for_each(|why| screen.item(why));
}

#[derive(Clone, Copy)]
enum Part {
    Way,
    Terms,
    Settle,
}

const fn led(ownership: Ownership) -> &'static str {
    match ownership {
        Ownership::DonorLed => "the donor",
        Ownership::Joint => "both",
        Ownership::HostLed => "the host",
    }
}

fn in_words(terms: ProgrammeTerms) -> String {
    let asked = match terms.conditions {
        0 => "no condition",
        1 => "the first condition",
        _ => "both conditions",
    };
    format!("led by {}, {asked}", led(terms.ownership))
}

/// Offering it, or taking it, on terms that are chosen.
fn terms(seat: &mut Seat, row: &ProgrammeRow, offers: bool) -> Asked<()> {
    let mine = seat.desk.terms.filter(|terms| terms.programme == row.id);
    let mut now = mine.unwrap_or_else(|| Terms::begun(row));
    loop {
        let both = offers && now.may_choose_way(row);
        let among = if offers { now.to_offer(row) } else { row.milder.clone() };
        now.keep_among(&among);
        seat.desk.terms = Some(now);
        let mut parts = Vec::new();
        if both {
            let way = if now.umbrella { "the clearing house" } else { row.channel };
            parts.push((format!("By way of: {way}"), Part::Way));
        }
        parts.push((format!("Terms: {}", in_words(now.terms)), Part::Terms));
        parts.push((if offers { "Make the offer" } else { "Name these terms" }.to_owned(), Part::Settle));
        let heading =
            if offers { "An offer. It takes one member of staff" } else { "The donor agrees to them or lets it be" };
        let Some(part) = seat.screen.pick(heading, parts)? else { return Ok(()) };
        match part {
            Part::Way => now.umbrella = !now.umbrella,
            Part::Terms => {
                let all = among.iter().map(|terms| (capitalised(&in_words(*terms)), *terms)).collect();
                now.terms = seat.screen.pick("Which terms?", all)?.unwrap_or(now.terms);
            }
            Part::Settle => {
                let talk = if offers { now.offer(row) } else { now.counter(row) };
                let Some(talk) = talk else { continue };
                if seat.talk(talk, "Said.") {
                    return Ok(());
                }
            }
        }
    }
}
