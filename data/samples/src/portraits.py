"""One person each, from the chest up, in soft light: for quotes and condolences."""

from kit import H, W, Scene, oval, rect
from people import SKINS, Person
from places import GREENS, window


def studio(s, wall, shade):
    """A bright room far out of focus: the light comes from the left."""
    s.layer(
        rect(0, 0, W, H, s.fade([(0, wall), (1, shade)], 0, 0, 1, 0.4))
        + window(s, -20, -60, 330, 860, s.fade([(0, "#f3f6f0"), (1, "#d5dfc6")]), bars=1)
        + rect(860, 60, 330, 1000, shade, 'opacity="0.8"')
        + oval(960, 1040, 150, 240, GREENS[2], 'opacity="0.55"'),
        34,
    )
    s.sunlight(240, 260, 620, "#fff4d8", 0.5)


def portrait(wall, shade, **look):
    s = Scene(83, sun=(-0.7, -0.6))
    s.bloom, s.size = 0.35, (1080, 1350)
    studio(s, wall, shade)
    s.layer(Person(s, legs="none", **look).draw(540, 3270, 4.45))
    s.daylight(0.18)
    return s


def potret():
    return portrait(
        "#d8dcd2",
        "#8c9a93",
        head="peci",
        skin=SKINS[1],
        top="pdh",
        colour="#bfa873",
        turn=-0.18,
        smile=0.55,
        glasses=True,
    )


def potret_ibu():
    return portrait(
        "#dfe0d6",
        "#93a09c",
        head="hijab",
        head_colour="#56698a",
        skin=SKINS[0],
        top="shirt",
        colour="#2c6a63",
        turn=0.16,
        smile=0.7,
        wide=1.1,
    )


SCENES = {"potret": potret, "potret-ibu": potret_ibu}
