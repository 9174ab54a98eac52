//! Finding things out: by its own means, and by asking (4.3, 4.6, 6.1, 6.3).

use super::Mind;
use crate::order::{Order, Stem};
use crate::policy::desk::Wish;
use crate::policy::reading::{Case, Suspicion, has_asked, value};
use crate::terms::{ClaimReply, RequestKind, Route};

impl Mind<'_> {
    /// Looks for cards along a route.
    pub(super) fn inquire(&self, stem: Stem, case: &Case, route: Route) -> Option<Wish> {
        let (view, ways) = (self.view, &self.ways.inquiry);
        let me = view.me();
        let rests = |least: i16| me.funds.get() >= least + self.ways.purse.funds;
        let (wish, reason) = match route {
            Route::Forensics => (ways.forensics, "one’s own traces come before anybody else’s word (4.6)"),
            Route::OpenSource => (ways.open_source, "what is open can be shown to all (4.6)"),
            Route::PrivateSector if rests(3) => (ways.private_sector, "fast, and it can be quoted (4.6)"),
            Route::Intelligence if me.sources.get() >= 3 => (ways.intelligence, "its sources are still well (4.6)"),
            Route::Partner if ways.partner > 0 => {
                let partner = stem.target?;
                let trust = i32::from(view.trust(partner));
                let holds = self.may_hold(case, partner) / 2;
                (if trust < 0 { 0 } else { ways.partner + trust * 2 + holds }, "trust allows it (4.6)")
            }
            Route::PrivateSector | Route::Intelligence | Route::LegalAssistance | Route::Partner => return None,
        };
        if wish <= 0 {
            return None;
        }
        let short = |best: Suspicion| best.word < ways.enough.who || best.directed < ways.enough.chain;
        let keen = case.weight() / 2 + if case.best.is_none_or(short) { 12 } else { 0 };
        Some(Wish::new(wish + keen - self.done(stem) * ways.tires, Order::of(stem), reason))
    }

    /// The unchecked card that weighs most, and more so where several say the same.
    pub(super) fn check(&self, stem: Stem, case: &Case) -> Option<Wish> {
        let (view, ways) = (self.view, &self.ways.inquiry);
        let unchecked = view.unchecked(stem.incident);
        let card = unchecked.iter().max_by_key(|&card| (value(view, card), std::cmp::Reverse(card)))?;
        let spec = view.card(card)?;
        let worth = i32::from(value(view, card));
        let order = Order { card: Some(card), ..Order::of(stem) };
        let doubted = view.said().any(|claim| {
            claim.by() == view.seat()
                && claim.incident() == case.id
                && claim.reply() == Some(ClaimReply::AskForEvidence)
        });
        if doubted && ways.when_doubted > 0 {
            return Some(Wish::new(ways.when_doubted + worth, order, "it was asked for evidence (4.3)"));
        }
        if ways.source_check == 0 {
            return None;
        }
        let hand = view.hand_on(case.id);
        let alike = |other: &_| view.card(*other).is_some_and(|one| one.bears() == spec.bears());
        let same = i32::try_from(hand.iter().filter(alike).count()).unwrap_or(0);
        let score = ways.source_check + worth * 2 + same * 5 + case.weight() / 3;
        let reason =
            if same > 1 { "several cards say the same and may be one (4.3)" } else { "much would lean on it (4.3)" };
        Some(Wish::new(score, order, reason))
    }

    pub(super) fn wish_to_ask(&self, kind: RequestKind) -> i32 {
        let ways = &self.ways.asks;
        match kind {
            RequestKind::LegalAssistance => ways.legal_assistance,
            RequestKind::Preservation => ways.preservation,
            RequestKind::JointInquiry => ways.joint_inquiry,
            RequestKind::Assistance => ways.assistance,
            RequestKind::Consultation => ways.consultation,
            RequestKind::Diligence | RequestKind::Takedown => ways.diligence,
            RequestKind::Compliance | RequestKind::Negotiation => ways.compliance,
        }
    }

    /// Asks another nation for something.
    pub(super) fn ask(&self, stem: Stem, case: Option<&Case>, kind: RequestKind) -> Option<Wish> {
        let (view, ways, wish) = (self.view, &self.ways.asks, self.wish_to_ask(kind));
        let to = stem.target?;
        let asked = || has_asked(view, to, kind, stem.incident);
        let (trust, tension) = (i32::from(view.trust(to)), i32::from(view.tension(view.seat(), to)));
        let holds = case.map_or(0, |case| self.may_hold(case, to));
        let keen = case.map_or(0, |case| case.weight() / 3);
        let accused = || case.and_then(|case| self.accusation(case)).is_some_and(|(accused, _)| accused == to);
        let suspect = || case.and_then(Case::points_to) == Some(to) || accused();
        let held = || accused() && case.is_some_and(|case| case.live && self.is_wrongful(case));
        // Once it has been named in public, the next step is the law's.
        let named = if self.named().has(to) { 14 } else { 0 };
        let (more, reason) = match kind {
            // What arrives after the end is no evidence in this play.
            RequestKind::LegalAssistance if holds >= 3 && view.assistance_arrives(to) <= view.rounds() => {
                (holds + keen + trust, "evidence may lie there (4.6)")
            }
            RequestKind::Preservation if holds >= 3 => {
                let soon = if view.round() <= 2 { 6 } else { 0 };
                (holds / 2 + keen + soon, "logs are deleted in time (4.6)")
            }
            RequestKind::JointInquiry if holds >= 3 && trust >= 0 => {
                (holds / 2 + keen + trust, "neither could wave such findings away (4.6)")
            }
            RequestKind::Assistance if case.is_some_and(|case| case.mine && case.live) && trust >= 1 => {
                let weak = if view.me().capacity.first().is_some_and(|people| people.get() <= 2) { 10 } else { 0 };
                (weak + keen + trust, "it is hit, and friends answer (4.6)")
            }
            RequestKind::Consultation if tension >= i32::from(ways.consults_from) && !asked() => {
                let reason = format!("tension stands at {tension} (3.3)");
                return Some(Wish::new(wish + tension * 6, Order::of(stem), reason));
            }
            RequestKind::Diligence if suspect() => (keen, "it accuses nobody (6.3)"),
            RequestKind::Takedown if suspect() && case.is_some_and(|case| case.mine && case.live) => {
                (keen - 4, "with their consent it is nobody’s breach (6.5)")
            }
            RequestKind::Compliance if held() => (keen + named, "what follows will then be lawful (6.1)"),
            RequestKind::Negotiation if held() && self.ways.measures.answers > 0 => {
                (keen + named - 2, "notice first, and a chair at the table (6.1)")
            }
            _ => return None,
        };
        (!asked()).then(|| Wish::new(wish + more, Order::of(stem), reason))
    }
}
