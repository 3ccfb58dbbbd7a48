//! Serves the built page until it is ended: `serve ADDRESS:PORT`, and `serve --check ADDRESS:PORT` only
//! says whether that could be done, before minutes are spent on building.

#[path = "../tests/journeys/server.rs"]
mod server;

use std::net::TcpListener;
use std::process::ExitCode;

#[expect(clippy::print_stderr, reason = "a program for people")]
#[expect(clippy::disallowed_methods, reason = "what is asked for")]
fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let (address, outcome) = match arguments.iter().map(String::as_str).collect::<Vec<_>>()[..] {
        ["--check", address] => (address, TcpListener::bind(address).map(drop)),
        [address] => (address, serve(address)),
        _ => {
            eprintln!("usage: serve [--check] ADDRESS:PORT");
            return ExitCode::from(2);
        }
    };
    let Err(error) = outcome else {
        return ExitCode::SUCCESS;
    };
    eprintln!("The page cannot be served at {address}: {error}.");
    if error.kind() == std::io::ErrorKind::AddrInUse {
        eprintln!("Another program has that port. Choose another one: make serve PORT=8081");
    }
    ExitCode::FAILURE
}

#[expect(clippy::print_stdout, reason = "the address is what was asked for")]
fn serve(address: &str) -> std::io::Result<()> {
    let (at, serving) = server::start(address)?;
    println!("The page is at {at} (Ctrl+C ends it)");
    let _ = serving.join();
    Ok(())
}
