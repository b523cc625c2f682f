from django.apps import AppConfig


class LoginConfig(AppConfig):
    name = "dekkend.login"
    label = "login"
    verbose_name = "inloggen"
