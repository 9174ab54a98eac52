//! The scenarios and the catalogue that the program carries with it.

use super::text::Source;

/// The standard catalogue: actions, norms and the numbers of the rules.
pub const STANDARD_CATALOGUE: &str = include_str!("../../scenarios/catalogue/standard.ron");

/// The name under which findings speak of the standard catalogue.
pub const STANDARD_NAME: &str = "scenarios/catalogue/standard.ron";

/// Every embedded scenario: its id and its text.
pub const EMBEDDED: &[(&str, &str)] = &[
    ("first_demarche", include_str!("../../scenarios/first_demarche.ron")),
    ("lantern_strait", include_str!("../../scenarios/lantern_strait.ron")),
    ("quiet_ledger", include_str!("../../scenarios/quiet_ledger.ron")),
    ("borrowed_light", include_str!("../../scenarios/borrowed_light.ron")),
    ("glass_embassy", include_str!("../../scenarios/glass_embassy.ron")),
];

/// The text of an embedded scenario.
#[must_use]
pub fn embedded(id: &str) -> Option<&'static str> {
    EMBEDDED.iter().find(|(known, _)| *known == id).map(|(_, text)| *text)
}

/// The standard catalogue, ready to be read.
#[must_use]
pub fn standard_catalogue() -> Source {
    Source::new(STANDARD_NAME, STANDARD_CATALOGUE)
}
