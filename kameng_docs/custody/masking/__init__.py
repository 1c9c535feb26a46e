"""打码: pictures painted over as the case file says, and bars proposed where secrets were read in them."""

from kameng_docs.custody.masking.changes import PUBLIC, bars_edit, is_public, public_edit, without_bars
from kameng_docs.custody.masking.entries import with_bars
from kameng_docs.custody.masking.jobs import Jobs, Picture, Public, jobs_of
from kameng_docs.custody.masking.paint import mask_all
from kameng_docs.custody.masking.proof import CAREFUL, Looked, faults_of, looked_at, pixels, public_faults

__all__ = [
    "CAREFUL",
    "PUBLIC",
    "Jobs",
    "Looked",
    "Picture",
    "Public",
    "bars_edit",
    "faults_of",
    "is_public",
    "jobs_of",
    "looked_at",
    "mask_all",
    "pixels",
    "public_edit",
    "public_faults",
    "with_bars",
    "without_bars",
]
