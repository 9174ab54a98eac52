//! Days: what the rounds of a play stand for, in whole days and in dates (1.1).
//!
//! Nothing here asks a clock what day it is.

use super::{Bounded, Range};
use serde::de::value::{I64Deserializer, SeqAccessDeserializer, U64Deserializer};
use serde::de::{Deserializer, Error, SeqAccess, Visitor};
use serde::{Deserialize, Serialize};
use std::fmt;

/// The year after which no play begins: whatever its rounds add, four digits are enough.
const LAST_YEAR: u16 = 9000;

const MONTHS: [&str; 12] = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
];

/// A date of the Gregorian calendar, which is carried back before its time where need be; in files
/// `"2031-03-04"`, in words `4 March 2031`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct Date {
    year: u16,
    month: u8,
    day: u8,
}

impl Date {
    /// The date, if there is one of that year, month and day.
    #[must_use]
    pub fn new(year: u16, month: u8, day: u8) -> Option<Self> {
        let date = Self { year, month, day };
        let there = (1..=LAST_YEAR).contains(&year) && (1..=12).contains(&month) && (1..=31).contains(&day);
        // The 30th of February comes back as a day of March.
        (there && Self::numbered(date.number()) == date).then_some(date)
    }

    /// The date so many days later.
    #[must_use]
    pub fn plus(self, days: u32) -> Self {
        Self::numbered(self.number().saturating_add(days))
    }

    /// As files have it: `2031-03-04`.
    #[must_use]
    pub fn iso(self) -> String {
        format!("{:04}-{:02}-{:02}", self.year, self.month, self.day)
    }

    /// In words, from a date on: as much of it as that one does not say too (`4`, `4 March`, `4 March 2031`).
    #[must_use]
    pub fn up_to(self, last: Self) -> String {
        match (self.year == last.year, self.month == last.month) {
            (true, true) => self.day.to_string(),
            (true, false) => format!("{} {}", self.day, self.month_name()),
            (false, _) => self.to_string(),
        }
    }

    fn month_name(self) -> &'static str {
        MONTHS.get(usize::from(self.month).wrapping_sub(1)).copied().unwrap_or_default()
    }

    /// Days since the first of March of the year 0. Years that begin in March have their leap day at
    /// the end, so that months before it are the same in every year.
    fn number(self) -> u32 {
        let (month, day) = (u32::from(self.month), u32::from(self.day));
        let year = u32::from(self.year).saturating_sub(u32::from(month <= 2));
        let since_march = (153 * ((month + 9) % 12) + 2) / 5 + day.saturating_sub(1);
        365 * year + year / 4 - year / 100 + year / 400 + since_march
    }

    /// The date of that number.
    fn numbered(number: u32) -> Self {
        // 400 years are always as long, and begin a leap year of their own.
        let (eras, of_era) = (number / 146_097, number % 146_097);
        let year = (of_era - of_era / 1_460 + of_era / 36_524 - of_era / 146_096) / 365;
        let of_year = of_era - (365 * year + year / 4 - year / 100);
        let from_march = (5 * of_year + 2) / 153;
        let month = if from_march < 10 { from_march + 3 } else { from_march - 9 };
        let year = 400 * eras + year + u32::from(month <= 2);
        let byte = |number: u32| u8::try_from(number).unwrap_or(u8::MAX);
        Self {
            year: u16::try_from(year).unwrap_or(u16::MAX),
            month: byte(month),
            day: byte(of_year - (153 * from_march + 2) / 5 + 1),
        }
    }
}

impl fmt::Display for Date {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} {} {}", self.day, self.month_name(), self.year)
    }
}

impl TryFrom<String> for Date {
    type Error = String;

    fn try_from(text: String) -> Result<Self, String> {
        let mut parts = text.split('-');
        let mut part = |digits: usize| {
            let part = parts.next().filter(|part| part.len() == digits)?;
            part.bytes().all(|byte| byte.is_ascii_digit()).then(|| part.parse::<u16>().ok())?
        };
        let read = (part(4), part(2), part(2));
        let byte = |number: u16| u8::try_from(number).ok();
        let date = match read {
            (Some(year), Some(month), Some(day)) if parts.next().is_none() => {
                byte(month).zip(byte(day)).and_then(|(month, day)| Self::new(year, month, day))
            }
            _ => None,
        };
        date.ok_or_else(|| {
            format!("`{text}` is no date from year 1 to {LAST_YEAR}: year, month and day, as in \"2031-03-04\"")
        })
    }
}

impl From<Date> for String {
    fn from(date: Date) -> Self {
        date.iso()
    }
}

/// How many days a round stands for, as a scenario says it: one number for all, or one for each (1.1).
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(untagged)]
pub enum Days {
    /// All rounds are as long.
    All(u16),
    /// Each has its own length.
    Each(Vec<u16>),
}

impl Bounded for Days {
    fn bounded<'de, D: Deserializer<'de>>(deserializer: D, range: Range) -> Result<Self, D::Error> {
        deserializer.deserialize_any(Lengths(range))
    }
}

struct Lengths(Range);

impl<'de> Visitor<'de> for Lengths {
    type Value = Days;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a number of days, or a list `[…]` with one for each round")
    }

    fn visit_u64<E: Error>(self, days: u64) -> Result<Days, E> {
        u16::bounded(U64Deserializer::new(days), self.0).map(Days::All)
    }

    fn visit_i64<E: Error>(self, days: i64) -> Result<Days, E> {
        u16::bounded(I64Deserializer::new(days), self.0).map(Days::All)
    }

    fn visit_seq<A: SeqAccess<'de>>(self, seq: A) -> Result<Days, A::Error> {
        Vec::bounded(SeqAccessDeserializer::new(seq), self.0).map(Days::Each)
    }
}

/// The days of a play's rounds, and the date of the first, if it has one (1.1).
///
/// Days are counted from 1, the first day of the first round. What falls due after the last round is
/// reckoned as if rounds went on as that one is.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Calendar {
    begins: Option<Date>,
    days: Vec<u16>,
}

impl Calendar {
    /// A calendar of rounds, each of so many days.
    #[must_use]
    pub const fn new(begins: Option<Date>, days: Vec<u16>) -> Self {
        Self { begins, days }
    }

    /// The date of the first day.
    #[must_use]
    pub const fn begins(&self) -> Option<Date> {
        self.begins
    }

    /// How many days each round stands for.
    #[must_use]
    pub fn days(&self) -> &[u16] {
        &self.days
    }

    /// How many days a round stands for, one at the least.
    #[must_use]
    pub fn length(&self, round: u8) -> u32 {
        let place = usize::from(round).saturating_sub(1);
        self.days.get(place).or(self.days.last()).map_or(1, |days| u32::from(*days).max(1))
    }

    /// The first day of a round.
    #[must_use]
    pub fn first_day(&self, round: u8) -> u32 {
        (1..round).fold(1, |day, before| day.saturating_add(self.length(before)))
    }

    /// The last day of a round.
    #[must_use]
    pub fn last_day(&self, round: u8) -> u32 {
        self.first_day(round).saturating_add(self.length(round) - 1)
    }

    /// The date of a day, if the play has dates.
    #[must_use]
    pub fn date(&self, day: u32) -> Option<Date> {
        self.begins.map(|begins| begins.plus(day.saturating_sub(1)))
    }

    /// The round that holds the last of so many days, which are counted from the first day of a round:
    /// what takes a time falls due in it (1.1).
    #[must_use]
    pub fn round_of_last(&self, from: u8, days: u32) -> u8 {
        let (mut round, mut left) = (from, days);
        while left > self.length(round) && round < u8::MAX {
            left -= self.length(round);
            round += 1;
        }
        round
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn date(text: &str) -> Date {
        Date::try_from(text.to_owned()).unwrap()
    }

    #[test]
    fn leap_years_are_those_of_the_gregorian_calendar() {
        let leap = [4, 400, 1600, 2000, 2024, 2032, 2400];
        let common = [1, 100, 1700, 1900, 2023, 2031, 2100, 9000];
        for year in leap {
            assert!(Date::new(year, 2, 29).is_some(), "{year}");
            assert_eq!(Date::new(year, 1, 1).unwrap().plus(366), Date::new(year + 1, 1, 1).unwrap());
        }
        for year in common {
            assert_eq!(Date::new(year, 2, 29), None, "{year}");
            assert_eq!(Date::new(year, 2, 28).unwrap().plus(1), Date { year, month: 3, day: 1 });
        }
    }

    #[test]
    fn days_follow_one_another_through_four_hundred_years() {
        let mut day = date("1900-01-01");
        let lengths = |year: u16| {
            let leap = year.is_multiple_of(4) && !year.is_multiple_of(100) || year.is_multiple_of(400);
            [31, if leap { 29 } else { 28 }, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]
        };
        for year in 1900..2300 {
            for (month, length) in (1..).zip(lengths(year)) {
                for of_month in 1..=length {
                    assert_eq!(day, Date { year, month, day: of_month });
                    assert_eq!(Date::new(year, month, of_month), Some(day));
                    day = day.plus(1);
                }
                assert_eq!(Date::new(year, month, length + 1), None);
            }
        }
        assert_eq!(day, date("2300-01-01"));
        assert_eq!(date("1900-01-01").plus(146_097), day);
    }

    #[test]
    fn a_date_is_read_as_it_is_written() {
        for text in ["0001-01-01", "2031-03-04", "2032-02-29", "9000-12-31"] {
            assert_eq!(date(text).iso(), text);
        }
        let wrong = ["", "2031", "2031-3-4", "2031-13-01", "2031-00-10", "2031-02-29", "2031-04-31", "0000-01-01"];
        let worse = ["9001-01-01", "2031-03-04-", "2031-03-04T", "+031-03-04", "٢٠٣١-03-04", "4 March 2031"];
        for text in wrong.into_iter().chain(worse) {
            assert!(Date::try_from(text.to_owned()).is_err(), "{text}");
        }
    }

    #[test]
    fn a_date_says_what_another_does_not_say_too() {
        let last = date("2031-03-17");
        let told = ["2031-03-04", "2031-02-04", "2030-03-04"].map(|first| date(first).up_to(last));
        assert_eq!(told, ["4", "4 February", "4 March 2030"]);
    }

    #[test]
    fn what_takes_a_time_falls_due_in_the_round_that_holds_its_last_day() {
        let calendar = Calendar::new(None, vec![54, 2, 2, 30]);
        let firsts: Vec<_> = (1..=5).map(|round| calendar.first_day(round)).collect();
        assert_eq!((firsts, calendar.last_day(4)), (vec![1, 55, 57, 59, 89], 88));
        let due = |from, days| calendar.round_of_last(from, days);
        assert_eq!([0, 1, 54, 55, 56, 57, 58, 59, 88, 89].map(|days| due(1, days)), [1, 1, 1, 2, 2, 3, 3, 4, 4, 5]);
        assert_eq!([1, 2, 3, 5, 34, 35].map(|days| due(2, days)), [2, 2, 3, 4, 4, 5]);
        assert_eq!(due(4, u32::MAX), u8::MAX);
    }

    #[test]
    fn days_of_a_play_without_rounds_are_days() {
        let none = Calendar::default();
        assert_eq!((none.length(3), none.first_day(3), none.date(3), none.first_day(0)), (1, 3, None, 1));
    }
}
