//! The page of free-form acts (§14): what was tried, and what this seat may aim at.

use crate::order::{Aim, FreeAct, MatrixTalk, Odds, Talk};
use crate::rules;
use crate::terms::letters::shown;
use crate::terms::{Module, NationId};
use crate::view::chronicle::meant;
use crate::view::prose::Lens;
use crate::world::{MatrixNow, Sight};
use serde::Serialize;

/// The page; there is none if the module is off.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct MatrixPage {
    /// What this seat may aim an act of its own at, in words; empty if it may not try one now.
    pub aims: Vec<(Aim, String)>,
    /// What was tried, newest first.
    pub acts: Vec<MatrixRow>,
}

/// One free-form act.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct MatrixRow {
    /// Its number in the play.
    pub act: u8,
    /// The round in which it was tried.
    pub round: u8,
    /// By whom.
    pub by: NationId,
    /// What, in its seat's words.
    pub text: String,
    /// What it is meant to do: `to win backing at home`.
    pub meant: String,
    /// Why it should come off.
    pub arguments: Vec<String>,
    /// What each seat voted, in words.
    pub votes: Vec<(NationId, String)>,
    /// The votes that this seat may cast now, in words.
    pub may_vote: Vec<(Odds, String)>,
    /// How likely it was found to be, and whether it came off.
    pub decided: Option<(String, bool)>,
}

/// The page, if the module is on.
pub(super) fn page(sight: Sight<'_>) -> Option<MatrixPage> {
    if !sight.is_on(Module::Matrix) {
        return None;
    }
    let mut acts: Vec<MatrixRow> = sight.free_acts().map(|(act, now)| row(sight, act, now)).collect();
    acts.reverse();
    Some(MatrixPage { aims: aims(sight), acts })
}

/// Everything that this seat may aim at, if it may try something now.
fn aims(sight: Sight<'_>) -> Vec<(Aim, String)> {
    let nations = sight.others().iter().flat_map(|nation| [Aim::Calm(nation), Aim::Win(nation)]);
    let incidents = sight.incidents().flat_map(|(id, _, _)| [Aim::Contain(id), Aim::Weaken(id), Aim::Hush(id)]);
    let all = [Aim::Backing, Aim::Standing, Aim::Funds].into_iter().chain(nations).chain(incidents);
    let may = |aim: &Aim| {
        let act = FreeAct { act: "Something.".to_owned(), aim: *aim, arguments: Vec::new() };
        rules::may_say(sight, &Talk::Matrix(MatrixTalk::Try(act))).is_ok()
    };
    all.filter(may).map(|aim| (aim, meant(Lens::Seat(sight), aim))).collect()
}

fn row(sight: Sight<'_>, act: u8, now: &MatrixNow) -> MatrixRow {
    let may = |odds: &Odds| {
        let vote = MatrixTalk::Vote { act, odds: *odds };
        rules::may_say(sight, &Talk::Matrix(vote)).is_ok()
    };
    let voted = sight.everyone().iter().filter_map(|nation| Some((nation, (*now.votes.get(nation))?)));
    MatrixRow {
        act,
        round: now.round,
        by: now.by,
        text: shown(&now.act.act).into_owned(),
        meant: meant(Lens::Seat(sight), now.act.aim),
        arguments: now.act.arguments.iter().map(|argument| shown(argument).into_owned()).collect(),
        votes: voted.map(|(nation, odds)| (nation, odds.word().to_owned())).collect(),
        may_vote: Odds::ALL.into_iter().filter(may).map(|odds| (odds, odds.word().to_owned())).collect(),
        decided: now.decided.map(|(odds, came_off)| (odds.word().to_owned(), came_off)),
    }
}
