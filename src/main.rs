//! Démarche.

use std::process::ExitCode;

/// Opens the window. The command line proper comes with the other verbs.
#[cfg(feature = "app")]
fn main() -> ExitCode {
    let mut arguments = std::env::args_os().skip(1);
    let mut options = demarche::app::Options::default();
    while let Some(argument) = arguments.next() {
        if argument == "--script" {
            options.script = arguments.next().map(Into::into);
        }
    }
    demarche::app::run(&options)
}

/// Without the window there is nothing to open yet.
#[cfg(not(feature = "app"))]
fn main() -> ExitCode {
    ExitCode::from(2)
}
