"""Usage: run-window test_review.py PEMDA-STUDIO PEMDA PICTURES-FOLDER

One door: asking for approval, approving, an edit that voids it and its undo, returning with a note; who the person is. Labels are those of
either language. The tests go on where the one before stopped.
"""
import json
import os
import pathlib
import re
import subprocess
import sys
import unittest
import zipfile

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
import tap  # noqa: E402
from driver import Program, keys, run, screenshot, wait  # noqa: E402

STUDIO, PEMDA, PICTURES = (pathlib.Path(a) for a in sys.argv[1:4])
STATUS = re.compile('^Status: ')
ASK = re.compile('^(Minta Persetujuan…|Ask for Approval…)$')
ASK_NOW = re.compile('^(Minta|Ask)$')
APPROVE = re.compile('^(Setujui…|Approve…)$')
APPROVE_NOW = re.compile('^(Setujui|Approve)$')
RETURN = re.compile('^(Kembalikan…|Return…)$')
RETURN_NOW = re.compile('^(Kembalikan|Return)$')
ASK_AGAIN = re.compile('^(Minta Lagi…|Ask Again…)$')
NAME = re.compile('^(Nama|Name)$')
SAVE = re.compile('^(Simpan|Save)$')
CHANGED = re.compile('“1.250”.*“1.260”')


class TestReview(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.folder = pathlib.Path(os.environ['HOME'])
        cls.post = cls.folder / 'post.pemda'
        subprocess.run([PEMDA, 'new', 'paser-mas/pengumuman', '--set', 'judul=1.250 rumah layak', '-o', cls.post], check=True)
        cls.studio = Program([STUDIO, cls.post])
        cls.studio.find('text', 'Judul')

    @classmethod
    def tearDownClass(cls):
        cls.studio.end()

    def document(self):
        before = self.post.stat().st_mtime_ns
        keys('ctrl+s')
        wait(lambda: self.post.stat().st_mtime_ns != before, 'the file to be written')
        with zipfile.ZipFile(self.post) as package:
            return json.loads(package.read('post.json'))

    def status(self, words):
        self.studio.find('push button', re.compile(f'^Status: ({words})$'), seconds=10)

    def deed(self, name):
        self.studio.find('push button', STATUS).click()
        self.studio.find('push button', name, seconds=10).click()

    def test_1_ask(self):
        """who never said who they are is asked once, then asks for approval"""
        self.status('Draf|Draft')
        self.deed(ASK)
        name = self.studio.find('text', NAME, seconds=10)
        name.type('Rina')
        screenshot(PICTURES / 'setuju-siapa-anda.png')
        self.studio.find('push button', SAVE).click()
        self.studio.find('label', 'Rina', seconds=10)
        screenshot(PICTURES / 'setuju-minta.png')
        self.assertFalse(self.studio.nameless())
        self.studio.find('push button', ASK_NOW).click()
        self.status('Menunggu persetujuan|Waiting for approval')
        document = self.document()
        self.assertEqual('review', document['review'])
        self.assertEqual(('asked', 'Rina', 'opd'), tuple(document['review_log'][0][member] for member in ('kind', 'by', 'role')))

    def test_2_return(self):
        """the head returns it, and the note stands above the post"""
        run('gsettings', 'set', 'com.pemda.Studio', 'person-role', 'head')
        run('gsettings', 'set', 'com.pemda.Studio', 'person-name', 'Siti Aminah')
        self.studio.find('push button', STATUS).click()
        self.studio.find('push button', APPROVE, seconds=10)
        screenshot(PICTURES / 'setuju-status.png')
        self.studio.find('push button', RETURN).click()
        button = self.studio.find('push button', RETURN_NOW, seconds=10)
        self.assertNotIn('sensitive', button.states)
        self.studio.find('text', re.compile('^(Apa yang perlu diubah|What is to be changed)$')).type('Sebut sumber angkanya.')
        wait(lambda: self.studio.all('push button', RETURN_NOW, states=('sensitive',)), 'the note to be enough')
        screenshot(PICTURES / 'setuju-kembalikan.png')
        self.studio.find('push button', RETURN_NOW).click()
        self.studio.find('label', re.compile('“Sebut sumber angkanya.”'), seconds=10)
        self.status('Dikembalikan|Returned')
        screenshot(PICTURES / 'setuju-dikembalikan.png')

    def test_3_approve(self):
        """with required findings open it takes a reason, which is kept"""
        self.deed(APPROVE)
        self.studio.find('label', re.compile('^[0-9]+ (temuan wajib|required finding)'), seconds=30)
        self.assertNotIn('sensitive', self.studio.find('push button', APPROVE_NOW).states)
        self.studio.find('text', re.compile('^(Mengapa tetap disetujui|Why it is approved all the same)$')).type('Sudah dibahas dengan Sekda')
        wait(lambda: self.studio.all('push button', APPROVE_NOW, states=('sensitive',)), 'the reason to be enough')
        screenshot(PICTURES / 'setuju-setujui.png')
        self.studio.find('push button', APPROVE_NOW).click()
        self.status('Disetujui|Approved')
        approval = self.document()['approval']
        self.assertEqual(('Siti Aminah', 'head', 'Sudah dibahas dengan Sekda'), tuple(approval[member] for member in ('by', 'role', 'note')))
        self.assertTrue(json.loads(run(PEMDA, 'review', self.post, '--json'))['approval']['holds'])

    def test_4_void(self):
        """one changed figure voids the approval and is told; undoing it makes it hold again"""
        self.studio.find('text', 'Judul').type('1.260 rumah layak')
        self.studio.find('label', CHANGED, seconds=10)
        self.status('Draf|Draft')
        self.studio.find('push button', ASK_AGAIN)
        screenshot(PICTURES / 'setuju-tidak-berlaku.png')
        keys('ctrl+z')
        self.status('Disetujui|Approved')
        wait(lambda: not self.studio.all('label', CHANGED), 'the sentence gone')


if __name__ == '__main__':
    PICTURES.mkdir(parents=True, exist_ok=True)
    tap.run(sys.modules['__main__'], lambda test: screenshot(PICTURES / f'gagal-{test.id()}.png'))
