"""`make faults [ONLY=name,name]`: letters under way while things break, and a count of what became of them.

Services are started in a folder of their own and stopped afterwards. Every trial runs in a process of its own, as the
owner; its two workers are processes without the owner's login. A trial prints what became of its letters. The controls
work in ways that are known to be wrong: a trial in which they look faultless proves nothing, and counts as failed.
"""

import argparse
import json
import os
import subprocess
import sys
from collections.abc import Sequence

from infra.faults.plan import FULL, SMALL, Plan
from infra.local import services
from infra.local.environment import VARIABLES
from infra.local.folder import REPOSITORY, LocalError, locate


def main(arguments: Sequence[str]) -> int:
    parser = argparse.ArgumentParser(prog="python -m infra.faults", description=__doc__)
    parser.add_argument("--only", default="", help="namen met komma's ertussen")
    parser.add_argument("--klein", action="store_true", help="met kleine aantallen, om te proberen of het werkt")
    parser.add_argument("--hier", action="store_true", help="in dit proces, op de diensten in de omgeving")
    for name in ("brieven", "keer-doden", "herstarts", "legen"):
        parser.add_argument(f"--{name}", type=int, help="een ander aantal dan het gewone")
    asked = parser.parse_args(arguments)
    plans = SMALL if asked.klein else FULL
    chosen = [name for name in asked.only.split(",") if name] or [plan.name for plan in plans]
    unknown = set(chosen) - {plan.name for plan in plans}
    if unknown:
        sys.stderr.write(f"Onbekend: {', '.join(sorted(unknown))}. Kies uit: {', '.join(p.name for p in plans)}\n")
        return 1
    if asked.hier:
        from infra.faults.trial import run  # noqa: PLC0415  it needs Django's settings, which the outer process has not

        return max(run(_sized(plan, asked)) for plan in plans if plan.name in chosen)
    try:
        return in_own_services(chosen, list(arguments))
    except LocalError as error:
        sys.stderr.write(f"{error}\n")
        return 1


def _sized(plan: Plan, asked: argparse.Namespace) -> Plan:
    """Other numbers are for ours; the controls keep theirs."""
    if plan.control:
        return plan
    given = {"letters": asked.brieven, "kills": asked.keer_doden, "restarts": asked.herstarts, "flushes": asked.legen}
    return Plan(**{**vars(plan), **{name: number for name, number in given.items() if number is not None}})


def in_own_services(chosen: Sequence[str], arguments: Sequence[str]) -> int:
    folder = locate(os.environ.get("DEKKEND_LOCAL") or REPOSITORY / ".local" / "faults")
    rest = {name: value for name, value in os.environ.items() if name not in VARIABLES}
    found = services.up(folder, environ=rest)
    paths = os.pathsep.join([str(REPOSITORY), str(REPOSITORY / "platform")])
    environ = {**rest, **found.environ(owner=True), "PYTHONPATH": paths}
    environ.setdefault("DJANGO_SETTINGS_MODULE", "dekkend.settings.local")
    try:
        return max(_run(name, arguments, environ) for name in chosen)
    finally:
        services.down(folder, found.started)


def _run(name: str, arguments: Sequence[str], environ: dict[str, str]) -> int:
    command = [sys.executable, "-m", "infra.faults", *arguments, "--hier", "--only", name]
    done = subprocess.run(command, cwd=REPOSITORY, env=environ, stdin=subprocess.DEVNULL, check=False)
    if done.returncode:
        sys.stderr.write(f"{name} mislukte: {json.dumps(list(arguments))}\n")
    return done.returncode


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
