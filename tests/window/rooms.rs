//! The rooms of texts, pledges and programmes, and home: how everything is said there, and what is read.

use super::desk::{Seat, desk};
use super::said::{Press, Way, button, choice, found, tick};
use crate::common::SCENARIOS;
use bevy_egui::egui::{self, Key, accesskit::Role};
use demarche::app::desk::{Room, TalkKind, Text};
use demarche::dice::Dice;
use demarche::order::{
    Audience, Course, DraftTalk, FreeAct, HomeTalk, HostAnswer, MatrixTalk, Pick, Pledge, Pledging, ProgrammeTalk,
    ProgrammeTerms, Proviso, Says, Talk, Tray,
};
use demarche::rules::Engine;
use demarche::terms::{Carrier, Module, NationId, NationSet, Ownership, Phase, Stance};
use demarche::view::sheet::{DraftMove, DraftRow, Offering, Pledgeable, ProgrammeRow, Sheet};
use demarche::world::World;
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
fn text(sample: Says) -> Way {
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
    Way { seat, presses: vec![control(says)], says: Talk::Draft(DraftTalk { draft, says }) }
}

/// Every verb of negotiation, and a package put together.
pub(super) fn texts() -> Vec<Way> {
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
    verbs.into_iter().map(text).chain([package()]).collect()
}

fn package() -> Way {
    let (mut seat, (draft, package, name)) = found("round_table", Room::Negotiation, |sheet| {
        let row = sheet.drafts.iter().find(|row| !row.packages.is_empty())?;
        let package = *row.packages.last()?;
        Some((row.draft, package, sheet.nation(package.to)?.short.clone()))
    });
    seat.desk.text = Some(Text::Draft(draft));
    let (to, gives, takes) = (package.to, package.gives, package.takes);
    let says = Says::Offer { to, gives, takes };
    let presses = vec![
        choice(&format!("Package to {name}")),
        choice(&format!("Give {gives}")),
        choice(&format!("Take {takes}")),
        control(says),
    ];
    Way { seat, presses, says: Talk::Draft(DraftTalk { draft, says }) }
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

/// A programme offered on terms, or through the clearing house, which knows no conditions.
fn offered(umbrella: bool) -> Way {
    let conditions = u8::from(!umbrella);
    let terms = ProgrammeTerms { ownership: Ownership::HostLed, conditions };
    let (mut seat, id) = found("academy", Room::Capacity, |sheet| {
        let both =
            |row: &&ProgrammeRow| [true, false].iter().all(|way| row.offers.iter().any(|one| one.umbrella == *way));
        let open = |row: &&ProgrammeRow| row.offers.contains(&Offering { terms, umbrella });
        sheet.programmes.iter().find(|row| both(row) && open(row)).map(|row| row.id)
    });
    seat.desk.programme = Some(id);
    let way = if umbrella { choice("Clearing house") } else { choice("conditions: the first") };
    let presses = vec![way, choice("led by the host"), button("Make the offer")];
    Way { seat, presses, says: Talk::Programme(ProgrammeTalk::Offer { programme: id, terms, umbrella }) }
}

/// The world after somebody has said something of a programme.
fn after(world: &World, by: NationId, talk: ProgrammeTalk) -> World {
    let mut engine = Engine::from(world.clone(), Dice::new(3));
    engine.say(by, Talk::Programme(talk)).unwrap_or_else(|why| panic!("{talk:?}: {why}"));
    engine.world().clone()
}

/// Everything that may be said of a programme from the offer to the end.
pub(super) fn programmes() -> Vec<Way> {
    let academy = SCENARIOS.iter().find(|one| one.scenario.id == "academy").expect("it is among those tried");
    let (world, [host, donor, second]) = (begun(academy), [0, 1, 2].map(NationId::at));
    let row = Sheet::of(&world, donor, &Tray::EMPTY).programmes[0].clone();
    let (programme, terms) = (row.id, row.terms);
    let answer = |answer: HostAnswer| ProgrammeTalk::Answer { programme, answer };
    let on_table = after(&world, donor, ProgrammeTalk::Offer { programme, terms, umbrella: false });
    let milder = Sheet::of(&on_table, host, &Tray::EMPTY).programmes[0].milder.clone();
    let led = *milder.iter().find(|terms| terms.ownership == Ownership::HostLed).expect("the host may lead it");
    let countered = after(&on_table, host, answer(HostAnswer::OnTerms(milder[0])));
    let running = after(&on_table, host, answer(HostAnswer::Accept));
    let press = |label: &str| vec![button(label)];
    let ways = [
        (&on_table, host, press("Take it as it is offered"), answer(HostAnswer::Accept)),
        (&on_table, host, press("Decline it"), answer(HostAnswer::Decline)),
        (
            &on_table,
            host,
            vec![choice("led by the host"), button("Name these terms")],
            answer(HostAnswer::OnTerms(led)),
        ),
        (&countered, donor, press("Agree to their terms"), ProgrammeTalk::Settle { programme, agree: true }),
        (&countered, donor, press("Refuse their terms"), ProgrammeTalk::Settle { programme, agree: false }),
        (&running, second, press("Come in and share the cost"), ProgrammeTalk::Join { programme }),
        (&running, donor, press("Leave it"), ProgrammeTalk::Leave { programme }),
        (&running, host, press("Leave it"), ProgrammeTalk::Leave { programme }),
    ];
    let one = |(world, nation, presses, talk): (&World, NationId, Vec<Press>, ProgrammeTalk)| {
        let mut seat = Seat::at(world.clone(), nation.index(), Room::Capacity);
        seat.desk.programme = Some(programme);
        Way { seat, presses, says: Talk::Programme(talk) }
    };
    ways.into_iter().map(one).chain([offered(false), offered(true)]).collect()
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

/// A pledge by round 3 on every kind of condition, and one between parties not to do something.
pub(super) fn pledges() -> Vec<Way> {
    let (_, sheet) = promise();
    let ((by, name), act) = (other(&sheet), act(&sheet));
    let live = sheet.incidents.iter().find(|row| row.live).expect("an incident is live");
    let ours = Course { will: true, action: act.action, toward: None, by_round: 3 };
    let theirs = Course { will: false, action: act.action, toward: Some(sheet.seat), by_round: 2 };
    let of = choice(&format!("if {name}"));
    let conduct = vec![
        of.clone(),
        choice("they do not"),
        choice(&format!("they: {}", act.class.word())),
        choice(&format!("they: {}", act.title)),
        choice("they toward Us"),
    ];
    let conditions = [
        ("A nation does, or does not", conduct, Proviso::Conduct(by, theirs)),
        ("An incident goes on", vec![choice(&live.title)], Proviso::Continues(live.id, 2)),
        ("A host restrains its groups", vec![of.clone()], Proviso::Restrains(by, 2)),
        ("A host does not", vec![of.clone()], Proviso::Unrestrained(by, 2)),
        ("A nation names us in public", vec![of.clone()], Proviso::NamesUs(by, 2)),
    ];
    let way = |condition: &[Press], pledge: Pledge| {
        let (presses, seat) = (pledging(&sheet, condition), promise().0);
        let says = Talk::Pledge(Pledging { pledge, carrier: Carrier::Phone, prose: None });
        Way { seat, presses, says }
    };
    let public = |provided, course| Pledge { to: Audience::Everyone, provided, course };
    let mut ways = vec![way(&[], public(None, ours))];
    for (kind, filled, proviso) in conditions {
        let condition: Vec<Press> =
            [choice(kind)].into_iter().chain(filled).chain([choice("they by round 2")]).collect();
        ways.push(way(&condition, public(Some(proviso), ours)));
    }
    let only =
        Pledge { to: Audience::Only(NationSet::one(by)), provided: None, course: Course { will: false, ..ours } };
    ways.push(way(&[choice("we will not"), choice("Between parties"), tick(&name)], only));
    ways
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

/// Liaison at home, an act of one's own for every aim, and a vote on another's for all odds.
pub(super) fn at_home_and_freely() -> Vec<Way> {
    let (seat, ()) = found("harbour", Room::Talks, |sheet| sheet.home.as_ref()?.liaise.is_some().then_some(()));
    let presses = vec![choice("Other ministries"), button("Keep liaison this round")];
    let mut ways = vec![Way { seat, presses, says: Talk::Home(HomeTalk::Liaise) }];
    let aims = |sheet: &Sheet| Some(sheet.matrix.as_ref()?.aims.clone()).filter(|aims| !aims.is_empty());
    let (seat, aims) = found("harbour", Room::Talks, aims);
    let (world, nation) = (seat.world, seat.nation);
    for (aim, meant) in aims {
        let presses = vec![
            choice("An act of your own"),
            Press::Write("What you do", " Opens the archive. "),
            choice(&meant),
            Press::Write("Why it should come off: up to three reasons", "It is full."),
            button("Try it"),
        ];
        let act = FreeAct { act: "Opens the archive.".to_owned(), aim, arguments: vec!["It is full.".to_owned()] };
        let seat = Seat::at((*world).clone(), nation.index(), Room::Talks);
        ways.push(Way { seat, presses, says: Talk::Matrix(MatrixTalk::Try(act)) });
    }
    let asked = |sheet: &Sheet| {
        let acts = &sheet.matrix.as_ref()?.acts;
        acts.iter().find(|row| !row.may_vote.is_empty()).map(|row| (row.act, row.may_vote.clone()))
    };
    let (seat, (act, votes)) = found("harbour", Room::Talks, asked);
    let (world, nation) = (seat.world, seat.nation);
    for (odds, word) in votes {
        let seat = Seat::at((*world).clone(), nation.index(), Room::Talks);
        let presses = vec![choice("An act of your own"), button(&word)];
        ways.push(Way { seat, presses, says: Talk::Matrix(MatrixTalk::Vote { act, odds }) });
    }
    ways
}

#[test]
fn what_ministries_did_on_their_own_is_read() {
    let (mut seat, text) = found("harbour", Room::Talks, |sheet| Some(sheet.home.as_ref()?.acts.first()?.text.clone()));
    seat.desk.talk = TalkKind::Home;
    assert!(desk(seat).query_all_by_label(&text).next().is_some(), "{text}");
}

/// The first round of a scenario in Talks, nobody having said anything.
fn begun(playable: &demarche::scenario::Playable) -> World {
    crate::common::begun(playable, 3, Phase::Talks).world().clone()
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
fn with_large_text_what_is_open_has_the_width_and_the_others_are_a_press_away() {
    let (mut seat, titles) = found("round_table", Room::Negotiation, |sheet| {
        let titles: Vec<String> = sheet.drafts.iter().map(|row| row.title.clone()).collect();
        (!titles.is_empty()).then_some(titles)
    });
    seat.desk.text = None;
    // 1280 by 720 at 200 %.
    let small = |seat: Seat| {
        let mut harness = desk(seat);
        harness.set_size(egui::vec2(640.0, 360.0));
        harness.run();
        harness
    };
    let mut harness = small(seat);
    for title in titles.iter().map(String::as_str).chain(["Norms"]) {
        harness.get_by_role_and_label(Role::RadioButton, title).click();
        harness.run();
        let heading = harness.query_all_by_role_and_label(Role::Label, title).next().expect("it is open");
        assert!(heading.rect().height() < 120.0, "{title} is set letter by letter: {:?}", heading.rect());
    }
    let (seat, ()) = found("round_table", Room::Relations, |_| Some(()));
    let harness = small(seat);
    let nations = harness.state().sheet().relations.len();
    assert_eq!(harness.query_all_by_role(Role::RadioButton).count(), nations);
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
