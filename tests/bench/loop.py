"""Usage: run-window loop.py PROBE.so PEMDA-STUDIO LOG [DATA-HOME]

What one letter at a time, and then a steady stream of them, ask of the main loop while the post is saved.
"""
import os
import pathlib
import sys
import time

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent.parent / 'gui'))
from driver import Program, keys, type_text, wait  # noqa: E402

LETTERS, PAUSE, STREAM = 15, 4, 15
# the write comes 0.6 s after a letter, the picture of the post 2 s after the write
PARTS = {'frame': (0, 0.45), 'save': (0.45, 1.8), 'picture': (1.8, PAUSE)}


def show(name, turns):
    cpu, wall = (sorted((turn[i] for turn in turns), reverse=True) for i in (2, 1))
    print(f'{name:8}{len(turns):6} turns over 1 ms; most, ms of CPU: {" ".join(f"{t * 1e3:.1f}" for t in cpu[:4])}; wall: {" ".join(f"{t * 1e3:.1f}" for t in wall[:4])}')


probe, studio, log = sys.argv[1:4]
if sys.argv[4:]:
    os.environ['XDG_DATA_HOME'] = sys.argv[4]
with Program([studio], LD_PRELOAD=probe, LOOP_LOG=log) as program:
    wait(lambda: program.find('label', 'Pilih merek').reachable(), 'the start page')
    time.sleep(PAUSE)
    program.find(None, 'Pengumuman', index=0).click()
    wait(lambda: 'focused' in program.find('text', 'Judul').states, 'the caret')
    time.sleep(PAUSE)
    letters = []
    for _ in range(LETTERS):
        letters.append(time.monotonic())
        keys('a')
        time.sleep(PAUSE)
    stream = time.monotonic()
    while time.monotonic() < stream + STREAM:
        type_text('kata ')
    end = time.monotonic()

with open(log) as lines:
    turns = [[int(part) / 1e6 for part in line.split()] for line in lines]
for name, (first, last) in PARTS.items():
    show(name, [turn for turn in turns if any(letter + first <= turn[0] < letter + last for letter in letters)])
show('stream', [turn for turn in turns if stream <= turn[0] < end])
