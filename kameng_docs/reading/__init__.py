"""What people already have, read: bills, chats, pictures and their own story become proposals for a case.

Nothing here decides. A value says where it stood and what speaks against trusting it; it becomes a fact when the author
confirms it, and what could not be read is told.
"""
