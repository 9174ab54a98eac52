//! The field's words, as a trainee would have them explained (`assets/glossary.ron`).

use serde::Deserialize;
use std::sync::LazyLock;

/// A word, and what it means here.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Term {
    /// The word.
    pub term: String,
    /// Other forms of it, as they stand on screens.
    pub also: Vec<String>,
    /// What it means, in a line or two.
    pub means: String,
    /// Words to read next.
    pub see: Vec<String>,
    /// The rule that it belongs to, by number.
    pub rule: Option<String>,
}

static TERMS: LazyLock<Vec<Term>> =
    LazyLock::new(|| ron::from_str(include_str!("../../../assets/glossary.ron")).unwrap_or_default());

/// Every word, in the order of the alphabet.
#[must_use]
pub fn glossary() -> &'static [Term] {
    &TERMS
}

/// The word that is written so, in whichever case and form.
#[must_use]
pub fn explain(written: &str) -> Option<&'static Term> {
    let written = written.trim().to_lowercase();
    let is = |form: &String| form.to_lowercase() == written;
    TERMS.iter().find(|one| is(&one.term) || one.also.iter().any(is))
}

/// The words that a few letters may mean: those that begin so, then those that contain them, then
/// those of which the meaning does. All of them if nothing is asked.
#[must_use]
pub fn look_up(asked: &str) -> Vec<&'static Term> {
    let asked = asked.trim().to_lowercase();
    let rank = |one: &Term| {
        let mut forms = std::iter::once(&one.term).chain(&one.also).map(|form| form.to_lowercase());
        if forms.clone().any(|form| form.starts_with(&asked)) {
            Some(0)
        } else if forms.any(|form| form.contains(&asked)) {
            Some(1)
        } else {
            one.means.to_lowercase().contains(&asked).then_some(2)
        }
    };
    let mut found: Vec<_> = TERMS.iter().filter_map(|one| Some((rank(one)?, one))).collect();
    found.sort_by_key(|(rank, _)| *rank);
    found.into_iter().map(|(_, one)| one).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_word_is_explained_once_and_leads_to_others() {
        assert!(glossary().len() > 80, "the file can be read");
        let mut forms: Vec<String> = Vec::new();
        for one in glossary() {
            assert!((20..=160).contains(&one.means.chars().count()), "{}: a line or two", one.term);
            for next in &one.see {
                assert!(glossary().iter().any(|other| other.term == *next), "{} sends to {next}", one.term);
            }
            for form in std::iter::once(&one.term).chain(&one.also) {
                let form = form.to_lowercase();
                assert!(!forms.contains(&form), "{form} is explained twice");
                forms.push(form);
            }
        }
    }

    #[test]
    fn words_are_found_by_form_and_by_meaning() {
        assert_eq!(
            explain("Sanctions").map(|one| one.term.as_str()),
            explain("restrictive measure").map(|one| one.term.as_str())
        );
        assert_eq!(explain(" MANDATE ").map(|one| one.term.as_str()), Some("mandate"));
        assert_eq!(explain("haircut"), None);
        assert_eq!(look_up("note v").first().map(|one| one.term.as_str()), Some("note verbale"));
        assert_eq!(look_up("").len(), glossary().len());
    }
}
