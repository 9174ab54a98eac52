//! Incidents, their evidence, and the seat's own word before the analyst's.

use super::common::{because, label, still_open};
use super::screen::Asked;
use super::seat::Seat;
use super::{orders, wording};
use crate::desk::{Drafting, Laying, Room, bearing, names};
use crate::order::Talk;
use crate::terms::{Bearing, CardId, IncidentId, Likelihood, Link, Phase};
use crate::view::sheet::{CardRow, Dossier};

/// The incidents that the seat knows of.
pub(super) fn all(seat: &mut Seat) -> Asked<()> {
    loop {
        if seat.sheet.incidents.is_empty() {
            seat.screen.head("You know of no incident.");
            return Ok(());
        }
        let label = |row: &Dossier| {
            let judge = if row.live && row.analyst.is_none() && !row.cards.is_empty() { ". To judge" } else { "" };
            let hit = names(&seat.sheet, row.hit);
            format!("{} (hit: {hit}; {}, severity {} of 10){judge}", row.title, row.state, row.severity)
        };
        let rows = seat.sheet.incidents.iter().map(|row| (label(row), row.id)).collect();
        let Some(id) = seat.screen.pick("Incidents", rows)? else { return Ok(()) };
        one(seat, id)?;
    }
}

#[derive(Clone, Copy)]
enum Next {
    Slip,
    Judge,
    Why,
}

fn dossier(seat: &Seat, id: IncidentId) -> Option<Dossier> {
    seat.sheet.incidents.iter().find(|row| row.id == id).cloned()
}

/// One incident.
pub(super) fn one(seat: &mut Seat, id: IncidentId) -> Asked<()> {
    seat.desk.room = Room::Incidents;
    seat.desk.incident = Some(id);
    if let Some(row) = dossier(seat, id) {
        about(seat, &row);
    }
    loop {
        let Some(row) = dossier(seat, id) else { return Ok(()) };
        let mut ways = Vec::new();
        if !row.cards.is_empty() {
            ways.push((format!("Read the slips ({})", row.cards.len()), Next::Slip));
        }
        if row.can_judge && matches!(seat.sheet.header.phase, Phase::Talks | Phase::Orders) {
            ways.push(("Form your own word".to_owned(), Next::Judge));
        }
        ways.push(("Why the figures stand where they stand".to_owned(), Next::Why));
        match seat.screen.pick(&row.title, ways)? {
            None => return Ok(()),
            Some(Next::Slip) => slips(seat, &row)?,
            Some(Next::Judge) => judge(seat, id)?,
            Some(Next::Why) => because(seat, &row.why),
        }
    }
}

/// What is known of it.
fn about(seat: &Seat, row: &Dossier) {
    let screen = &seat.screen;
    screen.head(&row.title);
    screen.say(&row.about.replace("\n\n", "\n"));
    screen.say(&format!(
        "{}, {}. Hit: {}. Severity {} of 10, salience {} of 5. Since round {}, {}. Contained: {} of {}.",
        crate::terms::letters::capitalised(row.category.word()),
        row.sector,
        names(&seat.sheet, row.hit),
        row.severity,
        row.salience,
        row.began.max(1),
        row.state,
        row.containment.0,
        row.containment.1
    ));
    row.notified.iter().for_each(|round| screen.say(&format!("You were notified in round {round}.")));
    row.norms.iter().for_each(|norm| screen.item(&format!("Breaches the norm: {norm}")));
    row.obligation.iter().for_each(|duty| screen.item(&format!("Breaches an obligation: {duty}")));
    if row.cards.is_empty() {
        screen
            .say("You hold no slip on it. An inquiry, a partner or a vendor brings them: see Orders, or ask in Talks.");
    }
    row.missing.iter().for_each(|line| screen.item(line));
    word(seat, row);
}

/// The seat's own word, and the analyst's once it is due.
fn word(seat: &Seat, row: &Dossier) {
    let screen = &seat.screen;
    let Some(own) = &row.own else {
        if row.can_judge && !row.cards.is_empty() {
            screen.say("You have recorded no word of your own. The analyst speaks after you have, in Talks or with the orders.");
        }
        return;
    };
    let who = own.who.and_then(|who| row.suspects.iter().find(|suspect| suspect.id == who));
    let who = who.map_or("somebody unknown", |who| who.name.as_str());
    let link = own.link.map_or("unknown", Link::word);
    screen.say(&format!(
        "Your word of round {}: {who}, {}; link: {link}, {}.",
        own.round,
        own.who_word.word(),
        own.link_word.word()
    ));
    let Some(analyst) = &row.analyst else {
        screen.say("Slips have come in since. Record your word again before the analyst speaks.");
        return;
    };
    screen.say(&format!("The analyst’s word: {}", analyst.sentence));
    let each = row.suspects.iter().zip(&analyst.who).map(|(one, word)| format!("{}: {}", one.name, word.word()));
    let each: Vec<String> = each.collect();
    screen.say(&format!("Who: {}; somebody else: {}.", each.join("; "), analyst.who_unknown.word()));
    let links = Link::LADDER.iter().zip(&analyst.link).map(|(link, word)| format!("{}: {}", link.word(), word.word()));
    let links: Vec<String> = links.collect();
    screen.say(&format!("Link: {}; another: {}.", links.join("; "), analyst.link_unknown.word()));
    screen.say(&format!("Analytic confidence: {}.", analyst.confidence));
}

/// The slips, of which one is read in full.
fn slips(seat: &mut Seat, row: &Dossier) -> Asked<()> {
    loop {
        let laying = seat.desk.laying(row).clone();
        let label = |card: &CardRow| {
            let laid = laying.placed.get(&card.id).map(|on| format!(". Laid: {}", bearing(&seat.sheet, row, *on)));
            format!("{}. {}, {}{}", card.title, card.grade, card.bearing, laid.unwrap_or_default())
        };
        let cards = laying.numbered(row).map(|(_, card)| (label(card), card.id)).collect();
        let Some(id) = seat.screen.pick("Slips in hand: grade, and what each says of itself", cards)? else {
            return Ok(());
        };
        if let Some(card) = row.cards.iter().find(|card| card.id == id) {
            slip(seat, row, card)?;
        }
    }
}

#[derive(Clone, Copy)]
enum OfSlip {
    Lay,
    Lift,
    Check(Drafting),
}

fn slip(seat: &mut Seat, row: &Dossier, card: &CardRow) -> Asked<()> {
    let screen = &seat.screen;
    screen.head(&card.title);
    screen.say(&card.text);
    screen.say(&format!("Grade {}, {}. It {}.", card.grade, label(card.tlp), card.bearing));
    screen.say(&format!("{}, {}.", crate::terms::letters::capitalised(&card.kind), card.learnt));
    let holders = card.holders.without(seat.sheet.seat);
    screen.say(&match (card.public, holders.is_empty()) {
        (true, _) => "Public: everybody has it.".to_owned(),
        (false, true) => "Nobody else is known to hold it.".to_owned(),
        (false, false) => format!("Also held by {}.", names(&seat.sheet, holders)),
    });
    let mut ways = vec![("Lay it on a ladder".to_owned(), OfSlip::Lay)];
    if seat.desk.laying(row).placed.contains_key(&card.id) {
        ways.push(("Take it off the ladder".to_owned(), OfSlip::Lift));
    }
    if let Some(upstream) = &card.upstream {
        seat.screen.say(&format!("Its source, checked: {upstream}."));
    } else {
        seat.screen.say("Its source has not been checked.");
        let check = Drafting::check_of(&seat.sheet, card.id);
        ways.extend(check.map(|drafting| ("Order a check of its source".to_owned(), OfSlip::Check(drafting))));
    }
    match seat.screen.pick("", ways)? {
        None => Ok(()),
        Some(OfSlip::Lay) => lay(seat, row, card.id),
        Some(OfSlip::Lift) => {
            seat.desk.laying(row).placed.remove(&card.id);
            Ok(())
        }
        Some(OfSlip::Check(drafting)) => {
            seat.desk.drafting = Some(drafting);
            orders::page(seat)
        }
    }
}

/// Lays a slip where it belongs: who did it, the link to a state, from where, or only through where.
fn lay(seat: &mut Seat, row: &Dossier, card: CardId) -> Asked<()> {
    let who = row.suspects.iter().map(|suspect| Bearing::Who(suspect.id));
    let links = Link::LADDER.iter().map(|link| Bearing::Link(*link));
    let from = seat.sheet.board.nations.iter().map(|nation| Bearing::Location(nation.id));
    let through = seat.sheet.board.nations.iter().map(|nation| Bearing::Relay(nation.id));
    let rungs = who.chain(links).chain(from).chain(through).map(|on| (bearing(&seat.sheet, row, on), on)).collect();
    if let Some(on) = seat.screen.pick("Where does it belong?", rungs)? {
        seat.desk.laying(row).placed.insert(card, on);
    }
    Ok(())
}

#[derive(Clone, Copy)]
enum Part {
    Who,
    WhoWord,
    Link,
    LinkWord,
    Slips,
    Record,
}

/// The seat's own word, part by part.
fn judge(seat: &mut Seat, id: IncidentId) -> Asked<()> {
    loop {
        let Some(row) = dossier(seat, id) else { return Ok(()) };
        let laying = seat.desk.laying(&row).clone();
        let Some(part) =
            seat.screen.pick("Your word goes on record before you hear the analyst’s", parts(&row, &laying))?
        else {
            return Ok(());
        };
        match part {
            Part::Who => {
                let suspects = row.suspects.iter().map(|suspect| (suspect_line(suspect), Some(suspect.id)));
                let all = suspects.chain([("Unknown, or somebody else".to_owned(), None)]).collect();
                let chosen = seat.screen.pick("Who did it?", all)?;
                seat.desk.laying(&row).who = chosen.or(laying.who);
            }
            Part::Link => {
                let links = Link::LADDER.iter().map(|link| (link.word().to_owned(), Some(*link)));
                let chosen =
                    seat.screen.pick("The link to a state", links.chain([("Unknown".to_owned(), None)]).collect())?;
                seat.desk.laying(&row).link = chosen.or(laying.link);
            }
            Part::WhoWord => {
                let word = wording::likelihood(seat, "How likely is that?")?;
                seat.desk.laying(&row).who_word = word.or(laying.who_word);
            }
            Part::LinkWord => {
                let word = wording::likelihood(seat, "How likely is the link?")?;
                seat.desk.laying(&row).link_word = word.or(laying.link_word);
            }
            Part::Slips => slips(seat, &row)?,
            Part::Record => {
                let Some(judgement) = laying.judgement(&row) else {
                    still_open(seat, &laying.lacks());
                    continue;
                };
                if seat.talk(Talk::Judge(judgement), "Your word is on record.") {
                    if let Some(row) = dossier(seat, id) {
                        word(seat, &row);
                    }
                    return Ok(());
                }
            }
        }
    }
}

fn suspect_line(suspect: &crate::view::sheet::Suspect) -> String {
    format!("{}: {}", suspect.name, suspect.about.replace('\n', " "))
}

fn parts(row: &Dossier, laying: &Laying) -> Vec<(String, Part)> {
    let named = |who| row.suspects.iter().find(|one| Some(one.id) == who).map_or("unknown", |one| one.name.as_str());
    let who = laying.who.map_or("open", named);
    let link = laying.link.map_or("open", |link| link.map_or("unknown", Link::word));
    let word = |word: Option<Likelihood>| word.map_or("open", Likelihood::word);
    let laid = row.cards.iter().filter(|card| laying.placed.contains_key(&card.id)).count();
    vec![
        (format!("Who: {who}"), Part::Who),
        (format!("How likely that is: {}", word(laying.who_word)), Part::WhoWord),
        (format!("Link: {link}"), Part::Link),
        (format!("How likely the link is: {}", word(laying.link_word)), Part::LinkWord),
        (format!("Slips laid on the ladders: {laid} of {}", row.cards.len()), Part::Slips),
        ("Record my word".to_owned(), Part::Record),
    ]
}
