"""Usage: run-window test_template.py PEMDA-STUDIO PICTURES-FOLDER

A post becomes a template of the office's own: it comes onto the shelf, is shared as a file, deleted, taken back, read from the file
again, and a post is made from it in which only what is filled in can be changed. The tests go on where the one before stopped.
"""
import json
import os
import pathlib
import re
import sys
import tempfile
import time
import unittest
import zipfile

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
import tap  # noqa: E402
from driver import Program, keys, screenshot, type_text, wait  # noqa: E402

STUDIO, PICTURES = pathlib.Path(sys.argv[1]), pathlib.Path(sys.argv[2])
TEMPLATES = pathlib.Path(os.environ['XDG_DATA_HOME']) / 'pemda-studio/templates'
NAME = 'Kutipan Kami'


class TestTemplate(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.folder = pathlib.Path(tempfile.mkdtemp(prefix='template-window-'))
        cls.file = cls.folder / 'kutipan-kami.pemdatemplate'
        cls.studio = Program([STUDIO])

    @classmethod
    def tearDownClass(cls):
        cls.studio.end()

    def tiles(self, name=NAME):
        return self.studio.all('label', name)

    def menu(self, item):
        self.tiles()[0].click(button=3)
        self.studio.find('menu item', item).click()

    def search(self, words):
        keys('ctrl+f', 'ctrl+a')
        type_text(words)

    def undo(self):
        """The toast's, not that of the post's header."""
        wait(lambda: [b for b in self.studio.all('push button', 'Urungkan') if 'Ctrl' not in b.description], 'the toast')[0].click()

    def start_page(self):
        keys('ctrl+w')
        wait(lambda: self.studio.find('label', 'Pilih merek').reachable(), 'the start page, without a question')

    def test_1_save(self):
        """a post is saved as a template whose layout is kept"""
        self.search('kutipan')
        wait(lambda: self.tiles('Kutipan'), 'the template')[0].click()
        self.studio.find('text', re.compile('^Kutipan'))
        keys('F10')
        self.studio.find('menu item', re.compile('Templat…$')).click()
        dialog = wait(lambda: self.studio.window('Simpan sebagai Templat'), 'the dialog')
        wait(lambda: self.studio.focused() is not None, 'the name to be asked')
        type_text(NAME)
        self.studio.find(None, 'Pertahankan tata letak', within=dialog, states=['focusable']).click()
        time.sleep(0.5)
        screenshot(PICTURES / 'simpan-templat.png')
        self.studio.find('push button', 'Simpan', within=dialog).click()
        self.studio.find('label', re.compile(f'“{NAME}”'))
        said = json.loads((TEMPLATES / 'kutipan-kami/template.json').read_text(encoding='utf-8'))
        self.assertEqual(said['name'], NAME)
        kept = [layer['id'] for layer in said['layers'] if 'locked' in layer or 'can' in layer]
        self.assertGreater(len(kept), len(said['layers']) // 2, kept)
        self.assertIn('kutipan', kept)

    def test_2_share(self):
        """it is on the shelf at once, and its menu makes a file of it"""
        self.start_page()
        self.search('kutipan kami')
        wait(self.tiles, 'the new tile')
        time.sleep(0.5)
        screenshot(PICTURES / 'rak.png')
        self.tiles()[0].click(button=3)
        item = self.studio.find('menu item', 'Bagikan…')
        screenshot(PICTURES / 'menu.png')
        item.click()
        self.studio.choose_file(self.file, 'Bagikan Templat')
        wait(self.file.exists, 'the file')
        self.studio.find('label', re.compile('kutipan-kami.pemdatemplate'))
        with zipfile.ZipFile(self.file) as package:
            self.assertTrue({'mimetype', 'template.json', 'thumbnail.png'} <= set(package.namelist()))

    def test_3_delete(self):
        """it is deleted, taken back, and deleted again; what the program brought along has no such choice"""
        self.menu('Hapus')
        wait(lambda: not self.tiles(), 'the tile to go')
        self.undo()
        wait(self.tiles, 'the tile to come back')
        self.menu('Hapus')
        wait(lambda: not self.tiles(), 'the tile to go again')
        self.assertFalse((TEMPLATES / 'kutipan-kami').exists())
        self.search('kutipan')
        wait(lambda: self.tiles('Kutipan'), 'the shipped one')[0].click(button=3)
        self.studio.find('menu item', re.compile('Lima Ukuran'))
        self.assertFalse(self.studio.all('menu item', 'Hapus'))
        keys('Escape')
        self.studio.gone('menu item', re.compile('Lima Ukuran'))

    def test_4_open(self):
        """the file is opened; dropped once more, it comes beside the first one"""
        keys('F10')
        self.studio.find('menu item', 'Buka Berkas Templat…').click()
        self.studio.choose_file(self.file, 'Buka Berkas Templat')
        wait(self.tiles, 'the tile')
        self.studio.drop_file(self.file, self.studio.find('label', 'Pilih merek'))
        self.studio.find('label', 'Ganti Templat?')
        screenshot(PICTURES / 'ganti.png')
        self.studio.find('push button', 'Simpan Keduanya').click()
        wait(lambda: self.tiles(f'{NAME} (2)'), 'the second tile')
        self.assertTrue(self.tiles())

    def test_5_broken(self):
        """a file that is no template says so and changes nothing"""
        broken = self.folder / 'rusak.pemdatemplate'
        broken.write_bytes(self.file.read_bytes()[:200])
        self.studio.drop_file(broken, self.studio.find('label', 'Pilih merek'))
        self.studio.find('label', re.compile('rusak.pemdatemplate'))
        self.assertEqual(len(list(TEMPLATES.iterdir())), 2)

    def test_6_post(self):
        """a post of it is filled in, and its layout stays"""
        self.tiles()[0].click()
        self.studio.find('text', re.compile('^Kutipan'))
        keys('alt+2')
        row = wait(lambda: self.studio.all('list item', re.compile('^Teks, ')), 'the list of layers')[0]
        row.click()
        wait(lambda: self.studio.all('label', re.compile('^Templat menjaganya tetap')), 'the reason')
        time.sleep(0.5)
        screenshot(PICTURES / 'terkunci.png')


if __name__ == '__main__':
    PICTURES.mkdir(parents=True, exist_ok=True)
    tap.run(sys.modules['__main__'], lambda test: screenshot(PICTURES / f'gagal-{test.id()}.png'))
