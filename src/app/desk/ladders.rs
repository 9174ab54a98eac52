//! The two ladders, Who and Link, and the territory: slips are laid on rungs.

use crate::app::forms;
use crate::app::spoken;
use crate::app::theme::{Face, palette, size, space};
use crate::app::widgets;
use crate::desk::Laying;
use crate::terms::{ActorId, Bearing, CardId, Likelihood, Link, NationId};
use crate::view::sheet::{Dossier, Sheet};
use bevy_egui::egui;
use egui::{Align2, CursorIcon, Rect, Sense, Stroke, Ui, WidgetInfo, WidgetType, pos2, vec2};

/// Shows the ladders; a slip in hand is laid on the rung that is clicked.
pub(super) fn show(ui: &mut Ui, sheet: &Sheet, dossier: &Dossier, laying: &mut Laying) {
    // It stays as it is whether a slip is in hand or not: rungs that moved would be missed.
    widgets::remark(
        ui,
        "Drag a slip to a rung, or take it and click the rung. With empty hands, click the rung you believe.",
    );
    ui.add_space(space::HAIR);
    widgets::overline(ui, "Who");
    let words = dossier.analyst.as_ref().map(|analyst| &analyst.who);
    for (place, suspect) in dossier.suspects.iter().enumerate() {
        let word = words.and_then(|words| words.get(place)).copied();
        let rung = Rung { name: &suspect.name, believe: Belief::Who(Some(suspect.id)), word };
        let response = rung.show(ui, dossier, laying);
        let sponsor = suspect.sponsor.map(|id| format!(" Might act for {}.", spoken::name(sheet, id)));
        beside(&response, &format!("{}{}", suspect.about, sponsor.unwrap_or_default()));
    }
    let word = dossier.analyst.as_ref().map(|analyst| analyst.who_unknown);
    Rung { name: "unknown, or somebody else", believe: Belief::Who(None), word }.show(ui, dossier, laying);
    ui.add_space(space::SMALL);
    widgets::overline(ui, "Link to a state");
    let words = dossier.analyst.as_ref().map(|analyst| &analyst.link);
    for (place, link) in Link::LADDER.into_iter().enumerate() {
        let word = words.and_then(|words| words.get(place)).copied();
        Rung { name: link.word(), believe: Belief::Link(Some(link)), word }.show(ui, dossier, laying);
    }
    let word = dossier.analyst.as_ref().map(|analyst| analyst.link_unknown);
    Rung { name: "unknown link", believe: Belief::Link(None), word }.show(ui, dossier, laying);
    ui.add_space(space::SMALL);
    territory(ui, sheet, dossier, laying, ("From whose territory", Bearing::Location));
    territory(ui, sheet, dossier, laying, ("Only through whose territory", Bearing::Relay));
    missing(ui, dossier);
}

/// What is said of a rung, beside the ladder: below, it would lie over the next rungs.
fn beside(response: &egui::Response, words: &str) {
    let mut tooltip = egui::Tooltip::for_enabled(response);
    tooltip.popup = tooltip.popup.align(egui::RectAlign::RIGHT_START);
    tooltip.show(|ui| {
        ui.set_max_width(240.0);
        widgets::remark(ui, words);
    });
}

/// Territory is no ladder: a slip places the deed on one of the nations, as its origin or as a relay (4.3).
fn territory(
    ui: &mut Ui,
    sheet: &Sheet,
    dossier: &Dossier,
    laying: &mut Laying,
    (heading, place): (&str, fn(NationId) -> Bearing),
) {
    widgets::overline(ui, heading);
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing = vec2(5.0, 5.0);
        let nations: Vec<NationId> = sheet.board.nations.iter().map(|nation| nation.id).collect();
        for nation in nations {
            let on = place(nation);
            let name = match on {
                Bearing::Relay(_) => spoken::bearing(sheet, dossier, on),
                Bearing::Who(_) | Bearing::Link(_) | Bearing::Location(_) => spoken::name(sheet, nation).to_owned(),
            };
            let here = numbers(dossier, laying, on);
            let label = match here.as_str() {
                "" => name,
                here => format!("{name} ({here})"),
            };
            let response = forms::tick(ui, &label, !here.is_empty());
            if is_chosen(&response, laying)
                && let Some(slip) = laying.slip.take()
            {
                laying.placed.insert(slip, on);
            }
        }
    });
}

/// Whether a place was chosen: by a click, or by a slip let go over it, which is then the one in hand.
fn is_chosen(response: &egui::Response, laying: &mut Laying) -> bool {
    let dropped = response.dnd_release_payload::<CardId>();
    laying.slip = dropped.as_deref().copied().or(laying.slip);
    dropped.is_some() || response.clicked()
}

fn missing(ui: &mut Ui, dossier: &Dossier) {
    if dossier.missing.is_empty() {
        return;
    }
    ui.add_space(space::SMALL);
    widgets::overline(ui, "What is missing");
    for line in &dossier.missing {
        widgets::remark(ui, &format!("· {line}"));
    }
}

/// What one believes who chooses a rung.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Belief {
    Who(Option<ActorId>),
    Link(Option<Link>),
}

impl Belief {
    /// Where a slip lies that is laid here; on "unknown" none can lie.
    fn bearing(self) -> Option<Bearing> {
        match self {
            Self::Who(who) => who.map(Bearing::Who),
            Self::Link(link) => link.map(Bearing::Link),
        }
    }

    fn is_held(self, laying: &Laying) -> bool {
        match self {
            Self::Who(who) => laying.who == Some(who),
            Self::Link(link) => laying.link == Some(link),
        }
    }

    /// Lays the slip in hand, or else takes the rung for one's word.
    fn choose(self, laying: &mut Laying) {
        match (laying.slip.take(), self.bearing(), self) {
            (Some(slip), Some(on), _) => {
                laying.placed.insert(slip, on);
            }
            (Some(slip), None, _) => {
                laying.placed.remove(&slip);
            }
            (None, _, Self::Who(who)) => laying.who = Some(who),
            (None, _, Self::Link(link)) => laying.link = Some(link),
        }
    }
}

struct Rung<'a> {
    name: &'a str,
    believe: Belief,
    word: Option<Likelihood>,
}

impl Rung<'_> {
    fn show(&self, ui: &mut Ui, dossier: &Dossier, laying: &mut Laying) -> egui::Response {
        let width = ui.available_width();
        let held = self.believe.is_held(laying);
        let face = if held { Face::SansBold } else { Face::Sans };
        let ink = palette(ui).ink;
        let name = ui.painter().layout(self.name.to_owned(), face.at(size::BODY), ink, width - 44.0);
        let laid = self.believe.bearing().map_or(String::new(), |on| numbers(dossier, laying, on));
        let lower = self.word.is_some() || !laid.is_empty();
        let height = name.size().y + if lower { 20.0 } else { 0.0 } + 10.0;
        let (rect, response) = ui.allocate_exact_size(vec2(width, height), Sense::click());
        forms::ground(ui, rect, &response, response.dnd_hover_payload::<CardId>().is_some());
        frame(ui, rect, held);
        let below = rect.min.y + 5.0 + name.size().y + 9.0;
        ui.painter().galley(rect.min + vec2(32.0, 5.0), name, ink);
        self.marks(ui, rect, below, &laid);
        let said = match self.word {
            Some(word) => format!("Rung {}, {}", self.name, word.word()),
            None => format!("Rung {}", self.name),
        };
        response.widget_info(|| WidgetInfo::selected(WidgetType::Button, true, held, &said));
        if is_chosen(&response, laying) {
            self.believe.choose(laying);
        }
        response.on_hover_cursor(CursorIcon::PointingHand)
    }

    /// The slips that lie here, and the analyst's word.
    fn marks(&self, ui: &Ui, rect: Rect, below: f32, laid: &str) {
        let palette = palette(ui);
        if !laid.is_empty() {
            let at = pos2(rect.min.x + 32.0, below);
            let text = format!("slip {laid}");
            ui.painter().text(at, Align2::LEFT_CENTER, text, Face::SansBold.at(size::SMALL), palette.cooperation);
        }
        if let Some(word) = self.word {
            let at = pos2(rect.max.x - 10.0, below);
            ui.painter().text(at, Align2::RIGHT_CENTER, word.word(), Face::SerifItalic.at(16.0), palette.ink);
        }
    }
}

/// The rails of the ladder run through, the rung lies across; a ring for one's own word.
fn frame(ui: &Ui, rect: Rect, held: bool) {
    let (palette, painter) = (palette(ui), ui.painter());
    let rail = Stroke::new(1.5, palette.quiet);
    let down = vec2(0.0, 8.0);
    painter.line_segment([rect.left_top(), rect.left_bottom() + down], rail);
    painter.line_segment([rect.right_top(), rect.right_bottom() + down], rail);
    painter.line_segment([rect.left_bottom(), rect.right_bottom()], rail);
    let ring = pos2(rect.min.x + 17.0, rect.min.y + 15.0);
    painter.circle_stroke(ring, 6.0, Stroke::new(1.2, palette.quiet));
    if held {
        painter.circle_filled(ring, 3.6, palette.ink);
    }
}

/// The numbers of the slips that lie on a rung.
fn numbers(dossier: &Dossier, laying: &Laying, on: Bearing) -> String {
    let laid = laying.numbered(dossier).filter(|(_, card)| laying.placed.get(&card.id) == Some(&on));
    laid.map(|(number, _)| number.to_string()).collect::<Vec<_>>().join(", ")
}
