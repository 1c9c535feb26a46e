"""The page as HTML: one file that asks for nothing, and lets nothing be asked for."""

from base64 import b64encode
from hashlib import sha256

from kameng_docs.page.contents import MARKS, Contents
from kameng_docs.resources import shipped_templates

LAYOUT, STYLE, SCRIPT = "_base/open_here.html.j2", "_base/open_here.css", "_base/open_here.js"


def page(contents: Contents) -> bytes:
    """The page. Its style and its script stand in it; the policy at its head allows these two by their hashes alone.

    Its layout is the program's own: what an author words otherwise are the papers that it shows.
    """
    import jinja2

    folder = shipped_templates()
    style, script = ((folder / name).read_text("utf-8") for name in (STYLE, SCRIPT))
    environment = jinja2.Environment(
        loader=jinja2.FileSystemLoader(str(folder)),
        autoescape=True,
        undefined=jinja2.StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    policy = f"default-src 'none'; style-src {_hash(style)}; script-src {_hash(script)}; base-uri 'none'; form-action 'none'"
    layout = environment.get_template(LAYOUT)
    return layout.render(page=contents, marks=MARKS, style=style, script=script, policy=policy).encode()


def _hash(text: str) -> str:
    return f"'sha256-{b64encode(sha256(text.encode()).digest()).decode()}'"
