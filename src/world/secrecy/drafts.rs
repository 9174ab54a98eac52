//! The classes of a draft's sheet (§8): what a forum's members, a party's home and everybody know.

use super::known::{Known, Salt, Texts};
use crate::script::{Clause, ClauseOption, Decides, Draft, Panel};

/// Instructions are for the nation that has them; all else of a draft for those who know of it.
pub(super) fn draft(known: &Known<'_>, at: u8, spec: &Draft, texts: &mut Texts, salt: &mut Salt) -> Draft {
    let Draft { id, title, treaty, forum, decides, members, silence_days, silence, opens, clauses } = spec;
    let (member, told) = (known.sight.sits_in(at), known.sight.draft(at).is_some());
    let clauses = clauses
        .iter()
        .map(|Clause { title, options }| Clause {
            title: if told { texts.read(*title) } else { *title },
            options: options.iter().map(|option| self::option(known, told, option, texts, salt)).collect(),
        })
        .collect();
    if told {
        _ = texts.read(*title);
    }
    let shown = Draft {
        id: id.clone(),
        title: *title,
        treaty: *treaty,
        forum: forum.clone(),
        decides: *decides,
        members: members.clone(),
        silence_days: *silence_days,
        silence: *silence,
        opens: *opens,
        clauses,
    };
    if member || told {
        return shown;
    }
    Draft {
        id: format!("secret {}", salt.below(1000)),
        forum: format!("secret {}", salt.below(1000)),
        treaty: salt.flip(),
        decides: if salt.flip() { Decides::Consensus } else { Decides::Willing },
        // That it does not sit there is all that an outsider knows.
        members: Some(known.some_others(salt).iter().collect()),
        silence_days: 1 + u16::from(salt.byte(90)),
        opens: salt.byte(6),
        ..shown
    }
}

fn option(known: &Known<'_>, told: bool, option: &ClauseOption, texts: &mut Texts, salt: &mut Salt) -> ClauseOption {
    let ClauseOption { text, effects, weights, red_lines, panel } = option;
    let mut changed: Vec<_> = known.some_others(salt).iter().map(|nation| (nation, salt.number(-5, 5))).collect();
    changed.extend(weights.iter().filter(|(nation, _)| told && known.is_me(*nation)));
    let mut lines: Vec<_> = known.some_others(salt).iter().collect();
    lines.extend(red_lines.iter().filter(|&&nation| told && known.is_me(nation)));
    let unknown = Panel { industry: salt.number(-2, 2), ..Panel::default() };
    ClauseOption {
        text: if told { texts.read(*text) } else { *text },
        effects: if told { effects.clone() } else { Vec::new() },
        weights: changed,
        red_lines: lines,
        panel: if told { *panel } else { unknown },
    }
}
