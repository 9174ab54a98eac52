//! The desk as a model: what forms lack, what waits, the help with a first round, who sits down when.

use crate::common::{NARROWS, ROUND_TABLE, SCENARIOS, loaded, play, silent_round};
use demarche::desk::{
    Bundle, Choosing, Drafting, Guide, If, Joining, Lack, Letter, Open, Promising, Proposing, Room, Sharing, Sitting,
    State, Step, Team, Terms, Text, Trying, Turns, Whose, by_action, count, in_words, key, led_by, name, open, others,
    replies, unaimed, with_conditions,
};
use demarche::dice::Dice;
use demarche::order::{Act, Audience, Member, Order, Talk, TeamPage, Tray};
use demarche::rules::{self, Engine};
use demarche::scenario::embedded;
use demarche::terms::{Carrier, ClaimReply, Likelihood, NationId, NationSet, Phase, Rung};
use demarche::view::sheet::{Needs, Sheet};
use demarche::world::{World, set_up};

/// A round of a scenario in a phase, nobody having done anything before.
fn round(scenario: &str, number: u8, phase: Phase) -> World {
    let text = if scenario == "narrows" { NARROWS } else { embedded(scenario).expect("it is embedded") };
    let mut engine = Engine::from(set_up(&loaded(scenario, text)), Dice::new(7));
    (1..number).for_each(|_| silent_round(&mut engine));
    engine.open();
    [Phase::Talks, Phase::Orders].into_iter().filter(|next| *next <= phase).for_each(|next| engine.begin(next));
    engine.world().clone()
}

fn sheet(world: &World, seat: usize) -> Sheet {
    Sheet::of(world, NationId::at(seat), &Tray::EMPTY)
}

/// What the rules say of something that a form gives out.
fn is_admitted(world: &World, seat: usize, talk: &Talk) -> bool {
    let mut engine = Engine::from(world.clone(), Dice::new(7));
    engine.say(NationId::at(seat), talk.clone()).is_ok()
}

#[test]
fn a_message_is_sent_once_it_says_to_whom() {
    let world = round("lantern_strait", 1, Phase::Talks);
    let sheet = sheet(&world, 0);
    let mut letter = Letter::default();
    assert_eq!(letter.lacks(&sheet), [Lack::Addressee]);
    assert_eq!(letter.talk(&sheet), None);
    letter.to = NationSet::one(others(&sheet)[0]);
    letter.prose = "  We would like to talk.  ".to_owned();
    let talk = letter.talk(&sheet).expect("nothing is lacking");
    let Talk::Send(message) = &talk else { panic!("{talk:?}") };
    assert_eq!(message.prose.as_deref(), Some("We would like to talk."));
    assert!(is_admitted(&world, 0, &talk));
    letter.sent();
    assert!(letter.to.is_empty() && letter.prose.is_empty());

    let mut spent = sheet.clone();
    spent.room.cables = 0;
    letter.to = NationSet::one(others(&sheet)[0]);
    assert_eq!(letter.lacks(&spent), [Lack::Cable]);
    letter.carrier = Carrier::Phone;
    assert_eq!(letter.lacks(&spent), []);
    spent.header.phase = Phase::Orders;
    assert_eq!(letter.lacks(&spent), [Lack::Talks]);
}

#[test]
fn a_slip_is_shared_against_its_label_only_if_one_says_so() {
    let world = round("lantern_strait", 1, Phase::Talks);
    let mut sheet = sheet(&world, 0);
    let dossier = sheet.incidents.iter_mut().find(|row| !row.cards.is_empty()).expect("slips are dealt out");
    dossier.cards[0].public = false;
    dossier.cards[0].may_go_to = NationSet::NONE;
    let card = dossier.cards[0].id;
    let mut sharing = Sharing::default();
    assert_eq!(sharing.lacks(&sheet), [Lack::Addressee, Lack::Slip]);
    sharing.to = NationSet::one(others(&sheet)[0]);
    sharing.cards = sharing.cards.with(card);
    assert_eq!(sharing.lacks(&sheet), [Lack::AgainstLabel]);
    assert_eq!(sharing.talk(&sheet), None);
    sharing.against_label = true;
    assert!(matches!(sharing.talk(&sheet), Some(Talk::Share { against_label: true, .. })));
    // Where no label forbids it, nobody is said to break one.
    let freed = |sheet: &mut Sheet| {
        for dossier in &mut sheet.incidents {
            dossier.cards.iter_mut().for_each(|card| card.public = true);
        }
    };
    freed(&mut sheet);
    assert!(matches!(sharing.talk(&sheet), Some(Talk::Share { against_label: false, .. })));
}

#[test]
fn a_judgement_says_who_and_how_likely_or_it_is_none() {
    let world = round("lantern_strait", 1, Phase::Talks);
    let sheet = sheet(&world, 0);
    let dossier = sheet.incidents.iter().find(|row| !row.cards.is_empty()).expect("slips are dealt out");
    let mut state = State::default();
    let laying = state.laying(dossier);
    assert_eq!(laying.lacks(), [Lack::Who, Lack::WhoWord, Lack::Link, Lack::LinkWord]);
    assert_eq!(laying.judgement(dossier), None);
    (laying.who, laying.who_word) = (Some(None), Some(Likelihood::Likely));
    (laying.link, laying.link_word) = (Some(None), Some(Likelihood::RoughlyEven));
    laying.placed.insert(dossier.cards[0].id, dossier.cards[0].bears);
    let judgement = laying.judgement(dossier).expect("nothing is lacking");
    assert_eq!((judgement.who, judgement.placed.len()), (None, 1), "unknown is a word");
    assert!(is_admitted(&world, 0, &Talk::Judge(judgement)));
    // Each slip keeps the number that it was first seen with.
    let numbers: Vec<usize> = laying.numbered(dossier).map(|(number, _)| number).collect();
    assert_eq!(numbers, (1..=dossier.cards.len()).collect::<Vec<_>>());
    let mut fewer = dossier.clone();
    fewer.cards.clear();
    assert_eq!(laying.judgement(&fewer).expect("it stands").placed, [], "what is not in hand is laid nowhere");
}

#[test]
fn a_joint_claim_accuses_somebody_from_the_third_rung_on_and_nobody_below() {
    let world = round("lantern_strait", 1, Phase::Talks);
    let sheet = sheet(&world, 0);
    let mut proposing = Proposing::default();
    proposing.begin(&sheet);
    assert!(proposing.incident.is_some());
    let accused = others(&sheet)[0];
    proposing.to = others(&sheet).into_iter().collect();
    proposing.text.rung = Rung::FromTerritory;
    assert_eq!(proposing.lacks(&sheet), [Lack::Accused]);
    proposing.accuse(accused);
    assert!(!proposing.to.has(accused), "the accused does not sign");
    assert!(proposing.talk(&sheet).is_some());
    proposing.text.rung = Rung::Concern;
    proposing.settle();
    assert!(matches!(proposing.talk(&sheet), Some(Talk::Propose { accused: None, .. })));
    // A statement that goes less far than naming names nobody, whatever was chosen before.
    proposing.text.who = sheet.incidents.iter().flat_map(|row| &row.suspects).map(|one| one.id).next();
    assert_eq!(proposing.text.wording().who, None);
}

#[test]
fn a_pledge_can_be_given_once_all_of_it_is_chosen() {
    let world = round("narrows", 1, Phase::Talks);
    let sheet = sheet(&world, 0);
    let mut promising = Promising::default();
    assert_eq!(promising.lacks(&sheet), [Lack::Act, Lack::ByRound]);
    promising.on = If::Conduct;
    assert_eq!(promising.lacks(&sheet), [Lack::Nation, Lack::Conduct, Lack::Until, Lack::Act, Lack::ByRound]);
    promising.on = If::Always;
    let acts = Whose::Ours.acts(&sheet, false);
    promising.ours = Choosing { action: Some(acts[0].action), ..Choosing::default() };
    promising.ours.settle(&sheet, Whose::Ours);
    promising.by_round = promising.rounds_of_act(&sheet).last();
    let talk = promising.talk(&sheet).expect("nothing is lacking");
    assert!(is_admitted(&world, 0, &talk), "{talk:?}");
    let pledge = promising.pledge(&sheet).expect("it is whole");
    assert!(in_words(&sheet, &pledge).starts_with("We will "), "{}", in_words(&sheet, &pledge));
    assert_eq!(pledge.to, Audience::Everyone);
    // Between parties, somebody has to be named; a host that hears nothing cannot be waited for.
    promising.only = Some(NationSet::NONE);
    promising.on = If::Restrains;
    promising.nation = others(&sheet).first().copied();
    promising.settle(&sheet);
    assert_eq!(promising.nation, None);
    assert!(promising.lacks(&sheet).contains(&Lack::Addressee) && promising.pledge(&sheet).is_none());
    // A round that is over is chosen no more.
    promising.until = Some(0);
    promising.settle(&sheet);
    assert_eq!(promising.until, None);
}

#[test]
fn every_act_that_can_be_pledged_makes_a_pledge_that_is_admitted() {
    let world = round("narrows", 1, Phase::Talks);
    let sheet = sheet(&world, 0);
    for not in [false, true] {
        for act in Whose::Ours.acts(&sheet, not) {
            let ours = Choosing { action: Some(act.action), not, ..Choosing::default() };
            let mut promising = Promising { ours, ..Promising::default() };
            promising.ours.settle(&sheet, Whose::Ours);
            promising.by_round = promising.rounds_of_act(&sheet).last();
            let talk = promising.talk(&sheet).expect("nothing is lacking");
            assert!(is_admitted(&world, 0, &talk), "{}, not: {not}", act.title);
        }
    }
}

#[test]
fn an_order_keeps_what_it_says_while_it_is_aimed_elsewhere() {
    let world = round("lantern_strait", 1, Phase::Orders);
    let sheet = sheet(&world, 0);
    let mut seen = 0;
    for option in by_action(&sheet.options) {
        let begun = unaimed(&sheet.options, option);
        let mut drafting = Drafting::of(begun);
        if matches!(option.needs, Needs::Wording(..)) {
            assert!(begun.stem.target.is_none() || drafting.targets(&sheet).iter().all(Option::is_some));
        }
        for target in drafting.targets(&sheet) {
            drafting.aim(&sheet, target);
            assert_eq!((drafting.stem.target, drafting.order.target), (target, target), "{}", option.title);
            assert_eq!(drafting.order.stem(), drafting.stem);
            for incident in drafting.incidents(&sheet) {
                drafting.turn_to(&sheet, incident);
                assert_eq!((drafting.stem.incident, drafting.stem.target), (incident, target), "{}", option.title);
                let simplest = Order { wording: None, card: None, ..drafting.order };
                assert_eq!(simplest.stem(), drafting.stem);
                assert!(drafting.option(&sheet).is_some());
                assert!(rules::admit(world.sight(NationId::at(0)), &Tray::EMPTY, &drafting.order).is_ok());
                seen += 1;
            }
        }
    }
    assert!(seen > by_action(&sheet.options).len(), "some can be aimed");
}

#[test]
fn the_source_of_every_slip_whose_check_is_offered_can_be_checked() {
    let mut checked = 0;
    for playable in SCENARIOS.iter() {
        for moment in play(playable, 3).iter().filter(|moment| moment.before.now().phase == Phase::Orders) {
            for seat in moment.before.table().seats() {
                let sheet = Sheet::of(&moment.before, seat, &Tray::EMPTY);
                for card in sheet.incidents.iter().flat_map(|row| &row.cards).filter(|card| card.upstream.is_none()) {
                    let Some(check) = Drafting::check_of(&sheet, card.id) else { continue };
                    let verdict = rules::admit(moment.before.sight(seat), &Tray::EMPTY, &check.order);
                    assert!(verdict.is_ok(), "{}: {verdict:?}", card.title);
                    checked += 1;
                }
            }
        }
    }
    assert!(checked > 0, "some sources are unchecked");
}

#[test]
fn what_waits_is_counted_until_it_was_read_or_answered() {
    let world = round("lantern_strait", 2, Phase::Talks);
    let sheet = sheet(&world, 0);
    let mut state = State::default();
    let new = count(Room::Inbox, &sheet, &state);
    assert!(new > 0);
    let paper = sheet.inbox.iter().find(|paper| !paper.answer.is_open()).expect("some want no answer");
    state.read.insert(key(paper));
    assert_eq!(count(Room::Inbox, &sheet, &state), new - 1);
    let to_answer = sheet.inbox.iter().filter(|paper| paper.answer.is_open()).count();
    assert_eq!(open(&sheet), (to_answer > 0).then_some(Open::Answers(to_answer)));
    let mut orders = sheet.clone();
    orders.header.phase = Phase::Orders;
    assert_eq!(open(&orders), Some(Open::EmptyTray));
    assert!(replies(true, false).any(|(_, reply)| reply == ClaimReply::ActAgainstGroup));
    assert!(!replies(false, true).any(|(_, reply)| reply == ClaimReply::ActAgainstGroup));
    assert!(replies(false, true).any(|(_, reply)| reply == ClaimReply::ComeForward));
    assert!(!replies(true, false).any(|(_, reply)| reply == ClaimReply::ComeForward));
}

#[test]
fn a_package_is_offered_as_it_may_be() {
    let mut offered = 0;
    let playable = loaded("round_table", ROUND_TABLE);
    let moments = (0..4).flat_map(|seed| play(&playable, seed));
    for world in moments.map(|moment| moment.before).filter(|world| world.now().phase == Phase::Talks).take(400) {
        for seat in 0..world.table().nations.len() {
            let sheet = sheet(&world, seat);
            for row in &sheet.drafts {
                let mut bundle = Bundle { draft: 200, ..Bundle::default() };
                bundle.turn_to(row);
                assert_eq!(bundle.draft, row.draft);
                for to in Bundle::partners(row).iter() {
                    bundle = Bundle { draft: row.draft, to: Some(to), ..Bundle::default() };
                    assert_eq!(bundle.lacks(), [Lack::Gives, Lack::Takes]);
                    for gives in bundle.to_give(row) {
                        bundle.gives = Some(gives);
                        for takes in bundle.to_take(row) {
                            let talk = Bundle { takes: Some(takes), ..bundle }.talk(row).expect("it may be offered");
                            assert!(is_admitted(&world, seat, &talk));
                            offered += 1;
                        }
                    }
                }
            }
        }
    }
    assert!(offered > 0, "some text has room for a package");
}

#[test]
fn terms_are_those_that_can_be_offered() {
    let mut offers = 0;
    for scenario in ["lantern_strait", "borrowed_light"] {
        let world = round(scenario, 2, Phase::Talks);
        for seat in 0..world.table().nations.len() {
            let sheet = sheet(&world, seat);
            for row in sheet.programmes.iter().filter(|row| !row.offers.is_empty()) {
                let mut terms = Terms::begun(row);
                terms.may_choose_way(row);
                let among = terms.to_offer(row);
                terms.keep_among(&among);
                let talk = terms.offer(row).expect("one of them stands");
                assert!(is_admitted(&world, seat, &talk), "{}", row.title);
                for one in with_conditions(&among, terms.terms) {
                    assert!(among.contains(&one) && one.ownership == terms.terms.ownership);
                }
                for one in &among {
                    let led = led_by(&among, terms.terms, one.ownership).expect("somebody leads it so");
                    assert_eq!(led.ownership, one.ownership);
                }
                offers += 1;
            }
        }
    }
    assert!(offers > 0, "something can be offered");
}

#[test]
fn an_act_of_ones_own_has_words_and_an_aim() {
    let page = demarche::view::sheet::MatrixPage {
        aims: vec![(demarche::order::Aim::Backing, "to win backing at home".to_owned())],
        acts: Vec::new(),
    };
    let mut trying = Trying::default();
    assert_eq!(trying.lacks(&page), [Lack::Words, Lack::Aim]);
    trying.act = "Opens the archive.".to_owned();
    trying.aim = Some(demarche::order::Aim::Funds);
    assert_eq!(trying.lacks(&page), [Lack::Aim], "what cannot be aimed at is no aim");
    trying.aim = Some(demarche::order::Aim::Backing);
    trying.arguments[1] = " It is ours. ".to_owned();
    let Some(Talk::Matrix(demarche::order::MatrixTalk::Try(act))) = trying.talk(&page) else { panic!("it is whole") };
    assert_eq!(act.arguments, ["It is ours."]);
}

#[test]
fn people_are_named_with_initials_of_their_own_length() {
    let mut team = Team::default();
    let mut joining =
        Joining { initials: " AB ".to_owned(), pages: vec![TeamPage::Legal, TeamPage::Head], leaving: false };
    let Some(Act::Team { members }) = joining.act(&team) else { panic!("they can be named") };
    assert_eq!(members, [Member { initials: "AB".to_owned(), pages: vec![TeamPage::Head, TeamPage::Legal] }]);
    joining.initials = "ABCDE".to_owned();
    assert_eq!(joining.act(&team), None);
    team.members = members;
    assert_eq!(team.without(&team.members[0]), None, "somebody sits there");
    team.signed = vec![(Vec::new(), vec![TeamPage::Legal]), (Vec::new(), vec![TeamPage::Press])];
    assert_eq!((team.signers(0).count(), team.signers(1).count(), team.signers(2).count()), (1, 0, 0));
}

#[test]
fn help_goes_on_with_what_was_done() {
    let at = |number, phase| sheet(&round("lantern_strait", number, phase), 0);
    let reached = |sheet: &Sheet, room| {
        let mut guide = Guide::begun();
        guide.go_on(sheet, room);
        guide.step()
    };
    assert_eq!(reached(&at(1, Phase::Briefing), Room::Brief), Some(Step::Brief));
    assert_eq!(reached(&at(1, Phase::Talks), Room::Brief), Some(Step::Evidence));
    assert_eq!(reached(&at(1, Phase::Orders), Room::Brief), Some(Step::Order));
    assert_eq!(reached(&at(2, Phase::Talks), Room::Brief), Some(Step::Next));
    assert_eq!(reached(&at(2, Phase::Orders), Room::Brief), None);
    let mut guide = Guide { shown: true, at: 2 };
    assert!(guide.after_round() && guide.step() == Some(Step::Consequence));
    assert!(!Guide { shown: false, at: 2 }.after_round() && !Guide { shown: true, at: 7 }.after_round());
    assert!(Guide { shown: true, at: 7 }.is_last() && !Guide { shown: true, at: 8 }.has_more());
}

#[test]
fn another_seat_begins_each_round_and_every_seat_sits_once() {
    let people: Vec<NationId> = (0..3).map(NationId::at).collect();
    let mut turns = Turns::of(&people);
    assert!(turns.warned.is_empty() && Turns::of(&people[..1]).warned.has(people[0]));
    for round in 1..=4 {
        turns.convene(&people, round);
        assert_eq!((turns.now, turns.left()), (Sitting::Curtain, 3));
        let mut sat = Vec::new();
        loop {
            sat.push(turns.next().expect("somebody is to sit down"));
            turns.sit_down(false, round);
            assert_eq!(turns.now, if round == 1 { Sitting::Desk } else { Sitting::News });
            if !turns.stand_up() {
                break;
            }
            assert_eq!(turns.now, Sitting::Curtain);
        }
        assert_eq!(sat[0], people[usize::from(round - 1) % 3], "another begins");
        sat.sort_unstable();
        assert_eq!(sat, people);
    }
    turns.convene(&people, 1);
    turns.replace_next(NationId::at(7));
    assert_eq!(turns.next(), Some(NationId::at(7)));
    turns.convene_for_letters(&people);
    turns.sit_down(true, 4);
    assert_eq!((turns.now, turns.next()), (Sitting::Letter, Some(people[0])));
    turns.convene(&[], 1);
    assert_eq!(turns.next(), None);
}

#[test]
fn a_new_phase_puts_a_drafted_order_away_and_a_closed_room_is_left() {
    let talks = sheet(&round("lantern_strait", 1, Phase::Talks), 0);
    let orders = sheet(&round("lantern_strait", 1, Phase::Orders), 0);
    let mut state = State::opened(Room::Brief);
    state.prepare(&talks);
    state.text = Some(Text::Norms);
    state.drafting = Some(Drafting::of(&orders.options[0]));
    state.prepare(&talks);
    assert!(state.drafting.is_some(), "nothing has changed");
    state.prepare(&orders);
    assert_eq!((state.room, state.drafting), (Room::Orders, None));
    state.drafting = Some(Drafting::of(&orders.options[0]));
    state.back();
    assert_eq!((state.room, state.drafting), (Room::Orders, None));
    state.back();
    assert_eq!(state.room, Room::Inbox);
    let first = sheet(&round("first_demarche", 1, Phase::Talks), 0);
    let closed =
        Room::ALL.into_iter().find(|room| !room.is_open(&first.header)).expect("the small one has fewer rooms");
    state.enter(closed);
    state.prepare(&first);
    assert_eq!(state.room, Room::Inbox);
    assert!(!name(&first, first.seat).is_empty());
}
