"""The starter package, read once; nothing is written into the user's folders."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from workbench.engines import folders, packages
from workbench.engines.package import Package


@pytest.fixture(scope="session", autouse=True)
def _own_folders(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    with pytest.MonkeyPatch.context() as patch:
        for name in ("XDG_CACHE_HOME", "XDG_DATA_HOME", "XDG_CONFIG_HOME"):
            patch.setenv(name, str(tmp_path_factory.mktemp(name.lower())))
        folders.cache_folder.cache_clear()
        yield
    folders.cache_folder.cache_clear()


@pytest.fixture(scope="session")
def starter(_own_folders: None) -> Package:
    return packages.starter()


@pytest.fixture
def installed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty folder for installed packages."""
    from argostranslate import settings

    folder = tmp_path / "packages"
    folder.mkdir()
    monkeypatch.setattr(settings, "package_data_dir", folder)
    return folder
