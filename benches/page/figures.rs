//! Measured times, what of them is told, and whether they reach their goal.

use std::fmt;

/// Measured times in milliseconds.
pub struct Figures(Vec<f64>);

impl Figures {
    /// From times in any order.
    pub fn new(mut times: Vec<f64>) -> Self {
        times.sort_by(f64::total_cmp);
        Self(times)
    }

    /// How many there are.
    pub fn count(&self) -> usize {
        self.0.len()
    }

    /// The time that this many of a hundred do not exceed; NaN where nothing was measured.
    pub fn percentile(&self, percent: usize) -> f64 {
        let rank = (self.0.len() * percent).div_ceil(100).max(1);
        self.0.get(rank - 1).copied().unwrap_or(f64::NAN)
    }

    /// Half of them are below.
    pub fn median(&self) -> f64 {
        self.percentile(50)
    }

    /// The longest.
    pub fn longest(&self) -> f64 {
        self.percentile(100)
    }
}

impl fmt::Display for Figures {
    /// Median, 95th percentile and the longest.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(
            f,
            "{:>6.1} {:>6.1} {:>6.1}",
            self.median(),
            self.percentile(95),
            self.longest()
        )
    }
}

/// A goal and whether a figure reaches it, such as `<= 20 ok`. What was not measured does not.
pub fn held_against(figure: f64, goal: f64) -> String {
    let word = if figure <= goal { "ok" } else { "MISSED" };
    format!("<= {goal} {word}")
}
