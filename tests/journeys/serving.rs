//! The page as it is served.

use std::io::ErrorKind;

use crate::server;

#[test]
fn a_port_that_is_taken_is_refused() {
    let (address, _) = server::start("127.0.0.1:0").expect("the page is served");
    let taken = address.trim_start_matches("http://").trim_end_matches('/');
    let error = server::start(taken).expect_err("the port is taken");
    assert_eq!(error.kind(), ErrorKind::AddrInUse);
}
