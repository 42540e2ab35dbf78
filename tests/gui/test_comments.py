"""Usage: run-window test_comments.py PEMDA-STUDIO PICTURES-FOLDER

Comments of reviewers: on words of the caption, on a layer and on the whole post; replies, settling, the place that is gone. Labels are those
of either language. The tests go on where the one before stopped.
"""
import os
import pathlib
import re
import sys
import unittest

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
import tap  # noqa: E402
from begun import CAPTION, begin_caption  # noqa: E402
from driver import keys, run, screenshot, type_text, wait  # noqa: E402

STUDIO, PICTURES = pathlib.Path(sys.argv[1]), pathlib.Path(sys.argv[2])
TEXT = re.compile('^(Isi komentar|Text of the comment)$')
ABOUT = re.compile('^(Tentang|About)$')
ADDED = re.compile('^(Komentar ditambahkan|Comment added)')
DONE = re.compile('^(Selesai|Done)$')
REOPEN = re.compile('^(Buka Lagi|Reopen)$')
GONE = re.compile('^(Tempatnya sudah tidak ada|Its place is gone): “minggu lalu”$')


def words(text):
    return re.compile(f'^{re.escape(text)}$')


class TestComments(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.studio = begin_caption(STUDIO)
        type_text('Warga senang minggu lalu jalan baru dibuka.')

    @classmethod
    def tearDownClass(cls):
        cls.studio.end()

    def comment(self, about, text):
        """Ctrl+Alt+M opens the place for a comment, which says what it is about."""
        keys('ctrl+alt+m')
        wait(lambda: self.studio.all('text', TEXT, states=['focused']), 'the caret in the comment')
        self.studio.find('combo box', ABOUT)
        self.studio.find('label', about, index=0)
        type_text(text)
        keys('ctrl+Return')
        self.studio.gone('text', TEXT)
        self.studio.take_keys()

    def tab(self, n):
        """The list of comments, whose title tells how many are open."""
        keys('alt+4')
        title = re.compile(f'^(Komentar|Comments) · {n}$' if n else '^(Komentar|Comments)$')
        self.studio.find('label', title, index=0).click()

    def test_1_words(self):
        """a comment on words of the caption names them"""
        keys('ctrl+Home', 'ctrl+Right', 'ctrl+Right', 'ctrl+shift+Right', 'ctrl+shift+Right')
        self.comment(re.compile('^(Takarir|Caption): “minggu lalu”$'), 'Sebut tanggalnya.')
        self.studio.find('label', ADDED)
        screenshot(PICTURES / 'takarir.png')

    def test_2_layer(self):
        """a comment on the selected layer has a number on the picture"""
        keys('alt+2')
        keys('Tab')
        self.studio.find('label', re.compile('Tanda pengenal'), index=0)
        self.comment(re.compile('^(Gambar|Picture) · Feed 4:5 · '), 'Terlalu kecil.')
        self.tab(2)
        self.studio.find('push button', re.compile('^(Komentar 1 dari|Comment 1 by) .*: Terlalu kecil[.]$')).click()
        screenshot(PICTURES / 'daftar.png')
        self.assertFalse(self.studio.nameless())

    def test_3_post(self):
        """in the list a comment is about the whole post"""
        self.studio.find('push button', re.compile('^(Beri Komentar|Comment)…$')).click()
        wait(lambda: self.studio.all('text', TEXT, states=['focused']), 'the caret in the comment')
        type_text('Sudah bagus.')
        keys('ctrl+Return')
        self.studio.find('label', words('Sudah bagus.'))
        self.studio.find('label', re.compile('^(Komentar|Comments) · 3$'), index=0)

    def test_4_reply(self):
        """a reply stands below the comment"""
        self.studio.find('push button', re.compile('^(Balas|Reply)$'), index=0).click()
        wait(lambda: self.studio.all('text', re.compile('^(Balas|Reply)$'), states=['focused']), 'the caret in the reply')
        type_text('Siap, segera diganti.')
        keys('Return')
        self.studio.find('label', words('Siap, segera diganti.'))

    def test_5_place(self):
        """a comment leads to its words, and tells when they are gone"""
        self.studio.find('push button', re.compile('^(Ke|Go to) (Takarir|Caption)')).click()
        wait(lambda: self.studio.all('text', CAPTION, states=['focused']), 'the caret in the caption')
        keys('ctrl+c')
        wait(lambda: run('xclip', '-o', '-selection', 'clipboard') == b'minggu lalu', 'the words selected')
        type_text('kemarin')
        keys('alt+4')
        self.studio.find('label', GONE)
        screenshot(PICTURES / 'hilang.png')

    def test_6_settle(self):
        """what is settled goes to its own list, undo leaves it there, and it can be opened again"""
        self.studio.find('push button', DONE, index=0).click()
        self.studio.find('label', re.compile('^(Komentar|Comments) · 2$'), index=0)
        self.studio.gone('label', GONE)
        self.studio.find(None, re.compile('^(Selesai|Done) · 1$'), index=0).click()
        self.studio.find('label', GONE)
        keys('ctrl+z')
        self.studio.find('push button', re.compile('^(Ke|Go to) (Takarir|Caption)'))
        screenshot(PICTURES / 'selesai.png')
        self.studio.find('push button', REOPEN).click()
        self.studio.find('label', re.compile('^(Komentar|Comments) · 3$'), index=0)

    def test_7_delete(self):
        """who wrote a comment may delete it"""
        self.studio.find(None, re.compile('^(Terbuka|Open) · 3$'), index=0).click()
        wait(lambda: len(self.studio.all('push button', DONE)) == 3, 'three comments')
        self.studio.find(None, re.compile('^(Ubah atau hapus komentar|Edit or delete the comment)$'), index=0).click()
        self.studio.find('menu item', re.compile('^(Hapus|Delete)$')).click()
        self.studio.find('label', re.compile('^(Komentar|Comments) · 2$'), index=0)
        self.studio.gone('label', words('Sebut tanggalnya.'))


if __name__ == '__main__':
    PICTURES.mkdir(parents=True, exist_ok=True)
    tap.run(sys.modules['__main__'], lambda test: screenshot(PICTURES / f'gagal-{test.id()}.png'))
