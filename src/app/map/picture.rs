//! The part of the chart that does not change during a play, drawn once for a
//! size and a light.

use super::chart::{MARGIN, arc};
use super::geometry::{self, Land, Point, Territory};
use super::hatch::hatch;
use super::lettering::{self, Name};
use super::raster::Canvas;
use super::{Chart, Frame};
use crate::app::theme::{Palette, blend};
use bevy_egui::egui;
use egui::epaint::{Tessellator, Vertex, WHITE_UV};
use egui::{Color32, Mesh, Painter, Pos2, Rect, Shape, Stroke, TextureHandle, TextureOptions, Ui, Vec2, pos2, vec2};
use lyon_tessellation as lyon;

/// Scenario units in one division of the printed frame and the graticule.
const DIVISION: f32 = 100.0;

/// The finished picture.
pub(super) struct Picture {
    parts: Vec<Part>,
    /// The same without hatch, cables and graticule: the ground that names are cleared with.
    bare: Vec<Part>,
    names: Vec<Name>,
}

/// A part of a picture as pixels, and where it lies.
type Part = (TextureHandle, Rect);

impl Picture {
    /// Paints sea, land and lines.
    pub(super) fn paint(&self, painter: &Painter) {
        for (texture, place) in &self.parts {
            painter.image(texture.id(), *place, WHOLE, Color32::WHITE);
        }
    }

    /// Paints the names, which lie above the threads; answers what room they take.
    pub(super) fn paint_names(&self, painter: &Painter, palette: &Palette) -> Vec<Rect> {
        for name in &self.names {
            for (texture, place) in &self.bare {
                let patch = name.place.intersect(*place);
                if patch.is_positive() {
                    painter.image(texture.id(), patch, share(patch, *place), Color32::WHITE);
                }
            }
            name.paint(painter, palette);
        }
        self.names.iter().map(|name| name.place).collect()
    }
}

const WHOLE: Rect = Rect { min: Pos2::ZERO, max: pos2(1.0, 1.0) };

/// Which share of a place a part of it is.
fn share(part: Rect, place: Rect) -> Rect {
    let at = |corner: Pos2| ((corner - place.min) / place.size()).to_pos2();
    Rect::from_min_max(at(part.min), at(part.max))
}

/// The pens of one palette.
struct Pens {
    coast: Stroke,
    border: Stroke,
    graticule: Stroke,
    swell: [Stroke; 2],
    cable: Color32,
    frame: Color32,
}

impl Pens {
    fn new(palette: &Palette) -> Self {
        let on_sea = |t| blend(palette.sea, palette.ink, t);
        Self {
            coast: Stroke::new(1.3, blend(palette.sea, palette.ink, 0.85)),
            border: Stroke::new(1.0, blend(palette.card, palette.ink, 0.75)),
            graticule: Stroke::new(0.6, on_sea(if palette.night { 0.12 } else { 0.09 })),
            swell: [Stroke::new(0.8, on_sea(0.34)), Stroke::new(0.6, on_sea(0.18))],
            cable: on_sea(0.62),
            frame: on_sea(0.8),
        }
    }
}

/// Draws the whole picture.
pub(super) fn draw(ui: &Ui, chart: &Chart, land: &Land, frame: Frame, palette: &Palette) -> Picture {
    let pens = Pens::new(palette);
    let mut press = Press::new(ui);
    press.ink(Shape::rect_filled(frame.rect, 0.0, palette.sea));
    graticule(&mut press, frame, &pens);
    for (level, pen) in [(-9.0, pens.swell[0]), (-19.0, pens.swell[1])] {
        for ring in geometry::contours(land, level) {
            press.ink(Shape::closed_line(points(&ring, frame), pen));
        }
    }
    let territories = geometry::territories(land);
    // What the whole picture and its bare ground share is worked out once.
    let (mut tints, mut outlines) = (Press::new(ui), Press::new(ui));
    for territory in &territories {
        tint(&mut tints, territory, chart, frame, palette);
    }
    outline(&mut outlines, land, frame, &pens);
    press.mesh.append_ref(&tints.mesh);
    for territory in &territories {
        ruled(&mut press, territory, chart, frame, palette);
    }
    press.mesh.append_ref(&outlines.mesh);
    for &pair in &chart.cables {
        cable(&mut press, pair, chart, land, frame, &pens);
    }
    neatline(&mut press, frame, palette, &pens);
    let (names, bar) = lettering::letter(ui, chart, land, frame, palette);
    if let Some(bar) = bar {
        scale_bar(&mut press, bar, palette);
    }
    let mut bare = Press::new(ui);
    bare.ink(Shape::rect_filled(frame.rect, 0.0, palette.sea));
    bare.mesh.append(tints.mesh);
    bare.mesh.append(outlines.mesh);
    Picture { parts: printed(ui, &press.mesh, frame.rect), bare: printed(ui, &bare.mesh, frame.rect), names }
}

/// Borders and coasts.
fn outline(press: &mut Press, land: &Land, frame: Frame, pens: &Pens) {
    for border in geometry::borders(land) {
        for line in border.lines {
            let dashes =
                Shape::dashed_line_with_offset(&points(&line, frame), pens.border, &[7.0, 1.5], &[3.5, 3.5], 0.0);
            press.all(dashes);
        }
    }
    for ring in geometry::contours(land, 0.0) {
        press.ink(Shape::closed_line(points(&ring, frame), pens.coast));
    }
}

/// The scale bar: four lengths, each second one filled.
fn scale_bar(press: &mut Press, bar: Rect, palette: &Palette) {
    let ink = lettering::on_sea(palette);
    let unit = bar.width() / 4.0;
    for i in 0..4 {
        let part = Rect::from_min_size(pos2(bar.min.x + unit * i as f32, bar.min.y), vec2(unit, bar.height()));
        let fill = if i % 2 == 0 { ink } else { palette.sea };
        press.ink(Shape::rect_filled(part, 0.0, fill));
        press.ink(Shape::rect_stroke(part, 0.0, Stroke::new(0.8, ink), egui::StrokeKind::Middle));
    }
}

/// A mesh as pixels, in parts of a size that every graphics card takes.
fn printed(ui: &Ui, mesh: &Mesh, whole: Rect) -> Vec<(TextureHandle, Rect)> {
    let pixels = ui.ctx().pixels_per_point();
    let most = ui.ctx().input(|input| input.max_texture_side) as f32 / pixels;
    let mut parts = Vec::new();
    let mut corner = whole.min;
    while corner.y < whole.max.y {
        let size = (whole.max - corner).min(Vec2::splat(most));
        let mut canvas = Canvas::new(Rect::from_min_size(corner, size), pixels);
        canvas.paint(mesh);
        let image = canvas.finish();
        // As large as its pixels, so that none is smeared over two.
        let place = Rect::from_min_size(corner, Vec2::from(image.size.map(|side| side as f32)) / pixels);
        parts.push((ui.ctx().load_texture("chart", image, TextureOptions::NEAREST), place));
        corner.x += size.x;
        if corner.x >= whole.max.x {
            corner = pos2(whole.min.x, corner.y + size.y);
        }
    }
    parts
}

/// Collects shapes into one mesh.
struct Press {
    /// Pixels in a point.
    pixels: f32,
    tessellator: Tessellator,
    mesh: Mesh,
}

impl Press {
    fn new(ui: &Ui) -> Self {
        let (pixels, options) = (ui.ctx().pixels_per_point(), egui::epaint::TessellationOptions::default());
        // Without a font atlas discs are drawn as polygons, which is what a
        // mesh that outlives the atlas needs.
        Self { pixels, tessellator: Tessellator::new(pixels, options, [1, 1], Vec::new()), mesh: Mesh::default() }
    }

    fn ink(&mut self, shape: Shape) {
        self.tessellator.tessellate_shape(shape, &mut self.mesh);
    }

    fn all(&mut self, shapes: Vec<Shape>) {
        for shape in shapes {
            self.ink(shape);
        }
    }

    /// Fills rings by the even-odd rule. The edge is left to the coast line.
    fn fill(&mut self, rings: &[Vec<Pos2>], colour: Color32) {
        let mut path = lyon::path::Path::builder();
        for ring in rings {
            let mut points = ring.iter().map(|p| lyon::math::point(p.x, p.y));
            if let Some(first) = points.next() {
                path.begin(first);
                points.for_each(|p| {
                    path.line_to(p);
                });
                path.close();
            }
        }
        let mut buffers: lyon::VertexBuffers<Pos2, u32> = lyon::VertexBuffers::new();
        let made = lyon::FillTessellator::new().tessellate_path(
            &path.build(),
            &lyon::FillOptions::even_odd().with_tolerance(0.2),
            &mut lyon::BuffersBuilder::new(&mut buffers, |vertex: lyon::FillVertex| {
                pos2(vertex.position().x, vertex.position().y)
            }),
        );
        // A ring lyon cannot fill leaves bare sea inside its coast line; the
        // chart stays usable.
        if made.is_err() {
            return;
        }
        let base = u32::try_from(self.mesh.vertices.len()).unwrap_or(u32::MAX);
        self.mesh.indices.extend(buffers.indices.iter().map(|i| base + i));
        self.mesh.vertices.extend(buffers.vertices.iter().map(|&pos| Vertex { pos, uv: WHITE_UV, color: colour }));
    }
}

fn points(line: &[Point], frame: Frame) -> Vec<Pos2> {
    line.iter().map(|&p| frame.at(p)).collect()
}

/// Hairlines over the water, continued beyond the scenario's own frame.
fn graticule(press: &mut Press, frame: Frame, pens: &Pens) {
    let (low, high) = (frame.back(frame.rect.min), frame.back(frame.rect.max));
    for step in divisions(low[0], high[0]) {
        let x = frame.at([step, 0.0]).x;
        press.ink(Shape::line_segment([pos2(x, frame.rect.min.y), pos2(x, frame.rect.max.y)], pens.graticule));
    }
    for step in divisions(low[1], high[1]) {
        let y = frame.at([0.0, step]).y;
        press.ink(Shape::line_segment([pos2(frame.rect.min.x, y), pos2(frame.rect.max.x, y)], pens.graticule));
    }
}

fn divisions(low: f32, high: f32) -> impl Iterator<Item = f32> {
    let (from, to) = ((low / DIVISION).ceil() as i32, (high / DIVISION).floor() as i32);
    (from..=to).map(|i| i as f32 * DIVISION)
}

/// A nation's land without its hatch.
fn tint(press: &mut Press, territory: &Territory, chart: &Chart, frame: Frame, palette: &Palette) {
    if let Some(nation) = chart.nations.get(territory.owner) {
        let rings: Vec<Vec<Pos2>> = territory.rings.iter().map(|ring| points(ring, frame)).collect();
        press.fill(&rings, palette.nation(nation.colour));
    }
}

/// The hatch of a nation's land.
fn ruled(press: &mut Press, territory: &Territory, chart: &Chart, frame: Frame, palette: &Palette) {
    let Some(nation) = chart.nations.get(territory.owner) else {
        return;
    };
    let place = |p: &Point| <[f32; 2]>::from(frame.at(*p));
    let rings: Vec<Vec<Point>> = territory.rings.iter().map(|ring| ring.iter().map(place).collect()).collect();
    let made = hatch(&rings, nation.colour, 6.5);
    // A line thinner than a pixel fades.
    let pen = 0.7_f32.max(1.0 / press.pixels);
    let ink = blend(palette.nation(nation.colour), palette.nation_hatch(nation.colour), 0.75);
    for [a, b] in made.strokes {
        press.ink(Shape::line_segment([a.into(), b.into()], Stroke::new(pen, ink)));
    }
    for dot in made.dots {
        press.ink(Shape::circle_filled(dot.into(), 0.9, ink));
    }
}

/// A cable: a thin dotted arc, only where there is water.
fn cable(press: &mut Press, pair: (usize, usize), chart: &Chart, land: &Land, frame: Frame, pens: &Pens) {
    let (Some(a), Some(b)) = (chart.nations.get(pair.0), chart.nations.get(pair.1)) else {
        return;
    };
    let mut wet = Vec::new();
    for p in arc(a.position, b.position, -0.22) {
        if land.is_dry(p) {
            cable_end(press, &mut wet, frame, pens);
        } else {
            wet.push(p);
        }
    }
    cable_end(press, &mut wet, frame, pens);
}

/// Inks one stretch of cable with its two landings.
fn cable_end(press: &mut Press, wet: &mut Vec<Point>, frame: Frame, pens: &Pens) {
    if wet.len() > 3 {
        let line = points(wet, frame);
        press.all(Shape::dotted_line(&line, pens.cable, 4.5, 0.8));
        for end in [line.first(), line.last()].into_iter().flatten() {
            press.ink(Shape::circle_filled(*end, 2.0, pens.cable));
        }
    }
    wet.clear();
}

/// The printed frame: an outer line, and a scale of alternating divisions.
fn neatline(press: &mut Press, frame: Frame, palette: &Palette, pens: &Pens) {
    let (outer, inner) = (frame.rect.shrink(3.0), frame.rect.shrink(MARGIN - 4.0));
    let blank = |press: &mut Press, rect| press.ink(Shape::rect_filled(rect, 0.0, palette.card));
    let whole = frame.rect;
    blank(press, Rect::from_min_max(whole.min, pos2(whole.max.x, inner.min.y)));
    blank(press, Rect::from_min_max(pos2(whole.min.x, inner.max.y), whole.max));
    blank(press, Rect::from_min_max(whole.min, pos2(inner.min.x, whole.max.y)));
    blank(press, Rect::from_min_max(pos2(inner.max.x, whole.min.y), whole.max));
    let stroke = |width| Stroke::new(width, pens.frame);
    let edge = |rect: Rect, width| Shape::rect_stroke(rect, 0.0, stroke(width), egui::StrokeKind::Middle);
    let scale = inner.expand(3.0);
    press.ink(edge(outer, 1.2));
    press.ink(edge(scale, 0.6));
    press.ink(edge(inner, 0.6));
    let (low, high) = (frame.back(inner.min), frame.back(inner.max));
    let half = DIVISION / 2.0;
    let dark = |at: f32| (at / half).floor() as i32 % 2 == 0;
    for [from, to] in spans(low[0], high[0], half) {
        if dark(f32::midpoint(from, to)) {
            let (a, b) = (frame.at([from, 0.0]).x, frame.at([to, 0.0]).x);
            for y in [scale.min.y + 1.5, scale.max.y - 1.5] {
                press.ink(Shape::line_segment([pos2(a, y), pos2(b, y)], stroke(2.4)));
            }
        }
    }
    for [from, to] in spans(low[1], high[1], half) {
        if dark(f32::midpoint(from, to)) {
            let (a, b) = (frame.at([0.0, from]).y, frame.at([0.0, to]).y);
            for x in [scale.min.x + 1.5, scale.max.x - 1.5] {
                press.ink(Shape::line_segment([pos2(x, a), pos2(x, b)], stroke(2.4)));
            }
        }
    }
}

/// Divides a range at the multiples of `part`.
fn spans(low: f32, high: f32, part: f32) -> Vec<[f32; 2]> {
    let mut cuts = vec![low];
    cuts.extend(((low / part).ceil() as i32..=(high / part).floor() as i32).map(|i| i as f32 * part));
    cuts.push(high);
    cuts.windows(2).map(|pair| [pair[0], pair[1]]).collect()
}
