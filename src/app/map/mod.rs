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

mod chart;
pub mod geometry;
pub mod hatch;
mod lettering;
mod marks;
mod notes;
mod picture;
mod raster;
mod seal;

pub use chart::{Chart, ChartIncident, ChartNation, ChartNote, ChartTension, Pick};

use crate::app::theme::{Palette, palette};
use crate::terms::Category;
use bevy_egui::egui;
use chart::Frame;
use egui::{Rect, Response, Sense, Ui, Vec2, WidgetInfo, WidgetType};
use geometry::{Land, Point};
use std::sync::Arc;

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
