use serde_json::Value;

use super::{DraftId, Millis, Store, StoreError, keys};
use crate::{
    document::{Place, Section},
    json::Writer,
};

/// What the page remembers for its user, beside the drafts. The theme is not here: it has a key
/// of its own ([`keys::THEME`]), because it is needed before any of this runs.
#[derive(Debug, Clone, PartialEq)]
pub struct Settings {
    /// Whether the preview is shown.
    pub preview: bool,
    /// Whether the writer is reminded of backups.
    pub reminds: bool,
    /// When the writer last put such a reminder off.
    pub put_off_at: Option<Millis>,
    /// What was open last.
    pub last: Option<LastOpen>,
}

/// Where someone was, for a reload to go there again.
#[derive(Debug, Clone, PartialEq)]
pub struct LastOpen {
    pub draft: DraftId,
    pub section: Option<Section>,
    /// The control that had the focus.
    pub place: Option<Place>,
    /// The caret in it, in UTF-16 units.
    pub caret: Option<u32>,
    /// How far the form was scrolled, in CSS pixels.
    pub scroll: Option<u32>,
}

/// Settings as they were found.
#[derive(Debug, Clone, PartialEq)]
pub struct Loaded {
    pub settings: Settings,
    /// Whether the stored value could not be read: it now lies under [`keys::SETTINGS_ASIDE`].
    pub set_aside: bool,
}

impl Default for Settings {
    fn default() -> Self {
        Self {
            preview: true,
            reminds: true,
            put_off_at: None,
            last: None,
        }
    }
}

impl Settings {
    /// Reads the settings; each value that is missing or cannot be read is its default.
    ///
    /// # Errors
    ///
    /// [`StoreError`] where the store gives nothing, or does not take what is to be set aside;
    /// the settings are then not to be saved.
    pub fn load(store: &impl Store) -> Result<Loaded, StoreError> {
        let Some(raw) = store.get(keys::SETTINGS)? else {
            return Ok(Loaded {
                settings: Self::default(),
                set_aside: false,
            });
        };
        let read = Self::decode(&raw);
        if read.is_none() {
            store.set(keys::SETTINGS_ASIDE, &raw)?;
        }
        Ok(Loaded {
            set_aside: read.is_none(),
            settings: read.unwrap_or_default(),
        })
    }

    /// Puts back the settings of a backup, unless there are some here. Gives whether it did.
    pub fn put_back(store: &impl Store, raw: &str) -> Result<bool, StoreError> {
        let is_free = store.get(keys::SETTINGS)?.is_none();
        let Some(settings) = Self::decode(raw).filter(|_| is_free) else {
            return Ok(false);
        };
        settings.save(store)?;
        Ok(true)
    }

    /// Stores the settings.
    pub fn save(&self, store: &impl Store) -> Result<(), StoreError> {
        store.set(keys::SETTINGS, &self.encode())
    }

    fn encode(&self) -> String {
        let mut writer = Writer::new(false);
        writer.open('{');
        writer.key("version");
        writer.number(1);
        writer.key("preview");
        writer.flag(self.preview);
        writer.key("reminds");
        writer.flag(self.reminds);
        if let Some(at) = self.put_off_at {
            writer.key("put_off_at");
            writer.number(at);
        }
        if let Some(last) = &self.last {
            writer.key("last");
            last.write(&mut writer);
        }
        writer.close('}');
        writer.finish()
    }

    fn decode(raw: &str) -> Option<Self> {
        let value: Value = serde_json::from_str(raw).ok()?;
        value.as_object()?;
        let default = Self::default();
        Some(Self {
            preview: value["preview"].as_bool().unwrap_or(default.preview),
            reminds: value["reminds"].as_bool().unwrap_or(default.reminds),
            put_off_at: value["put_off_at"].as_u64(),
            last: LastOpen::read(&value["last"]),
        })
    }
}

impl LastOpen {
    fn write(&self, writer: &mut Writer) {
        writer.open('{');
        writer.entry("draft", &self.draft.to_string());
        if let Some(section) = self.section {
            writer.entry("section", section.key());
        }
        if let Some(place) = self.place {
            writer.entry("place", &place.to_string());
        }
        for (key, number) in [("caret", self.caret), ("scroll", self.scroll)] {
            if let Some(number) = number {
                writer.key(key);
                writer.number(number.into());
            }
        }
        writer.close('}');
    }

    fn read(value: &Value) -> Option<Self> {
        let number = |name| value[name].as_u64().and_then(|n| u32::try_from(n).ok());
        Some(Self {
            draft: value["draft"].as_str()?.parse().ok()?,
            section: value["section"].as_str().and_then(Section::from_key),
            place: value["place"].as_str().and_then(|text| text.parse().ok()),
            caret: number("caret"),
            scroll: number("scroll"),
        })
    }
}
