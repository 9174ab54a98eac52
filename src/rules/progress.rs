//! 10.2–10.5 Programmes round by round: paid for, absorbed, delivered; what outlasts the play.

use super::round::Round;
use crate::event::{Cause, Gauge, ProgrammeEvent};
use crate::script::{Programme, ProgrammeNumbers, Verb};
use crate::terms::{
    Halt, IncidentId, Link, NationId, NationSet, Pillar, ProgrammeChannel, ProgrammeId, ProgrammeKind, Rule, Stage,
    Theme, total,
};
use crate::world::{IncidentState, Known, ProgrammeNow, ProgrammeState};

/// What a programme would earn in a round that is paid for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Share {
    /// Which.
    pub id: ProgrammeId,
    /// Points.
    pub points: u8,
    /// Why not more.
    pub halt: Option<Halt>,
}

/// A programme that runs: which, what the scenario says of it, how it stands.
type Running<'w> = (ProgrammeId, Known<'w, Programme>, ProgrammeNow);

/// What the builds of one host would earn together, each paid for; the first to begin first (10.2).
///
/// Two uncoordinated ones on a pillar duplicate, three or more only tire the host; all share what
/// the host absorbs.
#[must_use]
pub fn shares<'w>(running: &[Running<'w>], absorbs: i16, numbers: &ProgrammeNumbers) -> Vec<Share> {
    let mut sorted: Vec<Running<'w>> = running.to_vec();
    sorted.sort_by_key(|(id, _, now)| (now.began, *id));
    let mut left = u8::try_from(absorbs.max(0)).unwrap_or(u8::MAX);
    let mut shares: Vec<Share> = Vec::with_capacity(sorted.len());
    for (place, &(id, spec, now)) in sorted.iter().enumerate() {
        let alone = now.channel == ProgrammeChannel::Umbrella;
        let same =
            |other: &&Running<'w>| other.1.pillar() == spec.pillar() && other.2.channel != ProgrammeChannel::Umbrella;
        let before = sorted.iter().take(place).filter(same).count();
        let all = sorted.iter().filter(same).count();
        let (could, halt) = if alone || all <= 1 {
            (numbers.points, None)
        } else if all > 2 {
            (0, Some(Halt::Tired))
        } else if before == 1 {
            (numbers.points / 2, Some(Halt::Duplicate))
        } else {
            (numbers.points, None)
        };
        let points = could.min(left);
        left -= points;
        let halt = if points < could { Some(Halt::NotAbsorbed) } else { halt };
        shares.push(Share { id, points, halt });
    }
    shares
}

/// Levels of one host's pillar that would be struck off now, by programme (10.3).
///
/// The programmes stand in the order in which they began; of each only as many levels last as its
/// ownership allows beside what lasts already. Those that began together share the loss, one
/// level in turn, the least owned first.
#[must_use]
pub fn to_strike(programmes: &[Running<'_>]) -> Vec<(ProgrammeId, u8)> {
    let mut sorted: Vec<&Running<'_>> = programmes.iter().filter(|(_, _, now)| now.levels > 0).collect();
    sorted.sort_by_key(|(id, _, now)| (now.began, now.ownership, *id));
    let all_of =
        |keeps: &[(ProgrammeId, u8, u8)]| keeps.iter().fold(0_u8, |sum, (_, kept, _)| sum.saturating_add(*kept));
    let (mut struck, mut lasting) = (Vec::new(), 0_u8);
    for together in sorted.chunk_by(|a, b| a.2.began == b.2.began) {
        let room = |one: &ProgrammeNow| one.ownership.saturating_sub(lasting);
        let most = together.iter().map(|(_, _, now)| room(now)).max().unwrap_or(0);
        let mut keeps: Vec<(ProgrammeId, u8, u8)> =
            together.iter().map(|(id, _, now)| (*id, now.levels.min(room(now)), now.levels)).collect();
        let mut over = all_of(&keeps).saturating_sub(most);
        while over > 0 {
            let largest = keeps.iter().map(|(_, kept, _)| *kept).max().unwrap_or(0);
            let Some((_, kept, _)) = keeps.iter_mut().find(|(_, kept, _)| *kept == largest && largest > 0) else {
                break;
            };
            *kept -= 1;
            over -= 1;
        }
        lasting = lasting.saturating_add(all_of(&keeps));
        struck.extend(keeps.iter().map(|(id, kept, levels)| (*id, levels - kept)).filter(|(_, lost)| *lost > 0));
    }
    struck
}

impl Round<'_> {
    /// In its step: builds are paid for and absorbed, deals pay, peers teach, havens feed groups.
    pub(super) fn run_programmes(&mut self) {
        for host in self.everyone().iter() {
            self.run_builds(host);
            self.run_deals(host);
        }
        self.teach();
        self.deliver_levels();
        self.feed_havens();
    }

    /// Whether this round is the play's last.
    pub(super) fn is_last(&self) -> bool {
        self.now().round >= self.table().rounds
    }

    /// The programmes of a kind that run for a host, by id.
    fn running(&self, host: NationId, kind: ProgrammeKind) -> Vec<ProgrammeId> {
        let all = self.table().programmes.iter().zip(&self.now().programmes).enumerate();
        all.filter(|(_, (spec, now))| {
            spec.beneficiary == host && spec.kind == kind && now.state == ProgrammeState::Running
        })
        .map(|(index, _)| ProgrammeId::at(index))
        .collect()
    }

    fn run_builds(&mut self, host: NationId) {
        let table = self.shared_table();
        let mut paid: Vec<ProgrammeId> = Vec::new();
        for id in self.running(host, ProgrammeKind::Build) {
            let Some((spec, now)) = table.programme(id).zip(self.now().programmes.get(id.index())) else { continue };
            let donors = now.donors;
            let halt = if self.is_frozen_between(host, donors) {
                Some(Halt::Frozen)
            } else if !self.fund(id, spec, donors) {
                Some(Halt::Unfunded)
            } else if self.is_unwilling(host) {
                Some(Halt::Unwilling)
            } else {
                paid.push(id);
                None
            };
            if halt.is_some() {
                self.emit_of_programme(ProgrammeEvent::Advanced { id, points: 0, halt });
            }
        }
        let numbers = &table.numbers.programmes;
        let absorbs = self.now().nation(host).pillar(Pillar::Organisation).saturating_add(numbers.absorbed);
        let running: Vec<Running<'_>> = paid
            .iter()
            .filter_map(|&id| Some((id, table.programme(id).map(Known::of)?, *self.now().programmes.get(id.index())?)))
            .collect();
        for Share { id, points, halt } in shares(&running, absorbs, numbers) {
            self.emit_of_programme(ProgrammeEvent::Advanced { id, points, halt });
        }
    }

    /// Takes what a round costs from its donors in equal parts, the first one paying the odd
    /// ones; nobody pays if one of them cannot. A body pays by script.
    pub(super) fn fund(&mut self, id: ProgrammeId, spec: &Programme, donors: NationSet) -> bool {
        let count = i16::try_from(donors.len()).unwrap_or(i16::MAX).max(1);
        let (each, odd) = (spec.funds / count, spec.funds % count);
        let part = |place: usize| each + if place == 0 { odd } else { 0 };
        let parts: Vec<(NationId, i16)> = donors.iter().enumerate().map(|(place, one)| (one, part(place))).collect();
        if parts.iter().any(|(donor, part)| self.now().nation(*donor).funds.get() < *part) {
            return false;
        }
        for (donor, part) in parts {
            self.shift(Gauge::Funds(donor), -part, Rule(10, 2), Cause::Programme(id));
        }
        true
    }

    /// Whether tension freezes aid between a host and any of its donors (3.3).
    fn is_frozen_between(&self, host: NationId, donors: NationSet) -> bool {
        donors.iter().any(|donor| self.now().tension(host, donor) >= self.numbers().freeze_from)
    }

    /// Whether a host could act against a group that it shelters, and does not (10.4).
    fn is_unwilling(&self, host: NationId) -> bool {
        let now = self.now().nation(host);
        let able =
            now.pillar(Pillar::Law) + now.pillar(Pillar::Organisation) >= self.numbers().programmes.unwilling_from;
        able && self.table().sheltered_by(host).any(|(group, _)| !self.now().is_restrained(group))
    }

    /// A deal pays Growth to both sides, and the host pays the donor (10.5).
    fn run_deals(&mut self, host: NationId) {
        let table = self.shared_table();
        for id in self.running(host, ProgrammeKind::Revenue) {
            let Some((spec, now)) = table.programme(id).zip(self.now().programmes.get(id.index())) else { continue };
            let (lead, cause) = (now.by, Cause::Programme(id));
            if self.now().nation(host).funds.get() < spec.funds {
                let halt = Some(Halt::Unfunded);
                self.emit_of_programme(ProgrammeEvent::Advanced { id, points: 0, halt });
                continue;
            }
            let growth = self.numbers().programmes.revenue;
            self.shift(Gauge::Funds(host), spec.funds.saturating_neg(), Rule(10, 5), cause);
            self.shift(Gauge::Track(host, Theme::Growth), growth, Rule(10, 5), cause);
            if let Some(lead) = lead {
                self.shift(Gauge::Funds(lead), spec.funds, Rule(10, 5), cause);
                self.shift(Gauge::Track(lead, Theme::Growth), growth, Rule(10, 5), cause);
            }
        }
    }

    /// Peers that exchanged good practice this round bring on the builds of both (10.4).
    fn teach(&mut self) {
        let table = self.shared_table();
        let exchanges = self
            .now()
            .deeds_in(self.now().round)
            .filter(|deed| table.action(deed.action).is_some_and(|action| action.verb == Some(Verb::Exchange)));
        let pairs: Vec<(NationId, NationId)> =
            exchanges.filter_map(|deed| Some((deed.by, deed.target?))).filter(|&(a, b)| self.are_peers(a, b)).collect();
        let points = self.numbers().programmes.exchange;
        for (a, b) in pairs {
            for host in [a, b] {
                for id in self.running(host, ProgrammeKind::Build) {
                    self.emit_of_programme(ProgrammeEvent::Taught { id, points });
                }
            }
        }
    }

    /// Whether two nations are within a stage of each other (10.4).
    fn are_peers(&self, a: NationId, b: NationId) -> bool {
        let stage = |id: NationId| Stage::of(self.now().nation(id).maturity()) as i16;
        (stage(a) - stage(b)).abs() <= self.numbers().programmes.peers
    }

    /// Builds that have points enough deliver a level each (10.2).
    fn deliver_levels(&mut self) {
        let table = self.shared_table();
        let needed = table.numbers.programmes.level.max(1);
        for (index, spec) in table.programmes.iter().enumerate() {
            let Some(&now) = self.now().programmes.get(index) else { continue };
            if now.state != ProgrammeState::Running || now.progress < needed {
                continue;
            }
            let id = ProgrammeId::at(index);
            let height = self.now().nation(spec.beneficiary).pillar(spec.pillar);
            if height < 5 {
                let progress = now.progress - needed;
                self.emit_of_programme(ProgrammeEvent::Delivered { id, progress });
                self.raise_level(id, spec, now.donors);
            }
            if now.levels.saturating_add(1) >= spec.levels || height >= 4 {
                self.emit_of_programme(ProgrammeEvent::Completed { id });
            }
        }
    }

    /// What a level brings: capacity, trust, and by Law Freedom and Growth (10.2, 10.3, 10.5).
    fn raise_level(&mut self, id: ProgrammeId, spec: &Programme, donors: NationSet) {
        let (host, cause) = (spec.beneficiary, Cause::Programme(id));
        self.shift(Gauge::Capacity(host, spec.pillar), 1, Rule(10, 2), cause);
        if spec.pillar == Pillar::Law {
            let [freedom, growth] = self.numbers().programmes.law_moves;
            self.shift(Gauge::Track(host, Theme::Freedom), freedom, Rule(10, 3), cause);
            self.shift(Gauge::Track(host, Theme::Growth), growth, Rule(10, 3), cause);
        }
        let trust = self.numbers().programmes.trust_delivered;
        for donor in donors.iter() {
            self.regard(host, donor, trust, Rule(10, 5), cause);
        }
    }

    /// Groups that operate from a safe haven strike harder from round to round (10.4).
    fn feed_havens(&mut self) {
        let table = self.shared_table();
        let (strength, up_to) = (self.numbers().haven_strength, self.numbers().haven_up_to);
        let havens: Vec<IncidentId> = table
            .incident_ids()
            .zip(table.incidents.iter().zip(&self.now().incidents))
            .filter(|&(id, (spec, now))| {
                let host = table.run_from(id);
                let group = matches!(spec.truth.link, Link::None | Link::Tolerated);
                let free = !self.now().is_restrained(spec.truth.actor);
                now.state == IncidentState::Live && group && free && host.is_some_and(|host| self.is_haven(host, up_to))
            })
            .map(|(id, _)| id)
            .collect();
        for id in havens {
            self.shift(Gauge::Strength(id), strength, Rule(10, 4), Cause::Incident(id));
        }
    }

    fn is_haven(&self, host: NationId, up_to: i16) -> bool {
        let now = self.now().nation(host);
        now.pillar(Pillar::Law) + now.pillar(Pillar::Organisation) <= up_to
    }

    /// At the Briefing: three or more uncoordinated builds on one pillar cost their host staff (10.2).
    pub(super) fn tire(&mut self) {
        for host in self.everyone().iter() {
            let builds = self.running(host, ProgrammeKind::Build);
            let on = |pillar: Pillar| {
                let counts = |id: &&ProgrammeId| {
                    let spec = self.table().programme(**id);
                    let apart = self.now().programmes.get(id.index());
                    spec.is_some_and(|spec| spec.pillar == pillar)
                        && apart.is_some_and(|now| now.channel != ProgrammeChannel::Umbrella)
                };
                builds.iter().filter(counts).count()
            };
            if Pillar::ALL.iter().any(|&pillar| on(pillar) > 2) {
                let by = self.numbers().programmes.tires.min(self.now().nation(host).staff.get());
                self.shift(Gauge::Staff(host), -by, Rule(10, 2), Cause::Time);
            }
        }
    }

    /// Before the end is scored: gained levels above ownership are struck off (10.3).
    pub(super) fn strike_off(&mut self) {
        let table = self.shared_table();
        for host in self.everyone().iter() {
            for &pillar in Pillar::ALL {
                let list: Vec<Running<'_>> = (0..)
                    .map(ProgrammeId::at)
                    .zip(table.programmes.iter().zip(&self.now().programmes))
                    .filter(|(_, (spec, _))| spec.beneficiary == host && spec.pillar == pillar)
                    .map(|(id, (spec, now))| (id, Known::of(spec), *now))
                    .collect();
                let struck = to_strike(&list);
                if !struck.is_empty() {
                    self.strike_levels(host, pillar, &struck);
                }
            }
        }
    }

    /// Levels that the host has lost otherwise count as gained ones, so that a strike takes
    /// nothing home-grown.
    fn strike_levels(&mut self, host: NationId, pillar: Pillar, struck: &[(ProgrammeId, u8)]) {
        let gauge = Gauge::Capacity(host, pillar);
        let otherwise = self
            .world
            .moves()
            .filter(|(_, one)| one.gauge == gauge && one.by < 0 && !matches!(one.why.cause, Cause::Programme(_)));
        let mut gone = total(otherwise.map(|(_, one)| one.by.saturating_neg()));
        for &(id, levels) in struck {
            let already = self.now().programmes.get(id.index()).map_or(0, |now| now.struck);
            let levels = levels.saturating_sub(already);
            if levels > 0 {
                let loss = i16::from(levels).saturating_sub(gone).max(0);
                gone = gone.saturating_sub(i16::from(levels)).max(0);
                self.emit_of_programme(ProgrammeEvent::StruckOff { id, levels });
                self.shift(gauge, -loss, Rule(10, 3), Cause::Programme(id));
            }
        }
    }
}
