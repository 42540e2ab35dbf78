"""People, seen from the front or from behind, standing or at a table.

Local units: a head is 100 high, a grown person about 690, the feet stand on
(0, 0) and up is negative. `Person.draw` scales the figure into the scene.
"""

import math

from kit import at, dark, group, light, line, mix, num, oval, path

SKINS = ["#c08a60", "#ad754d", "#cb976c", "#9a6844", "#b47d54", "#a26e49"]
HAIR = "#1d1714"


def taper(p, q, r1, r2):
    """A limb from p to q as one outline with round ends."""
    a = math.atan2(q[1] - p[1], q[0] - p[0]) + math.pi / 2
    c, s = math.cos(a), math.sin(a)
    return (
        f"M{num(p[0] + c * r1)},{num(p[1] + s * r1)}L{num(q[0] + c * r2)},{num(q[1] + s * r2)}"
        f"A{num(r2)},{num(r2)} 0 0 0 {num(q[0] - c * r2)},{num(q[1] - s * r2)}"
        f"L{num(p[0] - c * r1)},{num(p[1] - s * r1)}"
        f"A{num(r1)},{num(r1)} 0 0 0 {num(p[0] + c * r1)},{num(p[1] + s * r1)}Z"
    )


def elbow(shoulder, hand, upper, lower, side):
    """Where the elbow is for a hand at a wanted place: hanging down and outwards."""
    dx, dy = hand[0] - shoulder[0], hand[1] - shoulder[1]
    far = min(math.hypot(dx, dy), upper + lower - 1)
    far = max(far, abs(upper - lower) + 1)
    base = math.atan2(dy, dx)
    turn = math.acos((upper * upper + far * far - lower * lower) / (2 * upper * far))
    bends = [
        (
            shoulder[0] + math.cos(base + k * turn) * upper,
            shoulder[1] + math.sin(base + k * turn) * upper,
        )
        for k in (-1, 1)
    ]
    return max(bends, key=lambda p: p[1] + 0.6 * side * p[0])


def reach(x, y, scale, target):
    """A place in the scene as the figure at (x, y) sees it."""
    return (target[0] - x) / scale, (target[1] - y) / scale


class Person:
    """One figure. Keywords: top, legs, head (kinds), their colours, pose."""

    def __init__(self, scene, **look):
        self.s = scene
        self.skin = look.get("skin", SKINS[0])
        self.head = look.get("head", "hair")
        self.head_colour = look.get("head_colour", HAIR)
        self.top = look.get("top", "shirt")
        self.colour = look.get("colour", "#d9c49a")
        self.legs = look.get("legs", "trousers")
        self.legs_colour = look.get("legs_colour", "#3b3f4a")
        self.turn = look.get("turn", 0)
        self.tilt = look.get("tilt", 0)
        self.lean = look.get("lean", 0)
        self.smile = look.get("smile", 0.6)
        self.woman = look.get("woman", self.head in ("hijab", "bun", "long"))
        self.back = look.get("back", False)
        self.hands = look.get("hands", (None, None))
        self.front_arms = look.get("front_arms", (True, True))
        self.sleeve = look.get("sleeve", "long")
        self.held = look.get("held", "")
        self.wide = look.get("wide", 1)
        self.pattern = look.get("pattern")
        self.step = look.get("step", 0)
        self.child = look.get("child", False)
        self.glasses = look.get("glasses", False)
        self.beard = look.get("beard", False)

    def draw(self, x, y, scale, flip=False):
        half = 66 if self.woman else 78
        self.half = half * self.wide
        arms = [self.arm(side) for side in (-1, 1)]
        behind = "".join(a for a, front in zip(arms, self.front_arms) if not front)
        before = "".join(a for a, front in zip(arms, self.front_arms) if front)
        skull, scarf = self.face_and_head(), self.head == "hijab"
        upper = behind + self.neck() + self.torso() + ("" if scarf else skull)
        upper += self.held + before + (skull if scarf else "")
        if self.lean:
            upper = group(upper, f"rotate({self.lean} 0 -340)")
        return at(self.lower() + upper, x, y, scale, flip)

    # -- trunk ------------------------------------------------------------

    def neck(self):
        skin = self.skin if self.back else dark(self.skin, 0.22)
        return path(
            "M-22,-612L22,-612C22,-590 26,-570 44,-556L-44,-556C-26,-570 -22,-590 -22,-612Z",
            skin,
            self.s.form(7, 0.2, 0.4),
        )

    def outline(self):
        h, w = self.half, self.half * (0.72 if self.woman else 0.8)
        robe = self.top == "gamis" and self.legs != "sit"
        hem = -14 if robe else -322
        hip = self.half * (1.32 if robe else 0.92)
        neck = 27
        return (
            f"M{-neck},-566C-48,-556 {num(-h + 8)},-552 {num(-h)},-526"
            f"C{num(-h - 2)},-505 {num(-h + 12)},-480 {num(-h + 14)},-470"
            f"C{num(-w - 2)},-430 {num(-w)},-410 {num(-w - 2)},-390 L{num(-hip)},{hem}"
            f"Q0,{hem + 14} {num(hip)},{hem} L{num(w + 2)},-390"
            f"C{num(w)},-410 {num(w + 2)},-430 {num(h - 14)},-470"
            f"C{num(h - 12)},-480 {num(h + 2)},-505 {num(h)},-526"
            f"C{num(h - 8)},-552 48,-556 {neck},-566Q0,-552 {-neck},-566Z"
        )

    def torso(self):
        d, shade = self.outline(), dark(self.colour, 0.28)
        body = path(d, self.colour)
        if self.pattern:
            body += path(d, self.pattern, 'opacity="0.8"')
        folds = "".join(
            line(p, shade, w, f'opacity="{o}" {self.s.soft(2.2)}')
            for p, w, o in (
                (f"M{num(-self.half + 16)},-488C-50,-460 -46,-420 -52,-372", 7, 0.5),
                (f"M{num(self.half - 16)},-488C46,-458 40,-430 50,-376", 7, 0.5),
                ("M-24,-400C-18,-372 -26,-350 -22,-330", 6, 0.35),
                ("M22,-420C14,-390 26,-360 18,-328", 6, 0.35),
            )
        )
        if self.top == "gamis" and self.legs != "sit":
            folds += "".join(
                line(
                    f"M{x},-360C{x * 1.1},-260 {x * 1.4},-140 {x * 1.55},-20",
                    shade,
                    9,
                    f'opacity="0.35" {self.s.soft(4)}',
                )
                for x in (-44, -14, 18, 48)
            )
        return group(
            body + folds + ("" if self.back else self.details(shade)),
            "",
            self.s.form(15, 0.38, 0.5),
        )

    def details(self, shade):
        collar = light(self.colour, 0.16)
        if self.top in ("shirt", "pdh", "vest"):
            out = path("M0,-542L-30,-570L-40,-548L-14,-520Z", collar) + path(
                "M0,-542L30,-570L40,-548L14,-520Z", collar
            )
            out += path("M-12,-562L0,-540L12,-562Z", dark(self.skin, 0.2))
            out += line("M0,-538C3,-470 2,-400 1,-328", shade, 2.2, 'opacity="0.6"')
            out += "".join(oval(2, y, 2.4, 2.4, shade) for y in (-505, -470, -435, -400, -365))
        else:
            out = path("M-25,-566Q0,-530 25,-566Q0,-552 -25,-566Z", self.skin)
            out += line("M-26,-566Q0,-528 26,-566", shade, 4, 'opacity="0.55"')
        if self.top == "pdh":
            out += "".join(
                path(f"M{x},-488h34v38q0,5 -5,5h-24q-5,0 -5,-5Z", mix(self.colour, shade, 0.3))
                + path(f"M{x - 1},-490h36l-3,13l-15,5l-15,-5Z", mix(self.colour, shade, 0.5))
                for x in (-52, 18)
            )
            out += path("M18,-504h34v9h-34Z", "#3a2b22") + oval(-35, -502, 7, 7, "#c9a13d")
            out += "".join(path(f"M{x},-548l20,-6l4,10l-20,7Z", "#8d7444") for x in (-66, 42))
        if self.top == "vest":
            vest = "#2d5a4a"
            out += path(
                "M-30,-566C-48,-556 -56,-550 -58,-530L-50,-470L-58,-322L-10,-318L-8,-500Z", vest
            )
            out += path("M30,-566C48,-556 56,-550 58,-530L50,-470L58,-322L10,-318L8,-500Z", vest)
        return out

    # -- limbs ------------------------------------------------------------

    def arm(self, side):
        hand = self.hands[0 if side < 0 else 1] or (side * (self.half + 9), -298)
        shoulder = (side * (self.half - 20), -523)
        near = math.hypot(hand[0] - shoulder[0], hand[1] - shoulder[1]) / 205
        short = min(1, max(0.66, near))  # a bent arm points at the viewer
        joint = elbow(shoulder, hand, 118 * short, 112 * short, side)
        s = self.s
        a = math.atan2(hand[1] - joint[1], hand[0] - joint[0])
        wrist = (hand[0] - math.cos(a) * 12, hand[1] - math.sin(a) * 12)
        cloth = self.colour
        fore = self.skin if self.sleeve == "short" else cloth
        lower = path(taper(joint, wrist, 19 if self.sleeve != "short" else 16, 14), fore)
        upper = path(taper(shoulder, joint, 25, 20), cloth)
        if self.pattern:
            upper += path(taper(shoulder, joint, 25, 20), self.pattern, 'opacity="0.8"')
            if self.sleeve != "short":
                lower += path(taper(joint, wrist, 19, 14), self.pattern, 'opacity="0.8"')
        if self.sleeve == "short":
            mid = tuple(a0 + (b0 - a0) * 0.72 for a0, b0 in zip(shoulder, joint))
            upper = path(taper(shoulder, joint, 18, 16), self.skin) + path(
                taper(shoulder, mid, 26, 25), cloth
            )
        crease = "".join(
            line(
                f"M{num(joint[0] - 12)},{num(joint[1] + dy)}Q{num(joint[0])},{num(joint[1] + dy + 7)} "
                f"{num(joint[0] + 11)},{num(joint[1] + dy - 3)}",
                dark(cloth, 0.35),
                4,
                f'opacity="0.4" {s.soft(1.6)}',
            )
            for dy in (-16, -2)
        )
        blend = (
            ""
            if self.pattern
            else oval(side * (self.half - 38), -516, 13, 24, self.colour, s.soft(6))
        )
        return (
            group(self.hand(hand, a, side), "", s.form(4, 0.4, 0.45))
            + group(lower + upper + crease, "", s.form(9, 0.4, 0.5))
            + blend
        )

    def hand(self, p, a, side):
        def pt(along, across):
            return (
                p[0] + math.cos(a) * along - math.sin(a) * across,
                p[1] + math.sin(a) * along + math.cos(a) * across,
            )

        d = taper(pt(-8, 0), pt(8, 0), 12, 13) + taper(pt(8, 2), pt(32, 1), 11, 7)
        d += taper(pt(2, 9 * side), pt(20, 14 * side), 6, 4.5)
        return path(d, self.skin)

    def lower(self):
        c = self.legs_colour
        if self.legs == "none" or (self.top == "gamis" and self.legs != "sit"):
            return self.shoes() if self.top == "gamis" else ""
        if self.legs in ("skirt", "sarong"):
            w = self.half * 0.9
            d = (
                f"M{num(-w)},-345L{num(w)},-345C{num(w + 10)},-240 {num(w + 8)},-120 {num(w - 2)},-28"
                f"Q0,-16 {num(-w + 2)},-28C{num(-w - 8)},-120 {num(-w - 10)},-240 {num(-w)},-345Z"
            )
            fold = "".join(
                line(
                    f"M{x},-330C{x - 6},-220 {x + 4},-120 {x * 1.2},-34",
                    dark(c, 0.35),
                    8,
                    f'opacity="0.4" {self.s.soft(4)}',
                )
                for x in (-30, 2, 34)
            )
            body = path(d, c)
            return self.shoes() + group(body + fold, "", self.s.form(14, 0.35, 0.5))
        if self.legs == "sit":
            return self.lap()
        out = self.shoes()
        for side in (-1, 1):
            hip, knee, foot = (
                (side * 31, -330),
                (side * 34, -175),
                (side * 35, -26 - (self.step if side < 0 else 0)),
            )
            if self.legs == "shorts":
                out += group(
                    path(taper(hip, foot, 22, 14), self.skin), "", self.s.form(8, 0.3, 0.5)
                )
                foot = (
                    side * (34 + (6 if self.step and side < 0 else 0)),
                    -165 - (self.step * 0.3 if side < 0 else 0),
                )
                out += group(path(taper(hip, foot, 37, 34), c), "", self.s.form(12, 0.35, 0.5))
                continue
            out += group(
                path(taper(hip, knee, 36, 28) + taper(knee, foot, 28, 21), c),
                "",
                self.s.form(12, 0.35, 0.5),
            )
        return out

    def lap(self):
        """Seated, seen from the front: knees at -300, feet at -110."""
        out, c = group(self.shoes(), "translate(0 -112)"), self.legs_colour
        if self.top == "gamis":
            c = self.colour
        for side in (-1, 1):
            shin = taper((side * 40, -285), (side * 40, -130), 33, 23)
            thigh = taper((side * 30, -345), (side * 40, -292), 44, 40)
            out += group(path(shin, dark(c, 0.15)), "", self.s.form(10, 0.3, 0.5))
            out += group(path(thigh, c), "", self.s.form(12, 0.4, 0.5))
        return out

    def shoes(self):
        return "".join(
            group(
                path(
                    taper((s * 34, -12), (s * 42, -6), 13, 11), "#241b18", self.s.form(5, 0.3, 0.4)
                ),
                f"translate(0 {-self.step if s < 0 else 0})",
            )
            for s in (-1, 1)
        )

    # -- head -------------------------------------------------------------

    def face_and_head(self):
        kind = self.head
        skull = self.hijab() if kind == "hijab" else self.bare_head()
        grow = " translate(0 45) scale(1.24) translate(0 -45)" if self.child else ""
        return group(skull, f"translate(0 -625) rotate({self.tilt} 0 40){grow}")

    def bare_head(self):
        s, t = self.s, self.turn
        face = (
            "M-36,-12C-38,-46 -20,-55 0,-55C20,-55 38,-46 36,-12C36,12 31,27 19,41"
            "C10,51 -10,51 -19,41C-31,27 -36,12 -36,-12Z"
        )
        ears = oval(-37 - min(0, t) * -6, 3, 6.5, 11, dark(self.skin, 0.1)) * (t > -0.75)
        ears += oval(37 - max(0, t) * 6, 3, 6.5, 11, dark(self.skin, 0.1)) * (t < 0.75)
        if self.back:
            hair = path(
                "M-37,2C-42,-40 -28,-61 0,-61C28,-61 42,-40 37,2C35,22 28,34 20,38"
                "Q0,44 -20,38C-28,34 -35,22 -37,2Z",
                self.head_colour,
            )
            if self.head == "long":
                hair += path(
                    "M-38,-8C-42,40 -40,70 -34,92Q0,102 34,92C40,70 42,40 38,-8Z", self.head_colour
                )
            if self.head == "bun":
                hair += oval(0, -6, 24, 22, dark(self.head_colour, 0.35)) + line(
                    "M-15,-16Q-4,-26 12,-20M-17,-6Q-2,-14 16,-8", light(self.head_colour, 0.16), 2.4
                )
            out = group(path(face, self.skin) + ears, "", s.form(8, 0.3, 0.4)) + group(
                hair, "", s.form(8, 0.22, 0.4)
            )
            return out + self.cover()
        behind = ""
        if self.head == "long":
            behind = path(
                "M-40,-20C-48,30 -46,70 -38,92L38,92C46,70 48,30 40,-20Z", self.head_colour
            )
        out = behind + group(
            ears + path(face, self.skin) + self.features(), "", s.form(9, 0.42, 0.38)
        )
        return out + group(self.hair(), "", s.form(7, 0.28, 0.4)) + self.cover()

    def hair(self):
        t, c = self.turn * 6, self.head_colour
        if self.head in ("bun", "long"):
            d = (
                f"M-39,6C-46,-40 -30,-63 0,-63C30,-63 46,-40 39,6C36,-8 34,-20 30,-28"
                f"C16,-32 {num(4 + t)},-38 {num(-4 + t)},-46C-12,-34 -26,-28 -31,-24C-35,-14 -37,-6 -39,6Z"
            )
            return path(d, c) + (oval(0, -66, 19, 15, c) if self.head == "bun" else "")
        d = (
            f"M-38,2C-44,-38 -32,-63 {num(2 + t)},-64C32,-64 44,-38 38,2C36,-10 34,-20 30,-27"
            f"C{num(14 + t)},-36 {num(-10 + t)},-38 -27,-28C-33,-20 -36,-10 -38,2Z"
        )
        return path(d, c)

    def cover(self):
        s = self.s
        if self.head == "peci":
            d = "M-37,-22C-38,-40 -36,-58 -33,-70Q0,-78 33,-70C36,-58 38,-40 37,-22Q0,-34 -37,-22Z"
            return group(
                path(d, "#191719") + line("M-33,-69Q0,-61 33,-69", "#3a363a", 2.5),
                "",
                s.form(9, 0.3, 0.3),
            )
        if self.head == "cap":
            d = "M-38,-14C-40,-50 -24,-66 0,-66C24,-66 40,-50 38,-14Q0,-30 -38,-14Z"
            peak = (
                ""
                if self.back
                else path(
                    "M-36,-20Q0,-36 36,-20Q44,-6 30,-6Q0,-18 -30,-6Q-44,-6 -36,-20Z",
                    dark(self.head_colour, 0.3),
                )
            )
            return group(path(d, self.head_colour) + peak, "", s.form(8, 0.35, 0.4))
        if self.head == "caping":
            rim = oval(0, -22, 98, 17, "#6d5530")
            d = "M-98,-24C-60,-44 -24,-72 -5,-88Q0,-92 5,-88C24,-72 60,-44 98,-24C60,-2 -60,-2 -98,-24Z"
            weave = "".join(
                line(
                    f"M0,-86L{x},{-24 + 17 * math.sqrt(1 - (x / 98) ** 2):.0f}",
                    "#8a6a35",
                    1.4,
                    'opacity="0.55"',
                )
                for x in range(-90, 91, 15)
            )
            weave += "".join(
                line(
                    f"M{-98 * k:.0f},{-88 + 64 * k:.0f}Q0,{-88 + 96 * k:.0f} {98 * k:.0f},{-88 + 64 * k:.0f}",
                    "#8a6a35",
                    1.4,
                    'opacity="0.5"',
                )
                for k in (0.35, 0.6, 0.82)
            )
            return rim + group(path(d, "#d8b571") + weave, "", s.form(14, 0.45, 0.55))
        return ""

    def features(self):
        """Eyes, nose and mouth, shifted by the turn of the head."""
        t, sk = self.turn * 13, self.skin
        deep, lip = dark(sk, 0.62), mix(sk, "#8c2f2a", 0.5)
        near = 1 - abs(self.turn) * 0.22
        out = oval(
            t * 0.6, 16, 26, 24, mix(sk, "#c4513a", 0.35), f'opacity="0.22" {self.s.soft(6)}'
        )
        out += path(
            "M-30,22C-20,52 20,52 30,22C22,46 -22,46 -30,22Z",
            dark(sk, 0.4),
            f'opacity="0.35" {self.s.soft(3)}',
        )
        for side in (-1, 1):
            k = near if side * self.turn > 0 else 1
            x = t + side * 14.5 * k
            out += oval(x, 0, 9, 6.5, dark(sk, 0.4), f'opacity="0.28" {self.s.soft(2)}')
            out += oval(x, 1.5, 5.6 * k, 2.9, "#efe4da", 'opacity="0.85"') + oval(
                x + self.turn, 1.4, 2.9, 2.9, "#20120e"
            )
            out += oval(x + self.turn - 0.9, 0.6, 0.8, 0.8, "#ffffff", 'opacity="0.8"')
            out += line(
                f"M{num(x - 7 * k)},1Q{num(x)},-4.5 {num(x + 7 * k)},1",
                "#20120e",
                2,
                'opacity="0.9"',
            )
            out += line(
                f"M{num(x - 9 * k)},{num(-10 + (1.5 if side < 0 else 0))}Q{num(x)},-15 {num(x + 9 * k)},{num(-10 + (1.5 if side > 0 else 0))}",
                HAIR,
                2.4 if self.woman else 3.4,
                'opacity="0.75"',
            )
        out += line(
            f"M{num(t * 1.15 + 3)},-2C{num(t * 1.2 + 5)},8 {num(t * 1.3 + 8)},14 {num(t * 1.3 + 6)},18",
            deep,
            2.6,
            f'opacity="0.32" {self.s.soft(0.8)}',
        )
        out += line(
            f"M{num(t * 1.25 - 7)},18.5Q{num(t * 1.3)},23 {num(t * 1.25 + 7)},18.5",
            deep,
            2.4,
            'opacity="0.55"',
        )
        out += oval(t * 1.3 - 2, 14, 3, 4, "#fff0d8", f'opacity="0.3" {self.s.soft(1)}')
        m, up = t * 1.1, 3 + self.smile * 4
        if self.smile > 0.75:
            out += path(
                f"M{num(m - 12)},28.5Q{num(m)},32 {num(m + 12)},28.5Q{num(m + 2)},{num(30 + up * 1.9)} {num(m - 12)},28.5Z",
                "#fbf4ea",
                f'stroke="{dark(lip, 0.35)}" stroke-width="1.6" stroke-linejoin="round"',
            )
        else:
            out += line(
                f"M{num(m - 10)},30Q{num(m)},{num(30 + up)} {num(m + 10)},30", dark(lip, 0.4), 2.4
            )
            out += oval(m, 32.5 + up * 0.6, 6, 2.2, lip, 'opacity="0.7"')
        if self.beard:
            out += path(
                f"M{num(m - 12)},25Q{num(m)},20 {num(m + 12)},25L{num(m + 10)},27.5Q{num(m)},24 {num(m - 10)},27.5Z",
                HAIR,
                'opacity="0.75"',
            )
        if self.glasses:
            out += "".join(
                f'<rect x="{num(t + d - 10)}" y="-7" width="20" height="16" rx="6" fill="#dfe9f0" '
                'fill-opacity="0.18" stroke="#251d1a" stroke-width="2"/>'
                for d in (-14, 14)
            )
            out += line(f"M{num(t - 4)},-1h8", "#251d1a", 2)
        return out

    def hijab(self):
        s, c, t = self.s, self.head_colour, self.turn * 7
        deep = dark(c, 0.32)
        outer = (
            "M0,-63C34,-63 51,-34 50,2C49,28 56,50 74,72C92,88 92,108 80,128C56,158 22,168 0,170"
            "C-22,168 -56,158 -80,128C-92,108 -92,88 -74,72C-56,50 -49,28 -50,2C-51,-34 -34,-63 0,-63Z"
        )
        folds = "".join(
            line(d, deep, w, f'opacity="{o}" {s.soft(1.8)}')
            for d, w, o in (
                ("M-40,28C-36,70 -8,110 34,140", 6, 0.55),
                ("M-46,40C-50,80 -30,120 -4,156", 5, 0.4),
                ("M40,26C42,56 26,74 6,84", 6, 0.5),
                ("M46,34C60,64 64,90 52,122", 5, 0.4),
                ("M-26,56C-10,76 14,78 30,62", 5, 0.45),
            )
        )
        if self.back:
            drape = "".join(
                line(d, deep, 6, f'opacity="0.32" {s.soft(3)}')
                for d in (
                    "M0,20C4,60 -4,110 4,160",
                    "M-24,40C-34,80 -40,110 -42,146",
                    "M26,44C34,80 42,110 44,142",
                    "M-40,24C-20,44 20,46 42,22",
                )
            )
            return group(path(outer, c) + drape, "", s.form(13, 0.4, 0.5))
        hole = (
            f"M{num(t)},-38C{num(t + 20)},-38 {num(t + 30)},-24 {num(t + 30)},0"
            f"C{num(t + 30)},22 {num(t + 17)},44 {num(t)},45C{num(t - 17)},44 {num(t - 30)},22 {num(t - 30)},0"
            f"C{num(t - 30)},-24 {num(t - 20)},-38 {num(t)},-38Z"
        )
        band = line(
            f"M{num(t - 26)},-20C{num(t - 18)},-38 {num(t + 18)},-38 {num(t + 26)},-20", deep, 6
        )
        key = f"h{len(s.defs)}"
        s.defs[key] = f'<clipPath id="{key}"><path d="{hole}"/></clipPath>'
        inner = (
            path(hole, self.skin)
            + group(self.features(), f"translate({num(t * 0.4)} 2) scale(0.9)")
            + band
        )
        inner += line(hole, dark(self.skin, 0.55), 7, f'opacity="0.4" {s.soft(2.4)}')
        face = group(inner, "", f'clip-path="url(#{key})"')
        cloth = (
            path(outer + hole, c, 'fill-rule="evenodd"')
            + folds
            + line(hole, light(c, 0.2), 2.4, 'opacity="0.7"')
        )
        return group(face, "", s.form(7, 0.35, 0.4)) + group(cloth, "", s.form(12, 0.4, 0.5))
