"""Usage: run-window test_crop.py PEMDA-STUDIO PEMDA PHOTO PICTURES-FOLDER

A photo cropped by a real pointer, wheel and keys, and a face hidden in it, as far as the saved file. The tests go on where the one
before stopped. Pictures of the screen are left in the folder.
"""
import json
import os
import pathlib
import re
import sys
import tempfile
import time
import unittest
import zipfile

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
import tap  # noqa: E402
from driver import Program, click_at, drag, keys, run, screenshot, wait, wheel  # noqa: E402

STUDIO, PEMDA, PHOTO, PICTURES = (pathlib.Path(a) for a in sys.argv[1:5])
ACCENT = b'\x35\x84\xe4'
HANDLE = 6  # half of one, at the corners
MARGIN = 14  # of the frame, where handles lie


class TestCrop(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.folder = tempfile.TemporaryDirectory()
        cls.post = pathlib.Path(cls.folder.name) / 'pangkas.pemda'
        run(PEMDA, 'new', 'kegiatan-pimpinan', '--set', f'foto={PHOTO}', '-o', cls.post)
        cls.studio = Program([STUDIO, cls.post])
        cls.studio.find('text', 'Judul')
        keys('alt+2')
        cls.canvas = cls.studio.find('image', re.compile('^Gambar'))
        time.sleep(1.5)
        x, y, width, height = cls.canvas.area
        click_at((x + width / 2 + 20, y + height * 0.2))
        time.sleep(0.8)
        cls.frame = cls.find_frame()

    @classmethod
    def tearDownClass(cls):
        cls.studio.end()
        cls.folder.cleanup()

    # ---- eyes ----

    @classmethod
    def find_frame(cls):
        """The frame of the selected photo on the screen: left, top, right, bottom."""
        x, y, width, height = cls.canvas.area
        x, y, width, height = round(x + 120), round(y + 50), round(width - 130), round(height - 110)

        def look():
            pixels = run('import', '-silent', '-window', 'root', '-crop', f'{width}x{height}+{x}+{y}', '-depth', '8', 'rgb:-')
            places = [divmod(found.start() // 3, width) for found in re.finditer(ACCENT, pixels) if found.start() % 3 == 0]
            if not places:
                return None
            left, right = (pick(column for _, column in places) for pick in (min, max))
            rows = [row for row, column in places if column > right - HANDLE]
            return x + left + HANDLE, y + min(rows) + HANDLE, x + right - HANDLE, y + max(rows) - HANDLE
        return wait(look, 'the frame of the photo')

    def place(self, across, down):
        left, top, right, bottom = self.frame
        return left + (right - left) * across, top + (bottom - top) * down

    def look(self):
        """What is seen of the photo, where neither bars nor handles lie."""
        left, top, right, bottom = self.frame
        width, height = right - left - 2 * MARGIN, round((bottom - top) * 0.6)
        area = f'{width}x{height}+{left + MARGIN}+{round(top + (bottom - top) * 0.3)}'
        return run('import', '-silent', '-window', 'root', '-crop', area, '-depth', '8', 'gray:-')

    def assert_seen(self, picture, like, far=3):
        """Whether two looks are alike, or (like=False) are not."""
        def apart():
            now = self.look()
            return sum(abs(a - b) for a, b in zip(now[::7], picture[::7])) / len(now[::7])
        wait(lambda: (apart() < far) == like, lambda: f'another picture, they differ by {apart():.1f}', 6)

    def see(self, name):
        screenshot(PICTURES / f'{name}.png')

    def cropping(self):
        return bool(self.studio.all('slider', re.compile('Zum foto|Zoom of the photo')))

    def begin(self):
        keys('c')
        wait(self.cropping, 'the bar under the photo')
        time.sleep(0.6)

    def end(self, key):
        keys(key)
        wait(lambda: not self.cropping(), 'the end of cropping')
        time.sleep(0.8)

    def percent(self):
        slider = self.studio.find('slider', re.compile('Zum foto|Zoom of the photo'))
        names = [c.name for c in slider.parent.children if re.match(r'^\d+ %$', c.name)]
        return int(names[0].split()[0])

    def undo_is_possible(self):
        return 'enabled' in self.studio.find('push button', re.compile('^(Urungkan|Undo)')).states

    # ---- what a person does ----

    def test_double_click(self):
        """a double-click begins, Escape gives up what was done"""
        type(self).before = self.look()
        click_at(self.place(0.4, 0.6), times=2)
        wait(self.cropping, 'the bar under the photo')
        time.sleep(0.8)
        self.see('crop-1-begin')
        wheel(self.place(0.3, 0.7), -6)
        wait(lambda: self.percent() > 150, 'a larger photo')
        self.end('Escape')
        self.assert_seen(self.before, True)
        self.assertFalse(self.undo_is_possible())

    def test_drag_and_wheel(self):
        """the wheel enlarges, dragging moves, Enter keeps it as one step"""
        self.begin()
        wheel(self.place(0.5, 0.8), -8)
        wait(lambda: self.percent() > 200, 'a larger photo')
        cropped = self.look()
        drag(self.place(0.3, 0.8), self.place(0.55, 0.7))
        time.sleep(0.4)
        self.assert_seen(cropped, False)
        self.see('crop-2-dragged')
        self.end('Return')
        self.see('crop-3-kept')
        type(self).kept = self.look()
        self.assert_seen(self.before, False)

    def test_undo(self):
        """one step back is the photo as it was, one forward as it was cropped"""
        keys('ctrl+z')
        self.assert_seen(self.before, True)
        self.assertFalse(self.undo_is_possible())
        keys('ctrl+shift+z')
        self.assert_seen(self.kept, True)
        keys('ctrl+z')
        self.assert_seen(self.before, True)

    def test_keys(self):
        """plus and minus zoom, arrows move, in the same words as the slider"""
        self.begin()
        self.assertEqual(self.percent(), 100)
        keys('plus', 'plus', 'plus', 'plus', 'plus')
        wait(lambda: self.percent() == 161, lambda: f'161 %, it is {self.percent()}')
        zoomed = self.look()
        keys('shift+Left', 'shift+Left', 'shift+Left', 'shift+Left')
        self.assert_seen(zoomed, False)
        keys('minus', 'minus', 'minus', 'minus', 'minus')
        wait(lambda: self.percent() == 100, '100 %')
        self.end('Escape')

    def test_frame(self):
        """a handle makes the frame smaller, the photo stays where it is"""
        self.begin()
        left, top, right, bottom = self.frame
        inside = self.look()[:2000]
        drag((right, (top + bottom) / 2), (right - 90, (top + bottom) / 2))
        time.sleep(0.5)
        self.see('crop-4-frame')
        self.assertEqual(len(inside), 2000)
        self.end('Return')
        smaller = self.find_frame()
        self.assertAlmostEqual(smaller[2], right - 90, delta=4)
        self.assertAlmostEqual(smaller[0], left, delta=2)
        keys('ctrl+z')
        wait(lambda: abs(self.find_frame()[2] - right) <= 2, 'the frame as it was')

    def test_hide(self):
        """a face is drawn over, and the saved file holds nothing of it"""
        click_at(self.place(0.25, 0.6), button=3)
        self.studio.find('menu item', re.compile('Hide Parts|Samarkan')).click()
        wait(lambda: self.studio.all('label', re.compile('No areas|Belum ada area')), 'the bar for hiding')
        time.sleep(0.8)
        drag(self.place(0.3, 0.45), self.place(0.45, 0.8))
        self.studio.find('label', re.compile('Area 1'))
        time.sleep(0.8)
        self.see('crop-5-hide')
        keys('Return')
        self.assert_seen(self.before, False, 0.5)
        self.see('crop-6-hidden')
        keys('ctrl+s')

        def saved():
            with zipfile.ZipFile(self.post) as package:
                return 'obscure' in json.loads(package.read('post.json'))['content']['foto']
        wait(saved, 'the saved file')
        with zipfile.ZipFile(self.post) as package:
            area = json.loads(package.read('post.json'))['content']['foto']['obscure'][0]
            contents = [package.read(name) for name in package.namelist()]
        self.assertTrue(area['applied'])
        photo = PHOTO.read_bytes()
        for at in range(len(photo) // 4, len(photo) - 64, len(photo) // 20):
            self.assertFalse(any(photo[at:at + 64] in content for content in contents), 'the original is in the file')


if __name__ == '__main__':
    PICTURES.mkdir(parents=True, exist_ok=True)
    tap.run(sys.modules['__main__'], lambda test: screenshot(PICTURES / f'gagal-{test.id()}.png'))
