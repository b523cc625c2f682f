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
from contextlib import ExitStack
from pathlib import Path
from typing import IO

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
# Run beside the others: tests that start a demo wait more than they work, and the walks ask many thousands of pages.
GROUPS = {
    "test-browser": ("tests/e2e",),
    "test-bedrijf": ("tests/infra",),
    "test-toegang": ("tests/access",),
    "test-isolatie": ("tests/isolation",),
}
# The longest of them and the tests in view get more of the processor, or the rest would be done long before these.
LONGEST, PATIENCE = ("test-isolatie",), 5
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
    with ExitStack() as stack:
        environs = [environ(stack, name, browser) for name in ("test", *GROUPS)]
        passed = run(DJANGO, environs[0]) and run_tests(environs, hsm=hsm)
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


def environ(stack: ExitStack, name: str, browser: str | None) -> dict[str, str]:
    """For tests with services of their own, which stop with the stack."""
    folder = locate(Path(os.environ.get("DEKKEND_LOCAL") or REPOSITORY / ".local") / name)
    found = services.up(folder)
    stack.callback(services.down, folder, found.started)
    # Dozens of processes start the whole project: each would read it from source again.
    unwanted = {*VARIABLES, "PYTHONDONTWRITEBYTECODE"}
    rest = {name: value for name, value in os.environ.items() if name not in unwanted}
    # The templates of the tenants are made once for all the databases of a run, in a folder that is ours: a demo
    # refuses to start beside files that are not.
    return {
        **rest,
        **found.environ(owner=True),
        "CHROMIUM": browser or "",
        "DEKKEND_SJABLONEN": str(folder.path.parent / "test" / "sjablonen"),
    }


def run_tests(environs: Sequence[Mapping[str, str]], *, hsm: bool) -> bool:
    """Run pytest, in view, without what this machine cannot do; beside it the groups, which are shown when done."""
    absent = [] if environs[0]["CHROMIUM"] else ["not browser"]
    absent += [] if hsm else ["not hsm"]
    marks = ("-m", " and ".join(absent)) if absent else ()
    begun = time.monotonic()
    with ExitStack() as stack:
        beside = {
            name: (stack.enter_context(tempfile.TemporaryFile("w+")), ("pytest", "-q", *folders, *marks), its)
            for (name, folders), its in zip(GROUPS.items(), environs[1:], strict=True)
        }
        running = {name: start(stack, *group) for name, group in beside.items()}
        for process in (process for name, process in running.items() if name not in LONGEST):
            os.setpriority(os.PRIO_PROCESS, process.pid, PATIENCE)
        elsewhere = [f"--ignore={folder}" for folders in GROUPS.values() for folder in folders]
        here = subprocess.run(
            words(("pytest", "-q", *elsewhere, *marks)),
            cwd=REPOSITORY,
            env=environs[0],
            stdin=subprocess.DEVNULL,
            check=False,
        )
        report("tests", begun, passed=here.returncode == 0)
        for name, process in running.items():
            process.wait()
            said = beside[name][0]
            said.seek(0)
            print(said.read(), end="", flush=True)
            report(name, begun, passed=process.returncode == 0)
    return not any([here.returncode, *(process.returncode for process in running.values())])


def start(
    stack: ExitStack, said: IO[str], command: Sequence[str], environ: Mapping[str, str]
) -> "subprocess.Popen[str]":
    """Ends with the stack, as after Ctrl-C, when it still runs by then."""
    process = subprocess.Popen(
        words(command),
        cwd=REPOSITORY,
        env=environ,
        stdin=subprocess.DEVNULL,
        stdout=said,
        stderr=subprocess.STDOUT,
        text=True,
    )
    stack.callback(stop, process)
    return process


def stop(process: "subprocess.Popen[str]") -> None:
    if process.poll() is None:
        process.send_signal(signal.SIGINT)
        process.wait()


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
