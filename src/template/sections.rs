use super::{ColumnTemplate, Control, FieldTemplate, ListTemplate, Part, SectionTemplate, options};
use crate::document::{
    ActionKind, ActionStatus, Answer, Column, DocumentStatus, Field, Known, List, Milestone,
    Priority, Section,
};

/// Every section of the form, in document order. Headings and fields are those of the
/// template that the product implements; the guidance is ours.
pub const SECTIONS: &[SectionTemplate] = &[
    INCIDENT, SUMMARY, TIMELINE, CAUSES, IMPACT, WENT_WELL, WENT_WRONG, GOT_LUCKY, ACTIONS,
    LESSONS, FOLLOW_UP, UNSORTED,
];

const INCIDENT: SectionTemplate = SectionTemplate {
    section: Section::Incident,
    heading: "Incident",
    help: "The facts a reader looks for first.",
    good: &[
        "A title that names the symptom and the system",
        "Start and end of the impact; the duration follows from them",
        "One author who sees the document through",
    ],
    brief: true,
    parts: &[
        Part::Field(
            field(Field::Title, "Title", Control::Prose)
                .example("Checkout errors after connection pool exhaustion")
                .expected(),
        ),
        Part::Field(
            field(Field::IncidentDate, "Date of incident", Control::Date)
                .example("2025-12-05")
                .expected(),
        ),
        Part::Field(
            field(Field::Start, "Start (UTC)", Control::Time)
                .help("When the impact began. Add a date or an offset where you need one.")
                .example("14:00")
                .expected(),
        ),
        Part::Field(
            field(Field::End, "End (UTC)", Control::Time)
                .help("When the impact was over.")
                .example("14:32")
                .expected(),
        ),
        Part::Duration,
        Part::Field(field(Field::Severity, "Severity", Control::Severity).expected()),
        Part::Field(
            field(Field::Authors, "Author(s)", Control::Line)
                .help("Separate several with commas.")
                .example("Robin Example")
                .expected(),
        ),
        Part::Field(
            field(Field::PostmortemDate, "Post-mortem date", Control::Date)
                .help("Best within 24 to 48 hours of the end, while memories are fresh.")
                .example("2025-12-06")
                .expected(),
        ),
        Part::Field(field(
            Field::Status,
            "Status",
            Control::Choice(options::<DocumentStatus>),
        )),
        Part::List(ListTemplate {
            list: List::Services,
            label: "Affected services",
            help: "Systems whose users noticed something.",
            row: "service",
            columns: &[column(Column::Text, "Service", Control::Line)
                .example("checkout-api")
                .expected()],
            expected: false,
            folded: true,
        }),
        Part::List(ListTemplate {
            list: List::Participants,
            label: "Participants",
            help: "Everyone who took part in detection, response and resolution: each of them saw something the others did not.",
            row: "participant",
            columns: &[
                column(Column::Name, "Name", Control::Line).example("Robin Example"),
                column(Column::Handle, "Handle", Control::Line).example("@robin"),
                column(Column::Role, "Role", Control::Line).example("Incident commander"),
            ],
            expected: false,
            folded: true,
        }),
        trigger(
            Field::TriggerCustomers,
            "Were customer-facing services affected?",
        ),
        trigger(
            Field::TriggerOver30Minutes,
            "Did it last longer than 30 minutes?",
        ),
        trigger(Field::TriggerDataLoss, "Was data lost or corrupted?"),
        trigger(Field::TriggerRevenue, "Was revenue affected?"),
        trigger(
            Field::TriggerSeveralTeams,
            "Did it take several teams to resolve?",
        ),
        trigger(
            Field::TriggerOutOfHours,
            "Was anyone paged outside business hours?",
        ),
    ],
};

const SUMMARY: SectionTemplate = SectionTemplate {
    section: Section::Summary,
    heading: "Executive Summary",
    help: "Two or three sentences for someone who reads nothing else.",
    good: &[
        "When, which service, for how long",
        "What it meant for users or the business, with a number",
        "The root cause, in a few words",
    ],
    brief: true,
    parts: &[Part::Field(field(Field::Summary, "Summary", Control::Prose).example("On 5 December the checkout returned errors for 32 minutes. About 2,000 people could not pay. A release leaked database connections until none were left.").expected())],
};

const TIMELINE: SectionTemplate = SectionTemplate {
    section: Section::Timeline,
    heading: "Timeline",
    help: "What happened when, in order. Times are UTC unless you write an offset.",
    good: &[
        "Start before anyone noticed: the change, the load, the first error",
        "Facts and what was known at that moment; reasons go to the analysis",
        "A link or quote that shows it",
    ],
    brief: false,
    parts: &[Part::List(ListTemplate {
        list: List::Timeline,
        label: "Events",
        help: "Paste several lines or a table to add many at once.",
        row: "event",
        columns: &[
            column(Column::At, "Time (UTC)", Control::Time)
                .example("14:00")
                .expected(),
            column(Column::Text, "Event", Control::Prose)
                .example("First alert: API latency above 5 s")
                .expected(),
            column(
                Column::Milestone,
                "Milestone",
                Control::Choice(options::<Milestone>),
            ),
            column(Column::Source, "Source link", Control::Line)
                .example("https://graphs.example/latency")
                .detail(),
            column(Column::Quote, "Quote", Control::Prose)
                .example("p99 at 5.2 s, pool at 100 %")
                .detail(),
            column(
                Column::Known,
                "Known then or now",
                Control::Choice(options::<Known>),
            )
            .detail(),
        ],
        expected: true,
        folded: false,
    })],
};

const CAUSES: SectionTemplate = SectionTemplate {
    section: Section::Causes,
    heading: "Root Cause Analysis",
    help: "What had to be true for this to happen. Ask what failed, and look past the first symptom.",
    good: &[
        "Conditions and mechanisms that can be changed",
        "More than one contributing factor: large failures rarely have a single cause",
        "Whys that end at something the organisation can act on",
    ],
    brief: true,
    parts: &[
        Part::Field(
            field(Field::ImmediateCause, "Immediate cause", Control::Prose)
                .help("The condition that directly produced the failure.")
                .example("The application had no free database connection.")
                .expected(),
        ),
        Part::Field(
            field(Field::UnderlyingCause, "Underlying cause", Control::Prose)
                .help("What made that condition possible.")
                .example("A release opened connections that some error paths never closed.")
                .expected(),
        ),
        Part::List(ListTemplate {
            list: List::ContributingFactors,
            label: "Contributing factors",
            help: "What else had to be in place.",
            row: "factor",
            columns: &[column(Column::Text, "Factor", Control::Prose)
                .example("The pool had no alert before it was full")
                .expected()],
            expected: true,
            folded: false,
        }),
        Part::List(ListTemplate {
            list: List::Whys,
            label: "5 whys",
            help: "Each answer is the next question's subject.",
            row: "why",
            columns: &[
                column(Column::Question, "Why?", Control::Prose)
                    .example("Why did the checkout return errors?")
                    .expected(),
                column(Column::Answer, "Because", Control::Prose)
                    .example("No database connection was free")
                    .expected(),
            ],
            expected: true,
            folded: false,
        }),
        Part::List(ListTemplate {
            list: List::AcceptedRisks,
            label: "Accepted risks",
            help: "What stays as it is, and why that is acceptable.",
            row: "risk",
            columns: &[
                column(Column::Text, "Risk", Control::Prose)
                    .example("A single region serves all traffic")
                    .expected(),
                column(Column::Reason, "Accepted because", Control::Prose)
                    .example("A second region is planned for the next quarter")
                    .expected(),
            ],
            expected: false,
            folded: true,
        }),
    ],
};

const IMPACT: SectionTemplate = SectionTemplate {
    section: Section::Impact,
    heading: "Impact Assessment",
    help: "What it cost, in numbers: they decide how much prevention is worth.",
    good: &[
        "People or requests affected, out of how many",
        "Money, support contacts, broken promises (SLA)",
        "A marked estimate where nobody can know exactly",
    ],
    brief: true,
    parts: &[Part::List(ListTemplate {
        list: List::Impact,
        label: "Metrics",
        help: "Paste a table to add many at once.",
        row: "metric",
        columns: &[
            column(Column::Name, "Metric", Control::Prose)
                .example("Users affected")
                .expected(),
            column(Column::Value, "Value", Control::Prose)
                .example("~2,000")
                .expected(),
            column(Column::Unit, "Unit", Control::Line)
                .example("users")
                .detail(),
            column(Column::Estimate, "Estimate", Control::Flag).detail(),
        ],
        expected: true,
        folded: false,
    })],
};

const WENT_WELL: SectionTemplate = SectionTemplate {
    section: Section::WentWell,
    heading: "What Went Well",
    help: "What worked and should be kept.",
    good: &[
        "Things that shortened the incident or kept it small",
        "Numbers that agree with the timeline",
    ],
    brief: false,
    parts: &[Part::List(items(
        List::WentWell,
        "What went well",
        &[item("The status page was up to date within ten minutes")],
    ))],
};

const WENT_WRONG: SectionTemplate = SectionTemplate {
    section: Section::WentWrong,
    heading: "What Went Wrong",
    help: "Where systems and processes fell short. This is where learning starts.",
    good: &[
        "What was missing, unclear or slow",
        "Each with an action, or a reason to accept it",
    ],
    brief: false,
    parts: &[Part::List(items(
        List::WentWrong,
        "What went wrong",
        &[item("No test covered the cleanup of connections")],
    ))],
};

const GOT_LUCKY: SectionTemplate = SectionTemplate {
    section: Section::GotLucky,
    heading: "Where We Got Lucky",
    help: "What kept it from being worse, and cannot be relied on.",
    good: &["Timing, load or people who happened to be there"],
    brief: false,
    parts: &[Part::List(items(
        List::GotLucky,
        "Where we got lucky",
        &[item("It happened outside the evening peak")],
    ))],
};

const ACTIONS: SectionTemplate = SectionTemplate {
    section: Section::Actions,
    heading: "Action Items",
    help: "Work that makes the next incident less likely, shorter or smaller.",
    good: &[
        "Specific, with an end that can be measured",
        "One owner, a realistic deadline",
        "Changes to the system before reminders to people",
    ],
    brief: true,
    parts: &[Part::List(ListTemplate {
        list: List::Actions,
        label: "Action items",
        help: "Paste a table to add many at once.",
        row: "action item",
        columns: &[
            column(Column::Text, "Action", Control::Prose)
                .example("Add an alert at 80 % of the connection pool")
                .expected(),
            column(Column::Owner, "Owner", Control::Line)
                .example("@robin")
                .expected(),
            column(Column::Deadline, "Deadline", Control::Date)
                .example("2025-12-19")
                .expected(),
            column(
                Column::Status,
                "Status",
                Control::Choice(options::<ActionStatus>),
            )
            .expected(),
            column(
                Column::Priority,
                "Priority",
                Control::Choice(options::<Priority>),
            ),
            column(Column::Kind, "Kind", Control::Choice(options::<ActionKind>)).detail(),
            column(Column::Tracker, "Tracker link", Control::Line)
                .example("https://tracker.example/123")
                .detail(),
            column(Column::DoneOn, "Done on", Control::Date)
                .example("2025-12-18")
                .detail(),
        ],
        expected: true,
        folded: false,
    })],
};

const LESSONS: SectionTemplate = SectionTemplate {
    section: Section::Lessons,
    heading: "Lessons Learned",
    help: "What another team can use without having been there.",
    good: &[
        "A short title that says it",
        "Why it matters, in a sentence or two",
    ],
    brief: false,
    parts: &[Part::List(ListTemplate {
        list: List::Lessons,
        label: "Lessons",
        help: "",
        row: "lesson",
        columns: &[
            column(Column::Title, "Title", Control::Prose)
                .example("A connection pool is a finite resource")
                .expected(),
            column(Column::Text, "Lesson", Control::Prose)
                .example("An alert is useful before the pool is empty, and noise afterwards.")
                .expected(),
        ],
        expected: true,
        folded: false,
    })],
};

const FOLLOW_UP: SectionTemplate = SectionTemplate {
    section: Section::FollowUp,
    heading: "Follow-Up",
    help: "When someone looks whether the actions were done, and who reads this.",
    good: &[
        "A review date after the last deadline",
        "One person responsible for it",
        "Readers outside the team: product, support, leadership",
    ],
    brief: false,
    parts: &[
        Part::Field(
            field(Field::ReviewDate, "Action item review date", Control::Date)
                .example("2025-12-22")
                .expected(),
        ),
        Part::Field(
            field(Field::Responsible, "Responsible", Control::Line)
                .example("@robin")
                .expected(),
        ),
        Part::List(ListTemplate {
            list: List::Reviewers,
            label: "Reviewers",
            help: "Who read and discussed it, besides the author.",
            row: "reviewer",
            columns: &[column(Column::Name, "Reviewer", Control::Line)
                .example("Kit Example")
                .expected()],
            expected: false,
            folded: true,
        }),
        Part::List(ListTemplate {
            list: List::Sharing,
            label: "Shared with",
            help: "For example engineering, product, customer support, leadership.",
            row: "audience",
            columns: &[
                column(Column::Audience, "Audience", Control::Line)
                    .example("Customer support")
                    .expected(),
                column(Column::Shared, "Shared", Control::Flag),
            ],
            expected: false,
            folded: true,
        }),
    ],
};

const UNSORTED: SectionTemplate = SectionTemplate {
    section: Section::Unsorted,
    heading: "Unsorted Notes",
    help: "Text of an imported document that fits no other section, or anything you want to keep.",
    good: &["Move each piece to the section it belongs to, or leave it here"],
    brief: false,
    parts: &[Part::Field(field(
        Field::UnsortedNotes,
        "Notes",
        Control::Prose,
    ))],
};

const fn trigger(answered: Field, label: &'static str) -> Part {
    Part::Field(field(answered, label, Control::Choice(options::<Answer>)))
}

const fn items(
    list: List,
    label: &'static str,
    columns: &'static [ColumnTemplate],
) -> ListTemplate {
    ListTemplate {
        list,
        label,
        help: "",
        row: "item",
        columns,
        expected: true,
        folded: false,
    }
}

const fn item(example: &'static str) -> ColumnTemplate {
    column(Column::Text, "Item", Control::Prose)
        .example(example)
        .expected()
}

const fn field(field: Field, label: &'static str, control: Control) -> FieldTemplate {
    FieldTemplate {
        field,
        label,
        help: "",
        example: "",
        control,
        expected: false,
    }
}

const fn column(column: Column, label: &'static str, control: Control) -> ColumnTemplate {
    ColumnTemplate {
        column,
        label,
        example: "",
        control,
        detail: false,
        expected: false,
    }
}

impl FieldTemplate {
    const fn help(self, help: &'static str) -> Self {
        Self { help, ..self }
    }

    const fn example(self, example: &'static str) -> Self {
        Self { example, ..self }
    }

    const fn expected(self) -> Self {
        Self {
            expected: true,
            ..self
        }
    }
}

impl ColumnTemplate {
    const fn example(self, example: &'static str) -> Self {
        Self { example, ..self }
    }

    const fn detail(self) -> Self {
        Self {
            detail: true,
            ..self
        }
    }

    const fn expected(self) -> Self {
        Self {
            expected: true,
            ..self
        }
    }
}
