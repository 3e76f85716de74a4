"""Templates filled the quick way say what jinja would: same escaping, same answer to a question, an error where a value is missing."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from jinja2 import DictLoader, Environment, StrictUndefined
from markupsafe import Markup, escape

from sitegen.stages.templates import Fast, filled
from sitegen.views import Html, LinkView

PAGE = LinkView(title='甲 & <乙> "丙"', url="/a/", external=False)
TEMPLATES = {
    "a.html": '{% extends "b.html" %}{% from "m.html" import anchor %}{% block one %}{{ page.title }}{{ super() }}{% endblock %}{% block two %}{{ anchor(page) }}{% endblock %}',
    "b.html": "<{% block one %}{{ page.url }}{% endblock %}|{% block two %}{% endblock %}|{{ name }}>",
    "m.html": '{% macro anchor(item) %}<a href="{{ item.url }}"{% if item.external %} x{% endif %}>{{ item.title }}</a>{% endmacro %}',
    "questions.html": "{{ page.kind is defined }}{{ page.kind|default('nothing') }}{{ page.titel is defined }}{{ page.title is defined }}{{ '' if page.external }}",
    "raw.html": "{% autoescape false %}{{ page.title }}{% endautoescape %}{{ page.title|safe }}{{ page.title|e }}{{ 1 }}{{ none }}{{ [page.title] }}",
    "set.html": "{% set words %}{{ page.title }}{% endset %}{{ words }}{% for n in (1, 2) %}{{ loop.index }}{{ page.title|length }}{% endfor %}",
}


def environment(kind: type[Environment], **options: object) -> Environment:
    made = kind(loader=DictLoader(TEMPLATES), autoescape=True, undefined=StrictUndefined, **options)  # type: ignore[arg-type]
    made.globals["name"] = "丁 & 戊"
    return made


@pytest.mark.parametrize("name", sorted(set(TEMPLATES) - {"b.html", "m.html"}))
def test_the_quick_way_prints_what_jinja_prints(name: str) -> None:
    quick = environment(Fast).get_template(name)
    assert filled(quick, PAGE) == environment(Environment).get_template(name).render(page=PAGE)
    assert filled(quick, PAGE) == filled(quick, PAGE)


EXTENDED = {
    "base.html": "{% macro mark(word) %}[{{ word }}]{% endmacro %}<{% block one %}{{ page.url }}{% endblock %}|{% block two %}{{ mark(page.title) }}{% block three %}3{% endblock %}{% endblock %}>",
    "m.html": TEMPLATES["m.html"],
    "nothing.html": '{% extends "base.html" %}',
    "outer.html": '{% extends "base.html" %}{% from "m.html" import anchor %}{% block one %}{{ anchor(page) }}{% endblock %}',
    "inner.html": '{% extends "base.html" %}unseen{% block three %}{{ page.title }}{% endblock %}{% block unasked %}x{% endblock %}',
    "twice.html": '{% extends "outer.html" %}{% from "m.html" import anchor %}{% block two %}{% block own %}{{ anchor(page) }}{% endblock %}{% endblock %}',
    "thrice.html": '{% extends "twice.html" %}{% block own %}own{% endblock %}{% block one %}1{% endblock %}',
    "set.html": '{% extends "base.html" %}{% block one %}{% set word = 1 %}{{ word }}{% endblock %}{% block two %}{{ word is defined }}{% endblock %}',
    "loop.html": '{% extends "base.html" %}{% block two %}{% for n in (1, 2) %}{{ loop.index }}{% if n == 2 %}{{ page.url }}{% endif %}{% endfor %}{% endblock %}',
}
ASKING = {
    "super.html": '{% extends "base.html" %}{% block one %}{{ super() }}!{% endblock %}',
    "self.html": '{% extends "base.html" %}{% block one %}{{ self.two() }}{% endblock %}',
    "which.html": '{% extends "base.html" if page.external else "m.html" %}{% block one %}1{% endblock %}',
    "maybe.html": '{% if page.title %}{% extends "base.html" %}{% endif %}{% block one %}1{% endblock %}',
    "outside.html": '{% extends "base.html" %}{% set word = 1 %}{% block one %}{{ word }}{% endblock %}',
}
"""What these show follows from more than the sources: they stay as they are."""


@pytest.mark.parametrize("name", sorted({*EXTENDED, *ASKING} - {"base.html", "m.html"}))
def test_a_template_and_those_it_extends_say_the_same_as_one(name: str) -> None:
    loader = DictLoader(EXTENDED | ASKING)
    quick = Fast(loader=loader, autoescape=True, undefined=StrictUndefined)
    assert filled(quick.whole(name, "look"), PAGE) == Environment(loader=loader, autoescape=True, undefined=StrictUndefined).get_template(name).render(page=PAGE)
    assert (quick.whole(name, "look") is quick.get_template(name)) == (name in ASKING)


@pytest.mark.parametrize(("source", "reason"), [
    ('{% extends "x.html" %}', "recursion"), ('{% extends "none.html" %}', "none.html"), ('{% extends "base.html" %}{% block one %}{{ page.titel }}{% endblock %}', "titel"),
    ('{% extends "bad.html" %}', "unknown tag")])
def test_a_template_as_one_fails_as_it_does_alone(source: str, reason: str) -> None:
    quick = Fast(loader=DictLoader({**EXTENDED, "x.html": source, "bad.html": "{% unknown %}"}), autoescape=True, undefined=StrictUndefined)
    with pytest.raises(Exception, match=reason):
        filled(quick.whole("x.html", source), PAGE)


@pytest.mark.parametrize("source", ["{{ page.titel }}", "{{ page.kind }}", "{{ page.title.kind }}", "{{ nothing }}", "{% if page.kind %}x{% endif %}"])
def test_what_is_not_there_is_an_error(source: str) -> None:
    with pytest.raises(Exception, match=r"titel|kind|nothing"):
        filled(environment(Fast).from_string(source), PAGE)


@given(st.one_of(st.text(), st.text(alphabet="&<>'\"a"), st.integers(), st.none(), st.text().map(Html), st.text().map(Markup)))
def test_every_value_is_escaped_as_by_markupsafe(value: object) -> None:
    assert Fast.shown(value) == str(escape(value))
