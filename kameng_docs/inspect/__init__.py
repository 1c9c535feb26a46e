"""What looks and writes nothing: what stands and why, what a change of law touches, the schema, this machine, made files."""
