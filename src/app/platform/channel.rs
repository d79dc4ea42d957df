//! Words from one tab of this page to the others (BroadcastChannel).

use wasm_bindgen::JsValue;
use web_sys::{BroadcastChannel, MessageEvent};

use super::events::{Listener, listen};

/// A channel on which all tabs of this page hear each other, but not themselves.
pub struct Channel {
    channel: BroadcastChannel,
    _hears: Listener,
}

impl Channel {
    /// Opens it; `heard` is called with each word from another tab. `None` where the browser has
    /// no channels.
    pub fn open(name: &str, heard: impl Fn(String) + 'static) -> Option<Self> {
        let channel = BroadcastChannel::new(name).ok()?;
        let hears = listen(&channel, "message", move |event: MessageEvent| {
            // What is no text is not from us.
            if let Some(word) = event.data().as_string() {
                heard(word);
            }
        });
        Some(Self {
            channel,
            _hears: hears,
        })
    }

    /// Says a word to all other tabs.
    pub fn say(&self, word: &str) {
        // It fails only on a channel that was closed, and this one is open.
        let _ = self.channel.post_message(&JsValue::from_str(word));
    }
}

impl Drop for Channel {
    fn drop(&mut self) {
        self.channel.close();
    }
}
