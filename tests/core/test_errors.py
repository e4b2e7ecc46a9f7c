"""Messages say what, where and what next, on one line that no terminal obeys."""

from __future__ import annotations

import pytest

from workbench.core import errors


@pytest.mark.parametrize(
    ("error", "says"),
    [
        (errors.InputError("is empty"), "is empty"),
        (errors.InputError("is empty", path="a.txt"), "a.txt: is empty"),
        (errors.GlossaryError("has 3 columns", path="g.csv", line=7), "g.csv:7: has 3 columns"),
        (errors.CatalogError("is cut short", path="a.po", hint="restore it"), "a.po: is cut short; restore it"),
        (errors.ReleaseError("is\x1b[31m red", path="a\n.txt"), "a\\x0a.txt: is\\x1b[31m red"),
    ],
)
def test_message(error: errors.WorkbenchError, says: str) -> None:
    assert str(error) == says


def test_exit_codes_follow_the_tree() -> None:
    codes = {kind: kind.exit_code for kind in (errors.WorkbenchError, errors.CatalogError, errors.PackageError)}
    assert codes == {errors.WorkbenchError: 2, errors.CatalogError: 2, errors.PackageError: 3}
