//! A fault of the program itself: caught at the edge, and told in one line.
//!
//! Nothing that is let in should stop the program. Where something does all the same, whoever
//! called it is told which play it was and where its record lies, and the status is 2.

use std::cell::RefCell;
use std::panic::{AssertUnwindSafe, PanicHookInfo, catch_unwind, set_hook};
use std::sync::atomic::{AtomicBool, Ordering};

thread_local! {
    static LAST: RefCell<String> = const { RefCell::new(String::new()) };
}

/// Whether a fault has been told.
static TOLD: AtomicBool = AtomicBool::new(false);

/// Keeps what a panic says for the one line that tells of it. Where a backtrace is asked for, it is
/// printed as ever.
pub(super) fn keep() {
    if std::env::var_os("RUST_BACKTRACE").is_none() {
        set_hook(Box::new(|info| LAST.set(said(info))));
    }
}

fn said(info: &PanicHookInfo<'_>) -> String {
    let what = info.payload_as_str().unwrap_or("no reason is given");
    let place = info.location().map(|place| format!(" ({}:{})", place.file(), place.line()));
    format!("{what}{}", place.unwrap_or_default())
}

/// Does something, or tells that the program is at fault; `of` says of what, and what is left of it.
pub(super) fn caught<T>(of: impl FnOnce() -> String, what: impl FnOnce() -> T) -> Option<T> {
    // What was changed halfway is written down at most, and never gone on with.
    let done = catch_unwind(AssertUnwindSafe(what)).ok();
    // A fault within, in another thread or a part of this, was told there.
    if done.is_none() && !TOLD.swap(true, Ordering::SeqCst) {
        super::say(&format!("a fault of the program itself: {}; {}", LAST.take(), of()));
    }
    done
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_panics_comes_to_nothing_and_the_rest_to_what_it_is() {
        assert_eq!(caught(|| "it was tried".to_owned(), || -> u8 { panic!("tried") }), None);
        assert_eq!(caught(|| "it was not".to_owned(), || 3), Some(3));
    }
}
