"""What a page may load and where it may send: only our own origin. No nonce, no hash, nothing inline.

`form-action 'self'` also stops a POST that is redirected to another origin (Chromium), so a page with the button of
the organisation's log-in server adds the origin of that one server (`dekkend.web.middleware.ContentPolicy`).
"""

from csp.constants import NONE, SELF

DIRECTIVES: dict[str, list[str]] = {
    "default-src": [NONE],
    "script-src": [SELF],
    "style-src": [SELF],
    "font-src": [SELF],
    "img-src": [SELF, "data:"],
    "connect-src": [SELF],
    "form-action": [SELF],
    "base-uri": [NONE],
    "frame-ancestors": [NONE],
}


def header() -> str:
    """The policy as one line, for an answer that is given before the middleware of the policy runs."""
    return "; ".join(f"{name} {' '.join(sources)}" for name, sources in DIRECTIVES.items())
