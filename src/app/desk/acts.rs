//! Choosing an act that a pledge speaks of: do or do not, its class, the act, toward whom, by when.

use crate::app::forms;
use crate::app::spoken;
use crate::desk::{Choosing, Whose};
use crate::terms::LegalClass;
use crate::view::sheet::{Pledgeable, Sheet};
use bevy_egui::egui::Ui;

/// Before the labels of the controls, which must differ between the two.
const fn said(whose: Whose) -> &'static str {
    match whose {
        Whose::Ours => "we",
        Whose::Theirs(_) => "they",
    }
}

/// Shows the controls.
pub(super) fn show(ui: &mut Ui, sheet: &Sheet, whose: Whose, choosing: &mut Choosing) {
    let said = said(whose);
    forms::group(ui, if said == "we" { "We" } else { "They" }, |ui| {
        let words = if said == "we" { ["will", "will not"] } else { ["do", "do not"] };
        for (word, not) in words.into_iter().zip([false, true]) {
            if forms::choice_said(ui, word, &format!("{said} {word}"), choosing.not == not).clicked() {
                choosing.not = not;
            }
        }
    });
    choosing.settle(sheet, whose);
    let acts = whose.acts(sheet, choosing.not);
    let class = choosing.class.or(choosing.act(sheet).map(|act| act.class));
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
    choosing.settle(sheet, whose);
    let (unnamed, named) = whose.aims(sheet, act, choosing.not);
    if named.is_empty() {
        return;
    }
    let said = said(whose);
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
