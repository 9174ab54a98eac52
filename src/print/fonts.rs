//! The serif of the whole project, inside the page itself: it looks alike on every machine, and takes
//! as many pages.

use std::sync::LazyLock;

/// A face: its weight, its style, its file.
type Face = (u16, &'static str, &'static [u8]);

const FACES: [Face; 3] = [
    (400, "normal", include_bytes!("../../assets/fonts/IBMPlexSerif-Regular.ttf")),
    (400, "italic", include_bytes!("../../assets/fonts/IBMPlexSerif-Italic.ttf")),
    (600, "normal", include_bytes!("../../assets/fonts/IBMPlexSerif-SemiBold.ttf")),
];

const DIGITS: [char; 64] = [
    'A', 'B', 'C', 'D', 'E', 'F', 'G', 'H', 'I', 'J', 'K', 'L', 'M', 'N', 'O', 'P', 'Q', 'R', 'S', 'T', 'U', 'V', 'W',
    'X', 'Y', 'Z', 'a', 'b', 'c', 'd', 'e', 'f', 'g', 'h', 'i', 'j', 'k', 'l', 'm', 'n', 'o', 'p', 'q', 'r', 's', 't',
    'u', 'v', 'w', 'x', 'y', 'z', '0', '1', '2', '3', '4', '5', '6', '7', '8', '9', '+', '/',
];

/// The faces as style sheets have them.
pub(super) fn faces() -> &'static str {
    static TEXT: LazyLock<String> = LazyLock::new(|| FACES.into_iter().map(face).collect());
    &TEXT
}

fn face((weight, style, file): Face) -> String {
    format!(
        "@font-face {{ font-family: \"IBM Plex Serif\"; font-weight: {weight}; font-style: {style}; \
         src: url(data:font/ttf;base64,{}); }}\n",
        base64(file)
    )
}

/// Bytes in base 64 (RFC 4648), which is how a page holds a file.
fn base64(bytes: &[u8]) -> String {
    let mut text = String::with_capacity(bytes.len().div_ceil(3) * 4);
    for three in bytes.chunks(3) {
        let bits = [0, 1, 2].map(|place| three.get(place).copied().unwrap_or(0)).map(usize::from);
        let [first, second, third] = bits;
        let bits = first << 16 | second << 8 | third;
        for (place, shift) in [18, 12, 6, 0].into_iter().enumerate() {
            let digit = DIGITS.get(bits >> shift & 63).copied();
            text.push(digit.filter(|_| place <= three.len()).unwrap_or('='));
        }
    }
    text
}

#[cfg(test)]
mod tests {
    #[test]
    fn bytes_are_written_as_the_standard_has_them() {
        let written = ["", "f", "fo", "foo", "foob", "fooba", "foobar"].map(|text| super::base64(text.as_bytes()));
        assert_eq!(written, ["", "Zg==", "Zm8=", "Zm9v", "Zm9vYg==", "Zm9vYmE=", "Zm9vYmFy"]);
        assert_eq!(super::base64(&[0xFB, 0xFF, 0xFE]), "+//+");
    }
}
