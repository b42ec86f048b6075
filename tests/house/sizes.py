"""Hold every module and function to the size limits, because no linter rule counts a function's lines.

Run by `make lint`: `python tests/house/sizes.py assistant embeddings knowledge tests`.
"""

from __future__ import annotations

import ast
import sys
from pathlib import Path

MOST_MODULE_LINES = 400
MOST_FUNCTION_LINES = 80


def problems_of(path: Path) -> list[str]:
    """Every limit that one Python file breaks, as `file:line: what`, in line order."""
    source = path.read_text(encoding="utf-8")
    length = len(source.splitlines())
    found = []
    if length > MOST_MODULE_LINES:
        found.append(f"{path}:1: {length} lines, at most {MOST_MODULE_LINES}: split the module")
    functions = [
        node
        for node in ast.walk(ast.parse(source))
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)
    ]
    for node in sorted(functions, key=lambda function: function.lineno):
        lines = (node.end_lineno or node.lineno) - node.lineno + 1
        if lines > MOST_FUNCTION_LINES:
            found.append(
                f"{path}:{node.lineno}: {node.name} has {lines} lines, at most {MOST_FUNCTION_LINES}: split"
            )
    return found


def main(folders: list[str]) -> int:
    """Print every problem below the folders; 1 if there is one, else 0."""
    paths = sorted(path for folder in folders for path in Path(folder).rglob("*.py"))
    found = [problem for path in paths for problem in problems_of(path)]
    for problem in found:
        print(problem, file=sys.stderr)
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
