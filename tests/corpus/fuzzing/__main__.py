"""Fuzz every reader: `python -m tests.corpus.fuzzing --seconds 3600`.

Crashes are written to `regressions/`, where the tests check them ever after.
"""

import argparse
import itertools
import sys
import time

from tests.corpus.fuzzing.fuzzing import fuzz_once
from tests.corpus.fuzzing.targets import all_seeds, make_targets


def main() -> int:
    """Run until the time is over; fail if any law was broken."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--seconds", type=float, default=60.0)
    parser.add_argument("--start", type=int, default=0, help="number of the first input")
    parser.add_argument("--only", default="", help="name of one target")
    arguments = parser.parse_args()
    targets = [target for target in make_targets() if arguments.only in ("", target.name)]
    others, crashes = all_seeds(), 0
    end = time.monotonic() + arguments.seconds
    for number in itertools.count(arguments.start):
        if time.monotonic() > end:
            break
        for target in filter(lambda target: target.seeds, targets):
            if crash := fuzz_once(target, others, number):
                crashes += 1
                sys.stdout.write(f"{crash.target} {number}: {crash.law}\n  {crash.keep()}\n")
    inputs = (number - arguments.start) * len(targets)
    names = ", ".join(target.name for target in targets)
    sys.stdout.write(f"{inputs:,} inputs of {names}: {crashes} broke a law; next: {number}\n")
    return bool(crashes)


if __name__ == "__main__":
    sys.exit(main())
