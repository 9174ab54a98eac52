//! The marks and frames every screen is set with, as plain functions over
//! plain data. Whatever is painted by hand also says its words to assistive
//! technology, and so to tests, which find it by role and label.

use crate::app::keys;
use crate::app::map::hatch;
use crate::app::theme::{self, Face, Palette, blend, palette, size, space};
use crate::view::sheet::explain;
use bevy_egui::egui;
use egui::text::{LayoutJob, TextFormat};
use egui::{
    Align, Align2, AsIdSalt, Color32, CornerRadius, CursorIcon, Frame, Margin, Painter, Pos2, Rect, Response, RichText,
    ScrollArea, Sense, Shape, Stroke, StrokeKind, Ui, Vec2, WidgetInfo, WidgetType, pos2, vec2,
};

/// The legal gate's verdict on an order, as the seal shows it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Seal {
    /// Allowed as it stands.
    Lawful,
    /// Allowed once the missing thing is there.
    LawfulIf,
    /// States disagree about it.
    Contested,
    /// Not allowed.
    Unlawful,
}

/// Analytic confidence: how much the judgement rests on.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Confidence {
    /// One bar.
    Low,
    /// Two bars.
    Moderate,
    /// Three bars.
    High,
}

/// The traffic light protocol's marking of a paper.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Tlp {
    /// No limit.
    Clear,
    /// Within the community.
    Green,
    /// Within the organisation and those it serves.
    Amber,
    /// Within the organisation only.
    AmberStrict,
    /// For the named recipients only.
    Red,
}

/// Who a chip stands for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Chip {
    /// The one-letter flag device.
    pub letter: char,
    /// The name beside it.
    pub name: String,
    /// The nation's colour index, which is also its hatch.
    pub colour: usize,
}

impl Seal {
    /// The word that always stands beside the seal.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Self::Lawful => "lawful",
            Self::LawfulIf => "lawful if",
            Self::Contested => "contested",
            Self::Unlawful => "unlawful",
        }
    }

    /// The ink that it is stamped in.
    #[must_use]
    pub const fn ink(self, palette: &Palette) -> Color32 {
        match self {
            Self::Lawful => palette.law,
            Self::LawfulIf | Self::Contested => palette.caution,
            Self::Unlawful => palette.heat,
        }
    }
}

impl Confidence {
    /// The word for it.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Self::Low => "low confidence",
            Self::Moderate => "moderate confidence",
            Self::High => "high confidence",
        }
    }
}

impl Tlp {
    /// The marking as it is printed.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Self::Clear => "TLP:CLEAR",
            Self::Green => "TLP:GREEN",
            Self::Amber => "TLP:AMBER",
            Self::AmberStrict => "TLP:AMBER+STRICT",
            Self::Red => "TLP:RED",
        }
    }
}

/// The one title of a screen.
pub fn title(ui: &mut Ui, text: &str) -> Response {
    ui.label(RichText::new(text).font(Face::SerifBold.at(size::TITLE)).color(palette(ui).ink))
}

/// The heading of a document or panel.
pub fn heading(ui: &mut Ui, text: &str) -> Response {
    ui.label(RichText::new(text).font(Face::SerifBold.at(size::HEADING)).color(palette(ui).ink))
}

/// An opening sentence.
pub fn lead(ui: &mut Ui, text: &str) -> Response {
    let ink = palette(ui).ink;
    set(ui, text, Face::Serif, size::LEAD, ink, 1.45)
}

/// A paragraph of prose, no wider than the measure.
pub fn prose(ui: &mut Ui, text: &str) -> Response {
    let ink = palette(ui).ink;
    set(ui, text, Face::Serif, size::BODY + 1.0, ink, 1.45)
}

/// A remark in quiet ink.
pub fn remark(ui: &mut Ui, text: &str) -> Response {
    let quiet = palette(ui).quiet;
    set(ui, text, Face::Sans, size::SMALL, quiet, 1.3)
}

/// A small letter-spaced label over a group.
pub fn overline(ui: &mut Ui, text: &str) -> Response {
    let quiet = palette(ui).quiet;
    let mut job = LayoutJob::default();
    let format = TextFormat { extra_letter_spacing: 1.2, ..TextFormat::simple(Face::SansBold.at(11.5), quiet) };
    job.append(&text.to_uppercase(), 0.0, format);
    let response = ui.label(job);
    response.widget_info(|| WidgetInfo::labeled(WidgetType::Label, true, text));
    explained(response, text)
}

fn set(ui: &mut Ui, text: &str, face: Face, points: f32, ink: Color32, leading: f32) -> Response {
    let format =
        TextFormat { line_height: Some((points * leading).round()), ..TextFormat::simple(face.at(points), ink) };
    let mut job = LayoutJob::single_section(text.to_owned(), format);
    let measure = ui.available_width().min(space::MEASURE * points / size::BODY);
    if text.len() < 60 {
        return ui.label(job);
    }
    // A label wraps at its container, so the container gets the measure.
    job.wrap.max_width = measure;
    ui.vertical(|ui| {
        ui.set_max_width(measure);
        ui.label(job)
    })
    .inner
}

/// A nation's flag letter on its hatch, and its name.
pub fn chip(ui: &mut Ui, chip: &Chip) -> Response {
    let palette = palette(ui);
    let name = ui.painter().layout_no_wrap(chip.name.clone(), Face::Sans.at(size::BODY), palette.ink);
    let (rect, response) = ui.allocate_exact_size(vec2(22.0 + 7.0 + name.size().x, 22.0), Sense::hover());
    let flag_at = Rect::from_min_size(rect.min + vec2(0.0, 3.0), vec2(22.0, 16.0));
    flag(ui.painter(), palette, flag_at, chip.letter, chip.colour);
    let at = pos2(flag_at.max.x + 7.0, rect.center().y - name.size().y / 2.0);
    ui.painter().galley(at, name, palette.ink);
    response.widget_info(|| WidgetInfo::labeled(WidgetType::Label, true, &chip.name));
    response
}

/// The flag itself: tint, hatch, letter, edge.
pub fn flag(painter: &Painter, palette: &Palette, rect: Rect, letter: char, colour: usize) {
    painter.rect_filled(rect, CornerRadius::ZERO, palette.nation(colour));
    let ring = [rect.left_top(), rect.right_top(), rect.right_bottom(), rect.left_bottom()];
    let ring = vec![ring.iter().map(|p| [p.x, p.y]).collect()];
    let made = hatch::hatch(&ring, colour, 3.5);
    let ink = palette.nation_hatch(colour);
    for [a, b] in made.strokes {
        painter.line_segment([a.into(), b.into()], Stroke::new(0.8, ink));
    }
    for dot in made.dots {
        painter.circle_filled(dot.into(), 0.8, ink);
    }
    // The letter gets a clear patch, so that no hatch runs through it.
    let scale = rect.height() / 16.0;
    let patch = Rect::from_center_size(rect.center(), vec2(11.0 * scale, rect.height() - 2.0));
    painter.rect_filled(patch, CornerRadius::ZERO, palette.nation(colour));
    painter.rect_stroke(rect, CornerRadius::ZERO, Stroke::new(1.0, palette.ink), StrokeKind::Inside);
    painter.text(rect.center(), Align2::CENTER_CENTER, letter, Face::SerifBold.at(12.0 * scale), palette.ink);
}

/// The legal gate: a ring and its word; a missing thing is a link, and the
/// answer tells whether it was followed.
pub fn seal(ui: &mut Ui, seal: Seal, missing: Option<&str>) -> bool {
    let ink = seal.ink(palette(ui));
    line(ui, |ui| {
        ui.spacing_mut().item_spacing.x = 6.0;
        let (rect, response) = ui.allocate_exact_size(Vec2::splat(16.0), Sense::hover());
        paint_seal(ui.painter(), rect.center(), seal, ink);
        response.widget_info(|| WidgetInfo::labeled(WidgetType::Image, true, "legal gate"));
        let word = ui.label(RichText::new(seal.word()).font(Face::SansBold.at(size::SMALL)).color(ink));
        explained(word, seal.word());
        missing.is_some_and(|what| {
            let text = RichText::new(what).font(Face::Sans.at(size::SMALL));
            ui.link(text).clicked()
        })
    })
}

/// Marks in a line no higher than they are: egui's own lines are as high as a
/// button. What has no room goes to the next line.
pub fn line<R>(ui: &mut Ui, contents: impl FnOnce(&mut Ui) -> R) -> R {
    ui.scope(|ui| {
        ui.spacing_mut().interact_size.y = 18.0;
        ui.horizontal_wrapped(contents).inner
    })
    .inner
}

/// The mark of the gate, about a point.
pub fn paint_seal(painter: &Painter, at: Pos2, seal: Seal, ink: Color32) {
    painter.circle_stroke(at, 6.5, Stroke::new(1.6, ink));
    match seal {
        Seal::Lawful => {
            painter.circle_filled(at, 2.6, ink);
        }
        Seal::LawfulIf => {
            painter.line_segment([at - vec2(2.6, 0.0), at + vec2(2.6, 0.0)], Stroke::new(1.6, ink));
        }
        Seal::Contested => {
            painter.circle_stroke(at, 3.3, Stroke::new(1.4, ink));
        }
        Seal::Unlawful => {
            for slope in [1.0, -1.0] {
                let arm = vec2(2.7, 2.7 * slope);
                painter.line_segment([at - arm, at + arm], Stroke::new(1.6, ink));
            }
        }
    }
}

/// A likelihood: always the word, in serif italic.
pub fn likelihood(ui: &mut Ui, word: &str) -> Response {
    let response = ui.label(RichText::new(word).font(Face::SerifItalic.at(size::LEAD)).color(palette(ui).ink));
    explained(response, word)
}

/// Analytic confidence as one, two or three small bars.
pub fn confidence(ui: &mut Ui, confidence: Confidence) -> Response {
    let palette = palette(ui);
    let (rect, response) = ui.allocate_exact_size(vec2(17.0, 14.0), Sense::hover());
    let full = confidence as usize + 1;
    for i in 0..3 {
        let height = 5.0 + 4.0 * i as f32;
        let bar = Rect::from_min_max(
            pos2(rect.min.x + 6.0 * i as f32, rect.max.y - height),
            pos2(rect.min.x + 6.0 * i as f32 + 4.0, rect.max.y),
        );
        if i < full {
            ui.painter().rect_filled(bar, CornerRadius::ZERO, palette.ink);
        } else {
            let edge = Stroke::new(1.0, palette.quiet);
            ui.painter().rect_stroke(bar, CornerRadius::ZERO, edge, StrokeKind::Inside);
        }
    }
    response.widget_info(|| WidgetInfo::labeled(WidgetType::Image, true, confidence.word()));
    explained(response.on_hover_text(confidence.word()), confidence.word())
}

/// The marking of a paper, on a black bar as the protocol prints it.
pub fn tlp(ui: &mut Ui, tlp: Tlp) -> Response {
    let ink = match tlp {
        Tlp::Clear => Color32::WHITE,
        Tlp::Green => Color32::from_rgb(0x33, 0xFF, 0x00),
        Tlp::Amber | Tlp::AmberStrict => Color32::from_rgb(0xFF, 0xC0, 0x00),
        Tlp::Red => Color32::from_rgb(0xFF, 0x2B, 0x2B),
    };
    let galley = ui.painter().layout_no_wrap(tlp.word().to_owned(), Face::Mono.at(11.5), ink);
    let (rect, response) = ui.allocate_exact_size(galley.size() + vec2(12.0, 5.0), Sense::hover());
    ui.painter().rect_filled(rect, CornerRadius::ZERO, Color32::BLACK);
    ui.painter().galley(rect.center() - galley.size() / 2.0, galley, ink);
    response.widget_info(|| WidgetInfo::labeled(WidgetType::Label, true, tlp.word()));
    explained(response, tlp.word())
}

/// A source's grade as a rubber stamp: reliability letter, credibility digit.
pub fn grade(ui: &mut Ui, grade: &str) -> Response {
    let palette = palette(ui);
    let (rect, response) = ui.allocate_exact_size(vec2(32.0, 22.0), Sense::hover());
    let edge = blend(palette.card, palette.ink, 0.75);
    let painter = ui.painter();
    painter.rect_stroke(rect.shrink(0.5), CornerRadius::same(3), Stroke::new(1.4, edge), StrokeKind::Inside);
    painter.rect_stroke(rect.shrink(3.0), CornerRadius::same(1), Stroke::new(0.6, edge), StrokeKind::Inside);
    painter.text(rect.center(), Align2::CENTER_CENTER, grade, Face::Mono.at(size::SMALL), edge);
    response.widget_info(|| WidgetInfo::labeled(WidgetType::Label, true, format!("source grade {grade}")));
    explained(response, "source grade")
}

/// The one primary action of a screen. Also pressed by Enter while nothing
/// else holds the keyboard.
pub fn primary(ui: &mut Ui, label: &str) -> Response {
    let palette = palette(ui);
    let text = RichText::new(label).font(Face::SansBold.at(size::BODY)).color(palette.card);
    let button =
        egui::Button::new(text).fill(palette.ink).stroke(Stroke::new(1.0, palette.ink)).min_size(vec2(0.0, 36.0));
    hand(ui.add(button))
}

/// Whether Enter asks for the primary action: nothing else holds the keyboard.
pub fn enter_pressed(ui: &Ui) -> bool {
    keys::pressed_freely(ui.ctx(), egui::Key::Enter)
}

/// Any other action.
pub fn secondary(ui: &mut Ui, label: &str) -> Response {
    let text = RichText::new(label).font(Face::Sans.at(size::BODY)).color(palette(ui).ink);
    hand(ui.add(egui::Button::new(text).min_size(vec2(0.0, 36.0))))
}

/// A small action beside the matter of a screen, without a frame.
pub fn quiet(ui: &mut Ui, label: &str) -> Response {
    ui.add(egui::Button::new(RichText::new(label).font(Face::Sans.at(size::SMALL))).frame(false))
}

fn hand(response: Response) -> Response {
    response.on_hover_cursor(CursorIcon::PointingHand)
}

/// A sheet of paper on the desk.
pub fn card<R>(ui: &mut Ui, contents: impl FnOnce(&mut Ui) -> R) -> R {
    let palette = palette(ui);
    Frame::new()
        .fill(palette.card)
        .stroke(Stroke::new(1.0, palette.rule))
        .inner_margin(Margin::same(16))
        .show(ui, contents)
        .inner
}

/// A page in the middle that says one thing and asks for an answer, as wide as a letter.
pub fn sheet(ui: &mut Ui, contents: impl FnOnce(&mut Ui)) {
    rolled(ui, "sheet", |ui| {
        let wide = (ui.available_width() - 16.0).min(space::WIDEST + 2.0 * 48.0);
        ui.add_space((ui.available_height() * 0.12).min(80.0));
        centred(ui, wide, |ui| {
            let palette = palette(ui);
            let frame = Frame::new().fill(palette.card).stroke(Stroke::new(1.0, palette.rule));
            frame.inner_margin(Margin::symmetric(48, 36)).show(ui, |ui| {
                ui.set_width(ui.available_width());
                contents(ui);
            });
        });
    });
}

/// A column in the middle, so wide where there is room for it.
pub fn centred(ui: &mut Ui, wide: f32, contents: impl FnOnce(&mut Ui)) {
    let room = ui.available_width();
    let wide = wide.min(room);
    ui.horizontal_top(|ui| {
        ui.add_space((room - wide) / 2.0);
        ui.vertical(|ui| {
            ui.set_width(wide);
            contents(ui);
        });
    });
}

/// Two columns of prose.
pub fn two_columns(ui: &mut Ui, left: impl FnOnce(&mut Ui), right: impl FnOnce(&mut Ui)) {
    ui.spacing_mut().item_spacing.x = space::LARGE;
    ui.columns(2, |columns| {
        // Columns justify what stands in them, which is not for prose.
        let prose = egui::Layout::top_down(Align::Min);
        let [first, second] = columns else { return };
        first.with_layout(prose, left);
        second.with_layout(prose, right);
    });
}

/// A room on the left, with the digit of its key, if it has one, and the count of what waits in it.
pub fn room_tab(ui: &mut Ui, label: &str, digit: Option<usize>, count: usize, open: bool) -> Response {
    let palette = palette(ui);
    let (rect, response) = ui.allocate_exact_size(vec2(ui.available_width(), 34.0), Sense::click());
    let painter = ui.painter();
    if open {
        painter.rect_filled(rect, CornerRadius::ZERO, palette.card);
        let edge = Rect::from_min_size(rect.min, vec2(3.0, rect.height()));
        painter.rect_filled(edge, CornerRadius::ZERO, palette.ink);
    } else if response.hovered() || response.has_focus() {
        painter.rect_filled(rect, CornerRadius::ZERO, blend(palette.ground, palette.ink, 0.06));
    }
    let face = if open { Face::SansBold } else { Face::Sans };
    // Where there is little room, a count keeps clear of the longest name.
    let (edge, after) = if is_cramped(ui) { (7.0, 13.0) } else { (12.0, 16.0) };
    let mut at = pos2(rect.min.x + edge, rect.center().y);
    if let Some(digit) = digit {
        painter.text(at, Align2::LEFT_CENTER, digit, Face::Mono.at(size::SMALL), palette.quiet);
        at.x += after;
    }
    painter.text(at, Align2::LEFT_CENTER, label, face.at(size::BODY), palette.ink);
    if count > 0 {
        let at = pos2(rect.max.x - edge, rect.center().y);
        painter.text(at, Align2::RIGHT_CENTER, count, Face::SansBold.at(size::SMALL), palette.ink);
    }
    let spoken = if count > 0 { format!("{label}, {count}") } else { label.to_owned() };
    response.widget_info(|| WidgetInfo::selected(WidgetType::SelectableLabel, true, open, &spoken));
    hand(response)
}

/// Staff: filled dots are free, rings are already sent.
pub fn staff_dots(ui: &mut Ui, free: u32, all: u32) -> Response {
    let palette = palette(ui);
    let (rect, response) = ui.allocate_exact_size(vec2(13.0 * all.max(1) as f32, 16.0), Sense::hover());
    for i in 0..all {
        let at = pos2(rect.min.x + 6.0 + 13.0 * i as f32, rect.center().y);
        if i < free {
            ui.painter().circle_filled(at, 4.5, palette.ink);
        } else {
            ui.painter().circle_stroke(at, 4.0, Stroke::new(1.0, palette.quiet));
        }
    }
    response.widget_info(|| WidgetInfo::labeled(WidgetType::Image, true, format!("staff: {free} of {all} free")));
    explained(response, "staff")
}

/// The width of a panel beside another: as wide as is wished, and with large text no more than its share.
#[must_use]
pub fn beside(ui: &Ui, wished: f32) -> f32 {
    wished.min(ui.available_width() * 0.45)
}

/// What is higher than its place, rolled by the wheel and by the keyboard: by pages and to both ends, while
/// nobody is writing. `salt` tells it from what else is rolled there, and one page from the next.
pub fn rolled<R>(ui: &mut Ui, salt: impl AsIdSalt, contents: impl FnOnce(&mut Ui) -> R) -> R {
    let area = ScrollArea::vertical().id_salt(salt).auto_shrink(false);
    area.show(ui, |ui| {
        let shown = contents(ui);
        rolls(ui);
        shown
    })
    .inner
}

/// Lets the keyboard roll the area in which this is called. It comes last: what is rolled within would
/// else be rolled in its place.
pub fn rolls(ui: &Ui) {
    if ui.ctx().text_edit_focused() {
        return;
    }
    let page = ui.clip_rect().height() * 0.9;
    let ways = [
        (egui::Key::PageDown, -page),
        (egui::Key::PageUp, page),
        (egui::Key::End, -LONGEST),
        (egui::Key::Home, LONGEST),
    ];
    for (_, by) in ways.into_iter().filter(|(key, _)| keys::pressed(ui.ctx(), *key)) {
        ui.scroll_with_delta(vec2(0.0, by));
    }
}

/// Longer than any page.
const LONGEST: f32 = 1.0e5;

/// Whether the window is small for its text, so that only what is needed has room.
#[must_use]
pub fn is_cramped(ui: &Ui) -> bool {
    let room = ui.ctx().content_rect();
    room.width() < 900.0 || room.height() < 520.0
}

/// A hairline across.
pub fn rule(ui: &mut Ui) {
    let (rect, _) = ui.allocate_exact_size(vec2(ui.available_width(), 1.0), Sense::hover());
    let stroke = Stroke::new(1.0, palette(ui).rule);
    ui.painter().add(Shape::line_segment([rect.left_center(), rect.right_center()], stroke));
}

/// The bottom line of a screen: remarks to the left, the way on to the right.
pub fn footer<R>(ui: &mut Ui, contents: impl FnOnce(&mut Ui) -> R) -> R {
    ui.with_layout(egui::Layout::right_to_left(Align::Center), contents).inner
}

/// Whether the window shows night colours; a button that changes it.
pub fn night_switch(ui: &mut Ui) {
    let night = palette(ui).night;
    let label = if night { "Day" } else { "Night" };
    if quiet(ui, label).clicked() {
        theme::set_night(ui.ctx(), !night);
    }
}

/// What a word means, for whoever points at it; as it was if the word is nobody's.
pub fn explained(response: Response, written: &str) -> Response {
    if !response.hovered() {
        return response;
    }
    match explain(written) {
        Some(term) => response.on_hover_text(&term.means),
        None => response,
    }
}
