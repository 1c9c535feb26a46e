"""Cases built by other machines: a scheduler of Dask hands the jobs out, cases and papers lie in a store of one's own.

`stores` reads and writes where they lie, `record` says who wrote a case's papers last, `room` is the private folder in which
one case is built, `upload` brings what was made there, `errand` is what a machine does with some cases, `hand_out` what the
one does that asked.
"""

from kameng_docs.build.cluster.hand_out import (
    Asking,
    ClusterError,
    build_there,
    cases_there,
    conditions_of,
)

__all__ = ["Asking", "ClusterError", "build_there", "cases_there", "conditions_of"]
