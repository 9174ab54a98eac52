//! Arbitrary orders and talks, legal and not.

use demarche::dice::Roll;
use demarche::order::{
    Audience, CardTalk, Consent, CoordinationTalk, Course, DraftTalk, HomeTalk, HostAnswer, Judgement, Message,
    MessageAct, Options, Order, Pick, Placing, Pledge, Pledging, ProgrammeTalk, ProgrammeTerms, Proviso, Says, Stem,
    Talk, Tray, Wanted, Wording,
};
use demarche::rules;
use demarche::script::{TargetKind, Verb};
use demarche::terms::{
    ActionId, ActorId, AskId, Bearing, CardId, CardSet, Carrier, ClaimId, ClaimReply, CoordinationId, IncidentId,
    InjectId, Likelihood, Link, NationId, NationSet, Ownership, ProgrammeId, ProposalId, Reply, RequestId, Rung,
    Stance, Tlp,
};
use demarche::world::{ProgrammeState, Sight, World};

/// One in so many.
pub(super) fn one_in(roll: &mut Roll, many: u32) -> bool {
    roll.below(many) == 0
}

pub(super) fn of<T: Copy>(roll: &mut Roll, list: &[T]) -> T {
    *roll.choose(list).expect("the list holds something")
}

/// An index of a list, now and then one past its end.
pub(super) fn place(roll: &mut Roll, count: usize) -> usize {
    let count = u32::try_from(count).unwrap();
    if one_in(roll, 20) { count as usize } else { roll.below(count.max(1)) as usize }
}

pub(super) fn nation(world: &World, roll: &mut Roll) -> NationId {
    NationId::at(place(roll, world.table().nations.len()))
}

pub(super) fn nations(world: &World, roll: &mut Roll) -> NationSet {
    (0..=roll.below(3)).map(|_| nation(world, roll)).collect()
}

pub(super) fn incident(world: &World, roll: &mut Roll) -> IncidentId {
    IncidentId::at(place(roll, world.table().incidents.len()))
}

/// Mostly cards that the seat holds, now and then any.
fn cards(world: &World, seat: NationId, incident: Option<IncidentId>, roll: &mut Roll) -> CardSet {
    let sight = world.sight(seat);
    let hand = incident.map_or(sight.hand(), |incident| sight.hand_on(incident));
    let mut cards: CardSet = hand.iter().filter(|_| one_in(roll, 2)).collect();
    if one_in(roll, 15) {
        cards.insert(CardId::at(place(roll, world.table().cards.len())));
    }
    cards
}

fn actor(world: &World, incident: Option<IncidentId>, roll: &mut Roll) -> ActorId {
    let suspects = incident.and_then(|id| world.table().incident(id)).map_or(&[][..], |spec| &spec.suspects);
    match roll.choose(suspects) {
        Some(&suspect) if !one_in(roll, 15) => suspect,
        _ => ActorId::at(place(roll, world.table().actors.len())),
    }
}

fn wording(world: &World, seat: NationId, incident: Option<IncidentId>, roll: &mut Roll) -> Wording {
    let links = [Link::None, Link::Tolerated, Link::Directed, Link::Organ];
    Wording {
        rung: of(roll, Rung::ALL),
        who: (!one_in(roll, 3)).then(|| actor(world, incident, roll)),
        link: one_in(roll, 2).then(|| of(roll, &links)),
        word: of(roll, &Likelihood::ALL),
        cards: cards(world, seat, incident, roll),
    }
}

/// An order of which nothing need make sense.
pub(crate) fn some_order(world: &World, seat: NationId, roll: &mut Roll) -> Order {
    let known: Vec<IncidentId> = world.sight(seat).incidents().map(|(id, _, _)| id).collect();
    let about = match roll.choose(&known) {
        Some(&known) if !one_in(roll, 4) => Some(known),
        _ => one_in(roll, 2).then(|| incident(world, roll)),
    };
    let hand: Vec<CardId> = world.sight(seat).hand().iter().collect();
    Order {
        action: ActionId::at(place(roll, world.table().actions.len())),
        target: one_in(roll, 2).then(|| nation(world, roll)),
        incident: about,
        card: if one_in(roll, 4) { roll.choose(&hand).copied().or(Some(CardId::at(0))) } else { None },
        wording: one_in(roll, 3).then(|| wording(world, seat, about, roll)),
    }
}

/// The simplest order of a stem, or one with other parameters.
fn vary(sight: Sight<'_>, stem: Stem, roll: &mut Roll) -> Order {
    let mut order = rules::complete(sight, stem);
    if let Some(wording) = &mut order.wording {
        let incident = stem.incident.expect("claims are about an incident");
        let suspects = sight.incident(incident).map_or(&[][..], |(spec, _)| spec.suspects());
        let rungs = if stem.target.is_some() { &Rung::ALL[2..] } else { &Rung::ALL[..2] };
        wording.rung = of(roll, rungs);
        wording.who = roll.choose(suspects).copied().filter(|_| wording.rung >= Rung::LinkedActors);
        wording.link = roll.choose(&Link::LADDER).copied().filter(|_| wording.who.is_some() && one_in(roll, 2));
        wording.word = of(roll, &Likelihood::ALL);
        wording.cards = sight.hand_on(incident).iter().filter(|_| one_in(roll, 3)).collect();
    }
    if order.card.is_some() {
        let unchecked: Vec<CardId> = rules::unchecked(sight, stem.incident).iter().collect();
        order.card = roll.choose(&unchecked).copied();
    }
    order
}

/// Orders of one round, every one admitted.
pub(crate) fn some_tray(sight: Sight<'_>, roll: &mut Roll) -> Tray {
    let (mut tray, mut stems) = (Tray::default(), Options::default());
    for _ in 0..roll.below(6) {
        rules::options_into(sight, &tray, &mut stems);
        let Some(any) = stems.get(roll.place_in(stems.len())) else { break };
        // A joint text to be put out, and measures to be lifted, are easily missed among all there is to do.
        let joint = |stem: &Stem| {
            let verb = sight.action(stem.action).and_then(|action| action.verb);
            matches!(verb, Some(Verb::JointClaim | Verb::Lift))
        };
        // So is what only a host may order, of which there is one at most tables.
        let covert =
            |stem: &Stem| sight.action(stem.action).is_some_and(|action| matches!(action.verb, Some(Verb::Covert(_))));
        let stem = stems.iter().find(joint).filter(|_| one_in(roll, 2));
        let stem = stem.or_else(|| stems.iter().find(covert).filter(|_| one_in(roll, 3))).unwrap_or(any);
        let order = vary(sight, stem, roll);
        if rules::admit(sight, &tray, &order).is_ok() {
            tray.put(order);
        }
    }
    tray
}

/// A talk of any kind, about what there is more often than not.
pub(crate) fn some_talk(world: &World, seat: NationId, roll: &mut Roll) -> Talk {
    let now = world.now();
    if one_in(roll, 2)
        && let Some(talk) = answer(world.sight(seat), roll)
    {
        return talk;
    }
    if !now.drafts.is_empty() && one_in(roll, 2) {
        return drafting(world, seat, roll);
    }
    if !world.table().programmes.is_empty() && one_in(roll, 3) {
        return Talk::Programme(programme_talk(world, roll));
    }
    match roll.below(18) {
        17 => Talk::Card(asking(world, seat, roll)),
        16 => coordinating(world, roll),
        15 => Talk::Matrix(super::table::freely(world, roll)),
        13 | 14 => Talk::Pledge(pledging(world, seat, roll)),
        0 | 1 => Talk::Send(message(world, roll)),
        2 => {
            let about = one_in(roll, 2).then(|| incident(world, roll));
            Talk::Share {
                to: nations(world, roll),
                cards: cards(world, seat, about, roll),
                against_label: one_in(roll, 3),
            }
        }
        3 => Talk::Ping { to: nation(world, roll) },
        4 => Talk::Answer { request: RequestId::at(place(roll, now.requests.len())), reply: of(roll, Reply::ALL) },
        5 | 6 => {
            let about = incident(world, roll);
            let mut wording = wording(world, seat, Some(about), roll);
            let accused = one_in(roll, 2).then(|| nation(world, roll));
            if accused.is_none() {
                wording.rung = wording.rung.min(Rung::Condemn);
            }
            Talk::Propose { to: nations(world, roll), incident: about, accused, wording }
        }
        7 => {
            let consent = match roll.below(4) {
                0 => Consent::NotYet,
                1 => Consent::Decline,
                _ => Consent::UpTo(of(roll, Rung::ALL)),
            };
            Talk::Sign { proposal: ProposalId::at(place(roll, now.proposals.len())), consent }
        }
        8 => Talk::ReplyToClaim { claim: ClaimId::at(place(roll, now.claims.len())), reply: of(roll, ClaimReply::ALL) },
        9 => Talk::Weigh {
            claim: ClaimId::at(place(roll, now.claims.len())),
            answer: u8::try_from(roll.below(5)).unwrap(),
        },
        11 => Talk::Home(HomeTalk::Liaise),
        10 => Talk::Judge(judgement(world, seat, roll)),
        _ => {
            let inject = InjectId::at(place(roll, world.table().injects.len()));
            Talk::Choose { inject, choice: u8::try_from(roll.below(4)).unwrap() }
        }
    }
}

/// A card asked for, or given.
fn asking(world: &World, seat: NationId, roll: &mut Roll) -> CardTalk {
    if one_in(roll, 2) {
        let wanted = match roll.below(4) {
            0 => Wanted::Who,
            1 => Wanted::Link,
            2 => Wanted::Territory,
            _ => Wanted::Card(CardId::at(place(roll, world.table().cards.len()))),
        };
        return CardTalk::Ask { of: nation(world, roll), incident: incident(world, roll), wanted };
    }
    let ask = AskId::at(place(roll, world.now().asks.len()));
    let gives = cards(world, seat, None, roll).iter().next();
    CardTalk::Answer { ask, gives, under: one_in(roll, 3).then_some(Tlp::Amber) }
}

/// To speak on one day, or an answer to it.
fn coordinating(world: &World, roll: &mut Roll) -> Talk {
    let round = world.now().round.saturating_add(u8::try_from(roll.below(2)).unwrap());
    Talk::Coordinate(if one_in(roll, 2) {
        CoordinationTalk::Propose { to: nations(world, roll), incident: incident(world, roll), round }
    } else {
        let coordination = CoordinationId::at(place(roll, world.now().coordinations.len()));
        CoordinationTalk::Answer { coordination, yes: !one_in(roll, 4) }
    })
}

/// A pledge, now and then of what cannot be pledged.
fn pledging(world: &World, seat: NationId, roll: &mut Roll) -> Pledging {
    let round = world.now().round.max(1);
    let by_round = round + u8::try_from(roll.below(4)).unwrap();
    let before = if one_in(roll, 6) { by_round } else { by_round.saturating_sub(1).max(round) };
    let course = course(world, seat, by_round, roll);
    let other = course.toward.unwrap_or_else(|| nation(world, roll));
    let provided = match roll.below(7) {
        0 => Some(Proviso::Conduct(other, self::course(world, other, before, roll))),
        1 => Some(Proviso::Continues(incident(world, roll), before)),
        2 => Some(Proviso::Restrains(other, before)),
        3 => Some(Proviso::NamesUs(other, before)),
        4 => Some(Proviso::Unrestrained(other, before)),
        _ => None,
    };
    let to = if one_in(roll, 2) { Audience::Everyone } else { Audience::Only(nations(world, roll).without(seat)) };
    let carrier = of(roll, Carrier::ALL);
    Pledging {
        pledge: Pledge { to, provided, course },
        carrier,
        prose: one_in(roll, 4).then(|| "Our word.".to_owned()),
    }
}

/// Mostly something with a target that it takes.
fn course(world: &World, whose: NationId, by_round: u8, roll: &mut Roll) -> Course {
    let actions = &world.table().actions;
    let mut action = ActionId::at(place(roll, actions.len()));
    if one_in(roll, 2) {
        let measures = |spec: &&demarche::script::ActionSpec| matches!(spec.verb, Some(Verb::Impose | Verb::Lift));
        let some: Vec<ActionId> = actions.iter().filter(measures).map(|spec| spec.id).collect();
        action = of(roll, &some);
    }
    let takes = world.table().action(action).is_some_and(|spec| spec.target != TargetKind::Nobody);
    let toward = (takes != one_in(roll, 10)).then(|| nation(world, roll)).filter(|&toward| toward != whose);
    Course { will: !one_in(roll, 3), action, toward, by_round }
}

/// An answer to something that waits for one.
fn answer(sight: Sight<'_>, roll: &mut Roll) -> Option<Talk> {
    let seat = sight.seat();
    let proposals =
        sight.proposals().filter(|(_, one)| one.open && one.to.has(seat) && one.consents.get(seat).is_none());
    let requests = sight.requests().filter(|(_, one)| one.to == seat && one.reply.is_none());
    let claims = sight.claims().filter(|(_, one)| one.reply().is_none());
    let mut talks: Vec<Talk> = Vec::new();
    for (ask, one) in sight.asks().filter(|(_, one)| one.of == seat && !one.closed) {
        let gives = sight.hand_on(one.incident).iter().find(|&card| rules::fits(sight, one, card));
        talks.push(Talk::Card(CardTalk::Answer { ask, gives, under: one_in(roll, 3).then_some(Tlp::Amber) }));
    }
    for (coordination, _) in sight.coordinations().filter(|(_, one)| one.to.has(seat) && !one.agreed.has(seat)) {
        talks.push(Talk::Coordinate(CoordinationTalk::Answer { coordination, yes: true }));
    }
    for (proposal, _) in proposals {
        let consent = if one_in(roll, 4) { Consent::NotYet } else { Consent::UpTo(of(roll, Rung::ALL)) };
        talks.push(Talk::Sign { proposal, consent });
    }
    for (request, _) in requests {
        talks.push(Talk::Answer { request, reply: of(roll, Reply::ALL) });
    }
    for (claim, one) in claims {
        talks.push(match one.accused() {
            Some(accused) if accused == seat => Talk::ReplyToClaim { claim, reply: of(roll, ClaimReply::ALL) },
            _ => Talk::Weigh { claim, answer: u8::try_from(roll.below(4)).unwrap() },
        });
    }
    for (programme, spec, now) in sight.programmes() {
        if now.state == ProgrammeState::Offered && spec.beneficiary() == seat {
            talks.push(Talk::Programme(ProgrammeTalk::Answer { programme, answer: HostAnswer::Accept }));
        }
        if now.state == ProgrammeState::Countered && now.by == Some(seat) {
            talks.push(Talk::Programme(ProgrammeTalk::Settle { programme, agree: true }));
        }
    }
    let place = roll.below(u32::try_from(talks.len()).unwrap());
    (!talks.is_empty()).then(|| talks.swap_remove(place as usize))
}

/// Something over a negotiated text: as often as not what brings it nearer to its end.
fn drafting(world: &World, seat: NationId, roll: &mut Roll) -> Talk {
    let draft = u8::try_from(place(roll, world.table().drafts.len())).unwrap();
    let pick = |roll: &mut Roll| Pick {
        clause: u8::try_from(roll.below(3)).unwrap(),
        option: u8::try_from(roll.below(3)).unwrap(),
    };
    let sight = world.sight(seat);
    // Not every text is hurried to its end, and not every silence kept.
    let mut onward = vec![Says::Table, Says::CoSponsor, Says::Answer(true), Says::Sign];
    onward.extend(one_in(roll, 4).then_some(Says::PutUnderSilence));
    onward.extend(one_in(roll, 4).then_some(Says::BreakSilence));
    let ready =
        onward.into_iter().find(|says| rules::may_say(sight, &Talk::Draft(DraftTalk { draft, says: *says })).is_ok());
    let says = ready.unwrap_or_else(|| match roll.below(15) {
        0 => Says::Table,
        1 => Says::CoSponsor,
        2 => Says::Mark(pick(roll), of(roll, Stance::ALL)),
        3..=6 => Says::Amend(pick(roll)),
        7..=9 => {
            let (gives, takes) = (pick(roll), pick(roll));
            Says::Offer { to: nation(world, roll), gives, takes: Pick { clause: 1 - gives.clause.min(1), ..takes } }
        }
        10 => Says::Answer(one_in(roll, 2)),
        11 => Says::Reserve(pick(roll).clause),
        12 => Says::Lift(pick(roll).clause),
        13 => Says::PutUnderSilence,
        _ if one_in(roll, 4) => Says::BreakSilence,
        _ => Says::Sign,
    });
    Talk::Draft(DraftTalk { draft, says })
}

/// Anything that can be said of a programme.
fn programme_talk(world: &World, roll: &mut Roll) -> ProgrammeTalk {
    let programme = ProgrammeId::at(place(roll, world.table().programmes.len()));
    let terms =
        ProgrammeTerms { ownership: of(roll, Ownership::ALL), conditions: u8::try_from(roll.below(3)).unwrap() };
    match roll.below(9) {
        0..=2 => ProgrammeTalk::Offer { programme, terms, umbrella: one_in(roll, 4) },
        3 | 4 => ProgrammeTalk::Answer { programme, answer: HostAnswer::Accept },
        5 => ProgrammeTalk::Answer { programme, answer: HostAnswer::OnTerms(terms) },
        6 => ProgrammeTalk::Settle { programme, agree: one_in(roll, 2) },
        7 => ProgrammeTalk::Join { programme },
        _ if one_in(roll, 2) => ProgrammeTalk::Leave { programme },
        _ => ProgrammeTalk::Answer { programme, answer: HostAnswer::Decline },
    }
}

fn message(world: &World, roll: &mut Roll) -> Message {
    Message {
        to: if one_in(roll, 30) { NationSet::NONE } else { nations(world, roll) },
        carrier: of(roll, &[Carrier::Cable, Carrier::Phone, Carrier::Meeting]),
        act: of(roll, &MessageAct::ALL),
        about: one_in(roll, 2).then(|| incident(world, roll)),
        prose: one_in(roll, 2).then(|| format!("Nr. {}", roll.below(1000))),
    }
}

fn judgement(world: &World, seat: NationId, roll: &mut Roll) -> Judgement {
    let about = incident(world, roll);
    let laid = cards(world, seat, Some(about), roll);
    let on = |roll: &mut Roll| match roll.below(4) {
        3 => Bearing::Relay(nation(world, roll)),
        0 => Bearing::Who(actor(world, Some(about), roll)),
        1 => Bearing::Link(of(roll, &Link::LADDER)),
        _ => Bearing::Location(nation(world, roll)),
    };
    Judgement {
        incident: about,
        placed: laid.iter().map(|card| Placing { card, on: on(roll) }).collect(),
        who: one_in(roll, 2).then(|| actor(world, Some(about), roll)),
        who_word: of(roll, &Likelihood::ALL),
        link: one_in(roll, 2).then(|| of(roll, &Link::LADDER)),
        link_word: of(roll, &Likelihood::ALL),
    }
}
