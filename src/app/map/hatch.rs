//! Eight hatches, one for each nation colour, so that a printed or grey chart
//! still tells the nations apart. Pure geometry.

use super::geometry::Point;

/// What a hatch is made of: strokes and dots, in the units of the rings.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Hatch {
    /// Straight strokes.
    pub strokes: Vec<[Point; 2]>,
    /// Centres of dots.
    pub dots: Vec<Point>,
}

/// Fills closed rings (even-odd) with the hatch of a nation's colour index.
/// `pitch` is the distance between lines.
#[must_use]
pub fn hatch(rings: &[Vec<Point>], index: usize, pitch: f32) -> Hatch {
    let mut made = Hatch::default();
    match index % 8 {
        0 => rule(rings, 45.0, pitch, &mut made.strokes),
        1 => dot(rings, pitch * 1.2, &mut made.dots),
        2 => rule(rings, 0.0, pitch, &mut made.strokes),
        3 => rule(rings, 135.0, pitch, &mut made.strokes),
        4 => {
            rule(rings, 45.0, pitch * 1.8, &mut made.strokes);
            rule(rings, 135.0, pitch * 1.8, &mut made.strokes);
        }
        5 => rule(rings, 90.0, pitch, &mut made.strokes),
        6 => {
            rule(rings, 0.0, pitch * 1.8, &mut made.strokes);
            rule(rings, 90.0, pitch * 1.8, &mut made.strokes);
        }
        _ => {
            rule(rings, 20.0, pitch * 1.6, &mut made.strokes);
            dot(rings, pitch * 1.6, &mut made.dots);
        }
    }
    made
}

/// Parallel strokes at an angle in degrees.
fn rule(rings: &[Vec<Point>], degrees: f32, pitch: f32, out: &mut Vec<[Point; 2]>) {
    let (sin, cos) = degrees.to_radians().sin_cos();
    let turn = |p: Point| [p[0] * cos + p[1] * sin, p[1] * cos - p[0] * sin];
    let back = |p: Point| [p[0] * cos - p[1] * sin, p[1] * cos + p[0] * sin];
    let turned: Vec<Vec<Point>> = rings.iter().map(|ring| ring.iter().map(|&p| turn(p)).collect()).collect();
    for (y, spans) in scan(&turned, pitch) {
        for [from, to] in spans {
            out.push([back([from, y]), back([to, y])]);
        }
    }
}

/// Dots on a staggered lattice.
fn dot(rings: &[Vec<Point>], pitch: f32, out: &mut Vec<Point>) {
    for (row, (y, spans)) in scan(rings, pitch * 0.87).into_iter().enumerate() {
        let shift = if row % 2 == 0 { 0.0 } else { pitch / 2.0 };
        for [from, to] in spans {
            let mut x = ((from - shift) / pitch).ceil() * pitch + shift;
            while x < to {
                out.push([x, y]);
                x += pitch;
            }
        }
    }
}

/// Horizontal lines through the rings: each line's height and its inner spans.
fn scan(rings: &[Vec<Point>], pitch: f32) -> Vec<(f32, Vec<[f32; 2]>)> {
    let heights = || rings.iter().flatten().map(|p| p[1]);
    let (low, high) = (heights().fold(f32::MAX, f32::min), heights().fold(f32::MIN, f32::max));
    let mut lines = Vec::new();
    let mut y = (low / pitch).ceil() * pitch;
    while y < high {
        let mut crossings: Vec<f32> = rings
            .iter()
            .flat_map(|ring| (0..ring.len()).map(move |i| (ring[i], ring[(i + 1) % ring.len()])))
            .filter(|(a, b)| (a[1] <= y) != (b[1] <= y))
            .map(|(a, b)| a[0] + (y - a[1]) / (b[1] - a[1]) * (b[0] - a[0]))
            .collect();
        crossings.sort_by(f32::total_cmp);
        let spans =
            crossings.chunks_exact(2).filter(|pair| pair[1] - pair[0] > 0.5).map(|pair| [pair[0], pair[1]]).collect();
        lines.push((y, spans));
        y += pitch;
    }
    lines
}

#[cfg(test)]
mod tests {
    use super::*;

    fn box_of(side: f32) -> Vec<Vec<Point>> {
        vec![vec![[0.0, 0.0], [side, 0.0], [side, side], [0.0, side]]]
    }

    #[test]
    fn strokes_stay_inside() {
        for index in 0..8 {
            let made = hatch(&box_of(100.0), index, 7.0);
            assert!(made.strokes.len() + made.dots.len() > 8, "hatch {index} is empty");
            for p in made.strokes.iter().flatten().chain(&made.dots) {
                assert!(p.iter().all(|v| (-0.1..100.1).contains(v)), "{p:?} lies outside");
            }
        }
    }

    #[test]
    fn the_eight_hatches_differ() {
        let made: Vec<Hatch> = (0..8).map(|i| hatch(&box_of(60.0), i, 6.0)).collect();
        for a in 0..8 {
            for b in 0..a {
                assert_ne!(made[a], made[b], "{a} and {b} look the same");
            }
        }
    }

    #[test]
    fn nothing_is_hatched_in_no_land() {
        assert_eq!(hatch(&[], 0, 5.0), Hatch::default());
    }
}
