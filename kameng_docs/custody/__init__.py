"""What is kept and proved: masks, the record of the originals and whether they changed, timestamps, the diary."""
