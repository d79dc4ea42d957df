use super::{common::actions, kit::*};
use crate::review::words::{shared, stems};

pub static CHECK: Check = Check {
    id: "lesson-copies-action",
    code: "F1c",
    topic: Topic::FollowUp,
    severity: Severity::Hint,
    since: "0.1.0",
    what: "A lesson says the same as an action item.",
    why: "A task is for its owner; a lesson is why others may want the same.",
    instead: "Say what was learned that makes the task worth doing.",
    source: "The template: “Key takeaways for the broader team”",
    #[cfg(not(target_arch = "wasm32"))]
    examples: Examples {
        flags: &["lessons: Alert on the disk at 80 % | \naction_items: Alert on the disk at 80 %"],
        allows: &[
            "lessons: Watch what can run out | An alert comes first.\naction_items: Alert on the disk at 80 %",
            "lessons: Alerts | \naction_items: Alert on the disk at 80 %",
        ],
    },
    check,
};

/// Texts with fewer stems are alike by chance.
const LEAST: usize = 2;

fn check(doc: &Postmortem, _: &Context<'_>, report: &mut Report<'_>) {
    let actions = actions(doc).into_iter();
    let actions: Vec<_> = actions
        .map(|action| (action, stems(&action.text)))
        .collect();
    for lesson in &doc.lessons {
        let own = stems(&[&lesson.title, " ", &lesson.text].concat());
        let copy = actions.iter().find(|(_, other)| {
            own.len() >= LEAST && own.len() == other.len() && shared(&own, other) == own.len()
        });
        let Some((action, _)) = copy else { continue };
        let (list, row, column) = (List::Lessons, lesson.id, Column::Title);
        let place = Place::Cell { list, row, column };
        let what = [
            "This lesson says the same as the action item ",
            &quoted(&action.text),
            ".",
        ]
        .concat();
        let finding = report.at(place, what);
        finding.rests_on([&*lesson.title, " ", &action.text].concat());
        finding.offer("Say what was learned", Change::Go(place));
    }
}
