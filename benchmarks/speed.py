"""CPU time of a whole build (all stages and exports) against spaCy's full English pipeline alone, side by side in one run.

    python benchmarks/speed.py PATH... [--runs 3]

Each run is a fresh process; the two take turns, so that a busy machine slows both. Both find their modules compiled, as installed programs
do. `work` is what the process spends after its imports and after spaCy has loaded its model; `whole` is the process from start to end.
"""

from __future__ import annotations

import argparse
import json
import os
import statistics
import subprocess
import sys
import tempfile
from pathlib import Path

_BUILD = """
import json, sys, tempfile, time
from pathlib import Path
from kg.pipeline import build
from kg.parse import pipeline
pipeline()
begin = time.process_time()
with tempfile.TemporaryDirectory() as out:
    report = build([Path(path) for path in sys.argv[1:]], Path(out))
print(json.dumps({"work": time.process_time() - begin, "whole": time.process_time(), "claims": report.claims}))
"""

_SPACY = """
import json, sys, time
from pathlib import Path
import spacy
from kg.ingest import read_articles
from kg.settings import DEFAULT_MODEL
nlp = spacy.load(DEFAULT_MODEL)
texts = [article.text for article in read_articles([Path(path) for path in sys.argv[1:]]).articles]
begin = time.process_time()
tokens = sum(len(doc) for doc in nlp.pipe(texts))
print(json.dumps({"work": time.process_time() - begin, "whole": time.process_time(), "tokens": tokens}))
"""


def measure(program: str, paths: list[str], compiled: str) -> dict[str, float]:
    """What one fresh process reports of itself: CPU seconds and a count; `compiled` is a folder for compiled modules."""
    plain = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    done = subprocess.run([sys.executable, "-c", program, *paths], capture_output=True, text=True, check=True,
                          env=plain | {"PYTHONPYCACHEPREFIX": compiled})
    found: dict[str, float] = json.loads(done.stdout.splitlines()[-1])
    return found


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("paths", nargs="+", type=Path)
    parser.add_argument("--runs", type=int, default=3)
    args = parser.parse_args()
    paths = [str(path) for path in args.paths]
    with tempfile.TemporaryDirectory() as compiled:
        for program in (_BUILD, _SPACY):  # the first fills the cache of parsed ontology files too
            measure(program, paths, compiled)
        pairs = [(measure(_BUILD, paths, compiled), measure(_SPACY, paths, compiled)) for _ in range(args.runs)]
    sys.stdout.write(f"{int(pairs[0][1]['tokens'])} tokens, {int(pairs[0][0]['claims'])} claims, medians of {args.runs} runs\n")
    for name in ("work", "whole"):
        ours, theirs = (statistics.median(pair[side][name] for pair in pairs) for side in (0, 1))
        ratio = statistics.median(pair[0][name] / pair[1][name] for pair in pairs)
        sys.stdout.write(f"{name:6s} build {ours:6.2f} s   spaCy's full pipeline {theirs:6.2f} s   ratio {ratio:.2f}\n")


if __name__ == "__main__":
    main()
