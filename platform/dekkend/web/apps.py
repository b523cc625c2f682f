from django.apps import AppConfig

from dekkend.web.navigation import NavItem, register


class WebConfig(AppConfig):
    name = "dekkend.web"
    label = "web"
    verbose_name = "schermen"

    def ready(self) -> None:
        register(NavItem("Mijn werk", "layout-dashboard", "mijn_werk", order=0))
