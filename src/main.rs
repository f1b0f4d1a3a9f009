//! The program: hands the command line to the library and returns its exit code.

fn main() -> std::process::ExitCode {
    muster::cli::run(std::env::args_os())
}
