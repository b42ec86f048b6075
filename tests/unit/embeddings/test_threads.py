from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[3]


def _run(code: str, **variables: str) -> str:
    done = subprocess.run(
        [sys.executable, "-c", code],
        check=True,
        cwd=ROOT,
        env={**os.environ, **variables},
        capture_output=True,
        text=True,
    )
    return done.stdout


@pytest.mark.parametrize("name", ["OPENBLAS_NUM_THREADS", "OMP_NUM_THREADS", "MKL_NUM_THREADS"])
def test_one_thread_is_forced(name: str) -> None:
    """A person's own setting does not change the bits of a vector."""
    assert _run(f"import os, embeddings; print(os.environ[{name!r}])", **{name: "7"}) == "1\n"


def test_the_hub_is_switched_off() -> None:
    """A person's own setting does not switch the network on."""
    code = "import os, embeddings; print(os.environ['HF_HUB_OFFLINE'], os.environ['TRANSFORMERS_OFFLINE'])"
    assert _run(code, HF_HUB_OFFLINE="0", TRANSFORMERS_OFFLINE="0") == "1 1\n"


def test_a_numpy_that_was_there_first_gets_one_thread_too() -> None:
    """Importing numpy before us does not change the bits either."""
    code = (
        "import numpy, embeddings, threadpoolctl\n"
        "print({one['num_threads'] for one in threadpoolctl.threadpool_info() if one['user_api'] == 'blas'})"
    )
    assert _run(code, OPENBLAS_NUM_THREADS="2", OMP_NUM_THREADS="2") == "{1}\n"


def test_importing_our_layer_imports_nothing_heavy() -> None:
    """The libraries wait for the first vector and the first search."""
    code = (
        "import sys, embeddings.opening, embeddings.encoders, embeddings.weights\n"
        "import embeddings.encoders.light, embeddings.encoders.reference, embeddings.encoders.agreement\n"
        "print(sorted({'numpy', 'faiss', 'torch', 'tokenizers', 'sqlite3', 'tempfile'} & set(sys.modules)))"
    )
    assert _run(code) == "[]\n"
