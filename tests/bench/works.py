#!/usr/bin/env python3
"""works.py FOLDER: writes the reference works R1 to R4 as brand, template, content and table.

The design is that of the peers' design.mjs: the same elements, places and sizes, each size worked out
from the page. FOLDER/data becomes PEMDA_STUDIO_DATA; FOLDER/in must hold the photos and the logo.
"""

import csv
import json
import pathlib
import shutil
import sys

SIZES = {"feed": (1080, 1350), "square": (1080, 1080), "story": (1080, 1920), "wide": (1600, 900), "a4": (1240, 1754)}
PHOTOS = {"R1": "photo.jpg", "R2": "photo1080.jpg", "R3": "photo.jpg"}

BRAND = {
    "format": "pemda-studio-brand",
    "version": 1,
    "id": "bench",
    "name": "Bench",
    "region": "Bench",
    "org": {"level": "Dinas", "name": "Capaian Daerah", "full": "Dinas Capaian Daerah"},
    "colors": {
        "primary": "#0B2545",
        "deep": "#050F23",
        "accent": "#F4B41A",
        "accent2": "#3A7CA5",
        "surface": "#EEF2F8",
        "tint": "#E3ECF7",
        "ink": "#13315C",
        "muted": "#5B6B82",
        "danger": "#E4572E",
        "success": "#1B998B",
    },
    "type": {
        role: {"family": "Inter", "weight": weight, "tracking": 0, "scale": 1, "line_min": 1}
        for role, weight in (("headline", 700), ("body", 400), ("figure", 700), ("solemn", 400))
    },
    "motif": {"name": "ubin", "cell": 96},
    "emblem": "circle",
    "chart": {"palette": ["success", "accent", "danger", "accent2"]},
    "logos": [{"role": "government", "file": "logo.png"}],
}

FIELDS = {
    "judul": ("long", "Capaian Layanan Kesehatan Ibu dan Anak Kabupaten Sleman Semester 1 Tahun 2021"),
    "isi": ("long", "3.000 keluarga di 12 kecamatan merasakan manfaat langsung"),
    "edisi": ("text", "Edisi 1"),
    "n1": ("text", "1.000"),
    "l1": ("text", "Penerima manfaat"),
    "n2": ("text", "40%"),
    "l2": ("text", "Target tercapai"),
    "n3": ("text", "Rp1 M"),
    "l3": ("text", "Dana tersalur"),
    "bagian": ("rows", [("Kesehatan", 20), ("Pendidikan", 15), ("Ekonomi", 10), ("Lingkungan", 55)]),
    "tautan": ("link", "https://example.org/capaian/1000"),
    "f1": ("text", "capaian.example.org"),
    "f2": ("text", "@capaian.desa"),
    "f3": ("text", "0800-100-200"),
    "foto": ("photo", None),
    "foto2": ("photo", "photo2.jpg"),
}


def content(photo):
    values = {name: value for name, (_, value) in FIELDS.items()}
    values["bagian"] = [{"label": label, "nilai": f"{part}%", "satuan": ""} for label, part in values["bagian"]]
    values["foto"] = photo
    return values


def box(x, y, w, h):
    return {"x": x, "y": y, "w": w, "h": h}


def text(size, color, **more):
    return {"size": size, "color": color, "balance": False, **more}


def places(width, height):
    """What changes from size to size, by layer: design.mjs layout()."""
    u = min(width, height) / 1080
    m, bar, photo, foot = 40 * u, 96 * u, round(height * 0.6), 80 * u
    card_y, card_h, card_w = photo - 50 * u, 150 * u, (width - 80 * u - 48 * u) / 3
    sub_y = card_y - 64 * u
    y = card_y + card_h + 28 * u
    h = height - foot - 28 * u - y
    r, side = min(h / 2, 120 * u), min(h, 190 * u)
    ring = m + 290 * u + m
    layers = {
        "foto": box(0, 0, width, photo),
        "gradasi": box(0, 0, width, photo),
        "pita": box(0, 0, width, bar),
        "logo": {"x": m, "y": 16 * u, "h": 64 * u},
        "kantor": box(m + 84 * u, 30 * u, 600 * u, 36 * u) | text(30 * u, "white", line=1.2),
        "edisi": box(width - m - 200 * u, 32 * u, 200 * u, 32 * u) | text(26 * u, "accent", line=1.2, align="end"),
        "judul": box(m, sub_y - 224 * u, width - 2 * m, 212 * u) | text(64 * u, "white", min_size=36 * u, line=1.2),
        "isi": box(m, sub_y, width - 2 * m, 36 * u) | text(28 * u, "tint", line=1.25),
        "foto2": box(m, y, 290 * u, h) | {"outline": {"radius": 28 * u}},
        # the chart gives its ring 46 % of the width, the rest to the list
        "donat": box(ring, y + h / 2 - r, min(width - m - side - m / 4 - ring, 2 * r / 0.46), 2 * r) | {"size": 20 * u},
        "qr": box(width - m - side, y + h / 2 - side / 2, side, side),
        "kaki": box(0, height - foot, width, foot),
    }
    ring_w = min(2 * r, layers["donat"]["w"] * 0.46)
    layers["persen"] = box(ring, y + h / 2 - 20 * u, ring_w, 40 * u) | text(30 * u, "ink", line=1.3, align="center")
    for i in (1, 2, 3):
        shadow = {"color": "deep/35", "dx": 0, "dy": 8 * u, "blur": 8 * u}
        layers[f"kartu{i}"] = box(m + (i - 1) * (card_w + 24 * u), card_y, card_w, card_h) | {
            "outline": {"radius": 20 * u},
            "shadow": shadow,
        }
        layers[f"n{i}"] = text(56 * u, "ink", line=1.2, align="center")
        layers[f"l{i}"] = text(22 * u, "muted", line=1.2, align="center")
    for i in range(4):
        layers[f"kaki{i + 1}"] = box(i * width / 4, height - foot, width / 4, foot) | text(
            21 * u, "white", line=1.2, align="center", valign="middle"
        )
    return layers


def layers():
    """What is the same in all sizes, in drawing order."""
    cards = [
        {
            "id": f"kartu{i}",
            "type": "stack",
            "fill": "white",
            "justify": "center",
            "align": "stretch",
            "children": [
                {"id": f"n{i}", "type": "text", "font": "figure", "text": f"{{n{i}}}"},
                {"id": f"l{i}", "type": "text", "text": f"{{l{i}}}"},
            ],
        }
        for i in (1, 2, 3)
    ]
    gradient = {"gradient": "linear", "angle": 90, "stops": [[0, "deep/15"], [1, "deep/90"]]}
    return [
        {"id": "dasar", "type": "shape", "x": 0, "y": 0, "right": 0, "bottom": 0, "fill": "surface"},
        {"id": "foto", "type": "photo", "photo": "{foto}"},
        {"id": "gradasi", "type": "shape", "fill": gradient},
        {"id": "pita", "type": "shape", "fill": "primary/72"},
        {"id": "logo", "type": "logo", "role": "government"},
        {"id": "kantor", "type": "text", "font": "headline", "text": "{brand.org.full}"},
        {"id": "edisi", "type": "text", "text": "{edisi}"},
        {"id": "judul", "type": "text", "font": "headline", "text": "{judul}"},
        {"id": "isi", "type": "text", "text": "{isi}"},
        *cards,
        {"id": "foto2", "type": "photo", "photo": "{foto2}"},
        {
            "id": "donat",
            "type": "chart",
            "chart": "donut",
            "rows": "{bagian}",
            "color": "ink",
            "ground": "surface",
            "palette": BRAND["chart"]["palette"],
            "highlight": "none",
            "cap": {"radius": 0},
        },
        {"id": "persen", "type": "text", "font": "headline", "text": "{bagian.0.nilai}"},
        {"id": "qr", "type": "qr", "text": "{tautan}", "color": "primary", "ground": "white", "quiet": 2},
        {"id": "kaki", "type": "shape", "fill": "primary"},
        *({"id": f"kaki{i}", "type": "text", "text": f"{{{field}}}"} for i, field in enumerate(("f1", "f2", "f3", "edisi"), 1)),
    ]


def template():
    return {
        "format": "pemda-studio-template",
        "version": 1,
        "id": "bench",
        "name": "Bench",
        "type": "capaian-pembangunan",
        "words": [],
        "fields": [{"name": name, "type": kind, "label": name} for name, (kind, _) in FIELDS.items()],
        "samples": {"*": {}},
        "layers": layers(),
        "formats": {name: {"set": places(*size)} for name, size in SIZES.items()},
    }


def rounded(node):
    if isinstance(node, float):
        return round(node, 3)
    if isinstance(node, dict):
        return {key: rounded(value) for key, value in node.items()}
    return [rounded(value) for value in node] if isinstance(node, list) else node


def write(path, value):
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(json.dumps(rounded(value), indent=1, ensure_ascii=False) + "\n", encoding="utf-8")


def write_rows(folder):
    """R4: the peers' 200 rows under the names of our fields; all show R2's photo. Left out where there are none."""
    if not (folder / "in/rows.csv").exists():
        return
    names = ["Kesehatan", "Pendidikan", "Ekonomi", "Lingkungan"]
    plain = {"judul": "title", "isi": "subtitle", "edisi": "f4", "tautan": "url"}
    plain |= {name: name for name in ("n1", "l1", "n2", "l2", "n3", "l3", "f1", "f2", "f3")}
    with open(folder / "in/rows.csv", encoding="utf-8") as rows, open(folder / "in/R4.csv", "w", encoding="utf-8", newline="") as table:
        writer = csv.writer(table)
        writer.writerow([*plain, "bagian", "foto"])
        for row in csv.DictReader(rows):
            parts = "; ".join(f"{name}: {row[f's{i}']}%" for i, name in enumerate(names, 1))
            writer.writerow([*(row[name] for name in plain.values()), parts, PHOTOS["R2"]])


def main(folder):
    write(folder / "data/brands/bench/brand.json", BRAND)
    write(folder / "data/templates/bench/template.json", template())
    shutil.copy(folder / "in/logo.png", folder / "data/brands/bench/logo.png")
    for work, photo in PHOTOS.items():
        write(folder / f"in/{work}.json", content(photo))
    write_rows(folder)


if __name__ == "__main__":
    main(pathlib.Path(sys.argv[1]))
