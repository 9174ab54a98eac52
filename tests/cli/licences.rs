//! `demarche --licences`: the notices that have to go along with the program.

use super::{demarche, printed};

#[test]
fn the_notices_are_printed_whole() {
    let notices = printed(&["--licences"]);
    assert_eq!(notices, include_str!("../../assets/licences.txt"));
    for part in ["- serde ", "- bevy_ecs ", "IBM Plex", "SIL OPEN FONT LICENSE", "Permission is hereby granted"] {
        assert!(notices.contains(part), "{part}");
    }
}

#[test]
fn nothing_else_is_asked_in_the_same_call() {
    for args in [&["--licences", "two_ports"][..], &["--licences", "check", "x"]] {
        let output = demarche(args);
        assert_eq!(output.status.code(), Some(2), "{args:?}");
        assert!(output.stdout.is_empty(), "{args:?} prints nothing");
    }
}
