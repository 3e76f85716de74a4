"""A profile to a page for the terminal: every value in force and where it comes from."""

from __future__ import annotations

from sitegen.profile import Profile
from sitegen.stages.report.width import cells

__all__ = ["profile_page"]

_LAYERS = {"nation": "国家", "province": "省", "city": "市", "county": "县"}


def profile_page(profile: Profile, lang: str = "zh") -> str:
    """Key, value, channel, actor, document and clause; 待核 is said."""
    zh = lang != "en"
    lines = [(f"方案 {profile.name}：{profile.title}" if zh else f"profile {profile.name}: {profile.title}")]
    lines += [f"  {_LAYERS.get(layer, layer) if zh else layer}  {name}  {title}" for name, title, layer in profile.chain]
    rows = [(value.key, value.span.words.get(lang) if value.span else value.value, {"new-media": "新媒体", "website": "网站"}[value.channel] if zh else value.channel,
             value.actor, value.profile, value.basis) for _, value in sorted(profile.values.items())]
    widths = [max((cells(row[i]) for row in rows), default=0) for i in range(5)]
    lines += ["", *("  ".join([*(cell + " " * (width - cells(cell)) for cell, width in zip(row[:5], widths, strict=True)), row[5]]).rstrip() for row in rows)]
    if profile.loosened:
        lines += ["", "下级放宽、未予采用：" if zh else "looser than above, not in force:"]
        lines += [f"  {one.wanted.key}: {one.wanted.value}（{one.wanted.profile}） < {one.kept.value}（{one.kept.basis}）" for one in profile.loosened]
    count = len(profile.unconfirmed)
    lines += ["", f"共 {len(rows)} 项，其中待核 {count} 项" if zh else f"{len(rows)} values, {count} unconfirmed"]
    return "\n".join(lines) + "\n"
