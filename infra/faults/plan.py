"""How much is broken in a trial, and what may come of it."""

import random
from dataclasses import asdict, dataclass

from infra.faults.momenten import MOMENTS


@dataclass(frozen=True)
class Plan:
    """`control` is the wrong way of working, empty for ours. `versions` letters go under one key. `quiet` is how often
    in between registrations are compared; then `letters` are the steps of the regio that sends them."""

    name: str
    letters: int
    kills: int
    restarts: int = 0
    flushes: int = 0
    control: str = ""
    versions: int = 5
    quiet: int = 0

    def moments(self) -> list[str]:
        if self.control in ("bezorgen_dan_merken", "merken_dan_bezorgen"):
            return ["tussen_in"] * self.kills
        found = [MOMENTS[number % len(MOMENTS)] for number in range(self.kills)]
        random.Random(self.kills).shuffle(found)  # noqa: S311  an order of moments
        return found

    @property
    def passages(self) -> int:
        """A process dies after at most so many letters, so that all have died before the letters are gone, also when
        the other worker does most of the work."""
        return max(1, self.letters // max(1, self.kills) // 4)


@dataclass
class Outcome:
    """`misplaced`: registrations that the national tier held without a ground, or not while one stood, over all `quiet`
    moments. `held` is what it had at the last."""

    letters: int
    killed: int = 0
    restarted: int = 0
    flushed: int = 0
    replayed: int = 0
    lost: int = 0
    doubled: int = 0
    out_of_order: int = 0
    unanswered: int = 0
    posted: int = 0
    quiet: int = 0
    held: int = 0
    misplaced: int = 0
    seconds: int = 0

    @property
    def faultless(self) -> bool:
        return not (self.lost or self.doubled or self.out_of_order or self.unanswered or self.misplaced)

    def line(self, name: str) -> dict[str, object]:
        return {"name": name, **asdict(self)}


FULL = (
    Plan("postkamer", letters=10_000, kills=200, restarts=20, flushes=5),
    Plan("zonder_sleutel", letters=1_000, kills=40, control="bezorgen_dan_merken"),
    Plan("zonder_uitbak", letters=1_000, kills=40, control="merken_dan_bezorgen"),
    Plan("zonder_volgorde", letters=1_000, kills=0, control="nieuwste_eerst"),
    Plan("gronden", letters=2_000, kills=40, restarts=5, flushes=2, quiet=20),
    Plan("zonder_versie", letters=600, kills=0, quiet=6, control="oude_brief_wint"),
)
SMALL = (
    Plan("postkamer", letters=100, kills=4, restarts=1, flushes=1),
    Plan("zonder_sleutel", letters=100, kills=4, control="bezorgen_dan_merken"),
    Plan("zonder_uitbak", letters=100, kills=4, control="merken_dan_bezorgen"),
    Plan("zonder_volgorde", letters=100, kills=0, control="nieuwste_eerst"),
    Plan("gronden", letters=200, kills=4, restarts=1, flushes=1, quiet=3),
    Plan("zonder_versie", letters=200, kills=0, quiet=3, control="oude_brief_wint"),
)
# The fault that each control must show.
SHOWS = {
    "bezorgen_dan_merken": "doubled", "merken_dan_bezorgen": "lost", "nieuwste_eerst": "out_of_order",
    "oude_brief_wint": "misplaced",
}  # fmt: skip


def as_it_should(plan: Plan, found: Outcome) -> bool:
    """Ours without a fault; a control with the fault it is there for, for else the harness is blind."""
    return bool(getattr(found, SHOWS[plan.control])) if plan.control else found.faultless
