//! The printed chart on the table.
//!
//! The chart is shown as egui shapes in the panel, not as Bevy meshes behind
//! it. Sea, land, hatch, coast and cables never change during a play, so they
//! are painted once for each size of the panel into pixels, which every frame
//! only lays down; what changes (threads, seals, names) is a few shapes. This
//! keeps the chart exactly inside its panel at every window size, gives edges
//! smoothed by geometry although multisampling is off, lets capitals, threads
//! and seals be found by role and label, and needs no GPU to be tested.

#![expect(clippy::indexing_slicing, reason = "points are pairs, and grids are walked by their own width")]

pub mod geometry;
pub mod hatch;
mod lettering;
mod marks;
mod notes;
mod picture;
mod raster;
mod seal;

use crate::app::theme::{Palette, palette};
use crate::terms::{Category, NationId};
use bevy_egui::egui;
use egui::{Pos2, Rect, Response, Sense, Ui, Vec2, WidgetInfo, WidgetType, pos2};
use geometry::{Land, Point};
use std::sync::Arc;

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
    fn concerns(&self, nation: usize) -> bool {
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

/// The cached picture of a chart. Keep one wherever a chart is shown.
#[derive(Default)]
pub struct ChartView {
    cache: Option<Cache>,
}

struct Cache {
    key: Key,
    land: Arc<Land>,
    picture: picture::Picture,
}

/// Everything the cached picture depends on.
#[derive(PartialEq)]
struct Key {
    title: String,
    nations: Vec<ChartNation>,
    cables: Vec<(usize, usize)>,
    seas: Vec<(String, Point)>,
    rect: Rect,
    pixels: f32,
    night: bool,
}

/// Points in a scenario unit on the table's chart in a window of 1280 × 720.
const USUAL: f32 = 0.62;

/// Scenario units to points in the panel.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) struct Frame {
    rect: Rect,
    scale: f32,
    origin: Pos2,
}

impl Frame {
    /// Fits the whole chart into the panel, inside the printed margin.
    fn new(rect: Rect) -> Self {
        let room = rect.shrink(picture::MARGIN + 4.0);
        let scale = (room.width() / geometry::WIDTH).min(room.height() / geometry::HEIGHT).max(0.05);
        let size = Vec2::new(geometry::WIDTH, geometry::HEIGHT) * scale;
        let origin = room.center() - size / 2.0;
        Self { rect, scale, origin }
    }

    /// How large lettering and seals are on a chart of this size, from 0.8 to 1.15: on a printed chart
    /// too they go with the sheet.
    fn lettering(&self) -> f32 {
        (self.scale / USUAL).clamp(0.8, 1.15)
    }

    /// Whether there is room for the names of nations alone.
    fn is_small(&self) -> bool {
        self.rect.width() < 420.0 || self.rect.height() < 240.0
    }

    fn at(&self, p: Point) -> Pos2 {
        pos2(self.origin.x + p[0] * self.scale, self.origin.y + p[1] * self.scale)
    }

    fn back(&self, p: Pos2) -> Point {
        [(p.x - self.origin.x) / self.scale, (p.y - self.origin.y) / self.scale]
    }
}

/// Shows the chart in all the room there is and answers what was clicked.
pub fn show(ui: &mut Ui, view: &mut ChartView, chart: &Chart) -> Option<Pick> {
    let palette = palette(ui);
    let (rect, sheet) = ui.allocate_exact_size(ui.available_size(), Sense::click());
    let frame = Frame::new(rect);
    view.prepare(ui, chart, frame, palette);
    let cache = view.cache.as_ref()?;
    let painter = ui.painter_at(rect);
    cache.picture.paint(&painter);
    sheet.widget_info(|| WidgetInfo::labeled(WidgetType::Image, true, format!("Chart: {}", chart.title)));

    let mut pick = marks::tensions(ui, &painter, chart, frame, palette);
    notes::echoes(ui, &painter, chart, frame, palette);
    let mut taken = marks::capitals(&painter, chart, frame, palette);
    taken.extend(cache.picture.paint_names(&painter, palette));
    pick = pick.or(marks::incidents(ui, &painter, chart, (frame, &cache.land), palette, taken));
    pick = pick.or(nations(ui, chart, frame));
    notes::on_their_way(ui, &painter, chart, frame, palette);
    pick.or_else(|| ground(&sheet, &cache.land, frame))
}

impl ChartView {
    /// Draws the picture again if anything it depends on has changed.
    fn prepare(&mut self, ui: &Ui, chart: &Chart, frame: Frame, palette: &Palette) {
        let key = Key {
            title: chart.title.clone(),
            nations: chart.nations.clone(),
            cables: chart.cables.clone(),
            seas: chart.seas.clone(),
            rect: frame.rect,
            pixels: ui.ctx().pixels_per_point(),
            night: palette.night,
        };
        if self.cache.as_ref().is_some_and(|cache| cache.key == key) {
            return;
        }
        let land = survey(ui.ctx(), chart);
        let picture = picture::draw(ui, chart, &land, frame, palette);
        self.cache = Some(Cache { key, land, picture });
    }
}

/// The land of a chart, which all views of it share: what it takes to work out is worth to be done once.
fn survey(context: &egui::Context, chart: &Chart) -> Arc<Land> {
    let capitals: Vec<Point> = chart.nations.iter().map(|nation| nation.position).collect();
    let name = egui::Id::new("land").with(capitals.iter().map(|at| at.map(f32::to_bits)).collect::<Vec<_>>());
    let known = context.data(|data| data.get_temp::<Arc<Land>>(name));
    known.unwrap_or_else(|| {
        let land = Arc::new(Land::new(&capitals));
        context.data_mut(|data| data.insert_temp(name, Arc::clone(&land)));
        land
    })
}

/// The capitals as things to click.
fn nations(ui: &mut Ui, chart: &Chart, frame: Frame) -> Option<Pick> {
    let mut pick = None;
    for (i, nation) in chart.nations.iter().enumerate() {
        let rect = Rect::from_center_size(frame.at(nation.position), Vec2::splat(24.0));
        let response = ui.interact(rect, ui.id().with(("capital", i)), Sense::click());
        let spoken = format!("{}, capital {}", nation.name, nation.capital);
        response.widget_info(|| WidgetInfo::labeled(WidgetType::Button, true, &spoken));
        if response.clicked() {
            pick = Some(Pick::Nation(i));
        }
        let acts = chart.notes.iter().filter(|note| note.concerns(i)).map(|note| note.said.as_str());
        let lines: Vec<&str> = [spoken.as_str()].into_iter().chain(acts).collect();
        response.on_hover_text(lines.join("\n"));
    }
    pick
}

/// A click on open land chooses the nation it belongs to.
fn ground(sheet: &Response, land: &Land, frame: Frame) -> Option<Pick> {
    let at = sheet.interact_pointer_pos().filter(|_| sheet.clicked())?;
    land.owner(frame.back(at)).map(Pick::Nation)
}

/// A chart of invented countries, for the title screen and for tests.
#[must_use]
pub fn specimen() -> Chart {
    let nation = |letter, name: &str, capital: &str, position, colour| ChartNation {
        letter,
        name: name.to_owned(),
        capital: capital.to_owned(),
        position,
        colour,
    };
    let tension = |a, b, level, rung: &str| ChartTension { a, b, level, rung: rung.to_owned() };
    Chart {
        title: "The Narrows and approaches".to_owned(),
        nations: vec![
            nation('A', "Arvonia", "Castelmar", [205.0, 215.0], 0),
            nation('B', "Belgrave", "Port Élan", [470.0, 160.0], 1),
            nation('C', "Corrantine", "Sarrow", [800.0, 215.0], 2),
            nation('D', "Dunmark", "Høyfjord", [350.0, 500.0], 4),
            nation('E', "Estrava", "Łuskowo", [690.0, 510.0], 6),
        ],
        cables: vec![(0, 3), (1, 4), (2, 4)],
        seas: vec![("The Narrows".to_owned(), [535.0, 345.0])],
        incidents: vec![
            ChartIncident {
                nation: 1,
                category: Category::DataDestruction,
                severity: 4,
                salience: 4,
                title: "Wiper at the container terminals".to_owned(),
            },
            ChartIncident {
                nation: 4,
                category: Category::Sabotage,
                severity: 2,
                salience: 3,
                title: "Grid operator goes dark".to_owned(),
            },
        ],
        tensions: vec![
            tension(0, 1, 2, "cool words"),
            tension(1, 2, 4, "protests lodged"),
            tension(1, 3, 6, "envoys recalled"),
            tension(2, 4, 9, "forces on alert"),
        ],
        notes: Vec::new(),
    }
}
