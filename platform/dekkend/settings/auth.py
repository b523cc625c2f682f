"""Logging in. Users and sessions live in the tenant's own schema."""

AUTH_USER_MODEL = "accounts.User"
AUTHENTICATION_BACKENDS = ["allauth.account.auth_backends.AuthenticationBackend"]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator"},
    {
        "NAME": "django.contrib.auth.password_validation.MinimumLengthValidator",
        "OPTIONS": {"min_length": 12},
    },
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
    {"NAME": "dekkend.accounts.wachtwoord.NotOurOwnWords"},
]

LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "mijn_werk"
ACCOUNT_ADAPTER = "dekkend.accounts.adapter.AccountAdapter"
ACCOUNT_LOGIN_METHODS = {"email"}
ACCOUNT_USER_MODEL_USERNAME_FIELD = None
ACCOUNT_SIGNUP_FIELDS = ["email*", "password1*", "password2*"]
ACCOUNT_EMAIL_VERIFICATION = "none"
ACCOUNT_PREVENT_ENUMERATION = True
ACCOUNT_LOGOUT_ON_GET = False
ACCOUNT_EMAIL_SUBJECT_PREFIX = ""
# A link to a new password opens an account, so it does not lie in a mailbox for days.
PASSWORD_RESET_TIMEOUT = 24 * 60 * 60
ACCOUNT_SESSION_REMEMBER = False
ACCOUNT_FORMS = {"reset_password": "dekkend.login.forms.ResetPasswordForm"}
# A wrong password is taken 5 times per account in 5 minutes and 10 times per IP address in a minute. A passkey has a
# limit of its own, so that whoever keeps typing wrong passwords does not lock its owner out. A whole office may stand
# behind one address.
ACCOUNT_RATE_LIMITS = {"login": "60/m/ip", "login_failed": "10/m/ip,5/300s/key"}
MFA_RATE_LIMITS = {"webauthn_login": "120/m/ip"}
# `dekkend.web.headers.ProxyAddress` has put the visitor's own address in REMOTE_ADDR by then.
ALLAUTH_TRUSTED_PROXY_COUNT = 0
MFA_ADAPTER = "dekkend.accounts.adapter.MfaAdapter"
MFA_SUPPORTED_TYPES = ["totp", "webauthn", "recovery_codes"]
MFA_TOTP_ISSUER = "Dekkend"
# The name of the host is the domain of a passkey, so one of a tenant is worth nothing at another.
MFA_PASSKEY_LOGIN_ENABLED = True
MFA_FORMS = {
    "authenticate": "dekkend.login.forms.CodeForm",
    "reauthenticate": "dekkend.login.forms.CodeAgainForm",
    "activate_totp": "dekkend.login.forms.ActivateTotpForm",
    "authenticate_webauthn": "dekkend.login.forms.PasskeyForm",
    "reauthenticate_webauthn": "dekkend.login.forms.PasskeyAgainForm",
    "login_webauthn": "dekkend.login.forms.PasskeyLoginForm",
    "add_webauthn": "dekkend.login.forms.AddPasskeyForm",
    "edit_webauthn": "dekkend.login.forms.EditPasskeyForm",
}

# Whether the organisation's log-in server may be on this machine and without https: only to develop and to test.
OIDC_LOCAL = False

SESSION_COOKIE_AGE = 12 * 60 * 60
# A computer that was left. Long enough for a melding that is written during a call.
SESSION_IDLE_AGE = 60 * 60
SESSION_EXPIRE_AT_BROWSER_CLOSE = True
SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = "Lax"
SESSION_COOKIE_NAME = "dekkend-sessie"
CSRF_COOKIE_NAME = "dekkend-csrf"
CSRF_COOKIE_HTTPONLY = True
