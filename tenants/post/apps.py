from django.apps import AppConfig


class PostConfig(AppConfig):
    """The post room is an app of its own: its trays stand in every tenant's schema, the register in `public`."""

    name = "tenants.post"
    label = "post"
    verbose_name = "postkamer"

    def ready(self) -> None:
        from dekkend.web.navigation import NavItem, register  # noqa: PLC0415

        register(NavItem("Postkamer", "inbox", "postkamer", right="post_inzien", order=82))
