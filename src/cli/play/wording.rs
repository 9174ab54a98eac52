//! What a statement says, part by part: in an order, and in a joint text.

use super::common::card_line;
use super::screen::Asked;
use super::seat::Seat;
use crate::desk::{Wanting, rung_line};
use crate::terms::{CardSet, IncidentId, Likelihood, Link, Rung};
use crate::view::sheet::Dossier;

#[derive(Clone, Copy)]
enum Part {
    Rung,
    Who,
    Link,
    Word,
    Slips,
}

/// A statement about an incident being worded, rungs from one to another. It stays as it is where one
/// goes back.
pub(super) fn form(seat: &mut Seat, about: Option<IncidentId>, rungs: (Rung, Rung), text: &mut Wanting) -> Asked<()> {
    text.rung = text.rung.clamp(rungs.0, rungs.1);
    loop {
        let row = about.and_then(|id| seat.sheet.incidents.iter().find(|row| row.id == id)).cloned();
        let row = row.as_ref();
        let Some(part) = seat.screen.pick("What it says. Go back when it says what you mean", parts(row, text))? else {
            return Ok(());
        };
        match part {
            Part::Rung => {
                let all = Rung::ALL.iter().filter(|&&rung| rung >= rungs.0 && rung <= rungs.1);
                let all = all.map(|&rung| (rung_line(rung), rung)).collect();
                text.rung = seat.screen.pick("How far does it go?", all)?.unwrap_or(text.rung);
            }
            Part::Who => {
                let suspects = row.map_or(&[][..], |row| &row.suspects).iter();
                let all = suspects.map(|suspect| (suspect.name.clone(), suspect.id)).collect();
                text.who = seat.screen.pick("The actor it names", all)?.or(text.who);
            }
            Part::Link => {
                let links = [Link::None, Link::Tolerated, Link::Directed, Link::Organ];
                let all = links.into_iter().map(|link| (link.word().to_owned(), link)).collect();
                text.link = seat.screen.pick("The link it names", all)?.or(text.link);
            }
            Part::Word => {
                let words = Wanting::words().map(|word| (word.word().to_owned(), word)).collect();
                text.word = seat.screen.pick("Its word", words)?.unwrap_or(text.word);
            }
            Part::Slips => {
                let cards: Vec<_> =
                    row.map_or(&[][..], |row| &row.cards).iter().map(|card| (card_line(card), card.id)).collect();
                if cards.is_empty() {
                    seat.screen.say("You hold none on this incident.");
                    continue;
                }
                let heading = "Slips it discloses. What is shown convinces others, and burns the source by its label";
                if let Some(chosen) = seat.screen.pick_some(heading, &cards, |card| text.cards.has(card))? {
                    text.cards = chosen.into_iter().fold(CardSet::NONE, CardSet::with);
                }
            }
        }
    }
}

fn parts(row: Option<&Dossier>, text: &Wanting) -> Vec<(String, Part)> {
    let mut parts = vec![(format!("How far it goes: {}", rung_line(text.rung)), Part::Rung)];
    if text.names_actor() {
        let suspects = row.map_or(&[][..], |row| &row.suspects);
        let who = suspects.iter().find(|one| Some(one.id) == text.who).map_or("open", |one| one.name.as_str());
        parts.push((format!("The actor it names: {who}"), Part::Who));
    }
    if text.names_link() {
        parts.push((format!("The link it names: {}", text.link.map_or("open", Link::word)), Part::Link));
    }
    if text.names() {
        parts.push((format!("Its word: {}", text.word.word()), Part::Word));
    }
    parts.push((format!("Slips it discloses: {}", text.cards.len()), Part::Slips));
    parts
}

/// Has a likelihood chosen.
pub(super) fn likelihood(seat: &mut Seat, heading: &str) -> Asked<Option<Likelihood>> {
    seat.screen.pick(heading, Likelihood::ALL.into_iter().map(|word| (word.word().to_owned(), word)).collect())
}
