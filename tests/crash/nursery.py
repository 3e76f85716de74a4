"""A process with the fault shim preloaded and sitegen imported; each line on stdin is one command run in a fork of it.

In: JSON `{"site", "mode", "n", "words"}`. Out: JSON `{"code", "calls", "seconds", "err"}`; a negative code is the signal that killed it.
"""

from __future__ import annotations

import ctypes
import importlib
import json
import os
import sys
import time
from typing import Any

from sitegen.stages.render import TEMPLATES, Theme

SHIM = ctypes.CDLL(None)
SHIM.faults_count.restype = ctypes.c_long
_LOOK = Theme()
for _template in TEMPLATES.values():  # compiling them is half the time of such a small build, and no part of the experiment either
    _LOOK._template(_template)
for _name in ("build", "withdraw", "publish", "verify"):  # what a command imports is no part of the experiment
    importlib.import_module(f"sitegen.cli.{_name}")


def run(job: dict[str, Any]) -> dict[str, Any]:
    reading, writing = os.pipe()
    errors, broken = os.pipe()
    began = time.monotonic()
    child = os.fork()
    if not child:
        os.dup2(broken, 2)
        os.dup2(os.open(os.devnull, os.O_WRONLY), 1)
        sys.argv = ["sitegen", *job["words"], "--site", job["site"], "--jobs", "1"]
        SHIM.faults_arm(job["site"].encode(), job["mode"], ctypes.c_long(job["n"]))
        code: object = 99
        try:
            from sitegen.cli.main import main

            main()
        except SystemExit as ended:
            code = ended.code or 0
        finally:
            os.write(writing, str(SHIM.faults_count()).encode())
            os._exit(code if isinstance(code, int) else 98)
    os.close(writing)
    os.close(broken)
    with os.fdopen(errors, "rb") as said, os.fdopen(reading, "rb") as counted:
        err, calls = said.read(), counted.read()
    status = os.waitpid(child, 0)[1]
    return {"code": os.waitstatus_to_exitcode(status), "calls": int(calls or 0), "seconds": time.monotonic() - began, "err": err.decode("utf-8", "replace")}


if __name__ == "__main__":
    for line in sys.stdin:
        print(json.dumps(run(json.loads(line))), flush=True)
