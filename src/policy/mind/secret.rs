//! What it does if it shelters a group, and behind the scenes (§12, §13).

use super::Mind;
use crate::order::{Order, Stem};
use crate::policy::desk::Wish;
use crate::policy::reading::{is_rival, name, pressure, prompts};
use crate::policy::roll;
use crate::script::CovertVerb;
use crate::terms::Step;

impl Mind<'_> {
    /// What decides in this round whether it takes the way out, from 0 to 99.
    fn throw(&self) -> u32 {
        roll(self.view, self.dice, Step::Covert, 0).below(100)
    }

    /// The honourable exit: weighed once a host is pressed, or the quarrel is worse than the group
    /// is worth (§12).
    pub(super) fn restrain(&self, stem: Stem) -> Option<Wish> {
        let (view, ways) = (self.view, self.ways.secrets);
        let heat = view.others().iter().map(|other| view.tension(view.seat(), other)).max().unwrap_or(0);
        if ways.restrains_at > 0 && heat >= ways.restrains_at {
            let reason = format!("tension at {heat} costs more than the group is worth (3.3)");
            return Some(Wish::new(58, Order::of(stem), reason));
        }
        let ready = self.throw() < self.readiness(ways.restrains, ways.restrains_most);
        let reason = "it has been told, and the way out is still honourable (6.3)";
        ready.then(|| Wish::new(60, Order::of(stem), reason))
    }

    pub(super) fn look_away(&self, stem: Stem) -> Option<Wish> {
        let (view, wish) = (self.view, self.ways.secrets.looks_away);
        view.sheltered().find(|(group, _)| !view.is_restrained(*group))?;
        let fits = wish > 0 && self.done(stem) == 0 && view.me().mandate.get() < 60;
        fits.then(|| Wish::new(wish, Order::of(stem), "nobody orders it about in its own house (6.3)"))
    }

    /// The covert side: the way out, or the broom.
    pub(super) fn covert(&self, stem: Stem, verb: CovertVerb) -> Option<Wish> {
        let (view, ways) = (self.view, self.ways.secrets);
        let pressed = pressure(view);
        let order = Order::of(stem);
        match verb {
            CovertVerb::ComeForward => {
                let ready = self.throw() < self.readiness(ways.comes_forward, ways.comes_forward * 6);
                // Before it has been asked for in two ways the exit is worth nothing at home (12).
                (prompts(view) > 1 && ready)
                    .then(|| Wish::new(62, order, "whoever says it first is thanked for it (12.1)"))
            }
            CovertVerb::CleanUp => (ways.cleans_up > 0 && pressed > 0)
                .then(|| Wish::new(ways.cleans_up + pressed * 2, order, "somebody has begun to ask (12.1)")),
            CovertVerb::PlantFlag => {
                let rival = view.others().iter().any(|other| is_rival(view, other));
                let score = ways.plants - self.done(stem) * 10;
                (ways.plants > 0 && pressed > 1 && rival)
                    .then(|| Wish::new(score, order, "better that they look elsewhere (12.1)"))
            }
        }
    }

    /// Where a rival can be made to look at itself.
    pub(super) fn influence(&self, stem: Stem) -> Option<Wish> {
        let (view, ways) = (self.view, self.ways.secrets);
        let target = stem.target.filter(|&target| ways.influences > 0 && is_rival(view, target))?;
        let score = ways.influences - self.done(stem) * 8;
        let reason = format!("{} should be busy at home (13.1)", name(view, target));
        Some(Wish::new(score, Order::of(stem), reason))
    }

    /// When backing is thin and the networks are about to boil over.
    pub(super) fn shut_down(&self, stem: Stem) -> Option<Wish> {
        let (view, ways) = (self.view, self.ways.secrets);
        let numbers = view.numbers().press;
        let loud = view.incidents().any(|(id, _, now)| {
            view.is_live(id) && view.is_victim(id) && now.salience().get() >= numbers.upheaval_salience
        });
        let thin = view.me().mandate.get() <= numbers.upheaval_mandate;
        (ways.shuts_down > 0 && loud && thin && self.done(stem) == 0)
            .then(|| Wish::new(ways.shuts_down, Order::of(stem), "the networks are about to boil over (13.1)"))
    }
}
