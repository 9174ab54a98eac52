//! 4.6 Inquiry: looking for cards along a route, and asking where one comes from.

use super::round::Round;
use crate::dice::Purpose;
use crate::event::{Cause, Event, Gauge, Way};
use crate::order::Order;
use crate::script::Card;
use crate::terms::{Bearing, CardId, CardSet, IncidentId, NationId, Pillar, Route, Rule, Tlp, Weight};

/// Where a search looks.
#[derive(Clone, Copy)]
enum Reach {
    /// Along one of the nation's own routes.
    Own(Route),
    /// At what a partner holds.
    Partner(NationId),
    /// In the courts of another state.
    Courts(NationId),
}

impl Reach {
    const fn route(self) -> Route {
        match self {
            Self::Own(route) => route,
            Self::Partner(_) => Route::Partner,
            Self::Courts(_) => Route::LegalAssistance,
        }
    }
}

impl Round<'_> {
    /// Carries out an inquiry: each card within reach is rolled for, easiest first.
    pub(super) fn inquire(&mut self, by: NationId, order: &Order, route: Route) {
        let Some(incident) = order.incident else { return };
        let skill = self.skill(by, route, order.target);
        let reach = match (route, order.target) {
            (Route::Partner, Some(holder)) => Reach::Partner(holder),
            _ => Reach::Own(route),
        };
        self.search(by, incident, reach, skill);
        if route == Route::Intelligence {
            let (actor, subject) = (self.nation_key(by), self.incident_key(incident));
            if self.happens(Purpose::Tasking, actor, subject, 0, self.numbers().tasking_burns) {
                self.shift(Gauge::SourceHealth(by), -1, Rule(4, 6), Cause::Act(by, order.action));
            }
        }
    }

    /// What a nation adds to its roll along a route.
    fn skill(&self, by: NationId, route: Route, target: Option<NationId>) -> i16 {
        let numbers = self.numbers();
        let now = self.now().nation(by);
        match route {
            Route::Forensics => now.surged(Pillar::People).saturating_mul(numbers.inquiry_skill),
            Route::Intelligence => now.sources.get().saturating_mul(numbers.inquiry_skill),
            Route::PrivateSector => numbers.vendor_skill,
            Route::OpenSource => numbers.open_source_skill,
            Route::Partner => {
                target.map_or(0, |target| self.now().trust(target, by)).saturating_add(numbers.inquiry_skill)
            }
            Route::LegalAssistance => {
                let host = target.map_or(0, |host| self.now().nation(host).surged(Pillar::Law));
                now.surged(Pillar::Law).saturating_add(host)
            }
        }
    }

    /// Searches, and says what came of it.
    fn search(&mut self, by: NationId, incident: IncidentId, reach: Reach, skill: i16) {
        let (found, route) = (self.look(by, incident, reach, skill), reach.route());
        if found.is_empty() {
            self.emit(Event::InquiryCameUpEmpty { nation: by, incident, route });
        }
        for card in found.iter() {
            // What a partner gave keeps its label, and the partner knows what it gave (4.6).
            match reach {
                Reach::Partner(from) => self.emit(Event::CardShared { from, to: by, card, against_label: false }),
                Reach::Own(_) | Reach::Courts(_) => {
                    self.emit(Event::CardGained { nation: by, card, way: Way::Found(route) });
                }
            }
        }
        self.traces_show(by, incident, route);
    }

    /// The cards that one search finds, at most as many as an inquiry can.
    fn look(&self, by: NationId, incident: IncidentId, reach: Reach, skill: i16) -> CardSet {
        let within = self.table().cards_of(incident).minus(self.now().held_by(by));
        let mut cards: Vec<(bool, i16, CardId)> = within
            .iter()
            .filter_map(|id| self.table().card(id).map(|card| (id, card)))
            .filter(|(id, card)| self.is_within_reach(by, *id, card, reach) && self.world.is_in_place(*id, by))
            .map(|(id, card)| {
                let tilt = reach.route() == Route::PrivateSector && !self.suits(by, card);
                (tilt, i16::from(card.difficulty).saturating_add(self.hindrance(card)), id)
            })
            .collect();
        // A vendor looks first for what suits its client; everybody looks first for what is easy.
        cards.sort_unstable();
        let most = usize::from(self.numbers().inquiry_finds);
        let finds = cards.into_iter().filter(|&(_, difficulty, id)| {
            let sides = u32::try_from(self.numbers().inquiry_die).unwrap_or(1);
            let key = self.key(Purpose::Inquiry, self.nation_key(by), self.card_key(id), reach.route() as usize);
            let roll = i16::try_from(self.dice.roll(key).below(sides)).unwrap_or(0);
            roll.saturating_add(skill) >= difficulty
        });
        finds.map(|(_, _, id)| id).take(most).collect()
    }

    /// Whether a card speaks for what its client has said of the incident last (4.6).
    fn suits(&self, client: NationId, card: &Card) -> bool {
        let said = self.judgements().on(card.incident).rfind(|claim| claim.names() && claim.is_by(client));
        let Some(said) = said else { return false };
        let bears = match card.bears {
            Bearing::Who(actor) => said.wording().who == Some(actor),
            Bearing::Link(link) => super::backing::links_of(&said.wording()).contains(&link),
            Bearing::Location(nation) => said.accuses(nation),
            Bearing::Relay(_) => false,
        };
        bears == (card.weight != Weight::Against)
    }

    fn is_within_reach(&self, by: NationId, id: CardId, card: &Card, reach: Reach) -> bool {
        let may_find = || card.finders.as_ref().is_none_or(|finders| finders.contains(&by));
        match reach {
            Reach::Own(route) => card.route == route && may_find(),
            // A partner passes on by the way what its label lets go to whoever asks, and nothing above AMBER.
            Reach::Partner(holder) => {
                let sight = self.world.sight(holder);
                let goes = || sight.label_of(id).is_some_and(|tlp| tlp <= Tlp::Amber) && sight.label_allows(id, by);
                self.now().held_by(holder).has(id) && goes()
            }
            Reach::Courts(host) => card.route == Route::LegalAssistance && card.hosted_by == Some(host) && may_find(),
        }
    }

    /// Hands over what a granted request for legal assistance brings.
    pub(super) fn bring_assistance(&mut self, by: NationId, host: NationId, incident: IncidentId) {
        let preserved = self.now().requests.iter().any(|request| {
            request.from == by
                && request.to == host
                && request.incident == Some(incident)
                && request.kind == crate::terms::RequestKind::Preservation
                && request.reply == Some(crate::terms::Reply::Grant)
        });
        let numbers = self.numbers();
        let helped = if preserved { numbers.inquiry_skill } else { 0 };
        let skill = self.skill(by, Route::LegalAssistance, Some(host)).saturating_add(helped);
        self.search(by, incident, Reach::Courts(host), skill);
    }

    /// Asks where a card comes from (4.3).
    pub(super) fn check_source(&mut self, by: NationId, order: &Order) {
        if let Some(card) = order.card.filter(|&card| self.now().held_by(by).has(card)) {
            self.emit(Event::SourceChecked { nation: by, card });
            self.flag_shows(by, card);
        }
    }

    /// Notices, sometimes, that a card was passed on against its label (4.7).
    pub(super) fn breach_label(&mut self, from: NationId, card: CardId) {
        let (actor, subject) = (self.nation_key(from), self.card_key(card));
        if !self.happens(Purpose::Breach, actor, subject, 0, self.numbers().breach_noticed) {
            return;
        }
        self.emit(Event::BreachNoticed { from, card });
        let giver = self.now().cards.get(card.index()).and_then(|now| match now.learnt.get(from) {
            Some(crate::world::Learnt { way: Way::SharedBy(giver), .. }) => Some(*giver),
            _ => None,
        });
        let trust = self.numbers().trust_breach;
        match giver {
            Some(giver) => self.regard(giver, from, trust, Rule(4, 7), Cause::Talk(from)),
            None => self.regard_by_all(from, -1, Rule(4, 7), Cause::Talk(from)),
        }
    }
}
