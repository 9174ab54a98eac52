//! What the desk remembers between passes: which document lies open and what
//! is half written. Nothing here is the play's; losing it loses only drafts.

use super::guide::Guide;
use super::team::Joining;
use super::unsaid::{Bundle, Promising, Terms, Text, Trying};
use crate::order::{MessageAct, Order, Stem};
use crate::terms::{
    ActorId, Bearing, CardId, CardSet, Carrier, IncidentId, Likelihood, Link, Module, NationId, NationSet, Phase,
    ProgrammeId, Rung,
};
use crate::view::sheet::{Answer, CardRow, Dossier, Header, Paper, Register, Sheet};
use std::collections::{BTreeMap, BTreeSet};

/// Where one goes from the desk.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Leave {
    /// To the settings.
    Settings,
    /// To the facilitator's console.
    Console,
    /// Up from the seat; a policy plays on (§20).
    Seat,
}

/// What has become of the wish to have the brief on paper.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub enum Printing {
    /// Nobody has asked.
    #[default]
    Unasked,
    /// It was asked for just now.
    Asked,
    /// What was done, or why it was not, in words.
    Said {
        /// The words.
        words: String,
        /// Whether something went wrong.
        trouble: bool,
    },
}

/// A room of the desk.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Room {
    /// Papers that have come in.
    Inbox,
    /// Incidents and their evidence.
    Incidents,
    /// What one can say.
    Talks,
    /// How one stands with the others.
    Relations,
    /// What one can do.
    Orders,
    /// The chart and the tracks.
    Table,
    /// Instructions.
    #[default]
    Brief,
    /// Texts that are negotiated, and the norms.
    Negotiation,
    /// What nations have promised.
    Pledges,
    /// Programmes of capacity building.
    Capacity,
}

impl Room {
    /// The rooms in the order of their keys, 1 to 9, then 0. Those that every scenario has come first, so
    /// that their keys never change.
    pub const ALL: [Self; 10] = [
        Self::Inbox,
        Self::Incidents,
        Self::Talks,
        Self::Relations,
        Self::Orders,
        Self::Table,
        Self::Brief,
        Self::Negotiation,
        Self::Pledges,
        Self::Capacity,
    ];

    /// Whether there is such a room: what is off is on no screen (1.8).
    #[must_use]
    pub fn is_open(self, header: &Header) -> bool {
        match self {
            Self::Negotiation => header.plays(Module::Drafts),
            Self::Pledges => header.plays(Module::Pledges),
            Self::Capacity => header.plays(Module::Programmes),
            Self::Inbox
            | Self::Incidents
            | Self::Talks
            | Self::Relations
            | Self::Orders
            | Self::Table
            | Self::Brief => true,
        }
    }

    /// The digit of its key.
    #[must_use]
    pub fn digit(self) -> usize {
        let place = Self::ALL.iter().position(|&room| room == self).unwrap_or(0);
        (place + 1) % 10
    }

    /// Its name.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::Inbox => "Inbox",
            Self::Incidents => "Incidents",
            Self::Talks => "Talks",
            Self::Relations => "Relations",
            Self::Orders => "Orders",
            Self::Table => "Table",
            Self::Brief => "Brief",
            Self::Negotiation => "Negotiation",
            Self::Pledges => "Pledges",
            Self::Capacity => "Capacity",
        }
    }
}

/// What is being prepared in the room Talks.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum TalkKind {
    /// A message.
    #[default]
    Message,
    /// Slips to be shared.
    Share,
    /// A contact point to be tried.
    Ping,
    /// A joint claim.
    Joint,
    /// A word with the other ministries at home.
    Home,
    /// An act of its own.
    OwnAct,
}

/// A message being written.
#[derive(Debug, Clone, PartialEq)]
pub struct Letter {
    /// To whom.
    pub to: NationSet,
    /// How it travels.
    pub carrier: Carrier,
    /// What it does.
    pub act: MessageAct,
    /// What it is about.
    pub about: Option<IncidentId>,
    /// Its words.
    pub prose: String,
}

impl Default for Letter {
    fn default() -> Self {
        let (carrier, act) = (Carrier::Cable, MessageAct::Sharing);
        Self { to: NationSet::NONE, carrier, act, about: None, prose: String::new() }
    }
}

/// Slips being gathered to be shared.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Sharing {
    /// With whom.
    pub to: NationSet,
    /// Which.
    pub cards: CardSet,
    /// Although a label forbids it.
    pub against_label: bool,
}

/// What a statement is to say, half filled in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Wanting {
    /// How far it goes.
    pub rung: Rung,
    /// The actor it names.
    pub who: Option<ActorId>,
    /// The link it names.
    pub link: Option<Link>,
    /// Its word.
    pub word: Likelihood,
    /// What it discloses.
    pub cards: CardSet,
}

impl Default for Wanting {
    fn default() -> Self {
        let (rung, word) = (Rung::Condemn, Likelihood::Likely);
        Self { rung, who: None, link: None, word, cards: CardSet::NONE }
    }
}

/// A joint claim being prepared.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Proposing {
    /// Who should sign.
    pub to: NationSet,
    /// The incident.
    pub incident: Option<IncidentId>,
    /// Whom it accuses.
    pub accused: Option<NationId>,
    /// What it says.
    pub text: Wanting,
}

/// An order being completed.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Drafting {
    /// The option it began from.
    pub stem: Stem,
    /// The order as it stands.
    pub order: Order,
}

/// A judgement being formed.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Laying {
    /// The slip in hand.
    pub slip: Option<CardId>,
    /// Where slips were laid.
    pub placed: BTreeMap<CardId, Bearing>,
    /// Who, once something was chosen; the inner nothing is "unknown".
    pub who: Option<Option<ActorId>>,
    /// How likely.
    pub who_word: Option<Likelihood>,
    /// Which link, once something was chosen.
    pub link: Option<Option<Link>>,
    /// How likely.
    pub link_word: Option<Likelihood>,
    /// The slips in the order in which the desk first saw them, so that each keeps its number.
    pub seen: Vec<CardId>,
}

impl Laying {
    /// The slips in hand with their numbers, from 1.
    pub fn numbered<'d>(&self, dossier: &'d Dossier) -> impl Iterator<Item = (usize, &'d CardRow)> {
        self.seen.iter().filter_map(|id| dossier.cards.iter().find(|card| card.id == *id)).zip(1..).map(|(c, n)| (n, c))
    }
}

/// What the desk remembers.
#[derive(Default)]
pub struct DeskState {
    /// The room one is in.
    pub room: Room,
    /// The open paper, by its key.
    pub paper: Option<String>,
    /// Whether the inbox lies by channel and not by round.
    pub by_channel: bool,
    /// Round and phase that Enter is to end although something is still open.
    pub sure: Option<(u8, Phase)>,
    /// Papers that have lain open.
    pub read: BTreeSet<String>,
    /// The rung up to which one would sign.
    pub sign_up_to: Option<Rung>,
    /// The open incident.
    pub incident: Option<IncidentId>,
    /// Judgements being formed.
    pub laying: BTreeMap<IncidentId, Laying>,
    /// What is being prepared in Talks.
    pub talk: TalkKind,
    /// The message being written.
    pub letter: Letter,
    /// The slips being gathered.
    pub sharing: Sharing,
    /// The joint claim being prepared.
    pub proposing: Proposing,
    /// The text that lies open.
    pub text: Option<Text>,
    /// The package being put together.
    pub bundle: Bundle,
    /// The pledge being worded.
    pub promising: Promising,
    /// The act of its own being worded.
    pub trying: Trying,
    /// Somebody who is being named at the seat.
    pub joining: Joining,
    /// The programme that lies open.
    pub programme: Option<ProgrammeId>,
    /// The terms being chosen.
    pub terms: Option<Terms>,
    /// The nation whose relations lie open.
    pub relation: Option<NationId>,
    /// The order being completed.
    pub drafting: Option<Drafting>,
    /// What is looked for among the actions.
    pub search: String,
    /// The help with a first round.
    pub guide: Guide,
    /// Why the last thing was not done.
    pub refused: Option<String>,
    /// What the end of the sitting is called, where it is not the end of the phase.
    pub way_on: Option<&'static str>,
    /// Seconds left of the phase if it is timed, and whether the clock stands still.
    pub clock: Option<(u16, bool)>,
    /// Where the person wants to go for a while.
    pub leave: Option<Leave>,
    /// Whether the brief is wanted on paper.
    pub printing: Printing,
    /// The chart's picture.
    pub chart: crate::app::map::ChartView,
    /// Round and phase when the desk was last seen.
    seen: Option<(u8, Phase)>,
}

impl DeskState {
    /// A desk that is opened in a room.
    #[must_use]
    pub fn opened(room: Room) -> Self {
        Self { room, ..Self::default() }
    }

    /// Goes to a room.
    pub fn enter(&mut self, room: Room) {
        self.room = room;
        self.refused = None;
        if room == Room::Orders {
            self.drafting = None;
        }
    }

    /// Goes one step back: from an order to the list, from a refusal to work, from a room to the inbox.
    pub fn back(&mut self) {
        if self.refused.take().is_some() || self.drafting.take().is_some() {
            return;
        }
        self.room = Room::Inbox;
    }

    /// Notes a new phase: drafts of orders go, and a fresh round begins where it is best begun.
    pub fn prepare(&mut self, sheet: &Sheet) {
        if !self.room.is_open(&sheet.header) {
            self.room = Room::Inbox;
        }
        let now = (sheet.header.round, sheet.header.phase);
        let Some(before) = self.seen.replace(now) else {
            return;
        };
        if before == now {
            return;
        }
        self.drafting = None;
        self.refused = None;
        match sheet.header.phase {
            Phase::Briefing => self.room = Room::Inbox,
            Phase::Talks if self.room == Room::Brief => self.room = Room::Inbox,
            Phase::Orders => self.enter(Room::Orders),
            _ => {}
        }
        if before.0 != now.0 {
            self.paper = None;
        }
    }

    /// Whether a paper is new or can still be answered.
    #[must_use]
    pub fn waits(&self, paper: &Paper) -> bool {
        let own = paper.register == Register::Sent;
        can_answer(&paper.answer) || !own && !self.read.contains(&key(paper))
    }

    /// The judgement being formed on an incident, begun from what was recorded before.
    pub fn laying(&mut self, dossier: &Dossier) -> &mut Laying {
        let laying = self.laying.entry(dossier.id).or_insert_with(|| {
            let placed = dossier.cards.iter().filter_map(|card| Some((card.id, card.placed?)));
            let own = dossier.own.as_ref();
            Laying {
                slip: None,
                placed: placed.collect(),
                who: own.map(|own| own.who),
                who_word: own.map(|own| own.who_word),
                link: own.map(|own| own.link),
                link_word: own.map(|own| own.link_word),
                seen: Vec::new(),
            }
        });
        for card in &dossier.cards {
            if !laying.seen.contains(&card.id) {
                laying.seen.push(card.id);
            }
        }
        laying
    }
}

/// What tells a paper from others, however the inbox is sorted.
#[must_use]
pub fn key(paper: &Paper) -> String {
    format!("{} {:?} {} {} {}", paper.round, paper.register, paper.from, paper.subject, paper.body.len())
}

/// Whether a paper can still be answered.
#[must_use]
pub(super) const fn can_answer(answer: &Answer) -> bool {
    match answer {
        Answer::Choice { open, .. }
        | Answer::Request { open, .. }
        | Answer::Claim { open, .. }
        | Answer::Weigh { open, .. }
        | Answer::Proposal { open, .. } => *open,
        Answer::None | Answer::Message { .. } => false,
    }
}
