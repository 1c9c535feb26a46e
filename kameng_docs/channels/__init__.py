"""The channels: read from templates/*/channel.yaml. To add one is to add a folder; nothing here changes."""

from kameng_docs.channels.model import Channel, FilingSlot, Limit, Paper, Particular, Slot, Uploads
from kameng_docs.channels.read import Declarations, channel_names, channel_words, read_channels

__all__ = [
    "Channel",
    "Declarations",
    "FilingSlot",
    "Limit",
    "Paper",
    "Particular",
    "Slot",
    "Uploads",
    "channel_names",
    "channel_words",
    "read_channels",
]
