"""The channels: read from templates/*/channel.yaml. To add one is to add a folder; nothing here changes."""

from kameng_docs.channels.model import Channel, Limit, Paper, Particular, Slot, Upload
from kameng_docs.channels.read import Declarations, channel_names, channel_words, read_channels

__all__ = [
    "Channel",
    "Declarations",
    "Limit",
    "Paper",
    "Particular",
    "Slot",
    "Upload",
    "channel_names",
    "channel_words",
    "read_channels",
]
