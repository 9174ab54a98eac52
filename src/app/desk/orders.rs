//! What can be ordered: what the desk thinks relevant first, then everything by class of law.

use super::{Desk, DeskState, order_page};
use crate::app::forms::{self, Row};
use crate::app::spoken;
use crate::app::theme::{palette, space};
use crate::app::widgets;
use crate::desk::{Drafting, by_action, found_by, unaimed};
use crate::terms::{LegalClass, Phase};
use crate::view::sheet::{OptionRow, Sheet};
use bevy_egui::egui;
use egui::{TextEdit, Ui};

/// How many options are put first.
const FIRST: usize = 6;

pub(super) fn show(ui: &mut Ui, desk: Desk<'_>, state: &mut DeskState) {
    if state.drafting.is_some() {
        return order_page::show(ui, desk, state);
    }
    widgets::heading(ui, "Orders");
    if !introduction(ui, desk.sheet) {
        return;
    }
    let actions = by_action(&desk.sheet.options);
    if actions.is_empty() {
        widgets::prose(
            ui,
            "Nothing more can be ordered this round: staff, capital or room are used up. Take an order out of the tray, or go on.",
        );
        return;
    }
    ui.add_space(space::SMALL);
    let search = state.search.trim().to_lowercase();
    let mut chosen = None;
    if search.is_empty() {
        widgets::overline(ui, "What the desk would consider");
        rows(ui, actions.iter().take(FIRST).copied(), &mut chosen);
        ui.add_space(space::MEDIUM);
    }
    // What stands above is not listed twice; whoever looks for an action finds it wherever it stands.
    let (all, listed) = if search.is_empty() { ("Other actions", FIRST) } else { ("All actions", 0) };
    ui.horizontal(|ui| {
        let label = widgets::overline(ui, all);
        let field = TextEdit::singleline(&mut state.search).hint_text("Look for an action");
        let field = field.id_salt("look for an action").desired_width(240.0);
        ui.add(field).labelled_by(label.id);
    });
    let found = |row: &&&OptionRow| search.is_empty() || found_by(row, &search);
    for &class in LegalClass::ALL {
        let of_class: Vec<&OptionRow> =
            actions.iter().skip(listed).filter(found).copied().filter(|row| row.class == class).collect();
        if of_class.is_empty() {
            continue;
        }
        ui.add_space(space::SMALL);
        widgets::overline(ui, class.word());
        ui.push_id(class, |ui| rows(ui, of_class.into_iter(), &mut chosen));
    }
    if let Some(option) = chosen.map(|option| unaimed(&desk.sheet.options, option)) {
        state.drafting = Some(Drafting::of(option));
    }
}

/// What can be ordered in this phase; answers whether anything can.
fn introduction(ui: &mut Ui, sheet: &Sheet) -> bool {
    match sheet.header.phase {
        Phase::Talks => {
            widgets::remark(ui, "Orders put in the tray now can be taken out again until they are locked.");
        }
        Phase::Orders => {
            widgets::remark(ui, "All seats’ orders happen at the same time once yours are locked.");
        }
        Phase::Briefing | Phase::Resolution | Phase::Communique => {
            widgets::prose(
                ui,
                "Nothing can be ordered yet. Orders open with Talks and are locked after them; read on first.",
            );
            return false;
        }
    }
    let room = sheet.room;
    let orders = if room.orders == 1 { "order" } else { "orders" };
    let statement = if room.statements == 0 { "no statement" } else { "one statement" };
    let shown = widgets::remark(ui, &format!("Room for {} more {orders} and {statement}.", room.orders));
    forms::because(shown, "Room in a round", &[], ui);
    true
}

fn rows<'a>(ui: &mut Ui, options: impl Iterator<Item = &'a OptionRow>, chosen: &mut Option<&'a OptionRow>) {
    ui.spacing_mut().item_spacing.y = 0.0;
    for option in options {
        let palette = palette(ui);
        let (staff, capital, funds) = option.cost;
        let seal = spoken::seal(option.gate.seal);
        let mut parts = vec![seal.word().to_owned(), option.class.word().to_owned()];
        parts.extend(
            [(staff, "staff"), (capital, "capital"), (funds, "funds")]
                .iter()
                .filter(|(cost, _)| *cost > 0)
                .map(|(cost, what)| format!("{cost} {what}")),
        );
        if option.statement {
            parts.push("the round’s statement".to_owned());
        }
        let heat = format!("heat {}", option.heat);
        let mark = (option.heat > 0).then_some((heat.as_str(), palette.heat));
        let under = parts.join(" · ");
        let row = Row { mark, seal: Some(seal), ..Row::of(&option.title, &under) };
        let shown = forms::row(ui, &row);
        if shown.clicked() {
            *chosen = Some(option);
        }
        forms::row_because(ui, shown, "Cost and heat", &[]);
    }
}
