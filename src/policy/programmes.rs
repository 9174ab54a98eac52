//! What `random` says of programmes of capacity building, by lot (§10).

use crate::dice::Roll;
use crate::order::{HostAnswer, ProgrammeTalk, ProgrammeTerms, Talk};
use crate::terms::{Module, Ownership};
use crate::view::View;

/// A talk about one of the programmes that the seat sees; none, and no roll, while the module is
/// off.
pub(super) fn talk(view: View<'_>, roll: &mut Roll) -> Option<Talk> {
    if !view.is_on(Module::Programmes) || roll.below(3) > 0 {
        return None;
    }
    let count = u32::try_from(view.programmes().count()).unwrap_or(0);
    let place = usize::try_from(roll.below(count)).ok().filter(|_| count > 0)?;
    let (programme, spec, now) = view.programmes().nth(place)?;
    let conditions = u32::try_from(spec.conditions.len()).unwrap_or(0);
    let terms = ProgrammeTerms {
        ownership: roll.choose(Ownership::ALL).copied().unwrap_or_default(),
        conditions: u8::try_from(roll.below(conditions + 1)).unwrap_or(0),
    };
    // Whatever may be said now, each alike; to leave what runs only now and then.
    let mut could = vec![
        ProgrammeTalk::Offer { programme, terms, umbrella: roll.below(4) == 0 },
        ProgrammeTalk::Offer { programme, terms: ProgrammeTerms { conditions: 0, ..terms }, umbrella: false },
        ProgrammeTalk::Answer { programme, answer: HostAnswer::Accept },
        ProgrammeTalk::Answer { programme, answer: HostAnswer::OnTerms(ProgrammeTerms { conditions: 0, ..terms }) },
        ProgrammeTalk::Answer { programme, answer: HostAnswer::Decline },
        ProgrammeTalk::Settle { programme, agree: roll.below(3) > 0 },
        ProgrammeTalk::Join { programme },
    ];
    if now.state.is_public() && roll.below(6) == 0 {
        could.push(ProgrammeTalk::Leave { programme });
    }
    let may: Vec<Talk> = could.into_iter().map(Talk::Programme).filter(|talk| view.may_say(talk).is_ok()).collect();
    roll.choose(&may).cloned()
}
