"""The case model: one module for each top key of the case file."""

import os

# Plugins of other packages would change what a case may be, and to look for them all packages of the machine are read.
os.environ.setdefault("PYDANTIC_DISABLE_PLUGINS", "__all__")
