//! Records: written by a play, read, folded, verified, and spoilt.

mod back;
mod driver;
mod play;
mod read;
mod resume;
mod spoil;
