//! A play that cannot be recorded: said on every screen of it, and remembered once it was left.

use super::Game;
use crate::app::play::Play;
use crate::app::screens::unrecorded::{self as strip, Choice};
use bevy_egui::egui;
use std::path::PathBuf;

/// A play that was left while something of it was not on disk.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Lost {
    /// Its record, as far as it goes.
    pub(super) file: Option<PathBuf>,
    /// The scenario's title.
    pub(super) title: String,
    /// What is missing, and why.
    pub(super) words: String,
}

impl Game {
    /// The strip over a screen of a play that is not recorded.
    pub(super) fn unrecorded(&mut self, ui: &mut egui::Ui) {
        let Some((play, missing)) = self.play.as_mut().and_then(|play| play.missing().cloned().map(|one| (play, one)))
        else {
            self.unrecorded = strip::State::default();
            return;
        };
        match strip::show(ui, &missing, &suggested(play), &mut self.unrecorded) {
            Some(Choice::Again) => play.record_again(),
            Some(Choice::Elsewhere(file)) => self.unrecorded.refused = play.record_elsewhere(&file).err(),
            None => return,
        }
        ui.ctx().request_repaint();
    }

    /// Puts the play away; answers where its record lies, and what is not in it.
    pub(super) fn leave_play(&mut self) -> Option<(Option<PathBuf>, Option<String>)> {
        let mut play = self.play.take()?;
        play.record_again();
        let (file, missing) = (play.record(), play.missing());
        let words = missing.map(|missing| format!("{}: {}", missing.words(), missing.why));
        if let Some(words) = &words {
            let title = play.title().to_owned();
            self.lost.push(Lost { file: file.clone(), title, words: words.clone() });
        }
        Some((file, words))
    }
}

/// A file for the play where people find it again: in their own folder.
fn suggested(play: &Play) -> String {
    let name = play.record().and_then(|path| path.file_name().map(PathBuf::from));
    let name = name.unwrap_or_else(|| PathBuf::from(format!("play{}", crate::store::RECORD)));
    std::env::home_dir().unwrap_or_default().join(name).display().to_string()
}
