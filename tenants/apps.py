from django.apps import AppConfig


class TenantsConfig(AppConfig):
    name = "tenants"
    label = "tenants"
    verbose_name = "register en tenants"

    def ready(self) -> None:
        from dekkend.web import navigation  # noqa: PLC0415

        navigation.register(
            navigation.NavItem("Gemeenten", "landmark", "gemeente_lijst", right="register_inzien", order=75)
        )
