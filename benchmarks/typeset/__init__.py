"""Finished PDFs read back as a typographer reads them: glyphs in lines, lines in paragraphs, cells and headings."""
