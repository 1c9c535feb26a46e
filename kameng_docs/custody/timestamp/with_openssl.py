"""A timestamp reply as the openssl program reads and checks it, for those that rfc3161-client refuses."""

import re
import shutil
import subprocess
import tempfile
from datetime import UTC, datetime
from pathlib import Path

from kameng_docs.custody.timestamp.reply import GRANTED, Reply, one_line

PATIENCE = 30


def read(reply: bytes, program: str) -> Reply | None:
    """What `openssl ts -reply -text` prints of the reply; None where it cannot read it or is not there."""
    run = _run(program, {"reply": reply}, "ts", "-reply", "-in", "reply", "-text")
    if run is None or run.returncode:
        return None
    text = run.stdout
    status = re.search(r"^Status: (.+?)\.?$", text, re.MULTILINE)
    granted = {"Granted": 0, "Granted with modifications": 1}.get(status[1] if status else "", 2)
    if granted not in GRANTED:
        why = re.search(r"^Status description: (.+)$", text, re.MULTILINE)
        return Reply(granted, one_line(why[1]) if why else "")
    found = {
        key: value.strip() for key, value in re.findall(r"^([A-Z][A-Za-z ]+): (.*)$", text, re.MULTILINE)
    }
    at = _moment(found.get("Time stamp", ""))
    if at is None:
        return None
    return Reply(
        status=granted,
        algorithm=found.get("Hash Algorithm", ""),
        imprint=_dumped(text),
        at=at,
        serial=_number(found.get("Serial number", "")) or 0,
        nonce=_number(found.get("Nonce", "")),
        authority=_named(found.get("TSA", "")),
    )


def _moment(text: str) -> datetime | None:
    """`Nov 22 19:07:46 2026 GMT`, perhaps with parts of a second."""
    try:
        return datetime.strptime(re.sub(r"\.\d+", "", text), "%b %d %H:%M:%S %Y GMT").replace(tzinfo=UTC)
    except ValueError:
        return None


def _dumped(text: str) -> str:
    """The digest out of a hex dump in rows of sixteen bytes."""
    rows = re.findall(r"^ {4}[0-9a-f]{4} - ((?:[0-9a-f]{2}[ -]){1,16})", text, re.MULTILINE)
    return re.sub("[ -]", "", "".join(rows))


def _number(text: str) -> int | None:
    return int(text, 16) if re.fullmatch("0x[0-9A-Fa-f]+", text) else None


def _named(text: str) -> str:
    r"""`DirName:/O=…/CN=…` as organisation and name; openssl writes other letters as \xE6."""
    raw = re.sub(rb"\\x([0-9A-F]{2})", lambda m: bytes.fromhex(m[1].decode()), text.encode())
    parts = re.findall(r"/(?:O|CN)=([^/]*)", raw.decode("utf-8", "replace"))
    return one_line(" ".join(dict.fromkeys(parts)))


def refused(reply: bytes, digest: str, at: datetime, roots: tuple[bytes, ...], program: str) -> str | None:
    """Why `openssl ts -verify` refuses; None where it says OK. The certificates must have been valid at `at`."""
    run = _run(
        program,
        {"reply": reply, "roots": b"\n".join(roots)},
        *("ts", "-verify", "-in", "reply", "-digest", digest.lower(), "-CAfile", "roots"),
        *("-attime", str(int(at.timestamp()))),
    )
    if run is None:
        return "openssl 没有答复"
    if run.returncode == 0 and "Verification: OK" in run.stdout + run.stderr:
        return None
    reasons = re.findall(r":([^:]+):[^:]*:\d+:", run.stderr)
    return reasons[-1] if reasons else "openssl 核对不通过"


def _run(program: str, files: dict[str, bytes], *arguments: str) -> subprocess.CompletedProcess[str] | None:
    """One run of openssl in a folder of its own that holds `files`; None where it is not there or hangs."""
    path = shutil.which(program)
    if path is None:
        return None
    with tempfile.TemporaryDirectory() as folder:
        for name, content in files.items():
            (Path(folder) / name).write_bytes(content)
        try:
            return subprocess.run(  # noqa: S603
                [path, *arguments],
                cwd=folder,
                capture_output=True,
                check=False,
                stdin=subprocess.DEVNULL,
                timeout=PATIENCE,
                encoding="utf-8",
                errors="replace",
            )
        except (subprocess.TimeoutExpired, OSError):
            return None
