//! Papers: what tells one from another, and how it can be answered.

use crate::terms::ClaimReply;
use crate::view::sheet::Paper;

/// What tells a paper from others, however the inbox is sorted.
#[must_use]
pub fn key(paper: &Paper) -> String {
    format!("{} {:?} {} {} {}", paper.round, paper.register, paper.from, paper.subject, paper.body.len())
}

/// How the accused can reply to a claim; only who shelters a group can act against it, and only who has a way
/// out can come forward.
pub fn replies(shelters: bool, exit: bool) -> impl Iterator<Item = (&'static str, ClaimReply)> {
    let replies = [
        ("Deny it", ClaimReply::Deny),
        ("Ask for the evidence", ClaimReply::AskForEvidence),
        ("Accuse them in turn", ClaimReply::CounterAccuse),
        ("Answer in kind", ClaimReply::AnswerInKind),
        ("Offer a joint inquiry", ClaimReply::OfferJointInquiry),
        ("Act against the group", ClaimReply::ActAgainstGroup),
        ("Come forward", ClaimReply::ComeForward),
    ];
    replies.into_iter().filter(move |(_, reply)| match reply {
        ClaimReply::ActAgainstGroup => shelters,
        ClaimReply::ComeForward => exit,
        _ => true,
    })
}

/// The paragraphs of a text, each on one line.
pub fn paragraphs(text: &str) -> impl Iterator<Item = String> + '_ {
    text.split("\n\n").map(|part| part.trim().replace('\n', " ")).filter(|part| !part.is_empty())
}

/// The numbered paragraphs of a cable, each on lines of its own: what begins with "1.", then "2.", and so on.
#[must_use]
pub fn numbered(text: &str) -> Vec<String> {
    let mut rest = text;
    let mut parts = Vec::new();
    if !text.starts_with("1. ") {
        return vec![text.to_owned()];
    }
    for number in 2.. {
        let mark = format!(" {number}.");
        // A number in the middle of a sentence begins nothing.
        let begins = |&at: &usize| rest.get(..at).is_some_and(|before| before.ends_with(['.', '?', '!', '”']));
        let Some(at) = rest.match_indices(&mark).map(|(at, _)| at).find(begins) else { break };
        let (part, after) = rest.split_at(at);
        parts.push(part.to_owned());
        rest = after.trim_start();
    }
    parts.push(rest.to_owned());
    parts
}

#[cfg(test)]
mod tests {
    use super::numbered;

    #[test]
    fn a_cable_is_read_by_its_numbers_in_their_order() {
        assert_eq!(numbered("1. Ask at 4. 2. Wait for 3. 3. Write."), ["1. Ask at 4.", "2. Wait for 3.", "3. Write."]);
        assert_eq!(numbered("In the year 2. They met."), ["In the year 2. They met."]);
        assert_eq!(numbered(""), [""]);
    }
}
