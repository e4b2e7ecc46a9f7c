"""The Argos package index: find the full package, download it with resume, install it."""

from __future__ import annotations

import json
import re
import urllib.error
import urllib.request
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from http.client import HTTPException
from pathlib import Path
from typing import IO, Any
from urllib.parse import urlsplit

from workbench.core.errors import EngineError
from workbench.engines.folders import downloads_folder, index_url
from workbench.engines.package import Package, version_key
from workbench.engines.packages import install_file

Progress = Callable[[int, int], None]
"""(bytes so far, bytes in all; 0: not known)."""

_SECONDS = 30
_BLOCK = 1 << 16
_BIGGEST_INDEX = 20_000_000
_OFFLINE = "with a network elsewhere, download the .argosmodel there and run `workbench model install FILE`"


@dataclass(frozen=True, slots=True)
class Offer:
    """A package of the index."""

    version: str
    links: tuple[str, ...]
    """Addresses of the same file, to be tried in order."""


def offers(from_code: str, to_code: str) -> list[Offer]:
    """Returns the index's packages for a pair of languages, the newest first.

    Raises:
        EngineError: the index cannot be reached or read.
    """
    url = index_url()
    with _opened(url) as (stream, _):
        raw = stream.read(_BIGGEST_INDEX)
    try:
        entries = [_offer(entry) for entry in json.loads(raw) if _translates(entry, from_code, to_code)]
    except (LookupError, ValueError, TypeError, AttributeError, RecursionError) as error:
        raise EngineError(f"the package index at {url} cannot be read: {error}", hint=_OFFLINE) from error
    return sorted(entries, key=lambda offer: version_key(offer.version), reverse=True)


def _translates(entry: dict[str, Any], from_code: str, to_code: str) -> bool:
    pair = entry.get("from_code"), entry.get("to_code")
    return pair == (from_code, to_code) and entry.get("type", "translate") == "translate"


def _offer(entry: dict[str, Any]) -> Offer:
    links = tuple(link for link in entry.get("links", ()) if urlsplit(link).scheme in ("http", "https"))
    return Offer(str(entry["package_version"]), links)


def install(from_code: str, to_code: str, progress: Progress = lambda done, total: None) -> Package:
    """Downloads the newest package of a pair from the index and installs it; an interrupted download goes on.

    Raises:
        EngineError: no such package, no network, or the download broke off.
        PackageError: what came is no package.
    """
    found = offers(from_code, to_code)
    if not found:
        raise EngineError(f"the package index has no package for {from_code} {to_code}")
    name = re.sub(r"[^\w.-]", "_", f"translate-{from_code}_{to_code}-{found[0].version}.argosmodel")
    path = downloads_folder() / name
    link = _download(found[0], path, progress)
    try:
        return install_file(path, origin=link)
    finally:
        path.unlink(missing_ok=True)


def _download(offer: Offer, path: Path, progress: Progress) -> str:
    """Returns the link that the file came from."""
    failure: EngineError | None = None
    for link in offer.links:
        try:
            _fetch(link, path, progress)
        except EngineError as error:
            failure = error
        else:
            return link
    raise failure or EngineError("the index names no address for the package", hint=_OFFLINE)


def _fetch(link: str, path: Path, progress: Progress) -> None:
    part = path.with_suffix(".part")
    have = part.stat().st_size if part.exists() else 0
    with _opened(link, have) as (stream, response):
        resumed = response.status == 206
        done = have if resumed else 0
        total = done + int(response.headers.get("Content-Length") or 0)
        with part.open("ab" if resumed else "wb") as sink:
            while block := stream.read(_BLOCK):
                sink.write(block)
                done += len(block)
                progress(done, total)
    if total and done < total:
        raise EngineError(
            f"the download broke off after {done:,} of {total:,} bytes", hint="run the same command again"
        )
    part.rename(path)


@contextmanager
def _opened(url: str, have: int = 0) -> Iterator[tuple[IO[bytes], Any]]:
    request = urllib.request.Request(url, headers={"Range": f"bytes={have}-"} if have else {})
    try:
        with urllib.request.urlopen(request, timeout=_SECONDS) as response:
            yield response, response
    except (OSError, HTTPException, ValueError) as error:
        if isinstance(error, urllib.error.HTTPError) and error.code == 416 and have:
            hint = "delete the broken download and run the same command again"
            raise EngineError(f"{url} has no more than what is there already", hint=hint) from error
        reason = getattr(error, "reason", None) or error
        raise EngineError(f"cannot reach {url}: {reason}", hint=_OFFLINE) from error
