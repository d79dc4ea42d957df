//! `cargo xtask test`: every check there is, one stage after the other, and their counts.

mod count;
mod stage;

use crate::outcome::{Outcome, Problem};
use count::Count;
use stage::Stage;

/// Runs all stages, or the one that is named; `filter` chooses among its tests.
///
/// A stage that fails does not keep the others from running, but for those that need what it
/// would have made. The last line tells the counts.
pub fn test(name: Option<&str>, filter: Option<&str>) -> Outcome {
    let stages: Vec<Stage> = match name {
        None => Stage::ALL.to_vec(),
        Some(name) => vec![named(name)?],
    };
    let mut total = Count::default();
    let mut failed = Vec::new();
    let mut has_page = true;
    for stage in stages {
        println!("\n== {}", stage.title());
        if stage.needs_page() && !has_page {
            println!("Not run: there is no page to test.");
            failed.push(stage);
            continue;
        }
        let (count, outcome) = stage.run(filter);
        total += count;
        if let Err(problem) = outcome {
            println!("{problem}");
            failed.push(stage);
            has_page &= stage != Stage::Page;
            // A stage may fail without a test having failed: that has to count too.
            total.failed += usize::from(count.failed == 0);
        }
    }
    println!();
    for stage in &failed {
        println!("Failed: {}", stage.title());
    }
    println!("{total}");
    if failed.is_empty() {
        Ok(())
    } else {
        Err(Problem::silent())
    }
}

fn named(name: &str) -> Outcome<Stage> {
    let known = || Stage::ALL.map(Stage::name).join(", ");
    Stage::ALL
        .into_iter()
        .find(|stage| stage.name() == name)
        .ok_or_else(|| Problem::new(format!("There is no stage {name}; there are {}.", known())))
}
