//! Everything that the catalogue does by effects alone, at home and with others (7.1).

use super::Mind;
use crate::order::{Order, Stem};
use crate::policy::choices::{mends, notifies};
use crate::policy::desk::{Wish, contains};
use crate::policy::reading::{Case, doubt, is_ours};
use crate::script::{ActionSpec, Cost, Effect, LawVerb, Verb, Who};
use crate::terms::{LegalClass, NationId};

/// What matters of an action to every stem of it: what its effects do, each looked for once.
#[derive(Clone, Copy, Default)]
#[expect(clippy::struct_excessive_bools, reason = "each is one kind of effect that the action has or has not")]
pub(super) struct Kind {
    /// Whether it hurts the nation that it is aimed at, or is meant to.
    pub(super) hostile: bool,
    /// How much it contains the incident at hand.
    contains: i32,
    /// Whether it tells the nation that it is aimed at.
    notifies: bool,
    /// Whether it mends trust.
    mends: bool,
    /// Whether it opens a line.
    opens: bool,
    /// Whether it lowers tension.
    eases: bool,
    /// Whether it lends capacity for a round.
    lends: bool,
    /// Whether it lends capacity to its own nation.
    hires: bool,
    /// Whether it builds capacity that lasts.
    builds: bool,
    /// Whether it cites norms.
    cites: bool,
    /// Whether it speaks to the nation's own voters.
    speaks_at_home: bool,
}

impl Kind {
    pub(super) fn of(action: &ActionSpec) -> Self {
        let mut kind = Self { hostile: is_hostile(action), contains: contains(action), ..Self::default() };
        for effect in &action.effects {
            kind.notifies |= notifies(effect);
            kind.mends |= mends(effect);
            match *effect {
                Effect::Open(..) => kind.opens = true,
                Effect::Tension(_, _, by) => kind.eases |= by < 0,
                Effect::Surge(whose, ..) => {
                    kind.lends = true;
                    kind.hires |= whose == Who::Me;
                }
                Effect::Capacity(..) => kind.builds = true,
                Effect::CiteNorms(_) => kind.cites = true,
                Effect::Mandate(Who::Me, by) => kind.speaks_at_home |= by > 0,
                _ => {}
            }
        }
        kind
    }
}

impl Mind<'_> {
    /// An action by what it does.
    pub(super) fn act(&self, stem: Stem, case: Option<&Case>, action: &ActionSpec, kind: Kind) -> Option<Wish> {
        if kind.hostile && stem.target.is_none() && action.file.is_some() {
            return self.name_in_a_file(stem, case?);
        }
        if kind.hostile {
            return self.measure(stem, case, action);
        }
        // A forum that names somebody is for whoever has named it already.
        if kind.cites && stem.target.is_some_and(|target| !self.named().has(target)) {
            return None;
        }
        let settles = action.class == LegalClass::Settlement && stem.target.is_some();
        let wish = match (stem.target, case) {
            (Some(_), Some(case)) if kind.cites => self.about(stem, case, action, kind),
            (Some(target), _) if settles => self.settle(stem, case, target),
            (None, Some(case)) if kind.contains > 0 => self.contain(stem, case, kind),
            (Some(target), Some(case)) if kind.notifies => self.notify(stem, case, target, action),
            (Some(target), Some(case)) => self.help(stem, case, target, action, kind),
            (Some(target), None) => self.befriend(stem, target, action, kind),
            (None, Some(case)) => self.about(stem, case, action, kind),
            (None, None) => self.prepare(stem, action, kind),
        };
        wish.filter(|wish| wish.score > 0)
    }

    fn contain(&self, stem: Stem, case: &Case, kind: Kind) -> Option<Wish> {
        let ways = self.ways.deeds;
        let own = if case.mine { ways.contains } else { ways.contains / 5 };
        let score = || own + kind.contains * 2 + case.weight() - self.done(stem) * 6;
        let wish = || Wish::new(score(), Order::of(stem), "nothing said abroad stops it (4.1)");
        (case.live && ways.contains > 0).then(wish)
    }

    /// Calls a crime a crime: the group is named and no state, where no state is likely behind it (6.5).
    fn name_in_a_file(&self, stem: Stem, case: &Case) -> Option<Wish> {
        let score = self.ways.measures.answers + case.weight() / 3 - self.done(stem) * 12;
        let fits = case.live && case.mine && !case.made.is_linked();
        fits.then(|| Wish::new(score, Order::of(stem), "the file names the group, and no state (6.5)"))
    }

    /// Tells a likely host (6.3).
    fn notify(&self, stem: Stem, case: &Case, host: NationId, action: &ActionSpec) -> Option<Wish> {
        let (view, ways) = (self.view, self.ways.deeds);
        if ways.notifies <= 0 || !case.live {
            return None;
        }
        let same = |deed: &Stem| deed.target == Some(host) && deed.incident == Some(case.id);
        let tells = |deed: &&Stem| view.action(deed.action).is_some_and(|done| done.effects.iter().any(notifies));
        let told_before = self.past().iter().filter(tells).any(same);
        let told = self.past().iter().any(|deed| {
            let same = same(deed);
            let as_much = |done: &ActionSpec| {
                done.effects.iter().any(notifies) && (done.heat >= action.heat) == (ways.quietly >= 0)
            };
            same && view.action(deed.action).is_some_and(as_much)
        });
        let holds = self.may_hold(case, host);
        let suspect = case.points_to() == Some(host);
        // Which group it was comes after, to whoever is suspected and has been told already.
        let names = action.verb == Some(Verb::Law(LawVerb::NameGroup));
        if names {
            let fits = told_before && suspect && self.done(stem) == 0 && !is_ours(view, case.id);
            return fits
                .then(|| Wish::new(ways.notifies / 2, Order::of(stem), "so that it knows whom to look for (6.3)"));
        }
        if told || !(suspect || holds >= 5) || is_ours(view, case.id) {
            return None;
        }
        let base = if suspect { ways.notifies } else { ways.notifies / 2 - 3 };
        let loud = i32::from(action.heat.get()) * ways.quietly;
        let reason = "traces lead there, and from now on it knows (6.3)";
        Some(Wish::new(base + holds / 2 - loud, Order::of(stem), reason))
    }

    /// Helps a nation that is hit, where trust allows it.
    fn help(&self, stem: Stem, case: &Case, target: NationId, action: &ActionSpec, kind: Kind) -> Option<Wish> {
        let (view, ways) = (self.view, self.ways.deeds);
        if ways.helps <= 0 || !case.live {
            return None;
        }
        let trust = i32::from(view.trust(target));
        let hit = view.incident(case.id).is_some_and(|(_, now)| now.hit().has(target));
        if trust < 0 || !(hit || case.mine) {
            return None;
        }
        let Cost { staff, funds, .. } = action.cost;
        let mend = if kind.mends { 3 } else { 0 };
        let own = if case.mine { 6 } else { 0 };
        let contained = kind.contains;
        let worth = contained * 3 + mend + own + trust + case.weight() / 4;
        let score = ways.helps + worth - i32::from(staff) * 2 - i32::from(funds) - self.done(stem) * 6;
        let reason = if contained > 0 {
            "both gain, and trust allows it (4.1)"
        } else {
            "those who were helped early sign later (3.4)"
        };
        Some(Wish::new(score, Order::of(stem), reason))
    }

    /// Mends what tension or silence has worn.
    fn befriend(&self, stem: Stem, target: NationId, action: &ActionSpec, kind: Kind) -> Option<Wish> {
        let (view, ways) = (self.view, self.ways.deeds);
        let tension = i32::from(view.tension(view.seat(), target));
        let waits = kind.lends
            && view.requests().any(|(_, one)| one.from == view.seat() && one.to == target && one.due > view.round());
        let (wish, more, reason) = if kind.eases && tension >= 2 {
            (ways.eases, tension * 5, "a word at the right hour takes the edge off (3.2)")
        } else if kind.opens && !view.any_open(target) {
            (ways.opens, 16, "no line was open (3.2)")
        } else if kind.opens && tension >= 2 {
            (ways.opens, tension * 2, "before it is needed (3.2)")
        } else if kind.lends && (waits || ways.hires > 0) {
            let rests = view.me().funds.get() >= action.cost.funds + self.ways.purse.funds;
            let wish = if !rests {
                0
            } else if waits {
                ways.befriends + 8
            } else {
                ways.hires
            };
            (wish, 0, "the answer would come sooner (10.1)")
        } else if action.verb == Some(Verb::Exchange) && ways.hires > 0 && tension <= 4 {
            (ways.hires, i32::from(view.trust(target)), "both learn, and both remember it (10.4)")
        } else if kind.mends && tension <= 3 {
            (ways.befriends, 0, "trust is what later signs (3.4)")
        } else {
            return None;
        };
        let score = || wish + more - self.done(stem) * 8;
        (wish > 0).then(|| Wish::new(score(), Order::of(stem), reason))
    }

    /// About an incident, and aimed at nobody: citing the norm, or saying nothing on purpose.
    fn about(&self, stem: Stem, case: &Case, action: &ActionSpec, kind: Kind) -> Option<Wish> {
        let (view, ways) = (self.view, self.ways.deeds);
        let order = Order::of(stem);
        if kind.cites {
            let cited = view.incident(case.id).is_some_and(|(_, now)| now.cited().has(view.seat()));
            let heat = i32::from(action.heat.get());
            let fits = case.live && case.severity >= 3 && (heat <= 3 && !cited || ways.forums > 0);
            let score = || ways.cites + i32::from(case.severity) + (heat - 3) * ways.forums - self.done(stem) * 10;
            let reason = if heat > 3 { "the louder the forum the better (8.1)" } else { "it names nobody (8.1)" };
            return (fits && ways.cites > 0).then(|| Wish::new(score(), order, reason));
        }
        if let Some(wish) = self.speak_at_home(stem, kind) {
            return Some(wish);
        }
        let free = action.cost == Cost::default() && action.effects.is_empty();
        let still = free && case.mine && case.live && ways.keeps_still > 0;
        still.then(|| Wish::new(ways.keeps_still, order, format!("{} (5.2)", doubt(case))))
    }

    fn speak_at_home(&self, stem: Stem, kind: Kind) -> Option<Wish> {
        let ways = self.ways.deeds;
        let thin = || if self.view.me().mandate.get() < 45 { 6 } else { 0 };
        let score = || ways.speaks_at_home + thin() - self.done(stem) * 10;
        let wish = || Wish::new(score(), Order::of(stem), "its voters listen (7.1)");
        (kind.speaks_at_home && ways.speaks_at_home > 0).then(wish)
    }

    /// Things for its own house.
    fn prepare(&self, stem: Stem, action: &ActionSpec, kind: Kind) -> Option<Wish> {
        let (view, ways) = (self.view, self.ways.deeds);
        if let Some(wish) = self.speak_at_home(stem, kind) {
            return Some(wish);
        }
        let rich = view.me().funds.get() >= action.cost.funds + 2;
        let early = view.round().saturating_mul(2) <= view.rounds();
        if kind.builds && early && rich && ways.prepares > 0 {
            return Some(Wish::new(ways.prepares, Order::of(stem), "there is time yet (2.4)"));
        }
        let score = || ways.hires - self.done(stem) * 6;
        let wish = || Wish::new(score(), Order::of(stem), "what it lacks can be hired (2.4)");
        (kind.hires && rich && ways.hires > 0).then(wish)
    }

    /// Puts a quarrel to somebody who helps to end it, or decides it.
    fn settle(&self, stem: Stem, case: Option<&Case>, target: NationId) -> Option<Wish> {
        let (view, ways) = (self.view, self.ways.deeds);
        let tension = i32::from(view.tension(view.seat(), target));
        let over = case.is_some_and(|case| case.points_to() == Some(target));
        let quarrel = if case.is_some() { over } else { tension >= 2 };
        let score = || ways.settles + tension * 4 - self.done(stem) * 12;
        let reason = "a quarrel with a table is half a quarrel (7.1)";
        (quarrel && ways.settles > 0).then(|| Wish::new(score(), Order::of(stem), reason))
    }
}

/// Whether an action hurts the nation that it is aimed at, or is meant to.
pub(super) fn is_hostile(action: &ActionSpec) -> bool {
    let loud = action.class == LegalClass::Retorsion && action.heat.get() >= 5;
    action.class >= LegalClass::Countermeasure || loud || action.effects.iter().any(crate::policy::choices::hurts)
}
