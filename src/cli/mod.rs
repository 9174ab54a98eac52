//! The command line, which other tools call: one verb per file.
//!
//! Data goes to stdout, everything else to stderr. Exit status: 0 fine, 1 the
//! answer is no, 2 the call or a file (stdout too) could not be used, 130 broken
//! off with Ctrl-C. `replay --verify` has two more: 3 sound as far as it goes, 4
//! folded and not verified.

#![expect(
    clippy::disallowed_types,
    clippy::disallowed_methods,
    reason = "this is where the terminal, Ctrl-C and the workers of `simulate` are"
)]

mod acts;
mod casting;
mod check;
mod checked;
mod expected;
mod fault;
mod handout;
mod limits;
mod open;
mod orders;
mod out;
mod play;
mod recording;
mod replay;
mod run;
mod seen;
mod simulate;
mod simulated;
mod sort;
mod story;
mod truths;

use crate::store::{Places, Use, reason};
use checked::{Opened, playable};
use clap::{Parser, Subcommand};
use limits::{count, number, whole};
use out::{Answer, Format, UNWRITTEN, is_heard, print, print_bytes, say, status};
use std::io;
use std::path::PathBuf;
use std::process::ExitCode;

/// A tabletop of cyber diplomacy.
#[derive(Debug, Parser)]
#[command(name = "demarche", version, about)]
struct Call {
    /// Where records, briefs, own scenarios and settings lie; where the platform keeps data if left out.
    #[arg(long, value_name = "DIR", global = true)]
    data: Option<PathBuf>,

    /// The scenario to open, a file or the id of an embedded one; or a record to look back at.
    scenario: Option<String>,

    /// Plays the window by a script of steps, for tests.
    #[cfg(feature = "script")]
    #[arg(long, value_name = "FILE", hide = true)]
    script: Option<PathBuf>,

    /// Prints what the program is made of, by whom, and the texts of the licences.
    #[arg(long)]
    licences: bool,

    #[command(subcommand)]
    verb: Option<Verb>,
}

/// The notices of third parties, which go wherever the program goes.
const LICENCES: &str = include_str!("../../assets/licences.txt");

#[derive(Debug, Subcommand)]
enum Verb {
    /// Plays one seat in the terminal, by lines; policies play the others.
    Play(play::Play),
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

/// Runs the program.
#[must_use]
pub fn main() -> ExitCode {
    let status = match Call::try_parse() {
        Ok(call) => go(call),
        // Help and version are data; what is wrong with a call is not.
        Err(error) if error.use_stderr() => {
            say(&in_one_line(&error.to_string()));
            2
        }
        Err(error) => {
            print(&error.to_string());
            0
        }
    };
    match UNWRITTEN.get() {
        // A reader that has gone away is no failure of ours.
        Some(why) if why.kind() != io::ErrorKind::BrokenPipe => {
            say(&format!("standard output: {}", reason(why, Use::Write)));
            ExitCode::from(2)
        }
        _ => ExitCode::from(status),
    }
}

/// Does what a call asks for, and gives the status.
fn go(call: Call) -> u8 {
    // The script of steps for the window, in a program that takes one.
    #[cfg(feature = "script")]
    let script = call.script.clone();
    #[cfg(not(feature = "script"))]
    let script = None;
    if call.licences {
        let beside = [
            (call.data.is_some(), "`--data`"),
            (script.is_some(), "`--script`"),
            (call.scenario.is_some(), "a scenario"),
            (call.verb.is_some(), "a verb"),
        ];
        if let Some((_, what)) = beside.iter().find(|(given, _)| *given) {
            say(&format!("`--licences` is asked for alone, and not with {what}"));
            return 2;
        }
        print_bytes(LICENCES.as_bytes());
        return 0;
    }
    let places = Places::of(call.data.as_deref());
    let Some(verb) = call.verb else {
        return open::open(&places, call.scenario, script);
    };
    if script.is_some() {
        say("`--script` is for the window, and a verb does without one");
        return 2;
    }
    if let Some(scenario) = call.scenario {
        say(&format!("`{scenario}` stands before the verb; name it behind the verb"));
        return 2;
    }
    fault::keep();
    let go = || match verb {
        Verb::Play(play) => play.go(&places),
        Verb::Run(run) => run.go(&places),
        Verb::Simulate(simulate) => simulate.go(&places),
        Verb::Replay(replay) => replay.go(),
        Verb::Check(check) => Ok(check.go(&places)),
        Verb::Handout(handout) => handout.go(&places),
    };
    status(fault::caught(|| "nothing was changed".to_owned(), go).unwrap_or(Ok(Answer::Unusable)))
}

/// What is wrong with a call, without the help that would follow.
fn in_one_line(said: &str) -> String {
    let lines =
        said.lines().take_while(|line| !line.starts_with("Usage:") && !line.starts_with("For more information"));
    let lines: Vec<&str> = lines.map(str::trim).filter(|line| !line.is_empty()).collect();
    let line = lines.join(" ").replace(" tip: ", "; ");
    line.strip_prefix("error: ").unwrap_or(&line).to_owned()
}
