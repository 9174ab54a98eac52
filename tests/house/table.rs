//! The table of the house: which top-level module may import which.
//! `docs/architecture.md` says why; a new entry here is a decision.

/// One line per module: its name, what it may import, and whether it is pure
/// (no clock, file, thread, environment or panic).
pub(super) struct Row {
    pub(super) module: &'static str,
    pub(super) may: &'static str,
    pub(super) pure: bool,
}

const fn pure(module: &'static str, may: &'static str) -> Row {
    let pure = true;
    Row { module, may, pure }
}

const fn edge(module: &'static str, may: &'static str) -> Row {
    let pure = false;
    Row { module, may, pure }
}

/// `view::Sheet` stands for the sheet and its parts: `view::sheet::…`.
#[rustfmt::skip]
pub(super) const HOUSE: &[Row] = &[
    pure("terms", ""),
    pure("script", "terms"),
    pure("dice", "terms"),
    pure("order", "terms"),
    pure("event", "terms script order"),
    pure("scenario", "terms script"),
    pure("world", "terms script order event"),
    pure("rules", "terms script dice order event world"),
    pure("view", "terms script order event world rules"),
    pure("record", "terms script dice order event scenario world rules"),
    pure("policy", "terms script dice order view"),
    pure("study", "terms script dice order event scenario world rules view record policy"),
    pure("debrief", "terms script dice order event scenario world rules view record policy study"),
    pure("session", "terms script dice order event scenario world rules view record policy"),
    pure("desk", "terms order view::Sheet"),
    pure("print", "terms view::Sheet"),
    edge("store", "terms scenario world record session debrief"),
    edge("cli", "*"),
    edge("web", "terms order view::Sheet session store"),
    edge("app", "terms order view::Sheet desk session print store"),
];

/// Single files that may import more than their module.
pub(super) const EXCEPTIONS: &[(&str, &str)] = &[("world/setup.rs", "scenario"), ("policy/imagine.rs", "world rules")];

/// Whether code of `module` (in `file`, a path below `src/`) may name `path`.
pub(super) fn may(module: &str, file: &str, path: &[String]) -> bool {
    let Some(target) = path.first() else {
        return true;
    };
    if module == target || !HOUSE.iter().any(|row| row.module == target) {
        return true;
    }
    let row = HOUSE.iter().find(|row| row.module == module);
    let extra = EXCEPTIONS.iter().find(|(name, _)| *name == file);
    row.map_or("", |row| row.may).split(' ').chain(extra.map_or("", |(_, more)| more).split(' ')).any(|allowed| {
        match allowed.split_once("::") {
            None => allowed == "*" || allowed == target,
            Some((allowed, part)) => {
                allowed == target && path.get(1).is_none_or(|name| name == part || *name == part.to_lowercase())
            }
        }
    })
}
