"""Usage: run-window test_bulk.py PEMDA-STUDIO PEMDA PICTURES-FOLDER

Many posts from a table, as a person makes them, in Indonesian: 50 rows of which three are bad, the report, and one undo. The
tests go on where the one before stopped.
"""
import os
import pathlib
import re
import shutil
import subprocess
import sys
import tempfile
import time
import unittest

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
import tap  # noqa: E402
from driver import Program, keys, screenshot, wait  # noqa: E402

ROOT = pathlib.Path(__file__).resolve().parents[2]
STUDIO, PEMDA, PICTURES = (pathlib.Path(a) for a in sys.argv[1:4])
PHOTO = ROOT / 'data/samples/apel.jpg'
MADE = pathlib.Path(os.environ['HOME']) / 'Documents/Pemda Studio'
BAD = {7: '31 Juni 2026;Kuaro;foto.jpg', 21: '20/11/2026;;foto.jpg', 33: '20/11/2026;Kuaro;hilang.jpg'}


class TestBulk(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.folder = pathlib.Path(tempfile.mkdtemp(prefix='massal-', dir=os.environ['HOME']))
        shutil.copy(PHOTO, cls.folder / 'foto.jpg')
        rows = [f'Rapat ke-{i};' + BAD.get(i, '20/11/2026;Tana Paser;foto.jpg') + ';x' for i in range(50)]
        cls.table = cls.folder / 'rapat.csv'
        cls.table.write_text('Judul;Tgl;Lokasi;Foto kegiatan;Catatan\r\n' + '\r\n'.join(rows) + '\r\n', encoding='utf-16')
        cls.post = cls.folder / 'rapat.pemda'
        subprocess.run([PEMDA, 'new', 'paser-mas/kegiatan-pimpinan', '-o', cls.post], check=True)
        cls.studio = Program([STUDIO, cls.post])

    @classmethod
    def tearDownClass(cls):
        cls.studio.end()

    def see(self, name):
        screenshot(PICTURES / f'{name}.png')

    def dialog(self):
        return wait(lambda: self.studio.window('Buat Massal dari Tabel'), 'the window for many posts')

    def test_1_open(self):
        """the main menu opens the window, which says what it wants"""
        PICTURES.mkdir(exist_ok=True)
        self.studio.find(None, 'Menu utama').click()
        self.studio.find('menu item', 'Buat Massal dari Tabel…').click()
        dialog = self.dialog()
        self.assertLessEqual(dialog.box[3], 664)
        self.see('massal-1-buka')
        self.studio.find('push button', 'Buka Tabel…', within=dialog).click()
        self.studio.choose_file(self.table, 'Buka Tabel')

    def test_2_match(self):
        """columns find their fields, and the first rows are shown"""
        self.studio.find('label', re.compile(r'^rapat\.csv · 50 baris'))
        for column, field in ('Judul', 'Judul *'), ('Tgl', 'Tanggal *'), ('Lokasi', 'Tempat *'), ('Foto kegiatan', 'Foto kegiatan *'), ('Catatan', 'Dilewati'):
            self.studio.find('label', field, within=self.studio.find('combo box', column))
        self.studio.find('label', re.compile('^3 dari 50 baris belum dapat dibuat. Baris 9: '))
        time.sleep(0.3)
        self.see('massal-2-cocokkan')
        self.assertEqual(3, len([c for c in self.dialog().read().walk() if c.role == 'image' and re.match(r'Baris [234]$', c.description)]))
        gate = self.studio.find('label', re.compile('diberi cap “DRAF”|carry the word “DRAFT”'))
        self.assertGreater(gate.read().box[2], 300, 'what becomes of rows with findings is not seen')
        self.assertEqual([], self.studio.nameless(), 'controls without a name')

    def test_3_run(self):
        """47 rows are made, three are told with what to do"""
        self.studio.find('push button', 'Buat 50 Berkas').click()
        self.studio.find('label', '47 baris dibuat, 3 gagal', seconds=120)
        self.assertEqual(47, len(list(MADE.glob('*.png'))))
        for number in 9, 23, 35:
            self.studio.find('label', re.compile(f'^Baris {number} · '))
        self.see('massal-3-laporan')

    def test_4_undo(self):
        """one undo takes all files away"""
        self.studio.find('push button', 'Urungkan', within=self.dialog()).click()
        self.studio.find('label', 'Diurungkan')
        self.assertEqual([], list(MADE.glob('*.png')))
        self.see('massal-4-diurungkan')

    def test_5_undo_later(self):
        """the window's sentence offers the undo once more after the dialog is closed"""
        self.studio.find('push button', 'Tutup', within=self.dialog()).click()
        self.studio.gone('label', 'Diurungkan')
        self.studio.find(None, 'Menu utama').click()
        self.studio.find('menu item', 'Buat Massal dari Tabel…').click()
        self.studio.find('push button', 'Buka Tabel…', within=self.dialog()).click()
        self.studio.choose_file(self.table, 'Buka Tabel')
        self.studio.find('push button', 'Buat 50 Berkas').click()
        self.studio.find('label', '47 baris dibuat, 3 gagal', seconds=120)
        keys('Escape')
        offered = wait(lambda: [b for b in self.studio.all('push button', 'Urungkan') if not b.description], 'the offer to undo')
        offered[0].click()
        wait(lambda: not list(MADE.glob('*.png')), 'the files to go')


if __name__ == '__main__':
    tap.run(sys.modules['__main__'], lambda test: None)
