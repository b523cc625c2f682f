"""Where secrets and addresses come from: the environment, completed from the local data folder."""

import os
from pathlib import Path

from infra.local import environment

BASE_DIR = Path(__file__).resolve().parents[3]
LOCAL_DIR = Path(os.environ.get("DEKKEND_LOCAL") or BASE_DIR / ".local").resolve()

_contract = environment.contract()


def value(name: str, default: str = "") -> str:
    return os.environ.get(name) or _contract.get(name) or default
