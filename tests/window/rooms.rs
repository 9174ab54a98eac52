//! The rooms of texts, pledges and programmes, and home: what is pressed there says what it should, and may.

use super::desk::{Seat, desk};
use super::said::{Press, button, choice, found, said, tick};
use crate::common::SCENARIOS;
use bevy_egui::egui::{Key, accesskit::Role};
use demarche::app::desk::{Room, TalkKind, Text};
use demarche::dice::Dice;
use demarche::order::{
    Audience, DraftTalk, FreeAct, HomeTalk, HostAnswer, MatrixTalk, Pick, Pledge, ProgrammeTalk, Proviso, Says, Talk,
    Tray,
};
use demarche::rules;
use demarche::terms::{Module, NationId, NationSet, Ownership, Phase, Stance};
use demarche::view::sheet::{DraftMove, DraftRow, Pledgeable, Sheet};
use demarche::world::{World, set_up};
use egui_kittest::Harness;
use egui_kittest::kittest::{NodeT, Queryable};

/// Everything that may be said over a text now.
fn moves(row: &DraftRow) -> impl Iterator<Item = &DraftMove> {
    let clauses = row.clauses.iter();
    let within = clauses.flat_map(|clause| clause.moves.iter().chain(clause.options.iter().flat_map(|one| &one.moves)));
    row.moves.iter().chain(within)
}

/// What is pressed to say it. A new verb does not compile until somebody has thought of its control.
fn control(says: Says) -> Press {
    match says {
        Says::Table => button("Table it"),
        Says::CoSponsor => button("Join the sponsors"),
        Says::Mark(pick, stance) => choice(&format!("{pick}: {}", stance.word())),
        Says::Amend(pick) => button(&format!("Write {pick} into the text")),
        Says::Offer { .. } => button("Offer the package"),
        Says::Answer(true) => button("Take the package"),
        Says::Answer(false) => button("Decline the package"),
        Says::Reserve(clause) => button(&format!("Reserve clause {}", clause + 1)),
        Says::Lift(clause) => button(&format!("Lift the reservation on clause {}", clause + 1)),
        Says::PutUnderSilence => button("Put it under silence"),
        Says::BreakSilence => button("Break the silence"),
        Says::Sign => button("Sign"),
    }
}

/// A desk at which this kind of thing may be said over a text that lies open, and the control for it.
fn text(sample: Says) -> (Seat, Press, Talk) {
    let same = |says: Says| match (says, sample) {
        (Says::Answer(a), Says::Answer(b)) => a == b,
        (Says::Mark(_, a), Says::Mark(_, b)) => a == b,
        _ => std::mem::discriminant(&says) == std::mem::discriminant(&sample),
    };
    let (mut seat, (draft, says)) = found("round_table", Room::Negotiation, |sheet| {
        let said = sheet.drafts.iter().flat_map(moves).filter_map(|one| match one.talk {
            Talk::Draft(talk) => Some((talk.draft, talk.says)),
            _ => None,
        });
        said.into_iter().find(|(_, says)| same(*says))
    });
    seat.desk.text = Some(Text::Draft(draft));
    (seat, control(says), Talk::Draft(DraftTalk { draft, says }))
}

pub(super) fn tabling() -> (Seat, Vec<Press>) {
    let (seat, press, _) = text(Says::Table);
    (seat, vec![press])
}

#[test]
fn a_text_is_negotiated_by_pressing() {
    let pick = Pick { clause: 0, option: 0 };
    let verbs = [
        Says::Table,
        Says::CoSponsor,
        Says::Mark(pick, Stance::Prefer),
        Says::Mark(pick, Stance::LiveWith),
        Says::Mark(pick, Stance::Object),
        Says::Amend(pick),
        Says::Answer(true),
        Says::Answer(false),
        Says::Reserve(0),
        Says::Lift(0),
        Says::PutUnderSilence,
        Says::BreakSilence,
        Says::Sign,
    ];
    for verb in verbs {
        let (seat, press, talk) = text(verb);
        assert_eq!(said(seat, &[press]), talk);
    }
}

#[test]
fn a_package_is_put_together_and_offered() {
    let (mut seat, (draft, package, name)) = found("round_table", Room::Negotiation, |sheet| {
        let row = sheet.drafts.iter().find(|row| !row.packages.is_empty())?;
        let package = *row.packages.last()?;
        Some((row.draft, package, sheet.nation(package.to)?.short.clone()))
    });
    seat.desk.text = Some(Text::Draft(draft));
    let (to, gives, takes) = (package.to, package.gives, package.takes);
    let presses = [
        choice(&format!("Package to {name}")),
        choice(&format!("Give {gives}")),
        choice(&format!("Take {takes}")),
        control(Says::Offer { to, gives, takes }),
    ];
    assert_eq!(said(seat, &presses), Talk::Draft(DraftTalk { draft, says: Says::Offer { to, gives, takes } }));
}

#[test]
fn what_keeps_a_text_from_silence_is_said() {
    let (mut seat, (draft, why)) = found("round_table", Room::Negotiation, |sheet| {
        let row = sheet.drafts.iter().find(|row| row.hindrance.as_ref().is_some_and(|why| why.contains("silence")))?;
        Some((row.draft, row.hindrance.clone()?))
    });
    seat.desk.text = Some(Text::Draft(draft));
    let harness = desk(seat);
    assert!(harness.query_by_label(&why).is_some(), "{why}");
    assert!(harness.query_by_role_and_label(Role::Button, "Put it under silence").is_none());
}

#[test]
fn the_norms_are_read_with_their_support_and_wear() {
    let (mut seat, norm) = found("round_table", Room::Negotiation, |sheet| {
        sheet.board.norms.iter().find(|norm| !norm.support.is_empty()).cloned()
    });
    seat.desk.text = Some(Text::Norms);
    let harness = desk(seat);
    assert!(harness.query_by_label(&norm.text).is_some());
    let stage = norm.stage.expect("stages are played at the round table");
    assert!(harness.query_all_by_label_contains(&format!("stage\u{a0}{stage}")).next().is_some());
}

/// A desk at which a programme may be offered on terms, and which.
pub(super) fn offering() -> (Seat, Vec<Press>) {
    let (mut seat, id) = found("academy", Room::Capacity, |sheet| {
        let row = sheet.programmes.iter().find(|row| row.offers.iter().any(|one| one.terms.conditions == 1))?;
        row.offers.iter().any(|one| one.umbrella).then_some(row.id)
    });
    seat.desk.programme = Some(id);
    (seat, vec![choice("led by the host"), choice("conditions: the first"), button("Make the offer")])
}

#[test]
fn a_programme_is_offered_on_terms_and_through_the_clearing_house() {
    let (seat, presses) = offering();
    let Talk::Programme(ProgrammeTalk::Offer { terms, umbrella: false, .. }) = said(seat, &presses) else {
        panic!("it was not offered")
    };
    assert_eq!((terms.ownership, terms.conditions), (Ownership::HostLed, 1));
    let way = [choice("Clearing house"), button("Make the offer")];
    let talk = said(offering().0, &way);
    assert!(matches!(talk, Talk::Programme(ProgrammeTalk::Offer { umbrella: true, .. })), "{talk:?}");
}

/// The world after somebody has said something of a programme.
fn after(world: &World, by: NationId, talk: ProgrammeTalk) -> World {
    let said = rules::say(world.clone(), Dice::new(3), by, Talk::Programme(talk));
    said.unwrap_or_else(|(_, why)| panic!("{talk:?}: {why}")).world
}

#[test]
fn a_programme_is_answered_settled_joined_and_left() {
    let academy = SCENARIOS.iter().find(|one| one.scenario.id == "academy").expect("it is among those tried");
    let (world, [host, donor, second]) = (begun(academy), [0, 1, 2].map(NationId::at));
    let row = Sheet::of(&world, donor, &Tray::EMPTY).programmes[0].clone();
    let (programme, terms) = (row.id, row.terms);
    let answer = |answer: HostAnswer| ProgrammeTalk::Answer { programme, answer };
    let offered = after(&world, donor, ProgrammeTalk::Offer { programme, terms, umbrella: false });
    let milder = Sheet::of(&offered, host, &Tray::EMPTY).programmes[0].milder[0];
    let countered = after(&offered, host, answer(HostAnswer::OnTerms(milder)));
    let running = after(&offered, host, answer(HostAnswer::Accept));
    let ways = [
        (&offered, host, "Take it as it is offered", answer(HostAnswer::Accept)),
        (&offered, host, "Decline it", answer(HostAnswer::Decline)),
        (&countered, donor, "Agree to their terms", ProgrammeTalk::Settle { programme, agree: true }),
        (&countered, donor, "Refuse their terms", ProgrammeTalk::Settle { programme, agree: false }),
        (&running, second, "Come in and share the cost", ProgrammeTalk::Join { programme }),
        (&running, donor, "Leave it", ProgrammeTalk::Leave { programme }),
        (&running, host, "Leave it", ProgrammeTalk::Leave { programme }),
    ];
    for (world, nation, label, talk) in ways {
        let mut seat = Seat::at(world.clone(), nation.index(), Room::Capacity);
        seat.desk.programme = Some(programme);
        assert_eq!(said(seat, &[button(label)]), Talk::Programme(talk));
    }
}

#[test]
fn a_host_names_its_own_terms() {
    let (mut seat, row) =
        found("academy", Room::Capacity, |sheet| sheet.programmes.iter().find(|row| !row.milder.is_empty()).cloned());
    seat.desk.programme = Some(row.id);
    let talk = said(seat, &[choice("led by the host"), button("Name these terms")]);
    let Talk::Programme(ProgrammeTalk::Answer { answer: HostAnswer::OnTerms(terms), .. }) = talk else {
        panic!("{talk:?}")
    };
    assert_eq!(terms.ownership, Ownership::HostLed);
    assert!(row.milder.contains(&terms));
}

/// A desk in the first round at which a pledge may be given.
fn promise() -> (Seat, Sheet) {
    found("narrows", Room::Pledges, |sheet| {
        let left = sheet.promise.as_ref().is_some_and(|promise| promise.left > 0);
        let live = sheet.incidents.iter().any(|row| row.live);
        (left && live && sheet.header.round == 1).then(|| sheet.clone())
    })
}

/// Some act that is done in the open and aimed at nations.
fn act(sheet: &Sheet) -> &Pledgeable {
    let acts = &sheet.promise.as_ref().expect("a pledge may be given").acts;
    acts.iter().find(|act| act.public && act.aimed && act.will.unnamed).expect("there is such an act")
}

fn other(sheet: &Sheet) -> (NationId, String) {
    let row = sheet.board.nations.iter().find(|nation| nation.id != sheet.seat).expect("there are others");
    (row.id, row.short.clone())
}

/// What is pressed to pledge something by round 3, given what is pressed for its condition.
fn pledging(sheet: &Sheet, condition: &[Press]) -> Vec<Press> {
    let act = act(sheet);
    let ours = [choice(&format!("we: {}", act.class.word())), choice(&format!("we: {}", act.title))];
    let rest = [choice("we by round 3"), choice("Telephone"), button("Give the pledge")];
    let open = [choice("Give a pledge")].into_iter();
    open.chain(condition.iter().cloned()).chain(ours).chain(rest).collect()
}

pub(super) fn pledge() -> (Seat, Vec<Press>) {
    let (seat, sheet) = promise();
    let presses = pledging(&sheet, &[]);
    (seat, presses)
}

fn pledged(condition: impl Fn(&Sheet) -> Vec<Press>) -> (Pledge, Sheet) {
    let (seat, sheet) = promise();
    let presses = pledging(&sheet, &condition(&sheet));
    match said(seat, &presses) {
        Talk::Pledge(pledging) => (pledging.pledge, sheet),
        other => panic!("{other:?}"),
    }
}

#[test]
fn a_pledge_is_given_on_any_condition() {
    let (plain, sheet) = pledged(|_| Vec::new());
    let course = plain.course;
    assert_eq!((plain.to, plain.provided), (Audience::Everyone, None));
    assert_eq!((course.will, course.action, course.by_round), (true, act(&sheet).action, 3));
    let (by, name) = other(&sheet);
    let on = |kind: &str, rest: Vec<Press>| {
        let kind = choice(kind);
        move |_: &Sheet| [kind.clone()].into_iter().chain(rest.clone()).chain([choice("they by round 2")]).collect()
    };
    let of = |name: &str| choice(&format!("if {name}"));
    let live = sheet.incidents.iter().find(|row| row.live).expect("an incident is live");
    let (goes_on, _) = pledged(on("An incident goes on", vec![choice(&live.title)]));
    assert_eq!(goes_on.provided, Some(Proviso::Continues(live.id, 2)));
    let (names_us, _) = pledged(on("A nation names us in public", vec![of(&name)]));
    assert_eq!(names_us.provided, Some(Proviso::NamesUs(by, 2)));
    let (restrains, _) = pledged(on("A host restrains its groups", vec![of(&name)]));
    assert_eq!(restrains.provided, Some(Proviso::Restrains(by, 2)));
    let (threat, _) = pledged(on("A host does not", vec![of(&name)]));
    assert_eq!(threat.provided, Some(Proviso::Unrestrained(by, 2)));
    let act = act(&sheet);
    let theirs = vec![
        of(&name),
        choice("they do not"),
        choice(&format!("they: {}", act.class.word())),
        choice(&format!("they: {}", act.title)),
        choice("they toward Us"),
    ];
    let (conduct, _) = pledged(on("A nation does, or does not", theirs));
    let Some(Proviso::Conduct(nation, course)) = conduct.provided else { panic!("{conduct:?}") };
    assert_eq!((nation, course.will, course.action, course.toward), (by, false, act.action, Some(sheet.seat)));
}

#[test]
fn a_pledge_is_given_between_parties() {
    let (pledge, sheet) =
        pledged(|sheet| vec![choice("we will not"), choice("Between parties"), tick(&other(sheet).1)]);
    assert_eq!(pledge.to, Audience::Only(NationSet::one(other(&sheet).0)));
    assert!(!pledge.course.will);
}

#[test]
fn the_ledger_is_read() {
    let (seat, row) = found("narrows", Room::Pledges, |sheet| {
        sheet.pledges.iter().find(|row| row.decided.is_some() && row.text.len() > 60).cloned()
    });
    let harness = desk(seat);
    assert!(harness.query_all_by_label(&row.text).next().is_some(), "{}", row.text);
    assert!(harness.query_all_by_label_contains(row.status).next().is_some(), "{}", row.status);
}

#[test]
fn pressure_is_read_among_relations() {
    let (seat, ()) = found("narrows", Room::Relations, |sheet| {
        (!sheet.measures.is_empty() && !sheet.pressure.is_empty()).then_some(())
    });
    assert!(desk(seat).query_all_by_label_contains("Pressure on ").next().is_some());
}

pub(super) fn liaison() -> (Seat, Vec<Press>) {
    let (seat, ()) = found("harbour", Room::Talks, |sheet| sheet.home.as_ref()?.liaise.is_some().then_some(()));
    (seat, vec![choice("Other ministries"), button("Keep liaison this round")])
}

#[test]
fn liaison_is_kept() {
    let (seat, presses) = liaison();
    assert_eq!(said(seat, &presses), Talk::Home(HomeTalk::Liaise));
}

pub(super) fn voting() -> (Seat, Vec<Press>) {
    let asked = |sheet: &Sheet| {
        let page = sheet.matrix.as_ref()?;
        page.acts.iter().find_map(|row| row.may_vote.first().map(|(_, word)| word.clone()))
    };
    let (seat, word) = found("harbour", Room::Talks, asked);
    (seat, vec![choice("An act of your own"), button(&word)])
}

#[test]
fn a_vote_on_an_act_is_cast() {
    let (seat, presses) = voting();
    assert!(matches!(said(seat, &presses), Talk::Matrix(MatrixTalk::Vote { .. })));
}

#[test]
fn an_act_of_ones_own_is_tried() {
    let open = |sheet: &Sheet| sheet.matrix.as_ref()?.aims.first().cloned();
    let (mut seat, (aim, meant)) = found("harbour", Room::Talks, open);
    seat.desk.trying.act = " Opens the archive. ".to_owned();
    seat.desk.trying.arguments[1] = "It is full.".to_owned();
    let presses = [choice("An act of your own"), choice(&meant), button("Try it")];
    let act = FreeAct { act: "Opens the archive.".to_owned(), aim, arguments: vec!["It is full.".to_owned()] };
    assert_eq!(said(seat, &presses), Talk::Matrix(MatrixTalk::Try(act)));
}

#[test]
fn what_ministries_did_on_their_own_is_read() {
    let (mut seat, text) = found("harbour", Room::Talks, |sheet| Some(sheet.home.as_ref()?.acts.first()?.text.clone()));
    seat.desk.talk = TalkKind::Home;
    assert!(desk(seat).query_all_by_label(&text).next().is_some(), "{text}");
}

/// The first round of a scenario in Talks, nobody having said anything.
fn begun(playable: &demarche::scenario::Playable) -> World {
    let dice = Dice::new(3);
    rules::begin(rules::open(set_up(playable), dice).world, dice, Phase::Talks).world
}

fn has_tab(harness: &Harness<'_, Seat>, room: Room) -> bool {
    let label = |name: &str| name == room.word() || name.starts_with(&format!("{}, ", room.word()));
    harness.query_all_by_role(Role::Button).any(|node| node.accesskit_node().label().is_some_and(|name| label(&name)))
}

#[test]
fn only_what_is_on_has_a_room_and_a_key() {
    let rooms = [
        (Room::Negotiation, Module::Drafts, Key::Num8),
        (Room::Pledges, Module::Pledges, Key::Num9),
        (Room::Capacity, Module::Programmes, Key::Num0),
    ];
    for playable in SCENARIOS.iter() {
        let mut harness = desk(Seat::at(begun(playable), 0, Room::Table));
        for (room, module, key) in rooms {
            let on = harness.state().sheet().header.plays(module);
            assert_eq!(has_tab(&harness, room), on, "{room:?} in {}", playable.scenario.id);
            harness.state_mut().desk.enter(Room::Table);
            harness.key_press(key);
            harness.run();
            assert_eq!(harness.state().desk.room == room, on, "{room:?} in {}", playable.scenario.id);
        }
    }
}

#[test]
fn only_what_is_on_has_a_heading() {
    let words = [
        ("Other ministries", Module::HomeClearance, Room::Talks),
        ("In the press", Module::Press, Room::Table),
        ("Restrictive measures and pressure", Module::Measures, Room::Relations),
    ];
    let mut shown = 0;
    for playable in SCENARIOS.iter() {
        for (word, module, room) in words {
            let (seat, on) = found(&playable.scenario.id, room, |sheet| Some(sheet.header.plays(module)));
            assert_eq!(desk(seat).query_by_label(word).is_some(), on, "{word} in {}", playable.scenario.id);
            let (id, from) = (&playable.scenario.id, playable.scenario.modules.iter().find(|one| one.module == module));
            if from.is_some() {
                let (seat, ()) = found(id, room, |sheet| sheet.header.plays(module).then_some(()));
                assert!(desk(seat).query_by_label(word).is_some(), "{word} in {id}");
                shown += 1;
            }
        }
    }
    assert!(shown >= 3, "{shown}");
}

#[test]
fn a_host_reads_what_it_alone_knows_and_others_do_not() {
    let shelters = |sheet: &Sheet| sheet.covert.as_ref().map(|page| !page.groups.is_empty());
    for wanted in [true, false] {
        let (seat, ()) = found("harbour", Room::Brief, |sheet| (shelters(sheet) == Some(wanted)).then_some(()));
        assert_eq!(desk(seat).query_by_label("Known to you alone").is_some(), wanted);
    }
}
