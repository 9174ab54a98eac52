//! How a third state, or the rest of the world, takes a claim: its answer in words (5.3).

/// What an answer amounts to: as much as the figure that the play gives for it.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Taken {
    Supported,
    Noted,
    Doubted,
    Rejected,
}

impl Taken {
    pub(super) const ALL: [Self; 4] = [Self::Supported, Self::Noted, Self::Doubted, Self::Rejected];

    /// What an answer in per cent amounts to.
    pub(super) const fn of(answer: i16, [support, note, doubt, _]: [i16; 4]) -> Self {
        if answer >= support {
            Self::Supported
        } else if answer >= note {
            Self::Noted
        } else if answer >= doubt {
            Self::Doubted
        } else {
            Self::Rejected
        }
    }

    /// As it is told: `took note`.
    pub(super) const fn told(self) -> &'static str {
        match self {
            Self::Supported => "lent support",
            Self::Noted => "took note",
            Self::Doubted => "doubted it",
            Self::Rejected => "would not have it",
        }
    }

    /// As it stands: `takes note`.
    pub(super) const fn stands(self) -> &'static str {
        match self {
            Self::Supported => "supports it",
            Self::Noted => "takes note",
            Self::Doubted => "doubts it",
            Self::Rejected => "rejects it",
        }
    }
}
