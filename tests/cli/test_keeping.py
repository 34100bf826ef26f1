"""The options that every command on the records shares."""

from pathlib import Path

import pytest
import typer
from typer.testing import CliRunner

from backline.cli.keeping import ME, Database, Profile, opened
from backline.motion.errors import InputError

app = typer.Typer()


@app.command()
def whose(database: Database = None, profile: Profile = ME) -> None:
    """Say whose records are open, and where."""
    with opened(database, profile) as store:
        typer.echo(f"{store.profile} {store.place}")


def test_the_records_are_in_the_data_folder(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("BACKLINE_DATA", str(tmp_path / "data"))
    monkeypatch.delenv("BACKLINE_DATABASE", raising=False)
    ran = CliRunner().invoke(app)
    assert ran.output.split() == ["me", str(tmp_path / "data" / "backline.db")]


def test_another_database_and_another_person(tmp_path: Path) -> None:
    other = tmp_path / "other.db"
    ran = CliRunner().invoke(app, ["--database", str(other)])
    assert ran.output.split() == ["me", str(other)]
    ran = CliRunner().invoke(app, [], env={"BACKLINE_DATABASE": str(other)})
    assert ran.output.split() == ["me", str(other)]
    ran = CliRunner().invoke(app, ["--database", str(other), "--profile", "anna"])
    assert isinstance(ran.exception, InputError)
    assert "There is no profile 'anna'" in str(ran.exception)
