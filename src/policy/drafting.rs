//! What a seat says over negotiated texts: by its instructions, or by lot (8.2, 8.3).

use super::random::pick as any_of;
use super::speech::Speech;
use crate::dice::Roll;
use crate::order::{DraftTalk, Pick, Says, Talk};
use crate::terms::{DraftStage, NationId, Stance};
use crate::view::View;

/// Something over some draft, by lot; it reaches every verb.
pub(super) fn by_lot(view: View<'_>, roll: &mut Roll) -> Option<Talk> {
    let (draft, spec, now) = any_of(view.drafts(), roll)?;
    let any = |roll: &mut Roll| any_of(spec.picks(), roll);
    let says = match now.stage {
        DraftStage::Shelved => Says::Table,
        DraftStage::UnderSilence => Says::BreakSilence,
        DraftStage::Adopted => Says::Sign,
        DraftStage::Tabled => match roll.below(10) {
            0 | 1 => Says::CoSponsor,
            2 => {
                let stance = roll.choose(Stance::ALL).copied()?;
                Says::Mark(any(roll)?, stance)
            }
            // A text that is whole gets somewhere.
            3 | 4 => Says::Amend(any(roll)?),
            5 => Says::Answer(roll.below(2) == 0),
            6 => {
                let to = any_of(view.others().iter(), roll)?;
                Says::Offer { to, gives: any(roll)?, takes: any(roll)? }
            }
            7 if roll.below(2) == 0 => Says::Reserve(any(roll)?.clause),
            7 => Says::Lift(any(roll)?.clause),
            _ => Says::PutUnderSilence,
        },
    };
    // A silence that everybody breaks by lot would never end in anything.
    let keeps_still = says == Says::BreakSilence && roll.below(4) > 0;
    (!keeps_still).then_some(Talk::Draft(DraftTalk { draft, says }))
}

/// Marks, moves and answers by what the seat's instructions say; `insists` says whether it would
/// rather hold a text up than give way, `packages` whether it looks for deals first.
pub(super) fn negotiate(view: View<'_>, speech: &mut Speech<'_>, insists: bool, packages: bool) {
    for (id, ..) in view.drafts() {
        if !view.sits_in(id) {
            continue;
        }
        let room = Room { view, id };
        room.mark(speech);
        _ = room
            .verbs(insists, packages)
            .into_iter()
            .any(|says| speech.say(Talk::Draft(DraftTalk { draft: id, says })));
    }
}

/// One draft in the eyes of one seat.
struct Room<'w> {
    view: View<'w>,
    id: u8,
}

impl<'w> Room<'w> {
    fn stage(&self) -> DraftStage {
        self.view.draft(self.id).map_or(DraftStage::Shelved, |(_, now)| now.stage)
    }

    fn is_treaty(&self) -> bool {
        self.view.draft(self.id).is_some_and(|(spec, _)| spec.treaty())
    }

    /// Every option.
    fn picks(&self) -> impl Iterator<Item = Pick> + use<'w> {
        self.view.draft(self.id).into_iter().flat_map(|(spec, _)| spec.picks())
    }

    /// What stands in a clause.
    fn stands(&self, clause: u8) -> Option<Pick> {
        self.view.draft(self.id).and_then(|(_, now)| now.standing(clause))
    }

    fn marked(&self, nation: NationId, pick: Pick) -> Option<Stance> {
        self.view.draft(self.id).and_then(|(_, now)| now.mark(nation, pick))
    }

    /// What its instructions make of an option: a red line outweighs all else.
    fn worth(&self, pick: Pick) -> i16 {
        let (weight, red_line) = self.view.instructed(self.id, pick);
        if red_line { -100 } else { weight }
    }

    fn stance(&self, pick: Pick) -> Stance {
        match self.worth(pick) {
            1.. => Stance::Prefer,
            0 => Stance::LiveWith,
            _ => Stance::Object,
        }
    }

    /// What the text as it stands is worth.
    fn standing(&self) -> i16 {
        self.clauses()
            .filter_map(|clause| self.stands(clause))
            .map(|pick| self.worth(pick))
            .fold(0, i16::saturating_add)
    }

    /// The best option of a clause.
    fn best(&self, clause: u8) -> Option<Pick> {
        let of_clause = self.picks().filter(|pick| pick.clause == clause);
        of_clause.max_by_key(|pick| (self.worth(*pick), std::cmp::Reverse(pick.option)))
    }

    fn clauses(&self) -> impl Iterator<Item = u8> + use<'w> {
        self.view.draft(self.id).into_iter().flat_map(|(spec, _)| spec.clauses().map(|(clause, ..)| clause))
    }

    /// Whether the best text would be worth having.
    fn is_wanted(&self) -> bool {
        let best = self.clauses().filter_map(|clause| self.best(clause)).map(|pick| self.worth(pick));
        best.fold(0, i16::saturating_add) > 0
    }

    /// Says once what it thinks of each option.
    fn mark(&self, speech: &mut Speech<'_>) {
        let seat = self.view.seat();
        if self.stage() != DraftStage::Tabled {
            return;
        }
        for pick in self.picks().filter(|&pick| self.marked(seat, pick).is_none()) {
            let says = Says::Mark(pick, self.stance(pick));
            speech.say(Talk::Draft(DraftTalk { draft: self.id, says }));
        }
    }

    /// What it would say, the most urgent first; it says the first that may be said.
    fn verbs(&self, insists: bool, packages: bool) -> Vec<Says> {
        let worth = self.standing();
        match self.stage() {
            DraftStage::Shelved if self.is_wanted() => vec![Says::Table],
            DraftStage::UnderSilence if worth < 0 => vec![Says::BreakSilence],
            DraftStage::Adopted if self.is_treaty() && worth >= 0 => vec![Says::Sign],
            DraftStage::Tabled => self.moves(insists, packages),
            _ => Vec::new(),
        }
    }

    fn moves(&self, insists: bool, packages: bool) -> Vec<Says> {
        let seat = self.view.seat();
        let mut moves: Vec<Says> = self.answer().into_iter().collect();
        if packages {
            moves.extend(self.offer());
        }
        if self.is_wanted() {
            moves.push(Says::CoSponsor);
        }
        for clause in self.clauses() {
            let stands = self.stands(clause).map(|pick| self.worth(pick));
            let bad = stands.is_some_and(|worth| worth < 0);
            if self.view.draft(self.id).is_some_and(|(_, now)| now.reserves(seat, clause)) && !bad {
                moves.push(Says::Lift(clause));
            }
            if bad || stands.is_none() {
                moves.extend(self.best(clause).filter(|pick| self.worth(*pick) > -100).map(Says::Amend));
            }
            if bad && insists {
                moves.push(Says::Reserve(clause));
            }
        }
        if !insists && !packages {
            moves.extend(self.offer());
        }
        if self.standing() >= 0 {
            moves.push(Says::PutUnderSilence);
        }
        moves
    }

    /// Takes a package that leaves it no worse off.
    fn answer(&self) -> Option<Says> {
        let package = self.view.draft(self.id)?.1.package.filter(|package| package.to == self.view.seat())?;
        let (mut before, mut after) = (0_i16, 0_i16);
        for pick in [package.gives, package.takes] {
            after = after.saturating_add(self.worth(pick));
            before = before.saturating_add(self.stands(pick.clause).map_or(0, |pick| self.worth(pick)));
        }
        Some(Says::Answer(after >= before))
    }

    /// Something that another prefers, for something that it prefers itself.
    fn offer(&self) -> Option<Says> {
        let mut missing = self.picks().filter(|pick| self.worth(*pick) > 0 && self.stands(pick.clause) != Some(*pick));
        missing.find_map(|takes| {
            let others = self.view.draft(self.id)?.0.members(self.view.everyone()).without(self.view.seat());
            others.iter().find_map(|to| {
                let gives = self.picks().find(|gives| {
                    gives.clause != takes.clause
                        && self.worth(*gives) >= 0
                        && self.marked(to, *gives) == Some(Stance::Prefer)
                })?;
                Some(Says::Offer { to, gives, takes })
            })
        })
    }
}
