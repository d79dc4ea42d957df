//! `unblame rules`.

use clap::ValueEnum;
use serde_json::json;

use crate::{
    Outcome,
    catalogue::{self, Entry},
    nearest::nearest,
    output::print,
};

/// List every rule and check with its severity and class
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
        Format::Text => table(&catalogue::all()),
        Format::Json => {
            let rules: Vec<_> = catalogue::all().iter().map(Entry::object).collect();
            format!("{:#}\n", json!(rules))
        }
    };
    print(&text).err().unwrap_or(Outcome::Clean)
}

/// Says that no rule has this id, and which one may be meant.
pub fn unknown(id: &str) -> String {
    let ids = catalogue::all().into_iter().map(|rule| rule.id);
    let meant = nearest(id, ids).map_or(String::new(), |meant| format!(" Is `{meant}` meant?"));
    format!("There is no rule `{id}`.{meant} `unblame rules` lists them.")
}

fn table(rules: &[Entry]) -> String {
    let row = |rule: &Entry| [rule.id, rule.severity.key(), rule.kind, rule.what];
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
