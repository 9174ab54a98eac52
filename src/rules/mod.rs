//! What may be ordered and said, and what comes of it.
//!
//! [`resolve`] is the whole round on one screen. Every step reads the world,
//! decides, and emits events, which are applied at once; nothing else changes a
//! world. The driver owns the world and the list that events are added to. Legality ([`admit`], [`options`], [`may_say`], [`verdict`]) reads one
//! seat's [`Sight`] and nothing else. One file per subject:
//!
//! | file | rules |
//! | --- | --- |
//! | `briefing` | 1.2, 2.2, 2.5, 15.1: income, injects, choices |
//! | `talks` | 3.2, 4.5, 4.7, 5.3, 5.4, §11: what is said |
//! | `admit`, `options`, `gates` | 1.6, 1.8, §6, 7.1: what may be ordered |
//! | `lawful` | 6.1, 6.2, 6.5: what countermeasures and takedowns lack before the law |
//! | `countermeasures` | 6.1: while they stand, and what shows them to be wrong |
//! | `acts` | 7.1: an order is paid for and carried out |
//! | `requests` | 4.6, 6.1, 6.3: what nations ask of each other |
//! | `inquiry`, `assess` | 4.3–4.6: cards and the two ladders |
//! | `claims`, `backing`, `weighing`, `account` | §5: statements and attribution, what backs them, how they are taken, what a word comes to |
//! | `judgements` | 4.5, 5.5, 16.1: the table of what was said, held, true, crossed and owed |
//! | `norms`, `drafts`, `adoption` | §8: norms, negotiated texts, what they bind to |
//! | `incidents` | §4, 5.6: waves, containment, the price of silence |
//! | `hosts` | 6.3, 10.4: what a host owes once told, what restraint costs it |
//! | `relations`, `answered` | §3: trust and tension; who has answered whom |
//! | `programmes`, `progress` | §10: programmes offered, answered, run, and what lasts of them |
//! | `covert` | §12: the covert side and the honourable exit |
//! | `home` | 2.6: liaison, and what other ministries do first |
//! | `press` | §13: interviews, networks, influence, upheaval |
//! | `pledges`, `pressure` | 9.1, 7.3: the ledger of pledges; restrictive measures |
//! | `matrix`, `facilitator` | §14, 18.1: free-form acts; what whoever runs the table does |
//! | `goals` | §16: objectives, observations, endings |
//! | `conditions`, `measures`, `towards`, `facts`, `effects` | §15: the small language at work |
//!

mod account;
mod acts;
mod addressed;
mod admit;
mod adoption;
mod answered;
mod asking;
mod assess;
mod backing;
mod briefing;
mod claims;
mod conditions;
mod coordination;
mod countermeasures;
mod covert;
mod drafts;
mod effects;
mod engine;
mod facilitator;
mod facts;
mod forward;
mod gates;
mod goals;
mod home;
mod hosts;
mod incidents;
mod inquiry;
mod judgements;
mod lawful;
mod matrix;
mod measures;
mod norms;
mod one_text;
mod options;
mod pledges;
mod press;
mod pressure;
mod programmes;
mod progress;
mod relations;
mod requests;
mod round;
mod talks;
mod towards;
mod weighing;

pub use admit::{admit, complete, cost_of, names_group, room, unchecked};
pub use asking::fits;
pub use assess::{Assessment, Ladder, assess, link_place, place_of};
pub use backing::word_for;
pub use claims::{agreed_rung, signatories};
pub use conditions::{Asker, Context};
pub use engine::Engine;
pub use facilitator::{facilitate, may_facilitate};
pub use facts::Facts;
pub use forward::may_come_forward;
pub use gates::{heat, takes_initials, verdict, verdict_in};
pub use goals::{Score, index, points_met, score};
pub use judgements::{Judged, Judgements, Knew, Recorded, Settlement, knows_of, word_on};
pub use options::{options, options_into};
pub use pressure::price;
pub use programmes::{is_willing, programme_channel};
pub use progress::{Share, shares, to_strike};
pub use requests::assistance_arrives;
pub use talks::may_say;

use crate::dice::Dice;
use crate::event::Event;
use crate::order::{Order, Refusal, Talk};
use crate::terms::{NationId, Phase, Step};
use crate::world::World;
use round::Round;

/// The version of the rules: raised when the same inputs would come to something else.
pub const VERSION: u8 = 3;

/// Opens the next round: income, incidents that begin, what was due, injects (1.2).
pub fn open(world: &mut World, dice: Dice, events: &mut Vec<Event>) {
    let mut round = Round::new(world, dice, events);
    let number = round.now().round.saturating_add(1);
    round.emit(Event::RoundOpened { round: number });
    round.emit(Event::PhaseBegan { phase: Phase::Briefing });
    round.step(Step::Income, |round| {
        round.income();
        round.networks_back();
    });
    round.step(Step::Incidents, Round::begin_incidents);
    round.step(Step::Inquiry, Round::deliver_due);
    if round.plays_programmes() {
        round.step(Step::Programmes, Round::open_programmes);
    }
    round.step(Step::Injects, Round::arrive);
}

/// Goes on to Talks or Orders. Talks end with what nobody answered (1.3).
pub fn begin(world: &mut World, dice: Dice, phase: Phase, events: &mut Vec<Event>) {
    let mut round = Round::new(world, dice, events);
    if phase == Phase::Orders {
        round.step(Step::Talks, |round| {
            round.lapse_requests();
            round.lapse_asks();
            round.silence_of_the_accused();
            round.evidence_not_shown();
            round.answer_for_silent_hosts();
            round.choose_for_the_silent();
            round.decide_free_acts();
        });
    }
    round.emit(Event::PhaseBegan { phase });
}

/// Says something in Talks; it takes effect at once (1.4).
///
/// # Errors
/// If it may not be said, with what is missing; nothing has changed then.
pub fn say(world: &mut World, dice: Dice, by: NationId, talk: Talk, events: &mut Vec<Event>) -> Result<(), Refusal> {
    may_say(world.sight(by), &talk)?;
    talks::can_be_numbered(world, &talk)?;
    let mut round = Round::new(world, dice, events);
    round.step(Step::Talks, |round| round.say(by, talk));
    Ok(())
}

/// Resolves what everybody ordered, all at once (1.4).
///
/// The orders are put into one canonical sequence first, so that the sequence in which they
/// were submitted cannot matter.
pub fn resolve(world: &mut World, dice: Dice, orders: &mut [(NationId, Order)], events: &mut Vec<Event>) {
    orders.sort_unstable();
    let mut round = Round::new(world, dice, events);
    round.emit(Event::PhaseBegan { phase: Phase::Resolution });
    let orders = round.pay(orders);
    round.step(Step::Cooperation, |round| {
        round.home_acts_first();
        round.carry_out(&orders, Step::Cooperation);
    });
    round.step(Step::Inquiry, |round| round.carry_out(&orders, Step::Inquiry));
    round.step(Step::Drafts, |round| {
        round.run_drafts();
        round.carry_out(&orders, Step::Drafts);
    });
    round.step(Step::Statements, |round| {
        round.carry_out(&orders, Step::Statements);
        round.weigh_coordinated();
        round.close_proposals();
    });
    round.step(Step::Measures, |round| {
        round.carry_out(&orders, Step::Measures);
        round.let_counter_work();
        round.press();
    });
    round.step(Step::Covert, |round| {
        round.carry_out(&orders, Step::Covert);
        round.bear_pressure();
    });
    let programmes = round.plays_programmes();
    if programmes || acts::any_in(&orders, Step::Programmes) {
        round.step(Step::Programmes, |round| {
            round.carry_out(&orders, Step::Programmes);
            if programmes {
                round.run_programmes();
            }
        });
    }
    round.step(Step::Incidents, Round::run_incidents);
    round.step(Step::Norms, Round::run_norms);
    round.step(Step::Relations, Round::run_relations);
    if round.plays_programmes() && round.is_last() {
        round.step(Step::Programmes, Round::strike_off);
    }
    round.step(Step::Pledges, Round::judge_pledges);
    round.step(Step::Objectives, Round::run_goals);
    round.emit(Event::PhaseBegan { phase: Phase::Communique });
    round.end();
}
