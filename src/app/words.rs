//! The field's words: a page that can be laid over any screen, and a line where a word is pointed at.

use crate::app::forms;
use crate::app::keys;
use crate::app::theme::{Face, palette, size, space};
use crate::app::widgets;
use crate::view::sheet::{Term, look_up};
use bevy_egui::egui;
use egui::{Context, Frame, Id, Key, Margin, Modal, RichText, ScrollArea, TextEdit, Ui};

/// What the page remembers; egui keeps it, so that any screen may open it.
#[derive(Clone, Default)]
struct Page {
    open: bool,
    asked: String,
    fresh: bool,
}

fn id() -> Id {
    Id::new("the field's words")
}

/// Opens the page of words.
pub fn open(context: &Context) {
    let page = Page { open: true, fresh: true, ..Page::default() };
    context.data_mut(|data| data.insert_temp(id(), page));
}

/// The small button that opens it.
pub fn button(ui: &mut Ui) {
    if widgets::quiet(ui, "Words").on_hover_text("What the words mean. Key F1").clicked() {
        open(ui.ctx());
    }
}

/// Lays the page over whatever is on the screen, if it was asked for; F1 opens and closes it.
pub fn over(context: &Context) {
    let mut page: Page = context.data(|data| data.get_temp(id())).unwrap_or_default();
    if keys::pressed_over_all(context, Key::F1) {
        page = Page { open: !page.open, fresh: true, asked: String::new() };
    }
    if page.open {
        let paper = Frame::popup(&context.style_of(context.theme())).inner_margin(Margin::symmetric(24, 20));
        let shown = Modal::new(id().with("page")).frame(paper).show(context, |ui| contents(ui, &mut page));
        page.open = !shown.inner && !shown.should_close();
    }
    context.data_mut(|data| data.insert_temp(id(), page));
}

/// The page itself; answers whether it is closed.
fn contents(ui: &mut Ui, page: &mut Page) -> bool {
    let room = ui.ctx().content_rect();
    ui.set_width((room.width() - 80.0).min(620.0));
    widgets::heading(ui, "What the words mean");
    let asked = ui.add(
        TextEdit::singleline(&mut page.asked)
            .font(Face::Sans.at(size::BODY))
            .hint_text("Look for a word")
            .desired_width(f32::INFINITY),
    );
    asked.widget_info(|| egui::WidgetInfo::labeled(egui::WidgetType::TextEdit, true, "Look for a word"));
    if std::mem::take(&mut page.fresh) {
        asked.request_focus();
    }
    ui.add_space(space::HAIR);
    let found = look_up(&page.asked);
    let mut next = None;
    ScrollArea::vertical().auto_shrink([false, false]).max_height((room.height() - 260.0).clamp(120.0, 420.0)).show(
        ui,
        |ui| {
            if found.is_empty() {
                widgets::remark(ui, "No such word here. Try fewer letters.");
            }
            for term in found {
                next = entry(ui, term).or(next.take());
            }
        },
    );
    if let Some(next) = next {
        page.asked = next;
    }
    ui.add_space(space::SMALL);
    widgets::footer(ui, |ui| widgets::secondary(ui, "Close").clicked())
}

/// One word; answers which other one is asked for.
fn entry(ui: &mut Ui, term: &Term) -> Option<String> {
    let mut next = None;
    ui.horizontal(|ui| {
        forms::strong(ui, &term.term);
        if let Some(rule) = &term.rule {
            forms::word(ui, &format!("rule {rule}"), palette(ui).quiet);
        }
    });
    widgets::prose(ui, &term.means);
    if !term.see.is_empty() {
        ui.horizontal_wrapped(|ui| {
            forms::word(ui, "see", palette(ui).quiet);
            for other in &term.see {
                if ui.link(RichText::new(other).font(Face::Sans.at(size::SMALL))).clicked() {
                    next = Some(other.clone());
                }
            }
        });
    }
    ui.add_space(space::SMALL);
    next
}
