//! The answer to "why?" beside every number: the moves that made it.

use super::prose::{Lens, quoted, signed, unstopped, within};
use crate::event::{Cause, Gauge, Why};
use crate::terms::{NationId, Rule};
use crate::world::{Move, Sight, World};

/// How many moves an answer names.
const MOST: usize = 8;

/// The moves that made a number which the seat may read, newest first:
/// `round 3: −2, the terminals at Port Élan (4.1)`.
#[must_use]
pub fn why(sight: Sight<'_>, gauge: Gauge) -> Vec<String> {
    let moves: Vec<_> = sight.moves_of(gauge).collect();
    let newest = moves.into_iter().rev().take(MOST);
    newest.map(|(round, by, why)| format!("round {round}: {}, {}", signed(by), cause(sight, why))).collect()
}

/// The moves that made the tension of two in a round, newest first, in words for everybody: the play is
/// over, and what set one off is no secret any more.
#[must_use]
pub fn why_told(world: &World, (a, b): (NationId, NationId), round: u8) -> Vec<String> {
    let told = |one: &Move| {
        // Somebody else's eyes, where the words would be “you”.
        let eyes = if one.why.cause == Cause::Talk(a) { b } else { a };
        format!("{}, {}", signed(one.by), with_rule(world.sight(eyes), one.why))
    };
    let moves = world.moves().filter(|(made, one)| *made == round && one.gauge == Gauge::Tension(a, b));
    let moves: Vec<_> = moves.collect();
    moves.into_iter().rev().map(|(_, one)| told(one)).collect()
}

/// What set a move off and by which rule, as far as the seat may know. The rule alone would
/// give a hidden cause away.
fn cause(sight: Sight<'_>, why: Option<Why>) -> String {
    why.map_or_else(|| "for reasons you do not know".to_owned(), |why| with_rule(sight, why))
}

fn with_rule(sight: Sight<'_>, why: Why) -> String {
    format!("{} ({})", known_cause(sight, why), why.rule)
}

fn known_cause(sight: Sight<'_>, why: Why) -> String {
    let lens = Lens::Seat(sight);
    match why.cause {
        Cause::Time => by_rule(why.rule).to_owned(),
        Cause::Act(by, action) => format!("{}: {}", lens.nation(by), super::prose::small(lens.action_title(action))),
        Cause::Talk(by) if by == sight.seat() => "what you said in Talks".to_owned(),
        Cause::Talk(by) => format!("what {} said in Talks", lens.nation(by)),
        Cause::Home(nation, place) => {
            let script = sight.home_act(nation, usize::from(place));
            format!("{} in {}", script.map_or("somebody", |script| sight.text(script.ministry())), lens.nation(nation))
        }
        Cause::Covert(by) => format!("what came to light of {}", lens.nation(by)),
        Cause::Incident(id) if why.rule == Rule(5, 6) => format!("little was said of {}", lens.incident(id)),
        Cause::Incident(id) => lens.incident(id),
        Cause::Claim(id) => sight.claim(id).map_or_else(
            || "a claim".to_owned(),
            |claim| format!("{}’s words on {}", lens.nation(claim.by()), lens.incident(claim.incident())),
        ),
        Cause::Request(id) => {
            let request = sight.requests().find(|(other, _)| *other == id).map(|(_, request)| request);
            request.map_or_else(
                || "a request".to_owned(),
                |request| {
                    format!(
                        "{}’s request to {} for {}",
                        lens.nation(request.from),
                        lens.nation(request.to),
                        request.kind.word()
                    )
                },
            )
        }
        Cause::Pledge(id) => {
            let pledge = sight.pledges().find(|(other, _)| *other == id).map(|(_, pledge)| pledge);
            pledge.map_or_else(
                || "a pledge".to_owned(),
                |now| format!("{}’s {}", lens.nation(now.by()), super::chronicle::pledge_name(lens, &now.pledge())),
            )
        }
        Cause::Matrix(by) => format!("what {} tried of its own", lens.nation(by)),
        Cause::Measures(by, on) => {
            format!("{}’s restrictive measures against {}", lens.nation(by), lens.nation(on))
        }
        Cause::Inject(id) => {
            let headline = sight.injects().find(|(other, _, _)| *other == id).map(|(_, inject, _)| inject.headline());
            headline.map_or_else(|| "news".to_owned(), |headline| quoted(sight.text(headline)))
        }
        Cause::Draft(id) => quoted(sight.draft(id).map_or("a draft", |(spec, _)| sight.text(spec.title()))),
        Cause::Instructions(_, id) => {
            let title = sight.draft(id).map_or("a draft", |(spec, _)| sight.text(spec.title()));
            format!("past a red line in {}", quoted(title))
        }
        Cause::Programme(id) => super::chronicle::programme_named_to(sight, id),
        Cause::Tension(a, b) => format!("the crisis between {} and {}", lens.nation(a), lens.nation(b)),
        Cause::RedLine(nation, line) => {
            let own = sight.brief().filter(|_| nation == sight.seat());
            let line = own.and_then(|own| own.red_lines.get(usize::from(line)));
            let text = line.map_or("", |line| sight.text(line.text));
            format!("a red line crossed: {}", within(unstopped(text)))
        }
    }
}

/// What the round itself did.
const fn by_rule(rule: Rule) -> &'static str {
    match rule {
        Rule(2, 2) => "what comes in each round",
        Rule(2, 4) => "your own people at work",
        Rule(2, 5) => "sources grow back",
        Rule(3, 3) => "a quiet round",
        Rule(13, 1) => "the networks are back",
        Rule(7, 3) => "pressure from abroad",
        Rule(3, 4) => "what passed between you this round",
        _ => "the round itself",
    }
}
