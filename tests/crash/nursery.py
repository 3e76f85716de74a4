"""A process with the fault shim preloaded and sitegen imported; each line on stdin is one command run in a fork of it.

In: JSON `{"site", "mode", "n", "words"}`. Out: JSON `{"code", "calls", "seen", "seconds", "stopping", "waited", "err"}`; a negative code is the signal
that killed it. `"mode": "warm"` runs it without a fork and without faults: what a process makes once is no part of the experiment.
"""

from __future__ import annotations

import contextlib
import ctypes
import gc
import importlib
import io
import json
import mmap
import os
import signal
import sys
import time
from typing import Any

from sitegen.stages.render import TEMPLATES, Theme

SHIM = ctypes.CDLL(None)
SHIM.faults_count.restype = ctypes.c_long
SHIM.faults_seen.restype = ctypes.c_char_p
STRUCK = (ctypes.c_double * 2).from_buffer(mmap.mmap(-1, mmap.PAGESIZE))
"""When the shim sent a signal, and the CPU time by then: shared with the child."""
_LOOK = Theme()
for _template in TEMPLATES.values():  # compiling them is half the time of such a small build, and no part of the experiment either
    _LOOK._template(_template)
for _name in ("build", "withdraw", "publish", "verify"):  # what a command imports is no part of the experiment
    importlib.import_module(f"sitegen.cli.{_name}")


def command(job: dict[str, Any]) -> int:
    from sitegen.cli.main import main

    sys.argv = ["sitegen", *job["words"], "--site", job["site"], "--jobs", "1"]
    try:
        main()
    except SystemExit as ended:
        return ended.code if isinstance(ended.code, int) else 0
    return 98


def warm(job: dict[str, Any]) -> dict[str, Any]:
    with contextlib.redirect_stdout(io.StringIO()), contextlib.redirect_stderr(io.StringIO()) as err:
        code = command(job)
    signal.signal(signal.SIGTERM, signal.SIG_DFL)
    gc.collect()
    gc.freeze()
    return {"code": code, "calls": 0, "seen": "", "seconds": 0, "stopping": 0, "waited": 0, "err": err.getvalue()}


def run(job: dict[str, Any]) -> dict[str, Any]:
    reading, writing = os.pipe()
    errors, broken = os.pipe()
    began, STRUCK[:] = time.monotonic(), (0, 0)
    child = os.fork()
    if not child:
        os.dup2(broken, 2)
        os.dup2(os.open(os.devnull, os.O_WRONLY), 1)
        SHIM.faults_arm(job["site"].encode(), job["mode"], ctypes.c_long(job["n"]), ctypes.byref(STRUCK))
        code = 99
        try:
            code = command(job)
        finally:
            os.write(writing, json.dumps([SHIM.faults_count(), SHIM.faults_seen().decode()]).encode())
            os._exit(code)
    os.close(writing)
    os.close(broken)
    with os.fdopen(errors, "rb") as said, os.fdopen(reading, "rb") as counted:
        err, seen = said.read(), counted.read()
    _, status, used = os.wait4(child, 0)
    ended, spent = time.monotonic(), used.ru_utime + used.ru_stime
    calls, names = json.loads(seen or b"[0, \"\"]")
    return {"code": os.waitstatus_to_exitcode(status), "calls": calls, "seen": names, "seconds": ended - began,
            "stopping": spent - STRUCK[1] if STRUCK[0] else 0, "waited": ended - STRUCK[0] if STRUCK[0] else 0, "err": err.decode("utf-8", "replace")}


if __name__ == "__main__":
    signal.signal(signal.SIGINT, signal.default_int_handler)  # what a shell starts in the background has it ignored
    for line in sys.stdin:
        asked = json.loads(line)
        print(json.dumps(warm(asked) if asked["mode"] == "warm" else run(asked)), flush=True)
