"""What a consumer association sends and keeps: an invitation to talk, a record to fill in, a list to follow up with."""

from kameng_docs.association.identity import Association, Known, association_of

__all__ = ["Association", "Known", "association_of"]
