//! Negotiated texts at one moment (8.2, 8.3), and what a seat may see of them.

use super::secrecy::{draw, fact};
use super::state::state;
use super::{Known, PerNation, Sight};
use crate::order::{Package, Pick};
use crate::script::Draft;
use crate::terms::{Calendar, DraftStage, Module, NationId, NationSet, Stance};

/// What one nation has marked: by clause, then by option.
pub type Marks = [[Option<Stance>; 3]; 3];

state! {
    /// A draft at one moment.
    #[derive(Clone, Copy, PartialEq, Eq, Default)]
    pub struct DraftNow known by fact::draft {
        /// Where it stands.
        pub stage: DraftStage => known,
        /// The round since which it stands there.
        pub since: u8 => known,
        /// Who sponsors it.
        pub sponsors: NationSet => to(fact::member),
        /// The option that stands in the text, by clause.
        pub text: [Option<u8>; 3] => known(draw::text),
        /// What each member thinks of each option.
        pub marks: PerNation<Marks> => to(fact::member, draw::marks),
        /// The clauses on which each member reserves its position, as bits.
        pub reserved: PerNation<u8> => to(fact::member, draw::nothing),
        /// The package on offer.
        pub package: Option<Package> => to(fact::member),
        /// Who has broken the silence that runs.
        pub against: NationSet => to(fact::member),
        /// The round in which each nation signed; 0 if it has not.
        pub signed: PerNation<u8> => known(draw::nothing),
        /// Who declared it, or is bound by it.
        pub parties: NationSet => known(draw::nothing),
        /// Whether the stakeholder panel endorsed it.
        pub endorsed: Option<bool> => known(draw::nothing),
    }
}

impl DraftNow {
    /// What a nation has marked of an option.
    #[must_use]
    pub fn mark(&self, nation: NationId, pick: Pick) -> Option<Stance> {
        let clause = self.marks.get(nation).get(usize::from(pick.clause))?;
        clause.get(usize::from(pick.option)).copied().flatten()
    }

    /// The option that stands in a clause.
    #[must_use]
    pub fn standing(&self, clause: u8) -> Option<Pick> {
        let option = self.text.get(usize::from(clause)).copied().flatten()?;
        Some(Pick { clause, option })
    }

    /// Everything that stands in the text.
    pub fn picks(&self) -> impl Iterator<Item = Pick> + '_ {
        (0..3).filter_map(|clause| self.standing(clause))
    }

    /// Whether a nation reserves its position on a clause.
    #[must_use]
    pub fn reserves(&self, nation: NationId, clause: u8) -> bool {
        *self.reserved.get(nation) >> (clause & 7) & 1 == 1
    }

    /// Those among some who reserve their position on anything.
    #[must_use]
    pub fn reserving(&self, among: NationSet) -> NationSet {
        among.iter().filter(|&nation| *self.reserved.get(nation) != 0).collect()
    }

    /// The last round of the silence that runs, for a forum in which it lasts so many days.
    #[must_use]
    pub fn silent_until(&self, days: u16, calendar: &Calendar) -> u8 {
        calendar.round_of_last(self.since, u32::from(days))
    }
}

impl<'w> Sight<'w> {
    /// The drafts that this seat knows of: those of forums in which it sits, and adopted ones.
    pub fn drafts(self) -> impl Iterator<Item = (u8, Known<'w, Draft>, DraftNow)> {
        let count = u8::try_from(self.world().table().drafts.len()).unwrap_or(u8::MAX);
        (0..count).filter_map(move |id| self.draft(id).map(|(spec, now)| (id, spec, now)))
    }

    /// A draft, if this seat knows of it; of one that was adopted elsewhere it knows the text, who
    /// signed and is bound, and the panel's word. Instructions are for the seat that has them
    /// ([`instructed`](Self::instructed)).
    #[must_use]
    pub fn draft(self, id: u8) -> Option<(Known<'w, Draft>, DraftNow)> {
        let (spec, now) = self.known_draft(id)?;
        if self.is_member(spec) {
            return Some((Known::of(spec), *now));
        }
        let DraftNow { stage, since, text, signed, parties, endorsed, .. } = *now;
        Some((Known::of(spec), DraftNow { stage, since, text, signed, parties, endorsed, ..DraftNow::default() }))
    }

    fn known_draft(self, id: u8) -> Option<(&'w Draft, &'w DraftNow)> {
        let spec = self.world().table().drafts.get(usize::from(id))?;
        let now = self.world().now().drafts.get(usize::from(id))?;
        let known = self.is_on(Module::Drafts) && (now.stage == DraftStage::Adopted || self.is_member(spec));
        known.then_some((spec, now))
    }

    /// Whether this seat sits in the forum of a draft.
    #[must_use]
    pub fn sits_in(self, id: u8) -> bool {
        self.known_draft(id).is_some_and(|(spec, _)| self.is_member(spec))
    }

    fn is_member(self, spec: &Draft) -> bool {
        spec.members(self.everyone()).has(self.seat())
    }

    /// What this seat's own instructions say of an option: its weight, and whether it is a red line.
    #[must_use]
    pub fn instructed(self, id: u8, pick: Pick) -> (i16, bool) {
        let option = self.known_draft(id).and_then(|(spec, _)| spec.option(pick.clause, pick.option));
        option.map_or((0, false), |option| {
            let own = option.weights.iter().find(|(nation, _)| *nation == self.seat());
            (own.map_or(0, |(_, weight)| *weight), option.red_lines.contains(&self.seat()))
        })
    }
}
