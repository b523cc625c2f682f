"""The whole platform as a user meets it: `manage.py demo` with data of its own, and Debian's Chromium."""

import json
import os
import shutil
import signal
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import psutil
import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import BrowserContext, Page

from infra.local.codes import code_at, seconds_left

ROOT = Path(__file__).resolve().parents[2]
START_SECONDS = 300
CODES = 3
TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
# axe files text in the colour of its background under "incomplete"; nobody can read that.
INVISIBLE = "equalRatio"


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    for item in items:
        if "e2e" in Path(str(item.path)).parts:
            item.add_marker(pytest.mark.browser)


@dataclass(frozen=True)
class Login:
    host: str
    email: str
    password: str
    token: str
    totp_secret: str = ""


@dataclass(frozen=True)
class Platform:
    """The running demo. `port` is its web port, `tenants` what stands in demo.json, `mail` the folder of sent mail."""

    port: int
    tenants: list[dict[str, Any]]
    process: subprocess.Popen[str]
    mail: Path

    def url(self, host: str, path: str = "/") -> str:
        return f"http://{host}:{self.port}{path}"

    def login(self, host: str, role: str) -> Login:
        tenant = next(tenant for tenant in self.tenants if tenant["host"].startswith(f"{host}."))
        user = next(user for user in tenant["users"] if role in user["roles"] or user["email"].startswith(f"{role}@"))
        return Login(tenant["host"], user["email"], user["password"], user["api_token"], user["totp_secret"])

    def api(self, login: Login, method: str, path: str, body: dict[str, Any] | None = None) -> Any:
        request = urllib.request.Request(
            f"http://127.0.0.1:{self.port}/api/v1/{path}",
            method=method,
            data=json.dumps(body).encode() if body is not None else None,
            headers={
                "Host": f"{login.host}:{self.port}",
                "Authorization": f"Bearer {login.token}",
                "Content-Type": "application/json",
            },
        )
        with urllib.request.urlopen(request, timeout=20) as answer:
            return json.load(answer)


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


@pytest.fixture(scope="session")
def platform(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Platform]:
    folder = tmp_path_factory.mktemp("e2e")
    port = _free_port()
    kept = {name: value for name, value in os.environ.items() if not name.endswith(("_URL", "_KEY", "_SECRET"))}
    kept.pop("DJANGO_SETTINGS_MODULE", None)
    with (folder / "demo.log").open("w+") as log:
        process = subprocess.Popen(
            [sys.executable, "manage.py", "demo"],
            cwd=ROOT,
            env={**kept, "DEKKEND_LOCAL": str(folder / "data"), "PORT": str(port)},
            stdout=log,
            stderr=subprocess.STDOUT,
            text=True,
        )
        try:
            _await_health(process, port, folder / "demo.log")
            tenants = json.loads((folder / "data" / "demo.json").read_text())["tenants"]
            yield Platform(port, tenants, process, folder / "data" / "mail")
        finally:
            family = psutil.Process(process.pid).children(recursive=True) if process.poll() is None else []
            process.send_signal(signal.SIGINT)
            process.wait(timeout=60)
            _, alive = psutil.wait_procs(family, timeout=5)
            shutil.rmtree(folder / "data", ignore_errors=True)
    assert not alive, f"na Ctrl-C draaien nog: {alive}"


def _await_health(process: subprocess.Popen[str], port: int, log: Path) -> None:
    deadline = time.monotonic() + START_SECONDS
    while time.monotonic() < deadline:
        assert process.poll() is None, log.read_text()
        try:
            with urllib.request.urlopen(f"http://127.0.0.1:{port}/gezond", timeout=5) as answer:
                if json.load(answer)["status"] == "ok":
                    return
        except OSError:
            pass
        time.sleep(0.5)
    pytest.fail(f"de demo is niet op tijd gezond:\n{log.read_text()}")


@pytest.fixture(scope="session")
def browser_type_launch_args(browser_type_launch_args: dict[str, Any]) -> dict[str, Any]:
    found = os.environ.get("CHROMIUM") or shutil.which("chromium") or shutil.which("google-chrome")
    quiet = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking"]
    quiet += ["--disable-component-update", "--disable-sync", "--disable-dev-shm-usage"]
    return {**browser_type_launch_args, "executable_path": found, "headless": True, "args": quiet}


@pytest.fixture(scope="session")
def browser_context_args(browser_context_args: dict[str, Any]) -> dict[str, Any]:
    return {
        **browser_context_args,
        "locale": "nl-NL",
        "timezone_id": "Europe/Amsterdam",
        "reduced_motion": "reduce",
        "viewport": {"width": 1280, "height": 900},
    }


@pytest.fixture
def faults(context: BrowserContext) -> Iterator[list[str]]:
    """Every console error, broken script, CSP violation and failed request fails the test."""
    found: list[str] = []

    def listen(page: Page) -> None:
        page.on("console", lambda line: found.append(f"console: {line.text}") if line.type == "error" else None)
        page.on("pageerror", lambda error: found.append(f"script: {error}"))
        page.on(
            "response",
            lambda answer: found.append(f"{answer.status} {answer.url}") if answer.status >= 400 else None,
        )

    context.on("page", listen)
    yield found
    expected = [line for line in found if "422" not in line]
    assert not expected, expected


def log_in(platform: Platform, page: Page, login: Login) -> Page:
    """Address, password and, when it is asked, the code. A code works once, so sometimes the next one is waited for."""
    page.context.clear_cookies()
    page.goto(platform.url(login.host))
    page.get_by_label("E-mailadres").fill(login.email)
    page.get_by_label("Wachtwoord", exact=True).fill(login.password)
    page.get_by_role("button", name="Inloggen", exact=True).click()
    for _ in range(CODES):
        if not page.url.endswith("/account/2fa/authenticate/"):
            break
        page.get_by_label("Code").fill(code_at(login.totp_secret, time.time()))
        page.get_by_role("button", name="Verder").click()
        if page.url.endswith("/account/2fa/authenticate/"):
            time.sleep(seconds_left(time.time()))
    page.wait_for_url(platform.url(login.host))
    return page


@pytest.fixture(scope="session")
def sessions() -> dict[tuple[str, str], Any]:
    """Cookies of who logged in before: coming back is faster, and needs no new code."""
    return {}


@pytest.fixture
def enter(
    platform: Platform, page: Page, faults: list[str], sessions: dict[tuple[str, str], Any]
) -> Callable[[str, str], Page]:
    """`enter("zeeland", "zorgcoordinator")` gives the page of who is logged in on that host; a first name does too."""

    def come_in(host: str, role: str) -> Page:
        login = platform.login(host, role)
        page.context.clear_cookies()
        page.context.add_cookies(sessions.get((host, role), []))
        page.goto(platform.url(login.host))
        if "/account/login/" in page.url:
            log_in(platform, page, login)
            sessions[host, role] = page.context.cookies()
        return page

    return come_in


def axe_findings(page: Page) -> list[str]:
    """What axe has against the page as it stands: rule, help and the element."""
    answer = Axe().run(page, options={"runOnly": TAGS, "resultTypes": ["violations", "incomplete"]}).response
    wrong = [
        f"{rule['id']}: {rule['help']}: {node['html'][:120]}" for rule in answer["violations"] for node in rule["nodes"]
    ]
    hidden = [
        f"onzichtbare tekst: {node['html'][:120]}"
        for rule in answer["incomplete"]
        for node in rule["nodes"]
        for check in node["any"]
        if (check.get("data") or {}).get("messageKey") == INVISIBLE and "<option" not in node["html"]
    ]
    return wrong + hidden


def overflow(page: Page) -> int:
    """Pixels that stick out to the right."""
    wide: int = page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")
    return wide
