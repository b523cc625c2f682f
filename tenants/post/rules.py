"""What a letter is bound to, when the post room gives up, and when it lets go of the contents."""

ATTEMPTS = 5
# With these outcomes nobody needs the contents again; an undeliverable letter may still be opened by hand.
SETTLED = ("verwerkt", "geweigerd")


def context(sender: str, receiver: str, kind: str, key: str, version: int) -> bytes:
    """Seal and signature hold for this letter only: nobody can put its contents in another envelope."""
    return "\x1f".join(["brief", sender, receiver, kind, key, str(version)]).encode()


def gives_up(attempts: int) -> bool:
    """After this many failed attempts a letter is undeliverable and a person has to look."""
    return attempts >= ATTEMPTS
