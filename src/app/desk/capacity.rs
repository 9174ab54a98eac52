//! Programmes of capacity building: what they build and ask, how they run, and what may be said of them.

use super::{Desk, DeskState};
use crate::app::forms::{self, Row};
use crate::app::spoken;
use crate::app::theme::{palette, space};
use crate::app::widgets;
use crate::desk::{Terms, led_by, programme_waits, with_conditions};
use crate::order::{Act, ProgrammeTerms};
use crate::terms::letters::capitalised;
use crate::terms::{Ownership, Phase, Pillar};
use crate::view::sheet::{ProgrammeRow, Sheet};
use bevy_egui::egui;
use egui::Ui;

pub(super) fn show(ui: &mut Ui, desk: Desk<'_>, state: &mut DeskState, acts: &mut Vec<Act>) {
    let sheet = desk.sheet;
    let open = state.programme.and_then(|id| sheet.programmes.iter().find(|row| row.id == id));
    let Some(open) = open.or_else(|| sheet.programmes.first()) else {
        return super::page(ui, |ui| {
            widgets::heading(ui, "No programme is known");
            widgets::prose(ui, "What you may fund, what you are offered and what runs anywhere will lie here.");
        });
    };
    state.programme = Some(open.id);
    let beside = ui.available_width() >= super::BESIDE;
    if beside {
        super::list_beside(ui, "programmes", |ui| list(ui, sheet, state, open));
    }
    ui.push_id(open.id, |ui| {
        super::page(ui, |ui| {
            if !beside {
                let programmes = sheet.programmes.iter().map(|row| (row.id, row.title.as_str()));
                state.programme = Some(super::choices(ui, programmes, open.id));
            }
            programme(ui, sheet, open, &mut state.terms, acts);
        });
    });
}

fn list(ui: &mut Ui, sheet: &Sheet, state: &mut DeskState, open: &ProgrammeRow) {
    ui.spacing_mut().item_spacing.y = 0.0;
    let caution = palette(ui).caution;
    for row in &sheet.programmes {
        let host =
            if row.host == sheet.seat { "for us".to_owned() } else { format!("for {}", spoken::name(sheet, row.host)) };
        let under = format!("{host} · {}", row.state);
        let mark = programme_waits(row).then_some(("answer", caution));
        let shown = Row { mark, strong: programme_waits(row), open: row.id == open.id, ..Row::of(&row.title, &under) };
        if forms::row(ui, &shown).clicked() {
            state.programme = Some(row.id);
        }
    }
}

fn programme(ui: &mut Ui, sheet: &Sheet, row: &ProgrammeRow, terms: &mut Option<Terms>, acts: &mut Vec<Act>) {
    widgets::heading(ui, &row.title);
    facts(ui, sheet, row);
    for note in &row.notes {
        widgets::remark(ui, note);
    }
    asked(ui, row);
    if !row.talks.is_empty() {
        ui.add_space(space::SMALL);
        ui.horizontal_wrapped(|ui| {
            for (label, talk) in &row.talks {
                if forms::small(ui, label).clicked() {
                    acts.push(Act::Talk(talk.clone()));
                }
            }
        });
    }
    if let Some(why) = &row.hindrance {
        widgets::remark(ui, why);
    }
    let mine = terms.filter(|terms| terms.programme == row.id);
    let mut now = mine.unwrap_or_else(|| Terms::begun(row));
    if !row.offers.is_empty() {
        offer(ui, row, &mut now, acts);
    } else if !row.milder.is_empty() {
        counter(ui, row, &mut now, acts);
    } else if row.talks.is_empty() && sheet.header.phase != Phase::Talks {
        widgets::remark(ui, "Programmes are spoken of in Talks.");
    }
    *terms = Some(now);
}

/// What it is and how it runs.
fn facts(ui: &mut Ui, sheet: &Sheet, row: &ProgrammeRow) {
    let many = |count: u8, one: &str| if count == 1 { format!("1 {one}") } else { format!("{count} {one}s") };
    let host = spoken::name(sheet, row.host);
    let mut donors: Vec<String> = row.donors.iter().map(|id| spoken::name(sheet, id).to_owned()).collect();
    donors.extend(row.bodies.iter().map(|body| capitalised(body)));
    let mut facts = vec![
        ("stands", row.state.to_owned()),
        ("for", host.to_owned()),
        (row.kind, format!("{}, {}", row.pillar.word(), many(row.levels.1, "level"))),
        ("by way of", format!("{}, {}", row.channel, row.ownership)),
    ];
    if !donors.is_empty() {
        facts.push(("funded by", donors.join(", ")));
    }
    facts.push(("funds a round", row.funds.to_string()));
    let now = sheet.nation(row.host).map(|host| match row.pillar {
        Pillar::People => host.capacity[0],
        Pillar::Organisation => host.capacity[1],
        Pillar::Law => host.capacity[2],
    });
    facts.extend(now.map(|now| ("now", format!("{} {now} of 5", row.pillar.word()))));
    facts.push(("absorbs a round", format!("{} points", row.absorbs)));
    let moved = sheet.nation(row.host).and_then(|host| host.why.iter().find(|why| why.what == row.pillar.word()));
    let because = moved.map_or(&[][..], |why| &why.because);
    forms::because(forms::facts(ui, &facts), "Programme", because, ui);
    let delivered = format!("Delivered {} of {}", row.levels.0, row.levels.1);
    if row.running {
        let (points, level) = row.progress;
        let next = format!("{points} of {level} points to the next level, {} more this round if paid for", row.next);
        forms::because(widgets::remark(ui, &format!("{delivered}; {next}.")), "Programme", &[], ui);
    } else if row.levels.0 > 0 {
        forms::because(widgets::remark(ui, &format!("{delivered}.")), "Programme", &[], ui);
    }
    if row.duplicated {
        widgets::remark(ui, "Another on the same pillar takes from it: to join, or the clearing house, would not.");
    }
    if row.struck > 0 {
        let levels = many(row.struck, "level");
        let words = format!("{} would be struck off at the end: the host does not own it.", capitalised(&levels));
        forms::because(widgets::remark(ui, &words), "Programme", &[], ui);
    }
}

/// What the host is asked for.
fn asked(ui: &mut Ui, row: &ProgrammeRow) {
    if row.conditions.is_empty() {
        return;
    }
    ui.add_space(space::SMALL);
    widgets::overline(ui, "On condition of");
    for (number, condition) in (1..).zip(&row.conditions) {
        widgets::remark(ui, &format!("{number}. {condition}"));
    }
}

/// Offering it, on terms.
fn offer(ui: &mut Ui, row: &ProgrammeRow, now: &mut Terms, acts: &mut Vec<Act>) {
    ui.add_space(space::SMALL);
    widgets::card(ui, |ui| {
        ui.set_width(ui.available_width());
        forms::strong(ui, "Offer it");
        if now.may_choose_way(row) {
            forms::group(ui, "By way of", |ui| {
                for (label, umbrella) in [(row.channel, false), ("clearing house", true)] {
                    if forms::choice(ui, &capitalised(label), now.umbrella == umbrella).clicked() {
                        now.umbrella = umbrella;
                    }
                }
            });
        }
        choose(ui, &now.to_offer(row), now);
        ui.add_space(space::SMALL);
        let offer = now.offer(row);
        if forms::settle(ui, "Make the offer", offer.is_some()) {
            acts.extend(offer.map(Act::Talk));
        }
        widgets::remark(ui, "It takes one member of staff; what it costs is paid while it runs.");
    });
}

/// Taking it on terms of one's own.
fn counter(ui: &mut Ui, row: &ProgrammeRow, now: &mut Terms, acts: &mut Vec<Act>) {
    ui.add_space(space::SMALL);
    widgets::card(ui, |ui| {
        ui.set_width(ui.available_width());
        forms::strong(ui, "Take it on your own terms");
        choose(ui, &row.milder, now);
        ui.add_space(space::SMALL);
        let counter = now.counter(row);
        if forms::settle(ui, "Name these terms", counter.is_some()) {
            acts.extend(counter.map(Act::Talk));
        }
        widgets::remark(ui, "The donor agrees to them or lets it be.");
    });
}

/// Who leads it and how much is asked, as far as there is a choice.
fn choose(ui: &mut Ui, among: &[ProgrammeTerms], now: &mut Terms) {
    now.keep_among(among);
    let terms = &mut now.terms;
    forms::group(ui, "Led by", |ui| {
        for (ownership, word) in Ownership::ALL.iter().zip(["the donor", "both", "the host"]) {
            if let Some(one) = led_by(among, *terms, *ownership)
                && forms::choice_said(ui, word, &format!("led by {word}"), terms.ownership == *ownership).clicked()
            {
                *terms = one;
            }
        }
    });
    let wanted = with_conditions(among, *terms);
    if wanted.is_empty() {
        return;
    }
    forms::group(ui, "Conditions", |ui| {
        for one in wanted {
            let word = ["none", "the first", "both"].get(usize::from(one.conditions)).copied().unwrap_or("all");
            let said = format!("conditions: {word}");
            if forms::choice_said(ui, word, &said, *terms == one).clicked() {
                *terms = one;
            }
        }
    });
}
