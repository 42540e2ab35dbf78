"""Usage: run-window test_brand.py PEMDA-STUDIO PICTURES-FOLDER

The page of brands as an office uses it: a new brand from a shipped one, a colour, undo, a logo, a file to pass on, a folder dropped in.
The tests go on where the one before stopped. Pictures of the screen are left in the folder.
"""
import json
import os
import pathlib
import re
import shutil
import sys
import tempfile
import time
import unittest
import zipfile

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
import tap  # noqa: E402
from driver import Program, keys, run, screenshot, type_text, wait  # noqa: E402

STUDIO, PICTURES = (pathlib.Path(a) for a in sys.argv[1:3])
DATA = pathlib.Path(os.environ.get('XDG_DATA_HOME', pathlib.Path(os.environ['HOME']) / '.local/share'))
BRANDS = DATA / 'pemda-studio/brands'
LOGO = '<svg xmlns="http://www.w3.org/2000/svg" width="64" height="64"><circle cx="32" cy="32" r="30" fill="#0a7"/></svg>'
GREEN = '#1C7A43'


class TestBrand(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.folder = pathlib.Path(tempfile.mkdtemp(prefix='merek-', dir=os.environ['HOME']))
        cls.studio = Program([STUDIO])

    @classmethod
    def tearDownClass(cls):
        cls.studio.end()

    def see(self, name):
        screenshot(PICTURES / f'merek-{name}.png')

    def saved(self, brand='dinas-uji'):
        path = BRANDS / brand / 'brand.json'
        return json.loads(path.read_text(encoding='utf-8')) if path.exists() else {}

    def choose_brand(self, name):
        self.studio.find('list item', name).click()
        wait(lambda: 'selected' in self.studio.find('list item', name).states, f'{name} to be chosen')
        time.sleep(0.5)  # the pictures in it are asked for

    def choose_logo(self, name, content):
        path = self.folder / name
        path.write_text(content, encoding='utf-8')
        self.studio.find('push button', 'Impor…', index=0).click()
        self.studio.choose_file(path, 'Impor Logo')

    def test_page(self):
        """the header leads to the brands, which are locked as they are shipped"""
        self.studio.find('label', 'Pilih merek')
        self.studio.find(None, 'Merek', index=0).click()
        self.studio.find('list item', 'Paser MAS, bawaan')
        self.studio.find('label', re.compile('templat × 5 ukuran diperiksa$'), seconds=30)
        self.see('halaman')
        self.assertEqual([], self.studio.nameless(), 'controls without a name')

    def test_new(self):
        """a new brand begins as a copy of another; one without a name is refused"""
        self.choose_brand('Netral, bawaan')
        self.studio.find('push button', 'Merek Baru…').click()
        self.studio.find('text', 'Nama merek')
        time.sleep(0.3)
        keys('Return')
        self.studio.find('label', re.compile('^Merek perlu nama'))
        type_text('Dinas Uji')
        keys('Return')
        self.studio.find('list item', 'Dinas Uji, disunting kantor')
        wait(lambda: self.saved().get('base') == 'netral', 'the brand on the disk')

    def test_color(self):
        """a colour is changed, written by itself, and taken back"""
        before = self.saved()['colors']['accent']
        self.studio.find('push button', re.compile('^Aksen #')).click()
        entry = wait(lambda: next((c for c in self.studio.all('text') if 'focused' in c.states), None), 'the colour as a code')
        entry.type(GREEN)
        keys('Return')
        keys('Escape')
        wait(lambda: self.saved()['colors']['accent'] == GREEN, 'the colour on the disk')
        self.see('warna')
        keys('ctrl+z')
        wait(lambda: self.saved()['colors']['accent'] == before, 'the old colour on the disk')
        keys('ctrl+shift+z')
        wait(lambda: self.saved()['colors']['accent'] == GREEN, 'the colour once more')

    def test_logo(self):
        """a text that is called a logo is refused in a sentence; a drawing is taken"""
        self.choose_logo('logo-palsu.svg', 'Laporan bulanan\n' * 40)
        self.studio.find('label', re.compile('bukan gambar, isinya teks'))
        self.choose_logo('logo.svg', LOGO)
        wait(lambda: self.saved()['logos'], 'the logo on the disk')
        logo = self.saved()['logos'][0]
        self.assertEqual('utama', logo['role'])
        self.assertTrue((BRANDS / 'dinas-uji' / logo['file']).exists())

    def test_shipped(self):
        """the first edit of a shipped brand makes a copy, and undo takes it away"""
        self.choose_brand('Mojokerto, bawaan')
        self.studio.find('page tab', 'Kantor dan Akun').click()
        self.studio.find('text', 'Semboyan di ujung kaki').type('Mojokerto')
        self.studio.find('list item', 'Mojokerto Kantor, disunting kantor')
        wait(lambda: self.saved('mojokerto-kantor').get('motto') == 'Mojokerto', 'the copy on the disk')
        self.see('salinan')
        keys('ctrl+z')
        wait(lambda: not (BRANDS / 'mojokerto-kantor').exists(), 'the copy to be gone')
        self.studio.find('list item', 'Mojokerto, bawaan')

    def test_export(self):
        """a brand becomes one file"""
        self.choose_brand('Dinas Uji, disunting kantor')
        self.studio.find('push button', 'Ekspor Merek…').click()
        path = self.folder / 'dinas-uji.pemdabrand'
        self.studio.choose_file(path, 'Ekspor Merek')
        wait(path.exists, 'the file')
        with zipfile.ZipFile(path) as package:
            names = package.namelist()
        self.assertIn('brand.json', names)
        self.assertTrue(any(name.endswith('.svg') for name in names), names)

    def test_import(self):
        """a file comes beside the brand that is there already; what is no brand is refused"""
        broken = self.folder / 'rusak.pemdabrand'
        broken.write_bytes(b'PK\x03\x04 bukan arsip')
        self.studio.find('push button', 'Impor Merek…').click()
        self.studio.choose_file(broken, 'Impor Merek')
        self.studio.find('push button', 'Impor Merek…').click()
        self.studio.choose_file(self.folder / 'dinas-uji.pemdabrand', 'Impor Merek')
        self.studio.find('list item', 'Dinas Uji (impor), disunting kantor')
        wait(lambda: self.saved('dinas-uji-2'), 'its folder')
        self.assertEqual({'dinas-uji', 'dinas-uji-2'}, {path.name for path in BRANDS.iterdir()})

    def test_delete(self):
        """a deleted brand is brought back by undo"""
        self.studio.find('push button', 'Hapus merek').click()
        wait(lambda: not (BRANDS / 'dinas-uji-2').exists(), 'the whole folder to be gone')
        keys('ctrl+z')
        wait(lambda: self.saved('dinas-uji-2'), 'the brand to be back')
        self.studio.find('list item', 'Dinas Uji (impor), disunting kantor')

    def test_dropped(self):
        """a brand that is copied into the folder appears without a restart"""
        shutil.copytree(BRANDS / 'dinas-uji', BRANDS / 'dinas-lain')
        document = dict(self.saved(), id='dinas-lain', name='Dinas Lain')
        (BRANDS / 'dinas-lain/brand.json').write_text(json.dumps(document), encoding='utf-8')
        self.studio.find('list item', 'Dinas Lain, disunting kantor')

    def test_home(self):
        """the start page has the new brand"""
        self.studio.find(None, 'Beranda', index=0).click()
        time.sleep(0.5)
        self.see('beranda')
        more = self.studio.all(None, re.compile('^Dinas Uji'))
        self.assertTrue(more, 'the brand is not on the start page')

    def recolor(self, color):
        document = dict(self.saved())
        document['colors'] = dict(document['colors'], primary=color)
        (BRANDS / 'dinas-uji/brand.json').write_text(json.dumps(document), encoding='utf-8')

    def shown(self, color):
        """Whether the picture of the post has much of the colour."""
        x, y, width, height = (round(n) for n in self.studio.find('image', re.compile('^Gambar')).read().area)
        pixels = run('import', '-silent', '-window', 'root', '-crop', f'{width}x{height}+{x}+{y}', '-resize', '80x80!', '-depth', '8', 'rgb:-')
        wanted = bytes.fromhex(color[1:])
        near = sum(max(abs(a - b) for a, b in zip(pixels[i:i + 3], wanted)) < 8 for i in range(0, len(pixels), 3))
        return near > 60

    def test_post_follows(self):
        """an open post follows its brand; one that was closed offers the new one, and undo gives the old one back"""
        self.studio.find('label', 'Dinas Uji', index=0).click()
        self.studio.find(None, 'Pengumuman').click()
        self.studio.find('text', 'Judul').type('Kantor tutup')
        self.recolor('#8A1C1C')
        wait(lambda: self.shown('#8A1C1C'), 'the post to follow')
        self.assertEqual('Kantor tutup', self.studio.find('text', 'Judul').text)
        self.see('unggahan-ikut')
        keys('ctrl+w')
        wait(lambda: self.studio.find('label', 'Pilih merek').reachable(), 'the start page')
        self.recolor('#123C8A')
        time.sleep(1)  # longer than the watch waits for more
        self.studio.find('label', 'Kantor tutup', index=0).click()
        self.studio.find('label', re.compile('^Merek ini diubah'))
        self.assertTrue(self.shown('#8A1C1C'))
        self.studio.find('push button', 'Pakai Merek Terbaru').click()
        wait(lambda: self.shown('#123C8A'), 'the new brand')
        self.see('unggahan-baru')
        keys('ctrl+z')
        wait(lambda: self.shown('#8A1C1C'), 'the old brand')


if __name__ == '__main__':
    PICTURES.mkdir(parents=True, exist_ok=True)
    tap.run(sys.modules['__main__'], lambda test: screenshot(PICTURES / f'gagal-{test.id()}.png'))
