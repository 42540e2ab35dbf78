"""The scenes under the sky."""

import math

from kit import H, W, Scene, at, dark, group, leaf, light, line, mix, oval, path, poly, rect
from people import SKINS, Person, reach
from places import DEEP_GREENS, GREENS, Road, afloat, boat, bicycle, house, minibus


def standpipe(s):
    """A public tap on a concrete post; origin on the ground."""
    slab = path("M-190,10L-150,-34H170L220,10Z", "#b7b3a6", s.form(6, 0.4, 0.3))
    slab += rect(-190, 10, 410, 22, "#8d897e")
    post = rect(
        -34, -330, 68, 312, s.fade([(0, "#e7e3d6"), (0.7, "#cbc6b8"), (1, "#a6a196")], 0, 0, 1, 0)
    )
    post += rect(-42, -346, 84, 24, "#1f6f8f", 'rx="4"') + rect(
        -24, -300, 48, 54, "#2a86a8", 'rx="4"'
    )
    post += path(
        "M0,-292C10,-276 14,-268 14,-262A14,13 0 0 1 -14,-262C-14,-268 -10,-276 0,-292Z", "#e9f6fb"
    )
    pipe = line("M20,-226H76Q94,-226 94,-206V-190", "#8c979d", 20) + line(
        "M22,-231H76", "#e3ebee", 5
    )
    pipe += rect(44, -258, 12, 26, "#7a858b") + rect(26, -268, 48, 14, "#c8342c", 'rx="6"')
    pipe += rect(82, -196, 24, 18, "#a9b3b8", 'rx="3"')
    return slab + group(post, "", s.form(8, 0.35, 0.5)) + group(pipe, "", s.form(4, 0.4, 0.4))


def water(s, x, y0, y1):
    stream = path(
        f"M{x - 9},{y0}C{x - 8},{y0 + 60} {x - 13},{y1 - 60} {x - 15},{y1}H{x + 15}C{x + 13},{y1 - 60} {x + 8},{y0 + 60} {x + 9},{y0}Z",
        s.fade([(0, "#e9f7ff", 0.9), (1, "#bfe2f2", 0.75)]),
    )
    stream += line(
        f"M{x - 3},{y0 + 6}C{x - 1},{y0 + 60} {x - 7},{y1 - 50} {x - 6},{y1}",
        "#ffffff",
        4,
        'opacity="0.9"',
    )
    drops = "".join(
        oval(
            x + s.rnd.gauss(0, 26), y1 - abs(s.rnd.gauss(0, 26)), r, r, "#ffffff", 'opacity="0.85"'
        )
        for r in [s.rnd.uniform(1.2, 3.6) for _ in range(34)]
    )
    return stream + oval(x, y1, 46, 12, "#ffffff", f'opacity="0.75" {s.soft(5)}') + drops


def bucket(s, colour="#1d74b8"):
    d = "M-62,-112L-50,-6Q0,10 50,-6L62,-112Z"
    out = group(path(d, colour), "", s.form(14, 0.45, 0.55)) + oval(
        0, -112, 62, 16, dark(colour, 0.35)
    )
    out += oval(0, -108, 54, 12, "#a9dbee") + oval(-6, -110, 30, 5, "#ffffff", 'opacity="0.7"')
    return out + line("M-62,-112A62,16 0 0 0 62,-112", light(colour, 0.35), 5)


def hills(s, rows, haze, bottom):
    """Ridges one behind the other, mist in the valleys between them."""
    for base, height, colour, rough, blur in rows:
        peaks = [(x, s.rnd.uniform(0.25, 1)) for x in (-60, 330, 700, 1130, 1500, 1860)]
        s.layer(
            s.hill(
                s.ridge(-60, W + 60, base, height, rough, peaks),
                bottom,
                colour,
                s.relief(0.07, 0.1, 2.4, azimuth=215),
            ),
            blur,
        )
        s.layer(rect(0, base - 70, W, 150, s.fade([(0, haze, 0), (1, haze, 0.55)])), 14)


def air_bersih():
    s = Scene(11, sun=(-0.8, -0.6))
    s.sky([(0, "#6fa3bf"), (0.4, "#b5cdcc"), (0.75, "#f3e3bd"), (1, "#fbe7b8")], 700, cut=0.47)
    s.sunlight(330, 400, 700, "#ffe9a8", 0.95)
    hills(
        s,
        [
            (600, 300, "#a5bdb1", 70, 4),
            (660, 250, "#7f9f88", 60, 3.5),
            (730, 200, "#55805a", 50, 3),
        ],
        "#f5e7c0",
        900,
    )
    s.layer(
        rect(
            0,
            760,
            W,
            600,
            s.fade([(0, "#93a653"), (0.25, "#7f9546"), (1, "#5d6f35")]),
            s.relief(0.03, 0.08, 2.5),
        )
        + s.grass(0, W, 770, 1350, 2200, GREENS[2:], 20),
        5,
    )
    far = at(house(s, 470, "#c9a77c", "#93402f", 50), 250, 900) + at(
        house(s, 520, "#a9b9b4", "#6a5a4e", 56), 1570, 910
    )
    far += (
        s.tree(30, 900, 420, DEEP_GREENS)
        + s.tree(560, 850, 300, GREENS)
        + s.tree(1230, 860, 330, DEEP_GREENS)
    )
    far += (
        s.tree(1800, 900, 480, GREENS)
        + s.palm(1110, 870, 620, 50, GREENS, 15, 0.3)
        + s.palm(1205, 860, 450, 40, DEEP_GREENS, 13, 0.3)
    )
    s.layer(far, 6)
    crowd(s)
    front(s)
    near = Person(
        s, back=True, head="hair", top="tee", colour="#a8523c", sleeve="short", skin=SKINS[3]
    ).draw(110, 2080, 1.6)
    near += Person(
        s, back=True, head="hijab", head_colour="#a792b8", colour="#7d6a8f", top="gamis"
    ).draw(1715, 2100, 1.6)
    s.layer(near, 17)
    s.sunlight(250, 330, 1100, "#ffe3a0", 0.5)
    return s


def crowd(s):
    looks = [
        dict(head="caping", top="tee", colour="#c6c1b0", skin=SKINS[3], turn=0.5),
        dict(head="hijab", head_colour="#8a6f9c", top="gamis", colour="#5f4f78", turn=0.4),
        dict(head="hair", top="shirt", colour="#52779a", turn=0.5, skin=SKINS[1], beard=True),
        dict(
            head="hijab", head_colour="#d9837a", top="gamis", colour="#a9504f", turn=-0.2, smile=0.9
        ),
        dict(head="hair", top="tee", colour="#c99a4a", turn=-0.5, skin=SKINS[5]),
        dict(head="caping", top="shirt", colour="#7f9a6c", turn=-0.5, skin=SKINS[1]),
        dict(head="hijab", head_colour="#e7dfd0", top="gamis", colour="#4a7a6a", turn=-0.5),
    ]
    places = [
        (95, 1400),
        (265, 1375),
        (520, 1360),
        (905, 1345),
        (1290, 1360),
        (1500, 1390),
        (1690, 1405),
    ]
    s.layer("".join(Person(s, **k).draw(x, y, 1.14) for k, (x, y) in zip(looks, places)), 4)


def front(s):
    """Officer at the valve, mother with her hands in the water, neighbours."""
    pdh = dict(top="pdh", colour="#bfa873", legs_colour="#8d7a4c")
    s.layer(
        Person(
            s,
            head="hijab",
            head_colour="#c8b58a",
            turn=0.5,
            woman=True,
            **pdh,
            tilt=3,
            wide=1.08,
            hands=((-22, -392), (34, -380)),
            skin=SKINS[2],
        ).draw(425, 1445, 1.3)
        + Person(
            s,
            head="hair",
            top="shirt",
            colour="#efe9da",
            turn=-0.5,
            skin=SKINS[1],
            smile=0.9,
            tilt=-3,
            legs="sarong",
            legs_colour="#4b3d63",
            hands=((-34, -372), (40, -392)),
        ).draw(1400, 1455, 1.34),
        1,
    )
    s.layer(at(standpipe(s), 895, 1290, 1.5))
    s.layer(water(s, 1036, 1008, 1186) + at(bucket(s), 1036, 1345, 1.42))
    s.layer(
        Person(
            s,
            head="peci",
            turn=0.45,
            smile=0.9,
            **pdh,
            skin=SKINS[0],
            lean=3,
            tilt=2,
            hands=((-100, -300), reach(675, 1450, 1.4, (955, 896))),
        ).draw(675, 1450, 1.4)
    )
    s.layer(
        Person(
            s,
            head="hijab",
            head_colour="#f3e3cb",
            top="gamis",
            colour="#2f7d7c",
            turn=-0.45,
            smile=0.95,
            skin=SKINS[2],
            lean=-4,
            tilt=-3,
            hands=((-112, -300), (-84, -286)),
        ).draw(1170, 1460, 1.36)
        + Person(
            s,
            head="hair",
            top="tee",
            colour="#d9a23c",
            sleeve="short",
            skin=SKINS[1],
            turn=-0.5,
            smile=1,
            tilt=-5,
            child=True,
            hands=((-22, -400), (26, -396)),
            held=rect(-18, -452, 40, 62, "#d9eef5", 'rx="6" opacity="0.9"'),
        ).draw(1345, 1540, 0.98)
    )


def volcano(s, base, top_x, height, colour, blur):
    """Rinjani from the sea: a wide cone with gullies, its crater rim broken."""
    peaks = [
        (-80, 0.06),
        (230, 0.14),
        (520, 0.34),
        (760, 0.66),
        (top_x - 130, 0.86),
        (top_x - 60, 0.97),
        (top_x, 1),
        (top_x + 50, 0.9),
        (top_x + 120, 0.93),
        (top_x + 260, 0.72),
        (top_x + 460, 0.4),
        (top_x + 700, 0.17),
        (W + 80, 0.1),
    ]
    skyline = s.ridge(-80, W + 80, base, height, 18, peaks)
    body = s.hill(
        skyline,
        base,
        s.fade(
            [(0, colour), (0.6, mix(colour, "#7f9a9c", 0.4)), (1, mix(colour, "#c9cfc2", 0.65))]
        ),
        s.relief(0.012, 0.024, 8, octaves=5, azimuth=200),
    )
    for i in range(46):
        k = (i / 45 - 0.5) * 2
        x, y = top_x + k * 120 + s.rnd.uniform(-14, 14), base - height * (0.93 - 0.14 * abs(k))
        ex, ey = top_x + k * 900, base - height * 0.05
        width = s.rnd.uniform(10, 30)
        body += path(
            f"M{x:.0f},{y:.0f}Q{x + (ex - x) * 0.3:.0f},{y + (ey - y) * 0.62:.0f} {ex:.0f},{ey:.0f}"
            f"L{ex + width * 3:.0f},{ey:.0f}Q{x + (ex - x) * 0.3 + width:.0f},{y + (ey - y) * 0.6:.0f} {x:.0f},{y:.0f}Z",
            "#1f3550" if s.rnd.random() < 0.6 else "#ffe6bd",
            f'opacity="{s.rnd.uniform(0.02, 0.09):.2f}"',
        )
    key = f"v{len(s.defs)}"
    s.defs[
        key
    ] = f'<clipPath id="{key}"><path d="{poly([(-80, base)] + skyline + [(W + 80, base)])}"/></clipPath>'
    s.layer(group(body, extra=f'clip-path="url(#{key})"'), blur)


def crate(s, colour="#2f7fb5", fish=True):
    """A fish crate, 150 wide, origin bottom centre."""
    out = rect(-75, -62, 150, 62, colour, 'rx="6"') + rect(-75, -62, 150, 12, light(colour, 0.3))
    out += "".join(rect(x, -42, 22, 26, dark(colour, 0.35), 'rx="3"') for x in (-60, -28, 4, 36))
    heap = ""
    if fish:
        for _ in range(16):
            x, y, a = s.rnd.uniform(-58, 58), -66 - s.rnd.uniform(0, 14), s.rnd.uniform(-25, 25)
            tone = s.rnd.choice(["#9fb4c4", "#c5d3dc", "#7790a6", "#e3eaee"])
            heap += group(
                path("M-30,0Q0,-14 24,0L36,-9L34,9L24,0Q0,13 -30,0Z", tone),
                f"translate({x:.0f} {y:.0f}) rotate({a:.0f})",
            )
    return group(heap, "", s.form(4, 0.4, 0.4)) + group(out, "", s.form(7, 0.35, 0.5))


def pier(s, y):
    """The landing stage the viewer stands on, planks running away."""
    vanish = (900, 560)
    out = rect(0, y, W, H - y, s.fade([(0, "#a88961"), (1, "#6e5438")]))
    for i in range(-16, 17):
        x0, x1 = 900 + i * 95, 900 + i * 190
        out += line(f"M{x0},{y}L{x1},{H}", "#3b2b1c", 3.4, 'opacity="0.6"')
        out += path(
            f"M{x0},{y}L{x1},{H}L{x1 + 190},{H}L{x0 + 95},{y}Z",
            "#f3d9a6" if i % 3 else "#2a1d12",
            'opacity="0.09"',
        )
    out = group(out, "", s.relief(0.02, 0.006, 5))
    out += rect(0, y - 16, W, 30, "#7c6246") + rect(0, y + 12, W, 12, "#2a1f16", 'opacity="0.6"')
    for x in (150, 560, 1270, 1680):
        post = rect(x - 22, y - 86, 44, 100, "#5d4731") + oval(x, y - 86, 22, 8, "#8a6d4b")
        out += group(post, "", s.form(8, 0.4, 0.5))
    return out


def pelabuhan_ikan():
    s = Scene(23, sun=(-0.78, -0.62), cool="#12203f")
    s.sky(
        [(0, "#4f86b5"), (0.5, "#a6c6d2"), (0.82, "#fbdfb0"), (1, "#fdd498")],
        600,
        cut=0.48,
        shade="#8d97ab",
    )
    s.sunlight(420, 520, 680, "#ffdf9a", 1)
    volcano(s, 600, 1060, 400, "#5b7396", 2.5)
    s.layer(rect(0, 470, W, 140, s.fade([(0, "#fbe3bb", 0), (1, "#fbe3bb", 0.65)])), 10)
    s.layer(
        s.hill(
            s.ridge(-60, 700, 602, 46, 16, [(-60, 1), (300, 0.7), (700, 0)]),
            602,
            "#5d7f6c",
            s.relief(0.04, 0.06, 6),
        ),
        2,
    )
    s.layer(
        s.hill(
            s.ridge(1250, W + 60, 602, 60, 16, [(1250, 0), (1560, 0.6), (1860, 1)]),
            602,
            "#54795f",
            s.relief(0.04, 0.06, 6),
        ),
        2,
    )
    s.layer(
        s.sea(600, 1120, [(0, "#f3d5a2"), (0.08, "#9ec4c4"), (0.35, "#3f95a6"), (1, "#155a76")]), 2
    )
    s.layer(s.glitter(420, 130, 606, 1080, 420, "#fff1c9", 0.85), 1)
    far = afloat(s, boat(s, "#e9e4d6", "#c4473a"), 640, 640, 0.36) + afloat(
        s, boat(s, "#2f7fa3", "#f0c04a"), 1420, 650, 0.42, True
    )
    far += afloat(s, boat(s, "#d9a441", "#23618b", False), 930, 630, 0.24) + afloat(
        s, boat(s, "#efe9da", "#2c7d68"), 180, 668, 0.5
    )
    s.layer(far, 2)
    s.layer(
        afloat(s, boat(s, "#f1ede0", "#1f6d9c"), 1500, 830, 1.15, True)
        + afloat(s, boat(s, "#2d8a86", "#f2b33d"), 300, 845, 1.0),
        1.4,
    )
    s.layer(afloat(s, boat(s, "#c93c2e", "#f4c24c"), 890, 935, 1.9))
    s.layer(pier(s, 1090))
    harbour_people(s)
    near = at(crate(s, "#c96a2b"), 120, 1372, 2.3) + at(crate(s, "#2f6f9d"), 1700, 1390, 2.5)
    s.layer(near, 8)
    s.sunlight(330, 420, 1000, "#ffd894", 0.4)
    return s


def harbour_people(s):
    aboard = Person(
        s,
        head="cap",
        head_colour="#2d6e9c",
        top="tee",
        colour="#d9c9a0",
        sleeve="short",
        skin=SKINS[1],
        turn=0.5,
        smile=0.9,
        legs="none",
        hands=((60, -400), (120, -402)),
        held=at(crate(s, "#3c8f6d"), 96, -384, 0.9),
    )
    s.layer(aboard.draw(1110, 1168, 0.72), 0.4)
    # The near boat's bulwark once more, in front of the man on its deck.
    s.layer(at(boat(s, "#c93c2e", "#f4c24c", cabin=False, mast=False), 890, 935, 1.9))
    s.layer(
        "".join(
            s.shadow(x + 70, y, 130, 13, 0.42, 8)
            for x, y in ((560, 1270), (745, 1238), (985, 1290), (1230, 1245), (1385, 1262))
        )
    )
    s.layer(
        Person(
            s,
            head="peci",
            top="pdh",
            colour="#bfa873",
            legs_colour="#8d7a4c",
            skin=SKINS[2],
            turn=0.45,
            smile=0.9,
            tilt=3,
            hands=(None, (66, -372)),
        ).draw(560, 1270, 0.92)
        + Person(
            s,
            head="cap",
            head_colour="#b8352d",
            top="shirt",
            colour="#74945c",
            skin=SKINS[1],
            turn=-0.5,
            smile=0.9,
            tilt=-3,
            legs_colour="#3b3f4a",
            hands=((-20, -392), (52, -388)),
            held=path("M-34,-430L52,-440L60,-366L-26,-356Z", "#f4efe2")
            + rect(-8, -438, 40, 12, "#8d8f93"),
        ).draw(745, 1238, 0.88)
    )
    s.layer(
        Person(
            s,
            head="caping",
            top="tee",
            colour="#3d6f98",
            sleeve="short",
            skin=SKINS[3],
            legs="shorts",
            legs_colour="#54493b",
            tilt=-3,
            turn=-0.4,
            smile=0.95,
            hands=((-72, -404), (72, -404)),
            held=at(crate(s, "#e0a33a"), 0, -384, 1.04),
        ).draw(960, 1290, 0.96)
        + Person(
            s,
            head="hijab",
            head_colour="#e8c9a1",
            top="gamis",
            colour="#a54f5f",
            skin=SKINS[0],
            turn=-0.4,
            smile=0.9,
            hands=((-60, -366), (60, -366)),
            held=basket(s),
        ).draw(1265, 1245, 0.86)
        + Person(
            s,
            head="hair",
            back=True,
            top="tee",
            colour="#d8d0bd",
            sleeve="short",
            skin=SKINS[5],
            legs="shorts",
            legs_colour="#33475c",
            hands=((-86, -640), (86, -640)),
            held=at(crate(s), 0, -676, 1.06),
        ).draw(1430, 1262, 0.88)
    )
    s.layer(
        "".join(
            at(crate(s, c), x, y, 1.0)
            for c, x, y in (
                ("#2f7fb5", 370, 1262),
                ("#e0a33a", 370, 1202),
                ("#3c8f6d", 210, 1270),
                ("#3c8f6d", 1570, 1268),
                ("#2f7fb5", 1570, 1208),
            )
        )
    )


def basket(s):
    out = path("M-62,-420L-46,-350Q0,-336 46,-350L62,-420Z", "#b98a4a")
    out += "".join(
        line(f"M-60,{y}Q0,{y + 14} 60,{y}", "#7d5a2c", 2.4, 'opacity="0.6"')
        for y in (-408, -394, -380, -366)
    )
    fish = "".join(
        group(
            path("M-30,0Q0,-14 24,0L36,-9L34,9L24,0Q0,13 -30,0Z", c),
            f"translate({x} -424) rotate({a})",
        )
        for x, a, c in ((-30, -20, "#9fb4c4"), (6, 12, "#c5d3dc"), (34, -8, "#7790a6"))
    )
    return group(fish, "", s.form(4, 0.4, 0.4)) + group(out, "", s.form(9, 0.4, 0.5))


def jalan_pesisir():
    s = Scene(37, sun=(-0.6, -0.8))
    s.sky([(0, "#4f95c8"), (0.5, "#a2cbdc"), (1, "#f0e6c8")], 520, cut=0.46)
    s.sunlight(1500, 380, 620, "#fff0c4", 0.85)
    s.layer(
        s.hill(
            s.ridge(
                1000,
                W + 60,
                500,
                190,
                40,
                [(1000, 0), (1250, 0.5), (1480, 1), (1640, 0.8), (1860, 0.5)],
            ),
            502,
            "#8ca9bb",
            s.relief(0.015, 0.03, 8),
        ),
        3,
    )
    s.layer(
        s.hill(
            s.ridge(820, 1420, 502, 90, 26, [(820, 0), (1000, 0.6), (1150, 1), (1420, 0)]),
            503,
            "#6f9699",
            s.relief(0.03, 0.05, 8),
        ),
        2.5,
    )
    s.layer(
        s.sea(
            500,
            H,
            [
                (0, "#cfe3dc"),
                (0.06, "#7fc4cf"),
                (0.25, "#2f9fb4"),
                (0.6, "#157c9a"),
                (1, "#0d587a"),
            ],
        ),
        2.2,
    )
    s.layer(s.glitter(1430, 120, 504, 900, 380, "#fffbe6", 0.8), 0.8)
    s.layer(
        afloat(s, boat(s, "#efe9da", "#c4473a"), 1330, 560, 0.22)
        + afloat(s, boat(s, "#f1ede0", "#1f6d9c", False), 1620, 590, 0.3),
        1.5,
    )
    coast_land(s)
    return s


def coast_land(s):
    road = Road(
        430,
        lambda z: -7.5
        + 9 * math.sin(z / 31 + 0.35) * min(1, z / 60)
        + 7.2 * math.exp(-z / 13)
        - z * 0.02,
        1150,
        9.5,
        900,
    )
    for rows in [(690, 430, "#7d9a72"), (520, 330, "#55804f")]:
        span, height, colour = rows
        s.layer(
            s.hill(
                s.ridge(
                    -80,
                    span + 160,
                    560,
                    height * 0.62,
                    44,
                    [(-80, 1), (span * 0.4, 0.85), (span * 0.8, 0.35), (span + 160, 0)],
                ),
                720,
                colour,
                s.relief(0.035, 0.05, 9),
            ),
            2.4,
        )
    z0, z1 = 8.4, 150
    shore = [
        (road.point(3.9 + 2.6 * math.sin(z / 17) ** 2 + z * 0.035, z))
        for z in [z0 * (z1 / z0) ** (i / 90) for i in range(91)]
    ]
    inland = [(-60, H + 20)] + [(-60, 560)] + [(road.point(-3, z1)[0] - 60, 500)]
    for reach_out, colour, opacity in (
        (0.52, "#3fb3bd", 0.3),
        (0.34, "#6fd0cc", 0.35),
        (0.2, "#b5ece2", 0.5),
    ):
        surf = poly(
            shore
            + [
                (x + 20 + (y - 430) * reach_out * (1 + 0.2 * math.sin(y / 90)), y)
                for x, y in reversed(shore)
            ]
        )
        s.layer(path(surf, colour, f'opacity="{opacity}"'), 22)
    for reach_out, width, dash in ((0.2, 6, "90 40 30 60"), (0.3, 4, "50 70 110 90")):
        swell = "M" + "L".join(
            f"{x + 10 + (y - 430) * reach_out + 5 * math.sin(y / 23):.0f},{y:.0f}"
            for x, y in shore[3:]
        )
        s.layer(line(swell, "#ffffff", width, f'opacity="0.5" stroke-dasharray="{dash}"'), 3)
    sand = poly(shore + [(x + 6 + (y - 430) * 0.13, y + 4) for x, y in reversed(shore)])
    s.layer(path(sand, "#e9d7ab", s.relief(0.03, 0.05, 3)), 2)
    foam = "M" + "L".join(
        f"{x + 6 + (y - 430) * 0.135 + s.rnd.uniform(-4, 4):.0f},{y:.0f}" for x, y in shore
    )
    s.layer(line(foam, "#ffffff", 7, 'opacity="0.9"'), 1.6)
    s.layer(
        path(
            poly(shore + inland[::-1]),
            s.fade([(0, "#7fa152"), (0.4, "#5f8d3f"), (1, "#39622c")]),
            s.relief(0.03, 0.07, 3, octaves=3),
        ),
        2,
    )
    slope = [
        (-60, 300),
        (140, 316),
        (300, 372),
        (450, 440),
        (560, 478),
        (640, 500),
        (520, 560),
        (330, 640),
        (120, 740),
        (-60, 820),
    ]
    s.layer(
        path(
            poly(slope),
            s.fade([(0, "#4d7c45"), (0.6, "#5f9147"), (1, "#76a04c")]),
            s.relief(0.03, 0.05, 5),
        ),
        3,
    )
    woods = "".join(
        s.canopy(x, y, r, r * 0.62, 260, g, r * 0.12, 8)
        for x, y, r, g in sorted(
            (
                (
                    s.rnd.uniform(-40, 560),
                    0,
                    s.rnd.uniform(34, 70),
                    s.rnd.choice([GREENS, DEEP_GREENS]),
                )
                for _ in range(26)
            ),
            key=lambda k: k[0],
        )
        for y in [330 + max(0, x) * 0.27 + s.rnd.uniform(0, max(10, 210 - x * 0.36))]
    )
    s.layer(woods, 2.2)
    rocks = ""
    for x, y in shore[6:70]:
        for _ in range(s.rnd.choice((0, 0, 1, 2, 3))):
            r = (y - 420) * s.rnd.uniform(0.008, 0.045)
            rocks += at(
                path(
                    poly(
                        [
                            (
                                r * math.cos(a) * s.rnd.uniform(0.75, 1.1),
                                r * 0.62 * math.sin(a) * s.rnd.uniform(0.75, 1.1),
                            )
                            for a in [i * math.tau / 9 for i in range(9)]
                        ]
                    ),
                    s.rnd.choice(["#8b857a", "#a39c8d", "#77736b"]),
                ),
                x + (y - 430) * s.rnd.uniform(-0.01, 0.07),
                y + s.rnd.uniform(-6, 6),
            )
    rocks = group(rocks, "", s.form(4, 0.45, 0.5))
    s.layer(rocks, 0.8)
    s.layer(
        path(road.strip(-4.7, 4.3, z0, z1), "#bfae86")
        + path(
            road.strip(-3.5, 3.5, z0, z1),
            s.fade([(0, "#8f8f92"), (0.4, "#6a6b70"), (1, "#4c4e55")]),
            s.relief(0.02, 0.012, 2),
        ),
        1,
    )
    marks = path(
        road.strip(-3.25, -3.1, z0, z1) + road.strip(3.1, 3.25, z0, z1), "#f2efe4", 'opacity="0.85"'
    )
    marks += path(road.dashes(0, 0.16, z0, 140, 6), "#f7f2df")
    s.layer(marks, 0.6)
    posts = ""
    for i in reversed(range(26)):
        x, y = road.point(3.95, 9 + i * 5)
        k = road.scale(9 + i * 5)
        post = rect(-0.11 * k, -0.75 * k, 0.22 * k, 0.75 * k, "#f4f2ea") + rect(
            -0.11 * k, -0.6 * k, 0.22 * k, 0.2 * k, "#c8352c"
        )
        posts += at(group(post, "", s.form(max(1, round(k * 0.05)), 0.3, 0.5)), x, y)
    s.layer(posts, 0.6)
    edge = [[] for _ in GREENS]
    for _ in range(2600):
        z = 8.4 * 9 ** s.rnd.random()
        side = s.rnd.choice((-1, 1))
        across = (
            -4.7 - abs(s.rnd.gauss(0, 2.4)) if side < 0 else 4.4 + s.rnd.uniform(0, 0.25) ** 0.5
        )
        x, y = road.point(across, z)
        length = road.scale(z) * s.rnd.uniform(0.2, 0.6)
        edge[s.rnd.randrange(1, 6)].append(
            leaf(x, y, -math.pi / 2 + s.rnd.uniform(-0.6, 0.6), length, length * 0.09)
        )
    s.layer("".join(path("".join(d), c) for d, c in zip(edge, GREENS) if d), 2)
    bushes = ""
    for z, across in (
        (62, -7),
        (54, -8.5),
        (46, -7),
        (40, -9),
        (34, -8),
        (28.5, -9.5),
        (25, -13),
        (22, -10.5),
        (17, -12),
    ):
        x, y = road.point(across, z)
        k = road.scale(z)
        bushes += s.shadow(x + k * 0.6, y + k * 0.2, k * 2, k * 0.4, 0.4, 5) + s.canopy(
            x, y - k * 0.8, k * 1.7, k * 1.1, 420, s.rnd.choice([GREENS, DEEP_GREENS]), k * 0.16, 9
        )
    s.layer(bushes, 1.4)
    bus = road.point(-1.65, 16.5)
    s.layer(at(minibus(s), bus[0], bus[1], road.scale(16.5) * 0.0125))
    car = road.point(1.6, 58)
    s.layer(at(minibus(s, "#c9473a", "#8f2a22"), car[0], car[1], road.scale(58) * 0.009), 1)
    trees = (
        s.shadow(430, 806, 130, 16, 0.35, 8)
        + s.shadow(300, 886, 150, 18, 0.35, 8)
        + s.palm(330, 800, 420, 60, GREENS, 13, 0.33)
        + s.palm(200, 880, 560, -40, DEEP_GREENS, 14, 0.33)
    )
    s.layer(trees, 1.6)
    s.layer(s.grass(0, 240, 960, H, 900, GREENS, 34), 1.2)
    near = s.canopy(40, 1290, 330, 190, 700, DEEP_GREENS, 34, 8) + "".join(
        s.frond(1870, y, a, 560, -0.7, DEEP_GREENS, 30)
        for y, a in ((-20, 2.95), (20, 2.65), (40, 2.3))
    )
    s.layer(near, 9)


def jalan_desa(paved=True):
    s = Scene(41, sun=(-0.7, -0.7))
    if paved:
        s.sky([(0, "#5c9cc6"), (0.5, "#a9cfd8"), (1, "#f3e6c3")], 500, cut=0.45)
        s.sunlight(520, 360, 640, "#ffedb8", 0.95)
    else:
        s.sky([(0, "#8696a3"), (0.5, "#b4bfc4"), (1, "#d9dad2")], 500, "#e3e7e8", "#7c8892", 0.3)
    hills(s, [(440, 210, "#9dbab4", 50, 3.5), (470, 150, "#76a08a", 44, 3)], "#f3e8c6", 580)
    s.layer(
        "".join(
            s.canopy(
                x, 460 + s.rnd.uniform(-14, 14), 130, s.rnd.uniform(50, 90), 260, DEEP_GREENS, 11, 8
            )
            for x in range(-20, W + 60, 120)
        ),
        3,
    )
    s.layer(rect(0, 380, W, 130, s.fade([(0, "#f3e8c6", 0), (1, "#f3e8c6", 0.6)])), 14)
    s.layer(
        rect(
            0,
            492,
            W,
            860,
            s.fade([(0, "#aab962"), (0.2, "#86a34b"), (1, "#4d7030")]),
            s.relief(0.03, 0.09, 2.5),
        ),
        2.5,
    )
    road = Road(480, lambda z: 1.6 * math.sin(z / 30) * min(1, z / 30) - 0.1, 1150, 2.5, 900)
    village(s, road)
    (asphalt if paved else mud)(s, road)
    for near, far, count, blur in ((9, 40, 1000, 1.5), (5.6, 9, 450, 2.4), (3.4, 5.6, 240, 6)):
        s.layer(verge(s, road, -1, near, far, count) + verge(s, road, 1, near, far, count), blur)
    if paved:
        cyclists(s, road)
    near = "".join(
        s.frond(x, y, a, 620, d, DEEP_GREENS, 32)
        for x, y, a, d in (
            (-90, 60, 0.35, 0.8),
            (-60, -40, 0.05, 0.9),
            (1880, -20, 3.0, -0.9),
            (1890, 90, 2.75, -0.7),
        )
    )
    s.layer(
        near
        + s.canopy(1790, 1330, 260, 130, 520, DEEP_GREENS, 36, 6)
        + s.canopy(0, 1330, 260, 130, 520, DEEP_GREENS, 36, 6),
        11,
    )
    if paved:
        s.sunlight(420, 300, 900, "#ffe6a8", 0.4)
    else:
        s.saturation = 80
    return s


def jalan_desa_sebelum():
    """The same road from the same place in the rains before the works."""
    return jalan_desa(paved=False)


def asphalt(s, road):
    z0, z1 = 3.3, 200
    s.layer(
        path(road.strip(-3.5, 3.5, z0, z1), "#bda274", s.relief(0.05, 0.12, 2, octaves=2))
        + path(
            road.strip(-2.6, 2.6, z0, z1),
            s.fade([(0, "#a3a2a1"), (0.3, "#78797d"), (1, "#505259")]),
            s.relief(0.02, 0.012, 2),
        ),
        1,
    )
    s.layer(
        path(
            road.strip(-2.46, -2.36, z0, z1) + road.strip(2.36, 2.46, z0, z1),
            "#f0ecdf",
            'opacity="0.85"',
        )
        + path(road.dashes(0, 0.11, 3.6, 160, 5, 0.45), "#f7f1dc"),
        0.6,
    )
    shade = ""
    for z in (4.4, 8.5, 13.5, 21):
        for _ in range(16):
            x, y = road.point(s.rnd.uniform(-3.6, 0.9), z * s.rnd.uniform(1, 1.22))
            k = road.scale(z)
            shade += oval(
                x,
                y,
                k * s.rnd.uniform(0.2, 0.6),
                k * s.rnd.uniform(0.03, 0.07),
                "#14202c",
                'opacity="0.3"',
            )
    s.layer(shade, 6)


def mud(s, road):
    """Wheel ruts, tufts down the middle, and water standing in the holes."""
    z0, z1 = 3.3, 200
    rough = s.relief(0.02, 0.05, 5, octaves=4)
    earth = s.fade([(0, "#b59a78"), (0.25, "#957252"), (1, "#6b4c33")])
    s.layer(path(road.strip(-3.4, 3.4, z0, z1), earth, rough), 3)
    for across in (-1.25, 1.2):
        s.layer(
            path(road.strip(across - 0.5, across + 0.5, z0, z1), "#4f3724", 'opacity="0.55"'), 7
        )
        s.layer(
            path(road.strip(across - 0.16, across + 0.2, z0, z1), "#3a281a", 'opacity="0.5"'), 5
        )
    lumps = ""
    for _ in range(260):
        z = 3.6 * (40 / 3.6) ** s.rnd.random()
        x, y = road.point(s.rnd.uniform(-3.3, 3.3), z)
        k = road.scale(z) * s.rnd.uniform(0.02, 0.09)
        lumps += oval(
            x, y, k, k * 0.35, s.rnd.choice(("#3d2b1d", "#8d6c4e", "#a5855f")), 'opacity="0.6"'
        )
    s.layer(lumps, 1.2)
    for across, z, wide in (
        (-1.5, 4.3, 1.15),
        (1.5, 5.4, 1.3),
        (0.3, 6.7, 0.9),
        (-1.3, 8.2, 1.2),
        (1.1, 10.5, 1.2),
        (-0.7, 14, 1.3),
        (0.9, 19, 1.4),
        (-0.9, 27, 1.5),
    ):
        puddle(s, road, across, z, wide)


def puddle(s, road, across, z, wide):
    """An uneven sheet of water under a dull sky, in a rim of wet earth."""
    x, y = road.point(across, z)
    k = road.scale(z)
    turns = [i * math.tau / 14 for i in range(14)]
    size = [s.rnd.uniform(0.6, 1.15) for _ in turns]

    def ring(grow, down=0):
        points = [
            (x + math.cos(a) * r * wide * k * grow, y + down + math.sin(a) * r * k * 0.19 * grow)
            for a, r in zip(turns, size)
        ]
        d = ""
        for i, (px, py) in enumerate(points):
            qx, qy = points[(i + 1) % len(points)]
            middle = f"{(px + qx) / 2:.1f},{(py + qy) / 2:.1f}"
            d += f"Q{px:.1f},{py:.1f} {middle}" if i else f"M{middle}"
        return d + "Q{:.1f},{:.1f} {:.1f},{:.1f}Z".format(
            *points[0], *[(u + v) / 2 for u, v in zip(points[0], points[1])]
        )

    sheet = s.fade([(0, "#cfd2cc"), (0.5, "#a3a59d"), (1, "#7a7263")])
    s.layer(path(ring(1.14, -k * 0.012), "#33231a", 'opacity="0.8"'), max(1.5, k * 0.02))
    s.layer(path(ring(1), sheet, 'stroke-linejoin="round"'), 1.4)


def verge(s, road, side, near, far, count):
    """Grass and small flowers beside the road, larger towards the viewer."""
    colours = GREENS[1:]
    buckets = [[] for _ in colours]
    for z in sorted((near * (far / near) ** s.rnd.random() for _ in range(count)), reverse=True):
        x, y = road.point(side * (3.5 + abs(s.rnd.gauss(0, 2.2))), z)
        length = road.scale(z) * s.rnd.uniform(0.12, 0.34)
        a = -math.pi / 2 + s.rnd.uniform(-0.6, 0.6)
        buckets[s.rnd.randrange(len(colours))].append(leaf(x, y, a, length, length * 0.07))
    return "".join(path("".join(b), c) for b, c in zip(buckets, colours))


def oil_palm(s, height):
    """A planted oil palm: short rough trunk under a full round crown."""
    trunk = path(f"M-26,0L-20,{-height * 0.5:.0f}H20L26,0Z", "#5a4736", s.form(8, 0.35, 0.5))
    trunk += "".join(
        line(f"M-22,{y}q22,9 44,0", "#33271d", 3, 'opacity="0.5"')
        for y in range(-int(height * 0.5), -8, 17)
    )
    fronds = ""
    for i in range(17):
        a = -math.pi / 2 + (i / 16 - 0.5) * 4.7 + s.rnd.uniform(-0.1, 0.1)
        fronds += s.frond(
            0, -height * 0.52, a, height * 0.52, 1.1, DEEP_GREENS if i % 2 else GREENS[:5], 22
        )
    return trunk + fronds


def village(s, road):
    """Houses well back from the road, palms between them, the wire's poles."""
    for z, across, wall, roof, size in (
        (70, -13, "#b9a98a", "#7d4436", 10),
        (62, 13, "#9fb3a8", "#5f6a70", 10),
        (40, -13.5, "#a8bfb6", "#6a5a4e", 9),
        (36, 13, "#d3c7a8", "#8d4a36", 9),
        (21, -10.8, "#d2a878", "#93402f", 8.4),
        (19.5, 11, "#c3cdb5", "#6f5a4c", 8.4),
    ):
        x, y = road.point(across, z)
        k = road.scale(z)
        back = s.tree(x - k * 3.4, y - 4, k * 8.5, DEEP_GREENS, 0.42, 700) + s.tree(
            x + k * 4.2, y - 4, k * 7, GREENS, 0.44, 600
        )
        s.layer(
            back
            + s.shadow(x + k, y, k * 4, k * 0.3, 0.4, 6)
            + at(house(s, 400, wall, roof, 40), x, y, k * size / 400),
            2.6 if z > 30 else 1.8,
        )
    for z, across in ((52, -6.4), (46, 6.6), (29, -6), (27, 6.3), (15.5, -6.2), (14.2, 6.6)):
        x, y = road.point(across, z)
        k = road.scale(z)
        foot = s.canopy(x, y + k * 0.05, k * 0.9, k * 0.24, 160, GREENS[1:], k * 0.09, 6)
        s.layer(
            s.shadow(x + k, y + k * 0.1, k * 1.8, k * 0.2, 0.45, 6)
            + at(oil_palm(s, 300), x, y, k * 0.0165)
            + foot,
            1.4,
        )
    poles = "".join(
        line(
            f"M{px:.0f},{py:.0f}V{py - road.scale(z) * 7:.0f}M{px - road.scale(z) * 0.7:.0f},{py - road.scale(z) * 6.7:.0f}h{road.scale(z) * 1.4:.0f}",
            "#5a5652",
            max(2, road.scale(z) * 0.14),
        )
        for z in (90, 60, 40, 26, 17.5)
        for px, py in [road.point(3.9, z)]
    )
    s.layer(poles, 1.2)


def cyclists(s, road):
    """Three children on the way to school; a child on a bicycle is 1.5 m."""

    def child(across, z, **look):
        x, y = road.point(across, z)
        k = road.scale(z) * 1.5 / 500
        body = at(bicycle(s, look.pop("bike")), 0, 0, 1.25)
        bag = rect(-46, -520, 92, 128, look.pop("bag"), 'rx="26"') + rect(
            -34, -462, 68, 58, "#ffffff", 'rx="12" opacity="0.16"'
        )
        body += Person(
            s,
            back=True,
            child=True,
            legs="shorts",
            top="shirt",
            colour="#eceae3",
            sleeve="short",
            hands=((-84, -372), (84, -372)),
            front_arms=(False, False),
            held=group(bag, "", s.form(10, 0.35, 0.5)),
            **look,
        ).draw(0, -8, 0.68)
        return s.shadow(x + 60 * k, y, 130 * k, 16 * k, 0.5, 7) + at(body, x, y, k)

    red = "#a5302c"
    s.layer(
        child(
            -0.3,
            10.5,
            head="hijab",
            step=60,
            head_colour="#eceae3",
            legs_colour=red,
            bike="#c9433a",
            bag="#6d4f8d",
            skin=SKINS[2],
        ),
        0.8,
    )
    s.layer(
        child(
            1.0,
            6.8,
            head="hair",
            step=80,
            legs_colour=red,
            bike="#2e7d4f",
            bag="#d28a2e",
            skin=SKINS[3],
        )
    )
    s.layer(
        child(
            -0.95,
            5.3,
            head="cap",
            step=50,
            head_colour=red,
            legs_colour=red,
            bike="#1c6f8c",
            bag="#27567d",
            skin=SKINS[1],
        )
    )


def sawah():
    s = Scene(53, sun=(-0.7, -0.55), warm="#ffe2a0", cool="#1b1c3a")
    s.sky(
        [(0, "#86a6c6"), (0.38, "#dcc6a0"), (0.7, "#fcc98c"), (1, "#ffb066")],
        620,
        cloud="#fff4dd",
        shade="#d9a77d",
        cut=0.47,
    )
    s.sunlight(560, 470, 720, "#ffd390", 0.9)
    s.add(oval(560, 470, 52, 52, "#fff6d8", s.soft(6)))
    hills(
        s,
        [
            (580, 260, "#a99f92", 60, 4),
            (600, 200, "#7f8a72", 50, 3.5),
            (620, 120, "#55703f", 36, 3),
        ],
        "#ffdf9e",
        720,
    )
    s.layer(
        "".join(
            s.palm(x, 628, h, l, DEEP_GREENS, 12, 0.34)
            for x, h, l in (
                (170, 190, 16),
                (250, 150, -20),
                (1330, 200, 14),
                (1420, 160, -18),
                (1660, 220, 24),
            )
        )
        + "".join(
            s.canopy(x, 606, 110, 40, 150, DEEP_GREENS, 8, 6) for x in range(-10, W + 60, 150)
        )
        + at(house(s, 300, "#b08a5d", "#7d3c2c", 20), 1180, 634, 0.55),
        3,
    )
    s.layer(rect(0, 540, W, 120, s.fade([(0, "#ffdf9e", 0), (1, "#ffdf9e", 0.55)])), 12)
    paddy(s)
    return s


def paddy(s):
    """Terraces towards the viewer, water between the rows of rice."""
    edges = [624, 668, 728, 812, 930, 1090, 1330]
    for i, (y0, y1) in enumerate(zip(edges, edges[1:] + [1420])):
        points = [
            (x, y0 + 16 * math.sin(x / 330 + i * 1.7) * (i + 1) * 0.5)
            for x in range(-60, W + 80, 40)
        ]
        flooded = i in (1, 3)
        ground = (
            s.fade(
                [(0, "#f6c57d"), (0.45, "#b9ad96"), (1, "#7d98a0")],
                0,
                y0 - 20,
                0,
                y1 + 40,
                "userSpaceOnUse",
            )
            if flooded
            else s.fade([(0, "#a3ad4a"), (1, "#5f8034")])
        )
        s.layer(s.hill(points, H + 20, ground, s.relief(0.012, 0.14, 1.6)), 2)
        rows, size = (5 + i if flooded else 6 + i * 2), 9 + i * 8
        rice = ""
        for r in range(rows):
            y = y0 + 6 + (y1 - y0 + 26 * (i + 1)) * r / rows
            rice += tufts(s, y, size * (0.7 + 0.5 * r / rows), 2.6 if flooded else 1.1, points, i)
        s.layer(rice, (1.2, 1.4, 1.7, 1.9, 2, 6, 9)[i])
        bund = "M" + "L".join(f"{x},{y:.0f}" for x, y in points)
        s.layer(
            line(bund, "#6d6a34", 5 + i * 2.4, 'opacity="0.85"')
            + line(bund, "#e9c66f", 2 + i, f'opacity="0.7" transform="translate(0 {-2 - i})"'),
            0.8,
        )
        farmers(s, i)
    s.sunlight(520, 420, 1100, "#ffd27a", 0.22)


def tufts(s, y, size, gap, edge, row):
    """One row of rice plants, following the edge of its terrace."""
    colours = ["#3f6a2c", "#5d8a35", "#86a83f", "#b9bf52", "#ecd97e"]
    buckets = [[] for _ in colours]
    base = edge[0][1]
    x = -30.0
    while x < W + 30:
        at_edge = edge[min(len(edge) - 1, max(0, int((x + 60) / 40)))][1] - base
        for _ in range(6):
            a = -math.pi / 2 + s.rnd.gauss(0, 0.34)
            length = size * s.rnd.uniform(0.6, 1.25)
            rank = min(4, max(0, int(2 + s.rnd.gauss(0, 1.1) + 1.2 * math.cos(a))))
            buckets[rank].append(
                leaf(x + s.rnd.uniform(-1, 1) * size * 0.12, y + at_edge, a, length, length * 0.07)
            )
        x += size * gap * s.rnd.uniform(0.35, 0.55)
    return "".join(path("".join(d), c) for d, c in zip(buckets, colours) if d)


def farmers(s, row):
    if row == 2:
        s.layer(
            "".join(
                Person(
                    s,
                    head="caping",
                    top="tee",
                    colour=c,
                    skin=SKINS[3],
                    lean=l,
                    hands=((-40, -250), (30, -240)),
                    turn=0.4,
                ).draw(x, 850, 0.34, f)
                for c, x, l, f in (
                    ("#a64a3c", 420, 34, False),
                    ("#e2d5b4", 1500, 30, True),
                    ("#41628c", 1600, 26, True),
                )
            ),
            1,
        )
    if row == 4:
        s.layer(
            Person(
                s,
                head="caping",
                top="shirt",
                colour="#3f6f86",
                skin=SKINS[1],
                turn=0.45,
                smile=0.95,
                tilt=3,
                legs="sarong",
                legs_colour="#5a3f4f",
                hands=((-14, -366), (52, -402)),
                held=at(sheaf(s), 10, -384, 0.9, turn=-16),
            ).draw(790, 1195, 0.98)
            + Person(
                s,
                head="hijab",
                head_colour="#e9a94d",
                top="shirt",
                colour="#b0503f",
                skin=SKINS[2],
                turn=-0.45,
                smile=0.95,
                tilt=-4,
                legs="sarong",
                legs_colour="#3c4a63",
                hands=((-52, -394), (16, -364)),
                held=at(sheaf(s), -10, -380, 0.86, turn=18),
            ).draw(1015, 1205, 0.96)
            + Person(
                s,
                head="caping",
                top="tee",
                colour="#cbbf9c",
                skin=SKINS[3],
                turn=-0.4,
                tilt=-4,
                smile=0.7,
                hands=((-60, -380), (70, -318)),
                held=at(sheaf(s), -66, -392, 0.8, turn=-10),
            ).draw(1290, 1175, 0.84)
        )


def sheaf(s):
    """Cut rice tied in the middle, ears hanging over at the top."""
    stalks, ears = "", []
    for i in range(46):
        k = (i / 45 - 0.5) * 2 + s.rnd.uniform(-0.08, 0.08)
        tip = (k * 46, -150 + abs(k) * 34 + s.rnd.uniform(-14, 14))
        stalks += line(
            f"M{-k * 30:.0f},{96 - abs(k) * 10:.0f}Q{k * 3:.0f},0 {tip[0]:.0f},{tip[1]:.0f}",
            s.rnd.choice(["#a98a34", "#c9a945", "#8f8b3c", "#dcc05c"]),
            3.4,
        )
        for j in range(7):
            ears.append(
                leaf(tip[0] + k * j * 5, tip[1] + j * j * 1.3, 0.9 if k > 0 else 2.2, 15, 5)
            )
    band = rect(-15, -12, 30, 20, "#7b5a2a", 'rx="5"')
    return (
        group(stalks, "", s.form(5, 0.3, 0.4))
        + path("".join(ears), "#f0cf6a")
        + path("".join(ears[1::2]), "#c89b35")
        + band
    )


SCENES = {
    "air-bersih": air_bersih,
    "pelabuhan-ikan": pelabuhan_ikan,
    "jalan-pesisir": jalan_pesisir,
    "jalan-desa": jalan_desa,
    "jalan-desa-sebelum": jalan_desa_sebelum,
    "sawah": sawah,
}
