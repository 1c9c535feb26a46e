"""Render: a `Document` becomes the bytes of one file. The writers are siblings and never import each other."""
