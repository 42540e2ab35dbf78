"""Usage: run-window test_text.py PEMDA-STUDIO PEMDA PICTURES-FOLDER

Writing on the canvas by real keys and a real pointer: a title in Indonesian with é and an emoji, selections, looks, undo word
by word, and at the end the canvas at 100 % is compared with the export, pixel by pixel. The tests go on where the one before
stopped.
"""
import json
import os
import pathlib
import re
import shutil
import subprocess
import sys
import tempfile
import time
import unittest
import zipfile

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
import tap  # noqa: E402
from driver import Missing, Program, click_at, copy_picture, drag, keys, run, screenshot, type_text, wait, wheel  # noqa: E402

STUDIO, PEMDA, PICTURES = (pathlib.Path(a) for a in sys.argv[1:4])
SENTENCE = 'Air bersih untuk warga é di Tanah Grogot'
EDITOR = re.compile('^(Teks di halaman|Text on the page)')


def pixels_of(picture, *more):
    return run('convert', picture, *more, '-depth', '8', 'rgb:-')


def is_surround(rgb):
    """The dark ground beside the page, and the shadow on it."""
    return max(rgb) < 70 and max(rgb) - min(rgb) < 12


class Text(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.folder = pathlib.Path(tempfile.mkdtemp(prefix='teks-', dir=os.environ['HOME']))
        cls.post = cls.folder / 'teks.pemda'
        subprocess.run([PEMDA, 'new', 'pengumuman', '--brand', 'paser-mas', '-o', cls.post], check=True)
        cls.studio = Program([STUDIO, cls.post])
        cls.layers = cls.find_layers()

    @classmethod
    def tearDownClass(cls):
        cls.studio.end()

    @classmethod
    def find_layers(cls):
        """id -> (x, y, width, height) in px of the page, as the command line tells"""
        boxes = {}
        for line in run(PEMDA, 'info', cls.post).decode().partition('feed ')[2].splitlines()[1:]:
            found = re.fullmatch(r'  (\S+) +\w+ +([\d.-]+) +([\d.-]+) +([\d.-]+) +([\d.-]+)', line)
            if not found:
                break
            boxes[found[1]] = tuple(map(float, found.groups()[1:]))
        return boxes

    def see(self, name):
        screenshot(PICTURES / f'{name}.png')

    def find_page(self):
        """Where the page's corner lies on the screen, and its zoom, from what is to be seen."""
        x, y, width, height = (round(n) for n in self.studio.find('image', re.compile('^Gambar')).area)
        self.see('layar')
        middle = x + width // 2
        row = pixels_of(PICTURES / 'layar.png', '-crop', f'{width}x1+{x}+{y + height // 2}')
        column = pixels_of(PICTURES / 'layar.png', '-crop', f'1x{height}+{middle}+{y}')
        ground = [is_surround(row[3 * n:3 * n + 3]) for n in range(width)]
        left = max(n for n in range(width // 2) if ground[n]) + 1
        right = min(n for n in range(width // 2, width) if ground[n])
        rows = [is_surround(column[3 * n:3 * n + 3]) for n in range(height)]
        top = max(n for n in range(height // 3) if rows[n]) + 1
        return x + left, y + top, (right - left) / 1080

    def at(self, layer, part=(0.5, 0.5)):
        x, y, width, height = self.layers[layer]
        left, top, zoom = self.page
        return left + (x + width * part[0]) * zoom, top + (y + height * part[1]) * zoom

    def words(self):
        return self.studio.find('text', EDITOR).description

    def expect(self, words):
        wait(lambda: self.words() == words, lambda: f'“{words}” instead of “{self.words()}”')

    def saved(self, member):
        with zipfile.ZipFile(self.post) as package:
            return json.loads(package.read('post.json')).get(member, {})

    def test_begin(self):
        """a double-click on the title writes it in place, with its sample selected"""
        self.studio.find('image', re.compile('^Gambar'))
        keys('alt+2')
        time.sleep(1.5)  # panels come and the page moves
        type(self).page = self.find_page()
        click_at(self.at('judul'), times=2)
        editor = self.studio.find('text', EDITOR)
        self.assertIn('focused', editor.states)
        self.studio.find('label', re.compile('Judul (in all sizes|di semua ukuran)$'))
        self.see('teks-01-mulai')

    def test_type(self):
        """typing replaces the sample and the picture follows"""
        type_text(SENTENCE)
        self.expect(SENTENCE)
        self.see('teks-02-diketik')

    def test_paste(self):
        """an emoji comes from the clipboard"""
        emoji = self.folder / 'emoji.txt'
        emoji.write_text(' 🌾')
        offer = copy_picture(emoji, 'UTF8_STRING')
        time.sleep(0.3)
        keys('ctrl+v')
        self.expect(SENTENCE + ' 🌾')
        offer.terminate()
        offer.wait()

    def test_delete(self):
        """Backspace takes the emoji as one letter, Ctrl+Backspace a word"""
        keys('BackSpace')
        self.expect(SENTENCE + ' ')
        keys('ctrl+BackSpace')
        self.expect('Air bersih untuk warga é di Tanah ')

    def test_undo(self):
        """undo goes back word by word, redo forward, and writing goes on"""
        keys('ctrl+z')
        self.expect(SENTENCE + ' ')
        keys('ctrl+z')
        self.expect(SENTENCE + ' 🌾')
        keys('ctrl+z', 'ctrl+z')
        self.expect('Air bersih untuk warga é di Tanah ')
        keys('ctrl+shift+z')
        self.expect(SENTENCE)
        type_text('!')
        self.expect(SENTENCE + '!')
        keys('BackSpace')
        self.expect(SENTENCE)

    def test_select(self):
        """Shift with the arrows selects; what is typed takes its place; the clipboard gets it"""
        keys('Home', 'shift+ctrl+Right', 'ctrl+c', 'End')
        keys('ctrl+v')
        wait(lambda: self.words().count('é') == 2 or self.words().count('Air') == 2, 'the pasted words')
        keys('ctrl+z')
        self.expect(SENTENCE)

    def test_looks(self):
        """Ctrl+B and Ctrl+I change the selected words only"""
        keys('ctrl+End', *['shift+Left'] * 6, 'ctrl+i', 'ctrl+u')
        keys('ctrl+Home', *['shift+Right'] * 3, 'ctrl+b')
        self.see('teks-03-gaya')

    def test_mouse(self):
        """a double-click selects a word, dragging selects letters"""
        x, y = self.at('judul', (0.1, 0.25))
        time.sleep(0.6)  # not the third click of the double-click before
        click_at((x, y), times=2)
        keys('ctrl+c')
        self.assertIn(wait(lambda: run('xclip', '-o', '-selection', 'clipboard').decode(), 'the copied word').strip(), SENTENCE.split())
        time.sleep(0.6)
        drag((x, y), self.at('judul', (0.6, 0.25)))
        keys('ctrl+c')
        wait(lambda: ' ' in run('xclip', '-o', '-selection', 'clipboard').decode().strip(), 'several copied words')
        self.see('teks-04-tetikus')

    def pick_emoji(self, before):
        """The search waits for a pause and tells nobody of its end; keys that come sooner find nothing to pick."""
        for _ in range(6):
            time.sleep(1)
            keys('Down', 'Return')
            try:
                wait(lambda: len(self.words()) > len(before) and ord(self.words()[len(before)]) > 0x1f000, 'the emoji', seconds=5)
                return
            except Missing:
                pass
        self.fail('no emoji came')

    def test_emoji(self):
        """Ctrl+; opens the emoji, the keys pick one, and writing goes on behind it"""
        keys('ctrl+End')
        before = self.words()
        keys('ctrl+semicolon')
        wait(lambda: getattr(self.studio.focused(), 'role', '') == 'entry', 'the search of the emoji')
        type_text('house')
        self.pick_emoji(before)
        type_text('x')
        wait(lambda: self.words().endswith('x'), 'a letter behind it')
        keys('BackSpace', 'BackSpace')
        self.expect(before)

    def test_done(self):
        """Esc ends it, and the words are in the form and in the file"""
        keys('Escape')
        self.studio.gone('text', EDITOR)
        keys('ctrl+s')
        wait(lambda: self.saved('content').get('judul') == SENTENCE, 'the file to be written')
        looks = self.saved('set')['judul']['runs']
        self.assertEqual([{'bold': False, 'from': 0, 'to': 3}, {'from': 34, 'italic': True, 'to': 40, 'underline': True}], looks)
        keys('alt+1')
        self.assertEqual(SENTENCE, self.studio.find('text', 'Judul').text)
        keys('alt+2')

    def test_same_as_export(self):
        """the canvas at 100 % has the export's pixels, the title's looks among them"""
        keys('Escape', 'Escape', 'ctrl+0')
        time.sleep(1)
        wheel(self.studio.find('image', re.compile('^Gambar')).point(), -6)  # down comes the title, below the bars
        run('xdotool', 'mousemove', 1365, 300)  # nothing is outlined under the pointer
        time.sleep(1.5)
        export = self.folder / 'ekspor.png'
        subprocess.run([PEMDA, 'export', self.post, '--format', 'feed', '-o', export], check=True)
        x, y, width, height = (round(n) for n in self.studio.find('image', re.compile('^Gambar')).area)
        self.see('teks-05-seratus')
        part = (300, 130)
        shown = pixels_of(PICTURES / 'teks-05-seratus.png', '-crop', f'{part[0]}x{part[1]}+{x + width // 2 - 150}+{y + height // 2 - 110}')
        whole = pixels_of(export)
        row = part[0] * 3
        where = whole.find(shown[:row])
        while where >= 0 and any(whole[where + n * 3240:where + n * 3240 + row] != shown[n * row:(n + 1) * row] for n in range(part[1])):
            where = whole.find(shown[:row], where + 1)
        self.assertGreaterEqual(where, 0, 'what the canvas shows is nowhere in the export')

    def test_keys_begin(self):
        """F2 writes the selected text with all of it selected; a click beside it ends that"""
        keys('Escape', 'Escape', 'ctrl+9')  # nothing selected: no bar floats over the page
        time.sleep(1)
        type(self).page = self.find_page()
        click_at(self.at('judul'))
        time.sleep(0.3)
        keys('F2')
        self.studio.find('text', EDITOR)
        type_text('Pengumuman baru')
        self.expect('Pengumuman baru')
        click_at(self.at('judul', (0.5, 4.5)))
        self.studio.gone('text', EDITOR)

    def test_new_text(self):
        """the text tool writes at once, and what is left empty is no layer"""
        click_at(self.at('judul', (0.5, 4.9)))
        time.sleep(0.3)
        keys('Escape', 'Escape')
        keys('t')
        click_at(self.at('judul', (0.2, 4.9)))
        self.studio.find('text', EDITOR)
        type_text('Halo')
        self.expect('Halo')
        self.see('teks-06-baru')
        keys('ctrl+a', 'BackSpace', 'Escape')
        self.studio.gone('text', EDITOR)
        keys('ctrl+s')
        wait(lambda: not self.saved('layers'), 'the empty text to go')

    def suggested(self, words):
        """Whether Ctrl+. offers @words; the popover stays open then."""
        keys('ctrl+period')
        try:
            return self.studio.find('push button', re.compile(f'^(Ganti: |Replace with: ){words}$'), seconds=2)
        except AssertionError:
            keys('Escape')  # the toast's "nothing", or a popover about other words
            self.studio.find('text', EDITOR)
            return None

    def waves(self, name):
        """How many px of the title's place are the yellow of a wavy line."""
        self.see(name)
        (x, y), (right, bottom) = self.at('judul', (0, 0)), self.at('judul', (1, 1.1))
        area = pixels_of(PICTURES / f'{name}.png', '-crop', f'{round(right - x)}x{round(bottom - y)}+{round(x)}+{round(y)}')
        return sum(abs(area[n] - 245) < 14 and abs(area[n + 1] - 194) < 14 and abs(area[n + 2] - 18) < 14 for n in range(0, len(area), 3))

    def test_suggestions(self):
        """words that the checks find get a wavy line; Ctrl+. mends them, a right click lets them stay, one step to undo each"""
        click_at(self.at('judul'))
        time.sleep(0.3)
        keys('F2')
        self.studio.find('text', EDITOR)
        type_text('Bupati menghimbau')
        self.expect('Bupati menghimbau')
        button = wait(lambda: self.suggested('mengimbau'), 'the suggestion for “menghimbau”')
        self.see('teks-07-saran')
        button.click()
        self.expect('Bupati mengimbau')
        mended = self.waves('teks-08-benar')
        keys('ctrl+z')
        self.expect('Bupati menghimbau')
        wait(lambda: self.waves('teks-09-gelombang') > mended + 20, lambda: f'a wavy line besides {mended} yellow px')
        click_at(self.at('judul', (0.45, 0.4)), button=3)
        self.studio.find('push button', re.compile('^(Abaikan di Sini|Ignore Here)$')).click()
        wait(lambda: self.waves('teks-10-diabaikan') <= mended + 20, 'the wavy line to go')
        keys('ctrl+z')
        wait(lambda: self.waves('teks-11-lagi') > mended + 20, 'the wavy line again')
        keys('ctrl+z', 'Escape')

    def test_form(self):
        """the form knows the same words: Ctrl+. mends them there, one step to undo"""
        keys('Escape', 'Escape', 'alt+1')
        row = self.studio.find('text', 'Judul')
        row.click()
        keys('ctrl+a')
        type_text('Bupati menghimbau')
        wait(lambda: row.text == 'Bupati menghimbau', 'the words in the form')

        def offered():
            keys('ctrl+period')
            try:
                return self.studio.find('push button', re.compile('^(Ganti: |Replace with: )mengimbau$'), seconds=2)
            except AssertionError:
                return None

        button = wait(offered, 'the suggestion for “menghimbau”')
        self.see('teks-12-isi')
        button.click()
        wait(lambda: row.text == 'Bupati mengimbau', lambda: f'the right word instead of “{row.text}”')
        keys('ctrl+z')
        wait(lambda: row.text == 'Bupati menghimbau', lambda: f'the words before instead of “{row.text}”')


if __name__ == '__main__':
    shutil.rmtree(PICTURES, ignore_errors=True)
    PICTURES.mkdir(parents=True)
    tap.run(sys.modules['__main__'], lambda test: screenshot(PICTURES / f'gagal-{test.id()}.png'))
