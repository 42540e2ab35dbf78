"""Usage: run-window test_profile.py PEMDA-STUDIO PICTURES-FOLDER

Profiles of checks: one is chosen in the head of Periksa, the office makes its own from a shipped one, switches a rule off, shares it as a
file, and keeps its own words. Labels are those of either language. The tests go on where the one before stopped.
"""
import json
import os
import pathlib
import re
import sys
import tempfile
import unittest

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
import tap  # noqa: E402
from begun import begin_caption  # noqa: E402
from driver import Missing, keys, screenshot, type_text, wait  # noqa: E402

STUDIO, PICTURES = pathlib.Path(sys.argv[1]), pathlib.Path(sys.argv[2])
FOLDER = pathlib.Path(tempfile.mkdtemp())
SHARED = FOLDER / 'kominfo.pemdaprofile'


def either(*labels):
    return re.compile('^(' + '|'.join(labels) + ')$')


HEAD = re.compile(r'hal lagi sebelum siap tayang|more things? before it is ready|^Siap tayang$|^Ready to publish$')
MENU = re.compile('^(Profil|Profile): ')
STRICT = either('Ketat', 'Strict')
EDIT = either('Atur Profil…', 'Edit Profiles…')
SEARCH = either('Cari Aturan', 'Search Rules')
USE = either('Pakai Profil Ini', 'Use This Profile')
USED = either('Sedang Dipakai', 'In Use')
DELETE = either('Hapus Profil Ini', 'Delete This Profile')
PROFILES = either('Profil Pemeriksaan', 'Profiles of Checks')


class TestProfile(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.studio = begin_caption(STUDIO)
        type_text('Bupati menghimbau warga.')
        keys('alt+4')
        cls.studio.find('label', HEAD, seconds=30)

    @classmethod
    def tearDownClass(cls):
        cls.studio.end()

    def find(self, *args, **more):
        return self.studio.find(*args, **more)

    def all(self, *args, **more):
        return self.studio.all(*args, **more)

    def count(self):
        """How many required findings the step's name tells of."""
        told = [re.match(r'(Periksa|Check)\W+(\d+) ', control.words) for control in self.studio.all(None, re.compile(r'^(Periksa|Check)\W+\d+ '))]
        return int(told[0][2]) if told else 0

    def own_files(self):
        return list((pathlib.Path.home() / '.local/share/pemda-studio/checks/profiles').glob('*.json'))

    def window(self):
        return next(window for window in self.studio.windows() if PROFILES.match(window.name))

    def open_menu(self):
        """By the pointer, else by keys: after an item was chosen in this menu, the next press on its button is lost (seen with
        GTK 4.8 on this screen: no "clicked" comes; the cause is not known)."""
        self.find(None, MENU).click()
        try:
            wait(lambda: self.all(None, EDIT), 'the menu', 2)
        except Missing:
            wait(lambda: [c for c in self.studio.told().walk() if MENU.match(c.name) and 'focused' in c.states], 'the keys on the button')
            keys('space')

    def choose(self, item):
        self.open_menu()
        self.find(None, item).click()
        self.studio.gone(None, EDIT)

    def open_window(self):
        self.choose(EDIT)
        self.find(None, SEARCH)
        wait(lambda: PROFILES.match(self.studio.active()), 'the window of profiles')

    def close_window(self):
        keys('Escape')
        wait(lambda: not PROFILES.match(self.studio.active()), 'the window of profiles to close')

    def take_in(self, path):
        self.find('push button', either('Impor…', 'Import…'), within=self.window()).click()
        title = wait(lambda: next((w.name for w in self.studio.windows() if w.name in ('Impor Profil', 'Import Profile')), None), 'the dialog')
        self.studio.choose_file(path, title)

    def test_1_strict(self):
        """a stricter profile makes more findings required, at once"""
        before = wait(self.count, 'the findings', 20)
        self.choose(STRICT)
        type(self).strict = wait(lambda: self.count() > before and self.count(), 'more required findings', 20)
        self.find(None, re.compile('^(Profil: Ketat|Profile: Strict)$'))

    def test_2_own(self):
        """the office copies a profile, names it and switches a rule off; the finding goes"""
        self.open_window()
        self.assertFalse(self.studio.nameless())
        screenshot(PICTURES / 'bawaan.png')
        self.find('push button', either('Buat Salinan', 'Make a Copy')).click()
        wait(lambda: self.studio.all('text', either('Nama profil', 'Name of the profile'), states=['focused']), 'the caret in the name')
        type_text('Kominfo')
        self.find('label', 'Kominfo')
        keys('ctrl+f')
        type_text('eja-07')
        wait(lambda: not self.all(None, re.compile('^(ANG|ISI)-01: ')), 'the search')
        self.find(None, re.compile('^EJA-07: (Wajib|Required)$')).click()
        self.find('push button', either('Mati', 'Off')).click()
        self.find(None, re.compile('^EJA-07: (Mati|Off)$'))
        self.find('push button', re.compile('^(Kembalikan ke|Back to): '))
        screenshot(PICTURES / 'milik-kantor.png')
        self.find('push button', USE).click()
        self.find('push button', USED)
        self.close_window()
        self.find(None, re.compile('^(Profil|Profile): Kominfo$'))
        wait(lambda: self.count() == self.strict - 1, 'the finding gone', 20)
        self.assertEqual(len(self.own_files()), 1)

    def test_3_share(self):
        """a profile goes out as a file, is deleted, comes back by undo, and is taken in from the file"""
        self.open_window()
        self.find('push button', either('Ekspor…', 'Export…'), within=self.window()).click()
        title = wait(lambda: next((w.name for w in self.studio.windows() if w.name in ('Ekspor Profil', 'Export Profile')), None), 'the dialog')
        self.studio.choose_file(SHARED, title)
        wait(SHARED.exists, 'the file')
        self.assertEqual(json.loads(SHARED.read_text())['rules']['EJA-07'], 'off')
        self.find('push button', DELETE).click()
        wait(lambda: not self.own_files(), 'the profile gone')
        self.find('push button', either('Urungkan', 'Undo'), index=-1).click()
        wait(self.own_files, 'the profile back')
        self.find('push button', USED)
        self.find('push button', DELETE).click()
        wait(lambda: not self.own_files(), 'the profile gone')
        self.take_in(SHARED)
        wait(self.own_files, 'the profile from the file')
        self.find('push button', USE)

    def test_4_others(self):
        """a broken file is refused in a sentence; another profile of the same id comes beside the first"""
        broken = FOLDER / 'rusak.pemdaprofile'
        broken.write_text(SHARED.read_text().replace('EJA-07', 'EJA-99'))
        self.take_in(broken)
        self.find('label', re.compile('EJA-99'))
        other = FOLDER / 'lain.pemdaprofile'
        other.write_text(SHARED.read_text().replace('"off"', '"hint"'))
        self.take_in(other)
        self.find('label', 'Kominfo 2')
        self.assertEqual(len(self.own_files()), 2)

    def test_5_words(self):
        """a word is put on the office's list and taken out again"""
        words = pathlib.Path.home() / '.local/share/pemda-studio/words/kantor.txt'
        self.find('label', either('Daftar Kata Kantor', "The Office's Words")).click()
        self.find('text', either('Kata', 'Word')).type('menghimbau')
        keys('Return')
        self.find('push button', re.compile('^(Keluarkan|Remove) “menghimbau”$'))
        self.assertEqual(words.read_text(), 'menghimbau\n')
        screenshot(PICTURES / 'kata.png')
        self.find('push button', re.compile('^(Keluarkan|Remove) “menghimbau”$')).click()
        wait(lambda: words.read_text() == '', 'the word gone from the file')
        self.find('text', either('Kata', 'Word')).click()
        self.close_window()


if __name__ == '__main__':
    PICTURES.mkdir(parents=True, exist_ok=True)
    tap.run(sys.modules['__main__'], lambda test: screenshot(PICTURES / f'gagal-{test.id()}.png'))
