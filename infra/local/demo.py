"""The demo: services, data, web, worker, inrichter and beat in the foreground, until somebody says stop."""

import os
import sys
import time
from collections.abc import Mapping
from contextlib import suppress

from infra.local import services
from infra.local.environment import VARIABLES
from infra.local.folder import DEMO_LOCK, REPOSITORY, DataFolder, LocalError, locate, locked, open_folder
from infra.local.processes import (
    TICK,
    Child,
    StopSignals,
    adopt_orphans,
    collect_orphans,
    spawn,
    stop_all,
)
from infra.local.reach import check_own_servers, free_addresses, health, web_port
from infra.local.table import addresses_and_logins

HEALTH_SECONDS = 120
LOOK_SECONDS = 2
STEPS = {
    "prepare_database": "Database voorbereiden",
    "load_register": "Gemeenten laden",
    "load_example": "Voorbeeldregio maken",
}


class Stopped(Exception):
    """Somebody asked the demo to stop."""


def run_demo() -> int:
    """Run until Ctrl-C (0), or until something fails (1); then nothing it started runs any more."""
    signals = StopSignals()
    signals.listen()
    adopt_orphans()
    folder = locate()
    try:
        open_folder(folder)
        with locked(folder, DEMO_LOCK, wait=False):
            (folder.path / DEMO_LOCK).write_text(str(os.getpid()), encoding="utf-8")
            return _Demo(folder, signals, os.environ).run()
    except BlockingIOError:
        _say(
            f"De demo draait al met de gegevens in {folder.path}.\n"
            "Een tweede ernaast kan met: make demo DEKKEND_LOCAL=<map> PORT=8001"
        )
    except LocalError as error:
        _complain(error)
    return 1


class _Demo:
    def __init__(self, folder: DataFolder, signals: StopSignals, environ: Mapping[str, str]) -> None:
        self.folder = folder
        self.signals = signals
        self.environ = environ
        self.children: list[Child] = []
        self.next_look = 0.0

    def run(self) -> int:
        port = web_port(self.environ)
        addresses = free_addresses(port)
        try:
            found = self._services()
            self._prepare(found, port)
            self._start(found, addresses)
            self._await_health(port)
            _say(addresses_and_logins(self.folder.demo, port))
            while True:
                self._watch()
                self._watch_services()
        except Stopped:
            return 0
        except LocalError as error:
            _complain(error)
            return 1
        finally:
            self._stop()

    def _services(self) -> services.Services:
        _say("Diensten starten …")
        found = services.up(self.folder, self.environ)
        # A demo that was killed left its services behind; they are ours to stop as well.
        services.claim(self.folder, found.started)
        check_own_servers(found, self.environ)
        return found

    def _prepare(self, found: services.Services, port: int) -> None:
        environ = {**self._environ(found, owner=True), "PORT": str(port)}
        for command, title in STEPS.items():
            begun = time.monotonic()
            step = self._spawn(command, ["manage.py", command], environ)
            while not step.ended:
                self._pause()
            if step.process.returncode != 0:
                raise LocalError(
                    f"{title} lukt niet. De laatste regels:\n{step.last_lines()}\nAlles staat in {step.log}"
                )
            self.children.remove(step)
            _say(f"{title} … klaar ({time.monotonic() - begun:.1f} s)")

    def _start(self, found: services.Services, addresses: list[str]) -> None:
        environ = self._environ(found, owner=False)
        binds = [word for address in addresses for word in ("--bind", address)]
        celery = ["-m", "celery", "--app", "dekkend.celery", "--quiet"]
        self._spawn(
            "web",
            [
                *("-m", "gunicorn", "dekkend.wsgi:application", *binds),
                *("--worker-class", "gthread", "--workers", "2", "--threads", "4"),
                *("--graceful-timeout", "5", "--no-control-socket"),
            ],
            environ,
        )
        self._spawn(
            "worker",
            [*celery, "worker", "--concurrency", "2", "--without-mingle", "--without-gossip", "--loglevel", "INFO"],
            environ,
        )
        # The only process at work that is the owner: alone in its queue, one thing at a time.
        self._spawn(
            "inrichter",
            [
                *(*celery, "worker", "--queues", "inrichten", "--pool", "solo", "--hostname", "inrichter@%h"),
                *("--without-mingle", "--without-gossip", "--loglevel", "INFO"),
            ],
            self._environ(found, owner=True),
        )
        schedule = str(self.folder.path / "beat-schedule")
        self._spawn("beat", [*celery, "beat", "--schedule", schedule, "--loglevel", "INFO"], environ)

    def _await_health(self, port: int) -> None:
        _say("Web, worker en beat starten …")
        deadline = time.monotonic() + HEALTH_SECONDS
        while (found := health(port)).get("status") != "ok":
            self._watch()
            if time.monotonic() > deadline:
                ill = [name for name, state in found.items() if state != "ok" and name != "status"]
                raise LocalError(
                    f"De demo komt niet op gang: {', '.join(ill) or 'web'} antwoordt niet.\n"
                    f"Bekijk de logboeken in {self.folder.logs}"
                )

    def _watch(self) -> None:
        for child in self.children:
            if child.ended:
                raise LocalError(
                    f"{child.name} is gestopt (code {child.process.returncode}). De laatste regels:\n"
                    f"{child.last_lines()}\nAlles staat in {child.log}"
                )
        self._pause()

    def _watch_services(self) -> None:
        if time.monotonic() < self.next_look:
            return
        self.next_look = time.monotonic() + LOOK_SECONDS
        for each in services.status(self.folder, self.environ):
            if each.running is False:
                raise LocalError(f"{each.name} is gestopt. Bekijk het logboek in {self.folder.logs}")

    def _pause(self) -> None:
        if self.signals.asked:
            raise Stopped
        time.sleep(TICK)

    def _stop(self) -> None:
        _say("\nDe demo stopt …")
        stop_all(self.children, lambda: self.signals.at_once)
        services.down(self.folder, services.claimed(self.folder))
        collect_orphans()
        _say("De demo is gestopt.")

    def _spawn(self, name: str, words: list[str], environ: Mapping[str, str]) -> Child:
        child = spawn(name, [sys.executable, *words], environ, self.folder.logs)
        self.children.append(child)
        return child

    def _environ(self, found: services.Services, *, owner: bool) -> dict[str, str]:
        rest = {name: value for name, value in self.environ.items() if name not in VARIABLES}
        path = [str(REPOSITORY), str(REPOSITORY / "platform"), *filter(None, [rest.get("PYTHONPATH")])]
        return {
            **rest,
            **found.environ(owner=owner),
            "PYTHONPATH": os.pathsep.join(path),
            "PYTHONUNBUFFERED": "1",
        }


def _say(text: str) -> None:
    # The terminal may be gone: stopping goes on.
    with suppress(OSError):
        print(text, flush=True)


def _complain(error: LocalError) -> None:
    with suppress(OSError):
        print(f"\n{error}", file=sys.stderr, flush=True)
