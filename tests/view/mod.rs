//! What people read of a play: chronicles, answers to "why?", news, letters.

mod dates;
mod pledges;
mod printed;
mod public;

use demarche::dice::{Dice, Key, Purpose, Roll};
use demarche::event::{Event, Gauge};
use demarche::order::{Consent, Judgement, Message, MessageAct, Order, Talk, Tray};
use demarche::rules::{self, Engine};
use demarche::scenario::text::Source;
use demarche::scenario::{embedded, load, standard_catalogue};
use demarche::terms::{
    CardSet, Carrier, ClaimReply, Likelihood, Link, NationId, NationSet, Phase, Reply, Rung, Step, Theme,
};
use demarche::view::sheet::Sheet;
use demarche::view::{self, Chronicler, Eyes, Line};
use demarche::world::{World, set_up};

const TWO_PORTS: &str = include_str!("../fixtures/two_ports.ron");

fn ports() -> World {
    let (playable, _) = load(&Source::new("two_ports.ron", TWO_PORTS), &standard_catalogue());
    set_up(&playable.unwrap())
}

fn strait() -> World {
    let (playable, _) =
        load(&Source::new("lantern_strait", embedded("lantern_strait").unwrap()), &standard_catalogue());
    set_up(&playable.unwrap())
}

/// A whole play by seats that say and order whatever they may.
struct Play {
    before: World,
    after: World,
    rounds: Vec<Vec<Event>>,
    orders: Vec<Vec<(NationId, Order)>>,
    before_orders: Vec<usize>,
}

struct Driver {
    roll: Roll,
    engine: Engine,
    events: Vec<Event>,
}

impl Driver {
    /// Goes a step, and notes what happened in it.
    fn take(&mut self, step: impl FnOnce(&mut Engine)) {
        step(&mut self.engine);
        self.events.extend_from_slice(self.engine.events());
    }

    fn below(&mut self, n: usize) -> usize {
        self.roll.below(u32::try_from(n.max(1)).unwrap()) as usize
    }

    fn say(&mut self, by: NationId, talk: Talk) {
        // What may not be said comes to nothing.
        self.take(|engine| _ = engine.say(by, talk));
    }

    /// Judges, answers, signs, weighs, writes, shares: each of it now and then.
    fn talk(&mut self, by: NationId) {
        let sight = self.engine.world().sight(by);
        let requests: Vec<_> = sight.requests().map(|(id, _)| id).collect();
        let proposals: Vec<_> = sight.proposals().map(|(id, _)| id).collect();
        let claims: Vec<_> = sight.claims().map(|(id, _)| id).collect();
        let injects: Vec<_> = sight.injects().map(|(id, _, _)| id).collect();
        let hand: Vec<_> = sight.hand().iter().collect();
        let others: Vec<_> = sight.others().iter().collect();
        let incidents: Vec<_> = sight.incidents().map(|(id, spec, _)| (id, spec.suspects()[0])).collect();
        for request in requests {
            let reply = [Reply::Grant, Reply::Refuse, Reply::Grant][self.below(3)];
            self.say(by, Talk::Answer { request, reply });
        }
        for proposal in proposals {
            let consent = [Consent::UpTo(Rung::LinkedActors), Consent::NotYet, Consent::Decline][self.below(3)];
            self.say(by, Talk::Sign { proposal, consent });
        }
        for claim in claims {
            let reply = ClaimReply::ALL[self.below(ClaimReply::ALL.len())];
            self.say(by, Talk::ReplyToClaim { claim, reply });
            let answer = u8::try_from(self.below(4)).unwrap();
            if self.below(3) == 0 {
                self.say(by, Talk::Weigh { claim, answer });
            }
        }
        for inject in injects {
            let choice = u8::try_from(1 + self.below(3)).unwrap();
            self.say(by, Talk::Choose { inject, choice });
        }
        let to = NationSet::one(others[self.below(others.len())]);
        if let (true, Some(&card)) = (self.below(2) == 0, hand.get(self.below(hand.len()))) {
            let against_label = self.below(3) == 0;
            self.say(by, Talk::Share { to, cards: CardSet::one(card), against_label });
        }
        if self.below(2) == 0 {
            let carrier = Carrier::ALL[self.below(3)];
            let about = incidents.first().map(|(id, _)| *id);
            let prose = Some(format!("A word from seat {}", by.index()));
            self.say(by, Talk::Send(Message { to, carrier, act: MessageAct::Sharing, about, prose }));
        }
        if self.below(4) == 0 {
            self.say(by, Talk::Ping { to: to.iter().next().unwrap() });
        }
        let Some(&(incident, suspect)) = incidents.get(self.below(incidents.len())) else { return };
        let judgement = Judgement {
            incident,
            who: Some(suspect),
            who_word: Likelihood::Likely,
            link: Some(Link::Tolerated),
            link_word: Likelihood::RoughlyEven,
            placed: Vec::new(),
        };
        self.say(by, Talk::Judge(judgement));
        if self.below(4) == 0 {
            let wording = wording(suspect);
            let accused = others.iter().copied().find(|other| !to.has(*other));
            self.say(by, Talk::Propose { to, incident, accused, wording });
        }
    }

    fn order(&mut self, by: NationId, orders: &mut Vec<(NationId, Order)>) {
        let mut tray = Tray::default();
        for _ in 0..4 {
            let sight = self.engine.world().sight(by);
            let stems = rules::options(sight, &tray);
            if stems.is_empty() {
                return;
            }
            let place = self.below(stems.len());
            let mut order = rules::complete(self.engine.world().sight(by), stems.get(place).unwrap());
            let sight = self.engine.world().sight(by);
            if let (Some(incident), Some(_), true) = (order.incident, order.target, order.wording.is_some()) {
                let louder =
                    Order { wording: Some(wording(sight.incident(incident).unwrap().0.suspects()[0])), ..order };
                if rules::admit(sight, &tray, &louder).is_ok() {
                    order = louder;
                }
            }
            if rules::admit(sight, &tray, &order).is_ok() {
                tray.put(order);
                orders.push((by, order));
            }
        }
    }
}

fn wording(who: demarche::terms::ActorId) -> demarche::order::Wording {
    demarche::order::Wording {
        rung: Rung::LinkedActors,
        who: Some(who),
        link: None,
        word: Likelihood::VeryLikely,
        cards: CardSet::NONE,
    }
}

fn play(before: World, seed: u64) -> Play {
    let key = Key { round: 0, step: Step::Talks, purpose: Purpose::Leak, actor: 1, subject: 2, nth: 3 };
    let engine = Engine::from(before.clone(), Dice::new(seed));
    let mut driver = Driver { roll: Dice::new(seed ^ 0x4d).roll(key), engine, events: Vec::new() };
    let (mut rounds, mut ordered, mut before_orders) = (Vec::new(), Vec::new(), Vec::new());
    while driver.engine.world().now().ended.is_none() {
        driver.take(Engine::open);
        driver.take(|engine| engine.begin(Phase::Talks));
        let seats: Vec<_> = driver.engine.world().table().seats().collect();
        for &seat in &seats {
            driver.talk(seat);
        }
        driver.take(|engine| engine.begin(Phase::Orders));
        let mut orders = Vec::new();
        for &seat in &seats {
            driver.order(seat, &mut orders);
        }
        before_orders.push(driver.events.len());
        driver.take(|engine| engine.resolve(&mut orders.clone()));
        ordered.push(orders);
        rounds.push(std::mem::take(&mut driver.events));
    }
    Play { before, after: driver.engine.world().clone(), rounds, orders: ordered, before_orders }
}

/// The chronicle of a play, as it would be printed.
fn told(play: &Play, eyes: Eyes, with_orders: bool) -> String {
    let mut chronicler = Chronicler::new(play.before.clone(), eyes);
    for ((events, orders), &at) in play.rounds.iter().zip(&play.orders).zip(&play.before_orders) {
        chronicler.tell(&events[..at]).unwrap();
        if with_orders {
            for (by, order) in orders {
                chronicler.note(*by, order, Some("The ledger lies in its courts (4.6)."));
            }
        }
        chronicler.tell(&events[at..]).unwrap();
    }
    let mut text = String::new();
    for line in chronicler.finish() {
        match line {
            Line::Round(head) => text.push_str(&format!("\n# {head}\n")),
            Line::Phase(phase) => text.push_str(&format!("\n## {}\n", phase.word())),
            Line::Said(said) => text.push_str(&format!("{said}\n")),
        }
    }
    text
}

/// Whether a text reads like sentences: no gaps, doubled stops or unfilled places.
fn reads_well(text: &str) {
    for line in text.lines() {
        for wrong in ["  ", " .", "..", "{", "}", " ,", ".”.", "““", "an incident of which"] {
            assert!(!line.contains(wrong), "`{wrong}` in: {line}");
        }
        let begins = line.chars().next().is_none_or(|first| !first.is_lowercase());
        assert!(begins, "no capital: {line}");
        let headed = line.is_empty() || line.starts_with('#');
        assert!(headed || line.ends_with(['.', '”', '!', '?']), "no stop: {line}");
    }
}

#[test]
fn chronicles_read_like_sentences() {
    for seed in 0..6 {
        for world in [ports(), strait()] {
            let play = play(world, seed);
            let mut eyes = vec![Eyes::Public, Eyes::Facilitator];
            eyes.extend(play.after.table().seats().map(Eyes::Seat));
            for eyes in eyes {
                reads_well(&told(&play, eyes, true));
            }
        }
    }
}

#[test]
fn programmes_are_told_and_shown() {
    let academy = crate::common::loaded("academy", crate::common::ACADEMY);
    let (mut told, mut shown) = (0, 0);
    for seed in 0..8 {
        let moments = crate::common::play(&academy, seed);
        let start = set_up(&academy);
        let mut eyes = vec![Eyes::Public, Eyes::Facilitator];
        eyes.extend(start.table().seats().map(Eyes::Seat));
        for eyes in eyes {
            let mut chronicler = Chronicler::new(start.clone(), eyes);
            moments.iter().for_each(|moment| chronicler.tell(&moment.events).unwrap());
            let said = chronicler.finish().into_iter().filter_map(|line| match line {
                Line::Said(said) => Some(said),
                _ => None,
            });
            let text = said.collect::<Vec<_>>().join("\n");
            reads_well(&text);
            told += text.matches("began in Lomond").count();
        }
        for moment in &moments {
            let perrin = NationId::at(3);
            let sheet = Sheet::of(&moment.after, perrin, &Tray::default());
            let sees = |title: &str| sheet.programmes.iter().any(|row| row.title == title);
            let runs = moment.after.now().programmes[1].began > 0;
            assert_eq!(sees("A crisis centre"), runs, "an offer is between its donors and its host");
            shown += sheet.programmes.len();
        }
    }
    assert!(told > 0 && shown > 0);
}

#[test]
fn a_seat_never_reads_of_a_card_that_it_never_held() {
    for seed in 0..6 {
        let play = play(strait(), seed);
        let table = play.after.table();
        for seat in table.seats() {
            let text = told(&play, Eyes::Seat(seat), true);
            let held = play.after.now().held_by(seat);
            for (index, card) in table.cards.iter().enumerate() {
                let id = demarche::terms::CardId::at(index);
                assert!(held.has(id) || !text.contains(table.text(card.title)), "{seat:?}: {}", table.text(card.title));
            }
            for other in table.seats().filter(|&other| other != seat) {
                for line in &table.nation(other).unwrap().red_lines {
                    assert!(!text.contains(table.text(line.text)));
                }
            }
        }
    }
}

#[test]
fn every_number_can_be_asked_why() {
    let play = play(strait(), 1);
    for seat in play.after.table().seats() {
        let sight = play.after.sight(seat);
        for gauge in [Gauge::Track(seat, Theme::Growth), Gauge::Mandate(seat), Gauge::Staff(seat)] {
            let why = view::why(sight, gauge);
            assert!(!why.is_empty() && why.len() <= 8);
        }
        let other = sight.others().iter().next().unwrap();
        assert!(view::why(sight, Gauge::Staff(other)).is_empty());
    }
}

#[test]
#[ignore = "prints a play, to be read aloud"]
fn print_a_play() {
    let play = play(strait(), 3);
    println!("{}", told(&play, Eyes::Facilitator, false));
    println!("\n=== THROUGH MARAVEL'S EYES ===\n{}", told(&play, Eyes::Seat(NationId::at(0)), true));
    let mut world = play.before.clone();
    for events in &play.rounds {
        for piece in view::news(&world, events).unwrap() {
            println!("[{}] {}", piece.headline, piece.text);
        }
        for event in events {
            world.apply(event).unwrap();
        }
    }
    for seat in play.after.table().seats() {
        let sight = play.after.sight(seat);
        println!("\nWHY {:?}", view::why(sight, Gauge::Track(seat, Theme::Growth)));
        println!("WHY {:?}", view::why(sight, Gauge::Mandate(seat)));
        println!("\n{}", view::letter(&play.after, seat));
        for (by, order) in play.orders.iter().flatten().filter(|(by, _)| *by == seat) {
            println!("· {}", view::describe(play.after.sight(*by), order));
        }
    }
}

#[test]
fn letters_differ_and_hold_no_figure() {
    for seed in 0..6 {
        for world in [ports(), strait()] {
            let play = play(world, seed);
            let letters: Vec<String> =
                play.after.table().seats().map(|seat| view::letter(&play.after, seat).to_string()).collect();
            for (index, letter) in letters.iter().enumerate() {
                let words = letter.split_whitespace().count();
                assert!((200..=350).contains(&words), "{words} words:\n{letter}");
                assert!(!letter.contains(|c: char| c.is_ascii_digit()), "{letter}");
                assert!(letters[index + 1..].iter().all(|other| other != letter));
                reads_well(&letter.lines().filter(|line| !line.ends_with([',', ':'])).collect::<Vec<_>>().join("\n"));
            }
        }
    }
}

#[test]
fn the_press_prints_what_everybody_may_know() {
    let play = play(strait(), 2);
    let printed = view::news(&play.before, &play.rounds[0]).unwrap();
    assert!(!printed.is_empty());
    assert!(printed.iter().all(|piece| !piece.headline.is_empty() && !piece.text.is_empty()));
}
