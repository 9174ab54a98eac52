//! Papers: what tells one from another, and how it can be answered.

use crate::terms::ClaimReply;
use crate::view::sheet::{Answer, Paper};

/// What tells a paper from others, however the inbox is sorted.
#[must_use]
pub fn key(paper: &Paper) -> String {
    format!("{} {:?} {} {} {}", paper.round, paper.register, paper.from, paper.subject, paper.body.len())
}

/// Whether a paper can still be answered.
#[must_use]
pub const fn can_answer(answer: &Answer) -> bool {
    match answer {
        Answer::Choice { open, .. }
        | Answer::Request { open, .. }
        | Answer::Claim { open, .. }
        | Answer::Weigh { open, .. }
        | Answer::Proposal { open, .. } => *open,
        Answer::None | Answer::Message { .. } => false,
    }
}

/// How the accused can reply to a claim; only who shelters a group can act against it.
pub fn replies(shelters: bool) -> impl Iterator<Item = (&'static str, ClaimReply)> {
    let replies = [
        ("Deny it", ClaimReply::Deny),
        ("Ask for the evidence", ClaimReply::AskForEvidence),
        ("Accuse them in turn", ClaimReply::CounterAccuse),
        ("Answer in kind", ClaimReply::AnswerInKind),
        ("Offer a joint inquiry", ClaimReply::OfferJointInquiry),
        ("Act against the group", ClaimReply::ActAgainstGroup),
    ];
    replies.into_iter().filter(move |(_, reply)| shelters || *reply != ClaimReply::ActAgainstGroup)
}
