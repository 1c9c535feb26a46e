"""Which tests may be skipped in CI: those for another system, or that compare with what is not in the repository."""

import os

import pytest

# test → how its reason begins, or any of its reasons. Looked through by a person; a missing tool never stands here.
ALLOWED: dict[str, str | tuple[str, ...]] = {
    "tests/test_bad.py::test_link_out_of_the_folder_is_refused": "this system makes no links",
    "tests/test_evidence_intake.py::test_two_files_that_look_the_same_are_told_apart": (
        "this file system takes both for one"
    ),
    "tests/test_evidence_integrity.py::test_a_name_that_is_no_text_is_told_and_printable": (
        "this file system takes no such name"
    ),
    "tests/test_execution_form.py::test_what_we_compare_with_is_the_official_form": (
        "the official words do not stand beside the checkout"
    ),
    "tests/test_law_verify.py::test_the_library_is_equal_to_the_official_texts": (
        "NOT COMPARED with official texts: "
    ),
    "tests/test_log_safe.py::test_a_person_is_asked_and_the_answer_counts": (
        "this machine gives out no terminals",
        "a terminal of its own is had by pty",
    ),
    "tests/test_log_safe.py::test_permissions_and_links_stay_and_backups_are_as_private": (
        "permissions are those of POSIX"
    ),
    "tests/test_output.py::test_a_made_file_may_be_read_like_any_other": "permissions are POSIX",
    "tests/test_watch.py::test_a_saved_case_is_rebuilt_alone_and_a_saved_wording_rebuilds_all": "there is no SIGINT to send",
}


def refused_in_ci(report: pytest.TestReport | pytest.CollectReport) -> None:
    """Makes a skip a failure where CI is set, unless the test may be skipped for that reason."""
    if not os.environ.get("CI") or not report.skipped or hasattr(report, "wasxfail"):
        return
    why = report.longrepr[2] if isinstance(report.longrepr, tuple) else str(report.longrepr)
    why = why.removeprefix("Skipped: ")
    allowed = ALLOWED.get(report.nodeid.partition("[")[0])
    if allowed is not None and why.startswith(allowed):
        return
    report.outcome = "failed"
    report.longrepr = f"{report.nodeid} was skipped, and CI must not skip: {why}"
