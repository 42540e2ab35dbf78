"""Usage: run-window test_canvas.py PEMDA-STUDIO PICTURES-FOLDER

The step Design by a real pointer and real keys: selecting, dragging, resizing, turning, aligning, grouping. Where things lie is
read from the list of layers, which is the canvas's twin for screen readers, and where they are seen from the frame on the screen.
The tests go on where the one before stopped. Pictures of the screen are left in the folder.
"""
import os
import pathlib
import re
import sys
import time
import unittest

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
import tap  # noqa: E402
from driver import Program, keys, run, screenshot, wait  # noqa: E402

STUDIO, PICTURES = (pathlib.Path(a) for a in sys.argv[1:3])
ACCENT, GUIDE = b'\x35\x84\xe4', b'[\xe7\xe8][\x1e\x1f][\x8b-\x8d]'
HANDLE = 6  # half of one
PLACE = re.compile(r'(-?\d+), (-?\d+), (?:ukuran )?(\d+) × (\d+)')
PAGE = 1080, 1350


def pointer(*steps):
    """Moves, presses and waits as xdotool does: pointer((10, 20), 'down', (30, 40), 'up')"""
    words = []
    for step in steps:
        if step in ('down', 'up'):
            words += ['mousedown' if step == 'down' else 'mouseup', 1]
        elif isinstance(step, str):
            words += ['keydown' if step[0] == '+' else 'keyup', step[1:]]
        else:
            words += ['mousemove', *(round(n) for n in step)]
        words += ['sleep', 0.04]
    run('xdotool', *words)


def way(start, end, steps=10):
    return [tuple(a + (b - a) * n / steps for a, b in zip(start, end)) for n in range(steps + 1)]


class TestCanvas(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.studio = Program([STUDIO])
        cls.studio.find(None, re.compile('^Paser MAS')).click()
        cls.studio.find(None, 'Capaian pembangunan').click()
        cls.studio.find('text', 'Judul')
        keys('alt+2')
        wait(lambda: cls.rows(), 'the list of layers')
        cls.canvas = cls.studio.find('image', re.compile('^Gambar'))
        time.sleep(1)

    @classmethod
    def tearDownClass(cls):
        cls.studio.end()

    # ---- eyes ----

    @classmethod
    def rows(cls, **more):
        return [row for row in cls.studio.all('list item', PLACE, **more)]

    def selected(self):
        """The names of the selected layers, the topmost first."""
        return [row.name for row in self.rows(states=('selected',))]

    def place(self, name=None):
        """x, y, width, height of the only selected layer, or of the topmost that is called so."""
        names = [row.name for row in self.rows() if name in row.name] if name else self.selected()
        return tuple(int(n) for n in PLACE.search(names[0]).groups()) if names else None

    def settle(self):
        """Waits until the page is laid out as the list says it is."""
        time.sleep(0.7)

    def expect(self, place, slack=0):
        def right():
            now = self.place()
            return now and all(abs(a - b) <= slack for a, b in zip(now, place))
        wait(right, lambda: f'{place}, it is at {self.place()}', 6)

    def words(self):
        """What is said of the selection."""
        return self.canvas.read().description.split('. ')[0]

    def zoom(self):
        return int(re.search(r'(\d+) (persen|percent)', self.canvas.read().description)[1]) / 100

    def inner(self):
        """The part of the canvas on which nothing lies: left, top, width, height."""
        x, y, width, height = self.canvas.read().area
        return round(x + 130), round(y + 50), round(width - 140), round(height - 110)

    def pixels(self, color):
        """Numbers of the pixels of one colour in the inner part."""
        x, y, width, height = self.inner()
        pixels = run('import', '-silent', '-window', 'root', '-crop', f'{width}x{height}+{x}+{y}', '-depth', '8', 'rgb:-')
        return [m.start() // 3 for m in re.finditer(color, pixels) if m.start() % 3 == 0]

    def seen(self):
        """The frame of the selection on the screen, without its handles: left, top, right."""
        x, y, width, height = self.inner()

        def look():
            places = self.pixels(ACCENT)
            if not places:
                return None
            across = [place % width for place in places]
            return x + min(across) + HANDLE, y + min(places) // width + HANDLE, x + max(across) - HANDLE
        return wait(look, 'the frame of the selection')

    def on_screen(self, x, y):
        """Where a point of the page is seen; needs a selection that is not turned and wholly in view."""
        left, top, right = self.seen()
        at = self.place()
        scale = self.zoom() if self.zoom() in (0.25, 1, 4) else (right - left) / at[2]
        return (left + right) / 2 + (x - at[0] - at[2] / 2) * scale, top + (y - at[1]) * scale

    def set_zoom(self, percent):
        """With the selection in the middle."""
        keys('ctrl+8', 'ctrl+0')
        if percent != 100:
            keys(*['ctrl+minus' if percent < 100 else 'ctrl+plus'] * 5)
        wait(lambda: round(self.zoom() * 100) == percent, f'{percent} %, it is {self.zoom()}')
        self.settle()

    def see(self, name):
        screenshot(PICTURES / f'{name}.png')

    def drag_by(self, dx, dy, held=()):
        """Takes the selection by its middle and pulls it by px of the screen. Returns how much of guides was seen."""
        left, top, right = self.seen()
        at = self.place()
        middle = (left + right) / 2, top + at[3] / at[2] * (right - left) / 2
        pointer(middle, *('+' + key for key in held), 'down', *way(middle, (middle[0] + dx, middle[1] + dy)))
        time.sleep(0.1)
        guides = len(self.pixels(GUIDE))
        pointer('up', *('-' + key for key in held))
        self.settle()
        return guides

    # ---- a rectangle of our own to work with ----

    def test_add(self):
        """on a page that was emptied a rectangle is put where it is clicked, and is selected"""
        self.canvas.click(at=(0.5, 0.985))
        keys('ctrl+a')
        wait(lambda: len(self.selected()) > 3, 'all selected')
        keys('Delete')
        wait(lambda: not self.selected(), 'all deleted')
        self.settle()
        keys('r')
        time.sleep(0.3)
        self.canvas.click(at=(0.5, 0.6))
        wait(lambda: len(self.selected()) == 1, 'the new rectangle')
        self.assertRegex(self.words(), r'\d+ × \d+ px')
        self.settle()

    def test_click(self):
        """a click selects, one beside the page selects nothing, Tab goes on, Escape out"""
        name = self.selected()
        middle = self.on_screen(*(self.place()[n] + self.place()[n + 2] / 2 for n in (0, 1)))
        x, y, width, height = self.inner()
        pointer((x + width - 20, y + height / 2), 'down', 'up')
        wait(lambda: not self.selected(), 'nothing selected')
        pointer(middle, 'down', 'up')
        wait(lambda: self.selected() == name, 'the rectangle selected')
        keys('Tab')
        wait(lambda: len(self.selected()) == 1 and self.selected() != name, 'the next layer selected')
        keys('shift+Tab')
        wait(lambda: self.selected() == name, 'back')
        keys('Escape')
        wait(lambda: not self.selected(), 'nothing selected')
        pointer(middle, 'down', 'up')
        wait(lambda: self.selected() == name, 'the rectangle selected')

    def test_nudge(self):
        """arrows move by 1 and 10, with Alt they resize"""
        x, y, width, height = self.place()
        keys('Right', 'Right', 'shift+Down')
        self.expect((x + 2, y + 10, width, height))
        keys('alt+Left', 'alt+shift+Down')
        self.expect((x + 2, y + 10, width - 1, height + 10))
        keys('ctrl+z', 'ctrl+z')
        self.expect((x, y, width, height))

    def check_snap(self, percent):
        """Its left edge is drawn to the page's middle from 4 px of the screen, not from 12, and not with Ctrl."""
        self.set_zoom(percent)
        middle = PAGE[0] / 2
        x, y, width, height = self.place()
        # far enough for a drag, near enough to stay in view
        steps = {25: -8, 100: -2, 400: 3}[percent]
        keys(*['shift+Right' if steps > 0 else 'shift+Left'] * abs(steps))
        start, zoom = x + 10 * steps, percent / 100
        self.expect((start, y, width, height))
        self.settle()
        self.assertGreater(self.drag_by((middle - start) * zoom - 4, 0), 20)
        self.assertEqual(middle, self.place()[0])
        keys('ctrl+z')
        self.expect((start, y, width, height))
        self.settle()
        self.assertEqual(0, self.drag_by((middle - start) * zoom + 4, 0, held=('ctrl',)))
        self.assertNotEqual(middle, self.place()[0])
        self.assertLessEqual(abs(self.place()[0] - middle - 4 / zoom), 1 + 1 / zoom)
        keys('ctrl+z')
        self.expect((start, y, width, height))
        keys('ctrl+z')
        self.expect((x, y, width, height))

    def test_snap(self):
        """dragged edges are drawn to the page's middle alike at 25, 100 and 400 %, each drag is one step"""
        keys(*['shift+Down'] * 4)  # away from other things' edges
        # small enough to be seen whole at 400 %
        keys(*['alt+shift+Left'] * 20, *['alt+shift+Up'] * 14)
        self.settle()
        x = self.place()[0]
        keys(*['shift+Right'] * ((500 - x) // 10))
        self.settle()
        for percent in (25, 100, 400):
            with self.subTest(percent):
                self.check_snap(percent)

    def test_escape(self):
        """Escape in the middle of a drag puts everything back"""
        self.set_zoom(100)
        before = self.place()
        left, top, right = self.seen()
        middle = (left + right) / 2, top + before[3] / 2
        pointer(middle, 'down', *way(middle, (middle[0] + 60, middle[1] + 60)), '+Escape', '-Escape', (middle[0] + 90, middle[1]), 'up')
        self.settle()
        self.assertEqual(before, self.place())

    def test_resize(self):
        """a corner follows the pointer, the opposite one stays; with Shift the shape stays too"""
        x, y, width, height = self.place()
        corner = self.on_screen(x + width, y + height)
        pointer(corner, '+ctrl', 'down', *way(corner, (corner[0] + 40, corner[1] + 25)), 'up', '-ctrl')
        self.expect((x, y, width + 40, height + 25), slack=1)
        keys('ctrl+z')
        self.expect((x, y, width, height))
        self.settle()
        pointer(corner, '+ctrl', '+shift', 'down', *way(corner, (corner[0] + width / 2, corner[1])), 'up', '-shift', '-ctrl')
        self.expect((x, y, round(width * 1.5), round(height * 1.5)), slack=1)
        keys('ctrl+z')
        self.expect((x, y, width, height))
        self.settle()
        side = self.on_screen(x, y + height / 2)
        pointer(side, '+ctrl', '+alt', 'down', *way(side, (side[0] - 30, side[1])), 'up', '-alt', '-ctrl')
        self.expect((x - 30, y, width + 60, height), slack=1)
        keys('ctrl+z')
        self.expect((x, y, width, height))
        self.settle()

    def test_turn(self):
        """the knob below turns it, with Shift by 15 degrees; the frame on the screen turns along"""
        keys('alt+shift+Right', 'alt+shift+Right', 'alt+shift+Right')
        self.settle()
        before, place = self.seen(), self.place()
        centre = (before[0] + before[2]) / 2, before[1] + place[3] / 2
        knob = centre[0], before[1] + place[3] + 20
        left = centre[0] - place[3] / 2 - 20, centre[1] + 3
        pointer(knob, '+shift', 'down', *way(knob, (centre[0] - 60, centre[1] + 60)), *way((centre[0] - 60, centre[1] + 60), left), 'up', '-shift')
        self.settle()
        self.see('kanvas-putar')
        # its width stands upright now: the frame is as wide as it was high; the knob sticks out on the left
        after = self.seen()
        self.assertAlmostEqual(after[1], centre[1] - place[2] / 2, delta=2)
        self.assertAlmostEqual(after[2], centre[0] + place[3] / 2, delta=2)
        keys('ctrl+z')
        wait(lambda: abs(self.seen()[2] - before[2]) <= 1, 'the frame back')
        keys('ctrl+z')
        self.settle()

    def test_copy(self):
        """Alt and dragging leaves the thing and puts a copy elsewhere"""
        before, count = self.place(), len(self.rows())
        self.drag_by(90, 130, held=('alt',))
        wait(lambda: len(self.rows()) == count + 1, 'the copy')
        self.expect((before[0] + 90, before[1] + 130, *before[2:]), slack=7)
        self.see('kanvas-salinan')

    def two(self):
        """Places of the two topmost layers: the rectangle and its copy."""
        return [tuple(int(n) for n in PLACE.search(row.name).groups()) for row in self.rows()[:2]]

    def test_marquee(self):
        """a rectangle drawn around both with Alt selects both, and nothing that is only touched"""
        upper = self.two()[1]
        x, y, width, height = self.place()
        start, end = self.on_screen(upper[0] - 10, upper[1] - 10), self.on_screen(x + width + 10, y + height + 10)
        keys('Escape')
        wait(lambda: not self.selected(), 'nothing selected')
        # begun beside the page, it does not take the thing that it begins on
        pointer(start, '+alt', 'down', *way(start, end), 'up', '-alt')
        self.settle()
        self.see('kanvas-bingkai')
        self.assertEqual([row.name for row in self.rows()[:2]], self.selected())

    def test_align(self):
        """several are aligned, and go back in one step"""
        before = self.two()
        self.assertNotEqual(before[0][0], before[1][0])
        keys('ctrl+shift+Left')
        wait(lambda: len({place[0] for place in self.two()}) == 1, 'the left edges in line')
        keys('ctrl+z')
        wait(lambda: self.two() == before, 'both back')
        self.settle()

    def test_group(self):
        """grouped ones are taken together by one click and moved together"""
        before = self.two()
        left, top, right = self.seen()
        inside = left + 15, top + 15
        keys('ctrl+g')
        self.settle()
        keys('Escape')
        wait(lambda: not self.selected(), 'nothing selected')
        pointer(inside, 'down', 'up')
        wait(lambda: len(self.selected()) == 2, 'both selected')
        pointer(inside, '+ctrl', 'down', *way(inside, (inside[0] + 20, inside[1] + 30)), 'up', '-ctrl')
        moved = [(x + 20, y + 30, w, h) for x, y, w, h in before]
        wait(lambda: all(abs(a - b) <= 1 for one, other in zip(self.two(), moved) for a, b in zip(one, other)), 'both moved')
        self.see('kanvas-kelompok')
        keys('ctrl+z')
        wait(lambda: self.two() == before, 'both back')
        self.settle()

    def test_inside(self):
        """a double-click takes one of the group, Escape the group again"""
        left, top, right = self.seen()
        pointer((left + 15, top + 15), 'down', 'up', 'down', 'up')
        wait(lambda: len(self.selected()) == 1, 'one of them selected')
        keys('Escape')
        wait(lambda: len(self.selected()) == 2, 'both selected')
        keys('ctrl+shift+g')
        self.settle()
        keys('Escape', 'Escape')
        wait(lambda: not self.selected(), 'nothing selected')

    def test_locked(self):
        """what is locked is selected, says why, and stays"""
        keys('ctrl+9')
        self.settle()
        keys('Tab')
        wait(lambda: len(self.selected()) == 1, 'the first layer selected')
        before = self.place('Logo')
        keys('Right')
        wait(lambda: self.studio.all('label', re.compile('tidak dapat diubah|can.t be changed|dikunci')), 'the reason')
        self.assertEqual(before, self.place('Logo'))
        self.see('kanvas-terkunci')


if __name__ == '__main__':
    PICTURES.mkdir(parents=True, exist_ok=True)
    tap.run(sys.modules['__main__'], lambda test: screenshot(PICTURES / f'gagal-{test.id()}.png'))
