"""Many people in one place."""

from kit import H, W, Scene, dark, light, line, path, poly, rect
from outdoors import hills
from people import SKINS, Person
from places import DEEP_GREENS, GREENS

PDH = dict(top="pdh", colour="#bfa873", legs_colour="#8d7a4c")


def apel():
    """Monday morning in the yard: three rows of staff before the flag and one who speaks."""
    s = Scene(73, sun=(-0.8, -0.6))
    s.sky([(0, "#5f9cc4"), (0.5, "#b3d0d6"), (1, "#f8e7bd")], 640, cut=0.46)
    s.sunlight(300, 300, 760, "#ffe9a8", 0.95)
    hills(s, [(600, 170, "#a5bdb1", 60, 4)], "#f5e7c0", 800)
    office(s)
    ground = s.fade([(0, "#a9b45f"), (0.3, "#8a9c4b"), (1, "#55692f")])
    s.layer(rect(0, 770, W, H - 770, ground, s.relief(0.03, 0.1, 2.5)), 2)
    s.layer(s.grass(0, W, 790, 1350, 1500, GREENS[2:], 17), 2.2)
    flag(s, 520, 800)
    speaker(s)
    staff(s, 985, 0.6, range(170, 1700, 128), 0, 1.6)
    staff(s, 1225, 0.84, range(70, 1790, 182), 3, 0.8)
    staff(s, 1640, 1.24, range(-20, 1900, 268), 1, 2.6)
    s.sunlight(250, 280, 1000, "#ffe3a0", 0.45)
    return s


def office(s):
    """A long office with a deep roof, trees on both sides."""
    far = s.tree(120, 800, 470, DEEP_GREENS) + s.tree(1680, 800, 520, DEEP_GREENS)
    far += s.palm(1560, 800, 620, 40, GREENS, 15, 0.3)
    s.layer(far, 4)
    wall, roof = "#e4dcc8", "#8d4a36"
    body = rect(420, 560, 1000, 230, wall)
    body += path(
        poly([(370, 575), (1470, 575), (1360, 430), (480, 430)]), roof, s.form(10, 0.3, 0.4)
    )
    body += path(poly([(770, 600), (1070, 600), (920, 490)]), light(roof, 0.12))
    body += rect(786, 598, 268, 192, dark(wall, 0.14))
    body += "".join(rect(x, 640, 86, 92, "#52646f", 'rx="3"') for x in (470, 620, 1130, 1280))
    body += "".join(rect(x, 598, 22, 192, light(wall, 0.4)) for x in (780, 868, 950, 1038))
    body += rect(880, 640, 70, 150, "#5b3b26")
    s.layer(body, 2.6)
    s.layer(rect(0, 640, W, 150, s.fade([(0, "#f8e7bd", 0), (1, "#f8e7bd", 0.4)])), 12)


def flag(s, x, y):
    pole = line(f"M{x},{y}V120", "#e9e6dc", 11) + line(f"M{x + 4},{y}V120", "#8d8b83", 4)
    wave = "q60,-26 120,0t120,0v{0}q-60,26 -120,0t-120,0Z"
    cloth = path(f"M{x},130" + wave.format(80), "#c8202b")
    cloth += path(f"M{x},210" + wave.format(80), "#f6f3ec")
    s.layer(cloth + pole + s.shadow(x + 60, y, 110, 12, 0.4, 6), 0.8)


def speaker(s):
    person = Person(
        s, head="peci", turn=-0.2, smile=0.5, skin=SKINS[1], hands=((-70, -410), (70, -410)), **PDH
    ).draw(1010, 905, 0.66)
    stand = path(
        poly([(945, 690), (1075, 690), (1056, 905), (964, 905)]), "#6d4a30", s.form(8, 0.35, 0.4)
    )
    stand += rect(936, 676, 148, 22, "#8a6242", 'rx="4"')
    stand += line("M1010,680q-6,-40 -26,-54", "#2a2d33", 6)
    carpet = path(poly([(800, 920), (1220, 920), (1190, 888), (830, 888)]), "#a5302c")
    s.layer(carpet + s.shadow(1020, 905, 130, 14, 0.45, 6) + person + stand, 0.8)


def staff(s, y, scale, xs, first, blur):
    """One row seen from behind, open where the speaker stands; scarves and caps take turns."""
    looks = (
        dict(head="peci", skin=SKINS[1]),
        dict(head="hijab", head_colour="#c9b48a"),
        dict(head="hair", skin=SKINS[2]),
        dict(head="hijab", head_colour="#8f7a52"),
        dict(head="peci", skin=SKINS[3]),
        dict(head="hair", skin=SKINS[0], woman=False),
        dict(head="hijab", head_colour="#d8c7a2"),
    )
    row = ""
    for i, x in enumerate(xs):
        if abs(x - 1010) < 150 * scale and blur < 2:
            continue
        look = {**PDH, **looks[(i * 3 + first) % len(looks)]}
        place = x + s.rnd.uniform(-14, 14) * scale
        row += s.shadow(place + 50 * scale, y, 110 * scale, 14 * scale, 0.4, 5)
        row += Person(s, back=True, hands=((-92, -302), (92, -302)), **look).draw(place, y, scale)
    s.layer(row, blur)


SCENES = {"apel": apel}
