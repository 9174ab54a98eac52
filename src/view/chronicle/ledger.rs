//! Numbers that moved, merged: a chronicle tells what it came to, not each step of it.

use crate::event::{Cause, Event, Gauge, Why};
use crate::terms::{NationId, NationSet, NormId, Pillar, Tension, TensionRung, Theme};
use crate::view::prose::{Lens, and, capitalised, signed, unstopped};
use crate::world::{Pairs, World};

/// What moved since the ledger was told last.
#[derive(Default)]
pub(super) struct Ledger {
    trust: Vec<(NationId, NationId, i16)>,
    mandate: Vec<(NationId, i16)>,
    credibility: Vec<(NationId, i16)>,
    tracks: Vec<((NationId, Theme), i16)>,
    capacity: Vec<((NationId, Pillar), i16)>,
    sources: Vec<(NationId, i16)>,
    norms: Vec<(NormId, i16)>,
    pairs: Vec<(NationId, NationId)>,
    pressed: Vec<NationId>,
    /// Norms were cited, which says already that they stand firmer.
    pub(super) cited: bool,
}

fn add<K: PartialEq>(list: &mut Vec<(K, i16)>, key: K, by: i16) {
    match list.iter_mut().find(|(known, _)| *known == key) {
        Some((_, sum)) => *sum = sum.saturating_add(by),
        None => list.push((key, by)),
    }
}

impl Ledger {
    /// Takes a move.
    pub(super) fn take(&mut self, gauge: Gauge, by: i16) {
        match gauge {
            Gauge::Track(id, theme) => add(&mut self.tracks, (id, theme), by),
            Gauge::Mandate(id) => add(&mut self.mandate, id, by),
            Gauge::Credibility(id) => add(&mut self.credibility, id, by),
            Gauge::Capacity(id, pillar) => add(&mut self.capacity, (id, pillar), by),
            Gauge::SourceHealth(id) => add(&mut self.sources, id, by),
            Gauge::Erosion(norm) => add(&mut self.norms, norm, by),
            Gauge::Trust(from, to) => match self.trust.iter_mut().find(|(a, b, _)| (*a, *b) == (from, to)) {
                Some((_, _, sum)) => *sum = sum.saturating_add(by),
                None => self.trust.push((from, to, by)),
            },
            Gauge::Tension(a, b) => {
                if !self.pairs.contains(&(a, b)) {
                    self.pairs.push((a, b));
                }
            }
            Gauge::Pressure(on) => {
                if !self.pressed.contains(&on) {
                    self.pressed.push(on);
                }
            }
            // Means come and go; the rest is the rules' own business.
            Gauge::Capital(_)
            | Gauge::Funds(_)
            | Gauge::Staff(_)
            | Gauge::Surge(..)
            | Gauge::Salience(_)
            | Gauge::Strength(_)
            | Gauge::Containment(_) => {}
        }
    }

    /// Tells what it came to, and begins again. `before` is the tension when it was told last.
    pub(super) fn tell(&mut self, lens: Lens<'_>, world: &World, before: &Pairs<Tension>) -> Vec<String> {
        let book = std::mem::take(self);
        let mut said = Vec::new();
        said.extend(book.told_tension(lens, world, before));
        said.extend(book.told_trust(lens));
        said.extend(book.told_at_home(lens));
        said.extend(book.told_sources(lens));
        said.extend(super::pledges::pressed(lens, world, &book.pressed));
        said.extend(book.told_norms(lens));
        said
    }

    /// Pairs that came to the same rung the same way stand together.
    fn told_tension(&self, lens: Lens<'_>, world: &World, before: &Pairs<Tension>) -> Vec<String> {
        let mut said: Vec<(Turn, Vec<String>)> = Vec::new();
        for &(a, b) in &self.pairs {
            let (was, now) = (before.either(a, b).get(), world.now().tension(a, b));
            let Some(turn) = Turn::of(was, now) else { continue };
            let pair = format!("between {} and {}", lens.nation(a), lens.nation(b));
            match said.iter_mut().find(|(known, _)| *known == turn) {
                Some((_, pairs)) => pairs.push(pair),
                None => said.push((turn, vec![pair])),
            }
        }
        said.into_iter().map(|(turn, pairs)| turn.told(&and(pairs))).collect()
    }

    fn told_trust(&self, lens: Lens<'_>) -> Option<String> {
        let mut from: Vec<NationId> = self.trust.iter().map(|(from, _, _)| *from).collect();
        from.sort_unstable();
        from.dedup();
        // Where much moved, small steps go without saying.
        let least = if self.trust.len() > 6 { 2 } else { 1 };
        from.retain(|from| self.trust.iter().any(|(whose, _, by)| whose == from && by.abs() >= least));
        let per_nation = from.iter().map(|&from| {
            let moved = self.trust.iter().filter(|(whose, _, by)| *whose == from && by.abs() >= least);
            let parts = moved.map(|(_, to, by)| format!("{} ({})", lens.nation(*to), signed(*by)));
            format!("{} in {}", lens.nation(from), and(parts))
        });
        let told: Vec<String> = per_nation.collect();
        (!told.is_empty()).then(|| format!("Trust moved: {}.", told.join("; ")))
    }

    fn told_sources(&self, lens: Lens<'_>) -> Vec<String> {
        let of = |up: bool| -> NationSet {
            let some = self.sources.iter().filter(|(_, by)| if up { *by > 0 } else { *by < 0 });
            some.map(|(id, _)| *id).collect()
        };
        let (burnt, regrown) = (of(false), of(true));
        let mut said = Vec::new();
        if !burnt.is_empty() {
            let each = if burnt.len() == 1 { "" } else { " each" };
            said.push(format!("{}{each} burnt a source.", lens.nations(burnt)));
        }
        if !regrown.is_empty() {
            said.push(format!("{} sources grew back a little.", lens.theirs(regrown)));
        }
        said
    }

    fn told_at_home(&self, lens: Lens<'_>) -> Vec<String> {
        // Where much gauges, small steps go without saying.
        let moves = self.mandate.len() + self.tracks.len() + self.credibility.len();
        let least = if moves > 5 { 2 } else { 1 };
        let large = |list: &[(NationId, i16)]| -> Vec<(NationId, i16)> {
            list.iter().copied().filter(|(_, by)| by.abs() >= least).collect()
        };
        let mut gauges: Vec<String> =
            fell_and_rose(&large(&self.mandate), "Backing at home", |id| lens.nation(*id).to_owned())
                .into_iter()
                .collect();
        gauges.extend(Theme::ALL.iter().filter_map(|&theme| {
            let of: Vec<(NationId, i16)> =
                self.tracks.iter().filter(|((_, track), _)| *track == theme).map(|((id, _), by)| (*id, *by)).collect();
            fell_and_rose(&large(&of), theme.word(), |id| lens.nation(*id).to_owned())
        }));
        gauges.extend(fell_and_rose(&large(&self.credibility), "Credibility", |id| lens.nation(*id).to_owned()));
        let mut said = Vec::new();
        if !gauges.is_empty() {
            said.push(capitalised(&format!(
                "{}.",
                gauges.iter().map(|one| unstopped(one)).collect::<Vec<_>>().join("; ")
            )));
        }
        for ((id, pillar), by) in self.capacity.iter().filter(|(_, by)| *by != 0) {
            let word = if *by > 0 { "gained" } else { "lost" };
            said.push(format!("{} {word} capacity in {}.", lens.nation(*id), pillar.word()));
        }
        said
    }

    fn told_norms(&self, lens: Lens<'_>) -> Vec<String> {
        let names = |up: bool| -> Vec<String> {
            self.norms
                .iter()
                .filter(|(_, by)| if up { *by > 0 } else { *by < 0 })
                .map(|(norm, _)| lens.norm(*norm))
                .collect()
        };
        let sentence = |names: Vec<String>, one: &str, many: &str| {
            let tail = if names.len() == 1 { one } else { many };
            let word = if names.len() == 1 { "The norm" } else { "The norms" };
            (!names.is_empty()).then(|| format!("{word} {} {tail}.", and(names)))
        };
        let worn = sentence(names(true), "wore thinner", "wore thinner");
        let mended = sentence(names(false), "stood a little firmer", "stood a little firmer").filter(|_| !self.cited);
        worn.into_iter().chain(mended).collect()
    }
}

/// `Backing at home rose in Maravel (+1) and fell in Tolvane (−2).`
fn fell_and_rose<K>(moves: &[(K, i16)], what: &str, name: impl Fn(&K) -> String) -> Option<String> {
    let list = |up: bool| {
        let some = moves.iter().filter(|(_, by)| if up { *by > 0 } else { *by < 0 });
        and(some.map(|(key, by)| format!("{} ({})", name(key), signed(*by))))
    };
    match (list(true), list(false)) {
        (rose, fell) if rose.is_empty() && fell.is_empty() => None,
        (rose, fell) if fell.is_empty() => Some(format!("{what} rose in {rose}.")),
        (rose, fell) if rose.is_empty() => Some(format!("{what} fell in {fell}.")),
        (rose, fell) => Some(format!("{what} rose in {rose} and fell in {fell}.")),
    }
}

/// How tension between two turned.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Turn {
    /// To a higher rung.
    Up(TensionRung),
    /// To a lower rung.
    Down(TensionRung),
    /// Higher within a rung.
    Within(i16),
}

impl Turn {
    /// Nothing if it moved within a rung downwards, or hardly at all.
    fn of(was: i16, now: i16) -> Option<Self> {
        let rung = TensionRung::of(now);
        if TensionRung::of(was) == rung {
            return (now > was && rung > TensionRung::Routine).then_some(Self::Within(now));
        }
        Some(if now > was { Self::Up(rung) } else { Self::Down(rung) })
    }

    fn told(self, pairs: &str) -> String {
        let article = |rung: TensionRung| match rung {
            TensionRung::Routine | TensionRung::Friction | TensionRung::Confrontation => "",
            TensionRung::Dispute | TensionRung::Crisis | TensionRung::Rupture => "a ",
        };
        match self {
            Self::Up(rung) => format!("It is now {}{} {pairs}.", article(rung), rung.word()),
            Self::Down(rung) => format!("Tempers cooled to {}{} {pairs}.", article(rung), rung.word()),
            Self::Within(now) => format!("Tension rose to {now} {pairs}."),
        }
    }
}

/// One move on its own, as a sentence.
pub(super) fn moved(lens: Lens<'_>, world: &World, gauge: Gauge, by: i16, why: Why) -> Option<String> {
    if matches!(why.cause, Cause::Time) && matches!(gauge, Gauge::Capital(_) | Gauge::Funds(_) | Gauge::Staff(_)) {
        return None;
    }
    let event = Event::Moved { gauge, by, why };
    let known = !matches!(why.cause, Cause::Incident(id) if !lens.knows(id));
    if let Some(piece) = super::piece::Piece::begun_by(&event).filter(|_| known) {
        return piece.told(lens, world);
    }
    if let Gauge::Tension(a, b) = gauge {
        let now = world.now().tension(a, b);
        let pair = format!("between {} and {}", lens.nation(a), lens.nation(b));
        return Turn::of(now.saturating_sub(by), now).map(|turn| turn.told(&pair));
    }
    let mut ledger = Ledger::default();
    ledger.take(gauge, by);
    ledger.tell(lens, world, &world.now().tension).into_iter().next()
}
