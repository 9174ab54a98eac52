//! How a nation stands: its figures and means, its relations, and what lies on the table.

use crate::terms::NationId;
use crate::view::sheet::{Dossier, DraftRow, NationRow, ProgrammeRow, RelationRow, Sheet};
use maud::{Markup, html};

/// The nation's figures and what its ministry has at hand.
pub(super) fn facts(sheet: &Sheet, own: &NationRow) -> Markup {
    let [growth, freedom, security] = own.tracks;
    let [people, organisation, law] = own.capacity;
    let means = &sheet.means;
    let figures = [
        ("Growth", growth),
        ("Freedom", freedom),
        ("Security", security),
        ("Mandate", own.mandate),
        ("Credibility", own.credibility),
        ("Staff", means.staff),
        ("Political capital", means.capital),
        ("Funds", means.funds),
        ("Source health", means.sources),
    ];
    html! {
        section.whole {
            h2 { "How we stand" }
            table.facts {
                tr { @for (name, _) in figures { th { (name) } } }
                tr { @for (_, figure) in figures { td { (signed(figure, false)) } } }
            }
            p {
                small {
                    "Capacity: People " (people) ", Organisation " (organisation) ", Law " (law) " (" (own.stage) "). "
                    "Professed purpose abroad: " (own.narrative) "."
                }
            }
        }
    }
}

/// How the seat stands with each other nation.
pub(super) fn relations(sheet: &Sheet) -> Markup {
    if sheet.relations.is_empty() {
        return Markup::default();
    }
    html! {
        section.whole {
            h2 { "The others" }
            table {
                tr {
                    th { "Nation" } th { "To us" } th.number { "Our trust" } th.number { "Tension" } th { "Lines open" }
                    th { "Capacity" } th { "Professes" }
                }
                @for row in &sheet.relations { (relation(sheet, row)) }
            }
        }
    }
}

fn relation(sheet: &Sheet, row: &RelationRow) -> Markup {
    let lines: Vec<&str> = row.channels.iter().map(|channel| channel.word()).collect();
    let other = sheet.nation(row.id);
    html! {
        tr {
            td { (name(sheet, row.id)) }
            td { (row.relation) }
            td.number { (signed(row.trust, true)) }
            td.number { (row.tension) ", " (row.rung) }
            td { @if lines.is_empty() { "none" } @else { (lines.join(", ")) } }
            td { (other.map_or("", |other| other.stage)) }
            td { (other.map_or("", |other| other.narrative)) }
        }
    }
}

/// Incidents, texts and programmes that the seat knows of.
pub(super) fn on_the_table(sheet: &Sheet) -> Markup {
    if sheet.incidents.is_empty() && sheet.drafts.is_empty() && sheet.programmes.is_empty() {
        return Markup::default();
    }
    html! {
        section.whole {
            h2 { "On the table" }
            table {
                @for row in &sheet.incidents { (incident(row)) }
                @for row in &sheet.drafts { (draft(row)) }
                @for row in &sheet.programmes { (programme(sheet, row)) }
            }
        }
    }
}

fn incident(row: &Dossier) -> Markup {
    html! {
        tr {
            td { "Incident" }
            td { (row.title) }
            td { (row.category.word()) ", " (row.sector) ", severity " (row.severity) ", " (row.state) }
        }
    }
}

fn draft(row: &DraftRow) -> Markup {
    let kind = if row.treaty { "Treaty" } else { "Declaration" };
    html! {
        tr {
            td { (kind) }
            td { (row.title) }
            td { (row.forum) "; " (row.stage.word()) }
        }
    }
}

fn programme(sheet: &Sheet, row: &ProgrammeRow) -> Markup {
    html! {
        tr {
            td { "Programme" }
            td { (row.title) }
            td { "for " (name(sheet, row.host)) ", " (row.pillar.word()) "; " (row.state) }
        }
    }
}

fn name(sheet: &Sheet, id: NationId) -> &str {
    sheet.nation(id).map_or("", |nation| &nation.short)
}

/// A figure with a minus of type, and with its plus where it is asked for.
fn signed(figure: i16, plus: bool) -> String {
    if plus && figure > 0 { format!("+{figure}") } else { figure.to_string().replace('-', "−") }
}
