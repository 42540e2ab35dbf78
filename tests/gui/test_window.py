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
from driver import Program, copy_picture, keys, run, screenshot, type_text, wait  # noqa: E402

ROOT = pathlib.Path(__file__).resolve().parents[2]
STUDIO, PEMDA, CATALOGUE, PICTURES = (pathlib.Path(a) for a in sys.argv[1:5])
PHOTO = ROOT / 'data/samples/jalan-pesisir.jpg'
TITLE = 'Jalan Long Ikis–Kuaro kini mulus sampai ke desa'
BRAND, TEMPLATE = re.compile('^Paser MAS'), 'Capaian pembangunan'
EXPORTS = pathlib.Path(os.environ['HOME']) / 'Documents/Pemda Studio'
SIZES = {'feed': (1080, 1350), 'square': (1080, 1080), 'story': (1080, 1920), 'wide': (1600, 900)}
ALL_SAVED = re.compile('^(Semua sudah tersimpan di Pustaka|Everything is saved in the library already)$')
REASON = re.compile('^(Alasan|Reason)$')


def english_words():
    """The English sentences that have another form in Indonesian: none of them may be seen."""
    with open(CATALOGUE, 'rb') as f:
        catalogue = gettext.GNUTranslations(f)._catalog
    return {key for key, value in catalogue.items() if isinstance(key, str) and key and key != value}


def png_size(path):
    with open(path, 'rb') as f:
        return struct.unpack('>II', f.read(24)[16:])


def vividness(control):
    """How colourful the upper part of a control is on the screen, where the photo is: 0 for grey."""
    x, y, width, height = (round(n) for n in control.read().area)
    area = f'{width // 3}x{height // 4}+{x + width // 3}+{y + height // 10}'
    pixels = run('import', '-silent', '-window', 'root', '-crop', area, '-resize', '40x40!', '-depth', '8', 'rgb:-')
    return sum(max(rgb) - min(rgb) for rgb in zip(pixels[::3], pixels[1::3], pixels[2::3])) / (len(pixels) / 3)


def picture_of(control):
    """The pixels of a control on the screen."""
    x, y, width, height = (round(n) for n in control.read().area)
    return run('import', '-silent', '-window', 'root', '-crop', f'{width}x{height}+{x}+{y}', '-depth', '8', 'rgb:-')


class Job(unittest.TestCase):
    """Tests that share a running program and a folder."""
    arguments = []

    @classmethod
    def setUpClass(cls):
        cls.folder = pathlib.Path(tempfile.mkdtemp(prefix='hasil-', dir=os.environ['HOME']))
        cls.studio = Program([STUDIO, *cls.arguments])

    @classmethod
    def tearDownClass(cls):
        cls.studio.end()

    def see(self, name):
        screenshot(PICTURES / f'{name}.png')

    def check_names_and_words(self):
        self.assertEqual([], self.studio.nameless(), 'controls without a name')
        english = english_words()
        seen = self.studio.lasting(lambda c: {c.name, c.description} & english and min(c.box[2:]) > 0)
        self.assertEqual([], seen, 'words in English')

    def canvas(self):
        return self.studio.find('image', re.compile('^Gambar'))

    def check_export(self, post, names):
        """The files of the window are those of the command line, byte for byte."""
        for size in names:
            by_hand = wait(lambda: next(EXPORTS.glob(f'*_{size}.png'), None), f'the picture for {size}')  # noqa: B023
            by_command = self.folder / f'{size}.png'
            subprocess.run([PEMDA, 'export', post, '--format', size, '-o', by_command], check=True)
            self.assertEqual(SIZES[size], png_size(by_hand))
            if by_command.read_bytes() != by_hand.read_bytes():
                shutil.copy(by_hand, PICTURES / f'{size}-jendela.png')
                shutil.copy(by_command, PICTURES / f'{size}-perintah.png')
                self.fail(f'{size} differs from the command line; both are in {PICTURES}')


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
        wait(lambda: 'focused' in self.studio.find('text', 'Judul').states, 'the caret in the first field')
        self.assertGreaterEqual(self.canvas().read().area[2], 0.6 * 1366)
        self.see('02-isi')
        self.check_names_and_words()

    def test_type(self):
        """what is typed shows in the picture and can be undone and redone"""
        before = picture_of(self.canvas())
        self.studio.find('text', 'Judul').type(TITLE)
        self.assertEqual(TITLE, self.studio.find('text', 'Judul').text)
        wait(lambda: picture_of(self.canvas()) != before, 'the picture to follow the typing')
        self.studio.find('label', '1 dari 5 bidang wajib terisi')
        keys('ctrl+z')
        wait(lambda: self.studio.find('text', 'Judul').text != TITLE, 'undo')
        keys('ctrl+shift+z')
        wait(lambda: self.studio.find('text', 'Judul').text == TITLE, 'redo')

    def test_locked(self):
        """a click on the signature says why it does not move"""
        self.canvas().click(at=(0.317, 0.088))
        self.studio.find('label', re.compile('dikunci oleh pedoman merek'))

    def choose_photo(self, path):
        self.studio.find('push button', re.compile('^Foto hasil pekerjaan: (pilih berkas|ganti)')).click()
        self.studio.choose_file(path, 'Pilih Foto')

    def test_not_a_photo(self):
        """a text called .jpg is refused in one sentence"""
        path = self.folder / 'laporan.jpg'
        path.write_text('Laporan bulanan\n' * 100, encoding='utf-8')
        self.choose_photo(path)
        self.studio.find('label', re.compile('bukan gambar, isinya teks'))
        self.studio.find('label', '1 dari 5 bidang wajib terisi')

    def test_photo_by_dialog(self):
        """a photo is put in by the file dialog"""
        self.choose_photo(shutil.copy(PHOTO, self.folder / 'jalan.jpg'))
        self.studio.find('label', '2 dari 5 bidang wajib terisi')
        wait(lambda: vividness(self.canvas()) > 30, 'the photo in the picture')
        self.see('03-foto')

    def test_photo_by_clipboard(self):
        """a photo is pasted"""
        grey = self.folder / 'abu-abu.png'
        run('convert', PHOTO, '-resize', '1200x', '-modulate', '100,0', grey)
        owner = copy_picture(grey)
        time.sleep(0.3)
        self.canvas().click(at=(0.5, 0.02))
        keys('ctrl+v')
        wait(lambda: vividness(self.canvas()) < 30, 'the grey photo in the picture')
        owner.terminate()
        owner.wait()

    def test_photo_by_drop(self):
        """a photo is dropped on the picture"""
        self.studio.drop_file(PHOTO, self.canvas())
        wait(lambda: vividness(self.canvas()) > 30, 'the colours of the dropped photo')

    def test_change_brand_and_size(self):
        """one click changes the brand, another the size that is shown"""
        self.studio.find('radio button', 'Merek: NTB Gemilang').click()
        wait(lambda: 'checked' in self.studio.find('radio button', 'Merek: NTB Gemilang').states, 'the other brand')
        time.sleep(0.5)
        self.see('04-merek-lain')
        keys('ctrl+z')
        wait(lambda: 'checked' in self.studio.find('radio button', 'Merek: Paser MAS').states, 'the brand to come back')
        self.studio.find('list item', re.compile('^Story')).click()
        wait(lambda: 'Story' in self.canvas().description, 'the story size')
        time.sleep(0.5)
        self.see('05-story')

    def test_save(self):
        """Ctrl+S says that all is saved already, and offers a copy in a file"""
        self.studio.find('label', re.compile(r' · tersimpan \d'))
        keys('ctrl+s')
        self.studio.find('label', ALL_SAVED)
        self.studio.find('push button', 'Simpan Salinan…').click()
        self.studio.choose_file(self.folder / 'jalan.pemda', 'Simpan Salinan')
        wait((self.folder / 'jalan.pemda').exists, 'the copy')

    def give_reason(self):
        """The gate asks why a post with required findings goes out all the same."""
        self.studio.find('text', REASON).type('Uji ekspor tanpa keterangan gambar')

    def test_export(self):
        """with a reason all sizes are exported, byte for byte what the command line makes of the saved post"""
        self.studio.find('push button', 'Ekspor…').click()
        dialog = wait(lambda: self.studio.window('Ekspor Gambar'), 'the export dialog')
        self.studio.find('label', re.compile('^[0-9,.]+ [kM]B$'), index=0, within=dialog)
        self.see('06-ekspor')
        self.check_names_and_words()
        self.assertLessEqual(dialog.box[3], 700)
        self.studio.find('push button', re.compile('^(Ekspor 5 Draf|Export 5 Drafts)$'))
        self.give_reason()
        self.studio.find('push button', 'Ekspor 5 Gambar').click()
        self.studio.find('label', '5 gambar diekspor')
        self.see('07-selesai')
        self.check_export(self.folder / 'jalan.pemda', SIZES)
        self.assertEqual(5, len(list(EXPORTS.iterdir())))

    def test_export_within_a_limit(self):
        """JPEG files stay below the limit that was set"""
        keys('ctrl+shift+e')
        self.studio.find('push button', 'JPEG').click()
        self.studio.find('check box', 'A4').click()
        self.studio.find('spin button', 'Paling besar dalam kB').type('200')
        keys('Tab')
        self.studio.find('push button', 'Ekspor 4 Gambar').click()
        files = wait(lambda: self.studio.gone(None, 'Ekspor Gambar') or list(EXPORTS.glob('*.jpg')), 'the files')
        self.assertEqual(4, len(files))
        for file in files:
            self.assertLessEqual(file.stat().st_size, 200000)

    def test_no_network(self):
        """nothing was asked of the network"""
        folder = pathlib.Path(f'/proc/{self.studio.process.pid}')
        own = {os.readlink(fd) for fd in (folder / 'fd').iterdir() if fd.is_symlink() and os.path.lexists(fd)}
        for kind in ('tcp', 'tcp6', 'udp', 'udp6'):
            rows = [row.split() for row in (folder / 'net' / kind).read_text().splitlines()[1:]]
            self.assertEqual([], [row[2] for row in rows if f'socket:[{row[9]}]' in own], kind)

    def test_close(self):
        """the program ends well when its window is closed"""
        self.assertEqual(0, self.studio.close())


class TestWithTheKeyboard(Job):
    """No click, no movement of the pointer."""

    def test_choose(self):
        """typing on the start page searches, Return starts"""
        self.studio.find(None, TEMPLATE)
        type_text('capaian')
        self.studio.find('label', re.compile(r'^[1-3] jenis · klik untuk mulai$'))
        keys('Return')
        wait(lambda: 'focused' in self.studio.find('text', 'Judul').states, 'the caret in the first field')

    def test_walk(self):
        """Tab leads from field to field, F6 from region to region, and nothing holds the keys fast"""
        type_text(TITLE)
        seen = []
        for _ in range(6):
            keys('Tab')
            time.sleep(0.1)
            seen.append(self.studio.focused().ref)
        self.assertEqual(6, len(set(seen)), 'Tab stood still')
        regions = set()
        for _ in range(5):
            keys('F6')
            time.sleep(0.2)
            focused = self.studio.focused()
            regions.add(focused and focused.ref)
        self.assertGreaterEqual(len(regions), 3, 'F6 stood still')

    def test_save_and_export(self):
        """saving and exporting need no mouse; without a reason drafts go out"""
        post = self.folder / 'papan-tik.pemda'
        keys('ctrl+shift+s')
        self.studio.choose_file(post, 'Simpan Salinan')
        wait(post.exists, 'the copy')
        for old in EXPORTS.glob('*'):
            old.unlink()
        keys('ctrl+shift+e')
        wait(lambda: self.studio.window('Ekspor Gambar'), 'the export dialog')
        wait(lambda: (focused := self.studio.focused()) and re.match('^Ekspor', focused.name), 'the focus on the export button')
        keys('Return')
        self.studio.gone(None, 'Ekspor Gambar')
        self.assertGreater(len(list(EXPORTS.iterdir())), 0)

    def test_close(self):
        """Ctrl+Q ends the program"""
        keys('ctrl+q')
        self.assertEqual(0, self.studio.process.wait(10))


class TestInTheDark(Job):
    @classmethod
    def setUpClass(cls):
        run('gsettings', 'set', 'org.gnome.desktop.interface', 'color-scheme', 'prefer-dark')
        super().setUpClass()

    def test_dark(self):
        """the window is dark where the desktop is"""
        self.studio.find(None, TEMPLATE)
        time.sleep(1)
        self.see('08-gelap')
        # beside the templates, whose pictures are as light as ever
        grey = run('convert', PICTURES / '08-gelap.png', '-crop', '340x360+1010+400', '-colorspace', 'gray', '-resize', '1x1!',
                   '-depth', '8', 'gray:-')
        self.assertLess(grey[0], 90)


if __name__ == '__main__':
    shutil.rmtree(PICTURES, ignore_errors=True)
    PICTURES.mkdir(parents=True)
    tap.run(sys.modules['__main__'], lambda test: screenshot(PICTURES / f'gagal-{test.id()}.png'))
