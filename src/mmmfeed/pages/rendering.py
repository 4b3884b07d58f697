"""Templates: ours, and a folder of the user's, in which a file takes the place of ours of the same name.

A template of the user's can build on ours: `{% extends "mmmfeed/base.html" %}`.
"""

from __future__ import annotations

from collections.abc import Mapping
from importlib.resources import files
from pathlib import Path
from types import MappingProxyType, TracebackType
from typing import TYPE_CHECKING

from mmmfeed.errors import RefusedError
from mmmfeed.showing.templates import environment

if TYPE_CHECKING:
    from jinja2 import Environment
    from markupsafe import Markup

OURS = "mmmfeed"  # how the user's templates call the folder of ours
STATIC = ("style.css", "search.js", "icon.svg")


class Templates:
    """The templates of a build. Read and compiled when a page is made first, since that takes 80 ms."""

    def __init__(self, folder: Path | None, common: Mapping[str, object]) -> None:
        self._folder = folder
        self._common = common
        self._loaded: Environment | None = None

    def render(self, name: str, /, **values: object) -> bytes:
        """The page that template `name` makes of `values`.

        Raises RefusedError with the place of a mistake in a template of the user's.
        """
        try:
            return self._environment.get_template(name).render(**values).encode()
        except Exception as error:
            mistake = _mistake(error, self._folder)
            if mistake is None:
                raise
            raise RefusedError(
                f"{mistake}. Correct the template, or take it out of the folder; then ours is used. "
                f"The pages were not written; those that stood there before still stand."
            ) from error

    @property
    def _environment(self) -> Environment:
        if self._loaded is None:
            self._loaded = _environment(self._folder)
            self._loaded.globals.update(self._common)
        return self._loaded


def mistakes(folder: Path) -> tuple[str, ...]:
    """What can be told to be wrong with the user's templates before a page is made: `FILE:LINE: what is wrong`."""
    if not folder.is_dir():
        return (f"{folder}: there is no such folder; make it, or leave `templates` out",)
    templates, found = _environment(folder), []
    for path in sorted(folder.rglob("*.html")):
        try:
            templates.get_template(path.relative_to(folder).as_posix())
        except Exception as error:  # noqa: BLE001, RUF100 - whatever it is, it is told
            found.append(f"{_mistake(error, folder) or f'{path}: {error}'}; correct it, or take it out of the folder")
    return tuple(found)


def static_files(folder: Path | None) -> Mapping[str, bytes]:
    """The files that the pages need, by their paths among the outputs; the user's take the place of ours."""
    own = {name: path.read_bytes() for name in STATIC if folder and (path := folder / name).is_file()}
    ours = files(__package__) / "static"
    return MappingProxyType({name: own.get(name) or (ours / name).read_bytes() for name in STATIC})


def trusted(html: str) -> Markup:
    """HTML that was made here and is safe, so that it is not escaped."""
    from markupsafe import Markup

    return Markup(html)  # noqa: S704 - what comes here was built by fitting.py or metadata.py


def _environment(folder: Path | None) -> Environment:
    from jinja2 import ChoiceLoader, FileSystemLoader, PrefixLoader

    ours = FileSystemLoader(str(files(__package__) / "templates"))
    own = [FileSystemLoader(folder)] if folder else []
    return environment(ChoiceLoader([*own, ours, PrefixLoader({OURS: ours})]))


def _mistake(error: Exception, folder: Path | None) -> str | None:
    """Where in the user's folder, and what; None when it is no mistake of theirs."""
    from jinja2 import TemplateNotFound, TemplateSyntaxError

    if folder is None:
        return None
    if isinstance(error, TemplateSyntaxError):
        place = f"{error.filename}:{error.lineno}" if error.filename else ""
        return f"{place}: {error.message}" if _is_in(error.filename, folder) else None
    if isinstance(error, UnicodeDecodeError):
        unread = next(path for path in sorted(folder.rglob("*.html")) if not _is_text(path))
        return f"{unread}:1: it is not in UTF-8; save it in that encoding"
    line = _last_line(error.__traceback__, folder)
    if line is None:
        return None
    said = f"there is no template {error.name}" if isinstance(error, TemplateNotFound) else str(error)
    return f"{line}: {said or type(error).__name__}"


def _last_line(traceback: TracebackType | None, folder: Path) -> str | None:
    """FILE:LINE of the innermost template of the user's that was at work."""
    found = None
    while traceback is not None:
        name = traceback.tb_frame.f_code.co_filename
        if _is_in(name, folder):
            found = f"{name}:{traceback.tb_lineno}"
        traceback = traceback.tb_next
    return found


def _is_in(name: str | None, folder: Path) -> bool:
    return name is not None and Path(name).is_relative_to(folder)


def _is_text(path: Path) -> bool:
    try:
        path.read_text(encoding="utf-8")
    except UnicodeDecodeError:
        return False
    return True
