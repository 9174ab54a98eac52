//! What people type, without what a text may hide from its reader.

use super::Input;
use crate::order::{FacilitatorAct, FreeAct, MatrixTalk, Speech, Talk};
use crate::terms::letters::shown;

/// An input as it is taken and recorded: nothing typed in it holds a character that may not be shown.
pub(super) fn plain(mut input: Input) -> Input {
    match &mut input {
        Input::Said { talk, .. } => talk_of(talk),
        Input::Seated { members, .. } => members.iter_mut().for_each(|member| clean(&mut member.initials)),
        Input::Signed { initials, .. } => clean(initials),
        Input::Facilitated { act, .. } => act_of(act),
        Input::Ordered { .. }
        | Input::Withdrew { .. }
        | Input::Ready { .. }
        | Input::Forced { .. }
        | Input::Passed { .. } => {}
    }
    input
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
