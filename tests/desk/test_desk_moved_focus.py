"""The focus goes where the page sends it, and never away from a field that its reader has gone to."""

import pytest
from desk_support import chromium

from kameng_docs.desk.parts import moved_focus

HELD = "document.activeElement.id"
SENT = moved_focus("document.getElementById('first')")
PAGE = "<button id=pressed>改</button><input id=first><input id=second>"


@pytest.mark.slow
@pytest.mark.parametrize(("then", "held"), [("", "first"), ("second", "second"), ("pressed", "first")])
def test_who_went_to_a_field_meanwhile_stays_there(then: str, held: str) -> None:
    with chromium() as browser:
        page = browser.new_page()
        page.set_content(PAGE)
        page.evaluate("document.getElementById('pressed').focus()")
        went = f"document.getElementById('{then}').focus();" if then else ""
        # The page's own timers run in their order: this one is heard after that of the script.
        page.evaluate(f"(async () => {{ {SENT}; {went} await new Promise(done => setTimeout(done, 61)) }})()")
        assert page.evaluate(HELD) == held
