"""今天: what to do, what to say, what was sent and what came back."""
