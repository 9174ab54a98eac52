//! `demarche check FILE…`: everything wrong with scenarios, in one pass.

use super::Answer;
use crate::scenario::text::{self, Finding, Severity};
use crate::store::Places;
use clap::{Args, ValueEnum};

/// Checks scenarios and lists everything found.
#[derive(Debug, Args)]
pub(super) struct Check {
    /// Scenarios: files, or ids of embedded ones.
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
        for name in &self.files {
            let found = match places.find(name) {
                Ok(found) => found,
                // The other files are checked all the same; the call as a whole has failed then.
                Err(error) => {
                    super::say(&error.to_string());
                    unusable = true;
                    continue;
                }
            };
            super::say_overlaid(&found);
            if self.format == Form::Text {
                super::print(&found.rendered());
                summarise(name, &found.findings);
            }
            all.extend(found.findings);
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
