//! What policies are asked for, and their answers.
//!
//! A policy may think for long, so none is asked while the table takes a command. Whoever holds the
//! table looks at what it [`wants`](Session::wants), has each answered where and when it likes, and
//! hands the answers in as commands. Every policy sees the same state; what all of them say is
//! delivered once the last has answered.

use super::{Command, Moment, NotTaken, Output, Player, Session, Stamped};
use crate::dice::Dice;
use crate::order::{Act, By, Reason, Refusal, Tray};
use crate::policy::{PASSES, Policy};
use crate::terms::{NationId, NationSet, Phase};
use crate::view::View;
use crate::view::sheet::Sheet;
use crate::world::World;
use std::collections::BTreeMap;

/// What all policies are asked for at once.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Asked {
    /// What they say in a pass of Talks, from 0.
    Talks {
        /// Which.
        pass: u8,
    },
    /// What they order.
    Orders,
}

/// A policy that is asked for something, with all that it needs to answer.
pub struct Want {
    /// The seat.
    pub seat: NationId,
    /// The moment in which it is asked.
    pub at: Moment,
    /// For what.
    pub asked: Asked,
    policy: Policy,
    dice: Dice,
    world: World,
    tray: Tray,
}

impl Want {
    /// Asks the policy. It takes as long as the policy thinks, and no table waits for it.
    #[must_use]
    pub fn answer(&self) -> Stamped {
        let view = View::of(&self.world, self.seat);
        let acts = match self.asked {
            Asked::Talks { pass } => self.policy.talk(view, pass, self.dice).into_iter().map(Act::Talk).collect(),
            Asked::Orders => {
                let chosen = self.policy.order(view, &mut self.tray.clone(), self.dice).into_iter();
                chosen
                    .map(|one| Act::Order { order: one.order, reason: Some(Reason::Words(one.reason.into_owned())) })
                    .collect()
            }
        };
        let answer = Answer { seat: self.seat, asked: self.asked, acts };
        Stamped { at: self.at, key: None, command: Command::Answer(answer) }
    }
}

/// What a policy says or orders.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Answer {
    /// Its seat.
    pub seat: NationId,
    /// What it was asked for.
    pub asked: Asked,
    /// What it does: all of it talks, or all of it orders.
    pub acts: Vec<Act>,
}

/// Policies that are asked for something.
pub(super) struct Asking {
    asked: Asked,
    /// The seats that have not answered yet.
    waiting: NationSet,
    answers: BTreeMap<NationId, Answer>,
}

/// Takes a command, and has the policies answer at once whatever the table wants of them then.
pub fn attend(session: &mut Session, stamped: Stamped) -> Vec<Output> {
    let mut outputs = session.take(stamped);
    loop {
        let wants = session.wants();
        if wants.is_empty() {
            return outputs;
        }
        for want in wants {
            outputs.extend(session.take(want.answer()));
        }
    }
}

impl Session {
    /// What the table waits for from policies; nothing if it waits for people.
    #[must_use]
    pub fn wants(&self) -> Vec<Want> {
        let Some(asking) = &self.asking else { return Vec::new() };
        let keys = &self.world().table().keys.nations;
        let want = |(seat, player): &(NationId, Player)| match player {
            Player::Policy(policy) if asking.waiting.has(*seat) => Some(Want {
                seat: *seat,
                at: self.now(),
                asked: asking.asked,
                policy: policy.clone(),
                dice: Dice::for_policy(self.seed, keys.get(seat.index()).copied().unwrap_or(0)),
                world: self.world().clone(),
                tray: self.tray(*seat).clone(),
            }),
            Player::Policy(_) | Player::Person => None,
        };
        self.players.iter().filter_map(want).collect()
    }

    /// Has policies answer until nothing is wanted of them.
    pub(super) fn settle(&mut self) {
        while self.asking.is_some() {
            for want in self.wants() {
                if let Command::Answer(answer) = want.answer().command {
                    // It was asked for just now.
                    let _ = self.answered(answer);
                }
            }
        }
        self.close();
    }

    /// Ends the phase: what policies still say and order in it follows, and then the next begins.
    pub(super) fn end_phase(&mut self, by: By) -> Result<(), Refusal> {
        if self.is_stopped() || self.ending.is_some() {
            return Ok(());
        }
        if self.asking.is_some() {
            // The policies have their first say still; the phase ends after it.
            self.ending = Some(by);
            return Ok(());
        }
        self.put_in(by, &Act::EndPhase)?;
        self.ending = Some(by);
        match self.phase() {
            Phase::Talks => self.ask(Asked::Talks { pass: 1 }),
            Phase::Orders => self.ask(Asked::Orders),
            Phase::Briefing | Phase::Resolution | Phase::Communique => self.go_on(),
        }
        Ok(())
    }

    /// Asks every policy for something.
    pub(super) fn ask(&mut self, asked: Asked) {
        let policies = self.players.iter().filter(|(_, player)| *player != Player::Person);
        let waiting: NationSet = policies.map(|(seat, _)| *seat).collect();
        self.asking = Some(Asking { asked, waiting, answers: BTreeMap::new() });
        self.deliver();
    }

    /// A seat is a person's now, and its policy is not asked any more.
    pub(super) fn ask_no_more(&mut self, seat: NationId) {
        if let Some(asking) = &mut self.asking {
            asking.waiting.remove(seat);
            self.deliver();
        }
    }

    /// Whatever policies were asked for is left, as when the play is taken back.
    pub(super) fn ask_nobody(&mut self) {
        (self.asking, self.ending) = (None, None);
    }

    /// A policy answers; when all have, what they say is delivered.
    pub(super) fn answered(&mut self, answer: Answer) -> Result<(), NotTaken> {
        let asking = self.asking.as_mut().ok_or(NotTaken::NotAsked)?;
        let fits = |act: &Act| match answer.asked {
            Asked::Talks { .. } => matches!(act, Act::Talk(_)),
            Asked::Orders => matches!(act, Act::Order { .. }),
        };
        if asking.asked != answer.asked || !asking.waiting.has(answer.seat) || !answer.acts.iter().all(fits) {
            return Err(NotTaken::NotAsked);
        }
        asking.waiting.remove(answer.seat);
        asking.answers.insert(answer.seat, answer);
        self.deliver();
        Ok(())
    }

    /// Delivers what policies said or ordered, if all have answered, and goes on to what is next.
    fn deliver(&mut self) {
        let Some(asking) = self.asking.take_if(|asking| asking.waiting.is_empty()) else { return };
        for (seat, answer) in asking.answers {
            for act in answer.acts {
                // What was said at the same moment may have overtaken it; then it is left unsaid.
                if let Err(refusal) = self.put_in(By::Seat(seat), &act) {
                    self.note_unsaid(seat, refusal);
                }
            }
        }
        if self.is_stopped() {
            self.ending = None;
            return;
        }
        match (asking.asked, self.ending) {
            (Asked::Talks { pass: 0 }, None) => {}
            (Asked::Talks { pass: 0 }, Some(by)) => {
                self.ending = None;
                // The play is not over: it was asked for talks.
                let _ = self.end_phase(by);
            }
            (Asked::Talks { pass }, _) if pass + 1 < PASSES => self.ask(Asked::Talks { pass: pass + 1 }),
            (Asked::Talks { .. } | Asked::Orders, _) => self.go_on(),
        }
    }

    /// Goes on to the next phase, in which policies have the first say.
    fn go_on(&mut self) {
        let Some(by) = self.ending.take() else { return };
        self.advance(by);
        if self.phase() == Phase::Talks {
            self.ask(Asked::Talks { pass: 0 });
        }
    }

    /// Lists what a script had and was not admitted.
    fn note_unsaid(&mut self, seat: NationId, refusal: Refusal) {
        if let Some(Player::Policy(Policy::Scripted(script))) = self.player(seat) {
            let why = Sheet::refusal(self.world(), seat, refusal);
            let unsaid = script.unsaid(self.round(), seat, why);
            self.unsaid.push(unsaid);
        }
    }
}
