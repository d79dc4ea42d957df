//! What other templates call our sections and fields. Only whole names count: a heading that
//! says more keeps its words.

use super::names::{Fact, Target};
use crate::document::{Choice, DocumentStatus, Field, List};

/// Headings of other templates, in lower case and without punctuation.
pub(super) const HEADINGS: &[(Target, &[&str])] = &[
    (
        Target::Incident,
        &[
            "incident",
            "incident details",
            "metadata",
            "general information",
        ],
    ),
    (
        Target::Prose(Field::Summary),
        &[
            "summary",
            "incident summary",
            "issue summary",
            "overview",
            "tl dr",
            "tldr",
            "what happened",
            "what happend",
            "description",
            "details",
            "incident description",
            "abstract",
            "synopsis",
            "introduction",
            "high level summary",
            "brief summary",
        ],
    ),
    (
        Target::Rows(List::Timeline),
        &[
            "timeline",
            "incident timeline",
            "timeline of events",
            "event timeline",
            "chronology",
            "sequence of events",
            "events",
        ],
    ),
    (
        Target::Causes,
        &[
            "root cause",
            "root causes",
            "the root cause",
            "cause",
            "causes",
            "rca",
            "analysis",
            "root cause and trigger",
            "cause of the problem",
            "causes of the problem",
            "why did it happen",
            "why it happened",
            "underlying cause",
            "underlying causes",
        ],
    ),
    (
        Target::Prose(Field::ImmediateCause),
        &[
            "immediate cause",
            "trigger",
            "triggers",
            "proximate cause",
            "direct cause",
        ],
    ),
    (
        Target::Rows(List::ContributingFactors),
        &[
            "contributing factor",
            "contributing causes",
            "contributing conditions",
            "factors",
        ],
    ),
    (
        Target::Rows(List::Whys),
        &["five whys", "whys", "why", "the 5 whys", "the five whys"],
    ),
    (
        Target::Rows(List::AcceptedRisks),
        &["accepted risk", "known risks"],
    ),
    (
        Target::Rows(List::Impact),
        &[
            "impact",
            "customer impact",
            "user impact",
            "impact on users",
            "business impact",
            "incident impact",
            "scope",
            "scope of impact",
            "what was impacted",
            "what was affected",
            "stats",
            "statistics",
            "metrics",
            "key metrics",
        ],
    ),
    (
        Target::Rows(List::WentWell),
        &[
            "went well",
            "things that went well",
            "positives",
            "what worked",
            "what worked well",
            "what did go well",
            "the good",
        ],
    ),
    (
        Target::Rows(List::WentWrong),
        &[
            "went wrong",
            "went poorly",
            "what went poorly",
            "what went badly",
            "things that went wrong",
            "things that went poorly",
            "what could be improved",
            "what could have gone better",
            "what could be better",
            "what didn t go well",
            "what didn t go so well",
            "what did not go well",
            "areas for improvement",
            "negatives",
            "the bad",
        ],
    ),
    (
        Target::Rows(List::GotLucky),
        &[
            "got lucky",
            "we got lucky",
            "lucky",
            "luck",
            "where did we get lucky",
        ],
    ),
    (
        Target::Rows(List::Actions),
        &[
            "action item",
            "action",
            "actions",
            "follow ups",
            "followups",
            "follow up actions",
            "follow up action items",
            "follow up items",
            "follow up tasks",
            "follow up improvements",
            "next steps",
            "remediation",
            "remediations",
            "remediation items",
            "remedial measures",
            "corrective actions",
            "corrective actions with owners",
            "corrective and preventative measures",
            "corrective and preventive measures",
            "preventive measures",
            "preventative measures",
            "prevention",
            "recommendations",
            "review actions",
            "improvements",
            "tasks",
            "todo",
            "todos",
            "to do",
            "what we re doing about it",
            "what are we doing about it",
            "how will we do better in the future",
            "how are we going to do better in the future",
        ],
    ),
    (
        Target::Rows(List::Lessons),
        &[
            "lessons",
            "lesson",
            "lessons learnt",
            "learnings",
            "key learnings",
            "takeaways",
            "key takeaways",
            "what we learned",
            "what did we learn",
            "what have we learned",
        ],
    ),
    (Target::FollowUp, &["followup"]),
    (
        Target::Rows(List::Participants),
        &[
            "participant",
            "attendees",
            "atendees",
            "responders",
            "incident responders",
            "people involved",
            "response team",
            "involved",
            "who was involved",
        ],
    ),
    (
        Target::Rows(List::Services),
        &[
            "services",
            "services affected",
            "affected systems",
            "affected components",
        ],
    ),
    (Target::Rows(List::Sharing), &["sharing", "share with"]),
];

/// Labels of facts, written likewise.
pub(super) const FACTS: &[(Fact, &[&str])] = &[
    (
        Fact::Field(Field::Title),
        &["title", "incident title", "incident"],
    ),
    (
        Fact::Field(Field::IncidentDate),
        &["date", "incident date", "date of the incident", "day"],
    ),
    (
        Fact::Field(Field::Start),
        &[
            "time",
            "start time",
            "started",
            "started at",
            "incident start",
            "began",
        ],
    ),
    (
        Fact::Field(Field::End),
        &[
            "end time",
            "ended",
            "ended at",
            "incident end",
            "resolved",
            "resolved at",
        ],
    ),
    (
        Fact::Field(Field::Severity),
        &["sev", "incident severity", "severity level"],
    ),
    (
        Fact::Field(Field::Authors),
        &[
            "authors",
            "author s",
            "owner",
            "owners",
            "written by",
            "prepared by",
            "postmortem owner",
            "post mortem owner",
            "reporter",
        ],
    ),
    (
        Fact::Field(Field::PostmortemDate),
        &[
            "postmortem date",
            "date of postmortem",
            "date of post mortem",
            "published",
            "report date",
        ],
    ),
    (Fact::Field(Field::ReviewDate), &["review date"]),
    (Fact::Duration, &["duration"]),
    (
        Fact::Rows(List::Services),
        &[
            "service",
            "services",
            "affected services",
            "services affected",
            "affected systems",
        ],
    ),
    (
        Fact::Rows(List::Participants),
        &["participants", "attendees", "responders", "people involved"],
    ),
    (
        Fact::Rows(List::Reviewers),
        &["reviewers", "reviewer", "reviewed by"],
    ),
];

/// What a document's status is called, by its label or as other templates call it. That the incident
/// is resolved says nothing of the document.
pub(super) fn document_status(value: &str) -> Option<DocumentStatus> {
    let value = value.trim();
    DocumentStatus::from_label(value).or_else(|| match value.to_lowercase().as_str() {
        "open" | "wip" | "work in progress" | "in progress" => Some(DocumentStatus::Draft),
        "review" | "under review" | "pending review" => Some(DocumentStatus::InReview),
        "final" | "complete" | "completed" | "published" | "approved" => {
            Some(DocumentStatus::Reviewed)
        }
        _ => None,
    })
}
