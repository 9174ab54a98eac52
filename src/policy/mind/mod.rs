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
mod asking;
mod inquire;
mod measure;
mod one_day;
mod promise;
mod secret;
mod tell;

use super::character::Character;
use super::choices::choose;
use super::desk::{Wish, fill};
use super::drafting::negotiate;
use super::reading::{Case, cases, may_hold};
use super::speech::Speech;
use super::{Chosen, programmes, roll};
use crate::dice::Dice;
use crate::order::{HomeTalk, Options, Stem, Talk, Tray, Wording};
use crate::script::{ActionSpec, LawVerb, PressVerb, TargetKind, Verb};
use crate::terms::{Module, NationId, NationSet, Step};
use crate::view::View;
use act::Kind;
use std::cell::OnceCell;

/// One seat in one phase, as one character sees it.
pub(super) struct Mind<'w> {
    view: View<'w>,
    ways: &'w Character,
    dice: Dice,
    // What it makes of its view it makes when it is first asked: most passes ask little.
    cases: OnceCell<Vec<Case>>,
    accusations: OnceCell<Vec<Option<(NationId, Wording)>>>,
    holdings: OnceCell<Vec<[i32; NationSet::MOST]>>,
    named: OnceCell<NationSet>,
    past: OnceCell<Vec<Stem>>,
}

impl<'w> Mind<'w> {
    pub(super) const fn new(view: View<'w>, ways: &'w Character, dice: Dice) -> Self {
        Self {
            view,
            ways,
            dice,
            cases: OnceCell::new(),
            accusations: OnceCell::new(),
            holdings: OnceCell::new(),
            named: OnceCell::new(),
            past: OnceCell::new(),
        }
    }

    /// The incidents that it knows of, the weightiest first.
    fn cases(&self) -> &[Case] {
        self.cases.get_or_init(|| cases(self.view))
    }

    /// Whom it would name on each of them, and in which words.
    fn accusations(&self) -> &[Option<(NationId, Wording)>] {
        let accuse = |case| Self::accuse(self.view, &self.ways.claims, case);
        self.accusations.get_or_init(|| self.cases().iter().map(accuse).collect())
    }

    /// Whom it has named in public so that it may answer for it.
    fn named(&self) -> NationSet {
        *self.named.get_or_init(|| Self::named_by(self.view, self.ways.measures, self.cases()))
    }

    /// What it has ordered so far.
    fn past(&self) -> &[Stem] {
        self.past.get_or_init(|| {
            let own = self.view.deeds().filter(|deed| deed.by == self.view.seat());
            own.map(|deed| Stem { action: deed.action, target: deed.target, incident: deed.incident }).collect()
        })
    }

    /// How often it has done that towards a nation and about an incident.
    fn done(&self, stem: Stem) -> i32 {
        if self.view.times(stem.action) == 0 {
            return 0;
        }
        i32::try_from(self.past().iter().filter(|past| **past == stem).count()).unwrap_or(i32::MAX)
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
            self.show_evidence(&mut speech);
            if roll.below(100) < manner.shares {
                self.share(&mut speech);
            }
            self.propose(&mut speech);
            self.coordinate(&mut speech);
            self.give_cards(&mut speech);
            self.ask_for_cards(&mut speech);
            self.pledge(&mut speech);
            self.write(&mut speech);
            programmes::deal(view, &mut speech, manner.demands, manner.invests);
        } else {
            self.sign(&mut speech);
            self.agree_on_a_day(&mut speech);
            self.give_cards(&mut speech);
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
        let (view, owed) = (self.view, self.owed());
        let mut options = Options::with_room();
        view.options_into(tray, &mut options);
        let mut wishes = Vec::with_capacity(96);
        for offer in options.offers() {
            let Some(action) = view.action(offer.action) else { continue };
            let kind = Kind::of(action);
            let thinks = self.thinks_of(action, kind);
            if !thinks && owed.is_empty() {
                continue;
            }
            for stem in offer.stems() {
                let wish = if thinks { self.would(stem, action, kind) } else { None };
                let wish = if owed.is_empty() { wish } else { self.as_promised(wish, stem, &owed) };
                if let Some(wish) = wish
                    && wish.score > 0
                {
                    wishes.push(wish);
                }
            }
        }
        fill(view, tray, self.dice, self.ways.purse, wishes)
    }

    /// How likely it is, in points from 0, that a nation's courts or teams hold something on a case.
    fn may_hold(&self, case: &Case, nation: NationId) -> i32 {
        let holdings =
            self.holdings.get_or_init(|| self.cases().iter().map(|case| may_hold(self.view, case)).collect());
        let place = self.cases().iter().position(|one| one.id == case.id);
        let held = place.and_then(|place| holdings.get(place)?.get(nation.index()).copied());
        held.unwrap_or(0)
    }

    /// Whether it would ever give an order of an action, as things stand.
    fn thinks_of(&self, action: &ActionSpec, kind: Kind) -> bool {
        let (ways, measures) = (self.ways, self.ways.measures);
        match action.verb {
            Some(Verb::SourceCheck) => ways.inquiry.source_check > 0 || ways.inquiry.when_doubted > 0,
            Some(Verb::Ask(kind)) => self.wish_to_ask(kind) > 0,
            Some(Verb::Claim { public }) if action.target == TargetKind::Nation => {
                let wish = if public { ways.claims.public } else { ways.claims.private };
                wish > 0 && self.accusations().iter().any(Option::is_some)
            }
            Some(Verb::JointClaim) => ways.claims.joint > 0,
            Some(Verb::Lift) => measures.lifts > 0,
            Some(Verb::Impose | Verb::Law(LawVerb::Counter)) => measures.answers > 0 && self.answers_somebody(),
            Some(Verb::Exchange | Verb::KeepSilent | Verb::Press(PressVerb::Interview) | Verb::Law(LawVerb::Sever))
            | None
                if kind.hostile =>
            {
                measures.answers > 0 && (self.answers_somebody() || action.file.is_some())
            }
            _ => true,
        }
    }

    /// What it wants of one stem of an action that it thinks of, if anything.
    fn would(&self, stem: Stem, action: &ActionSpec, kind: Kind) -> Option<Wish> {
        let case = stem.incident.and_then(|id| self.cases().iter().find(|case| case.id == id));
        if stem.incident.is_some() && case.is_none() {
            return None;
        }
        match action.verb {
            Some(Verb::Inquire(route)) => self.inquire(stem, case?, route),
            Some(Verb::SourceCheck) => self.check(stem, case?),
            Some(Verb::Ask(kind)) => self.ask(stem, case, kind),
            Some(Verb::Claim { public }) => self.claim(stem, case?, public),
            Some(Verb::JointClaim) => self.joint(stem, case?),
            Some(Verb::Correct) => self.correct(stem),
            Some(Verb::Restrain) => self.restrain(stem),
            Some(Verb::LookAway) => self.look_away(stem),
            Some(Verb::Covert(verb)) => self.covert(stem, verb),
            Some(Verb::Press(PressVerb::Influence)) => self.influence(stem),
            Some(Verb::Press(PressVerb::ShutDown)) => self.shut_down(stem),
            Some(Verb::Impose | Verb::Law(LawVerb::Counter)) => self.measure(stem, case, action),
            Some(Verb::Lift) => self.lift(stem),
            Some(Verb::Law(LawVerb::LiftCounter)) => self.lift_counter(stem),
            Some(Verb::Law(LawVerb::TakeDown(_))) if stem.target.is_some() => self.take_down(stem, case?),
            Some(
                Verb::Exchange
                | Verb::KeepSilent
                | Verb::Press(PressVerb::Interview)
                | Verb::Law(LawVerb::TakeDown(_) | LawVerb::NameGroup | LawVerb::Sever),
            )
            | None => self.act(stem, case, action, kind),
        }
    }
}
