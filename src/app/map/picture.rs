//! The part of the chart that does not change during a play, drawn once for a
//! size and a light.

use super::geometry::{self, Land, Point, Territory, along, distance, mix};
use super::hatch::hatch;
use super::raster::Canvas;
use super::{Chart, Frame};
use crate::app::theme::{Face, Palette, blend, size};
use crate::app::widgets;
use bevy_egui::egui;
use egui::epaint::{Tessellator, Vertex, WHITE_UV};
use egui::text::{LayoutJob, TextFormat};
use egui::{Color32, Mesh, Painter, Pos2, Rect, Shape, Stroke, TextureHandle, TextureOptions, Ui, Vec2, pos2, vec2};
use lyon_tessellation as lyon;

/// Width of the printed margin around the chart.
pub(super) const MARGIN: f32 = 14.0;
/// The size of a flag beside a nation's name, in points.
const FLAG: Vec2 = vec2(20.0, 14.0);
/// Scenario units in one division of the printed frame and the graticule.
const DIVISION: f32 = 100.0;

/// The finished picture.
pub(super) struct Picture {
    parts: Vec<(TextureHandle, Rect)>,
    names: Vec<Name>,
}

/// A name set on the chart. The job is kept and not the laid-out text, which
/// points into a font atlas that may be made anew at any time.
struct Name {
    centre: Pos2,
    job: LayoutJob,
    /// The ground the name is cleared from hatch and lines with.
    ground: Color32,
    /// The flag beside a nation's name: its letter and its colour.
    flag: Option<(char, usize)>,
}

impl Picture {
    /// Paints sea, land and lines.
    pub(super) fn paint(&self, painter: &Painter) {
        let whole = Rect::from_min_max(Pos2::ZERO, pos2(1.0, 1.0));
        for (texture, place) in &self.parts {
            painter.image(texture.id(), *place, whole, Color32::WHITE);
        }
    }

    /// Paints the names, which lie above the threads; answers what room they take.
    pub(super) fn paint_names(&self, painter: &Painter, palette: &Palette) -> Vec<Rect> {
        let mut taken = Vec::with_capacity(self.names.len() * 2);
        for name in &self.names {
            let patch = set_name(painter, name.centre, name.job.clone(), name.ground);
            if let Some((letter, colour)) = name.flag {
                let place = Rect::from_center_size(patch.left_center() - vec2(FLAG.x / 2.0 + 3.0, 0.0), FLAG);
                widgets::flag(painter, palette, place, letter, colour);
                taken.push(place);
            }
            taken.push(patch);
        }
        taken
    }
}

/// Sets a name on a cleared patch of its ground, and answers where that is. (A halo of pale copies would
/// be softer, but the backend blends pale edges too dark.)
pub(super) fn set_name(painter: &Painter, centre: Pos2, job: LayoutJob, ground: Color32) -> Rect {
    let galley = painter.layout_job(job);
    // Letter spacing also follows the last letter; it is no part of the name.
    let at = (centre - galley.size() / 2.0).round();
    let patch = Rect::from_min_size(at, galley.size()).shrink2(vec2(-2.0, 1.0));
    painter.rect_filled(patch, 3.0, ground);
    painter.galley(at, galley, Color32::BLACK);
    patch
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
    for territory in &territories {
        soil(&mut press, territory, chart, frame, palette);
    }
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
    for &pair in &chart.cables {
        cable(&mut press, pair, chart, land, frame, &pens);
    }
    neatline(&mut press, frame, palette, &pens);
    let mut names = nation_names(ui, chart, land, frame, palette);
    if !frame.is_small() {
        names.extend(sea_names(ui, chart, land, frame, palette));
        names.extend(scale_bar(ui, &mut press, chart, land, frame, palette));
    }
    Picture { parts: printed(ui, &press.mesh, frame.rect), names }
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
    tessellator: Tessellator,
    mesh: Mesh,
}

impl Press {
    fn new(ui: &Ui) -> Self {
        let (pixels, options) = (ui.ctx().pixels_per_point(), egui::epaint::TessellationOptions::default());
        // Without a font atlas discs are drawn as polygons, which is what a
        // mesh that outlives the atlas needs.
        Self { tessellator: Tessellator::new(pixels, options, [1, 1], Vec::new()), mesh: Mesh::default() }
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

/// A nation's land: tint and hatch.
fn soil(press: &mut Press, territory: &Territory, chart: &Chart, frame: Frame, palette: &Palette) {
    let Some(nation) = chart.nations.get(territory.owner) else {
        return;
    };
    let rings: Vec<Vec<Pos2>> = territory.rings.iter().map(|ring| points(ring, frame)).collect();
    press.fill(&rings, palette.nation(nation.colour));
    let rings: Vec<Vec<Point>> = rings.iter().map(|ring| ring.iter().map(|p| [p.x, p.y]).collect()).collect();
    let made = hatch(&rings, nation.colour, 6.5);
    let ink = blend(palette.nation(nation.colour), palette.nation_hatch(nation.colour), 0.75);
    for [a, b] in made.strokes {
        press.ink(Shape::line_segment([a.into(), b.into()], Stroke::new(0.7, ink)));
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

/// Nations in letter-spaced small capitals, where their land has most room.
fn nation_names(ui: &Ui, chart: &Chart, land: &Land, frame: Frame, palette: &Palette) -> Vec<Name> {
    let mut names = Vec::new();
    for (i, nation) in chart.nations.iter().enumerate() {
        let job = letter_spaced(&nation.name, 15.0, 3.2, palette.ink);
        let flag = vec2(FLAG.x + 3.0, 0.0);
        let size = (ui.painter().layout_job(job.clone()).size() + flag) / frame.scale;
        let half = [size.x / 2.0 + 5.0, size.y / 2.0 + 2.0];
        // The flag stands before the name, and both together are in the middle.
        let centre = frame.at(roomiest(land, i, half, 1.0 / frame.scale)) + flag / 2.0;
        let flag = Some((nation.letter, nation.colour));
        names.push(Name { centre, job, ground: palette.nation(nation.colour), flag });
    }
    names
}

/// The place where a box of this size covers most of a nation's own land and
/// keeps clear of the capital, its name and its seals. `point` is the size of
/// a point in scenario units.
fn roomiest(land: &Land, owner: usize, half: Point, point: f32) -> Point {
    let home = land.capitals()[owner];
    let mut best = (f32::MIN, home);
    for down in -14..=14 {
        for across in -12..=12 {
            let at = [home[0] + across as f32 * 10.0, home[1] + down as f32 * 10.0];
            let (left, right) = (at[0] - half[0], at[0] + half[0]);
            let (top, bottom) = (at[1] - half[1], at[1] + half[1]);
            let crowds = right > home[0] - 62.0 * point
                && left < home[0] + 90.0 * point
                && bottom > home[1] - 62.0 * point
                && top < home[1] + 12.0 * point;
            let own = along([left, at[1]], [right, at[1]], 14.0)
                .into_iter()
                .flat_map(|p| [[p[0], top], [p[0], bottom]])
                .map(|p| if land.owner(p) == Some(owner) { 1.0 } else { -1.5 })
                .sum::<f32>();
            let hides = right > home[0] - 12.0 * point
                && left < home[0] + 92.0 * point
                && bottom > home[1] - 12.0 * point
                && top < home[1] + 12.0 * point;
            let score =
                own - distance(at, home) * 0.03 - if crowds { 30.0 } else { 0.0 } - if hides { 400.0 } else { 0.0 };
            if score > best.0 {
                best = (score, at);
            }
        }
    }
    best.1
}

/// Waters in italic.
fn sea_names(ui: &Ui, chart: &Chart, land: &Land, frame: Frame, palette: &Palette) -> Vec<Name> {
    let ink = blend(palette.sea, palette.cooperation, 0.9);
    let mut placed: Vec<Rect> = Vec::new();
    let set = |(name, at): &(String, Point)| {
        let format = TextFormat { extra_letter_spacing: 1.5, ..TextFormat::simple(Face::SerifItalic.at(16.0), ink) };
        let job = LayoutJob::single_section(name.clone(), format);
        let size = ui.painter().layout_job(job.clone()).size();
        let centre = clear_water(chart, land, frame, frame.at(*at), size, &placed);
        placed.push(Rect::from_center_size(centre, size + vec2(8.0, 4.0)));
        Name { centre, job, ground: palette.sea, flag: None }
    };
    chart.seas.iter().map(set).collect()
}

/// The place nearest to the one wished for where a name of this size lies on
/// water and hides neither a capital nor another name.
fn clear_water(chart: &Chart, land: &Land, frame: Frame, wish: Pos2, size: Vec2, placed: &[Rect]) -> Pos2 {
    let mut best = (f32::MAX, wish);
    for down in -8..=8 {
        for across in -10..=10 {
            let away = vec2(across as f32 * 10.0, down as f32 * 8.0);
            let there = Rect::from_center_size(wish + away, size);
            let hidden = placed.iter().any(|other| there.intersects(*other))
                || chart.nations.iter().any(|nation| {
                    let at = frame.at(nation.position);
                    there.intersects(Rect::from_min_max(at - vec2(34.0, 46.0), at + vec2(92.0, 14.0)))
                });
            let ashore = (0..=8)
                .flat_map(|step| {
                    let x = there.min.x + there.width() * step as f32 / 8.0;
                    [pos2(x, there.min.y), pos2(x, there.max.y)]
                })
                .filter(|&at| land.owner(frame.back(at)).is_some())
                .count();
            let outside = !frame.rect.shrink(MARGIN + 6.0).contains_rect(there);
            let cost = away.length()
                + ashore as f32 * 12.0
                + if hidden { 500.0 } else { 0.0 }
                + if outside { 500.0 } else { 0.0 };
            if cost < best.0 {
                best = (cost, there.center());
            }
        }
    }
    best.1
}

/// The chart's title and the scale bar, in the corner with the least land.
fn scale_bar(ui: &Ui, press: &mut Press, chart: &Chart, land: &Land, frame: Frame, palette: &Palette) -> Vec<Name> {
    let ink = blend(palette.sea, palette.ink, 0.9);
    let unit = (50.0 * frame.scale).round();
    let title = letter_spaced(&chart.title, 13.0, 2.4, ink);
    let room = vec2((unit * 4.0 + 90.0).max(ui.painter().layout_job(title.clone()).size().x), 54.0);
    let corner = emptiest_corner(land, frame, room) + vec2(0.0, room.y - 18.0);
    for i in 0..4 {
        let bar = Rect::from_min_size(pos2(corner.x + unit * i as f32, corner.y), vec2(unit, 4.0));
        let fill = if i % 2 == 0 { ink } else { palette.sea };
        press.ink(Shape::rect_filled(bar, 0.0, fill));
        press.ink(Shape::rect_stroke(bar, 0.0, Stroke::new(0.8, ink), egui::StrokeKind::Middle));
    }
    let name = |job: LayoutJob, left: f32, y: f32| {
        let width = ui.painter().layout_job(job.clone()).size().x;
        Name { centre: pos2(corner.x + left + width / 2.0, y), job, ground: palette.sea, flag: None }
    };
    let figure = |text: &str| LayoutJob::simple_singleline(text.to_owned(), Face::Serif.at(size::SMALL - 1.0), ink);
    vec![
        name(title, 0.0, corner.y - 32.0),
        name(figure("0"), -3.0, corner.y - 10.0),
        name(figure("100"), unit * 2.0 - 10.0, corner.y - 10.0),
        name(figure("200 sea miles"), unit * 4.0 - 10.0, corner.y - 10.0),
    ]
}

/// Where a box stands in the corner of the chart that has the least land; of equals the lower, and
/// the left one.
fn emptiest_corner(land: &Land, frame: Frame, room: Vec2) -> Pos2 {
    let inside = Rect::from_min_max(frame.rect.min, frame.rect.max - room).shrink2(vec2(MARGIN + 16.0, MARGIN));
    let corners = [inside.left_bottom(), inside.right_bottom(), inside.left_top(), inside.right_top()];
    let dry = |corner: &Pos2| {
        let points = (0..=8).flat_map(|x| (0..=4).map(move |y| vec2(x as f32 / 8.0, y as f32 / 4.0)));
        points.filter(|&point| land.is_dry(frame.back(*corner + point * room))).count()
    };
    corners.into_iter().min_by_key(dry).unwrap_or(inside.left_bottom())
}

/// Words in letter-spaced capitals.
fn letter_spaced(text: &str, points: f32, spacing: f32, ink: Color32) -> LayoutJob {
    let format = TextFormat { extra_letter_spacing: spacing, ..TextFormat::simple(Face::SerifBold.at(points), ink) };
    LayoutJob::single_section(text.to_uppercase(), format)
}
