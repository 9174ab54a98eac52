//! A fault of the program that ends what it was doing, and neither the window nor anything else.

use std::cell::RefCell;
use std::panic::{self, AssertUnwindSafe};
use std::sync::Once;

thread_local! {
    /// What went wrong last on this thread, in the program's own words, and where.
    static LAST: RefCell<Option<String>> = const { RefCell::new(None) };
}

/// Does something that might stop in the middle. What it worked on is then to be put away: it may be
/// half done.
///
/// # Errors
/// Says what went wrong and at which place in the program's source.
pub fn caught<R>(work: impl FnOnce() -> R) -> Result<R, String> {
    listen();
    panic::catch_unwind(AssertUnwindSafe(work)).map_err(|payload| {
        let said = LAST.with_borrow_mut(Option::take);
        said.or_else(|| payload.downcast_ref::<&str>().map(|&text| text.to_owned()))
            .unwrap_or_else(|| "a fault without words".to_owned())
    })
}

/// Has the place of a panic noted beside what is said on stderr; it is told to nobody else.
fn listen() {
    static ONCE: Once = Once::new();
    ONCE.call_once(|| {
        let usual = panic::take_hook();
        panic::set_hook(Box::new(move |info| {
            let what = info.payload_as_str().unwrap_or("a fault without words");
            let place = info.location().map_or_else(String::new, |at| format!(" ({}:{})", at.file(), at.line()));
            LAST.set(Some(format!("{what}{place}")));
            usual(info);
        }));
    });
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_went_wrong_is_told_with_its_place_and_what_went_well_is_given_back() {
        let most = std::hint::black_box(i16::MAX);
        let why = caught(|| most + 1).expect_err("it is too large");
        assert!(why.starts_with("attempt to add with overflow (src/app/caught.rs:"), "{why}");
        assert_eq!(caught(|| 7), Ok(7));
    }
}
