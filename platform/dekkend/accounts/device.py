"""From what a browser says of itself to words that its owner knows it by. A guess, for show only."""

_BROWSERS = (
    ("Edg", "Edge"),
    ("OPR/", "Opera"),
    ("SamsungBrowser", "Samsung Internet"),
    ("Firefox", "Firefox"),
    ("FxiOS", "Firefox"),
    ("CriOS", "Chrome"),
    ("Chrome", "Chrome"),
    ("Safari", "Safari"),
)
_DEVICES = (
    ("iPhone", "iPhone"),
    ("iPad", "iPad"),
    ("Android", "Android"),
    ("Windows", "Windows"),
    ("Macintosh", "Mac"),
    ("CrOS", "Chromebook"),
    ("Linux", "Linux"),
)


def _first(text: str, marks: tuple[tuple[str, str], ...]) -> str:
    return next((word for mark, word in marks if mark in text), "")


def device_of(user_agent: str) -> str:
    """ "Firefox op Windows"; the order of the marks matters, for nearly all browsers also call themselves Safari."""
    browser, device = _first(user_agent, _BROWSERS), _first(user_agent, _DEVICES)
    if browser and device:
        return f"{browser} op {device}"
    return browser or device or "Onbekend apparaat"
