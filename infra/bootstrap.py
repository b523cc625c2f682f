"""Make `.venv` with everything the platform needs; done in a moment when nothing changed.

Standard library only, and readable for an old Python, so that it can say what is missing.
Usage: python3 infra/bootstrap.py [--lock]      --lock writes requirements.lock anew instead
"""

from __future__ import annotations  # an old Python must get as far as our own message

import fcntl
import hashlib
import importlib.util
import os
import runpy
import shutil
import subprocess
import sys
import time
from collections.abc import Sequence
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
VENV = ROOT / ".venv"
PYTHON = VENV / "bin" / "python"
STAMP = VENV / ".dekkend-stamp"
LOCK = ROOT / "requirements.lock"
UV_LOCK = ROOT / "infra" / "uv.lock.txt"
NODE_LOCK = ROOT / "infra" / "node.lock.txt"
OLDEST = (3, 11)
COMPILE = (
    *("--generate-hashes", "--no-emit-index-url", "--no-annotate", "--no-header", "--quiet"),
    *("--python-version", "3.11", "requirements.in", "-o", "requirements.lock"),
)


class SetupError(Exception):
    """Something on this machine is missing; the message is a Dutch text that says what to do."""


def main(arguments: Sequence[str]) -> int:
    try:
        check_machine()
        # Two makes at the same time share one environment: the second waits for the first.
        with open(__file__, encoding="utf-8") as turn:
            fcntl.flock(turn, fcntl.LOCK_EX)
            if "--lock" in arguments:
                write_lock()
            else:
                install()
                build_screens()
    except SetupError as error:
        sys.stderr.write(f"\n{error}\n")
        return 1
    except KeyboardInterrupt:
        sys.stderr.write("\nAfgebroken.\n")
        return 130
    return 0


def check_machine() -> None:
    """Raise SetupError when Python is too old or a part of the system is not there."""
    if sys.version_info < OLDEST:
        raise SetupError(
            f"Dekkend heeft Python 3.11 of nieuwer nodig; dit is {sys.version.split()[0]}.\n"
            "Installeer een nieuwere Python en geef die op, bijvoorbeeld: make demo PYTHON=python3.12"
        )
    if not (importlib.util.find_spec("venv") and importlib.util.find_spec("ensurepip")):
        raise SetupError(
            "Python kan hier geen eigen omgeving maken. Installeer dat onderdeel met:\n  apt-get install python3-venv"
        )
    if not Path("/usr/share/zoneinfo/Europe/Amsterdam").exists():
        raise SetupError("De tijdzones ontbreken. Installeer ze met:\n  apt-get install tzdata")


def install() -> None:
    """The environment with the packages of the lock file and the project itself."""
    wanted = fingerprint()
    if PYTHON.exists() and STAMP.is_file() and STAMP.read_text(encoding="utf-8") == wanted:
        return
    begun = time.monotonic()
    say("Omgeving maken in .venv …")
    STAMP.unlink(missing_ok=True)
    run([sys.executable, "-m", "venv", *(["--clear"] if not usable() else []), VENV])
    say("Pakketten installeren …")
    tool = install_uv()
    run([*tool, "install", "--quiet", "--require-hashes", "-r", LOCK], retry=pip())
    run([*tool, "install", "--quiet", "--no-deps", "--no-build-isolation", "-e", ROOT], retry=pip())
    STAMP.write_text(wanted, encoding="utf-8")
    say(f"Omgeving klaar ({time.monotonic() - begun:.0f} s).")


def fingerprint() -> str:
    """Changes when the packages, the project's own description, its place or Python changes."""
    digest = hashlib.sha256(f"{ROOT}\n{sys.version}\n{sys.executable}\n".encode())
    for path in (LOCK, UV_LOCK, ROOT / "pyproject.toml"):
        digest.update(path.read_bytes())
    return digest.hexdigest()


def usable() -> bool:
    """Whether the environment that is there works and has this Python."""
    script = "import sys, pip; print(*sys.version_info[:2])"
    try:
        done = subprocess.run(
            [PYTHON, "-c", script], stdin=subprocess.DEVNULL, capture_output=True, text=True, check=False
        )
    except OSError:
        return False
    return done.returncode == 0 and done.stdout.split() == [str(part) for part in sys.version_info[:2]]


def pip() -> list[object]:
    return [PYTHON, "-m", "pip"]


def install_uv() -> list[object]:
    """uv when it can be had, which is several times faster; else pip."""
    try:
        run([*pip(), "install", "--quiet", "--require-hashes", "-r", UV_LOCK])
    except SetupError:
        say("uv is hier niet te krijgen; pip doet het werk (dat duurt langer).")
        return pip()
    return [VENV / "bin" / "uv", "pip"]


def build_screens() -> None:
    """The style sheets, icons and scripts of the screens; npm comes from a package where it is missing."""
    builder = ROOT / "ui" / "build.py"
    # It imports its neighbours, as a script does.
    sys.path.insert(0, str(builder.parent))
    if runpy.run_path(str(builder))["is_current"]():
        return
    say("Schermonderdelen samenstellen …")
    npm = shutil.which("npm")
    if npm is None:
        npm = str(VENV / "bin" / "npm")
        run([*pip(), "install", "--quiet", "--require-hashes", "-r", NODE_LOCK])
    run([PYTHON, builder, "--npm", npm])


def write_lock() -> None:
    """requirements.lock from requirements.in: names, versions and hashes, no addresses."""
    if not usable():
        run([sys.executable, "-m", "venv", "--clear", VENV])
    run([*pip(), "install", "--quiet", "--require-hashes", "-r", UV_LOCK])
    run([VENV / "bin" / "uv", "pip", "compile", *COMPILE])
    say("requirements.lock is bijgewerkt.")


def run(command: Sequence[object], *, retry: Sequence[object] = ()) -> None:
    """Run one step in silence; when it fails, again with `retry` in place of uv.

    Raises SetupError with the end of what the step said.
    """
    words = [str(word) for word in command]
    uv = str(VENV / "bin" / "uv")
    done = subprocess.run(
        words,
        cwd=ROOT,
        env={**trust(), **os.environ, "VIRTUAL_ENV": str(VENV), "PIP_DISABLE_PIP_VERSION_CHECK": "1"},
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        errors="replace",
        check=False,
    )
    if done.returncode == 0:
        return
    if retry and words[0] == uv:
        run([*retry, *words[2:]])
        return
    end = "\n".join(done.stdout.strip().splitlines()[-15:])
    raise SetupError(
        f"Deze stap lukt niet: {' '.join(words[:4])} …\n{end}\n"
        "Is er verbinding met internet, en ruimte op de schijf? Probeer het dan nog eens."
    )


def trust() -> dict[str, str]:
    """Trust what this machine trusts, also behind the inspecting proxy of an organisation."""
    if not Path("/etc/ssl/certs/ca-certificates.crt").exists():
        return {}
    return {"UV_SYSTEM_CERTS": "1", "NODE_USE_SYSTEM_CA": "1"}


def say(text: str) -> None:
    sys.stdout.write(f"{text}\n")
    sys.stdout.flush()


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
