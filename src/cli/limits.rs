//! Numbers within limits, as the values of options.

/// A whole number within limits, as the value of an option.
pub(super) fn whole(least: u64, most: u64) -> impl Fn(&str) -> Result<u64, String> + Clone {
    move |text| {
        let number = text.parse().ok().filter(|number| (least..=most).contains(number));
        number.ok_or_else(|| format!("expected a whole number from {least} to {most}"))
    }
}

/// How many, from one to so many, as the value of an option.
pub(super) fn count(most: u32) -> impl Fn(&str) -> Result<u32, String> + Clone {
    number(1, most)
}

/// The same of any smaller number.
pub(super) fn number<T: Copy + TryFrom<u64> + TryInto<u64>>(
    least: T,
    most: T,
) -> impl Fn(&str) -> Result<T, String> + Clone {
    let whole = whole(least.try_into().unwrap_or(0), most.try_into().unwrap_or(u64::MAX));
    move |text| whole(text).map(|number| T::try_from(number).unwrap_or(most))
}
