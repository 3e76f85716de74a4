"""Profile files, of the package and of the site, to the profile in force. Files come as text; faults go back as problems."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import timezone
from functools import lru_cache
from typing import NamedTuple

from sitegen.model import Text
from sitegen.profile import CHANNELS, CONFIDENCES, LAYERS, Profile, Value, layered
from sitegen.schema.upkeep import PROFILE, PROFILE_RECORDS
from sitegen.text.fold import DATA
from sitegen.text.nodes import Mapping as Tree
from sitegen.text.nodes import find
from sitegen.text.problem import NO_HINT, Problem
from sitegen.text.typed import Reader, did_you_mean
from sitegen.text.yaml import read_yaml

__all__ = ["PROFILE_DIR", "UNKNOWN", "settle_profile", "shipped"]

PROFILE_DIR, UNKNOWN = "checks/profiles", "profile.unreadable"
Shapes = Mapping[str, frozenset[str]]
Layer = tuple[str, str, str, tuple[Value, ...]]


class _Read(NamedTuple):
    title: str
    layer: str
    extends: str
    values: tuple[Value, ...]
    problems: tuple[Problem, ...]


def shipped() -> tuple[str, ...]:
    """Names of the profiles of the package."""
    return tuple(sorted(entry.name.removesuffix(".yaml") for entry in (DATA / "profiles").iterdir()
                        if entry.name.endswith(".yaml")))


@lru_cache(maxsize=32)
def _shipped(name: str) -> _Read | None:
    return _read(name, (DATA / "profiles" / f"{name}.yaml").read_text("utf-8")) if name in shipped() else None


def settle_profile(name: str, own: Callable[[str], str | Problem | None]) -> tuple[Profile, list[tuple[str, Problem]]]:
    """The profile of that name with all layers above it; `own` gives the text of a site's profile.

    Problems bear the name of the profile whose file is at fault.
    """
    chain: list[Layer] = []
    problems: list[tuple[str, Problem]] = []
    seen: set[str] = set()
    asked, wanted = name, name
    while wanted:
        if wanted in seen:
            problems.append((asked, _fault(f"方案“{asked}”的 extends 绕成了圈", f"profile {asked!r} extends itself")))
            break
        seen.add(wanted)
        text = own(wanted)
        read = _shipped(wanted) if text is None else None if isinstance(text, Problem) else _read(wanted, text, _shapes())
        if isinstance(text, Problem):
            problems.append((wanted, text))
        elif read is None:
            near = did_you_mean(wanted, shipped())
            hint = Text(f"是否想写 {near}？", f"did you mean {near}?") if near else Text(f"可用：{'、'.join(shipped())}", f"known: {', '.join(shipped())}")
            problems.append((asked, _fault(f"没有方案“{wanted}”", f"there is no profile {wanted!r}", hint)))
        if read is None:
            break
        problems += [(wanted, problem) for problem in read.problems]
        chain.append((wanted, read.title, read.layer, read.values))
        asked, wanted = wanted, read.extends
    return layered(name, reversed(chain)), problems


@lru_cache(maxsize=1)
def _shapes() -> Shapes:
    """Every key of the package's profiles, which are all that anything asks for, with the shapes its values have."""
    found: dict[str, set[str]] = {}
    for name in shipped():
        for value in read.values if (read := _shipped(name)) else ():
            found.setdefault(value.key, set()).add(value.shape)
    return {key: frozenset(shapes) for key, shapes in found.items()}


def _read(name: str, text: str, shapes: Shapes | None = None) -> _Read:
    """`shapes`: keys and shapes a site's own profile may use. A value that is at fault is left out: the upper one stays."""
    parsed = read_yaml(text)
    reader = Reader(PROFILE_RECORDS, timezone.utc)
    v = reader.record(parsed.root if parsed.root is not None else Tree((), 0, 0), PROFILE, whole=parsed.complete)
    problems = [*parsed.problems, *reader.problems]
    if v.get("layer") and v["layer"] not in LAYERS:
        problems.append(_fault(f"层级“{v['layer']}”不在可选范围：{'、'.join(LAYERS)}", f"layer is one of {', '.join(LAYERS)}"))
    values = []
    for number, given in enumerate(v.get("values", ())):
        wrong = [(key, given[key]) for key, known in (("channel", CHANNELS), ("confidence", CONFIDENCES), ("tighter", ("less", "more")))
                 if key in given and given[key] not in known]
        if wrong or "key" not in given or "value" not in given:
            problems += [_fault(f"{given.get('key', '')} 的 {key}“{value}”不认识", f"{key} {value!r} of {given.get('key', '')} is unknown") for key, value in wrong]
            continue
        value = Value(**({"document": v.get("document", "")} | given | {"layer": v.get("layer", ""), "profile": name}))
        if shapes is None or (fault := _misfit(value, shapes)) is None:
            values.append(value)
        elif parsed.root is not None:
            node = find(parsed.root, "values", number)
            problems.append(replace(fault, start=node.start, end=node.end))
    marked = tuple(Problem(code=UNKNOWN, start=p.start, end=p.end, message=p.message, hint=p.hint) for p in problems)
    return _Read(v.get("title", name), v.get("layer", ""), v.get("extends", ""), tuple(values), marked)


def _misfit(value: Value, shapes: Shapes) -> Problem | None:
    """Why nothing could be done with a value of a site's own profile."""
    known = shapes.get(value.key)
    if known is None:
        near = did_you_mean(value.key, shapes)
        hint = Text(f"是否想写 {near}？", f"did you mean {near}?") if near else Text("全部键见 sitegen explain --profile", "sitegen explain --profile lists all keys")
        return _fault(f"没有“{value.key}”这一项，写了也不起作用", f"there is no value {value.key!r}: it would do nothing", hint)
    if value.shape in known:
        return None
    hint = _FORMS["span" if "span" in known else "number"] if "words" not in known else Text("写名称，以空格隔开", "write names, parted by blanks")
    return _fault(f"“{value.key}”的值“{value.value}”读不懂，仍按上级规定", f"{value.key} is {value.value!r}, which nobody can read; the upper value stays", hint)


_FORMS = {"span": Text("写成 14 d（天）、3 wd（工作日）、24 h（小时）或 6 mo（月）", "write 14 d (days), 3 wd (working days), 24 h (hours) or 6 mo (months)"),
          "number": Text("写一个数字", "write a number")}


def _fault(zh: str, en: str, hint: Text = NO_HINT) -> Problem:
    return Problem(code=UNKNOWN, start=0, end=0, message=Text(zh, en), hint=hint)
