//! Feeds the linter random text for so many minutes: `cargo run --release --example lint_soak -- 30`.
//!
//! A fuzz loop that needs no tool: texts are sewn together from the rules' own examples, cut at
//! random, and mixed with signs of all scripts. It stops with the text at hand when one panics,
//! or when a span or a fix does not fit.

use std::time::{Duration, Instant};

use unblame::{
    document::Section,
    lint::{Context, People, lint_text, with_examples},
};

const SIGNS: [&str; 34] = [
    " ",
    "\n",
    "\r\n",
    "\n\n",
    ", ",
    ". ",
    ": ",
    "; ",
    " - ",
    "\u{2014}",
    "`",
    "\"",
    "'",
    "(",
    ")",
    "[",
    "](",
    "**",
    "_",
    "|",
    "> ",
    "- ",
    "\u{1F600}",
    "e\u{301}",
    "\u{5E9}",
    "\u{202E}",
    "\u{2019}",
    "@",
    "#",
    "<",
    "<!--",
    "```\n",
    "...",
    "\u{0}",
];

fn main() {
    let minutes = std::env::args().nth(1).and_then(|it| it.parse().ok());
    let end = Instant::now() + Duration::from_secs(60 * minutes.unwrap_or(1));
    let examples: Vec<&str> = with_examples()
        .flat_map(|(_, examples)| {
            let flags = examples.flags.iter().map(|(text, ..)| *text);
            flags.chain(examples.allows.iter().map(|(text, _)| *text))
        })
        .collect();
    let people = People::default();
    let (mut seed, mut texts) = (0x9E37_79B9_7F4A_7C15_u64, 0_u64);
    let mut random = move |below: usize| {
        seed ^= seed << 13;
        seed ^= seed >> 7;
        seed ^= seed << 17;
        (seed % below as u64) as usize
    };
    while Instant::now() < end {
        let mut text = String::new();
        for _ in 0..random(12) {
            let words: Vec<&str> = examples[random(examples.len())].split(' ').collect();
            let from = random(words.len());
            for word in &words[from..] {
                text.push_str(word);
                text.push_str(if random(4) == 0 {
                    SIGNS[random(SIGNS.len())]
                } else {
                    " "
                });
            }
        }
        let section = Section::ALL[random(Section::ALL.len())];
        let context = Context {
            section,
            question: random(5) == 0,
            people: &people,
        };
        for finding in lint_text(&text, &context) {
            let fits = text.get(finding.range.clone()).is_some()
                && text.get(finding.sentence.clone()).is_some()
                && finding
                    .fixes
                    .iter()
                    .all(|fix| text.get(fix.range.clone()).is_some());
            assert!(fits, "{} does not fit into {text:?}", finding.rule);
        }
        texts += 1;
    }
    println!("{texts} texts, and nothing to say about any.");
}
