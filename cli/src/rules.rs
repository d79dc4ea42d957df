//! `unblame rules`.

use clap::ValueEnum;
use serde_json::json;
use unblame::lint::{self, Rule};

use crate::{Outcome, nearest::nearest, output::print};

/// List every rule with its severity and class
#[derive(Debug, clap::Args)]
pub struct Args {
    /// How the rules are written
    #[arg(long, value_enum, default_value_t = Format::Text)]
    format: Format,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Format {
    Text,
    Json,
}

/// Lists the rules.
pub fn run(args: &Args) -> Outcome {
    let text = match args.format {
        Format::Text => table(lint::rules()),
        Format::Json => {
            let rules: Vec<_> = lint::rules().iter().map(|rule| object(rule)).collect();
            format!("{:#}\n", json!(rules))
        }
    };
    print(&text).err().unwrap_or(Outcome::Clean)
}

/// Says that no rule has this id, and which one may be meant.
pub fn unknown(id: &str) -> String {
    let ids = lint::rules().iter().map(|rule| rule.id);
    let meant = nearest(id, ids).map_or(String::new(), |meant| format!(" Is `{meant}` meant?"));
    format!("There is no rule `{id}`.{meant} `unblame rules` lists them.")
}

fn table(rules: &[&Rule]) -> String {
    let row = |rule: &&Rule| [rule.id, rule.severity.key(), rule.class.key(), rule.what];
    let head = ["RULE", "SEVERITY", "CLASS", "WHAT IT FINDS"];
    let rows: Vec<_> = std::iter::once(head).chain(rules.iter().map(row)).collect();
    let width = |column: usize| rows.iter().map(|row| row[column].len()).max().unwrap_or(0);
    let (rule, severity, class) = (width(0), width(1), width(2));
    let line = |row: &[&str; 4]| {
        let [id, level, kind, what] = row;
        format!("{id:rule$}  {level:severity$}  {kind:class$}  {what}\n")
    };
    rows.iter().map(line).collect()
}

fn object(rule: &Rule) -> serde_json::Value {
    let flags = rule.flags.iter().map(
        |(text, section, fixed)| json!({"text": text, "section": section.key(), "fixed": fixed}),
    );
    let allows = rule.allows.iter();
    let allows = allows.map(|(text, section)| json!({"text": text, "section": section.key()}));
    json!({
        "id": rule.id,
        "class": rule.class.key(),
        "severity": rule.severity.key(),
        "since": rule.since,
        "what": rule.what,
        "why": rule.why,
        "instead": rule.instead,
        "source": rule.source,
        "flags": flags.collect::<Vec<_>>(),
        "allows": allows.collect::<Vec<_>>(),
    })
}
