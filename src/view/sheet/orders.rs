//! What a seat may order, what it has ordered, and what the gate says.

use super::{Gate, Needs, OptionRow, Room, TrayRow};
use crate::order::{Order, Refusal, Stem, Tray, Wording};
use crate::rules;
use crate::script::{ActionSpec, Slot, Verb};
use crate::terms::{Module, NationId, OrderId, RequestKind, Rung};
use crate::view::dates;
use crate::view::describe;
use crate::view::prose::{halves, signed};
use crate::world::Sight;

/// Everything that may be ordered now, most relevant first.
pub(super) fn options(sight: Sight<'_>, tray: &Tray) -> Vec<OptionRow> {
    let mut rows: Vec<OptionRow> =
        rules::options(sight, tray).iter().filter_map(|stem| option(sight, tray, stem)).collect();
    rows.sort_by_key(|row| (-row.relevance, row.stem));
    rows
}

fn option(sight: Sight<'_>, tray: &Tray, stem: Stem) -> Option<OptionRow> {
    let action = sight.action(stem.action)?;
    let simplest = rules::complete(sight, stem);
    let text = |id| sight.text(id).to_owned();
    Some(OptionRow {
        stem,
        action: stem.action,
        title: text(action.title),
        teaches: text(action.teaches),
        signals: text(action.signals),
        replies: action.replies.iter().map(|&reply| text(reply)).collect(),
        class: action.class,
        heat: action.heat.get(),
        public: action.public,
        cost: price(sight, &simplest),
        statement: action.slot == Slot::Statement,
        gate: gate(sight, tray, &simplest),
        needs: needs(sight, action, stem),
        simplest,
        relevance: relevance(sight, action, stem),
        rule: action.rule.to_string(),
    })
}

/// What an order costs: staff, capital, funds.
fn price(sight: Sight<'_>, order: &Order) -> (i16, i16, i16) {
    let cost = rules::price(sight, order);
    (cost.staff, cost.capital, cost.funds)
}

fn needs(sight: Sight<'_>, action: &ActionSpec, stem: Stem) -> Needs {
    match action.verb {
        Some(Verb::SourceCheck) => Needs::Card,
        Some(Verb::Claim { .. }) if stem.target.is_none() => Needs::Wording(Rung::Concern, Rung::NamesGroup),
        Some(Verb::Claim { .. }) => {
            let most = if sight.is_on(Module::StateAttribution) { Rung::BreachedLaw } else { Rung::LinkedActors };
            Needs::Wording(Rung::FromTerritory, most)
        }
        _ => Needs::Nothing,
    }
}

/// How relevant an option is: what the catalogue thinks of the action, more for what is about
/// a live incident that has hit this seat, less for what was done already.
fn relevance(sight: Sight<'_>, action: &ActionSpec, stem: Stem) -> i16 {
    let about = stem.incident.and_then(|id| sight.incident(id)).map_or(0, |(spec, now)| {
        let live = i16::from(now.state() == crate::world::IncidentState::Live);
        let mine = i16::from(now.hit().has(sight.seat()));
        spec.severity().get() * live + 3 * mine
    });
    let done = i16::try_from(sight.times(stem.action)).unwrap_or(0).min(3);
    i16::from(action.relevance) * 10 + about - 5 * done
}

/// What the gate says of an order, in words.
pub(super) fn gate(sight: Sight<'_>, tray: &Tray, order: &Order) -> Gate {
    let verdict = rules::verdict_in(sight, tray, order);
    Gate {
        seal: verdict.seal,
        missing: verdict.missing.iter().map(|one| format!("{} ({})", one.words(), one.rule())).collect(),
        doubts: verdict.doubts.iter().map(|one| format!("{} ({})", one.words(), one.rule())).collect(),
        heat: rules::heat(sight, order),
        stakes: outcome(sight, order),
    }
}

/// What an order will come to: when legal assistance arrives (4.6), and what is at stake with a word
/// that names somebody in public.
fn outcome(sight: Sight<'_>, order: &Order) -> Vec<String> {
    let verb = sight.action(order.action).and_then(|action| action.verb);
    match (verb, order.target, order.wording) {
        (Some(Verb::Ask(RequestKind::LegalAssistance)), Some(host), _) => vec![arrival(sight, host)],
        (Some(Verb::Claim { public: true }), _, Some(wording)) => stakes(sight, &wording),
        _ => Vec::new(),
    }
}

/// When a host's legal assistance would arrive (1.1).
fn arrival(sight: Sight<'_>, host: NationId) -> String {
    let (round, calendar) = (rules::assistance_arrives(sight, host), sight.calendar());
    if round > sight.rounds() {
        return "granted in the next Talks, it would arrive when the play is over".to_owned();
    }
    let day = dates::day(calendar, calendar.first_day(round));
    format!("granted in the next Talks, it arrives with round {round} ({day})")
}

/// What is at stake with a word that names somebody in public: once the truth is out it is
/// settled, for more or for less (5.5).
pub(super) fn stakes(sight: Sight<'_>, wording: &Wording) -> Vec<String> {
    if !wording.rung.names() {
        return Vec::new();
    }
    let account = sight.numbers().account;
    let left = sight.rounds().saturating_sub(sight.round());
    let stood = left.min(account.stands);
    let told = |right| {
        let credibility = halves(account.of(wording.rung, wording.word, right, stood));
        match account.mandate(wording.rung, wording.word, right, stood) {
            0 => format!("{credibility} credibility"),
            mandate => format!("{credibility} credibility, {} mandate", signed(mandate)),
        }
    };
    let when = if left >= account.stands {
        format!(" once it has stood {} rounds", account.stands)
    } else {
        " by the end of the play".to_owned()
    };
    vec![format!("if it proves true: {}{when}", told(true)), format!("if it proves false: {}", told(false))]
}

/// Why an order is refused, in words; a gate of the catalogue speaks for itself.
pub(super) fn refusal(sight: Sight<'_>, refusal: Refusal) -> String {
    match refusal {
        Refusal::GateShut { otherwise, rule } => format!("{} ({rule})", sight.text(otherwise)),
        other => format!("{other} ({})", other.rule()),
    }
}

/// The orders in the tray.
pub(super) fn tray(sight: Sight<'_>, tray: &Tray) -> Vec<TrayRow> {
    let row = |(order, id): (&Order, &OrderId)| {
        sight.action(order.action)?;
        Some(TrayRow {
            id: *id,
            order: *order,
            text: describe(sight, order),
            gate: gate(sight, tray, order),
            heat: rules::heat(sight, order),
            cost: price(sight, order),
        })
    };
    tray.orders().iter().zip(tray.ids()).filter_map(row).collect()
}

/// What the round has room for still.
pub(super) fn room(sight: Sight<'_>, tray: &Tray) -> Room {
    let numbers = sight.numbers();
    let load = sight.me().load;
    Room {
        orders: rules::room(sight, tray, Slot::Order),
        statements: rules::room(sight, tray, Slot::Statement),
        replies: numbers.replies_a_round.saturating_sub(load.replies),
        judgements: numbers.judgements_a_round.saturating_sub(load.judgements),
        cables: numbers.cables_a_round.saturating_sub(load.cables),
    }
}
