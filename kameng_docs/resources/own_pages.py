"""A page of HTML of the program's own: one file that asks for nothing, and lets nothing be asked for."""

from base64 import b64encode
from hashlib import sha256
from pathlib import Path
from typing import Any

from kameng_docs.resources import shipped_templates


def own_page(layout: str, style: str, script: str = "", **values: Any) -> bytes:
    """The page of these files below `templates/`, with `values` for its layout.

    Its style and its script stand in it; the policy at its head allows these by their hashes alone. What an author words
    otherwise are papers: a page is laid out by our own files.
    """
    import jinja2

    from kameng_docs.resources.kept import Kept

    folder = shipped_templates()
    texts = {
        name: (folder / file).read_text("utf-8")
        for name, file in (("style", style), ("script", script))
        if file
    }
    environment = jinja2.Environment(
        loader=jinja2.FileSystemLoader(str(folder)),
        autoescape=True,
        undefined=jinja2.StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        bytecode_cache=Kept(Path(__file__)),
    )
    allowed = "".join(f" {name}-src {_hash(text)};" for name, text in texts.items())
    policy = f"default-src 'none';{allowed} base-uri 'none'; form-action 'none'"
    return environment.get_template(layout).render(**values, **texts, policy=policy).encode()


def _hash(text: str) -> str:
    return f"'sha256-{b64encode(sha256(text.encode()).digest()).decode()}'"
