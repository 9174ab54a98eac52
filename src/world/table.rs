//! What does not change in a play: the scenario as the rules read it.

use super::digest::Digest;
use super::gates::Gates;
use super::per_nation::pair;
use crate::script::{
    ActionSpec, Actor, BriefedFact, Card, Draft, Ending, Exit, HomeScript, Incident, Inject, Norm, Numbers, Objective,
    Observation, Programme, RedLine, Upstream,
};
use crate::terms::{
    ActionId, ActorId, Calendar, CardId, CardSet, EndingId, IncidentId, InjectId, Level, Module, Narrative, NationId,
    NationSet, NormId, ObjectiveId, ObservationId, ProgrammeId, Relation, TextId, UpstreamId,
};

/// A seated nation, as it is at every moment of a play.
#[derive(Clone)]
pub struct NationSpec {
    /// Its textual id.
    pub id: String,
    /// Its full name.
    pub name: TextId,
    /// Its short name.
    pub short: TextId,
    /// Its adjective.
    pub adjective: TextId,
    /// Its capital city.
    pub capital_city: TextId,
    /// Its ministry.
    pub ministry: TextId,
    /// The letter of its flag.
    pub letter: char,
    /// Its place on the chart, from the west and from the north.
    pub place: (u16, u16),
    /// What it professes.
    pub narrative: Narrative,
    /// Whether it is a critical state (8.1).
    pub critical: bool,
    /// Money that comes in each round.
    pub funds_a_round: i16,
    /// Its public brief.
    pub public_brief: TextId,
    /// Its own brief.
    pub brief: TextId,
    /// What its brief says besides, in the truth that was drawn (4.2).
    pub secret_brief: Vec<TextId>,
    /// What its brief tells it as a fact about incidents (4.4).
    pub knows: Vec<BriefedFact>,
    /// Its red lines.
    pub red_lines: Vec<RedLine>,
    /// Its honourable exit.
    pub honourable_exit: Option<TextId>,
    /// How that exit can be taken by order (§12).
    pub exit: Option<Exit>,
    /// What its other ministries do without liaison (2.6).
    pub home: Vec<HomeScript>,
}

/// Hashes of textual ids: what dice are keyed by, so that no roll depends on a table's order.
#[derive(Clone, Default)]
pub struct Keys {
    /// Of nations.
    pub nations: Vec<u64>,
    /// Of actors.
    pub actors: Vec<u64>,
    /// Of incidents.
    pub incidents: Vec<u64>,
    /// Of cards.
    pub cards: Vec<u64>,
    /// Of actions.
    pub actions: Vec<u64>,
    /// Of injects.
    pub injects: Vec<u64>,
}

/// What does not change in a play.
#[derive(Clone)]
pub struct Table {
    /// The scenario's id.
    pub scenario: String,
    /// The digest of the whole scenario with the catalogue merged in.
    pub digest: Digest,
    /// Its title.
    pub title: TextId,
    /// Its synopsis.
    pub synopsis: TextId,
    /// Its level.
    pub level: Level,
    /// Rounds of the play.
    pub rounds: u8,
    /// The days of the rounds (1.1).
    pub calendar: Calendar,
    /// The round from which each module is on, by its place in [`Module::ALL`]; 0 if it never is.
    pub modules: Vec<u8>,
    /// The numbers of the rules.
    pub numbers: Numbers,
    /// The seated nations.
    pub nations: Vec<NationSpec>,
    /// Everybody seated.
    pub(super) everyone: NationSet,
    /// How each pair stood at the start, by `a * 8 + b`.
    pub relations: Vec<Relation>,
    /// Who else acts.
    pub actors: Vec<Actor>,
    /// What hits the table.
    pub incidents: Vec<Incident>,
    /// Where cards come from.
    pub upstreams: Vec<Upstream>,
    /// What can be known.
    pub cards: Vec<Card>,
    /// The cards of each incident.
    pub cards_of: Vec<CardSet>,
    /// The catalogue.
    pub actions: Vec<ActionSpec>,
    /// Whether the scenario does without an action.
    pub forbidden: Vec<bool>,
    /// The gates of the catalogue, each different condition once.
    pub gates: Gates,
    /// The norms.
    pub norms: Vec<Norm>,
    /// Negotiated texts.
    pub drafts: Vec<Draft>,
    /// What arrives.
    pub injects: Vec<Inject>,
    /// Programmes of capacity building (§10).
    pub programmes: Vec<Programme>,
    /// What each nation is to achieve.
    pub objectives: Vec<Objective>,
    /// What an evaluator would tick.
    pub observations: Vec<Observation>,
    /// How the play can end.
    pub endings: Vec<Ending>,
    /// Names on the chart, with their place.
    pub seas: Vec<(TextId, (u16, u16))>,
    /// Cables on the chart.
    pub cables: Vec<(TextId, NationId, NationId)>,
    /// Hashes of the textual ids.
    pub keys: Keys,
    /// All prose, by [`TextId`]; reached from outside only through what a seat may read.
    pub(super) texts: Vec<String>,
}

macro_rules! lookups {
    ($($(#[$doc:meta])* $name:ident($id:ident) -> $list:ident: $item:ty;)*) => {$(
        $(#[$doc])*
        #[must_use]
        pub fn $name(&self, id: $id) -> Option<&$item> {
            self.$list.get(id.index())
        }
    )*};
}

impl Table {
    lookups! {
        /// A nation.
        nation(NationId) -> nations: NationSpec;
        /// An actor.
        actor(ActorId) -> actors: Actor;
        /// An incident.
        incident(IncidentId) -> incidents: Incident;
        /// An upstream.
        upstream(UpstreamId) -> upstreams: Upstream;
        /// A card.
        card(CardId) -> cards: Card;
        /// An action.
        action(ActionId) -> actions: ActionSpec;
        /// A norm.
        norm(NormId) -> norms: Norm;
        /// An inject.
        inject(InjectId) -> injects: Inject;
        /// A programme of capacity building.
        programme(ProgrammeId) -> programmes: Programme;
        /// An objective.
        objective(ObjectiveId) -> objectives: Objective;
        /// An observation.
        observation(ObservationId) -> observations: Observation;
        /// An ending.
        ending(EndingId) -> endings: Ending;
    }

    /// Prose. Views reach it only through what a seat may read.
    #[must_use]
    pub fn text(&self, id: TextId) -> &str {
        self.texts.get(id.index()).map_or("", String::as_str)
    }

    /// Everybody seated.
    #[must_use]
    pub const fn everyone(&self) -> NationSet {
        self.everyone
    }

    /// The seated nations.
    pub fn seats(&self) -> impl Iterator<Item = NationId> + Clone + use<> {
        self.everyone().iter()
    }

    /// How two nations stood at the start; a nation is its own ally.
    #[must_use]
    pub fn relation(&self, a: NationId, b: NationId) -> Relation {
        if a == b {
            return Relation::Ally;
        }
        pair(a, b).and_then(|place| self.relations.get(place)).copied().unwrap_or(Relation::Neutral)
    }

    /// The cards of an incident.
    #[must_use]
    pub fn cards_of(&self, incident: IncidentId) -> CardSet {
        self.cards_of.get(incident.index()).copied().unwrap_or(CardSet::NONE)
    }

    /// The round from which a module is on; 0 if it never is.
    #[must_use]
    pub fn module_from(&self, module: Module) -> u8 {
        self.modules.get(module as usize).copied().unwrap_or(0)
    }

    /// Whether a module is on in a round.
    #[must_use]
    pub fn is_on(&self, module: Module, round: u8) -> bool {
        let from = self.module_from(module);
        from != 0 && from <= round
    }

    /// The incidents' ids.
    pub fn incident_ids(&self) -> impl Iterator<Item = IncidentId> + Clone + use<> {
        (0..self.incidents.len()).map(IncidentId::at)
    }

    /// From where an incident is truly run: what it says itself, else where its actor works.
    #[must_use]
    pub fn run_from(&self, incident: IncidentId) -> Option<NationId> {
        let truth = self.incident(incident)?.truth;
        truth.host.or_else(|| self.actor(truth.actor)?.host)
    }

    /// The groups that a nation shelters.
    pub fn sheltered_by(&self, host: NationId) -> impl Iterator<Item = (ActorId, &Actor)> {
        self.actors
            .iter()
            .enumerate()
            .filter(move |(_, actor)| actor.sheltered && actor.host == Some(host))
            .map(|(index, actor)| (ActorId::at(index), actor))
    }
}
