"""The proof: a made file looked at again before it is released, by another reader than the one that made it."""
