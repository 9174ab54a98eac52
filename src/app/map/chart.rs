//! What a chart shows, and where on the panel it lies.

use super::geometry::{self, Point, distance, mix};
use crate::terms::{Category, NationId};
use bevy_egui::egui::{Pos2, Rect, Vec2, pos2};

/// One nation on the chart.
#[derive(Debug, Clone, PartialEq)]
pub struct ChartNation {
    /// The one-letter flag device.
    pub letter: char,
    /// Short name of the country.
    pub name: String,
    /// Name of its capital.
    pub capital: String,
    /// Where the capital lies: 0 to 1000 across, 0 to 700 down.
    pub position: Point,
    /// Colour index, which is also its hatch.
    pub colour: usize,
}

/// One incident: a stamped seal beside the capital of the nation it struck.
#[derive(Debug, Clone, PartialEq)]
pub struct ChartIncident {
    /// Index of the nation.
    pub nation: usize,
    /// What was struck.
    pub category: Category,
    /// 0 to 10: the thickness of the ring (4.1).
    pub severity: u8,
    /// 0 to 5: the halo (4.1).
    pub salience: u8,
    /// Its short title.
    pub title: String,
}

/// Tension between two nations: a thread between their capitals.
#[derive(Debug, Clone, PartialEq)]
pub struct ChartTension {
    /// One nation's index.
    pub a: usize,
    /// The other's.
    pub b: usize,
    /// 0 to 10.
    pub level: u8,
    /// The rung's name, shown on hover.
    pub rung: String,
}

/// An act: a folded note that travels along the thread between two capitals.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ChartNote {
    /// The round in which it was sent.
    pub round: u8,
    /// Whose it is, by its index.
    pub from: usize,
    /// To whom it goes, if to another nation.
    pub to: Option<usize>,
    /// Whether it leaves a mark on both capitals.
    pub loud: bool,
    /// What it was, in a line.
    pub said: String,
}

impl ChartNote {
    pub(super) fn concerns(&self, nation: usize) -> bool {
        self.from == nation || self.to == Some(nation)
    }
}

/// Everything the chart shows.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Chart {
    /// What is printed in the corner.
    pub title: String,
    /// The nations.
    pub nations: Vec<ChartNation>,
    /// Undersea cables, as pairs of nations.
    pub cables: Vec<(usize, usize)>,
    /// Names of waters and where they are centred.
    pub seas: Vec<(String, Point)>,
    /// Incidents known to whoever looks.
    pub incidents: Vec<ChartIncident>,
    /// Threads.
    pub tensions: Vec<ChartTension>,
    /// What was done in the last round, in order.
    pub notes: Vec<ChartNote>,
}

/// A place as scenarios give it: 0 to 1000 across, 0 to 700 down.
fn place((x, y): (u16, u16)) -> Point {
    [f32::from(x), f32::from(y)]
}

impl ChartNation {
    /// A nation at a place that a scenario gives.
    #[must_use]
    pub fn new(letter: char, name: &str, capital: &str, at: (u16, u16), colour: usize) -> Self {
        Self { letter, name: name.to_owned(), capital: capital.to_owned(), position: place(at), colour }
    }
}

impl Chart {
    /// A chart on which nothing has happened.
    #[must_use]
    pub fn untouched(
        title: &str,
        nations: Vec<ChartNation>,
        cables: &[(NationId, NationId)],
        seas: &[(String, (u16, u16))],
    ) -> Self {
        let cables = cables.iter().map(|(a, b)| (a.index(), b.index())).collect();
        let seas = seas.iter().map(|(name, at)| (name.clone(), place(*at))).collect();
        Self { title: title.to_owned(), nations, cables, seas, ..Self::default() }
    }
}

/// What on the chart was chosen.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Pick {
    /// A nation, by its index.
    Nation(usize),
    /// An incident, by its index.
    Incident(usize),
    /// A thread, by its index.
    Tension(usize),
}

/// Width of the printed margin around the chart.
pub(super) const MARGIN: f32 = 14.0;

/// Points in a scenario unit on the table's chart in a window of 1280 × 720.
const USUAL: f32 = 0.62;

/// Scenario units to points in the panel.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) struct Frame {
    pub(super) rect: Rect,
    pub(super) scale: f32,
    pub(super) origin: Pos2,
}

impl Frame {
    /// Fits the whole chart into the panel, inside the printed margin.
    pub(super) fn new(rect: Rect) -> Self {
        let room = rect.shrink(MARGIN + 4.0);
        let scale = (room.width() / geometry::WIDTH).min(room.height() / geometry::HEIGHT).max(0.05);
        let size = Vec2::new(geometry::WIDTH, geometry::HEIGHT) * scale;
        let origin = room.center() - size / 2.0;
        Self { rect, scale, origin }
    }

    /// How large lettering and seals are on a chart of this size, from 0.8 to 1.15: on a printed chart
    /// too they go with the sheet.
    pub(super) fn lettering(&self) -> f32 {
        (self.scale / USUAL).clamp(0.8, 1.15)
    }

    /// Whether there is room for the names of nations alone.
    pub(super) fn is_small(&self) -> bool {
        self.rect.width() < 420.0 || self.rect.height() < 240.0
    }

    pub(super) fn at(&self, p: Point) -> Pos2 {
        pos2(self.origin.x + p[0] * self.scale, self.origin.y + p[1] * self.scale)
    }

    pub(super) fn back(&self, p: Pos2) -> Point {
        [(p.x - self.origin.x) / self.scale, (p.y - self.origin.y) / self.scale]
    }
}

/// Points on an arc between two places, bulging by a share of their distance.
pub(super) fn arc(a: Point, b: Point, bulge: f32) -> Vec<Point> {
    let middle = mix(a, b, 0.5);
    let knee = [middle[0] - (b[1] - a[1]) * bulge, middle[1] + (b[0] - a[0]) * bulge];
    let parts = (distance(a, b) / 6.0).ceil().max(8.0) as usize;
    (0..=parts)
        .map(|i| {
            let t = i as f32 / parts as f32;
            mix(mix(a, knee, t), mix(knee, b, t), t)
        })
        .collect()
}
