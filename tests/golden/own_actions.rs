//! An action that stands only in a scenario's text works everywhere (§7): three of them, from
//! the list of options to the chronicle.

use super::{chronicle, playable};
use crate::common::{done, go_on};
use demarche::event::Gauge;
use demarche::order::{Act, By, Order, Refusal, Stem, Tray};
use demarche::record::{self, Recorded};
use demarche::rules::{self, admit};
use demarche::scenario;
use demarche::scenario::text::Source;
use demarche::session::{Player, Session};
use demarche::terms::{ActionId, NationId, Phase, Pillar};
use demarche::view::Eyes;
use demarche::view::sheet::Sheet;
use demarche::world::{World, set_up};

const OWN: &str = r#"
    actions: [
        (
            id: "harbour_concert",
            title: "Harbour concert",
            past: "gave a concert in the harbour of {t}{over}",
            infinitive: "give a concert in the harbour of {t}",
            teaches: "Music in each other's ports is cheap, and is remembered.",
            signals: "Goodwill without a text.",
            module: Inquiry,
            slot: Order,
            class: Cooperation,
            heat: 0,
            public: true,
            step: Cooperation,
            target: Nation,
            preposition: With,
            incident: Optional,
            cost: (staff: 1),
            rule: "7.1",
            effects: [Trust(Target, Me, 2), Mandate(Me, 1)],
            times: 1,
        ),
        (
            id: "port_dues",
            title: "Raised port dues",
            teaches: "Lawful, unfriendly, and felt by the wrong people first.",
            signals: "Displeasure with a price.",
            module: Gates,
            slot: Order,
            class: Retorsion,
            heat: 3,
            public: true,
            step: Measures,
            target: Nation,
            preposition: Against,
            incident: Optional,
            cost: (staff: 1, capital: 1),
            rule: "7.2",
            gates: [
                (
                    needs: DidTowards(Me, "harbour_concert", Target),
                    otherwise: "Nobody notices dues where nobody has sung: hold the harbour concert first.",
                ),
            ],
            effects: [Track(Target, Growth, -2)],
        ),
        (
            id: "night_school",
            title: "Night school",
            teaches: "Clerks who read law by lamplight are lawyers in the end.",
            signals: "Nothing abroad; a long plan at home.",
            module: Evidence,
            slot: Order,
            class: Domestic,
            heat: 0,
            public: false,
            step: Programmes,
            target: Nobody,
            incident: None,
            cost: (funds: 2),
            rule: "10.1",
            effects: [Capacity(Me, Law, 1)],
        ),
    ],
    injects: ["#;

/// Two Ports with three actions of its own.
fn text() -> String {
    let ports = include_str!("../fixtures/two_ports.ron");
    assert_eq!(ports.matches("\n    injects: [").count(), 1);
    ports.replacen("\n    injects: [", OWN, 1)
}

fn action(world: &World, title: &str) -> ActionId {
    let places = world.table().actions.iter().position(|action| world.table().text(action.title) == title);
    ActionId::at(places.expect("the scenario has it"))
}

/// An order of the first seat with an action by title, towards the second if it needs somebody.
fn order(world: &World, title: &str, towards: Option<NationId>) -> Order {
    Order::of(Stem { action: action(world, title), target: towards, incident: None })
}

#[test]
fn actions_of_a_scenario_work_everywhere() {
    let playable = playable("own_actions", &text());
    let (me, other) = (NationId::at(0), NationId::at(1));
    let mut session = Session::new(&playable, 3, &[(me, Player::Person)]);
    let start = set_up(&playable);
    let orders = [
        order(&start, "Harbour concert", Some(other)),
        order(&start, "Night school", None),
        order(&start, "Raised port dues", Some(other)),
    ];
    // Round one: the concert and the school may be ordered, the dues not before the concert.
    until_orders(&mut session);
    let now = world(&session);
    let sight = now.sight(me);
    let listed = rules::options(sight, &Tray::default());
    assert!(listed.contains(&orders[0].stem()) && listed.contains(&orders[1].stem()));
    assert!(!listed.contains(&orders[2].stem()));
    assert!(matches!(admit(sight, &Tray::default(), &orders[2]), Err(Refusal::GateShut { .. })));
    let law = |session: &Session| world(session).now().gauge(Gauge::Capacity(me, Pillar::Law));
    let before = law(&session);
    for order in &orders[..2] {
        done(&mut session, By::Seat(me), Act::Order { order: *order, reason: None });
    }
    let row = Sheet::of(&now, me, &Tray::default());
    assert!(row.options.iter().any(|option| option.title == "Harbour concert" && option.teaches.starts_with("Music")));
    go_on(&mut session);
    assert_eq!(law(&session), before.map(|law| law + 1), "the school has taught");
    // Round two: the concert was once, and opens the way to the dues.
    until_orders(&mut session);
    let now = world(&session);
    assert!(matches!(admit(now.sight(me), &Tray::default(), &orders[0]), Err(Refusal::OftenEnough { times: 1 })));
    done(&mut session, By::Seat(me), Act::Order { order: orders[2], reason: None });
    go_on(&mut session);
    let told = chronicle(&recorded(&session), Eyes::Facilitator);
    for words in ["gave a concert in the harbour of Brenn", "“Night school”", "“Raised port dues” towards"] {
        assert!(told.contains(words), "{words}:\n{told}");
    }
}

/// What `check` finds wrong with how the actions of a scenario are told.
fn found(text: &str) -> Vec<(&'static str, String)> {
    let findings = scenario::load(&Source::new("own", text), &scenario::standard_catalogue()).1;
    let of_phrases = findings.into_iter().filter(|finding| finding.code.ends_with("phrase"));
    of_phrases.map(|finding| (finding.code, finding.message)).collect()
}

#[test]
fn an_action_of_a_scenario_says_how_it_is_told() {
    let silent: Vec<_> =
        found(&text()).into_iter().map(|(code, message)| (code, message.contains("Night school"))).collect();
    assert_eq!(silent, [("no-phrase", false), ("no-phrase", true)], "the dues and the school say nothing");
    let past = "gave a concert in the harbour of {t}{over}";
    let wrong = [
        ("gave a concert on {i}", "`{i}`"),
        ("gave {a} concert", "`{a}`"),
        ("gave a concert {t", "`{`"),
        ("gave a concert t}", "`}`"),
    ];
    for (phrase, named) in wrong {
        let found = found(&text().replacen(past, phrase, 1));
        assert!(found.iter().any(|(code, said)| *code == "phrase" && said.starts_with(named)), "{phrase}: {found:?}");
    }
    let aimless = text().replacen("title: \"Night school\",", "title: \"Night school\", past: \"taught {t}\",", 1);
    assert!(found(&aimless).iter().any(|(code, said)| *code == "phrase" && said.starts_with("`{t}`")));
}

#[test]
fn an_action_with_another_title_is_told_as_before() {
    let ports = include_str!("../fixtures/two_ports.ron");
    let start = scenario::STANDARD_CATALOGUE.find("            id: \"contain_at_home\"").expect("it is there");
    let (spec, _) = scenario::STANDARD_CATALOGUE[start..].split_once("\n        ),").expect("it ends");
    let plain: Vec<_> = spec.lines().filter(|line| !line.contains("past:") && !line.contains("infinitive:")).collect();
    let own = plain.join("\n").replace("Contain at home", "Contenir chez soi");
    let text = ports.replacen("\n    injects: [", &format!("\n    actions: [({own}\n)],\n    injects: ["), 1);
    assert_eq!(found(&text), []);
    let world = set_up(&playable("renamed", &text));
    let spec = world.table().action(action(&world, "Contenir chez soi")).expect("it is there");
    assert_eq!(spec.past.map(|past| world.table().text(past)), Some("put its response team to work on {i}"));
}

/// What the session has recorded so far.
fn recorded(session: &Session) -> Recorded {
    let (recorded, fault) = record::read("own", session.record().as_bytes());
    assert!(fault.is_none(), "{fault:?}");
    recorded.expect("there is a record")
}

/// The world as it stands, by the record.
fn world(session: &Session) -> World {
    recorded(session).end()
}

/// Goes on until orders may be given.
fn until_orders(session: &mut Session) {
    while session.phase() != Phase::Orders {
        go_on(session);
    }
}
