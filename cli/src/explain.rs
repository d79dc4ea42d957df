//! `unblame explain`.

use crate::{
    Outcome,
    catalogue::{self, Entry},
    output::{print, say},
    rules,
};

/// Say what a rule or check finds, why it matters, and what to write instead
#[derive(Debug, clap::Args)]
pub struct Args {
    /// The id of a rule or check, as findings and `unblame rules` give it
    #[arg(value_name = "RULE")]
    rule: String,
}

/// Explains one rule.
pub fn run(args: &Args) -> Outcome {
    let wanted = |rule: &Entry| rule.id == args.rule;
    match catalogue::all().into_iter().find(wanted) {
        Some(rule) => print(&page(&rule)).err().unwrap_or(Outcome::Clean),
        None => {
            say(&rules::unknown(&args.rule));
            Outcome::Trouble
        }
    }
}

fn page(rule: &Entry) -> String {
    let mut page = format!(
        "{} ({}, {}, since {})\n\nWhat:    {}\nWhy:     {}\nInstead: {}\nSource:  {}\n",
        rule.id,
        rule.severity.key(),
        rule.kind,
        rule.since,
        rule.what,
        rule.why,
        rule.instead,
        rule.source
    );
    if !rule.flags.is_empty() {
        page.push_str("\nFlags:\n");
    }
    for (text, fixed) in &rule.flags {
        page.push_str(&example(text));
        if let Some(fixed) = fixed {
            page.push_str(&format!("    better: {fixed}\n"));
        }
    }
    if !rule.allows.is_empty() {
        page.push_str("\nAllows:\n");
    }
    for text in &rule.allows {
        page.push_str(&example(text));
    }
    page
}

/// A sentence, or the lines of a small document.
fn example(text: &str) -> String {
    format!("  - {}\n", text.replace('\n', "\n    "))
}
