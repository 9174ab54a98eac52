//! Commons: the shared index, the peace, the norms, and what became of the incidents.

use super::Desk;
use crate::rules;
use crate::terms::{IncidentId, NationSet, TensionRung, Theme};
use crate::view::prose::{and, capitalised};
use crate::world::IncidentState;

impl Desk<'_> {
    pub(super) fn commons(&self) -> Vec<String> {
        let mut said = vec![self.index().to_owned(), self.peace()];
        said.extend(self.incidents());
        said.push(self.norms());
        said
    }

    fn index(&self) -> &'static str {
        match rules::index(self.world) {
            70.. => {
                "What we share with the others has come through: the networks are open, tolerably safe, and people count on both."
            }
            55..=69 => {
                "What we share with the others has held, though it has been held together in places with string."
            }
            40..=54 => {
                "What we share with the others is worn: less open, less safe and less steady than any of us wished to leave it."
            }
            _ => "What we share with the others is in a poor way, and no ministry can mend it alone.",
        }
    }

    /// The worst quarrel of the table, and our own.
    fn peace(&self) -> String {
        let now = self.world.now();
        let seats: NationSet = self.world.table().seats().collect();
        let worst = seats.pairs().max_by_key(|&(a, b)| (now.tension(a, b), std::cmp::Reverse((a, b))));
        let Some((a, b)) = worst else { return String::new() };
        let names = format!("{} and {}", self.lens.nation(a), self.lens.nation(b));
        let ours = a == self.seat || b == self.seat;
        let other = self.lens.nation(if a == self.seat { b } else { a });
        match (TensionRung::of(now.tension(a, b)), ours) {
            (TensionRung::Routine, _) => {
                "Nobody at the table is on worse terms than routine; I had expected to write a different sentence here."
                    .to_owned()
            }
            (TensionRung::Friction, true) => {
                format!("There is friction with {other}, of the sort that a lunch can mend; please have the lunch.")
            }
            (TensionRung::Friction, false) => {
                format!("The worst that stands between any two is friction, between {names}.")
            }
            (rung, true) => format!(
                "Between {other} and ourselves it has come to {}; you will know better than I which day it could have been stopped.",
                with_article(rung)
            ),
            (rung, false) => {
                format!("Between {names} it has come to {}, and we are near enough to feel it.", with_article(rung))
            }
        }
    }

    fn incidents(&self) -> Vec<String> {
        let known = |state: &[IncidentState]| -> Vec<String> {
            let sight = self.world.sight(self.seat);
            let of = sight.incidents().filter(|(_, _, now)| state.contains(&now.state()));
            of.map(|(id, _, _): (IncidentId, _, _)| self.lens.incident(id)).take(2).collect()
        };
        let (ended, live) = (known(&[IncidentState::Contained, IncidentState::Over]), known(&[IncidentState::Live]));
        let mut said = Vec::new();
        if !ended.is_empty() {
            said.push(format!("It is over with {}, one way or another.", and(ended)));
        }
        if !live.is_empty() {
            said.push(format!("It is not over with {}.", and(live)));
        }
        said
    }

    fn norms(&self) -> String {
        let norms = self.world.table().norms.iter().zip(&self.world.now().norms);
        let worst = norms.max_by_key(|(spec, now)| (now.erosion.get(), std::cmp::Reverse(spec.id)));
        let cited = self.world.now().norms.iter().any(|now| now.support.has(self.seat));
        match worst {
            Some((spec, now)) if now.erosion.get() >= 3 => {
                let name = self.lens.norm(spec.id);
                if cited {
                    format!(
                        "The norm {name} has worn thinnest, although you held up the rules where others let them lie."
                    )
                } else {
                    format!("The norm {name} has worn thinnest, and I do not find that we said a word for it.")
                }
            }
            _ if cited => "The norms have kept their shape, and our voice is among those that kept it.".to_owned(),
            _ => "The norms have kept their shape, by other people’s efforts more than by ours.".to_owned(),
        }
    }

    /// What may be added to a short letter: how things stand at home and abroad.
    pub(super) fn more(&self) -> Vec<String> {
        let now = self.world.now();
        let own = now.nation(self.seat);
        let weakest = Theme::ALL.iter().copied().min_by_key(|&theme| (own.track(theme).get(), theme));
        let weakest = weakest.map_or("", |theme| match theme {
            Theme::Growth => "At home the order books are what people complain of first, and they have a point.",
            Theme::Freedom => "At home it is the open word that has suffered most, and it is the slowest to come back.",
            Theme::Security => "At home people still do not trust the machines they work with, which is for us to mend before it is for anybody else.",
        });
        let home = match own.mandate.get() {
            60.. => "Parliament is with us, and knows why.",
            45..=59 => "Parliament grumbles and votes with us.",
            _ => "Parliament is not with us, and I cannot blame it entirely.",
        };
        let standing = match own.credibility.get() {
            60.. => {
                "What we say abroad is believed, which is the one coin we cannot print; spend it as slowly as you have earned it."
            }
            45..=59 => {
                "What we say abroad is listened to, with one eyebrow up; a year of saying less than we know would bring it down again."
            }
            _ => {
                "What we say abroad is checked before it is believed, and that will outlast all the rest of this; it is the first thing I shall ask you to repair."
            }
        };
        let others = self.world.table().everyone().without(self.seat);
        let friend = others.iter().max_by_key(|&other| (now.trust(other, self.seat), std::cmp::Reverse(other)));
        let friend = friend.map_or_else(String::new, |friend| {
            let name = self.lens.nation(friend);
            match now.trust(friend, self.seat) {
                3.. => format!("{} thinks well of us; keep it so by telling it the bad news first.", capitalised(name)),
                0..=2 => format!("{} thinks no ill of us, and from there one can build.", capitalised(name)),
                _ => {
                    format!("Even {name} thinks ill of us now, and I should like to hear from you how it came to that.")
                }
            }
        });
        let slow = "Much of this work cannot be seen on the day it is done, and most of it is done by people whose names I never read; please give them mine.";
        vec![standing.to_owned(), friend, weakest.to_owned(), home.to_owned(), slow.to_owned()]
    }
}

const fn with_article(rung: TensionRung) -> &'static str {
    match rung {
        TensionRung::Routine => "routine",
        TensionRung::Friction => "friction",
        TensionRung::Dispute => "a dispute",
        TensionRung::Crisis => "a crisis",
        TensionRung::Confrontation => "confrontation",
        TensionRung::Rupture => "a rupture",
    }
}
