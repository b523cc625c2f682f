from django.apps import AppConfig


class KluisConfig(AppConfig):
    """The vault: it holds the exact figures of the regio's. Nobody works there, and no page shows them."""

    name = "dekkend.national.kluis"
    label = "kluis"
    verbose_name = "kluis"

    def ready(self) -> None:
        from casework.public import CijferBrief  # noqa: PLC0415
        from dekkend.audit.events import EventType  # noqa: PLC0415
        from dekkend.audit.events import register as register_events  # noqa: PLC0415
        from dekkend.national.kluis.actions import receive_cijfers  # noqa: PLC0415
        from tenants.post.public import LetterKind, register_kind  # noqa: PLC0415

        register_events(
            EventType("ontvangst_cijfers", "C", "ontving cijfers van een regio"), purpose="landelijke cijfers"
        )
        regio, kluis = frozenset({"regio"}), frozenset({"kluis"})
        register_kind(LetterKind("cijfers", "Cijfers van een kwartaal", CijferBrief, regio, kluis, receive_cijfers))
