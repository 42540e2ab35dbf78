"""Usage: run-window test_design.py PEMDA-STUDIO PEMDA CATALOGUE.mo PICTURES-FOLDER

The step Desain as a person uses it: the steps, the rail, the list of layers that mirrors the canvas, tools, pages, sizes that
were changed by hand, and the keys with another keyboard. The tests of a class go on where the one before stopped.
"""
import os
import pathlib
import re
import sys
import time

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
import tap  # noqa: E402
from driver import click_at, drag, keys, run, screenshot, type_text, wait  # noqa: E402
from test_window import Job, PICTURES  # noqa: E402

BRAND, TEMPLATE = re.compile('^Paser MAS'), 'Capaian pembangunan'
FEED = re.compile('^Feed 4:5')
SOURCE = re.compile('^Teks, Sumber data')
# places on the first page of the template, in parts of its width and height
AT_SOURCE = (0.4, 0.902)
Z_KEY, D_KEY, V_KEY, R_KEY = 52, 40, 55, 27  # hardware codes: where these letters are on a US keyboard


class DesignJob(Job):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.studio.find(None, BRAND).click()
        cls.studio.find(None, TEMPLATE).click()
        wait(lambda: 'focused' in cls.studio.find('text', 'Judul').states, 'the caret in the first field')

    def row(self, name):
        return self.studio.find('list item', name)

    def selected(self, name):
        return 'selected' in self.row(name).states

    def page(self, at):
        """A point on the screen, at parts of the page; the page is fitted into what the bars leave of the canvas."""
        x, y, width, height = self.canvas().read().area
        left, top, room_w, room_h = x + 112, y + 64, width - 112 - 22, height - 64 - 59
        scale = min(room_w / 1080, room_h / 1350)
        corner = left + (room_w - 1080 * scale) / 2, top + (room_h - 1350 * scale) / 2
        return corner[0] + at[0] * 1080 * scale, corner[1] + at[1] * 1350 * scale

    def is_said(self, words):
        return words in self.canvas().description


class TestDesign(DesignJob):
    def test_steps(self):
        """Alt+2 leads to the step Desain, and says what the other one lacks"""
        self.studio.find('push button', 'Isi, 5 bidang wajib kosong')
        wide = self.canvas().read().area[2]
        keys('alt+2')
        wait(lambda: 'focused' in self.canvas().states, 'the focus on the canvas')
        self.row(SOURCE)
        area = self.canvas().read().area
        self.assertGreaterEqual(area[2], 0.6 * 1366)
        self.assertLess(abs(area[2] - wide), 0.1 * wide)
        time.sleep(0.5)
        self.see('20-desain')
        self.check_names_and_words()

    def test_rail(self):
        """a click on the pressed button of the rail closes the panel, another opens it"""
        wide = self.canvas().read().area[2]
        self.studio.find('push button', 'Lapisan').click()
        wait(lambda: self.canvas().read().area[2] > wide + 200, 'the room of the closed panel')
        self.studio.find('push button', 'Lapisan').click()
        wait(lambda: self.canvas().read().area[2] == wide, 'the panel')

    def test_canvas_selects_in_list(self):
        """what is clicked on the canvas is selected in the list, and shown there though its stack was closed"""
        click_at(self.page((0.1, 0.66)))
        wait(lambda: [r for r in self.studio.all('list item') if r.name.startswith('Susunan') and 'selected' in r.states] or
             [r for r in self.studio.all('list item') if r.name.startswith('Teks') and 'selected' in r.states], 'a selected row')
        self.see('21-terpilih')

    def test_list_selects_on_canvas(self):
        """what is clicked in the list is selected on the canvas, and its bar appears"""
        self.row(SOURCE).click()
        wait(lambda: self.is_said('Sumber data'), 'the canvas to speak of the source')
        self.studio.find('push button', 'Sunting')
        self.studio.find('label', 'Teks: semua ukuran · Letak: hanya Feed 4:5')
        time.sleep(0.4)
        self.see('22-bilah-apung')
        self.check_names_and_words()

    def test_rename(self):
        """F2 in the list renames a layer"""
        keys('F2')
        keys('ctrl+a')
        type_text('Asal angka')
        keys('Return')
        self.row(re.compile('^Teks, Asal angka'))
        keys('ctrl+z')
        self.row(SOURCE)

    def test_hide_and_lock(self):
        """eye and lock tell the screen reader too, and are undone"""
        self.row(SOURCE).find('push button', 'Sembunyikan').click()
        self.row(re.compile('^Teks, Sumber data.*tersembunyi'))
        keys('ctrl+z')
        self.row(SOURCE).click()
        keys('ctrl+shift+k')
        self.row(re.compile('^Teks, Sumber data.*terkunci'))
        keys('ctrl+shift+k')
        wait(lambda: 'terkunci' not in self.row(SOURCE).name, 'the lock to go')

    def is_colourful(self, name):
        """Whether a row begins with a picture in colour; an icon has none."""
        x, y, _, height = (round(n) for n in self.row(name).read().area)
        pixels = run('import', '-silent', '-window', 'root', '-crop', f'70x{height}+{x}+{y}', '-depth', '8', 'rgb:-')
        return max(max(rgb) - min(rgb) for rgb in zip(pixels[::3], pixels[1::3], pixels[2::3])) > 60

    def test_pictures(self):
        """a row begins with a picture of its layer, which a hidden one keeps"""
        picture = re.compile('^Kelompok, Foto')
        wait(lambda: self.is_colourful(picture), 'the picture of the photo')
        self.row(picture).find('push button', 'Sembunyikan').click()
        self.row(re.compile('^Kelompok, Foto.*tersembunyi'))
        self.assertFalse(self.is_colourful(re.compile('^Motif')))
        keys('ctrl+z')
        wait(lambda: 'tersembunyi' not in self.row(picture).name and self.is_colourful(picture), 'the picture to be back')

    def test_move_marks_the_size(self):
        """moving a layer marks this size as edited; it can be given back, and that be undone"""
        click_at(self.page(AT_SOURCE))
        wait(lambda: self.is_said('Sumber data'), 'the source to be selected')
        for _ in range(5):
            keys('shift+Up')
        self.studio.find('list item', 'Feed 4:5, Disunting')
        self.studio.find('list item', 'Persegi, Otomatis')
        self.see('23-disunting')
        self.studio.find('list item', 'Feed 4:5, Disunting').find(None, 'Disunting: pilihan').click()
        self.studio.find('push button', 'Kembali ke Otomatis', index=0).click()
        self.studio.find('list item', 'Feed 4:5, Otomatis')
        self.studio.find('label', 'Ukuran ini mengikuti yang lain lagi')
        keys('ctrl+z')
        self.studio.find('list item', 'Feed 4:5, Disunting')
        keys('ctrl+y')
        self.studio.find('list item', 'Feed 4:5, Otomatis')

    def test_tool(self):
        """R and a drag put a rectangle on the page, which is selected; Delete takes it away"""
        self.canvas().click(at=(0.97, 0.5))
        wait(lambda: 'focused' in self.canvas().states, 'the focus on the canvas')
        keys('r')
        drag(self.page((0.2, 0.2)), self.page((0.5, 0.35)))
        added = re.compile('^Persegi panjang.*ukuran 3[0-9]{2} × ')
        wait(lambda: self.studio.all('list item', added) and self.selected(added), 'the rectangle')
        time.sleep(0.5)
        self.see('24-bentuk')
        keys('Delete')
        self.studio.gone('list item', added)

    def test_keys_from_panels(self):
        """keys of designing work from the list of layers and from the inspector as well"""
        self.row(SOURCE).click()
        wait(lambda: 'focused' in self.row(SOURCE).states, 'the focus in the list')
        keys('ctrl+shift+a')
        self.studio.find('label', 'Semua ukuran')
        keys('Escape')
        self.studio.gone('label', 'Semua ukuran')
        click_at(self.page((-0.1, 0.5)))
        self.studio.find('check box', 'Kolom').click()
        keys('r')
        drag(self.page((0.2, 0.2)), self.page((0.5, 0.35)))
        added = re.compile('^Persegi panjang.*ukuran 3[0-9]{2} × ')
        wait(lambda: self.studio.all('list item', added) and self.selected(added), 'the rectangle')
        keys('Delete')
        self.studio.gone('list item', added)
        click_at(self.page((-0.1, 0.5)))
        self.studio.find('check box', 'Kolom').click()

    def test_duplicate_by_menu(self):
        """the context menu duplicates"""
        click_at(self.page(AT_SOURCE), button=3)
        self.studio.find('menu item', 'Gandakan').click()
        wait(lambda: len(self.studio.all('list item', re.compile('^Teks, (Sumber|Dinas)'))) == 2, 'two of them')
        keys('ctrl+z')
        wait(lambda: len(self.studio.all('list item', re.compile('^Teks, (Sumber|Dinas)'))) == 1, 'one of them')

    def test_pages(self):
        """pages are added, turned, and deleted with a way back"""
        self.studio.find('push button', 'Halaman').click()
        self.studio.find('list item', 'Halaman 1 dari 1')
        self.studio.find('push button', re.compile('^Gandakan halaman ini')).click()
        self.studio.find('label', 'Halaman 2 dari 2')
        wait(lambda: 'selected' in self.row('Halaman 2 dari 2').states, 'the new page')
        self.studio.find('push button', 'Halaman Baru').click()
        self.studio.find('label', 'Halaman 3 dari 3')
        self.canvas().click(at=(0.97, 0.5))
        keys('ctrl+Page_Up', 'ctrl+Page_Up')
        self.studio.find('label', 'Halaman 1 dari 3')
        keys('ctrl+Page_Down')
        self.studio.find('label', 'Halaman 2 dari 3')
        time.sleep(0.8)
        self.see('25-halaman')
        self.check_names_and_words()
        self.studio.find('push button', 'Hapus halaman ini').click()
        self.studio.find('label', 'Halaman 2 dihapus')
        self.studio.find('label', 'Halaman 2 dari 2')
        keys('ctrl+z')
        self.studio.find('list item', 'Halaman 3 dari 3')

    def test_back(self):
        """Ctrl+Enter leads on from Isi, and the panel is as it was left"""
        keys('alt+1')
        self.studio.find('text', 'Judul')
        keys('ctrl+Return')
        wait(lambda: 'focused' in self.canvas().states, 'the focus on the canvas')
        self.studio.find('list item', 'Halaman 3 dari 3')

    def test_close(self):
        """the program ends well"""
        self.studio.end()


class TestWithAnotherKeyboard(DesignJob):
    """Where the keyboard has no Latin letters, the place of a key counts."""

    @classmethod
    def tearDownClass(cls):
        run('setxkbmap', 'us')
        super().tearDownClass()

    def steps(self, code, held='ctrl'):
        """A chord by the hardware code of its key."""
        run('xdotool', 'key', '--delay', 15, f'{held}+{code}' if held else str(code))

    def check_keys(self, layout):
        run('setxkbmap', *layout)
        time.sleep(0.3)
        click_at(self.page(AT_SOURCE))
        wait(lambda: self.is_said('Sumber data'), 'the source to be selected')
        self.steps(D_KEY)
        wait(lambda: len(self.studio.all('list item', re.compile('^Teks, (Sumber|Dinas)'))) == 2, f'Ctrl+D with {layout}')
        self.steps(Z_KEY)
        wait(lambda: len(self.studio.all('list item', re.compile('^Teks, (Sumber|Dinas)'))) == 1, f'Ctrl+Z with {layout}')
        self.steps(R_KEY, '')
        wait(lambda: 'pressed' not in self.studio.find('push button', 'Pilih').states, f'the tool of R with {layout}')
        self.steps(V_KEY, '')
        wait(lambda: 'pressed' in self.studio.find('push button', 'Pilih').states, f'the tool of V with {layout}')

    def test_arabic_beside_latin(self):
        """all keys work while an Arabic layout is active beside a Latin one"""
        keys('alt+2')
        self.row(SOURCE)
        self.check_keys(['us,ara', '-option', ''])

    def test_arabic_alone(self):
        """all keys work while an Arabic layout is the only one"""
        self.check_keys(['ara'])

    def test_dvorak(self):
        """Dvorak has letters of its own"""
        run('setxkbmap', 'us', '-variant', 'dvorak')
        time.sleep(0.3)
        click_at(self.page(AT_SOURCE))
        self.steps(43)  # d
        wait(lambda: len(self.studio.all('list item', re.compile('^Teks, (Sumber|Dinas)'))) == 2, 'Ctrl+D of Dvorak')


if __name__ == '__main__':
    PICTURES.mkdir(parents=True, exist_ok=True)
    tap.run(sys.modules['__main__'], lambda test: screenshot(PICTURES / f'gagal-{test.id()}.png'))
