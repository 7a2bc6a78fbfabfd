"""Every installed version is pinned, and the places that name uv's version agree."""

import re
import tomllib
from importlib.metadata import distributions

from tests.workspace import ROOT

PYPROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))


def _pins() -> dict[str, str]:
    requirements = [
        *PYPROJECT["project"]["dependencies"],
        *PYPROJECT["dependency-groups"]["dev"],
        *PYPROJECT["tool"]["uv"]["constraint-dependencies"],
    ]
    return dict(requirement.split("==") for requirement in requirements)


def _normal(name: str) -> str:
    """Return a distribution's name in its normal form (PEP 503)."""
    return re.sub(r"[-_.]+", "-", name).lower()


def test_every_installed_version_is_pinned() -> None:
    installed = {_normal(d.metadata["Name"]): d.version for d in distributions()}
    installed.pop("lectern")
    pins = {_normal(name): version for name, version in _pins().items()}
    assert {name: pins.get(name) for name in installed} == installed


def test_the_build_backend_is_pinned() -> None:
    assert all("==" in requirement for requirement in PYPROJECT["build-system"]["requires"])


def test_one_version_of_uv_is_named_everywhere() -> None:
    texts = [(ROOT / name).read_text(encoding="utf-8") for name in ("README.md", ".ci/run")]
    versions = [re.findall(r"\buv==([0-9.]+)", text) for text in texts]
    assert all(versions)
    assert len({version for found in versions for version in found}) == 1


def test_every_direct_dependency_stands_in_the_readme_with_its_reason() -> None:
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    direct = [*PYPROJECT["project"]["dependencies"], *PYPROJECT["dependency-groups"]["dev"]]
    for requirement in direct:
        name = requirement.split("==")[0]
        assert re.search(rf"^\|.*`{re.escape(name)}`.*\| \S", readme, re.MULTILINE), name
