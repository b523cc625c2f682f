from django.apps import AppConfig


class BeheerConfig(AppConfig):
    name = "dekkend.beheer"
    label = "beheer"
    verbose_name = "beheer"

    def ready(self) -> None:
        from dekkend.accounts.audit import EVENTS  # noqa: PLC0415
        from dekkend.audit.events import EventType, register  # noqa: PLC0415
        from dekkend.web import navigation  # noqa: PLC0415

        register(
            EventType("gebruikers_bekeken", "R", "heeft de lijst van gebruikers bekeken"),
            EventType("logboek_bekeken", "R", "heeft het logboek bekeken"),
            EventType("logboek_doorzocht", "R", "heeft in het logboek gezocht"),
            *EVENTS,
            purpose="toezicht en beheer",
        )
        navigation.register(
            navigation.NavItem("Gebruikers", "users", "gebruiker_lijst", right="gebruikers_inzien", order=80)
        )
        navigation.register(navigation.NavItem("Logboek", "shield-check", "logboek", right="log_inzien", order=85))
