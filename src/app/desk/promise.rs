//! A pledge being worded: to whom, on what condition, what, by when, and the message that carries it.

use super::{Choosing, Desk, If, Promising, acts as picking};
use crate::app::forms;
use crate::app::spoken;
use crate::app::theme::space;
use crate::app::widgets;
use crate::order::{Act, Audience, Pledge, Pledging, Proviso, Talk};
use crate::terms::letters::capitalised;
use crate::terms::{Carrier, NationId, NationSet};
use crate::view::sheet::Sheet;
use bevy_egui::egui;
use egui::{TextEdit, Ui};
use picking::Whose;

/// Shows the form.
pub(super) fn show(ui: &mut Ui, desk: Desk<'_>, promising: &mut Promising, acts: &mut Vec<Act>) {
    let sheet = desk.sheet;
    audience(ui, sheet, promising);
    condition(ui, sheet, promising);
    ui.add_space(space::SMALL);
    widgets::rule(ui);
    picking::show(ui, sheet, Whose::Ours, &mut promising.ours);
    let after = if promising.on == If::Always { None } else { promising.until };
    let first = picking::first_round(sheet, &promising.ours).max(after.map_or(0, |round| round + 1));
    rounds(ui, sheet, ("By the end of round", "we"), first, sheet.header.rounds, &mut promising.by_round);
    ui.add_space(space::SMALL);
    widgets::rule(ui);
    forms::group(ui, "Carried by", |ui| {
        for &carrier in Carrier::ALL {
            if forms::choice(ui, spoken::carrier(carrier), promising.carrier == carrier).clicked() {
                promising.carrier = carrier;
            }
        }
    });
    ui.add_space(space::SMALL);
    let label = widgets::overline(ui, "Text");
    let field = TextEdit::multiline(&mut promising.prose)
        .desired_rows(2)
        .desired_width(f32::INFINITY)
        .hint_text("What you write besides. People read it; the ledger does not.");
    ui.add(field).labelled_by(label.id);
    ui.add_space(space::SMALL);
    let pledge = composed(sheet, promising);
    match &pledge {
        Some(pledge) => widgets::prose(ui, &in_words(sheet, pledge)),
        None => widgets::remark(ui, "Something is still to be chosen."),
    };
    if forms::settle(ui, "Give the pledge", pledge.is_some())
        && let Some(pledge) = pledge
    {
        let prose = Some(promising.prose.trim().to_owned()).filter(|prose| !prose.is_empty());
        acts.push(Act::Talk(Talk::Pledge(Pledging { pledge, carrier: promising.carrier, prose })));
        *promising = Promising { carrier: promising.carrier, ..Promising::default() };
    }
}

fn audience(ui: &mut Ui, sheet: &Sheet, promising: &mut Promising) {
    forms::group(ui, "Given", |ui| {
        if forms::choice(ui, "In public", promising.only.is_none()).clicked() {
            promising.only = None;
        }
        if forms::choice(ui, "Between parties", promising.only.is_some()).clicked() {
            promising.only.get_or_insert(NationSet::NONE);
        }
    });
    if let Some(to) = &mut promising.only {
        super::layout::addressees(ui, sheet, "To", to, None);
    }
    widgets::remark(ui, "In public a word weighs more: kept or broken, everybody sees it.");
}

fn condition(ui: &mut Ui, sheet: &Sheet, promising: &mut Promising) {
    forms::group(ui, "On condition that", |ui| {
        let kinds = [
            ("Nothing: it binds at once", If::Always),
            ("A nation does, or does not", If::Conduct),
            ("An incident goes on", If::Continues),
            ("A host restrains its groups", If::Restrains),
            ("A host does not", If::Unrestrained),
            ("A nation names us in public", If::NamesUs),
        ];
        for (label, on) in kinds {
            if forms::choice(ui, label, promising.on == on).clicked() {
                promising.on = on;
            }
        }
    });
    match promising.on {
        If::Always => return,
        If::Continues => incident(ui, sheet, promising),
        If::Conduct | If::Restrains | If::Unrestrained | If::NamesUs => nation(ui, sheet, promising),
    }
    if let (If::Conduct, Some(by)) = (promising.on, promising.nation) {
        ui.push_id("theirs", |ui| picking::show(ui, sheet, Whose::Theirs(by), &mut promising.theirs));
    }
    let first = if promising.on == If::Conduct { picking::first_round(sheet, &promising.theirs) } else { 1 };
    let last = sheet.header.rounds.saturating_sub(1);
    rounds(ui, sheet, ("Condition by the end of round", "they"), first, last, &mut promising.until);
}

fn incident(ui: &mut Ui, sheet: &Sheet, promising: &mut Promising) {
    let live = || sheet.incidents.iter().filter(|row| row.live);
    promising.incident = promising.incident.filter(|&id| live().any(|row| row.id == id));
    forms::group(ui, "Incident", |ui| {
        for row in live() {
            if forms::choice(ui, &row.title, promising.incident == Some(row.id)).clicked() {
                promising.incident = Some(row.id);
            }
        }
        if live().next().is_none() {
            widgets::remark(ui, "No incident is live.");
        }
    });
}

fn nation(ui: &mut Ui, sheet: &Sheet, promising: &mut Promising) {
    let hosts = matches!(promising.on, If::Restrains | If::Unrestrained);
    // A host must hear that its restraint is waited for.
    let hears = |id: NationId| !hosts || promising.only.is_none_or(|to| to.has(id));
    let fit: Vec<NationId> = spoken::others(sheet).into_iter().filter(|&id| hears(id)).collect();
    promising.nation = promising.nation.filter(|id| fit.contains(id));
    forms::group(ui, if hosts { "Host" } else { "Nation" }, |ui| {
        for id in fit {
            let name = spoken::name(sheet, id);
            if forms::choice_said(ui, name, &format!("if {name}"), promising.nation == Some(id)).clicked() {
                promising.nation = Some(id);
            }
        }
    });
}

/// The rounds from one to another, not those that are over.
fn rounds(ui: &mut Ui, sheet: &Sheet, words: (&str, &str), first: u8, last: u8, chosen: &mut Option<u8>) {
    let first = first.max(sheet.header.round).max(1);
    *chosen = chosen.filter(|round| (first..=last).contains(round));
    forms::group(ui, words.0, |ui| {
        for round in first..=last {
            let said = format!("{} by round {round}", words.1);
            if forms::choice_said(ui, &round.to_string(), &said, *chosen == Some(round)).clicked() {
                *chosen = Some(round);
            }
        }
        if first > last {
            widgets::remark(ui, "No round is left for it.");
        }
    });
}

/// The pledge as it is worded, once everything is chosen.
fn composed(sheet: &Sheet, promising: &Promising) -> Option<Pledge> {
    let to = match promising.only {
        None => Audience::Everyone,
        Some(to) if to.is_empty() => return None,
        Some(to) => Audience::Only(to),
    };
    let provided = match promising.on {
        If::Always => None,
        on => Some(proviso(sheet, promising, on)?),
    };
    let course = picking::course(sheet, &promising.ours, promising.by_round?)?;
    Some(Pledge { to, provided, course })
}

fn proviso(sheet: &Sheet, promising: &Promising, on: If) -> Option<Proviso> {
    let until = promising.until?;
    Some(match on {
        If::Always => return None,
        If::Conduct => {
            let theirs: &Choosing = &promising.theirs;
            Proviso::Conduct(promising.nation?, picking::course(sheet, theirs, until)?)
        }
        If::Continues => Proviso::Continues(promising.incident?, until),
        If::Restrains => Proviso::Restrains(promising.nation?, until),
        If::Unrestrained => Proviso::Unrestrained(promising.nation?, until),
        If::NamesUs => Proviso::NamesUs(promising.nation?, until),
    })
}

/// The pledge as it will be read.
fn in_words(sheet: &Sheet, pledge: &Pledge) -> String {
    let name = |id: NationId| spoken::name(sheet, id);
    let said = format!("we will {}", picking::in_words(sheet, &pledge.course));
    let on = match pledge.provided {
        None => return capitalised(&format!("{said}.")),
        Some(Proviso::Conduct(by, course)) => format!("Should {} {}", name(by), picking::in_words(sheet, &course)),
        Some(Proviso::Continues(id, round)) => {
            let title = sheet.incidents.iter().find(|row| row.id == id).map_or("the incident", |row| &row.title);
            format!("Should “{title}” go on to round {round}")
        }
        Some(Proviso::Restrains(host, round)) => {
            format!("Should {} have restrained the groups that it shelters by round {round}", name(host))
        }
        Some(Proviso::Unrestrained(host, round)) => {
            format!("Should {} not have restrained the groups that it shelters by round {round}", name(host))
        }
        Some(Proviso::NamesUs(by, round)) => format!("Should {} name us in public by round {round}", name(by)),
    };
    format!("{on}, {said}.")
}
