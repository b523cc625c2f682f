"""Reading an id_token: who the organisation says somebody is.

Held against the server's own keys, with algorithms that need them: never "none", and never a secret that others know.
"""

from collections.abc import Mapping
from typing import Any

import jwt

from dekkend.accounts.organisatie.rules import OPNIEUW, NietBinnen, check_nonce, check_party

ALGORITHMS = ["RS256", "RS384", "RS512", "PS256", "PS384", "PS512", "ES256", "ES384", "ES512", "EdDSA"]
LEEWAY_SECONDS = 60


def claims_of(id_token: str, *, keys: Mapping[str, Any], issuer: str, client_id: str, nonce: str) -> dict[str, Any]:
    """Raises NietBinnen when it is not signed by this server, for us, now, as the answer to our question."""
    try:
        claims: dict[str, Any] = jwt.decode(
            id_token,
            _key(id_token, keys),
            algorithms=ALGORITHMS,
            audience=client_id,
            issuer=issuer,
            leeway=LEEWAY_SECONDS,
            options={"require": ["exp", "iat", "iss", "aud", "sub"]},
        )
    except (jwt.PyJWTError, ValueError, TypeError, KeyError) as error:
        raise NietBinnen(OPNIEUW) from error
    check_nonce(claims, nonce)
    check_party(claims, client_id)
    return claims


def _key(id_token: str, keys: Mapping[str, Any]) -> jwt.PyJWK:
    """The key that the token names; a server with one key need not name it. Raises NietBinnen or PyJWTError."""
    header = jwt.get_unverified_header(id_token)
    named = header.get("kid")
    listed = keys.get("keys")
    known = listed if isinstance(listed, list) else []
    able = [one for one in known if isinstance(one, dict) and one.get("use", "sig") == "sig"]
    fitting = [one for one in able if one.get("kid") == named] if named is not None else able
    if len(fitting) != 1:
        raise NietBinnen(OPNIEUW)
    algorithm = fitting[0].get("alg") or header.get("alg")
    if algorithm not in ALGORITHMS:
        raise NietBinnen(OPNIEUW)
    return jwt.PyJWK(fitting[0], algorithm=algorithm)
