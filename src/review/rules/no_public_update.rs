use super::kit::*;
use crate::review::facts::is_customer_facing;

pub static CHECK: Check = Check {
    id: "no-public-update",
    code: "T10",
    topic: Topic::Timeline,
    severity: Severity::Warning,
    since: "0.1.0",
    what: "Customers were affected, but no event says what they were told.",
    why: "For customers, what they heard and when is part of the incident.",
    instead: "Add each update: when it went out, where, and what it said.",
    source: "Guide, what went well (status page); PagerDuty post-mortem guide",
    #[cfg(not(target_arch = "wasm32"))]
    examples: Examples {
        flags: &[
            "trigger_customers: yes\ntimeline: 14:00 | An alert fires\ntimeline: 14:05 | The page is taken\ntimeline: 14:30 | Errors stop",
            "went_well: The status page was updated early.\ntimeline: 14:00 | An alert fires\ntimeline: 14:05 | The page is taken\ntimeline: 14:30 | Errors stop",
        ],
        allows: &[
            "trigger_customers: yes\ntimeline: 14:00 | An alert fires\ntimeline: 14:05 | The status page says so\ntimeline: 14:30 | Errors stop",
            "trigger_customers: yes\ntimeline: 14:00 | An alert fires\ntimeline: 14:20 | Support emails all affected customers\ntimeline: 14:30 | Errors stop",
            "trigger_customers: no\ntimeline: 14:00 | An alert fires\ntimeline: 14:05 | The page is taken\ntimeline: 14:30 | Errors stop",
            "trigger_customers: yes\ntimeline: 14:00 | An alert fires",
        ],
    },
    check,
};

/// Words of an update for people outside.
const UPDATES: [&str; 30] = [
    "posts ",
    "publish",
    "emails ",
    "mails ",
    "informs ",
    "tells customers",
    "tells users",
    "told customers",
    "told users",
    " status.",
    "status page",
    "statuspage",
    "status update",
    "status site",
    "announce",
    "customers are informed",
    "informed customers",
    "informed users",
    "customers were informed",
    "users were informed",
    "tweet",
    "posted",
    "notified",
    "notify",
    "newsletter",
    "mail to",
    "email to",
    "emailed",
    "banner",
    "in-app message",
];

fn check(doc: &Postmortem, _: &Context<'_>, report: &mut Report<'_>) {
    let praised = doc.went_well.iter().find(|item| {
        let text = item.text.to_lowercase();
        text.contains("status page") || text.contains("statuspage")
    });
    if doc.timeline.len() < 3 || (praised.is_none() && !is_customer_facing(doc)) {
        return;
    }
    let told = doc.timeline.iter().any(|event| {
        let text = event.text.to_lowercase();
        UPDATES.iter().any(|update| text.contains(update))
    });
    if told {
        return;
    }
    let what = match praised {
        Some(item) => format!(
            "What went well says {}, but no event of the timeline shows it.",
            quoted(&item.text)
        ),
        None => "Customers were affected, but no event says what they were told.".to_owned(),
    };
    let praise = praised.map_or("", |item| &item.text).to_owned();
    report
        .section(Section::Timeline, what)
        .rests_on(praise)
        .offer(
            "Add the first update",
            Change::add(
                List::Timeline,
                &[(
                    Column::Text,
                    "Status page: [when did it go out, and what did it say?]",
                )],
            ),
        );
}
