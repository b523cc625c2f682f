from django.apps import AppConfig


class OnzeAansluitingConfig(AppConfig):
    """What a gemeente with an environment of her own knows of how she takes part. Its table stands in her schema."""

    name = "tenants.onze_aansluiting"
    label = "onze_aansluiting"
    verbose_name = "onze aansluiting"

    def ready(self) -> None:
        from dekkend.audit import events  # noqa: PLC0415
        from dekkend.web import navigation, work  # noqa: PLC0415
        from tenants.onze_aansluiting.audit import EVENTS  # noqa: PLC0415
        from tenants.onze_aansluiting.queries import RIGHT  # noqa: PLC0415
        from tenants.onze_aansluiting.werk import waiting_uitnodigingen  # noqa: PLC0415

        events.register(*EVENTS, purpose="inrichten van de samenwerking")
        work.register(waiting_uitnodigingen)
        navigation.register(
            navigation.NavItem(
                "Onze aansluiting", "handshake", "onze_aansluiting", right=RIGHT, order=73, kinds=("gemeente",)
            )
        )
