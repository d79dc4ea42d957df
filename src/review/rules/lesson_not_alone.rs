use std::ops::Range;

use super::{kit::*, placeholder_left::without_code};

pub static CHECK: Check = Check {
    id: "lesson-not-alone",
    code: "F1b",
    topic: Topic::FollowUp,
    severity: Severity::Warning,
    since: "0.1.0",
    what: "A lesson cannot be understood on its own.",
    why: "Lessons are read by people who were not there, often apart from the timeline and its names.",
    instead: "Leave out handles and clock times; say what holds in general.",
    source: "The template: “Key takeaways for the broader team”",
    #[cfg(not(target_arch = "wasm32"))]
    examples: Examples {
        flags: &[
            "lessons: Watch the pool | At 14:05 it was full.",
            "lessons: Ask early | @kit knew the broker.",
        ],
        allows: &[
            "lessons: Watch what can run out | An alert comes before the outage.",
            "lessons: Annotations | `@Transactional` works on public methods alone.",
            "lessons: Ratios | A ratio of 3:1 is enough.",
            "lessons: Mail | Errors go to team@shop.example.",
        ],
    },
    check,
};

fn check(doc: &Postmortem, _: &Context<'_>, report: &mut Report<'_>) {
    for lesson in &doc.lessons {
        for (column, text) in [(Column::Title, &lesson.title), (Column::Text, &lesson.text)] {
            let Some(range) = clock_or_handle(&without_code(text)) else {
                continue;
            };
            let what = [
                "A reader elsewhere cannot place ",
                &quoted(&text[range.clone()]),
                ".",
            ]
            .concat();
            let (list, row) = (List::Lessons, lesson.id);
            let place = Place::Cell { list, row, column };
            report
                .at(place, what)
                .marks(range)
                .offer("Say it in general", Change::Go(place));
        }
    }
}

/// The first `14:05` or `@name` by itself.
fn clock_or_handle(text: &str) -> Option<Range<usize>> {
    let mut at = 0;
    text.split_inclusive(char::is_whitespace).find_map(|piece| {
        let start = at;
        at += piece.len();
        let word = piece.trim_matches(|c: char| !c.is_alphanumeric() && c != '@');
        let inner = piece.find(word)?;
        let is_clock = word.split_once(':').is_some_and(|(hour, rest)| {
            let minute = rest.get(..2).unwrap_or_default();
            let is_number =
                |text: &str| !text.is_empty() && text.bytes().all(|b| b.is_ascii_digit());
            hour.len() <= 2 && is_number(hour) && is_number(minute) && rest.len() < 6
        });
        let is_handle = word.strip_prefix('@').is_some_and(|name| !name.is_empty());
        (is_clock || is_handle).then(|| start + inner..start + inner + word.len())
    })
}
