macro_rules! limits {
    ($($limit:ident = $key:literal, $default:literal, $label:literal;)+) => {
        /// A threshold. Where no source gives one, it is ours to tune.
        #[derive(Debug, Clone, Copy, PartialEq, Eq)]
        pub enum Limit {
            $(#[doc = $label] $limit,)+
        }

        impl Limit {
            /// Every threshold.
            pub const ALL: &'static [Self] = &[$(Self::$limit),+];

            /// The lasting name in a settings file.
            pub const fn key(self) -> &'static str {
                match self { $(Self::$limit => $key),+ }
            }

            /// What a form calls it, with its unit.
            pub const fn label(self) -> &'static str {
                match self { $(Self::$limit => $label),+ }
            }

            /// Its value where nothing is settled.
            pub const fn default(self) -> u32 {
                match self { $(Self::$limit => $default),+ }
            }

            /// The threshold of this name.
            pub fn from_key(key: &str) -> Option<Self> {
                Self::ALL.iter().copied().find(|limit| limit.key() == key)
            }
        }
    };
}

limits! {
    FullReviewMinutes = "full_review_minutes", 30, "Minutes of impact that call for a full review";
    TitleLeast = "title_words_least", 3, "Words that a title has at least";
    TitleMost = "title_words_most", 12, "Words that a title has at most";
    SummaryWords = "summary_words", 90, "Words of a summary at most";
    SummarySentences = "summary_sentences", 3, "Sentences of a summary at most";
    SentenceWords = "sentence_words", 25, "Words of a mean sentence of the summary at most";
    SilenceMinutes = "silence_minutes", 15, "Minutes without an event that raise a question";
    SilencePercent = "silence_percent", 25, "Percent of the incident without an event, if that is longer";
    FactorsLeast = "factors_least", 2, "Contributing factors at least";
    WhysLeast = "whys_least", 3, "Whys of a chain at least";
    WhysMost = "whys_most", 7, "Whys of a chain at most";
    ActionsMost = "actions_most", 8, "Action items at most";
    ActionDaysMost = "action_days_most", 365, "Days until a deadline at most";
    OwnerWeekMost = "owner_week_most", 3, "Action items of one owner in one week at most";
}
