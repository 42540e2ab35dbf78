"""Usage: run-window test_papers.py PEMDA-STUDIO PICTURES-FOLDER

Papers and the log of activities as a person uses them: an activity that becomes a post, the minutes of a handover, which refuse a password.
The tests go on where the one before stopped.
"""
import json
import os
import pathlib
import re
import sqlite3
import sys
import unittest

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
import tap  # noqa: E402
from driver import Program, keys, screenshot, wait  # noqa: E402

STUDIO, PICTURES = (pathlib.Path(a) for a in sys.argv[1:3])
LIBRARY = pathlib.Path(os.environ['XDG_DATA_HOME']) / 'pemda-studio/pustaka/library.db'


def kept_note():
    """The note of the handover in the library; read beside the running program."""
    with sqlite3.connect(f'file:{LIBRARY}?mode=ro', uri=True) as base:
        return [json.loads(row[0]).get('note') for row in base.execute("SELECT json FROM record WHERE kind = 'handover'")][0]


def either(*names):
    """A control by its name in English or Indonesian, whichever the catalogue has."""
    return re.compile('^(' + '|'.join(map(re.escape, names)) + ')')


class TestPapers(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.studio = Program([STUDIO])

    @classmethod
    def tearDownClass(cls):
        cls.studio.end()

    def write(self, name, text):
        self.studio.find('text', name).type(text)

    def test_1_activity(self):
        """an activity stands on its day and among those nobody has told of"""
        self.studio.find(None, re.compile('^(Kalender|Calendar)$'), index=0).click()
        self.studio.find('push button', either('Note an Activity…', 'Catat Kegiatan…'), index=0).click()
        self.write(either('What happens', 'Kegiatan'), 'Peresmian jaringan air')
        self.write(either('Where it is', 'Tempat'), 'Long Ikis')
        self.write(either('Time', 'Waktu'), '9')
        self.studio.find('push button', either('Save', 'Simpan')).click()
        self.studio.find('push button', either('Create a post: Peresmian', 'Buat unggahan: Peresmian'), index=0)
        screenshot(PICTURES / 'kegiatan.png')

    def test_2_post(self):
        """one click begins its post, filled, and the activity knows it"""
        self.studio.find('push button', either('Create a post: Peresmian', 'Buat unggahan: Peresmian'), index=0).click()
        title = self.studio.find('text', 'Judul')
        wait(lambda: title.text == 'Peresmian jaringan air', 'the title of the activity')
        self.studio.find('push button', either('Beranda', 'Home'), index=0).click()
        self.studio.find(None, re.compile('^(Kalender|Calendar)$'), index=0).click()
        self.studio.find('push button', either('Open the post: Peresmian', 'Buka unggahan: Peresmian'), index=0)
        screenshot(PICTURES / 'kegiatan-dibuat.png')

    def open_menu(self, name):
        self.studio.find(None, either('Main menu', 'Menu utama'), index=0).click()
        self.studio.find('menu item', name).click()

    def test_3_handover(self):
        """the steps of a handover follow what is written, and a password is refused"""
        self.open_menu(either('Account Handover…', 'Serah Terima Akun…'))
        self.studio.find('push button', either('Begin a Handover', 'Mulai Serah Terima')).click()
        self.write(either('Platform'), 'Instagram')
        self.write(either('Account name', 'Nama akun'), '@dinkes_paser')
        self.studio.find('label', either('Instagram @dinkes_paser'))
        done = self.studio.find(None, either('The account is named: ', 'Akun sudah disebut: '))
        self.assertRegex(done.name, '(done|selesai)$')
        screenshot(PICTURES / 'serah-terima.png')
        note = self.studio.find('text', either('Note', 'Catatan'))
        note.type('sandi: Rahasia99')
        self.studio.find('label', either('Passwords and codes are not written here', 'Sandi dan kode tidak ditulis di sini'), index=0)
        screenshot(PICTURES / 'sandi-ditolak.png')
        wait(lambda: kept_note() == 'sandi:', 'nothing of the password to be kept')

    def test_4_text(self):
        """what is wrong in the paper's text is told, what is right is drawn"""
        self.studio.find('push button', either('Edit Text…', 'Sunting Teks…')).click()
        title = self.studio.find('text', either('Title', 'Judul'), index=0)
        screenshot(PICTURES / 'teks.png')
        title.type('Berita Acara {salah}')
        self.studio.find(None, re.compile('(put in for|untuk) {salah}'))
        title.type('Berita Acara Kami')
        self.studio.gone(None, re.compile('(put in for|untuk) {salah}'))
        keys('Escape')


if __name__ == '__main__':
    PICTURES.mkdir(parents=True, exist_ok=True)
    tap.run(sys.modules['__main__'], lambda test: screenshot(PICTURES / f'gagal-{test.id()}.png'))
