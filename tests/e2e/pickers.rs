//! The browser's pickers beside the fields for dates and times.

use crate::harness::{Outcome, Visit, journey};

pub async fn a_picker_opens_beside_its_field_and_fills_it() {
    journey("pickers", async |visit| {
        visit.press("New post-mortem").await?;
        visit.write("Date of incident", "last Friday").await?;
        let name = "return document.querySelector('[data-for=end]').getAttribute('aria-label')";
        visit.becomes(name, "Pick a time: End (UTC)").await?;
        for (field, picked) in [("start", "14:05"), ("end", "15:30"), ("start", "14:00")] {
            visit.pick_beside("time", field, picked).await?;
        }
        visit.has_value("Start (UTC)", "14:00").await?;
        visit.has_value("End (UTC)", "15:30").await?;
        visit
            .pick_beside("date", "incident_date", "2025-12-05")
            .await?;
        visit.has_value("Date of incident", "2025-12-05").await?;
        visit.reads("1 hour 30 minutes").await?;
        // What was typed is a step of its own.
        visit.press("Undo").await?;
        visit.has_value("Date of incident", "last Friday").await
    })
    .await;
}

impl Visit {
    /// Presses a field's picker and picks: the browser's own window cannot be reached from here.
    async fn pick_beside(&self, kind: &str, field: &str, value: &str) -> Outcome {
        let press = "
            const button = document.querySelector(`[data-for=${arguments[1]}]`);
            button.scrollIntoView({ block: 'center' });
            button.click();
            const picker = document.getElementById(`${arguments[0]}-picker`);
            const [at, field] = [picker.getBoundingClientRect(), button.getBoundingClientRect()];
            return Math.hypot(at.left - field.left, at.top - field.bottom) < 2";
        let of = vec![kind.into(), field.into()];
        self.becomes_with(press, of, true).await?;
        let pick = "
            const picker = document.getElementById(`${arguments[0]}-picker`);
            picker.value = arguments[1];
            picker.dispatchEvent(new Event('change', { bubbles: true }))";
        self.script_with(pick, vec![kind.into(), value.into()])
            .await?;
        Ok(())
    }
}
