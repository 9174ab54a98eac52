//! Fonts that somebody put in the place of ours, for other scripts or other eyes: files of the same
//! names in `assets/fonts` beside the records. One that is no font is named, and ours is used.

use crate::store;
use crate::terms::letters::{by_script, code_point};
use bevy_egui::egui;
use egui::{FontData, FontDefinitions, FontFamily, FontId};
use std::collections::BTreeSet;
use std::panic;
use std::path::Path;
use std::sync::{Arc, Mutex};

/// How many bytes a font has at most.
const FONT_MOST: u64 = 64 << 20;

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
            match store::read_up_to(&file, FONT_MOST) {
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

/// The seven faces of the one superfamily.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Face {
    /// Titles, briefs, the letter, names on the chart.
    Serif,
    /// Likelihood words, seas, emphasis.
    SerifItalic,
    /// Headings.
    SerifBold,
    /// Everything one operates.
    Sans,
    /// Remarks about what one operates.
    SansItalic,
    /// Labels of primary actions, counts.
    SansBold,
    /// Cables, advisories, reference numbers.
    Mono,
}

impl Face {
    /// Every face with its file's name, without the ending, and our font.
    pub(super) const ALL: [(Self, &'static str, &'static [u8]); 7] = [
        (Self::Serif, "IBMPlexSerif-Regular", include_bytes!("../../assets/fonts/IBMPlexSerif-Regular.ttf")),
        (Self::SerifItalic, "IBMPlexSerif-Italic", include_bytes!("../../assets/fonts/IBMPlexSerif-Italic.ttf")),
        (Self::SerifBold, "IBMPlexSerif-SemiBold", include_bytes!("../../assets/fonts/IBMPlexSerif-SemiBold.ttf")),
        (Self::Sans, "IBMPlexSans-Regular", include_bytes!("../../assets/fonts/IBMPlexSans-Regular.ttf")),
        (Self::SansItalic, "IBMPlexSans-Italic", include_bytes!("../../assets/fonts/IBMPlexSans-Italic.ttf")),
        (Self::SansBold, "IBMPlexSans-SemiBold", include_bytes!("../../assets/fonts/IBMPlexSans-SemiBold.ttf")),
        (Self::Mono, "IBMPlexMono-Regular", include_bytes!("../../assets/fonts/IBMPlexMono-Regular.ttf")),
    ];

    /// The egui family this face is bound to.
    #[must_use]
    pub fn family(self) -> FontFamily {
        match self {
            Self::Sans => FontFamily::Proportional,
            Self::Mono => FontFamily::Monospace,
            other => FontFamily::Name(other.name().into()),
        }
    }

    /// This face at a size.
    #[must_use]
    pub fn at(self, size: f32) -> FontId {
        FontId::new(size, self.family())
    }

    pub(super) fn name(self) -> &'static str {
        Self::ALL.iter().find(|(face, ..)| *face == self).map_or("IBMPlexSans-Regular", |(_, name, _)| name)
    }
}
