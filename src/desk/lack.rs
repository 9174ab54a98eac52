//! What a form can still lack before it can be handed in.

/// What a form still lacks.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Lack {
    /// Talks, outside of which nothing is said.
    Talks,
    /// Somebody to whom it goes.
    Addressee,
    /// A cable: those of the round are sent.
    Cable,
    /// A slip.
    Slip,
    /// The word that a slip is shared although its label forbids it.
    AgainstLabel,
    /// The incident.
    Incident,
    /// The nation that is accused.
    Accused,
    /// Who did it.
    Who,
    /// How likely that is.
    WhoWord,
    /// The link to a state.
    Link,
    /// How likely the link is.
    LinkWord,
    /// The nation of a condition.
    Nation,
    /// The act of a condition.
    Conduct,
    /// The last round of a condition.
    Until,
    /// The act that is pledged.
    Act,
    /// The round by which it is done.
    ByRound,
    /// What is done, in words.
    Words,
    /// What it is meant to do.
    Aim,
    /// What is given.
    Gives,
    /// What is taken.
    Takes,
}

impl Lack {
    /// The lack in a word or two.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::Talks => "Talks, in which it is said",
            Self::Addressee => "to whom",
            Self::Cable => "a cable: those of this round are sent",
            Self::Slip => "a slip",
            Self::AgainstLabel => "that you mean to share against the label",
            Self::Incident => "the incident",
            Self::Accused => "the nation that it accuses",
            Self::Who => "who",
            Self::WhoWord => "how likely that is",
            Self::Link => "the link",
            Self::LinkWord => "how likely the link is",
            Self::Nation => "the nation of the condition",
            Self::Conduct => "what they do",
            Self::Until => "the last round of the condition",
            Self::Act => "what we do",
            Self::ByRound => "the round by which we do it",
            Self::Words => "what you do",
            Self::Aim => "what it is meant to do",
            Self::Gives => "what you give",
            Self::Takes => "what you take",
        }
    }

    /// Those of some lacks that there are, in their order.
    pub(super) fn those<const N: usize>(all: [(Self, bool); N]) -> Vec<Self> {
        all.into_iter().filter_map(|(lack, is)| is.then_some(lack)).collect()
    }
}
