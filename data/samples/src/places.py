"""Things that stand in the scenes: houses, boats, vehicles, furniture, roads."""

from kit import W, at, dark, group, light, line, num, oval, path, poly, rect

GREENS = ["#1d3a22", "#2b5429", "#3d6f2f", "#5a8d3a", "#86ad4a", "#b3c866"]
DEEP_GREENS = ["#142c1e", "#1f4527", "#2d5c2e", "#437638", "#628f46", "#86a857"]


def house(s, w, wall, roof, stilts=0, door="#5b3b26", window="#2c3b44"):
    """A village house seen from the front: origin bottom centre."""
    h = w * 0.36
    top, rise = -stilts - h, w * 0.26
    out = ""
    if stilts:
        out += rect(-w / 2, -stilts, w, stilts, "#1a1a1c", 'opacity="0.55"')
        for i in range(6):
            x = -w / 2 + w * (0.03 + 0.188 * i)
            out += rect(x, -stilts, w * 0.022, stilts, "#4c3a2c")
    face = rect(-w / 2, top, w, h, wall)
    for i in range(1, 16):
        face += line(
            f"M{num(-w / 2)},{num(top + h * i / 16)}h{num(w)}",
            dark(wall, 0.3),
            1.2,
            'opacity="0.4"',
        )
    out += group(face, "", s.form(w * 0.03, 0.3, 0.35))
    for x in (-0.34, 0.24):
        fx, fw, fh = x * w, w * 0.13, h * 0.42
        out += rect(fx - 4, top + h * 0.3 - 4, fw + 8, fh + 8, light(wall, 0.5))
        out += rect(fx, top + h * 0.3, fw, fh, s.fade([(0, window), (1, light(window, 0.3))]))
        out += line(f"M{num(fx + fw / 2)},{num(top + h * 0.3)}v{num(fh)}", light(wall, 0.4), 3)
    out += rect(-w * 0.08, top + h * 0.26, w * 0.15, h * 0.74, door)
    out += rect(-w * 0.065, top + h * 0.3, w * 0.12, h * 0.7, dark(door, 0.35))
    out += rect(-w / 2, top, w, h * 0.17, "#0e1018", f'opacity="0.42" {s.soft(w * 0.012)}')
    eave = w * 0.57
    roofing = path(
        poly(
            [
                (-eave, top + 10),
                (-eave * 0.72, top - rise),
                (eave * 0.72, top - rise),
                (eave, top + 10),
            ]
        ),
        s.fade([(0, light(roof, 0.22)), (1, dark(roof, 0.12))]),
    )
    for i in range(-22, 23):
        k = i / 22
        roofing += line(
            f"M{num(k * eave * 0.72)},{num(top - rise)}L{num(k * eave)},{num(top + 10)}",
            dark(roof, 0.4),
            1.4,
            'opacity="0.35"',
        )
    out += group(roofing, "", s.form(w * 0.016, 0.35, 0.4))
    return out + line(f"M{num(-eave)},{num(top + 10)}H{num(eave)}", dark(roof, 0.45), 4)


def boat(s, hull, trim, cabin=True, length=360, mast=True, deck="#b98b58"):
    """A wooden fishing boat, side view, origin at the water line's centre."""
    h = length * 0.5
    d = (
        f"M{num(-h)},{-length * 0.16:.0f}C{num(-h * 0.8)},{length * 0.03:.0f} {num(-h * 0.55)},{length * 0.06:.0f} {num(-h * 0.3)},{length * 0.06:.0f}"
        f"L{num(h * 0.5)},{length * 0.06:.0f}C{num(h * 0.78)},{length * 0.05:.0f} {num(h * 0.92)},{-length * 0.06:.0f} {num(h * 1.06)},{-length * 0.23:.0f}"
        f"C{num(h * 0.6)},{-length * 0.09:.0f} {num(-h * 0.4)},{-length * 0.07:.0f} {num(-h)},{-length * 0.16:.0f}Z"
    )
    out = ""
    if cabin:
        cw, ch = length * 0.27, length * 0.2
        cx, cy = -length * 0.24, -length * 0.09
        box = rect(cx, cy - ch, cw, ch, "#efe9da") + rect(cx, cy - ch * 0.34, cw, ch * 0.34, trim)
        for i in range(3):
            box += rect(
                cx + cw * (0.08 + 0.31 * i), cy - ch * 0.82, cw * 0.23, ch * 0.34, "#22384a"
            )
        out += group(box, "", s.form(length * 0.016, 0.3, 0.45))
        out += path(
            f"M{num(cx - cw * 0.12)},{num(cy - ch)}h{num(cw * 1.26)}l{num(-cw * 0.06)},{num(-ch * 0.13)}h{num(-cw * 1.14)}Z",
            trim,
        )
        out += line(f"M{num(cx - cw * 0.1)},{num(cy - ch)}h{num(cw * 1.2)}", dark(trim, 0.5), 2)
    if mast:
        x, top = length * 0.12, -length * 0.56
        out += line(f"M{num(x)},{-length * 0.07:.0f}V{num(top)}", "#4b3a2c", length * 0.014)
        out += line(
            f"M{num(x)},{num(top)}L{num(-h * 0.94)},{-length * 0.15:.0f}M{num(x)},{num(top)}L{num(h)},{-length * 0.2:.0f}",
            "#3a332e",
            1.4,
            'opacity="0.8"',
        )
        out += line(
            f"M{num(x)},{num(top * 0.45)}L{num(x + length * 0.25)},{num(top * 0.78)}",
            "#5b4635",
            length * 0.01,
        )
        out += path(f"M{num(x)},{num(top)}q14,4 26,-2t26,2v22q-14,4 -26,-2t-26,2Z", "#c8202c")
        out += path(f"M{num(x)},{num(top + 12)}q14,4 26,-2t26,2v11q-14,4 -26,-2t-26,2Z", "#f5efe6")
    key = f"k{len(s.defs)}"
    s.defs[key] = f'<clipPath id="{key}"><path d="{d}"/></clipPath>'
    stripe = f"M{num(-h)},{-length * 0.115:.0f}C{num(-h * 0.4)},{-length * 0.025:.0f} {num(h * 0.6)},{-length * 0.045:.0f} {num(h * 1.06)},{-length * 0.185:.0f}"
    body = (
        path(d, hull) + line(stripe, trim, length * 0.035) + line(stripe, "#f3eee2", length * 0.007)
    )
    body += rect(-h * 1.1, length * 0.02, h * 2.3, length * 0.06, dark(hull, 0.55))
    out += group(group(body, "", f'clip-path="url(#{key})"'), "", s.form(length * 0.03, 0.35, 0.55))
    return out + line(
        f"M{num(-h)},{-length * 0.16:.0f}C{num(-h * 0.4)},{-length * 0.07:.0f} {num(h * 0.6)},{-length * 0.09:.0f} {num(h * 1.06)},{-length * 0.23:.0f}",
        light(hull, 0.55),
        length * 0.012,
    )


def afloat(s, drawing, x, y, scale, flip=False):
    """A boat with its broken reflection."""
    mirror = group(
        at(drawing, 0, 0, 1),
        f"translate({num(x)} {num(y + 16 * scale)}) scale({(-1 if flip else 1) * scale:.3f} {-scale * 0.55:.3f})",
        f'opacity="0.38" {s.soft(5)}',
    )
    return (
        mirror
        + s.shadow(x, y + 14 * scale, 190 * scale, 14 * scale, 0.45, 7)
        + at(drawing, x, y, scale, flip)
    )


class Road:
    """A road over flat ground, seen from `eye` above it; z is the distance."""

    def __init__(self, horizon, centre, focal=1150, eye=5.2, x0=W / 2):
        self.horizon, self.centre, self.focal, self.eye, self.x0 = horizon, centre, focal, eye, x0

    def point(self, across, z, up=0):
        k = self.focal / z
        return self.x0 + (self.centre(z) + across) * k, self.horizon + (self.eye - up) * k

    def strip(self, a, b, z0, z1, steps=90, up=0):
        zs = [z0 * (z1 / z0) ** (i / steps) for i in range(steps + 1)]
        left = [self.point(a, z, up) for z in zs]
        right = [self.point(b, z, up) for z in reversed(zs)]
        return poly(left + right)

    def dashes(self, across, width, z0, z1, period, on=0.5):
        d, z = "", z0
        while z < z1:
            d += self.strip(across - width / 2, across + width / 2, z, z + period * on, 4)
            z += period
        return d

    def scale(self, z):
        return self.focal / z


def minibus(s, body="#f2efe8", band="#1d6fa3"):
    """A small bus from behind, three-quarter; about 200 wide, origin bottom centre."""
    out = s.shadow(6, -2, 116, 14, 0.6, 7)
    side = path("M84,-188L128,-176Q134,-172 134,-160L130,-30L92,-14Z", dark(body, 0.3))
    side += path("M92,-160L126,-152L124,-96L92,-94Z", "#24333f") + path(
        "M92,-72L128,-76L127,-58L92,-52Z", dark(band, 0.25)
    )
    shell = path(
        "M-96,-170Q-96,-194 -70,-196L62,-196Q92,-194 92,-170L92,-24Q92,-14 82,-14L-86,-14Q-96,-14 -96,-24Z",
        body,
    )
    shell += path(
        "M-78,-172Q-78,-178 -70,-179L62,-179Q74,-178 74,-168L74,-106L-78,-106Z",
        s.fade([(0, "#5f7f94"), (0.5, "#2b3d4b"), (1, "#1c2831")]),
    )
    shell += path("M-70,-174L-20,-174L-52,-108L-74,-108Z", "#ffffff", 'opacity="0.16"')
    shell += rect(-96, -72, 188, 22, band) + rect(-96, -48, 188, 5, "#f1b434")
    shell += rect(-30, -44, 58, 18, "#f6f1e4", 'rx="2"') + line(
        "M-22,-35h40", "#30333a", 4, 'opacity="0.7"'
    )
    shell += rect(-92, -98, 20, 22, "#c22a25", 'rx="4"') + rect(
        68, -98, 20, 22, "#c22a25", 'rx="4"'
    )
    shell += rect(-98, -24, 192, 14, "#30343b", 'rx="4"')
    wheels = rect(-82, -22, 32, 26, "#17181b", 'rx="8"') + rect(
        48, -22, 32, 26, "#17181b", 'rx="8"'
    )
    return (
        out
        + wheels
        + group(side, "", s.form(8, 0.2, 0.4))
        + group(shell, "", s.form(14, 0.4, 0.45))
    )


def desk(s, w, h, colour, top="#d9b98a"):
    """A counter seen from the public's side; origin bottom centre."""
    front = rect(-w / 2, -h, w, h, s.fade([(0, light(colour, 0.12)), (1, dark(colour, 0.25))]))
    return (
        front
        + rect(-w / 2 - 14, -h - 16, w + 28, 22, top)
        + rect(-w / 2, -h + 6, w, 16, "#0d1018", f'opacity="0.35" {s.soft(5)}')
    )


def window(s, x, y, w, h, view, frame="#f1ead9", bars=2):
    """A window with a garden behind it."""
    key = f"w{len(s.defs)}"
    s.defs[
        key
    ] = f'<clipPath id="{key}"><rect x="{num(x)}" y="{num(y)}" width="{num(w)}" height="{num(h)}"/></clipPath>'
    garden = rect(x, y, w, h, view) + "".join(
        s.canopy(
            x + w * k,
            y + h * r,
            w * 0.36,
            h * 0.3,
            160,
            ["#5d8a55", "#7ba565", "#9cbf78", "#c3d894"],
            w * 0.06,
        )
        for k, r in ((0.1, 0.72), (0.55, 0.8), (0.95, 0.62))
    )
    out = rect(x - 12, y - 12, w + 24, h + 24, frame) + group(
        garden, extra=f'clip-path="url(#{key})"'
    )
    for i in range(1, bars + 1):
        out += rect(x + w * i / (bars + 1) - 6, y, 12, h, frame) + rect(
            x + w * i / (bars + 1) + 6, y, 4, h, dark(frame, 0.3), 'opacity="0.5"'
        )
    out += rect(x, y, w, 10, "#20303a", 'opacity="0.35"')
    return out + rect(x - 20, y + h + 8, w + 40, 14, dark(frame, 0.1))


def sunbeam(s, points, strength=0.35):
    return path(poly(points), "#fff0c2", f'opacity="{strength}" {s.soft(26)}')


def bicycle(s, colour="#1c6f8c"):
    """From behind: wheel, bars, saddle; origin where the tyre meets the road."""
    out = oval(0, -62, 10, 62, "none", 'stroke="#15171a" stroke-width="9"')
    out += line("M0,-120V-190", colour, 10) + line(
        "M-62,-214Q-30,-232 0,-226Q30,-232 62,-214", "#2a2d31", 8
    )
    return out + rect(-16, -112, 32, 20, "#a02a22", 'rx="6"')
