//! The classes of what changes in a play.

use super::known::{Known, Salt};
use super::programme::programme_now;
use crate::event::{Cause, Gauge, Way, Why};
use crate::order::{Message, MessageAct, Speech};
use crate::terms::{
    Capital, CardId, CardSet, Carrier, ClaimReply, Funds, IncidentId, InjectId, Likelihood, Link, NationId, NationSet,
    ProgrammeId, Reply, RequestKind, Rule, Salience, SourceHealth, Staff, Strength, Trust,
};
use crate::world::{
    CardNow, ClaimNow, CovertNow, Deed, HomeNow, IncidentNow, IncidentState, InjectNow, JudgementNow, Learnt, Load,
    MessageNow, Move, NationNow, Page, Pairs, PerNation, Position, ProposalNow, Regard, RequestNow, SpeechNow,
};

/// A position in which everything that the seat cannot know is changed.
pub(super) fn position(known: &Known<'_>, now: &Position, salt: &mut Salt) -> Position {
    #[rustfmt::skip] // The list of everything there is, kept in one glance.
    let Position {
        round, phase, ended, nations, trust, regard, tension, lines, incidents, cards, hands, checked,
        norms, drafts, injects, flags: _, restrained, judgements, claims, requests, proposals, deeds, done, given: _, programmes, covert, press, home, pledges, measures,
        matrix, speeches, objectives,
        observed, messages, messages_before, moves,
    } = now;
    let count = incidents.len().max(1);
    let deeds: Vec<Deed> = deeds.iter().map(|one| deed(known, *one, salt)).collect();
    Position {
        round: *round,
        phase: *phase,
        ended: *ended,
        nations: per_nation(nations, known, |nation, now| nation_now(known.is_me(nation), now, salt)),
        trust: by_first(trust, known, || Trust::new(salt.number(Trust::LOW, Trust::HIGH))),
        regard: regards(regard, salt),
        tension: *tension,
        lines: *lines,
        incidents: (0..)
            .map(IncidentId::at)
            .zip(incidents)
            .map(|(id, now)| incident_now(known, id, *now, salt))
            .collect(),
        cards: (0..).map(CardId::at).zip(cards).map(|(id, now)| card_now(known, id, *now, salt)).collect(),
        hands: per_nation(
            hands,
            known,
            |nation, hand| if known.is_me(nation) { hand } else { other_hand(known, nation, salt) },
        ),
        checked: per_nation(
            checked,
            known,
            |nation, set| if known.is_me(nation) { set } else { known.some_cards(salt) },
        ),
        norms: norms.clone(),
        drafts: (0..).zip(drafts).map(|(id, now)| super::drafts::draft_now(known, id, *now, salt)).collect(),
        injects: (0..).map(InjectId::at).zip(injects).map(|(id, now)| inject_now(known, id, *now, salt)).collect(),
        flags: salt.bits(),
        restrained: restrained_now(known, *restrained, salt),
        covert: covert_now(known, *covert, salt),
        press: *press,
        home: home_now(known, *home, salt),
        judgements: judgements
            .iter()
            .enumerate()
            .map(|(place, now)| if place / count == known.seat.index() { *now } else { judgement(known, salt) })
            .collect(),
        claims: claims.iter().map(|claim| claim_now(known, *claim, salt)).collect(),
        requests: requests.iter().map(|request| request_now(known, *request, salt)).collect(),
        proposals: proposals.iter().map(|proposal| proposal_now(known, *proposal, salt)).collect(),
        programmes: (0..)
            .map(ProgrammeId::at)
            .zip(programmes)
            .map(|(id, now)| programme_now(known, id, *now, salt))
            .collect(),
        pledges: pledges.iter().map(|one| super::pledges::pledge_now(known, *one, salt)).collect(),
        measures: super::pledges::measures_now(measures),
        matrix: matrix.clone(),
        speeches: speeches.iter().map(|one| speech_now(known, one, salt)).collect(),
        done: done.gathered(&deeds),
        deeds,
        given: per_nation(&PerNation::default(), known, |_, _| known.some_cards(salt)),
        objectives: objectives_now(known, objectives, salt),
        observed: observed.iter().map(|_| known.some_others(salt)).collect(),
        messages: messages.iter().map(|one| message_now(known, one, salt)).collect(),
        messages_before: *messages_before,
        moves: moves.iter().map(|one| moved(known, *one, salt)).collect(),
    }
}

/// A closed round.
pub(super) fn page(known: &Known<'_>, page: &Page, salt: &mut Salt) -> Page {
    let Page { round, moves, messages } = page;
    Page {
        round: *round,
        moves: moves.iter().map(|one| moved(known, *one, salt)).collect(),
        messages: messages.iter().map(|one| message_now(known, one, salt)).collect(),
    }
}

/// Changes the values of seated nations; the places of nobody stay as they are.
fn per_nation<T: Copy>(
    values: &PerNation<T>,
    known: &Known<'_>,
    mut change: impl FnMut(NationId, T) -> T,
) -> PerNation<T> {
    let mut changed = *values;
    for nation in known.others.with(known.seat).iter() {
        if let Some(value) = changed.get_mut(nation) {
            *value = change(nation, *value);
        }
    }
    changed
}

/// Changes every pair but those in which this seat comes first.
fn by_first<T: Copy + Default>(values: &Pairs<T>, known: &Known<'_>, mut value: impl FnMut() -> T) -> Pairs<T> {
    let mut changed = *values;
    for from in known.others.iter() {
        for to in known.others.with(known.seat).without(from).iter() {
            if let Some(place) = changed.get_mut(from, to) {
                *place = value();
            }
        }
    }
    changed
}

/// Reasons for trust are settled before anybody feels them.
fn regards(regards: &Pairs<Regard>, salt: &mut Salt) -> Pairs<Regard> {
    let mut changed = *regards;
    for Regard { up, down } in changed.all_mut() {
        *up = i8::try_from(salt.number(0, 3)).unwrap_or(0);
        *down = i8::try_from(salt.number(-3, 0)).unwrap_or(0);
    }
    changed
}

fn nation_now(own: bool, now: NationNow, salt: &mut Salt) -> NationNow {
    let NationNow {
        growth,
        freedom,
        security,
        mandate,
        credibility,
        capital,
        funds,
        staff,
        sources,
        burnt,
        capacity,
        surge,
        load: Load { replies, judgements, cables },
        crossed,
    } = now;
    let public = NationNow { growth, freedom, security, mandate, credibility, capacity, ..NationNow::default() };
    if own {
        let load = Load { replies, judgements, cables };
        return NationNow { capital, funds, staff, sources, burnt, surge, load, crossed, ..public };
    }
    NationNow {
        capital: Capital::new(salt.number(Capital::LOW, Capital::HIGH)),
        funds: Funds::new(salt.number(Funds::LOW, Funds::HIGH)),
        staff: Staff::new(salt.number(Staff::LOW, Staff::HIGH)),
        sources: SourceHealth::new(salt.number(SourceHealth::LOW, SourceHealth::HIGH)),
        burnt: salt.byte(6),
        surge: [0; 3].map(|_: i8| i8::try_from(salt.number(0, 2)).unwrap_or(0)),
        load: Load { replies: salt.byte(3), judgements: salt.byte(2), cables: salt.byte(4) },
        crossed: salt.byte(8),
        ..public
    }
}

fn incident_now(known: &Known<'_>, id: IncidentId, now: IncidentNow, salt: &mut Salt) -> IncidentNow {
    let IncidentNow {
        state,
        began,
        wave,
        strength: _,
        salience,
        containment,
        known: knowers,
        hit,
        notified,
        cited,
        cited_now,
        adopted,
    } = now;
    let secret = IncidentNow {
        state,
        began,
        wave,
        strength: Strength::new(salt.number(Strength::LOW, Strength::HIGH)),
        salience,
        containment,
        known: known.own_place(knowers, salt),
        hit,
        notified: per_nation(&notified, known, |nation, since| {
            if known.is_me(nation) { since } else { salt.byte(usize::from(known.round) + 1) }
        }),
        cited,
        cited_now,
        adopted,
    };
    if known.incidents.contains(&id) {
        return secret;
    }
    let states = [IncidentState::Dormant, IncidentState::Live, IncidentState::Contained, IncidentState::Over];
    IncidentNow {
        state: salt.one_of(&states).unwrap_or_default(),
        began: salt.byte(usize::from(known.round) + 1),
        wave: salt.byte(5),
        salience: Salience::new(salt.number(Salience::LOW, Salience::HIGH)),
        containment: salt.number(0, 9),
        // Whoever knows of a dormant incident learns of it when it begins, and not before.
        known: known.some_others(salt),
        hit: known.some_others(salt),
        cited: known.some_others(salt),
        cited_now: salt.flip(),
        adopted: salt.flip(),
        ..secret
    }
}

fn card_now(known: &Known<'_>, id: CardId, now: CardNow, salt: &mut Salt) -> CardNow {
    let CardNow { public, learnt, placed, shared } = now;
    let held = known.cards.has(id);
    let ways = [Way::Start, Way::Leaked, Way::Published, Way::Inject];
    CardNow {
        public: if held { public } else { salt.flip() },
        learnt: per_nation(&learnt, known, |nation, learnt| {
            if known.is_me(nation) {
                return learnt;
            }
            let way = salt.one_of(&ways)?;
            salt.flip().then(|| Learnt { round: salt.byte(usize::from(known.round) + 1), way })
        }),
        placed: per_nation(&placed, known, |nation, placed| {
            if known.is_me(nation) {
                return placed;
            }
            salt.one_of(&Link::LADDER).map(crate::terms::Bearing::Link).filter(|_| salt.flip())
        }),
        shared: per_nation(
            &shared,
            known,
            |nation, shared| if known.is_me(nation) { shared } else { known.some_others(salt) },
        ),
    }
}

/// The hand of another: arbitrary but for what the seat knows it to hold.
fn other_hand(known: &Known<'_>, nation: NationId, salt: &mut Salt) -> CardSet {
    let shown = known.cards.iter().filter(|&card| known.sight.known_holders(card).has(nation));
    known.some_cards(salt).union(shown.collect())
}

fn inject_now(known: &Known<'_>, id: InjectId, now: InjectNow, salt: &mut Salt) -> InjectNow {
    let InjectNow { arrived, choices } = now;
    InjectNow {
        // What has not reached the seat is made to go to others only, so it may have arrived.
        arrived: if known.injects.contains(&id) { arrived } else { salt.byte(usize::from(known.round) + 1) },
        choices: per_nation(&choices, known, |nation, choice| if known.is_me(nation) { choice } else { salt.byte(3) }),
    }
}

fn restrained_now(known: &Known<'_>, restrained: u32, salt: &mut Salt) -> u32 {
    let own = known.sight.sheltered().fold(0_u32, |bits, (actor, _)| bits | 1 << (actor.index() & 31));
    let rest = u32::try_from(salt.bits() >> 32).unwrap_or(0);
    restrained & own | rest & !own
}

fn home_now(known: &Known<'_>, now: HomeNow, salt: &mut Salt) -> HomeNow {
    let HomeNow { liaised, acted } = now;
    HomeNow { liaised: known.own_place(liaised, salt), acted }
}

fn covert_now(known: &Known<'_>, now: CovertNow, salt: &mut Salt) -> CovertNow {
    let CovertNow { cleaned, caught, planted, unmasked, exposed, came_forward } = now;
    let own: CardSet = known.sight.forged().map(|(id, _, _)| id).collect();
    CovertNow {
        cleaned: restrained_now(known, cleaned, salt),
        caught: restrained_now(known, caught, salt),
        planted: planted.common(own).union(known.some_cards(salt).minus(own)),
        unmasked,
        exposed,
        came_forward,
    }
}

fn judgement(known: &Known<'_>, salt: &mut Salt) -> Option<JudgementNow> {
    let word = |salt: &mut Salt| salt.one_of(&Likelihood::ALL).unwrap_or(Likelihood::Likely);
    salt.flip().then(|| JudgementNow {
        round: salt.byte(usize::from(known.round) + 1),
        who: salt.flip().then(|| known.some_actor(salt)),
        who_word: word(salt),
        link: salt.flip().then(|| salt.one_of(&Link::LADDER)).flatten(),
        link_word: word(salt),
        cards: known.some_cards(salt),
    })
}

fn claim_now(known: &Known<'_>, claim: ClaimNow, salt: &mut Salt) -> ClaimNow {
    let ClaimNow {
        round,
        by,
        signatories,
        incident,
        accused,
        wording,
        public,
        supported: _,
        answers,
        own,
        reply,
        shown_false,
    } = claim;
    let supported = salt.flip();
    if known.sight.hears(&claim) {
        return ClaimNow {
            round,
            by,
            signatories,
            incident,
            accused,
            wording,
            public,
            supported,
            answers,
            own,
            reply,
            shown_false,
        };
    }
    ClaimNow {
        round: salt.byte(usize::from(known.round) + 1),
        by: known.other(salt),
        signatories: known.some_others(salt),
        incident: known.some_incident(salt),
        accused: Some(known.other(salt)),
        wording: known.some_wording(salt),
        public: false,
        supported,
        answers: per_nation(&answers, known, |_, _| salt.flip().then_some(40)),
        own: known.some_others(salt),
        reply: salt.one_of(ClaimReply::ALL),
        shown_false: salt.flip(),
    }
}

fn request_now(known: &Known<'_>, request: RequestNow, salt: &mut Salt) -> RequestNow {
    let RequestNow { round, from, to, kind, incident, reply, due, fulfilled } = request;
    if known.is_me(from) || known.is_me(to) {
        return RequestNow { round, from, to, kind, incident, reply, due, fulfilled };
    }
    RequestNow {
        round: salt.byte(usize::from(known.round) + 1),
        from: known.other(salt),
        to: known.other(salt),
        kind: salt.one_of(RequestKind::ALL).unwrap_or(kind),
        incident: salt.flip().then(|| known.some_incident(salt)),
        reply: salt.one_of(Reply::ALL).filter(|_| salt.flip()),
        due: salt.byte(6),
        fulfilled: salt.flip(),
    }
}

fn proposal_now(known: &Known<'_>, proposal: ProposalNow, salt: &mut Salt) -> ProposalNow {
    let ProposalNow { round, by, to, incident, accused, wording, consents, delayed, open } = proposal;
    if known.is_me(by) || to.has(known.seat) {
        return ProposalNow { round, by, to, incident, accused, wording, consents, delayed, open };
    }
    ProposalNow {
        round: salt.byte(usize::from(known.round) + 1),
        by: known.other(salt),
        to: known.some_others(salt),
        incident: known.some_incident(salt),
        accused: salt.flip().then(|| known.other(salt)),
        wording: known.some_wording(salt),
        consents: per_nation(&consents, known, |_, _| salt.flip().then_some(crate::order::Consent::NotYet)),
        delayed: salt.flip(),
        open: salt.flip(),
    }
}

fn deed(known: &Known<'_>, deed: Deed, salt: &mut Salt) -> Deed {
    let Deed { round, by, action, target, incident, unlawful } = deed;
    if known.sight.sees(&deed) {
        return Deed { round, by, action, target, incident, unlawful };
    }
    Deed {
        round: salt.byte(usize::from(known.round) + 1),
        by: known.other(salt),
        action: salt.one_of(&known.quiet).unwrap_or(action),
        target: salt.flip().then(|| known.other(salt)),
        incident: salt.flip().then(|| known.some_incident(salt)),
        unlawful: salt.flip(),
    }
}

fn objectives_now(known: &Known<'_>, objectives: &[bool], salt: &mut Salt) -> Vec<bool> {
    let own: Vec<usize> = known
        .sight
        .objectives()
        .filter(|(_, objective)| known.is_me(objective.nation()))
        .map(|(id, _)| id.index())
        .collect();
    let objectives = objectives.iter().enumerate();
    objectives.map(|(index, met)| if own.contains(&index) { *met } else { salt.flip() }).collect()
}

fn message_now(known: &Known<'_>, one: &MessageNow, salt: &mut Salt) -> MessageNow {
    let MessageNow { round, from, message: Message { to, carrier, act, about, prose }, overheard } = one;
    let (round, from, to, carrier) = (*round, *from, *to, *carrier);
    let overheard = known.own_place(*overheard, salt);
    if known.sight.reads(one) {
        let message = Message { to, carrier, act: *act, about: *about, prose: prose.clone() };
        return MessageNow { round, from, message, overheard };
    }
    let acts = [MessageAct::Request, MessageAct::Offer, MessageAct::Warning, MessageAct::Sharing];
    let (act, about) = (salt.one_of(&acts).unwrap_or(*act), salt.flip().then(|| known.some_incident(salt)));
    let prose = salt.flip().then(|| format!("§ secret {} §", salt.below(1000)));
    if carrier == Carrier::Meeting {
        // That it took place is seen; what was said is not.
        return MessageNow { round, from, message: Message { to, carrier, act, about, prose }, overheard };
    }
    let carrier = if salt.flip() { Carrier::Cable } else { Carrier::Phone };
    let to = NationSet::one(known.other(salt)).union(known.some_others(salt));
    MessageNow { round, from: known.other(salt), message: Message { to, carrier, act, about, prose }, overheard }
}

/// What was said from outside the seats is heard by those to whom it was said.
fn speech_now(known: &Known<'_>, one: &SpeechNow, salt: &mut Salt) -> SpeechNow {
    let SpeechNow { round, speech: Speech { speaker, to, text } } = one;
    if to.has(known.seat) {
        let to = known.own_place(*to, salt);
        return SpeechNow { round: *round, speech: Speech { speaker: speaker.clone(), to, text: text.clone() } };
    }
    let secret = format!("§ secret {} §", salt.below(1000));
    let speech = Speech { speaker: secret.clone(), to: known.some_others(salt), text: secret };
    SpeechNow { round: *round, speech }
}

fn moved(known: &Known<'_>, one: Move, salt: &mut Salt) -> Move {
    let Move { gauge, by, why: Why { rule, cause } } = one;
    let other = known.other(salt);
    let hidden = Why {
        rule: Rule(salt.byte(17), salt.byte(9)),
        cause: if salt.flip() { Cause::Talk(other) } else { Cause::RedLine(other, salt.byte(8)) },
    };
    let why = if known.sight.may_know(cause) { Why { rule, cause } } else { hidden };
    if known.sight.may_read(gauge) {
        return Move { gauge, by, why };
    }
    let gauges = [
        Gauge::Capital(other),
        Gauge::Staff(other),
        Gauge::Strength(known.some_incident(salt)),
        Gauge::Trust(other, known.seat),
    ];
    Move { gauge: salt.one_of(&gauges).unwrap_or(gauge), by: salt.number(-9, 9), why: hidden }
}
