//! What can be ordered, an order being completed, and the tray.

use super::common::{card_line, done, means};
use super::screen::Asked;
use super::seat::Seat;
use super::wording;
use crate::desk::{Drafting, Wanting, by_action, found_by, name, rung_line, unaimed};
use crate::order::{Act, Seal};
use crate::terms::letters::capitalised;
use crate::terms::{ActionId, LegalClass, OrderId, Phase};
use crate::view::sheet::{Gate, Needs, OptionRow, TrayRow};

/// How many options are put first.
const FIRST: usize = 6;

#[derive(Clone, Copy)]
enum Way {
    Take(ActionId),
    Class(LegalClass),
    Search,
    Tray,
}

/// What can be ordered, and the tray.
pub(super) fn orders(seat: &mut Seat) -> Asked<()> {
    let mut known = Vec::new();
    loop {
        if !matches!(seat.sheet.header.phase, Phase::Talks | Phase::Orders) {
            seat.screen.head("Nothing can be ordered yet. Orders open with Talks and are locked after them.");
            return Ok(());
        }
        let room = seat.sheet.room;
        let orders = if room.orders == 1 { "order" } else { "orders" };
        let statement = if room.statements == 0 { "no statement" } else { "one statement" };
        seat.screen.head(&format!("Room for {} more {orders} and {statement}. {}", room.orders, means(&seat.sheet)));
        let actions = by_action(&seat.sheet.options);
        let mut ways: Vec<(String, Way)> =
            actions.iter().take(FIRST).map(|option| (line(option), Way::Take(option.action))).collect();
        let others = || actions.iter().skip(FIRST);
        for &class in LegalClass::ALL {
            let many = others().filter(|option| option.class == class).count();
            if many > 0 {
                ways.push((format!("Other actions, {} ({many})", class.word()), Way::Class(class)));
            }
        }
        if actions.is_empty() {
            seat.screen.say("Nothing more can be ordered this round: staff, capital or room are used up.");
        } else {
            ways.push(("Look for an action".to_owned(), Way::Search));
        }
        if !seat.sheet.tray.is_empty() {
            ways.push((format!("Tray ({})", seat.sheet.tray.len()), Way::Tray));
        }
        let heading = "Orders. What the desk would consider stands first";
        let Some(way) = seat.screen.pick_known(heading, ways, &mut known)? else { return Ok(()) };
        let chosen = match way {
            Way::Take(action) => Some(action),
            Way::Class(class) => {
                let of_class = by_action(&seat.sheet.options).into_iter().skip(FIRST).filter(|row| row.class == class);
                let all = of_class.map(|row| (line(row), row.action)).collect();
                seat.screen.pick(&capitalised(class.word()), all)?
            }
            Way::Search => search(seat)?,
            Way::Tray => {
                tray(seat)?;
                None
            }
        };
        if let Some(action) = chosen {
            begin(seat, action);
            page(seat)?;
        }
    }
}

fn search(seat: &mut Seat) -> Asked<Option<ActionId>> {
    let words = seat.screen.write("Which word is in its name or in what it teaches?")?;
    let Some(words) = words.map(|words| words.to_lowercase()) else { return Ok(None) };
    let found = by_action(&seat.sheet.options).into_iter().filter(|row| found_by(row, &words));
    let found: Vec<_> = found.map(|row| (line(row), row.action)).collect();
    if found.is_empty() {
        seat.screen.say(&format!("No action that can be ordered now has “{words}” in it."));
        return Ok(None);
    }
    seat.screen.pick("Found", found)
}

fn begin(seat: &mut Seat, action: ActionId) {
    let options = &seat.sheet.options;
    let option = by_action(options).into_iter().find(|row| row.action == action);
    seat.desk.drafting = option.map(|option| Drafting::of(unaimed(options, option)));
}

/// What something costs.
fn cost((staff, capital, funds): (i16, i16, i16)) -> String {
    let parts = [(staff, "staff"), (capital, "capital"), (funds, "funds")];
    let parts = parts.iter().filter(|(cost, _)| *cost > 0).map(|(cost, what)| format!("{cost} {what}"));
    let parts: Vec<String> = parts.collect();
    if parts.is_empty() { "costs nothing".to_owned() } else { parts.join(", ") }
}

/// The seal in words.
const fn seal(seal: Seal) -> &'static str {
    match seal {
        Seal::Lawful => "lawful",
        Seal::LawfulIf => "lawful if",
        Seal::Contested => "contested",
        Seal::Unlawful => "unlawful",
    }
}

/// An option in a line.
fn line(option: &OptionRow) -> String {
    let heat = if option.heat > 0 { format!(", heat {}", option.heat) } else { String::new() };
    let statement = if option.statement { ", the round’s statement" } else { "" };
    format!("{} ({}, {}{heat}{statement})", option.title, seal(option.gate.seal), cost(option.cost))
}

#[derive(Clone, Copy)]
enum Part {
    Put,
    Aim,
    About,
    Wording,
    Card,
}

/// An order being completed.
pub(super) fn page(seat: &mut Seat) -> Asked<()> {
    if let Some(option) = seat.desk.drafting.and_then(|drafting| drafting.option(&seat.sheet).cloned()) {
        about(seat, &option);
    }
    // Nobody is aimed at unasked.
    if let Some(mut drafting) = seat.desk.drafting.filter(|drafting| drafting.targets(&seat.sheet).len() > 1) {
        let aimed = aim(seat, &mut drafting)?;
        seat.desk.drafting = aimed.then_some(drafting);
    }
    loop {
        let Some(mut drafting) = seat.desk.drafting else { return Ok(()) };
        let Some(option) = drafting.option(&seat.sheet).cloned() else {
            seat.screen.say("This can be ordered no more.");
            seat.desk.drafting = None;
            return Ok(());
        };
        let (gate, refused) = seat.weigh(&drafting.order);
        verdict(seat, &gate, refused.as_deref());
        let heading = format!("{}: {}", option.title, cost(option.cost));
        let Some(part) = seat.screen.pick(&heading, parts(seat, &drafting, &option))? else {
            seat.desk.drafting = None;
            return Ok(());
        };
        match part {
            Part::Put => {
                if let Some(why) = refused {
                    seat.screen.say(&format!("It cannot be ordered: {why}"));
                } else if seat.act(Act::Order { order: drafting.order, reason: None }) {
                    seat.desk.drafting = None;
                    seat.screen.say(&format!("In the tray. {}", means(&seat.sheet)));
                    return Ok(());
                }
            }
            Part::Aim => {
                aim(seat, &mut drafting)?;
            }
            Part::About => {
                let title =
                    |id| seat.sheet.incidents.iter().find(|row| Some(row.id) == id).map(|row| row.title.clone());
                let label = |id| title(id).unwrap_or_else(|| "No incident".to_owned());
                let all = drafting.incidents(&seat.sheet).into_iter().map(|id| (label(id), id)).collect();
                if let Some(incident) = seat.screen.pick("About which incident?", all)? {
                    drafting.turn_to(&seat.sheet, incident);
                }
            }
            Part::Wording => {
                if let Needs::Wording(from, to) = option.needs {
                    let mut text = drafting.order.wording.as_ref().map(Wanting::of).unwrap_or_default();
                    let filled = wording::form(seat, drafting.order.incident, (from, to), &mut text);
                    drafting.order.wording = Some(text.wording());
                    filled?;
                }
            }
            Part::Card => {
                let all = drafting.cards(&seat.sheet).map(|card| (card_line(card), card.id)).collect();
                let chosen = seat.screen.pick("Whose source is to be checked?", all)?;
                drafting.order.card = chosen.or(drafting.order.card);
            }
        }
        seat.desk.drafting = Some(drafting);
    }
}

/// Asks whom an order is aimed at; whether somebody, or nobody, was chosen.
fn aim(seat: &mut Seat, drafting: &mut Drafting) -> Asked<bool> {
    let label = |target: Option<_>| target.map_or("Nobody".to_owned(), |id| name(&seat.sheet, id).to_owned());
    let all = drafting.targets(&seat.sheet).into_iter().map(|target| (label(target), target)).collect();
    let chosen = seat.screen.pick("Aimed at whom?", all)?;
    if let Some(target) = chosen {
        drafting.aim(&seat.sheet, target);
    }
    Ok(chosen.is_some())
}

fn parts(seat: &Seat, drafting: &Drafting, option: &OptionRow) -> Vec<(String, Part)> {
    let sheet = &seat.sheet;
    let mut parts = vec![("Put it into the tray".to_owned(), Part::Put)];
    if drafting.targets(sheet) != [None] {
        let target = drafting.stem.target.map_or("nobody", |id| name(sheet, id));
        parts.push((format!("Aimed at: {target}"), Part::Aim));
    }
    if drafting.incidents(sheet) != [None] {
        let about = sheet.incidents.iter().find(|row| Some(row.id) == drafting.stem.incident);
        parts.push((format!("About: {}", about.map_or("no incident", |row| row.title.as_str())), Part::About));
    }
    match option.needs {
        Needs::Nothing => {}
        Needs::Wording(..) => {
            let rung = drafting.order.wording.map_or("open".to_owned(), |text| rung_line(text.rung));
            parts.push((format!("What it says: {rung}"), Part::Wording));
        }
        Needs::Card => {
            let card = drafting.cards(sheet).find(|card| Some(card.id) == drafting.order.card);
            parts.push((format!("The slip: {}", card.map_or("open", |card| card.title.as_str())), Part::Card));
        }
    }
    parts
}

fn about(seat: &Seat, option: &OptionRow) {
    let screen = &seat.screen;
    screen.head(&option.title);
    screen.say(&option.teaches);
    screen.say(&format!(
        "Heat {}; {}; {}; rule {}.",
        option.heat,
        option.class.word(),
        if option.public { "in the open" } else { "not in public" },
        option.rule
    ));
    screen.say(&format!("Signals: {}", option.signals));
    if !option.replies.is_empty() {
        screen.say(&format!("Expect: {}", option.replies.join(" ")));
    }
}

/// The seal, with what is missing, what is doubtful, and why it would be refused.
fn verdict(seat: &Seat, gate: &Gate, refused: Option<&str>) {
    let screen = &seat.screen;
    screen.head(&format!("Before the law: {}.", seal(gate.seal)));
    gate.missing.iter().for_each(|missing| screen.item(&format!("Missing: {missing}")));
    gate.doubts.iter().for_each(|doubt| screen.item(&format!("Doubtful: {doubt}")));
    for stake in &gate.stakes {
        screen.item(&format!("At stake, {stake}"));
    }
    if let Some(why) = refused {
        screen.say(&format!("It cannot be ordered so: {why}"));
    }
}

#[derive(Clone)]
enum OfOrder {
    Withdraw,
    Sign(String),
}

/// The orders in the tray, which can be taken out and signed.
fn tray(seat: &mut Seat) -> Asked<()> {
    loop {
        if seat.sheet.tray.is_empty() {
            seat.screen.say("The tray is empty.");
            return Ok(());
        }
        let label = |row: &TrayRow| format!("{} ({}, {})", row.text, seal(row.gate.seal), cost(row.cost));
        let rows = seat.sheet.tray.iter().map(|row| (label(row), row.id)).collect();
        let Some(order) = seat.screen.pick("Tray", rows)? else { return Ok(()) };
        of_order(seat, order)?;
    }
}

fn of_order(seat: &mut Seat, order: OrderId) -> Asked<()> {
    let place = seat.sheet.tray.iter().position(|row| row.id == order).unwrap_or(usize::MAX);
    if let Some((signed, wanting)) = seat.team.signed.get(place) {
        if !signed.is_empty() {
            seat.screen.say(&format!("Initials: {}.", signed.join(", ")));
        }
        let pages: Vec<&str> = wanting.iter().map(|page| page.word()).collect();
        if !pages.is_empty() {
            seat.screen.say(&format!("Not signed by {}.", pages.join(" and ")));
        }
    }
    let mut ways = vec![("Take it out".to_owned(), OfOrder::Withdraw)];
    let signs =
        |member: &crate::order::Member| (format!("{} signs", member.initials), OfOrder::Sign(member.initials.clone()));
    ways.extend(seat.team.signers(place).map(signs));
    match seat.screen.pick("", ways)? {
        None => {}
        Some(OfOrder::Withdraw) => _ = done(seat, Act::Withdraw { order }, "Taken out."),
        Some(OfOrder::Sign(initials)) => _ = done(seat, Act::Sign { order, initials }, "Signed."),
    }
    Ok(())
}
