//! 3.3 Who has answered whom this round: a quarrel ebbs only where one side does.

use super::round::Round;
use crate::script::{ActionSpec, LawVerb, Verb};
use crate::terms::{Channel, ClaimReply, NationId, NationSet, Reply};
use crate::world::{Deed, Known};

/// Of each nation, some others.
type Reach = [NationSet; NationSet::MOST];

fn add(reach: &mut Reach, from: NationId, to: NationSet) {
    if let Some(reached) = reach.get_mut(from.index()) {
        *reached = reached.union(to);
    }
}

fn reaches(reach: &Reach, from: NationId, to: NationId) -> bool {
    reach.get(from.index()).is_some_and(|reached| reached.has(to))
}

impl Round<'_> {
    /// Of each nation, whom it has answered this round: a request, a charge or a text that was put to
    /// it, or, by a message or an act of its own, what the other wrote this round or wrote or did in the
    /// last. To ring a contact point is no answer.
    pub(super) fn answered(&self) -> Reach {
        let round = self.now().round;
        let (mut wrote, mut turned_to, mut before) = (Reach::default(), Reach::default(), Reach::default());
        for (_, one) in self.world.messages() {
            if one.round == round {
                add(&mut wrote, one.from, one.message.to);
                add(&mut turned_to, one.from, one.message.to);
            } else if one.round.saturating_add(1) == round {
                add(&mut before, one.from, one.message.to);
            }
        }
        let seen = |deed: &&Deed| !self.table().action(deed.action).is_some_and(ActionSpec::is_hidden);
        let towards = |deed: &Deed| deed.target.map_or(NationSet::NONE, NationSet::one);
        self.now().deeds_in(round).filter(seen).for_each(|deed| add(&mut turned_to, deed.by, towards(deed)));
        let last = self.now().deeds_in(round.saturating_sub(1)).filter(seen);
        last.for_each(|deed| add(&mut before, deed.by, towards(deed)));
        let mut answered = self.answered_in_form();
        for (a, b) in self.everyone().pairs() {
            for (one, other) in [(a, b), (b, a)] {
                if reaches(&turned_to, one, other) && (reaches(&before, other, one) || reaches(&wrote, other, one)) {
                    add(&mut answered, one, NationSet::one(other));
                }
            }
        }
        answered
    }

    /// Whom each has answered what was put to it in form: a request, a charge, a text to sign.
    fn answered_in_form(&self) -> Reach {
        let (now, mut answered) = (self.now(), Reach::default());
        let round = now.round;
        for request in now.requests.iter().filter(|one| one.round.saturating_add(1) == round) {
            if matches!(request.reply, Some(Reply::Grant | Reply::Refuse)) {
                add(&mut answered, request.to, NationSet::one(request.from));
            }
        }
        for claim in now.claims.iter().filter(|claim| claim.replied == round) {
            let spoke = claim.reply.is_some_and(|reply| reply != ClaimReply::Silence);
            if let Some(accused) = claim.accused.filter(|_| spoke) {
                add(&mut answered, accused, Known::of(claim).speakers());
            }
        }
        for proposal in now.proposals.iter().filter(|proposal| proposal.round == round) {
            for partner in proposal.to.iter().filter(|&partner| proposal.consents.get(partner).is_some()) {
                add(&mut answered, partner, NationSet::one(proposal.by));
            }
        }
        answered
    }

    /// Whether relations between two are severed: one has broken them off, and no embassy is open since.
    pub(super) fn is_severed(&self, a: NationId, b: NationId) -> bool {
        let severs = |deed: &Deed| {
            let between = (deed.by == a && deed.target == Some(b)) || (deed.by == b && deed.target == Some(a));
            let verb = self.table().action(deed.action).and_then(|action| action.verb);
            between && verb == Some(Verb::Law(LawVerb::Sever))
        };
        !self.now().is_open(a, b, Channel::Embassy) && self.now().deeds.iter().any(severs)
    }
}
