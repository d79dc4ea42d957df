//! The table of checks in the documentation is the registry's, and names whatever is left out.

use std::{collections::BTreeSet, fs, path::Path};

use unblame::{
    lint,
    review::{Check, checks},
};

const OPEN: &str = "<!-- table -->\n";
const CLOSE: &str = "<!-- end -->";

/// The list of what a good post-mortem shows, by letter and highest number.
const LIST: [(char, u8); 9] = [
    ('H', 10),
    ('T', 11),
    ('M', 5),
    ('S', 5),
    ('I', 9),
    ('C', 13),
    ('A', 17),
    ('W', 4),
    ('F', 5),
];

fn document() -> String {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("docs/checks.md");
    fs::read_to_string(path).expect("the documentation of the checks is there")
}

fn table() -> String {
    let mut table = String::from(
        "\n| Code | Check | Weighs | What is found | Source |\n| --- | --- | --- | --- | --- |\n",
    );
    for check in checks() {
        let Check {
            code,
            id,
            what,
            source,
            severity,
            ..
        } = check;
        let severity = severity.key();
        table += &format!("| {code} | `{id}` | {severity} | {what} | {source} |\n");
    }
    table + "\n"
}

#[test]
fn the_table_is_that_of_the_registry() {
    let document = document();
    let (head, rest) = document
        .split_once(OPEN)
        .expect("the table has a beginning");
    let (shown, tail) = rest.split_once(CLOSE).expect("the table has an end");
    if std::env::var_os("UPDATE_CHECKS").is_some() {
        let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("docs/checks.md");
        let whole = [head, OPEN, &table(), CLOSE, tail].concat();
        fs::write(path, whole).expect("the documentation can be written");
        return;
    }
    assert!(
        shown == table(),
        "docs/checks.md is out of date: UPDATE_CHECKS=1 cargo test --test checks_table"
    );
}

/// The number of a code without the letter of a check that was split off.
fn whole(code: &str) -> &str {
    code.trim_end_matches(|c: char| c.is_ascii_lowercase())
}

#[test]
fn every_entry_of_the_list_is_a_check_or_left_out_with_a_reason() {
    let document = document();
    let (_, rest) = document
        .split_once("## What is not")
        .expect("the part is there");
    let left_out: BTreeSet<&str> = rest
        .lines()
        .filter_map(|line| line.strip_prefix("| ")?.split(' ').next())
        .collect();
    let built: BTreeSet<&str> = checks().iter().map(|check| whole(check.code)).collect();
    for (letter, most) in LIST {
        for number in 1..=most {
            let code = format!("{letter}{number}");
            let (is_built, is_out) = (built.contains(&*code), left_out.contains(&*code));
            assert!(
                is_built != is_out,
                "{code}: built {is_built}, left out {is_out}"
            );
        }
    }
}

/// The names in code marks behind a heading, up to the next one.
fn names_under<'a>(document: &'a str, heading: &str) -> Vec<&'a str> {
    let (_, rest) = document.split_once(heading).expect("the part is there");
    let part = rest.split("\n## ").next().unwrap_or_default();
    let rows = part.lines().filter(|line| line.starts_with("| "));
    rows.flat_map(|line| line.split('`').skip(1).step_by(2))
        .collect()
}

#[test]
fn whatever_is_named_is_a_check_or_a_rule() {
    let document = document();
    for heading in ["## The practices and mistakes", "## What is not a check"] {
        let names = names_under(&document, heading);
        assert!(!names.is_empty(), "{heading} names nothing");
        for name in names {
            let is_known = lint::rule(name).is_some() || unblame::review::check(name).is_some();
            assert!(is_known, "{name} is neither a check nor a rule");
        }
    }
}
