//! Asking a partner for a slip, and giving one that was asked for (4.6).

use super::common::{nation, still_open};
use super::screen::Asked;
use super::seat::Seat;
use crate::desk::{Asking, name, others};
use crate::order::{CardTalk, Talk};
use crate::terms::{AskId, CardId};
use crate::view::sheet::Sheet;

#[derive(Clone, Copy)]
enum Part {
    Of,
    About,
    What,
    Ask,
}

/// A slip being asked for, part by part.
pub(super) fn form(seat: &mut Seat) -> Asked<()> {
    for (of, what) in &seat.sheet.asking.open {
        seat.screen.item(&format!("You have asked {} for {what}; no answer yet.", name(&seat.sheet, *of)));
    }
    loop {
        seat.desk.asking.begin(&seat.sheet);
        let now = seat.desk.asking;
        let heading = "Ask a partner for a slip. It takes one member of staff; they see what you ask for";
        let Some(part) = seat.screen.pick(heading, parts(&seat.sheet, now))? else { return Ok(()) };
        match part {
            Part::Of => {
                let among = others(&seat.sheet);
                seat.desk.asking.of = nation(seat, "Whom?", among)?.or(now.of);
            }
            Part::About => {
                let known = seat.sheet.incidents.iter().map(|row| (row.title.clone(), row.id)).collect();
                seat.desk.asking.incident = seat.screen.pick("About", known)?.or(now.incident);
            }
            Part::What => {
                let all = now.all(&seat.sheet).into_iter().map(|(wanted, words)| (words, wanted)).collect();
                seat.desk.asking.wanted = seat.screen.pick("For what?", all)?.or(now.wanted);
            }
            Part::Ask => match now.talk(&seat.sheet) {
                None => still_open(seat, &now.lacks(&seat.sheet)),
                Some(talk) => {
                    if seat.talk(talk, "Asked. They answer in Talks, or do not.") {
                        return Ok(());
                    }
                }
            },
        }
    }
}

fn parts(sheet: &Sheet, form: Asking) -> Vec<(String, Part)> {
    let about = sheet.incidents.iter().find(|row| Some(row.id) == form.incident);
    let all = form.all(sheet);
    let what = all.iter().find(|(wanted, _)| *wanted == form.chosen()).map_or("open", |(_, words)| words.as_str());
    vec![
        (format!("Of: {}", form.of.map_or("open", |of| name(sheet, of))), Part::Of),
        (format!("About: {}", about.map_or("open", |row| row.title.as_str())), Part::About),
        (format!("For: {what}"), Part::What),
        ("Ask for it".to_owned(), Part::Ask),
    ]
}

/// Gives a slip that was asked for, under a label that is chosen.
pub(super) fn give(seat: &mut Seat, ask: AskId, card: CardId) -> Asked<()> {
    let labels = Asking::labels().into_iter().map(|(under, words)| (words.to_owned(), under)).collect();
    if let Some(under) =
        seat.screen.pick("Under which label? Whoever holds it is bound by it, and passes it on with it", labels)?
    {
        seat.talk(Talk::Card(CardTalk::Answer { ask, gives: Some(card), under }), "Given.");
    }
    Ok(())
}
