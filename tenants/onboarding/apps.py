from django.apps import AppConfig


class OnboardingConfig(AppConfig):
    """How a gemeente joins a regio. Its tables stand in the regio's schema, the register in `public`."""

    name = "tenants.onboarding"
    label = "onboarding"
    verbose_name = "aansluiten van gemeenten"

    def ready(self) -> None:
        from dekkend.audit import events  # noqa: PLC0415
        from dekkend.web import navigation, work  # noqa: PLC0415
        from tenants.onboarding.aansluiting import inrichting  # noqa: PLC0415
        from tenants.onboarding.aansluiting.werk import waiting_aansluitingen  # noqa: PLC0415
        from tenants.onboarding.audit import EVENTS  # noqa: PLC0415
        from tenants.onboarding.brieven import (  # noqa: PLC0415
            AANSLUITING,
            UITNODIGING,
            AansluitingBrief,
            UitnodigingBrief,
        )
        from tenants.onboarding.werk import own_contacts, waiting_akkoord  # noqa: PLC0415
        from tenants.onze_aansluiting.ontvangst import receive_aansluiting, receive_uitnodiging  # noqa: PLC0415
        from tenants.opdracht.public import register_opdracht  # noqa: PLC0415
        from tenants.post.public import LetterKind, register_kind  # noqa: PLC0415

        events.register(*EVENTS, purpose="inrichten van de samenwerking")
        for soort in inrichting.SOORTEN:
            register_opdracht(soort)
        both = frozenset({"regio", "gemeente"})
        register_kind(LetterKind(AANSLUITING, "Aansluiting", AansluitingBrief, both, both, receive_aansluiting))
        register_kind(
            LetterKind(
                UITNODIGING,
                "Uitnodiging",
                UitnodigingBrief,
                frozenset({"regio"}),
                frozenset({"gemeente"}),
                receive_uitnodiging,
            )
        )
        work.register(waiting_aansluitingen)
        work.register(waiting_akkoord)
        work.register_figure(own_contacts)
        navigation.register(
            navigation.NavItem(
                "Aansluitingen", "handshake", "aansluiting_lijst", right="gemeenten_aansluiten", order=73,
                kinds=("regio",),
            )
        )  # fmt: skip
