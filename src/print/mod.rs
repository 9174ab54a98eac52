//! A seat's brief as a page that can be printed and handed out: one file of HTML without scripts and
//! without anything from elsewhere, two A4 pages of it.
//!
//! It is made of the seat's own sheet and of nothing else, so it can tell no more than the desk does.

mod fonts;
mod standing;

use crate::terms::letters::capitalised;
use crate::terms::{Phase, letters};
use crate::view::sheet::{CovertPage, NationRow, ObjectiveRow, Sheet};
use maud::{DOCTYPE, Markup, PreEscaped, html};

/// The longest opening sentence of a paragraph that is its catchword.
const CATCHWORD: usize = 48;

/// The page of a seat's brief.
#[must_use]
pub fn brief(sheet: &Sheet) -> String {
    let own = sheet.nation(sheet.seat);
    let short = own.map_or(sheet.header.nation.as_str(), |own| &own.short);
    let page = html! {
        (DOCTYPE)
        html lang="en" {
            head {
                meta charset="utf-8";
                title { (sheet.header.title) ": the brief of " (short) }
                style { (PreEscaped(fonts::faces())) (PreEscaped(include_str!("../../assets/brief.css"))) }
            }
            body {
                header {
                    div.flag { (sheet.header.letter) }
                    p.who { strong { (capitalised(&sheet.header.nation)) } (sheet.header.ministry) }
                    p.only { "For the eyes of " (possessive(short)) " delegation only" }
                }
                h1 { "Instructions to the delegation" }
                p.lead { (sheet.header.title) ". " (length(sheet)) (moment(sheet)) }
                div.text { (instructions(sheet)) }
                div.sections { (aims(sheet)) (limits(sheet)) (alone(sheet)) }
                (own.map(|own| standing::facts(sheet, own)).unwrap_or_default())
                (standing::relations(sheet))
                (standing::on_the_table(sheet))
                footer { (foot(short, own)) }
            }
        }
    };
    // Whatever the sheet holds, nothing hidden goes to paper.
    letters::shown(&page.into_string()).into_owned()
}

/// Whose: `Maravel’s`, `the Isles’`.
fn possessive(name: &str) -> String {
    let end = if name.ends_with('s') { "’" } else { "’s" };
    format!("{name}{end}")
}

fn length(sheet: &Sheet) -> String {
    format!("{}.", sheet.header.outline)
}

/// When the page was made, where that is not the beginning of the play.
fn moment(sheet: &Sheet) -> String {
    let (round, phase) = (sheet.header.round, sheet.header.phase);
    if round <= 1 && phase == Phase::Briefing {
        return String::new();
    }
    format!(" As things stand in {}, {}.", sheet.header.dated(round), phase.word())
}

fn instructions(sheet: &Sheet) -> Markup {
    html! {
        p.about { (sheet.brief.public) }
        @for paragraph in &sheet.brief.paragraphs {
            @match paragraph.split_once(". ").filter(|(first, _)| first.len() < CATCHWORD) {
                Some((first, rest)) => p { strong { (first) "." } " " (rest) },
                None => p { (paragraph) },
            }
        }
    }
}

fn aims(sheet: &Sheet) -> Markup {
    if sheet.brief.objectives.is_empty() {
        return Markup::default();
    }
    html! {
        section {
            h2 { "To be achieved" }
            ul {
                @for objective in &sheet.brief.objectives {
                    li.done[objective.met] { (objective.text) small { (remark(sheet, objective)) } }
                }
            }
        }
    }
}

fn remark(sheet: &Sheet, objective: &ObjectiveRow) -> String {
    let points = match objective.points {
        1 => "1 point".to_owned(),
        points => format!("{points} points"),
    };
    let when = match objective.by {
        _ if objective.sealed => "judged when the truth is told".to_owned(),
        Some(round) => format!("by {}", sheet.header.dated(round)),
        None => "at the end".to_owned(),
    };
    let who = if objective.public { "everybody knows it" } else { "known to you alone" };
    let met = if objective.met { " · met as things stand" } else { "" };
    format!("{points} · {when} · {who}{met}")
}

/// What stands where a way out would, for who needs none.
const NO_EXIT: &str = "You need none: nothing of yours waits to be found. Keep this page to yourself all the same.";

fn limits(sheet: &Sheet) -> Markup {
    let brief = &sheet.brief;
    html! {
        @if !brief.red_lines.is_empty() {
            section.red {
                h2 { "Red lines" }
                ul {
                    @for (line, crossed) in &brief.red_lines {
                        li.done[*crossed] { (line) @if *crossed { small { "crossed" } } }
                    }
                }
            }
        }
        // Every page has these parts where the covert side is played: who needs a way out is not to be
        // seen by the shape of a page (4.2).
        @if let Some(exit) = brief.honourable_exit.as_deref().or(sheet.covert.as_ref().map(|_| NO_EXIT)) {
            section.exit {
                h2 { "The honourable way out" }
                p { em { (exit) } }
            }
        }
    }
}

/// What only this seat knows of its groups and forgeries.
fn alone(sheet: &Sheet) -> Markup {
    let Some(CovertPage { groups, forged, .. }) = &sheet.covert else {
        return Markup::default();
    };
    html! {
        section.alone {
            h2 { "Known to you alone" }
            ul {
                @if groups.is_empty() && forged.is_empty() {
                    li.plain { "You shelter nobody, and have forged nothing." }
                }
                @for group in groups {
                    li.plain { (capitalised(&group.name)) ", whom you shelter" @if group.restrained { ", restrained" } "." }
                }
                @for card in forged {
                    li.plain { "“" (card.title) "”, which you have forged." }
                }
            }
        }
    }
}

fn foot(short: &str, own: Option<&NationRow>) -> String {
    let capital = own.map_or("", |own| &own.capital);
    format!(
        "{capital}. For the eyes of {} delegation only. Give it back or burn it when the play is over.",
        possessive(short)
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn whose_it_is_reads_well() {
        assert_eq!(possessive("Maravel"), "Maravel’s");
        assert_eq!(possessive("the Isles"), "the Isles’");
    }
}
