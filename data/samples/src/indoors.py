"""The scenes under a roof, and the masked chat."""

import math

from kit import H, W, Scene, at, dark, group, light, line, oval, path, poly, rect
from people import SKINS, Person, reach
from places import GREENS, desk, sunbeam, window

PDH = dict(top="pdh", colour="#bfa873", legs_colour="#8d7a4c")
WHITE = dict(top="shirt", colour="#e7e5df")


def words(text, x, y, size, colour, weight=700, anchor="middle", extra=""):
    return (
        f'<text x="{x}" y="{y}" font-family="Inter" font-weight="{weight}" font-size="{size}" '
        f'fill="{colour}" text-anchor="{anchor}" {extra}>{text}</text>'
    )


def room(s, wall, floor, back=(180, 150, 1440, 800), ceiling="#efe9dc"):
    """A box seen from the front: back wall, two sides, floor and ceiling."""
    x, y, w, h = back
    out = rect(0, 0, W, H, wall)
    out += path(
        poly([(0, 0), (W, 0), (x + w, y), (x, y)]), s.fade([(0, dark(ceiling, 0.2)), (1, ceiling)])
    )
    out += path(
        poly([(0, 0), (x, y), (x, y + h), (0, H)]),
        s.fade([(0, light(wall, 0.25)), (1, dark(wall, 0.12))], 0, 0, 1, 0),
    )
    out += path(
        poly([(W, 0), (x + w, y), (x + w, y + h), (W, H)]),
        s.fade([(0, dark(wall, 0.1)), (1, dark(wall, 0.3))], 0, 0, 1, 0),
    )
    out += rect(x, y, w, h, s.fade([(0, light(wall, 0.3)), (0.6, wall), (1, dark(wall, 0.14))]))
    out += path(
        poly([(0, H), (x, y + h), (x + w, y + h), (W, H)]),
        s.fade([(0, dark(floor, 0.15)), (1, light(floor, 0.1))]),
    )
    for i in range(-9, 10):
        out += line(
            f"M{x + w / 2 + i * w / 18:.0f},{y + h}L{x + w / 2 + i * W / 7:.0f},{H}",
            dark(floor, 0.35),
            2,
            'opacity="0.35"',
        )
    for i in range(1, 7):
        yy = y + h + (H - y - h) * (i / 7) ** 1.7
        out += line(f"M0,{yy:.0f}H{W}", dark(floor, 0.35), 2, 'opacity="0.3"')
    return out


def plant(s, x, y, scale):
    pot = group(path("M-44,-80L-32,0H32L44,-80Z", "#c9c2b4"), "", s.form(9, 0.4, 0.5))
    leaves = "".join(
        s.frond(0, -78, -math.pi / 2 + k, 170, 0.9, GREENS[1:], 18)
        for k in (-1.1, -0.75, -0.4, -0.1, 0.25, 0.6, 1)
    )
    return at(pot + leaves, x, y, scale)


def lamps(s, xs, y, colour="#fff6dc"):
    return "".join(
        rect(x - 130, y, 260, 14, colour, 'rx="7"')
        + oval(x, y + 10, 260, 90, colour, f'opacity="0.35" {s.soft(30)}')
        for x in xs
    )


def screen(x, y, w=170, h=112):
    return (
        rect(x - 12, y - 26, 24, 28, "#3a3f47")
        + rect(x - 46, y - 4, 92, 10, "#30343b", 'rx="4"')
        + rect(x - w / 2, y - 26 - h, w, h, "#2a2e35", 'rx="8"')
        + rect(x - w / 2 + 8, y - 18 - h, w - 16, h - 20, "#3c434d", 'rx="3"')
    )


def kantor_layanan():
    s = Scene(61, sun=(-0.75, -0.65))
    s.bloom = 0.3
    s.layer(room(s, "#dfe3dc", "#b9ac97", (150, 130, 1500, 760)), 2)
    s.layer(
        rect(150, 700, 1500, 190, "#9b744c")
        + rect(150, 690, 1500, 12, "#7b5836")
        + "".join(rect(150 + i * 75, 700, 3, 190, "#7b5836", 'opacity="0.5"') for i in range(20)),
        3,
    )
    s.layer(lamps(s, (430, 900, 1370), 96), 3)
    view = s.fade([(0, "#d9eef4"), (0.6, "#cfe2c2"), (1, "#8fb072")])
    s.layer(window(s, 190, 280, 250, 330, view) + window(s, 1390, 300, 220, 300, view, bars=1), 5)
    board = rect(620, 205, 560, 232, "#12202b", 'rx="14"') + rect(
        636, 221, 250, 200, "#183447", 'rx="8"'
    )
    board += words("Antrean", 761, 268, 32, "#9fc3d6", 600) + words(
        "A 027", 761, 366, 72, "#ffd166", 800
    )
    board += words("Loket", 1032, 268, 32, "#9fc3d6", 600) + words(
        "3", 1032, 382, 112, "#ffffff", 800
    )
    s.layer(board, 1.3)
    staff = [
        (430, dict(head="peci", skin=SKINS[1], turn=0.3, smile=0.8, **PDH)),
        (1370, dict(head="hair", skin=SKINS[4], turn=-0.4, smile=0.6, glasses=True, **PDH)),
    ]
    s.layer(
        "".join(
            Person(s, hands=((-60, -330), (50, -330)), legs="none", **look).draw(x, 1225, 0.98)
            for x, look in staff
        ),
        1.8,
    )
    s.layer(
        Person(
            s,
            head="hijab",
            head_colour="#2f7f78",
            skin=SKINS[2],
            turn=-0.35,
            tilt=-3,
            smile=0.95,
            hands=((-100, -372), (70, -340)),
            legs="none",
            **PDH,
        ).draw(960, 1232, 1.06)
    )
    counter = "".join(
        at(desk(s, 430, 300, "#efe9dc", "#b5834e") + rect(-215, -190, 430, 14, "#1f6f6a"), x, 1205)
        for x in (430, 1370)
    )
    s.layer(counter + screen(330, 894) + screen(1490, 894), 1.6)
    s.layer(
        at(
            desk(s, 470, 310, "#f3eee2", "#c08f58")
            + rect(-235, -200, 470, 16, "#1f6f6a")
            + words("3", 0, -60, 110, "#1f6f6a", 800, extra='opacity="0.9"'),
            915,
            1222,
        )
        + screen(1085, 900, 190, 126)
        + path("M800,902l120,-8l26,18l-128,8Z", "#ffffff")
        + path("M826,906l80,-5", "#9aa4ac")
    )
    citizens(s)
    s.daylight(0.22)
    return s


def citizens(s):
    s.layer(s.shadow(700, 1330, 130, 18, 0.4) + s.shadow(1210, 1330, 110, 16, 0.4))
    s.layer(
        Person(
            s,
            back=True,
            head="hijab",
            head_colour="#d8a15c",
            top="gamis",
            colour="#7a4a58",
            skin=SKINS[0],
            hands=(None, reach(700, 1390, 1.16, (815, 915))),
        ).draw(700, 1390, 1.16)
        + Person(
            s,
            back=True,
            head="hair",
            top="tee",
            colour="#e3b04b",
            sleeve="short",
            child=True,
            skin=SKINS[1],
        ).draw(568, 1400, 0.74)
    )
    s.layer(
        Person(s, back=True, head="hair", top="shirt", colour="#4e7296", skin=SKINS[3]).draw(
            1235, 1385, 1.1
        )
        + Person(
            s,
            back=True,
            head="bun",
            top="tee",
            colour="#b5574a",
            skin=SKINS[2],
            legs="skirt",
            legs_colour="#3a4152",
        ).draw(300, 1390, 1.06),
        1.5,
    )
    near = Person(s, back=True, head="peci", skin=SKINS[3], **WHITE).draw(150, 1990, 1.75)
    near += Person(
        s, back=True, head="hijab", head_colour="#7c8fae", colour="#4d6079", top="gamis"
    ).draw(1610, 2010, 1.75)
    near += Person(s, back=True, head="hair", top="shirt", colour="#8fa08a", skin=SKINS[1]).draw(
        1075, 2190, 1.7
    )
    seats = "".join(rect(x, 1265, 250, 200, "#2b5d66", 'rx="26"') for x in (20, 950, 1480))
    s.layer(near + seats, 12)
    s.layer(sunbeam(s, [(180, 270), (450, 250), (1050, 1350), (420, 1350)], 0.2))


def sekolah():
    s = Scene(71, sun=(-0.8, -0.55))
    s.bloom = 0.3
    s.layer(room(s, "#ecdfbf", "#b08a60", (130, 90, 1540, 800), "#e6dcc6"), 2)
    s.layer(rect(130, 690, 1540, 200, "#8fb0a2") + rect(130, 684, 1540, 10, "#6f9184"), 3)
    board = rect(520, 190, 830, 440, "#8a5f3a", 'rx="6"') + rect(
        538, 208, 794, 404, s.fade([(0, "#2f5a4a"), (1, "#234438")])
    )
    chalk = 'opacity="0.85"'
    board += words("½ + ¼ = ¾", 770, 330, 84, "#eef2e6", 500, extra=chalk)
    for i, k in enumerate((0, 90, 180, 270)):
        a, b = math.radians(k), math.radians(k + 90)
        board += path(
            f"M690,480L{690 + 82 * math.cos(a):.0f},{480 + 82 * math.sin(a):.0f}A82,82 0 0 1 {690 + 82 * math.cos(b):.0f},{480 + 82 * math.sin(b):.0f}Z",
            "#e9c66f" if i < 3 else "none",
            f'stroke="#eef2e6" stroke-width="4" fill-opacity="0.5"',
        )
    board += line("M820,450H980M820,490H950M820,530H990", "#eef2e6", 5, 'opacity="0.5"')
    board += rect(530, 612, 810, 16, "#a9794d")
    s.layer(board, 2.4)
    view = s.fade([(0, "#e6f4f2"), (0.5, "#dcebc6"), (1, "#9cbc7a")])
    s.layer(
        window(s, 190, 230, 230, 360, view)
        + rect(1420, 250, 190, 250, "#d7e7ea")
        + words("Aa Bb", 1515, 350, 50, "#2d6a86", 800)
        + words("Cc Dd", 1515, 430, 50, "#c2603a", 800)
        + rect(1420, 250, 190, 250, "none", 'stroke="#b98f55" stroke-width="10"'),
        4,
    )
    s.layer(sunbeam(s, [(200, 230), (420, 230), (1250, 1350), (420, 1350)], 0.28))
    s.layer(
        Person(
            s,
            head="hijab",
            head_colour="#9d3f45",
            skin=SKINS[2],
            turn=-0.35,
            smile=0.95,
            tilt=-3,
            hands=(reach(1010, 1130, 1.08, (770, 470)), (70, -380)),
            held=path("M40,-420L110,-404L96,-330L28,-346Z", "#2f6a94"),
            legs="skirt",
            **PDH,
        ).draw(1010, 1130, 1.08),
        0.6,
    )
    pupils(s)
    s.daylight(0.24)
    return s


def chair(s):
    """A school chair from behind, over the legs of the pupil on it."""
    out = rect(-92, -330, 184, 22, "#7a5430") + "".join(
        rect(x, -440, 18, 440, "#7a5430") for x in (-92, 74)
    )
    out += rect(-92, -446, 184, 44, "#b98550", 'rx="8"') + rect(
        -92, -388, 184, 34, "#b98550", 'rx="8"'
    )
    return group(out, "", s.form(5, 0.35, 0.45))


def pupils(s):
    kid = dict(back=True, sleeve="short", child=True, legs="none", **WHITE)
    heads = [
        ("hair", "#1d1714"),
        ("hijab", "#f6f4ee"),
        ("hair", "#1d1714"),
        ("bun", "#1d1714"),
        ("hijab", "#f6f4ee"),
        ("hair", "#241a15"),
    ]

    def row(y, scale, xs, first, blur, raised=None):
        out = ""
        for i, x in enumerate(xs):
            head, colour = heads[(i + first) % len(heads)]
            hands = ((-58, -420), (96, -735) if i == raised else (58, -420))
            out += Person(
                s,
                head=head,
                head_colour=colour,
                skin=SKINS[(i + first) % 6],
                hands=hands,
                front_arms=(False, i == raised),
                **kid,
            ).draw(x, y, scale)
        s.layer(out + "".join(at(chair(s), x, y, scale) for x in xs), blur)

    def tables(y, xs, w, h, blur):
        s.layer(
            "".join(
                rect(x - w / 2, y, w, h, s.fade([(0, "#cf9f67"), (1, "#a87845")]))
                + rect(x - w / 2, y + h, w, 12, "#7a5430")
                + path(
                    f"M{x - w * 0.2},{y + 6}l{w * 0.16},-4l{w * 0.04},{h * 0.6}l{-w * 0.18},4Z",
                    "#f7f3e6",
                )
                for x in xs
            ),
            blur,
        )

    tables(880, (330, 650, 1120, 1450), 250, 34, 2)
    row(1205, 0.72, (270, 400, 590, 720, 1060, 1190, 1390, 1520), 0, 1.6, 3)
    tables(1010, (180, 640, 1160, 1640), 320, 44, 0.8)
    row(1440, 0.98, (120, 330, 610, 800, 1120, 1310, 1600, 1740), 2, 0.5, 5)
    row(1900, 1.5, (60, 560, 1240, 1760), 1, 11)


def baby(s):
    """A baby in a carrying cloth, head to the left, about 190 long."""
    cloth = "M-84,-30C-104,-70 -40,-96 -14,-60C30,-56 80,-20 96,10C104,44 60,66 0,62C-60,60 -100,20 -84,-30Z"
    out = path(cloth, "#8a4a2c") + path(cloth, batik(s, "#8a4a2c", "#e6c47c"))
    face = oval(-52, -34, 33, 35, "#d3a076") + path(
        "M-86,-38C-86,-80 -20,-82 -18,-40C-30,-60 -62,-62 -86,-38Z", "#2a1d18"
    )
    face += line("M-70,-30q7,5 13,0M-46,-30q7,5 13,0", "#3a231a", 2.6) + line(
        "M-58,-14q6,4 12,0", "#a2564a", 3
    )
    face += oval(-70, -20, 7, 5, "#d9806a", 'opacity="0.5"') + oval(
        -36, -20, 7, 5, "#d9806a", 'opacity="0.5"'
    )
    hood = path("M-92,-28C-80,6 -40,14 -12,-14C-4,20 -60,40 -92,-28Z", "#7b4026")
    return group(out, "", s.form(13, 0.35, 0.5)) + group(face, "", s.form(8, 0.4, 0.35)) + hood


def batik(s, ground, mark):
    key = f"p{len(s.defs)}"
    s.defs[key] = (
        f'<pattern id="{key}" width="28" height="28" patternUnits="userSpaceOnUse">'
        + oval(7, 7, 6, 3, mark, 'transform="rotate(45 7 7)"')
        + oval(21, 7, 6, 3, mark, 'transform="rotate(-45 21 7)"')
        + oval(7, 21, 6, 3, mark, 'transform="rotate(-45 7 21)"')
        + oval(21, 21, 6, 3, mark, 'transform="rotate(45 21 21)"')
        + oval(14, 14, 2, 2, light(ground, 0.5))
        + "</pattern>"
    )
    return f"url(#{key})"


def puskesmas():
    s = Scene(83, sun=(-0.75, -0.65))
    s.bloom = 0.3
    s.layer(room(s, "#dcebe4", "#c8c3b4", (140, 110, 1520, 780)), 2.5)
    s.layer(
        rect(140, 690, 1520, 200, "#8fc2b0")
        + rect(140, 684, 1520, 10, "#f5f5ef")
        + lamps(s, (430, 1370), 80),
        4,
    )
    view = s.fade([(0, "#e6f4f2"), (0.5, "#d7e9c2"), (1, "#93b877")])
    s.layer(window(s, 200, 250, 330, 350, view), 6)
    poster = rect(1250, 250, 190, 260, "#ffffff") + path(
        "M1345,330c-16,-30 -60,-20 -52,18c6,26 36,44 52,60c16,-16 46,-34 52,-60c8,-38 -36,-48 -52,-18Z",
        "#d8575a",
    )
    poster += line("M1285,440h120M1285,466h90", "#8fa9b0", 9)
    poster += rect(1480, 230, 60, 440, "#f7e7a8") + "".join(
        line(f"M1480,{y}h{34 if i % 2 else 22}", "#8a7a3a", 4)
        for i, y in enumerate(range(260, 660, 28))
    )
    poster += rect(720, 170, 360, 70, "#1f7a68", 'rx="12"') + words(
        "Ruang Ibu dan Anak", 900, 216, 34, "#ffffff", 700
    )
    s.layer(poster, 3.6)
    seated = "".join(
        rect(x - 90, 880, 180, 150, "#3f7f96", 'rx="20"') for x in (300, 480, 1420, 1600)
    )
    waiting = [
        (300, dict(head="hijab", head_colour="#b9849c", colour="#7f5468", top="gamis", turn=0.4)),
        (480, dict(head="hair", colour="#56789a", top="shirt", turn=0.3, skin=SKINS[1])),
        (1420, dict(head="hijab", head_colour="#e2c58f", colour="#96713c", top="gamis", turn=-0.4)),
        (1600, dict(head="peci", colour="#e9e4d8", top="shirt", turn=-0.4, skin=SKINS[4])),
    ]
    s.layer(
        plant(s, 630, 960, 1.1)
        + seated
        + "".join(
            Person(s, hands=((-30, -340), (30, -336)), legs="sit", **k).draw(x, 1240, 0.84)
            for x, k in waiting
        ),
        5,
    )
    s.layer(sunbeam(s, [(220, 240), (520, 240), (1300, 1350), (560, 1350)], 0.24))
    clinic_group(s)
    s.daylight(0.24)
    return s


def clinic_group(s):
    scale, y = 1.42, 1500
    mother = Person(
        s,
        head="hijab",
        head_colour="#e9b7a2",
        top="shirt",
        colour="#a5525c",
        skin=SKINS[2],
        turn=-0.4,
        tilt=-7,
        smile=0.95,
        legs="skirt",
        legs_colour="#463a4d",
        hands=((14, -338), (96, -372)),
        front_arms=(True, False),
        held=at(baby(s), -2, -392, 1.12, True),
    )
    scope = line(
        "M-30,-560C-38,-500 -34,-470 -12,-452M30,-560C38,-500 24,-480 8,-462C0,-452 -4,-440 -2,-424",
        "#27343c",
        7,
    )
    scope += oval(-2, -416, 11, 11, "#aab4ba")
    nurse = Person(
        s,
        head="hijab",
        head_colour="#e9ecea",
        top="tee",
        colour="#3fa08e",
        skin=SKINS[0],
        turn=0.45,
        tilt=5,
        smile=0.95,
        legs_colour="#2f7f71",
        hands=((-60, -360), reach(690, y, scale, (945, 905))),
        held=scope,
    )
    s.layer(mother.draw(1060, y, scale))
    s.layer(nurse.draw(690, y, scale))
    toddler = Person(
        s,
        head="hair",
        top="tee",
        colour="#e3b04b",
        sleeve="short",
        skin=SKINS[0],
        turn=-0.5,
        smile=1,
        tilt=-6,
        child=True,
        hands=(reach(1330, 1545, 0.86, (1180, 1130)), None),
    )
    s.layer(toddler.draw(1330, 1545, 0.86), 0.5)
    counter = at(desk(s, 520, 260, "#f1efe6", "#c79a63"), 330, 1420, 1)
    scales = (
        rect(200, 1010, 250, 40, "#eef2f2", 'rx="16"')
        + path("M190,1006Q325,1060 460,1006L440,1034Q325,1078 210,1034Z", "#b7d3da")
        + rect(285, 1046, 80, 80, "#dfe6e6", 'rx="8"')
    )
    scales += rect(298, 1060, 54, 28, "#203038", 'rx="4"') + words(
        "7,4", 325, 1083, 24, "#8ff0c4", 700
    )
    s.layer(counter + at(scales, 0, 30), 2.6)
    s.layer(
        at(
            Person(
                s, back=True, head="hijab", head_colour="#9fb3c9", top="gamis", colour="#5d7390"
            ).draw(0, 0, 1),
            1690,
            2130,
            1.75,
        ),
        14,
    )


def balai_rapat():
    s = Scene(97, sun=(-0.55, -0.8), warm="#ffe9bf")
    s.bloom = 0.3
    s.layer(room(s, "#d9bd8c", "#8a623c", (120, 110, 1560, 760), "#b58a56"), 2)
    beams = "".join(
        path(poly([(x0, 0), (x0 + 46, 0), (x1 + 20, 112), (x1, 112)]), "#7b5630")
        for x0, x1 in ((140, 330), (600, 700), (1140, 1080), (1610, 1450))
    )
    s.layer(
        beams
        + rect(120, 104, 1560, 22, "#6d4a28")
        + "".join(
            rect(
                x,
                112,
                44,
                780,
                s.fade([(0, "#8f6438"), (0.4, "#a87a48"), (1, "#5f3f22")], 0, 0, 1, 0),
            )
            for x in (400, 1356)
        ),
        3,
    )
    view = s.fade([(0, "#eef6ee"), (0.5, "#dcebc2"), (1, "#8fb36f")])
    s.layer(
        window(s, 160, 300, 210, 320, view, "#8f6438")
        + window(s, 1430, 300, 210, 320, view, "#8f6438"),
        6,
    )
    deck = rect(500, 190, 800, 440, "#fbfaf5", 'rx="4"') + rect(
        500, 190, 800, 440, "none", 'stroke="#d5cdbb" stroke-width="6"'
    )
    deck += rect(540, 226, 330, 26, "#24506f", 'rx="4"') + rect(
        540, 266, 220, 16, "#a9b7c0", 'rx="4"'
    )
    deck += "".join(
        rect(560 + i * 74, 560 - h, 48, h, c, 'rx="4"')
        for i, (h, c) in enumerate(
            (
                (90, "#a8c3b4"),
                (130, "#a8c3b4"),
                (150, "#a8c3b4"),
                (196, "#7fae98"),
                (244, "#1f7a5a"),
            )
        )
    )
    deck += line("M545,562h390", "#8b979c", 4)
    deck += path("M1120,350L1120,260A90,90 0 1 1 1042,395Z", "#1f7a5a") + path(
        "M1112,342L1034,387A90,90 0 0 1 1112,252Z", "#e9b949"
    )
    deck += line("M1000,500h240M1000,530h180M1000,560h210", "#b6c0c4", 12)
    s.layer(deck + oval(900, 410, 620, 360, "#fff8e6", f'opacity="0.14" {s.soft(60)}'), 2.4)
    s.layer(lamps(s, (560, 1240), 128, "#ffe7b0"), 5)
    meeting(s)
    s.daylight(0.2)
    return s


def meeting(s):
    brown, blue = batik(s, "#7a4526", "#e2bd78"), batik(s, "#27476a", "#d9c48f")
    back = [
        (290, dict(head="hijab", head_colour="#c9a0a8", top="gamis", colour="#7d4f60", turn=0.5)),
        (
            450,
            dict(
                head="peci", top="shirt", colour="#7a4526", pattern=brown, turn=0.5, skin=SKINS[3]
            ),
        ),
        (
            620,
            dict(
                head="hair",
                top="shirt",
                colour="#27476a",
                pattern=blue,
                turn=0.4,
                skin=SKINS[1],
                glasses=True,
            ),
        ),
        (
            1200,
            dict(
                head="hijab",
                head_colour="#5f8f82",
                top="gamis",
                colour="#3d6c62",
                turn=-0.5,
                smile=0.9,
            ),
        ),
        (1370, dict(head="peci", turn=-0.5, skin=SKINS[4], beard=True, **PDH)),
        (1530, dict(head="hair", turn=-0.5, skin=SKINS[5], **WHITE)),
    ]
    s.layer(
        "".join(
            Person(s, hands=((-36, -348), (42, -344)), **k).draw(x, 1200, 0.92) for x, k in back
        ),
        1.4,
    )
    s.layer(
        Person(
            s,
            head="hijab",
            head_colour="#f0e2c6",
            skin=SKINS[2],
            turn=-0.3,
            smile=0.95,
            tilt=-2,
            hands=(reach(945, 1170, 1.05, (716, 520)), (76, -392)),
            **PDH,
        ).draw(945, 1170, 1.05)
    )
    table = path(
        poly([(150, 905), (1650, 905), (1740, 985), (60, 985)]),
        s.fade([(0, "#c89a63"), (1, "#a97843")]),
    ) + rect(60, 985, 1680, 26, "#7e5630")
    table += rect(80, 1011, 1640, 180, s.fade([(0, "#6b4727"), (1, "#4c321c")]))
    for x in (300, 470, 660, 800, 1010, 1190, 1380, 1560):
        table += path(f"M{x - 50},{950}l74,-10l26,22l-80,9Z", "#fbf8ef")
        glass = rect(x + 64, 914, 26, 44, "#e6f1f3", 'rx="5" opacity="0.8"') + rect(
            x + 64, 930, 26, 28, "#a9cdd6", 'rx="4" opacity="0.7"'
        )
        table += glass + rect(x + 62, 908, 30, 8, "#3b7f8f", 'rx="3"')
    table += at(screen(0, 0, 150, 96), 560, 958) + at(screen(0, 0, 150, 96), 1290, 958)
    s.layer(table, 0.8)
    mid = [
        (330, dict(head="hair", top="shirt", colour="#27476a", pattern=blue, skin=SKINS[1])),
        (590, dict(head="hijab", head_colour="#d8b06a", top="gamis", colour="#8f5f3c")),
        (1220, dict(head="hair", skin=SKINS[3], hands=((-120, -560), None), **WHITE)),
        (1480, dict(head="hijab", head_colour="#8aa4bd", top="gamis", colour="#526d88")),
    ]
    s.layer("".join(Person(s, back=True, **k).draw(x, 1640, 1.22) for x, k in mid), 4)
    s.layer(
        Person(
            s, back=True, head="peci", skin=SKINS[4], top="shirt", colour="#7a4526", pattern=brown
        ).draw(60, 2150, 1.85)
        + Person(s, back=True, head="hair", skin=SKINS[1], **PDH).draw(1770, 2160, 1.85),
        15,
    )
    s.layer(sunbeam(s, [(150, 290), (380, 290), (980, 1350), (300, 1350)], 0.2))


def bubble(x, y, w, h, mine, fill):
    """A chat bubble with its small tail, `mine` on the right."""
    tail = f"M{x + w - 4},{y}h28l-28,26Z" if mine else f"M{x + 4},{y}h-28l28,26Z"
    return rect(x, y, w, h, fill, 'rx="22"') + path(tail, fill)


def scribble(s, x, y, widths, colour, height=20):
    """Lines of text that cannot be read, only recognised as text."""
    out = ""
    for row, width in enumerate(widths):
        px = x
        while px < x + width:
            word = min(s.rnd.uniform(28, 96), x + width - px)
            if word > 12:
                out += rect(px, y + row * height * 2.05, word, height, colour, 'rx="8"')
            px += word + 14
    return out


def tangkapan_layar():
    """Forwarded rumour on a phone: grey, masked, unreadable. 900 x 1200."""
    s = Scene(101)
    s.size, s.bloom, s.saturation = (900, 1200), 0, 0
    s.add(rect(0, 0, 900, 1200, s.fade([(0, "#e6e6e6"), (1, "#d6d6d6")])))
    marks = "".join(
        f'<circle cx="{x + (y // 90 % 2) * 45}" cy="{y}" r="13" fill="none" stroke="#bdbdbd" stroke-width="4"/>'
        + line(f"M{x + 40 + (y // 90 % 2) * 45},{y + 40}l14,-14", "#bdbdbd", 4)
        for x in range(20, 900, 90)
        for y in range(150, 1100, 90)
    )
    s.layer(group(marks, extra='opacity="0.5"'), 2)
    head = (
        rect(-90, -90, 1080, 218, "#6f6f6f")
        + '<circle cx="128" cy="72" r="38" fill="#b5b5b5"/>'
        + line("M40,72l22,-22M40,72l22,22", "#e8e8e8", 7)
    )
    head += '<circle cx="128" cy="60" r="14" fill="#7e7e7e"/>' + path(
        "M100,96a28,24 0 0 1 56,0Z", "#7e7e7e"
    )
    head += rect(188, 46, 260, 24, "#e8e8e8", 'rx="10"') + rect(
        188, 84, 150, 16, "#bdbdbd", 'rx="8"'
    )
    head += "".join(f'<circle cx="850" cy="{y}" r="5" fill="#e8e8e8"/>' for y in (54, 72, 90))
    s.layer(head, 3)
    s.layer(
        rect(350, 158, 200, 44, "#b9b9b9", 'rx="22"')
        + rect(396, 172, 108, 16, "#8a8a8a", 'rx="8"'),
        4,
    )
    s.layer(
        group(bubble(56, 236, 650, 560, False, "#8d8d8d"), "translate(0 8)", 'opacity="0.4"'), 9
    )
    text = (
        bubble(56, 232, 650, 560, False, "#f7f7f7")
        + path("M92,274l20,-16v10q22,0 26,22q-10,-12 -26,-12v12Z", "#9a9a9a")
        + rect(150, 262, 190, 18, "#ababab", 'rx="8"')
    )
    picture = rect(84, 304, 594, 210, s.fade([(0, "#8f8f8f"), (1, "#b9b9b9")]), 'rx="14"') + path(
        "M84,500L240,380L360,470L470,400L678,514H84Z", "#6f6f6f", 'opacity="0.7"'
    )
    picture += '<circle cx="560" cy="366" r="34" fill="#d6d6d6"/>'
    s.layer(text, 1.6)
    s.layer(picture, 9)
    s.layer(scribble(s, 92, 546, (560, 520, 570, 300), "#787878"), 4.2)
    s.layer(
        rect(92, 716, 420, 22, "#5d5d5d", 'rx="8"')
        + line("M92,746H512", "#5d5d5d", 4)
        + rect(612, 758, 66, 14, "#ababab", 'rx="7"'),
        4.2,
    )
    s.layer(
        bubble(330, 836, 514, 120, True, "#bdbdbd") + bubble(56, 990, 420, 96, False, "#f2f2f2"), 2
    )
    s.layer(
        scribble(s, 364, 866, (440, 300), "#858585") + scribble(s, 90, 1020, (330,), "#8d8d8d"), 4.6
    )
    s.layer(
        rect(28, 1112, 730, 66, "#f4f4f4", 'rx="33"')
        + rect(90, 1134, 240, 20, "#bcbcbc", 'rx="10"')
        + '<circle cx="826" cy="1145" r="36" fill="#7a7a7a"/>',
        3,
    )
    return s


SCENES = {
    "kantor-layanan": kantor_layanan,
    "sekolah": sekolah,
    "puskesmas": puskesmas,
    "balai-rapat": balai_rapat,
    "tangkapan-layar": tangkapan_layar,
}
