//! Names that a reader cannot tell apart.

use super::is_never_seen;
use unicode_security::confusable_detection::skeleton;

/// Whether two names look the same to a reader: equal but for what cannot be seen, for the kind of
/// their spaces, for capitals, or for letters that look like one another in different scripts.
#[must_use]
pub fn cannot_be_told_apart(a: &str, b: &str) -> bool {
    look(a) == look(b) || look(&a.to_lowercase()) == look(&b.to_lowercase())
}

/// The same for two letters.
#[must_use]
pub fn look_alike(a: char, b: char) -> bool {
    cannot_be_told_apart(a.encode_utf8(&mut [0; 4]), b.encode_utf8(&mut [0; 4]))
}

/// What is seen of a name, each letter as the plainest of those that look like it (Unicode
/// Technical Standard 39).
fn look(name: &str) -> String {
    let seen = |c: &char| c.is_whitespace() || !is_never_seen(*c);
    let seen: String = name.chars().filter(seen).collect();
    let words: Vec<&str> = seen.split_whitespace().collect();
    skeleton(&words.join(" ")).collect()
}

#[cfg(test)]
mod tests {
    use super::cannot_be_told_apart;

    #[test]
    fn names_that_look_the_same_cannot_be_told_apart() {
        let pairs = [
            ("Astra", "Astra"),
            ("Astra", "ASTRA"),
            ("Astra", "Astra "),
            ("Astra", "As\u{200b}tra"),
            ("Astra", "А\u{455}tra"),
            ("New Astra", "New\u{a0}Astra"),
            ("Océa", "Oce\u{301}a"),
            ("ΑΣΤΡΑ", "αστρα"),
        ];
        for (a, b) in pairs {
            assert!(cannot_be_told_apart(a, b), "{a:?} and {b:?}");
        }
        for (a, b) in [("Astra", "Borea"), ("I", "L"), ("Océa", "Ocea"), ("北国", "南国")] {
            assert!(!cannot_be_told_apart(a, b), "{a:?} and {b:?}");
        }
    }
}
