"""The story of a delivery: verify the build, add a release beside the others, switch, drop what must not stay."""

from __future__ import annotations

import subprocess
from collections.abc import Mapping
from contextlib import ExitStack
from pathlib import Path

from sitegen.delivery import snapshot, tree
from sitegen.delivery.releases import Release, Releases
from sitegen.errors import SitegenError, WriteError
from sitegen.frozen import dataclass
from sitegen.interruptions import too_late
from sitegen.model import Text
from sitegen.record import Record
from sitegen.settings import Deliver, Settings
from sitegen.site_index import Published, TakenDown
from sitegen.stages.lock import build_lock
from sitegen.stages.manifest import MANIFEST

__all__ = ["Delivered", "publish", "rollback", "signed_by"]

@dataclass(frozen=True, kw_only=True)
class Delivered:
    """What a delivery did."""

    release: str
    """Name of the release that is served now."""
    files: int
    dropped: tuple[str, ...] = ()
    """Releases that were deleted because they hold a withdrawn text."""
    new: bool = True
    """False: this very build was served already."""
    left: bool = False
    """Releases that should be gone could not be deleted: the next delivery tries again."""


def publish(root: Path, jobs: int) -> Delivered:
    """Deliver the last build. Raises SitegenError (exit 4): the delivered site stands unchanged."""
    with ExitStack() as rest, build_lock(root):
        record = Record(root)
        settings = snapshot.settings_of(root, record.settings())
        releases = _releases(root, settings)
        releases.tidy()
        source = root / settings.build.output
        wanted = _verified(source, record, jobs)
        published = {key: one.sha256 for key, one in record.published().items()}
        if now := releases.current():
            same = releases.manifest_digest(now) == tree.manifest_digest(source)
        else:
            same = False
        if now and same:
            name = now
        else:
            name = releases.add(source, wanted, published, _signer(root, settings))
            rest.enter_context(too_late())
            releases.switch(name)
        dropped: tuple[str, ...] = ()
        left = False
        try:
            dropped = _drop(releases, record)
            releases.keep(_deliver(settings).keep)
        except WriteError:
            if same:
                raise
            left = True  # the new release is served: that must not be called a failure
        return Delivered(release=name, files=len(wanted), dropped=dropped, new=not same, left=left)


def rollback(root: Path, steps: int) -> Delivered:
    """Serve the release `steps` before the present one. Refused for one that holds a withdrawn text."""
    with ExitStack() as rest, build_lock(root):
        record = Record(root)
        releases = _releases(root, snapshot.settings_of(root, record.settings()))
        dropped = _drop(releases, record)
        names, now = releases.names(), releases.current()
        place = names.index(now) - steps if now in names else -1
        if now is None or place < 0:
            raise _failed(Text(f"没有更早的第 {steps} 个版本可以退回" + (f"（含撤下内容的版本已删除：{'、'.join(dropped)}）" if dropped else ""),
                               f"there is no release {steps} before the present one"
                               + (f" (those with withdrawn texts were deleted: {', '.join(dropped)})" if dropped else "")),
                          Text("发布目录里的 releases/ 有全部可用版本", "releases/ in the delivery folder holds all there are"))
        if (fault := releases.fault(names[place])) is not None:
            raise _failed(Text(f"版本 {names[place]} 不完整（{fault}），拒绝退回", f"release {names[place]} is not whole ({fault})"))
        rest.enter_context(too_late())
        releases.switch(names[place])
        return Delivered(release=names[place], files=0, dropped=dropped)


def _verified(source: Path, record: Record, jobs: int) -> Mapping[str, str]:
    """path -> sha256 of every file of the build, manifest included. Raises where it is not what was built."""
    again = Text("重新运行 sitegen build 后再发布", "run sitegen build again, then publish")
    digest = tree.manifest_digest(source)
    if not digest:
        raise _failed(Text(f"{source.name}/ 里没有文件清单，不能发布", f"{source.name}/ has no manifest"), again)
    if digest != record.manifest_digest():
        raise _failed(Text(f"{source.name}/ 不是最近一次构建的结果（清单与发布记录不符）",
            f"{source.name}/ is not what was built last: its manifest is not the recorded one"), again)
    found = tree.deviations(source, jobs)
    if found:
        shown = "、".join(f"{one.path}（{one.kind}）" for one in found[:5])
        raise _failed(Text(f"{source.name}/ 与清单有 {len(found)} 处不符：{shown}",
            f"{source.name}/ differs from its manifest in {len(found)} files: {shown}"), again)
    return {**tree.digests(tree.loader(source))[0], MANIFEST: digest}


def _deliver(settings: Settings) -> Deliver:
    if settings.build.deliver is None:
        raise SitegenError(Text("site.yaml 没有设置发布位置", "site.yaml names no place to deliver to"),
                           Text("加上 build: {deliver: {to: 目录, keep: 5}}，重新构建", "add build: {deliver: {to: FOLDER, keep: 5}} and build again"))
    return settings.build.deliver


def _releases(root: Path, settings: Settings) -> Releases:
    return Releases((root / _deliver(settings).to).resolve())


def _drop(releases: Releases, record: Record) -> tuple[str, ...]:
    """Delete every release that holds a version of a withdrawn text which is not on the site today."""
    now, taken = record.published(), record.withdrawn()
    dropped = [release.name for release in releases.all() if release.name != releases.current() and _holds_withdrawn(release, now, taken)]
    for name in dropped:
        releases.delete(name)
    return tuple(dropped)


def _holds_withdrawn(release: Release, now: Mapping[str, Published], taken: Mapping[str, TakenDown]) -> bool:
    """A release of which nobody knows what it holds may hold anything."""
    if release.published is None:
        return bool(taken)
    return any(key in release.published and (key not in now or now[key].sha256 != release.published[key]) for key in taken)


def _signer(root: Path, settings: Settings) -> Path | None:
    if not settings.build.manifest_key:
        return None
    key = root / settings.build.manifest_key
    if not key.is_file():
        raise _failed(Text(f"没有签名私钥 {settings.build.manifest_key}", f"there is no signing key {settings.build.manifest_key}"))
    return key


def signed_by(folder_of: tree.Load, public_key: str) -> bool:
    """Whether the manifest's index carries a valid SSH signature by that public key (one line, as in *.pub)."""
    import tempfile

    index, signature = folder_of(MANIFEST), folder_of(tree.SIGNATURE)
    if index is None or signature is None:
        return False
    with tempfile.TemporaryDirectory(prefix="sitegen-") as folder:
        allowed, written = Path(folder, "allowed"), Path(folder, "sig")
        allowed.write_text(f"sitegen {' '.join(public_key.split()[:2])}\n", encoding="utf-8")
        written.write_bytes(signature)
        try:
            done = subprocess.run(["ssh-keygen", "-Y", "verify", "-f", str(allowed), "-I", "sitegen", "-n", tree.NAMESPACE, "-s", str(written)],
                                  input=index, capture_output=True, check=False)
        except OSError:
            raise SitegenError(Text("没有 ssh-keygen，不能核对签名", "ssh-keygen is not here: the signature cannot be verified")) from None
    return done.returncode == 0


def _failed(message: Text, hint: Text | None = None) -> WriteError:
    return WriteError(message, hint)
