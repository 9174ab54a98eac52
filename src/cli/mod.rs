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

mod casting;
mod check;
mod checked;
mod expected;
mod fault;
mod handout;
mod open;
mod orders;
mod recording;
mod replay;
mod run;
mod seen;
mod simulate;
mod simulated;
mod story;

use crate::scenario::Playable;
use crate::store::{Found, Places, Use, reason};
use crate::terms::letters;
use anyhow::bail;
use clap::{Parser, Subcommand, ValueEnum};
use std::io::{self, Write};
use std::path::{Path, PathBuf};
use std::process::ExitCode;
use std::sync::OnceLock;

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
    /// Sound as far as it goes, which is not to the end: status 3.
    Sound,
    /// Folded, not verified: status 4.
    Folded,
    /// A file could not be used, and that has been said: status 2.
    Unusable,
    /// It was broken off with Ctrl-C, and what there was has been told: status 130.
    BrokenOff,
}

/// Why stdout could not be written, once it could not.
static UNWRITTEN: OnceLock<io::Error> = OnceLock::new();

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
    if call.licences {
        let beside = [
            (call.data.is_some(), "`--data`"),
            (call.script.is_some(), "`--script`"),
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
        return open::open(&places, call.scenario, call.script);
    };
    if call.script.is_some() {
        say("`--script` is for the window, and a verb does without one");
        return 2;
    }
    if let Some(scenario) = call.scenario {
        say(&format!("`{scenario}` stands before the verb; name it behind the verb"));
        return 2;
    }
    fault::keep();
    let go = || match verb {
        Verb::Run(run) => run.go(&places),
        Verb::Simulate(simulate) => simulate.go(&places),
        Verb::Replay(replay) => replay.go(),
        Verb::Check(check) => Ok(check.go(&places)),
        Verb::Handout(handout) => handout.go(&places),
    };
    status(fault::caught(|| "nothing was changed".to_owned(), go).unwrap_or(Ok(Answer::Unusable)))
}

/// The status of what came of a verb; of a failure, why is said.
fn status(answer: anyhow::Result<Answer>) -> u8 {
    match answer {
        Ok(Answer::Yes) => 0,
        Ok(Answer::No) => 1,
        Ok(Answer::Sound) => 3,
        Ok(Answer::Folded) => 4,
        Ok(Answer::Unusable) => 2,
        Ok(Answer::BrokenOff) => 130,
        Err(error) => {
            say(&format!("{error:#}"));
            2
        }
    }
}

/// What is wrong with a call, without the help that would follow.
fn in_one_line(said: &str) -> String {
    let lines =
        said.lines().take_while(|line| !line.starts_with("Usage:") && !line.starts_with("For more information"));
    let lines: Vec<&str> = lines.map(str::trim).filter(|line| !line.is_empty()).collect();
    let line = lines.join(" ").replace(" tip: ", "; ");
    line.strip_prefix("error: ").unwrap_or(&line).to_owned()
}

/// A whole number within limits, as the value of an option.
fn whole(least: u64, most: u64) -> impl Fn(&str) -> Result<u64, String> + Clone {
    move |text| {
        let number = text.parse().ok().filter(|number| (least..=most).contains(number));
        number.ok_or_else(|| format!("expected a whole number from {least} to {most}"))
    }
}

/// How many, from one to so many, as the value of an option.
fn count(most: u32) -> impl Fn(&str) -> Result<u32, String> + Clone {
    number(1, most)
}

/// The same of any smaller number.
fn number<T: Copy + TryFrom<u64> + TryInto<u64>>(least: T, most: T) -> impl Fn(&str) -> Result<T, String> + Clone {
    let whole = whole(least.try_into().unwrap_or(0), most.try_into().unwrap_or(u64::MAX));
    move |text| whole(text).map(|number| T::try_from(number).unwrap_or(most))
}

/// A scenario to be played, by its file or id; of one that cannot be, everything found is said.
fn playable(places: &Places, scenario: &str) -> anyhow::Result<Option<Opened>> {
    let found = match places.find(scenario) {
        Ok(found) => found,
        Err(why) => match checked::mistaken_record(Path::new(scenario)) {
            Some(mistaken) => bail!(mistaken),
            None => return Err(why.into()),
        },
    };
    if found.playable.is_none()
        && let Some(mistaken) = checked::mistaken(&found.source, checked::Sort::Scenario)
    {
        bail!(mistaken);
    }
    say_overlaid(&found);
    if found.playable.is_none() {
        print(&found.rendered());
        say(&format!("{scenario}: it cannot be played before this is mended"));
    }
    let overlaid = found.overlaid.iter().map(|file| file.display().to_string()).collect();
    Ok(found.playable.map(|playable| Opened { playable, overlaid }))
}

/// A scenario that can be played, and the files that took the place of what the program carries.
struct Opened {
    playable: Playable,
    overlaid: Vec<String>,
}

/// Names the files that take the place of what the program carries.
fn say_overlaid(found: &Found) {
    for file in &found.overlaid {
        say(&format!("{} takes the place of what the program carries", file.display()));
    }
}

/// Writes data to stdout, without what a text may hide from its reader or tell the terminal. What
/// cannot be written is said once, at the end, and in the status.
fn print(text: &str) {
    print_bytes(on_terminal(text).as_bytes());
}

/// The same with text of our own, in which nothing hides.
fn print_bytes(text: &[u8]) {
    if UNWRITTEN.get().is_some() {
        return;
    }
    let mut out = io::stdout().lock();
    if let Err(why) = out.write_all(text).and_then(|()| out.flush()) {
        let _ = UNWRITTEN.set(why);
    }
}

/// Whether somebody still takes what is written to stdout.
fn is_heard() -> bool {
    UNWRITTEN.get().is_none()
}

/// Writes a line for people to stderr, as [`print`] does.
fn say(line: &str) {
    let _ = writeln!(io::stderr().lock(), "demarche: {}", on_terminal(line));
}

/// A text without what it may hide, and without the letters of nobody's script, which every terminal
/// shows as it likes.
fn on_terminal(text: &str) -> String {
    let is_private = |c| matches!(c, '\u{E000}'..='\u{F8FF}' | '\u{F0000}'..='\u{10FFFF}');
    letters::shown(text).replace(is_private, "\u{FFFD}")
}
