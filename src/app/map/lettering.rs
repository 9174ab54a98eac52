//! What is lettered on the chart, and where: no name lies on another or on a capital.
//!
//! Nations come first, where their land has most room; then capitals beside their rings, the scale bar in
//! the emptiest corner, and the waters. What finds no free place is left out: the ring tells its name to
//! whoever points at it, and the list beside the chart says all that the chart says.

use super::chart::MARGIN;
use super::geometry::{Land, along, distance};
use super::marks::capital;
use super::{Chart, Frame};
use crate::app::theme::{Face, Palette, blend, size};
use crate::app::widgets;
use bevy_egui::egui;
use egui::text::{LayoutJob, TextFormat};
use egui::{Color32, Painter, Pos2, Rect, Ui, Vec2, pos2, vec2};

/// The size of a flag beside a nation's name, in points.
const FLAG: Vec2 = vec2(20.0, 14.0);
/// Points between a flag and the name.
const APART: f32 = 3.0;

/// A name set on the chart. The job is kept and not the laid-out text, which
/// points into a font atlas that may be made anew at any time.
pub(super) struct Name {
    /// What it takes of the chart, its flag included.
    pub(super) place: Rect,
    job: LayoutJob,
    flag: Option<Flag>,
}

/// The flag before a nation's name.
struct Flag {
    letter: char,
    colour: usize,
    size: Vec2,
}

impl Name {
    /// Paints it on ground that was cleared.
    pub(super) fn paint(&self, painter: &Painter, palette: &Palette) {
        let mut left = self.place.min.x;
        if let Some(Flag { letter, colour, size }) = self.flag {
            let place = Rect::from_min_size(pos2(left, self.place.center().y - size.y / 2.0), size);
            widgets::flag(painter, palette, place, letter, colour);
            left += size.x + APART;
        }
        let galley = painter.layout_job(self.job.clone());
        let at = pos2(left + 2.0, self.place.center().y - galley.size().y / 2.0).round();
        painter.galley(at, galley, Color32::BLACK);
    }
}

/// The ink of what is lettered on water beside the names of waters.
pub(super) fn on_sea(palette: &Palette) -> Color32 {
    blend(palette.sea, palette.ink, 0.9)
}

/// Letters a chart; answers its names, and where the scale bar lies if there is room for it.
pub(super) fn letter(
    ui: &Ui,
    chart: &Chart,
    land: &Land,
    frame: Frame,
    palette: &Palette,
) -> (Vec<Name>, Option<Rect>) {
    let rings = chart.nations.iter().map(|nation| capital(frame.at(nation.position))).collect();
    let mut sheet = Lettering { ui, land, frame, large: frame.lettering(), taken: rings, names: Vec::new() };
    sheet.nations(chart, palette);
    if frame.is_small() {
        return (sheet.names, None);
    }
    sheet.capitals(chart, palette);
    let bar = sheet.scale_bar(chart, palette);
    sheet.seas(chart, palette);
    (sheet.names, bar)
}

/// A chart that is being lettered.
struct Lettering<'a> {
    ui: &'a Ui,
    land: &'a Land,
    frame: Frame,
    /// How large letters are, as a multiple of the usual.
    large: f32,
    /// What must not be covered: capitals, and the names that stand.
    taken: Vec<Rect>,
    names: Vec<Name>,
}

impl Lettering<'_> {
    /// What a job takes of the chart. Letter spacing also follows the last letter, and is no part of it.
    fn size_of(&self, job: &LayoutJob) -> Vec2 {
        self.ui.painter().layout_job(job.clone()).size() + vec2(4.0, -2.0)
    }

    fn is_free(&self, place: Rect) -> bool {
        !self.taken.iter().any(|other| place.intersects(*other))
    }

    fn is_inside(&self, place: Rect) -> bool {
        self.frame.rect.shrink(MARGIN + 2.0).contains_rect(place)
    }

    fn set(&mut self, place: Rect, job: LayoutJob, flag: Option<Flag>) {
        self.taken.push(place);
        self.names.push(Name { place, job, flag });
    }

    /// Nations in letter-spaced small capitals, where their land has most room.
    fn nations(&mut self, chart: &Chart, palette: &Palette) {
        for (i, nation) in chart.nations.iter().enumerate() {
            let job = letter_spaced(&nation.name, 15.0 * self.large, 3.2 * self.large, palette.ink);
            let flag = Flag { letter: nation.letter, colour: nation.colour, size: FLAG * self.large };
            let size = self.size_of(&job) + vec2(flag.size.x + APART, 0.0);
            let place = Rect::from_center_size(self.roomiest(i, size), size);
            self.set(place, job, Some(flag));
        }
    }

    /// The place where a box of this size covers most of a nation's own land and keeps clear of what
    /// stands there already, and of the room that the capital, its name and its seals will need.
    fn roomiest(&self, owner: usize, size: Vec2) -> Pos2 {
        let home = self.land.capitals().get(owner).map_or(self.frame.rect.center(), |&home| self.frame.at(home));
        let mut best = (f32::MIN, home);
        for down in -14..=14 {
            for across in -12..=12 {
                let at = home + vec2(across as f32, down as f32) * 10.0 * self.frame.scale;
                let place = Rect::from_center_size(at, size);
                let seals = Rect::from_min_max(home - vec2(62.0, 62.0), home + vec2(90.0, 12.0));
                let score = self.own_land(owner, place.expand2(vec2(3.0, 2.0)))
                    - distance(self.frame.back(at), self.frame.back(home)) * 0.03
                    - if place.intersects(seals) { 30.0 } else { 0.0 }
                    - if self.is_free(place) { 0.0 } else { 400.0 }
                    - if self.is_inside(place) { 0.0 } else { 400.0 };
                if score > best.0 {
                    best = (score, at);
                }
            }
        }
        best.1
    }

    /// How much of the upper and lower edge of a box lies on a nation's land, rather than elsewhere.
    fn own_land(&self, owner: usize, place: Rect) -> f32 {
        let (low, high) = (self.frame.back(place.min), self.frame.back(place.max));
        along(low, [high[0], low[1]], 14.0)
            .into_iter()
            .flat_map(|p| [p, [p[0], high[1]]])
            .map(|p| if self.land.owner_near(p) == Some(owner) { 1.0 } else { -1.5 })
            .sum()
    }

    /// Capitals beside their rings, on the first side that is free.
    fn capitals(&mut self, chart: &Chart, palette: &Palette) {
        /// Where a name may stand, in shares of its size: to the right, to the left, and around.
        const AROUND: [[f32; 2]; 8] =
            [[0.5, 0.0], [-0.5, 0.0], [0.5, 0.8], [0.5, -0.8], [0.0, 1.1], [-0.5, 0.8], [-0.5, -0.8], [0.0, -1.1]];
        for nation in &chart.nations {
            let font = Face::Serif.at((size::SMALL + 0.5) * self.large);
            let job = LayoutJob::simple_singleline(nation.capital.clone(), font, palette.ink);
            let size = self.size_of(&job);
            let at = self.frame.at(nation.position);
            let beside = |[x, y]: [f32; 2]| {
                let ring: f32 = if y == 0.0 { 8.0 } else { 3.0 };
                Rect::from_center_size(at + vec2(x * size.x + ring.copysign(x) * f32::from(x != 0.0), y * size.y), size)
            };
            let free = |place: &Rect| self.is_inside(*place) && self.is_free(*place);
            if let Some(place) = AROUND.into_iter().map(beside).find(free) {
                self.set(place, job, None);
            }
        }
    }

    /// Waters in italic, each on the free water nearest to where it is wished for.
    fn seas(&mut self, chart: &Chart, palette: &Palette) {
        let ink = blend(palette.sea, palette.cooperation, 0.9);
        for (name, at) in &chart.seas {
            let face = Face::SerifItalic.at(16.0 * self.large);
            let format = TextFormat { extra_letter_spacing: 1.5, ..TextFormat::simple(face, ink) };
            let job = LayoutJob::single_section(name.clone(), format);
            if let Some(place) = self.water(self.frame.at(*at), self.size_of(&job)) {
                self.set(place, job, None);
            }
        }
    }

    /// The free place of this size nearest to a point that lies on water, or nearly.
    fn water(&self, wish: Pos2, size: Vec2) -> Option<Rect> {
        /// How many of the eighteen points along its edges may lie ashore.
        const ASHORE: usize = 4;
        let mut best: Option<(f32, Rect)> = None;
        for down in -8..=8 {
            for across in -10..=10 {
                let away = vec2(across as f32 * 10.0, down as f32 * 8.0);
                let there = Rect::from_center_size(wish + away, size);
                if !self.is_free(there.expand(2.0)) || !self.is_inside(there) {
                    continue;
                }
                let ashore = edges(there).filter(|&at| self.land.owner_near(self.frame.back(at)).is_some()).count();
                let cost = away.length() + ashore as f32 * 12.0;
                if ashore <= ASHORE && best.is_none_or(|(least, _)| cost < least) {
                    best = Some((cost, there));
                }
            }
        }
        best.map(|(_, place)| place)
    }

    /// The chart's title over the scale bar, in the free corner with the least land.
    fn scale_bar(&mut self, chart: &Chart, palette: &Palette) -> Option<Rect> {
        let ink = on_sea(palette);
        let unit = (50.0 * self.frame.scale).round();
        let title = letter_spaced(&chart.title, 13.0 * self.large, 2.4 * self.large, ink);
        let figure = |text: &str| {
            let font = Face::Serif.at((size::SMALL - 1.0) * self.large);
            LayoutJob::simple_singleline(text.to_owned(), font, ink)
        };
        let figures = [("0", -5.0), ("100", unit * 2.0 - 12.0), ("200 sea miles", unit * 4.0 - 12.0)]
            .map(|(text, left)| (figure(text), left));
        let (head, line) = (self.size_of(&title), self.size_of(&figures[0].0).y);
        let last = figures.last().map_or(0.0, |(job, left)| left + self.size_of(job).x);
        let room = vec2(head.x.max(last) + 5.0, head.y + line + 9.0);
        let corner = self.emptiest_corner(room)?;
        self.set(Rect::from_min_size(corner, head), title, None);
        let below = corner.y + head.y + 3.0;
        for (job, left) in figures {
            let size = self.size_of(&job);
            self.set(Rect::from_min_size(pos2(corner.x + 5.0 + left, below), size), job, None);
        }
        let bar = Rect::from_min_size(pos2(corner.x + 5.0, below + line + 2.0), vec2(unit * 4.0, 4.0));
        self.taken.push(bar);
        Some(bar)
    }

    /// Where a box stands in the free corner of the chart that has the least land; of equals the lower,
    /// and the left one.
    fn emptiest_corner(&self, room: Vec2) -> Option<Pos2> {
        let rect = self.frame.rect;
        let inside = Rect::from_min_max(rect.min, rect.max - room).shrink2(vec2(MARGIN + 16.0, MARGIN + 8.0));
        let corners = [inside.left_bottom(), inside.right_bottom(), inside.left_top(), inside.right_top()];
        let dry = |corner: &Pos2| {
            let points = (0..=8).flat_map(|x| (0..=4).map(move |y| vec2(x as f32 / 8.0, y as f32 / 4.0)));
            points.filter(|&point| self.land.is_dry(self.frame.back(*corner + point * room))).count()
        };
        corners.into_iter().filter(|&corner| self.is_free(Rect::from_min_size(corner, room))).min_by_key(dry)
    }
}

/// Eighteen points along the upper and lower edge of a box.
fn edges(place: Rect) -> impl Iterator<Item = Pos2> {
    (0..=8).flat_map(move |step| {
        let x = place.min.x + place.width() * step as f32 / 8.0;
        [pos2(x, place.min.y), pos2(x, place.max.y)]
    })
}

/// Words in letter-spaced capitals.
fn letter_spaced(text: &str, points: f32, spacing: f32, ink: Color32) -> LayoutJob {
    let format = TextFormat { extra_letter_spacing: spacing, ..TextFormat::simple(Face::SerifBold.at(points), ink) };
    LayoutJob::single_section(text.to_uppercase(), format)
}
