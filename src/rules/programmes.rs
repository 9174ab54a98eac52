//! 10.1, 10.3, 10.5 Programmes: offered, answered, begun and left.
//!
//! What a seat may say here reads its own [`Sight`]; a programme that it does not see is
//! refused like one that is not there.

use super::addressed::open_to;
use super::admit::{module, staff};
use super::round::Round;
use crate::event::{Cause, Event, Gauge, ProgrammeEvent};
use crate::order::{HostAnswer, ProgrammeRefusal, ProgrammeTalk, ProgrammeTerms, Refusal};
use crate::script::{Numbers, Programme};
use crate::terms::{
    Asked, Channel, Level, Module, NationId, NationSet, Ownership, Pillar, ProgrammeChannel, ProgrammeId,
    ProgrammeKind, Rule, Theme,
};
use crate::world::{Known, ProgrammeNow, ProgrammeState, Sight, first_terms};

/// A programme that a seat sees: what is written of it, and how it stands.
type Seen<'w> = (Known<'w, Programme>, ProgrammeNow);

/// Through whom an offer comes: as the scenario has it, or by the umbrella (10.1).
#[must_use]
pub const fn programme_channel(spec: Known<'_, Programme>, umbrella: bool) -> ProgrammeChannel {
    if umbrella { ProgrammeChannel::Umbrella } else { spec.channel() }
}

/// Whether a host that decides by formula takes a programme: benefit + trust − sovereignty
/// concern ≥ 2 × conditions (10.3).
///
/// `level` is that of the pillar, `trust` the host's in whoever leads the donors; a body has 0.
#[must_use]
pub fn is_willing(numbers: &Numbers, spec: Known<'_, Programme>, now: &ProgrammeNow, level: i16, trust: i16) -> bool {
    let numbers = &numbers.programmes;
    let benefit = if spec.kind() == ProgrammeKind::Build { 5 - level } else { numbers.benefit };
    let of = |row: &[i16], place: usize| row.get(place).copied().unwrap_or(0);
    let concern = of(&numbers.concern, now.terms.ownership as usize)
        .saturating_add(of(&numbers.concern_channel, now.channel as usize))
        .saturating_add(if spec.pillar() == Pillar::Law { numbers.concern_law } else { 0 });
    let weighs = numbers.condition.saturating_mul(i16::from(now.terms.conditions));
    benefit.saturating_add(trust).saturating_sub(concern) >= weighs
}

/// Whether a seat may say something of a programme.
///
/// # Errors
/// Says what is missing.
pub(super) fn may_say(sight: Sight<'_>, talk: &ProgrammeTalk) -> Result<(), Refusal> {
    module(sight, Module::Programmes)?;
    let seen = sight.programme(talk.programme()).ok_or(Refusal::NoSuchThing)?;
    match *talk {
        ProgrammeTalk::Offer { terms, umbrella, .. } => may_offer(sight, seen, terms, umbrella),
        ProgrammeTalk::Answer { answer, .. } => may_answer(sight, seen, answer),
        ProgrammeTalk::Settle { .. } => {
            let (_, now) = seen;
            let lead = now.by.ok_or(Refusal::NotYoursToAnswer)?;
            open_to(sight, lead, now.state != ProgrammeState::Countered)
        }
        ProgrammeTalk::Join { .. } => may_join(sight, seen),
        ProgrammeTalk::Leave { .. } => may_leave(sight, seen),
    }
}

const fn refused<T>(refusal: ProgrammeRefusal) -> Result<T, Refusal> {
    Err(Refusal::Programme(refusal))
}

fn may_offer(sight: Sight<'_>, (spec, now): Seen<'_>, terms: ProgrammeTerms, umbrella: bool) -> Result<(), Refusal> {
    let channel = programme_channel(spec, umbrella);
    if channel == ProgrammeChannel::Umbrella {
        module(sight, Module::Umbrella)?;
    }
    let again = now.state == ProgrammeState::Declined && now.round < sight.round();
    if !spec.donors().contains(&sight.seat()) {
        return refused(ProgrammeRefusal::NotADonor);
    }
    if now.state != ProgrammeState::Idle && !again {
        return refused(ProgrammeRefusal::NotToOffer);
    }
    if channel.asks_nothing() && terms.conditions > 0 {
        return refused(ProgrammeRefusal::AsksNothing { channel });
    }
    if usize::from(terms.conditions) > spec.conditions().len() {
        return Err(Refusal::NoSuchThing);
    }
    may_fund(sight, spec, spec.donors().iter().copied().collect())?;
    staff(sight, 1)
}

/// Whether a donor has a place free, the money for a round, and a host that can gain (10.2).
fn may_fund(sight: Sight<'_>, spec: Known<'_, Programme>, donors: NationSet) -> Result<(), Refusal> {
    let (seat, numbers) = (sight.seat(), sight.numbers());
    if !donors.has(seat) {
        return refused(ProgrammeRefusal::NotADonor);
    }
    if spec.kind() == ProgrammeKind::Build && sight.capacity(spec.beneficiary(), spec.pillar()) >= 5 {
        return refused(ProgrammeRefusal::NothingToBuild);
    }
    let most = match sight.level() {
        Level::Introductory => numbers.programmes.a_donor.first(),
        Level::Standard => numbers.programmes.a_donor.get(1),
        Level::Master => numbers.programmes.a_donor.get(2),
    };
    let most = most.copied().unwrap_or(1);
    let mine = |now: ProgrammeNow| now.state.is_under_way() && (now.by == Some(seat) || now.donors.has(seat));
    let count = sight.programmes().filter(|(_, _, now)| mine(*now)).count();
    if count >= usize::from(most) {
        return refused(ProgrammeRefusal::TooMany { most });
    }
    let tension = sight.tension(seat, spec.beneficiary());
    if tension >= numbers.freeze_from {
        return Err(Refusal::Frozen { tension });
    }
    let (needed, available) = (spec.funds(), sight.me().funds.get());
    let pays = spec.kind() != ProgrammeKind::Revenue && needed > available;
    if pays { Err(Refusal::NotEnoughFunds { needed, available }) } else { Ok(()) }
}

fn may_answer(sight: Sight<'_>, (spec, now): Seen<'_>, answer: HostAnswer) -> Result<(), Refusal> {
    open_to(sight, spec.beneficiary(), now.state != ProgrammeState::Offered)?;
    let HostAnswer::OnTerms(terms) = answer else { return Ok(()) };
    let offered = now.terms;
    if now.channel == ProgrammeChannel::TreatyBody && terms.conditions < offered.conditions {
        return refused(ProgrammeRefusal::TreatyFirst);
    }
    let milder = terms.ownership >= offered.ownership && terms.conditions <= offered.conditions;
    if milder && terms != offered { Ok(()) } else { refused(ProgrammeRefusal::NotMilder) }
}

fn may_join(sight: Sight<'_>, (spec, now): Seen<'_>) -> Result<(), Refusal> {
    if now.state != ProgrammeState::Running || spec.kind() != ProgrammeKind::Build {
        return refused(ProgrammeRefusal::NotRunning);
    }
    if now.donors.has(sight.seat()) {
        return Err(Refusal::AlreadyOrdered);
    }
    may_fund(sight, spec, spec.donors().iter().copied().collect())
}

fn may_leave(sight: Sight<'_>, (spec, now): Seen<'_>) -> Result<(), Refusal> {
    if now.state != ProgrammeState::Running {
        refused(ProgrammeRefusal::NotRunning)
    } else if now.donors.has(sight.seat()) || spec.beneficiary() == sight.seat() {
        Ok(())
    } else {
        refused(ProgrammeRefusal::NoPart)
    }
}

impl Round<'_> {
    /// Whether programmes are in play in this round (1.8).
    pub(super) fn plays_programmes(&self) -> bool {
        self.table().is_on(Module::Programmes, self.now().round)
    }

    /// Makes something happen to a programme.
    pub(super) fn emit_of_programme(&mut self, event: ProgrammeEvent) {
        self.emit(Event::Programme(event));
    }

    /// Says something of a programme that may be said.
    pub(super) fn say_of_programme(&mut self, by: NationId, talk: ProgrammeTalk) {
        let table = self.shared_table();
        let id = talk.programme();
        let Some((spec, &now)) = table.programme(id).zip(self.now().programmes.get(id.index())) else { return };
        match talk {
            ProgrammeTalk::Offer { terms, umbrella, .. } => {
                let channel = programme_channel(Known::of(spec), umbrella);
                self.shift(Gauge::Staff(by), -1, Rule(10, 3), Cause::Talk(by));
                self.emit_of_programme(ProgrammeEvent::Offered { id, by: Some(by), channel, terms });
            }
            ProgrammeTalk::Answer { answer, .. } => self.answer_offer(id, spec, answer, false),
            ProgrammeTalk::Settle { agree, .. } => self.settle_terms(id, spec, Some(by), agree),
            ProgrammeTalk::Join { .. } => self.emit_of_programme(ProgrammeEvent::Joined { id, by }),
            ProgrammeTalk::Leave { .. } => self.leave(id, spec, now.donors, by),
        }
    }

    /// Whether a host would take a programme by the formula (10.3).
    fn takes(&self, spec: &Programme, now: &ProgrammeNow) -> bool {
        let host = spec.beneficiary;
        let level = self.now().nation(host).pillar(spec.pillar);
        let trust = now.by.map_or(0, |lead| self.now().trust(host, lead));
        is_willing(self.numbers(), Known::of(spec), now, level, trust)
    }

    /// The host answers, or the formula for it.
    fn answer_offer(&mut self, id: ProgrammeId, spec: &Programme, answer: HostAnswer, scripted: bool) {
        let Some(&now) = self.now().programmes.get(id.index()) else { return };
        let by = spec.beneficiary;
        self.emit_of_programme(ProgrammeEvent::Answered { id, by, answer, scripted });
        match answer {
            HostAnswer::Accept => self.begin_programme(id, spec),
            HostAnswer::OnTerms(terms) if now.by.is_none() => {
                // A body answers by script: a treaty body will not hand over the lead.
                let agree = now.channel != ProgrammeChannel::TreatyBody || terms.ownership < Ownership::HostLed;
                self.settle_terms(id, spec, None, agree);
            }
            HostAnswer::Decline if now.terms.conditions > 0 && !self.takes(spec, &now) => {
                let by_trust = self.numbers().programmes.trust_declined;
                if let Some(lead) = now.by {
                    self.regard(by, lead, by_trust, Rule(10, 3), Cause::Programme(id));
                }
            }
            HostAnswer::OnTerms(_) | HostAnswer::Decline => {}
        }
    }

    fn settle_terms(&mut self, id: ProgrammeId, spec: &Programme, by: Option<NationId>, agree: bool) {
        self.emit_of_programme(ProgrammeEvent::Settled { id, by, agree });
        if agree {
            self.begin_programme(id, spec);
        }
    }

    /// A programme begins: what was asked is done, a Law programme is paid for at home (10.3).
    fn begin_programme(&mut self, id: ProgrammeId, spec: &Programme) {
        let Some(&now) = self.now().programmes.get(id.index()) else { return };
        let (host, cause) = (spec.beneficiary, Cause::Programme(id));
        let numbers = self.numbers().programmes.clone();
        // Terms that the host named itself are no pressure.
        let pressed = now.state == ProgrammeState::Offered && now.terms.conditions > 0 && !self.takes(spec, &now);
        let cap = now.terms.ownership.cap();
        let ownership = if pressed { cap.saturating_sub(numbers.pressure_costs) } else { cap };
        let progress = if pressed { numbers.pressure_gains } else { 0 };
        let donors = now.by.map_or(NationSet::NONE, NationSet::one);
        self.emit_of_programme(ProgrammeEvent::Begun { id, donors, ownership, progress, pressed });
        for asked in spec.asked(now.terms.conditions) {
            self.comply(asked, host, donors, cause);
        }
        if spec.kind == ProgrammeKind::Build && spec.pillar == Pillar::Law {
            self.shift(Gauge::Mandate(host), numbers.law_mandate, Rule(10, 3), cause);
        }
        self.profess(spec, host, donors, cause);
        if spec.kind == ProgrammeKind::Surge {
            self.surge(id, spec, donors);
        }
    }

    /// The host does what a condition asks (10.1).
    fn comply(&mut self, asked: Asked, host: NationId, donors: NationSet, cause: Cause) {
        match asked {
            // The voice is owed when it is asked for (10.5).
            Asked::Vote => {}
            Asked::Treaty => {
                for donor in donors.iter() {
                    let (a, b, channel) = (host.min(donor), host.max(donor), Channel::ContactPoint);
                    if !self.now().is_open(a, b, channel) {
                        self.emit(Event::ChannelOpened { a, b, channel });
                    }
                }
            }
            Asked::RightsReform => {
                let [freedom, mandate] = self.numbers().programmes.rights;
                self.shift(Gauge::Track(host, Theme::Freedom), freedom, Rule(10, 1), cause);
                self.shift(Gauge::Mandate(host), mandate, Rule(10, 1), cause);
            }
        }
    }

    /// A donor that does what it professes earns trust, one that does not loses it (2.5).
    fn profess(&mut self, spec: &Programme, host: NationId, donors: NationSet, cause: Cause) {
        let Some(purpose) = spec.narrative else { return };
        if !self.table().is_on(Module::Narrative, self.now().round) {
            return;
        }
        for donor in donors.iter() {
            let earns = self.numbers().programmes.trust_narrative;
            let keeps = self.table().nation(donor).is_some_and(|nation| nation.narrative == purpose);
            self.regard(host, donor, if keeps { earns } else { earns.saturating_neg() }, Rule(2, 5), cause);
        }
    }

    /// A surge is paid for and over with the round (10.1).
    fn surge(&mut self, id: ProgrammeId, spec: &Programme, donors: NationSet) {
        if self.fund(id, spec, donors) {
            let by = self.numbers().programmes.surge;
            self.shift(Gauge::Surge(spec.beneficiary, spec.pillar), by, Rule(10, 1), Cause::Programme(id));
        } else {
            let halt = Some(crate::terms::Halt::Unfunded);
            self.emit_of_programme(ProgrammeEvent::Advanced { id, points: 0, halt });
        }
        self.emit_of_programme(ProgrammeEvent::Completed { id });
    }

    /// Somebody leaves: a donor disappoints the host, a host its donors; a deal binds (10.5).
    fn leave(&mut self, id: ProgrammeId, spec: &Programme, donors: NationSet, by: NationId) {
        let (host, cause) = (spec.beneficiary, Cause::Programme(id));
        let ends = by == host || donors.without(by).is_empty() && spec.bodies.is_empty();
        self.emit_of_programme(ProgrammeEvent::Left { id, by, ends });
        let (trust, bound) = (self.numbers().programmes.trust_left, self.numbers().programmes.bound);
        if by == host {
            for donor in donors.iter() {
                self.regard(donor, host, trust, Rule(10, 3), cause);
            }
        } else {
            self.regard(host, by, trust, Rule(10, 3), cause);
        }
        if spec.kind == ProgrammeKind::Revenue {
            self.shift(Gauge::Track(by, Theme::Growth), bound, Rule(10, 5), cause);
        }
    }

    /// At the end of Talks: the formula answers for a host that had a round to do so, and time
    /// for a donor that did not answer the host's terms (10.3).
    pub(super) fn answer_for_silent_hosts(&mut self) {
        if !self.plays_programmes() {
            return;
        }
        let table = self.shared_table();
        let round = self.now().round;
        for (index, spec) in table.programmes.iter().enumerate() {
            let Some(&now) = self.now().programmes.get(index).filter(|now| now.round < round) else { continue };
            let id = ProgrammeId::at(index);
            match now.state {
                ProgrammeState::Offered => {
                    let answer = if self.takes(spec, &now) { HostAnswer::Accept } else { HostAnswer::Decline };
                    self.answer_offer(id, spec, answer, true);
                }
                ProgrammeState::Countered => self.settle_terms(id, spec, None, false),
                _ => {}
            }
        }
    }

    /// At the Briefing: bodies offer by script, and tired hosts have fewer people free (10.1, 10.2).
    pub(super) fn open_programmes(&mut self) {
        let table = self.shared_table();
        let round = self.now().round;
        for (index, spec) in table.programmes.iter().enumerate() {
            let idle = self.now().programmes.get(index).is_some_and(|now| now.state == ProgrammeState::Idle);
            if spec.offered == Some(round) && idle && !spec.bodies.is_empty() {
                let (id, channel) = (ProgrammeId::at(index), spec.channel);
                let terms = first_terms(Known::of(spec), channel);
                self.emit_of_programme(ProgrammeEvent::Offered { id, by: None, channel, terms });
            }
        }
        self.tire();
    }

    /// What a host's bound voice adds to the answer by formula to its donor's claims (10.5).
    pub(super) fn bound_voice(&self, host: NationId, donor: NationId) -> i16 {
        let bound = self.plays_programmes() && crate::world::is_bound(self.table(), self.now(), host, donor);
        if bound { self.numbers().programmes.voice } else { 0 }
    }
}
