//! Ids: dense numbers in the program, words in files.

use serde::{Deserialize, Serialize};

macro_rules! ids {
    ($($(#[$doc:meta])* $name:ident($inner:ty);)*) => {$(
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
        pub struct $name($inner);

        impl $name {
            /// The id with this index; indexes past the type's range stop at its end,
            /// which no table reaches.
            #[must_use]
            pub fn at(index: usize) -> Self {
                Self(<$inner>::try_from(index).unwrap_or(<$inner>::MAX))
            }

            /// The id after so many others; nothing once every number of the type is given away.
            #[must_use]
            pub fn next(count: usize) -> Option<Self> {
                <$inner>::try_from(count).ok().map(Self)
            }

            /// The place of this id in its table, from 0.
            #[must_use]
            pub const fn index(self) -> usize {
                self.0 as usize
            }
        }
    )*};
}

ids! {
    /// A seated nation; at most 8 to a table.
    NationId(u8);
    /// Whoever may be behind an incident: a group, a proxy, a service, a vendor.
    ActorId(u8);
    /// An incident of the scenario.
    IncidentId(u8);
    /// An evidence card; at most 128 to a scenario.
    CardId(u8);
    /// Where a card's information comes from, which may feed several cards.
    UpstreamId(u8);
    /// An action of the catalogue.
    ActionId(u8);
    /// A norm of state behaviour: the eleven of the United Nations, a–k, and a scenario's own.
    NormId(u8);
    /// Something that arrives by round or condition.
    InjectId(u8);
    /// A mark that effects raise and conditions read; at most 64 to a scenario.
    FlagId(u8);
    /// What a nation is told to achieve.
    ObjectiveId(u8);
    /// What an evaluator would tick.
    ObservationId(u8);
    /// A way the play can end.
    EndingId(u8);
    /// What may be true in a play of a scenario (4.2); at most 4 to a scenario.
    TruthId(u8);
    /// A piece of prose.
    TextId(u16);
    /// A claim, numbered as it was made in this play.
    ClaimId(u8);
    /// A request between nations, numbered as it was made in this play.
    RequestId(u8);
    /// A proposed joint claim, numbered as it was made in this play.
    ProposalId(u8);
    /// A card that one nation asked of another, numbered as it was asked for in this play.
    AskId(u8);
    /// An agreement to speak on one day, numbered as it was proposed in this play.
    CoordinationId(u8);
    /// A programme of capacity building, by its place in the scenario's list.
    ProgrammeId(u8);
    /// A pledge, numbered as it was given in this play.
    PledgeId(u8);
    /// An order in a tray: which of the seat's orders in this play it is, from 1.
    OrderId(u32);
    /// An order, numbered as it was carried out in this play.
    DeedId(u16);
    /// A message, numbered as it was sent in this play.
    MessageId(u16);
}
