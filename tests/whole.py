"""After `pytest --cov`: in the modules that hold the promises every branch was taken by some test. `python -m tests.whole`.

Fails with what is missing; fails as well where a pattern fits no module, or a module was not measured.
"""

from __future__ import annotations

import json
import sys
import tempfile
from pathlib import Path
from typing import Any

import coverage

ROOT = Path(__file__).parents[1]
WHOLE = {
    "path": ("paths.py", "text/slug.py"),
    "sign-off": ("cli/review/*.py", "evidence.py", "proofs.py", "rules/attesting.py", "rules/review_*.py", "rules/signing.py", "rules/status.py", "rules/urgency.py",
                 "stages/read_git/*.py", "stages/review_profiles.py", "text/digest.py", "text/signature.py", "text/votes.py"),
    "publish": ("cli/backup.py", "cli/publish.py", "cli/verify.py", "delivery/archiving.py", "delivery/publishing.py", "delivery/releases.py",
                "delivery/restore.py", "delivery/snapshot.py", "delivery/tree.py", "delivery/verifying.py", "keeping.py", "record.py",
                "stages/lock.py", "stages/manifest.py", "stages/spare.py", "stages/write.py"),
    "withdraw": ("cli/withdraw.py", "delivery/needles.py", "delivery/recalling.py", "delivery/withdrawing.py", "stages/withdrawn.py"),
}
"""Patterns of modules under `sitegen/`."""


def modules(root: Path = ROOT / "sitegen") -> dict[str, list[str]]:
    """Pattern -> modules, relative to the project."""
    return {pattern: [path.relative_to(root.parent).as_posix() for path in sorted(root.glob(pattern))] for patterns in WHOLE.values() for pattern in patterns}


def faults(found: dict[str, list[str]], measured: dict[str, Any]) -> list[str]:
    """One line for each module that is not wholly covered. `measured`: `files` of `coverage json`."""
    said = [f"sitegen/{pattern}: no such module" for pattern, paths in found.items() if not paths]
    for path in sorted({path for paths in found.values() for path in paths}):
        file = measured.get(path)
        if file is None or "missing_branches" not in file:
            said.append(f"{path}: not measured")
        elif file["missing_lines"] or file["missing_branches"]:
            ways = ", ".join(f"{start}->{end if end > 0 else 'exit'}" for start, end in file["missing_branches"])
            said.append(f"{path}: lines {', '.join(map(str, file['missing_lines'])) or 'none'}; branches {ways or 'none'}")
    return said


def main() -> int:
    data = coverage.Coverage(config_file=str(ROOT / "pyproject.toml"))
    data.load()
    found = modules()
    with tempfile.TemporaryDirectory() as folder:
        data.json_report(outfile=f"{folder}/found.json", include=[path for paths in found.values() for path in paths])
        measured = json.loads(Path(folder, "found.json").read_text("utf-8"))["files"]
    said = faults(found, measured)
    for line in said:
        print(f"not covered: {line}", file=sys.stderr)
    print(f"{len({path for paths in found.values() for path in paths})} modules of {', '.join(WHOLE)}: " + (f"{len(said)} not wholly covered" if said else "every branch is covered"))
    return bool(said)


if __name__ == "__main__":
    sys.exit(main())
