#!/usr/bin/env python3
"""Draws the sample photos: make.py [name ...] writes ../NAME.jpg."""

import pathlib
import subprocess
import sys
import tempfile

sys.path.insert(0, str(pathlib.Path(__file__).parent))

import gatherings  # noqa: E402
import indoors  # noqa: E402
import outdoors  # noqa: E402
import portraits  # noqa: E402

HERE = pathlib.Path(__file__).resolve().parent
SCENES = {**outdoors.SCENES, **indoors.SCENES, **portraits.SCENES, **gatherings.SCENES}


def main(names):
    for name in names or SCENES:
        scene = SCENES[name]()
        with tempfile.NamedTemporaryFile("w", suffix=".svg") as svg:
            svg.write(scene.svg())
            svg.flush()
            look = [f"{scene.size[0]}x{scene.size[1]}", str(scene.bloom), str(scene.saturation)]
            subprocess.run(
                [str(HERE / "finish.sh"), svg.name, str(HERE.parent / f"{name}.jpg"), *look],
                check=True,
            )


if __name__ == "__main__":
    main(sys.argv[1:])
