"""The shape of feeds.yaml as a JSON Schema, for editors."""

from __future__ import annotations

from typing import Any

from pydantic.json_schema import GenerateJsonSchema, JsonSchemaValue
from pydantic_core import core_schema

from mmmfeed.config.wire import FileWire


class _Schema(GenerateJsonSchema):
    """Without titles made of key names, and without defaults that only mean "nothing was said"."""

    def field_title_should_be_set(self, schema: Any) -> bool:  # noqa: ARG002 - pydantic's signature
        return False

    def default_schema(self, schema: core_schema.WithDefaultSchema) -> JsonSchemaValue:
        made = super().default_schema(schema)
        if made.get("default", True) in ("", [], {}, None):
            del made["default"]
        return made


def json_schema() -> dict[str, object]:
    """The JSON Schema (2020-12) of feeds.yaml."""
    return {
        "$schema": _Schema.schema_dialect,
        **FileWire.model_json_schema(schema_generator=_Schema, ref_template="#/$defs/{model}"),
    }
