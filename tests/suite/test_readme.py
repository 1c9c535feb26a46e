"""What the README and the architecture promise exists: commands, options, make targets, files, papers, names."""

import re
from dataclasses import fields
from pathlib import Path

import click
import pytest
import yaml
from click.testing import CliRunner
from readme_samples import README, samples

from kameng_docs.cli import main
from kameng_docs.compose import named, telling
from kameng_docs.desk.views import VIEWS
from kameng_docs.law import grounds
from kameng_docs.law.vocabulary import disputes, facts

ROOT = Path(__file__).parents[2]
FACTS = "\n".join(
    path.read_text("utf-8")
    for path in ((ROOT / "docs" / "事实.md"), *sorted((ROOT / "docs" / "事实").glob("*.md")))
)
ARCHITECTURE = (ROOT / "docs" / "architecture.md").read_text("utf-8")
PAGES = (
    "README.md",
    "CONTRIBUTING.md",
    "docs/architecture.md",
    "docs/decisions.md",
    "docs/事实.md",
    "docs/取证.md",
    "docs/从截图开始.md",
    "docs/从登记表开始.md",
    "docs/用户手册.md",
    "docs/常见问题.md",
    "docs/many.md",
)

WORD = re.compile(r"[a-z-]+")
# Made by a command, or the reader's own.
NOT_IN_THE_REPOSITORY = (
    "out/",
    "cases/我的案件",
    "cases/parties/*",
    "cases/parties/机构.yaml",
    "cases/<",
    "dist/",
    ".setup",
    ".venv",
)
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
    groups = [name for name, command in main.commands.items() if isinstance(command, click.Group)]
    named = {" ".join(words[:2]) if words[0] in groups else words[0] for words in invocations(README)}
    named |= set(re.findall(rf"`((?:{'|'.join(groups)}) [a-z]+)", README))
    assert set(commands(main)) - named == set()


@pytest.mark.parametrize("page", PAGES)
def test_every_make_target_that_is_named_exists(page):
    assert targets_of((ROOT / page).read_text("utf-8")) - makefile_targets() == set()


def test_the_readme_leads_through_the_rooms_of_the_desk_in_their_order():
    told = README.split("| 这一页 | 做什么 |", 1)[1].split("\n\n", 1)[0]
    rooms = re.findall(r"^ +\| ([^ |-]+) \|", told, re.MULTILINE)
    titles = [view.title for view in VIEWS]
    assert rooms == titles


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
        channel = yaml.safe_load(declaration.read_text("utf-8"))
        for paper in channel.get("documents", []):
            file = paper.get("file", paper["name"])
            found.append((channel.get("folder", ""), file, paper["formats"]))
    return found


def test_the_readme_names_no_paper_that_is_not_made_and_leads_to_all():
    table = [line for line in README.splitlines() if re.match(r"\| \d \| ", line)]
    known = {(folder, file): formats for folder, file, formats in papers()}
    named = [
        (line, file)
        for line in table
        for file in re.findall(r"[^\s、，/|]+(?=\.(?:md|txt|docx|pdf))", line.split("|")[2])
    ]
    assert len(named) > 50
    for line, file in named:
        folder = line.split("|")[2].strip().partition("/")[0] if "/" in line.split("|")[2] else ""
        # What stands on the page that opens a case as well is told with that page.
        assert all(f".{kind}" in line for kind in known[folder, file] if kind != "page"), file
    assert "[docs/文书.md](docs/文书.md)" in README


def test_the_page_of_facts_lists_every_fact_and_every_dispute():
    listed = {line.split(" | ")[0].removeprefix("| ") for line in FACTS.splitlines() if line.startswith("| ")}
    assert set(facts()) - listed == set()
    assert set(disputes()) - set(re.findall("^### (.+)$", FACTS, re.MULTILINE)) == set()


def test_the_readme_leads_to_the_page_of_facts_and_counts_the_disputes():
    assert "[docs/事实.md](docs/事实.md)" in README
    assert f"一共 {len(disputes())} 种" in README
    (line,) = [each for each in README.splitlines() if each.startswith("3. **争议**")]
    named = re.split("[：、；等]|还有", line.split("最常见的是", 1)[1].split("一共")[0])
    assert {name.strip("，") for name in named if name.strip("，")} <= set(disputes())


def test_the_facts_that_the_readme_names_exist():
    (line,) = [each for each in README.splitlines() if "多半是这几项" in each]
    common = line.split("多半是这几项：", 1)[1].split("。")[0].split("、")[1:]
    assert len(common) > 2
    assert set(common) <= set(facts())


def printed(*words: str) -> list[str]:
    """The lines that a command prints, without blanks around them."""
    return [line.strip() for line in CliRunner().invoke(main, list(words)).output.splitlines()]


@pytest.mark.parametrize("name", ["check", "explain", "plan", "cases", "show", "list"])
def test_what_the_readme_shows_is_what_is_printed(name, monkeypatch):
    monkeypatch.chdir(ROOT)
    (words, shown) = next((words, shown) for words, shown in samples() if name in words[:2])
    lines = iter(printed(*words))
    wanted = [line for line in shown if line != "……"]
    assert wanted
    # `in` uses the lines up, so that the order counts as well.
    assert [line for line in wanted if line not in lines] == []


def test_the_readme_tells_how_each_example_fares(monkeypatch):
    monkeypatch.chdir(ROOT)
    summaries = re.findall(r"^ +(示例-\S+)：\d+ 份文件在 out/\1/（(.*)）$", README, re.MULTILINE)
    cases = sorted(file.stem for file in (ROOT / "cases").glob("示例-*.yaml"))
    assert sorted({case for case, _ in summaries}) == cases
    lines = printed("check", *cases)
    assert [case for case, tally in summaries if f"{case}：{tally}" not in lines] == []


def test_the_first_line_for_the_editor_is_that_of_the_examples():
    (line,) = [each.strip() for each in README.splitlines() if "yaml-language-server" in each]
    for case in (ROOT / "cases").glob("示例-*.yaml"):
        assert case.read_text("utf-8").splitlines()[0] == line


def test_the_architecture_lists_what_a_template_may_use():
    names = set(re.findall(r'^ {8}"([a-z_]+)":', Path(named.__file__).read_text("utf-8"), re.MULTILINE))
    assert len(names) > 40
    listed = set(re.findall(r"`([a-z_]+)`", ARCHITECTURE))
    assert (names | set(telling.FILTERS)) - listed == set()


def test_the_page_of_grounds_explains_every_key_and_every_placeholder():
    page = (ROOT / "kameng_docs" / "law" / "grounds" / "README.md").read_text("utf-8")
    keys = {each.name for each in fields(grounds.Ground)} - {"id", "needs_exhibits"} | {"proof"}
    assert keys - set(re.findall(r"^\| `([a-z_]+)` \|", page, re.MULTILINE)) == set()
    assert set(re.findall(r"`\{([a-z_]+)\}`", page)) == grounds.PLACEHOLDERS
    values = {
        *grounds.SUPPORTS,
        *grounds.MARKS,
        *grounds.SERVES,
        *grounds.ROUTES,
        grounds.PLATFORM,
        *grounds.SELLERS,
    }
    assert values - set(re.findall(r"`([a-z-]+)`", page)) == set()
