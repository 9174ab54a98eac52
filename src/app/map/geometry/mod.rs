//! The shape of the chart: coasts, territories and borders, from capitals alone.
//!
//! A scenario gives positions, not maps, so the land is grown from them: every
//! capital raises ground around itself, a fixed noise roughens the shore, and
//! what lies above the sea is land. Territories are the Voronoi cells of the
//! capitals clipped by that shore. Everything here is a pure function of the
//! capitals, so one scenario has one map on every machine and in every file.

use spade::{DelaunayTriangulation, Point2, Triangulation};

/// A place on the chart, in scenario units.
pub type Point = [f32; 2];

/// Width of the chart in scenario units.
pub const WIDTH: f32 = 1000.0;
/// Height of the chart in scenario units.
pub const HEIGHT: f32 = 700.0;

/// Side of a sampling square; small enough that a shore reads as drawn by hand.
const STEP: f32 = 5.0;
/// The side of the squares by which it is remembered whose land is where.
const SQUARE: f32 = 10.0;
/// How far outside the chart's frame the ground is still sampled, so that a
/// coast near the edge closes instead of being cut.
const APRON: f32 = 60.0;

/// The ground: positive above the sea, negative below, roughly in units of
/// distance to the shore.
#[derive(Debug, Clone)]
pub struct Land {
    capitals: Vec<Point>,
    reach: Vec<f32>,
    /// The height at every crossing of the net on which coasts are looked for, row by row.
    heights: Vec<f32>,
    /// Whose each square of the finished chart is, row by row, from the apron's corner.
    owners: Vec<Option<usize>>,
}

impl Land {
    /// Grows land around the capitals. Crowded capitals get less ground each,
    /// lonely ones do not swallow the sea.
    #[must_use]
    pub fn new(capitals: &[Point]) -> Self {
        let capitals = apart(capitals);
        let reach = (0..capitals.len())
            .map(|i| {
                let nearest = (0..capitals.len())
                    .filter(|&j| j != i)
                    .map(|j| distance(capitals[i], capitals[j]))
                    .fold(300.0, f32::min);
                (nearest * 0.45).clamp(46.0, 138.0)
            })
            .collect();
        let mut land = Self { capitals, reach, heights: Vec::new(), owners: Vec::new() };
        land.heights = net(STEP).map(|at| land.height(at)).collect();
        land.owners = net(SQUARE).map(|at| land.owner(at)).collect();
        land
    }

    /// The capitals, moved apart where two stood on one spot.
    #[must_use]
    pub fn capitals(&self) -> &[Point] {
        &self.capitals
    }

    /// Height of the ground at a place before [`warp`] is applied.
    #[must_use]
    pub fn height(&self, at: Point) -> f32 {
        const BLEND: f32 = 26.0;
        let mut sum = 0.0;
        for (capital, reach) in self.capitals.iter().zip(&self.reach) {
            // Stretch each country its own way, so that none is a disc.
            let (dx, dy) = (at[0] - capital[0], at[1] - capital[1]);
            let tilt = noise([capital[0] * 0.013, capital[1] * 0.017], 7) - 0.5;
            let far = (dx * dx * (1.0 + tilt * 0.7) + dy * dy * (1.15 - tilt) + dx * dy * tilt).max(0.0).sqrt();
            sum += ((reach - far) / BLEND).exp();
        }
        if sum <= 0.0 {
            return -1000.0;
        }
        let rough = (noise([at[0] / 95.0, at[1] / 95.0], 1) - 0.5) * 104.0
            + (noise([at[0] / 38.0, at[1] / 38.0], 2) - 0.5) * 46.0
            + (noise([at[0] / 15.0, at[1] / 15.0], 3) - 0.5) * 20.0;
        // Close to a capital the ground is always dry.
        BLEND * sum.ln() + rough.max(-30.0)
    }

    /// Whether a place on the finished chart is land.
    #[must_use]
    pub fn is_dry(&self, at: Point) -> bool {
        self.height(unwarp(at)) > 0.0
    }

    /// The same as [`Self::owner`], to the nearest square and many times quicker: for names, which are
    /// tried in thousands of places.
    #[must_use]
    pub fn owner_near(&self, at: Point) -> Option<usize> {
        let (columns, rows) = crossings(SQUARE);
        let along = |place: f32| ((place + APRON) / SQUARE).round().max(0.0) as usize;
        let (column, row) = (along(at[0]), along(at[1]));
        if column < columns && row < rows { self.owners[row * columns + column] } else { None }
    }

    /// The nation whose land a place on the finished chart is.
    #[must_use]
    pub fn owner(&self, at: Point) -> Option<usize> {
        let from = unwarp(at);
        if self.height(from) <= 0.0 {
            return None;
        }
        (0..self.capitals.len())
            .min_by(|&a, &b| distance(self.capitals[a], from).total_cmp(&distance(self.capitals[b], from)))
    }
}

/// How many crossings a net of this width over chart and apron has, across and down.
fn crossings(width: f32) -> (usize, usize) {
    let along = |length: f32| ((length + 2.0 * APRON) / width) as usize + 1;
    (along(WIDTH), along(HEIGHT))
}

/// The crossings of such a net, row by row.
fn net(width: f32) -> impl Iterator<Item = Point> {
    let (columns, rows) = crossings(width);
    let place = move |i: usize| [(i % columns) as f32 * width - APRON, (i / columns) as f32 * width - APRON];
    (0..rows * columns).map(place)
}

/// Bends the plane a little, so that straight borders wander as rivers and
/// ridges make them do. Neighbours stay neighbours: the same place always
/// moves the same way.
#[must_use]
pub fn warp(at: Point) -> Point {
    let wave = |scale: f32, salt| noise([at[0] / scale, at[1] / scale], salt) - 0.5;
    [
        at[0] + wave(70.0, 11) * 30.0 + wave(22.0, 12) * 10.0 + wave(9.0, 15) * 4.0,
        at[1] + wave(70.0, 13) * 30.0 + wave(22.0, 14) * 10.0 + wave(9.0, 16) * 4.0,
    ]
}

/// Where [`warp`] came from. The bend is gentle, so a few steps find it.
fn unwarp(at: Point) -> Point {
    let mut from = at;
    for _ in 0..5 {
        let there = warp(from);
        from = [from[0] + at[0] - there[0], from[1] + at[1] - there[1]];
    }
    from
}

/// One country's land: closed rings to be filled by the even-odd rule.
#[derive(Debug, Clone)]
pub struct Territory {
    /// Index of the nation in the list of capitals.
    pub owner: usize,
    /// Closed rings, without repeating the first point.
    pub rings: Vec<Vec<Point>>,
}

/// The land border two nations share, if they share one.
#[derive(Debug, Clone)]
pub struct Border {
    /// The two nations, the lower index first.
    pub between: (usize, usize),
    /// Open lines.
    pub lines: Vec<Vec<Point>>,
}

/// Closed lines along which the ground has the given height: 0 is the coast,
/// below 0 are the receding lines an engraver drew in the water.
#[must_use]
pub fn contours(land: &Land, level: f32) -> Vec<Vec<Point>> {
    raw_contours(land, level).into_iter().map(|ring| ring.into_iter().map(warp).collect()).collect()
}

/// The territories, in the order of the capitals.
#[must_use]
pub fn territories(land: &Land) -> Vec<Territory> {
    let coast = raw_contours(land, 0.0);
    cells(land.capitals())
        .into_iter()
        .enumerate()
        .map(|(owner, cell)| Territory {
            owner,
            rings: coast
                .iter()
                .map(|ring| clip(ring, &cell))
                .filter(|ring| ring.len() > 2)
                .map(|ring| densify(&ring).into_iter().map(warp).collect())
                .collect(),
        })
        .collect()
}

/// The land borders between neighbours.
#[must_use]
pub fn borders(land: &Land) -> Vec<Border> {
    let capitals = land.capitals();
    let cells = cells(capitals);
    let mut found = Vec::new();
    for (a, b) in neighbours(capitals) {
        let Some(shared) = shared_edge(&cells[a], capitals[a], capitals[b]) else {
            continue;
        };
        let mut lines = Vec::new();
        let mut line = Vec::new();
        for at in along(shared[0], shared[1], STEP) {
            if land.height(at) > 0.0 {
                line.push(warp(at));
            } else if line.len() > 1 {
                lines.push(std::mem::take(&mut line));
            } else {
                line.clear();
            }
        }
        if line.len() > 1 {
            lines.push(line);
        }
        if !lines.is_empty() {
            found.push(Border { between: (a.min(b), a.max(b)), lines });
        }
    }
    found
}

/// The Voronoi cell of every capital, cut to the chart and its apron.
#[must_use]
pub fn cells(capitals: &[Point]) -> Vec<Vec<Point>> {
    let mut cells =
        vec![
            vec![[-APRON, -APRON], [WIDTH + APRON, -APRON], [WIDTH + APRON, HEIGHT + APRON], [-APRON, HEIGHT + APRON],];
            capitals.len()
        ];
    for (a, b) in neighbours(capitals) {
        cells[a] = keep_nearer(&cells[a], capitals[a], capitals[b]);
        cells[b] = keep_nearer(&cells[b], capitals[b], capitals[a]);
    }
    cells
}

/// Pairs of capitals whose cells touch: the edges of the Delaunay triangulation.
fn neighbours(capitals: &[Point]) -> Vec<(usize, usize)> {
    let mut mesh: DelaunayTriangulation<Point2<f64>> = DelaunayTriangulation::new();
    let mut order = Vec::new();
    for capital in capitals {
        // Only a position that is not a number is refused; such a capital
        // simply has no neighbours.
        if let Ok(handle) = mesh.insert(Point2::new(f64::from(capital[0]), f64::from(capital[1]))) {
            order.push(handle);
        }
    }
    let index = |handle| order.iter().position(|&known| known == handle);
    let mut pairs: Vec<(usize, usize)> = mesh
        .undirected_edges()
        .filter_map(|edge| {
            let [a, b] = edge.vertices();
            Some((index(a.fix())?, index(b.fix())?))
        })
        .collect();
    pairs.sort_unstable();
    pairs
}

/// Cuts a convex cell to the half plane nearer to `own` than to `other`.
fn keep_nearer(cell: &[Point], own: Point, other: Point) -> Vec<Point> {
    let normal = [other[0] - own[0], other[1] - own[1]];
    let middle = [f32::midpoint(own[0], other[0]), f32::midpoint(own[1], other[1])];
    cut(cell, |p| -(normal[0] * (p[0] - middle[0]) + normal[1] * (p[1] - middle[1])))
}

/// Keeps the part of a ring where `inside` is not negative.
fn cut(ring: &[Point], inside: impl Fn(Point) -> f32) -> Vec<Point> {
    let mut kept = Vec::with_capacity(ring.len() + 2);
    for (i, &here) in ring.iter().enumerate() {
        let next = ring[(i + 1) % ring.len()];
        let (a, b) = (inside(here), inside(next));
        if a >= 0.0 {
            kept.push(here);
        }
        if (a >= 0.0) != (b >= 0.0) {
            kept.push(mix(here, next, a / (a - b)));
        }
    }
    kept
}

/// Cuts a ring by a convex cell, edge by edge.
fn clip(ring: &[Point], cell: &[Point]) -> Vec<Point> {
    let mut kept = ring.to_vec();
    for (i, &a) in cell.iter().enumerate() {
        let b = cell[(i + 1) % cell.len()];
        kept = cut(&kept, |p| (b[0] - a[0]) * (p[1] - a[1]) - (b[1] - a[1]) * (p[0] - a[0]));
    }
    kept
}

/// The edge of `own`'s cell that lies on the line halfway to `other`.
fn shared_edge(cell: &[Point], own: Point, other: Point) -> Option<[Point; 2]> {
    (0..cell.len())
        .map(|i| [cell[i], cell[(i + 1) % cell.len()]])
        .find(|edge| edge.iter().all(|&p| (distance(p, own) - distance(p, other)).abs() < 0.05))
}

/// Marching squares over the apron, joined into rings.
fn raw_contours(land: &Land, level: f32) -> Vec<Vec<Point>> {
    let (columns, rows) = crossings(STEP);
    let place = |c: usize, r: usize| [c as f32 * STEP - APRON, r as f32 * STEP - APRON];
    let height = |c: usize, r: usize| {
        // The outermost samples are sea, so that every line closes.
        let outermost = c == 0 || r == 0 || c + 1 == columns || r + 1 == rows;
        if outermost { -1000.0 } else { land.heights[r * columns + c] - level }
    };
    // A crossing is named by the grid edge it lies on, so joining is exact.
    let crossing = |edge: (usize, usize, bool)| {
        let (c, r, down) = edge;
        let (c2, r2) = if down { (c, r + 1) } else { (c + 1, r) };
        let (a, b) = (height(c, r), height(c2, r2));
        mix(place(c, r), place(c2, r2), (a / (a - b)).clamp(0.05, 0.95))
    };
    let mut next = std::collections::BTreeMap::new();
    for r in 0..rows - 1 {
        for c in 0..columns - 1 {
            let corners = [height(c, r), height(c + 1, r), height(c + 1, r + 1), height(c, r + 1)];
            let edges = [(c, r, false), (c + 1, r, true), (c, r + 1, false), (c, r, true)];
            for (from, to) in square(corners) {
                next.insert(edges[from], edges[to]);
            }
        }
    }
    let mut rings = Vec::new();
    while let Some((&start, _)) = next.first_key_value() {
        let mut ring = Vec::new();
        let mut here = start;
        while let Some(then) = next.remove(&here) {
            ring.push(crossing(here));
            here = then;
        }
        if ring.len() > 9 {
            rings.push(ring);
        }
    }
    rings
}

/// Which sides of a square the shore crosses, walking with land on the right.
/// Corners run clockwise from the top left, sides from the top.
fn square(corners: [f32; 4]) -> Vec<(usize, usize)> {
    let dry = corners.map(|h| h >= 0.0);
    let wet_to_dry: Vec<usize> = (0..4).filter(|&i| !dry[i] && dry[(i + 1) % 4]).collect();
    wet_to_dry
        .into_iter()
        .map(|enter| {
            let mut leave = (enter + 1) % 4;
            while !dry[leave] || dry[(leave + 1) % 4] {
                leave = (leave + 1) % 4;
            }
            (enter, leave)
        })
        .collect()
}

/// Puts points on long edges, so that [`warp`] bends them.
fn densify(ring: &[Point]) -> Vec<Point> {
    (0..ring.len())
        .flat_map(|i| {
            let mut points = along(ring[i], ring[(i + 1) % ring.len()], STEP);
            points.pop();
            points
        })
        .collect()
}

/// Points from `a` to `b`, both included, at most `step` apart.
#[must_use]
pub fn along(a: Point, b: Point, step: f32) -> Vec<Point> {
    let parts = (distance(a, b) / step).ceil().max(1.0) as usize;
    (0..=parts).map(|i| mix(a, b, i as f32 / parts as f32)).collect()
}

/// Distance between two places.
#[must_use]
pub fn distance(a: Point, b: Point) -> f32 {
    (a[0] - b[0]).hypot(a[1] - b[1])
}

/// The place a share `t` of the way from `a` to `b`.
#[must_use]
pub fn mix(a: Point, b: Point, t: f32) -> Point {
    [a[0] + (b[0] - a[0]) * t, a[1] + (b[1] - a[1]) * t]
}

/// Moves capitals that share a spot to spots of their own.
fn apart(capitals: &[Point]) -> Vec<Point> {
    let mut placed: Vec<Point> = Vec::with_capacity(capitals.len());
    for &capital in capitals {
        let mut spot = capital;
        while placed.iter().any(|&other| distance(spot, other) < 1.0) {
            spot[0] += 24.0;
            spot[1] += 11.0;
        }
        placed.push(spot);
    }
    placed
}

/// Smooth noise between 0 and 1 from hashed lattice points.
fn noise(at: Point, salt: u32) -> f32 {
    let (x, y) = (at[0].floor(), at[1].floor());
    let ease = |t: f32| t * t * (3.0 - 2.0 * t);
    let (u, v) = (ease(at[0] - x), ease(at[1] - y));
    let corner = |dx: i32, dy: i32| hash(x as i32 + dx, y as i32 + dy, salt);
    let top = corner(0, 0) + (corner(1, 0) - corner(0, 0)) * u;
    let bottom = corner(0, 1) + (corner(1, 1) - corner(0, 1)) * u;
    top + (bottom - top) * v
}

/// One lattice point's value between 0 and 1.
fn hash(x: i32, y: i32, salt: u32) -> f32 {
    let mut h =
        (x as u32).wrapping_mul(0x9E37_79B1) ^ (y as u32).wrapping_mul(0x85EB_CA77) ^ salt.wrapping_mul(0xC2B2_AE3D);
    h ^= h >> 15;
    h = h.wrapping_mul(0x2C1B_3C6D);
    h ^= h >> 12;
    h = h.wrapping_mul(0x297A_2D39);
    h ^= h >> 15;
    (h >> 8) as f32 / 16_777_216.0
}

#[cfg(test)]
mod tests;
