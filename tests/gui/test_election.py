"""Usage: run-window test_election.py PEMDA-STUDIO PICTURES-FOLDER

Election mode as an office sets it: days that do not follow each other are told and not saved, those that do are kept, the time is told, and it can
be ended. Labels are those of either language. The tests go on where the one before stopped.
"""
import datetime
import os
import pathlib
import re
import sys
import unittest

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
import tap  # noqa: E402
from driver import Program, keys, screenshot, wait  # noqa: E402

STUDIO, PICTURES = pathlib.Path(sys.argv[1]), pathlib.Path(sys.argv[2])
MENU = re.compile('^(Main menu|Menu utama)$')
OPEN = re.compile('^(Election Mode…|Mode Pemilu…)$')
TITLES = ('Election Mode', 'Mode Pemilu')
FIXED, VOTE = re.compile('^(Candidates fixed|Penetapan calon)'), re.compile('^(Day of voting|Hari pemungutan suara)')
MODE = re.compile('^(Election mode|Mode pemilu)$')
SAVE = re.compile('^(Save|Simpan)$')
HOLDS = re.compile('^(The stricter rules hold|Aturan yang lebih ketat berlaku) ')


def day(offset):
    date = datetime.date.today() + datetime.timedelta(days=offset)
    return f'{date.day}/{date.month}/{date.year}'


class TestElection(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.studio = Program([STUDIO])

    @classmethod
    def tearDownClass(cls):
        cls.studio.end()

    def dialog(self):
        return next((w for name in TITLES if (w := self.studio.window(name))), None)

    def open(self):
        self.studio.find(None, MENU, index=0).click()
        self.studio.find('menu item', OPEN).click()
        wait(self.dialog, 'the dialog')

    def save(self):
        self.studio.find('push button', SAVE).click()
        wait(lambda: not self.dialog(), 'the dialog closed')

    def test_1_wrong(self):
        """days that do not follow each other are told, and nothing is saved"""
        self.open()
        self.assertFalse(self.studio.nameless())
        self.studio.find('check box', MODE).click()
        self.studio.find('text', FIXED).type(day(20))
        self.studio.find('text', VOTE).type(day(-20))
        wait(lambda: not self.studio.all('push button', SAVE, states=['sensitive']), 'the button shut')
        screenshot(PICTURES / 'salah.png')

    def test_2_saved(self):
        """those that do tell the time in which the rules are stricter, and are there when the dialog opens again"""
        self.studio.find('text', FIXED).type(day(-20))
        self.studio.find('text', VOTE).type(day(20))
        self.studio.find('label', HOLDS)
        screenshot(PICTURES / 'benar.png')
        self.save()
        self.open()
        words = wait(lambda: self.studio.find('text', VOTE).text, 'the day noted')
        self.assertIn(str((datetime.date.today() + datetime.timedelta(days=20)).year), words)
        self.studio.find('label', HOLDS)

    def test_3_ended(self):
        """switched off, the days stay noted"""
        self.studio.find('check box', MODE).click()
        self.studio.find('label', re.compile('^(Off. The days stay noted.|Tidak aktif. Tanggalnya tetap tersimpan.)$'))
        self.save()
        self.open()
        self.assertTrue(wait(lambda: self.studio.find('text', VOTE).text, 'the day noted'))
        keys('Escape')
        wait(lambda: not self.dialog(), 'the dialog closed')


if __name__ == '__main__':
    PICTURES.mkdir(parents=True, exist_ok=True)
    tap.run(sys.modules['__main__'], lambda test: screenshot(PICTURES / f'gagal-{test.id()}.png'))
