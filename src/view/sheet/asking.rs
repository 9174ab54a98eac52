//! Cards that are asked for, as a seat reads of it (4.6).

use super::named::name;
use super::{Answer, Paper, Register};
use crate::order::Wanted;
use crate::rules;
use crate::terms::{AskId, CardId, IncidentId, NationId, Phase};
use crate::view::prose::Lens;
use crate::world::{AskNow, Sight};
use serde::Serialize;

/// What a seat has asked for, and what it could ask for by name.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct AskPage {
    /// Whom it has asked and for what, where no answer has come.
    pub open: Vec<(NationId, String)>,
    /// Cards that others would disclose in a joint text which they have laid before it.
    pub told: Vec<ToldRow>,
}

/// A card that the seat does not hold and knows of.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct ToldRow {
    /// Who holds it.
    pub by: NationId,
    /// On which incident.
    pub incident: IncidentId,
    /// The card.
    pub card: CardId,
    /// Its title.
    pub title: String,
}

/// The page.
pub(super) fn page(sight: Sight<'_>) -> AskPage {
    let mine = sight.asks().filter(|(_, ask)| ask.by == sight.seat() && !ask.closed);
    let open = mine.map(|(_, ask)| (ask.of, wanted(sight, ask))).collect();
    let mut told: Vec<ToldRow> = Vec::new();
    for (_, text) in sight.proposals().filter(|(_, text)| text.to.has(sight.seat())) {
        for card in sight.told_of(text.by, text.incident).iter() {
            let title = sight.told_title(card).map(|title| sight.text(title).to_owned());
            let (by, incident) = (text.by, text.incident);
            let known = told.iter().any(|row| (row.by, row.card) == (by, card));
            told.extend(title.filter(|_| !known).map(|title| ToldRow { by, incident, card, title }));
        }
    }
    AskPage { open, told }
}

/// What is asked for, after *for*.
fn wanted(sight: Sight<'_>, ask: &AskNow) -> String {
    let on = Lens::Seat(sight).incident(ask.incident);
    match ask.wanted {
        Wanted::Who => format!("what bears on who did it, on {on}"),
        Wanted::Link => format!("what bears on the link to a state, on {on}"),
        Wanted::Territory => format!("what bears on the territory, on {on}"),
        Wanted::Card(card) => {
            let title = sight.card(card).map(|card| card.title()).or_else(|| sight.told_title(card));
            format!("“{}”, on {on}", title.map_or("", |title| sight.text(title)))
        }
    }
}

/// Requests to this seat, as papers.
pub(super) fn papers(sight: Sight<'_>) -> Vec<Paper> {
    let asked = sight.asks().filter(|(_, ask)| ask.of == sight.seat());
    asked.map(|(id, ask)| paper(sight, id, ask)).collect()
}

fn paper(sight: Sight<'_>, id: AskId, ask: &AskNow) -> Paper {
    let fits = |&card: &CardId| rules::fits(sight, ask, card) && sight.label_allows(card, ask.by);
    let title = |card| Some((card, sight.text(sight.card(card)?.title()).to_owned()));
    let cards: Vec<(CardId, String)> = sight.hand_on(ask.incident).iter().filter(fits).filter_map(title).collect();
    let answered = match (ask.closed, ask.given.is_empty()) {
        (false, _) => None,
        (true, false) => Some("given"),
        (true, true) => Some("not given"),
    };
    let none =
        if cards.is_empty() && !ask.closed { " You hold nothing of it that its label lets you give." } else { "" };
    Paper {
        round: ask.round,
        register: Register::Request,
        from: name(sight, ask.by),
        subject: "A slip is asked for".to_owned(),
        body: format!("{} asks for {}.{none}", name(sight, ask.by), wanted(sight, ask)),
        incident: Some(ask.incident),
        answer: Answer::Card { ask: id, cards, answered, open: !ask.closed && sight.phase() == Phase::Talks },
    }
}
