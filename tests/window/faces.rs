//! Fonts in the place of ours: one that is none is named, and the rest goes on.

use demarche::app::faces::Faces;
use std::path::{Path, PathBuf};

fn folder(test: &str) -> PathBuf {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("faces").join(test);
    std::fs::create_dir_all(&folder).expect("a folder for fonts");
    folder
}

fn font(name: &str) -> Vec<u8> {
    let fonts = Path::new(env!("CARGO_MANIFEST_DIR")).join("assets/fonts");
    std::fs::read(fonts.join(name)).expect("it is ours")
}

/// How many bytes the font of a name has among the definitions.
fn length(faces: &Faces, name: &str) -> usize {
    faces.definitions().font_data.get(name).expect("it is bound").font.len()
}

#[test]
fn a_file_that_is_no_font_is_named_and_ours_is_used() {
    let folder = folder("broken");
    let ours = font("IBMPlexSans-Regular.ttf");
    for broken in [&b"no font"[..], &[], &ours[..40], &ours[..ours.len() / 2], &[0xFF; 4096]] {
        std::fs::write(folder.join("IBMPlexSans-Regular.ttf"), broken).expect("it is written");
        let (faces, trouble) = Faces::read(&folder);
        let trouble = trouble.unwrap_or_else(|| panic!("{} bytes were taken for a font", broken.len()));
        assert!(trouble.contains("IBMPlexSans-Regular.ttf cannot be used: a TrueType"), "{trouble}");
        assert_eq!(length(&faces, "IBMPlexSans-Regular"), ours.len());
    }
}

#[test]
fn another_font_takes_the_place_of_ours() {
    let folder = folder("other");
    std::fs::write(folder.join("IBMPlexSerif-Regular.ttf"), font("IBMPlexMono-Regular.ttf")).expect("it is written");
    let (faces, trouble) = Faces::read(&folder);
    assert_eq!(trouble, None);
    assert_eq!(length(&faces, "IBMPlexSerif-Regular"), font("IBMPlexMono-Regular.ttf").len());
    assert_eq!(length(&faces, "IBMPlexSans-Regular"), font("IBMPlexSans-Regular.ttf").len());
}

#[test]
fn without_other_fonts_nothing_is_said() {
    let (_, trouble) = Faces::read(Path::new("no such folder"));
    assert_eq!(trouble, None);
    let (_, trouble) = Faces::read(&Path::new(env!("CARGO_MANIFEST_DIR")).join("assets/fonts"));
    assert_eq!(trouble, None);
}
