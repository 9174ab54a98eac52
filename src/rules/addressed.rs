//! 1.6, 11 To whom something is said, how it travels, and whose it is to answer.

use super::admit::staff;
use crate::order::{Load, Refusal};
use crate::terms::{Carrier, Channel, NationId, NationSet};
use crate::world::Sight;

/// Whether something goes to others at the table.
pub(super) fn addressed(sight: Sight<'_>, to: NationSet) -> Result<(), Refusal> {
    if to.has(sight.seat()) {
        Err(Refusal::OwnNation)
    } else if to.is_empty() {
        Err(Refusal::NobodyAddressed)
    } else if to.minus(sight.everyone()).is_empty() {
        Ok(())
    } else {
        Err(Refusal::NoSuchThing)
    }
}

/// Whether something is this seat's to answer, and still can be.
pub(super) fn open_to(sight: Sight<'_>, whose: NationId, closed: bool) -> Result<(), Refusal> {
    let most = sight.numbers().replies_a_round;
    if whose != sight.seat() {
        Err(Refusal::NotYoursToAnswer)
    } else if closed {
        Err(Refusal::AnsweredAlready)
    } else if sight.me().load.replies >= most {
        Err(Refusal::LoadFull { of: Load::Replies, most })
    } else {
        Ok(())
    }
}

/// Whether a message may travel so.
pub(super) fn may_carry(sight: Sight<'_>, to: NationSet, carrier: Carrier) -> Result<(), Refusal> {
    match carrier {
        Carrier::Phone => Ok(()),
        Carrier::Cable => {
            let most = sight.numbers().cables_a_round;
            if sight.me().load.cables < most { Ok(()) } else { Err(Refusal::LoadFull { of: Load::Cables, most }) }
        }
        Carrier::Meeting => {
            if to.iter().any(|to| !sight.is_open(sight.seat(), to, Channel::Embassy)) {
                return Err(Refusal::LineClosed { carrier });
            }
            staff(sight, 1)
        }
    }
}
