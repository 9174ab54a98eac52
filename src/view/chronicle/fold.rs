//! A chronicle: events folded over a world, told by round and phase.

use super::ledger::Ledger;
use super::piece::{Piece, merged};
use super::together::{Together, Topic};
use super::{acts, incidents, sentence};
use crate::event::{Cause, ClaimEvent, Event};
use crate::order::{Order, Stem};
use crate::script::Verb;
use crate::terms::letters::shown;
use crate::terms::{NationId, Phase, Step, Tension};
use crate::view::concern::concerns;
use crate::view::eyes::{Eyes, carries_pledge, sees};
use crate::view::prose::{Lens, capitalised, round_heading};
use crate::world::{Misfit, Pairs, World};
use std::fmt;

/// A line of a chronicle.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Line {
    /// The head of a round: `Round 2 of 7 — 4 to 17 March 2031`.
    Round(String),
    /// The head of a phase.
    Phase(Phase),
    /// A sentence, or a few that belong together.
    Said(String),
}

impl fmt::Display for Line {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Round(head) => write!(f, "{head}"),
            Self::Phase(phase) => write!(f, "{}", phase.word()),
            Self::Said(said) => write!(f, "{said}"),
        }
    }
}

/// Folds events over a world and tells them.
pub struct Chronicler {
    world: World,
    eyes: Eyes,
    /// Whether only what concerns the seat itself is told.
    own: bool,
    lines: Vec<Line>,
    phase: Option<Phase>,
    pieces: Vec<Piece>,
    acts: Vec<(NationId, Option<NationId>)>,
    noted: Vec<(NationId, Order, Option<String>)>,
    desk: Vec<(NationId, Vec<acts::Reasoned>)>,
    laid: Vec<(NationId, Option<NationId>)>,
    book: Ledger,
    tension: Pairs<Tension>,
}

/// The chronicle of events that happened to a world, through somebody's eyes.
///
/// # Errors
/// [`Misfit`] if an event names something that this world does not have.
pub fn chronicle(before: &World, events: &[Event], eyes: Eyes) -> Result<Vec<Line>, Misfit> {
    let mut chronicler = Chronicler::new(before.clone(), eyes);
    chronicler.tell(events)?;
    Ok(chronicler.finish())
}

/// The same as a seat sees it, and of that only what concerns it.
///
/// # Errors
/// As [`chronicle`].
pub fn own_chronicle(before: &World, events: &[Event], seat: NationId) -> Result<Vec<Line>, Misfit> {
    let mut chronicler = Chronicler { own: true, ..Chronicler::new(before.clone(), Eyes::Seat(seat)) };
    chronicler.tell(events)?;
    Ok(chronicler.finish())
}

impl Chronicler {
    /// Begins before the first event.
    #[must_use]
    pub fn new(world: World, eyes: Eyes) -> Self {
        let tension = world.now().tension;
        Self {
            world,
            eyes,
            own: false,
            lines: Vec::new(),
            phase: None,
            pieces: Vec::new(),
            acts: Vec::new(),
            noted: Vec::new(),
            desk: Vec::new(),
            laid: Vec::new(),
            book: Ledger::default(),
            tension,
        }
    }

    /// Writes down an order that was given, with the reason for it; others' orders stay theirs.
    pub fn note(&mut self, by: NationId, order: &Order, reason: Option<&str>) {
        let may = match self.eyes {
            Eyes::Public => false,
            Eyes::Seat(seat) => seat == by,
            Eyes::Facilitator => true,
        };
        if !may {
            return;
        }
        let reason = reason.map(str::to_owned);
        self.noted.push((by, *order, reason.clone()));
        if !acts::tells_itself(Lens::of(&self.world, self.eyes), order) {
            match self.desk.iter_mut().find(|(seat, _)| *seat == by) {
                Some((_, orders)) => orders.push((*order, reason)),
                None => self.desk.push((by, vec![(*order, reason)])),
            }
        }
    }

    /// The reason that was noted for an order.
    fn reason_for(&self, by: NationId, is: impl Fn(&Order) -> bool) -> Option<String> {
        let noted = self.noted.iter().find(|(seat, order, _)| *seat == by && is(order));
        noted.and_then(|(_, _, reason)| reason.clone())
    }

    /// Tells events that happened next.
    ///
    /// # Errors
    /// [`Misfit`] if an event names something that this world does not have.
    pub fn tell(&mut self, events: &[Event]) -> Result<(), Misfit> {
        for event in events {
            self.world.apply(event)?;
            self.take(event);
        }
        Ok(())
    }

    /// What has been told, and nothing more to come.
    #[must_use]
    pub fn finish(mut self) -> Vec<Line> {
        self.flush();
        self.close_book();
        self.lines
    }

    fn take(&mut self, event: &Event) {
        match *event {
            Event::RoundOpened { round } => {
                self.flush();
                self.close_book();
                self.noted.clear();
                self.lines.push(Line::Round(round_heading(&self.world, round)));
            }
            Event::PhaseBegan { phase } => {
                self.flush();
                self.close_book();
                self.phase = Some(phase);
            }
            // Every word of Talks closes its step; they are gathered until the phase is over.
            Event::StepClosed { step: Step::Talks } => {}
            Event::StepClosed { step } => {
                self.flush();
                if step == Step::Objectives {
                    self.close_book();
                }
            }
            _ if self.tells(event) => self.gather(event),
            _ => {}
        }
    }

    fn tells(&self, event: &Event) -> bool {
        let concerned = match self.eyes {
            Eyes::Seat(seat) if self.own => concerns(&self.world, seat, event),
            _ => true,
        };
        concerned && sees(self.eyes, &self.world, event)
    }

    fn gather(&mut self, event: &Event) {
        if let Event::ActPerformed { by, target, .. } = *event {
            self.acts.push((by, target));
        }
        if self.is_told_elsewhere(event) {
            return;
        }
        // What an incident did is told as its doing only to those who know of it.
        let lens = Lens::of(&self.world, self.eyes);
        let hidden =
            matches!(event, Event::Moved { why, .. } if matches!(why.cause, Cause::Incident(id) if !lens.knows(id)));
        let piece = self.begin(event).filter(|_| !hidden);
        if matches!(event, Event::NormCited { .. }) {
            self.book.cited = true;
        }
        if let Some(piece) = piece {
            self.join(piece);
        } else if let Event::Moved { gauge, by, .. } = *event {
            self.book.take(gauge, by);
        } else if let Some(said) = sentence(&self.world, self.eyes, event) {
            let said = acts::because(&said, self.reason_of(event).as_deref());
            if !self.pieces.iter().any(|piece| matches!(piece, Piece::Said(_, known) if *known == said)) {
                self.pieces.push(Piece::Said(Topic::of(event), said));
            }
        }
    }

    /// The piece that an event begins, with the reason for it.
    fn begin(&mut self, event: &Event) -> Option<Piece> {
        if let Event::ActPerformed { by, action, target, incident, unlawful } = *event {
            let lens = Lens::of(&self.world, self.eyes);
            acts::performed(lens, by, action, target, incident, unlawful)?;
            return Some(Piece::Acted(by, vec![(action, target, incident, unlawful)]));
        }
        if let Event::ClaimMade { id, by, ref wording, accused, .. } = *event {
            if !wording.cards.is_empty() {
                self.laid.push((by, accused));
            }
            if let Some(piece) = Piece::begun_by(event) {
                return Some(piece);
            }
            let said = sentence(&self.world, self.eyes, event)?;
            return Some(Piece::Weighed(id, Some(acts::because(&said, self.reason_of(event).as_deref())), Vec::new()));
        }
        if let Some(together) = Together::begun_by(&self.world, self.eyes, event) {
            return Some(Piece::Talk(together));
        }
        if let Event::InjectArrived { inject } = *event {
            let lens = Lens::of(&self.world, self.eyes);
            return incidents::Arrival::of(lens, &self.world, self.eyes, inject).map(Piece::Arrived);
        }
        match Piece::begun_by(event)? {
            Piece::Checked(card, nations, _) => Some(Piece::Checked(card, nations, self.reason_of(event))),
            Piece::Found(nations, route, cards, _) => {
                let lens = Lens::of(&self.world, self.eyes);
                let is = |order: &Order| {
                    lens.action(order.action).and_then(|action| action.verb) == Some(Verb::Inquire(route))
                };
                let reason = nations.iter().next().and_then(|nation| self.reason_for(nation, is));
                Some(Piece::Found(nations, route, cards, reason))
            }
            piece => Some(piece),
        }
    }

    /// The reason for the order that an event carries out.
    fn reason_of(&self, event: &Event) -> Option<String> {
        match *event {
            Event::SourceChecked { nation, card } => self.reason_for(nation, |order| order.card == Some(card)),
            Event::ClaimMade { by, incident, accused, .. } => self.reason_for(by, |order| {
                let lens = Lens::of(&self.world, self.eyes);
                let verb = lens.action(order.action).and_then(|action| action.verb);
                let claims = matches!(verb, Some(Verb::Claim { .. } | Verb::JointClaim));
                claims && order.incident == Some(incident) && (order.target == accused || accused.is_none())
            }),
            _ => None,
        }
    }

    /// Lets a piece join one that it belongs with, or puts it at the end.
    fn join(&mut self, mut piece: Piece) {
        for place in 0..self.pieces.len() {
            let Some(known) = self.pieces.get_mut(place) else { break };
            if let Some(back) = known.join(piece) {
                piece = back;
                continue;
            }
            if known.sums_up() {
                let sum = self.pieces.remove(place);
                self.pieces.push(sum);
            }
            return;
        }
        self.pieces.push(piece);
    }

    /// What an act of the same step has told already, what begins with the play.
    fn is_told_elsewhere(&self, event: &Event) -> bool {
        let told = |by: NationId, to: NationId| self.acts.contains(&(by, Some(to)));
        match *event {
            Event::RequestMade { from, to, .. } => told(from, to),
            // A pledge is told by its terms, not by the message that carries it.
            Event::MessageSent { id, .. } => carries_pledge(self.eyes, &self.world, id),
            Event::HostNotified { host, by, .. } => told(by, host),
            Event::ChannelOpened { a, b, .. } | Event::ChannelClosed { a, b, .. } => told(a, b) || told(b, a),
            // In the first round all that merely must not happen counts as met.
            Event::ObjectiveJudged { met: true, .. } => self.world.now().round <= 1,
            Event::ActPerformed { by, action, target, incident, unlawful: false } => self
                .noted
                .iter()
                .any(|(seat, order, _)| *seat == by && order.stem() == Stem { action, target, incident }),
            // What is laid on the table with a charge is told by it.
            Event::CardShared { from, to, .. } => self.laid.contains(&(from, Some(to))),
            Event::CardPublished { by: Some(by), .. } => self.laid.iter().any(|(from, _)| *from == by),
            // How third states take words that name nobody says little.
            Event::ClaimWeighed { id, .. } | Event::Claim(ClaimEvent::GalleryWeighed { id, .. }) => {
                self.world.now().claims.get(id.index()).is_some_and(|claim| claim.accused.is_none())
            }
            _ => false,
        }
    }

    /// Tells the pieces of a step.
    fn flush(&mut self) {
        self.acts.clear();
        self.laid.clear();
        // What is put into a tray while others still talk is ordered when Talks are over.
        let desk = if self.phase == Some(Phase::Talks) { Vec::new() } else { std::mem::take(&mut self.desk) };
        for (by, orders) in desk {
            let said = acts::ordered_all(Lens::of(&self.world, self.eyes), by, &orders);
            self.say(&capitalised(&said));
        }
        let mut paragraphs: Vec<(Topic, String)> = Vec::new();
        for piece in merged(std::mem::take(&mut self.pieces)) {
            let topic = piece.topic();
            let Some(said) = piece.told(Lens::of(&self.world, self.eyes), &self.world).map(|said| capitalised(&said))
            else {
                continue;
            };
            match paragraphs.iter_mut().find(|(known, _)| *known == topic && topic != Topic::Alone) {
                Some((_, paragraph)) => {
                    paragraph.push(' ');
                    paragraph.push_str(&said);
                }
                None => paragraphs.push((topic, said)),
            }
        }
        for (_, paragraph) in paragraphs {
            self.say(&paragraph);
        }
    }

    /// Tells what the numbers came to.
    fn close_book(&mut self) {
        let told = self.book.tell(Lens::of(&self.world, self.eyes), &self.world, &self.tension);
        self.tension = self.world.now().tension;
        if !told.is_empty() {
            self.say(&told.join(" "));
        }
    }

    /// Writes a sentence, under the head of its phase if that stands not yet. Every sentence comes
    /// through here, so what somebody typed before it was cleaned is shown without what is hidden.
    fn say(&mut self, said: &str) {
        if let Some(phase) = self.phase.take() {
            self.lines.push(Line::Phase(phase));
        }
        self.lines.push(Line::Said(shown(said).into_owned()));
    }
}
