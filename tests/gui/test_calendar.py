"""Usage: run-window test_calendar.py PEMDA-STUDIO PICTURES-FOLDER

The calendar as a person uses it, in Indonesian: a post for a chosen day, moved by dragging, moved back, found again by keys, published.
The tests go on where the one before stopped.
"""
import datetime
import os
import pathlib
import re
import sqlite3
import sys
import unittest

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
import tap  # noqa: E402
from driver import Program, drag, keys, screenshot, wait  # noqa: E402

LIBRARY = pathlib.Path(os.environ['XDG_DATA_HOME']) / 'pemda-studio/pustaka/library.db'
STUDIO, PICTURES = (pathlib.Path(a) for a in sys.argv[1:3])
TEMPLATE = 'Capaian pembangunan'
MONTHS = 'Januari Februari Maret April Mei Juni Juli Agustus September Oktober November Desember'.split()
TODAY = datetime.datetime.now(datetime.timezone(datetime.timedelta(hours=8))).date()
# days of the month that is shown, whichever it is: one to plan for and one to move to
CHOSEN, OTHER = TODAY.replace(day=10), TODAY.replace(day=17)


def day_name(day, posts):
    """What assistive technology is told of a day; it may have a name between date and number of posts."""
    return re.compile(fr'^\w+, {day.day} {MONTHS[day.month - 1]} {day.year}, (.*, )?{posts} ')


class TestCalendar(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.studio = Program([STUDIO])

    @classmethod
    def tearDownClass(cls):
        cls.studio.end()

    def day(self, day, posts=0):
        return self.studio.find('table cell', day_name(day, posts))

    def chip(self):
        # the post of the calendar, with its time; the list beside it has no time first
        return self.studio.find('push button', re.compile(r', 09\.00'))

    def test_0_nothing_to_export(self):
        """a calendar without posts makes no file, and says so before it asks for a place"""
        self.studio.find(None, re.compile('^(Kalender|Calendar)$'), index=0).click()
        self.day(CHOSEN)
        self.studio.find(None, re.compile('^(Menu kalender|Calendar menu)$'), index=0).click()
        self.studio.find('menu item', re.compile(r'\(CSV\)…$'), index=0)
        screenshot(PICTURES / 'kalender-menu.png')
        self.studio.find('menu item', re.compile(r'^(Ekspor untuk Kalender|Export for Calendars) \(ICS\)…$')).click()
        self.studio.find('label', re.compile('tidak ada yang diekspor|nothing to export'))
        screenshot(PICTURES / 'kalender-kosong.png')

    def test_1_post_for_a_day(self):
        """a new post that is begun on a day is planned for it"""
        self.studio.find(None, re.compile('^(Kalender|Calendar)$'), index=0).click()
        self.day(CHOSEN).click(at=(0.9, 0.9))
        keys('n')
        self.studio.find(None, TEMPLATE).click()
        self.studio.find('text', 'Judul')
        self.studio.find('push button', re.compile('^Beranda'), index=0).click()
        self.studio.find(None, re.compile('^(Kalender|Calendar)$'), index=0).click()
        self.day(CHOSEN, 1)
        self.chip()
        screenshot(PICTURES / 'kalender.png')

    def test_2_drag(self):
        """a post is dragged to another day"""
        drag(self.chip().point(), self.day(OTHER).point((0.8, 0.9)))
        self.day(OTHER, 1)
        self.day(CHOSEN, 0)

    def test_3_undo(self):
        """what was moved is moved back"""
        self.studio.find('push button', 'Urungkan').click()
        self.day(CHOSEN, 1)
        self.day(OTHER, 0)

    def test_4_keys(self):
        """arrows choose a day and Enter opens its post"""
        self.day(OTHER).click(at=(0.9, 0.9))
        keys('Up')
        wait(lambda: 'selected' in self.day(CHOSEN, 1).states, 'the day a week before to be chosen')
        keys('Return')
        self.studio.find('text', 'Judul')

    def test_5_published(self):
        """a post is marked as published by its link, stands in the ledger, and the mark is taken back"""
        self.studio.find('push button', re.compile('^Beranda'), index=0).click()
        self.studio.find(None, re.compile('^(Kalender|Calendar)$'), index=0).click()
        self.chip().click(button=3)
        self.studio.find('menu item', re.compile('^(Tandai Terbit|Mark as Published)')).click()
        self.studio.find('text', re.compile('^(Tautan|Link) .*')).type('https://x.com/pemkabpaser/status/1')
        self.studio.find('push button', re.compile('^(Tandai Terbit|Mark as Published)$')).click()
        undo = self.studio.find('push button', 'Urungkan')
        self.studio.find(None, re.compile('^(Buku Terbit|Ledger)$'), index=0).click()
        self.studio.find('label', 'https://x.com/pemkabpaser/status/1')
        screenshot(PICTURES / 'buku-terbit.png')
        undo.click()
        self.studio.gone('label', 'https://x.com/pemkabpaser/status/1')

    def test_6_pictures(self):
        """a post that the library has no picture of gets one in the calendar"""
        self.assertEqual(0, self.studio.close())
        with sqlite3.connect(LIBRARY) as base:
            base.execute('DELETE FROM thumbnail')
        type(self).studio = Program([STUDIO])
        self.studio.find('label', 'Pilih merek')
        self.studio.find(None, re.compile('^(Kalender|Calendar)$'), index=0).click()
        self.chip()
        with sqlite3.connect(f'file:{LIBRARY}?mode=ro', uri=True) as base:
            wait(lambda: base.execute('SELECT count(*) FROM thumbnail').fetchone()[0] == 1, 'the picture to be drawn and kept')
        screenshot(PICTURES / 'kalender-gambar.png')


if __name__ == '__main__':
    PICTURES.mkdir(parents=True, exist_ok=True)
    tap.run(sys.modules['__main__'], lambda test: screenshot(PICTURES / f'gagal-{test.id()}.png'))
