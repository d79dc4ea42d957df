//! The browser's clock.

use js_sys::Date;
use wasm_bindgen::JsValue;

/// Milliseconds since 1970 in UTC.
pub fn now_ms() -> f64 {
    Date::now()
}

/// A moment (milliseconds since 1970) as the writer's clock shows it: HH:MM.
pub fn clock_time(at_ms: f64) -> String {
    let at = Date::new(&JsValue::from_f64(at_ms));
    format!("{:02}:{:02}", at.get_hours(), at.get_minutes())
}

/// A moment (milliseconds since 1970) as the writer's calendar and clock show it.
pub fn date_time(at_ms: f64) -> String {
    let at = Date::new(&JsValue::from_f64(at_ms));
    format!(
        "{:04}-{:02}-{:02} {}",
        at.get_full_year(),
        at.get_month() + 1,
        at.get_date(),
        clock_time(at_ms)
    )
}
