//! The screens: each a plain function over plain data, which answers what was chosen on it.

pub mod communique;
pub mod console;
pub mod curtain;
pub mod debrief;
pub mod findings;
pub mod letter;
pub mod library;
pub mod notice;
pub mod playback;
pub mod records;
pub mod seats;
pub mod settings;
pub mod stopped;
pub mod table;
pub mod title;
pub mod truths;
pub mod unrecorded;
