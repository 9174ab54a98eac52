//! Fonts that somebody put in the place of ours, for other scripts or other eyes: files of the same
//! names in `assets/fonts` beside the records. One that is no font is named, and ours is used.

use crate::app::theme::Face;
use crate::store;
use crate::terms::letters::{by_script, code_point};
use bevy_egui::egui;
use egui::{FontData, FontDefinitions};
use std::collections::BTreeSet;
use std::panic;
use std::path::Path;
use std::sync::{Arc, Mutex};

/// Where such files lie.
pub const FOLDER: &str = "assets/fonts";

/// The fonts in the place of ours.
#[derive(Debug, Clone, Default)]
pub struct Faces {
    others: Vec<(Face, Arc<FontData>)>,
}

impl Faces {
    /// Reads the fonts of a folder; with what is wrong there, in a line.
    #[must_use]
    pub fn read(folder: &Path) -> (Self, Option<String>) {
        let (mut others, mut wrong) = (Vec::new(), Vec::new());
        for (face, name, ours) in Face::ALL {
            let file = folder.join(format!("{name}.ttf"));
            match store::read(&file) {
                Ok(bytes) if bytes == ours => {}
                Ok(bytes) if sets(&bytes) => others.push((face, Arc::new(FontData::from_owned(bytes)))),
                Ok(_) => wrong.push(format!(
                    "{} cannot be used: a TrueType or OpenType font with Latin letters was expected",
                    file.display()
                )),
                Err(_) if !file.exists() => {}
                Err(why) => wrong.push(why.to_string()),
            }
        }
        let trouble = (!wrong.is_empty()).then(|| format!("The usual letters are used. {}.", wrong.join("; ")));
        (Self { others }, trouble)
    }

    /// All fonts: these, and ours for the rest.
    #[must_use]
    pub fn definitions(&self) -> FontDefinitions {
        let mut fonts = FontDefinitions::empty();
        for (face, name, ours) in Face::ALL {
            let other = self.others.iter().find(|(other, _)| *other == face).map(|(_, data)| Arc::clone(data));
            fonts.font_data.insert(name.to_owned(), other.unwrap_or_else(|| Arc::new(FontData::from_static(ours))));
            let mut chain: Vec<String> =
                [face, Face::Sans, Face::Mono, Face::Serif].map(|face| face.name().to_owned()).into();
            chain.dedup();
            fonts.families.insert(face.family(), chain);
        }
        fonts
    }
}

/// What is to be said of a scenario's letters that the fonts in use cannot show; nothing if they show
/// them all. The shipped ones lack those that are given; a font in their place may have them.
#[must_use]
pub fn lacking(ui: &egui::Ui, letters: &BTreeSet<char>) -> Option<String> {
    let font = Face::Sans.at(16.0);
    let lack: BTreeSet<char> =
        ui.fonts_mut(|fonts| letters.iter().copied().filter(|letter| !fonts.has_glyph(&font, *letter)).collect());
    let named = by_script(&lack, code_point);
    (!lack.is_empty()).then(|| {
        format!(
            "Letters that cannot be shown here: {named}. A nation whose name has such letters has its id beside it."
        )
    })
}

/// Whether text can be set in a font: every usual letter leaves ink. The library says no to some files
/// by a panic, so it is asked apart from the window, and what it says is not printed.
fn sets(bytes: &[u8]) -> bool {
    // What a panic says is the whole program's; one font is asked at a time.
    static ONE: Mutex<()> = Mutex::new(());
    let _one = ONE.lock();
    let usual = panic::take_hook();
    panic::set_hook(Box::new(|_| {}));
    let data = Arc::new(FontData::from_owned(bytes.to_vec()));
    let faces = Faces { others: Face::ALL.map(|(face, ..)| (face, Arc::clone(&data))).into() };
    let tried = panic::catch_unwind(|| {
        let context = egui::Context::default();
        context.set_fonts(faces.definitions());
        let mut legible = false;
        let mut output = context.run_ui(egui::RawInput::default(), |ui| {
            let letters: String = ('!'..='~').collect();
            let line =
                ui.fonts_mut(|fonts| fonts.layout_no_wrap(letters.clone(), Face::Serif.at(20.0), egui::Color32::WHITE));
            let glyphs = line.rows.iter().flat_map(|row| &row.glyphs);
            legible = glyphs.filter(|glyph| !glyph.uv_rect.is_nothing()).count() == letters.len();
        });
        // Nobody paints it.
        output.textures_delta.clear();
        legible
    });
    panic::set_hook(usual);
    tried.unwrap_or(false)
}
