//! `unblame explain`.

use unblame::lint::{self, Rule};

use crate::{
    Outcome,
    output::{print, say},
    rules,
};

/// Say what a rule finds, why it matters, and what to write instead
#[derive(Debug, clap::Args)]
pub struct Args {
    /// The id of a rule, as findings and `unblame rules` give it
    #[arg(value_name = "RULE")]
    rule: String,
}

/// Explains one rule.
pub fn run(args: &Args) -> Outcome {
    match lint::rule(&args.rule) {
        Some(rule) => print(&page(rule)).err().unwrap_or(Outcome::Clean),
        None => {
            say(&rules::unknown(&args.rule));
            Outcome::Trouble
        }
    }
}

fn page(rule: &Rule) -> String {
    let mut page = format!(
        "{} ({}, {}, since {})\n\nWhat:    {}\nWhy:     {}\nInstead: {}\nSource:  {}\n",
        rule.id,
        rule.severity.key(),
        rule.class.key(),
        rule.since,
        rule.what,
        rule.why,
        rule.instead,
        rule.source
    );
    if !rule.flags.is_empty() {
        page.push_str("\nFlags:\n");
    }
    for (text, _, fixed) in rule.flags {
        page.push_str(&format!("  - {text}\n"));
        if let Some(fixed) = fixed {
            page.push_str(&format!("    better: {fixed}\n"));
        }
    }
    if !rule.allows.is_empty() {
        page.push_str("\nAllows:\n");
    }
    for (text, _) in rule.allows {
        page.push_str(&format!("  - {text}\n"));
    }
    page
}
