"""Usage: run-window test_registers.py PEMDA-STUDIO PICTURES-FOLDER

The office's registers: a table of 44 offices, a person whose term is over, names offered in the form, the office of a post in the library.
The tests go on where the one before stopped.
"""
import os
import pathlib
import re
import sys
import tempfile
import unittest

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
import tap  # noqa: E402
from driver import Program, keys, screenshot, type_text, wait  # noqa: E402

STUDIO, PICTURES = pathlib.Path(sys.argv[1]), pathlib.Path(sys.argv[2])
WINDOW = re.compile('^(Daftar Kantor|Office Registers)$')
OFFICE = re.compile('^(OPD|Office)$')


def either(*names):
    return re.compile('^(' + '|'.join(re.escape(n) for n in names) + ')$')


class TestRegisters(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.studio = Program([STUDIO])
        cls.folder = tempfile.TemporaryDirectory()

    @classmethod
    def tearDownClass(cls):
        cls.studio.end()
        cls.folder.cleanup()

    def press(self, *names):
        """Pages that are not shown have buttons of the same name."""
        name = re.compile('^(' + '|'.join(names) + ')$')
        wait(lambda: [c for c in self.studio.all('push button', name) if c.reachable()], f'a button {names}')[0].click()

    def show(self, *names):
        self.studio.find(None, either(*names), within=wait(self.window, 'the window of registers')).click()

    def window(self):
        return next((w for w in self.studio.windows() if WINDOW.match(w.name)), None)

    def test_1_import(self):
        """a table of 44 offices is looked at, then taken"""
        studio = self.studio
        path = pathlib.Path(self.folder.name) / 'opd.csv'
        rows = [f'{i};Dinas Urusan {i};DU{i};{"ngawur" if i == 9 else "dinas"}' for i in range(1, 46)]
        path.write_text('No;Nama OPD;Singkatan;Jenis\n' + '\n'.join(rows) + '\n')
        keys('F10')
        studio.find('menu item', either('Daftar Kantor…', 'Office Registers…')).click()
        wait(self.window, 'the window of registers')
        self.show('OPD', 'Offices')
        studio.find(None, either('Belum ada OPD', 'No offices yet'))
        self.press('Impor…', 'Import…')
        title = wait(lambda: next((w.name for w in studio.windows() if w.name in ('Impor Tabel', 'Import a Table')), None), 'the dialog')
        studio.choose_file(path, title)
        studio.find(None, re.compile('^(Baris|Row) 10: '))
        screenshot(PICTURES / 'daftar-impor.png')
        self.press('Impor', 'Import')
        studio.find(None, either('44 entri', '44 entries'))
        screenshot(PICTURES / 'daftar-opd.png')

    def test_2_person(self):
        """a person whose term is over is told so; what is removed comes back"""
        studio = self.studio
        self.show('Orang', 'People')
        studio.find(None, either('Belum ada orang', 'No people yet'))
        self.press('Tambah…', 'Add…')
        studio.find('text', either('Nama', 'Name'))
        type_text('Dr. Hj. Siti Aminah, S.E., M.M.')
        keys('Tab', 'Tab', 'Tab')
        type_text('Kepala Dinas Urusan 7')
        keys('Tab')
        type_text('urusan 7')
        # the page of offices, which lies under it, has a row of that name too
        wait(lambda: [c for c in studio.all('list item', 'Dinas Urusan 7') if c.reachable()], 'the office to be offered')
        screenshot(PICTURES / 'daftar-orang.png')
        keys('Down', 'Return')
        wait(lambda: studio.find('text', OFFICE).text == 'Dinas Urusan 7', 'the office to be chosen')
        keys('Tab')
        type_text('20/2/2020')
        keys('Tab')
        type_text('20/2/2025')
        keys('Return')
        studio.find(None, either('sampai 20 Feb 2025', 'until 20 Feb 2025'))
        self.press('(Hapus|Keluarkan|Remove) “Dr. Hj. Siti.*')
        studio.find(None, either('Belum ada orang', 'No people yet'))
        studio.find('push button', either('Urungkan', 'Undo'), index=-1).click()
        studio.find(None, either('1 entri', '1 entry'))
        keys('Escape')
        wait(lambda: not self.window(), 'the window to close')

    def test_3_offered(self):
        """the form offers the office, and Ctrl+I a name anywhere"""
        studio = self.studio
        studio.find(None, 'Pengumuman').click()
        studio.find('text', OFFICE).type('urusan 12')
        studio.find('list item', 'Dinas Urusan 12')
        keys('Down', 'Return')
        wait(lambda: studio.find('text', OFFICE).text == 'Dinas Urusan 12', 'the office to be chosen')
        title = studio.find('text', 'Judul')
        title.type('Bersama ')
        keys('ctrl+i')
        studio.find(None, re.compile('^(Orang, tempat, atau frasa|Person, place or phrase)'))
        type_text('siti')
        studio.find('list item', 'Dr. Hj. Siti Aminah, S.E., M.M.')
        screenshot(PICTURES / 'daftar-sisip.png')
        keys('Return')
        wait(lambda: studio.find('text', 'Judul').text == 'Bersama Dr. Hj. Siti Aminah, S.E., M.M.', 'the name to be put in')
        type_text(' dan warga')
        wait(lambda: studio.find('text', 'Judul').text == 'Bersama Dr. Hj. Siti Aminah, S.E., M.M. dan warga', 'the caret to stand behind it')

    def test_4_library(self):
        """the library can be narrowed to an office"""
        studio = self.studio
        studio.find('push button', re.compile('^(Beranda|Home)')).click()
        studio.find(None, either('Pustaka', 'Library')).click()
        studio.find('list item', re.compile('^Dinas Urusan 12')).click()
        studio.find(None, re.compile('Bersama Dr. Hj. Siti Aminah'), index=0)
        screenshot(PICTURES / 'daftar-pustaka.png')


if __name__ == '__main__':
    PICTURES.mkdir(parents=True, exist_ok=True)
    tap.run(sys.modules['__main__'], lambda test: screenshot(PICTURES / f'gagal-{test.id()}.png'))
