//! What may stand in the files that are tracked.

use std::fs;
use std::path::PathBuf;
use std::process::Command;

use super::sizes::code_only;
use super::{files_under, none, sources, top};

/// The tracked files; without git (a source archive), the folders we know.
fn tracked() -> Vec<PathBuf> {
    let listed = Command::new("git").args(["ls-files", "-z"]).current_dir(top()).output();
    match listed {
        Ok(out) if out.status.success() => {
            String::from_utf8(out.stdout).unwrap().split_terminator('\0').map(|name| top().join(name)).collect()
        }
        _ => ["src", "tests", "docs", "scenarios", "assets", "benches", ".ci"]
            .iter()
            .flat_map(|folder| files_under(&top().join(folder), ""))
            .collect(),
    }
}

/// The lines on which `text` names a folder of one machine.
fn machine_paths(text: &str) -> Vec<usize> {
    // In two halves, so that this file does not name them.
    let folders = [("/ro", "ot/"), ("/ho", "me/"), ("/wo", "rk/"), ("/Us", "ers/")];
    let names = |line: &str, folder: &str| {
        line.match_indices(folder).any(|(at, _)| {
            let before = line[..at].chars().next_back();
            before.is_none_or(|c| !c.is_alphanumeric() && !"_./}-".contains(c))
        })
    };
    let lines = text.lines().enumerate();
    lines
        .filter(|(_, line)| folders.iter().any(|(a, b)| names(line, &format!("{a}{b}"))))
        .map(|(number, _)| number + 1)
        .collect()
}

#[test]
fn no_file_names_a_folder_of_one_machine() {
    let mut findings = Vec::new();
    for path in tracked() {
        // What is not text (pictures, fonts) or was deleted is passed over.
        let Ok(text) = fs::read_to_string(&path) else {
            continue;
        };
        for line in machine_paths(&text) {
            findings.push(format!("{}:{line}: an absolute path", path.display()));
        }
    }
    none(&findings);
}

#[test]
fn machine_paths_are_told_from_others() {
    let text = format!("see {}x\nsrc{}y\n`{}z`", "/ro\u{6f}t/", "/wo\u{72}k/", "/ho\u{6d}e/");
    assert_eq!(machine_paths(&text), [1, 3]);
}

/// git brings our texts with LF to every machine, whatever it is told there; see `.gitattributes`.
#[test]
fn no_text_has_a_carriage_return() {
    let attributes = fs::read_to_string(top().join(".gitattributes")).unwrap();
    assert!(attributes.contains("\n* text=auto eol=lf\n"), "{attributes}");
    let has_one = |path: &PathBuf| fs::read_to_string(path).is_ok_and(|text| text.contains('\r'));
    let with = tracked().into_iter().filter(has_one);
    none(&with.map(|path| format!("{}: a carriage return", path.display())).collect::<Vec<_>>());
}

#[test]
fn nothing_is_left_to_do_in_the_sources() {
    let mut findings = Vec::new();
    for (name, text) in sources() {
        if !name.starts_with("src/") {
            continue;
        }
        for (number, line) in code_only(&text).lines().enumerate() {
            if line.contains("todo!") || line.contains("unimplemented!") {
                findings.push(format!("{name}:{}: not finished", number + 1));
            }
        }
    }
    none(&findings);
}

/// Whether the rulebook has this rule: `4.4` as a rule, `11` as a section.
fn is_rule(rules: &str, number: &str) -> bool {
    rules.contains(&format!("\n**{number}**")) || rules.contains(&format!("\n## §{number} "))
}

/// What is wrong with the name of a rule case, if anything.
fn case_name(rules: &str, name: &str) -> Option<String> {
    let Some((number, title)) = name.strip_suffix(".ron").and_then(|n| n.split_once('-')) else {
        return Some(format!("{name}: a case is named `4.4-what-it-shows.ron`"));
    };
    let kebab = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-';
    let words = !title.is_empty() && title.chars().all(kebab);
    if !words || title.contains("--") || title.ends_with('-') {
        return Some(format!("{name}: words in lower case, joined by one hyphen"));
    }
    (!is_rule(rules, number)).then(|| format!("{name}: docs/rules.md has no rule {number}"))
}

#[test]
fn every_case_is_named_after_its_rule() {
    let rules = fs::read_to_string(top().join("docs/rules.md")).unwrap();
    let name = |path: &PathBuf| path.file_name().unwrap().to_string_lossy().into_owned();
    let cases = files_under(&top().join("tests/cases"), ".ron");
    let wrong = cases.iter().filter_map(|path| case_name(&rules, &name(path)));
    none(&wrong.collect::<Vec<_>>());

    assert_eq!(case_name(&rules, "4.4-shared-upstream.ron"), None);
    assert_eq!(case_name(&rules, "11-cable-is-secure.ron"), None);
    for wrong in ["4.99-no-rule.ron", "4.4.ron", "4.4-Shout.ron", "4.4-a--b.ron", "x-y.ron"] {
        assert!(case_name(&rules, wrong).is_some(), "{wrong}");
    }
}

/// Rules that no play can show, and where they are tested instead.
const SHOWN_ELSEWHERE: [(&str, &str); 6] = [
    ("18.2", "tests/record: pages and initials are of the record, and no rule of resolution"),
    ("1.1", "tests/broken: how many nations a scenario seats"),
    ("1.7", "tests/window/hot_seat.rs: who sits at one screen is the window's business"),
    ("1.5", "the clock is a session's, and no rule of resolution"),
    ("19", "tests/policy"),
    ("20", "scenario::check and the prose itself"),
];

/// The rules of the book that are built: numbered ones, and sections that have no numbers.
fn rules_that_are_built(rules: &str) -> Vec<String> {
    let numbered = rules.lines().filter_map(|line| line.strip_prefix("**")?.split_once("** "));
    let numbered = numbered.filter(|(number, text)| number.contains('.') && !text.starts_with("(later)"));
    let mut built: Vec<String> = numbered.map(|(number, _)| number.to_owned()).collect();
    let sections = rules.lines().filter_map(|line| line.strip_prefix("## §")?.split_once(' '));
    for (section, title) in sections {
        let has_numbers = is_rule(rules, &format!("{section}.1"));
        if !has_numbers && !title.contains("(later)") {
            built.push(section.to_owned());
        }
    }
    built
}

#[test]
fn every_rule_has_a_case() {
    let rules = fs::read_to_string(top().join("docs/rules.md")).unwrap();
    let cases: Vec<String> = files_under(&top().join("tests/cases"), ".ron")
        .iter()
        .map(|path| path.file_name().unwrap().to_string_lossy().into_owned())
        .collect();
    let built = rules_that_are_built(&rules);
    assert!(built.len() > 50, "the book is read: {built:?}");
    let bare = |number: &&String| !cases.iter().any(|case| case.starts_with(&format!("{number}-")));
    let excused = |number: &&String| SHOWN_ELSEWHERE.iter().any(|(rule, _)| rule == number);
    let wrong: Vec<String> = built
        .iter()
        .filter(bare)
        .filter(|number| !excused(number))
        .map(|number| format!("rule {number} has no case under tests/cases"))
        .collect();
    none(&wrong);
}

#[test]
fn the_rulebook_is_numbered_without_gaps() {
    let rules = fs::read_to_string(top().join("docs/rules.md")).unwrap();
    for section in 1..=20 {
        assert!(is_rule(&rules, &section.to_string()), "§{section}");
        let numbers = (1..20).filter(|n| is_rule(&rules, &format!("{section}.{n}")));
        let numbers: Vec<u32> = numbers.collect();
        let count = u32::try_from(numbers.len()).unwrap();
        assert_eq!(numbers, (1..=count).collect::<Vec<_>>(), "§{section}");
    }
}
