//! Negotiated texts, what may be said over them, and the norms.

use super::common::still_open;
use super::screen::Asked;
use super::seat::Seat;
use crate::desk::{Bundle, Text, name, names, stands, text_waits};
use crate::order::{Says, Talk};
use crate::terms::letters::capitalised;
use crate::terms::{DraftStage, Phase};
use crate::view::sheet::{BracketRow, ClauseRow, DraftMove, DraftRow, Sheet};

/// The texts that the seat sees, and the norms.
pub(super) fn texts(seat: &mut Seat) -> Asked<()> {
    loop {
        let label = |row: &DraftRow| {
            let waits = if text_waits(&seat.sheet, row) { ". Your word is asked for" } else { "" };
            format!("{} ({}, {}){waits}", row.title, row.stage.word(), row.forum)
        };
        let drafts = seat.sheet.drafts.iter().map(|row| (label(row), Text::Draft(row.draft)));
        let all = drafts.chain([("Norms: what everybody has agreed to, and how it wears".to_owned(), Text::Norms)]);
        let Some(text) = seat.screen.pick("Texts and norms", all.collect())? else { return Ok(()) };
        seat.desk.text = Some(text);
        match text {
            Text::Norms => norms(seat)?,
            Text::Draft(draft) => one(seat, draft)?,
        }
    }
}

#[derive(Clone)]
enum Way {
    Say(Talk),
    Clause(usize),
    Package,
    Read,
}

fn one(seat: &mut Seat, draft: u8) -> Asked<()> {
    let mut read = true;
    loop {
        let Some(row) = seat.sheet.drafts.iter().find(|row| row.draft == draft).cloned() else { return Ok(()) };
        if read {
            about(seat, &row);
        }
        read = false;
        match seat.screen.pick("What do you say?", ways(&row))? {
            None => return Ok(()),
            Some(Way::Read) => read = true,
            Some(Way::Package) => package(seat, &row)?,
            Some(Way::Clause(place)) => clause_moves(seat, &row, place)?,
            Some(Way::Say(talk)) => _ = seat.talk(talk, "Said."),
        }
    }
}

/// What may be said over the whole, and the clauses over which something may be said.
fn ways(row: &DraftRow) -> Vec<(String, Way)> {
    let says = |one: &DraftMove| (capitalised(&one.label), Way::Say(one.talk.clone()));
    let mut ways: Vec<(String, Way)> = row.moves.iter().map(says).collect();
    for (place, clause) in row.clauses.iter().enumerate() {
        if !moves(clause).is_empty() {
            ways.push((format!("Clause {}. {}", place + 1, clause.title), Way::Clause(place)));
        }
    }
    if !row.packages.is_empty() {
        ways.push(("Offer a package: one option for another".to_owned(), Way::Package));
    }
    ways.push(("Read the text again".to_owned(), Way::Read));
    ways
}

/// What may be said over the options of a clause, and over the whole of it.
fn moves(clause: &ClauseRow) -> Vec<(String, Talk)> {
    let of_option = |option: &BracketRow| {
        let label = |one: &DraftMove| (format!("{}: {}", option.number, one.label), one.talk.clone());
        option.moves.iter().map(label).collect::<Vec<_>>()
    };
    let of_clause = |one: &DraftMove| {
        let lifts = matches!(&one.talk, Talk::Draft(talk) if matches!(talk.says, Says::Lift(_)));
        let label = if lifts { "Lift the reservation" } else { "Reserve the clause; it takes political capital" };
        (label.to_owned(), one.talk.clone())
    };
    clause.options.iter().flat_map(of_option).chain(clause.moves.iter().map(of_clause)).collect()
}

fn clause_moves(seat: &mut Seat, row: &DraftRow, place: usize) -> Asked<()> {
    let Some(clause) = row.clauses.get(place) else { return Ok(()) };
    if let Some(talk) = seat.screen.pick(&format!("Clause {}. {}", place + 1, clause.title), moves(clause))? {
        seat.talk(talk, "Said.");
    }
    Ok(())
}

fn about(seat: &Seat, row: &DraftRow) {
    let (screen, sheet) = (&seat.screen, &seat.sheet);
    let kind = if row.treaty { "Treaty" } else { "Declaration" };
    screen.head(&row.title);
    screen.say(&format!("{kind}. {}. {}", capitalised(&row.forum), stands(sheet, row)));
    let sets = [
        ("Sits there", row.members),
        ("Sponsors", row.sponsors),
        ("Broke the silence", row.against),
        ("Signed", row.signed),
        ("Parties", row.parties),
    ];
    for (word, set) in sets.into_iter().filter(|(_, set)| !set.is_empty()) {
        screen.item(&format!("{word}: {}", names(sheet, set)));
    }
    if let Some(endorsed) = row.endorsed {
        screen.item(if endorsed { "Stakeholders endorse it" } else { "Stakeholders refuse it" });
    }
    row.package.iter().for_each(|package| screen.say(&format!("On offer: {package}.")));
    row.hindrance.iter().for_each(|why| screen.say(why));
    for (number, clause) in (1..).zip(&row.clauses) {
        clause_of(seat, row, number, clause);
    }
    if row.member && row.stage == DraftStage::Tabled && sheet.header.phase != Phase::Talks {
        screen.say("It is negotiated in Talks.");
    }
}

fn clause_of(seat: &Seat, row: &DraftRow, number: u8, clause: &ClauseRow) {
    seat.screen.say(&format!("Clause {number}. {}", clause.title));
    if !clause.reserved.is_empty() {
        seat.screen.item(&format!("Reserved by {}", names(&seat.sheet, clause.reserved)));
    }
    let adopted = row.stage == DraftStage::Adopted;
    for option in clause.options.iter().filter(|option| option.stands || !adopted) {
        seat.screen.item(&format!("{}: {}{}", option.number, option.text, remarks(&seat.sheet, option, adopted)));
    }
}

/// What is to be said of an option: whether it stands, what the instructions and others say of it.
fn remarks(sheet: &Sheet, option: &BracketRow, adopted: bool) -> String {
    if adopted {
        return String::new();
    }
    let mut remarks = vec![if option.stands { "Stands in the text" } else { "In brackets" }.to_owned()];
    match option.weight {
        _ if option.red_line => remarks.push("your instructions: a red line".to_owned()),
        0 => {}
        weight if weight > 0 => remarks.push(format!("your instructions: prefer it (+{weight})")),
        weight => remarks.push(format!("your instructions: object (−{})", -weight)),
    }
    for (word, who) in ["preferred by", "lived with by", "objected to by"].iter().zip(option.marks) {
        if !who.is_empty() {
            remarks.push(format!("{word} {}", names(sheet, who)));
        }
    }
    let groups = ["industry", "civil society", "the technical community"];
    let lean = |is: fn(i16) -> bool| {
        let lean = groups.iter().zip(option.panel).filter(|(_, by)| is(*by)).map(|(group, _)| *group);
        lean.collect::<Vec<_>>().join(", ")
    };
    for (word, who) in [("for it", lean(|by| by > 0)), ("against it", lean(|by| by < 0))] {
        if !who.is_empty() {
            remarks.push(format!("{word}: {who}"));
        }
    }
    format!(" ({})", remarks.join("; "))
}

#[derive(Clone, Copy)]
enum Part {
    To,
    Gives,
    Takes,
    Offer,
}

/// A package, part by part.
fn package(seat: &mut Seat, row: &DraftRow) -> Asked<()> {
    seat.desk.bundle.turn_to(row);
    loop {
        let bundle = seat.desk.bundle;
        let pick = |pick: Option<crate::order::Pick>| pick.map_or("open".to_owned(), |pick| pick.to_string());
        let to = bundle.to.map_or("open", |to| name(&seat.sheet, to));
        let parts = vec![
            (format!("To: {to}"), Part::To),
            (format!("You give: {}", pick(bundle.gives)), Part::Gives),
            (format!("You take: {}", pick(bundle.takes)), Part::Takes),
            ("Offer the package".to_owned(), Part::Offer),
        ];
        let heading = "A package. The objections of the two of you fall with it";
        let Some(part) = seat.screen.pick(heading, parts)? else { return Ok(()) };
        match part {
            Part::To => {
                let all = Bundle::partners(row).iter().map(|to| (name(&seat.sheet, to).to_owned(), to)).collect();
                if let Some(to) = seat.screen.pick("To whom?", all)? {
                    seat.desk.bundle = Bundle { to: Some(to), ..Bundle { draft: row.draft, ..Bundle::default() } };
                }
            }
            Part::Gives => {
                let all = bundle.to_give(row).into_iter().map(|pick| (pick.to_string(), pick)).collect();
                if let Some(gives) = seat.screen.pick("What do you give?", all)? {
                    seat.desk.bundle = Bundle { gives: Some(gives), takes: None, ..bundle };
                }
            }
            Part::Takes => {
                let all = bundle.to_take(row).into_iter().map(|pick| (pick.to_string(), pick)).collect();
                seat.desk.bundle.takes = seat.screen.pick("What do you take?", all)?.or(bundle.takes);
            }
            Part::Offer => match bundle.talk(row) {
                None => still_open(seat, &bundle.lacks()),
                Some(talk) => {
                    if seat.talk(talk, "Offered.") {
                        seat.desk.bundle = Bundle::default();
                        return Ok(());
                    }
                }
            },
        }
    }
}

fn norms(seat: &mut Seat) -> Asked<()> {
    seat.screen.head("Norms. Voluntary, and always in play. A breach that nobody answers by citing the norm wears it.");
    for norm in &seat.sheet.board.norms {
        let stage = norm.stage.map_or(String::new(), |stage| format!(", {stage}"));
        let support = names(&seat.sheet, norm.support);
        let text = if norm.text == norm.name { String::new() } else { format!(" {}", norm.text) };
        seat.screen.item(&format!("{}:{text} Supported by {support}; worn {} of 10{stage}.", norm.name, norm.erosion));
    }
    seat.screen.wait("Press Enter to go back.")
}
