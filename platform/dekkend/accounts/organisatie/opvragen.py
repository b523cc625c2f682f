"""Asking another server something, without letting anybody steer us to a server of our own.

Only https, and only addresses on the public internet: the name is looked up once, every address it gives is judged,
and the connection goes to the one that was judged (a second look-up could say something else). No redirects, an
answer of limited size, a short wait. `OIDC_LOCAL` lets development and tests use http and this machine.
"""

import http.client
import ipaddress
import json
import socket
import ssl
from base64 import b64encode
from collections.abc import Mapping
from typing import Any
from urllib.parse import quote, urlencode, urlsplit

from django.conf import settings

from dekkend.core.errors import DekkendError

SECONDS = 5
MOST_BYTES = 256 * 1024
OK = 200
PORTS = {"https": 443, "http": 80}


class Onbereikbaar(DekkendError):
    """The other server cannot be asked; the message says why, for who set it up."""


def get_json(url: str, *, token: str = "") -> dict[str, Any]:
    """Raises Onbereikbaar."""
    headers = {"Authorization": f"Bearer {token}"} if token else {}
    return _ask("GET", url, headers, None)


def post_form(url: str, fields: Mapping[str, str], *, basic: tuple[str, str] | None = None) -> dict[str, Any]:
    """`basic` is a client id and its secret. Raises Onbereikbaar."""
    headers = {"Content-Type": "application/x-www-form-urlencoded"}
    if basic:
        # RFC 6749, 2.3.1: both are encoded as in a form first
        pair = ":".join(quote(part, safe="") for part in basic)
        headers["Authorization"] = f"Basic {b64encode(pair.encode()).decode()}"
    return _ask("POST", url, headers, urlencode(fields).encode())


def check_address(url: str) -> None:
    """Raises Onbereikbaar when this address may not be asked."""
    _, host, port, _ = _parts(url)
    _public_address(host, port)


def _ask(method: str, url: str, headers: Mapping[str, str], body: bytes | None) -> dict[str, Any]:
    scheme, host, port, path = _parts(url)
    address = _public_address(host, port)
    line = _connection(scheme, host, port, address)
    try:
        line.request(method, path, body, {"Accept": "application/json", **headers})
        answer = line.getresponse()
        read = answer.read(MOST_BYTES + 1)
    except ssl.SSLError as error:
        raise Onbereikbaar("Het certificaat van deze server klopt niet. Vraag uw ICT om hulp.") from error
    except (OSError, http.client.HTTPException) as error:
        raise Onbereikbaar("Deze server antwoordt niet. Controleer het adres.") from error
    finally:
        line.close()
    if answer.status != OK:
        raise Onbereikbaar(f"Deze server antwoordt met een fout ({answer.status}). Controleer het adres.")
    return _object(read)


def _object(read: bytes) -> dict[str, Any]:
    if len(read) > MOST_BYTES:
        raise Onbereikbaar("Deze server geeft een te lang antwoord. Controleer het adres.")
    try:
        found = json.loads(read)
    except ValueError as error:
        raise Onbereikbaar("Deze server geeft een ander antwoord dan een inlogdienst. Controleer het adres.") from error
    if not isinstance(found, dict):
        raise Onbereikbaar("Deze server geeft een ander antwoord dan een inlogdienst. Controleer het adres.")
    return found


def _parts(url: str) -> tuple[str, str, int, str]:
    try:
        parts = urlsplit(url)
        port = parts.port
    except ValueError as error:
        raise Onbereikbaar("Dit is geen adres van een server. Controleer het adres.") from error
    allowed = {"https", "http"} if settings.OIDC_LOCAL else {"https"}
    if parts.scheme not in allowed:
        raise Onbereikbaar("Gebruik een adres dat begint met https://.")
    if not parts.hostname or parts.username is not None or parts.password is not None:
        raise Onbereikbaar("Dit is geen adres van een server. Controleer het adres.")
    path = (parts.path or "/") + (f"?{parts.query}" if parts.query else "")
    if not (path.isascii() and path.isprintable()) or " " in path:
        raise Onbereikbaar("Dit is geen adres van een server. Controleer het adres.")
    return parts.scheme, parts.hostname, port or PORTS[parts.scheme], path


def _public_address(host: str, port: int) -> str:
    """One address for this name, when all of them may be asked."""
    try:
        found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    except (OSError, UnicodeError) as error:
        raise Onbereikbaar("Deze server bestaat niet. Controleer het adres.") from error
    addresses = [str(one[4][0]) for one in found]
    if not settings.OIDC_LOCAL and not all(_is_public(address) for address in addresses):
        raise Onbereikbaar("Deze server staat niet op het openbare internet. Gebruik een openbaar adres.")
    return addresses[0]


def _is_public(address: str) -> bool:
    found = ipaddress.ip_address(address.partition("%")[0])
    if isinstance(found, ipaddress.IPv6Address):
        # an old address in a new coat, also behind a translator
        inner = found.ipv4_mapped or found.sixtofour or (found.teredo or (None, None))[1]
        if inner is not None:
            found = inner
        elif found in ipaddress.ip_network("64:ff9b::/96"):
            found = ipaddress.ip_address(int(found) & 0xFFFFFFFF)
    return found.is_global and not found.is_multicast


def _connection(scheme: str, host: str, port: int, address: str) -> http.client.HTTPConnection:
    if scheme == "http":
        return _Plain(host, port, address)
    return _Secure(host, port, address)


class _Plain(http.client.HTTPConnection):
    """To the address that was judged, whatever the name says by now."""

    def __init__(self, host: str, port: int, address: str) -> None:
        super().__init__(host, port, timeout=SECONDS)
        self.address = address

    def connect(self) -> None:
        self.sock = socket.create_connection((self.address, self.port), SECONDS)


class _Secure(_Plain):
    """The certificate is held against the name."""

    def connect(self) -> None:
        super().connect()
        context = ssl.create_default_context()
        self.sock = context.wrap_socket(self.sock, server_hostname=self.host)
