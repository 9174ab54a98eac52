//! The brief on paper: all of it, nothing of anybody else's, and no more than text.

use crate::common::SCENARIOS;
use demarche::print::brief;
use demarche::scenario::{EMBEDDED, Playable};
use demarche::session::Session;
use demarche::terms::NationId;
use demarche::view::sheet::Sheet;

/// The sheets of all seats as a play begins.
fn sheets(playable: &Playable, seed: u64) -> Vec<Sheet> {
    let session = Session::new(playable, seed, &[]);
    (0..playable.scenario.nations.len()).map(|seat| session.handout(NationId::at(seat))).collect()
}

fn embedded() -> impl Iterator<Item = &'static Playable> {
    SCENARIOS.iter().filter(|one| EMBEDDED.iter().any(|(id, _)| *id == one.scenario.id))
}

/// A page as it is read.
fn read(page: &str) -> String {
    page.replace("&lt;", "<").replace("&gt;", ">").replace("&quot;", "\"").replace("&amp;", "&")
}

/// What is one seat's own: its instructions, its red lines, its way out, what it is to achieve.
fn own(sheet: &Sheet) -> Vec<&str> {
    let brief = &sheet.brief;
    // A paragraph's first sentence may be set apart; what comes after it is one piece.
    let paragraphs = brief.paragraphs.iter().map(|text| text.split_once(". ").map_or(text.as_str(), |(_, rest)| rest));
    let lines = brief.red_lines.iter().map(|(text, _)| text.as_str());
    let aims = brief.objectives.iter().map(|objective| objective.text.as_str());
    paragraphs.chain(lines).chain(brief.honourable_exit.as_deref()).chain(aims).collect()
}

#[test]
fn a_page_holds_the_whole_brief_of_its_seat() {
    let mut pages = 0;
    for playable in embedded() {
        for sheet in sheets(playable, 1) {
            let page = read(&brief(&sheet));
            for text in own(&sheet) {
                assert!(page.contains(text), "{} lacks: {text}", sheet.header.nation);
            }
            let aims = sheet.brief.objectives.iter().filter(|objective| objective.points > 0).count();
            assert!(aims > 0 && page.matches(" points · ").count() == aims, "{}", sheet.header.nation);
            for text in [&sheet.header.title, &sheet.header.ministry, &sheet.brief.public] {
                assert!(page.contains(text), "{} lacks: {text}", sheet.header.nation);
            }
            let short = &sheet.nation(sheet.seat).expect("it is on the board").short;
            assert!(page.contains(&format!("For the eyes of {short}’s delegation only")), "{short}");
            pages += 1;
        }
    }
    assert_eq!(pages, 23);
}

#[test]
fn a_page_holds_nothing_of_another_seats() {
    let mut looked_for = 0;
    for playable in embedded() {
        let sheets = sheets(playable, 1);
        for sheet in &sheets {
            let page = read(&brief(sheet));
            let mine = own(sheet);
            for text in sheets.iter().filter(|other| other.seat != sheet.seat).flat_map(own) {
                // Two ministers may draw the same line in the same words.
                if !mine.contains(&text) {
                    assert!(!page.contains(text), "{} is told: {text}", sheet.header.nation);
                    looked_for += 1;
                }
            }
        }
    }
    assert!(looked_for > 1000, "{looked_for}");
}

#[test]
fn a_page_is_text_alone_and_needs_no_other_file() {
    let playable = embedded().next().expect("there is one");
    let mut sheet = sheets(playable, 1).remove(0);
    let wild = "<script>&\"x\" <img src='y'>".to_owned();
    sheet.header.title.clone_from(&wild);
    sheet.header.nation.clone_from(&wild);
    sheet.header.ministry.clone_from(&wild);
    sheet.header.letter = '<';
    sheet.brief.public.clone_from(&wild);
    sheet.brief.paragraphs = vec![wild.clone(), format!("<i>. {wild}")];
    sheet.brief.red_lines = vec![(wild.clone(), true)];
    sheet.brief.honourable_exit = Some(wild.clone());
    sheet.brief.objectives.iter_mut().for_each(|objective| objective.text.clone_from(&wild));
    sheet.incidents.iter_mut().for_each(|incident| incident.title.clone_from(&wild));
    for nation in &mut sheet.board.nations {
        nation.short.clone_from(&wild);
        nation.capital.clone_from(&wild);
    }
    let page = brief(&sheet);
    assert!(page.contains("&lt;script&gt;&amp;&quot;x&quot; &lt;img"), "{page}");
    for sheet in embedded().flat_map(|playable| sheets(playable, 1)) {
        let page = brief(&sheet);
        for tag in ["<script", "<img", "<link", "<iframe", "src=", "href=", "@import", "http:", "https:"] {
            assert!(!page.contains(tag), "{}: {tag}", sheet.header.nation);
        }
        // Its typefaces are in it.
        assert_eq!((page.matches("url(").count(), page.matches("url(data:font/ttf;base64,").count()), (3, 3));
    }
    for tag in ["<script", "<img", "<i>"] {
        assert!(!page.contains(tag), "{tag}");
    }
}

#[test]
fn what_is_handed_out_before_a_play_is_true_whatever_is_rolled_in_it() {
    for playable in embedded() {
        let first: Vec<String> = sheets(playable, 1).iter().map(brief).collect();
        for seed in 2..12 {
            let other: Vec<String> = sheets(playable, seed).iter().map(brief).collect();
            assert!(other == first, "{} differs at seed {seed}", playable.scenario.id);
        }
    }
}
