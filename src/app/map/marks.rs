//! The part of the chart that changes: threads of tension, capitals, seals.

use super::chart::arc;
use super::geometry::Land;
use super::{Chart, ChartIncident, ChartNation, Frame, Pick, seal};
use crate::app::motion;
use crate::app::theme::{Palette, blend};
use bevy_egui::egui;
use egui::{Color32, Painter, Pos2, Rect, Sense, Stroke, Ui, Vec2, WidgetInfo, WidgetType, vec2};

/// Paints the threads and answers which was clicked.
pub(super) fn tensions(ui: &mut Ui, painter: &Painter, chart: &Chart, frame: Frame, palette: &Palette) -> Option<Pick> {
    let mut pick = None;
    for (i, tension) in chart.tensions.iter().enumerate() {
        let (Some(a), Some(b)) = (chart.nations.get(tension.a), chart.nations.get(tension.b)) else {
            continue;
        };
        if tension.level == 0 {
            continue;
        }
        let line: Vec<Pos2> = arc(a.position, b.position, 0.10).into_iter().map(|p| frame.at(p)).collect();
        // A thread grows and slackens to its rung, a step at a time.
        let takes = 2.0 * ui.style().animation_time;
        let level = ui.ctx().animate_value_with_time(
            ui.id().with((&chart.title, "thread", i)),
            f32::from(tension.level),
            takes,
        );
        thread(painter, &line, level.round().clamp(0.0, 10.0) as u8, palette);
        let Some(&middle) = line.get(line.len() / 2) else {
            continue;
        };
        let knot = Rect::from_center_size(middle, Vec2::splat(20.0));
        let response = ui.interact(knot, ui.id().with(("tension", i)), Sense::click());
        let spoken = format!("Tension {} – {}: {}", a.name, b.name, tension.rung);
        response.widget_info(|| WidgetInfo::labeled(WidgetType::Button, true, &spoken));
        if response.clicked() {
            pick = Some(Pick::Tension(i));
        }
        response.on_hover_text(spoken);
    }
    pick
}

/// One thread: hairline, thicker, doubled, frayed.
fn thread(painter: &Painter, line: &[Pos2], level: u8, palette: &Palette) {
    let level = level.min(10);
    let cool = blend(palette.card, palette.ink, 0.8);
    let ink = blend(cool, palette.heat, ((f32::from(level) - 2.0) / 6.0).clamp(0.0, 1.0));
    // A thread is drawn on a pale bed, so that hatch and coast do not break it.
    let bed = blend(palette.card, palette.sea, 0.4);
    match level {
        0 => {}
        1..=2 => {
            painter.line(line.to_vec(), Stroke::new(1.0, ink));
        }
        3..=4 => {
            painter.line(line.to_vec(), Stroke::new(4.0, bed));
            painter.line(line.to_vec(), Stroke::new(2.2, ink));
        }
        5..=7 => {
            painter.line(line.to_vec(), Stroke::new(7.0, bed));
            for side in [-1.0, 1.0] {
                painter.line(beside(line, |_| side * 1.9), Stroke::new(1.5, ink));
            }
        }
        _ => frayed(painter, line, ink, bed),
    }
}

/// Three strands that come apart, with loose ends.
fn frayed(painter: &Painter, line: &[Pos2], ink: Color32, bed: Color32) {
    painter.line(line.to_vec(), Stroke::new(9.0, bed));
    for strand in 0..3 {
        let phase = strand as f32 * 2.1;
        let wander = move |i: usize| (i as f32 * 0.42 + phase).sin() * 2.6 + (i as f32 * 1.3 + phase).sin() * 0.7;
        painter.line(beside(line, wander), Stroke::new(1.3, ink));
    }
    for (i, pair) in line.windows(2).enumerate().skip(3).step_by(4) {
        let along = (pair[1] - pair[0]).normalized();
        let side = if (i / 4) % 2 == 0 { 1.0 } else { -1.0 };
        let out = vec2(-along.y, along.x) * side;
        let root = pair[0] + out * 2.0;
        painter.line_segment([root, root + out * 5.0 + along * 4.0], Stroke::new(1.1, ink));
    }
}

/// A line beside another, by an offset for each point.
fn beside(line: &[Pos2], offset: impl Fn(usize) -> f32) -> Vec<Pos2> {
    (0..line.len())
        .map(|i| {
            let before = line[i.saturating_sub(1)];
            let after = line[(i + 1).min(line.len() - 1)];
            let along = (after - before).normalized();
            line[i] + vec2(-along.y, along.x) * offset(i)
        })
        .collect()
}

/// Rings and dots for capitals; answers what room they take.
pub(super) fn capitals(painter: &Painter, chart: &Chart, frame: Frame, palette: &Palette) -> Vec<Rect> {
    let ring = |nation: &ChartNation| {
        let at = frame.at(nation.position);
        painter.circle_filled(at, 6.0, palette.card);
        painter.circle_stroke(at, 5.5, Stroke::new(1.4, palette.ink));
        painter.circle_filled(at, 2.3, palette.ink);
        capital(at)
    };
    chart.nations.iter().map(ring).collect()
}

/// The room that a capital's ring takes.
pub(super) fn capital(at: Pos2) -> Rect {
    Rect::from_center_size(at, Vec2::splat(12.0))
}

/// Seals beside the capitals, where no name stands, each with a line to the capital that it belongs to;
/// answers which was clicked.
pub(super) fn incidents(
    ui: &mut Ui,
    painter: &Painter,
    chart: &Chart,
    (frame, land): (Frame, &Land),
    palette: &Palette,
    mut taken: Vec<Rect>,
) -> Option<Pick> {
    let mut pick = None;
    for (i, incident) in chart.incidents.iter().enumerate() {
        let Some(nation) = chart.nations.get(incident.nation) else {
            continue;
        };
        let large = frame.lettering();
        let halo = halo(incident) * large;
        let capital = frame.at(nation.position);
        let abroad = |at: Pos2| land.owner_near(frame.back(at)) != Some(incident.nation);
        let at = slot(frame, capital, halo, &taken, abroad);
        taken.push(room(at, halo));
        let landed = motion::arrived(ui.ctx(), (&chart.title, &incident.title), i);
        if landed < 1.0 {
            // The stamp comes down on the chart: a ring that closes on its place.
            painter.circle_stroke(at, 16.0 * large + 40.0 * (1.0 - landed), Stroke::new(1.4, palette.heat));
        } else {
            let away = (capital - at).normalized();
            painter.line_segment([at + away * halo, capital - away * 7.0], Stroke::new(1.0, palette.heat));
            stamp(painter, at, incident, large, palette);
        }
        let response = ui.interact(room(at, 17.0), ui.id().with(("incident", i)), Sense::click());
        let spoken = format!("Incident in {}: {}", nation.name, incident.title);
        response.widget_info(|| WidgetInfo::labeled(WidgetType::Button, true, &spoken));
        if response.hovered() || response.has_focus() {
            painter.circle_stroke(at, 20.0 * large, Stroke::new(1.0, palette.ink));
        }
        if response.clicked() {
            pick = Some(Pick::Incident(i));
        }
        response.on_hover_text(&incident.title);
    }
    pick
}

/// Where a seal stands: beside its capital, on the first place of those around it that covers no name
/// and no other seal; where there is none, on the one that covers least. What lies abroad, or in the sea,
/// counts as covered in part.
fn slot(frame: Frame, capital: Pos2, halo: f32, taken: &[Rect], abroad: impl Fn(Pos2) -> bool) -> Pos2 {
    const AROUND: [[f32; 2]; 10] = [
        [-0.72, -0.78],
        [0.32, -1.0],
        [1.36, -0.85],
        [-1.15, 0.25],
        [-0.5, 1.1],
        [0.55, 1.1],
        [1.5, 0.9],
        [-1.7, -0.7],
        [-1.5, 1.1],
        [2.3, -0.9],
    ];
    let inside = frame.rect.shrink(halo);
    let covered = |at: Pos2| {
        let place = room(at, halo);
        let area = |name: &Rect| {
            let common = place.intersect(*name);
            if common.is_positive() { common.area() } else { 0.0 }
        };
        // What leaves the chart covers more than any name.
        taken.iter().map(area).sum::<f32>()
            + if inside.contains(at) { 0.0 } else { 1.0e4 }
            + if abroad(at) { 0.15 * place.area() } else { 0.0 }
    };
    let places = AROUND.map(|[x, y]| capital + vec2(x, y) * 40.0 * frame.lettering());
    let [first, ..] = places;
    let least = |best: (Pos2, f32), at: Pos2| {
        let here = covered(at);
        if here < best.1 { (at, here) } else { best }
    };
    places.into_iter().fold((first, f32::INFINITY), least).0
}

/// The room that a seal takes which reaches so far.
fn room(at: Pos2, reach: f32) -> Rect {
    Rect::from_center_size(at, Vec2::splat(2.0 * reach))
}

/// How far the halo of a seal reaches.
fn halo(incident: &ChartIncident) -> f32 {
    16.0 + 2.0 * f32::from(incident.salience.min(5))
}

/// One seal, so many times its usual size: halo for salience, ring for severity, pictogram for category.
fn stamp(painter: &Painter, at: Pos2, incident: &ChartIncident, large: f32, palette: &Palette) {
    // Opaque, because the backend darkens whatever is half transparent.
    let (halo, edge) = (halo(incident) * large, 14.5 * large);
    painter.circle_filled(at, halo, blend(palette.card, palette.heat, 0.16));
    painter.circle_stroke(at, halo, Stroke::new(0.7, blend(palette.card, palette.heat, 0.55)));
    painter.circle_filled(at, edge, palette.card);
    let thick = 0.8 + f32::from(incident.severity.min(10)) * 0.4;
    painter.circle_stroke(at, edge - thick / 2.0, Stroke::new(thick, palette.heat));
    // Teeth, as on a postmark.
    for tooth in 0..24 {
        let (sin, cos) = (tooth as f32 * std::f32::consts::TAU / 24.0).sin_cos();
        let out = vec2(cos, sin);
        painter.line_segment([at + out * edge, at + out * (edge + 1.8)], Stroke::new(1.0, palette.heat));
    }
    seal::sign(painter, at, incident.category, large, palette.ink);
}
