//! Golden playthroughs: a whole play as text, with what every seat saw of it.
//!
//! A change of rules, dice, policies or words shows here as a difference to be
//! read. After reading it, bless it with `INSTA_UPDATE=always cargo test golden`.

mod census;
mod own_actions;

use crate::common::{play_out, policy};
use demarche::order::{Act, By, Reason};
use demarche::policy::Policy;
use demarche::record::{self, Line, Recorded};
use demarche::scenario::text::{Source, to_pretty};
use demarche::scenario::{self, Playable};
use demarche::session::{Player, Session};
use demarche::terms::{IdKind, NationId};
use demarche::view::sheet::Sheet;
use demarche::view::{Chronicler, Eyes};
use demarche::world::set_up;
use std::fmt::Write;

fn playable(name: &str, text: &str) -> Playable {
    let (playable, findings) = scenario::load(&Source::new(name, text), &scenario::standard_catalogue());
    playable.unwrap_or_else(|| panic!("{name}: {findings:?}"))
}

/// A play to its end by policies, read back from its own record.
fn played(playable: &Playable, seed: u64, policies: &[Policy]) -> Recorded {
    let nations = (0..playable.scenario.nations.len()).map(NationId::at);
    let seats: Vec<_> = nations.zip(policies.iter().cycle()).map(|(n, p)| (n, Player::Policy(p.clone()))).collect();
    let mut session = Session::new(playable, seed, &seats);
    play_out(&mut session);
    let (recorded, fault) = record::read("golden", session.record().as_bytes());
    assert!(fault.is_none(), "{fault:?}");
    recorded.expect("a play has a record")
}

/// The chronicle of a record through somebody's eyes, with the digest of every phase.
fn chronicle(recorded: &Recorded, eyes: Eyes) -> String {
    let mut chronicler = Chronicler::new(set_up(recorded.playable()), eyes);
    for line in recorded.lines() {
        match line {
            Line::Input { by: By::Seat(seat), input: Act::Order { order, reason }, .. } => {
                chronicler.note(*seat, order, reason.as_ref().map(Reason::words));
            }
            Line::Events { events, .. } => chronicler.tell(events).expect("a fresh record fits"),
            _ => {}
        }
    }
    let lines: Vec<String> = chronicler.finish().iter().map(ToString::to_string).collect();
    lines.join("\n") + "\n"
}

fn digests(recorded: &Recorded) -> String {
    let mut text = String::new();
    for line in recorded.lines() {
        if let Line::Phase { round, phase, digest } = line {
            let _ = writeln!(text, "round {round} {}: {digest}", phase.word());
        }
    }
    text
}

/// The last sheet of a seat, without the prose of the brief and the catalogue.
fn sheet(recorded: &Recorded, seat: NationId) -> String {
    let mut sheet = Sheet::of(&recorded.end(), seat, &demarche::order::Tray::EMPTY);
    sheet.options.clear();
    sheet.brief.paragraphs.clear();
    to_pretty(&sheet, &recorded.playable().naming()).expect("a sheet can be written")
}

#[test]
fn a_small_play_is_told_as_it_was() {
    let playable = playable("two_ports", include_str!("../fixtures/two_ports.ron"));
    let recorded = played(&playable, 7, &["cautious", "hawk"].map(policy));
    let mut text = digests(&recorded);
    for seat in (0..playable.scenario.nations.len()).map(NationId::at) {
        let _ = write!(text, "\n=== what seat {} saw\n{}", seat.index(), chronicle(&recorded, Eyes::Seat(seat)));
        let _ = write!(text, "\n=== its last sheet\n{}\n", sheet(&recorded, seat));
    }
    insta::assert_snapshot!("two_ports", text);
}

#[test]
fn lantern_strait_is_told_as_it_was() {
    let text = scenario::embedded("lantern_strait").expect("it is embedded");
    let playable = playable("lantern_strait", text);
    let recorded = played(&playable, 7, &["cautious", "random", "hawk"].map(policy));
    let mut text = digests(&recorded);
    let _ = write!(text, "\n=== what happened\n{}", chronicle(&recorded, Eyes::Facilitator));
    for seat in (0..playable.scenario.nations.len()).map(NationId::at) {
        let _ = write!(text, "\n=== what seat {} saw\n{}", seat.index(), chronicle(&recorded, Eyes::Seat(seat)));
    }
    insta::assert_snapshot!("lantern_strait", text);
}

#[test]
fn a_negotiation_is_told_as_it_was() {
    let playable = playable("round_table", include_str!("../fixtures/round_table.ron"));
    let recorded = played(&playable, 7, &["cautious", "cautious", "hawk", "random"].map(policy));
    let mut text = digests(&recorded);
    let _ = write!(text, "\n=== what happened\n{}", chronicle(&recorded, Eyes::Facilitator));
    let outsider = NationId::at(3);
    let _ = write!(text, "\n=== what seat 3 saw\n{}", chronicle(&recorded, Eyes::Seat(outsider)));
    let drafts = Sheet::of(&recorded.end(), outsider, &demarche::order::Tray::EMPTY).drafts;
    let drafts = to_pretty(&drafts, &recorded.playable().naming()).expect("a sheet can be written");
    let _ = write!(text, "\n=== its last rooms\n{drafts}\n");
    insta::assert_snapshot!("round_table", text);
}

#[test]
fn one_scenario_is_told_in_three_truths() {
    let playable = playable("cold_chain", include_str!("../fixtures/cold_chain.ron"));
    let mut text = String::new();
    for (truth, _) in playable.to_draw() {
        let drawn = playable.in_truth(truth);
        let recorded = played(&drawn, 7, &["cautious", "legalist", "hawk", "mediator"].map(policy));
        let name = playable.names.text(IdKind::Truth, truth.index()).unwrap();
        let _ = write!(text, "=== {name}: what happened\n{}", chronicle(&recorded, Eyes::Facilitator));
        let ally = NationId::at(3);
        let _ = write!(text, "\n=== {name}: what an ally saw\n{}\n", chronicle(&recorded, Eyes::Seat(ally)));
    }
    insta::assert_snapshot!("cold_chain", text);
}
