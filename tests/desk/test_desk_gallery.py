"""`make gallery`: each room in both sizes and of both cases, each picture of another page, nothing asked for outside."""

from pathlib import Path

import gallery
import pytest
from desk_given import begun_case
from desk_support import PHONE, SCREEN, chromium, desk_server
from PIL import Image

from kameng_docs.desk.views import VIEWS

pytestmark = pytest.mark.slow


def test_a_room_is_taken_of_both_cases_in_both_sizes(tmp_path: Path) -> None:
    cases = gallery.cases_in(tmp_path)
    _, begun = begun_case(tmp_path)
    begun.file.rename(cases / f"{gallery.BEGUN}.yaml")
    pictures = tmp_path / "pictures"
    pictures.mkdir()
    last = VIEWS[-1:]
    with desk_server(cases, "--out", str(tmp_path / "out")) as url, chromium() as browser:
        made = list(gallery.taken(browser, url, pictures, last))
    assert all(well for _, well in made)
    assert [file.name for file, _ in made] == [
        f"{number:02}-{name}-{size}.png"
        for size in gallery.SIZES
        for number, name in enumerate(
            ("我的案件", "案件本", f"{last[0].title}-刚开始", f"{last[0].title}-写全了")
        )
    ]
    sizes = []
    for file, _ in made:
        with Image.open(file) as image:
            sizes.append(image.size)
    assert sizes == [(each["width"], each["height"]) for each in (SCREEN, PHONE) for _ in range(4)]
    assert len({file.read_bytes() for file, _ in made}) == len(made)
