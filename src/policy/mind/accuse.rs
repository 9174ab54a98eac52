//! Whom it would name, and in which words; what it says of that in private, in public, and with
//! others (§5).

use super::Mind;
use crate::order::{Consent, MessageAct, Order, Stem, Talk, Wording};
use crate::policy::character::{Claims, Signs};
use crate::policy::desk::Wish;
use crate::policy::reading::{
    Case, backed, called, doubt, falls_short, has_claimed, is_friend, is_ours, is_rival, may_pass, showable,
};
use crate::policy::speech::Speech;
use crate::terms::{ActorId, IncidentId, Likelihood, Module, NationId, NationSet, Rung};
use crate::view::View;

impl Mind<'_> {
    /// The strongest accusation that it would make on a case.
    pub(super) fn accusation(&self, case: &Case) -> Option<(NationId, Wording)> {
        let place = self.cases().iter().position(|one| one.id == case.id)?;
        self.accusations().get(place).copied().flatten()
    }

    /// Whom it would name, and in which words.
    ///
    /// A careful character goes as far as its own assessment and its own recorded word carry; a
    /// bold one some words further, and says "likely" whatever it wrote.
    pub(super) fn accuse(view: View<'_>, ways: &Claims, case: &Case) -> Option<(NationId, Wording)> {
        if is_ours(view, case.id) {
            return None;
        }
        let judged = view.judgement(case.id)?;
        let bold = ways.short_of > 0;
        let who = case.best.map(|best| best.actor).filter(|&actor| bold || judged.who == Some(actor));
        let sponsor = who.and(case.best).and_then(|best| best.sponsor);
        let mut best: Option<(NationId, Rung)> = None;
        for nation in [sponsor, case.located].into_iter().flatten().filter(|&nation| nation != view.seat()) {
            let rung = backed(view, case, nation, who, ways.most.0, ways.short_of);
            if rung >= Rung::FromTerritory && best.is_none_or(|(_, other)| rung > other) {
                best = Some((nation, rung));
            }
        }
        let (accused, rung) = best?;
        // To say in public that it is unlikely to have been them would be an acquittal.
        let dares = bold || rung < Rung::LinkedActors || judged.who_word >= Likelihood::Likely;
        let rung = if dares { rung } else { Rung::FromTerritory };
        if !dares && case.located != Some(accused) {
            return None;
        }
        let names = rung >= Rung::LinkedActors;
        let cards = showable(view, case.id, who, Some(accused));
        let said = Wording { rung, who: who.filter(|_| names), link: None, word: Likelihood::Likely, cards };
        let carried = who.and_then(|_| view.word_for(&case.made, case.id, Some(accused), said));
        let carried = carried.unwrap_or(Likelihood::Likely);
        let believed = if names { judged.who_word.min(carried) } else { carried };
        // The word that one believes is the word that pays (5.5); less than likely accuses nobody.
        let word = if bold && names { judged.who_word } else { believed }.max(Likelihood::Likely);
        Some((accused, Wording { word, ..said }))
    }

    /// Whether it holds an incident to be a wrongful act that somebody answers for.
    pub(super) fn is_wrongful(&self, case: &Case) -> bool {
        let obligation = self.view.incident(case.id).is_some_and(|(spec, _)| spec.obligation().is_some());
        let least = falls_short(Likelihood::Likely, self.ways.claims.short_of);
        obligation && case.best.is_some_and(|best| best.directed >= least)
    }

    /// A statement: about nobody, in private to the accused, or aloud.
    pub(super) fn claim(&self, stem: Stem, case: &Case, public: bool) -> Option<Wish> {
        let Some(accused) = stem.target else { return self.condemn(stem, case) };
        let (view, ways) = (self.view, &self.ways.claims);
        let wish = if public { ways.public } else { ways.private };
        let (named, mut wording) = self.accusation(case)?;
        if named != accused || has_claimed(view, case.id, accused, wording.rung, public) {
            return None;
        }
        let keen = case.weight() / 2 + if is_rival(view, accused) && ways.short_of > 0 { 8 } else { 0 };
        if !public {
            wording.cards = wording.cards.iter().filter(|&card| may_pass(view, card, accused)).collect();
            let order = Order { wording: Some(wording), ..Order::of(stem) };
            let wish = Wish::new(wish + keen, order, "it can still end quietly (5.1)");
            return (!self.has_told(case.id, accused)).then_some(wish);
        }
        let order = Order { wording: Some(wording), ..Order::of(stem) };
        let told = !ways.private_first || self.has_told(case.id, accused);
        let crisis = view.tension(view.seat(), accused) >= view.numbers().crisis_from;
        if !told || crisis || self.waits_for_others(case, accused) {
            return None;
        }
        if ways.heeds_doubts && !view.verdict(&order).doubts.is_empty() {
            return None;
        }
        let reason = match wording.who {
            _ if ways.private_first => "the accused was told first (5.2)".to_owned(),
            Some(who) => format!("{} is {}, and waiting looks weak (5.6)", called(view, who), case.word().word()),
            None => "the place is enough to begin with (5.1)".to_owned(),
        };
        Some(Wish::new(wish + keen, order, reason))
    }

    /// Whether a text with others may still come of it, or has not been tried.
    fn waits_for_others(&self, case: &Case, accused: NationId) -> bool {
        let view = self.view;
        let own = |open: bool| {
            view.proposals().any(|(_, text)| text.by == view.seat() && text.open == open && text.incident == case.id)
        };
        if !self.ways.claims.joint_first {
            return false;
        }
        let partners = view.is_on(Module::JointAttribution)
            && view.others().without(accused).iter().any(|other| view.trust(other) >= 1);
        own(true) || partners && !own(false)
    }

    /// Names nobody: concern, or a condemnation.
    fn condemn(&self, stem: Stem, case: &Case) -> Option<Wish> {
        let (view, ways) = (self.view, &self.ways.claims);
        let lately = view.said().any(|claim| {
            claim.by() == view.seat()
                && claim.incident() == case.id
                && claim.public()
                && claim.round().saturating_add(2) >= view.round()
        });
        let concerns = case.mine || case.severity >= 4 || ways.condemns_for_others;
        if ways.condemns <= 0 || lately || !case.live || !concerns || is_ours(view, case.id) {
            return None;
        }
        let mut order = view.complete(stem);
        let wording = order.wording.as_mut()?;
        let loud = ways.condemns_for_others || case.mine && case.severity >= 4;
        wording.rung = if loud { Rung::Condemn } else { Rung::Concern };
        wording.word = view.judgement(case.id).map_or(wording.word, |own| own.who_word);
        if let Some((who, word)) = self.culprit(case) {
            let cards = showable(view, case.id, Some(who), None);
            *wording = Wording { rung: Rung::NamesGroup, who: Some(who), link: None, word, cards };
        }
        let reason = if wording.rung == Rung::NamesGroup {
            "a crime is called a crime, and no state is named (5.1)".to_owned()
        } else if ways.condemns_for_others {
            "silence has a price at home (5.6)".to_owned()
        } else {
            format!("{} (5.2)", doubt(case))
        };
        let price = if view.me().mandate.get() < 45 { 8 } else { 0 };
        let keen = i32::from(case.salience) * 2 + i32::from(case.severity);
        Some(Wish::new(ways.condemns + keen + price, order, reason))
    }

    /// The group that it believes did it, with its word, where it would accuse no state.
    fn culprit(&self, case: &Case) -> Option<(ActorId, Likelihood)> {
        let judged = self.view.judgement(case.id)?;
        let who = case.best.map(|best| best.actor).filter(|&actor| judged.who == Some(actor))?;
        let organ = self.view.actor(who).is_none_or(|actor| actor.organ());
        let sure = judged.who_word >= Likelihood::Likely && case.word() >= Likelihood::Likely;
        // A territory is an address and no name: where no state is linked, the group is the truer word.
        let points_nowhere = self
            .accusation(case)
            .is_none_or(|(_, wording)| wording.rung == Rung::FromTerritory && !case.made.is_linked());
        (sure && !organ && points_nowhere).then_some((who, judged.who_word.min(case.word())))
    }

    /// Takes back what was shown false, unless it is of those who accuse at bad odds.
    pub(super) fn correct(&self, stem: Stem) -> Option<Wish> {
        let fair = self.ways.claims.short_of == 0;
        fair.then(|| Wish::new(44, Order::of(stem), "whoever was shown innocent is owed a sentence (5.5)"))
    }

    /// Publishes a text that others have signed.
    pub(super) fn joint(&self, stem: Stem, case: &Case) -> Option<Wish> {
        let view = self.view;
        let mut texts =
            view.proposals().filter(|(_, text)| text.by == view.seat() && text.open && text.incident == case.id);
        let accused = texts.next().filter(|(_, text)| text.accused == stem.target)?.1.accused;
        let tense = |accused| view.tension(view.seat(), accused) >= view.numbers().crisis_from;
        let crisis = accused.is_some_and(tense);
        let wish = Wish::new(self.ways.claims.joint, Order::of(stem), "all of them can carry it (5.2)");
        (!crisis).then_some(wish)
    }

    /// Proposes one text to those it trusts.
    pub(super) fn propose(&self, speech: &mut Speech<'_>) {
        let (view, ways) = (self.view, &self.ways.claims);
        let poor = speech.staff() < 2 || view.me().capital.get() < 3;
        if ways.joint <= 0 || poor || !view.is_on(Module::JointAttribution) {
            return;
        }
        for case in self.cases() {
            let Some((accused, wording)) = self.accusation(case) else {
                if self.propose_of_group(speech, case) {
                    return;
                }
                continue;
            };
            let signed = has_claimed(view, case.id, accused, wording.rung, true) && !ways.alone_first;
            let late = view.round().saturating_add(2) >= view.rounds();
            let heard = late || !ways.private_first || self.has_told(case.id, accused);
            let spoke = !ways.alone_first || has_claimed(view, case.id, accused, Rung::Concern, true);
            if signed || !heard || !spoke || self.has_signed(case.id) {
                continue;
            }
            let to: NationSet = view.others().without(accused).iter().filter(|&other| view.trust(other) >= 1).collect();
            if speech.say(Talk::Propose { to, incident: case.id, accused: Some(accused), wording }) {
                to.iter().for_each(|partner| _ = speech.write(partner, MessageAct::Proposal, Some(case.id)));
                return;
            }
        }
    }

    /// Proposes a text that calls a crime a crime and accuses no state, where it has no state to accuse.
    fn propose_of_group(&self, speech: &mut Speech<'_>, case: &Case) -> bool {
        let view = self.view;
        let Some((who, word)) =
            self.culprit(case).filter(|_| case.mine && speech.staff() >= 4 && !self.has_signed(case.id))
        else {
            return false;
        };
        let cards = showable(view, case.id, Some(who), None);
        let wording = Wording { rung: Rung::NamesGroup, who: Some(who), link: None, word, cards };
        let to: NationSet = view.others().iter().filter(|&other| view.trust(other) >= 1).collect();
        speech.say(Talk::Propose { to, incident: case.id, accused: None, wording })
    }

    fn has_signed(&self, incident: IncidentId) -> bool {
        self.view.said().any(|claim| claim.by() == self.view.seat() && claim.incident() == incident && claim.is_joint())
    }

    /// Answers proposed joint claims: up to the rung that its own assessment backs, or as much further
    /// as its character goes (5.2).
    pub(super) fn sign(&self, speech: &mut Speech<'_>) {
        let view = self.view;
        for (id, text) in view.proposals().filter(|(_, text)| text.open && text.to.has(view.seat())) {
            let (most, who) = (text.wording.rung, text.wording.who);
            let case = self.cases().iter().find(|case| case.id == text.incident);
            let mut backed = match (text.accused, case) {
                (Some(accused), Some(case)) => backed(view, case, accused, who, most, 0),
                (Some(_), None) => Rung::Concern,
                (None, _) => most.min(Rung::Condemn),
            };
            backed = match self.ways.answers.signs {
                Signs::Backed => backed,
                Signs::OneMore => Rung::ALL.iter().copied().find(|&rung| rung > backed).unwrap_or(backed).min(most),
                Signs::Everything => most,
            };
            let points = case.is_some_and(|case| case.made.who.leader().is_some());
            let consent = if is_ours(view, text.incident) && text.accused.is_some() {
                Consent::Decline
            } else if backed >= Rung::FromTerritory || most <= Rung::Condemn {
                Consent::UpTo(backed)
            } else if text.delayed || points || *text.consents.get(view.seat()) == Some(Consent::NotYet) {
                Consent::Decline
            } else {
                Consent::NotYet
            };
            speech.say(Talk::Sign { proposal: id, consent });
        }
    }

    /// Weighs claims of others by what it holds; what it knows nothing of it leaves to the formula
    /// (5.3).
    pub(super) fn weigh_claims(&self, speech: &mut Speech<'_>) {
        let view = self.view;
        for (id, claim) in view.claims() {
            let Some(case) = self.cases().iter().find(|case| case.id == claim.incident()) else { continue };
            let Some(accused) = claim.accused() else {
                if view.trust(claim.by()) >= 0 {
                    speech.say(Talk::Weigh { claim: id, answer: 0 });
                }
                continue;
            };
            let held = backed(view, case, accused, claim.wording().who, claim.wording().rung, 0);
            let elsewhere =
                case.best.is_some_and(|best| best.word >= Likelihood::Likely && best.sponsor != Some(accused));
            let answer = if held == claim.wording().rung {
                0
            } else if elsewhere {
                if view.trust(claim.by()) < 0 { 3 } else { 2 }
            } else if held >= Rung::FromTerritory
                || self.ways.answers.signs != Signs::Backed && is_friend(view, claim.by())
            {
                1
            } else if claim.wording().rung >= Rung::StateResponsible && claim.wording().cards.is_empty() {
                2
            } else {
                continue;
            };
            speech.say(Talk::Weigh { claim: id, answer });
        }
    }

    /// Whether the accused has heard it from this seat in private, a round ago or earlier.
    fn has_told(&self, incident: IncidentId, accused: NationId) -> bool {
        self.view.said().any(|claim| {
            claim.incident() == incident && !claim.public() && claim.accuses(accused) && claim.by() == self.view.seat()
        })
    }
}
