"""What the README and the architecture promise exists: commands, options, make targets, files, papers, names."""

import re
from pathlib import Path

import click
import pytest
from click.testing import CliRunner

from kameng_docs.cli import main
from kameng_docs.compose import telling
from kameng_docs.law.vocabulary import disputes, facts
from kameng_docs.record import read_mapping

ROOT = Path(__file__).parents[1]
README = (ROOT / "README.md").read_text("utf-8")
ARCHITECTURE = (ROOT / "docs" / "architecture.md").read_text("utf-8")
PAGES = ("README.md", "CONTRIBUTING.md", "docs/architecture.md", "docs/decisions.md")

WORD = re.compile(r"[a-z-]+")
# Made by a command, or the reader's own.
NOT_IN_THE_REPOSITORY = ("out/", "cases/我的案件", "cases/parties/*", "cases/<", "dist/", ".setup", ".venv")
CHECKED_ROOTS = ("cases/", "docs/", "kameng_docs/", "schema/", "setup/", "templates/", "tests/", ".ci/")


def invocations(text: str) -> list[list[str]]:
    """The words after each `kameng-docs` that is followed by a command on its line, up to the end of the code."""
    after = re.findall(r"kameng-docs((?: +[^\s`，。、；]+)+)", text)
    return [words for words in (found.split() for found in after) if WORD.fullmatch(words[0])]


def command_of(words: list[str]) -> tuple[click.Command, list[str]]:
    """The command that the words call, and the words left for it. Fails with KeyError where there is none."""
    command: click.Command = main
    left = list(words)
    while isinstance(command, click.Group):
        command = command.commands[left.pop(0)]
    return command, left


def commands(group: click.Group, before: tuple[str, ...] = ()) -> list[str]:
    found = []
    for name, command in group.commands.items():
        path = (*before, name)
        found += commands(command, path) if isinstance(command, click.Group) else [" ".join(path)]
    return found


def targets_of(text: str) -> set[str]:
    return set(re.findall(r"(?:`|^ {4,})make ([a-z]+)", text, re.MULTILINE))


def makefile_targets() -> set[str]:
    return set(re.findall(r"^([a-z]+):.*##", (ROOT / "Makefile").read_text("utf-8"), re.MULTILINE))


def paths_in(text: str) -> set[str]:
    """Paths in code marks that claim to be of this repository."""
    marked = re.findall(r"`([^`\s]+)`", text)
    return {
        path
        for path in marked
        if path.startswith(CHECKED_ROOTS) and not path.startswith(NOT_IN_THE_REPOSITORY) and "<" not in path
    }


@pytest.mark.parametrize("page", PAGES)
def test_every_command_that_is_named_exists_with_its_options(page):
    for words in invocations((ROOT / page).read_text("utf-8")):
        if words[:1] == ["law"] and not words[1:]:
            continue
        command, left = command_of(words)
        parameters = {option for each in command.params for option in (*each.opts, *each.secondary_opts)}
        used = {word for word in left if word.startswith("-")} - {"--help"}
        assert used <= parameters, f"{page}: {words}"
        called = [*words[: len(words) - len(left)], "--help"]
        assert CliRunner().invoke(main, called).exit_code == 0


@pytest.mark.parametrize("page", PAGES)
def test_every_option_that_stands_by_itself_exists(page):
    named = set(re.findall(r"(?:`|ARGS=)(--[a-z-]+)", (ROOT / page).read_text("utf-8")))
    every = {
        option
        for path in commands(main)
        for each in command_of(path.split())[0].params
        for option in each.opts
    }
    # --upgrade is uv's.
    assert named - every - {"--help", "--upgrade", "--upgrade-package"} == set()


def test_the_readme_names_every_command():
    named = {" ".join(words[:2]) if words[0] == "law" else words[0] for words in invocations(README)}
    named |= set(re.findall(r"`(law [a-z]+)", README))
    assert set(commands(main)) - named == set()


@pytest.mark.parametrize("page", PAGES)
def test_every_make_target_that_is_named_exists(page):
    assert targets_of((ROOT / page).read_text("utf-8")) - makefile_targets() == set()


def test_the_readme_names_every_make_target():
    assert makefile_targets() - targets_of(README) == set()


@pytest.mark.parametrize("page", PAGES)
def test_every_file_that_is_named_exists(page):
    named = paths_in((ROOT / page).read_text("utf-8"))
    assert named
    assert {path for path in named if not any(ROOT.glob(path.rstrip("/")))} == set()


def papers() -> list[tuple[str, str, list[str]]]:
    """Folder, file without ending, and formats of every paper that a channel declares."""
    found = []
    for declaration in sorted((ROOT / "templates").glob("*/channel.yaml")):
        channel = read_mapping(declaration)
        for paper in channel["documents"]:
            file = paper.get("file", paper["name"])
            found.append((channel.get("folder", ""), file, paper["formats"]))
    return found


def test_the_readme_names_every_paper_and_no_other():
    table = [line for line in README.splitlines() if re.match(r"\| \d \| ", line)]
    for folder, file, formats in papers():
        rows = [line for line in table if folder in line and re.search(rf"(?<![^ /、]){file}\.", line)]
        assert len(rows) == 1, file
        assert all(f".{kind}" in rows[0] for kind in formats), file
    named = "\n".join(line.split("|")[2] for line in table)
    files = {file for _, file, _ in papers()}
    assert set(re.findall(r"[^\s、/]+(?=\.(?:md|txt|docx))", named)) == files


def test_the_readme_lists_every_fact_and_every_dispute():
    listed = {name for line in README.splitlines() if "：" in line for name in re.split("[：、。；]", line)}
    names = {name for name, word in facts().items() if not word.derived} | set(disputes())
    assert {name for name in names if name not in {each.strip() for each in listed}} == set()


def test_the_first_line_for_the_editor_is_that_of_the_examples():
    (line,) = [each.strip() for each in README.splitlines() if "yaml-language-server" in each]
    for case in (ROOT / "cases").glob("示例-*.yaml"):
        assert case.read_text("utf-8").splitlines()[0] == line


def test_the_architecture_lists_what_a_template_may_use():
    source = Path(telling.__file__).read_text("utf-8")
    body = source.split("def context_of", 1)[1].split("\ndef ", 1)[0]
    names = set(re.findall(r'^ {8}"([a-z_]+)":', body, re.MULTILINE))
    assert len(names) > 10
    listed = set(re.findall(r"`([a-z_]+)`", ARCHITECTURE))
    assert (names | set(telling.FILTERS)) - listed == set()
