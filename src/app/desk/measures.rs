//! Restrictive measures in force, the pressure that they and threats make (7.3), and countermeasures (6.1).

use crate::app::forms;
use crate::app::spoken;
use crate::app::theme::space;
use crate::app::widgets;
use crate::terms::Module;
use crate::terms::letters::capitalised;
use crate::view::sheet::Sheet;
use bevy_egui::egui::Ui;

/// Shows them, if they are played.
pub(super) fn show(ui: &mut Ui, sheet: &Sheet) {
    counter(ui, sheet);
    terms(ui, sheet);
    if !sheet.header.plays(Module::Measures) {
        return;
    }
    ui.add_space(space::MEDIUM);
    widgets::overline(ui, "Restrictive measures and pressure");
    if sheet.measures.is_empty() && sheet.pressure.is_empty() {
        widgets::remark(ui, "None are in force, and nobody is under pressure.");
    }
    for row in &sheet.measures {
        let (by, on) = (spoken::name(sheet, row.by), spoken::name(sheet, row.on));
        widgets::remark(ui, &format!("{by} against {on}, since round {}.", row.since));
    }
    for row in &sheet.pressure {
        let mut from = Vec::new();
        if !row.imposing.is_empty() {
            from.push(format!("measures of {}", spoken::names(sheet, row.imposing)));
        }
        if !row.threatening.is_empty() {
            from.push(format!("threats of {}", spoken::names(sheet, row.threatening)));
        }
        let from = if from.is_empty() { "fading".to_owned() } else { from.join("; ") };
        let words = format!("Pressure on {}: {}. {}.", spoken::name(sheet, row.on), row.level, capitalised(&from));
        forms::because(widgets::remark(ui, &words), "Pressure", &row.because, ui);
    }
    if sheet.pressure.iter().any(|row| row.on == sheet.seat) {
        widgets::remark(ui, "Until you have restrained every group that you shelter, it costs you mandate each round.");
    }
}

/// Countermeasures that stand, and until when (6.1).
fn counter(ui: &mut Ui, sheet: &Sheet) {
    if sheet.counter.is_empty() {
        return;
    }
    ui.add_space(space::MEDIUM);
    widgets::overline(ui, "Countermeasures that stand");
    for row in &sheet.counter {
        let (by, on) = (spoken::name(sheet, row.by), spoken::name(sheet, row.on));
        let words = format!("{by} against {on}, since round {}: {}; {}.", row.since, row.title, row.standing());
        widgets::remark(ui, &words);
    }
}

/// What hosts were told, and how long they have (6.3).
fn terms(ui: &mut Ui, sheet: &Sheet) {
    if sheet.terms.is_empty() {
        return;
    }
    ui.add_space(space::MEDIUM);
    widgets::overline(ui, "What hosts were told");
    for row in &sheet.terms {
        let (by, host) = (spoken::name(sheet, row.by), spoken::name(sheet, row.host));
        widgets::remark(ui, &format!("{host}, told by {by} of {}: {}.", row.incident, row.standing()));
    }
}
