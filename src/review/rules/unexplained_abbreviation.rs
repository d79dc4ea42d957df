use super::kit::*;
use std::ops::Range;

use crate::{document::moment::is_zone, text::Kind};

pub static CHECK: Check = Check {
    id: "unexplained-abbreviation",
    code: "S4b",
    topic: Topic::Summary,
    severity: Severity::Hint,
    since: "0.1.0",
    what: "The summary has an abbreviation that it does not explain.",
    why: "It is read outside of the team too, where the same letters may mean something else or nothing.",
    instead: "Write it out once with the letters in parentheses, or add it to the known words in the settings.",
    source: "Guide, practice 6 (share widely); Google SRE book, chapter 15 (glossary)",
    #[cfg(not(target_arch = "wasm32"))]
    examples: Examples {
        flags: &["summary: On Friday the OMS was down for 10 minutes."],
        allows: &[
            "summary: On Friday the order management system (OMS) was down; the OMS lost nothing.",
            "summary: On Friday the API returned HTTP 500.",
            "services: OMS\nsummary: From 14:00 JST the OMS was down, a SEV1.",
            "policy: {\"known_words\": [\"OMS\"]}\nsummary: On Friday the OMS was down.",
            "summary: CHECKOUT WAS DOWN FOR AN HOUR.",
            "summary: The flag `OMS` was set, see PR #12.",
        ],
    },
    check,
};

/// Abbreviations that readers of any post-mortem know, and words that people write large.
const KNOWN: &str = " AM AMI API APP AWS CA CDN CEO CET CEST CI CD CLI CPU CSS CSV CTO DB DDOS DNS EC2 EKS EST EDT \
    EU FAQ FTP GB GCP GDPR GKE GMT GPU GUI HDD HR HTML HTTP HTTPS ID IDE IO IP IPS IST IT JSON JWT K8S KB LAN LB MB \
    MFA ML NAT NFS NGINX NTP OK OOM OS PB PC PDF PDT PHP PIN PM PR PRS PST QA QR RAM RCA RDS REST RPC RSS S3 \
    SAAS SDK SLA SLI SLO SMS SMTP SQL SRE SSD SSH SSL SSO TB TCP TLS TTL UAT UDP UI UK URI URL URLS US USA USB UTC \
    UTF UX VM VMS VPC VPN WAF WIFI XML YAML \
    ALL AND ANY CRUD CVE DO DONE DOWN DR MS NET NEW NO NOT OFF ON OR TBC TBD TL TODO UP ";

fn check(doc: &Postmortem, context: &Context<'_>, report: &mut Report<'_>) {
    let text = &doc.summary;
    let words = context
        .summary
        .tokens
        .iter()
        .filter(|token| token.kind == Kind::Word);
    let mut unknown: Vec<(&str, Range<usize>)> = Vec::new();
    let mut capitals = 0;
    let mut all = 0;
    for token in words {
        let word = token.text(text);
        all += 1;
        if !is_abbreviation(word) {
            continue;
        }
        capitals += 1;
        let is_known = KNOWN.contains(&[" ", word, " "].concat())
            || context.policy.known_words.iter().any(|known| known == word)
            || unknown.iter().any(|(other, _)| *other == word)
            || is_zone(word)
            || is_severity(word)
            || is_explained(doc, word);
        if !is_known {
            unknown.push((word, token.start as usize..token.end as usize));
        }
    }
    // A text in capitals throughout has no abbreviations that stand out.
    let is_shouted = capitals * 3 > all;
    let Some((_, range)) = unknown.first().cloned().filter(|_| !is_shouted) else {
        return;
    };
    let names: Vec<&str> = unknown.iter().map(|(word, _)| *word).collect();
    let verb = if names.len() == 1 { "is" } else { "are" };
    report
        .field(
            Field::Summary,
            format!("{} {verb} not explained.", listed(&names)),
        )
        .marks(range)
        .rests_on(names.join(" "))
        .offer(
            "Go to the summary",
            Change::Go(Place::Field(Field::Summary)),
        );
}

/// Two to six capital letters or digits, beginning with a letter.
fn is_abbreviation(word: &str) -> bool {
    let capitals = word.bytes().filter(u8::is_ascii_uppercase).count();
    let plain = |byte: u8| byte.is_ascii_uppercase() || byte.is_ascii_digit();
    let begins = word.starts_with(|c: char| c.is_ascii_uppercase());
    (2..=6).contains(&word.len()) && begins && capitals >= 2 && word.bytes().all(plain)
}

/// `SEV1` and `P0`: as severities are called.
fn is_severity(word: &str) -> bool {
    let rank = word.strip_prefix("SEV").or_else(|| word.strip_prefix('P'));
    rank.is_some_and(|rank| rank.len() == 1 && rank.bytes().all(|byte| byte.is_ascii_digit()))
}

/// Whether the document writes it out: `order management system (OMS)`, `OMS (order ...)`, or as
/// one of the services.
fn is_explained(doc: &Postmortem, word: &str) -> bool {
    let inside = ["(", word, ")"].concat();
    let before = [word, " ("].concat();
    let texts = [&doc.summary, &doc.immediate_cause, &doc.underlying_cause];
    let mut services = doc.services.iter();
    let is_service = services.any(|one| one.text.split_whitespace().any(|name| name == word));
    is_service
        || texts
            .into_iter()
            .any(|text| text.contains(&inside) || text.contains(&before))
}
