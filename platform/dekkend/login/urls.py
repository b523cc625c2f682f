"""Every address around logging in. Those of allauth that are not named here do not exist: nobody signs up, and an
e-mail address is changed by the functioneel beheerder."""

from allauth.account import views as account
from allauth.mfa.base import views as mfa
from allauth.mfa.webauthn import views as webauthn
from django.contrib.auth.decorators import login_not_required
from django.urls import include, path, re_path

from dekkend.login import views

urlpatterns = [
    path("login/", account.login, name="account_login"),
    path("logout/", account.logout, name="account_logout"),
    path("inactive/", account.account_inactive, name="account_inactive"),
    path("signup/", views.niet_hier, name="account_signup"),
    path("reauthenticate/", account.reauthenticate, name="account_reauthenticate"),
    path("password/change/", account.password_change, name="account_change_password"),
    path("password/set/", views.geen_wachtwoord, name="account_set_password"),
    path("password/reset/", account.password_reset, name="account_reset_password"),
    path("password/reset/done/", account.password_reset_done, name="account_reset_password_done"),
    re_path(
        r"^password/reset/key/(?P<uidb36>[0-9A-Za-z]+)-(?P<key>.+)/$",
        account.password_reset_from_key,
        name="account_reset_password_from_key",
    ),
    path(
        "password/reset/key/done/",
        account.password_reset_from_key_done,
        name="account_reset_password_from_key_done",
    ),
    path("2fa/", mfa.index, name="mfa_index"),
    path("2fa/authenticate/", mfa.authenticate, name="mfa_authenticate"),
    path("2fa/reauthenticate/", mfa.reauthenticate, name="mfa_reauthenticate"),
    path("2fa/totp/", include("allauth.mfa.totp.urls")),
    path("2fa/recovery-codes/", include("allauth.mfa.recovery_codes.urls")),
    path("2fa/webauthn/", webauthn.list_webauthn, name="mfa_list_webauthn"),
    path("2fa/webauthn/add/", webauthn.add_webauthn, name="mfa_add_webauthn"),
    path("2fa/webauthn/login/", login_not_required(webauthn.login_webauthn), name="mfa_login_webauthn"),
    path("2fa/webauthn/reauthenticate/", webauthn.reauthenticate_webauthn, name="mfa_reauthenticate_webauthn"),
    path("2fa/webauthn/keys/<int:pk>/edit/", webauthn.edit_webauthn, name="mfa_edit_webauthn"),
    path("2fa/webauthn/keys/<int:pk>/remove/", views.keeps_one(webauthn.remove_webauthn), name="mfa_remove_webauthn"),
    path("tweede-stap/", views.tweede_stap, name="tweede_stap"),
    path("sessies/", views.sessie_lijst, name="sessie_lijst"),
    path("sessies/beeindigen/", views.sessie_beeindigen, name="sessie_beeindigen"),
]
