"""The phrases of the pages that are translated as a whole, gathered from the code, the templates and the facts."""

from __future__ import annotations

import ast
import re
import tomllib
from collections.abc import Iterator
from pathlib import Path

HEARTEN = Path(__file__).parents[2] / "src" / "hearten"
TEMPLATES = HEARTEN / "web" / "templates" / "web"

CODE = (
    *sorted((HEARTEN / "care" / "helplines").glob("*.py")),
    *sorted((HEARTEN / "care" / "one_minute").glob("*.py")),
    *sorted((HEARTEN / "care" / "plan").glob("*.py")),
    HEARTEN / "care" / "checkins" / "questions.py",
    HEARTEN / "journeys" / "find_help.py",
    HEARTEN / "help_terminal.py",
    HEARTEN / "web" / "help_shown.py",
    HEARTEN / "web" / "check_in_form.py",
)
PAGES = tuple(
    TEMPLATES / f"{name}.html"
    for name in (
        *("care_base", "_leave", "help_now", "_help_line", "_help_form", "_sextortion", "_language", "minute_ask"),
        *("minute_answer", "plan_show", "plan_edit", "plan_kept", "check_in", "check_in_history", "check_in_offline"),
        "_questions",
    )
)
FRAME = TEMPLATES / "base.html"
"""What stands around every page. It changes with each new page, so a phrase may be in English there for a while."""
FACTS = (*sorted((HEARTEN / "care" / "helplines" / "countries").glob("*.toml")), HEARTEN / "care/helplines/world.toml")
MARKS = {"_", "later", "gettext_lazy", "gettext"}

Phrase = str | tuple[str, str]
"""A phrase, or its singular and plural."""


def phrases() -> set[Phrase]:
    """All of them."""
    return {phrase for path in (*CODE, *PAGES, *FACTS) for phrase in _found(path)}


def frame() -> set[Phrase]:
    """Those around every page."""
    return set(_found(FRAME))


def in_file(path: Path) -> list[str]:
    """The phrases of one file, each form for itself."""
    return [form for phrase in _found(path) for form in ((phrase,) if isinstance(phrase, str) else phrase)]


def _found(path: Path) -> Iterator[Phrase]:
    text = path.read_text(encoding="utf-8")
    if path.suffix == ".py":
        yield from _in_code(text)
    elif path.suffix == ".html":
        yield from _in_page(text)
    else:
        yield from (line["about"] for line in tomllib.loads(text)["line"] if "about" in line)


def _in_code(text: str) -> Iterator[Phrase]:
    for node in ast.walk(ast.parse(text)):
        if not (isinstance(node, ast.Call) and isinstance(node.func, ast.Name)):
            continue
        said = [arg.value for arg in node.args if isinstance(arg, ast.Constant) and isinstance(arg.value, str)]
        if node.func.id in MARKS and said:
            yield said[0]
        if node.func.id == "ngettext":
            yield said[0], said[1]


TRANSLATE = re.compile(r"""{%\s*translate\s+(?:"([^"]*)"|'([^']*)')""")
BLOCK = re.compile(r"{%\s*blocktranslate[^%]*%}(.*?)(?:{%\s*plural\s*%}(.*?))?{%\s*endblocktranslate\s*%}", re.DOTALL)


def _in_page(text: str) -> Iterator[Phrase]:
    for found in TRANSLATE.finditer(text):
        yield found[1] or found[2]
    for found in BLOCK.finditer(text):
        one, many = (re.sub(r"{{\s*(\w+)\s*}}", r"%(\1)s", part or "") for part in found.groups())
        yield (one, many) if many else one
