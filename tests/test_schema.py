"""The one schema: it is whole, and what derives from it is sound."""

import json

import pytest

from sitegen.schema import Record, json_schema, markdown_table
from sitegen.schema.article import ARTICLE, FRONT_MATTER_RECORDS
from sitegen.schema.site import CALENDAR, PEOPLE, SITE, SITE_RECORDS, WAIVER

ALL = FRONT_MATTER_RECORDS | SITE_RECORDS
RECORDS = [ARTICLE, SITE, PEOPLE, WAIVER, CALENDAR, *ALL.values()]


@pytest.mark.parametrize("record", RECORDS, ids=lambda r: r.name)
def test_a_record_is_whole(record: Record) -> None:
    assert len(record.by_key) == len(record.fields)
    for field in record.fields:
        assert field.label.zh and field.label.en and field.about.zh.endswith("。") and field.about.en.endswith("."), (
            field.key
        )
        assert (field.kind in ("record", "records", "map")) == bool(field.record)
        assert not field.record or field.record in ALL
        assert (field.kind in ("choice", "choices")) == bool(field.choices)


@pytest.mark.parametrize("record", RECORDS, ids=lambda r: r.name)
@pytest.mark.parametrize("lang", ["zh", "en"])
def test_json_schema_refers_to_what_it_defines(record: Record, lang: str) -> None:
    schema = json_schema(record, ALL, lang)
    text = json.dumps(schema)
    for name in ALL:
        assert (f'"#/$defs/{name}"' in text) == (name in schema.get("$defs", {})), name
    assert list(schema["properties"]) == [f.key for f in record.fields]
    assert schema["additionalProperties"] is False


def test_json_schema_of_front_matter() -> None:
    schema = json_schema(ARTICLE, ALL)
    assert schema["required"] == ["title", "source", "editor"]
    assert schema["patternProperties"] == {"^x-": {}}
    assert schema["properties"]["disclosure"]["enum"] == ["主动公开", "依申请公开", "不予公开"]
    assert schema["$defs"]["review"]["required"] == ["level", "name", "at"]


def test_columns_hold_columns() -> None:
    assert json_schema(SITE, ALL)["$defs"]["column"]["properties"]["children"]["items"] == {"$ref": "#/$defs/column"}


def test_the_table_has_a_row_for_every_key() -> None:
    for lang in ("zh", "en"):
        rows = markdown_table(ARTICLE, lang).splitlines()
        assert len(rows) == len(ARTICLE.fields) + 2
        assert {row.count("|") for row in rows} == {7}
