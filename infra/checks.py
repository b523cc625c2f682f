"""Every check of the project, in order, until one fails: `python -m infra.checks [--lint]`.

The tests get services of their own, so that a demo that runs is left alone.
"""

import importlib.util
import os
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Mapping, Sequence
from pathlib import Path

from infra.local import services
from infra.local.environment import VARIABLES
from infra.local.folder import REPOSITORY, LocalError, locate

Step = tuple[str, Sequence[str]]

BIN = Path(sys.executable).parent
BROWSERS = ("chromium", "chromium-browser", "google-chrome")
TEMPLATES = ("platform", "tenants", "casework", "governance", "billing")
LINT: tuple[Step, ...] = (
    ("stijl", ("ruff", "check", ".")),
    ("opmaak", ("ruff", "format", "--check", ".")),
    ("typen", ("mypy",)),
    ("imports", ("lint-imports",)),
    ("sjablonen", ("djlint", "--lint", "--quiet", *TEMPLATES)),
)
DJANGO: tuple[Step, ...] = (
    ("instellingen", ("python", "manage.py", "check", "--fail-level", "WARNING")),
    ("migraties", ("python", "manage.py", "makemigrations", "--check", "--dry-run")),
)
HSM_LIBRARIES = ("/usr/lib/softhsm/libsofthsm2.so", "/usr/lib/x86_64-linux-gnu/softhsm/libsofthsm2.so")
# Tests that start a demo or services of their own wait much: they run beside the others.
APART = ("tests/e2e", "tests/infra")
INSTALL_BROWSER = "apt-get install chromium libatomic1"
INSTALL_HSM = "apt-get install softhsm2"
NO_BROWSER = f"""
LET OP: de browsertests zijn niet uitgevoerd, want er is geen Chromium gevonden die werkt.
Zo kunt u ze wel uitvoeren: {INSTALL_BROWSER}, en daarna: make test"""
NO_HSM = f"""
LET OP: de test met een HSM is niet uitgevoerd, want er is geen SoftHSM gevonden.
Zo kunt u hem wel uitvoeren: {INSTALL_HSM}, en daarna: make test"""


def main(arguments: Sequence[str]) -> int:
    signal.signal(signal.SIGTERM, signal.default_int_handler)
    try:
        if "--lint" in arguments:
            return 0 if run(LINT, os.environ) else 1
        return test()
    except LocalError as error:
        sys.stderr.write(f"{error}\n")
    except KeyboardInterrupt:
        sys.stderr.write("\nAfgebroken.\n")
    return 1


def test() -> int:
    """Everything; the exit code. A missing browser or SoftHSM is a failure only where EIS_BROWSER or EIS_HSM is set."""
    browser, hsm = find_browser(), has_hsm()
    demand(browser is not None, "EIS_BROWSER", "De browsertests zijn", "Chromium gevonden die werkt", INSTALL_BROWSER)
    demand(hsm, "EIS_HSM", "De test met een HSM is", "SoftHSM gevonden", INSTALL_HSM)
    if not run(LINT, os.environ):
        return 1
    folder = locate(os.environ.get("DEKKEND_LOCAL") or REPOSITORY / ".local" / "test")
    found = services.up(folder)
    try:
        rest = {name: value for name, value in os.environ.items() if name not in VARIABLES}
        environ = {**rest, **found.environ(owner=True), "CHROMIUM": browser or ""}
        passed = run(DJANGO, environ) and run_tests(environ, hsm=hsm)
    finally:
        services.down(folder, found.started)
    if passed and browser is None:
        print(NO_BROWSER)
    if passed and not hsm:
        print(NO_HSM)
    return 0 if passed else 1


def demand(found: bool, variable: str, tests: str, what: str, install: str) -> None:
    """Raises LocalError when something is not there that this machine must have."""
    if not found and os.environ.get(variable):
        raise LocalError(f"{tests} verplicht ({variable}), maar er is geen {what}.\nInstalleer die met: {install}")


def run(steps: Sequence[Step], environ: Mapping[str, str]) -> bool:
    """Run steps in silence until one fails; then show what that one said."""
    for name, command in steps:
        begun = time.monotonic()
        done = subprocess.run(
            words(command),
            cwd=REPOSITORY,
            env=environ,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            check=False,
        )
        report(name, begun, passed=done.returncode == 0)
        if done.returncode != 0:
            print(f"{done.stdout.strip()}\n\nAlleen dit nog eens: {' '.join(command)}", flush=True)
            return False
    return True


def run_tests(environ: Mapping[str, str], *, hsm: bool) -> bool:
    """Run pytest, in view, without what this machine cannot do; beside it what starts processes of its own."""
    absent = [] if environ["CHROMIUM"] else ["not browser"]
    absent += [] if hsm else ["not hsm"]
    marks = ("-m", " and ".join(absent)) if absent else ()
    begun = time.monotonic()
    with tempfile.TemporaryFile("w+") as said:
        beside = subprocess.Popen(
            words(("pytest", "-q", *APART, *marks)),
            cwd=REPOSITORY,
            env=environ,
            stdin=subprocess.DEVNULL,
            stdout=said,
            stderr=subprocess.STDOUT,
        )
        try:
            here = subprocess.run(
                words(("pytest", "-q", *(f"--ignore={folder}" for folder in APART), *marks)),
                cwd=REPOSITORY,
                env=environ,
                stdin=subprocess.DEVNULL,
                check=False,
            )
            report("tests", begun, passed=here.returncode == 0)
            beside.wait()
        finally:
            if beside.poll() is None:
                beside.send_signal(signal.SIGINT)
                beside.wait()
        said.seek(0)
        print(said.read(), end="", flush=True)
    report("tests apart", begun, passed=beside.returncode == 0)
    return here.returncode == 0 and beside.returncode == 0


def find_browser() -> str | None:
    """The browser, when it is there and the program that steers it runs (it needs libatomic)."""
    given = os.environ.get("CHROMIUM")
    browser = next(filter(None, map(shutil.which, [given] if given else BROWSERS)), None)
    return browser if browser and steers() else None


def has_hsm() -> bool:
    """Whether SoftHSM is there: its library, and the program that makes a token."""
    return shutil.which("softhsm2-util") is not None and any(Path(name).exists() for name in HSM_LIBRARIES)


def steers() -> bool:
    package = importlib.util.find_spec("playwright")
    if package is None or package.origin is None:
        return False
    driver = Path(package.origin).parent / "driver" / "node"
    return driver.exists() and subprocess.run([driver, "--version"], capture_output=True, check=False).returncode == 0


def words(command: Sequence[str]) -> list[str]:
    return [sys.executable if command[0] == "python" else str(BIN / command[0]), *command[1:]]


def report(name: str, begun: float, *, passed: bool) -> None:
    outcome = "goed" if passed else "FOUT"
    print(f"{name:<14}{outcome:<6}{time.monotonic() - begun:6.1f} s", flush=True)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
