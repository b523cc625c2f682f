"""The code that an app would show now, for a user of the demo. Works from demo.json alone."""

import base64
import hashlib
import hmac
import json
import struct
from pathlib import Path

from infra.local.folder import LocalError

PERIOD = 30
DIGITS = 6


def code_at(secret: str, moment: float) -> str:
    """RFC 6238 with its usual numbers: 30 seconds, 6 digits, SHA-1."""
    digest = hmac.new(base64.b32decode(secret), struct.pack(">Q", int(moment) // PERIOD), hashlib.sha1).digest()
    offset = digest[-1] & 0x0F
    number = struct.unpack(">I", digest[offset : offset + 4])[0] & 0x7FFFFFFF
    return f"{number % 10**DIGITS:0{DIGITS}}"


def seconds_left(moment: float) -> int:
    return PERIOD - int(moment) % PERIOD


def secret_of(demo: Path, email: str) -> str:
    """Empty for a user without a second step. Raises LocalError without a demo or for an unknown address."""
    if not demo.exists():
        raise LocalError("Er is nog geen demo. Start die eerst met: make demo")
    tenants = json.loads(demo.read_text(encoding="utf-8"))["tenants"]
    users = {user["email"]: user for tenant in tenants for user in tenant["users"]}
    if email.lower() not in users:
        raise LocalError(f"In de demo werkt niemand met het adres {email}. Kijk in {demo}.")
    return str(users[email.lower()].get("totp_secret", ""))
