//! A spread of whole numbers from 0 to 100, added up one by one.

/// How often each number from 0 to 100 came up.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Spread {
    counts: [u32; 101],
}

impl Default for Spread {
    fn default() -> Self {
        Self { counts: [0; 101] }
    }
}

impl Spread {
    /// Counts a number; what is below 0 counts as 0, what is above 100 as 100.
    pub fn add(&mut self, number: i16) {
        let place = usize::try_from(number.clamp(0, 100)).unwrap_or(0);
        if let Some(count) = self.counts.get_mut(place) {
            *count += 1;
        }
    }

    /// How many were counted.
    #[must_use]
    pub fn count(&self) -> u64 {
        self.counts.iter().map(|&count| u64::from(count)).sum()
    }

    /// The mean in hundredths, rounded down; 0 of nothing.
    #[must_use]
    pub fn mean_in_hundredths(&self) -> u64 {
        (self.weighted(|number| number) * 100).checked_div(self.count()).unwrap_or(0)
    }

    /// Half the width of an interval about the mean, in hundredths rounded down, into which the true mean falls 95
    /// times in a hundred: 1.96 standard errors. 0 of fewer than two.
    #[must_use]
    pub fn margin_in_hundredths(&self) -> u64 {
        let count = self.count();
        if count < 2 {
            return 0;
        }
        let (sum, squares) = (self.weighted(|number| number), self.weighted(|number| number * number));
        // Variance of the mean is (n·Σx² − (Σx)²) / (n²·(n − 1)); in ten-thousandths of a hundredth.
        let numerator = (count * squares).saturating_sub(sum * sum);
        let squared = u128::from(numerator) * 10_000 * 38_416 / (u128::from(count).pow(2) * u128::from(count - 1));
        u64::try_from((squared / 10_000).isqrt()).unwrap_or(u64::MAX)
    }

    /// The least number such that so many in a hundred are no greater; 0 of nothing.
    #[must_use]
    pub fn quantile(&self, in_a_hundred: u64) -> u8 {
        let least = (self.count() * in_a_hundred).div_ceil(100).max(1);
        let mut seen = 0;
        for (number, &count) in (0..).zip(&self.counts) {
            seen += u64::from(count);
            if seen >= least {
                return number;
            }
        }
        0
    }

    fn weighted(&self, weight: impl Fn(u64) -> u64) -> u64 {
        (0..).zip(&self.counts).map(|(number, &count)| weight(number) * u64::from(count)).sum()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_spread_has_a_mean_and_a_margin() {
        let mut spread = Spread::default();
        [10, 20, 30, 40, 120, -5].into_iter().for_each(|number| spread.add(number));
        assert_eq!((spread.count(), spread.mean_in_hundredths()), (6, 3333));
        // Numbers 0, 10, 20, 30, 40, 100: their standard deviation is 35.590, and 1.96 · 35.590 / √6 is 28.478.
        assert_eq!(spread.margin_in_hundredths(), 2847);
        assert_eq!([0, 50, 90, 100].map(|share| spread.quantile(share)), [0, 20, 100, 100]);
        assert_eq!((Spread::default().mean_in_hundredths(), Spread::default().margin_in_hundredths()), (0, 0));
    }
}
