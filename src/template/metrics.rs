/// A number that an impact usually holds, for adding its row with a click.
#[derive(Debug)]
pub struct MetricPreset {
    pub name: &'static str,
    /// The unit, where the value does not carry it.
    pub unit: &'static str,
    /// How to count it, in a line.
    pub help: &'static str,
    /// Shown beside an empty control, never written into a document.
    pub example: &'static str,
}

/// The metrics of the template.
pub const METRICS: [MetricPreset; 6] = [
    MetricPreset {
        name: "Duration",
        unit: "minutes",
        help: "From the first effect on users to the last; the response may have taken longer.",
        example: "32",
    },
    MetricPreset {
        name: "Users affected",
        unit: "users",
        help: "Out of how many? Mark an estimate with ~ and say how it was counted.",
        example: "~2,000 of 14,000",
    },
    MetricPreset {
        name: "Failed transactions",
        unit: "transactions",
        help: "Requests, orders or jobs that did not succeed, from a log or a graph.",
        example: "847",
    },
    MetricPreset {
        name: "Estimated revenue loss",
        unit: "",
        help: "An informed estimate or a range, with its currency.",
        example: "$12,400",
    },
    MetricPreset {
        name: "Support tickets created",
        unit: "tickets",
        help: "Contacts in any channel that mention it.",
        example: "23",
    },
    MetricPreset {
        name: "SLA breach",
        unit: "",
        help: "The target and its window, and whether all downtime in it is more than it allows.",
        example: "No (99.9 % monthly)",
    },
];
