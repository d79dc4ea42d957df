use super::{Column, Field};

/// A value taken from a short fixed list: shown by its label, written by its key.
pub trait Choice: Copy + PartialEq + Sized + 'static {
    /// Every value, in the order in which a menu shows them.
    const ALL: &'static [Self];

    /// The lasting snake_case name used in JSON.
    fn key(self) -> &'static str;

    /// What a reader sees, in the interface and in Markdown.
    fn label(self) -> &'static str;

    /// The value with this key.
    fn from_key(key: &str) -> Option<Self> {
        Self::ALL.iter().copied().find(|choice| choice.key() == key)
    }

    /// The value with this label; case, spaces, hyphens and apostrophes do not matter.
    fn from_label(label: &str) -> Option<Self> {
        let wanted = plain(label);
        Self::ALL
            .iter()
            .copied()
            .find(|choice| plain(choice.label()) == wanted || plain(choice.key()) == wanted)
    }
}

impl Column {
    /// What a reader sees of a cell: a choice by its label, a box that is ticked as "Yes", any other
    /// text as it is.
    pub fn shown(self, text: &str) -> &str {
        match self {
            Self::Milestone => label::<Milestone>(text),
            Self::Known => label::<Known>(text),
            Self::Status => label::<ActionStatus>(text),
            Self::Priority => label::<Priority>(text),
            Self::Kind => label::<ActionKind>(text),
            Self::Estimate | Self::Shared if !text.is_empty() => YES,
            _ => text,
        }
    }
}

impl Field {
    /// What a reader sees of a field: a choice by its label, any other text as it is.
    pub fn shown(self, text: &str) -> &str {
        match self {
            Self::Status => label::<DocumentStatus>(text),
            Self::Form => label::<Form>(text),
            _ if self.trigger().is_some() => label::<Answer>(text),
            _ => text,
        }
    }
}

/// A box that is ticked, as a reader sees it.
pub const YES: &str = "Yes";

fn label<C: Choice>(key: &str) -> &'static str {
    C::from_key(key).map_or("", Choice::label)
}

fn plain(label: &str) -> String {
    label
        .chars()
        .filter(|c| c.is_alphanumeric())
        .flat_map(char::to_lowercase)
        .collect()
}

macro_rules! choices {
    ($($(#[$doc:meta])* $name:ident { $($variant:ident = $key:literal, $label:literal;)+ })+) => {$(
        $(#[$doc])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
        pub enum $name {
            $(#[doc = $label] $variant,)+
        }

        impl Choice for $name {
            const ALL: &'static [Self] = &[$(Self::$variant),+];

            fn key(self) -> &'static str {
                match self { $(Self::$variant => $key),+ }
            }

            fn label(self) -> &'static str {
                match self { $(Self::$variant => $label),+ }
            }
        }
    )+};
}

choices! {
    /// Which form the writer chose to see: all sections, or those of a lighter review.
    Form {
        Full = "full", "Full post-mortem";
        Brief = "brief", "Brief summary";
    }

    /// How far the document has come.
    DocumentStatus {
        Draft = "draft", "Draft";
        InReview = "in_review", "In review";
        Reviewed = "reviewed", "Reviewed";
        Closed = "closed", "Closed";
    }

    /// What a timeline event marks in the course of the incident.
    Milestone {
        Started = "started", "Started";
        Detected = "detected", "Detected";
        Alerted = "alerted", "Alerted";
        Acknowledged = "acknowledged", "Acknowledged";
        Mitigated = "mitigated", "Mitigated";
        Resolved = "resolved", "Resolved";
    }

    /// Whether an event was known while the incident ran or only found out afterwards.
    Known {
        Then = "then", "Known then";
        Now = "now", "Known now";
    }

    /// What an action item does about the next incident.
    ActionKind {
        Prevent = "prevent", "Prevent";
        Detect = "detect", "Detect";
        Mitigate = "mitigate", "Mitigate";
    }

    /// How soon an action item matters.
    Priority {
        High = "high", "High";
        Medium = "medium", "Medium";
        Low = "low", "Low";
    }

    /// How far an action item has come.
    ActionStatus {
        ToDo = "to_do", "To Do";
        InProgress = "in_progress", "In Progress";
        Done = "done", "Done";
        WontDo = "wont_do", "Won't Do";
    }

    /// An answer to a question that may also stay open.
    Answer {
        Yes = "yes", "Yes";
        No = "no", "No";
    }

    /// What calls for a full post-mortem.
    Trigger {
        Customers = "customers", "Customer-facing services were affected";
        Over30Minutes = "over_30_minutes", "It lasted longer than 30 minutes";
        DataLoss = "data_loss", "Data was lost or corrupted";
        Revenue = "revenue", "Revenue was affected";
        SeveralTeams = "several_teams", "Several teams were needed to resolve it";
        OutOfHours = "out_of_hours", "Someone was paged outside business hours";
    }

    /// How far a silenced finding reaches.
    SilenceScope {
        Once = "once", "This finding";
        Document = "document", "This wording in the whole document";
        Rule = "rule", "This rule in the whole document";
    }
}
