"""Collecting every message into ``locale/backline.pot`` and bringing the translations up to date.

Run ``python -m backline.web.i18n.extract`` after a text was changed.
"""

from collections.abc import Iterator
from io import BytesIO
from pathlib import Path

from babel.messages.catalog import Catalog, Message
from babel.messages.pofile import write_po

from backline.i18n.catalogue import UNREVIEWED, forms, read

from .found import Found
from .from_code import from_python, from_script, from_template
from .from_library import from_library

PACKAGE = Path(__file__).parents[2]
LOCALE = PACKAGE / "locale"
NOT_IN_PAGES = {"cli", "render"}
"""Parts whose words are English: what the terminal prints, and reports."""
SAFETY = "safety text"
HEADER = (
    'msgid ""\nmsgstr ""\n"Content-Type: text/plain; charset=utf-8\\n"\n{language}'
    '"Content-Transfer-Encoding: 8bit\\n"\n'
    '"Plural-Forms: nplurals=2; plural=(n != 1);\\n"\n\n'
)
WIDTH = 100


def messages() -> Iterator[Found]:
    """Yield every message of the package: the library's first, then the code's, file by file."""
    yield from from_library(PACKAGE / "library")
    for path in sorted(PACKAGE.rglob("*.py")):
        if path.relative_to(PACKAGE).parts[0] not in NOT_IN_PAGES:
            yield from from_python(path, _name(path))
    for path in sorted((PACKAGE / "web/templates").rglob("*.html")):
        yield from from_template(path, _name(path))
    for path in sorted((PACKAGE / "web/static/js").rglob("*.js")):
        yield from from_script(path, _name(path))


def _name(path: Path) -> str:
    return path.relative_to(PACKAGE).as_posix()


def template() -> Catalog:
    """Return every message once, with the files that it stands in."""
    found = Catalog()
    for one in messages():
        known = found.get(one.id)
        comments = [SAFETY] if one.safety and not (known and known.auto_comments) else []
        found.add(one.id, locations=[(one.file, 1)], auto_comments=comments)
    return found


def updated(old: Catalog, new: Catalog) -> Catalog:
    """Return the messages of a template with the translations that are known.

    A safety text that is new gets the comment that a clinician takes out after reading it.
    """
    known = {**{_key(one): one for one in old.obsolete.values()}, **{_key(one): one for one in old}}
    found = Catalog(locale=old.locale)
    for one in new:
        if one.id:
            earlier = known.pop(_key(one), None)
            found.add(
                one.id, _translation(one, earlier), one.locations,
                auto_comments=one.auto_comments, user_comments=_comments(one, earlier),
            )  # fmt: skip
    for name, gone in known.items():
        if gone.id and any(forms(gone.string)):
            found.obsolete[name] = Message(gone.id, gone.string)
    return found


def _key(message: Message) -> str:
    return forms(message.id)[0]


def _translation(one: Message, earlier: Message | None) -> str | tuple[str, ...]:
    known = forms(earlier.string if earlier else "")
    return known if one.pluralizable else known[0]


def _comments(one: Message, earlier: Message | None) -> list[str]:
    safety = SAFETY in one.auto_comments
    seen = earlier is not None and any(forms(earlier.string))
    if earlier is not None and seen and safety <= (SAFETY in earlier.auto_comments):
        return [comment for comment in earlier.user_comments if safety or comment != UNREVIEWED]
    return [UNREVIEWED] if safety else []


def written(messages: Catalog, language: str = "") -> str:
    """Return a catalogue as the text of its file, the same on every machine and day."""
    out = BytesIO()
    write_po(out, messages, WIDTH, omit_header=True, include_lineno=False)
    told = f'"Language: {language}\\n"\n' if language else ""
    return HEADER.format(language=told) + out.getvalue().decode("utf-8")


def main() -> None:
    """Write the template and bring every translation up to date."""
    new = template()
    (LOCALE / "backline.pot").write_text(written(new), "utf-8")
    for path in sorted(LOCALE.glob("*/LC_MESSAGES/backline.po")):
        found = updated(read(path.read_text("utf-8")), new)
        path.write_text(written(found, path.parts[-3]), "utf-8")
        left = sum(not all(forms(one.string)) for one in found if one.id)
        print(f"{path.parts[-3]}: {len(found)} messages, {left} without a translation")


if __name__ == "__main__":
    main()
