#!/usr/bin/env python3
"""Select and layer the installed front-end parts into the folder of static files, and compile the Dutch texts.

Usage: python ui/build.py [--force] [--lock] [--npm PATH]

Standard library only. `npm ci` runs in a temporary folder; what comes out is git-ignored and made again at
set-up. A stamp of the inputs makes a second run return at once. `--lock` writes package-lock.json anew, after
a change of package.json, without any address in it.

Rules: no package script runs, no style sheet loads another one or an outside address, and only design tokens
that some style sheet reads are kept. Exit code 1 with one sentence when something does not hold.
"""

import argparse
import hashlib
import json
import os
import re
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterable
from pathlib import Path

import catalogue

HERE = Path(__file__).resolve().parent
STATIC = HERE.parent / "platform/dekkend/web/static"
OUT = STATIC / "vendor"
STAMP = OUT / ".stamp"
TEXTS = STATIC.parent / "locale/nl/LC_MESSAGES/django.po"

TOKENS = "@nl-design-system-unstable/voorbeeld-design-tokens"
CANDIDATE = "@nl-design-system-candidate/"
UTRECHT = "@utrecht/"
FONT = "@fontsource-variable/source-sans-3"
FONT_FILES = ("source-sans-3-latin-wght-normal.woff2", "source-sans-3-latin-ext-wght-normal.woff2")
LAYERS = "@layer tokens, base, nlds, app;\n"

COMMENT = re.compile(r"/\*.*?\*/", re.S)
DECLARATION = re.compile(r"(--[\w-]+)\s*:\s*([^;{}]*);")
REFERENCE = re.compile(r"var\(\s*(--[\w-]+)")
OUTSIDE = re.compile(r"@import|url\(\s*['\"]?(?!['\"]?data:)", re.I)


class BuildError(Exception):
    """Something the build may not go on with; the message is shown as it is."""


def app_css() -> list[Path]:
    return sorted((STATIC / "app").glob("*.css"))


def fingerprint() -> str:
    """Changes when anything changes that the result is made of."""
    own = ("build.py", "catalogue.py", "package.json", "package-lock.json", "icons.txt")
    digest = hashlib.sha256()
    for path in (*(HERE / name for name in own), TEXTS, *app_css()):
        digest.update(path.name.encode() + b"\0" + path.read_bytes() + b"\0")
    return digest.hexdigest()


def is_current() -> bool:
    made = (OUT / "nlds.css").is_file() and TEXTS.with_suffix(".mo").is_file()
    return made and STAMP.is_file() and STAMP.read_text() == fingerprint()


def run_npm(npm: str, command: str, folder: Path) -> None:
    for name in ("package.json", "package-lock.json", ".npmrc"):
        if (HERE / name).exists():
            shutil.copy(HERE / name, folder)
    # npm finds node through PATH; next to npm is where a packaged Node keeps it
    path = os.pathsep.join([str(Path(npm).parent), os.environ.get("PATH", "")])
    done = subprocess.run(
        [npm, command, "--ignore-scripts", "--no-audit", "--no-fund", "--silent"],
        cwd=folder, env={**os.environ, "PATH": path}, capture_output=True, text=True, check=False,
    )  # fmt: skip
    if done.returncode:
        raise BuildError(f"npm {command} did not succeed:\n{done.stdout}{done.stderr}")


def write_lock(npm: str) -> None:
    """Resolve package.json anew. Addresses (of downloads and of sponsors) are left out of the lock file."""
    with tempfile.TemporaryDirectory() as name:
        run_npm(npm, "install", Path(name))
        lock = json.loads((Path(name) / "package-lock.json").read_text())
    for package in lock["packages"].values():
        package.pop("resolved", None)
        package.pop("funding", None)
    (HERE / "package-lock.json").write_text(json.dumps(lock, indent=2, ensure_ascii=False) + "\n")


class Parts:
    """The installed packages; remembers which ones were used, for the manifest."""

    def __init__(self, modules: Path) -> None:
        self.modules = modules
        self.wanted = json.loads((HERE / "package.json").read_text())["dependencies"]
        self.used: dict[str, dict[str, str]] = {}

    def file(self, package: str, path: str) -> Path:
        meta = json.loads((self.modules / package / "package.json").read_text())
        if meta["version"] != self.wanted[package]:
            raise BuildError(f"{package} is {meta['version']}, package.json asks for {self.wanted[package]}")
        self.used[package] = {"version": meta["version"], "license": meta["license"]}
        return self.modules / package / path

    def stylesheets(self) -> str:
        """Components: those of Utrecht first, so that a candidate of the national standard wins."""
        sheets = []
        for package in sorted(self.wanted, key=lambda name: (not name.startswith(UTRECHT), name)):
            short = package.rpartition("/")[2].removesuffix("-css")
            if package.startswith(UTRECHT):
                sheets.append(self.file(package, "dist/index.css").read_text())
            elif package.startswith(CANDIDATE):
                sheets.append(self.file(package, f"dist/{short}.css").read_text())
        css = COMMENT.sub("", "".join(sheets))
        return re.sub(r"@charset[^;]+;", "", css)

    def licences(self) -> str:
        """Every licence text once, below the packages that it goes with."""
        owners: dict[str, list[str]] = {}
        for package, meta in sorted(self.used.items()):
            found = sorted((self.modules / package).glob("LICEN[CS]E*"))
            text = found[0].read_text() if found else "Published under the SPDX name of this licence.\n"
            owners.setdefault(text, []).append(f"{package} {meta['version']} ({meta['license']})")
        return "\n".join(f"=== {', '.join(names)}\n\n{text}" for text, names in owners.items())


def used_tokens(theme: str, sheets: Iterable[str]) -> str:
    """The declarations of `theme` that the sheets read, directly or through another token, in their order."""
    tokens = dict(DECLARATION.findall(COMMENT.sub("", theme)))
    wanted: set[str] = set()
    frontier = {name for sheet in sheets for name in REFERENCE.findall(sheet)}
    while frontier:
        wanted |= frontier
        frontier = {ref for name in frontier for ref in REFERENCE.findall(tokens.get(name, ""))} - wanted
    return "".join(f"{name}:{value.strip()};" for name, value in tokens.items() if name in wanted)


def squeeze(css: str) -> str:
    """Take out white space that has no meaning; enough for gzip to do the rest."""
    return re.sub(r"\s*([{};,])\s*", r"\1", re.sub(r"\s+", " ", css)).replace(";}", "}").strip()


def make_css(parts: Parts) -> str:
    components = parts.stylesheets()
    if OUTSIDE.search(components):
        raise BuildError("a component style sheet loads something from elsewhere")
    theme = parts.file(TOKENS, "dist/theme.css").read_text()
    tokens = used_tokens(theme, [components, *(path.read_text() for path in app_css())])
    # custom properties resolve where they are declared, and a tenant's colours stand on :root
    return f"{LAYERS}@layer tokens{{:root{{{tokens}}}}}\n@layer nlds{{{squeeze(components)}}}\n"


def make_sprite(parts: Parts) -> str:
    symbols = []
    for name in (HERE / "icons.txt").read_text().split():
        path = parts.file("lucide-static", f"icons/{name}.svg")
        match = re.search(r"<svg[^>]*>(.*)</svg>", path.read_text(), re.S) if path.is_file() else None
        if match is None:
            raise BuildError(f"there is no icon named {name}")
        symbols.append(f'<symbol id="{name}" viewBox="0 0 24 24">{" ".join(match[1].split())}</symbol>')
    return f'<svg xmlns="http://www.w3.org/2000/svg">{"".join(symbols)}</svg>\n'


def build(npm: str) -> dict[str, int]:
    """Replace the folder `vendor` in one move, so that nobody reads half of it. Returns sizes in bytes."""
    with tempfile.TemporaryDirectory() as name:
        install = Path(name)
        run_npm(npm, "ci", install)
        parts = Parts(install / "node_modules")
        made = install / "vendor"
        made.mkdir()
        (made / "nlds.css").write_text(make_css(parts))
        (made / "icons.svg").write_text(make_sprite(parts))
        for font in FONT_FILES:
            shutil.copy(parts.file(FONT, f"files/{font}"), made)
        shutil.copy(parts.file("htmx.org", "dist/htmx.min.js"), made)
        (made / "LICENSES.txt").write_text(parts.licences())
        hashes = {path.name: hashlib.sha256(path.read_bytes()).hexdigest() for path in sorted(made.iterdir())}
        manifest = {"packages": parts.used, "sha256": hashes}
        (made / "MANIFEST.json").write_text(json.dumps(manifest, indent=2, sort_keys=True) + "\n")
        (made / ".stamp").write_text(fingerprint())
        fresh = OUT.with_name("vendor.new")
        shutil.rmtree(fresh, ignore_errors=True)
        shutil.copytree(made, fresh)
        shutil.rmtree(OUT, ignore_errors=True)
        fresh.rename(OUT)
    return {path.name: path.stat().st_size for path in sorted(OUT.iterdir())}


def main() -> int:
    arguments = argparse.ArgumentParser(description="Build the front-end parts.")
    arguments.add_argument("--force", action="store_true", help="build although nothing changed")
    arguments.add_argument("--lock", action="store_true", help="write package-lock.json anew first")
    arguments.add_argument("--npm", default=os.environ.get("NPM", "npm"), help="which npm to use")
    options = arguments.parse_args()
    if is_current() and not options.force and not options.lock:
        return 0
    npm = shutil.which(options.npm)
    if npm is None:
        print(
            f"npm is not found ({options.npm}). Install Node.js or name another npm with NPM=…",
            file=sys.stderr,
        )
        return 1
    try:
        if options.lock:
            write_lock(npm)
        catalogue.compile_file(TEXTS)
        sizes = build(npm)
    except (BuildError, ValueError) as error:
        print(error, file=sys.stderr)
        return 1
    print("front-end parts built:", ", ".join(f"{name} {size // 1024} kB" for name, size in sizes.items()))
    return 0


if __name__ == "__main__":
    sys.exit(main())
