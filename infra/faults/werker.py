"""A Celery worker that dies where it is told to, again and again: `python -m infra.faults.werker '<json>'`.

This process has Django loaded and forks; each child is a real worker on the real broker. It reads a moment to die at,
prints a line for every child that stopped, and reads the next. At an empty line a child works on unharmed until our
input is closed.
"""

import ctypes
import faulthandler
import json
import os
import random
import signal
import sys
from contextlib import suppress

import django

from infra.faults.momenten import ONCE_A_TASK, arm, patch
from infra.local.folder import locate

PR_SET_PDEATHSIG = 1


def main(plan: str) -> int:
    asked = json.loads(plan)
    faulthandler.register(signal.SIGUSR1)
    django.setup()
    from dekkend.celery import app  # noqa: PLC0415  Django must be there first
    from infra.faults import proef  # noqa: PLC0415

    app.loader.import_default_modules()
    proef.register()
    patch(asked["control"])
    chance = random.Random(asked["seed"])  # noqa: S311  chooses moments to die
    while moment := sys.stdin.readline().strip():
        most = 2 if moment in ONCE_A_TASK else asked["passages"]
        died = False
        # One that stopped by itself, because the server was away, has not died there yet.
        while not died:
            child = _fork(asked["name"], moment, chance.randint(1, most))
            _, status = os.waitpid(child, 0)
            died = os.WIFSIGNALED(status) and os.WTERMSIG(status) == signal.SIGKILL
            try:
                print(json.dumps({"moment": moment, "died": died}), flush=True)
            except BrokenPipeError:
                return 0
    child = _fork(asked["name"], "", 0)
    sys.stdin.read()
    os.kill(child, signal.SIGKILL)
    os.waitpid(child, 0)
    return 0


def _fork(name: str, moment: str, passages: int) -> int:
    child = os.fork()
    if child:
        return child
    from dekkend.celery import app  # noqa: PLC0415

    # Ends with us, whatever ends us.
    ctypes.CDLL(None).prctl(PR_SET_PDEATHSIG, signal.SIGKILL)
    said = os.open(
        locate(os.environ["DEKKEND_LOCAL"]).logs / f"{name}.log", os.O_WRONLY | os.O_CREAT | os.O_APPEND, 0o600
    )
    os.dup2(said, 1)
    os.dup2(said, 2)
    arm(moment, passages)
    words = ["--pool", "solo", "--without-mingle", "--without-gossip", "--without-heartbeat"]
    with suppress(SystemExit):
        app.worker_main(["worker", *words, "--hostname", f"{name}@%h", "--loglevel", "CRITICAL"])
    os._exit(1)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1]))
