"""Many cases at a glance: what one contributes (`summing.py`), how that is read again, sorted, counted and told."""
