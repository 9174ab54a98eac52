//! `demarche check FILE…`: everything wrong with scenarios and the files beside them, in one pass.

use super::Answer;
use super::checked::Checked;
use crate::scenario::Playable;
use crate::scenario::text::{self, Finding, Severity};
use crate::store::Places;
use clap::{Args, ValueEnum};

/// Checks scenarios, catalogues, characters, files of orders and records, and lists everything found.
#[derive(Debug, Args)]
pub(super) struct Check {
    /// Files of any of these kinds, `-` for the standard input, or ids of embedded scenarios. The
    /// ids in a file of orders are looked up in the scenario that is named before it.
    #[arg(required = true, value_name = "FILE")]
    files: Vec<String>,
    /// How findings are written.
    #[arg(long, value_enum, default_value = "text")]
    format: Form,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
enum Form {
    /// For people.
    Text,
    /// One array of findings.
    Json,
    /// For editors and code hosts.
    Sarif,
}

impl Check {
    pub(super) fn go(&self, places: &Places) -> Answer {
        let mut all: Vec<Finding> = Vec::new();
        let mut unusable = false;
        let mut scenario: Option<Playable> = None;
        for name in &self.files {
            let checked = match Checked::named(places, name, scenario.as_ref()) {
                Ok(checked) => checked,
                // The other files are checked all the same; the call as a whole has failed then.
                Err(why) => {
                    super::say(&why);
                    unusable = true;
                    continue;
                }
            };
            if self.format == Form::Text {
                super::print(&checked.rendered);
                summarise(name, &checked.findings);
            }
            all.extend(checked.findings);
            scenario = checked.playable.or(scenario);
        }
        match self.format {
            Form::Text => {}
            Form::Json => super::print(&format!("{}\n", text::to_json(&all))),
            Form::Sarif => super::print(&format!("{}\n", text::to_sarif(&all))),
        }
        if unusable {
            return Answer::Unusable;
        }
        let broken = all.iter().any(|finding| finding.severity == Severity::Error);
        if broken { Answer::No } else { Answer::Yes }
    }
}

fn summarise(name: &str, findings: &[Finding]) {
    let errors = findings.iter().filter(|finding| finding.severity == Severity::Error).count();
    let warnings = findings.len() - errors;
    let count = |number: usize, word: &str| format!("{number} {word}{}", if number == 1 { "" } else { "s" });
    super::say(&match (errors, warnings) {
        (0, 0) => format!("{name}: nothing found"),
        _ => format!("{name}: {}, {}", count(errors, "error"), count(warnings, "warning")),
    });
}
