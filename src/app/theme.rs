//! The ink, paper and type of the whole window.
//!
//! `install` binds our typefaces and the style to a context. It is called for
//! the window and in every panel test, because the panels are built without
//! egui's own fonts: a context without ours has no family bound at all.

pub use crate::app::faces::Face;

use crate::app::faces::Faces;
use bevy_egui::egui;
use egui::{Color32, Context, CornerRadius, Margin, Stroke, TextStyle, Vec2};

/// Sizes of type at 100 %.
pub mod size {
    /// Marks, captions, stamps.
    pub const SMALL: f32 = 13.0;
    /// Controls and running text.
    pub const BODY: f32 = 15.0;
    /// Opening sentences.
    pub const LEAD: f32 = 18.0;
    /// Headings of documents and panels.
    pub const HEADING: f32 = 24.0;
    /// The one title on a screen.
    pub const TITLE: f32 = 34.0;
}

/// Distances; everything is set on this scale.
pub mod space {
    /// Between parts of one mark.
    pub const HAIR: f32 = 4.0;
    /// Between things that belong together.
    pub const SMALL: f32 = 8.0;
    /// Between things that do not.
    pub const MEDIUM: f32 = 16.0;
    /// Between groups, and the margin of a page.
    pub const LARGE: f32 = 28.0;
    /// Widest line of prose: about 66 characters of body serif.
    pub const MEASURE: f32 = 510.0;
    /// Widest line of a document, where a page has the room: about 88 characters of body serif.
    pub const WIDEST: f32 = 690.0;
}

/// How long what moves takes, in seconds, where motion is on.
pub const MOTION: f32 = 0.2;

/// The colours of one light: day or night.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Palette {
    /// Whether this is the night palette.
    pub night: bool,
    /// The desk everything lies on.
    pub ground: Color32,
    /// A sheet of paper on the desk.
    pub card: Color32,
    /// Text.
    pub ink: Color32,
    /// Text that waits.
    pub quiet: Color32,
    /// Rules between parts; never carries meaning alone.
    pub rule: Color32,
    /// Water on the chart.
    pub sea: Color32,
    /// Heat: tension, unlawfulness, danger. Red means nothing else.
    pub heat: Color32,
    /// Caution.
    pub caution: Color32,
    /// Cooperation, and what can be followed.
    pub cooperation: Color32,
    /// Law, and what is lawful.
    pub law: Color32,
    /// Secret and covert.
    pub secret: Color32,
}

/// The palette by day.
pub const DAY: Palette = Palette {
    night: false,
    ground: Color32::from_rgb(0xF5, 0xF0, 0xE6),
    card: Color32::from_rgb(0xFF, 0xFD, 0xF8),
    ink: Color32::from_rgb(0x1C, 0x28, 0x33),
    quiet: Color32::from_rgb(0x56, 0x62, 0x6B),
    rule: Color32::from_rgb(0xCF, 0xC8, 0xB8),
    sea: Color32::from_rgb(0xDD, 0xE7, 0xE6),
    heat: Color32::from_rgb(0xA6, 0x28, 0x1E),
    caution: Color32::from_rgb(0x8A, 0x5A, 0x00),
    cooperation: Color32::from_rgb(0x1B, 0x66, 0x70),
    law: Color32::from_rgb(0x3F, 0x6B, 0x2E),
    secret: Color32::from_rgb(0x5E, 0x4B, 0x8B),
};

/// The palette by night.
pub const NIGHT: Palette = Palette {
    night: true,
    ground: Color32::from_rgb(0x12, 0x19, 0x1F),
    card: Color32::from_rgb(0x1B, 0x25, 0x2D),
    ink: Color32::from_rgb(0xE9, 0xE4, 0xD8),
    quiet: Color32::from_rgb(0xA3, 0xAD, 0xB3),
    rule: Color32::from_rgb(0x37, 0x44, 0x4D),
    sea: Color32::from_rgb(0x16, 0x24, 0x2B),
    heat: Color32::from_rgb(0xFF, 0x8A, 0x7A),
    caution: Color32::from_rgb(0xE8, 0xB0, 0x4A),
    cooperation: Color32::from_rgb(0x6F, 0xC3, 0xCC),
    law: Color32::from_rgb(0x9C, 0xCB, 0x86),
    secret: Color32::from_rgb(0xB7, 0xA6, 0xE6),
};

/// Okabe and Ito's eight colours, which stay apart for colour-blind eyes.
const NATIONS: [[u8; 3]; 8] = [
    [0xE6, 0x9F, 0x00],
    [0x56, 0xB4, 0xE9],
    [0x00, 0x9E, 0x73],
    [0xF0, 0xE4, 0x42],
    [0x00, 0x72, 0xB2],
    [0xD5, 0x5E, 0x00],
    [0xCC, 0x79, 0xA7],
    [0x99, 0x99, 0x99],
];

impl Palette {
    /// A nation's fill, lightened towards paper so that text stays readable.
    #[must_use]
    pub fn nation(&self, index: usize) -> Color32 {
        blend(self.card, nation_hue(index), if self.night { 0.20 } else { 0.27 })
    }

    /// The ink of a nation's hatch, a step stronger than its fill.
    #[must_use]
    pub fn nation_hatch(&self, index: usize) -> Color32 {
        if self.night {
            // Dark blues on dark ground need light, not more of their own hue.
            return blend(self.nation(index), self.ink, 0.42);
        }
        blend(blend(self.card, nation_hue(index), 0.55), self.ink, 0.12)
    }
}

#[expect(clippy::indexing_slicing, reason = "the remainder is a place in the list")]
fn nation_hue(index: usize) -> Color32 {
    let [r, g, b] = NATIONS[index % NATIONS.len()];
    Color32::from_rgb(r, g, b)
}

/// A colour a share `t` of the way from `a` to `b`.
#[must_use]
pub fn blend(a: Color32, b: Color32, t: f32) -> Color32 {
    let mix = |x: u8, y: u8| (f32::from(x) + (f32::from(y) - f32::from(x)) * t).round() as u8;
    Color32::from_rgb(mix(a.r(), b.r()), mix(a.g(), b.g()), mix(a.b(), b.b()))
}

/// The palette in use in this part of the window.
#[must_use]
pub fn palette(ui: &egui::Ui) -> &'static Palette {
    palette_of(ui.ctx())
}

/// The palette in use in this context.
#[must_use]
pub fn palette_of(ctx: &Context) -> &'static Palette {
    match ctx.theme() {
        egui::Theme::Dark => &NIGHT,
        egui::Theme::Light => &DAY,
    }
}

/// Binds fonts and style to a context. Calling it again does nothing.
///
/// Fonts come into force with the next pass. Answers whether they already
/// are, so that a test's first pass can skip drawing: text without a bound
/// family is an error in epaint.
pub fn install(ctx: &Context) -> bool {
    install_with(ctx, &Faces::default())
}

/// The same with other fonts in the place of ours.
pub fn install_with(ctx: &Context, faces: &Faces) -> bool {
    let mark = egui::Id::new("demarche theme");
    let pass = ctx.cumulative_pass_nr();
    if let Some(since) = ctx.data(|data| data.get_temp::<u64>(mark)) {
        let bound = |ctx: &Context| ctx.fonts(|fonts| fonts.definitions().families.contains_key(&Face::Serif.family()));
        return pass > since || bound(ctx);
    }
    ctx.data_mut(|data| data.insert_temp(mark, pass));
    super::focus::install(ctx);
    super::keys::install(ctx);
    ctx.set_fonts(faces.definitions());
    ctx.set_style_of(egui::Theme::Light, style(&DAY));
    ctx.set_style_of(egui::Theme::Dark, style(&NIGHT));
    ctx.set_theme(egui::Theme::Light);
    // The size of text is a setting, and `set` answers the keys for it.
    ctx.options_mut(|options| options.zoom_with_keyboard = false);
    ctx.request_repaint();
    false
}

/// Chooses day or night.
pub fn set_night(ctx: &Context, night: bool) {
    ctx.set_theme(if night { egui::Theme::Dark } else { egui::Theme::Light });
}

/// Lets what moves move, in `MOTION` seconds, or not at all.
pub fn set_motion(ctx: &Context, on: bool) {
    let (time, scroll) = if on {
        let duration = egui::Rangef::new(MOTION, MOTION);
        (MOTION, egui::style::ScrollAnimation { points_per_second: f32::INFINITY, duration })
    } else {
        (0.0, egui::style::ScrollAnimation::none())
    };
    ctx.all_styles_mut(|style| {
        style.animation_time = time;
        style.scroll_animation = scroll;
    });
}

/// Every face under its own name, with the others behind it for signs it lacks.
fn style(palette: &Palette) -> egui::Style {
    let mut style = egui::Style { visuals: visuals(palette), animation_time: 0.0, ..egui::Style::default() };
    style.text_styles = [
        (TextStyle::Small, Face::Sans.at(size::SMALL)),
        (TextStyle::Body, Face::Sans.at(size::BODY)),
        (TextStyle::Button, Face::Sans.at(size::BODY)),
        (TextStyle::Monospace, Face::Mono.at(size::BODY - 1.0)),
        (TextStyle::Heading, Face::SerifBold.at(size::HEADING)),
    ]
    .into();
    let spacing = &mut style.spacing;
    spacing.item_spacing = Vec2::splat(space::SMALL);
    spacing.button_padding = Vec2::new(14.0, 7.0);
    spacing.interact_size = Vec2::new(40.0, 30.0);
    spacing.window_margin = Margin::same(16);
    spacing.menu_margin = Margin::same(8);
    spacing.scroll = egui::style::ScrollStyle::thin();
    // Shades and half-transparent bars blend wrongly in this backend.
    spacing.scroll.fade.strength = 0.0;
    spacing.scroll.foreground_color = true;
    spacing.scroll.dormant_background_opacity = 0.0;
    spacing.scroll.active_background_opacity = 0.0;
    spacing.scroll.interact_background_opacity = 0.0;
    spacing.scroll.dormant_handle_opacity = 0.45;
    style.interaction.tooltip_delay = 0.0;
    style.interaction.show_tooltips_only_when_still = false;
    style.interaction.selectable_labels = false;
    style.scroll_animation = egui::style::ScrollAnimation::none();
    style
}

fn visuals(palette: &Palette) -> egui::Visuals {
    let mut visuals = if palette.night { egui::Visuals::dark() } else { egui::Visuals::light() };
    let corners = CornerRadius::same(2);
    visuals.override_text_color = None;
    visuals.weak_text_color = Some(palette.quiet);
    visuals.hyperlink_color = palette.cooperation;
    visuals.panel_fill = palette.ground;
    visuals.window_fill = palette.card;
    visuals.window_stroke = Stroke::new(1.0, palette.rule);
    visuals.extreme_bg_color = palette.card;
    visuals.faint_bg_color = blend(palette.card, palette.ground, 0.5);
    visuals.code_bg_color = palette.ground;
    visuals.warn_fg_color = palette.caution;
    visuals.error_fg_color = palette.heat;
    visuals.window_corner_radius = corners;
    visuals.menu_corner_radius = corners;
    visuals.window_shadow = egui::Shadow::NONE;
    visuals.popup_shadow = egui::Shadow::NONE;
    visuals.selection.bg_fill = blend(palette.card, palette.cooperation, 0.25);
    visuals.selection.stroke = Stroke::new(1.0, palette.ink);
    // A blinking cursor asks for a later frame, which this backend turns into
    // one at once: an idle window would never rest.
    visuals.text_cursor.blink = false;
    visuals.text_cursor.stroke = Stroke::new(1.5, palette.cooperation);
    let states = [
        (&mut visuals.widgets.noninteractive, palette.ground, palette.rule),
        (&mut visuals.widgets.inactive, palette.card, blend(palette.rule, palette.quiet, 0.5)),
        (&mut visuals.widgets.hovered, palette.card, palette.ink),
        (&mut visuals.widgets.active, blend(palette.card, palette.ink, 0.12), palette.ink),
        (&mut visuals.widgets.open, palette.card, palette.ink),
    ];
    for (widget, fill, edge) in states {
        widget.bg_fill = fill;
        widget.weak_bg_fill = fill;
        widget.bg_stroke = Stroke::new(1.0, edge);
        widget.fg_stroke = Stroke::new(1.0, palette.ink);
        widget.corner_radius = corners;
        widget.expansion = 0.0;
    }
    visuals
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Relative luminance after WCAG 2.
    fn luminance(colour: Color32) -> f32 {
        let part = |v: u8| {
            let v = f32::from(v) / 255.0;
            if v <= 0.040_45 { v / 12.92 } else { ((v + 0.055) / 1.055).powf(2.4) }
        };
        0.2126 * part(colour.r()) + 0.7152 * part(colour.g()) + 0.0722 * part(colour.b())
    }

    fn contrast(a: Color32, b: Color32) -> f32 {
        let (a, b) = (luminance(a), luminance(b));
        (a.max(b) + 0.05) / (a.min(b) + 0.05)
    }

    #[test]
    fn every_ink_is_readable_on_every_ground() {
        for palette in [&DAY, &NIGHT] {
            let inks = [
                palette.ink,
                palette.quiet,
                palette.heat,
                palette.caution,
                palette.cooperation,
                palette.law,
                palette.secret,
            ];
            for ink in inks {
                for ground in [palette.ground, palette.card] {
                    let ratio = contrast(ink, ground);
                    assert!(ratio >= 4.5, "{ink:?} on {ground:?} is only {ratio:.2}");
                }
            }
        }
    }

    #[test]
    fn names_are_readable_on_every_nation() {
        for palette in [&DAY, &NIGHT] {
            for index in 0..8 {
                let ratio = contrast(palette.ink, palette.nation(index));
                assert!(ratio >= 4.5, "nation {index} is only {ratio:.2}");
            }
        }
    }

    #[test]
    fn every_hatch_is_seen_on_its_nation() {
        for palette in [&DAY, &NIGHT] {
            for index in 0..8 {
                let ratio = contrast(palette.nation_hatch(index), palette.nation(index));
                assert!(ratio >= 1.3, "the hatch of nation {index} is only {ratio:.2}");
            }
        }
    }

    #[test]
    fn nothing_asks_for_a_later_frame() {
        for palette in [&DAY, &NIGHT] {
            let style = style(palette);
            assert!(!style.visuals.text_cursor.blink);
            assert!(style.animation_time.abs() < f32::EPSILON);
        }
    }

    #[test]
    fn every_face_has_the_letters_of_europe() {
        for (_, name, bytes) in Face::ALL {
            assert!(bytes.len() > 100_000, "{name} is not a whole font");
        }
    }
}
