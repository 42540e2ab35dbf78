"""Usage: run-window test_autosave.py PEMDA-STUDIO PEMDA PICTURES-FOLDER

Nothing is lost and nobody is asked: closing, killing, a library that cannot be read, files beside it, a second start.
The tests of a class go on where the one before stopped; all share one library.
"""
import os
import pathlib
import re
import shutil
import signal
import sqlite3
import subprocess
import sys
import time
import unittest

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
import tap  # noqa: E402
from driver import Program, keys, screenshot, type_text, wait  # noqa: E402

STUDIO, PEMDA, PICTURES = (pathlib.Path(a) for a in sys.argv[1:4])
LIBRARY = pathlib.Path(os.environ['XDG_DATA_HOME']) / 'pemda-studio/pustaka/library.db'
RESCUE = pathlib.Path(os.environ['XDG_STATE_HOME']) / 'pemda-studio/pemulihan'
HOME = pathlib.Path(os.environ['HOME'])
TEMPLATE = 'Pengumuman'
SAVED = re.compile(r' · tersimpan \d')
SAFE = re.compile('^(Pekerjaan Anda selamat|Your work is safe)$')
CONTINUE, DISMISS = 'Lanjutkan Menyunting', 'Tutup Pemberitahuan'
QUESTION = re.compile('^(Unggahan Ini Sudah Ada di Pustaka|This Post Is in the Library Already)$')
APART = re.compile('^(Jadikan Unggahan Terpisah|Make It a Separate Post)$')
CANCEL = 'Batal'
FOREIGN = re.compile('telah diubah pihak lain|was changed by somebody else')
DAMAGED = re.compile('^(Pustaka rusak|The library is damaged)[^;]*; [^;.]*[.]$')
TROUBLE = re.compile('salinan pengaman|rescue cop')


def titles():
    """What the library says it holds; read beside the running program."""
    if not LIBRARY.exists():
        return []
    with sqlite3.connect(f'file:{LIBRARY}?mode=ro', uri=True) as base:
        return [row[0] for row in base.execute('SELECT title FROM post ORDER BY number')]


class Keeping(unittest.TestCase):
    studio = None

    def see(self, name):
        screenshot(PICTURES / f'{name}.png')

    def begin(self, *arguments):
        type(self).studio = Program([STUDIO, *arguments])

    @classmethod
    def tearDownClass(cls):
        if cls.studio:
            cls.studio.end()

    def choose(self):
        """From the start page to the caret in the title of a new post."""
        self.studio.find(None, TEMPLATE, index=0).click()  # the form's heading of the post before may linger
        wait(lambda: 'focused' in self.studio.find('text', 'Judul').states, 'the caret in the first field')

    def home(self):
        keys('ctrl+w')
        self.studio.gone('text', 'Judul')
        wait(lambda: self.studio.find('label', 'Pilih merek').reachable(), 'the start page, without a question')

    def row(self, title):
        return self.studio.find('list item', re.compile(f'^{title}, '))

    def title_is(self, title):
        wait(lambda: self.studio.find('text', 'Judul').text == title, f'the title {title}')

    def kill(self):
        self.studio.process.send_signal(signal.SIGKILL)
        self.studio.process.wait()


class TestClosing(Keeping):
    def test_1_nothing(self):
        """a new post that nobody edited leaves nothing behind"""
        self.begin()
        self.choose()
        self.home()
        self.assertEqual([], titles())

    def test_2_home(self):
        """what was typed a moment ago is on the start page, with its state; nobody asked"""
        self.choose()
        type_text('Pasar murah Desember')
        self.title_is('Pasar murah Desember')
        self.home()
        self.row('Pasar murah Desember')
        self.assertEqual(['Pasar murah Desember'], titles())
        self.row('Pasar murah Desember').find('label', re.compile('^(Draf|Draft)$'))
        time.sleep(0.6)  # its picture is drawn
        self.see('beranda')
        self.assertEqual([], self.studio.nameless(), 'controls without a name')

    def test_3_close(self):
        """closing the window in the middle of typing asks nothing and keeps all of it"""
        self.row('Pasar murah Desember').click()
        self.title_is('Pasar murah Desember')
        self.studio.find('text', 'Judul').type(' di Tanah Grogot', replace=False)
        self.title_is('Pasar murah Desember di Tanah Grogot')
        keys('alt+3')
        self.assertEqual(0, self.studio.close())
        self.assertEqual(['Pasar murah Desember di Tanah Grogot'], titles())

    def test_4_again(self):
        """after a new start it opens where it was left, and undo goes on where it stopped"""
        self.begin()
        self.assertEqual([], self.studio.all('label', SAFE))
        self.row('Pasar murah Desember di Tanah Grogot').click()
        self.studio.find('label', 'Teks alternatif')
        self.see('langkah-terakhir')
        keys('alt+1')
        self.title_is('Pasar murah Desember di Tanah Grogot')
        keys('ctrl+z')
        self.title_is('Pasar murah Desember')
        keys('ctrl+z')
        self.title_is('')
        keys('ctrl+shift+z', 'ctrl+shift+z')
        self.title_is('Pasar murah Desember di Tanah Grogot')

    def test_5_second_start(self):
        """a second start brings the running program to the front and opens no second library"""
        second = subprocess.run([STUDIO], timeout=20, check=False)
        self.assertEqual(0, second.returncode)
        self.assertEqual(1, len(self.studio.windows()))
        self.title_is('Pasar murah Desember di Tanah Grogot')


class TestKilled(Keeping):
    def test_1_card(self):
        """killed while typing, the work stands first on the start page after the next start"""
        self.begin()
        self.choose()
        type_text('Jembatan Sungai Kandilo')
        self.title_is('Jembatan Sungai Kandilo')
        self.studio.find('label', SAVED)
        type_text(' dibuka')
        self.title_is('Jembatan Sungai Kandilo dibuka')
        time.sleep(1)  # what is older than a second is never lost
        self.kill()
        self.begin()
        card = self.studio.find('label', SAFE)
        self.studio.find('label', re.compile('“Jembatan Sungai Kandilo dibuka”'))
        self.assertLess(card.area[1], self.studio.find('label', 'Pilih merek').area[1])
        time.sleep(1)  # its picture is drawn
        self.see('pemulihan')
        self.assertEqual([], self.studio.nameless(), 'controls without a name')

    def test_2_continue(self):
        """its button opens it as it was, with all that can be undone"""
        self.studio.find('push button', CONTINUE).click()
        self.title_is('Jembatan Sungai Kandilo dibuka')
        keys('ctrl+z')
        wait(lambda: self.studio.find('text', 'Judul').text != 'Jembatan Sungai Kandilo dibuka', 'undo')
        keys('ctrl+shift+z')
        self.title_is('Jembatan Sungai Kandilo dibuka')
        self.home()
        self.assertEqual([], self.studio.all('label', SAFE))

    def test_3_ended(self):
        """who ends the session has lost nothing, and is told of no crash"""
        self.row('Jembatan Sungai Kandilo dibuka').click()
        self.studio.find('text', 'Judul').type(' hari ini', replace=False)
        self.title_is('Jembatan Sungai Kandilo dibuka hari ini')
        self.studio.process.terminate()
        self.assertEqual(0, self.studio.process.wait(20))
        self.begin()
        self.row('Jembatan Sungai Kandilo dibuka hari ini')
        self.assertEqual([], self.studio.all('label', SAFE))


class TestFiles(Keeping):
    def window_count(self):
        return len(self.studio.windows())

    def test_1_added(self):
        """a file that is opened is in the library from then on"""
        self.file = HOME / 'lomba.pemda'
        subprocess.run([PEMDA, 'new', 'paser-mas/pengumuman', '--set', 'judul=Lomba Kebersihan', '-o', self.file], check=True)
        self.begin(self.file)
        self.title_is('Lomba Kebersihan')
        wait(lambda: 'Lomba Kebersihan' in titles(), 'the post in the library')

    def test_2_once(self):
        """the same file opened again presents its window"""
        subprocess.run([STUDIO, HOME / 'lomba.pemda'], timeout=20, check=True)
        wait(lambda: self.window_count() == 1, 'one window')
        self.title_is('Lomba Kebersihan')
        self.assertEqual(1, titles().count('Lomba Kebersihan'))

    def test_3_file_too(self):
        """Ctrl+S writes the file too, and the file then opens the library's post without a question"""
        before = (HOME / 'lomba.pemda').read_bytes()
        self.studio.find('text', 'Judul').type('Lomba Taman')
        keys('ctrl+s')
        self.studio.find('label', re.compile('^(Tersimpan di Pustaka dan di berkas|Saved in the library and in the file)$'))
        self.assertNotEqual(before, (HOME / 'lomba.pemda').read_bytes())
        (HOME / 'lama.pemda').write_bytes(before)
        self.home()
        subprocess.run([STUDIO, HOME / 'lomba.pemda'], timeout=20, check=True)
        self.title_is('Lomba Taman')
        self.home()

    def test_3_leave(self):
        """leaving a post that came out of a file writes the file as well"""
        subprocess.run([STUDIO, HOME / 'lomba.pemda'], timeout=20, check=True)
        self.title_is('Lomba Taman')
        before = (HOME / 'lomba.pemda').read_bytes()
        self.studio.find('text', 'Judul').type(' Kota', replace=False)
        self.title_is('Lomba Taman Kota')
        self.home()
        wait(lambda: (HOME / 'lomba.pemda').read_bytes() != before, 'the file to be written')
        wait(lambda: 'Lomba Taman Kota' in titles(), 'the library to have it')

    def test_4_question(self):
        """a file that says something else is asked about; made a separate post, both are there"""
        subprocess.run([STUDIO, HOME / 'lama.pemda'], timeout=20, check=True)
        self.studio.find('label', QUESTION)
        self.see('pertanyaan')
        self.studio.find('push button', CANCEL).click()
        self.studio.gone('label', QUESTION)
        self.studio.find('label', 'Pilih merek')
        subprocess.run([STUDIO, HOME / 'lama.pemda'], timeout=20, check=True)
        self.studio.find('push button', APART).click()
        self.title_is('Lomba Kebersihan')
        wait(lambda: {'Lomba Kebersihan', 'Lomba Taman Kota'} <= set(titles()), 'both in the library')

    def copies(self):
        return sorted(HOME.glob('lama (*).pemda'))

    def test_5_foreign(self):
        """a file that somebody else writes while its post is open here stays as it is: this one goes beside it and says so"""
        other = (HOME / 'lomba.pemda').read_bytes()
        (HOME / 'lama.pemda').write_bytes(other)
        self.studio.find('text', 'Judul').type('Lomba Desa')
        keys('ctrl+s')
        self.studio.find('label', FOREIGN)
        self.see('diubah-pihak-lain')
        self.assertEqual(other, (HOME / 'lama.pemda').read_bytes())
        self.assertEqual(1, len(self.copies()))
        self.copies()[0].write_bytes(other)
        self.studio.find('text', 'Judul').type('Lomba Kota')
        self.title_is('Lomba Kota')
        self.home()
        wait(lambda: len(self.copies()) == 2, 'the second copy')
        self.studio.find('label', FOREIGN)
        self.see('diubah-pihak-lain-beranda')
        self.assertEqual(other, (HOME / 'lama.pemda').read_bytes())
        wait(lambda: 'Lomba Kota' in titles(), 'the library to have it')


class TestBrokenLibrary(Keeping):
    def test_1_told(self):
        """a library that cannot be read is told in a sentence, and work goes on"""
        type(self).whole = LIBRARY.read_bytes()
        for name in ('library.db-wal', 'library.db-shm'):
            (LIBRARY.parent / name).unlink(missing_ok=True)
        LIBRARY.write_bytes(b'rusak' * 4000)
        self.begin()
        self.studio.find('label', TROUBLE)
        self.see('pustaka-rusak')
        self.assertFalse(self.studio.all('label', DAMAGED), 'told in the card only')
        for page in ('Kalender', 'Pustaka'):
            self.studio.find(None, page).click()
            self.studio.find('label', DAMAGED, index=0)
            self.see(f'pustaka-rusak-{page.lower()}')
        self.studio.find(None, 'Beranda').click()
        self.choose()
        type_text('Tanpa pustaka')
        self.title_is('Tanpa pustaka')
        self.studio.find('label', TROUBLE, index=0)
        self.see('salinan-pengaman')
        self.home()
        self.studio.find('label', re.compile('“Tanpa pustaka”'))
        self.see('salinan-di-beranda')
        self.studio.find('push button', CONTINUE).click()
        self.title_is('Tanpa pustaka')
        self.assertEqual(0, self.studio.close())
        self.assertEqual(1, len(list(RESCUE.glob('*.pemda'))))

    def test_2_back(self):
        """once it can be read again, what was done meanwhile is in it and stands first"""
        for name in ('library.db-wal', 'library.db-shm'):
            (LIBRARY.parent / name).unlink(missing_ok=True)
        self.begin()
        self.studio.find(None, 'Pustaka').click()
        again = wait(lambda: next((b for b in self.studio.all('push button', 'Coba Lagi') if b.reachable()), None), 'the way to try again')
        LIBRARY.write_bytes(self.whole)
        again.click()
        self.studio.find(None, 'Beranda').click()
        self.studio.find('label', SAFE)
        self.studio.find('label', re.compile('“Tanpa pustaka”'))
        self.row('Tanpa pustaka')
        self.assertEqual([], list(RESCUE.glob('*.pemda')))
        self.studio.find('push button', DISMISS).click()
        self.studio.gone('label', SAFE)


class TestTwoPaths(Keeping):
    def test_one_window(self):
        """the same post out of two files at once has one window, and none is left empty"""
        first = HOME / 'sekali.pemda'
        subprocess.run([PEMDA, 'new', 'paser-mas/pengumuman', '--set', 'judul=Hanya sekali', '-o', first], check=True)
        second = pathlib.Path(shutil.copy(first, HOME / 'dua-kali.pemda'))
        self.begin(first, second)
        self.title_is('Hanya sekali')
        wait(lambda: len(self.studio.windows()) == 1, lambda: f'one window instead of {self.studio.windows()}')
        self.see('satu-jendela')
        keys('ctrl+o')
        self.studio.choose_file(second, 'Buka Unggahan')
        self.title_is('Hanya sekali')
        self.assertEqual(1, len(self.studio.windows()))


if __name__ == '__main__':
    PICTURES.mkdir(parents=True, exist_ok=True)
    tap.run(sys.modules['__main__'], lambda test: screenshot(PICTURES / f'gagal-{test.id()}.png'))
