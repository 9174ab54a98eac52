//! §14 Free-form acts: tried before the whole table, ruled or voted on, decided by the dice.

use super::admit::module;
use super::round::Round;
use crate::dice::Purpose;
use crate::event::{Cause, Event, Gauge, MatrixEvent};
use crate::order::{Aim, FreeAct, MatrixRefusal, MatrixTalk, Odds, Refusal};
use crate::terms::{Module, NationId, Rule};
use crate::world::{MatrixNow, Sight};

/// The rule that all of it goes by.
const RULE: Rule = Rule(14, 1);

/// Whether a seat may try a free-form act, or vote on one.
pub(super) fn may_say(sight: Sight<'_>, talk: &MatrixTalk) -> Result<(), Refusal> {
    module(sight, Module::Matrix)?;
    match talk {
        MatrixTalk::Try(act) => may_try(sight, act),
        MatrixTalk::Vote { act, .. } => {
            may_vote(sight, *act).map_err(|no| no.map_or(Refusal::NoSuchThing, Refusal::Matrix))
        }
    }
}

fn may_try(sight: Sight<'_>, act: &FreeAct) -> Result<(), Refusal> {
    let said = |text: &String| (1..=FreeAct::MOST_LETTERS).contains(&text.trim().chars().count());
    if sight.free_acts().any(|(_, now)| now.by == sight.seat()) {
        return Err(Refusal::Matrix(MatrixRefusal::OncePlay));
    }
    if act.arguments.len() > FreeAct::MOST_ARGUMENTS {
        return Err(Refusal::Matrix(MatrixRefusal::TooManyArguments));
    }
    if !said(&act.act) || !act.arguments.iter().all(said) {
        return Err(Refusal::Matrix(MatrixRefusal::Wordless));
    }
    match (act.aim.nation(), act.aim.incident()) {
        (Some(nation), _) if nation == sight.seat() => Err(Refusal::OwnNation),
        (Some(nation), _) if !sight.everyone().has(nation) => Err(Refusal::NoSuchThing),
        (_, Some(incident)) if !sight.knows(incident) => Err(Refusal::NoSuchThing),
        _ => Ok(()),
    }
}

/// Whether a seat has a vote on an act; nothing if there is no such act.
fn may_vote(sight: Sight<'_>, act: u8) -> Result<(), Option<MatrixRefusal>> {
    let (_, now) = sight.free_acts().find(|(number, _)| *number == act).ok_or(None)?;
    if now.decided.is_some() {
        Err(Some(MatrixRefusal::Decided))
    } else if now.concerns().has(sight.seat()) {
        Err(Some(MatrixRefusal::Involved))
    } else if now.votes.get(sight.seat()).is_some() {
        Err(Some(MatrixRefusal::Voted))
    } else {
        Ok(())
    }
}

impl Round<'_> {
    /// Tries an act, or votes on one.
    pub(super) fn say_freely(&mut self, by: NationId, talk: MatrixTalk) {
        match talk {
            MatrixTalk::Try(act) => self.emit(Event::Matrix(MatrixEvent::Tried { by, act: Box::new(act) })),
            MatrixTalk::Vote { act, odds } => {
                self.emit(Event::Matrix(MatrixEvent::Voted { act, by, odds }));
                self.count_votes(act, false);
            }
        }
    }

    /// Puts an act to the vote; it is decided as soon as enough have voted.
    pub(super) fn put_to_vote(&mut self, act: u8) {
        self.emit(Event::Matrix(MatrixEvent::PutToVote { act }));
        self.count_votes(act, false);
    }

    /// At the end of Talks: what nobody ruled on is decided by the votes that were cast.
    pub(super) fn decide_free_acts(&mut self) {
        for act in 0..self.now().matrix.len() {
            self.count_votes(u8::try_from(act).unwrap_or(u8::MAX), true);
        }
    }

    fn free_act(&self, act: u8) -> Option<&MatrixNow> {
        self.now().matrix.get(usize::from(act)).filter(|now| now.decided.is_none())
    }

    /// Decides an act by its votes, if it was put to the vote and enough were cast, or if it
    /// can wait no longer. The mean counts, between two steps the less likely; without any
    /// vote the odds are even.
    fn count_votes(&mut self, act: u8, at_last: bool) {
        let Some(now) = self.free_act(act) else { return };
        let voters = self.everyone().minus(now.concerns());
        let cast: Vec<Odds> = voters.iter().filter_map(|nation| *now.votes.get(nation)).collect();
        let enough = now.to_vote && cast.len() >= FreeAct::VOTERS.min(voters.len());
        if !(enough || at_last) {
            return;
        }
        let sum: usize = cast.iter().map(|odds| *odds as usize).sum();
        let mean = sum.checked_div(cast.len()).and_then(|mean| Odds::ALL.get(mean)).copied();
        let aims = vec![now.act.aim];
        self.decide(act, mean.unwrap_or(Odds::Even), aims, true);
    }

    /// Throws the dice for an act and carries out what it was to bring about.
    pub(super) fn decide(&mut self, act: u8, odds: Odds, aims: Vec<Aim>, by_vote: bool) {
        let Some(by) = self.free_act(act).map(|now| now.by) else { return };
        let came_off = self.happens(Purpose::Matrix, self.nation_key(by), 0, 0, odds.in_a_hundred());
        self.emit(Event::Matrix(MatrixEvent::Decided { act, odds, aims: aims.clone(), by_vote, came_off }));
        if came_off {
            aims.into_iter().for_each(|aim| self.bring(by, aim));
        }
    }

    fn bring(&mut self, by: NationId, aim: Aim) {
        let cause = Cause::Matrix(by);
        let (gauge, amount) = match aim {
            Aim::Win(nation) => return self.regard(nation, by, 1, RULE, cause),
            Aim::Calm(nation) => (Gauge::Tension(by.min(nation), by.max(nation)), -1),
            Aim::Backing => (Gauge::Mandate(by), 4),
            Aim::Standing => (Gauge::Credibility(by), 4),
            Aim::Funds => (Gauge::Funds(by), 2),
            Aim::Contain(incident) => (Gauge::Containment(incident), 2),
            Aim::Weaken(incident) => (Gauge::Strength(incident), -1),
            Aim::Hush(incident) => (Gauge::Salience(incident), -1),
        };
        self.shift(gauge, amount, RULE, cause);
    }
}
