from django.apps import AppConfig


class PostConfig(AppConfig):
    """The post room is an app of its own: its trays stand in every tenant's schema, the register in `public`."""

    name = "tenants.post"
    label = "post"
    verbose_name = "postkamer"
