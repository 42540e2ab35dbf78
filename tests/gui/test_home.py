"""Usage: run-window test_home.py PEMDA-STUDIO PICTURES-FOLDER

Finding the right template: the search, favourites, what is used, the filter, the sizes before choosing, a post about a day to come.
The tests go on where the one before stopped.
"""
import datetime
import os
import pathlib
import re
import sys
import tempfile
import time
import unittest

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
import tap  # noqa: E402
from driver import Program, keys, run, screenshot, type_text, wait  # noqa: E402

STUDIO, PICTURES = pathlib.Path(sys.argv[1]), pathlib.Path(sys.argv[2])
PHOTO = pathlib.Path(__file__).resolve().parents[2] / 'data/samples/jalan-pesisir.jpg'
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
        wait(lambda: len(self.studio.all('image', within=dialog)) >= 5, 'a picture of each size')
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
        name = self.studio.find('label', 'Hari Uji ke-7 Kantor')
        for said in ('Besok', 'perkiraan'):  # the calendar's own days may say so too
            wait(lambda: any(abs(label.area[1] - name.area[1]) < 40 for label in self.studio.all('label', said)), f'“{said}” beside it')
        self.studio.find('push button', 'Buat: Hari Uji ke-7 Kantor').click()
        self.studio.find('label', re.compile('masih perkiraan'))
        wait(lambda: self.studio.find('text', 'Nama hari').text == 'Hari Uji Kantor', 'the name in the form')
        self.assertEqual('7', self.studio.find('text', 'Usia atau urutan').text)
        screenshot(PICTURES / 'hari-terisi.png')

    def test_8_uses(self):
        """what was started is remembered, and comes first among the frequent ones"""
        self.assertIn("'hari-besar'", settings('recent-templates'))


class TestDropping(unittest.TestCase):
    """What is dragged onto the start page, and what it begins beside templates."""

    @classmethod
    def setUpClass(cls):
        cls.folder = pathlib.Path(tempfile.mkdtemp(prefix='taruh-', dir=os.environ['HOME']))
        cls.studio = Program([STUDIO])
        cls.studio.find('label', 'Pilih merek')

    @classmethod
    def tearDownClass(cls):
        cls.studio.end()

    def drop(self, name, content):
        path = self.folder / name
        path.write_text(content, encoding='utf-8')
        self.studio.drop_file(path, self.studio.find('label', 'Pilih merek'))

    def test_1_other(self):
        """a letter is refused in a sentence, and so is a text that is called a photo"""
        self.drop('surat.docx', 'surat')
        self.studio.find('label', re.compile('^Jenis berkas ini tidak dapat dipakai di sini'))
        self.drop('palsu.jpg', 'Laporan bulanan\n' * 100)
        self.studio.find('label', re.compile('bukan gambar, isinya teks'))
        self.studio.find('label', 'Pilih merek')

    def test_2_table(self):
        """a table opens the window for many posts with the template that its headings name; another can be chosen"""
        self.drop('peserta.csv', 'Nama lengkap;No sertifikat;Instansi\nSiti Aminah;001/2026;Diskominfo\nBudi;002/2026;Bappeda\n')
        self.studio.find('label', 'peserta.csv · 2 baris')
        self.studio.find('label', 'Sertifikat', within=self.studio.find('combo box', 'Templat'))
        self.studio.find('label', 'Semua (2) baris dapat dibuat.', seconds=30)
        screenshot(PICTURES / 'tabel-ditaruh.png')
        keys('Escape')
        self.studio.gone('label', 'peserta.csv · 2 baris')

    def test_3_many(self):
        """the main menu has the window for many posts"""
        self.studio.find(None, 'Menu utama', index=0).click()
        self.studio.find('menu item', 'Buat Massal dari Tabel…').click()
        wait(lambda: self.studio.window('Buat Massal dari Tabel'), 'the window for many posts')
        keys('Escape')
        wait(lambda: not self.studio.window('Buat Massal dari Tabel'), 'it to close')

    def test_4_new_brand(self):
        """a new brand begins beside the others and is edited at once"""
        self.studio.find('push button', 'Merek baru').click()
        self.studio.find('text', 'Nama merek')
        time.sleep(0.3)
        type_text('Dinas Uji')
        keys('Return')
        self.studio.find('list item', 'Dinas Uji, disunting kantor')
        self.studio.find(None, 'Beranda', index=0).click()
        wait(lambda: self.studio.find('label', 'Pilih merek').reachable(), 'the start page')
        self.assertTrue(self.studio.all(None, re.compile('^Dinas Uji, ')), 'the brand has no card')
        screenshot(PICTURES / 'merek-baru.png')
        self.assertEqual([], self.studio.nameless(), 'controls without a name')

    def test_5_photo(self):
        """a photo begins a post that shows it"""
        self.studio.drop_file(PHOTO, self.studio.find('label', 'Pilih merek'))
        self.studio.find('text', 'Judul')
        self.studio.find('push button', 'Buang Foto kegiatan')
        screenshot(PICTURES / 'foto-ditaruh.png')


if __name__ == '__main__':
    PICTURES.mkdir(parents=True, exist_ok=True)
    tap.run(sys.modules['__main__'], lambda test: screenshot(PICTURES / f'gagal-{test.id()}.png'))
