//! The minister's letter: what a seat did with its instructions, for the commons, and how.
//!
//! In words, never a figure or a rank (16.1). It is written once the play is
//! over, when the facilitator has opened the truth, so it may name it.

mod commons;
mod craft;
mod instructions;
mod pledges;

use super::eyes::Eyes;
use super::prose::Lens;
use crate::rules::Judgements;
use crate::terms::NationId;
use crate::world::World;
use std::fmt;

/// The fewest words of a letter.
const FEWEST: usize = 210;
/// The most words of a letter.
const MOST: usize = 345;

/// The minister's letter to one seat.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Letter {
    /// How it begins.
    pub salutation: String,
    /// On what the seat was told to achieve.
    pub instructions: Vec<String>,
    /// On what all share.
    pub commons: Vec<String>,
    /// On how the seat worked.
    pub craft: Vec<String>,
    /// How it ends.
    pub closing: String,
}

impl fmt::Display for Letter {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        writeln!(f, "{}\n", self.salutation)?;
        for part in [&self.instructions, &self.commons, &self.craft] {
            writeln!(f, "{}\n", part.join(" "))?;
        }
        write!(f, "{}", self.closing)
    }
}

/// The letter to a seat at the end of a play.
#[must_use]
pub fn letter(world: &World, seat: NationId) -> Letter {
    let desk = Desk { world, lens: Lens::of(world, Eyes::Facilitator), seat };
    let city = world.table().nation(seat).map_or("", |spec| desk.lens.text(spec.capital_city));
    let mut letter = Letter {
        salutation: "Dear colleague,".to_owned(),
        instructions: desk.instructions(),
        commons: desk.commons(),
        craft: desk.craft(),
        closing: format!("{} Come home to {city} when you can.", desk.thanks()),
    };
    letter.fit(desk.more());
    letter
}

impl Letter {
    fn words(&self) -> usize {
        self.to_string().split_whitespace().count()
    }

    /// Makes the letter as long as a letter is: the last remarks go first, and what may be added comes in order.
    fn fit(&mut self, more: Vec<String>) {
        while self.words() > MOST {
            let longest = [&mut self.craft, &mut self.commons, &mut self.instructions];
            let Some(part) = longest.into_iter().max_by_key(|part| part.len()) else { break };
            if part.len() < 2 {
                break;
            }
            part.pop();
        }
        for remark in more {
            if self.words() >= FEWEST {
                break;
            }
            self.commons.push(remark);
        }
    }
}

/// The desk at which the letter is written.
struct Desk<'w> {
    world: &'w World,
    lens: Lens<'w>,
    seat: NationId,
}

impl<'w> Desk<'w> {
    /// What the truth makes of what was said and done: the play is over.
    const fn judgements(&self) -> Judgements<'w> {
        Judgements::of(self.world)
    }
}
