"""Usage: run-window test_scenario_8.py PEMDA-STUDIO PICTURES-FOLDER

A hoax is verified step by step: the stamp stays locked until evidence and officer stand, then picture and caption are written from what was
verified, and the reply for where it goes around; a claim without data is escalated. Labels are those of either language. The tests go on where the one before stopped.
"""
import os
import pathlib
import re
import sys
import unittest

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
import tap  # noqa: E402
from begun import CAPTION  # noqa: E402
from driver import Program, keys, run, screenshot, type_text, wait  # noqa: E402

STUDIO, PICTURES = pathlib.Path(sys.argv[1]), pathlib.Path(sys.argv[2])
CLAIM = 'Daftar bansos lewat tautan ini sebelum Jumat'
FACT = 'Dinas Sosial Paser tidak pernah membuka pendaftaran lewat tautan'
DIALOG = ('Verifikasi Klaim', 'Verify the Claim')
DRAFTS = re.compile('^(Ekspor [0-9] Draf|Export [0-9] Drafts?)$')
PLAIN = re.compile('^(Ekspor [0-9] Gambar|Export [0-9] Images?)$')
REASON = re.compile('^(Alasan|Reason)$')
ESCALATE = re.compile('^(Eskalasi ke Kominfo|Escalate to Kominfo)$')
REPLY = re.compile('^(Salin Balasan|Copy Reply)$')
VERIFY = re.compile('^(Verifikasi…|Verify…)$')
LOCKED = re.compile('^(Terkunci sampai|Locked until)')
EXPORT = ('Ekspor Gambar', 'Export Pictures')
FOLDER = pathlib.Path(os.environ['HOME']) / 'Documents/Pemda Studio'
FREE = re.compile('^(Cap sudah terbuka|The stamp is free)')


def clipboard():
    return run('xclip', '-o', '-selection', 'clipboard').decode()


class TestHoax(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.studio = Program([STUDIO])
        cls.studio.find('entry', re.compile('^(Cari jenis konten|Search for a kind of content)$')).type('hoaks')
        cls.studio.find(None, 'Klarifikasi hoaks').click()
        keys('Return')
        cls.studio.find('push button', VERIFY, seconds=20).click()

    @classmethod
    def tearDownClass(cls):
        cls.studio.end()

    def write(self, name, words):
        self.studio.find('text', re.compile(name)).click()
        type_text(words)

    def choose(self, row, value):
        """Opens the list of a row and goes down to a value by the keys."""
        self.studio.find('combo box', re.compile(row)).click()
        wait(lambda: 'list item' in [c.role for c in self.studio.all('list item')], 'the list')
        keys(*['Down'] * value, 'Return')

    def dialog(self):
        return next((w for name in DIALOG if (w := self.studio.window(name))), None)

    def test_1_claim(self):
        """the claim, its type and its class leave the stamp locked"""
        self.write('^(Klaim, kata demi kata|Claim, word for word)', CLAIM)
        self.write('^(Media: |Medium: )', 'WhatsApp')
        self.choose('^(Jenis|Type)$', 3)
        self.choose('^(Kelas|Class)$', 2)
        self.studio.find('label', LOCKED)
        self.studio.find('label', re.compile('^(Disinformasi|Disinformation)'), index=0)
        self.assertFalse(self.studio.nameless())
        screenshot(PICTURES / 'klaim.png')

    def test_2_escalate(self):
        """a claim that nobody can prove is escalated: the report is on the clipboard"""
        self.studio.find('push button', ESCALATE).click()
        wait(lambda: CLAIM in clipboard(), 'the report on the clipboard')

    def test_3_proof(self):
        """evidence and officer free it"""
        self.write('^(Dokumen atau alamat|Document or address)$', 'dinsos.paserkab.go.id/klarifikasi')
        self.write('^(Sumbernya|Who says so)$', 'Dinas Sosial')
        self.write('^(Per tanggal|Of when)', '20 November 2026')
        self.studio.find('label', LOCKED)
        self.write('^(Nama dan jabatan|Name and post)$', 'Siti, Kepala Dinas Sosial')
        self.studio.find('label', FREE, index=0)
        self.studio.find('push button', re.compile('^(Sekarang|Now)$')).click()
        self.choose('^(Putusan|Verdict)$', 1)
        self.studio.find('push button', REPLY, states=['sensitive'])
        screenshot(PICTURES / 'bukti.png')

    def test_4_written(self):
        """picture and caption are written from it, and the check no longer misses the evidence"""
        self.studio.find('push button', re.compile('^(Susun Takarir|Write Caption)$')).click()
        self.studio.find('push button', re.compile('^(Isi Gambar|Fill in Picture)$')).click()
        if self.dialog():
            keys('Escape')
        wait(lambda: not self.dialog(), 'the dialog closed')
        keys('alt+3')
        wait(lambda: CLAIM in self.studio.find('text', CAPTION).text, 'the claim in the caption')
        self.assertIn('dinsos.paserkab.go.id/klarifikasi', self.studio.find('text', CAPTION).text)
        screenshot(PICTURES / 'takarir.png')
        keys('alt+4')
        self.studio.find('label', re.compile('sebelum siap tayang|before it is ready'), seconds=30)
        for rule in ('HOX-02', 'HOX-03', 'HOX-04', 'HOX-11'):
            self.studio.gone('label', re.compile(rf' · {rule}$'))
        screenshot(PICTURES / 'periksa.png')

    def test_5_exported(self):
        """the answer's pictures are made: as drafts while findings block, one for each size"""
        keys('ctrl+shift+e')
        dialog = wait(lambda: next((w for name in EXPORT if (w := self.studio.window(name))), None), 'the export dialog')
        offer = self.studio.find('push button', DRAFTS, within=dialog)
        screenshot(PICTURES / 'ekspor.png')
        offer.click()
        wait(lambda: not any(self.studio.window(name) for name in EXPORT), 'the pictures to be made', 60)
        self.assertEqual(1, len(list(FOLDER.glob('*_feed.png'))))

    def test_6_fact(self):
        """the fact is written, and with the officer's word the pictures go out without the mark of a draft"""
        keys('alt+1')
        self.studio.find('text', re.compile('^(Faktanya|Fakta)')).type(FACT)
        drafts = set(FOLDER.iterdir())
        keys('ctrl+shift+e')
        wait(lambda: next((w for name in EXPORT if (w := self.studio.window(name))), None), 'the export dialog')
        self.studio.find('push button', DRAFTS)
        self.studio.find('text', REASON).type('Disetujui Kepala Dinas Sosial')
        offer = self.studio.find('push button', PLAIN)
        screenshot(PICTURES / 'ekspor-alasan.png')
        offer.click()
        wait(lambda: not any(self.studio.window(name) for name in EXPORT), 'the pictures to be made', 60)
        made = set(FOLDER.iterdir()) - drafts
        self.assertEqual(1, sum('_feed' in path.name for path in made))
        self.assertEqual(5, len(made))

    def test_7_copied(self):
        """the caption goes to the clipboard, and then the reply for where the claim goes around, which does not repeat it"""
        keys('alt+3')
        self.studio.find('text', CAPTION).click()
        keys('ctrl+shift+c')
        wait(lambda: CLAIM in clipboard(), 'the caption on the clipboard')
        keys('alt+1')
        self.studio.find('push button', VERIFY).click()
        self.studio.find('push button', REPLY).click()
        wait(lambda: 'Informasi yang beredar itu tidak benar.' in clipboard(), 'the reply on the clipboard')
        self.assertTrue(clipboard().startswith(FACT))
        self.assertIn('dinsos.paserkab.go.id/klarifikasi', clipboard())
        self.assertNotIn(CLAIM, clipboard())
        screenshot(PICTURES / 'balasan.png')


if __name__ == '__main__':
    PICTURES.mkdir(parents=True, exist_ok=True)
    tap.run(sys.modules['__main__'], lambda test: screenshot(PICTURES / f'gagal-{test.id()}.png'))
