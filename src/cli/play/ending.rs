//! What a round has brought, and the end: the minister's letter and the debrief.

use super::screen::Asked;
use super::seat::Seat;
use crate::view::sheet::{ClaimTruth, DebriefPage};

/// What the round has brought: the press first, then the seat's own cables.
pub(super) fn news(seat: &mut Seat) -> Asked<()> {
    let news = seat.news();
    let header = &seat.sheet.header;
    seat.screen.head(&format!("After round {} of {}: what it has brought", header.round, header.rounds));
    if let Some(ending) = &seat.sheet.ending {
        seat.screen.say(&format!("How it ended: {}", ending.title));
        seat.screen.say(&ending.text);
    }
    seat.screen.head("In the press");
    if news.headlines.is_empty() {
        seat.screen.say("Nothing was printed.");
    }
    for one in &news.headlines {
        seat.screen.item(&format!("{}{}{}", one.headline, if one.text.is_empty() { "" } else { ". " }, one.text));
    }
    seat.screen.head("What was done by you or to you");
    if news.short.is_empty() {
        seat.screen.say("Nothing.");
    }
    news.short.iter().for_each(|line| seat.screen.item(line));
    loop {
        let over = seat.is_over();
        let mut ways = vec![(if over { "The minister’s letter" } else { "Next round" }.to_owned(), true)];
        if news.cables != news.short {
            ways.push(("All that you saw, at length".to_owned(), false));
        }
        if seat.screen.pick_at_home("", ways)? {
            return Ok(());
        }
        news.cables.iter().for_each(|line| seat.screen.item(line));
    }
}

/// The end: the news of the last round, the minister's letter, and what is talked about.
pub(super) fn told(seat: &mut Seat) -> Asked<()> {
    news(seat)?;
    if let Some(letter) = seat.letter() {
        seat.screen.head(&letter.salutation);
        for part in [&letter.instructions, &letter.commons, &letter.craft] {
            seat.screen.head(&part.join(" "));
        }
        seat.screen.head(&letter.closing);
    }
    if let Some(page) = seat.debrief() {
        seat.screen.head("How was it? What went as you wanted, what did not, and what would you do otherwise?");
        seat.screen.wait("Talk about it, or think. Then press Enter to read what was true.")?;
        debrief(seat, &page);
    }
    Ok(())
}

fn debrief(seat: &Seat, page: &DebriefPage) {
    let screen = &seat.screen;
    screen.head("What was true");
    page.truth.iter().for_each(|row| screen.item(&format!("{}: {}", row.incident, row.said)));
    screen.head("What was claimed, and who knew what then");
    if page.claims.is_empty() {
        screen.say("Nobody was accused of anything.");
    }
    for claim in &page.claims {
        screen.say(&format!("Round {}: {} {}", claim.round, claim.text, judged(claim)));
        if !claim.came_to.is_empty() {
            screen.item(&format!("Credibility: {}.", claim.came_to.join(", ")));
        }
        claim.knew.iter().for_each(|line| screen.item(line));
    }
    screen.head("Where tension turned");
    if page.turns.is_empty() {
        screen.say("Nowhere by two steps or more within a round.");
    }
    for turn in &page.turns {
        screen.say(&format!("Round {}: {}", turn.round, turn.said));
        turn.because.iter().for_each(|line| screen.item(line));
    }
    screen.head("What was pledged");
    if page.pledges.is_empty() {
        screen.say("Nobody pledged anything.");
    }
    for pledge in &page.pledges {
        screen.item(&format!("{} (round {}, {})", pledge.text, pledge.round, pledge.fate));
    }
    screen.head("And now: what will you do otherwise on Monday?");
}

/// How a claim stood to what was held, and to what was true.
const fn judged(claim: &ClaimTruth) -> &'static str {
    match (claim.supported, claim.right) {
        (true, true) => "What was held supported it, and it was true.",
        (true, false) => "What was held supported it, and it was false.",
        (false, true) => "What was held did not support it, and it was true all the same.",
        (false, false) => "What was held did not support it, and it was false.",
    }
}
