"""`sitegen review`: everything about signatures. Subcommands are loaded when called."""

from __future__ import annotations

from importlib import import_module

import click

from sitegen.cli.language import say

__all__ = ["command"]

COMMANDS = {
    "sign": "sign",
    "status": "status",
    "digest": "status",
    "form": "paper",
    "record": "paper",
    "import": "votes",
    "log": "ledger",
    "owners": "owners",
    "comment": "request",
    "pack": "request",
    "verify": "verify",
}
"""Subcommand -> module; its function is called like the subcommand, `import_` for import."""


class Subcommands(click.Group):
    """Finds them by name without importing the others."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        if cmd_name not in COMMANDS:
            return None
        module = import_module(f"{__name__}.{COMMANDS[cmd_name]}")
        found: click.Command = getattr(module, "import_" if cmd_name == "import" else cmd_name)
        return found


@click.group(
    "review",
    cls=Subcommands,
    help=say(
        "三审：签审、审签单、平台审批、进度、台账、核验。",
        "Three reviews: sign, forms, approvals, progress, ledger, verification.",
    ),
)
def command() -> None:
    """Its subcommands do the work."""
