//! `hawk`: early and loud.

use super::Chosen;
use crate::dice::Dice;
use crate::order::{Talk, Tray};
use crate::view::View;

/// What it says in one pass.
pub(super) fn talks(_view: View<'_>, _pass: u8, _dice: Dice) -> Vec<Talk> {
    Vec::new()
}

/// Puts its orders into the tray.
pub(super) fn orders(_view: View<'_>, _tray: &mut Tray, _dice: Dice) -> Vec<Chosen> {
    Vec::new()
}
