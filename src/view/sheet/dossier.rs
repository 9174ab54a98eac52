//! What a seat knows of each incident: cards, ladders, its own word and the analyst's.

use super::table::number;
use super::{AnalystWord, CardRow, Dossier, OwnWord, Suspect};
use crate::event::{Gauge, Way};
use crate::rules::{self, Assessment};
use crate::script::{Card, Incident};
use crate::terms::{Bearing, CardId, CardSet, IncidentId, Likelihood, Link, NationId, Weight};
use crate::world::{Held, IncidentNow, IncidentState, Known, Sight};

/// Every incident that the seat knows of, live ones first.
pub(super) fn dossiers(sight: Sight<'_>) -> Vec<Dossier> {
    let mut all: Vec<Dossier> = sight.incidents().map(|(id, spec, now)| dossier(sight, id, spec, now)).collect();
    all.sort_by_key(|dossier| (!dossier.live, !dossier.hit.has(sight.seat()), dossier.id));
    all
}

fn dossier(sight: Sight<'_>, id: IncidentId, spec: Known<'_, Incident>, now: Known<'_, IncidentNow>) -> Dossier {
    let text = |id| sight.text(id).to_owned();
    let hand = sight.hand_on(id);
    let judged = sight.judgement(id);
    let fresh = judged.is_some_and(|judged| hand.minus(judged.cards).is_empty());
    let norms = spec.norms().iter().filter_map(|norm| sight.norms().find(|(id, _, _)| id == norm));
    Dossier {
        id,
        title: text(spec.title()),
        about: text(spec.about()),
        category: spec.category(),
        sector: spec.sector().word(),
        hit: now.hit(),
        severity: spec.severity().get(),
        salience: now.salience().get(),
        state: match now.state() {
            IncidentState::Dormant => "to come",
            IncidentState::Live => "live",
            IncidentState::Contained => "contained",
            IncidentState::Over => "over",
        },
        live: now.state() == IncidentState::Live,
        began: now.began(),
        containment: (now.containment().min(spec.containment()), spec.containment()),
        why: vec![
            number(sight, "Salience", now.salience().get(), Gauge::Salience(id)),
            number(sight, "Containment", now.containment(), Gauge::Containment(id)),
        ],
        norms: norms.map(|(_, norm, _)| text(norm.name)).collect(),
        obligation: spec.obligation().map(text),
        notified: Some(sight.notified(id)).filter(|&round| round > 0),
        cards: cards(sight, hand),
        suspects: spec
            .suspects()
            .iter()
            .filter_map(|&id| {
                let actor = sight.actor(id)?;
                Some(Suspect { id, name: text(actor.name()), about: text(actor.about()), sponsor: actor.sponsor() })
            })
            .collect(),
        own: judged.map(|judged| OwnWord {
            round: judged.round,
            who: judged.who,
            who_word: judged.who_word,
            link: judged.link,
            link_word: judged.link_word,
        }),
        can_judge: sight.me().load.judgements < sight.numbers().judgements_a_round,
        analyst: rules::assess(sight, id).filter(|_| fresh).map(|made| analyst(sight, spec, &made)),
        missing: missing(sight, id, spec),
    }
}

/// The cards in hand in the order in which they came, and of one round by title: the
/// order in which a scenario lists them follows its truth.
fn cards(sight: Sight<'_>, hand: CardSet) -> Vec<CardRow> {
    let mut cards: Vec<(u8, CardRow)> = hand
        .iter()
        .filter_map(|id| {
            let (spec, held) = (sight.card(id)?, sight.held(id)?);
            let round = held.learnt.map_or(0, |learnt| learnt.round);
            Some((round, row(sight, id, spec, held)))
        })
        .collect();
    cards.sort_by(|(round, one), (other_round, other)| (round, &one.title).cmp(&(other_round, &other.title)));
    cards.into_iter().map(|(_, card)| card).collect()
}

fn name_of(sight: Sight<'_>, nation: NationId) -> &str {
    sight.nation(nation).map_or("", |nation| sight.text(nation.short()))
}

fn row(sight: Sight<'_>, id: CardId, spec: Known<'_, Card>, held: Held) -> CardRow {
    let text = |id| sight.text(id).to_owned();
    CardRow {
        id,
        title: text(spec.title()),
        text: text(spec.text()),
        kind: text(spec.kind()),
        grade: spec.grade().to_string(),
        bears: spec.bears(),
        bearing: bearing(sight, spec),
        tlp: sight.label_of(id).unwrap_or(spec.tlp()),
        route: spec.route(),
        learnt: held
            .learnt
            .map_or(String::new(), |learnt| format!("{} (round {})", way(sight, learnt.way), learnt.round.max(1))),
        upstream: sight.upstream_name(id).map(text),
        holders: sight.known_holders(id),
        may_go_to: sight.others().iter().filter(|&to| sight.label_allows(id, to)).collect(),
        placed: held.placed,
        public: held.public,
    }
}

/// What a card says, in words: that it counts and for what.
fn bearing(sight: Sight<'_>, card: Known<'_, Card>) -> String {
    let verb = match card.weight() {
        Weight::Decisive => "points firmly to",
        Weight::Full => "points to",
        Weight::Partial => "hints at",
        Weight::Against => "speaks against",
    };
    match card.bears() {
        Bearing::Who(actor) => {
            let name = sight.actor(actor).map_or("", |actor| sight.text(actor.name()));
            format!("{verb} {name}")
        }
        Bearing::Link(link) => format!("{verb} a link that is {}", link.word()),
        Bearing::Location(nation) => format!("{verb} the territory of {}", name_of(sight, nation)),
        Bearing::Relay(nation) => {
            format!("{verb} the territory of {} as a way through, no origin", name_of(sight, nation))
        }
    }
}

fn way(sight: Sight<'_>, way: Way) -> String {
    match way {
        Way::Start => "held from the start".to_owned(),
        Way::Found(route) => format!("found by {}", route.word()),
        Way::SharedBy(nation) => format!("shared by {}", name_of(sight, nation)),
        Way::Published => "published".to_owned(),
        Way::Leaked => "leaked".to_owned(),
        Way::Inject => "came in".to_owned(),
    }
}

fn analyst(sight: Sight<'_>, spec: Known<'_, Incident>, made: &Assessment) -> AnalystWord {
    let who: Vec<Likelihood> = (0..made.who.named()).map(|place| made.who.word(place)).collect();
    let link: Vec<Likelihood> = (0..made.link.named()).map(|place| made.link.word(place)).collect();
    AnalystWord {
        sentence: sentence(sight, spec, made),
        who,
        who_unknown: made.who.word_for_unknown(),
        link,
        link_unknown: made.link.word_for_unknown(),
        confidence: made.confidence.word(),
    }
}

/// The analyst's sentence. Likelihood and confidence never stand in one sentence.
fn sentence(sight: Sight<'_>, spec: Known<'_, Incident>, made: &Assessment) -> String {
    let leader = made.who.leader().and_then(|place| Some((place, sight.actor(*spec.suspects().get(place)?)?)));
    let who = match leader {
        None => "On what is held we cannot say who did it.".to_owned(),
        Some((place, actor)) => {
            format!("{} is {} to have done it.", sight.text(actor.name()), made.who.word(place).word())
        }
    };
    let link = match made.link.leader() {
        None => "How it stands to a state is open.".to_owned(),
        Some(place) => {
            let link = Link::LADDER.get(place).copied().unwrap_or(Link::None);
            format!("The link “{}” is {}.", link.word(), made.link.word(place).word())
        }
    };
    format!("{who} {link}")
}

/// What is missing, and how to look for it.
fn missing(sight: Sight<'_>, id: IncidentId, spec: Known<'_, Incident>) -> Vec<String> {
    let mut lines = Vec::new();
    let hand = sight.hand_on(id);
    let bears =
        |test: fn(Bearing) -> bool| hand.iter().filter_map(|card| sight.card(card)).any(|card| test(card.bears()));
    if hand.is_empty() {
        lines.push("No card yet: look by forensic inquiry, open sources or a vendor’s report (4.6).".to_owned());
    }
    if !bears(|on| matches!(on, Bearing::Who(_))) {
        lines.push("Nothing bears on Who: inquire, or ask a partner what it holds (4.6).".to_owned());
    }
    if !bears(|on| matches!(on, Bearing::Link(_))) {
        lines.push(
            "Nothing bears on Link: money, tasking and courts show it; ask for legal assistance (4.6).".to_owned(),
        );
    }
    if !bears(|on| matches!(on, Bearing::Location(_))) {
        lines.push("Nothing places it on a territory: rung 3 expects such a card (5.2).".to_owned());
    }
    let unchecked = rules::unchecked(sight, Some(id)).len();
    if unchecked > 1 {
        lines.push(format!("{unchecked} slips with sources unchecked: they may be one and the same (4.3)."));
    }
    if spec.obligation().is_none() {
        lines.push("It breached no obligation: countermeasures are barred, retorsion is open (6.1).".to_owned());
    }
    lines
}
