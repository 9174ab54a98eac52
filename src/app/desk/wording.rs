//! What a statement says: rung, actor, link, word, slips. Used for claims and joint texts.

use super::share;
use crate::app::forms;
use crate::app::theme::space;
use crate::app::{spoken, widgets};
use crate::desk::Wanting;
use crate::terms::{IncidentId, Likelihood, Link, Rung};
use crate::view::sheet::{Dossier, Sheet};
use bevy_egui::egui::Ui;

/// Shows the controls of a statement about an incident, rungs from one to another.
pub(super) fn show(ui: &mut Ui, sheet: &Sheet, about: Option<IncidentId>, rungs: (Rung, Rung), text: &mut Wanting) {
    let dossier = about.and_then(|id| sheet.incidents.iter().find(|row| row.id == id));
    text.rung = text.rung.clamp(rungs.0, rungs.1);
    forms::group(ui, "How far it goes", |ui| {
        for &rung in Rung::ALL.iter().filter(|&&rung| rung >= rungs.0 && rung <= rungs.1) {
            if forms::choice(ui, &spoken::rung_line(rung), text.rung == rung).clicked() {
                text.rung = rung;
            }
        }
    });
    if text.names_actor() {
        named(ui, dossier, text);
    }
    if text.names() {
        likely(ui, &mut text.word);
    }
    disclosed(ui, dossier, text);
}

fn named(ui: &mut Ui, dossier: Option<&Dossier>, text: &mut Wanting) {
    forms::group(ui, "The actor it names", |ui| {
        for suspect in dossier.map_or(&[][..], |dossier| &dossier.suspects) {
            if forms::choice(ui, &suspect.name, text.who == Some(suspect.id)).clicked() {
                text.who = Some(suspect.id);
            }
        }
    });
    if text.rung == Rung::NamesGroup {
        return;
    }
    forms::group(ui, "The link it names", |ui| {
        for link in [Link::None, Link::Tolerated, Link::Directed, Link::Organ] {
            if forms::choice(ui, link.word(), text.link == Some(link)).clicked() {
                text.link = Some(link);
            }
        }
    });
}

fn likely(ui: &mut Ui, word: &mut Likelihood) {
    forms::group(ui, "Its word", |ui| {
        for one in Wanting::words() {
            if forms::choice(ui, one.word(), *word == one).clicked() {
                *word = one;
            }
        }
    });
}

fn disclosed(ui: &mut Ui, dossier: Option<&Dossier>, text: &mut Wanting) {
    ui.add_space(space::SMALL);
    widgets::overline(ui, "Slips it discloses");
    let cards = dossier.map_or(&[][..], |dossier| &dossier.cards);
    for card in cards {
        share::line(ui, card, false, &mut text.cards);
    }
    widgets::remark(
        ui,
        if cards.is_empty() {
            "You hold none on this incident."
        } else {
            "What is shown convinces others, and burns the source by its label."
        },
    );
}
