//! The web page's entry point. On any other target it only says where the page is built.

#[cfg(target_arch = "wasm32")]
fn main() {
    unblame::app::start();
}

#[cfg(not(target_arch = "wasm32"))]
fn main() {
    println!("Unblame is a web page: `cargo xtask serve` builds it and serves it.");
}
