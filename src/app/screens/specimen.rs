//! Every mark and frame on one sheet, to be looked at and tested. It stands in
//! for the screens that a play will feed.

use crate::app::theme::{Face, palette, size, space};
use crate::app::widgets::{self, Chip, Confidence, Seal, Tlp};
use bevy_egui::egui;
use egui::{Frame, Margin, Panel, RichText, ScrollArea, Ui};

/// What the sheet remembers.
#[derive(Default)]
pub struct State {
    room: usize,
    words: String,
}

const ROOMS: [(&str, usize); 6] = [
    ("Inbox", 3),
    ("Incident", 1),
    ("Talks", 0),
    ("Drafts", 2),
    ("Abroad", 0),
    ("Aid", 0),
];

/// Shows the sheet; answers whether to go back.
pub fn show(ui: &mut Ui, state: &mut State) -> bool {
    let palette = palette(ui);
    let quiet = |margin| Frame::new().fill(palette.ground).inner_margin(margin);
    Panel::top("head")
        .exact_size(52.0)
        .resizable(false)
        .frame(quiet(Margin::symmetric(20, 12)))
        .show(ui, head);
    Panel::left("rooms")
        .exact_size(170.0)
        .resizable(false)
        .frame(quiet(Margin::symmetric(0, 12)))
        .show(ui, |ui| {
            ui.spacing_mut().item_spacing.y = 0.0;
            for (i, (room, count)) in ROOMS.iter().enumerate() {
                if widgets::room_tab(ui, room, *count, state.room == i).clicked() {
                    state.room = i;
                }
            }
        });
    let back = Panel::right("tray")
        .exact_size(270.0)
        .resizable(false)
        .frame(quiet(Margin::same(16)))
        .show(ui, tray)
        .inner;
    egui::CentralPanel::no_frame()
        .frame(quiet(Margin::same(16)))
        .show(ui, |ui| {
            ScrollArea::vertical()
                .auto_shrink(false)
                .show(ui, |ui| document(ui, state));
        });
    back
}

fn head(ui: &mut Ui) {
    ui.horizontal_centered(|ui| {
        widgets::chip(
            ui,
            &Chip {
                letter: 'A',
                name: String::new(),
                colour: 0,
            },
        );
        ui.label(RichText::new("Republic of Arvonia").font(Face::SerifBold.at(size::LEAD)));
        ui.with_layout(egui::Layout::right_to_left(egui::Align::Center), |ui| {
            widgets::night_switch(ui);
            widgets::remark(ui, "round 3 of 7 · Talks");
        });
    });
}

fn tray(ui: &mut Ui) -> bool {
    widgets::overline(ui, "Orders");
    ui.horizontal(|ui| {
        widgets::remark(ui, "staff");
        widgets::staff_dots(ui, 3, 4);
        ui.add_space(space::SMALL);
        widgets::remark(ui, "capital 6");
    });
    let orders = [
        ("Démarche in Sarrow", Seal::Lawful, None),
        ("Summon the ambassador", Seal::Contested, None),
        (
            "Close the cable landing",
            Seal::LawfulIf,
            Some("a claim on record"),
        ),
        ("Look into their networks", Seal::Unlawful, None),
    ];
    for (name, gate, missing) in orders {
        widgets::card(ui, |ui| {
            ui.set_width(ui.available_width());
            ui.label(RichText::new(name).font(Face::SansBold.at(size::BODY)));
            widgets::seal(ui, gate, missing);
        });
    }
    ui.with_layout(egui::Layout::bottom_up(egui::Align::Max), |ui| {
        widgets::primary(ui, "Lock orders").clicked()
    })
    .inner
}

fn document(ui: &mut Ui, state: &mut State) {
    widgets::title(ui, "The desk is being set");
    widgets::lead(
        ui,
        "No play is on. What arrives at this ministry will lie here, one paper at a time.",
    );
    ui.add_space(space::SMALL);
    widgets::card(ui, |ui| {
        ui.set_width(ui.available_width());
        widgets::line(ui, |ui| {
            widgets::grade(ui, "B2");
            widgets::tlp(ui, Tlp::Amber);
            widgets::tlp(ui, Tlp::Clear);
            widgets::tlp(ui, Tlp::Green);
            widgets::tlp(ui, Tlp::Red);
        });
        widgets::heading(ui, "Loader shares code with last year’s campaign");
        widgets::prose(
            ui,
            "The wiper’s loader reuses a packer seen at the customs service of Estrava in spring. The packer was sold openly until March, so reuse alone says little: Łuskowo, Høyfjord and Port Élan all bought it.",
        );
        widgets::line(ui, |ui| {
            widgets::likelihood(ui, "likely");
            widgets::confidence(ui, Confidence::Moderate);
            widgets::chip(
                ui,
                &Chip {
                    letter: 'C',
                    name: "Corrantine".to_owned(),
                    colour: 2,
                },
            );
            widgets::chip(
                ui,
                &Chip {
                    letter: 'D',
                    name: "Dunmark".to_owned(),
                    colour: 4,
                },
            );
        });
    });
    ui.label(
        RichText::new("FROM   PORT ÉLAN\nTO     CASTELMAR\nPREC   IMMEDIATE\nREF    3/041")
            .font(Face::Mono.at(14.0)),
    );
    ui.horizontal(|ui| {
        let label = ui.label("Your word");
        ui.text_edit_singleline(&mut state.words)
            .labelled_by(label.id);
    });
}
