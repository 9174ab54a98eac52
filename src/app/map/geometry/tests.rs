use super::*;

const FIVE: [Point; 5] = [[210.0, 190.0], [480.0, 150.0], [760.0, 240.0], [330.0, 500.0], [650.0, 530.0]];

#[test]
fn the_same_capitals_make_the_same_map() {
    let (a, b) = (Land::new(&FIVE), Land::new(&FIVE));
    assert_eq!(contours(&a, 0.0), contours(&b, 0.0));
}

#[test]
fn every_capital_stands_on_dry_ground() {
    for capitals in [&FIVE[..], &FIVE[..2], &[[20.0, 20.0], [60.0, 40.0], [990.0, 690.0]]] {
        let land = Land::new(capitals);
        for &capital in land.capitals() {
            assert!(land.height(capital) > 8.0, "{capital:?} lies under water");
        }
    }
}

#[test]
fn there_is_sea_between_the_lands() {
    let land = Land::new(&FIVE);
    let wet = (0..70)
        .flat_map(|r| (0..100).map(move |c| [c as f32 * 10.0, r as f32 * 10.0]))
        .filter(|&p| land.height(p) < 0.0)
        .count();
    assert!((2500..6000).contains(&wet), "{wet} of 7000 squares are sea");
}

#[test]
fn coasts_are_closed_and_fine() {
    for ring in contours(&Land::new(&FIVE), 0.0) {
        for (i, &p) in ring.iter().enumerate() {
            let gap = distance(p, ring[(i + 1) % ring.len()]);
            assert!(gap < 4.0 * STEP, "a coast jumps {gap}");
        }
    }
}

#[test]
fn a_cell_holds_its_own_capital_and_no_other() {
    let cells = cells(&FIVE);
    for (i, cell) in cells.iter().enumerate() {
        for (j, &capital) in FIVE.iter().enumerate() {
            assert_eq!(clip_holds(cell, capital), i == j);
        }
    }
}

#[test]
fn neighbours_meet_at_the_same_line() {
    let land = Land::new(&[[400.0, 350.0], [520.0, 350.0]]);
    let borders = borders(&land);
    assert_eq!(borders.len(), 1);
    assert_eq!(borders[0].between, (0, 1));
}

#[test]
fn one_capital_none_and_twins_are_drawn_too() {
    assert!(contours(&Land::new(&[]), 0.0).is_empty());
    assert_eq!(territories(&Land::new(&[[500.0, 350.0]])).len(), 1);
    let twins = territories(&Land::new(&[[500.0, 350.0], [500.0, 350.0]]));
    assert!(twins.iter().all(|t| !t.rings.is_empty()));
}

#[test]
fn capitals_in_a_row_have_cells() {
    let row = [[100.0, 350.0], [300.0, 350.0], [500.0, 350.0]];
    assert!(cells(&row).iter().all(|cell| cell.len() >= 4));
}

/// Whether a convex clockwise cell holds a place.
fn clip_holds(cell: &[Point], p: Point) -> bool {
    (0..cell.len()).all(|i| {
        let (a, b) = (cell[i], cell[(i + 1) % cell.len()]);
        (b[0] - a[0]) * (p[1] - a[1]) - (b[1] - a[1]) * (p[0] - a[0]) >= 0.0
    })
}
