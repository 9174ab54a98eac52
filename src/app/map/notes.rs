//! What was done in the last round: each act is a folded note that travels along the thread
//! between two capitals, one after another; a loud one leaves a mark on both until the next round.

use super::chart::arc;
use super::{Chart, ChartNote, Frame};
use crate::app::motion;
use crate::app::theme::Palette;
use bevy_egui::egui;
use egui::{Painter, Pos2, Shape, Stroke, Ui, Vec2, vec2};

/// How far from a capital its own notes are put down, in points.
const ASIDE: Vec2 = vec2(0.0, -22.0);

/// How far the note in a place has come, from 0 to 1.
fn come(ui: &Ui, chart: &Chart, place: usize, note: &ChartNote) -> f32 {
    motion::in_turn(ui.ctx(), (&chart.title, note.round, "notes"), place)
}

/// Paints the notes that are still on their way.
pub(super) fn on_their_way(ui: &Ui, painter: &Painter, chart: &Chart, frame: Frame, palette: &Palette) {
    for (place, note) in chart.notes.iter().enumerate() {
        let come = come(ui, chart, place, note);
        if come <= 0.0 || come >= 1.0 {
            continue;
        }
        if let Some(at) = along(chart, note, frame, come) {
            folded(painter, at, note.loud, palette);
        }
    }
}

/// Where a note is: on the thread to whom it goes, or rising from the capital of whoever speaks to all.
fn along(chart: &Chart, note: &ChartNote, frame: Frame, come: f32) -> Option<Pos2> {
    let from = chart.nations.get(note.from)?.position;
    let Some(to) = note.to else {
        return Some(frame.at(from) + ASIDE * come);
    };
    let to_whom = chart.nations.get(to)?.position;
    // The thread is drawn from the lower to the higher of the two, and bends with it.
    let (line, way) =
        if note.from < to { (arc(from, to_whom, 0.10), come) } else { (arc(to_whom, from, 0.10), 1.0 - come) };
    let place = way * (line.len() - 1) as f32;
    let (before, after) = (line.get(place.floor() as usize)?, line.get(place.ceil() as usize)?);
    Some(frame.at(*before).lerp(frame.at(*after), place.fract()))
}

/// A sheet folded once, with its seal.
fn folded(painter: &Painter, at: Pos2, loud: bool, palette: &Palette) {
    let corner = |x: f32, y: f32| at + vec2(x, y);
    let sheet = vec![corner(-9.0, -6.0), corner(9.0, -6.0), corner(9.0, 6.0), corner(-9.0, 6.0)];
    let pen = Stroke::new(1.3, palette.ink);
    painter.add(Shape::convex_polygon(sheet, palette.card, pen));
    painter.add(Shape::line(vec![corner(-9.0, -6.0), corner(0.0, 1.5), corner(9.0, -6.0)], pen));
    painter.circle_filled(corner(0.0, 1.5), 2.2, if loud { palette.heat } else { palette.ink });
}

/// Paints the marks of loud acts that have come: short strokes around both capitals, as of a bell.
pub(super) fn echoes(ui: &Ui, painter: &Painter, chart: &Chart, frame: Frame, palette: &Palette) {
    for (place, nation) in chart.nations.iter().enumerate() {
        let loud =
            |(nth, note): &(usize, &ChartNote)| note.loud && note.concerns(place) && come(ui, chart, *nth, note) >= 1.0;
        if !chart.notes.iter().enumerate().any(|one| loud(&one)) {
            continue;
        }
        let at = frame.at(nation.position);
        for stroke in 0..8 {
            let (sin, cos) = (stroke as f32 * std::f32::consts::TAU / 8.0).sin_cos();
            let out = vec2(cos, sin);
            painter.line_segment([at + out * 9.0, at + out * 13.5], Stroke::new(1.6, palette.heat));
        }
    }
}
