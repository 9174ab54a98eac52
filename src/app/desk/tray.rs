//! The tray: means, what has been ordered, and the one way on.

use super::{Desk, DeskState, Room, team, way_on};
use crate::app::forms;
use crate::app::spoken;
use crate::app::theme::{Face, palette, size, space};
use crate::app::widgets;
use crate::desk::open;
use crate::order::Act;
use crate::terms::Phase;
use crate::view::sheet::{Means, TrayRow, Why};
use bevy_egui::egui;
use egui::{Align, Frame, Layout, Margin, RichText, ScrollArea, Stroke, Ui};

pub(super) fn show(ui: &mut Ui, desk: Desk<'_>, state: &mut DeskState, acts: &mut Vec<Act>) {
    widgets::overline(ui, "At hand");
    means(ui, &desk.sheet.means);
    ui.add_space(space::SMALL);
    widgets::overline(ui, "Orders tray");
    let below = if state.drafting.is_some() { 150.0 } else { 110.0 };
    ScrollArea::vertical()
        .id_salt("tray rows")
        .auto_shrink([false, true])
        .max_height((ui.available_height() - below).max(60.0))
        .show(ui, |ui| {
            if desk.sheet.tray.is_empty() {
                empty(ui, desk.sheet.header.phase);
            }
            for (place, row) in desk.sheet.tray.iter().enumerate() {
                order(ui, desk, row, place, acts);
            }
        });
    ui.with_layout(Layout::bottom_up(Align::Max), |ui| {
        ways_on(ui, desk, state, acts);
    });
}

fn empty(ui: &mut Ui, phase: Phase) {
    widgets::remark(
        ui,
        match phase {
            Phase::Briefing => "Empty. Orders can be put here once Talks have begun.",
            Phase::Talks | Phase::Orders => {
                "Empty. Choose one in the room Orders (key 5). To order nothing is possible, and quiet."
            }
            Phase::Resolution | Phase::Communique => "Empty. The next round brings new staff.",
        },
    );
}

fn why<'a>(means: &'a Means, what: &str) -> &'a [String] {
    means.why.iter().find(|why: &&Why| why.what == what).map_or(&[], |why| &why.because)
}

fn means(ui: &mut Ui, means: &Means) {
    let (staff, capital, funds) = means.ordered;
    ui.spacing_mut().item_spacing.y = 3.0;
    let all = u32::try_from(means.staff.max(0)).unwrap_or(0);
    let free = u32::try_from((means.staff - staff).max(0)).unwrap_or(0);
    let shown = widgets::line(ui, |ui| {
        forms::word(ui, "staff", palette(ui).quiet);
        widgets::staff_dots(ui, free, all)
    });
    forms::because(shown, "Staff", why(means, "Staff"), ui);
    let left = |now: i16, taken: i16| {
        if taken > 0 { format!("{} of {now}", now - taken) } else { now.to_string() }
    };
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing.x = 14.0;
        forms::because(
            forms::fact(ui, "capital", &left(means.capital, capital)),
            "Political capital",
            why(means, "Political capital"),
            ui,
        );
        forms::because(forms::fact(ui, "funds", &left(means.funds, funds)), "Funds", why(means, "Funds"), ui);
        forms::because(
            forms::fact(ui, "sources", &means.sources.to_string()),
            "Source health",
            why(means, "Source health"),
            ui,
        );
    });
}

fn order(ui: &mut Ui, desk: Desk<'_>, row: &TrayRow, place: usize, acts: &mut Vec<Act>) {
    let palette = palette(ui);
    let frame =
        Frame::new().fill(palette.card).stroke(Stroke::new(1.0, palette.rule)).inner_margin(Margin::symmetric(10, 8));
    frame.show(ui, |ui| {
        ui.set_width(ui.available_width());
        ui.spacing_mut().item_spacing.y = 3.0;
        ui.label(RichText::new(&row.text).font(Face::SansBold.at(14.0)).color(palette.ink));
        widgets::line(ui, |ui| {
            widgets::seal(ui, spoken::seal(row.gate.seal), None);
            if row.heat > 0 {
                forms::because(forms::word(ui, &format!("heat {}", row.heat), palette.heat), "Heat", &[], ui);
            }
            let out = egui::Button::new(
                RichText::new("Take out").font(Face::Sans.at(size::SMALL)).color(palette.cooperation),
            )
            .frame(false);
            if ui.push_id(place, |ui| ui.add(out)).inner.clicked() {
                acts.push(Act::Withdraw { order: row.id });
            }
        });
        team::initials(ui, desk.team, place, row.id, acts);
    });
}

/// The primary action at the bottom: the order being completed, or else the end of the phase.
fn ways_on(ui: &mut Ui, desk: Desk<'_>, state: &mut DeskState, acts: &mut Vec<Act>) {
    ui.add_space(2.0);
    let phase = desk.sheet.header.phase;
    let label = state.way_on.unwrap_or(way_on(phase));
    let completing = state.drafting.filter(|_| state.room == Room::Orders);
    if let Some(drafting) = completing {
        let (_, refused) = (desk.weigh)(&drafting.order);
        match refused {
            None => {
                if forms::go_on(ui, "Put into the tray") {
                    acts.push(Act::Order { order: drafting.order, reason: None });
                    state.drafting = None;
                }
            }
            Some(why) => {
                forms::settle(ui, "Put into the tray", false);
                widgets::remark(ui, &why);
            }
        }
        if widgets::secondary(ui, label).clicked() {
            acts.push(Act::Ready(true));
        }
        return;
    }
    let open = open(desk.sheet).map(|open| open.words());
    // A click is meant. Enter is also struck out of habit, so where something is open it is asked twice.
    let here = Some((desk.sheet.header.round, phase));
    let clicked = widgets::primary(ui, label).clicked();
    let entered = widgets::enter_pressed(ui);
    if clicked || entered && (open.is_none() || state.sure == here) {
        acts.push(Act::Ready(true));
    } else if entered {
        state.sure = here;
    }
    if let Some(open) = open {
        let again = if state.sure == here { " Enter again goes on all the same." } else { "" };
        widgets::remark(ui, &format!("{open}{again}"));
    }
}
