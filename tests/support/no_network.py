"""A Python that may not use the network: whoever tries ends at once, whatever it would have done with the failure."""

from pathlib import Path

REFUSED = 97
_WATCH = f"""
import os, sys

def _watched(event, arguments):
    asked = event in ("socket.getaddrinfo", "socket.gethostbyname", "socket.gethostbyaddr", "socket.getnameinfo")
    if event in ("socket.connect", "socket.sendto", "socket.sendmsg"):
        # A path or an abstract name is a socket of this machine alone.
        asked = isinstance(arguments[1], tuple)
    if asked or event in ("urllib.Request", "http.client.connect", "ftplib.connect", "smtplib.connect"):
        os.write(2, f"network: {{event}} {{arguments[1:]}}\\n".encode())
        os._exit({REFUSED})

sys.addaudithook(_watched)
"""


def without_network(folder: Path) -> str:
    """A folder for PYTHONPATH, made in `folder`: each Python that finds it first there is refused the network."""
    place = folder / "no-network"
    place.mkdir()
    (place / "sitecustomize.py").write_text(_WATCH, "utf-8")
    return str(place)
