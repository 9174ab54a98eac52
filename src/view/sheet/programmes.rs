//! Programmes of capacity building as a seat sees them (§10).

use super::orders::refusal;
use crate::order::{HostAnswer, ProgrammeTalk, ProgrammeTerms, Refusal, Talk};
use crate::rules::{self, Share};
use crate::script::Programme;
use crate::terms::{Module, NationId, NationSet, Ownership, Pillar, ProgrammeChannel, ProgrammeId, ProgrammeKind};
use crate::world::{Known, ProgrammeNow, ProgrammeState, Sight, first_terms};
use serde::Serialize;

/// A programme.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct ProgrammeRow {
    /// Its number.
    pub id: ProgrammeId,
    /// Its title.
    pub title: String,
    /// Build, surge or revenue, in its word.
    pub kind: &'static str,
    /// Through whom it comes, in its word.
    pub channel: &'static str,
    /// Who funds it, or offers to.
    pub donors: NationSet,
    /// The bodies that fund it by script.
    pub bodies: Vec<String>,
    /// Whom it is for.
    pub host: NationId,
    /// The pillar it raises.
    pub pillar: Pillar,
    /// What it costs a round.
    pub funds: i16,
    /// Where it stands, in a word.
    pub state: &'static str,
    /// Whether it runs.
    pub running: bool,
    /// Who leads it, in its word.
    pub ownership: &'static str,
    /// The conditions that are asked for, or were accepted.
    pub conditions: Vec<String>,
    /// The terms as they are on the table, or those it begins from.
    pub terms: ProgrammeTerms,
    /// Points towards the next level, and how many a level takes.
    pub progress: (u8, u8),
    /// Levels delivered, and how many it is to deliver.
    pub levels: (u8, u8),
    /// Points that it earned in its last round.
    pub earned: u8,
    /// Points that it would earn now, if it is paid for.
    pub next: u8,
    /// Points that its host absorbs a round in all.
    pub absorbs: i16,
    /// Whether another, uncoordinated one on the same pillar takes from it.
    pub duplicated: bool,
    /// Levels that would be struck off if the play ended now, or were.
    pub struck: u8,
    /// What hinders it or is at stake, in sentences.
    pub notes: Vec<String>,
    /// What the seat may say of it now: what it comes to in words, and the talk.
    pub talks: Vec<(String, Talk)>,
    /// How the seat may offer it now.
    pub offers: Vec<Offering>,
    /// The terms on which the seat may take it instead of those on offer.
    pub milder: Vec<ProgrammeTerms>,
    /// What keeps the seat from offering it, or from coming in, in words.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub hindrance: Option<String>,
}

/// A way in which a programme may be offered.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub struct Offering {
    /// On which terms.
    pub terms: ProgrammeTerms,
    /// Whether through the umbrella.
    pub umbrella: bool,
}

type Seen<'w> = (ProgrammeId, Known<'w, Programme>, ProgrammeNow);

/// The programmes that a seat sees; none while the module is off.
pub(super) fn programmes(sight: Sight<'_>) -> Vec<ProgrammeRow> {
    if !sight.is_on(Module::Programmes) {
        return Vec::new();
    }
    let all: Vec<Seen<'_>> = sight.programmes().collect();
    all.iter().map(|&one| row(sight, &all, one)).collect()
}

fn row(sight: Sight<'_>, all: &[Seen<'_>], (id, spec, now): Seen<'_>) -> ProgrammeRow {
    let numbers = &sight.numbers().programmes;
    let text = |id| sight.text(id).to_owned();
    let idle = now.state == ProgrammeState::Idle;
    let channel = if idle { spec.channel() } else { now.channel };
    let terms = if idle { first_terms(spec, channel) } else { now.terms };
    let share = share_of(sight, all, (id, spec, now));
    let mates = |one: &&Seen<'_>| is_mate(spec, one);
    let duplicated = is_mate(spec, &(id, spec, now)) && all.iter().filter(mates).count() > 1;
    let donors = now.by.map_or(now.donors, |lead| now.donors.with(lead));
    ProgrammeRow {
        id,
        title: text(spec.title()),
        kind: spec.kind().word(),
        channel: channel.word(),
        donors,
        bodies: spec.bodies().iter().filter_map(|&body| sight.actor(body)).map(|body| text(body.name())).collect(),
        host: spec.beneficiary(),
        pillar: spec.pillar(),
        funds: spec.funds(),
        state: now.state.word(),
        running: now.state == ProgrammeState::Running,
        ownership: terms.ownership.word(),
        conditions: spec.conditions().iter().take(usize::from(terms.conditions)).map(|&one| text(one)).collect(),
        progress: (now.progress, numbers.level),
        levels: (now.levels, spec.levels()),
        earned: now.earned,
        next: share.map_or(0, |share| share.points),
        absorbs: sight.absorbs(spec.beneficiary()),
        duplicated,
        struck: now.struck.max(would_lose(all, (id, spec))),
        notes: notes(sight, spec, now, share),
        terms,
        talks: talks(sight, id),
        offers: offers(sight, id, spec),
        milder: milder(sight, id, terms),
        hindrance: hindrance(sight, id, spec, now),
    }
}

/// Whether a programme is a running build on the same pillar, uncoordinated.
fn is_mate(spec: Known<'_, Programme>, (_, other, now): &Seen<'_>) -> bool {
    other.beneficiary() == spec.beneficiary()
        && other.pillar() == spec.pillar()
        && other.kind() == ProgrammeKind::Build
        && now.state == ProgrammeState::Running
        && now.channel != ProgrammeChannel::Umbrella
}

/// What a running build would earn now, if all of its host's are paid for.
fn share_of(sight: Sight<'_>, all: &[Seen<'_>], (id, spec, now): Seen<'_>) -> Option<Share> {
    let builds = |one: &&Seen<'_>| {
        let (_, other, now) = one;
        other.beneficiary() == spec.beneficiary()
            && other.kind() == ProgrammeKind::Build
            && now.state == ProgrammeState::Running
    };
    if now.state != ProgrammeState::Running || spec.kind() != ProgrammeKind::Build {
        return None;
    }
    let running: Vec<Seen<'_>> = all.iter().filter(builds).copied().collect();
    let shares = rules::shares(&running, sight.absorbs(spec.beneficiary()), &sight.numbers().programmes);
    shares.into_iter().find(|share| share.id == id)
}

/// How many of its levels would be struck off if the play ended now (10.3).
fn would_lose(all: &[Seen<'_>], (id, spec): (ProgrammeId, Known<'_, Programme>)) -> u8 {
    let same = |one: &&Seen<'_>| one.1.beneficiary() == spec.beneficiary() && one.1.pillar() == spec.pillar();
    let list: Vec<Seen<'_>> = all.iter().filter(same).copied().collect();
    rules::to_strike(&list).into_iter().find(|(one, _)| *one == id).map_or(0, |(_, levels)| levels)
}

fn notes(sight: Sight<'_>, spec: Known<'_, Programme>, now: ProgrammeNow, share: Option<Share>) -> Vec<String> {
    let mut notes = Vec::new();
    if let Some(halt) = now.halt {
        notes.push(format!("In its last round it earned {}: {}.", points(now.earned), halt.words()));
    }
    if let Some(halt) = share.and_then(|share| share.halt).filter(|halt| now.halt != Some(*halt)) {
        notes.push(format!("This round it would earn less: {}.", halt.words()));
    }
    if now.pressed {
        notes.push("The host complied under pressure: quicker now, and less its own (10.3).".to_owned());
    }
    if now.state == ProgrammeState::Offered && spec.beneficiary() == sight.seat() {
        let level = sight.capacity(spec.beneficiary(), spec.pillar());
        let trust = now.by.map_or(0, |lead| sight.trust(lead));
        notes.push(match (rules::is_willing(sight.numbers(), spec, &now, level, trust), now.terms.conditions) {
            (true, _) => "Left unanswered, your ministries will take it (10.3).".to_owned(),
            (false, 0) => "Left unanswered, your ministries will decline it (10.3).".to_owned(),
            (false, _) => "To take it as it stands is to comply under pressure (10.3).".to_owned(),
        });
    }
    if spec.kind() == ProgrammeKind::Revenue && now.state == ProgrammeState::Running {
        notes.push("While it runs, the host’s voice is bound to those who pay (10.5).".to_owned());
    }
    notes
}

fn points(count: u8) -> String {
    if count == 1 { "1 point".to_owned() } else { format!("{count} points") }
}

/// What may be said of a programme now and needs no terms.
fn talks(sight: Sight<'_>, programme: ProgrammeId) -> Vec<(String, Talk)> {
    let could = [
        ("Take it as it is offered", ProgrammeTalk::Answer { programme, answer: HostAnswer::Accept }),
        ("Decline it", ProgrammeTalk::Answer { programme, answer: HostAnswer::Decline }),
        ("Agree to their terms", ProgrammeTalk::Settle { programme, agree: true }),
        ("Refuse their terms", ProgrammeTalk::Settle { programme, agree: false }),
        ("Come in and share the cost", ProgrammeTalk::Join { programme }),
        ("Leave it", ProgrammeTalk::Leave { programme }),
    ];
    let may = could.into_iter().filter(|&(_, talk)| may_say(sight, talk));
    may.map(|(label, talk)| (label.to_owned(), Talk::Programme(talk))).collect()
}

fn may_say(sight: Sight<'_>, talk: ProgrammeTalk) -> bool {
    rules::may_say(sight, &Talk::Programme(talk)).is_ok()
}

/// Terms with no more than so many conditions.
fn terms_up_to(most: u8) -> impl Iterator<Item = ProgrammeTerms> {
    let each = move |&ownership| (0..=most).map(move |conditions| ProgrammeTerms { ownership, conditions });
    Ownership::ALL.iter().flat_map(each)
}

fn offers(sight: Sight<'_>, programme: ProgrammeId, spec: Known<'_, Programme>) -> Vec<Offering> {
    let most = u8::try_from(spec.conditions().len()).unwrap_or(2);
    let ways: &[bool] = if spec.channel() == ProgrammeChannel::Umbrella { &[false] } else { &[false, true] };
    let all = ways.iter().flat_map(|&umbrella| terms_up_to(most).map(move |terms| Offering { terms, umbrella }));
    all.filter(|&Offering { terms, umbrella }| may_say(sight, ProgrammeTalk::Offer { programme, terms, umbrella }))
        .collect()
}

fn milder(sight: Sight<'_>, programme: ProgrammeId, offered: ProgrammeTerms) -> Vec<ProgrammeTerms> {
    let may = |terms: &ProgrammeTerms| {
        may_say(sight, ProgrammeTalk::Answer { programme, answer: HostAnswer::OnTerms(*terms) })
    };
    terms_up_to(offered.conditions).filter(may).collect()
}

/// What keeps one of those who may fund it from offering it, or from coming in.
fn hindrance(
    sight: Sight<'_>,
    programme: ProgrammeId,
    spec: Known<'_, Programme>,
    now: ProgrammeNow,
) -> Option<String> {
    let seat = sight.seat();
    if !spec.donors().contains(&seat) || now.donors.has(seat) {
        return None;
    }
    let terms = ProgrammeTerms { conditions: 0, ..first_terms(spec, spec.channel()) };
    let (step, talk) = match now.state {
        ProgrammeState::Idle => ("It cannot be offered", ProgrammeTalk::Offer { programme, terms, umbrella: false }),
        ProgrammeState::Running => ("You cannot come in", ProgrammeTalk::Join { programme }),
        ProgrammeState::Offered
        | ProgrammeState::Countered
        | ProgrammeState::Declined
        | ProgrammeState::Completed
        | ProgrammeState::Left => return None,
    };
    match rules::may_say(sight, &Talk::Programme(talk)) {
        Ok(()) | Err(Refusal::WrongPhase | Refusal::PlayOver) => None,
        Err(why) => Some(format!("{step}: {}.", refusal(sight, why))),
    }
}
