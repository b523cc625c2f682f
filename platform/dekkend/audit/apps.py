from django.apps import AppConfig


class AuditConfig(AppConfig):
    name = "dekkend.audit"
    label = "audit"
    verbose_name = "logboek"

    def ready(self) -> None:
        from dekkend.audit.events import EventType, register  # noqa: PLC0415

        register(
            EventType("toegang_geweigerd", "E", "kreeg geen toegang"),
            EventType("logboek_opgeschoond", "D", "heeft logregels verwijderd waarvan de bewaartermijn voorbij is"),
            purpose="toezicht",
        )
