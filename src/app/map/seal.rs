//! What is drawn in the seal of an incident: one sign for each category of the catalogue.

use crate::terms::Category;
use bevy_egui::egui;
use egui::{Color32, Painter, Pos2, Shape, Stroke, vec2};

type Line = &'static [[f32; 2]];
type Round = ([f32; 2], f32);

/// A sign in a box of 14 points about its centre.
struct Sign {
    lines: &'static [Line],
    rings: &'static [Round],
    dots: &'static [Round],
}

/// Paints the sign of a category about a point, so many times its usual size.
pub(super) fn sign(painter: &Painter, at: Pos2, category: Category, large: f32, ink: Color32) {
    let pen = Stroke::new(1.3, ink);
    let Sign { lines, rings, dots } = sign_of(category);
    let place = |&[x, y]: &[f32; 2]| at + vec2(x, y) * large;
    for line in *lines {
        painter.add(Shape::line(line.iter().map(place).collect(), pen));
    }
    for (centre, radius) in *rings {
        painter.circle_stroke(place(centre), radius * large, pen);
    }
    for (centre, radius) in *dots {
        painter.circle_filled(place(centre), radius * large, ink);
    }
}

const fn sign_of(category: Category) -> &'static Sign {
    match category {
        Category::DataDestruction => &TORN_SHEET,
        Category::Sabotage => &BOLT,
        Category::FinancialTheft => &LINKED_NODES,
        Category::IdentityTheft => &HEAD,
        Category::Defacement => &CROSSED_OUT,
        Category::TerroristUse => &ALARM,
        Category::Espionage => &EYE,
        Category::MassSurveillance => &RECEIVER,
        Category::DataTheft => &CARRIED_OUT,
        Category::DenialOfService => &NO_ENTRY,
        Category::Doxing => &OPEN_FILE,
        Category::MalwareOutbreak => &BUG,
        Category::InfluenceOperation => &MEGAPHONE,
    }
}

/// A sign of nothing, for what a sign has none of.
const BARE: Sign = Sign { lines: &[], rings: &[], dots: &[] };

const TORN_SHEET: Sign = Sign {
    lines: &[
        &[[-5.0, -1.0], [-5.0, -6.5], [5.0, -6.5], [5.0, -1.0], [2.5, 1.0], [0.0, -1.0], [-2.5, 1.0], [-5.0, -1.0]],
        &[[-5.0, 2.5], [-2.5, 4.5], [0.0, 2.5], [2.5, 4.5], [5.0, 2.5], [5.0, 6.5], [-5.0, 6.5], [-5.0, 2.5]],
    ],
    ..BARE
};

const BOLT: Sign = Sign {
    lines: &[&[[1.5, -7.0], [-4.0, 1.2], [-0.4, 1.2], [-1.5, 7.0], [4.0, -1.6], [0.4, -1.6], [1.5, -7.0]]],
    ..BARE
};

const LINKED_NODES: Sign = Sign {
    lines: &[&[[0.0, -4.5], [-5.0, 3.8], [5.0, 3.8], [0.0, -4.5]]],
    dots: &[([0.0, -4.5], 2.1), ([-5.0, 3.8], 2.1), ([5.0, 3.8], 2.1)],
    ..BARE
};

const HEAD: Sign = Sign {
    lines: &[&[[-5.5, 6.0], [-4.5, 2.8], [-2.0, 1.2], [2.0, 1.2], [4.5, 2.8], [5.5, 6.0], [-5.5, 6.0]]],
    rings: &[([0.0, -3.2], 2.8)],
    ..BARE
};

const CROSSED_OUT: Sign = Sign {
    lines: &[
        &[[-5.0, -5.5], [5.0, -5.5], [5.0, 5.5], [-5.0, 5.5], [-5.0, -5.5]],
        &[[-2.8, -2.8], [2.8, 2.8]],
        &[[2.8, -2.8], [-2.8, 2.8]],
    ],
    ..BARE
};

const ALARM: Sign = Sign {
    lines: &[&[[0.0, -6.5], [6.2, 4.5], [-6.2, 4.5], [0.0, -6.5]], &[[0.0, -2.4], [0.0, 1.2]]],
    dots: &[([0.0, 3.0], 0.9)],
    ..BARE
};

const EYE: Sign = Sign {
    lines: &[
        &[[-7.0, 0.0], [-3.5, -3.2], [0.0, -4.2], [3.5, -3.2], [7.0, 0.0]],
        &[[-7.0, 0.0], [-3.5, 3.2], [0.0, 4.2], [3.5, 3.2], [7.0, 0.0]],
    ],
    dots: &[([0.0, 0.0], 2.2)],
    ..BARE
};

const RECEIVER: Sign = Sign {
    lines: &[
        &[[-4.5, 0.6], [-2.2, 1.8], [-1.0, 4.2]],
        &[[-4.5, -2.6], [-1.0, -1.2], [1.2, 1.2], [2.2, 4.2]],
        &[[-4.5, -5.8], [0.2, -4.2], [4.0, -0.6], [5.5, 4.2]],
    ],
    dots: &[([-4.0, 4.0], 1.7)],
    ..BARE
};

const CARRIED_OUT: Sign = Sign {
    lines: &[
        &[[3.0, -3.2], [3.0, -6.0], [-5.5, -6.0], [-5.5, 6.0], [3.0, 6.0], [3.0, 3.2]],
        &[[-2.0, 0.0], [6.5, 0.0]],
        &[[4.0, -2.6], [6.5, 0.0], [4.0, 2.6]],
    ],
    ..BARE
};

const NO_ENTRY: Sign =
    Sign { lines: &[&[[-3.6, -0.8], [3.6, -0.8]], &[[-3.6, 0.8], [3.6, 0.8]]], rings: &[([0.0, 0.0], 6.2)], ..BARE };

const OPEN_FILE: Sign = Sign {
    lines: &[
        &[[-4.5, -6.0], [4.5, -6.0], [4.5, 6.0], [-4.5, 6.0], [-4.5, -6.0]],
        &[[-2.3, -3.0], [2.3, -3.0]],
        &[[-2.3, 0.0], [2.3, 0.0]],
        &[[-2.3, 3.0], [0.8, 3.0]],
    ],
    ..BARE
};

const BUG: Sign = Sign {
    lines: &[
        &[[-1.8, -2.2], [0.0, -5.0], [1.8, -2.2]],
        &[[-3.6, 1.0], [-6.6, 1.0]],
        &[[3.6, 1.0], [6.6, 1.0]],
        &[[-2.8, -1.2], [-5.5, -3.6]],
        &[[2.8, -1.2], [5.5, -3.6]],
        &[[-2.8, 3.2], [-5.5, 5.6]],
        &[[2.8, 3.2], [5.5, 5.6]],
    ],
    rings: &[([0.0, 1.0], 3.6)],
    ..BARE
};

const MEGAPHONE: Sign = Sign {
    lines: &[
        &[[-5.8, -1.6], [-2.0, -1.6], [4.0, -5.6], [4.0, 5.0], [-2.0, 1.6], [-5.8, 1.6], [-5.8, -1.6]],
        &[[-3.6, 1.8], [-2.4, 5.6], [-0.6, 5.6], [-1.4, 2.2]],
        &[[6.4, -1.8], [6.4, 1.6]],
    ],
    ..BARE
};
