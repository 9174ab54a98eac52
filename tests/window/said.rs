//! Everything that can be said is said at the desk: its control is found by role and label where a real
//! play allows it, and what the desk says is that and nothing else.

use super::desk::{Seat, desk, round};
use super::{answers, rooms};
use crate::common::{SCENARIOS, play};
use bevy_egui::egui::{self, accesskit::Role};
use demarche::app::desk::{Room, TalkKind};
use demarche::desk::rung_line;
use demarche::dice::Dice;
use demarche::order::{
    Act, Aim, CardTalk, Consent, CoordinationTalk, DraftTalk, HomeTalk, HostAnswer, Judgement, MatrixTalk, Message,
    MessageAct, Odds, Placing, Pledge, Pledging, ProgrammeTalk, Proviso, Says, Talk, Tray, Wanted, Wording,
};
use demarche::rules::{self, Engine};
use demarche::terms::{
    Bearing, CardSet, Carrier, ClaimReply, Likelihood, Link, NationId, NationSet, Phase, Reply, Rung, Stance,
};
use demarche::view::sheet::Sheet;
use egui_kittest::kittest::Queryable;
use std::collections::BTreeSet;
use std::rc::Rc;

/// Names the kinds of something, and lists the names. A new variant does not compile until it has a
/// name, and a name for which nobody found a control makes a test fail.
macro_rules! kinds {
    ($(#[$doc:meta])* $all:ident, $name:ident($one:ty): $($kind:pat => $word:literal,)*) => {
        const $all: &[&str] = &[$($word),*];

        $(#[$doc])*
        fn $name(one: $one) -> &'static str {
            match one {
                $($kind => $word,)*
            }
        }
    };
}
pub(super) use kinds;

/// What a person does to a control, which is found by its role and label.
#[derive(Clone, Debug)]
pub(super) enum Press {
    /// Presses it.
    On(Role, String),
    /// Writes into the first field of that label.
    Write(&'static str, &'static str),
}

pub(super) fn button(label: &str) -> Press {
    Press::On(Role::Button, label.to_owned())
}

pub(super) fn choice(label: &str) -> Press {
    Press::On(Role::RadioButton, label.to_owned())
}

pub(super) fn tick(label: &str) -> Press {
    Press::On(Role::CheckBox, label.to_owned())
}

/// A person at a desk, what they press there, and what is said by it.
pub(super) struct Way {
    pub(super) seat: Seat,
    pub(super) presses: Vec<Press>,
    pub(super) says: Talk,
}

/// A desk in the Talks of some play of a scenario, at which something is found on the sheet.
pub(super) fn found<T>(scenario: &str, room: Room, wanted: impl Fn(&Sheet) -> Option<T>) -> (Seat, T) {
    let playable = SCENARIOS.iter().find(|one| one.scenario.id == scenario).expect("it is among those tried");
    for seed in 0..40 {
        for moment in play(playable, seed) {
            if moment.before.now().phase != Phase::Talks {
                continue;
            }
            for seat in moment.before.table().seats() {
                if let Some(thing) = wanted(&Sheet::of(&moment.before, seat, &Tray::default())) {
                    return (Seat::at(moment.before, seat.index(), room), thing);
                }
            }
        }
    }
    panic!("nothing of the kind in forty plays of {scenario}");
}

/// Does one thing after another at a desk.
pub(super) fn done(seat: Seat, presses: &[Press]) -> Seat {
    let mut harness = desk(seat);
    for press in presses {
        match press {
            Press::On(role, label) => harness.get_by_role_and_label(*role, label).click_accesskit(),
            Press::Write(field, text) => {
                harness.get_all_by_label(field).next().expect("there is such a field").focus();
                harness.run();
                harness.event(egui::Event::Text((*text).to_owned()));
            }
        }
        harness.run();
    }
    let empty = Seat::at((*harness.state().world).clone(), 0, Room::Brief);
    std::mem::replace(harness.state_mut(), empty)
}

/// Does one thing after another and gives the one thing that was said, which may be said.
pub(super) fn said(seat: Seat, presses: &[Press]) -> Talk {
    let (world, nation) = (Rc::clone(&seat.world), seat.nation);
    let acts = done(seat, presses).acts;
    let [Act::Talk(talk)] = acts.as_slice() else { panic!("{presses:?}: {acts:?}") };
    assert_eq!(rules::may_say(world.sight(nation), talk), Ok(()), "{talk:?}");
    talk.clone()
}

kinds! {
    /// What kind of talk it is, down to its verb.
    TALKS, kind(&Talk):
    Talk::Send(Message { act: MessageAct::Request, .. }) => "message that asks",
    Talk::Send(Message { act: MessageAct::Offer, .. }) => "message that offers",
    Talk::Send(Message { act: MessageAct::Proposal, .. }) => "message that proposes",
    Talk::Send(Message { act: MessageAct::Reply, .. }) => "message that answers",
    Talk::Send(Message { act: MessageAct::Warning, .. }) => "message that warns",
    Talk::Send(Message { act: MessageAct::Sharing, .. }) => "message that tells",
    Talk::Share { against_label: false, .. } => "sharing as labels allow",
    Talk::Share { against_label: true, .. } => "sharing against a label",
    Talk::Ping { .. } => "ping",
    Talk::Answer { reply: Reply::Grant, .. } => "request granted",
    Talk::Answer { reply: Reply::Refuse, .. } => "request refused",
    Talk::Answer { reply: Reply::Stall, .. } => "request left unanswered",
    Talk::Propose { accused: None, .. } => "joint text that names no nation",
    Talk::Propose { accused: Some(_), .. } => "joint text that accuses",
    Talk::Sign { consent: Consent::UpTo(_), .. } => "signature",
    Talk::Sign { consent: Consent::NotYet, .. } => "signature delayed",
    Talk::Sign { consent: Consent::Decline, .. } => "signature declined",
    Talk::Card(CardTalk::Ask { wanted: Wanted::Card(_), .. }) => "named card asked for",
    Talk::Card(CardTalk::Ask { .. }) => "card asked for",
    Talk::Card(CardTalk::Answer { gives: None, .. }) => "card refused",
    Talk::Card(CardTalk::Answer { under: None, .. }) => "card given",
    Talk::Card(CardTalk::Answer { .. }) => "card given under a label",
    Talk::Coordinate(CoordinationTalk::Propose { .. }) => "speaking on one day proposed",
    Talk::Coordinate(CoordinationTalk::Answer { yes: true, .. }) => "speaking on one day agreed",
    Talk::Coordinate(CoordinationTalk::Answer { yes: false, .. }) => "speaking on one day declined",
    Talk::ReplyToClaim { reply: ClaimReply::Silence, .. } => "silence of the accused",
    Talk::ReplyToClaim { reply: ClaimReply::Deny, .. } => "denial",
    Talk::ReplyToClaim { reply: ClaimReply::AskForEvidence, .. } => "call for evidence",
    Talk::ReplyToClaim { reply: ClaimReply::CounterAccuse, .. } => "counter-accusation",
    Talk::ReplyToClaim { reply: ClaimReply::AnswerInKind, .. } => "answer in kind",
    Talk::ReplyToClaim { reply: ClaimReply::OfferJointInquiry, .. } => "offer of a joint inquiry",
    Talk::ReplyToClaim { reply: ClaimReply::ActAgainstGroup, .. } => "act against the group",
    Talk::ReplyToClaim { reply: ClaimReply::ComeForward, .. } => "coming forward in reply",
    Talk::Weigh { .. } => "weighing",
    Talk::Pledge(Pledging { pledge: Pledge { provided: None, .. }, .. }) => "pledge",
    Talk::Pledge(Pledging { pledge: Pledge { provided: Some(Proviso::Conduct(..)), .. }, .. }) => "pledge on conduct",
    Talk::Pledge(Pledging { pledge: Pledge { provided: Some(Proviso::Continues(..)), .. }, .. }) => "pledge on an incident",
    Talk::Pledge(Pledging { pledge: Pledge { provided: Some(Proviso::Restrains(..)), .. }, .. }) => "pledge on restraint",
    Talk::Pledge(Pledging { pledge: Pledge { provided: Some(Proviso::Unrestrained(..)), .. }, .. }) => "threat",
    Talk::Pledge(Pledging { pledge: Pledge { provided: Some(Proviso::NamesUs(..)), .. }, .. }) => "pledge on being named",
    Talk::Judge(_) => "judgement",
    Talk::Home(HomeTalk::Liaise) => "liaison",
    Talk::Choose { .. } => "choice",
    Talk::Draft(DraftTalk { says: Says::Table, .. }) => "text tabled",
    Talk::Draft(DraftTalk { says: Says::CoSponsor, .. }) => "text co-sponsored",
    Talk::Draft(DraftTalk { says: Says::Mark(_, Stance::Prefer), .. }) => "option preferred",
    Talk::Draft(DraftTalk { says: Says::Mark(_, Stance::LiveWith), .. }) => "option lived with",
    Talk::Draft(DraftTalk { says: Says::Mark(_, Stance::Object), .. }) => "option objected to",
    Talk::Draft(DraftTalk { says: Says::Amend(_), .. }) => "amendment",
    Talk::Draft(DraftTalk { says: Says::Offer { .. }, .. }) => "package offered",
    Talk::Draft(DraftTalk { says: Says::Answer(true), .. }) => "package taken",
    Talk::Draft(DraftTalk { says: Says::Answer(false), .. }) => "package declined",
    Talk::Draft(DraftTalk { says: Says::Reserve(_), .. }) => "reservation",
    Talk::Draft(DraftTalk { says: Says::Lift(_), .. }) => "reservation lifted",
    Talk::Draft(DraftTalk { says: Says::PutUnderSilence, .. }) => "text put under silence",
    Talk::Draft(DraftTalk { says: Says::BreakSilence, .. }) => "silence broken",
    Talk::Draft(DraftTalk { says: Says::Sign, .. }) => "treaty signed",
    Talk::Programme(ProgrammeTalk::Offer { umbrella: false, .. }) => "programme offered",
    Talk::Programme(ProgrammeTalk::Offer { umbrella: true, .. }) => "programme offered through the clearing house",
    Talk::Programme(ProgrammeTalk::Answer { answer: HostAnswer::Accept, .. }) => "programme taken",
    Talk::Programme(ProgrammeTalk::Answer { answer: HostAnswer::OnTerms(_), .. }) => "programme taken on terms",
    Talk::Programme(ProgrammeTalk::Answer { answer: HostAnswer::Decline, .. }) => "programme declined",
    Talk::Programme(ProgrammeTalk::Settle { agree: true, .. }) => "terms agreed to",
    Talk::Programme(ProgrammeTalk::Settle { agree: false, .. }) => "terms refused",
    Talk::Programme(ProgrammeTalk::Join { .. }) => "programme joined",
    Talk::Programme(ProgrammeTalk::Leave { .. }) => "programme left",
    Talk::Matrix(MatrixTalk::Try(_)) => "free-form act",
    Talk::Matrix(MatrixTalk::Vote { .. }) => "vote on a free-form act",
}

/// What is said by saying nothing: the round says it when Talks end.
const UNSAID: [&str; 2] = ["request left unanswered", "silence of the accused"];

kinds! {
    /// How a message travels.
    CARRIERS, carrier(Carrier):
    Carrier::Cable => "cable",
    Carrier::Phone => "phone",
    Carrier::Meeting => "meeting",
}

kinds! {
    /// What a free-form act is meant to do.
    AIMS, aim(Aim):
    Aim::Calm(_) => "calm",
    Aim::Win(_) => "win",
    Aim::Backing => "backing",
    Aim::Standing => "standing",
    Aim::Funds => "funds",
    Aim::Contain(_) => "contain",
    Aim::Weaken(_) => "weaken",
    Aim::Hush(_) => "hush",
}

kinds! {
    /// How likely somebody finds a free-form act.
    ODDS, odds(Odds):
    Odds::Remote => "remote",
    Odds::Unlikely => "unlikely",
    Odds::Even => "even",
    Odds::Likely => "likely",
    Odds::NearlyCertain => "nearly certain",
}

/// The room in which a kind of thing is said. A new kind does not compile until somebody has thought of its room.
fn room(talk: &Talk) -> Room {
    match talk {
        Talk::Send(_)
        | Talk::Share { .. }
        | Talk::Ping { .. }
        | Talk::Propose { .. }
        | Talk::Coordinate(CoordinationTalk::Propose { .. })
        | Talk::Card(CardTalk::Ask { .. })
        | Talk::Home(_)
        | Talk::Matrix(_) => Room::Talks,
        Talk::Answer { .. }
        | Talk::Sign { .. }
        | Talk::Coordinate(CoordinationTalk::Answer { .. })
        | Talk::Card(CardTalk::Answer { .. })
        | Talk::ReplyToClaim { .. }
        | Talk::Weigh { .. }
        | Talk::Choose { .. } => Room::Inbox,
        Talk::Judge(_) => Room::Incidents,
        Talk::Pledge(_) => Room::Pledges,
        Talk::Draft(_) => Room::Negotiation,
        Talk::Programme(_) => Room::Capacity,
    }
}

/// A person in the room Talks of Lantern Strait, and the sheet before them.
fn in_talks(number: u8, kind: TalkKind) -> (Seat, Sheet) {
    let mut seat = Seat::at(round(number, Phase::Talks), 0, Room::Talks);
    seat.desk.talk = kind;
    let sheet = seat.sheet();
    (seat, sheet)
}

/// Every act by one carrier or another, about something and about nothing, in words and without.
fn messages() -> Vec<Way> {
    let acts = [
        ("Asks", MessageAct::Request),
        ("Offers", MessageAct::Offer),
        ("Proposes", MessageAct::Proposal),
        ("Answers", MessageAct::Reply),
        ("Warns", MessageAct::Warning),
        ("Tells", MessageAct::Sharing),
    ];
    let carriers = [("Cable", Carrier::Cable), ("Telephone", Carrier::Phone), ("Meeting", Carrier::Meeting)];
    let one = |(place, (label, act)): (usize, (&str, MessageAct))| {
        let (seat, sheet) = in_talks(1, TalkKind::Message);
        let (to, incident) = (&sheet.board.nations[1], &sheet.incidents[0]);
        let (by, carrier) = carriers[place % carriers.len()];
        let mut presses = vec![tick(&to.short), choice(by), choice(label)];
        let (mut about, mut prose) = (None, None);
        if place.is_multiple_of(2) {
            presses.extend([choice(&incident.title), Press::Write("Text", " What do you hold? ")]);
            (about, prose) = (Some(incident.id), Some("What do you hold?".to_owned()));
        }
        presses.push(button("Send"));
        let message = Message { to: NationSet::one(to.id), carrier, act, about, prose };
        Way { seat, presses, says: Talk::Send(message) }
    };
    acts.into_iter().enumerate().map(one).collect()
}

/// The desk, ready to share, after another seat has passed one of its slips on to it: a label binds
/// nobody but those to whom a slip was passed on.
fn handed_over() -> impl Iterator<Item = (Seat, Sheet)> {
    let start = round(1, Phase::Talks);
    let own = NationId::at(0);
    let slips: Vec<_> = start
        .sight(own)
        .others()
        .iter()
        .flat_map(|giver| start.sight(giver).hand().iter().map(move |card| (giver, card)))
        .collect();
    slips.into_iter().filter_map(move |(giver, card)| {
        let mut engine = Engine::from(start.clone(), Dice::new(7));
        let (to, cards) = (NationSet::one(own), CardSet::one(card));
        engine.say(giver, Talk::Share { to, cards, against_label: false }).ok()?;
        let mut seat = Seat::at(engine.world().clone(), 0, Room::Talks);
        seat.desk.talk = TalkKind::Share;
        let sheet = seat.sheet();
        Some((seat, sheet))
    })
}

/// Slips shared as their label lets them go, and deliberately against it.
fn shared() -> Vec<Way> {
    let one = |against_label: bool| {
        let fits = |sheet: &Sheet| {
            let others: NationSet = sheet.board.nations.iter().map(|nation| nation.id).collect();
            let mut cards = sheet.incidents.iter().flat_map(|dossier| &dossier.cards);
            cards.find_map(|card| {
                let may = card.may_go_to.without(sheet.seat);
                let to = if against_label { others.minus(may).without(sheet.seat) } else { may };
                Some((card.clone(), to.iter().next()?))
            })
        };
        let found = handed_over().find_map(|(seat, sheet)| fits(&sheet).map(|(card, to)| (seat, sheet, card, to)));
        let (seat, sheet, card, to) = found.expect("such a label");
        let mut presses = vec![tick(&sheet.nation(to).expect("a nation").short), tick(&card.title)];
        presses.extend(against_label.then(|| tick("Deliberately, against the label")));
        presses.push(button("Share them"));
        let (to, cards) = (NationSet::one(to), CardSet::one(card.id));
        Way { seat, presses, says: Talk::Share { to, cards, against_label } }
    };
    vec![one(false), one(true)]
}

fn rung(rung: Rung) -> Press {
    choice(&rung_line(rung))
}

/// A joint text that names nobody, and one with everything filled in.
fn proposed() -> Vec<Way> {
    let (seat, sheet) = in_talks(2, TalkKind::Joint);
    let (incident, [_, partner, accused, ..]) = (&sheet.incidents[0], sheet.board.nations.as_slice()) else {
        panic!("there are more nations")
    };
    let to = NationSet::one(partner.id);
    let mild = Wording { rung: Rung::Condemn, who: None, link: None, word: Likelihood::Likely, cards: CardSet::NONE };
    let plain = Talk::Propose { to, incident: incident.id, accused: None, wording: mild };
    let (suspect, card) = (&incident.suspects[0], &incident.cards[0]);
    let presses = vec![
        choice(&incident.title),
        rung(Rung::LinkedActors),
        choice(&suspect.name),
        choice(Link::Tolerated.word()),
        choice(Likelihood::VeryLikely.word()),
        tick(&card.title),
        choice(&accused.short),
        tick(&partner.short),
        button("Propose it"),
    ];
    let wording = Wording {
        rung: Rung::LinkedActors,
        who: Some(suspect.id),
        link: Some(Link::Tolerated),
        word: Likelihood::VeryLikely,
        cards: CardSet::one(card.id),
    };
    let says = Talk::Propose { to, incident: incident.id, accused: Some(accused.id), wording };
    let named = Way { seat: in_talks(2, TalkKind::Joint).0, presses, says };
    vec![Way { seat, presses: vec![tick(&partner.short), button("Propose it")], says: plain }, named]
}

/// A proposal to speak on one day of the next round.
fn on_one_day() -> Way {
    let (seat, sheet) = in_talks(2, TalkKind::OneDay);
    let (incident, partner) = (&sheet.incidents[0], &sheet.board.nations[1]);
    let presses = vec![tick(&partner.short), choice(&incident.title), choice("3"), button("Propose it")];
    let (to, incident) = (NationSet::one(partner.id), incident.id);
    Way { seat, presses, says: Talk::Coordinate(CoordinationTalk::Propose { to, incident, round: 3 }) }
}

/// A slip asked for by what it bears on, and one by name, which a text told of.
fn asked_for() -> Vec<Way> {
    let (seat, sheet) = in_talks(1, TalkKind::Ask);
    let (incident, partner) = (&sheet.incidents[0], &sheet.board.nations[1]);
    let presses = vec![
        choice(&partner.short),
        choice(&incident.title),
        choice("What bears on the link to a state"),
        button("Ask for it"),
    ];
    let says = Talk::Card(CardTalk::Ask { of: partner.id, incident: incident.id, wanted: Wanted::Link });
    let by_question = Way { seat, presses, says };
    let (seat, row) = answers::told_of_a_slip();
    let sheet = seat.sheet();
    let of = sheet.board.nations.iter().find(|nation| nation.id == row.by).expect("it sits at the table");
    let about = sheet.incidents.iter().find(|dossier| dossier.id == row.incident).expect("it is known");
    let named = format!("“{}”, which their text would disclose", row.title);
    let presses = vec![choice(&of.short), choice(&about.title), choice(&named), button("Ask for it")];
    let (of, incident, wanted) = (row.by, row.incident, Wanted::Card(row.card));
    vec![by_question, Way { seat, presses, says: Talk::Card(CardTalk::Ask { of, incident, wanted }) }]
}

/// A judgement with a slip laid on the rung that it names.
fn judged() -> Way {
    let seat = Seat::at(round(1, Phase::Talks), 0, Room::Incidents);
    let dossier = seat.sheet().incidents[0].clone();
    let (card, suspect) = (&dossier.cards[0], &dossier.suspects[0]);
    let rungs = [suspect.name.as_str(), suspect.name.as_str(), "tolerated"].map(|rung| button(&format!("Rung {rung}")));
    let words = ["who likely", "link unlikely"].map(choice);
    let slip = button(&format!("Slip 1: {}", card.title));
    let presses = [slip].into_iter().chain(rungs).chain(words).chain([button("Record my word")]).collect();
    let says = Talk::Judge(Judgement {
        incident: dossier.id,
        who: Some(suspect.id),
        who_word: Likelihood::Likely,
        link: Some(Link::Tolerated),
        link_word: Likelihood::Unlikely,
        placed: vec![Placing { card: card.id, on: Bearing::Who(suspect.id) }],
    });
    Way { seat, presses, says }
}

fn rung_up() -> Way {
    let (seat, sheet) = in_talks(1, TalkKind::Ping);
    let to = &sheet.board.nations[1];
    Way { seat, presses: vec![button(&format!("Ring {}", to.short))], says: Talk::Ping { to: to.id } }
}

/// Every way that somebody has thought of.
fn ways() -> Vec<Way> {
    let mut ways = vec![rung_up(), judged(), on_one_day()];
    for more in [asked_for(), messages(), shared(), proposed(), answers::ways(), rooms::texts(), rooms::programmes()] {
        ways.extend(more);
    }
    ways.extend(rooms::pledges());
    ways.extend(rooms::at_home_and_freely());
    ways
}

/// What is of the list and not among what was seen.
pub(super) fn missing(all: &[&'static str], seen: &BTreeSet<&'static str>) -> Vec<&'static str> {
    all.iter().filter(|word| !seen.contains(*word)).copied().collect()
}

#[test]
fn everything_that_can_be_said_is_said_at_the_desk() {
    let (mut kinds, mut carriers) = (BTreeSet::from(UNSAID), BTreeSet::new());
    let (mut aims, mut votes) = (BTreeSet::new(), BTreeSet::new());
    for Way { seat, presses, says } in ways() {
        let shown = seat.desk.room;
        assert_eq!(said(seat, &presses), says, "{presses:?}");
        assert_eq!(shown, room(&says), "{presses:?}");
        kinds.insert(kind(&says));
        match says {
            Talk::Send(Message { carrier: by, .. }) | Talk::Pledge(Pledging { carrier: by, .. }) => {
                carriers.insert(carrier(by));
            }
            Talk::Matrix(MatrixTalk::Try(act)) => {
                aims.insert(aim(act.aim));
            }
            Talk::Matrix(MatrixTalk::Vote { odds: how, .. }) => {
                votes.insert(odds(how));
            }
            _ => {}
        }
    }
    for (all, seen) in [(TALKS, &kinds), (CARRIERS, &carriers), (AIMS, &aims), (ODDS, &votes)] {
        assert_eq!(missing(all, seen), [""; 0], "no control for it at the desk");
    }
}
