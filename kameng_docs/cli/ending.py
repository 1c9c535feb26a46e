"""How the process of a command ends: at once, for the system frees in no time what Python would take apart piece by piece."""

import atexit
import os
import sys
import threading


def end_at_once(code: object) -> None:
    """End the process with the code of a `SystemExit`, after what was promised for the end is done and what was said is out.

    Python would look once more through a hundred thousand objects and let go of each: a sixth of the time of a build. Comes back
    where it has to end the process: other threads still run, the code is words to be told, or what was said cannot be written.
    """
    if threading.active_count() > 1 or not isinstance(code, int):
        return
    atexit._run_exitfuncs()  # noqa: SLF001 — has no other name, and none that is left for Python is run twice
    try:
        for stream in (sys.stdout, sys.stderr):
            # Without a terminal there may be none.
            if stream is not None:
                stream.flush()
    except (OSError, ValueError):
        return
    os._exit(code)
