use crate::{
    document::Section,
    finding::{Class, Severity},
    lint::{
        lexicon::tags::*,
        packed::packed,
        pattern::Span,
        rule::{Examples, Flagged, Hit, Rule},
        sentence::Sentence,
    },
};

pub static RULE: Rule = Rule {
    id: "inadequate",
    class: Class::Opinion,
    severity: Severity::Hint,
    since: "0.1.0",
    what: "A negative descriptor stands for a gap: poor, inadequate, insufficient.",
    why: "Only a gap that is named can be closed.",
    instead: "Name the gap: which case, path or signal was not covered.",
    source: "RCA2, five rules of causation (no negative descriptors)",
    phrases: packed!(&[&[
        "poor|inadequate|insufficient|deficient|weak|subpar|sub-par|substandard|lax|patchy|shoddy|spotty|scant|sparse|improper|terrible|flimsy|half-hearted|haphazard|lacklustre|lackluster|suboptimal|sub-optimal|unsatisfactory|minimal|incomplete ..2 testing|tests|test|monitoring|alerting|documentation|docs|review|reviews|communication|communications|coordination|co-ordination|planning|strategy|safeguards|safeguard|guardrails|validation|process|processes|procedure|procedures|oversight|visibility|observability|training|coverage|preparation|handover|onboarding|governance|design|architecture|supervision|management|practice|practices|hygiene|quality|collaboration|staffing|controls|control|checks|tooling|execution|handling|implementation|change-management|instrumentation|logging|runbooks|runbook|ownership|analysis|organisation|organization|support|culture|maintenance|usability|ux|error-handling|assessment|rollout|foresight|verification|due|diligence|discipline|prioritisation|prioritization|specification|requirements|escalation|awareness|structure|guidance|instructions|rehearsal|qa|estimation|isolation|protection|protections|standards|estimate|investment|resourcing|consideration|thought|decision-making|information|notice|briefing|cooperation",
        "too|very little|few ..2 testing|tests|monitoring|alerting|documentation|review|communication|coordination|planning|oversight|visibility|training|coverage|preparation|collaboration|time|assistance|thought|attention|care|guidance|support|information",
        "little|minimal|scant|zero|hardly|barely any? ..2 testing|monitoring|alerting|comms|docs|documentation|communication|coordination|planning|oversight|visibility|training|coverage|preparation|collaboration|assistance|help|thought|attention|guidance|coordination|cooperation|teamwork|support|information",
        "not|n't ..4 sufficient|adequate|enough|proper ..2 monitoring|alerting|testing|tests|documentation|review|communication|coordination|planning|oversight|visibility|observability|training|coverage|preparation|collaboration|attention|thought|logging|safeguards|guardrails|validation|checks|controls|instrumentation|tooling|metrics|alerts|process|procedures|processes",
        "lack|absence|lacking|lacked|lacks|without|no|missing of? ..1 sufficient|adequate|proper|enough|appropriate|meaningful|rigorous|thorough|good|real|serious|systematic|structured ..2 monitoring|alerting|testing|tests|documentation|docs|review|reviews|communication|coordination|planning|oversight|visibility|observability|training|coverage|preparation|collaboration|logging|safeguards|guardrails|validation|checks|controls|instrumentation|tooling|metrics|alerts|process|procedures|processes|governance|ownership",
        "lack|absence|lacking|lacked|lacks of? ..2 communication|coordination|co-ordination|planning|collaboration|teamwork|leadership|transparency|governance|preparation|foresight|oversight|alignment|preparedness|forethought|cooperation|supervision|ownership|strategy|consideration|prioritisation|prioritization|coordination",
        "there|had|have|%be no|little ..1 coordination|communication|planning|collaboration|cooperation|alignment|teamwork|leadership|oversight !channel",
        "%area|documentation|testing|tests|communication|coordination|planning|review|training|process|processes|safeguards|checks|code|preparation ..5 was|were|is|are|been|seemed|felt|proved|remained ..2 inadequate|insufficient|poor|lacking|deficient|substandard|weak|sub-par|subpar|patchy|lax|spotty|sparse|scant|unsatisfactory|suboptimal|sub-optimal|shoddy|thin|terrible",
        "%area|documentation|tests ..3 was|were|is|are ..2 non-existent|nonexistent",
        "^ no|zero communication|coordination|planning|teamwork|leadership !channel !channels !from",
        "below ..3 standard|standards|expectation|expectations|par",
        "documentation|docs|testing|monitoring|alerting|communication|coordination|planning|review|training|coverage|logging inadequate|insufficient|poor|lacking|deficient|substandard",
        "%area|%work|tests|testing|documentation|communication|coordination|planning|review|process|processes|coverage ..3 was|were|is|are n't|not ..1 good|sufficient|adequate|thorough|rigorous|robust|strict|comprehensive enough",
        "%area|tests|testing|documentation|communication|coordination|planning|review|process|processes|coverage|safeguards|checks ..3 was|were|is|are n't|not ..1 sufficient|adequate|satisfactory|thorough|rigorous|careful",
        "not|n't ..1 adequately|sufficiently|thoroughly|properly tested|documented|planned|communicated|monitored|reviewed|considered|trained|prepared|coordinated|assessed|analysed|analyzed|evaluated|validated|vetted|staffed|researched|thought|scoped",
        "inadequately|insufficiently|under-|under tested|documented|planned|communicated|monitored|reviewed|trained|prepared|staffed|coordinated|tuned|provisioned",
        "undertested|under-tested|under-documented|underdocumented|under-monitored|understaffed|under-staffed|underprepared|under-prepared|ill-prepared",
    ]]),
    unless: packed!(&[&[
        "capacity|response|performance|latency|disk|memory|bandwidth|quota|cpu ..5 is|was|were|are|be ..2 poor|insufficient|low|weak|inadequate",
        "insufficient|poor|low|bad|weak|improper|incomplete ..2 memory|disk|capacity|permission|permissions|privileges|space|resources|resource|funds|balance|instance|signal|performance|throughput|bandwidth|quota|quotas|rights|entropy|bytes|cpu|storage|data|access|airflow|power|voltage|cooling|liquidity|gas|collateral|connectivity|network|latency|reception",
        "test|release|bad|monitoring ..1 design pattern",
        "bad|incomplete|improper release|test|implementation|support|tests|documentation page",
        "%area ..3 is|was|were|are poor|weak|thin client|man|people",
        "minimal|sparse|weak ..1 reproduction|example|index|checkout|file|reference|references|table|matrix|tests|test|implementation|support|image|impact",
        "poor|weak|patchy|spotty|bad cell|mobile|network|signal|wifi|radio|cellular coverage|reception",
        "no|not|n't ..2 poor|weak|inadequate|insufficient|lacking|bad",
    ]]),
    needs: &[],
    check,
};

pub static EXAMPLES: Examples = Examples {
    flags: &[
        (
            "The documentation is poor and outdated.",
            Section::Causes,
            None,
        ),
        ("The test coverage is inadequate.", Section::Causes, None),
        (
            "There was not enough testing before the launch.",
            Section::Causes,
            None,
        ),
        ("Lack of proper planning.", Section::Causes, None),
        (
            "Monitoring of the batch jobs was insufficient.",
            Section::Causes,
            None,
        ),
    ],
    allows: &[
        (
            "There was insufficient memory on the node.",
            Section::Causes,
        ),
        (
            "The capacity of the pool was insufficient.",
            Section::Causes,
        ),
        (
            "Insufficient permissions on the bucket made the upload fail.",
            Section::Causes,
        ),
        (
            "The response time was poor during the incident.",
            Section::Causes,
        ),
    ],
};

fn check(sentence: &Sentence<'_>, hits: &[Hit], flagged: &mut Flagged) {
    for hit in hits {
        let Span { start, end } = hit.span;
        let planned = sentence.verbs().iter().any(|verb| {
            verb.modal
                && !verb.perfect
                && verb.first < start
                && start <= verb.end + 1
                && !verb.negated
        });
        if !planned && !names_the_gap(sentence, end) && !sentence.question {
            flagged.add(hit.span);
        }
    }
}

/// Whether a colon follows with the gap itself.
fn names_the_gap(sentence: &Sentence<'_>, end: usize) -> bool {
    (end..end + 3).any(|at| {
        sentence.is_sign(at, b':') || sentence.is_sign(at, b'(') && sentence.any(at, at + 4, NEG)
    })
}
