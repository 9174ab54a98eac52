//! What is said in Talks, gathered: the same choice, the same word, notes to and fro.

use super::claims::Thoughts;
use super::drafts::Room;
use super::evidence::Word;
use super::incidents::put;
use super::{evidence, talks};
use crate::event::{CoordinationEvent, Event};
use crate::order::{Consent, MessageAct};
use crate::terms::{CardSet, Carrier, ClaimReply, IncidentId, NationId, NationSet, ProposalId, Reply, RequestId};
use crate::view::eyes::{Eyes, may_read};
use crate::view::prose::{Lens, and, quoted, unstopped};
use crate::world::World;

/// Things that several said alike, or one said to several.
pub(super) enum Together {
    /// Words put on file about an incident.
    Judged(IncidentId, Vec<(Word, NationSet)>),
    /// Choices made on what came under one headline, which may have come to each in words of its own.
    Chosen(String, Vec<(String, NationSet)>),
    /// Cards passed from one to another, and whether a label forbade it.
    Shared(NationId, NationId, bool, CardSet),
    /// Cards that leaked.
    Leaked(CardSet),
    /// Contact points tried, by whether somebody answered.
    Tried(bool, Vec<(NationId, NationSet)>),
    /// Notes that hold no words worth telling: between whom.
    Notes(Carrier, Vec<(NationId, NationId)>),
    /// Warnings to somebody.
    Warned(NationId, Option<IncidentId>, NationSet),
    /// Calls that somebody listened in on.
    Overheard(NationId, Vec<(NationId, NationSet)>),
    /// Who would sign a text.
    Signed(ProposalId, Vec<(Consent, NationSet)>),
    /// The same answer to the charges of several.
    Replied(NationId, ClaimReply, NationSet),
    /// Requests that one nation answered.
    Answered(NationId, Vec<(Reply, RequestId)>),
    /// What was said over a negotiated text.
    Negotiated(Room),
    /// Second thoughts on claims.
    SecondThoughts(Vec<Thoughts>),
}

impl Together {
    /// What an event begins, if it belongs with others.
    pub(super) fn begun_by(world: &World, eyes: Eyes, event: &Event) -> Option<Self> {
        match *event {
            Event::Judged { nation, ref judgement } => {
                let filed = judgement.who.map(|who| (who, judgement.who_word, judgement.link, judgement.link_word));
                Some(Self::Judged(judgement.incident, vec![(filed, NationSet::one(nation))]))
            }
            Event::ChoiceMade { inject, by, choice } => {
                let (lens, inject) = (Lens::of(world, eyes), world.table().inject(inject)?);
                let choice = inject.choices.get(usize::from(choice).checked_sub(1)?)?;
                let label = quoted(unstopped(lens.text(choice.label)));
                Some(Self::Chosen(quoted(lens.text(inject.headline)), vec![(label, NationSet::one(by))]))
            }
            Event::CardShared { from, to, card, against_label } => {
                Some(Self::Shared(from, to, against_label, CardSet::one(card)))
            }
            Event::CardLeaked { card } => Some(Self::Leaked(CardSet::one(card))),
            Event::ContactTried { from, to, answered } => Some(Self::Tried(answered, vec![(to, NationSet::one(from))])),
            Event::MessageSent { .. } | Event::MessageOverheard { .. } => Self::note(world, eyes, event),
            Event::ProposalAnswered { id, by, consent } => Some(Self::Signed(id, vec![(consent, NationSet::one(by))])),
            Event::ClaimAnswered { id, by, reply } => {
                let claim = world.now().claims.get(id.index())?;
                Some(Self::Replied(by, reply, NationSet::one(claim.by)))
            }
            Event::RequestAnswered { id, reply, .. } => {
                let request = world.now().requests.get(id.index())?;
                Some(Self::Answered(request.to, vec![(reply, id)]))
            }
            Event::Draft(event) => Room::opened_by(world, event).map(Self::Negotiated),
            Event::ClaimWeighed { id, by, answer, own: true } => {
                let claim = world.now().claims.get(id.index())?;
                Some(Self::SecondThoughts(vec![(claim.by, claim.incident, vec![(by, answer)])]))
            }
            _ => None,
        }
    }

    /// A note without words of its own; one with words is told by itself.
    fn note(world: &World, eyes: Eyes, event: &Event) -> Option<Self> {
        let find = |id| world.messages().find(|(other, _)| *other == id).map(|(_, message)| message);
        let bare = |prose: &Option<String>| prose.as_ref().is_none_or(String::is_empty);
        match *event {
            Event::MessageSent { id, from, ref message } => {
                find(id).filter(|sent| may_read(eyes, world, sent) && bare(&message.prose))?;
                if message.act == MessageAct::Warning && message.to.len() == 1 {
                    let to = message.to.iter().next()?;
                    return Some(Self::Warned(to, message.about, NationSet::one(from)));
                }
                let pairs = message.to.iter().map(|to| (from.min(to), from.max(to))).collect();
                Some(Self::Notes(message.carrier, pairs))
            }
            Event::MessageOverheard { id, by } => {
                let message = find(id).filter(|message| bare(&message.message.prose))?;
                Some(Self::Overheard(by, vec![(message.from, message.message.to)]))
            }
            _ => None,
        }
    }

    /// Takes in more of the same; else gives it back.
    pub(super) fn join(&mut self, other: Self) -> Option<Self> {
        match (self, other) {
            (Self::Judged(on, words), Self::Judged(same, more)) if *on == same => put(words, more),
            (Self::Chosen(on, choices), Self::Chosen(same, more)) if *on == same => put(choices, more),
            (Self::Shared(from, to, label, cards), Self::Shared(by, with, other, more))
                if *from == by && *to == with && *label == other =>
            {
                *cards = cards.union(more);
            }
            (Self::Leaked(cards), Self::Leaked(more)) => *cards = cards.union(more),
            (Self::Tried(answered, tried), Self::Tried(same, more)) if *answered == same => put(tried, more),
            (Self::Notes(carrier, pairs), Self::Notes(same, more)) if *carrier == same => {
                for pair in more {
                    if !pairs.contains(&pair) {
                        pairs.push(pair);
                    }
                }
            }
            (Self::Warned(to, about, from), Self::Warned(same, over, more)) if *to == same && *about == over => {
                *from = from.union(more);
            }
            (Self::Overheard(by, calls), Self::Overheard(same, more)) if *by == same => put(calls, more),
            (Self::Signed(id, consents), Self::Signed(same, more)) if *id == same => put(consents, more),
            (Self::Replied(by, reply, to), Self::Replied(same, alike, more)) if *by == same && *reply == alike => {
                *to = to.union(more);
            }
            (Self::Answered(by, answers), Self::Answered(same, more)) if *by == same => answers.extend(more),
            (Self::Negotiated(room), Self::Negotiated(more)) => return room.join(more).map(Self::Negotiated),
            (Self::SecondThoughts(claims), Self::SecondThoughts(more)) => {
                for (by, on, answers) in more {
                    match claims.iter_mut().find(|(whose, of, _)| *whose == by && *of == on) {
                        Some((_, _, known)) => known.extend(answers),
                        None => claims.push((by, on, answers)),
                    }
                }
            }
            (_, other) => return Some(other),
        }
        None
    }

    /// The paragraph that it goes into.
    pub(super) const fn topic(&self) -> Topic {
        match self {
            Self::Judged(..) => Topic::Words,
            Self::Chosen(..) => Topic::Choices,
            Self::Shared(..) | Self::Leaked(_) => Topic::Cards,
            Self::Tried(..) | Self::Notes(..) | Self::Warned(..) | Self::Overheard(..) => Topic::Lines,
            Self::Signed(..) => Topic::Texts,
            Self::Negotiated(_) => Topic::Drafts,
            Self::Replied(..) | Self::Answered(..) | Self::SecondThoughts(_) => Topic::Answers,
        }
    }

    /// The sentence.
    pub(super) fn told(self, lens: Lens<'_>, world: &World) -> Option<String> {
        match self {
            Self::Judged(on, words) => Some(evidence::judged_all(lens, on, &words)),
            Self::Chosen(headline, choices) => Some(chosen(lens, &headline, &choices)),
            Self::Shared(from, to, against, cards) => Some(evidence::passed(lens, world, (from, to), cards, against)),
            Self::Leaked(cards) => Some(format!("{} leaked to the press.", lens.cards(cards))),
            Self::Tried(answered, tried) => {
                let outcome = if answered { "and somebody answered" } else { "but nobody answered" };
                let from = tried.iter().fold(NationSet::NONE, |all, (_, from)| all.union(*from));
                let whose = match tried.as_slice() {
                    [(to, _)] => format!("{}’s contact point", lens.nation(*to)),
                    _ => "a contact point".to_owned(),
                };
                Some(format!("{} tried {whose}, {outcome}.", lens.those(from)))
            }
            Self::Notes(carrier, pairs) => Some(notes(lens, carrier, &pairs)),
            Self::Warned(to, about, from) => {
                let over = about.map_or_else(String::new, |id| format!(" over {}", lens.incident(id)));
                Some(format!("{} warned {}{over}.", lens.nations(from), lens.nation(to)))
            }
            Self::Overheard(by, calls) => {
                let parts =
                    calls.iter().map(|(from, to)| format!("{}’s call to {}", lens.nation(*from), lens.nations(*to)));
                Some(format!("{} listened in on {}.", lens.nation(by), and(parts)))
            }
            Self::Signed(id, consents) => super::claims::signed(lens, world, id, &consents),
            Self::Replied(by, reply, to) => Some(super::claims::replied(lens, by, reply, to)),
            Self::Answered(by, answers) => talks::answered(lens, world, by, &answers),
            Self::Negotiated(room) => room.told(lens, world),
            Self::SecondThoughts(claims) => Some(super::claims::second_thoughts(lens, world, &claims)),
        }
    }
}

/// The choices under one headline, the same ones together.
fn chosen(lens: Lens<'_>, headline: &str, choices: &[(String, NationSet)]) -> String {
    let parts = choices.iter().enumerate().map(|(place, (label, nations))| {
        let verb = if place == 0 { " decided" } else { "" };
        format!("{}{verb}: {label}", lens.those(*nations))
    });
    format!("On {headline} {}.", parts.collect::<Vec<_>>().join("; "))
}

/// Notes to and fro, and who had a part in them.
fn notes(lens: Lens<'_>, carrier: Carrier, pairs: &[(NationId, NationId)]) -> String {
    let all: NationSet = pairs.iter().flat_map(|&(a, b)| [a, b]).collect();
    let way = match carrier {
        Carrier::Cable => "exchanged notes by cable",
        Carrier::Phone => "spoke on the open line",
        Carrier::Meeting => "spoke across a table",
    };
    format!("{} {way}.", lens.those(all))
}

/// What a paragraph is about.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Topic {
    /// A paragraph of its own.
    Alone,
    News,
    Incidents,
    Words,
    Choices,
    Cards,
    Lines,
    Texts,
    Drafts,
    Answers,
    Inquiries,
    Statements,
    Pledges,
    Goals,
    Programmes,
}

impl Topic {
    /// The topic of what has a sentence of its own.
    pub(super) const fn of(event: &Event) -> Self {
        match event {
            Event::InjectArrived { .. } => Self::News,
            Event::SourceChecked { .. } => Self::Inquiries,
            Event::ClaimProposed { .. } | Event::ProposalDelayed { .. } | Event::ProposalClosed { .. } => Self::Texts,
            Event::Coordination(CoordinationEvent::Proposed { .. } | CoordinationEvent::Answered { .. }) => Self::Texts,
            Event::Card(_) => Self::Cards,
            Event::Draft(_) => Self::Drafts,
            Event::Pledge(_) => Self::Pledges,
            Event::ObjectiveJudged { .. } | Event::RedLineCrossed { .. } => Self::Goals,
            Event::IncidentContained { .. } | Event::IncidentSubsided { .. } => Self::Incidents,
            Event::RequestMade { .. } | Event::RequestFulfilled { .. } => Self::Answers,
            Event::Programme(_) => Self::Programmes,
            Event::BreachNoticed { .. } | Event::CardPublished { .. } => Self::Cards,
            _ => Self::Alone,
        }
    }
}
