//! One's own word first, then the analyst's.

use super::Desk;
use crate::app::forms;
use crate::app::spoken;
use crate::app::theme::space;
use crate::app::widgets;
use crate::desk::{Lack, Laying};
use crate::order::{Act, Talk};
use crate::terms::{Likelihood, Phase};
use crate::view::sheet::{AnalystWord, Dossier, OwnWord};
use bevy_egui::egui::Ui;

/// Shows the controls of the seat's word, and the analyst's once it is due.
pub(super) fn show(ui: &mut Ui, desk: Desk<'_>, dossier: &Dossier, laying: &mut Laying, acts: &mut Vec<Act>) {
    widgets::overline(ui, "Your word");
    if let Some(own) = &dossier.own {
        recorded(ui, dossier, own);
    }
    let phase = desk.sheet.header.phase;
    if let Some(analyst) = &dossier.analyst {
        analysts(ui, analyst);
    } else if dossier.own.is_some() {
        widgets::remark(ui, "Slips have come in since. Record your word again before the analyst speaks.");
    }
    if !dossier.can_judge {
        widgets::remark(ui, "The round has no room for another judgement.");
    } else if matches!(phase, Phase::Talks | Phase::Orders) {
        form(ui, dossier, laying, acts);
    } else {
        widgets::remark(ui, "It is recorded in Talks or with the orders. The analyst speaks after you have.");
    }
}

fn recorded(ui: &mut Ui, dossier: &Dossier, own: &OwnWord) {
    let who = own.who.and_then(|who| dossier.suspects.iter().find(|suspect| suspect.id == who));
    let who = who.map_or("Who did it is unknown".to_owned(), |who| who.name.clone());
    forms::strong(ui, &who);
    widgets::likelihood(ui, own.who_word.word());
    let link = own.link.map_or("Link unknown".to_owned(), |link| format!("Link: {}", link.word()));
    forms::strong(ui, &link);
    widgets::likelihood(ui, own.link_word.word());
    widgets::remark(ui, &format!("recorded in round {}", own.round));
}

fn analysts(ui: &mut Ui, analyst: &AnalystWord) {
    ui.add_space(space::SMALL);
    widgets::rule(ui);
    widgets::overline(ui, "The analyst’s word");
    widgets::prose(ui, &analyst.sentence);
    widgets::line(ui, |ui| {
        let mark = spoken::confidence(analyst.confidence);
        widgets::confidence(ui, mark);
        widgets::remark(ui, mark.word());
    });
    widgets::remark(
        ui,
        &format!("Somebody not named: {}. Another link: {}.", analyst.who_unknown.word(), analyst.link_unknown.word()),
    );
    widgets::rule(ui);
}

fn form(ui: &mut Ui, dossier: &Dossier, laying: &mut Laying, acts: &mut Vec<Act>) {
    let who = laying.who.map(|who| {
        let named = who.and_then(|who| dossier.suspects.iter().find(|suspect| suspect.id == who));
        named.map_or("Who did it is unknown", |suspect| suspect.name.as_str())
    });
    believed(ui, who, "Who: click a rung of the ladder.");
    words(ui, "How likely is that", "who", &mut laying.who_word);
    let link = laying.link.map(|link| link.map_or("Link unknown".to_owned(), |link| format!("Link: {}", link.word())));
    believed(ui, link.as_deref(), "Link: click a rung of the ladder.");
    words(ui, "How likely is the link", "link", &mut laying.link_word);
    ui.add_space(space::SMALL);
    let open: Vec<&str> = laying.lacks().into_iter().map(Lack::word).collect();
    if forms::settle(ui, "Record my word", open.is_empty())
        && let Some(judgement) = laying.judgement(dossier)
    {
        acts.push(Act::Talk(Talk::Judge(judgement)));
    }
    if !open.is_empty() {
        widgets::remark(ui, &format!("Still open: {}.", open.join(", ")));
    }
    widgets::remark(ui, "Your word goes on record before you hear the analyst’s.");
}

fn believed(ui: &mut Ui, what: Option<&str>, otherwise: &str) {
    ui.add_space(space::SMALL);
    match what {
        Some(what) => forms::strong(ui, what),
        None => widgets::remark(ui, otherwise),
    };
}

fn words(ui: &mut Ui, heading: &str, about: &str, chosen: &mut Option<Likelihood>) {
    let choices = |ui: &mut Ui| {
        forms::group(ui, heading, |ui| {
            for word in Likelihood::ALL {
                let said = format!("{about} {}", word.word());
                if forms::choice_said(ui, word.word(), &said, *chosen == Some(word)).clicked() {
                    *chosen = Some(word);
                }
            }
        });
    };
    ui.push_id(about, choices);
}
