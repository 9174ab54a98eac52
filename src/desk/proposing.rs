//! What a statement says, and a joint claim being prepared.

use super::lack::Lack;
use crate::order::{Talk, Wording};
use crate::terms::{ActorId, CardSet, IncidentId, Likelihood, Link, Module, NationId, NationSet, Phase, Rung};
use crate::view::sheet::Sheet;

/// What a statement is to say, half filled in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Wanting {
    /// How far it goes.
    pub rung: Rung,
    /// The actor it names.
    pub who: Option<ActorId>,
    /// The link it names.
    pub link: Option<Link>,
    /// Its word.
    pub word: Likelihood,
    /// What it discloses.
    pub cards: CardSet,
}

impl Default for Wanting {
    fn default() -> Self {
        let (rung, word) = (Rung::Condemn, Likelihood::Likely);
        Self { rung, who: None, link: None, word, cards: CardSet::NONE }
    }
}

impl Wanting {
    /// The form as a wording fills it.
    #[must_use]
    pub const fn of(wording: &Wording) -> Self {
        Self { rung: wording.rung, who: wording.who, link: wording.link, word: wording.word, cards: wording.cards }
    }

    /// Whether a statement that goes so far names an actor.
    #[must_use]
    pub const fn names_actor(&self) -> bool {
        self.rung.names_actor()
    }

    /// Whether it names a link to a state.
    #[must_use]
    pub fn names_link(&self) -> bool {
        self.rung >= Rung::LinkedActors
    }

    /// Whether it names somebody, a group or a nation, and so says how likely it is.
    #[must_use]
    pub const fn names(&self) -> bool {
        self.rung.names()
    }

    /// Whether it accuses a nation.
    #[must_use]
    pub const fn accuses(&self) -> bool {
        self.rung.accuses()
    }

    /// The words that can name somebody: below even nobody is accused (5.2).
    pub fn words() -> impl Iterator<Item = Likelihood> {
        Likelihood::ALL.into_iter().filter(|&word| word >= Likelihood::RoughlyEven)
    }

    /// The wording as an order carries it.
    #[must_use]
    pub fn wording(&self) -> Wording {
        Wording {
            rung: self.rung,
            who: self.who.filter(|_| self.names_actor()),
            link: self.link.filter(|_| self.names_link()),
            word: self.word,
            cards: self.cards,
        }
    }
}

/// A joint claim being prepared.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Proposing {
    /// Who should sign.
    pub to: NationSet,
    /// The incident.
    pub incident: Option<IncidentId>,
    /// Whom it accuses.
    pub accused: Option<NationId>,
    /// What it says.
    pub text: Wanting,
}

impl Proposing {
    /// The lowest and the highest rung of a joint claim.
    #[must_use]
    pub fn rungs(sheet: &Sheet) -> (Rung, Rung) {
        let states = sheet.header.plays(Module::StateAttribution);
        (Rung::Concern, if states { Rung::BreachedLaw } else { Rung::LinkedActors })
    }

    /// Begins with an incident that is known, if there is one.
    pub fn begin(&mut self, sheet: &Sheet) {
        let on = |id| sheet.incidents.iter().any(|row| row.id == id);
        self.incident = self.incident.filter(|&id| on(id)).or(sheet.incidents.first().map(|row| row.id));
    }

    /// Whom it accuses from now on; the accused does not sign.
    pub fn accuse(&mut self, accused: NationId) {
        self.accused = Some(accused);
        self.to.remove(accused);
    }

    /// A text that goes less far accuses nobody.
    pub fn settle(&mut self) {
        if !self.text.accuses() {
            self.accused = None;
        }
    }

    /// What it lacks before it can be proposed.
    #[must_use]
    pub fn lacks(&self, sheet: &Sheet) -> Vec<Lack> {
        Lack::those([
            (Lack::Talks, sheet.header.phase != Phase::Talks),
            (Lack::Incident, self.incident.is_none()),
            (Lack::Accused, self.text.accuses() && self.accused.is_none()),
            (Lack::Addressee, self.to.is_empty()),
        ])
    }

    /// What is proposed, once nothing is lacking.
    #[must_use]
    pub fn talk(&self, sheet: &Sheet) -> Option<Talk> {
        let (to, accused, wording) = (self.to, self.accused, self.text.wording());
        let talk = Talk::Propose { to, incident: self.incident?, accused, wording };
        self.lacks(sheet).is_empty().then_some(talk)
    }
}
