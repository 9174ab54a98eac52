//! The ledger of pledges, and a pledge being worded.

use super::common::{carried, carrier, nation, nations, still_open};
use super::screen::Asked;
use super::seat::Seat;
use crate::desk::{Choosing, If, Promising, Whose, in_words, name, names};
use crate::terms::letters::capitalised;
use crate::terms::{LegalClass, NationSet};
use std::ops::RangeInclusive;

/// The ledger, and the way to give a pledge.
pub(super) fn pledges(seat: &mut Seat) -> Asked<()> {
    loop {
        seat.screen.head("Pledges");
        let left = seat.sheet.promise.as_ref().map(|promise| promise.left);
        seat.screen.say(&match left {
            None => "They are given in Talks. Each is judged by rule, every round.".to_owned(),
            Some(left) => format!("Each is judged by rule, every round. You may give {left} more this round."),
        });
        if seat.sheet.pledges.is_empty() {
            seat.screen.say("No word that you know of is in the ledger yet.");
        }
        for row in &seat.sheet.pledges {
            let to = row.to.map_or_else(|| "everybody".to_owned(), |to| names(&seat.sheet, to));
            let decided = row.decided.as_ref().map_or(String::new(), |decided| format!(" {}.", capitalised(decided)));
            let given = format!("To {to}, round {}: {}.{decided}", row.round, row.status);
            seat.screen.item(&format!("{} {given}", row.text));
        }
        if left.unwrap_or(0) == 0 {
            return seat.screen.wait("Press Enter to go back.");
        }
        let Some(()) = seat.screen.pick("", vec![("Give a pledge".to_owned(), ())])? else { return Ok(()) };
        form(seat)?;
    }
}

#[derive(Clone, Copy)]
enum Part {
    To,
    On,
    Nation,
    Incident,
    Theirs,
    Until,
    Ours,
    By,
    Carrier,
    Text,
    Give,
}

/// A pledge, part by part.
fn form(seat: &mut Seat) -> Asked<()> {
    loop {
        seat.desk.promising.settle(&seat.sheet);
        if let Some(pledge) = seat.desk.promising.pledge(&seat.sheet) {
            seat.screen.head(&in_words(&seat.sheet, &pledge));
        }
        let Some(part) = seat.screen.pick("A pledge", parts(seat))? else { return Ok(()) };
        match part {
            Part::To => audience(seat)?,
            Part::On => {
                let all = If::ALL.iter().map(|(on, words)| ((*words).to_owned(), *on)).collect();
                let now = seat.desk.promising.on;
                seat.desk.promising.on = seat.screen.pick("On condition that", all)?.unwrap_or(now);
            }
            Part::Nation => {
                let among = seat.desk.promising.nations(&seat.sheet);
                let now = seat.desk.promising.nation;
                seat.desk.promising.nation = nation(seat, "Which nation?", among)?.or(now);
            }
            Part::Incident => {
                let live = Promising::incidents(&seat.sheet).map(|(id, title)| (title.to_owned(), id)).collect();
                let now = seat.desk.promising.incident;
                seat.desk.promising.incident = seat.screen.pick("Which incident?", live)?.or(now);
            }
            Part::Theirs => {
                let Some(by) = seat.desk.promising.nation else {
                    seat.screen.say("Say first which nation.");
                    continue;
                };
                let mut theirs = seat.desk.promising.theirs;
                act(seat, Whose::Theirs(by), &mut theirs)?;
                seat.desk.promising.theirs = theirs;
            }
            Part::Until => {
                let rounds = seat.desk.promising.rounds_of_condition(&seat.sheet);
                let now = seat.desk.promising.until;
                seat.desk.promising.until = round(seat, rounds)?.or(now);
            }
            Part::Ours => {
                let mut ours = seat.desk.promising.ours;
                act(seat, Whose::Ours, &mut ours)?;
                seat.desk.promising.ours = ours;
            }
            Part::By => {
                let rounds = seat.desk.promising.rounds_of_act(&seat.sheet);
                let now = seat.desk.promising.by_round;
                seat.desk.promising.by_round = round(seat, rounds)?.or(now);
            }
            Part::Carrier => {
                let now = seat.desk.promising.carrier;
                seat.desk.promising.carrier = carrier(seat)?.unwrap_or(now);
            }
            Part::Text => {
                let ask = "What do you write besides? One line, or nothing. The ledger does not read it.";
                let now = seat.desk.promising.prose.clone();
                seat.desk.promising.prose = seat.screen.write(ask)?.unwrap_or(now);
            }
            Part::Give => match seat.desk.promising.talk(&seat.sheet) {
                None => still_open(seat, &seat.desk.promising.lacks(&seat.sheet)),
                Some(talk) => {
                    if seat.talk(talk, "Given.") {
                        seat.desk.promising.given();
                        return Ok(());
                    }
                }
            },
        }
    }
}

fn parts(seat: &Seat) -> Vec<(String, Part)> {
    let (sheet, form) = (&seat.sheet, &seat.desk.promising);
    let on = If::ALL.iter().find(|(on, _)| *on == form.on).map_or("", |(_, words)| words);
    let to = match form.only {
        None => "everybody, in public".to_owned(),
        Some(to) if to.is_empty() => "open".to_owned(),
        Some(to) => names(sheet, to),
    };
    let round = |round: Option<u8>| round.map_or("open".to_owned(), |round| round.to_string());
    let title = |choosing: &Choosing| {
        let toward = choosing.toward.map_or(String::new(), |id| format!(", toward {}", name(sheet, id)));
        choosing.act(sheet).map_or("open".to_owned(), |act| format!("{}{toward}", act.title))
    };
    let mut parts = vec![(format!("To: {to}"), Part::To), (format!("On condition that: {on}"), Part::On)];
    match form.on {
        If::Always => {}
        If::Continues => {
            let row = sheet.incidents.iter().find(|row| Some(row.id) == form.incident);
            parts.push((format!("Incident: {}", row.map_or("open", |row| row.title.as_str())), Part::Incident));
        }
        If::Conduct | If::Restrains | If::Unrestrained | If::NamesUs => {
            let nation = form.nation.map_or("open", |id| name(sheet, id));
            parts.push((format!("Nation: {nation}"), Part::Nation));
        }
    }
    if form.on == If::Conduct {
        let they = if form.theirs.not { "do not do" } else { "do" };
        parts.push((format!("What they {they}: {}", title(&form.theirs)), Part::Theirs));
    }
    if form.on != If::Always {
        parts.push((format!("Condition by the end of round: {}", round(form.until)), Part::Until));
    }
    let will = if form.ours.not { "will not" } else { "will" };
    let text = if form.prose.is_empty() { "none" } else { form.prose.as_str() };
    parts.extend([
        (format!("What we {will} do: {}", title(&form.ours)), Part::Ours),
        (format!("By the end of round: {}", round(form.by_round)), Part::By),
        (format!("Carried by: {}", carried(form.carrier)), Part::Carrier),
        (format!("Text: {text}"), Part::Text),
        ("Give the pledge".to_owned(), Part::Give),
    ]);
    parts
}

fn audience(seat: &mut Seat) -> Asked<()> {
    let ways = vec![("In public: it weighs more".to_owned(), false), ("Between parties".to_owned(), true)];
    match seat.screen.pick("To whom is it given?", ways)? {
        None => {}
        Some(false) => seat.desk.promising.only = None,
        Some(true) => {
            let now = seat.desk.promising.only.unwrap_or(NationSet::NONE);
            seat.desk.promising.only = Some(nations(seat, "To whom?", now, None)?);
        }
    }
    Ok(())
}

/// Has a round chosen.
fn round(seat: &mut Seat, rounds: RangeInclusive<u8>) -> Asked<Option<u8>> {
    if rounds.is_empty() {
        seat.screen.say("No round is left for it.");
        return Ok(None);
    }
    let label = |round| capitalised(&seat.sheet.header.dated(round));
    seat.screen.pick("By the end of which round?", rounds.map(|round| (label(round), round)).collect())
}

/// Has an act chosen: do or do not, its kind, which, toward whom.
fn act(seat: &mut Seat, whose: Whose, choosing: &mut Choosing) -> Asked<()> {
    let words = if whose == Whose::Ours { ["We will", "We will not"] } else { ["They do", "They do not"] };
    let ways = words.into_iter().zip([false, true]).map(|(word, not)| (word.to_owned(), not)).collect();
    let Some(not) = seat.screen.pick("Is it done, or not?", ways)? else { return Ok(()) };
    let acts = whose.acts(&seat.sheet, not);
    let has = |class: &&LegalClass| acts.iter().any(|act| act.class == **class);
    let classes = LegalClass::ALL.iter().filter(has).map(|class| (capitalised(class.word()), *class)).collect();
    let Some(class) = seat.screen.pick("Which kind of act?", classes)? else { return Ok(()) };
    let of_class = whose.acts(&seat.sheet, not).into_iter().filter(|act| act.class == class);
    let of_class = of_class.map(|act| (act.title.clone(), act.action)).collect();
    let Some(action) = seat.screen.pick("Which act?", of_class)? else { return Ok(()) };
    *choosing = Choosing { class: Some(class), action: Some(action), toward: None, not };
    choosing.settle(&seat.sheet, whose);
    let Some((unnamed, named)) = choosing.act(&seat.sheet).map(|act| whose.aims(&seat.sheet, act, not)) else {
        return Ok(());
    };
    if named.is_empty() {
        return Ok(());
    }
    let anybody = unnamed.then(|| ("Anybody".to_owned(), None));
    let us = seat.sheet.seat;
    let label = |id| if id == us { "Us".to_owned() } else { name(&seat.sheet, id).to_owned() };
    let all = anybody.into_iter().chain(named.iter().map(|id| (label(id), Some(id)))).collect();
    if let Some(toward) = seat.screen.pick("Toward whom?", all)? {
        choosing.toward = toward;
    }
    Ok(())
}
