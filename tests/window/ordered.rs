//! Every action of the catalogue is ordered at the desk: looked up, aimed, filled in and put into the
//! tray, which then holds that order and nothing else.

use super::desk::Seat;
use super::said::{Press, button, choice, done, kinds, missing, tick};
use crate::common::{SCENARIOS, play};
use demarche::app::desk::Room;
use demarche::app::spoken;
use demarche::desk::rung_line;
use demarche::order::{Order, Stem, Tray, Wording};
use demarche::rules;
use demarche::script::{CovertVerb, LawVerb, PressVerb, Site, Verb};
use demarche::terms::{CardSet, Likelihood, Link, NationId, Phase, RequestKind, Route, Rung};
use demarche::view::sheet::{CardRow, Needs, OptionRow, Sheet};
use demarche::world::World;
use std::collections::{BTreeMap, BTreeSet};

/// For so many plays of each scenario an action is waited for.
const PLAYS: u64 = 12;

kinds! {
    /// What the engine does for an action.
    VERBS, verb(Option<Verb>):
    None => "only its effects",
    Some(Verb::Inquire(Route::Forensics)) => "forensics",
    Some(Verb::Inquire(Route::OpenSource)) => "open sources",
    Some(Verb::Inquire(Route::PrivateSector)) => "private sector",
    Some(Verb::Inquire(Route::Partner)) => "partner",
    Some(Verb::Inquire(Route::Intelligence)) => "intelligence",
    Some(Verb::Inquire(Route::LegalAssistance)) => "inquiry by legal assistance",
    Some(Verb::Claim { public: false }) => "claim in private",
    Some(Verb::Claim { public: true }) => "claim in public",
    Some(Verb::JointClaim) => "joint claim",
    Some(Verb::Ask(RequestKind::LegalAssistance)) => "legal assistance",
    Some(Verb::Ask(RequestKind::Preservation)) => "preservation",
    Some(Verb::Ask(RequestKind::Assistance)) => "assistance",
    Some(Verb::Ask(RequestKind::Consultation)) => "consultation",
    Some(Verb::Ask(RequestKind::JointInquiry)) => "joint inquiry",
    Some(Verb::Ask(RequestKind::Compliance)) => "compliance",
    Some(Verb::Ask(RequestKind::Diligence)) => "diligence",
    Some(Verb::Ask(RequestKind::Negotiation)) => "negotiation",
    Some(Verb::Ask(RequestKind::Takedown)) => "consent to a takedown",
    Some(Verb::SourceCheck) => "source check",
    Some(Verb::Restrain) => "restraint",
    Some(Verb::LookAway) => "looking away",
    Some(Verb::KeepSilent) => "silence explained",
    Some(Verb::Correct) => "correction",
    Some(Verb::Exchange) => "exchange",
    Some(Verb::Covert(CovertVerb::CleanUp)) => "cleaning up",
    Some(Verb::Covert(CovertVerb::PlantFlag)) => "false flag",
    Some(Verb::Covert(CovertVerb::ComeForward)) => "coming forward",
    Some(Verb::Press(PressVerb::Interview)) => "interview",
    Some(Verb::Press(PressVerb::ShutDown)) => "networks shut",
    Some(Verb::Press(PressVerb::Influence)) => "influence",
    Some(Verb::Impose) => "measures imposed",
    Some(Verb::Lift) => "measures lifted",
    Some(Verb::Law(LawVerb::Counter)) => "countermeasure",
    Some(Verb::Law(LawVerb::LiftCounter)) => "countermeasures lifted",
    Some(Verb::Law(LawVerb::NameGroup)) => "group named",
    Some(Verb::Law(LawVerb::Sever)) => "relations severed",
    Some(Verb::Law(LawVerb::TakeDown(Site::Home))) => "takedown at home",
    Some(Verb::Law(LawVerb::TakeDown(Site::Abroad))) => "takedown abroad",
    Some(Verb::Law(LawVerb::TakeDown(Site::WithDamage))) => "takedown with damage",
    Some(Verb::Law(LawVerb::TakeDown(Site::Mission))) => "takedown at a mission",
}

/// No action asks for legal assistance by inquiring: the other side's courts are asked for it.
const NEVER: &str = "inquiry by legal assistance";

/// Where an action is open to a seat, and the last of the ways in which it is.
struct Open {
    world: World,
    seat: NationId,
    stem: Stem,
    verb: Option<Verb>,
}

/// The actions that are open to a seat and to nobody before, by title.
fn fresh(world: &World, seat: NationId, before: &BTreeMap<String, Open>) -> BTreeMap<String, Open> {
    let sight = world.sight(seat);
    let mut open = BTreeMap::new();
    for stem in rules::options(sight, &Tray::EMPTY).iter() {
        let Some(action) = sight.action(stem.action) else { continue };
        let title = sight.text(action.title);
        if !before.contains_key(title) {
            open.insert(title.to_owned(), Open { world: world.clone(), seat, stem, verb: action.verb });
        }
    }
    open
}

/// Every action that is open to somebody in some play, by title, and the titles of those that never are.
fn opened() -> (BTreeMap<String, Open>, BTreeSet<String>) {
    let (mut open, mut all) = (BTreeMap::new(), BTreeSet::new());
    for (playable, seed) in (0..PLAYS).flat_map(|seed| SCENARIOS.iter().map(move |playable| (playable, seed))) {
        for moment in play(playable, seed) {
            let world = moment.before;
            if !matches!(world.now().phase, Phase::Talks | Phase::Orders) {
                continue;
            }
            let sight = world.sight(NationId::at(0));
            all.extend(sight.actions().map(|(_, action)| sight.text(action.title).to_owned()));
            for seat in world.table().seats() {
                open.extend(fresh(&world, seat, &open));
            }
        }
        if seed > 0 && all.iter().all(|title| open.contains_key(title)) {
            break;
        }
    }
    all.retain(|title| !open.contains_key(title));
    (open, all)
}

/// What is pressed to aim the order, as far as the desk asks.
fn aimed(sheet: &Sheet, stem: Stem) -> Vec<Press> {
    let same: Vec<&OptionRow> = sheet.options.iter().filter(|row| row.action == stem.action).collect();
    let mut presses = Vec::new();
    if same.iter().any(|row| row.stem.target.is_some()) {
        let name = stem.target.map_or("Nobody", |id| spoken::name(sheet, id));
        presses.push(choice(name));
    }
    if same.iter().any(|row| row.stem.target == stem.target && row.stem.incident.is_some()) {
        let dossier = stem.incident.and_then(|id| sheet.incidents.iter().find(|row| row.id == id));
        presses.push(choice(dossier.map_or("No incident", |row| &row.title)));
    }
    presses
}

/// What is pressed to say as much as can be said, and the words that makes.
fn worded(sheet: &Sheet, stem: Stem, most: Rung) -> (Vec<Press>, Wording) {
    let dossier = sheet.incidents.iter().find(|row| Some(row.id) == stem.incident).expect("a claim is about something");
    let mut presses = vec![choice(&rung_line(most))];
    let simplest = sheet.options.iter().find(|row| row.stem == stem).and_then(|row| row.simplest.wording);
    let mut wording = simplest.expect("a claim says something");
    wording.rung = most;
    if most.names_actor() {
        let suspect = dossier.suspects.last().expect("there are suspects");
        presses.push(choice(&suspect.name));
        wording.who = Some(suspect.id);
    }
    if most >= Rung::LinkedActors {
        presses.push(choice(Link::Directed.word()));
        wording.link = Some(Link::Directed);
    }
    if most.names() {
        presses.push(choice(Likelihood::VeryLikely.word()));
        wording.word = Likelihood::VeryLikely;
    }
    // In private a slip is handed over to whoever is accused, and its label must let it go there.
    let goes = |card: &&CardRow| card.public || stem.target.is_none_or(|to| card.may_go_to.has(to));
    if let Some(card) = dossier.cards.iter().rfind(goes) {
        presses.push(tick(&card.title));
        wording.cards = CardSet::one(card.id);
    }
    (presses, wording)
}

/// What is pressed to fill in an order, and the order.
fn filled(sheet: &Sheet, stem: Stem) -> (Vec<Press>, Order) {
    let row = sheet.options.iter().find(|row| row.stem == stem).expect("it is open");
    let (mut presses, mut order) = (aimed(sheet, stem), Order::of(stem));
    match row.needs {
        Needs::Nothing => {}
        Needs::Wording(_, most) => {
            let (said, wording) = worded(sheet, stem, most);
            presses.extend(said);
            order.wording = Some(wording);
        }
        Needs::Card => {
            let here = sheet.incidents.iter().filter(|row| stem.incident.is_none_or(|id| id == row.id));
            let mut unchecked = here.flat_map(|row| &row.cards).filter(|card| card.upstream.is_none());
            let card = unchecked.next_back().expect("a slip is unchecked");
            presses.push(tick(&card.title));
            order.card = Some(card.id);
        }
    }
    presses.push(button("Put into the tray"));
    (presses, order)
}

#[test]
fn every_action_is_ordered_at_the_desk() {
    let (open, never) = opened();
    assert!(never.is_empty(), "open to nobody in {PLAYS} plays of each scenario: {never:?}");
    let mut verbs = BTreeSet::from([NEVER]);
    for (title, Open { world, seat, stem, verb: does }) in open {
        let mut seat = Seat::at(world, seat.index(), Room::Orders);
        // Looked for by its name, it stands on the desk once.
        seat.desk.search.clone_from(&title);
        let (presses, order) = filled(&seat.sheet(), stem);
        let presses: Vec<Press> = [button(&title)].into_iter().chain(presses).collect();
        assert_eq!(done(seat, &presses).ordered(), [order], "{title}: {presses:?}");
        verbs.insert(verb(does));
    }
    assert_eq!(missing(VERBS, &verbs), [""; 0], "no action does it");
}
