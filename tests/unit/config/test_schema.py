"""The shipped schema, the one that the models make, the tables of plug points and the documentation say the same."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import fields
from importlib.resources import files
from pathlib import Path
from typing import Any

import jsonschema
import pytest

from mmmfeed.config import json_schema
from mmmfeed.emitters import EMITTERS
from mmmfeed.model import FeedSpec, SourceSpec
from mmmfeed.parsers import PARSERS

SCHEMA: dict[str, Any] = json_schema()
PAGE = Path(__file__).parents[3] / "docs" / "reference" / "configuration.md"
GROUPS = {"": SCHEMA, **{name.removesuffix("Wire"): part for name, part in SCHEMA["$defs"].items()}}
KEYS = [(group, key) for group, schema in GROUPS.items() for key in schema["properties"]]


def test_the_shipped_file_is_up_to_date() -> None:
    shipped = files("mmmfeed.config").joinpath("feeds.schema.json").read_text(encoding="utf-8")
    made = json.dumps(SCHEMA, indent=2, ensure_ascii=False) + "\n"
    assert shipped == made, "write it anew: mmmfeed schema > src/mmmfeed/config/feeds.schema.json"


def test_it_is_a_json_schema() -> None:
    assert SCHEMA["$schema"] == "https://json-schema.org/draft/2020-12/schema"
    jsonschema.Draft202012Validator.check_schema(SCHEMA)
    assert SCHEMA["title"] == "mmmfeed configuration"
    assert "$id" not in json.dumps(SCHEMA)


@pytest.mark.parametrize(("group", "key"), KEYS)
def test_every_key_is_described_by_words_and_a_valid_example(group: str, key: str) -> None:
    schema = GROUPS[group]["properties"][key]
    assert schema["description"].endswith((".", "…"))
    validator = jsonschema.Draft202012Validator({"$defs": SCHEMA["$defs"], **schema})
    for value in [*schema["examples"], *([schema["default"]] if "default" in schema else [])]:
        examples_of_groups = key in {"site", "sources", "feeds", "author"}
        assert validator.is_valid(value) or (examples_of_groups and "…" in json.dumps(value, ensure_ascii=False))


def test_no_group_takes_other_keys() -> None:
    assert all(schema["additionalProperties"] is False for schema in GROUPS.values())


def test_the_tables_of_plug_points_are_the_keys() -> None:
    source = GROUPS["Source"]
    assert source["oneOf"] == [{"required": [kind]} for kind in PARSERS]
    assert set(PARSERS) < set(source["properties"])
    assert GROUPS["Feed"]["properties"]["formats"]["items"]["enum"] == list(EMITTERS)


def test_two_formats_of_a_feed_never_write_the_same_file() -> None:
    # Names are unique (agreement.py); so are the files, if endings are unique and have no dot.
    endings = [emitter.ending for emitter in EMITTERS.values()]
    assert len({ending.casefold() for ending in endings}) == len(endings)
    assert not any("." in ending for ending in endings)


def test_every_field_of_a_spec_can_be_written() -> None:
    assert {spec.name for spec in fields(FeedSpec)} == set(GROUPS["Feed"]["properties"])
    spoken = set(GROUPS["Source"]["properties"]) - set(PARSERS) | {"kind", "location"}
    assert {spec.name for spec in fields(SourceSpec)} == spoken


@pytest.mark.parametrize(("group", "key"), KEYS)
def test_the_documentation_has_every_key_with_its_default(group: str, key: str) -> None:
    sections = {"": "The file", "Site": "site", "Author": "site.author", "Archive": "archive", "Fetching": "fetching"}
    sections |= {"Pages": "pages", "Wordings": "Wordings"}
    parts_of_a_source = {"Columns": "sources.columns", "Auth": "sources.auth"}
    section = _section((sections | parts_of_a_source).get(group, f"{group.lower()}s"))
    row = next((line for line in section.splitlines() if line.startswith(f"| `{key}` |")), None)
    assert row, f"docs/reference/configuration.md says nothing about {group}.{key}"
    _name, _type, default, _words = (cell.strip() for cell in row.strip("|").split("|"))
    for word in _defaults(group, key):
        assert word in default


def test_the_example_in_the_documentation_is_good() -> None:
    from mmmfeed.config import lines

    examples = re.findall(r"```yaml\n(.*?)```", PAGE.read_text(encoding="utf-8"), re.DOTALL)
    whole = [root for root, _ in map(lines.read, examples) if root is not None and "site" in root.parts]
    assert len(whole) >= 2
    for root in whole:
        jsonschema.Draft202012Validator(SCHEMA).validate(root.value)


def _defaults(group: str, key: str) -> Iterator[str]:
    if key in GROUPS[group].get("required", []):
        yield "required"
    elif "default" in (schema := GROUPS[group]["properties"][key]):
        default = schema["default"]
        yield from (
            default if isinstance(default, list) else [default if isinstance(default, str) else json.dumps(default)]
        )


def _section(title: str) -> str:
    text = PAGE.read_text(encoding="utf-8")
    found = re.search(rf"^## `?{re.escape(title)}`?$(.*?)(?=^## |\Z)", text, re.MULTILINE | re.DOTALL)
    assert found, f"no section {title}"
    return found[1]
