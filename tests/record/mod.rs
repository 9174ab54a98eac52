//! Records: written by a play, read, folded, verified, and spoilt.

mod altered;
mod back;
mod door;
pub(crate) mod driver;
mod play;
mod read;
mod resume;
pub(crate) mod spoil;
