"""Usage: run-window test_scenario_3.py PEMDA-STUDIO PICTURES-FOLDER

A workshop of Kalimantan Barat from end to end: one achievement becomes a feed picture, a story, a picture for X, one for WhatsApp and a sheet of A4, with
a caption for each platform. The tests go on where the one before stopped.
"""
import os
import pathlib
import re
import sys
import time
import unittest

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
import tap  # noqa: E402
from driver import Program, keys, screenshot, type_text, wait  # noqa: E402

STUDIO, PICTURES = pathlib.Path(sys.argv[1]), pathlib.Path(sys.argv[2])
ROOT = pathlib.Path(__file__).resolve().parents[2]
EXPORTS = pathlib.Path(os.environ['HOME']) / 'Documents/Pemda Studio'
SIZES = {'feed': 'Feed 4:5', 'square': 'Persegi', 'story': 'Story', 'wide': 'Lanskap 16:9', 'a4': 'A4'}
TITLE = 'desa kini berstatus desa mandiri'
LONG = ('Sebanyak 1.042 desa di Kalimantan Barat kini berstatus desa mandiri, bertambah 81 desa dalam setahun. Separuh lebih dari 2.031 desa '
        'di provinsi ini kini mengelola layanannya sendiri. Sumber: Indeks Desa 2026, Dinas PMD Kalbar, 31 Oktober 2026. Lihat status desa Anda '
        'di kalbarprov.go.id. #KalbarMaju')
SHORT = '1.042 desa di Kalbar kini desa mandiri, bertambah 81 dalam setahun. Sumber: Dinas PMD Kalbar, 31 Oktober 2026. #KalbarMaju'


class TestScenario(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.studio = Program([STUDIO])
        cls.studio.find('label', 'Pilih merek')

    @classmethod
    def tearDownClass(cls):
        cls.studio.end()

    def fill(self, field, text):
        self.studio.find('text', field).type(text)

    def size(self, name):
        return self.studio.find('list item', re.compile('^' + re.escape(name)))

    def canvas(self):
        return self.studio.find('image', re.compile('^Gambar'))

    def see(self, name):
        time.sleep(0.5)
        screenshot(PICTURES / f'{name}.png')

    def test_1_post(self):
        """the number of villages becomes a post of the province: brand, kind, figures, source, office, photo"""
        self.studio.find(None, re.compile('^Kalimantan Barat')).click()
        keys('ctrl+f')
        type_text('capaian')
        self.studio.find(None, 'Capaian pembangunan').click()
        self.fill('Judul', TITLE)
        self.fill('Angka utama', '1.042')
        self.fill('Satuan', 'desa')
        self.fill('Keterangan singkat', 'Bertambah 81 desa dalam setahun, dari total 2.031 desa.')
        self.fill('Perkembangan 1: Nilai', '961')
        self.fill('Sumber data', 'Dinas PMD Kalbar, Indeks Desa 2026, 31 Oktober 2026')
        self.studio.find('push button', 'Foto hasil pekerjaan: pilih berkas').click()
        self.studio.choose_file(ROOT / 'data/samples/sawah.jpg', 'Pilih Foto')
        self.studio.find('label', '5 dari 5 bidang wajib terisi')
        self.fill('Nama kantor', 'Dinas PMD')
        self.see('1-isi')

    def test_2_sizes(self):
        """each medium has its size of the same post, and all of them stand beside one another"""
        for name in SIZES.values():
            self.size(name).click()
            self.size(re.sub(' .*', '', name))
            wait(lambda: 'selected' in self.size(name).states, f'{name} to be shown')  # noqa: B023
        keys('ctrl+shift+a')
        for name in SIZES.values():
            self.studio.find(None, re.compile('^' + re.escape(name)), index=1)
        self.see('2-semua-ukuran')
        keys('Escape')
        self.studio.gone('label', 'Klik satu ukuran untuk menyuntingnya')

    def test_3_safe_area(self):
        """the frame that platforms leave free is shown over the story"""
        self.size('Story').click()
        wait(lambda: 'selected' in self.size('Story').states, 'the story to be shown')
        keys('alt+2')
        wait(lambda: 'Story' in self.canvas().description, 'the story on the canvas')
        self.studio.find('check box', 'Area aman').click()
        self.studio.find('check box', 'Area aman', states=['checked'])
        self.see('3-area-aman')
        self.studio.find('check box', 'Area aman').click()

    def test_4_captions(self):
        """one caption for all; X, which takes 280 characters, says by how much it is too long and gets a version of its own"""
        keys('alt+3')
        self.studio.find('text', 'Takarir').click()
        type_text(LONG)
        self.studio.find(None, re.compile(r'^X: takarir kelebihan \d+ karakter'))
        self.see('4-kelebihan')
        self.studio.find('label', 'X').click()
        self.studio.find('label', 'Mengikuti Utama')
        self.studio.find('text', 'Takarir').click()
        keys('ctrl+a')
        type_text(SHORT)
        self.studio.find('label', 'Versi sendiri')
        self.studio.gone(None, re.compile(r'^X: takarir kelebihan'))
        self.see('4-x')

    def test_5_checks(self):
        """the checks say what is missing and lead to it"""
        keys('alt+4')
        self.studio.find('label', re.compile('hal lagi sebelum siap tayang'))
        self.see('5-periksa')

    def test_6_export(self):
        """one click makes all files; their names have day, office, title and size"""
        keys('ctrl+shift+e')
        wait(lambda: self.studio.window('Ekspor Gambar'), 'the export dialog')
        self.studio.find('text', 'Alasan').type('Latihan workshop di kelas')
        self.see('6-ekspor')
        self.studio.find('push button', 'Ekspor 5 Gambar').click()
        self.studio.find('label', '5 gambar diekspor')
        day = time.strftime('%Y-%m-%d')
        self.assertEqual(sorted(f'{day}_dinas-pmd_desa-kini-berstatus-desa-mandiri_{size}.png' for size in SIZES), sorted(path.name for path in EXPORTS.iterdir()))
        self.see('6-selesai')


if __name__ == '__main__':
    PICTURES.mkdir(parents=True, exist_ok=True)
    tap.run(sys.modules['__main__'], lambda test: screenshot(PICTURES / f'gagal-{test.id()}.png'))
