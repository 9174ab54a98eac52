//! The days of rounds in words (1.1): dates if the play has them, else days that are counted.

use crate::terms::Calendar;

/// What a round stands for: `4 to 17 March 2031`, `days 15 to 28`, `day 57`.
#[must_use]
pub(super) fn span(calendar: &Calendar, round: u8) -> String {
    let (first, last) = (calendar.first_day(round), calendar.last_day(round));
    match calendar.date(first).zip(calendar.date(last)) {
        _ if first == last => day(calendar, first),
        Some((first, last)) => format!("{} to {last}", first.up_to(last)),
        None => format!("days {first} to {last}"),
    }
}

/// A day: `4 March 2031`, `day 15`.
#[must_use]
pub(super) fn day(calendar: &Calendar, day: u32) -> String {
    calendar.date(day).map_or_else(|| format!("day {day}"), |date| date.to_string())
}

/// How long a play is: `7 rounds of 30 days each, from 4 March 2031`.
#[must_use]
pub fn outline(calendar: &Calendar) -> String {
    let days = calendar.days();
    let lengths = match days.split_first() {
        Some((1, rest)) if rest.iter().all(|days| *days == 1) => "a day each".to_owned(),
        Some((first, rest)) if rest.iter().all(|days| days == first) => format!("{first} days each"),
        Some(_) => format!("{} days", listed(days)),
        None => "days".to_owned(),
    };
    let from = calendar.begins().map_or_else(String::new, |date| format!(", from {date}"));
    format!("{} rounds of {lengths}{from}", days.len())
}

/// `54, 2, 2 and 30`.
fn listed(days: &[u16]) -> String {
    let words: Vec<String> = days.iter().map(u16::to_string).collect();
    match words.split_last() {
        Some((last, rest)) if !rest.is_empty() => format!("{} and {last}", rest.join(", ")),
        _ => words.concat(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::terms::Date;

    #[test]
    fn rounds_are_told_by_date_or_by_day() {
        let begins = Date::new(2031, 12, 20);
        let days = vec![5, 10, 1, 40];
        let told = |calendar: &Calendar| (1..=4).map(|round| span(calendar, round)).collect::<Vec<_>>();
        assert_eq!(
            told(&Calendar::new(None, days.clone())),
            ["days 1 to 5", "days 6 to 15", "day 16", "days 17 to 56"]
        );
        assert_eq!(
            told(&Calendar::new(begins, days)),
            [
                "20 to 24 December 2031",
                "25 December 2031 to 3 January 2032",
                "4 January 2032",
                "5 January to 13 February 2032"
            ]
        );
    }

    #[test]
    fn a_play_says_how_long_it_is() {
        let outline = |begins, days: &[u16]| super::outline(&Calendar::new(begins, days.to_vec()));
        assert_eq!(outline(None, &[30; 7]), "7 rounds of 30 days each");
        assert_eq!(outline(None, &[1; 4]), "4 rounds of a day each");
        assert_eq!(
            outline(Date::new(2031, 3, 4), &[54, 2, 2, 30]),
            "4 rounds of 54, 2, 2 and 30 days, from 4 March 2031"
        );
    }
}
