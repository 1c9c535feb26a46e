"""What goes out together: papers in their formats, the books, what is filed online, the originals, the calendar."""
