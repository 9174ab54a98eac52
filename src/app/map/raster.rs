//! A mesh of flat colours as pixels, made once.
//!
//! The chart has some ten thousand triangles. Where the processor draws the pictures they would be
//! the most of every frame; as pixels they are one rectangle.

use bevy_egui::egui;
use egui::ecolor::{gamma_u8_from_linear_f32, linear_f32_from_gamma_u8};
use egui::{Color32, Mesh, Pos2, Rect, Vec2, pos2, vec2};
use std::ops::Range;

/// A picture under work.
pub(super) struct Canvas {
    /// Pixels across and down.
    size: [usize; 2],
    pixels: Vec<Color32>,
    /// The corner that the first pixel lies in, in points.
    origin: Pos2,
    /// Pixels in a point.
    scale: f32,
}

/// A corner of a triangle: where it lies in pixels, and its colour with alpha multiplied in.
#[derive(Clone, Copy)]
struct Corner {
    at: Pos2,
    colour: Color32,
}

impl Canvas {
    /// A bare picture of a part of the window, in points, at so many pixels a point.
    pub(super) fn new(part: Rect, scale: f32) -> Self {
        // A hair less, or a whole number of pixels would be rounded up to one more.
        let size = [part.width(), part.height()].map(|length| (length * scale - 0.001).ceil().max(1.0) as usize);
        Self { size, pixels: vec![Color32::TRANSPARENT; size[0] * size[1]], origin: part.min, scale }
    }

    /// The finished picture.
    pub(super) fn finish(self) -> egui::ColorImage {
        egui::ColorImage::new(self.size, self.pixels)
    }

    /// Paints every triangle of a mesh, one over the other. Its texture is not looked at.
    pub(super) fn paint(&mut self, mesh: &Mesh) {
        let corners: Vec<Corner> = mesh
            .vertices
            .iter()
            .map(|vertex| Corner { at: ((vertex.pos - self.origin) * self.scale).to_pos2(), colour: vertex.color })
            .collect();
        for triangle in mesh.indices.chunks_exact(3) {
            let corner = |nth: usize| corners.get(*triangle.get(nth)? as usize).copied();
            if let (Some(a), Some(b), Some(c)) = (corner(0), corner(1), corner(2)) {
                self.triangle([a, b, c]);
            }
        }
    }

    /// Paints the pixels whose centres lie in a triangle. A centre on an edge between two triangles
    /// belongs to one of them, since both find the same place on it: what is half transparent is
    /// never laid on twice.
    fn triangle(&mut self, corners: [Corner; 3]) {
        let Some(paint) = Paint::of(corners) else { return };
        let [a, b, c] = corners.map(|corner| corner.at);
        let (top, bottom) = (a.y.min(b.y).min(c.y), a.y.max(b.y).max(c.y));
        for row in centres(top, bottom, self.size[1]) {
            let y = row as f32 + 0.5;
            let (mut left, mut right) = (f32::INFINITY, f32::NEG_INFINITY);
            for (one, other) in [(a, b), (b, c), (c, a)] {
                let (upper, lower) = if one.y <= other.y { (one, other) } else { (other, one) };
                if upper.y <= y && y < lower.y {
                    let x = upper.x + (y - upper.y) * (lower.x - upper.x) / (lower.y - upper.y);
                    (left, right) = (left.min(x), right.max(x));
                }
            }
            let columns = centres(left, right, self.size[0]);
            let begin = row * self.size[0];
            let Some(pixels) = self.pixels.get_mut(begin + columns.start..begin + columns.end) else { continue };
            for (pixel, column) in pixels.iter_mut().zip(columns) {
                *pixel = over(paint.at(column as f32 + 0.5, y), *pixel);
            }
        }
    }
}

/// The rows or columns whose centres lie between two places, the first one counted in.
fn centres(from: f32, to: f32, most: usize) -> Range<usize> {
    let first = |place: f32| (place - 0.5).ceil().clamp(0.0, most as f32) as usize;
    let begin = first(from);
    begin..first(to).max(begin)
}

/// What a triangle is painted with.
enum Paint {
    Flat(Color32),
    /// The colour at the first corner, where that is, and by how much it changes across and down.
    Graded([f32; 4], Pos2, [Vec2; 4]),
}

impl Paint {
    /// Nothing for a triangle without an inside.
    fn of([a, b, c]: [Corner; 3]) -> Option<Self> {
        let (ab, ac) = (b.at - a.at, c.at - a.at);
        let twice = ab.x * ac.y - ac.x * ab.y;
        if twice.abs() < f32::EPSILON {
            return None;
        }
        if a.colour == b.colour && a.colour == c.colour {
            return Some(Self::Flat(a.colour));
        }
        let [from, at_b, at_c] = [a, b, c].map(|corner| corner.colour.to_array().map(f32::from));
        let slope = |nth: usize| {
            let (to_b, to_c) = (at_b[nth] - from[nth], at_c[nth] - from[nth]);
            vec2(to_b * ac.y - to_c * ab.y, to_c * ab.x - to_b * ac.x) / twice
        };
        Some(Self::Graded(from, a.at, [slope(0), slope(1), slope(2), slope(3)]))
    }

    fn at(&self, x: f32, y: f32) -> Color32 {
        match self {
            Self::Flat(colour) => *colour,
            Self::Graded(colour, from, slopes) => {
                let way = pos2(x, y) - *from;
                rounded([0, 1, 2, 3].map(|nth: usize| colour[nth] + slopes[nth].dot(way)))
            }
        }
    }
}

fn rounded(colour: [f32; 4]) -> Color32 {
    let [red, green, blue, alpha] = colour.map(|part| part.clamp(0.0, 255.0).round() as u8);
    Color32::from_rgba_premultiplied(red, green, blue, alpha)
}

/// A colour laid over another as a graphics card does it, in light, so that a line here is as dark as
/// one on the screen.
fn over(above: Color32, below: Color32) -> Color32 {
    if above.a() == u8::MAX {
        return above;
    }
    let shows = f32::from(u8::MAX - above.a()) / 255.0;
    let mixed = |above: u8, below: u8| {
        gamma_u8_from_linear_f32(linear_f32_from_gamma_u8(above) + linear_f32_from_gamma_u8(below) * shows)
    };
    let alpha = f32::from(above.a()) + f32::from(below.a()) * shows;
    Color32::from_rgba_premultiplied(
        mixed(above.r(), below.r()),
        mixed(above.g(), below.g()),
        mixed(above.b(), below.b()),
        alpha.round() as u8,
    )
}

#[cfg(test)]
mod tests {
    use super::*;
    use egui::epaint::Vertex;

    /// A four-cornered sheet of two triangles, as panels make it.
    fn sheet(corners: [(f32, f32); 4], colour: Color32) -> Mesh {
        let mut mesh = Mesh::default();
        let vertex = |(x, y): (f32, f32)| Vertex { pos: pos2(x, y), uv: egui::epaint::WHITE_UV, color: colour };
        mesh.vertices.extend(corners.map(vertex));
        mesh.indices.extend([0, 1, 2, 2, 1, 3]);
        mesh
    }

    fn painted(mesh: &Mesh) -> egui::ColorImage {
        let mut canvas = Canvas::new(Rect::from_min_size(pos2(10.0, 10.0), vec2(16.0, 12.0)), 2.0);
        canvas.paint(mesh);
        canvas.finish()
    }

    #[test]
    fn two_triangles_of_a_sheet_share_its_pixels() {
        let half = Color32::from_rgba_premultiplied(60, 40, 20, 128);
        for lean in [0.0, 0.3, 1.7, -2.2] {
            let image = painted(&sheet([(12.0, 12.0), (20.0 + lean, 12.0), (12.0 + lean, 20.0), (20.0, 20.0)], half));
            let inside = image.pixels.iter().filter(|pixel| **pixel == half).count();
            let bare = image.pixels.iter().filter(|pixel| **pixel == Color32::TRANSPARENT).count();
            assert_eq!(inside + bare, image.pixels.len(), "no pixel has got it twice, at {lean}");
            assert!(inside > 100, "{inside}");
        }
    }

    #[test]
    fn a_sheet_covers_its_pixels_at_the_picture_s_scale() {
        let image = painted(&sheet([(12.0, 11.0), (14.0, 11.0), (12.0, 14.0), (14.0, 14.0)], Color32::RED));
        assert_eq!(image.size, [32, 24]);
        let reds = image.pixels.iter().filter(|pixel| **pixel == Color32::RED).count();
        assert_eq!(reds, 4 * 6);
        assert_eq!(image[(4, 2)], Color32::RED);
        assert_eq!(image[(3, 2)], Color32::TRANSPARENT);
    }

    #[test]
    fn an_edge_that_fades_is_laid_over_what_is_there() {
        let mut mesh = sheet([(10.0, 10.0), (26.0, 10.0), (10.0, 22.0), (26.0, 22.0)], Color32::WHITE);
        let mut fade = sheet([(10.0, 10.0), (26.0, 10.0), (10.0, 22.0), (26.0, 22.0)], Color32::BLACK);
        fade.vertices[1].color = Color32::TRANSPARENT;
        fade.vertices[3].color = Color32::TRANSPARENT;
        mesh.append(fade);
        let image = painted(&mesh);
        let greys: Vec<u8> = (0..32).map(|x| image[(x, 7)].r()).collect();
        assert!(greys.is_sorted() && greys[0] < 48 && greys[31] > 247, "{greys:?}");
        assert!(image.pixels.iter().all(|pixel| pixel.a() == 255));
    }

    #[test]
    fn what_lies_outside_or_has_no_inside_is_left_out() {
        for corners in [[(-40.0, 0.0), (-20.0, 0.0), (-40.0, 9.0), (-20.0, 9.0)], [(12.0, 12.0); 4]] {
            let image = painted(&sheet(corners, Color32::RED));
            assert!(image.pixels.iter().all(|pixel| *pixel == Color32::TRANSPARENT));
        }
    }
}
