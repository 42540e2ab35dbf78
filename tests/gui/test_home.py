"""Usage: run-window test_home.py PEMDA-STUDIO PICTURES-FOLDER

Finding the right template: the search, favourites, what is used, the filter, the sizes before choosing, a post about a day to come.
The tests go on where the one before stopped.
"""
import datetime
import os
import pathlib
import re
import sys
import time
import unittest

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
import tap  # noqa: E402
from driver import Program, keys, run, screenshot, type_text, wait  # noqa: E402

STUDIO, PICTURES = pathlib.Path(sys.argv[1]), pathlib.Path(sys.argv[2])
DATA = pathlib.Path(os.environ['XDG_DATA_HOME']) / 'pemda-studio'
CLICK = re.compile(r'^(\d+) jenis · klik untuk mulai$')


def settings(key):
    return run('gsettings', 'get', 'com.pemda.Studio', key).decode().strip()


class TestFinding(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        tomorrow = datetime.date.today() + datetime.timedelta(days=1)
        (DATA / 'observances').mkdir(parents=True)
        (DATA / 'observances/kantor.csv').write_text(
            f'tanggal;nama;mulai;daerah;status;judul\n{tomorrow};Hari Uji ke-{{n}} Kantor;{tomorrow.year - 7};Kabupaten Paser;perkiraan;'
            'Hari Uji Kantor\n', encoding='utf-8')
        (DATA / 'brands/paser-rusak').mkdir(parents=True)
        (DATA / 'brands/paser-rusak/brand.json').write_text('{"id": "paser-rusak"', encoding='utf-8')
        cls.studio = Program([STUDIO])

    @classmethod
    def tearDownClass(cls):
        cls.studio.end()

    def count(self):
        """How many kinds the shelf says it shows."""
        labels = [CLICK.match(c.name) for c in self.studio.all('label', CLICK)]
        return int(labels[0][1]) if labels else 0

    def start_page(self):
        keys('ctrl+w')
        button = wait(lambda: self.studio.all('push button', re.compile('^(Buang|Jangan Simpan|Tutup Tanpa)'))
                      or self.studio.all('label', 'Pilih merek'), 'the start page or its question')
        if button[0].role == 'push button':
            button[0].click()
        self.studio.find('label', 'Pilih merek')

    def test_1_all(self):
        """the shelf shows all templates"""
        self.studio.find(None, 'Capaian pembangunan')
        self.assertGreaterEqual(self.count(), 14)
        time.sleep(1)
        screenshot(PICTURES / 'beranda.png')

    def test_2_search(self):
        """a word of the people finds what the shelf calls otherwise"""
        type_text('lelayu')
        wait(lambda: 1 <= self.count() <= 2, 'one or two kinds')
        self.studio.find(None, 'Duka cita')
        keys('Escape')
        wait(lambda: self.count() >= 14, 'all kinds again')

    def test_3_nothing_found(self):
        """a search that finds nothing says so and is cleared by its button"""
        type_text('zxqwv')
        self.studio.find('label', re.compile('Tidak ada templat untuk “zxqwv”'))
        self.studio.find('push button', 'Hapus Pencarian').click()
        wait(lambda: self.count() >= 14, 'all kinds again')

    def test_4_favourite(self):
        """Ctrl+D marks what the arrow keys lead to, the star shows only those, and it is remembered"""
        keys('Home')
        keys('Right')
        keys('ctrl+d')
        wait(lambda: settings('favourites') != '@as []', 'the favourite to be remembered')
        marked = self.studio.find(None, re.compile(', favorit$'))
        self.studio.find('push button', 'Favorit').click()
        wait(lambda: self.count() == 1, 'only the favourite')
        self.assertIn(marked.name, [c.name for c in self.studio.all(None, re.compile(', favorit$'))])
        screenshot(PICTURES / 'favorit.png')
        self.studio.find('push button', 'Semua').click()
        wait(lambda: self.count() >= 14, 'all kinds again')

    def test_4b_filter(self):
        """a filter leaves its group, and is taken away at once"""
        all_kinds = self.count()
        self.studio.find(None, 'Saring').click()
        self.studio.find('label', 'Kelompok')
        keys('Tab', 'Return', 'Down', 'Return')
        wait(lambda: 0 < self.count() < all_kinds, 'fewer kinds')
        screenshot(PICTURES / 'saringan.png')
        self.studio.find('push button', 'Hapus Saringan').click()
        wait(lambda: self.count() == all_kinds, 'all kinds again')
        keys('Escape')

    def test_5_menu(self):
        """the menu key shows what can be done, the sizes among it"""
        self.studio.find(None, 'Capaian pembangunan').click(button=3)
        self.studio.find('menu item', re.compile('Lima Ukuran')).click()
        dialog = wait(lambda: self.studio.window('Capaian pembangunan'), 'the sizes')
        self.assertGreaterEqual(len(self.studio.all('image', within=dialog)), 5)
        time.sleep(1)
        screenshot(PICTURES / 'lima-ukuran.png')
        keys('Escape')
        wait(lambda: not self.studio.window('Capaian pembangunan'), 'the sizes to close')

    def test_6_broken_brand(self):
        """a brand that cannot be read keeps its card and says why; the others are in the menu"""
        self.studio.find(None, re.compile('^paser-rusak')).click()
        self.studio.find('label', re.compile('brand.json'))
        self.assertIn('Paser MAS', [c.name.split(',')[0] for c in self.studio.all(None, states=['selected'])])
        self.studio.find(None, 'Merek lainnya').click()
        self.studio.find('menu item', 'Mojokerto')
        keys('Escape')

    def test_7_day(self):
        """a coming day is offered with its ordinal and makes a post that is filled in"""
        self.studio.find('label', 'Hari Uji ke-7 Kantor')
        self.studio.find('label', 'Besok')
        self.studio.find('label', 'perkiraan')
        self.studio.find('push button', 'Buat: Hari Uji ke-7 Kantor').click()
        self.studio.find('label', re.compile('masih perkiraan'))
        wait(lambda: self.studio.find('text', 'Nama hari').text == 'Hari Uji Kantor', 'the name in the form')
        self.assertEqual('7', self.studio.find('text', 'Usia atau urutan').text)
        screenshot(PICTURES / 'hari-terisi.png')

    def test_8_uses(self):
        """what was started is remembered, and comes first among the frequent ones"""
        self.assertIn("'hari-besar'", settings('recent-templates'))


if __name__ == '__main__':
    PICTURES.mkdir(parents=True, exist_ok=True)
    tap.run(sys.modules['__main__'], lambda test: screenshot(PICTURES / f'gagal-{test.id()}.png'))
