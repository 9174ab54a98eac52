//! Instructions: objectives met and missed, red lines crossed.

use super::Desk;
use crate::view::prose::{and, quoted, unstopped};

/// How many objectives are quoted of each kind; the rest are counted.
const QUOTED: usize = 2;

impl Desk<'_> {
    pub(super) fn instructions(&self) -> Vec<String> {
        let table = self.world.table();
        let own = table.objectives.iter().zip(&self.world.now().objectives).filter(|(one, _)| one.is_of(self.seat));
        let (met, missed): (Vec<_>, Vec<_>) = own.partition(|(_, met)| **met);
        let quote = |list: &[(&crate::script::Objective, &bool)]| {
            let mut by_weight: Vec<_> = list.iter().map(|(objective, _)| *objective).collect();
            by_weight.sort_by_key(|objective| (std::cmp::Reverse(objective.points), objective.id));
            let texts = by_weight.iter().map(|objective| unstopped(self.lens.text(objective.text)));
            and(texts.filter(|text| !text.contains(|c: char| c.is_ascii_digit())).take(QUOTED).map(quoted))
        };
        let (done, undone) = (quote(&met), quote(&missed));
        let mut said = vec![match (met.is_empty(), missed.is_empty()) {
            (false, true) => {
                "You were given your instructions, and you have brought every one of them home.".to_owned()
            }
            (false, false) if met.len() >= missed.len() => {
                "I have laid your instructions beside your cables, and the better part of them is done.".to_owned()
            }
            (false, false) => {
                "I have laid your instructions beside your cables; some of them are done, more are not.".to_owned()
            }
            (true, _) => {
                "I have laid your instructions beside your cables, and I will not pretend that they match.".to_owned()
            }
        }];
        if !done.is_empty() {
            said.push(format!("You were to achieve this, and did: {done}."));
        }
        if !undone.is_empty() {
            said.push(format!("This we did not get: {undone}."));
        }
        said.push(self.red_lines());
        said
    }

    fn red_lines(&self) -> String {
        let lines = self.world.table().nation(self.seat).map(|spec| spec.red_lines.as_slice()).unwrap_or_default();
        let over = self.judgements().crossed(self.seat).filter_map(|place| lines.get(place));
        let texts: Vec<String> = over.map(|line| quoted(unstopped(self.lens.text(line.text)))).collect();
        if texts.is_empty() {
            return "No line that the Cabinet drew was crossed, which I had not taken for granted.".to_owned();
        }
        format!(
            "The Cabinet had drawn lines, and you went over: {}. I shall have to answer for it, and so will you.",
            and(texts)
        )
    }
}
