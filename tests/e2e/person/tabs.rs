//! Tabs of the browser.

use fantoccini::wd::WindowHandle;

use crate::harness::{Outcome, Visit};

impl Visit {
    /// Opens the page's address in another tab and goes there.
    pub async fn open_again(&self) -> Outcome<WindowHandle> {
        let address = self.browser.current_url().await?;
        let tab = self.browser.new_window(true).await?.handle;
        self.go_to_tab(&tab).await?;
        self.browser.goto(address.as_str()).await?;
        self.wait_for_the_program().await?;
        Ok(tab)
    }

    /// Goes to a tab.
    pub async fn go_to_tab(&self, tab: &WindowHandle) -> Outcome {
        Ok(self.browser.switch_to_window(tab.clone()).await?)
    }
}
