"""Example of joining: papers to agree to, and three gemeenten that are on their way or said no."""

from datetime import date

from dekkend.accounts.actor import Actor
from dekkend.core.clock import today
from tenants.models import Tenant
from tenants.onboarding.aansluiting.actions import invite_gemeente, make_letter
from tenants.onboarding.aansluiting.meedoen import actor_for, open_link, prove_by_code, refuse_aansluiting
from tenants.onboarding.aansluiting.rules import Uitnodiging
from tenants.onboarding.models import Aansluiting
from tenants.onboarding.stukken import voorbeeld
from tenants.tenant.queries import MemberView, members_of


def build(actor: Actor, *, stukken_vanaf: date | None = None) -> list[Aansluiting]:
    """By who connects gemeenten, in a regio that has none of this yet: one proven, one asked, one that refused."""
    voorbeeld.build(actor, vanaf=stukken_vanaf)
    own = set(Tenant.objects.filter(kind="gemeente").values_list("gemeente_id", flat=True))
    free = [member for member in members_of(actor.tenant, today())[1:] if member.gm_code not in own]
    visitor = Actor(None, "", frozenset(), actor.tenant, actor.kind, "web")
    made = []
    for member, far in zip(free, ("bewezen", "uitgenodigd", "geweigerd"), strict=False):
        row, code = _ask(actor, member)
        if far != "uitgenodigd":
            open_link(visitor=visitor, code=code)
            row.refresh_from_db()
        gemeente = actor_for(visitor, row)
        if far == "bewezen":
            prove_by_code(row, actor=gemeente, code=make_letter(actor=actor, aansluiting_id=row.pk).code)
        if far == "geweigerd":
            refuse_aansluiting(row, actor=gemeente, reden="De raad beslist hier pas na de zomer over (voorbeeld).")
        made.append(row)
    return made


def _ask(actor: Actor, member: MemberView) -> tuple[Aansluiting, str]:
    codes: list[str] = []

    def keep(code: str) -> str:
        codes.append(code)
        return f"https://voorbeeld.example.org/{code}"

    invoer = Uitnodiging(
        member.gm_code,
        "Secretariaat zorg (voorbeeld)",
        f"zorg@{member.gm_code.lower()}.example.org",
        "Raadhuisplein 1 (voorbeeld)\n0000 AA Voorbeeld",
    )
    return invite_gemeente(actor=actor, invoer=invoer, link=keep), codes[0]
