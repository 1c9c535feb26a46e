"""Many cases in figures: what each contributes (`kinds.py`), counted (`counting.py`) and told, for whoever keeps the cases."""
