//! The people at a seat (18.2): who has been named, whose initials an order carries, and who is being
//! named.

use crate::order::{Act, Member, TeamPage};

/// Who sits at the seat, and the initials on each order of its tray.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Team {
    /// Everybody who has been named.
    pub members: Vec<Member>,
    /// Of each order in the tray, the initials on it and the pages still to sign.
    pub signed: Vec<(Vec<String>, Vec<TeamPage>)>,
}

impl Team {
    /// Those who can sign an order by its place in the tray.
    pub fn signers(&self, place: usize) -> impl Iterator<Item = &Member> {
        let wanting = self.signed.get(place).map_or(&[][..], |(_, wanting)| wanting);
        self.members.iter().filter(|member| member.pages.iter().any(|page| wanting.contains(page)))
    }

    /// Somebody leaves; nothing if nobody would be left.
    #[must_use]
    pub fn without(&self, member: &Member) -> Option<Act> {
        let members: Vec<Member> = self.members.iter().filter(|other| *other != member).cloned().collect();
        (!members.is_empty()).then_some(Act::Team { members })
    }
}

/// Somebody who is being named.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Joining {
    /// Their initials.
    pub initials: String,
    /// The pages that they will keep.
    pub pages: Vec<TeamPage>,
    /// Whether the seat is being left, and that is asked about once more.
    pub leaving: bool,
}

impl Joining {
    /// The team with who is being named, if that can be.
    #[must_use]
    pub fn act(&self, team: &Team) -> Option<Act> {
        let initials = self.initials.trim().to_owned();
        let fits = (1..=Member::MOST_LETTERS).contains(&initials.chars().count());
        let mut pages = self.pages.clone();
        pages.sort_unstable();
        let mut members = team.members.clone();
        members.push(Member { initials, pages });
        (fits && members.len() <= Member::MOST).then_some(Act::Team { members })
    }
}
