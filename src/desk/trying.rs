//! An act of the seat's own being worded (§14).

use super::lack::Lack;
use super::messages::said;
use crate::order::{Aim, FreeAct, MatrixTalk, Talk};
use crate::view::sheet::MatrixPage;

/// An act of the seat's own being worded.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Trying {
    /// What is done.
    pub act: String,
    /// What it is meant to do.
    pub aim: Option<Aim>,
    /// Why it should come off.
    pub arguments: [String; FreeAct::MOST_ARGUMENTS],
}

impl Trying {
    /// The aim, if it can still be aimed at.
    fn aim(&self, page: &MatrixPage) -> Option<Aim> {
        self.aim.filter(|aim| page.aims.iter().any(|(open, _)| open == aim))
    }

    /// What it lacks before it can be tried.
    #[must_use]
    pub fn lacks(&self, page: &MatrixPage) -> Vec<Lack> {
        Lack::those([(Lack::Words, said(&self.act).is_none()), (Lack::Aim, self.aim(page).is_none())])
    }

    /// What is said, once nothing is lacking.
    #[must_use]
    pub fn talk(&self, page: &MatrixPage) -> Option<Talk> {
        let (act, aim) = (said(&self.act)?, self.aim(page)?);
        let arguments = self.arguments.iter().filter_map(|argument| said(argument)).collect();
        Some(Talk::Matrix(MatrixTalk::Try(FreeAct { act, aim, arguments })))
    }
}
