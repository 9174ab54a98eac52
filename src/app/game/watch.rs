//! Scenario files that are saved while they are on the screen are read again by themselves.
//!
//! They are looked at on a thread of their own, which wakes the window only if something was
//! saved: a frame made to look at files would itself be the greatest part of what that costs.

use super::Game;
use crate::app::rest::Wake;
use crate::store::{Places, Stamps};
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Weak};
use std::time::Duration;

/// How often the files are looked at.
const EVERY: Duration = Duration::from_secs(1);

/// The look-out for saved files. It ends when this is dropped.
#[derive(Default)]
pub(super) struct Watch {
    /// What the files were like when they were read, until somebody looks out.
    read: Option<Stamps>,
    /// Whether a file was saved since, once somebody looks out.
    saved: Option<Arc<AtomicBool>>,
}

impl From<Stamps> for Watch {
    fn from(read: Stamps) -> Self {
        Self { read: Some(read), saved: None }
    }
}

impl Watch {
    fn saw_something(&self) -> bool {
        self.saved.as_ref().is_some_and(|saved| saved.load(Ordering::Acquire))
    }

    /// Sends somebody to look out, if nobody does.
    fn begin(&mut self, places: &Places, besides: Option<PathBuf>, wake: &Wake<'_>) {
        if self.saved.is_some() {
            return;
        }
        let before = self.read.take().unwrap_or_else(|| places.stamps(besides.as_deref()));
        let saved = Arc::new(AtomicBool::new(false));
        let asked = Arc::downgrade(&saved);
        self.saved = Some(saved);
        let places = places.clone();
        wake.when(move || look_out(&places, &before, besides.as_deref(), &asked));
    }
}

/// Looks at the files again and again, until one was saved or nobody asks any more. Whether one was
/// saved.
fn look_out(places: &Places, before: &Stamps, besides: Option<&Path>, asked: &Weak<AtomicBool>) -> bool {
    loop {
        std::thread::sleep(EVERY);
        let Some(saved) = asked.upgrade() else {
            return false;
        };
        if places.stamps(besides) != *before {
            saved.store(true, Ordering::Release);
            return true;
        }
    }
}

impl Game {
    /// Reads the scenarios again once a file was saved.
    pub(super) fn look_again(&mut self, wake: &Wake<'_>) {
        if self.watch.saw_something() {
            self.list();
            self.find_again();
        }
        self.watch.begin(&self.places, self.findings.file.clone(), wake);
    }
}
