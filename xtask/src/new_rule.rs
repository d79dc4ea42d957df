//! `cargo xtask new-rule NAME`: a rule's file and its line in the registry.

use std::fs;

use crate::outcome::{Outcome, Problem};
use crate::places;

const REGISTRY: &str = "src/lint/rules/mod.rs";

/// Makes the file of a rule whose id is `id`, kebab-case.
pub fn new_rule(id: &str) -> Outcome {
    let is_kebab = id
        .split('-')
        .all(|part| !part.is_empty() && part.bytes().all(|byte| byte.is_ascii_lowercase()));
    if !is_kebab {
        return Err(Problem::new(format!(
            "{id} is no id: use small letters and hyphens, and name the wording, as in should-have."
        )));
    }
    let module = id.replace('-', "_");
    let path = places::root().join(format!("src/lint/rules/{module}.rs"));
    if path.exists() {
        return Err(Problem::new(format!(
            "{} is there already: choose another id.",
            path.display()
        )));
    }
    let registry = places::root().join(REGISTRY);
    let problem = |error| Problem::new(format!("{REGISTRY} can't be read or written: {error}."));
    let text = fs::read_to_string(&registry).map_err(problem)?;
    let text = text
        .replacen("\nuse super::", &format!("mod {module};\n\nuse super::"), 1)
        .replacen(
            "\n}\n\n/// The rules with",
            &format!("\n    {module}\n}}\n\n/// The rules with"),
            1,
        );
    fs::write(&path, scaffold(id)).map_err(problem)?;
    fs::write(registry, text).map_err(problem)?;
    println!(
        "{} is there. Fill in its texts, examples and phrases; `cargo test --test lint` holds it to them.",
        path.display()
    );
    Ok(())
}

fn scaffold(id: &str) -> String {
    format!(
        r#"use crate::{{
    finding::{{Class, Severity}},
    lint::{{
        packed::packed,
        rule::{{Examples, Rule, every_phrase}},
    }},
}};

pub static RULE: Rule = Rule {{
    id: "{id}",
    class: Class::Opinion,
    severity: Severity::Hint,
    since: env!("CARGO_PKG_VERSION"),
    what: "",
    why: "",
    instead: "",
    source: "",
    phrases: packed!(&[&[]]),
    unless: packed!(&[&[]]),
    needs: &[],
    check: every_phrase,
}};

pub static EXAMPLES: Examples = Examples {{
    flags: &[],
    allows: &[],
}};
"#
    )
}
