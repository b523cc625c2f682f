"""Who leaves keeps no ground: what was lent is taken back, and nobody stands in for him or he for anybody."""

from casework.inzage.actions import withdraw_inzage_of
from casework.vervanging.actions import end_vervangingen_of
from dekkend.accounts.events import AccountGesloten


def void_grounds(event: AccountGesloten) -> None:
    """Outside a regio there is nothing to lend, and there may be no tables of it."""
    if event.actor.kind != "regio":
        return
    withdraw_inzage_of(actor=event.actor, user_id=event.user_id)
    end_vervangingen_of(actor=event.actor, user_id=event.user_id)
