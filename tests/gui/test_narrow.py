"""Usage: run-window test_narrow.py PEMDA-STUDIO PICTURES-FOLDER

With WINDOW_SCREEN=1024x600: an old projector shows the whole window, its last button too, on every page.
"""
import os
import pathlib
import sys
import unittest

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
import tap  # noqa: E402
from driver import Program, screenshot, wait  # noqa: E402

STUDIO, PICTURES = pathlib.Path(sys.argv[1]), pathlib.Path(sys.argv[2])
WIDTH = 1024


class TestNarrow(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.studio = Program([STUDIO])
        cls.studio.find('label', 'Pilih merek')

    @classmethod
    def tearDownClass(cls):
        cls.studio.end()

    def look(self, page, button):
        self.studio.find(None, page, index=0).click()
        self.studio.find(None, button, index=0)
        screenshot(PICTURES / f'{page.lower()}.png')
        x, _, width, _ = self.studio.find('push button', 'Tutup').area
        self.assertLessEqual(x + width, WIDTH, f'{page} is wider than the screen')
        wait(lambda: self.studio.find(None, button, index=0).reachable(), f'{button} in reach')

    def test_pages(self):
        """library, calendar and ledger fit"""
        for page, button in (('Pustaka', 'Setoran OPD…'), ('Kalender', 'Unggahan Baru di Tanggal Ini'), ('Pekan', 'Hari ini'), ('Buku Terbit', 'Ekspor')):
            with self.subTest(page):
                self.look(page, button)


if __name__ == '__main__':
    PICTURES.mkdir(parents=True, exist_ok=True)
    tap.run(sys.modules['__main__'], lambda test: screenshot(PICTURES / f'gagal-{test.id()}.png'))
