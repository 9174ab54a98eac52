//! The incident room: slips, ladders, and whose word stands.

use super::{Desk, DeskState, judge, ladders};
use crate::app::forms;
use crate::app::spoken;
use crate::app::theme::{Face, palette, size, space};
use crate::app::widgets;
use crate::desk::{Drafting, Laying, Room};
use crate::order::Act;
use crate::view::sheet::{CardRow, Dossier};
use bevy_egui::egui;
use egui::{
    CursorIcon, Frame, LayerId, Margin, Panel, Rect, Response, RichText, ScrollArea, Sense, Stroke, Ui, UiBuilder,
    WidgetInfo, WidgetType, vec2,
};

pub(super) fn show(ui: &mut Ui, desk: Desk<'_>, state: &mut DeskState, acts: &mut Vec<Act>) {
    let open = state.incident.and_then(|id| desk.sheet.incidents.iter().find(|row| row.id == id));
    let with_slips = || desk.sheet.incidents.iter().find(|row| !row.cards.is_empty());
    let Some(dossier) = open.or_else(with_slips).or(desk.sheet.incidents.first()) else {
        return super::page(ui, |ui| {
            widgets::heading(ui, "No incident is known");
            widgets::prose(
                ui,
                "When something breaks, what is known of it will lie here: slips of evidence, the two ladders, \
                 and the place for your own word. Until then, quiet work pays: contact points, relations, capacity.",
            );
        });
    };
    state.incident = Some(dossier.id);
    let frame = |x, y| Frame::new().inner_margin(Margin::symmetric(x, y));
    let room = ui.available_width();
    if room >= TWO_COLUMNS {
        Panel::top("incident").resizable(false).frame(frame(18, 10)).show(ui, |ui| head(ui, desk, state, dossier));
    }
    state.laying(dossier);
    let mut word = |ui: &mut Ui, state: &mut DeskState| judge::show(ui, desk, dossier, state.laying(dossier), acts);
    let ladders = |ui: &mut Ui, state: &mut DeskState| ladders::show(ui, desk.sheet, dossier, state.laying(dossier));
    if room < TWO_COLUMNS {
        egui::CentralPanel::no_frame().frame(frame(14, 8)).show(ui, |ui| {
            widgets::rolled(ui, "page", |ui| {
                head(ui, desk, state, dossier);
                ui.add_space(space::SMALL);
                slips(ui, desk, state, dossier);
                ladders(ui, state);
                ui.add_space(space::SMALL);
                word(ui, state);
            });
        });
        return;
    }
    let wide = if room < THREE_COLUMNS { (room * 0.46).floor() } else { (room * 0.34).floor().clamp(304.0, 440.0) };
    Panel::left("slips").exact_size(wide).resizable(false).frame(frame(14, 8)).show(ui, |ui| {
        widgets::rolled(ui, "slips", |ui| slips(ui, desk, state, dossier));
    });
    if room < THREE_COLUMNS {
        egui::CentralPanel::no_frame().frame(frame(14, 8)).show(ui, |ui| {
            ScrollArea::vertical().auto_shrink(false).show(ui, |ui| {
                ladders(ui, state);
                ui.add_space(space::SMALL);
                word(ui, state);
            });
        });
        return;
    }
    Panel::right("word")
        .exact_size((room * 0.28).floor().clamp(288.0, 380.0))
        .resizable(false)
        .frame(frame(14, 8))
        .show(ui, |ui| {
            ScrollArea::vertical().auto_shrink(false).show(ui, |ui| word(ui, state));
        });
    egui::CentralPanel::no_frame().frame(frame(14, 8)).show(ui, |ui| {
        ScrollArea::vertical().auto_shrink(false).show(ui, |ui| ladders(ui, state));
    });
}

/// The least room for slips beside the ladders, and for one's own word beside both.
const TWO_COLUMNS: f32 = 520.0;
const THREE_COLUMNS: f32 = 840.0;

fn head(ui: &mut Ui, desk: Desk<'_>, state: &mut DeskState, dossier: &Dossier) {
    if desk.sheet.incidents.len() > 1 {
        ui.horizontal_wrapped(|ui| {
            for other in &desk.sheet.incidents {
                if forms::choice(ui, &other.title, other.id == dossier.id).clicked() {
                    state.incident = Some(other.id);
                }
            }
        });
    } else {
        let title = RichText::new(&dossier.title).font(Face::SerifBold.at(22.0));
        ui.label(title.color(palette(ui).ink));
    }
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing.x = 14.0;
        forms::fact(ui, "struck", &spoken::names(desk.sheet, dossier.hit));
        forms::fact(ui, dossier.category.word(), dossier.sector);
        forms::because(forms::fact(ui, "severity", &format!("{} of 10", dossier.severity)), "Severity", &[], ui);
        let salience = forms::fact(ui, "salience", &format!("{} of 5", dossier.salience));
        forms::because(salience, "Salience", why(dossier, "Salience"), ui);
        forms::fact(ui, "since", &format!("round {}, {}", dossier.began.max(1), dossier.state));
        let contained =
            forms::fact(ui, "contained", &format!("{} of {}", dossier.containment.0, dossier.containment.1));
        forms::because(contained, "Containment", why(dossier, "Containment"), ui);
        if let Some(round) = dossier.notified {
            forms::fact(ui, "notified to you in", &format!("round {round}"));
        }
    });
}

fn why<'a>(dossier: &'a Dossier, what: &str) -> &'a [String] {
    dossier.why.iter().find(|why| why.what == what).map_or(&[], |why| &why.because)
}

/// What is known, and which rules it breaches.
fn about(ui: &mut Ui, dossier: &Dossier) {
    let ink = palette(ui).ink;
    ui.label(RichText::new(&dossier.about).font(Face::Serif.at(14.0)).color(ink));
    for norm in &dossier.norms {
        widgets::remark(ui, &format!("Breaches the norm: {norm}"));
    }
    if let Some(duty) = &dossier.obligation {
        widgets::remark(ui, &format!("Breaches an obligation: {duty}"));
    }
    ui.add_space(space::SMALL);
}

fn slips(ui: &mut Ui, desk: Desk<'_>, state: &mut DeskState, dossier: &Dossier) {
    about(ui, dossier);
    widgets::overline(ui, &format!("Slips in hand: {}", dossier.cards.len()));
    if dossier.cards.is_empty() {
        widgets::remark(ui, "None yet. An inquiry, a partner or a vendor brings them: see Orders, or ask in Talks.");
    }
    let mut check = None;
    let laying = state.laying(dossier);
    let numbered: Vec<(usize, &CardRow)> = laying.numbered(dossier).collect();
    for (number, card) in numbered {
        slip(ui, desk, dossier, card, number, laying, &mut check);
        ui.add_space(2.0);
    }
    if let Some(drafting) = check {
        state.enter(Room::Orders);
        state.drafting = Some(drafting);
    }
}

fn slip(
    ui: &mut Ui,
    desk: Desk<'_>,
    dossier: &Dossier,
    card: &CardRow,
    number: usize,
    laying: &mut Laying,
    check: &mut Option<Drafting>,
) {
    let palette = palette(ui);
    let held = laying.slip == Some(card.id);
    let edge = if held { Stroke::new(2.0, palette.ink) } else { Stroke::new(1.0, palette.rule) };
    let frame = Frame::new().fill(palette.card).stroke(edge).inner_margin(Margin::symmetric(12, 9));
    let paper = |ui: &mut Ui| {
        ui.set_width(ui.available_width());
        ui.spacing_mut().item_spacing.y = 4.0;
        widgets::line(ui, |ui| {
            forms::word(ui, &format!("slip {number}"), palette.quiet);
            widgets::grade(ui, &card.grade);
            widgets::tlp(ui, spoken::tlp(card.tlp));
            forms::word(ui, card.route.word(), palette.quiet);
        });
        ui.label(RichText::new(&card.title).font(Face::SansBold.at(size::BODY)).color(palette.ink));
        if held {
            ui.label(RichText::new(&card.text).font(Face::Serif.at(size::BODY)).color(palette.ink));
        }
        ui.label(RichText::new(&card.bearing).font(Face::SerifItalic.at(size::BODY)).color(palette.ink));
        if held {
            details(ui, desk, card, check);
        }
        if let Some(on) = laying.placed.get(&card.id) {
            forms::word(ui, &format!("laid: {}", spoken::bearing(desk.sheet, dossier, *on)), palette.cooperation);
        }
    };
    // The slip itself lies below what is on it, so that its links can be clicked.
    let grip = UiBuilder::new().id_salt(("slip", card.id)).sense(Sense::click_and_drag());
    let response = ui.scope_builder(grip, |ui| frame.show(ui, paper)).response;
    response
        .widget_info(|| WidgetInfo::selected(WidgetType::Button, true, held, format!("Slip {number}: {}", card.title)));
    if response.has_focus() {
        let focus = Stroke::new(2.0, palette.cooperation);
        ui.painter().rect_stroke(response.rect, 0, focus, egui::StrokeKind::Outside);
    }
    if response.clicked() {
        laying.slip = if held { None } else { Some(card.id) };
    }
    carried(ui, &response, card, number);
}

/// A slip that is dragged shows its number at the pointer; a rung takes it where it is let go.
fn carried(ui: &Ui, response: &Response, card: &CardRow, number: usize) {
    response.dnd_set_drag_payload(card.id);
    let Some(at) = ui.ctx().pointer_latest_pos().filter(|_| response.dragged()) else { return };
    let palette = palette(ui);
    let painter = ui.ctx().layer_painter(LayerId::new(egui::Order::Tooltip, response.id.with("carried")));
    let words = format!("slip {number}");
    let text = painter.layout_no_wrap(words, Face::SansBold.at(size::SMALL), palette.ink);
    let paper = Rect::from_min_size(at + vec2(12.0, 8.0), text.size() + vec2(16.0, 8.0));
    painter.rect(paper, 0, palette.card, Stroke::new(1.4, palette.ink), egui::StrokeKind::Inside);
    painter.galley(paper.min + vec2(8.0, 4.0), text, palette.ink);
    ui.ctx().set_cursor_icon(CursorIcon::Grabbing);
}

/// What a slip says on its back.
fn details(ui: &mut Ui, desk: Desk<'_>, card: &CardRow, check: &mut Option<Drafting>) {
    widgets::remark(ui, &format!("{}, {}", card.kind, card.learnt));
    let holders = card.holders.without(desk.sheet.seat);
    if card.public {
        widgets::remark(ui, "Public: everybody has it.");
    } else if holders.is_empty() {
        widgets::remark(ui, "Nobody else is known to hold it.");
    } else {
        widgets::remark(ui, &format!("Also held by {}.", spoken::names(desk.sheet, holders)));
    }
    if let Some(upstream) = &card.upstream {
        widgets::remark(ui, &format!("Its source, checked: {upstream}."));
    } else {
        widgets::remark(ui, "Its source has not been checked.");
        if let Some(drafting) = Drafting::check_of(desk.sheet, card.id)
            && ui.link(RichText::new("Check its source").font(Face::Sans.at(size::SMALL))).clicked()
        {
            *check = Some(drafting);
        }
    }
    ui.add_space(space::HAIR);
}
