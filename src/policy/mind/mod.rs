//! A mind: a seat's view, a character's ways, and what comes of the two.
//!
//! | file | holds |
//! | --- | --- |
//! | `accuse` | whom it would name and in which words; claims, alone and with others |
//! | `answer` | its judgement, and its answers to claims and requests |
//! | `inquire` | how it finds things out, and what it asks of others |
//! | `act` | everything that the catalogue does by effects alone |
//! | `measure` | what it does against others, and when it stops |
//! | `secret` | the covert side and the press |
//! | `promise` | its word: what it pledges, and what its pledges make of its orders |
//! | `tell` | what it shares, and to whom it writes |

mod accuse;
mod act;
mod answer;
mod inquire;
mod measure;
mod promise;
mod secret;
mod tell;

use super::character::Character;
use super::choices::choose;
use super::desk::{Wish, fill};
use super::drafting::negotiate;
use super::reading::{Case, cases};
use super::speech::Speech;
use super::{Chosen, programmes, roll};
use crate::dice::Dice;
use crate::order::{HomeTalk, Stem, Talk, Tray, Wording};
use crate::script::{ActionSpec, PressVerb, Verb};
use crate::terms::{Module, NationId, Step};
use crate::view::View;
use promise::Owed;

/// One seat in one phase, as one character sees it.
pub(super) struct Mind<'w> {
    view: View<'w>,
    ways: &'w Character,
    cases: Vec<Case>,
    /// Whom it would name on each of them, and in which words.
    accusations: Vec<Option<(NationId, Wording)>>,
    dice: Dice,
}

impl<'w> Mind<'w> {
    pub(super) fn new(view: View<'w>, ways: &'w Character, dice: Dice) -> Self {
        let cases = cases(view);
        let accusations = cases.iter().map(|case| Self::accuse(view, &ways.claims, case)).collect();
        Self { view, ways, cases, accusations, dice }
    }

    /// What it says in one pass.
    pub(super) fn talks(&self, pass: u8) -> Vec<Talk> {
        let (view, manner) = (self.view, self.ways.manner);
        let mut speech = Speech::new(view);
        let mut roll = roll(view, self.dice, Step::Talks, u64::from(pass));
        if pass == 0 {
            self.judge(&mut speech);
            self.reply_to_claims(&mut speech, &mut roll);
            self.sign(&mut speech);
            self.answer(&mut speech, roll.below(100));
            self.weigh_claims(&mut speech);
            choose(view, &mut speech, self.ways.cares, &mut roll);
            if roll.below(100) < manner.shares {
                self.share(&mut speech);
            }
            self.propose(&mut speech);
            self.pledge(&mut speech);
            self.write(&mut speech);
            programmes::deal(view, &mut speech, manner.demands, manner.invests);
        } else {
            self.sign(&mut speech);
            programmes::reply(view, &mut speech, manner.demands);
            if roll.below(100) < manner.writes_back {
                self.write_back(&mut speech);
            }
        }
        negotiate(view, &mut speech, manner.insists, manner.packages);
        // One member of staff at home saves an indictment abroad (2.6).
        if manner.liaises && view.is_on(Module::HomeClearance) && speech.staff() >= 3 {
            speech.say(Talk::Home(HomeTalk::Liaise));
        }
        speech.done()
    }

    /// Puts its orders into the tray and says why.
    pub(super) fn orders(&self, tray: &mut Tray) -> Vec<Chosen> {
        let owed = self.owed();
        fill(self.view, tray, self.dice, self.ways.purse, |stem, action| self.wish(stem, action, &owed))
    }

    /// What it wants of one stem, if anything.
    fn wish(&self, stem: Stem, action: &ActionSpec, owed: &[Owed]) -> Option<Wish> {
        let wish = self.would(stem, action);
        if owed.is_empty() { wish } else { self.as_promised(wish, stem, owed) }
    }

    fn would(&self, stem: Stem, action: &ActionSpec) -> Option<Wish> {
        let case = stem.incident.and_then(|id| self.cases.iter().find(|case| case.id == id));
        if stem.incident.is_some() && case.is_none() {
            return None;
        }
        match action.verb {
            Some(Verb::Inquire(route)) => self.inquire(stem, case?, route),
            Some(Verb::SourceCheck) => self.check(stem, case?),
            Some(Verb::Ask(kind)) => self.ask(stem, case, kind),
            Some(Verb::Claim { public }) => self.claim(stem, case?, public),
            Some(Verb::JointClaim) => self.joint(stem, case?),
            Some(Verb::Restrain) => self.restrain(stem),
            Some(Verb::LookAway) => self.look_away(stem),
            Some(Verb::Covert(verb)) => self.covert(stem, verb),
            Some(Verb::Press(PressVerb::Influence)) => self.influence(stem),
            Some(Verb::Press(PressVerb::ShutDown)) => self.shut_down(stem),
            Some(Verb::Impose) => self.measure(stem, case, action),
            Some(Verb::Lift) => self.lift(stem),
            Some(Verb::Exchange | Verb::Press(PressVerb::Interview)) | None => self.act(stem, case, action),
        }
    }
}
