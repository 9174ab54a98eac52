//! What one play came to.

use super::play::Onlooker;
use crate::event::Event;
use crate::order::Talk;
use crate::policy::Policy;
use crate::rules::{self, Judgements, Recorded, Score};
use crate::scenario::Playable;
use crate::script::Incident;
use crate::terms::{ActionId, EndingId, InjectId, Likelihood, NationId, TruthId};
use crate::world::{Digest, World};

/// What was done in a play, counted as it happened.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Tally {
    /// Orders carried out, by seat and action.
    actions: Vec<Vec<u16>>,
    /// Whether each inject arrived.
    injects: Vec<bool>,
    /// Things said, by seat and kind.
    talks: Vec<[u16; Talk::KINDS.len()]>,
}

impl Tally {
    pub(super) fn new(playable: &Playable) -> Self {
        let scenario = &playable.scenario;
        let (seats, injects) = (scenario.nations.len(), scenario.injects.len());
        let talks = vec![[0; Talk::KINDS.len()]; seats];
        Self { actions: vec![vec![0; scenario.actions.len()]; seats], injects: vec![false; injects], talks }
    }
}

impl Onlooker for Tally {
    fn said(&mut self, seat: NationId, talk: &Talk) {
        if let Some(count) = self.talks.get_mut(seat.index()).and_then(|kinds| kinds.get_mut(talk.kind())) {
            *count = count.saturating_add(1);
        }
    }

    fn happened(&mut self, events: &[Event]) {
        for event in events {
            match *event {
                Event::ActPerformed { by, action, .. } => {
                    let count = self.actions.get_mut(by.index()).and_then(|own| own.get_mut(action.index()));
                    if let Some(count) = count {
                        *count = count.saturating_add(1);
                    }
                }
                Event::InjectArrived { inject, .. } => {
                    if let Some(arrived) = self.injects.get_mut(inject.index()) {
                        *arrived = true;
                    }
                }
                _ => {}
            }
        }
    }
}

/// Claims of a seat that name somebody, by whether the evidence supported them and whether they
/// were true (5.5).
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Claimed {
    /// Supported and true.
    pub supported_true: u32,
    /// Supported and false.
    pub supported_false: u32,
    /// Unsupported and true.
    pub unsupported_true: u32,
    /// Unsupported and false.
    pub unsupported_false: u32,
}

/// A seat's words on Who at the end, over the incidents that it knows of (4.5).
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Judged {
    /// It named the actor that did it.
    pub right: u32,
    /// It named another.
    pub wrong: u32,
    /// It recorded that it could not say.
    pub open: u32,
    /// It recorded nothing.
    pub unrecorded: u32,
    /// Plays in which it was right on the gravest of them.
    pub right_on_gravest: u32,
}

/// What one seat came to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SeatRow {
    /// Who played it.
    pub policy: String,
    /// Its score (16.1).
    pub score: Score,
    /// Its objectives, in the order of the scenario's: whether each was met.
    pub met: Vec<bool>,
    /// Its claims.
    pub claims: Claimed,
    /// Its judgements.
    pub judged: Judged,
    /// How often it carried out each action.
    pub actions: Vec<u16>,
    /// How often it said something of each kind, in the order of [`Talk::KINDS`].
    pub talks: [u16; Talk::KINDS.len()],
}

/// What one play came to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Row {
    /// Its number among many, from 0.
    pub game: u32,
    /// Its seed.
    pub seed: u64,
    /// The truth that it was about, if its scenario states several (4.2).
    pub truth: Option<TruthId>,
    /// How many rounds it took.
    pub rounds: u8,
    /// How it ended.
    pub ending: Option<EndingId>,
    /// The shared index at the end.
    pub index: i16,
    /// The highest tension at the end.
    pub tension: i16,
    /// The digest of its last world.
    pub digest: Digest,
    /// Seat by seat.
    pub seats: Vec<SeatRow>,
    /// Whether each inject arrived.
    pub injects: Vec<bool>,
    /// For each incident, the best word that the analysts of a nation which it hit have at the end
    /// for the actor that did it.
    pub reached: Vec<Likelihood>,
}

impl Row {
    pub(super) fn of(
        playable: &Playable,
        game: u32,
        (seed, truth): (u64, Option<TruthId>),
        policies: &[Policy],
        world: &World,
        tally: Tally,
    ) -> Self {
        let done = tally.actions.into_iter().zip(tally.talks);
        let seats = policies.iter().zip(done).enumerate().map(|(seat, (policy, (actions, talks)))| {
            let seat = NationId::at(seat);
            let objectives = playable.scenario.objectives.iter().zip(&world.now().objectives);
            SeatRow {
                policy: policy.name().to_owned(),
                score: rules::score(world, seat),
                met: objectives.filter(|(objective, _)| objective.nation == seat).map(|(_, met)| *met).collect(),
                claims: claims_of(world, seat),
                judged: judgements_of(world, seat),
                actions,
                talks,
            }
        });
        Self {
            game,
            seed,
            truth,
            rounds: world.now().round,
            ending: world.now().ended,
            index: rules::index(world),
            tension: world.now().tension.all().iter().map(|tension| tension.get()).max().unwrap_or(0),
            digest: world.digest(),
            seats: seats.collect(),
            injects: tally.injects,
            reached: world.table().incidents.iter().map(|spec| reached(world, spec)).collect(),
        }
    }

    /// Whether an inject arrived.
    #[must_use]
    pub fn arrived(&self, inject: InjectId) -> bool {
        self.injects.get(inject.index()).copied().unwrap_or(false)
    }

    /// How often anybody carried out an action.
    #[must_use]
    pub fn times(&self, action: ActionId) -> u32 {
        self.seats.iter().filter_map(|seat| seat.actions.get(action.index())).map(|&times| u32::from(times)).sum()
    }
}

fn reached(world: &World, spec: &Incident) -> Likelihood {
    let words = spec.victims.iter().filter_map(|&one| rules::word_on(world.sight(one), spec.id, spec.truth.actor));
    words.max().unwrap_or(Likelihood::AlmostNoChance)
}

fn claims_of(world: &World, seat: NationId) -> Claimed {
    let mut claimed = Claimed::default();
    for claim in Judgements::of(world).said_by(seat).filter(|claim| claim.names()) {
        let count = match (claim.is_supported(), claim.is_true()) {
            (true, true) => &mut claimed.supported_true,
            (true, false) => &mut claimed.supported_false,
            (false, true) => &mut claimed.unsupported_true,
            (false, false) => &mut claimed.unsupported_false,
        };
        *count += 1;
    }
    claimed
}

fn judgements_of(world: &World, seat: NationId) -> Judged {
    let mut judged = Judged::default();
    let mut gravest = None;
    for (id, spec, _) in world.sight(seat).incidents() {
        let recorded = Judgements::of(world).recorded(seat, id);
        // The first of those that are gravest.
        if gravest.is_none_or(|(severity, _)| spec.severity() > severity) {
            gravest = Some((spec.severity(), recorded == Recorded::Right));
        }
        let count = match recorded {
            Recorded::Right => &mut judged.right,
            Recorded::Wrong => &mut judged.wrong,
            Recorded::Open => &mut judged.open,
            Recorded::Nothing => &mut judged.unrecorded,
        };
        *count += 1;
    }
    judged.right_on_gravest = u32::from(gravest.is_some_and(|(_, right)| right));
    judged
}
