"""Usage: run-window follow.py WATCHER RUNS PEMDA-STUDIO POST

Opens the post, puts the caret in its title and lets the watcher type there; prints how long after the last key the small
pictures of all sizes, and the large one, showed what was typed.
"""

import pathlib
import re
import statistics
import subprocess
import sys
import time

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[1] / "gui"))
from driver import Program, wait  # noqa: E402

GATE = 300  # ms, for each size (acceptance B1)


def percentile(values, share):
    return sorted(values)[min(len(values) - 1, int(len(values) * share))]


def places(studio):
    """The names and areas of the small pictures, and the middle of the large one."""
    sizes = studio.all("list item", within=studio.find("list", "Ukuran"))
    found = [(size.words.split(",")[0], size.area) for size in sizes]
    x, y, width, height = studio.find("image", re.compile("^Gambar")).area
    return [*found, ("(large)", (x + width * 0.3, y + height * 0.15, width * 0.4, height * 0.7))]


def report(names, runs):
    print(f"{'':16}{'p50':>6}{'p95':>6}{'max':>6} ms after the last key")
    for name, values in zip(names, zip(*runs)):
        seen = [value for value in values if value >= 0]
        lost = f"  {len(values) - len(seen)} times no change" if len(seen) < len(values) else ""
        print(f"{name:16}{statistics.median(seen):6.0f}{percentile(seen, 0.95):6.0f}{max(seen):6.0f}{lost}")
    slowest = [max(run[:-1]) for run in runs]
    print(f"{'all sizes':16}{statistics.median(slowest):6.0f}{percentile(slowest, 0.95):6.0f}{max(slowest):6.0f}")
    good = percentile(slowest, 0.95) <= GATE and min(min(run) for run in runs) >= 0
    print(f"  {'holds' if good else 'MISSED'}  all sizes within {GATE} ms, p95")
    return good


def main():
    watcher, runs, *command = sys.argv[1:]
    with Program(command) as studio:
        studio.find("text", "Judul").click()
        wait(lambda: len(places(studio)) == 6, "the small pictures")
        time.sleep(2)  # until they are drawn
        found = places(studio)
        areas = [",".join(str(round(number)) for number in area) for _, area in found]
        told = subprocess.run([watcher, runs, *areas], capture_output=True, check=True, text=True).stdout
    lines = [[float(word) for word in line.split()] for line in told.splitlines()]
    return 0 if report([name for name, _ in found], lines[1:]) else 1


if __name__ == "__main__":
    sys.exit(main())
