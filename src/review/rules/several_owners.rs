use super::kit::*;

pub static CHECK: Check = Check {
    id: "several-owners",
    code: "H7",
    topic: Topic::Header,
    severity: Severity::Hint,
    since: "0.1.0",
    what: "Several people own the document.",
    why: "With several owners, each can wait for the others.",
    instead: "Name the one who sees it through first; the others are participants.",
    source: "SRE workbook, chapter 10 (four owners); The guide's template: one author",
    #[cfg(not(target_arch = "wasm32"))]
    examples: Examples {
        flags: &["authors: Robin, Kit and Ash"],
        allows: &["authors: Robin Example", "authors: "],
    },
    check,
};

fn check(doc: &Postmortem, _: &Context<'_>, report: &mut Report<'_>) {
    let names = doc
        .authors
        .replace(" and ", ",")
        .replace(['&', ';', '/', '\n'], ",");
    let count = names
        .split(',')
        .filter(|name| !name.trim().is_empty())
        .count();
    if count > 1 {
        report
            .field(Field::Authors, format!("{count} people own this document."))
            .offer(
                "Go to the authors",
                Change::Go(Place::Field(Field::Authors)),
            );
    }
}
