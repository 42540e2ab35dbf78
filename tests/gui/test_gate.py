"""Usage: run-window test_gate.py PEMDA-STUDIO PEMDA PICTURES-FOLDER

What goes out while required findings are open: a draft, a reason, not at all, or practice, as the profile says; and the way to the
findings. Labels are those of either language. The tests go on where the one before stopped.
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
EXPORTS = pathlib.Path(os.environ['HOME']) / 'Documents/Pemda Studio'
DIALOGS = ('Ekspor Gambar', 'Export Pictures')
DRAFT = re.compile('^(Ekspor [0-9] Draf|Export [0-9] Drafts?)$')
EXPORT = re.compile('^(Ekspor [0-9] Gambar|Export [0-9] Images?)$')
OPEN_CHECKS = re.compile('^(Buka Periksa|Open Checks)$')
PACK = re.compile('^(Kemas|Make Pack)$')
REASON = re.compile('^(Alasan|Reason)$')
SHEET = re.compile('^(Sertakan lembar periksa|Include the checklist sheet)')
SAVE_SHEET = re.compile('^(Simpan Lembar Periksa|Save Checklist Sheet)')
OPEN_FINDINGS = re.compile('[0-9]+ (temuan wajib|required findings?)')


class TestGate(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.folder = pathlib.Path(os.environ['HOME'])
        cls.post = cls.folder / 'post.pemda'
        subprocess.run([PEMDA, 'new', 'paser-mas/pengumuman', '--set', 'judul=Pasar Murah Desember', '-o', cls.post], check=True)
        subprocess.run([PEMDA, 'export', cls.post, '--format', 'feed', '-o', cls.folder / 'plain.png'], check=True, stderr=subprocess.DEVNULL)
        cls.studio = Program([STUDIO, cls.post])
        cls.studio.find('text', 'Judul')

    @classmethod
    def tearDownClass(cls):
        cls.studio.end()

    def dialog(self):
        return next((window for name in DIALOGS if (window := self.studio.window(name))), None)

    def open_dialog(self):
        keys('ctrl+shift+e')
        wait(self.dialog, 'the export dialog')

    def close_dialog(self):
        keys('Escape')
        wait(lambda: not self.dialog(), 'the dialog closed')

    def use_profile(self, name):
        run('gsettings', 'set', 'com.pemda.Studio', 'check-profile', name)

    def export(self, button):
        for old in EXPORTS.glob('*'):
            old.unlink()
        self.studio.find('push button', button).click()
        wait(lambda: not self.dialog(), 'the dialog closed by the end of the export', 60)
        return next(EXPORTS.glob('*_feed.png')).read_bytes()

    def releases(self):
        before = self.post.stat().st_mtime_ns
        keys('ctrl+s')
        wait(lambda: self.post.stat().st_mtime_ns != before, 'the file to be written')
        with zipfile.ZipFile(self.post) as package:
            return json.loads(package.read('post.json')).get('releases', [])

    def test_1_draft(self):
        """without a reason the pictures are drafts, and look it"""
        self.open_dialog()
        self.studio.find('label', OPEN_FINDINGS, seconds=30, within=self.dialog())
        self.studio.find('push button', DRAFT)
        screenshot(PICTURES / 'gerbang-draf.png')
        self.assertFalse(self.studio.nameless())
        self.assertNotEqual(self.export(DRAFT), (self.folder / 'plain.png').read_bytes())
        self.assertEqual([], self.releases())

    def test_2_reason(self):
        """with a reason they are what they should be, the reason stays with the post, and the sheet goes along"""
        self.open_dialog()
        self.studio.find('push button', DRAFT, seconds=30)
        self.studio.find('text', REASON).type('Disetujui Sekda lewat telepon')
        self.studio.find('check box', SHEET).click()
        screenshot(PICTURES / 'gerbang-alasan.png')
        self.assertEqual(self.export(EXPORT), (self.folder / 'plain.png').read_bytes())
        self.assertEqual(1, len(list(EXPORTS.glob('*.pdf'))))
        keys('ctrl+z')
        release, = self.releases()
        self.assertEqual('Disetujui Sekda lewat telepon', release['reason'])
        self.assertTrue(release['by'] and release['at'] and release['findings'])

    def test_3_again(self):
        """for the same findings the reason stands there already; the way to the findings leads to them"""
        self.open_dialog()
        wait(lambda: self.studio.find('text', REASON, seconds=30).text == 'Disetujui Sekda lewat telepon', 'the reason')
        self.studio.find('push button', EXPORT)
        self.studio.find('push button', OPEN_CHECKS).click()
        wait(lambda: not self.dialog(), 'the dialog closed')
        self.studio.find('label', re.compile(' · GBR-01$'), seconds=20)

    def test_4_sheet(self):
        """the step of checking saves the sheet for signing"""
        path = self.folder / 'lembar.pdf'
        self.studio.find('push button', SAVE_SHEET).click()
        title = wait(lambda: next((name for name in ('Simpan Lembar Periksa', 'Save the Checklist Sheet') if self.studio.window(name)), None), 'the file dialog')
        self.studio.choose_file(path, title)
        wait(path.exists, 'the sheet', 30)
        text = subprocess.run(['pdftotext', path, '-'], capture_output=True, text=True, check=True).stdout
        self.assertIn('Pasar Murah Desember', text)
        self.assertIn('Disetujui Sekda lewat telepon', text)

    def test_5_strict(self):
        """the strict profile lets nothing out and says why"""
        self.use_profile('ketat')
        self.open_dialog()
        self.studio.find('label', re.compile('Ketat|Strict'), seconds=30, within=self.dialog())
        button = self.studio.find('push button', EXPORT)
        wait(lambda: 'sensitive' not in self.studio.find('push button', EXPORT).states, 'the button shut')
        self.assertTrue(OPEN_FINDINGS.search(button.read().description))
        self.assertEqual([], self.studio.all('text', REASON, states=['showing']))
        screenshot(PICTURES / 'gerbang-ketat.png')
        self.close_dialog()

    def test_6_practice(self):
        """practice goes out with its word across, and is not written down"""
        self.use_profile('latihan')
        self.open_dialog()
        self.studio.find('label', re.compile('LATIHAN|PRACTICE'), seconds=30, within=self.dialog())
        screenshot(PICTURES / 'gerbang-latihan.png')
        self.assertNotEqual(self.export(EXPORT), (self.folder / 'plain.png').read_bytes())
        self.assertEqual(1, len(self.releases()))

    def test_7_pack(self):
        """the pack for manual upload has a folder for each platform, and its caption can be copied"""
        keys('F10')
        self.studio.find(None, re.compile('^(Kemas untuk Unggah Manual|Pack for Manual Upload)')).click()
        self.studio.find('check box', 'Instagram')
        wait(lambda: self.studio.all('push button', PACK, states=['sensitive']), 'the checks done', 30)
        self.studio.find('push button', PACK).click()
        self.studio.find('push button', re.compile('^(Salin takarir untuk|Copy the caption for) Instagram$'), seconds=60)
        screenshot(PICTURES / 'kemasan.png')
        self.assertEqual(['pasar-murah-desember.jpg', 'alt.txt', 'takarir.txt'], [path.name.split('_')[-1] for path in sorted(EXPORTS.glob('*/instagram/*'))])
        self.assertFalse(self.studio.nameless())
        self.studio.find('push button', re.compile('^(Tandai Terbit…|Mark as Published…) (Sudah terbit|Already published)')).click()
        wait(lambda: not self.studio.all('push button', PACK) and not self.studio.window('Kemas untuk Unggah Manual') and not self.studio.window('Pack for Manual Upload'), 'the window closed')
        window = wait(lambda: self.studio.window('Tandai Terbit') or self.studio.window('Mark as Published'), 'the question where it went out')
        self.studio.find('label', 'Instagram', within=window, index=0)
        screenshot(PICTURES / 'kemasan-tandai-terbit.png')
        keys('Escape')
        wait(lambda: not self.studio.window('Tandai Terbit') and not self.studio.window('Mark as Published'), 'the question closed')


if __name__ == '__main__':
    PICTURES.mkdir(parents=True, exist_ok=True)
    tap.run(sys.modules['__main__'], lambda test: screenshot(PICTURES / f'gagal-{test.id()}.png'))
