"""Jobs for processes of their own: what ends, dies, breaks, or grows as it is told."""

import os
import signal
import time

from kameng_docs.declared import FaultyFiles

_KEPT: list[bytearray] = []


def told(what: str) -> str:
    """Do what is said; gives the process with it."""
    match what.split():
        case ["die"]:
            os.kill(os.getpid(), signal.SIGKILL)
        case ["leave", code]:
            os._exit(int(code))
        case ["break"]:
            raise KeyError("卡密 QX7K-99ZP-44LM-0000")
        case ["faulty"]:
            raise FaultyFiles((), {})
        case ["grow", megabytes]:
            _KEPT.append(bytearray(os.urandom(1024)) * (int(megabytes) * 1024))
        case ["wait"]:
            time.sleep(600)
    return f"{what} {os.getpid()}"


def environment(names: str) -> list[str]:
    """What these variables are in a process of its own."""
    return [os.environ.get(name, "") for name in names.split()]
