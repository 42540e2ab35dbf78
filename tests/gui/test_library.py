"""Usage: run-window test_library.py PEMDA-STUDIO PICTURES-FOLDER

The library: posts made by the program are there, are found by their words, go into folders, into the trash and back.
The tests go on where the one before stopped.
"""
import os
import pathlib
import re
import sys
import unittest

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
import tap  # noqa: E402
from driver import Program, drag, keys, run, screenshot, type_text, wait  # noqa: E402

STUDIO, PICTURES = pathlib.Path(sys.argv[1]), pathlib.Path(sys.argv[2])
POST = re.compile(r'^(.*), (Draf|Terbit|Disetujui), Hari ini$')


def settings(key):
    return run('gsettings', 'get', 'com.pemda.Studio', key).decode().strip()


class TestLibrary(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.studio = Program([STUDIO])
        cls.studio.find('label', 'Pilih merek')

    @classmethod
    def tearDownClass(cls):
        cls.studio.end()

    def titles(self):
        """Of the posts that are shown."""
        return [POST.match(c.name)[1] for c in self.studio.all(None, POST)]

    def shows(self, *titles):
        wait(lambda: sorted(self.titles()) == sorted(titles), lambda: f'the posts {titles} instead of {self.titles()}')

    def tile(self, title):
        return self.studio.find(None, f'{title}, Draf, Hari ini')

    def row(self, label):
        """A row on the left, whatever its count."""
        return self.studio.find('list item', re.compile(f'^{label}(, \\d+)?$'))

    def make_post(self, search, title):
        keys('ctrl+f')
        type_text(search)
        wait(lambda: self.studio.all('label', re.compile('^[1-4] jenis · klik')), f'a few kinds for {search}')
        keys('Return')
        self.studio.find('text', 'Judul').type(title)
        keys('ctrl+w')
        self.studio.find('label', 'Pilih merek')

    def test_1_empty(self):
        """an empty library says what it is for"""
        self.studio.find(None, 'Pustaka').click()
        self.studio.find('label', 'Belum ada unggahan')
        screenshot(PICTURES / 'pustaka-kosong.png')
        self.studio.find('push button', 'Buat Unggahan Pertama').click()
        self.studio.find('label', 'Pilih merek')

    def test_2_posts(self):
        """posts that were made are there without being saved, the newest first"""
        self.make_post('pengumuman', 'Loket tutup sementara')
        self.make_post('capaian', 'Jalan Desa Modang mulus')
        self.studio.find(None, 'Pustaka').click()
        self.shows('Jalan Desa Modang mulus', 'Loket tutup sementara')
        self.row('Semua unggahan')
        self.studio.find('list item', 'Draf, 2')
        self.studio.find('push button', 'Gandakan')
        screenshot(PICTURES / 'pustaka.png')

    def test_3_search(self):
        """what is typed finds by the beginnings of words, and says so when nothing is found"""
        keys('ctrl+f')
        type_text('mod')
        self.shows('Jalan Desa Modang mulus')
        screenshot(PICTURES / 'pustaka-cari.png')
        keys('ctrl+a')
        type_text('zxqwv')
        self.studio.find('label', 'Tidak ada unggahan dengan “zxqwv”')
        self.studio.find('push button', 'Hapus Pencarian').click()
        self.shows('Jalan Desa Modang mulus', 'Loket tutup sementara')

    def test_4_folder(self):
        """a new folder takes a post that is dragged onto it, and shows it"""
        self.row('Folder Baru…').click()
        wait(lambda: self.studio.all('text', 'Nama folder', states=['focused']), 'the name of the folder to be asked for')
        type_text('November')
        keys('Return')
        row = self.row('November')
        drag(self.tile('Loket tutup sementara').point((0.5, 0.4)), row.point(), steps=20)
        self.studio.find('list item', 'November, 1')
        self.row('November').click()
        self.shows('Loket tutup sementara')
        screenshot(PICTURES / 'pustaka-folder.png')
        self.row('Semua unggahan').click()
        self.shows('Jalan Desa Modang mulus', 'Loket tutup sementara')

    def test_4_folder_menu(self):
        """the menu of a folder gives it another name; removed, it leaves its posts in the library"""
        self.row('November').click(button=3)
        self.studio.find('menu item', re.compile('^Ganti Nama')).click()
        wait(lambda: self.studio.all('text', 'Nama folder', states=['focused']), 'the name of the folder to be asked for')
        keys('ctrl+a')
        type_text('Desember')
        keys('Return')
        self.studio.find('list item', 'Desember, 1')
        self.row('Desember').click(button=3)
        self.studio.find('menu item', 'Hapus Folder').click()
        self.studio.gone('list item', 'Desember, 1')
        self.shows('Jalan Desa Modang mulus', 'Loket tutup sementara')

    def test_5_trash(self):
        """Del puts posts into the trash, Ctrl+Z takes them back"""
        self.tile('Loket tutup sementara').click()
        keys('Delete')
        self.shows('Jalan Desa Modang mulus')
        self.studio.find('push button', 'Urungkan')
        keys('ctrl+z')
        self.shows('Jalan Desa Modang mulus', 'Loket tutup sementara')

    def test_6_for_good(self):
        """what was deleted for good is gone, and was asked about before"""
        self.tile('Loket tutup sementara').click()
        keys('Delete')
        self.row('Sampah').click()
        self.shows('Loket tutup sementara')
        self.tile('Loket tutup sementara').click()
        keys('Delete')
        question = wait(lambda: next((w for w in self.studio.windows() if w.name != 'Pemda Studio'), None), 'the question')
        screenshot(PICTURES / 'pustaka-hapus.png')
        self.studio.find('push button', 'Hapus Selamanya', within=question).click()
        self.studio.find('label', 'Sampah kosong')

    def test_7_table(self):
        """the table shows the same posts, and is remembered"""
        self.row('Semua unggahan').click()
        self.studio.find(None, 'Sebagai tabel').click()
        self.studio.find('label', 'Diubah')
        self.studio.find('label', 'Jalan Desa Modang mulus', index=0)
        screenshot(PICTURES / 'pustaka-tabel.png')
        wait(lambda: settings('library-view') == "'list'", 'the view to be remembered')
        self.studio.find(None, 'Sebagai gambar').click()
        self.shows('Jalan Desa Modang mulus')

    def test_8_open(self):
        """Enter opens the post, and leads back to the library"""
        self.tile('Jalan Desa Modang mulus').click()
        keys('Return')
        wait(lambda: self.studio.find('text', 'Judul').text == 'Jalan Desa Modang mulus', 'the post to be open')
        keys('ctrl+w')
        self.shows('Jalan Desa Modang mulus')

    def test_8_files(self):
        """a post is exported as a file, and a file is added, through the dialogs"""
        file = pathlib.Path(os.environ['HOME']) / 'Documents' / 'jalan.pemda'
        self.tile('Jalan Desa Modang mulus').click(button=3)
        self.studio.find('menu item', 'Ekspor sebagai .pemda…').click()
        self.studio.choose_file(file, 'Ekspor Unggahan')
        self.studio.find('label', '1 berkas ditulis')
        self.assertTrue(file.exists())
        self.studio.find('push button', 'Tambahkan Berkas .pemda…').click()
        self.studio.choose_file(file, 'Tambahkan Unggahan ke Pustaka')
        self.studio.find('label', re.compile('^Semuanya sudah ada di Pustaka'))
        self.shows('Jalan Desa Modang mulus')
        screenshot(PICTURES / 'pustaka-berkas.png')

    def test_9_named(self):
        """every control has a name for screen readers"""
        self.assertEqual([], self.studio.nameless())


if __name__ == '__main__':
    PICTURES.mkdir(parents=True, exist_ok=True)
    tap.run(sys.modules['__main__'], lambda test: screenshot(PICTURES / f'gagal-{test.id()}.png'))
