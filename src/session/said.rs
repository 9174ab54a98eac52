//! What people type, without what a text may hide from its reader.

use crate::order::{Act, FacilitatorAct, FreeAct, MatrixTalk, Speech, Talk};
use crate::terms::letters::shown;

/// An act as it is taken and recorded: nothing typed in it holds a character that may not be shown.
pub(super) fn plain(mut act: Act) -> Act {
    match &mut act {
        Act::Talk(talk) => talk_of(talk),
        Act::Team { members } => members.iter_mut().for_each(|member| clean(&mut member.initials)),
        Act::Sign { initials, .. } => clean(initials),
        Act::Facilitate(act) => act_of(act),
        Act::Order { .. }
        | Act::Withdraw { .. }
        | Act::Ready(_)
        | Act::EndPhase
        | Act::Advance
        | Act::Serve { .. }
        | Act::Clock(_) => {}
    }
    act
}

fn talk_of(talk: &mut Talk) {
    match talk {
        Talk::Send(message) => message.prose.iter_mut().for_each(clean),
        Talk::Pledge(pledging) => pledging.prose.iter_mut().for_each(clean),
        Talk::Matrix(MatrixTalk::Try(FreeAct { act, arguments, .. })) => {
            clean(act);
            arguments.iter_mut().for_each(clean);
        }
        Talk::Share { .. }
        | Talk::Ping { .. }
        | Talk::Answer { .. }
        | Talk::Propose { .. }
        | Talk::Sign { .. }
        | Talk::Card(_)
        | Talk::Coordinate(_)
        | Talk::ReplyToClaim { .. }
        | Talk::Weigh { .. }
        | Talk::Judge(_)
        | Talk::Home(_)
        | Talk::Choose { .. }
        | Talk::Draft(_)
        | Talk::Programme(_)
        | Talk::Matrix(MatrixTalk::Vote { .. }) => {}
    }
}

fn act_of(act: &mut FacilitatorAct) {
    match act {
        FacilitatorAct::Speak(Speech { speaker, text, .. }) => {
            clean(speaker);
            clean(text);
        }
        FacilitatorAct::Note { text } => clean(text),
        FacilitatorAct::Pause
        | FacilitatorAct::Resume
        | FacilitatorAct::SetClock { .. }
        | FacilitatorAct::TakeBack { .. }
        | FacilitatorAct::Send { .. }
        | FacilitatorAct::PutToVote { .. }
        | FacilitatorAct::Rule { .. }
        | FacilitatorAct::Hand { .. }
        | FacilitatorAct::Observe { .. } => {}
    }
}

fn clean(text: &mut String) {
    if let std::borrow::Cow::Owned(plain) = shown(text) {
        *text = plain;
    }
}
