//! One play as a machine: an input goes in, events come out.
//!
//! Live tables, plays of policies and verification all go through here, so that
//! what is verified is what was played.

use super::marks::Marks;
use super::team::Team;
use super::truth::drawn;
use crate::dice::Dice;
use crate::event::Event;
use crate::order::{
    Act, By, FacilitatorAct, FacilitatorRefusal, Member, Order, Refusal, Talk, TeamPage, TeamRefusal, Tray,
};
use crate::rules::{self, Engine};
use crate::scenario::Playable;
use crate::terms::{NationId, OrderId, Phase};
use crate::world::{World, set_up};

/// One play: its world, its dice, and a tray for each seat.
#[derive(Clone)]
pub struct Play {
    engine: Engine,
    trays: Vec<Tray>,
    teams: Vec<Team>,
    /// How many inputs it has taken.
    taken: u32,
    /// How many phases have begun, those counted again that it was taken back to.
    turn: u32,
    /// The world, the trays and the teams as each phase began; nothing if it is never taken back.
    marks: Option<Marks<(World, Vec<Tray>, Vec<Team>)>>,
}

impl Play {
    /// A play before its first round, which can be taken back; a truth is drawn, if there is one to draw.
    #[must_use]
    pub fn new(playable: &Playable, seed: u64) -> Self {
        Self { marks: Some(Marks::new()), ..Self::from(set_up(&drawn(playable, seed)), seed) }
    }

    /// A play from a world [set up](set_up) before, as where there are many of them. It cannot be
    /// taken back, and so keeps nothing of what it was.
    #[must_use]
    pub fn from(world: World, seed: u64) -> Self {
        let trays = vec![Tray::default(); world.table().nations.len()];
        let teams = vec![Team::default(); trays.len()];
        let engine = Engine::from(world, Dice::new(seed));
        Self { engine, trays, teams, taken: 0, turn: 0, marks: None }
    }

    /// Takes an input and gives what came of it. What a seat does with its tray
    /// is secret until it resolves, and so comes to no event.
    ///
    /// # Errors
    /// If it is refused; the play is then as it was.
    pub fn take(&mut self, by: By, input: &Act) -> Result<&[Event], Refusal> {
        self.engine.forget();
        match (by, input) {
            (By::Seat(seat), Act::Talk(talk)) => self.say(seat, talk),
            (By::Seat(seat), Act::Order { order, .. }) => self.put(seat, order),
            (By::Seat(seat), Act::Withdraw { order }) => self.withdraw(seat, *order),
            (By::Seat(seat), Act::Team { members }) => self.team_mut(seat)?.seat(members),
            (By::Seat(seat), Act::Sign { order, initials }) => self.sign(seat, *order, initials),
            (By::Seat(seat), Act::Ready(_)) => self.seated(seat).and_then(|()| self.goes_on()),
            (By::Table | By::Facilitator(_), Act::EndPhase) => self.goes_on(),
            (By::Table | By::Facilitator(_), Act::Advance) => self.advance(),
            (By::Table, Act::Serve { .. } | Act::Clock(_)) => Ok(()),
            (By::Facilitator(_), Act::Facilitate(act)) => self.facilitate(act),
            // Nobody has ruled in time: the clock asks the seats.
            (By::Table, Act::Facilitate(act @ FacilitatorAct::PutToVote { .. })) => self.facilitate(act),
            _ => Err(Refusal::NotYoursToDo),
        }?;
        self.taken = self.taken.saturating_add(1);
        Ok(self.engine.events())
    }

    /// What came of the last input.
    #[must_use]
    pub fn events(&self) -> &[Event] {
        self.engine.events()
    }

    /// How many inputs it has taken: the number of the last one.
    #[must_use]
    pub const fn taken(&self) -> u32 {
        self.taken
    }

    /// What is true now.
    #[must_use]
    pub const fn world(&self) -> &World {
        self.engine.world()
    }

    /// The tray of a seat; nothing if nobody is seated there.
    #[must_use]
    pub fn tray(&self, seat: NationId) -> Option<&Tray> {
        self.trays.get(seat.index())
    }

    /// The phases that the play has been in and can be taken back to, first to last.
    pub fn been(&self) -> impl Iterator<Item = (u8, Phase)> + '_ {
        self.marks.iter().flat_map(Marks::places)
    }

    /// Which of its phases it is in, from 1; one that it was taken back to counts again.
    #[must_use]
    pub const fn turn(&self) -> u32 {
        self.turn
    }

    /// Who sits at a seat (18.2); nobody if they have not said.
    #[must_use]
    pub fn members(&self, seat: NationId) -> &[Member] {
        self.teams.get(seat.index()).map_or(&[], Team::members)
    }

    /// The initials on an order in a seat's tray, and which pages are still to sign (18.2).
    #[must_use]
    pub fn initials(&self, seat: NationId, place: usize) -> (&[String], Vec<TeamPage>) {
        let order = self.tray(seat).and_then(|tray| tray.orders().get(place));
        let takes =
            order.and_then(|order| self.world().table().action(order.action)).is_some_and(rules::takes_initials);
        match self.teams.get(seat.index()).filter(|_| takes) {
            Some(team) => (team.signed(place), team.wanting(place)),
            None => (&[], Vec::new()),
        }
    }

    /// The round; 0 before the first.
    #[must_use]
    pub const fn round(&self) -> u8 {
        self.world().now().round
    }

    /// The phase that the play is in.
    #[must_use]
    pub const fn phase(&self) -> Phase {
        self.world().now().phase
    }

    /// Whether the play has ended.
    #[must_use]
    pub const fn is_over(&self) -> bool {
        self.world().now().ended.is_some()
    }

    fn say(&mut self, seat: NationId, talk: &Talk) -> Result<(), Refusal> {
        self.seated(seat)?;
        self.engine.say(seat, talk.clone())
    }

    fn put(&mut self, seat: NationId, order: &Order) -> Result<(), Refusal> {
        let tray = self.trays.get_mut(seat.index()).ok_or(Refusal::NoSuchThing)?;
        rules::admit(self.engine.world().sight(seat), tray, order)?;
        tray.put(*order);
        let signs = self.world().table().action(order.action).is_some_and(rules::takes_initials);
        self.team_mut(seat)?.put(signs);
        Ok(())
    }

    fn withdraw(&mut self, seat: NationId, order: OrderId) -> Result<(), Refusal> {
        if self.is_over() {
            return Err(Refusal::PlayOver);
        }
        if !matches!(self.phase(), Phase::Talks | Phase::Orders) {
            return Err(Refusal::WrongPhase);
        }
        let place = self.place(seat, order)?;
        let tray = self.trays.get_mut(seat.index()).ok_or(Refusal::NoSuchThing)?;
        tray.take(place).ok_or(Refusal::NoSuchThing)?;
        self.team_mut(seat)?.take(place);
        Ok(())
    }

    fn advance(&mut self) -> Result<(), Refusal> {
        self.goes_on()?;
        let (round, phase) = (self.round(), self.phase());
        match phase {
            Phase::Briefing if round > 0 => self.engine.begin(Phase::Talks),
            Phase::Talks => self.engine.begin(Phase::Orders),
            Phase::Orders => {
                let mut orders = self.clear_trays();
                self.engine.resolve(&mut orders);
            }
            // A resolution never rests; it ends in the communiqué.
            Phase::Briefing | Phase::Resolution | Phase::Communique => self.engine.open(),
        }
        self.turn = self.turn.saturating_add(1);
        if let Some(marks) = &mut self.marks {
            let now = self.engine.world();
            let place = (now.now().round, now.now().phase);
            marks.put(place, (now.clone(), self.trays.clone(), self.teams.clone()));
        }
        Ok(())
    }

    fn facilitate(&mut self, act: &FacilitatorAct) -> Result<(), Refusal> {
        if let FacilitatorAct::TakeBack { round, phase } = *act {
            return self.take_back((round, phase));
        }
        self.engine.facilitate(act)
    }

    /// Goes back to the beginning of an earlier phase, or of this one.
    fn take_back(&mut self, place: (u8, Phase)) -> Result<(), Refusal> {
        let never = Refusal::Facilitator(FacilitatorRefusal::NeverThere);
        let (world, trays, teams) = self.marks.as_mut().and_then(|marks| marks.back_to(place)).ok_or(never)?;
        self.engine.go_back(world);
        self.trays.clone_from(trays);
        self.teams.clone_from(teams);
        self.turn = self.turn.saturating_add(1);
        Ok(())
    }

    fn sign(&mut self, seat: NationId, order: OrderId, initials: &str) -> Result<(), Refusal> {
        let place = self.place(seat, order)?;
        let order = self.tray(seat).and_then(|tray| tray.orders().get(place));
        let order = order.ok_or(Refusal::NoSuchThing)?;
        if !self.world().table().action(order.action).is_some_and(rules::takes_initials) {
            return Err(Refusal::Team(TeamRefusal::NotNeeded));
        }
        self.team_mut(seat)?.sign(place, initials)?;
        Ok(())
    }

    /// The place of an order in a seat's tray.
    fn place(&self, seat: NationId, order: OrderId) -> Result<usize, Refusal> {
        self.tray(seat).and_then(|tray| tray.place(order)).ok_or(Refusal::NoSuchThing)
    }

    fn team_mut(&mut self, seat: NationId) -> Result<&mut Team, Refusal> {
        self.teams.get_mut(seat.index()).ok_or(Refusal::NoSuchThing)
    }

    /// Every order of every tray, which are empty then.
    fn clear_trays(&mut self) -> Vec<(NationId, Order)> {
        let trays = self.trays.iter().enumerate();
        let orders = trays.flat_map(|(seat, tray)| tray.orders().iter().map(move |order| (NationId::at(seat), *order)));
        let orders = orders.collect();
        self.trays.iter_mut().for_each(Tray::clear);
        self.teams.iter_mut().for_each(Team::clear);
        orders
    }

    /// Whether there is a phase that could end.
    fn goes_on(&self) -> Result<(), Refusal> {
        if self.is_over() { Err(Refusal::PlayOver) } else { Ok(()) }
    }

    fn seated(&self, seat: NationId) -> Result<(), Refusal> {
        self.tray(seat).map(|_| ()).ok_or(Refusal::NoSuchThing)
    }
}
