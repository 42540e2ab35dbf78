"""Usage: run-window test_check.py PEMDA-STUDIO PICTURES-FOLDER

The step Periksa: findings of the post with their places, a fix, a reason and an answer, each one step to undo. Labels are those of either
language. The tests go on where the one before stopped.
"""
import os
import pathlib
import re
import sys
import time
import unittest

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
import tap  # noqa: E402
from begun import CAPTION, begin_caption  # noqa: E402
from driver import Program, keys, run, screenshot, type_text, wait  # noqa: E402

STUDIO, PICTURES = pathlib.Path(sys.argv[1]), pathlib.Path(sys.argv[2])
HEAD = re.compile(r'hal lagi sebelum siap tayang|more things? before it is ready|^Siap tayang$|^Ready to publish$')
FIX = re.compile('^(Perbaiki|Fix): [Dd]i sana$')
FIX_ALL = re.compile(r'^(Perbaiki yang Pasti|Fix the Certain Ones) \((\d+)\)$')
WHY = re.compile('^(Mengapa|Why): ')
NOT_YET = re.compile('^(Belum|Not Yet)$')
ANSWERED = re.compile('^((Sudah )?[Dd]ijawab|Answered) · 1$')
REASON = re.compile('Lanjutkan dengan Alasan|Continue with a Reason')


class TestCheck(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.studio = begin_caption(STUDIO)
        type_text('Warga disana menunggu jalan baru.')

    @classmethod
    def tearDownClass(cls):
        cls.studio.end()

    def rows(self, rule):
        return self.studio.all('label', re.compile(rf' · {rule}$'))

    def open(self, rule):
        self.studio.find('label', re.compile(rf' · {rule}$'), index=0).click()

    def test_1_findings(self):
        """Alt+4 checks the post and tells each finding with its place"""
        keys('alt+4')
        self.studio.find('label', HEAD, seconds=20)
        time.sleep(0.5)
        screenshot(PICTURES / 'periksa.png')
        self.assertTrue(self.rows('EJA-01'))
        self.assertFalse(self.studio.nameless())

    def test_2_fix(self):
        """a fix writes into the caption, and undo takes it back"""
        self.open('EJA-01')
        self.studio.find('push button', FIX)
        screenshot(PICTURES / 'terbuka.png')
        self.studio.find('push button', FIX).click()
        wait(lambda: not self.rows('EJA-01'), 'the finding gone', 20)
        keys('ctrl+z')
        wait(lambda: self.rows('EJA-01'), 'the finding again', 20)

    def test_3_reason(self):
        """a reason settles a finding at once"""
        if not self.studio.all('label', REASON):
            self.open('EJA-01')
        self.studio.find('label', REASON).click()
        type_text('nama tempat')
        screenshot(PICTURES / 'alasan.png')
        keys('Return')
        wait(lambda: not self.rows('EJA-01'), 'the finding gone', 5)
        keys('ctrl+z')
        wait(lambda: self.rows('EJA-01'), 'the finding again', 5)

    def test_4_answer(self):
        """a no leaves a question open, a yes closes it, and the answer can be taken back"""
        self.open('ISI-17')
        self.studio.find('push button', NOT_YET).click()
        self.studio.find('label', re.compile('^(Jawaban: Belum|Answered: Not Yet)'))
        self.assertFalse(self.studio.all('label', ANSWERED))
        self.studio.find('push button', re.compile('^(Ya, sudah|Yes, Done)$')).click()
        self.studio.find('label', ANSWERED, seconds=5)
        screenshot(PICTURES / 'dijawab.png')
        keys('ctrl+z')
        self.studio.gone('label', ANSWERED, seconds=5)

    def test_5_place(self):
        """a finding leads to the field it is about"""
        self.studio.find('label', re.compile('Tempat · GBR-16$')).click()
        self.studio.find('push button', re.compile('^(Ke Tempatnya|Go There)$')).click()
        wait(lambda: self.studio.all('text', 'Tempat', states=['focused']), 'the caret in the field')

    def test_5_words(self):
        """a finding about the caption leads to its words"""
        keys('alt+4')
        self.open('EJA-01')
        self.studio.find('push button', re.compile('^(Ke Tempatnya|Go There)$')).click()
        wait(lambda: self.studio.all('text', CAPTION, states=['focused']), 'the caret in the caption')
        keys('ctrl+c')
        wait(lambda: run('xclip', '-o', '-selection', 'clipboard') == b'disana', 'the words selected')
        keys('alt+4')
        self.studio.find('label', WHY)

    def test_6_keys(self):
        """F8 goes from finding to finding from any step, Escape closes, the right arrow opens"""
        keys('F8')
        first = self.studio.find('label', WHY).words
        keys('F8')
        wait(lambda: [c.words for c in self.studio.all('label', WHY)] not in ([], [first]), 'the next finding')
        keys('shift+F8')
        wait(lambda: [c.words for c in self.studio.all('label', WHY)] == [first], 'the one before')
        keys('Escape')
        self.studio.gone('label', WHY)
        keys('Down', 'Right')
        self.studio.find('label', WHY)
        keys('a')
        self.studio.find('text', re.compile('^(Alasan|Reason)$'))
        screenshot(PICTURES / 'tombol.png')
        keys('Escape')
        keys('Escape')
        self.studio.gone('label', WHY)

    def test_7_learn(self):
        """each finding teaches by two examples"""
        self.open('EJA-01')
        self.studio.find('push button', re.compile('^(Pelajari|Learn)$')).click()
        wait(lambda: len(self.studio.all('label', re.compile('^(Lebih baik|Better): '))) == 2, 'two examples')
        screenshot(PICTURES / 'pelajari.png')
        self.assertFalse(self.studio.nameless())

    def test_8_principles(self):
        """a principle leaves out the findings of the others until it is let go"""
        card = re.compile('^(Keterwakilan|Representative): ')
        self.studio.find('push button', card).click()
        wait(lambda: not self.rows('EJA-01') and self.rows('GBR-01'), 'those of one principle')
        screenshot(PICTURES / 'prinsip.png')
        self.studio.find('push button', card).click()
        wait(lambda: self.rows('EJA-01'), 'all of them again')

    def test_9_fix_all(self):
        """what is certain is fixed in one step, and comes back in one"""
        keys('alt+3')
        self.studio.find('text', CAPTION).click()
        keys('ctrl+End')
        type_text(' Acara di buka pagi ini.')
        keys('alt+4')
        wait(lambda: self.rows('EJA-01') and self.rows('EJA-02'), 'both findings', 20)
        self.studio.find('push button', re.compile('^(Periksa|Check), [1-9]'))
        self.studio.find('push button', re.compile('^(Temuan|Finding) 1: ')).click()
        self.studio.find('label', WHY)
        screenshot(PICTURES / 'pasti.png')
        self.studio.find('push button', FIX_ALL).click()
        wait(lambda: not self.rows('EJA-01') and not self.rows('EJA-02'), 'both findings gone', 20)
        screenshot(PICTURES / 'diperbaiki.png')
        keys('ctrl+z')
        wait(lambda: self.rows('EJA-01') and self.rows('EJA-02'), 'both findings again', 20)


class TestHoax(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.studio = Program([STUDIO])
        # the post left behind by the tests before moves the shelf down
        cls.studio.find('entry', re.compile('^(Cari jenis konten|Search for a kind of content)$')).type('hoaks')
        cls.studio.find(None, 'Klarifikasi hoaks').click()
        keys('Return')
        cls.studio.find('text', 'Putusan', seconds=20).type('Hoaks')

    @classmethod
    def tearDownClass(cls):
        cls.studio.end()

    def write(self, name, words):
        self.studio.find('text', re.compile(name)).click()
        type_text(words)

    def test_6_locked(self):
        """the stamp is locked until evidence and officer stand"""
        self.studio.find('label', re.compile('^(Cap terkunci sampai ada bukti|The stamp is locked until there is evidence)'))
        self.studio.find('push button', re.compile('^(Verifikasi…|Verify…)$')).click()
        self.write('^(Dokumen atau alamat|Document or address)$', 'paserkab.go.id/klarifikasi')
        self.write('^(Sumbernya|Who says so)$', 'Dinas Sosial')
        self.write('^(Per tanggal|Of when)', '20 November 2026')
        self.studio.find('label', re.compile('^(Cap terkunci sampai ada pejabat|The stamp is locked until an officer)'))
        self.write('^(Nama dan jabatan|Name and post)$', 'Siti, Kepala Dinas Sosial')
        self.studio.find('label', re.compile('^(Cap sudah terbuka: bukti|The stamp is free: evidence)'))
        screenshot(PICTURES / 'verifikasi.png')
        self.assertFalse(self.studio.nameless())
        keys('Escape')


if __name__ == '__main__':
    PICTURES.mkdir(parents=True, exist_ok=True)
    tap.run(sys.modules['__main__'], lambda test: screenshot(PICTURES / f'gagal-{test.id()}.png'))
