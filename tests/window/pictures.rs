//! What ten screens look like, against pictures that somebody has looked at.
//!
//! After a change that is meant, look at the new pictures and keep them with
//! `BLESS=1 cargo test --locked -- --ignored pictures`.

use super::end_to_end::{folder, perform_at};
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

/// The screens, each a shot of the script and a reference beside this file.
const SCREENS: [&str; 10] =
    ["title", "library", "seats", "brief", "incident", "orders", "table", "communique", "letter", "debrief"];

/// How far a pixel may be off, in the words of `compare`: what the few colours of a reference
/// and the rounding of another machine's rasteriser move it.
const FUZZ: &str = "6%";
/// The share of pixels that may be off further. Antialiased edges of type differ a little between
/// rasterisers; a line of text that is gone is about twice as much.
const SHARE: f64 = 0.001;
const PIXELS: f64 = 1280.0 * 720.0;

/// A play with the same seed and steps each time. The pointer lies where nothing answers to it, and
/// nothing moves by itself.
const PLAY: &str = "
wait Take a seat
point Version
shot title.png
press Choose a scenario
wait Choose a seat
press First Démarche
shot library.png
press Choose a seat
wait Take the seat of Corrane
shot seats.png
press Take the seat of Corrane
wait Read on
point round 1 of
shot brief.png
key Enter
wait End talks
key 2
wait Slip 1:
press Slip 1:
shot incident.png
key 5
wait What the desk would consider
shot orders.png
key 6
wait In words
shot table.png
click End talks
wait Lock orders
click Lock orders
wait Next round
shot communique.png
until To the debrief
shot letter.png
key Enter
wait We have talked about it
key Enter
wait Back to the title
shot debrief.png
quit
";

fn references() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/window/pictures")
}

fn magick(command: &mut Command) -> Output {
    command.output().expect("ImageMagick is installed")
}

/// Keeps a shot as the reference, in few colours.
fn bless(shot: &Path, reference: &Path) {
    let small = ["-dither", "None", "-colors", "256", "-strip"];
    // The words before the colon ask for one byte a pixel.
    let kept = format!("png8:{}", reference.display());
    let output = magick(Command::new("convert").arg(shot).args(small).arg(kept));
    assert!(output.status.success(), "{} is not kept", reference.display());
}

/// The share of pixels in which a shot is off its reference; the picture of where is written.
fn off(shot: &Path, reference: &Path, difference: &Path) -> Result<f64, String> {
    let output =
        magick(Command::new("compare").args(["-metric", "AE", "-fuzz", FUZZ]).args([reference, shot, difference]));
    let said = String::from_utf8_lossy(&output.stderr).into_owned();
    // Status 2: the pictures could not be compared, for one is of another size.
    let count: Option<f64> = said.split_whitespace().next().and_then(|count| count.parse().ok());
    count.filter(|_| output.status.code() != Some(2)).map(|count| count / PIXELS).ok_or(said)
}

/// What is wrong with a screen, if anything is.
fn wrong(screen: &str, folder: &Path) -> Option<String> {
    let name = format!("{screen}.png");
    let (shot, reference) = (folder.join(&name), references().join(&name));
    if !reference.exists() {
        return Some(format!("{screen}: there is no {}; look at {}", reference.display(), shot.display()));
    }
    let difference = folder.join(format!("{screen}-differs.png"));
    match off(&shot, &reference, &difference) {
        Err(why) => Some(format!("{screen}: {why}")),
        Ok(share) if share > SHARE => {
            let percent = share * 100.0;
            Some(format!("{screen}: {percent:.2} % of the pixels are off; {} shows where", difference.display()))
        }
        Ok(_) => None,
    }
}

#[test]
#[ignore = "needs Xvfb and software Vulkan; .ci/run runs it"]
fn ten_screens_look_as_they_did() {
    let folder = folder("pictures");
    std::fs::write(folder.join("settings.ron"), "(motion: false)").expect("nothing moves");
    perform_at(&folder, None, PLAY);
    if std::env::var_os("BLESS").is_some() {
        std::fs::create_dir_all(references()).expect("a folder for references");
        for screen in SCREENS {
            let name = format!("{screen}.png");
            bless(&folder.join(&name), &references().join(&name));
        }
    }
    let wrong: Vec<String> = SCREENS.iter().filter_map(|screen| wrong(screen, &folder)).collect();
    assert!(
        wrong.is_empty(),
        "{}\nIf that is meant, keep the new pictures: BLESS=1 cargo test --locked -- --ignored pictures",
        wrong.join("\n")
    );
}
