//! Choosing an act that a pledge speaks of: do or do not, its class, the act, toward whom, by when.

use super::Choosing;
use crate::app::forms;
use crate::app::spoken;
use crate::order::Course;
use crate::terms::{LegalClass, NationId, NationSet};
use crate::view::sheet::{Pledgeable, Sheet};
use bevy_egui::egui::Ui;

/// Whose act it is, which decides what can be spoken of.
#[derive(Clone, Copy)]
pub(super) enum Whose {
    /// The seat's own.
    Ours,
    /// Another nation's, in the open or towards the seat.
    Theirs(NationId),
}

impl Whose {
    /// Toward whom the act can be named, and whether with nobody named.
    fn aims(self, sheet: &Sheet, act: &Pledgeable, not: bool) -> (bool, NationSet) {
        match self {
            Self::Ours => {
                let aims = if not { act.refrain } else { act.will };
                (aims.unnamed, aims.named)
            }
            Self::Theirs(by) => {
                let everyone: NationSet = sheet.board.nations.iter().map(|nation| nation.id).collect();
                let named = if act.public { everyone.without(by) } else { NationSet::one(sheet.seat) };
                (act.public, if act.aimed { named } else { NationSet::NONE })
            }
        }
    }

    /// Before the labels of the controls, which must differ between the two.
    const fn said(self) -> &'static str {
        match self {
            Self::Ours => "we",
            Self::Theirs(_) => "they",
        }
    }
}

/// The acts that can be spoken of.
fn acts(sheet: &Sheet, whose: Whose, not: bool) -> Vec<&Pledgeable> {
    let all = sheet.promise.as_ref().map_or(&[][..], |promise| &promise.acts);
    let can = |act: &&Pledgeable| {
        let (unnamed, named) = whose.aims(sheet, act, not);
        unnamed || !named.is_empty()
    };
    all.iter().filter(can).collect()
}

/// Shows the controls.
pub(super) fn show(ui: &mut Ui, sheet: &Sheet, whose: Whose, choosing: &mut Choosing) {
    let said = whose.said();
    forms::group(ui, if said == "we" { "We" } else { "They" }, |ui| {
        let words = if said == "we" { ["will", "will not"] } else { ["do", "do not"] };
        for (word, not) in words.into_iter().zip([false, true]) {
            if forms::choice_said(ui, word, &format!("{said} {word}"), choosing.not == not).clicked() {
                choosing.not = not;
            }
        }
    });
    let acts = acts(sheet, whose, choosing.not);
    let chosen = acts.iter().find(|act| Some(act.action) == choosing.action).copied();
    choosing.action = chosen.map(|act| act.action);
    let class = choosing.class.or(chosen.map(|act| act.class));
    forms::group(ui, "Kind of act", |ui| {
        for &one in LegalClass::ALL.iter().filter(|&&one| acts.iter().any(|act| act.class == one)) {
            if forms::choice_said(ui, one.word(), &format!("{said}: {}", one.word()), class == Some(one)).clicked() {
                choosing.class = Some(one);
                choosing.action = None;
            }
        }
    });
    if class.is_some() {
        forms::group(ui, "Act", |ui| {
            for act in acts.iter().filter(|act| Some(act.class) == class) {
                let on = choosing.action == Some(act.action);
                if forms::choice_said(ui, &act.title, &format!("{said}: {}", act.title), on).clicked() {
                    choosing.action = Some(act.action);
                }
            }
        });
    }
    if let Some(act) = acts.iter().find(|act| Some(act.action) == choosing.action) {
        toward(ui, sheet, whose, act, choosing);
    }
}

fn toward(ui: &mut Ui, sheet: &Sheet, whose: Whose, act: &Pledgeable, choosing: &mut Choosing) {
    let (unnamed, named) = whose.aims(sheet, act, choosing.not);
    choosing.toward = choosing.toward.filter(|&toward| named.has(toward));
    if choosing.toward.is_none() && !unnamed {
        choosing.toward = named.iter().next();
    }
    if named.is_empty() {
        return;
    }
    let said = whose.said();
    forms::group(ui, "Toward", |ui| {
        if unnamed && forms::choice_said(ui, "Anybody", &format!("{said} anybody"), choosing.toward.is_none()).clicked()
        {
            choosing.toward = None;
        }
        for id in named.iter() {
            let name = if id == sheet.seat { "Us" } else { spoken::name(sheet, id) };
            if forms::choice_said(ui, name, &format!("{said} toward {name}"), choosing.toward == Some(id)).clicked() {
                choosing.toward = Some(id);
            }
        }
    });
}

/// The first round by which the chosen act can be asked for.
pub(super) fn first_round(sheet: &Sheet, choosing: &Choosing) -> u8 {
    found(sheet, choosing).map_or(1, |act| act.from)
}

fn found<'a>(sheet: &'a Sheet, choosing: &Choosing) -> Option<&'a Pledgeable> {
    sheet.promise.as_ref()?.acts.iter().find(|act| Some(act.action) == choosing.action)
}

/// What was chosen, if an act was.
pub(super) fn course(sheet: &Sheet, choosing: &Choosing, by_round: u8) -> Option<Course> {
    let act = found(sheet, choosing)?;
    Some(Course { will: !choosing.not, action: act.action, toward: choosing.toward, by_round })
}

/// A course after *will* or a name: `not sever relations with Varn by round 3`.
pub(super) fn in_words(sheet: &Sheet, course: &Course) -> String {
    let all = sheet.promise.as_ref().map_or(&[][..], |promise| &promise.acts);
    let phrase = all.iter().find(|act| act.action == course.action).map_or("act", |act| act.phrase.as_str());
    let toward = match course.toward {
        Some(toward) if toward == sheet.seat => "us",
        Some(toward) => spoken::name(sheet, toward),
        None => "anybody",
    };
    let not = if course.will { "" } else { "not " };
    format!("{not}{} by round {}", phrase.replace("{t}", toward), course.by_round)
}
