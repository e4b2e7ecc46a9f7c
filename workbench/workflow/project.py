"""A workbench project: its root, its configuration, its files."""

from __future__ import annotations

import dataclasses
import difflib
import tomllib
import typing
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from workbench.core.config import BEAM, THREADS, Config
from workbench.core.errors import ConfigError

FILE = "workbench.toml"


@dataclass(frozen=True, slots=True)
class Project:
    """A folder with releases, catalogs, glossary and memory."""

    root: Path
    config: Config

    @property
    def sources(self) -> Path:
        """Folder of the French releases."""
        return self.root / self.config.paths.source

    @property
    def catalogs(self) -> Path:
        """Folder of the PO files."""
        return self.root / self.config.paths.target

    @property
    def glossary(self) -> Path:
        """Folder of the glossary's CSV files."""
        return self.root / self.config.paths.glossary

    @property
    def memory(self) -> Path:
        """Folder of the ledger and imported memories."""
        return self.root / self.config.paths.memory

    def catalog_files(self) -> list[Path]:
        """PO files of the project, by name."""
        return sorted(self.catalogs.glob("*.po"))

    @classmethod
    def find(cls, start: Path | None = None) -> Project:
        """Returns the project that `start` (default: the current folder) lies in.

        The root is the nearest folder upwards with a workbench.toml or a translations/ folder; else `start`.

        Raises:
            ConfigError: workbench.toml is malformed, has an unknown key or a value of the wrong type.
        """
        here = (start or Path.cwd()).resolve()
        for folder in (here, *here.parents):
            if (folder / FILE).is_file():
                return cls(folder, read_config(folder / FILE))
            if (folder / "translations").is_dir():
                return cls(folder, Config())
        return cls(here, Config())


def read_config(path: Path) -> Config:
    """Reads a workbench.toml.

    Raises:
        ConfigError: the file is malformed, has an unknown key or a value of the wrong type; names the key and its line.
    """
    try:
        text = path.read_text(encoding="utf-8")
        table = tomllib.loads(text)
    except (OSError, UnicodeDecodeError) as error:
        raise ConfigError(f"cannot be read: {error}", path=path) from error
    except tomllib.TOMLDecodeError as error:
        raise ConfigError(f"is not TOML: {error}", path=path) from error
    reader = _Reader(path, text)
    config = typing.cast(Config, reader.value(table, Config, ""))
    reader.within("beam", config.engine.beam, BEAM)
    reader.within("threads", config.engine.threads, THREADS)
    return config


class _Reader:
    """Turns TOML tables into the dataclasses of `core.config`."""

    def __init__(self, path: Path, text: str) -> None:
        self.path = path
        self.lines = text.splitlines()

    def value(self, given: Any, kind: Any, key: str) -> Any:
        """Returns `given` as `kind`: a dataclass, tuple, mapping or plain type."""
        origin = typing.get_origin(kind)
        if dataclasses.is_dataclass(kind):
            return self._table(given, kind, key)
        if origin is tuple:
            return self._tuple(given, typing.get_args(kind), key)
        if origin is Mapping or origin is typing.get_origin(Mapping[str, str]):
            return {k: self.value(v, str, f"{key}.{k}") for k, v in self._expect(given, dict, key).items()}
        return self._expect(given, kind, key)

    def within(self, name: str, given: int, limits: tuple[int, int]) -> None:
        """Refuses a number of the engine that lies outside its limits."""
        least, most = limits
        if not least <= given <= most:
            raise self._error(f"`engine.{name}` must be from {least} to {most}, not {given}", name)

    def _table(self, given: Any, kind: Any, key: str) -> Any:
        types = typing.get_type_hints(kind)
        table = self._expect(given, dict, key)
        for name in table:
            if name not in types:
                near = difflib.get_close_matches(name, types, 1)
                hint = f"did you mean `{near[0]}`?" if near else f"known keys: {', '.join(types)}"
                raise self._error(f"unknown key `{_join(key, name)}`", name, hint)
        try:
            return kind(**{name: self.value(v, types[name], _join(key, name)) for name, v in table.items()})
        except TypeError as error:
            raise self._error(f"`{key}` lacks a key: {error}", key.rsplit(".")[-1]) from error

    def _tuple(self, given: Any, kinds: tuple[Any, ...], key: str) -> tuple[Any, ...]:
        items = self._expect(given, list, key)
        if kinds[-1] is ...:
            return tuple(self.value(item, kinds[0], key) for item in items)
        if len(items) != len(kinds):
            raise self._error(f"`{key}` needs {len(kinds)} values, not {len(items)}", key.rsplit(".")[-1])
        return tuple(self.value(item, kind, key) for item, kind in zip(items, kinds, strict=True))

    def _expect(self, given: Any, kind: type, key: str) -> Any:
        if isinstance(given, kind) and not (kind is int and isinstance(given, bool)):
            return given
        words = {dict: "a table", list: "a list", str: "a string", int: "a whole number", bool: "true or false"}
        raise self._error(f"`{key}` must be {words.get(kind, kind.__name__)}, not {given!r}", key.rsplit(".")[-1])

    def _error(self, what: str, name: str, hint: str = "") -> ConfigError:
        at = next((n for n, line in enumerate(self.lines, 1) if line.strip().lstrip("[").startswith(name)), None)
        return ConfigError(what, path=self.path, line=at, hint=hint)


def _join(key: str, name: str) -> str:
    return f"{key}.{name}" if key else name
