//! What a desk remembers between two looks at it: which document lies open and what is half written.
//! Nothing here is the play's; losing it loses only drafts.

use super::asking::Asking;
use super::coordinating::Coordinating;
use super::guide::Guide;
use super::judging::Laying;
use super::messages::{Letter, Sharing};
use super::orders::Drafting;
use super::papers::key;
use super::pledging::Promising;
use super::programmes::Terms;
use super::proposing::Proposing;
use super::rooms::Room;
use super::team::Joining;
use super::texts::{Bundle, Text};
use super::trying::Trying;
use crate::terms::{IncidentId, NationId, Phase, ProgrammeId, Rung, Tlp};
use crate::view::sheet::{Dossier, Paper, Register, Sheet};
use std::collections::{BTreeMap, BTreeSet};

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
    /// A card to be asked for.
    Ask,
    /// To speak on one day.
    OneDay,
    /// A word with the other ministries at home.
    Home,
    /// An act of its own.
    OwnAct,
}

/// What a desk remembers.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct State {
    /// The room one is in.
    pub room: Room,
    /// The open paper, by its key.
    pub paper: Option<String>,
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
    /// The card that is being asked for.
    pub asking: Asking,
    /// The label under which one would give what is asked for.
    pub gives_under: Option<Tlp>,
    /// The proposal to speak on one day that is being prepared.
    pub coordinating: Coordinating,
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
    /// The help with a first round.
    pub guide: Guide,
    /// Why the last thing was not done.
    pub refused: Option<String>,
    /// Round and phase when the desk was last seen.
    seen: Option<(u8, Phase)>,
}

impl State {
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
        paper.answer.is_open() || !own && !self.read.contains(&key(paper))
    }

    /// The judgement being formed on an incident, begun from what was recorded before.
    pub fn laying(&mut self, dossier: &Dossier) -> &mut Laying {
        let laying = self.laying.entry(dossier.id).or_insert_with(|| Laying::begun(dossier));
        laying.see(dossier);
        laying
    }
}
