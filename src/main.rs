//! The web page's entry point. On any other target it only says where the page is built.

#[cfg(target_arch = "wasm32")]
fn main() {
    use leptos::prelude::*;

    console_error_panic_hook::set_once();
    let Some(place) = document().get_element_by_id("app") else {
        return;
    };
    use wasm_bindgen::JsCast;
    mount_to(
        place.unchecked_into(),
        || view! { <main><h1>"Unblame"</h1></main> },
    )
    .forget();
}

#[cfg(not(target_arch = "wasm32"))]
fn main() {
    println!("Unblame is a web page: `cargo xtask serve` builds it and serves it.");
}
