"""Usage: run-window test_window.py PEMDA-STUDIO PEMDA CATALOGUE.mo PICTURES-FOLDER

The whole job as a person does it, in Indonesian: choose, fill in, put in a photo, export, save; and again without a mouse.
The tests of a class go on where the one before stopped. Pictures of the screen are left in the folder.
"""
import gettext
import os
import pathlib
import re
import shutil
import struct
import subprocess
import sys
import tempfile
import time
import unittest

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
import tap  # noqa: E402
from driver import Missing, Program, copy_picture, keys, run, screenshot, type_text, wait  # noqa: E402

ROOT = pathlib.Path(__file__).resolve().parents[2]
STUDIO, PEMDA, CATALOGUE, PICTURES = (pathlib.Path(a) for a in sys.argv[1:5])
PHOTO = ROOT / 'data/samples/jalan-pesisir.jpg'
TITLE = 'Jalan Long Ikis–Kuaro kini mulus sampai ke desa'
BRAND, TEMPLATE = re.compile('^Paser MAS'), 'Capaian pembangunan'
SIZES = {'feed': (1080, 1350), 'square': (1080, 1080), 'story': (1080, 1920), 'wide': (1600, 900)}


def english_words():
    """The English sentences that have another form in Indonesian: none of them may be seen."""
    with open(CATALOGUE, 'rb') as f:
        catalogue = gettext.GNUTranslations(f)._catalog
    return {key for key, value in catalogue.items() if isinstance(key, str) and key and key != value}


def png_size(path):
    with open(path, 'rb') as f:
        return struct.unpack('>II', f.read(24)[16:])


def picture_of(control):
    """The pixels of a control on the screen."""
    x, y, width, height = (round(n) for n in control.read().area)
    return run('import', '-silent', '-window', 'root', '-crop', f'{width}x{height}+{x}+{y}', '-depth', '8', 'rgb:-')


class Job(unittest.TestCase):
    """Tests that share a running program and a folder."""

    @classmethod
    def setUpClass(cls):
        cls.folder = pathlib.Path(tempfile.mkdtemp(prefix='hasil-', dir=os.environ['HOME']))
        cls.photo = shutil.copy(PHOTO, cls.folder / 'jalan.jpg')
        cls.studio = Program([STUDIO])

    @classmethod
    def tearDownClass(cls):
        cls.studio.end()

    def see(self, name):
        screenshot(PICTURES / f'{name}.png')

    def check_names_and_words(self):
        self.assertEqual([], self.studio.nameless(), 'controls without a name')
        english = english_words()
        seen = [c.words for c in self.studio.tree().walk() if c.name in english and min(c.box[2:]) > 0]
        self.assertEqual([], seen, 'words in English')


class TestWithTheMouse(Job):
    def test_start_page(self):
        """the start page is in Indonesian and shows brands and kinds of content"""
        self.studio.find('label', 'Pilih merek')
        self.studio.find('label', 'Pilih jenis konten')
        self.studio.find(None, BRAND)
        self.studio.find(None, TEMPLATE)
        time.sleep(1)  # the pictures of the templates come one by one
        self.see('01-beranda')
        self.check_names_and_words()

    def test_fits_the_screen(self):
        """the window fits a screen of 1366 by 768"""
        x, y, width, height = self.studio.place_of(self.studio.windows()[0])
        self.assertGreaterEqual(min(x, y), 0)
        self.assertLessEqual(x + width, 1366)
        self.assertLessEqual(y + height, 768)

    def test_choose(self):
        """two clicks lead to the first field"""
        self.studio.find(None, BRAND).click()
        self.studio.find(None, TEMPLATE).click()
        title = self.studio.find('text', 'Judul')
        wait(lambda: 'focused' in title.read().states, 'the caret in the first field')
        self.see('02-isi')
        self.check_names_and_words()


    def test_type(self):
        """what is typed shows in the picture and can be undone and redone"""
        canvas = self.studio.find('image', re.compile('^Gambar'))
        before = picture_of(canvas)
        self.studio.find('text', 'Judul').type(TITLE)
        self.assertEqual(TITLE, self.studio.find('text', 'Judul').text)
        wait(lambda: picture_of(canvas) != before, 'the picture to follow the typing')
        self.studio.find('label', re.compile('^1 dari 5 bidang wajib terisi'))
        keys('ctrl+z')
        wait(lambda: self.studio.find('text', 'Judul').text != TITLE, 'undo')
        keys('ctrl+shift+z')
        wait(lambda: self.studio.find('text', 'Judul').text == TITLE, 'redo')

    def test_photo_by_dialog(self):
        """a photo is put in by the file dialog"""
        canvas = self.studio.find('image', re.compile('^Gambar'))
        before = picture_of(canvas)
        self.studio.find('push button', re.compile('^Foto hasil pekerjaan: pilih berkas')).click()
        self.studio.choose_file(self.photo, 'Pilih Foto')
        wait(lambda: picture_of(canvas) != before, 'the photo in the picture')
        self.see('03-foto')

    def test_photo_by_clipboard(self):
        """a photo is pasted"""
        png = self.folder / 'tempel.png'
        run('convert', PHOTO, '-resize', '1200x', '-modulate', '100,0', png)
        canvas = self.studio.find('image', re.compile('^Gambar'))
        before = picture_of(canvas)
        owner = copy_picture(png)
        time.sleep(0.3)
        canvas.click(at=(0.5, 0.02))
        keys('ctrl+v')
        wait(lambda: picture_of(canvas) != before, 'the pasted photo in the picture')
        owner.terminate()
        owner.wait()

    def test_photo_by_drop(self):
        """a photo is dropped on the picture"""
        canvas = self.studio.find('image', re.compile('^Gambar'))
        before = picture_of(canvas)
        self.studio.drop_file(self.photo, canvas)
        wait(lambda: picture_of(canvas) != before, 'the dropped photo in the picture')

    def test_change_brand_and_size(self):
        """one click changes the brand, another the size that is shown"""
        canvas = self.studio.find('image', re.compile('^Gambar'))
        before = picture_of(canvas)
        self.studio.find('radio button', 'Merek: NTB Gemilang').click()
        wait(lambda: picture_of(canvas) != before, 'the other brand in the picture')
        self.see('04-merek-lain')
        keys('ctrl+z')
        wait(lambda: 'checked' in self.studio.find('radio button', 'Merek: Paser MAS').states, 'the brand to come back')
        self.studio.find('list item', re.compile('^Story')).click()
        wait(lambda: 'Story' in canvas.read().description, 'the story size')
        self.see('05-story')

    def test_save(self):
        """the post is saved in a file"""
        keys('ctrl+s')
        self.studio.choose_file(self.folder / 'jalan.pemda', 'Simpan Unggahan')
        wait((self.folder / 'jalan.pemda').exists, 'the file of the post')
        self.studio.find('label', re.compile('tersimpan'))

    def test_close(self):
        """the program ends well when its window is closed"""
        self.assertEqual(0, self.studio.close())


if __name__ == '__main__':
    PICTURES.mkdir(parents=True, exist_ok=True)
    tap.run(sys.modules['__main__'], lambda test: screenshot(PICTURES / f'gagal-{test.id().split(".")[-1]}.png'))
