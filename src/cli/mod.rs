//! The command line, which other tools call: one verb per file.
//!
//! Data goes to stdout, everything else to stderr. Exit status: 0 fine, 1 the
//! answer is no, 2 the call or a file could not be used.

mod casting;
mod check;
mod expected;
mod handout;
mod open;
mod replay;
mod run;
mod simulate;
mod simulated;
mod story;

use crate::scenario::Playable;
use crate::store;
use crate::terms::letters;
use clap::{Parser, Subcommand, ValueEnum};
use std::path::PathBuf;
use std::process::ExitCode;

/// A tabletop of cyber diplomacy.
#[derive(Debug, Parser)]
#[command(name = "demarche", version, about, args_conflicts_with_subcommands = true)]
struct Call {
    /// The scenario to open, a file or the id of an embedded one; or a record to look back at.
    scenario: Option<String>,

    /// Plays the window by a script of steps, for tests.
    #[arg(long, value_name = "FILE", hide = true)]
    script: Option<PathBuf>,

    #[command(subcommand)]
    verb: Option<Verb>,
}

#[derive(Debug, Subcommand)]
enum Verb {
    /// Plays a scenario by policies, without a window.
    Run(run::Run),
    /// Plays a scenario many times and says what comes of it.
    Simulate(simulate::Simulate),
    /// Tells what happened in a record, or checks that it is true to its inputs.
    Replay(replay::Replay),
    /// Checks scenarios and lists everything found.
    Check(check::Check),
    /// Writes the seats' briefs as pages that can be printed and handed out.
    Handout(handout::Handout),
}

/// How an answer is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
enum Format {
    /// For people.
    Text,
    /// For programs.
    Json,
}

/// What came of a verb, short of a failure.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Answer {
    /// Fine: status 0.
    Yes,
    /// The answer is no: status 1.
    No,
    /// A file could not be used, and that has been said: status 2.
    Unusable,
}

/// Runs the program.
#[must_use]
pub fn main() -> ExitCode {
    let call = match Call::try_parse() {
        Ok(call) => call,
        Err(error) => {
            // Help and version are data; what is wrong with a call is not.
            let status = if error.use_stderr() { ExitCode::from(2) } else { ExitCode::SUCCESS };
            let _ = error.print();
            return status;
        }
    };
    let answer = match call.verb {
        None => return open::open(call.scenario.as_deref(), call.script),
        Some(Verb::Run(run)) => run.go(),
        Some(Verb::Simulate(simulate)) => simulate.go(),
        Some(Verb::Replay(replay)) => replay.go(),
        Some(Verb::Check(check)) => Ok(check.go()),
        Some(Verb::Handout(handout)) => handout.go(),
    };
    match answer {
        Ok(Answer::Yes) => ExitCode::SUCCESS,
        Ok(Answer::No) => ExitCode::from(1),
        Ok(Answer::Unusable) => ExitCode::from(2),
        Err(error) => {
            say(&format!("{error:#}"));
            ExitCode::from(2)
        }
    }
}

/// A scenario to be played, by its file or id; of one that cannot be, everything found is said.
fn playable(scenario: &str) -> anyhow::Result<Option<Playable>> {
    let found = store::find(scenario)?;
    if found.playable.is_none() {
        print(&found.rendered());
        say(&format!("{scenario}: it cannot be played before this is mended"));
    }
    Ok(found.playable)
}

/// Writes data to stdout, without what a text may hide from its reader or tell the terminal. A
/// reader that has gone away is no failure of ours.
fn print(text: &str) {
    use std::io::Write;
    let _ = std::io::stdout().lock().write_all(letters::shown(text).as_bytes());
}

/// Writes a line for people to stderr, as [`print`] does.
fn say(line: &str) {
    use std::io::Write;
    let _ = writeln!(std::io::stderr().lock(), "demarche: {}", letters::shown(line));
}
