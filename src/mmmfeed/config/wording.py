"""Values → what is wrong with their shape, each mistake with its line, in the user's words instead of pydantic's."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Mapping
from typing import Any, get_args, get_origin

from pydantic import BaseModel, ValidationError
from pydantic.fields import FieldInfo
from pydantic_core import ErrorDetails

from mmmfeed.config.kinds import MARKS
from mmmfeed.config.lines import Node
from mmmfeed.config.mistakes import Keys, Mistake, hint, nearest, path_words, quoted
from mmmfeed.config.wire import FileWire
from mmmfeed.text import words

_MARKS = frozenset(("[key]", *MARKS))  # in paths of pydantic


def check(root: Node) -> tuple[FileWire | None, list[Mistake]]:
    """The file's shape, or every mistake in it."""
    try:
        return FileWire.model_validate(root.value), []
    except ValidationError as invalid:
        return None, list(_mistakes(root, invalid.errors(include_url=False)))


def _mistakes(root: Node, errors: list[ErrorDetails]) -> list[Mistake]:
    for error in errors:  # that a key of a mapping is meant, and not its value, is told by the message
        error["loc"] = tuple(step for step in error["loc"] if step not in _MARKS)
    meant = {_meant(error["loc"]) for error in errors if error["type"] == "extra_forbidden"}
    return [
        Mistake(root.at(error["loc"]).line, path_words(error["loc"]), _message(root, error))
        for error in errors
        # A misspelt key is one mistake, not also a missing one.
        if error["type"] != "missing" or error["loc"] not in meant
    ]


def _message(root: Node, error: ErrorDetails) -> str:
    node = root.at(error["loc"])
    if node.value is None and error["type"] not in {"missing", "extra_forbidden"}:
        return f"has nothing behind it; write a value{_or_remove(error['loc'])}"
    say = _WORDS.get(error["type"])
    return say(node, error) if say else f"{_shown(node)} does not fit: {error['msg']}"


def _missing(_node: Node, error: ErrorDetails) -> str:
    key = str(error["loc"][-1])
    examples = _keys_at(error["loc"][:-1])[key].examples
    example = examples[0] if examples else "…"
    return f"missing; write it as in `{key}: {_flow(example)}`"


def _unknown(_node: Node, error: ErrorDetails) -> str:
    known = _keys_at(error["loc"][:-1])
    key = str(error["loc"][-1])
    if key == "<<":
        return "merging (<<) is not part of YAML 1.2; write the keys out"
    return f"unknown key{hint(key, known) or '; known are ' + ', '.join(known)}"


def _no_text(node: Node, _error: ErrorDetails) -> str:
    if isinstance(node.value, list | dict):
        return f"{_shown(node)} stands where one text belongs"
    kind = "a yes or no" if isinstance(node.value, bool) else "a number"
    return f'{_shown(node)} is {kind} in YAML; put it in quotes: "{_shown(node)}"'


def _no_bool(node: Node, _error: ErrorDetails) -> str:
    return f"{_shown(node)} is not true or false; write one of the two, without quotes"


def _no_int(node: Node, _error: ErrorDetails) -> str:
    return f"{_shown(node)} is not a whole number; write it as in 50, without quotes"


def _no_list(node: Node, _error: ErrorDetails) -> str:
    if isinstance(node.value, str):
        example = node.value if re.fullmatch(r"[\w.-]{1,40}", node.value) else "one, two"
        return f"{_shown(node)} is not a list; write it as in [{example}]"
    return f"{_shown(node)} stands where a list belongs; begin each entry with `- `"


def _no_keys(node: Node, error: ErrorDetails) -> str:
    return f"{_shown(node)} stands where keys belong: {', '.join(_keys_at(error['loc']))}"


def _no_mapping(node: Node, error: ErrorDetails) -> str:
    examples = _keys_at(error["loc"][:-1])[str(error["loc"][-1])].examples or [{}]
    which, value = next(iter(examples[0].items()))
    return f"{_shown(node)} stands where lines such as `{which}: {value}` belong, each with spaces before it"


def _too_short(node: Node, error: ErrorDetails) -> str:
    least = "one" if error["ctx"]["min_length"] == 1 else "two"
    many = "names only one" if node.value else "is an empty list"
    return f"{many}; name at least {least}{_or_remove(error['loc'])}"


def _shown(node: Node) -> str:
    if isinstance(node.value, str):
        return quoted(node.raw)
    if isinstance(node.value, list):
        return "a list"
    return "a group of keys" if isinstance(node.value, dict) else words.cut(node.raw, 40)


def _flow(example: object) -> str:
    """JSON, which is YAML too, without the quotes that YAML does not need."""
    return json.dumps(example, ensure_ascii=False).replace('"', "")


def _keys_at(path: Keys) -> Mapping[str, FieldInfo]:
    """The keys that may stand at `path`; none where no keys belong."""
    model: type[BaseModel] | None = FileWire
    is_mapping = False  # whose keys are the user's own
    for step in path:
        if is_mapping:
            is_mapping = False
        elif model is not None and isinstance(step, str):
            annotation = model.model_fields[step].annotation
            is_mapping, model = get_origin(annotation) is dict, _model_in(annotation)
    return model.model_fields if model and not is_mapping else {}


def _or_remove(path: Keys) -> str:
    field = _keys_at(path[:-1]).get(str(path[-1])) if path else None
    return "" if field and field.is_required() else ", or remove the line"


def _model_in(annotation: Any) -> type[BaseModel] | None:
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return annotation
    return next(filter(None, map(_model_in, get_args(annotation))), None)


def _meant(path: Keys) -> Keys:
    return (*path[:-1], nearest(str(path[-1]), _keys_at(path[:-1])) or "")


_WORDS: Mapping[str, Callable[[Node, ErrorDetails], str]] = {
    "missing": _missing,
    "extra_forbidden": _unknown,
    "string_type": _no_text,
    "bool_type": _no_bool,
    "int_type": _no_int,
    "list_type": _no_list,
    "dict_type": _no_mapping,
    "model_type": _no_keys,
    "too_short": _too_short,
    "greater_than_equal": lambda node, error: f"{_shown(node)} is too small; the least is {error['ctx']['ge']}",
    "less_than_equal": lambda node, error: f"{_shown(node)} is too large; the most is {error['ctx']['le']}",
    "value_error": lambda _node, error: str(error["ctx"]["error"]),  # in the words of values.py
}
