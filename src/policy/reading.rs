//! What a seat makes of what it holds: its cases, their backing, and whom to ask.
//!
//! Where evidence may lie it infers as a person would: from cards on location, from who is
//! said to stand behind the suspects, and from who was hit. Where an actor really works no
//! sight shows.

use crate::terms::{
    ActorId, Bearing, CardId, CardSet, Confidence, IncidentId, Likelihood, Link, Module, NationId, NationSet, Relation,
    Reply, RequestKind, Rung, Tlp, Weight,
};
use crate::view::{Assessed, View};

/// The hypothesis that stands highest on a ladder of Who, whether or not "unknown" leads.
#[derive(Clone, Copy)]
pub(super) struct Suspicion {
    /// The actor.
    pub(super) actor: ActorId,
    /// How likely.
    pub(super) word: Likelihood,
    /// The one nation that might be behind it.
    pub(super) sponsor: Option<NationId>,
    /// How likely it is that this nation directs it: Who × Link.
    pub(super) directed: Likelihood,
}

/// An incident as the seat sees it.
#[derive(Clone, Copy)]
pub(super) struct Case {
    pub(super) id: IncidentId,
    pub(super) severity: i16,
    pub(super) salience: i16,
    /// Whether it still strikes.
    pub(super) live: bool,
    /// Whether it hit this seat.
    pub(super) mine: bool,
    /// Whether the seat has recorded its own word.
    pub(super) judged: bool,
    /// The strongest hypothesis that any card speaks for.
    pub(super) best: Option<Suspicion>,
    /// The nation on whose territory the strongest card places it, if that card weighs enough.
    pub(super) located: Option<NationId>,
    /// What its analysts make of it.
    pub(super) made: Assessed,
}

impl Case {
    /// How much it matters to the seat.
    pub(super) fn weight(&self) -> i32 {
        let own = if self.mine { 6 } else { 0 };
        let live = if self.live { 3 } else { 0 };
        i32::from(self.severity) * 2 + i32::from(self.salience) + own + live
    }

    /// The word for the strongest hypothesis.
    pub(super) fn word(&self) -> Likelihood {
        self.best.map_or(Likelihood::AlmostNoChance, |best| best.word)
    }

    /// The nation that the strongest hypothesis or the strongest place points to.
    pub(super) fn points_to(&self) -> Option<NationId> {
        self.best.filter(|best| best.word >= Likelihood::RoughlyEven).and_then(|best| best.sponsor).or(self.located)
    }
}

/// The incidents that the seat knows of, the weightiest first.
pub(super) fn cases(view: View<'_>) -> Vec<Case> {
    let mut cases: Vec<Case> = view.incidents().filter_map(|(id, _, _)| case(view, id)).collect();
    cases.sort_by_key(|case| (std::cmp::Reverse(case.weight()), case.id));
    cases
}

fn case(view: View<'_>, id: IncidentId) -> Option<Case> {
    let ((spec, now), made) = view.incident(id).zip(view.assess(id))?;
    // The first of those that stand highest, as the ladder itself breaks ties.
    let lead = (0..made.who.named())
        .rev()
        .filter(|&place| made.who.points(place) > 0)
        .max_by_key(|&place| made.who.points(place));
    let best = lead.and_then(|place| {
        let actor = spec.suspects().get(place).copied()?;
        Some(Suspicion {
            actor,
            word: made.who.word(place),
            sponsor: view.actor(actor).and_then(|actor| actor.sponsor()),
            directed: made.chain(place, &[Link::Directed]),
        })
    });
    let located = view.everyone().iter().rev_max(|nation| made.location(nation));
    Some(Case {
        id,
        severity: spec.severity().get(),
        salience: now.salience().get(),
        live: view.is_live(id),
        mine: now.hit().has(view.seat()),
        judged: view.judgement(id).is_some(),
        best,
        located: located.filter(|&nation| made.location(nation) >= view.numbers().location_expected),
        made,
    })
}

/// The greatest of a list by a number; of equals the first.
trait FirstOfGreatest: Iterator + Sized {
    fn rev_max(self, key: impl Fn(Self::Item) -> i16) -> Option<Self::Item>
    where
        Self::Item: Copy,
    {
        self.fold(None, |best, one| match best {
            Some(best) if key(best) >= key(one) => Some(best),
            _ => Some(one),
        })
    }
}

impl<I: Iterator> FirstOfGreatest for I {}

/// The highest rung, up to `most`, that the seat's own assessment backs against a nation (5.2), or
/// would if `short_of` words less were enough.
pub(super) fn backed(
    view: View<'_>,
    case: &Case,
    accused: NationId,
    who: Option<ActorId>,
    most: Rung,
    short_of: u8,
) -> Rung {
    let (made, Some((spec, _))) = (&case.made, view.incident(case.id)) else { return Rung::Concern };
    let place = who.and_then(|who| spec.suspects().iter().position(|&suspect| suspect == who));
    let located = made.location(accused) >= view.numbers().location_expected;
    let its = located || who.and_then(|who| view.actor(who)).is_some_and(|actor| actor.sponsor() == Some(accused));
    let word = place.map_or(Likelihood::AlmostNoChance, |place| made.who.word(place));
    let chain = || place.map_or(Likelihood::AlmostNoChance, |place| made.chain(place, &[Link::Directed]));
    let least = |word| falls_short(word, short_of);
    let bold = short_of > 0;
    let linked = bold || made.is_linked();
    let state = view.is_on(Module::StateAttribution) && its;
    let backs = |rung: Rung| match rung {
        Rung::Concern | Rung::Condemn => true,
        // To name a group and no state is another statement, and no step of this one.
        Rung::NamesGroup => false,
        Rung::FromTerritory => located,
        Rung::LinkedActors => its && linked && word >= least(Likelihood::Likely),
        Rung::StateResponsible => state && chain() >= least(Likelihood::Likely),
        Rung::BreachedLaw => {
            state
                && chain() >= least(Likelihood::VeryLikely)
                && (bold || made.confidence >= Confidence::Moderate)
                && spec.obligation().is_some()
        }
    };
    Rung::ALL.iter().rev().copied().filter(|&rung| rung <= most).find(|&rung| backs(rung)).unwrap_or(Rung::Concern)
}

/// The likelihood that is some words less.
pub(super) fn falls_short(word: Likelihood, words: u8) -> Likelihood {
    let place = Likelihood::ALL.iter().position(|&one| one == word).unwrap_or(0);
    Likelihood::ALL.get(place.saturating_sub(usize::from(words))).copied().unwrap_or(word)
}

/// Whether this seat has claimed that much against a nation already, alone or with others.
pub(super) fn has_claimed(view: View<'_>, incident: IncidentId, accused: NationId, rung: Rung, public: bool) -> bool {
    view.said().any(|claim| {
        claim.incident() == incident
            && claim.accuses(accused)
            && claim.wording().rung >= rung
            && (claim.public() || !public)
    })
}

/// The cards on an incident that speak for an accusation and can be shown to anybody.
///
/// Failing those, one of the seat's own under AMBER: publishing it burns a source, once.
pub(super) fn showable(view: View<'_>, id: IncidentId, who: Option<ActorId>, accused: Option<NationId>) -> CardSet {
    let speaks = |card: CardId| {
        view.card(card).is_some_and(|spec| {
            spec.weight() != Weight::Against
                && match spec.bears() {
                    Bearing::Who(actor) => who == Some(actor),
                    Bearing::Link(link) => who.is_some() && link != Link::None,
                    Bearing::Location(nation) => accused == Some(nation),
                    Bearing::Relay(_) => false,
                }
        })
    };
    let open: CardSet =
        view.hand_on(id).iter().filter(|&card| speaks(card) && label(view, card) <= Tlp::Green).collect();
    if !open.is_empty() {
        return open;
    }
    let own = |card: &CardId| speaks(*card) && label(view, *card) == Tlp::Amber && view.known_holders(*card).is_empty();
    view.hand_on(id).iter().find(own).map_or(CardSet::NONE, CardSet::one)
}

fn label(view: View<'_>, card: CardId) -> Tlp {
    view.label_of(card).unwrap_or(Tlp::Red)
}

/// What a card weighs on its ladder, in decibans, whichever way.
pub(super) fn value(view: View<'_>, card: CardId) -> i16 {
    let Some(spec) = view.card(card) else { return 0 };
    let numbers = view.numbers();
    numbers.bearing(spec.weight(), numbers.weight(spec.grade().source, spec.grade().information)).abs()
}

/// How likely it is, in points from 0, that each nation's courts or teams hold something on an
/// incident.
pub(super) fn may_hold(view: View<'_>, case: &Case) -> [i32; NationSet::MOST] {
    let mut held = [0; NationSet::MOST];
    for nation in view.everyone().iter() {
        if let Some(held) = held.get_mut(nation.index()) {
            *held = holds(view, case, nation);
        }
    }
    held
}

fn holds(view: View<'_>, case: &Case, nation: NationId) -> i32 {
    let (made, Some((spec, now))) = (&case.made, view.incident(case.id)) else { return 0 };
    let place = i32::from(made.location(nation).max(0)) * 2;
    let behind = spec
        .suspects()
        .iter()
        .enumerate()
        .filter(|(_, suspect)| view.actor(**suspect).is_some_and(|actor| actor.sponsor() == Some(nation)));
    let suspected: i32 = behind.map(|(place, _)| 2 + i32::from(made.who.points(place).max(0)) / 2).sum();
    let hit = if now.hit().has(nation) || spec.victims().contains(&nation) { 3 } else { 0 };
    (place + suspected + hit).min(20)
}

/// Whether a nation stands close to this seat.
pub(super) fn is_friend(view: View<'_>, other: NationId) -> bool {
    let close = matches!(view.relation(view.seat(), other), Relation::Ally | Relation::Partner);
    let trust = view.trust(other);
    trust >= 2 || close && trust >= 0
}

/// Whether a nation is one that this seat would rather see blamed: rivals, and those it distrusts.
pub(super) fn is_rival(view: View<'_>, other: NationId) -> bool {
    matches!(view.relation(view.seat(), other), Relation::Rival | Relation::Adversary) || view.trust(other) <= -3
}

/// Whether this seat has asked that of a nation on an incident and still waits, or got it.
pub(super) fn has_asked(view: View<'_>, to: NationId, kind: RequestKind, incident: Option<IncidentId>) -> bool {
    view.requests().any(|(_, request)| {
        let refused = matches!(request.reply, Some(Reply::Refuse | Reply::Stall));
        let again = refused && request.round.saturating_add(2) < view.round();
        request.from == view.seat()
            && request.to == to
            && request.kind == kind
            && request.incident == incident
            && !again
    })
}

/// How hard a seat that shelters a group is pressed: notes, claims, claims at rung 3 or above, and time.
pub(super) fn pressure(view: View<'_>) -> i32 {
    let told = view.incidents().filter(|(id, _, _)| view.notified(*id) > 0).count();
    let claims = view.charges().count();
    let time = i32::from(view.round() >= 4);
    i32::try_from(told + 2 * claims).unwrap_or(0) + time
}

/// In how many ways a host has been asked to come forward, as far as it knows: told with a card, asked,
/// helped, charged (12).
pub(super) fn prompts(view: View<'_>) -> usize {
    let ours = |incident: Option<IncidentId>| incident.is_some_and(|id| is_ours(view, id));
    let shown = |id: IncidentId| view.hand_on(id).iter().any(|card| !view.known_holders(card).is_empty());
    let told = view.incidents().any(|(id, _, _)| is_ours(view, id) && view.notified(id) > 0 && shown(id));
    let asked = view.requests().any(|(_, request)| request.to == view.seat() && ours(request.incident));
    let helped = view.requests().any(|(_, request)| {
        request.from == view.seat() && ours(request.incident) && request.reply == Some(Reply::Grant)
    });
    let charged = view.charges().any(|(_, claim)| ours(Some(claim.incident())));
    [told, asked, helped, charged].into_iter().filter(|one| *one).count()
}

/// Whether a group that this seat shelters is among the suspects of an incident.
pub(super) fn is_ours(view: View<'_>, incident: IncidentId) -> bool {
    let Some((spec, _)) = view.incident(incident) else { return false };
    view.sheltered().any(|(group, _)| spec.suspects().contains(&group))
}

/// The short name of a nation.
pub(super) fn name(view: View<'_>, nation: NationId) -> &str {
    view.nation(nation).map_or("nobody", |spec| view.text(spec.short()))
}

/// How sure a seat is of who did it, for a reason: `the name is only “roughly even”`.
pub(super) fn doubt(case: &Case) -> String {
    match case.best {
        None => "we cannot say who".to_owned(),
        Some(best) if best.word <= Likelihood::Unlikely => format!("nobody is above “{}”", Likelihood::Unlikely.word()),
        Some(best) if best.word >= Likelihood::VeryLikely => {
            format!("the name is “{}”, and it will keep", best.word.word())
        }
        Some(best) => format!("the name is only “{}”", best.word.word()),
    }
}

/// The name of an actor.
pub(super) fn called(view: View<'_>, actor: ActorId) -> &str {
    view.actor(actor).map_or("somebody", |spec| view.text(spec.name()))
}

/// Whether it passes a card on to a nation: as far as the label would let a recipient, and nothing
/// RED or AMBER+STRICT leaves the house even where it could (§19).
pub(super) fn may_pass(view: View<'_>, card: CardId, to: NationId) -> bool {
    let Some(spec) = view.card(card) else { return false };
    let close = || {
        matches!(view.relation(view.seat(), to), Relation::Ally | Relation::Partner)
            || view.incident(spec.incident()).is_some_and(|(_, now)| now.hit().has(to))
    };
    let label = view.label_of(card).unwrap_or(Tlp::Red);
    view.label_allows(card, to) && (label <= Tlp::Green || label == Tlp::Amber && close())
}
