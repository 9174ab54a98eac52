//! Names and numbers in sentences, through the eyes of whoever reads them.

pub(super) use crate::terms::letters::capitalised;

use super::dates::span;
use super::eyes::{Eyes, is_public};
use crate::script::ActionSpec;
use crate::terms::{ActionId, ActorId, CardId, CardSet, IncidentId, NationId, NationSet, NormId, TextId};
use crate::world::{Known, NationSpec, Sight, World};

/// Where names come from: what the eyes do not know has no name here.
#[derive(Clone, Copy)]
pub(super) enum Lens<'w> {
    /// One seat.
    Seat(Sight<'w>),
    /// The press.
    Press(&'w World),
    /// The facilitator.
    Whole(&'w World),
}

impl<'w> Lens<'w> {
    pub(super) const fn of(world: &'w World, eyes: Eyes) -> Self {
        match eyes {
            Eyes::Public => Self::Press(world),
            Eyes::Seat(seat) => Self::Seat(world.sight(seat)),
            Eyes::Facilitator => Self::Whole(world),
        }
    }

    pub(super) fn text(self, id: TextId) -> &'w str {
        match self {
            Self::Seat(sight) => sight.text(id),
            Self::Press(world) | Self::Whole(world) => world.table().text(id),
        }
    }

    fn spec(self, id: NationId) -> Option<Known<'w, NationSpec>> {
        match self {
            Self::Seat(sight) => sight.nation(id),
            Self::Press(world) | Self::Whole(world) => world.table().nation(id).map(Known::of),
        }
    }

    /// A nation's short name.
    pub(super) fn nation(self, id: NationId) -> &'w str {
        self.spec(id).map_or("a nation", |spec| self.text(spec.short()))
    }

    /// Several nations: `Maravel, Ostrey and Pellan`.
    pub(super) fn nations(self, set: NationSet) -> String {
        and(set.iter().map(|id| self.nation(id).to_owned()))
    }

    /// Several nations, or everybody.
    pub(super) fn those(self, set: NationSet) -> String {
        if self.are_all(set) { "everybody".to_owned() } else { self.nations(set) }
    }

    /// Several nations, or everybody, each of whom was what follows: `Maravel and Ostrey were`.
    pub(super) fn those_were(self, set: NationSet) -> String {
        let verb = if set.len() == 1 || self.are_all(set) { "was" } else { "were" };
        format!("{} {verb}", self.those(set))
    }

    /// Whose it is: `Maravel’s and Ostrey’s`.
    pub(super) fn theirs(self, set: NationSet) -> String {
        and(set.iter().map(|id| format!("{}’s", self.nation(id))))
    }

    pub(super) fn are_all(self, set: NationSet) -> bool {
        set == match self {
            Self::Seat(sight) => sight.everyone(),
            Self::Press(world) | Self::Whole(world) => world.table().everyone(),
        }
    }

    /// An incident's title as it stands within a sentence.
    pub(super) fn incident(self, id: IncidentId) -> String {
        let title = match self {
            Self::Seat(sight) => sight.incident(id).map(|(spec, _)| spec.title()),
            Self::Press(world) if !is_public(world, id) => None,
            Self::Press(world) | Self::Whole(world) => world.table().incident(id).map(|spec| spec.title),
        };
        title.map_or_else(|| "an incident of which little is known".to_owned(), |title| within(self.text(title)))
    }

    /// Whether these eyes know of an incident.
    pub(super) fn knows(self, id: IncidentId) -> bool {
        match self {
            Self::Seat(sight) => sight.knows(id),
            Self::Press(world) => is_public(world, id),
            Self::Whole(_) => true,
        }
    }

    /// A card's title, if these eyes hold it.
    pub(super) fn card(self, id: CardId) -> String {
        let title = match self {
            Self::Seat(sight) => sight.card(id).map(|card| card.title()),
            Self::Press(world) if !is_published(world, id) => None,
            Self::Press(world) | Self::Whole(world) => world.table().card(id).map(|card| card.title),
        };
        title.map_or_else(|| "a piece of evidence".to_owned(), |title| quoted(self.text(title)))
    }

    /// Several cards.
    pub(super) fn cards(self, cards: CardSet) -> String {
        and(cards.iter().map(|id| self.card(id)))
    }

    /// An actor's name; it is public.
    pub(super) fn actor(self, id: ActorId) -> &'w str {
        let actor = match self {
            Self::Seat(sight) => sight.actor(id),
            Self::Press(world) | Self::Whole(world) => world.table().actor(id).map(Known::of),
        };
        actor.map_or("somebody", |actor| self.text(actor.name()))
    }

    pub(super) fn action(self, id: ActionId) -> Option<&'w ActionSpec> {
        match self {
            Self::Seat(sight) => sight.action(id),
            Self::Press(world) | Self::Whole(world) => world.table().action(id),
        }
    }

    /// An action's title.
    pub(super) fn action_title(self, id: ActionId) -> &'w str {
        self.action(id).map_or("", |action| self.text(action.title))
    }

    /// A norm's name.
    pub(super) fn norm(self, id: NormId) -> String {
        let name = match self {
            Self::Seat(sight) => sight.norms().find(|(norm, _, _)| *norm == id).map(|(_, spec, _)| spec.name),
            Self::Press(world) | Self::Whole(world) => world.table().norm(id).map(|norm| norm.name),
        };
        name.map_or_else(String::new, |name| quoted(self.text(name)))
    }

    /// Whether these eyes see what is a nation's own.
    pub(super) fn is_own(self, nation: NationId) -> bool {
        match self {
            Self::Seat(sight) => sight.seat() == nation,
            Self::Press(_) => false,
            Self::Whole(_) => true,
        }
    }
}

fn is_published(world: &World, id: CardId) -> bool {
    world.now().cards.get(id.index()).is_some_and(|card| card.public)
}

/// A list in words: `a`, `a and b`, `a, b and c`.
pub(super) fn and(parts: impl IntoIterator<Item = String>) -> String {
    let mut parts: Vec<String> = parts.into_iter().collect();
    match parts.pop() {
        None => String::new(),
        Some(last) if parts.is_empty() => last,
        Some(last) => format!("{} and {last}", parts.join(", ")),
    }
}

/// A title within a sentence: its article loses the capital.
pub(super) fn within(title: &str) -> String {
    for article in ["The ", "A ", "An "] {
        if let Some(rest) = title.strip_prefix(article) {
            return format!("{}{rest}", article.to_lowercase());
        }
    }
    title.to_owned()
}

/// A title in quotation marks, unless it has its own; marks within it become single ones.
pub(super) fn quoted(title: &str) -> String {
    if title.starts_with('“') && title.ends_with('”') {
        return title.to_owned();
    }
    format!("“{}”", title.replace('“', "‘").replace('”', "’"))
}

/// The text with its first letter small, for the middle of a sentence.
pub(super) fn small(text: &str) -> String {
    let mut chars = text.chars();
    chars.next().map_or_else(String::new, |first| first.to_lowercase().chain(chars).collect())
}

/// The text without its full stop.
pub(super) fn unstopped(text: &str) -> &str {
    text.strip_suffix('.').unwrap_or(text)
}

/// A sentence closed by a full stop, unless it is closed already.
pub(super) fn stopped(text: &str) -> String {
    let closed = [".", "!", "?", ".”", "!”", "?”", "…"].iter().any(|end| text.ends_with(end));
    if closed { text.to_owned() } else { format!("{text}.") }
}

/// A change with its sign: `+1`, `−2`.
pub(super) fn signed(by: i16) -> String {
    if by < 0 { format!("−{}", by.unsigned_abs()) } else { format!("+{by}") }
}

/// A change given in halves, with its sign: `+3½`, `−½`.
pub(super) fn halves(by: i16) -> String {
    let (sign, whole) = (if by < 0 { "−" } else { "+" }, by.unsigned_abs() / 2);
    match (by % 2 == 0, whole) {
        (true, _) => format!("{sign}{whole}"),
        (false, 0) => format!("{sign}½"),
        (false, _) => format!("{sign}{whole}½"),
    }
}

/// A small number in words.
pub(super) fn number(count: usize) -> String {
    let words =
        ["no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"];
    words.get(count).map_or_else(|| count.to_string(), |word| (*word).to_owned())
}

/// A small number as a place: `first`, `second`.
pub(super) fn ordinal(place: usize) -> String {
    let words = [
        "", "first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth", "eleventh",
        "twelfth",
    ];
    words.get(place).filter(|word| !word.is_empty()).map_or_else(|| format!("{place}th"), |word| (*word).to_owned())
}

/// The head of a round, with the days that it stands for.
pub(super) fn round_heading(world: &World, round: u8) -> String {
    let table = world.table();
    format!("Round {round} of {} — {}", table.rounds, span(&table.calendar, round))
}
