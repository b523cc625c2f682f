"""What the demo says when it runs: where to go, and how to log in."""

import json
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit


def addresses_and_logins(demo: Path, port: int) -> str:
    """A table per tenant from `demo.json`."""
    tenants: list[dict[str, Any]] = json.loads(demo.read_text(encoding="utf-8"))["tenants"]
    users = [user for tenant in tenants for user in tenant["users"]]
    widths = [max((len(row[column]) for row in map(_row, users)), default=0) for column in range(3)]
    lines = ["", "Dekkend draait. Open een adres en log in; stoppen gaat met Ctrl-C.", ""]
    for tenant in tenants:
        host = urlsplit(f"//{tenant['host']}").hostname
        lines.append(f"{tenant['naam']}   http://{host}:{port}/")
        for user in tenant["users"]:
            cells = zip(_row(user), widths, strict=True)
            lines.append("  " + "  ".join(cell.ljust(width) for cell, width in cells).rstrip())
        lines.append("")
    coded = next((user["email"] for user in users if user.get("totp_secret")), "")
    if coded:
        lines += [
            "Wie gegevens van mensen ziet, heeft na het wachtwoord een code nodig. Die geeft, in een tweede venster:",
            f"  make code EMAIL={coded}",
            "",
        ]
    lines.append(f"Deze gegevens, en de sleutels voor de API, staan ook in {demo}")
    return "\n".join(lines)


def _row(user: dict[str, Any]) -> tuple[str, str, str]:
    return ", ".join(user["roles"]).replace("_", " "), user["email"], user["password"]
