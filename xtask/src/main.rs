//! The project's own tasks: `cargo xtask serve`, `test`, `dist`, `size`, `bench`.

fn main() {}
