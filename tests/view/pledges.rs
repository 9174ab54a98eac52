//! What people read of pledges and of restrictive measures.

use super::reads_well;
use crate::common::{Moment, NARROWS, loaded, play};
use demarche::event::{Event, Fate, PledgeEvent};
use demarche::order::Tray;
use demarche::terms::NationId;
use demarche::view::sheet::Sheet;
use demarche::view::{Chronicler, Eyes, Line, letter, news, sees};

/// The chronicle of what happened, through somebody's eyes.
fn told(moments: &[Moment], eyes: Eyes) -> String {
    let mut chronicler = Chronicler::new(moments[0].before.clone(), eyes);
    moments.iter().for_each(|moment| chronicler.tell(&moment.events).unwrap());
    let lines = chronicler.finish();
    let said = lines.iter().map(|line| match line {
        Line::Said(said) => format!("{said}\n"),
        Line::Round(_) | Line::Phase(_) => "\n".to_owned(),
    });
    said.collect()
}

#[test]
fn pledges_read_like_sentences() {
    let playable = loaded("narrows.ron", NARROWS);
    let mut all = String::new();
    for seed in 0..8 {
        let moments = play(&playable, seed);
        for eyes in [Eyes::Public, Eyes::Facilitator].into_iter().chain((0..3).map(NationId::at).map(Eyes::Seat)) {
            let text = told(&moments, eyes);
            reads_well(&text);
            all += &text;
        }
        for moment in &moments {
            for piece in news(&moment.before, &moment.events).unwrap() {
                assert!(!piece.headline.is_empty() && !piece.text.is_empty(), "{}", piece.headline);
            }
        }
    }
    let phrases = ["gave its word in public: ", "gave its word to ", " kept its pledge ", " broke its pledge "];
    let more =
        [" was overtaken: ", " now binds it: ", "Pressure from abroad weighed on ", "imposed restrictive measures on"];
    for phrase in phrases.into_iter().chain(more) {
        assert!(all.contains(phrase), "nothing reads `{phrase}`");
    }
    assert!(!all.contains("take the step"), "an action of the standard catalogue has no words of its own");
}

#[test]
fn the_minister_writes_of_a_word_that_was_kept_or_broken() {
    let playable = loaded("narrows.ron", NARROWS);
    let (mut written, mut judged) = (0, 0);
    for seed in 0..4 {
        let moments = play(&playable, seed);
        let world = &moments[moments.len() - 1].after;
        for seat in world.table().seats() {
            let text = letter(world, seat).to_string();
            assert!(!text.contains(|c: char| c.is_ascii_digit()), "{text}");
            let due = |fate| world.now().pledges.iter().any(|one| one.by == seat && one.fate == Some(fate));
            judged += usize::from(due(Fate::Kept) || due(Fate::Broken));
            let words =
                ["Your word was kept", "Some of what you pledged", "You threatened and did", "You gave your word"];
            written += usize::from(words.iter().any(|words| text.contains(words)));
        }
    }
    assert!(written > 0 && written <= judged, "{written} of {judged}");
}

#[test]
fn a_seat_is_told_of_what_was_pledged_to_it_and_of_no_more() {
    let playable = loaded("narrows.ron", NARROWS);
    let (mut seen, mut hidden) = (0, 0);
    for seed in 0..14 {
        for moment in &play(&playable, seed) {
            let world = &moment.after;
            for seat in world.table().seats() {
                let sheet = Sheet::of(world, seat, &Tray::EMPTY);
                let known: Vec<_> = sheet.pledges.iter().map(|row| row.id).collect();
                for event in &moment.events {
                    let Event::Pledge(pledge) = event else { continue };
                    assert_eq!(sees(Eyes::Seat(seat), world, event), known.contains(&pledge.id()));
                    seen += usize::from(known.contains(&pledge.id()));
                    hidden += usize::from(!known.contains(&pledge.id()));
                    if let PledgeEvent::Judged { fate, .. } = pledge {
                        let rows = sheet.pledges.iter().filter(|row| row.id == pledge.id());
                        rows.for_each(|row| assert!(row.status == fate.word() && row.decided.is_some()));
                    }
                }
                assert!(sheet.pledges.iter().all(|row| row.text.ends_with('.')));
                assert!(sheet.pressure.iter().all(|row| row.level > 0 && !row.because.is_empty()));
            }
        }
    }
    assert!(seen > 50 && hidden > 3, "{seen} seen, {hidden} hidden");
    assert_eq!(Fate::Overtaken.word(), "overtaken");
}
