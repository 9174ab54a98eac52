//! The debrief: first how it felt, then what was true and who could have known, then what to take
//! home. It is shown only of a play that is over, to everybody alike.

use crate::app::forms;
use crate::app::theme::{Face, palette, size, space};
use crate::app::widgets;
use crate::view::sheet::{ClaimTruth, DebriefPage};
use bevy_egui::egui;
use egui::{Frame, Margin, Panel, RichText, Stroke, Ui};

/// What is asked before anything is told.
const FEELINGS: [&str; 3] = [
    "What was the hardest moment, and what did you want to do in it?",
    "When did you trust somebody, or stop trusting them?",
    "What did you believe until the end without being able to show it?",
];

/// What is asked last.
const MONDAY: &str = "What changes Monday?";

/// The four cells of the claims: whether supported, whether true, and what that comes to.
const CELLS: [(bool, bool, &str, &str); 4] = [
    (true, true, "Supported and true", "Said what could be shown, and it was so."),
    (true, false, "Supported, not true", "The evidence pointed there, and was wrong or placed."),
    (false, true, "True, not supported", "Right, and could not have been shown."),
    (false, false, "Neither", "Said without support, and it was not so."),
];

/// The width of the page, where there is room for it.
const PAGE: f32 = 880.0;
/// The width of the incidents' titles beside what was true of them.
const TITLES: f32 = 260.0;

/// Shows the debrief of a play: what is asked first alone, and the rest once it was talked about.
/// Answers whether to go on.
pub fn show(ui: &mut Ui, page: &DebriefPage, title: &str, way_on: &str, talked: &mut bool) -> bool {
    let frame = |x, y| Frame::new().inner_margin(Margin::symmetric(x, y));
    let mut done = false;
    Panel::top("debrief").resizable(false).frame(frame(40, 16)).show(ui, |ui| {
        ui.horizontal(|ui| {
            widgets::title(ui, "Debrief");
            widgets::footer(ui, |ui| widgets::remark(ui, title));
        });
    });
    Panel::bottom("ways").resizable(false).frame(frame(40, 14)).show(ui, |ui| {
        widgets::footer(ui, |ui| {
            if *talked {
                done = forms::go_on(ui, way_on);
            } else if forms::go_on(ui, "We have talked about it") {
                *talked = true;
                ui.ctx().request_repaint();
            }
        });
    });
    egui::CentralPanel::no_frame().frame(frame(40, 8)).show(ui, |ui| {
        widgets::rolled(ui, "page", |ui| {
            widgets::centred(ui, PAGE, |ui| parts(ui, page, *talked));
        });
    });
    done
}

/// The parts in their order; those after the first once it was talked about.
fn parts(ui: &mut Ui, page: &DebriefPage, talked: bool) {
    part(ui, "1 · How was it?", |ui| {
        widgets::remark(ui, "Talk about these before you read what was true.");
        for question in FEELINGS {
            widgets::lead(ui, question);
        }
    });
    if !talked {
        return;
    }
    part(ui, "2 · What was true", |ui| truth(ui, page));
    part(ui, "3 · What was claimed", |ui| claims(ui, page));
    part(ui, "4 · Who knew what when it was claimed", |ui| knew(ui, page));
    part(ui, "5 · Where tension turned", |ui| turns(ui, page));
    part(ui, "6 · What was pledged", |ui| pledges(ui, page));
    part(ui, "7 · And now", |ui| {
        widgets::lead(ui, MONDAY);
    });
}

fn part(ui: &mut Ui, heading: &str, contents: impl FnOnce(&mut Ui)) {
    widgets::heading(ui, heading);
    ui.add_space(2.0);
    contents(ui);
    ui.add_space(space::LARGE);
}

fn truth(ui: &mut Ui, page: &DebriefPage) {
    egui::Grid::new("truth").num_columns(2).spacing([20.0, 6.0]).show(ui, |ui| {
        for row in &page.truth {
            ui.vertical(|ui| {
                ui.set_width(TITLES);
                forms::strong(ui, &row.incident);
            });
            widgets::prose(ui, &row.said);
            ui.end_row();
        }
    });
}

fn claims(ui: &mut Ui, page: &DebriefPage) {
    if page.claims.is_empty() {
        widgets::prose(ui, "Nobody was accused of anything.");
        return;
    }
    egui::Grid::new("claims").num_columns(2).spacing([12.0, 12.0]).show(ui, |ui| {
        for (place, (supported, right, name, meaning)) in CELLS.into_iter().enumerate() {
            let here = page.claims.iter().filter(|claim| (claim.supported, claim.right) == (supported, right));
            cell(ui, name, meaning, &here.collect::<Vec<_>>());
            if place % 2 == 1 {
                ui.end_row();
            }
        }
    });
}

fn cell(ui: &mut Ui, name: &str, meaning: &str, claims: &[&ClaimTruth]) {
    let palette = palette(ui);
    let frame =
        Frame::new().fill(palette.card).stroke(Stroke::new(1.0, palette.rule)).inner_margin(Margin::symmetric(14, 10));
    frame.show(ui, |ui| {
        ui.vertical(|ui| {
            ui.set_width(396.0);
            ui.spacing_mut().item_spacing.y = 3.0;
            ui.label(RichText::new(name).font(Face::SansBold.at(size::BODY)).color(palette.ink));
            widgets::remark(ui, meaning);
            if claims.is_empty() {
                forms::word(ui, "no claim", palette.quiet);
            }
            for claim in claims {
                forms::word(ui, &format!("Round {}: {}", claim.round, claim.text), palette.ink);
                if !claim.came_to.is_empty() {
                    forms::word(ui, &format!("Credibility: {}", claim.came_to.join(", ")), palette.quiet);
                }
            }
        });
    });
}

fn knew(ui: &mut Ui, page: &DebriefPage) {
    for claim in &page.claims {
        forms::strong(ui, &format!("Round {}: {}", claim.round, claim.text));
        for line in &claim.knew {
            widgets::remark(ui, line);
        }
        ui.add_space(space::SMALL);
    }
    if page.claims.is_empty() {
        widgets::prose(ui, "No claim named anybody.");
    }
}

fn turns(ui: &mut Ui, page: &DebriefPage) {
    if page.turns.is_empty() {
        widgets::prose(ui, "Nowhere by two steps or more within a round.");
    }
    for turn in &page.turns {
        forms::strong(ui, &format!("Round {}", turn.round));
        widgets::prose(ui, &turn.said);
        for line in &turn.because {
            widgets::remark(ui, line);
        }
    }
}

fn pledges(ui: &mut Ui, page: &DebriefPage) {
    if page.pledges.is_empty() {
        widgets::prose(ui, "Nobody pledged anything.");
    }
    for pledge in &page.pledges {
        widgets::prose(ui, &pledge.text);
        widgets::remark(ui, &format!("given in round {} · {}", pledge.round, pledge.fate));
    }
}
