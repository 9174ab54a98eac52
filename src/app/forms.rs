//! Things one fills in, chooses and reads on: rows, choices, fields, hints.

use crate::app::figures;
use crate::app::theme::{Face, blend, palette, size, space};
use crate::app::widgets::{self, Seal};
use bevy_egui::egui;
use egui::text::{LayoutJob, TextFormat};
use egui::{
    Align2, Color32, CornerRadius, CursorIcon, Rect, Response, RichText, Sense, Stroke, Ui, WidgetInfo, WidgetType,
    pos2, vec2,
};

/// A row of a list, to be opened.
#[derive(Debug, Clone, Copy)]
pub struct Row<'a> {
    /// What it is.
    pub title: &'a str,
    /// A quieter line below; may be empty.
    pub under: &'a str,
    /// The seal of the legal gate before it, whose word belongs to the line below.
    pub seal: Option<Seal>,
    /// A word at the right end and its ink.
    pub mark: Option<(&'a str, Color32)>,
    /// Set in bold: it is new, or waits.
    pub strong: bool,
    /// Whether it lies open.
    pub open: bool,
}

impl<'a> Row<'a> {
    /// A plain row.
    #[must_use]
    pub const fn of(title: &'a str, under: &'a str) -> Self {
        Self { title, under, seal: None, mark: None, strong: false, open: false }
    }
}

/// Shows a row over the whole width.
pub fn row(ui: &mut Ui, row: &Row<'_>) -> Response {
    let palette = palette(ui);
    let width = ui.available_width();
    let mark =
        row.mark.map(|(word, ink)| ui.painter().layout_no_wrap(word.to_owned(), Face::Sans.at(size::SMALL), ink));
    let taken = mark.as_ref().map_or(0.0, |mark| mark.size().x + 10.0);
    let face = if row.strong { Face::SansBold } else { Face::Sans };
    let left = if row.seal.is_some() { 36.0 } else { 12.0 };
    let wrap = (width - left - 12.0 - taken).max(40.0);
    let title = ui.painter().layout(row.title.to_owned(), face.at(size::BODY), palette.ink, wrap);
    let under = (!row.under.is_empty()).then(|| {
        ui.painter().layout(row.under.to_owned(), Face::Sans.at(size::SMALL), palette.quiet, width - left - 12.0)
    });
    let below = under.as_ref().map_or(0.0, |under| under.size().y + 2.0);
    let height = title.size().y + below + 14.0;
    let (rect, response) = ui.allocate_exact_size(vec2(width, height), Sense::click());
    if ui.is_rect_visible(rect) {
        ground(ui, rect, &response, row.open);
        let at = rect.min + vec2(left, 7.0);
        if let Some(seal) = row.seal {
            widgets::paint_seal(ui.painter(), rect.min + vec2(20.0, 17.0), seal, seal.ink(palette));
        }
        let lower = at + vec2(0.0, title.size().y + 2.0);
        ui.painter().galley(at, title, palette.ink);
        if let Some(under) = under {
            ui.painter().galley(lower, under, palette.quiet);
        }
        if let Some((mark, (_, ink))) = mark.zip(row.mark) {
            ui.painter().galley(pos2(rect.max.x - 12.0 - mark.size().x, at.y + 1.0), mark, ink);
        }
        let line = Stroke::new(1.0, palette.rule);
        ui.painter().line_segment([rect.left_bottom(), rect.right_bottom()], line);
    }
    response.widget_info(|| WidgetInfo::selected(WidgetType::Button, true, row.open, row.title));
    response.on_hover_cursor(CursorIcon::PointingHand)
}

/// The ground of something that can be opened: open, pointed at, or neither.
pub fn ground(ui: &Ui, rect: Rect, response: &Response, open: bool) {
    let palette = palette(ui);
    let painter = ui.painter();
    if open {
        painter.rect_filled(rect, CornerRadius::ZERO, palette.card);
        let edge = Rect::from_min_size(rect.min, vec2(3.0, rect.height()));
        painter.rect_filled(edge, CornerRadius::ZERO, palette.ink);
    } else if response.hovered() || response.has_focus() {
        painter.rect_filled(rect, CornerRadius::ZERO, blend(palette.ground, palette.ink, 0.06));
    }
    if response.has_focus() {
        let edge = Stroke::new(1.5, palette.cooperation);
        painter.rect_stroke(rect, CornerRadius::ZERO, edge, egui::StrokeKind::Inside);
    }
}

/// One of several that exclude each other.
pub fn choice(ui: &mut Ui, label: &str, on: bool) -> Response {
    toggle(ui, label, label, on, WidgetType::RadioButton)
}

/// One of several that exclude each other, with a name of its own for assistive technology.
pub fn choice_said(ui: &mut Ui, label: &str, said: &str, on: bool) -> Response {
    toggle(ui, label, said, on, WidgetType::RadioButton)
}

/// One of several of which any may be chosen.
pub fn tick(ui: &mut Ui, label: &str, on: bool) -> Response {
    toggle(ui, label, label, on, WidgetType::Checkbox)
}

fn toggle(ui: &mut Ui, label: &str, said: &str, on: bool, kind: WidgetType) -> Response {
    let palette = palette(ui);
    let (fill, ink) = if on { (palette.ink, palette.card) } else { (palette.card, palette.ink) };
    let text = RichText::new(label).font(Face::Sans.at(14.0)).color(ink);
    let edge = Stroke::new(1.0, if on { palette.ink } else { blend(palette.rule, palette.quiet, 0.5) });
    let response = tight(ui, egui::Button::new(text).fill(fill).stroke(edge));
    if response.has_focus() {
        let edge = Stroke::new(2.0, palette.cooperation);
        ui.painter().rect_stroke(response.rect, CornerRadius::same(2), edge, egui::StrokeKind::Outside);
    }
    response.widget_info(|| WidgetInfo::selected(kind, true, on, said));
    response.on_hover_cursor(CursorIcon::PointingHand)
}

/// A smaller button inside a document.
pub fn small(ui: &mut Ui, label: &str) -> Response {
    let text = RichText::new(label).font(Face::Sans.at(14.0)).color(palette(ui).ink);
    tight(ui, egui::Button::new(text)).on_hover_cursor(CursorIcon::PointingHand)
}

/// A button with less room around its words. It is added to the line itself: a
/// scope of its own would not wrap with the line.
fn tight(ui: &mut Ui, button: egui::Button<'_>) -> Response {
    let before = (ui.spacing().button_padding, ui.spacing().interact_size.y);
    (ui.spacing_mut().button_padding, ui.spacing_mut().interact_size.y) = (vec2(9.0, 4.0), 24.0);
    let response = ui.add(button);
    (ui.spacing_mut().button_padding, ui.spacing_mut().interact_size.y) = before;
    response
}

/// The button that completes a document: as strong as can be beside the one primary action.
pub fn settle(ui: &mut Ui, label: &str, enabled: bool) -> bool {
    let palette = palette(ui);
    let ink = if enabled { palette.ink } else { palette.quiet };
    let text = RichText::new(label).font(Face::SansBold.at(size::BODY)).color(ink);
    let button = egui::Button::new(text).stroke(Stroke::new(1.4, ink)).fill(palette.card).min_size(vec2(0.0, 34.0));
    ui.add_enabled(enabled, button).on_hover_cursor(CursorIcon::PointingHand).clicked()
}

/// The one primary action of a screen: clicked, or asked for with Enter.
pub fn go_on(ui: &mut Ui, label: &str) -> bool {
    widgets::primary(ui, label).clicked() || widgets::enter_pressed(ui)
}

/// A figure, for whoever points at it or goes to it with the keyboard: what moved it, newest first, or
/// else what it stands for and how far it goes. Assistive technology is told the same.
pub fn because(response: Response, what: &str, lines: &[String], ui: &Ui) -> Response {
    let lines = reasons(what, lines);
    tell(&response, what, &lines);
    // A label lets go of the keyboard as it is drawn, so what takes it lies over the label.
    let over = ui.interact(response.rect, response.id.with("why"), Sense::focusable_noninteractive());
    over.widget_info(|| WidgetInfo::labeled(WidgetType::Label, true, format!("why: {what}")));
    tell(&over, what, &lines);
    let contents = |ui: &mut Ui| reasoned(ui, what, &lines);
    if over.has_focus() {
        over.show_tooltip_ui(contents);
        return response;
    }
    response.on_hover_ui(contents)
}

/// The same for the figures in the lower line of a row. Only there do they show where one points, or
/// they would lie over the next rows of whoever reads a list; with the keyboard one opens the row, and
/// finds its figures on the page.
pub fn row_because(ui: &Ui, response: Response, what: &str, lines: &[String]) {
    let lines = reasons(what, lines);
    tell(&response, what, &lines);
    let mut lower = response.rect;
    lower.min.y = lower.center().y;
    if ui.rect_contains_pointer(lower) {
        response.on_hover_ui_at_pointer(|ui| reasoned(ui, what, &lines));
    }
}

/// What moved a figure, or else what it stands for.
fn reasons<'a>(what: &str, lines: &'a [String]) -> Vec<&'a str> {
    let stands_for = figures::stands_for(what).filter(|_| lines.is_empty());
    lines.iter().map(String::as_str).chain(stands_for).collect()
}

fn tell(response: &Response, what: &str, lines: &[&str]) {
    let told = format!("{what}: {}", lines.join(" "));
    response.ctx.accesskit_node_builder(response.id, |node| node.set_description(told));
}

fn reasoned(ui: &mut Ui, what: &str, lines: &[&str]) {
    ui.set_max_width(280.0);
    widgets::overline(ui, what);
    for line in lines {
        widgets::remark(ui, line);
    }
}

/// A small fact: its name in quiet ink and its figure, which is what is answered.
pub fn fact(ui: &mut Ui, name: &str, figure: &str) -> Response {
    let palette = palette(ui);
    let width = |text: &str, face: Face| {
        ui.painter().layout_no_wrap(text.to_owned(), face.at(size::SMALL), palette.ink).size().x
    };
    let whole = width(name, Face::Sans) + 5.0 + width(figure, Face::SansBold);
    // A fact is not torn apart: what has no room in its row begins the next.
    let begun = ui.cursor().min.x > ui.max_rect().min.x + 1.0;
    if ui.layout().main_wrap() && begun && whole > ui.available_size_before_wrap().x {
        ui.end_row();
    }
    widgets::line(ui, |ui| {
        ui.spacing_mut().item_spacing.x = 5.0;
        let quiet = RichText::new(name).font(Face::Sans.at(size::SMALL)).color(palette.quiet);
        widgets::explained(ui.label(quiet), name);
        let figure = RichText::new(figure).font(Face::SansBold.at(size::SMALL)).color(palette.ink);
        ui.label(figure)
    })
}

/// Small facts in one text, which wraps where single ones would run out of the page.
pub fn facts(ui: &mut Ui, facts: &[(&str, String)]) -> Response {
    let palette = palette(ui);
    let mut job = LayoutJob::default();
    for (place, (name, figure)) in facts.iter().enumerate() {
        let before = if place == 0 { 0.0 } else { 14.0 };
        let format =
            |face: Face, ink| TextFormat { line_height: Some(20.0), ..TextFormat::simple(face.at(size::SMALL), ink) };
        job.append(name, before, format(Face::Sans, palette.quiet));
        // The space ends the fact: a line breaks after it and not after its name.
        job.append(&format!("{}{figure} ", '\u{a0}'), 0.0, format(Face::SansBold, palette.ink));
    }
    ui.label(job)
}

/// Small words in an ink of their own.
pub fn word(ui: &mut Ui, text: &str, ink: Color32) -> Response {
    widgets::explained(ui.label(RichText::new(text).font(Face::Sans.at(size::SMALL)).color(ink)), text)
}

/// Bold words of body size.
pub fn strong(ui: &mut Ui, text: &str) -> Response {
    ui.label(RichText::new(text).font(Face::SansBold.at(size::BODY)).color(palette(ui).ink))
}

/// A group of controls under a small heading.
pub fn group<R>(ui: &mut Ui, heading: &str, contents: impl FnOnce(&mut Ui) -> R) -> R {
    ui.add_space(space::SMALL);
    widgets::overline(ui, heading);
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing = vec2(6.0, 6.0);
        contents(ui)
    })
    .inner
}

/// A level from 0 to 100 as a thin bar with its figure.
pub fn level(ui: &mut Ui, name: &str, value: i16) -> Response {
    let palette = palette(ui);
    let (rect, response) = ui.allocate_exact_size(vec2(74.0, 18.0), Sense::hover());
    let painter = ui.painter();
    let bar = Rect::from_min_size(pos2(rect.min.x, rect.center().y - 3.0), vec2(44.0, 6.0));
    painter.rect_filled(bar, CornerRadius::ZERO, palette.rule);
    let mut full = bar;
    full.set_width(bar.width() * f32::from(value.clamp(0, 100)) / 100.0);
    painter.rect_filled(full, CornerRadius::ZERO, palette.ink);
    let at = pos2(rect.max.x, rect.center().y);
    painter.text(at, Align2::RIGHT_CENTER, value, Face::Sans.at(size::SMALL), palette.ink);
    response.widget_info(|| WidgetInfo::labeled(WidgetType::Label, true, format!("{name} {value}")));
    response
}

/// A ring that is filled in once something is so.
pub fn ring(ui: &mut Ui, filled: bool, ink: Color32) -> Response {
    let (rect, response) = ui.allocate_exact_size(vec2(14.0, 18.0), Sense::hover());
    let at = pos2(rect.min.x + 6.0, rect.center().y);
    ui.painter().circle_stroke(at, 4.5, Stroke::new(1.3, ink));
    if filled {
        ui.painter().circle_filled(at, 4.5, ink);
    }
    response
}
