import json
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread
from typing import ClassVar

import pytest

from workbench.core.errors import EngineError
from workbench.engines import index
from workbench.engines.packages import MODELS

MODEL = next(MODELS.glob("*.argosmodel")).read_bytes()


class Site(BaseHTTPRequestHandler):
    """An index with one package; `break_at` ends a transfer there, once."""

    entries: ClassVar[list[object]] = []
    break_at = 0
    ranges: ClassVar[list[str]] = []

    def do_GET(self) -> None:
        body = json.dumps(self.entries).encode() if self.path.endswith("index.json") else MODEL
        start = int((self.headers.get("Range") or "bytes=0-")[6:-1])
        if start:
            self.ranges.append(self.headers["Range"])
        self.send_response(206 if start else 200)
        self.send_header("Content-Length", str(len(body) - start))
        self.end_headers()
        end, Site.break_at = Site.break_at or len(body), 0
        self.wfile.write(body[start:end])

    def log_message(self, *_: object) -> None:
        pass


@pytest.fixture
def site(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Iterator[str]:
    from argostranslate import settings

    server = ThreadingHTTPServer(("127.0.0.1", 0), Site)
    url = f"http://127.0.0.1:{server.server_address[1]}"
    Site.entries, Site.ranges, Site.break_at = [entry("1.9", url)], [], 0
    monkeypatch.setattr(settings, "remote_package_index", f"{url}/index.json")
    monkeypatch.setattr(settings, "downloads_dir", tmp_path)
    Thread(target=server.serve_forever, args=(0.01,), daemon=True).start()
    yield url
    server.shutdown()
    server.server_close()


def entry(version: str, url: str) -> dict[str, object]:
    return {"package_version": version, "from_code": "fr", "to_code": "en", "links": [f"{url}/model.argosmodel"]}


def test_install_from_the_index(site: str, installed: Path, tmp_path: Path) -> None:
    seen: list[tuple[int, int]] = []
    package = index.install("fr", "en", lambda done, total: seen.append((done, total)))
    assert package.folder.parent == installed
    assert package.record()["origin"] == f"{site}/model.argosmodel"
    assert seen[-1] == (len(MODEL), len(MODEL))
    assert not list(tmp_path.glob("*.argosmodel"))


def test_a_broken_download_goes_on_where_it_stopped(
    site: str, installed: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    offer = index.Offer("1.9", (f"{site}/model.argosmodel",))
    monkeypatch.setattr(index, "offers", lambda *_: [offer])
    Site.break_at = 1_000_000
    with pytest.raises(EngineError, match=r"broke off after 1,000,000 of|cannot reach"):
        index.install("fr", "en")
    assert list(installed.iterdir()) == []
    index.install("fr", "en")
    assert Site.ranges == ["bytes=1000000-"]


def test_the_newest_offer_comes_first(site: str) -> None:
    Site.entries = [entry(version, site) for version in ("1.0", "1.10", "1.9")] + [entry("9", site) | {"to_code": "de"}]
    assert [offer.version for offer in index.offers("fr", "en")] == ["1.10", "1.9", "1.0"]


@pytest.mark.parametrize("entries", [["x"], {"a": 1}, [{"from_code": "fr", "to_code": "en"}], "x"])
def test_a_broken_index_says_so(site: str, entries: object) -> None:
    Site.entries = entries  # type: ignore[assignment]
    with pytest.raises(EngineError, match="cannot be read"):
        index.offers("fr", "en")


def test_links_elsewhere_than_the_web_are_not_followed(site: str, installed: Path) -> None:
    Site.entries = [entry("1.9", "file:///etc")]
    with pytest.raises(EngineError, match="names no address"):
        index.install("fr", "en")


def test_no_network_says_what_to_do(monkeypatch: pytest.MonkeyPatch) -> None:
    from argostranslate import settings

    monkeypatch.setattr(settings, "remote_package_index", "http://127.0.0.1:9/index.json")
    with pytest.raises(EngineError, match=r"cannot reach http://127.*`workbench model install FILE`") as error:
        index.install("fr", "en")
    assert error.value.exit_code == 3
