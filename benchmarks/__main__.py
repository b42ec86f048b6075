"""`python -m benchmarks`: what a person waits for, how the question bank is answered, what CVs show.

The retrieval benchmark needs public data beside it and is run by itself:
`python benchmarks/retrieval.py --vaswani FOLDER`.
"""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

HERE = Path(__file__).parent

for name in ("cold_start.py", "questions.py", "cv.py"):
    status = subprocess.run([sys.executable, str(HERE / name)], check=False).returncode
    if status:
        sys.exit(status)
