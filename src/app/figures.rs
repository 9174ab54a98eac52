//! What the figures of the desk stand for and how far they go. Whoever asks of one why it is what it
//! is, is told this where nothing has moved it yet.

use crate::view::sheet::explain;

/// Figures by the name under which they are asked about. Those that are words of the field are in the
/// glossary, with their range, and not here.
const FIGURES: [(&str, &str); 23] = [
    ("Growth", "How the economy does, 0 to 100."),
    ("Freedom", "How freely people speak, work and meet, 0 to 100."),
    ("Security", "How safe people and systems are, 0 to 100."),
    ("Shared index", "The mean of every nation’s tracks and of peace: open, secure, stable. 0 to 100."),
    ("Peace", "Ten less the highest tension between any two nations, 0 to 10."),
    ("Capacity", "What it can do at home by People, Organisation and Law, 0 to 5 each. The weakest sets its stage."),
    ("Political capital", "Favours and goodwill that the minister can spend, 0 to 20. Mandate brings it in."),
    ("Funds", "Money for acts and programmes, from 0. What is left keeps."),
    (
        "Staff",
        "People whom the ministry can put to work this round, from 0. They come anew each round and do not keep.",
    ),
    ("Severity", "How much harm it does, 0 to 10. It is the incident’s own, and nothing moves it."),
    ("Containment", "Work done on the victims’ systems, from 0 to what it takes to end the incident."),
    (
        "Tension",
        "How strained two nations are, 0 to 10: friction from 2, dispute 4, crisis 6, confrontation 8, rupture 10.",
    ),
    (
        "Pressure",
        "How hard measures and threats press, 0 to 20. Each round it costs mandate, until every group is restrained.",
    ),
    ("Acceptance", "How far third states believe the claim, 0 to 100: the mean of what they say of it."),
    ("Cost in staff", "People of this round, taken when it is carried out. From 0."),
    ("Cost in capital", "Political capital, taken when it is carried out. From 0, of 20 at most."),
    ("Cost in funds", "Money, taken when it is carried out. From 0."),
    (
        "Cost and heat",
        "What is taken when it is carried out, and how loud it is, 0 to 10. Heat strains, and mends nothing.",
    ),
    ("Instructions", "How much the minister cares about this option: above 0 for it, below 0 against it."),
    ("Room in a round", "What one round has room for. It is new each round, and nothing is saved up."),
    (
        "Programme",
        "Funds are paid each round that it runs; they buy points, as far as the host absorbs them, and points buy levels. \
         A pillar goes from 0 to 5.",
    ),
    ("Trust and tension", "Trust goes from −10 to 10 and is your own; tension from 0 to 10 is shared."),
    ("Severity and salience", "How much harm it does, 0 to 10, and how much the public minds it, 0 to 5."),
];

/// What a figure stands for and how far it goes.
#[must_use]
pub fn stands_for(figure: &str) -> Option<&'static str> {
    let own = FIGURES.iter().find(|(name, _)| name.eq_ignore_ascii_case(figure)).map(|(_, means)| *means);
    own.or_else(|| explain(figure).map(|term| term.means.as_str()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_figure_has_a_range() {
        let words = ["Mandate", "Credibility", "Trust", "Erosion", "Salience", "Heat", "Source health"];
        for name in words.into_iter().chain(FIGURES.iter().map(|(name, _)| *name)) {
            let means = stands_for(name).unwrap_or_else(|| panic!("{name} stands for nothing"));
            assert!(means.contains('0') || means.contains("each round"), "{name}: how far does it go?");
        }
    }
}
