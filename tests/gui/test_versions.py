"""Usage: run-window test_versions.py PEMDA-STUDIO PICTURES-FOLDER

The history of a post: a version by name, what has changed since, back to it and forth again; a backup of the whole library.
The tests go on where the one before stopped.
"""
import os
import pathlib
import re
import sys
import tempfile
import unittest
import zipfile

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
import tap  # noqa: E402
from driver import Program, keys, screenshot, wait  # noqa: E402

STUDIO, PICTURES = pathlib.Path(sys.argv[1]), pathlib.Path(sys.argv[2])
HISTORY = re.compile('^(Riwayat Versi|Version History)$')
NAME = re.compile(r'^(Simpan dengan Nama…|Keep with a Name…)$')
RESTORE = re.compile('^(Pulihkan Versi Ini|Restore This Version)$')


class TestVersions(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.studio = Program([STUDIO])
        cls.folder = tempfile.TemporaryDirectory()

    @classmethod
    def tearDownClass(cls):
        cls.studio.end()
        cls.folder.cleanup()

    def menu(self, *names):
        """Chooses from the menu of the window."""
        keys('F10')
        self.studio.find('menu item', re.compile('^(' + '|'.join(names) + ')$')).click()

    def title_text(self):
        return self.studio.find('text', 'Judul').text

    def test_1_name(self):
        """the present state is kept under a name"""
        studio = self.studio
        studio.find(None, 'Pengumuman').click()
        studio.find('text', 'Judul').type('Kantor tutup tanggal 20')
        self.menu('Riwayat Versi…', 'Version History…')
        studio.find(None, HISTORY)
        studio.find(None, NAME).click()
        studio.find('text', re.compile('^(Nama versi|Name of the version)')).type('Untuk Sekda')
        keys('Return')
        studio.find('list item', re.compile('^Untuk Sekda'))
        screenshot(PICTURES / 'versi-satu.png')
        keys('Escape')
        studio.gone(None, HISTORY)

    def test_2_compare(self):
        """what has changed since is told word by word"""
        studio = self.studio
        studio.find('text', 'Judul').type('Kantor buka tanggal 21')
        self.menu('Riwayat Versi…', 'Version History…')
        studio.find(None, re.compile('(dibuang|taken out): “tutup”.*(ditambah|put in): “buka”'))
        screenshot(PICTURES / 'versi-beda.png')

    def test_3_restore(self):
        """an old version comes back as one step, and undo takes it back"""
        studio = self.studio
        studio.find('push button', RESTORE).click()
        studio.gone(None, HISTORY)
        wait(lambda: self.title_text() == 'Kantor tutup tanggal 20', 'the old title')
        screenshot(PICTURES / 'versi-pulih.png')
        offer = wait(lambda: [b for b in studio.all('push button', re.compile('^(Urungkan|Undo)$')) if 'Ctrl' not in b.description], 'the offer to undo')
        offer[0].click()
        wait(lambda: self.title_text() == 'Kantor buka tanggal 21', 'the present title')

    def test_4_backup(self):
        """the whole library goes into one file"""
        studio = self.studio
        path = pathlib.Path(self.folder.name) / 'Cadangan.pemda-cadangan'
        keys('ctrl+w')
        studio.gone('text', 'Judul')
        self.menu('Cadangkan Pustaka…', 'Back Up the Library…')
        dialog = wait(lambda: next((w for w in studio.windows() if w.name in ('Cadangkan Pustaka', 'Back Up the Library')), None), 'the dialog for the file')
        studio.choose_file(path, dialog.name)
        wait(path.exists, 'the backup')
        with zipfile.ZipFile(path) as backup:
            self.assertEqual(backup.namelist()[:2], ['cadangan.json', 'library.db'])
            self.assertIsNone(backup.testzip())
        screenshot(PICTURES / 'cadangan.png')


if __name__ == '__main__':
    PICTURES.mkdir(parents=True, exist_ok=True)
    tap.run(sys.modules['__main__'], lambda test: screenshot(PICTURES / f'gagal-{test.id()}.png'))
