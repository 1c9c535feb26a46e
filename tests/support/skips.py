"""In CI nothing is skipped but what is listed here. A plugin of pytest, registered by conftest.py."""

import os
from collections.abc import Generator
from typing import TypeVar

import pytest

Report = TypeVar("Report", pytest.TestReport, pytest.CollectReport)
# test → how its reason begins, or any of its reasons. Looked through by a person: only what another system cannot do
# and texts that are not in the repository. A program that is missing never stands here.
ALLOWED: dict[str, tuple[str, ...]] = {
    "tests/source/test_bad.py::test_link_out_of_the_folder_is_refused": ("this system makes no links",),
    "tests/evidence/test_evidence_intake.py::test_two_files_that_look_the_same_are_told_apart": (
        "this file system takes both for one",
    ),
    "tests/evidence/test_evidence_integrity.py::test_a_name_that_is_no_text_is_told_and_printable": (
        "this file system takes no such name",
    ),
    "tests/channels/test_execution_form.py::test_what_we_compare_with_is_the_official_form": (
        "the official words do not stand beside the checkout",
    ),
    "tests/evidence/test_what_people_have.py::test_every_file_that_was_met_is_read_or_told": (
        "the files that were met do not stand beside the checkout",
    ),
    "tests/law/test_law_verify.py::test_the_library_is_equal_to_the_official_texts": (
        "NOT COMPARED with official texts: ",
    ),
    "tests/custody/test_log_safe.py::test_a_person_is_asked_and_the_answer_counts": (
        "this machine gives out no terminals",
        "a terminal of its own is had by pty",
    ),
    "tests/custody/test_log_safe.py::test_permissions_and_links_stay_and_backups_are_as_private": (
        "permissions are those of POSIX",
    ),
    "tests/custody/test_forget.py::test_a_person_is_asked_and_the_answer_counts": (
        "this machine gives out no terminals",
        "a terminal of its own is had by pty",
    ),
    "tests/custody/test_forget.py::test_links_go_and_what_they_lead_to_stays": (
        "links need a privilege there",
    ),
    "tests/build/test_output.py::test_a_made_file_and_its_folders_are_for_their_owner_alone": (
        "permissions are POSIX",
    ),
    "tests/build/test_output.py::test_what_an_earlier_version_left_open_is_shut": ("permissions are POSIX",),
    "tests/build/test_output.py::test_a_link_in_the_way_is_neither_read_nor_written_through": (
        "links need a privilege there",
    ),
    "tests/build/test_output.py::test_a_pipe_is_never_waited_for": ("no pipes here",),
    "tests/build/test_alone.py::test_everything_that_is_made_is_for_its_owner_alone": (
        "permissions are those of POSIX",
    ),
    **dict.fromkeys(
        (
            "tests/engines/test_bare_root.py::test_every_file_of_every_example_is_made_with_nothing_but_chinese_fonts",
            "tests/engines/test_bare_root.py::test_without_a_chinese_face_every_pdf_is_withheld_with_the_reason",
            "tests/engines/test_bare_root.py::test_the_root_holds_what_its_name_says",
        ),
        ("this account may not change its root", "roots are changed on Linux"),
    ),
    "tests/compose/test_sandbox.py::test_a_link_out_of_the_templates_is_refused": (
        "links need a privilege there",
    ),
    "tests/compose/test_sandbox.py::test_a_pipe_among_the_templates_is_refused_at_once": ("no pipes here",),
    "tests/evidence/test_left_out.py::test_a_copy_put_back_with_the_old_times_is_noticed": (
        "there the time of change is that of making",
    ),
    "tests/build/test_watch.py::test_a_saved_case_is_rebuilt_alone_and_a_saved_wording_rebuilds_all": (
        "there is no SIGINT to send",
    ),
}


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(item: pytest.Item) -> Generator[None, pytest.TestReport, pytest.TestReport]:
    return _refused((yield))


@pytest.hookimpl(wrapper=True)
def pytest_make_collect_report(
    collector: pytest.Collector,
) -> Generator[None, pytest.CollectReport, pytest.CollectReport]:
    return _refused((yield))


def _refused(report: Report) -> Report:
    """The report; in CI a failure in place of a skip that is not allowed. An expected failure is none."""
    if os.environ.get("CI") and report.skipped and not hasattr(report, "wasxfail"):
        why = report.longrepr[2] if isinstance(report.longrepr, tuple) else str(report.longrepr)
        why = why.removeprefix("Skipped: ")
        if not why.startswith(ALLOWED.get(report.nodeid.partition("[")[0], ())):
            report.outcome = "failed"
            report.longrepr = f"skipped, and CI must not skip: {why}"
    return report
