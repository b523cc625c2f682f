"""`make bench [ONLY=name,name]`: what our ways cost beside a plain way of doing the same.

Each bench is a module here with `run(klein)`, that gives its lines; `klein` is a try-out with tiny sizes. Services are
started in a folder of their own and stopped afterwards. Every bench runs in a process of its own, as the owner.
"""

import argparse
import importlib
import io
import json
import logging
import os
import pkgutil
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

import infra.bench
from infra.local import services
from infra.local.environment import VARIABLES
from infra.local.folder import REPOSITORY, LocalError, locate

NO_BENCH = {"__main__", "measure", "scene"}


def names() -> list[str]:
    """What is in a package of its own is material for benches, not a bench."""
    found = [module.name for module in pkgutil.iter_modules(infra.bench.__path__) if not module.ispkg]
    return [name for name in found if name not in NO_BENCH]


def main(arguments: Sequence[str]) -> int:
    asked = _asked(arguments)
    if asked.hier:
        return here(asked.only, klein=asked.klein)
    unknown = set(asked.only) - set(names())
    if unknown:
        sys.stderr.write(f"Onbekend: {', '.join(sorted(unknown))}. Kies uit: {', '.join(names())}\n")
        return 1
    try:
        return in_own_services(asked.only or names(), klein=asked.klein)
    except LocalError as error:
        sys.stderr.write(f"{error}\n")
        return 1


def _asked(arguments: Sequence[str]) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m infra.bench", description=__doc__)
    parser.add_argument("--only", default="", help="namen met komma's ertussen")
    parser.add_argument("--klein", action="store_true", help="met kleine aantallen, om te proberen of het werkt")
    parser.add_argument("--hier", action="store_true", help="in dit proces, op de diensten in de omgeving")
    found = parser.parse_args(arguments)
    found.only = [name for name in found.only.split(",") if name]
    return found


def in_own_services(chosen: Sequence[str], *, klein: bool) -> int:
    folder = locate(os.environ.get("DEKKEND_LOCAL") or REPOSITORY / ".local" / "bench")
    rest = {name: value for name, value in os.environ.items() if name not in VARIABLES}
    found = services.up(folder, environ=rest)
    paths = os.pathsep.join([str(REPOSITORY), str(REPOSITORY / "platform")])
    environ = {**rest, **found.environ(owner=True), "PYTHONPATH": paths}
    try:
        return max(_run(name, environ, klein=klein) for name in chosen)
    finally:
        services.down(folder, found.started)


def _run(name: str, environ: dict[str, str], *, klein: bool) -> int:
    command = [sys.executable, "-m", "infra.bench", "--hier", "--only", name, *(["--klein"] if klein else [])]
    done = subprocess.run(command, cwd=Path(REPOSITORY), env=environ, stdin=subprocess.DEVNULL, check=False)
    if done.returncode:
        sys.stderr.write(f"{name} mislukte\n")
    return done.returncode


def here(chosen: Sequence[str], *, klein: bool) -> int:
    """The lines of these benches, on the services that the environment names."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "dekkend.settings.local")
    import django  # noqa: PLC0415  the environment had to be set first

    django.setup()
    for handler in logging.getLogger().handlers:
        handler.setStream(io.StringIO())  # type: ignore[attr-defined]  # lines of requests are made, and go nowhere
    _prepare()
    for name in chosen:
        for line in importlib.import_module(f"infra.bench.{name}").run(klein=klein):
            sys.stdout.write(json.dumps(line) + "\n")
            sys.stdout.flush()
    return 0


def _prepare() -> None:
    from django.core.management import call_command  # noqa: PLC0415  Django is there only now

    from tenants.register.models import Gemeente  # noqa: PLC0415
    from tenants.tenant.prepare import prepare  # noqa: PLC0415

    prepare()
    if not Gemeente.objects.exists():
        call_command("load_register", verbosity=0)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
