//! Norms that spread and negotiated texts (8.1–8.3).

use super::{Misfit, fit};
use crate::event::{DraftEvent, Drafted, NormEvent};
use crate::order::{Package, Pick};
use crate::terms::{DraftStage, NationId, NationSet, NormStage, Stance};
use crate::world::World;
use crate::world::drafts::DraftNow;

impl World {
    pub(super) fn norm_event(&mut self, event: NormEvent) -> Result<(), Misfit> {
        let round = self.now.round;
        match event {
            NormEvent::StageReached { norm, stage } => {
                let now = fit(self.now.norms.get_mut(norm.index()), "norm")?;
                if now.stage == NormStage::Emerging {
                    now.since = round;
                }
                now.stage = stage;
            }
            NormEvent::LeftUnanswered { norm, .. } => {
                fit(self.now.norms.get_mut(norm.index()), "norm")?.since = round;
            }
            NormEvent::Joined { norm, nation } => {
                fit(self.now.norms.get_mut(norm.index()), "norm")?.support.insert(nation);
            }
        }
        Ok(())
    }

    pub(super) fn draft_event(&mut self, event: DraftEvent) -> Result<(), Misfit> {
        let round = self.now.round;
        let draft = fit(self.now.drafts.get_mut(usize::from(event.draft)), "draft")?;
        match event.what {
            Drafted::Tabled { by } => {
                draft.stand(DraftStage::Tabled, round);
                draft.sponsors.insert(by);
            }
            Drafted::CoSponsored { by } => draft.sponsors.insert(by),
            Drafted::Marked { by, pick, stance } => draft.set_mark(by, pick, Some(stance))?,
            Drafted::Amended { pick, .. } => draft.write(pick)?,
            Drafted::PackageOffered { package } => draft.package = Some(package),
            Drafted::PackageAnswered { package, taken } => {
                draft.package = None;
                if taken {
                    draft.take(package)?;
                }
                return self.replied(package.to);
            }
            Drafted::PackageLapsed => draft.package = None,
            Drafted::Reserved { by, clause } => *fit(draft.reserved.get_mut(by), "nation")? |= 1 << (clause & 7),
            Drafted::ReservationLifted { by, clause } => {
                *fit(draft.reserved.get_mut(by), "nation")? &= !(1 << (clause & 7));
            }
            Drafted::PutUnderSilence { .. } => draft.stand(DraftStage::UnderSilence, round),
            Drafted::SilenceBroken { ends: true, .. } => draft.stand(DraftStage::Tabled, round),
            Drafted::SilenceBroken { by, ends: false } => draft.against.insert(by),
            Drafted::Adopted { endorsed, .. } => {
                draft.stand(DraftStage::Adopted, round);
                draft.endorsed = endorsed;
            }
            Drafted::Signed { by } => *fit(draft.signed.get_mut(by), "nation")? = round,
            Drafted::Bound { parties } => draft.parties = draft.parties.union(parties),
        }
        Ok(())
    }
}

impl DraftNow {
    /// Stands somewhere else from a round on; a silence begins with nobody against.
    const fn stand(&mut self, stage: DraftStage, round: u8) {
        self.stage = stage;
        self.since = round;
        self.against = NationSet::NONE;
    }

    fn write(&mut self, pick: Pick) -> Result<(), Misfit> {
        *fit(self.text.get_mut(usize::from(pick.clause)), "clause")? = Some(pick.option);
        Ok(())
    }

    fn set_mark(&mut self, nation: NationId, pick: Pick, stance: Option<Stance>) -> Result<(), Misfit> {
        let marks = fit(self.marks.get_mut(nation), "nation")?;
        let clause = fit(marks.get_mut(usize::from(pick.clause)), "clause")?;
        *fit(clause.get_mut(usize::from(pick.option)), "option")? = stance;
        Ok(())
    }

    /// Both options come into the text, and the two take back what they said against them.
    fn take(&mut self, package: Package) -> Result<(), Misfit> {
        for pick in [package.gives, package.takes] {
            self.write(pick)?;
            for nation in [package.by, package.to] {
                if self.mark(nation, pick) == Some(Stance::Object) {
                    self.set_mark(nation, pick, Some(Stance::LiveWith))?;
                }
            }
        }
        Ok(())
    }
}
