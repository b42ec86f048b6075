"""One thread for linear algebra, and no network for model libraries: import this before numpy.

Two BLAS threads give other last bits than one (measured: other bytes for the same sentence), and
cost more than they save on twelve tokens. The BLAS reads these variables once, when it is loaded,
so they are forced, not suggested: same words, same bytes, whatever a person's shell exports.
"""

from __future__ import annotations

import importlib
import os
import sys

THREAD_VARIABLES = (
    "OPENBLAS_NUM_THREADS",
    "OMP_NUM_THREADS",
    "MKL_NUM_THREADS",
    "BLIS_NUM_THREADS",
    "VECLIB_MAXIMUM_THREADS",
    "NUMEXPR_NUM_THREADS",
)

_OTHER_VARIABLES = {
    "TOKENIZERS_PARALLELISM": "false",
    "HF_HUB_OFFLINE": "1",
    "TRANSFORMERS_OFFLINE": "1",
    "HF_HUB_DISABLE_TELEMETRY": "1",
    "HF_HUB_DISABLE_PROGRESS_BARS": "1",
    "DISABLE_TELEMETRY": "1",
}


def pin_process() -> None:
    """Force one thread and offline model libraries for this process and its children.

    When numpy is already loaded its BLAS no longer reads the environment; then threadpoolctl (which
    comes with sentence-transformers) sets the limit in the loaded library.
    """
    were_set = all(os.environ.get(name) == "1" for name in THREAD_VARIABLES)
    os.environ.update(dict.fromkeys(THREAD_VARIABLES, "1"))
    os.environ.update(_OTHER_VARIABLES)
    if "numpy" in sys.modules and not were_set:
        _limit_loaded_libraries()


def _limit_loaded_libraries() -> None:
    try:
        threadpoolctl = importlib.import_module("threadpoolctl")
    except ImportError:  # the variables above still hold for everything loaded later
        return
    threadpoolctl.threadpool_limits(limits=1)


pin_process()
