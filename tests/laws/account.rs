//! Laws of the account of a word (5.5): it pays to say what one believes, and to say it in time.

use super::each_play;
use crate::common::{Moment, SCENARIOS};
use demarche::event::{Cause, ClaimEvent, Event, Gauge};
use demarche::script::AccountNumbers;
use demarche::terms::{Likelihood, NationId, Rung};
use demarche::world::{Known, set_up};
use std::collections::BTreeMap;

const WORDS: [Likelihood; 3] = [Likelihood::Likely, Likelihood::VeryLikely, Likelihood::AlmostCertain];

fn numbers() -> AccountNumbers {
    set_up(&SCENARIOS[0]).table().numbers.account
}

/// What a word is worth to somebody who believes so much, in hundredths of half-points.
fn expected(rung: Rung, word: Likelihood, belief: i32) -> i32 {
    let of = |right| i32::from(numbers().of(rung, word, right, numbers().stands));
    belief * of(true) + (100 - belief) * of(false)
}

#[test]
fn the_word_that_one_believes_is_the_word_that_pays() {
    for rung in Rung::ALL.iter().copied().filter(|rung| rung.names()) {
        for belief in 1..=99 {
            let believed = Likelihood::of_share(u64::try_from(belief).unwrap(), 100);
            // To keep silent comes to nothing, and is right below *likely*.
            let own = if believed >= Likelihood::Likely { expected(rung, believed, belief) } else { 0 };
            for word in WORDS {
                let other = expected(rung, word, belief);
                assert!(other <= own, "{rung:?} at {belief}: {} pays {other}, {own} was due", word.word());
            }
            // At 55 in a hundred *likely* is a twentieth of a point short of silence, for which
            // mandate makes up where a nation is accused.
            assert!(own >= 0 || belief == 55, "{rung:?} at {belief}: silence pays better than {}", believed.word());
            // Below *likely* nobody gains by naming anybody.
            assert!(expected(rung, Likelihood::RoughlyEven, belief) < 0);
        }
    }
}

#[test]
fn mandate_does_not_change_which_word_is_best() {
    // True or false, each word at a rung moves as much mandate; what differs is the account alone. It
    // can tip silence only where the belief is above even and short of *likely*.
    for rung in Rung::ALL.iter().copied().filter(|rung| rung.accuses()) {
        let mandate = 2 * (i32::from(rung.number().unwrap()) - 2);
        for belief in 1..=99 {
            let with = |word| expected(rung, word, belief) + mandate * (2 * belief - 100);
            let best = WORDS.into_iter().max_by_key(|&word| (with(word), std::cmp::Reverse(word))).unwrap();
            let believed = Likelihood::of_share(u64::try_from(belief).unwrap(), 100);
            if believed >= Likelihood::Likely {
                assert!(with(best) == with(believed) && with(best) >= 0, "{rung:?} at {belief}");
            } else if belief <= 50 {
                assert!(with(best) < 0, "{rung:?} at {belief}: {} pays", best.word());
            }
        }
    }
}

#[test]
fn a_word_earns_by_how_long_it_stood_and_loses_however_short() {
    let numbers = numbers();
    for rung in Rung::ALL.iter().copied().filter(|rung| rung.names()) {
        for word in WORDS {
            let earned: Vec<i16> = (0..6).map(|stood| numbers.of(rung, word, true, stood)).collect();
            assert!(earned.is_sorted() && earned.first() == Some(&0) && earned.last() > Some(&0), "{earned:?}");
            let lost: Vec<i16> = (0..6).map(|stood| numbers.of(rung, word, false, stood)).collect();
            assert!(lost.iter().all(|one| Some(one) == lost.first() && *one < 0), "{lost:?}");
        }
    }
}

#[test]
fn there_is_one_account_for_each_speaker_and_incident() {
    let mut settled = 0;
    each_play(40, |playable, _, moments| {
        let numbers = set_up(playable).table().numbers.account;
        let mut accounts = BTreeMap::new();
        for moment in moments {
            for event in &moment.events {
                let Event::Claim(ClaimEvent::Settled { id, nation, half_points, right }) = *event else { continue };
                let claims = &moment.after.now().claims;
                let claim = claims[id.index()];
                assert!(Known::of(&claim).counts() && Known::of(&claim).is_by(nation));
                assert_eq!(accounts.insert((nation, claim.incident), half_points), None, "settled twice");
                assert!(if right { half_points >= 0 } else { half_points < 0 });
                // Nothing is gained or lost by what is said once the truth is out.
                let known = moment.before.now().incident(claim.incident).and_then(|now| now.finding);
                assert!(known.is_none_or(|finding| finding.round == claim.round), "it was known before");
                settled += 1;
                // It is the word with most to lose of those that were spoken by then.
                let risk = numbers.of(claim.wording.rung, claim.wording.word, false, 0);
                let stronger = claims.iter().enumerate().any(|(at, other)| {
                    other.incident == claim.incident
                        && Known::of(other).counts()
                        && Known::of(other).is_by(nation)
                        && (numbers.of(other.wording.rung, other.wording.word, false, 0), at) < (risk, id.index())
                });
                assert!(!stronger, "a stronger word was spoken");
            }
        }
        standing_adds_up(moments);
    });
    assert!(settled > 300, "{settled}");
}

/// Standing is what words came to, and what exposures and broken pledges cost, and nothing else (16.1).
fn standing_adds_up(moments: &[Moment]) {
    let Some(last) = moments.last() else { return };
    let mut standing: BTreeMap<NationId, i16> = BTreeMap::new();
    for event in moments.iter().flat_map(|moment| &moment.events) {
        let (nation, by) = match *event {
            Event::Claim(ClaimEvent::Settled { nation, half_points, .. }) => (nation, half_points),
            Event::Moved { gauge: Gauge::Credibility(nation), by, why } if by < 0 => match why.cause {
                Cause::Covert(_) | Cause::Pledge(_) => (nation, by * 2),
                _ => continue,
            },
            _ => continue,
        };
        *standing.entry(nation).or_default() += by;
    }
    for nation in last.after.table().seats() {
        let expected = standing.get(&nation).copied().unwrap_or(0);
        assert_eq!(last.after.now().nation(nation).standing, expected);
    }
}
