//! One seat's desk: rooms on the left, the open document in the middle, the
//! tray on the right. Every panel is a plain function over the sheet; what a
//! person does comes back as [`Act`]s and nothing here carries them out.

mod acts;
mod answers;
mod asking;
mod capacity;
mod clauses;
mod guide;
mod home;
mod inbox;
mod incident;
mod joint;
mod judge;
mod ladders;
mod layout;
mod measures;
mod negotiation;
mod one_day;
mod order_page;
mod orders;
mod own_act;
mod papers;
mod pledges;
mod promise;
mod relations;
mod share;
mod state;
mod table;
mod talks;
mod team;
mod tray;
mod wording;

pub mod brief;

pub use crate::desk::{Drafting, Guide, Room, TalkKind, Team, Text, key, way_on};
pub use guide::after_round;
pub use layout::Desk;
pub use state::{DeskState, Leave, Printing};

use crate::app::theme::{Face, palette, size, space};
use crate::app::widgets;
use crate::app::{keys, spoken, words};
use crate::desk::count;
use crate::order::Act;
use crate::terms::letters::capitalised;
use crate::view::sheet::{Header, Sheet};
use bevy_egui::egui;
use egui::{Frame, Margin, Panel, RichText, ScrollArea, Ui};
use layout::{BESIDE, as_wide_as, choices, list_beside, page};

/// Shows the whole desk and answers what was done on it.
pub fn show(ui: &mut Ui, desk: Desk<'_>, state: &mut DeskState) -> Vec<Act> {
    let mut acts = Vec::new();
    state.prepare(desk.sheet);
    keys(ui, desk.sheet, state);
    let quiet = |margin| Frame::new().inner_margin(margin);
    Panel::top("head")
        .exact_size(48.0)
        .resizable(false)
        .frame(quiet(Margin::symmetric(20, 10)))
        .show(ui, |ui| head(ui, desk.sheet, state));
    // With large text in a small window, what lies open needs the room most.
    let (left, right) = if widgets::is_cramped(ui) { (118.0, 236.0) } else { (152.0, 258.0) };
    Panel::left("rooms").exact_size(left).resizable(false).frame(quiet(Margin::symmetric(0, 10))).show(ui, |ui| {
        if !widgets::is_cramped(ui) {
            hint(ui, &desk.sheet.header);
        }
        rooms(ui, desk.sheet, state);
    });
    Panel::right("tray")
        .exact_size(right)
        .resizable(false)
        .frame(quiet(Margin::same(14)))
        .show(ui, |ui| tray::show(ui, desk, state, &mut acts));
    egui::CentralPanel::no_frame().frame(quiet(Margin::same(0))).show(ui, |ui| document(ui, desk, state, &mut acts));
    acts
}

/// What the date of a round takes in the head.
const DATE: f32 = 200.0;

fn head(ui: &mut Ui, sheet: &Sheet, state: &mut DeskState) {
    ui.horizontal_centered(|ui| {
        let mut flag = spoken::chip(sheet, sheet.seat);
        flag.name.clear();
        widgets::chip(ui, &flag);
        let header = &sheet.header;
        // With large text there is room for a short name alone.
        let cramped = widgets::is_cramped(ui);
        let name = if cramped { spoken::name(sheet, sheet.seat).to_owned() } else { capitalised(&header.nation) };
        let name = RichText::new(name).font(Face::SerifBold.at(size::LEAD));
        ui.label(name.color(palette(ui).ink));
        if ui.available_width() > 560.0 + DATE {
            widgets::remark(ui, &header.ministry);
        }
        ui.with_layout(egui::Layout::right_to_left(egui::Align::Center), |ui| {
            widgets::night_switch(ui);
            words::button(ui);
            guide::button(ui, state);
            if widgets::quiet(ui, "Settings").clicked() {
                state.leave = Some(Leave::Settings);
            }
            let console = widgets::quiet(ui, "Console").on_hover_text("For whoever runs the table. Key F2");
            if console.clicked() || crate::app::screens::table::console_asked(ui) {
                state.leave = Some(Leave::Console);
            }
            let line = format!("round {} of {} · {}", header.round, header.rounds, header.phase.word());
            let line = RichText::new(line).font(Face::SansBold.at(size::BODY)).color(palette(ui).ink);
            ui.label(line);
            if ui.available_width() > DATE {
                widgets::remark(ui, &header.when);
            }
            if let Some((left, paused)) = state.clock {
                let ink = if paused { palette(ui).quiet } else { palette(ui).ink };
                let words = crate::app::screens::table::clock(left);
                ui.label(RichText::new(words).font(Face::SansBold.at(size::BODY)).color(ink));
            }
        });
    });
}

fn rooms(ui: &mut Ui, sheet: &Sheet, state: &mut DeskState) {
    ScrollArea::vertical().id_salt("rooms").auto_shrink(false).show(ui, |ui| room_tabs(ui, sheet, state));
}

fn room_tabs(ui: &mut Ui, sheet: &Sheet, state: &mut DeskState) {
    ui.spacing_mut().item_spacing.y = 0.0;
    for room in Room::ALL.into_iter().filter(|room| room.is_open(&sheet.header)) {
        let count = count(room, sheet, state);
        let tab = widgets::room_tab(ui, room.word(), Some(room.digit()), count, state.room == room);
        let tab = tab.on_hover_text(format!("Key {}", room.digit()));
        if tab.clicked() {
            state.enter(room);
        }
    }
}

/// What the phase asks of the person, below the rooms.
fn hint(ui: &mut Ui, header: &Header) {
    let frame = Frame::new().inner_margin(Margin::symmetric(14, 6));
    Panel::bottom("hint").resizable(false).show_separator_line(false).frame(frame).show(ui, |ui| {
        // Where the head has no room for the date it stands here.
        if widgets::is_cramped(ui) {
            widgets::remark(ui, &header.when);
        }
        widgets::remark(ui, spoken::phase_hint(header.phase));
    });
}

fn document(ui: &mut Ui, desk: Desk<'_>, state: &mut DeskState, acts: &mut Vec<Act>) {
    if let Some(why) = state.refused.clone() {
        refusal(ui, &why, state);
    }
    guide::show(ui, desk.sheet, state);
    match state.room {
        Room::Inbox => inbox::show(ui, desk, state, acts),
        Room::Incidents => incident::show(ui, desk, state, acts),
        Room::Talks => page(ui, |ui| talks::show(ui, desk, state, acts)),
        Room::Negotiation => negotiation::show(ui, desk, state, acts),
        Room::Pledges => page(ui, |ui| pledges::show(ui, desk, &mut state.promising, acts)),
        Room::Capacity => capacity::show(ui, desk, state, acts),
        Room::Relations => relations::show(ui, desk, state),
        Room::Orders => page(ui, |ui| orders::show(ui, desk, state)),
        Room::Table => table::show(ui, desk.sheet, state),
        Room::Brief => as_wide_as(ui, f32::INFINITY, |ui| {
            brief::show(ui, desk.sheet, &mut state.printing);
            ui.add_space(space::MEDIUM);
            team::show(ui, desk.team, &mut state.joining, acts);
            team::leave(ui, state);
        }),
    }
}

/// Why the last thing was not done.
fn refusal(ui: &mut Ui, why: &str, state: &mut DeskState) {
    let palette = palette(ui);
    let frame = Frame::new().fill(palette.card).inner_margin(Margin::symmetric(20, 8));
    Panel::top("refusal").resizable(false).frame(frame).show(ui, |ui| {
        ui.horizontal(|ui| {
            ui.label(RichText::new("Not done:").font(Face::SansBold.at(size::BODY)).color(palette.heat));
            ui.label(RichText::new(why).font(Face::Sans.at(size::BODY)).color(palette.ink));
            if widgets::secondary(ui, "Understood").clicked() {
                state.refused = None;
            }
        });
    });
}

/// Digits switch rooms and Escape goes back, while nobody is writing.
fn keys(ui: &Ui, sheet: &Sheet, state: &mut DeskState) {
    let writing = ui.ctx().text_edit_focused();
    if keys::pressed(ui.ctx(), egui::Key::Escape) && !writing {
        state.back();
    }
    if writing {
        return;
    }
    let digits = [
        egui::Key::Num1,
        egui::Key::Num2,
        egui::Key::Num3,
        egui::Key::Num4,
        egui::Key::Num5,
        egui::Key::Num6,
        egui::Key::Num7,
        egui::Key::Num8,
        egui::Key::Num9,
        egui::Key::Num0,
    ];
    for (key, room) in digits.into_iter().zip(Room::ALL).filter(|(_, room)| room.is_open(&sheet.header)) {
        if keys::pressed(ui.ctx(), key) {
            state.enter(room);
        }
    }
}
