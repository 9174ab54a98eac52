//! Who sits at a seat, and whose initials its orders carry (18.2).

use crate::order::{Member, Refusal, TeamPage, TeamRefusal};

/// The people at one seat, and their initials.
#[derive(Clone, Default)]
pub(super) struct Team {
    members: Vec<Member>,
    /// The initials on each order of the tray, in its sequence.
    signed: Vec<Vec<String>>,
}

impl Team {
    /// Seats other people.
    ///
    /// # Errors
    /// If they are too many, or their initials are not their own.
    pub(super) fn seat(&mut self, members: &[Member]) -> Result<(), Refusal> {
        let own = |place: usize, member: &Member| {
            let letters = member.initials.chars().count();
            (1..=Member::MOST_LETTERS).contains(&letters)
                && !members.iter().take(place).any(|other| other.initials == member.initials)
        };
        let sound = (1..=Member::MOST).contains(&members.len());
        if !sound || !members.iter().enumerate().all(|(place, member)| own(place, member)) {
            return Err(Refusal::Team(TeamRefusal::NoTeam));
        }
        self.members = members.to_vec();
        Ok(())
    }

    /// The people at the seat; nobody if they have not said.
    pub(super) fn members(&self) -> &[Member] {
        &self.members
    }

    /// An order was put at the end of the tray. One or two people sign without being asked.
    pub(super) fn put(&mut self, takes_initials: bool) {
        let unasked = takes_initials && self.members.len() <= Member::SIGN_UNASKED;
        let all = self.members.iter().map(|member| member.initials.clone());
        self.signed.push(if unasked { all.collect() } else { Vec::new() });
    }

    /// An order was taken out of the tray.
    pub(super) fn take(&mut self, place: usize) {
        if place < self.signed.len() {
            self.signed.remove(place);
        }
    }

    /// The tray is empty again.
    pub(super) fn clear(&mut self) {
        self.signed.clear();
    }

    /// Somebody signs the order at a place.
    ///
    /// # Errors
    /// If nobody here signs so, or the order carries the initials already.
    pub(super) fn sign(&mut self, place: usize, initials: &str) -> Result<(), Refusal> {
        if !self.members.iter().any(|member| member.initials == initials) {
            return Err(Refusal::Team(TeamRefusal::Nobody));
        }
        let signed = self.signed.get_mut(place).ok_or(Refusal::NoSuchThing)?;
        if signed.iter().any(|one| one == initials) {
            return Err(Refusal::Team(TeamRefusal::Signed));
        }
        signed.push(initials.to_owned());
        Ok(())
    }

    /// The initials on an order.
    pub(super) fn signed(&self, place: usize) -> &[String] {
        self.signed.get(place).map_or(&[], Vec::as_slice)
    }

    /// Of Head and Legal, who is still to sign an order. A page that nobody keeps is not waited for.
    pub(super) fn wanting(&self, place: usize) -> Vec<TeamPage> {
        let keeps = |page: TeamPage| self.members.iter().filter(move |member| member.pages.contains(&page));
        let waits = |page: &TeamPage| {
            keeps(*page).next().is_some() && !keeps(*page).any(|member| self.signed(place).contains(&member.initials))
        };
        [TeamPage::Head, TeamPage::Legal].into_iter().filter(waits).collect()
    }
}
