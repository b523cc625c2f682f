"""Fifteen ways to name the host of a request, most of them meant to confuse."""

from dataclasses import dataclass, field
from typing import Any

from django.test import Client


@dataclass(frozen=True)
class Spelling:
    """`{here}` is the host a request goes to, `{there}` that of another tenant. `served`: here answers to it."""

    name: str
    host: str = "{here}"
    headers: dict[str, str] = field(default_factory=dict)
    environ: dict[str, str] = field(default_factory=dict)
    served: bool = True

    def client(self, here: str, there: str) -> Client:
        def filled(values: dict[str, str]) -> dict[str, str]:
            return {key: value.format(here=here, there=there) for key, value in values.items()}

        host = self.host.format(here=here, there=there)
        environ: dict[str, Any] = {"HTTP_HOST": host, "SERVER_NAME": here, **filled(self.environ)}
        return Client(raise_request_exception=False, headers=filled(self.headers), **environ)


SPELLINGS = (
    Spelling("gewoon"),
    Spelling("poort", "{here}:443"),
    Spelling("doorgestuurd", headers={"X-Forwarded-Host": "{there}"}),
    Spelling("doorgestuurd, meer dan een", headers={"X-Forwarded-Host": "{there}, {here}"}),
    Spelling("Forwarded", headers={"Forwarded": "host={there};proto=https"}),
    Spelling("andere koppen", headers={"X-Host": "{there}", "X-Original-Host": "{there}", "X-Tenant": "{there}"}),
    Spelling("herschreven pad", headers={"X-Rewrite-URL": "https://{there}/", "X-Original-URL": "https://{there}/"}),
    Spelling("heel adres in de regel", environ={"REQUEST_URI": "http://{there}/", "RAW_URI": "http://{there}/"}),
    Spelling("naam van de server", environ={"SERVER_NAME": "{there}"}),
    Spelling("www ervoor", "www.{here}", served=False),
    Spelling("punt erachter", "{here}.", served=False),
    Spelling("tweemaal Host", "{here},{there}", served=False),
    Spelling("tweemaal Host, andersom", "{there}, {here}", served=False),
    Spelling("gebruiker voor het adres", "{there}@{here}", served=False),
    Spelling("onder het andere adres", "{there}.{here}", served=False),
)
