"""Attack every regular expression of the package and print those that are no match for it, a line each.

    python tests/linear.py [--thorough]

A process of its own: an expression that takes for ever can be stopped only with its process.
"""

import sys

from attacks import find_attacks, is_steep
from patterns import Recorder, exercise, find_sites, literal_at, methods_of

THOROUGH = "--thorough" in sys.argv

with Recorder() as recorder:
    exercise()

attacked = set()
for site in find_sites():
    made = recorder.at(site) or {literal_at(site)} - {None}
    if not made:
        print(f"unseen {site}")
    for pattern in made:
        for method in methods_of(site):
            if (pattern, method) not in attacked:
                attacked.add((pattern, method))
                if any(
                    is_steep(pattern, method, attack) for attack in find_attacks(pattern, thorough=THOROUGH)
                ):
                    print(f"steep {site.file} {pattern.pattern[:60]!r}")
print(f"attacked {len(attacked)}")
