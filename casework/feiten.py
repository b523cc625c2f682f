"""The facts by which the grounds are judged: rows that come along in the question that fetches a record."""

from collections.abc import Iterable, Mapping
from datetime import datetime
from typing import Any, TypeVar
from uuid import UUID

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import Model, OuterRef, Q, QuerySet
from django.db.models.functions import JSONObject

from casework.avgverzoek.stop import facts_of_stop
from casework.gronden import Venster
from casework.inzage.models import Inzage
from casework.team.models import Teamlid
from casework.vervanging.models import Vervanging
from dekkend.accounts.actor import Actor

M = TypeVar("M", bound=Model)
_WHO = {"wie": "afwezige", "naam": "afwezige__naam", "van": "van", "tot": "tot"}
_MEMBER = {"grond": "rol", "wie": "gebruiker", "naam": "gebruiker__naam", "van": "van", "tot": "tot"}


def with_facts(rows: QuerySet[M], actor: Actor, dossier: str = "pk", whose: str = "zorgcoordinator") -> QuerySet[M]:
    """Adds what the grounds are judged by, in the same question to the database."""
    inzage = Inzage.objects.filter(dossier=OuterRef(dossier), user=actor.user_id)
    team = Teamlid.objects.filter(dossier=OuterRef(dossier))
    along = Teamlid.objects.filter(dossier=OuterRef(OuterRef(dossier))).values("gebruiker")
    away = Q(afwezige=OuterRef(whose)) | Q(afwezige__in=along)
    vervanging = Vervanging.objects.filter(away, vervanger=actor.user_id)
    found: Any = rows.annotate(
        feiten_inzage=ArraySubquery(
            inzage.values(rij=JSONObject(grond="grond", van="van", tot="tot", ingetrokken="ingetrokken_at"))
        ),
        feiten_vervanging=ArraySubquery(vervanging.values(rij=JSONObject(**_WHO, ingetrokken="beeindigd_at"))),
        feiten_team=ArraySubquery(team.values(rij=JSONObject(**_MEMBER, ingetrokken="gestopt_at"))),
        feiten_stop=facts_of_stop(dossier),
    )
    rows_with_facts: QuerySet[M] = found
    return rows_with_facts


def windows(rows: Iterable[Mapping[str, Any]]) -> tuple[Venster, ...]:
    return tuple(
        Venster(
            grond=row.get("grond", "vervanging"),
            van=datetime.fromisoformat(row["van"]),
            tot=datetime.fromisoformat(row["tot"]) if row["tot"] else None,
            ingetrokken=row["ingetrokken"] is not None,
            wie=UUID(row["wie"]) if "wie" in row else None,
            naam=row.get("naam", ""),
        )
        for row in rows
    )
