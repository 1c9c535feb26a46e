"""What each command loads. Loading decides how fast it answers; no clock is asked here."""

from pathlib import Path

import pytest
from machine_support import FULL, ROOT, SMALL, TODAY, loaded, ours_loaded, with_cases

NOTHING: set[str] = set()
# To check a case is to compose its papers, and so to know what is withheld: that takes the wording's engine.
# Some 420 modules of ours are loaded to check a case; each costs a command about half a millisecond.
MOST_MODULES = 450
COMPOSING = {"pydantic", "jinja2", "markdown_it", "rapidfuzz", "yaml"}


@pytest.mark.parametrize(
    "arguments",
    [("--help",), ("--version",), ("build", "--help"), ("law", "--help"), ("build", "--today", "x")],
)
def test_help_and_wrong_usage_load_nothing(arguments: tuple[str, ...]) -> None:
    assert loaded(ROOT, *arguments) == NOTHING


# The doctor tries whether what lays out papers can be loaded.
@pytest.mark.parametrize(
    ("arguments", "tried"),
    [(("doctor",), {"typst"}), (("law", "list"), NOTHING), (("law", "show", "ecommerce-law:49.1"), NOTHING)],
)
def test_what_needs_no_case_loads_no_model(arguments: tuple[str, ...], tried: set[str]) -> None:
    assert loaded(ROOT, *arguments) - {"yaml", "importlib.metadata"} == tried


def test_check_loads_no_engine_of_a_layout_and_explain_not_even_the_wordings(tmp_path: Path) -> None:
    folder = with_cases(tmp_path, SMALL)
    known = {"stdnum", "importlib.metadata"}
    assert loaded(folder, "check", "--today", TODAY) <= COMPOSING | known
    explained = loaded(folder, "explain", SMALL, "--today", TODAY)
    assert explained <= (COMPOSING | known) - {"jinja2", "markdown_it"}


def test_check_loads_of_the_libraries_for_exhibits_what_these_need(tmp_path: Path) -> None:
    """The full example has screenshots: Pillow looks whether they are whole. No film, no PDF, so nothing else."""
    folder = with_cases(tmp_path, FULL)
    assert loaded(folder, "check", "--today", TODAY) <= COMPOSING | {"importlib.metadata", "PIL"}


# Of the program, what a case of pictures is read, assessed and composed with; who adds a stage here makes every check slower.
STAGES = {
    *("assess", "blocks", "brief", "case", "channels", "cli", "compose", "declared", "diagnostics", "disclosure"),
    *("evidence", "gates", "law", "pipeline", "plan", "procedure", "resources", "rules", "source", "spelling", "wording"),
}  # fmt: skip
# Within them: what is for other kinds of exhibits, or for other commands.
NOT_THESE = {
    *("cli.new", "cli.desk", "cli.log", "evidence.bill", "evidence.chat", "evidence.tables", "plan.telling"),
    *("evidence.probe.text", "evidence.probe.pdf", "evidence.probe.media", "plan.ics"),
}


def test_a_second_check_loads_of_the_program_the_stages_of_a_case_alone(tmp_path: Path) -> None:
    folder = with_cases(tmp_path, FULL)
    ours = []
    for _ in range(2):
        ours = ours_loaded(folder, "check", "--today", TODAY)
    assert {name.partition(".")[0] for name in ours} <= STAGES
    assert NOT_THESE & set(ours) == set()
    assert len(ours) < MOST_MODULES


def test_a_channel_of_text_files_loads_no_word_and_no_pdf(tmp_path: Path) -> None:
    folder, asked = with_cases(tmp_path, SMALL), ("build", "--today", TODAY, "--only", "平台工单", "--force")
    # After a change of the program the first build looks once what the engine is.
    loaded(folder, *asked)
    made = loaded(folder, *asked)
    assert made <= COMPOSING | {"stdnum", "importlib.metadata"}
