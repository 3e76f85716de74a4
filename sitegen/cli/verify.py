"""`sitegen verify`: a folder or a live site against its manifest; one line for each file that is not as it was built."""

from __future__ import annotations

import json
from pathlib import Path

import click

from sitegen.cli.language import say
from sitegen.cli.options import common, jobs_or_cores
from sitegen.delivery.verifying import Verified, restored, verify_folder, verify_url
from sitegen.errors import FINDINGS, OK, SitegenError
from sitegen.model import Text
from sitegen.paths import find_site

__all__ = ["command"]

WORDS = {"changed": Text("被改动", "changed"), "missing": Text("缺失", "missing"), "added": Text("多出", "added"), "forged": Text("清单被替换", "forged")}


@click.command("verify", help=say("按文件清单核对目录或在线网站：被改动、缺失、多出的文件逐行列出。",
                                  "Compare a folder or a live site with its manifest: changed, missing and added files, one line each."))
@click.argument("target", metavar="DIR|URL")
@click.option("--format", "form", type=click.Choice(["text", "json"]), default="text", help=say("输出格式", "format"))
@click.option("--restore", is_flag=True, help=say("从构建结果、已发布版本和发布记录恢复；多出的文件移到 .sitegen/quarantine",
    "put files back; what was added goes to .sitegen/quarantine"))
@click.option("--key", type=click.Path(path_type=Path, exists=True, dir_okay=False), default=None, metavar="PUB",
              help=say("清单签名的 SSH 公钥文件", "SSH public key the manifest must be signed with"))
@common
def command(target: str, form: str, restore: bool, key: Path | None, site: Path | None, as_of: str | None, jobs: int | None, quiet: bool) -> int:
    root = site or find_site(Path.cwd())
    root = root.resolve() if root else None
    public_key = key.read_text(encoding="utf-8") if key else None
    is_url = target.lower().startswith(("http://", "https://"))
    if is_url and restore:
        raise click.UsageError(say("--restore 只能用于目录", "--restore is for folders"))
    if is_url:
        found = verify_url(target, root=root if site else None, key=public_key)
    else:
        found = verify_folder(Path(target), root=root, key=public_key, jobs=jobs_or_cores(jobs))
    left = found.deviations
    if restore and left:
        if root is None:
            raise SitegenError(Text("恢复需要网站目录，请用 --site 指定", "--restore needs the site: name it with --site"))
        left = restored(Path(target), found, root)
    _show(found, left, form, restore, quiet)
    return FINDINGS if left else OK


def _show(found: Verified, left: tuple[object, ...], form: str, restore: bool, quiet: bool) -> None:
    if form == "json":
        click.echo(json.dumps({"schema_version": 1, "files": found.files, "deviations": [one._asdict() for one in found.deviations],
                               "restored": len(found.deviations) - len(left) if restore else 0, "left": len(left)}, ensure_ascii=False, indent=1))
        return
    for one in found.deviations:
        click.echo(f"{say(*WORDS[one.kind])} {one.path}")
    if not quiet:
        done = say(f"；已恢复，尚余 {len(left)} 处", f"; restored, {len(left)} left") if restore and found.deviations else ""
        click.echo(say(f"核对 {found.files} 个文件，{len(found.deviations)} 处不符{done}",
            f"{found.files} files, {len(found.deviations)} deviate{done}"), err=True)
