//! The table of modules in `docs/architecture.md` is `table.rs` in words, and says the same.

use super::none;
use super::table::{EXCEPTIONS, HOUSE, Row};
use std::collections::BTreeSet;

const PAGE: &str = include_str!("../../docs/architecture.md");
const STYLE: &str = include_str!("../../docs/style.md");

/// A row as it may be compared: what a module may import, and which of its files may import more.
#[derive(Debug, PartialEq, Eq)]
struct Told {
    module: String,
    may: BTreeSet<String>,
    more: BTreeSet<(String, String)>,
}

/// The rows of the page's table, in its order.
fn told(page: &str) -> Result<Vec<Told>, String> {
    let mut rows: Vec<Told> = Vec::new();
    let lines = page.lines().skip_while(|line| *line != "| module | holds | may import |");
    for line in lines.skip(2).take_while(|line| line.starts_with('|')) {
        let cells: Vec<&str> = line.trim_matches('|').split('|').map(str::trim).collect();
        let [module, _, may] = cells.as_slice() else { return Err(format!("three cells, not so: {line}")) };
        let module = module.trim_end_matches("(feature)").trim().trim_matches('`').to_owned();
        let mut parts = may.split(';').map(str::trim);
        let may = named(parts.next().unwrap_or_default(), &rows)?;
        let more: Result<Vec<_>, String> = parts.map(|part| alone(&module, part)).collect();
        let more = more?.into_iter().flatten().collect();
        rows.push(Told { module, may, more });
    }
    Ok(rows)
}

/// What a cell names, after the rows above it.
fn named(cell: &str, above: &[Told]) -> Result<BTreeSet<String>, String> {
    let modules = || above.iter().map(|row| row.module.clone());
    if let Some((first, last)) = cell.split_once(" to ") {
        let from = modules().position(|module| module == first);
        let to = modules().position(|module| module == last);
        let (Some(from), Some(to)) = (from, to) else { return Err(format!("no such rows above: {cell}")) };
        return Ok(modules().take(to + 1).skip(from).collect());
    }
    Ok(match cell {
        "–" => BTreeSet::new(),
        "everything" => BTreeSet::from(["*".to_owned()]),
        "all of the above" => modules().collect(),
        list => list
            .split(',')
            .map(|one| if one.trim() == "the sheet" { "view::Sheet" } else { one.trim() })
            .map(str::to_owned)
            .collect(),
    })
}

/// `` `setup.rs` alone: scenario ``: a file of the module, and what it may import besides.
fn alone(module: &str, part: &str) -> Result<Vec<(String, String)>, String> {
    let (file, more) = part.split_once(" alone: ").ok_or_else(|| format!("`{module}`: not understood: {part}"))?;
    let file = format!("{module}/{}", file.trim_matches('`'));
    Ok(more.split(',').map(|one| (file.clone(), one.trim().to_owned())).collect())
}

/// The same of a row of the table.
fn of(row: &Row) -> Told {
    let words = |text: &str| -> Vec<String> { text.split_whitespace().map(str::to_owned).collect() };
    let own = EXCEPTIONS.iter().filter(|(file, _)| file.split('/').next() == Some(row.module));
    Told {
        module: row.module.to_owned(),
        may: words(row.may).into_iter().collect(),
        more: own.flat_map(|(file, more)| words(more).into_iter().map(|one| ((*file).to_owned(), one))).collect(),
    }
}

/// Where the page and the table differ, row by row, from both sides.
fn differences(page: &str) -> Vec<String> {
    let told = match told(page) {
        Ok(told) => told,
        Err(why) => return vec![why],
    };
    let house: Vec<Told> = HOUSE.iter().map(of).collect();
    let mut found = Vec::new();
    for row in &house {
        match told.iter().find(|other| other.module == row.module) {
            None => found.push(format!("`{}` has no row in docs/architecture.md", row.module)),
            Some(other) if other != row => {
                found.push(format!("`{}`:\n  the page says {other:?}\n  table.rs says {row:?}", row.module));
            }
            Some(_) => {}
        }
    }
    let unknown = told.iter().filter(|row| !house.iter().any(|other| other.module == row.module));
    found.extend(unknown.map(|row| format!("`{}` has no row in tests/house/table.rs", row.module)));
    let order = |rows: &[Told]| rows.iter().map(|row| row.module.clone()).collect::<Vec<_>>();
    if found.is_empty() && order(&told) != order(&house) {
        found.push(format!("the rows stand in another order: {:?} and {:?}", order(&told), order(&house)));
    }
    found
}

#[test]
fn the_page_and_the_table_of_modules_say_the_same() {
    none(&differences(PAGE));
}

#[test]
fn the_pure_modules_are_those_that_the_rules_of_the_code_name() {
    let edges: Vec<String> = HOUSE.iter().filter(|row| !row.pure).map(|row| format!("`{}`", row.module)).collect();
    let (last, first) = edges.split_last().unwrap();
    let sentence = format!("All but {} and {last} are pure", first.join(", "));
    assert!(STYLE.contains(&sentence), "docs/style.md does not say “{sentence}”");
}

#[test]
fn a_row_that_differs_is_found_on_either_side() {
    let found = |from: &str, to: &str| {
        assert!(PAGE.contains(from), "the page has no `{from}`");
        differences(&PAGE.replacen(from, to, 1))
    };
    let starts = |from: &str, to: &str, what: &str| {
        let found = found(from, to);
        assert!(found.len() == 1 && found[0].starts_with(what), "{found:?}");
    };
    starts("| terms, script, order |", "| terms, order |", "`event`:");
    starts("| terms, the sheet |", "| terms, view |", "`print`:");
    starts("`imagine.rs` alone: world, rules", "`imagine.rs` alone: world", "`policy`:");
    starts("| terms to policy |", "| terms to record |", "`session`:");
    let print = "| `print` | a seat's brief as a page on paper | terms, the sheet |\n";
    starts(print, "", "`print` has no row in docs");
    starts(print, &format!("{print}| `luck` | – | terms |\n"), "`luck` has no row in tests");
    starts("| terms to policy |", "| terms to luck |", "no such rows above");
    starts("; `setup.rs` alone: scenario", "; scenario", "`world`: not understood");
}
