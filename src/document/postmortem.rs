use super::{
    ActionKind, ActionStatus, Answer, DocumentStatus, Form, Id, Known, Milestone, Priority,
    SilenceScope, Trigger,
};

/// The severity scale that a new user starts with, gravest first.
pub const SEVERITIES: [&str; 3] = ["Critical", "Major", "Minor"];

/// How many chains of whys may stand within one another, the main one included.
///
/// Whoever makes branches keeps to it: JSON readers, ours among them, refuse what is nested
/// deeper than some 128 levels, and a chain takes four.
pub const DEEPEST_WHYS: usize = 30;

/// One post-mortem, exactly as its writers typed it.
///
/// Every text is kept as typed, dates and times too, whether or not they can be read yet;
/// [`moment`](super::moment) reads them. Prose holds Markdown. An empty string means "not filled".
#[derive(Debug, Clone, PartialEq)]
pub struct Postmortem {
    /// A short descriptive title of the incident.
    pub title: String,
    /// Date of the incident, meant as YYYY-MM-DD.
    pub incident_date: String,
    /// When the impact began: a time in UTC, or with a date and an offset.
    pub start: String,
    /// When the impact ended, written like `start`.
    pub end: String,
    /// A word of the severity scale.
    pub severity: String,
    /// Who writes the document, separated by commas.
    pub authors: String,
    /// Date of the post-mortem itself, meant as YYYY-MM-DD.
    pub postmortem_date: String,
    /// How far the document has come.
    pub status: DocumentStatus,
    /// Which form the writer sees.
    pub form: Form,
    /// Everyone who took part, with handle and role.
    pub participants: Vec<Participant>,
    /// The services and systems that were affected.
    pub services: Vec<Item>,
    /// Which triggers for a full review apply.
    pub triggers: TriggerAnswers,
    /// Two or three sentences: what happened and what it meant.
    pub summary: String,
    /// What happened when, in the order in which the writer put it.
    pub timeline: Vec<Event>,
    /// The condition that directly produced the failure.
    pub immediate_cause: String,
    /// What made the immediate cause possible.
    pub underlying_cause: String,
    /// What else had to be true.
    pub contributing_factors: Vec<Item>,
    /// The 5 whys: a chain of questions and answers that may branch.
    pub whys: Vec<Why>,
    /// Risks that are known and kept, with the reason.
    pub accepted_risks: Vec<AcceptedRisk>,
    /// What the incident cost, in numbers.
    pub impact: Vec<Metric>,
    /// What worked.
    pub went_well: Vec<Item>,
    /// What did not.
    pub went_wrong: Vec<Item>,
    /// What could have been worse, and was not, by luck.
    pub got_lucky: Vec<Item>,
    /// What will be done, by whom, until when.
    pub action_items: Vec<ActionItem>,
    /// What other teams can take from it.
    pub lessons: Vec<Lesson>,
    /// When the action items are reviewed, meant as YYYY-MM-DD.
    pub review_date: String,
    /// Who sees to that review.
    pub responsible: String,
    /// Who has read and discussed the document.
    pub reviewers: Vec<Reviewer>,
    /// Whom the document is shared with.
    pub sharing: Vec<Sharing>,
    /// Text of an imported document that fits no section.
    pub unsorted_notes: String,
    /// Findings that a writer decided to keep as they are.
    pub silenced: Vec<Silence>,
}

impl Default for Postmortem {
    fn default() -> Self {
        Self {
            title: String::new(),
            incident_date: String::new(),
            start: String::new(),
            end: String::new(),
            severity: String::new(),
            authors: String::new(),
            postmortem_date: String::new(),
            status: DocumentStatus::Draft,
            form: Form::Full,
            participants: Vec::new(),
            services: Vec::new(),
            triggers: TriggerAnswers::default(),
            summary: String::new(),
            timeline: Vec::new(),
            immediate_cause: String::new(),
            underlying_cause: String::new(),
            contributing_factors: Vec::new(),
            whys: Vec::new(),
            accepted_risks: Vec::new(),
            impact: Vec::new(),
            went_well: Vec::new(),
            went_wrong: Vec::new(),
            got_lucky: Vec::new(),
            action_items: Vec::new(),
            lessons: Vec::new(),
            review_date: String::new(),
            responsible: String::new(),
            reviewers: Vec::new(),
            sharing: Vec::new(),
            unsorted_notes: String::new(),
            silenced: Vec::new(),
        }
    }
}

/// One thing that happened, at its time.
#[derive(Debug, Clone, PartialEq)]
pub struct Event {
    pub id: Id,
    /// Clock time, date and time, with or without offset; UTC where no offset is given.
    pub at: String,
    /// What happened, in one line or more of Markdown.
    pub text: String,
    /// Which turn of the incident this event marks, if any.
    pub milestone: Option<Milestone>,
    /// Address of a graph, log or message that shows it.
    pub source: String,
    /// The words of that source.
    pub quote: String,
    /// Whether it was known while the incident ran.
    pub known: Option<Known>,
}

/// One line of a plain list.
#[derive(Debug, Clone, PartialEq)]
pub struct Item {
    pub id: Id,
    pub text: String,
}

/// One step of the 5 whys.
///
/// The next why of the same chain asks about this answer; each branch is another chain
/// that asks about it too ("what else?").
#[derive(Debug, Clone, PartialEq)]
pub struct Why {
    pub id: Id,
    pub question: String,
    pub answer: String,
    pub branches: Vec<Branch>,
}

/// A second line of questions that starts from the answer of a [`Why`].
#[derive(Debug, Clone, PartialEq)]
pub struct Branch {
    pub id: Id,
    pub whys: Vec<Why>,
}

/// One number of the impact.
#[derive(Debug, Clone, PartialEq)]
pub struct Metric {
    pub id: Id,
    /// What is counted.
    pub name: String,
    /// The number as typed, with its unit if the writer put it there.
    pub value: String,
    /// The unit, where it is kept apart from the value.
    pub unit: String,
    /// Whether the value is an estimate.
    pub estimate: bool,
}

/// One piece of work that follows from the incident.
#[derive(Debug, Clone, PartialEq)]
pub struct ActionItem {
    pub id: Id,
    /// What will be done.
    pub text: String,
    /// The one person who sees to it.
    pub owner: String,
    /// Until when, meant as YYYY-MM-DD.
    pub deadline: String,
    /// How far it has come.
    pub status: Option<ActionStatus>,
    pub priority: Option<Priority>,
    /// What it does about the next incident.
    pub kind: Option<ActionKind>,
    /// Address of its ticket.
    pub tracker: String,
    /// When it was done, meant as YYYY-MM-DD.
    pub done_on: String,
    /// The causes and items, by row id, that it answers.
    pub answers: Vec<Id>,
}

/// A takeaway with a title.
#[derive(Debug, Clone, PartialEq)]
pub struct Lesson {
    pub id: Id,
    pub title: String,
    pub text: String,
}

/// Someone who took part in the response.
#[derive(Debug, Clone, PartialEq)]
pub struct Participant {
    pub id: Id,
    pub name: String,
    pub handle: String,
    pub role: String,
}

/// A risk that stays, and why.
#[derive(Debug, Clone, PartialEq)]
pub struct AcceptedRisk {
    pub id: Id,
    /// What is accepted.
    pub text: String,
    /// Why.
    pub reason: String,
    /// The causes and items, by row id, that it answers.
    pub answers: Vec<Id>,
}

/// Someone who reviews the document.
#[derive(Debug, Clone, PartialEq)]
pub struct Reviewer {
    pub id: Id,
    pub name: String,
}

/// One audience of the document.
#[derive(Debug, Clone, PartialEq)]
pub struct Sharing {
    pub id: Id,
    pub audience: String,
    /// Whether it has been shared with them.
    pub shared: bool,
}

/// The answers to the questions that decide between a full and a brief review.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct TriggerAnswers {
    pub customers: Option<Answer>,
    pub over_30_minutes: Option<Answer>,
    pub data_loss: Option<Answer>,
    pub revenue: Option<Answer>,
    pub several_teams: Option<Answer>,
    pub out_of_hours: Option<Answer>,
}

impl TriggerAnswers {
    /// The answer to one trigger.
    pub fn get(&self, trigger: Trigger) -> Option<Answer> {
        match trigger {
            Trigger::Customers => self.customers,
            Trigger::Over30Minutes => self.over_30_minutes,
            Trigger::DataLoss => self.data_loss,
            Trigger::Revenue => self.revenue,
            Trigger::SeveralTeams => self.several_teams,
            Trigger::OutOfHours => self.out_of_hours,
        }
    }

    /// The place of one answer.
    pub fn get_mut(&mut self, trigger: Trigger) -> &mut Option<Answer> {
        match trigger {
            Trigger::Customers => &mut self.customers,
            Trigger::Over30Minutes => &mut self.over_30_minutes,
            Trigger::DataLoss => &mut self.data_loss,
            Trigger::Revenue => &mut self.revenue,
            Trigger::SeveralTeams => &mut self.several_teams,
            Trigger::OutOfHours => &mut self.out_of_hours,
        }
    }
}

/// A finding that a writer chose to keep quiet.
#[derive(Debug, Clone, PartialEq)]
pub struct Silence {
    pub id: Id,
    /// The lasting id of the rule.
    pub rule: String,
    /// How far the silence reaches.
    pub scope: SilenceScope,
    /// The flagged words, by which the finding is known again.
    pub text: String,
    /// The sentence around them: when it changes, the finding comes back.
    pub sentence: String,
    /// Why it was silenced, if the writer said so.
    pub reason: String,
}
