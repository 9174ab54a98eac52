//! Arbitrary free-form acts, and arbitrary acts of whoever runs the table.

use super::inputs::{incident, nation, nations, of, one_in, place};
use demarche::dice::Roll;
use demarche::order::{Aim, FacilitatorAct, FreeAct, MatrixTalk, Odds, Speech};
use demarche::terms::{InjectId, ObservationId};
use demarche::world::World;

fn aim(world: &World, roll: &mut Roll) -> Aim {
    match roll.below(8) {
        0 => Aim::Calm(nation(world, roll)),
        1 => Aim::Win(nation(world, roll)),
        2 => Aim::Standing,
        3 => Aim::Funds,
        4 => Aim::Contain(incident(world, roll)),
        5 => Aim::Weaken(incident(world, roll)),
        6 => Aim::Hush(incident(world, roll)),
        _ => Aim::Backing,
    }
}

fn act(world: &World, roll: &mut Roll) -> u8 {
    u8::try_from(place(roll, world.now().matrix.len())).unwrap()
}

/// A free-form act, or a vote on one.
pub(crate) fn freely(world: &World, roll: &mut Roll) -> MatrixTalk {
    if !world.now().matrix.is_empty() && one_in(roll, 2) {
        return MatrixTalk::Vote { act: act(world, roll), odds: of(roll, &Odds::ALL) };
    }
    let words = ["Sends the minister's own letter.", "Opens the archive.", " "];
    let arguments = (0..roll.below(5)).map(|_| of(roll, &words).to_owned()).collect();
    MatrixTalk::Try(FreeAct { act: of(roll, &words).to_owned(), aim: aim(world, roll), arguments })
}

/// Something that a facilitator does, of which nothing need make sense.
pub(crate) fn some_act(world: &World, roll: &mut Roll) -> FacilitatorAct {
    match roll.below(7) {
        0 | 1 => FacilitatorAct::Send { inject: InjectId::at(place(roll, world.table().injects.len())) },
        2 => FacilitatorAct::PutToVote { act: act(world, roll) },
        3 => {
            let aims = (0..roll.below(3)).map(|_| aim(world, roll)).collect();
            FacilitatorAct::Rule { act: act(world, roll), odds: of(roll, &Odds::ALL), aims }
        }
        4 => FacilitatorAct::Speak(Speech {
            speaker: "The Secretary-General".to_owned(),
            to: nations(world, roll),
            text: of(roll, &["Gentlemen.", ""]).to_owned(),
        }),
        5 => FacilitatorAct::Observe {
            observation: ObservationId::at(place(roll, world.table().observations.len())),
            nation: nation(world, roll),
        },
        _ => FacilitatorAct::Pause,
    }
}
