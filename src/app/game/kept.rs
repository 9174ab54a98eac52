//! The plays so far, and the settings.

use super::Game;
use super::playing::screen_of;
use crate::app::caught::caught;
use crate::app::display::Drawn;
use crate::app::play::Play;
use crate::app::screens::playback::{self, Reel};
use crate::app::screens::records::{self, State};
use crate::app::screens::settings;
use crate::app::set::Chosen;
use crate::app::{Opened, Screen};
use crate::session::{Glance, Playback};
use crate::store;
use bevy::prelude::*;
use bevy_egui::egui;
use std::path::Path;
use std::time::{Duration, Instant};

/// How many records are looked at: those last written.
const LOOKED_AT: usize = 40;
/// For how long records are read before a frame is shown meanwhile.
const AT_ONCE: Duration = Duration::from_millis(200);

impl Game {
    /// Looks at the records in their folder.
    pub(super) fn list_records(&mut self) {
        let all = self.places.records();
        let folder = self.places.records_folder();
        self.kept = format!("Every play is written down as it is played, in {}.", folder.display());
        if all.len() > LOOKED_AT {
            self.kept.push_str(&format!(" The {LOOKED_AT} last written of {} are shown.", all.len()));
        }
        self.files = all.into_iter().take(LOOKED_AT).collect();
        self.records.clear();
        self.record = self.record.min(self.files.len().saturating_sub(1));
    }

    /// Reads further records. Each is read whole, so that one that was altered is known at once.
    fn read_further(&mut self, context: &egui::Context) {
        let began = Instant::now();
        for file in self.files.iter().skip(self.records.len()) {
            if began.elapsed() > AT_ONCE {
                context.request_repaint();
                break;
            }
            let missing = self.lost.iter().rfind(|lost| lost.file.as_ref() == Some(file));
            self.records.push(records::Entry { missing: missing.map(|lost| lost.words.clone()), ..entry(file) });
        }
    }

    pub(super) fn records(&mut self, ui: &mut egui::Ui) -> Option<Screen> {
        self.read_further(ui.ctx());
        let nowhere = self.lost.iter().filter(|lost| lost.file.is_none());
        let mut notes: Vec<String> = nowhere.map(|lost| format!("{}: {}.", lost.title, lost.words)).collect();
        notes.extend(self.refused.clone());
        let notes = (!notes.is_empty()).then(|| notes.join("\n"));
        match records::show(ui, &self.records, &mut self.record, &self.kept, notes.as_deref())? {
            records::Choice::Back => {
                self.refused = None;
                Some(Screen::Title)
            }
            records::Choice::GoOn(place) => match resumed(self.files.get(place)?) {
                Ok(play) => {
                    self.refused = None;
                    self.lost.retain(|lost| lost.file != play.record());
                    let screen = screen_of(&play);
                    self.play = Some(play);
                    Some(screen)
                }
                Err(why) => {
                    self.refused = Some(why);
                    None
                }
            },
            records::Choice::PlayBack(place) => {
                let file = self.files.get(place)?.clone();
                match self.load(&file) {
                    Ok(()) => Some(Screen::Playback),
                    Err(why) => {
                        self.refused = Some(why);
                        None
                    }
                }
            }
        }
    }

    /// Reads a record to look back at.
    pub(super) fn load(&mut self, file: &Path) -> Result<(), String> {
        let bytes = store::read_record(file).map_err(|error| error.to_string())?;
        let name = file.display().to_string();
        let read = || Playback::read(&name, &bytes).map(|playback| (Reel::of(&playback), playback));
        let (reel, playback) = caught(read).unwrap_or_else(|why| Err(untold(&name, &why)))?;
        self.refused = None;
        self.reel = reel;
        self.playback = Some(playback);
        self.looked_at = Some(file.to_owned());
        Ok(())
    }

    pub(super) fn playback(&mut self, ui: &mut egui::Ui, opened: &Opened) -> Option<Screen> {
        if self.playback.is_none()
            && let Some(file) = &opened.record
            && let Err(why) = self.load(file)
        {
            self.refused = Some(why);
        }
        let Some(playback) = &self.playback else {
            return Some(Screen::Records);
        };
        match playback::show(ui, &mut self.reel, playback)? {
            playback::Way::Back => Some(Screen::Records),
            playback::Way::Debrief => Some(Screen::Debrief),
        }
    }

    pub(super) fn settings(&mut self, ui: &mut egui::Ui, chosen: &mut ResMut<Chosen>, drawn: Drawn) -> Option<Screen> {
        let mut settings = chosen.settings;
        let file = chosen.file.as_ref().map_or_else(String::new, |file| file.display().to_string());
        let done = settings::show(ui, &mut settings, &file, chosen.trouble.as_deref(), drawn.0);
        if settings != chosen.settings {
            chosen.change(settings);
            ui.ctx().request_repaint();
        }
        done.then_some(self.back)
    }
}

/// A record that a fault of the program keeps from being read.
fn untold(name: &str, why: &str) -> String {
    format!("{name}: the program made a mistake in reading it: {why}")
}

/// The play of a record, gone on with.
fn resumed(file: &Path) -> Result<Play, String> {
    caught(|| Play::resume(file)).unwrap_or_else(|why| Err(untold(&file.display().to_string(), &why)))
}

/// How the list shows a record.
fn entry(file: &Path) -> records::Entry {
    let name = file.display().to_string();
    let damaged = |why: String| records::Entry {
        title: name.clone(),
        line: String::new(),
        state: State::Damaged(why),
        torn: false,
        file: name.clone(),
        missing: None,
    };
    let bytes = match store::read_record(file) {
        Ok(bytes) => bytes,
        Err(error) => return damaged(error.to_string()),
    };
    let glance = match caught(|| Glance::of(&name, &bytes)) {
        Ok(glance) => glance,
        Err(why) => return damaged(untold(&name, &why)),
    };
    if glance.title.is_empty() {
        return damaged(glance.trouble.unwrap_or_default());
    }
    let who = match glance.people.as_slice() {
        [] => "policies alone".to_owned(),
        people => people.join(", "),
    };
    let state = match (glance.trouble, glance.ending) {
        (Some(why), _) => State::Damaged(why),
        (None, Some(ending)) => State::Over(ending),
        (None, None) => glance.stuck.map_or(State::Unfinished, State::Stuck),
    };
    let written = match store::days_since(file) {
        None => String::new(),
        Some(0) => " · within the last day".to_owned(),
        Some(1) => " · a day ago".to_owned(),
        Some(days) => format!(" · {days} days ago"),
    };
    let (round, rounds, phase) = (glance.round, glance.rounds, glance.phase.word());
    records::Entry {
        title: glance.title,
        line: format!("round {round} of {rounds} · {phase} · {who}{written}"),
        state,
        torn: glance.torn,
        file: name,
        missing: None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::order::{Act, By};
    use crate::session::{Player, Session, attend};
    use crate::terms::NationId;

    /// The lines of a play by policies to its end, and how it ended.
    fn played(seed: u64) -> (Vec<String>, String) {
        let found = store::Places::default().find("first_demarche").expect("it is embedded");
        let playable = found.playable.expect("it can be played");
        let policy = |place| (NationId::at(place), Player::named("cautious").expect("there is one"));
        let mut session = Session::new(&playable, seed, &(0..3).map(policy).collect::<Vec<_>>());
        while !session.is_over() {
            let next = session.stamped(By::Table, Act::EndPhase);
            attend(&mut session, next);
        }
        let text = session.record();
        let ending = session.public().ending.expect("it is over").title;
        (text.lines().map(str::to_owned).collect(), ending)
    }

    #[test]
    fn of_a_play_that_is_not_over_the_list_tells_no_secret() {
        let (lines, ending) = played(987_654_321_123);
        let file = std::env::temp_dir().join(format!("demarche-listed-{}.record.ron", std::process::id()));
        let mut over = 0;
        for whole in (1..lines.len()).step_by(9).chain([lines.len()]) {
            std::fs::write(&file, lines[..whole].join("\n") + "\n").expect("it is written");
            let shown = entry(&file);
            let (words, is_over) = (format!("{shown:?}"), matches!(shown.state, State::Over(_)));
            assert!(is_over || shown.state == State::Unfinished, "{words}");
            assert!(is_over || !words.contains(&ending), "line {whole} of {}: {words}", lines.len());
            over += usize::from(is_over);
            // Neither the seed, nor what can be held against guesses at what is hidden.
            let chain = lines[whole - 1].get(..40).expect("a line begins with its chain");
            for secret in ["987654321123", chain] {
                assert!(!words.contains(secret), "{words}");
            }
            let digits = words.replace(&file.display().to_string(), "");
            assert!(!digits.split(|letter: char| !letter.is_ascii_hexdigit()).any(|word| word.len() > 15), "{words}");
        }
        assert!(over > 0 && over < lines.len(), "{over}");
        std::fs::remove_file(&file).expect("it goes");
    }
}
