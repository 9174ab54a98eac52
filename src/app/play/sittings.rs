//! The people at one screen, as the window seats them (1.7): the pure model says whose turn it is, and
//! here each has a desk of its own, and nobody sees another's.

use super::{Play, Stands, team};
use crate::app::desk::DeskState;
use crate::app::screens::communique::News;
use crate::app::screens::curtain::Curtain;
use crate::desk::{Sitting, Turns};
use crate::order::{Act, By};
use crate::session::Player;
use crate::terms::{NationId, Phase};
use std::collections::BTreeMap;

/// Whose turn it is at the one screen, and the desks of the others.
#[derive(Default)]
pub(super) struct Sittings {
    pub(super) turns: Turns,
    /// The desks of those who do not sit.
    desks: BTreeMap<NationId, DeskState>,
}

impl Sittings {
    /// Nobody sits yet.
    pub(super) fn of(people: &[NationId]) -> Self {
        Self { turns: Turns::of(people), desks: BTreeMap::new() }
    }
}

impl Play {
    /// Whether several people share the screen.
    #[must_use]
    pub fn is_shared(&self) -> bool {
        self.session.people().len() > 1
    }

    /// Whether everybody may look at what is shown.
    pub(super) fn is_read_together(&self) -> bool {
        self.is_watched() || self.is_shared() && self.sittings.turns.now == Sitting::Together
    }

    fn is_watched(&self) -> bool {
        self.session.people().is_empty()
    }

    /// Where the play stands.
    #[must_use]
    pub fn stands(&self) -> Stands {
        if self.is_shared() {
            return match self.sittings.turns.now {
                Sitting::Curtain => Stands::Curtain,
                Sitting::News | Sitting::Together => Stands::Communique,
                Sitting::Desk => Stands::AtTheDesk,
                Sitting::Letter => Stands::Letter,
                Sitting::Done => Stands::Over,
            };
        }
        match (self.session.is_over(), self.sittings.turns.now) {
            (true, Sitting::Letter) => Stands::Letter,
            (true, Sitting::Done) => Stands::Over,
            (true, _) => Stands::Communique,
            (false, Sitting::Curtain) => Stands::Curtain,
            (false, _) if self.session.phase() == Phase::Communique => Stands::Communique,
            (false, _) if self.is_watched() => Stands::Watched,
            (false, _) => Stands::AtTheDesk,
        }
    }

    /// Seats everybody anew for the round that the play is in: at its beginning, and whenever the
    /// people or the round have changed.
    pub fn convene(&mut self) {
        let people = self.session.people();
        self.desk.way_on = None;
        if people.len() < 2 {
            let other = people.first().filter(|&&seat| seat != self.seat);
            if let Some(&seat) = other {
                self.change_seat(seat);
            }
            // Whoever sat here until now does not see the other desk.
            let veiled = other.is_some() || !people.is_empty() && self.notice().is_some();
            self.sittings.turns.now = if veiled { Sitting::Curtain } else { Sitting::Desk };
            self.look();
            return;
        }
        if self.session.is_over() || self.session.phase() == Phase::Communique {
            self.sittings.turns.now = Sitting::Together;
            return;
        }
        self.pass(Phase::Briefing);
        self.sittings.turns.convene(&people, self.session.round());
        self.behind_the_curtain();
    }

    /// Everybody is ready with a phase, if the play is in it.
    fn pass(&mut self, phase: Phase) {
        for seat in self.session.people() {
            if self.session.phase() == phase && !self.session.is_over() {
                self.take(By::Seat(seat), Act::Ready(true));
            }
        }
    }

    /// What the last seat saw is put away, and the next is made ready.
    fn behind_the_curtain(&mut self) {
        if let Some(next) = self.sittings.turns.next() {
            self.change_seat(next);
        }
    }

    fn change_seat(&mut self, next: NationId) {
        let mut desk = self.sittings.desks.remove(&next).unwrap_or_default();
        std::mem::swap(&mut desk, &mut self.desk);
        self.sittings.desks.insert(self.seat, desk);
        self.seat = next;
        self.look();
    }

    /// The seat for which somebody is asked to sit down.
    #[must_use]
    pub fn curtain(&self) -> Curtain {
        let flag = crate::app::spoken::chip(&self.sheet, self.seat);
        let over = self.session.is_over();
        let notice = self.notice().filter(|_| !over);
        let people = self.session.people();
        let free = self.sheet.board.nations.iter().filter(|nation| !people.contains(&nation.id));
        let others = free.map(|nation| (nation.id, nation.short.clone())).collect();
        let header = &self.sheet.header;
        Curtain { flag, round: header.round, rounds: header.rounds, when: header.when.clone(), over, notice, others }
    }

    /// What whoever sits down should know first, where the seat is delicate and nobody sits there who does.
    fn notice(&self) -> Option<String> {
        let notice = self.session.notice().filter(|notice| notice.delicate.has(self.seat))?;
        (!self.sittings.turns.warned.has(self.seat)).then(|| notice.text.clone())
    }

    /// Somebody would rather not sit there (§20): a policy plays the seat, and they take another or none.
    pub fn decline(&mut self, instead: Option<NationId>) {
        let seated = self.session.seated();
        let played = seated.into_iter().find(|(seat, _)| Some(*seat) == instead).map(|(_, name)| name);
        let policy = played.or_else(|| Player::characters().first().map(|(name, _)| (*name).to_owned()));
        self.hand(self.seat, policy.unwrap_or_default());
        if let Some(other) = instead {
            self.hand(other, "person".to_owned());
            self.sittings.turns.replace_next(other);
        }
        match (self.is_shared(), instead) {
            (true, Some(_)) => {
                self.sittings.turns.now = Sitting::Curtain;
                self.behind_the_curtain();
            }
            (true, None) => self.stand_up(),
            (false, _) => self.convene(),
        }
    }

    /// The right people sit at the screen now.
    pub fn sit_down(&mut self) {
        self.sittings.turns.warned.insert(self.seat);
        if !self.is_shared() {
            self.convene();
            return;
        }
        self.sittings.turns.sit_down(self.session.is_over(), self.session.round());
        self.desk.way_on = Some("We are done");
        self.team = team(&self.session, self.seat, self.sheet.tray.len());
    }

    /// Whoever sat is done. After the last the round is played.
    pub(super) fn stand_up(&mut self) {
        if self.sittings.turns.stand_up() {
            self.behind_the_curtain();
            return;
        }
        self.pass(Phase::Talks);
        self.pass(Phase::Orders);
        self.look();
        self.sittings.turns.now = Sitting::Together;
    }

    /// Reads on after a communiqué or a letter.
    pub fn read_on(&mut self) {
        let over = self.session.is_over();
        if self.is_shared() {
            match self.sittings.turns.now {
                Sitting::News => self.sittings.turns.now = Sitting::Desk,
                Sitting::Together if over => {
                    self.sittings.turns.convene_for_letters(&self.session.people());
                    self.behind_the_curtain();
                }
                Sitting::Together => {
                    self.pass(Phase::Communique);
                    self.convene();
                }
                Sitting::Letter => {
                    if self.sittings.turns.stand_up() {
                        self.behind_the_curtain();
                    } else {
                        self.sittings.turns.now = Sitting::Done;
                    }
                }
                Sitting::Curtain | Sitting::Desk | Sitting::Done => {}
            }
        } else if over {
            let read = self.is_watched() || self.sittings.turns.now == Sitting::Letter;
            self.sittings.turns.now = if read { Sitting::Done } else { Sitting::Letter };
        } else if self.is_watched() {
            self.step();
        } else {
            self.take(By::Seat(self.seat), Act::Ready(true));
            self.look();
        }
    }

    /// Policies play one phase while everybody watches.
    pub fn step(&mut self) {
        self.take(By::Table, Act::EndPhase);
        self.look();
    }

    /// What the way on from a communiqué is called.
    pub(super) fn way_on(&self) -> &'static str {
        match (self.session.is_over(), self.is_shared(), self.sittings.turns.now) {
            (false, true, Sitting::News) => "To our desk",
            (false, _, _) => "Next round",
            (true, true, _) => "The ministers’ letters",
            (true, false, _) if self.is_watched() => "To the debrief",
            (true, false, _) => "The minister’s letter",
        }
    }

    /// The round that is over and read about: behind the curtain another has begun meanwhile.
    pub(super) fn round_read_about(&self) -> u8 {
        let begun = self.is_shared() && self.sittings.turns.now == Sitting::News;
        self.sheet.header.round - u8::from(begun)
    }

    /// What the way on from a letter is called.
    pub(super) fn way_on_from_letter(&self) -> &'static str {
        if self.is_shared() && self.sittings.turns.left() > 1 { "We have read it" } else { "To the debrief" }
    }

    /// The news of the round for everybody: what the press prints, and nobody's cables.
    pub(super) fn news_for_all(&self) -> News {
        let page = self.session.public();
        let ending = page.ending.map(|ending| (ending.title, ending.text));
        let fresh = |line: &str| ending.as_ref().is_none_or(|(title, _)| !line.starts_with(title.as_str()));
        let headlines = self.session.headlines().into_iter().filter(|one| fresh(&one.headline));
        News {
            title: page.title,
            round: page.round,
            rounds: page.rounds,
            headlines: headlines.map(|one| (one.headline, one.text)).collect(),
            together: true,
            way_on: self.way_on(),
            ending,
            board: Some(page.board),
            ..News::default()
        }
    }
}
