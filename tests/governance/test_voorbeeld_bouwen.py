"""The example overleggen of the demo."""

from collections.abc import Callable
from datetime import timedelta
from itertools import pairwise

from django.core import mail

from dekkend.accounts.actor import Actor
from dekkend.accounts.models import User
from dekkend.isolation.context import inside
from governance import example
from governance.overleg.models import Deelnemer, Overleg
from governance.overleg.rules import local
from governance.overleg.verzending import send_unsent
from tenants.models import Tenant


def test_the_example_is_built_once(regio: Tenant, planner: Actor, user: Callable[..., User]) -> None:
    for role in ("zorgcoordinator", "bestuurder", "ketenpartner"):
        user(regio, role)
    with inside(regio):
        assert len(example.build(planner)) == 15
        assert example.build(planner) == []
        assert Overleg.objects.count() == 15
        zorg = list(Overleg.objects.filter(niveau="micro").order_by("begin"))
        assert {after.begin - before.begin for before, after in pairwise(zorg)} <= {
            timedelta(weeks=4), timedelta(weeks=4, hours=1), timedelta(weeks=4, hours=-1),
        }  # fmt: skip
        assert {local(overleg.begin).strftime("%A %H:%M") for overleg in zorg} == {"Thursday 10:00"}
        people = Deelnemer.objects.filter(overleg=zorg[0])
        assert set(people.values_list("organisatie", flat=True)) >= {"Humanitas", "NEOS", "WIJeindhoven", "GGZ"}
        assert all("(voorbeeld)" in one.naam and one.email.endswith("example.org") for one in people)
        assert people.exclude(user=None).count() == 1
        assert people.filter(antwoord="komt").count() == 2
        assert send_unsent() == len(mail.outbox) == 10
