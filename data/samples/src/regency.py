#!/usr/bin/env python3
"""Draws ../kabupaten.geojson: a made-up regency of eight kecamatan, with a lake and an island.

Run it in this folder. Borders are shared: each is drawn once and used by both neighbours.
"""

import json
import random

WEST, SOUTH, DEGREES = 115.4, -2.3, 1.0
STEPS = 4

CORNERS = {
    "a": (0.00, 0.10), "b": (0.35, 0.00), "c": (0.72, 0.05), "d": (1.02, 0.18), "e": (1.12, 0.50), "f": (0.96, 0.86),
    "g": (0.60, 0.98), "i": (-0.04, 0.72), "j": (-0.08, 0.36), "p": (0.34, 0.34), "q": (0.72, 0.32), "r": (0.74, 0.64), "s": (0.38, 0.66),
}
AREAS = {
    "Pasir Kencana": "abpj", "Tanjung Lestari": "bcqp", "Muara Jernih": "cdeq", "Teluk Damai": "efrq",
    "Bukit Seraya": "fgsr", "Long Semadi": "gis", "Sungai Rimba": "ijps", "Rantau Indah": "pqrs",
}
LAKE = [(0.50, 0.42), (0.58, 0.40), (0.63, 0.45), (0.59, 0.50), (0.52, 0.49)]
ISLAND = [(1.16, 0.20), (1.22, 0.17), (1.27, 0.23), (1.24, 0.33), (1.18, 0.30)]

edges = {}


def wiggle(start, end, chance, steps):
    """The points from start to before end, bent a little."""
    if steps == 0:
        return [start]
    away = chance.uniform(-0.16, 0.16)
    middle = ((start[0] + end[0]) / 2 - (end[1] - start[1]) * away, (start[1] + end[1]) / 2 + (end[0] - start[0]) * away)
    return wiggle(start, middle, chance, steps - 1) + wiggle(middle, end, chance, steps - 1)


def edge(start, end):
    name = "".join(sorted(start + end))
    if name not in edges:
        edges[name] = wiggle(CORNERS[name[0]], CORNERS[name[1]], random.Random(name), STEPS) + [CORNERS[name[1]]]
    points = edges[name]
    return (points if start == name[0] else points[::-1])[:-1]


def closed(points):
    return [[round(WEST + x * DEGREES, 4), round(SOUTH + y * DEGREES, 4)] for x, y in points + points[:1]]


def around(points, name):
    chance = random.Random(name)
    return [p for i, start in enumerate(points) for p in wiggle(start, points[(i + 1) % len(points)], chance, STEPS - 2)]


features = []
for name, corners in AREAS.items():
    outline = [p for i, corner in enumerate(corners) for p in edge(corner, corners[(i + 1) % len(corners)])]
    geometry = {"type": "Polygon", "coordinates": [closed(outline)]}
    if name == "Rantau Indah":
        geometry["coordinates"].append(closed(around(LAKE, "lake")))
    if name == "Muara Jernih":
        geometry = {"type": "MultiPolygon", "coordinates": [geometry["coordinates"], [closed(around(ISLAND, "island"))]]}
    features.append({"type": "Feature", "properties": {"name": "Kecamatan " + name}, "geometry": geometry})

with open("../kabupaten.geojson", "w", encoding="utf-8") as out:
    rows = ",\n".join(json.dumps(feature, separators=(",", ":")) for feature in features)
    out.write('{"type":"FeatureCollection","features":[\n' + rows + "\n]}\n")
