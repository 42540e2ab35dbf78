"""Pieces the sample scenes are drawn with: colour, light, nature.

Every scene is one SVG of W x H. Depth comes from the blur of whole layers,
volume from the form filter (an edge lit from the sun, an edge in shade).
"""

import math
import random

W, H = 1800, 1350


def num(value):
    return f"{value:.1f}".rstrip("0").rstrip(".")


def rgb(colour):
    return [int(colour[i : i + 2], 16) for i in (1, 3, 5)]


def mix(a, b, t):
    t = min(1, max(0, t))
    return "#" + "".join(f"{round(x + (y - x) * t):02x}" for x, y in zip(rgb(a), rgb(b)))


def dark(colour, t):
    return mix(colour, "#150f1c", t)


def light(colour, t):
    return mix(colour, "#fff3d8", t)


def path(d, fill, extra=""):
    return f'<path d="{d}" fill="{fill}" {extra}/>'


def line(d, colour, width, extra=""):
    return (
        f'<path d="{d}" fill="none" stroke="{colour}" stroke-width="{num(width)}" '
        f'stroke-linecap="round" stroke-linejoin="round" {extra}/>'
    )


def rect(x, y, w, h, fill, extra=""):
    return f'<rect x="{num(x)}" y="{num(y)}" width="{num(w)}" height="{num(h)}" fill="{fill}" {extra}/>'


def oval(x, y, rx, ry, fill, extra=""):
    return f'<ellipse cx="{num(x)}" cy="{num(y)}" rx="{num(rx)}" ry="{num(ry)}" fill="{fill}" {extra}/>'


def poly(points):
    return "M" + "L".join(f"{num(x)},{num(y)}" for x, y in points) + "Z"


def group(content, transform="", extra=""):
    place = f' transform="{transform}"' if transform else ""
    return f"<g{place} {extra}>{content}</g>"


def at(content, x, y, scale=1, flip=False, turn=0):
    sx = -scale if flip else scale
    return group(
        content, f"translate({num(x)} {num(y)}) rotate({turn}) scale({sx:.3f} {scale:.3f})"
    )


def leaf(x, y, angle, length, width):
    dx, dy = math.cos(angle), math.sin(angle)
    ex, ey = x + dx * length, y + dy * length
    mx, my = x + dx * length / 2, y + dy * length / 2
    return (
        f"M{num(x)},{num(y)}Q{num(mx - dy * width)},{num(my + dx * width)} {num(ex)},{num(ey)}"
        f"Q{num(mx + dy * width)},{num(my - dx * width)} {num(x)},{num(y)}"
    )


class Scene:
    """Collects defs and layers; `sun` points from a thing to the light."""

    def __init__(self, seed, sun=(-0.75, -0.65), warm="#fff0c8", cool="#141a38"):
        self.rnd = random.Random(seed)
        self.sun, self.warm, self.cool = sun, warm, cool
        self.bloom, self.saturation, self.size = 0.62, 104, (W, H)
        self.defs, self.parts = {}, []

    def add(self, *content):
        self.parts.extend(content)

    def layer(self, content, blur=0, extra=""):
        mark = f'filter="url(#{self.blur(blur)})"' if blur else ""
        self.add(f"<g {mark} {extra}>{content}</g>")

    def blur(self, s):
        key = f"b{num(s)}".replace(".", "_")
        self.defs[key] = (
            f'<filter id="{key}" x="-250" y="-250" width="{W + 500}" height="{H + 500}" '
            f'filterUnits="userSpaceOnUse"><feGaussianBlur stdDeviation="{num(s)}"/></filter>'
        )
        return key

    def soft(self, s):
        """A blur for one small thing: region relative to its own box."""
        key = f"s{num(s)}".replace(".", "_")
        self.defs[key] = (
            f'<filter id="{key}" x="-60%" y="-60%" width="220%" height="220%">'
            f'<feGaussianBlur stdDeviation="{num(s)}"/></filter>'
        )
        return f'filter="url(#{key})"'

    def form(self, s, lit=0.45, shade=0.5):
        key = f"f{num(s)}_{int(lit * 100)}_{int(shade * 100)}".replace(".", "_")
        x, y = self.sun[0] * s * 1.1, self.sun[1] * s * 1.1
        self.defs[key] = (
            f'<filter id="{key}" x="-4%" y="-4%" width="108%" height="108%" '
            'color-interpolation-filters="sRGB">'
            f'<feGaussianBlur in="SourceAlpha" stdDeviation="{num(s)}" result="b"/>'
            f'<feOffset in="b" dx="{num(x)}" dy="{num(y)}" result="o1"/>'
            f'<feFlood flood-color="{self.cool}" flood-opacity="{shade}"/>'
            '<feComposite operator="out" in2="o1"/>'
            '<feComposite operator="in" in2="SourceAlpha" result="shade"/>'
            f'<feOffset in="b" dx="{num(-x)}" dy="{num(-y)}" result="o2"/>'
            f'<feFlood flood-color="{self.warm}" flood-opacity="{lit}"/>'
            '<feComposite operator="out" in2="o2"/>'
            '<feComposite operator="in" in2="SourceAlpha" result="lit"/>'
            '<feMerge><feMergeNode in="SourceGraphic"/><feMergeNode in="shade"/>'
            '<feMergeNode in="lit"/></feMerge></filter>'
        )
        return f'filter="url(#{key})"'

    def relief(self, fx, fy, height, mode="soft-light", octaves=5, azimuth=225, elevation=50):
        """Noise lit from the side: rock, canopy, water, rough ground."""
        key = f"r{len(self.defs)}"
        self.defs[key] = (
            f'<filter id="{key}" x="0" y="0" width="100%" height="100%" '
            'color-interpolation-filters="sRGB">'
            f'<feTurbulence type="fractalNoise" baseFrequency="{fx} {fy}" '
            f'numOctaves="{octaves}" seed="{self.rnd.randrange(999)}"/>'
            f'<feDiffuseLighting surfaceScale="{height}" '
            f'diffuseConstant="{0.5 / math.sin(math.radians(elevation)):.2f}" '
            f'lighting-color="#fff"><feDistantLight azimuth="{azimuth}" elevation="{elevation}"/>'
            '</feDiffuseLighting><feComposite in2="SourceAlpha" operator="in" result="l"/>'
            f'<feBlend in="l" in2="SourceGraphic" mode="{mode}"/></filter>'
        )
        return f'filter="url(#{key})"'

    def fade(self, stops, x1=0, y1=0, x2=0, y2=1, units="objectBoundingBox"):
        key = f"g{len(self.defs)}"
        marks = "".join(
            f'<stop offset="{o}" stop-color="{c}" stop-opacity="{a[0] if a else 1}"/>'
            for o, c, *a in stops
        )
        self.defs[key] = (
            f'<linearGradient id="{key}" x1="{x1}" y1="{y1}" x2="{x2}" y2="{y2}" '
            f'gradientUnits="{units}">{marks}</linearGradient>'
        )
        return f"url(#{key})"

    def glow(self, stops):
        key = f"g{len(self.defs)}"
        marks = "".join(
            f'<stop offset="{o}" stop-color="{c}" stop-opacity="{a}"/>' for o, c, a in stops
        )
        self.defs[key] = f'<radialGradient id="{key}">{marks}</radialGradient>'
        return f"url(#{key})"

    def cloud_filter(self, fx, fy, gain, cut, colour="#ffffff"):
        key = f"c{len(self.defs)}"
        r, g, b = (v / 255 for v in rgb(colour))
        self.defs[key] = (
            f'<filter id="{key}" x="0" y="0" width="100%" height="100%" '
            'color-interpolation-filters="sRGB">'
            f'<feTurbulence type="fractalNoise" baseFrequency="{fx} {fy}" numOctaves="6" '
            f'seed="{self.rnd.randrange(999)}"/>'
            f'<feColorMatrix values="0 0 0 0 {r:.2f} 0 0 0 0 {g:.2f} 0 0 0 0 {b:.2f} '
            f'{gain} 0 0 0 {-gain * cut:.2f}"/><feComposite in2="SourceAlpha" operator="in"/></filter>'
        )
        return f'filter="url(#{key})"'

    def sky(self, stops, bottom, cloud="#ffffff", shade="#8fa3b8", cut=0.52, strength=0.85):
        self.add(rect(0, 0, W, bottom, self.fade(stops)))
        veil = self.fade([(0, "#fff", 0.5), (0.55, "#fff", strength), (1, "#fff", 0.15)])
        key = f"m{len(self.defs)}"
        self.defs[
            key
        ] = f'<mask id="{key}"><rect width="{W}" height="{bottom}" fill="{veil}"/></mask>'
        seed = self.rnd.getstate()
        under = self.cloud_filter(0.0016, 0.0052, 4.6, cut, shade)
        self.rnd.setstate(seed)
        over = self.cloud_filter(0.0016, 0.0052, 4.6, cut + 0.05, cloud)
        self.add(
            group(
                group(rect(0, 0, W, bottom, "#fff", under), "translate(0 10)", 'opacity="0.55"')
                + rect(0, 0, W, bottom, "#fff", over),
                extra=f'mask="url(#{key})"',
            )
        )

    def sunlight(self, x, y, r, colour="#fff2c4", strength=0.9):
        mark = self.glow([(0, colour, strength), (0.35, colour, strength * 0.45), (1, colour, 0)])
        self.add(oval(x, y, r, r, mark))

    def ridge(self, x0, x1, base, height, rough, peaks=None):
        """A skyline as points, `peaks` = [(x, rise)] set its large shape."""
        peaks = peaks or [(x0, 0.4), ((x0 + x1) / 2, 1), (x1, 0.4)]
        points = [(x, base - height * k) for x, k in peaks]
        for step in range(7):
            out = [points[0]]
            for (ax, ay), (bx, by) in zip(points, points[1:]):
                jitter = self.rnd.uniform(-1, 1) * rough / 1.75**step
                out += [((ax + bx) / 2, (ay + by) / 2 + jitter), (bx, by)]
            points = out
        return points

    def hill(self, points, base, fill, extra=""):
        return path(poly([(points[0][0], base)] + points + [(points[-1][0], base)]), fill, extra)

    def canopy(self, x, y, rx, ry, count, colours, size=9, lobes=7):
        """Foliage: many leaves, dark below and behind, light where the sun is."""
        rnd, buckets = self.rnd, [[] for _ in colours]
        heads = [
            (
                x + rnd.uniform(-0.62, 0.62) * rx,
                y + rnd.uniform(-0.5, 0.5) * ry,
                rnd.uniform(0.3, 0.58),
            )
            for _ in range(lobes)
        ]
        body = group(
            "".join(oval(hx, hy, rx * k * 0.84, ry * k * 0.84, colours[1]) for hx, hy, k in heads),
            "",
            self.soft(rx * 0.05),
        )
        for _ in range(count // 3):
            hx, hy, k = rnd.choice(heads)
            a, d = rnd.uniform(0, math.tau), math.sqrt(rnd.random()) * 0.8
            rank = 1 if math.sin(a) > 0.1 + rnd.uniform(-0.5, 0.5) else 2
            buckets[rank].append(
                leaf(
                    hx + math.cos(a) * d * rx * k,
                    hy + math.sin(a) * d * ry * k,
                    rnd.uniform(0, math.tau),
                    size * 2.2,
                    size * 0.9,
                )
            )
        for _ in range(count):
            hx, hy, k = rnd.choice(heads)
            a, d = rnd.uniform(0, math.tau), math.sqrt(rnd.random())
            u, v = math.cos(a) * d, math.sin(a) * d
            lit = 0.5 + 0.42 * (u * self.sun[0] + v * self.sun[1])
            lit += 0.16 * ((hx - x) / rx * self.sun[0] + (hy - y) / ry * self.sun[1])
            lit += rnd.uniform(-0.2, 0.2)
            rank = min(len(colours) - 1, max(0, int(lit * len(colours))))
            length = size * rnd.uniform(0.7, 1.6)
            buckets[rank].append(
                leaf(
                    hx + u * rx * k,
                    hy + v * ry * k,
                    rnd.uniform(0, math.tau),
                    length,
                    length * 0.32,
                )
            )
        return body + "".join(path("".join(b), c) for b, c in zip(buckets, colours) if b)

    def tree(self, x, y, height, colours, spread=0.42, count=None, trunk="#4a3628", size=None):
        rx, top = height * spread, y - height
        count = count or int(700 + height * 5)
        stem = path(
            poly(
                [
                    (x - height * 0.025, y),
                    (x - height * 0.014, top + height * 0.4),
                    (x + height * 0.014, top + height * 0.4),
                    (x + height * 0.028, y),
                ]
            ),
            trunk,
            self.form(6, 0.3, 0.4),
        )
        crown = self.canopy(
            x,
            top + height * 0.36,
            rx,
            height * 0.38,
            count,
            colours,
            size or 6 + height * 0.016,
            16,
        )
        return stem + crown

    def frond(self, x, y, angle, length, droop, colours, leaflets=26):
        """One palm frond; angle 0 = to the right, droop bends it down."""
        buckets = [[] for _ in colours]
        px, py, spine = x, y, []
        for i in range(leaflets):
            t = i / leaflets
            a = angle + droop * t * t * (1 if math.cos(angle) >= 0 else -1)
            px += math.cos(a) * length / leaflets
            py += math.sin(a) * length / leaflets
            spine.append((px, py))
            reach = length * 0.3 * math.sin(math.pi * (0.16 + 0.82 * t)) + 4
            for side in (-1, 1):
                b = a + side * (0.95 - 0.35 * t) + self.rnd.uniform(-0.08, 0.08)
                b += 0.35 * math.cos(b) * (1 if math.cos(b) >= 0 else 1)
                lit = 0.5 - 0.32 * math.sin(a) + 0.2 * side * (-1 if math.cos(a) > 0 else 1)
                rank = int(min(0.99, max(0, lit + self.rnd.uniform(-0.2, 0.2))) * len(colours))
                buckets[rank].append(leaf(px, py, b, reach, max(1.2, length * 0.011)))
        stem = "M" + "L".join(f"{num(a)},{num(b)}" for a, b in [(x, y)] + spine)
        return "".join(path("".join(b), c) for b, c in zip(buckets, colours)) + line(
            stem, colours[1], length * 0.014
        )

    def palm(self, x, y, height, lean, colours, fronds=13, reach=0.36, trunk="#6b5644"):
        tx, ty = x + lean, y - height
        w = height * 0.017
        bend = x + lean * 0.25
        stem = path(
            f"M{num(x - w * 1.5)},{num(y)}Q{num(bend - w)},{num(y - height * 0.5)} {num(tx - w * 0.7)},{num(ty)}"
            f"L{num(tx + w * 0.7)},{num(ty)}Q{num(bend + w)},{num(y - height * 0.5)} {num(x + w * 1.5)},{num(y)}Z",
            trunk,
            self.form(w * 0.8, 0.5, 0.5),
        )
        out = ""
        for i in range(fronds):
            a = -math.pi / 2 + (i / (fronds - 1) - 0.5) * 4.1 + self.rnd.uniform(-0.12, 0.12)
            shade = colours if i % 3 else [dark(c, 0.25) for c in colours]
            out += self.frond(tx, ty, a, height * reach * self.rnd.uniform(0.85, 1.1), 1.25, shade)
        return stem + out

    def grass(self, x0, x1, y0, y1, count, colours, size=16):
        """Blades, larger towards the viewer (y1)."""
        buckets = [[] for _ in colours]
        for _ in range(count):
            t = self.rnd.random()
            y = y0 + (y1 - y0) * t
            length = size * (0.25 + 0.95 * t) * self.rnd.uniform(0.6, 1.4)
            a = -math.pi / 2 + self.rnd.uniform(-0.55, 0.55)
            buckets[self.rnd.randrange(len(colours))].append(
                leaf(self.rnd.uniform(x0, x1), y, a, length, max(0.8, length * 0.08))
            )
        return "".join(path("".join(b), c) for b, c in zip(buckets, colours))

    def glitter(self, x, spread, y0, y1, count, colour, opacity=0.8):
        d = []
        for _ in range(count):
            t = self.rnd.random() ** 1.6
            y = y0 + (y1 - y0) * t
            px = x + self.rnd.gauss(0, spread * (0.35 + t))
            length = 6 + 46 * t * self.rnd.random()
            d.append(leaf(px - length / 2, y, 0, length, 0.7 + 2.2 * t))
        return path("".join(d), colour, f'opacity="{opacity}"')

    def sea(self, y0, y1, stops):
        out = rect(0, y0, W, y1 - y0, self.fade(stops))
        cut = y0 + (y1 - y0) * 0.3
        far = self.relief(0.006, 0.11, 5, "soft-light", 3, 250, 42)
        near = self.relief(0.0035, 0.03, 12, "soft-light", 4, 250, 42)
        veil = self.fade([(0, "#fff", 0), (0.35, "#fff", 1)])
        self.defs[
            "seamask"
        ] = f'<mask id="seamask"><rect x="0" y="{num(cut - 60)}" width="{W}" height="{num(y1 - cut + 60)}" fill="{veil}"/></mask>'
        base = self.fade(stops, 0, y0, 0, y1, "userSpaceOnUse")
        return (
            out
            + rect(0, y0, W, cut - y0 + 80, base, far)
            + group(rect(0, cut - 60, W, y1 - cut + 60, base, near), extra='mask="url(#seamask)"')
        )

    def daylight(self, strength=0.2):
        """Warm from the window side, cool away from it."""
        veil = self.fade(
            [
                (0, "#ffe9b8", strength),
                (0.45, "#ffe9b8", 0),
                (0.6, "#1a2340", 0),
                (1, "#1a2340", strength * 1.2),
            ],
            0,
            0.1,
            1,
            0.5,
        )
        self.add(rect(0, 0, W, H, veil))

    def shadow(self, x, y, rx, ry, opacity=0.4, s=10):
        return oval(x, y, rx, ry, "#0d1420", f'opacity="{opacity}" {self.soft(s)}')

    def svg(self):
        # Drawn 6 % larger than the photo: finish.sh cuts the margin off, where
        # the blur of a layer has nothing to draw from.
        w, h = self.size
        return (
            f'<svg xmlns="http://www.w3.org/2000/svg" width="{w * 1.06:.0f}" height="{h * 1.06:.0f}" '
            f'viewBox="0 0 {w} {h}">'
            f'<defs>{"".join(self.defs.values())}</defs>{"".join(self.parts)}</svg>'
        )
