//! In which order the functions of a part stand: like beside like, for that compresses better.

use std::cmp::Reverse;
use std::collections::{BTreeSet, HashMap};

/// So many bytes that stand in two functions are something that the two share.
const RUN: usize = 4;

/// A short function is like any other by chance: so many runs count as ones that it has and the
/// other has not.
const BY_CHANCE: usize = 20;

/// The order of these functions: from the largest on to the one that most of is in the one before
/// it. Of two that are as like, and where none is, it is the one that comes first here.
pub fn like_beside_like(bodies: &[&[u8]]) -> Vec<usize> {
    let runs: Vec<Vec<u32>> = Runs::default().of_all(bodies);
    let mut holders: Vec<Vec<usize>> = Vec::new();
    for (function, runs) in runs.iter().enumerate() {
        for run in runs {
            let run = *run as usize;
            if holders.len() <= run {
                holders.resize(run + 1, Vec::new());
            }
            holders[run].push(function);
        }
    }
    let mut left: BTreeSet<usize> = (0..bodies.len()).collect();
    let mut order = Vec::with_capacity(bodies.len());
    let mut next = left
        .iter()
        .copied()
        .max_by_key(|one| (bodies[*one].len(), Reverse(*one)));
    let mut shared = vec![0_usize; bodies.len()];
    while let Some(function) = next {
        order.push(function);
        left.remove(&function);
        shared.fill(0);
        for run in &runs[function] {
            for holder in &holders[*run as usize] {
                shared[*holder] += 1;
            }
        }
        // Fractions are compared without dividing.
        let size = |one: usize| runs[one].len() + BY_CHANCE;
        next = left.iter().copied().reduce(|best, one| {
            match shared[one] * size(best) > shared[best] * size(one) {
                true => one,
                false => best,
            }
        });
    }
    order
}

/// Numbers for all runs of bytes, as they are met.
#[derive(Default)]
struct Runs {
    numbers: HashMap<[u8; RUN], u32>,
}

impl Runs {
    /// The runs in each function, every one once.
    fn of_all(mut self, bodies: &[&[u8]]) -> Vec<Vec<u32>> {
        let each = bodies.iter().map(|body| self.of(body));
        each.collect()
    }

    fn of(&mut self, body: &[u8]) -> Vec<u32> {
        let mut runs = Vec::with_capacity(body.len());
        for run in body.array_windows() {
            let next = u32::try_from(self.numbers.len()).unwrap_or(u32::MAX);
            runs.push(*self.numbers.entry(*run).or_insert(next));
        }
        runs.sort_unstable();
        runs.dedup();
        runs
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_function_stands_behind_the_one_it_is_most_like() {
        let bodies: [&[u8]; 5] = [
            b"open the drawer, take a spoon",
            b"0123456789abcdef0123456789",
            b"open the drawer, take a knife and a fork, and close it",
            b"0123456789abcdef",
            b"",
        ];
        assert_eq!(like_beside_like(&bodies), [2, 0, 1, 3, 4]);
    }

    #[test]
    fn every_function_stands_once() {
        let same: [&[u8]; 3] = [b"the same", b"the same", b"the same"];
        assert_eq!(like_beside_like(&same), [0, 1, 2]);
        assert_eq!(like_beside_like(&[]), [0; 0]);
    }
}
