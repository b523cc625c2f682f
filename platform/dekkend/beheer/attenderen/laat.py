"""Who has work that became too late since the last working day."""

from django.urls import set_urlconf

from dekkend.accounts.actor import system_actor
from dekkend.accounts.attendering.actions import remind
from dekkend.accounts.attendering.rules import late_since
from dekkend.accounts.models import User
from dekkend.accounts.queries import actor_for
from dekkend.core.clock import today
from dekkend.isolation.context import current_kind, current_schema
from dekkend.web.work import work_of


def remind_of_late_work() -> int:
    """Each piece of work is said once, on the first working day that it is late. Returns how many people hear."""
    kind = current_kind()
    people = User.objects.filter(is_active=True).exclude(attenderen="nooit")
    # A piece of work knows its page; outside a request nobody says which addresses there are.
    set_urlconf(f"dekkend.urls_{kind}")
    try:
        late = [user.pk for user in people if _has_new_late_work(user, kind)]
    finally:
        set_urlconf(None)
    return remind(actor=system_actor(current_schema(), kind), soort="te_laat", ontvangers=late)


def _has_new_late_work(user: User, kind: str) -> bool:
    actor, vandaag = actor_for(user, kind=kind, channel="taak"), today()
    if not actor.roles:
        return False
    dues = [item.due for group in work_of(actor, vandaag) for item in group.items]
    return any(due is not None and late_since(vandaag) <= due < vandaag for due in dues)
