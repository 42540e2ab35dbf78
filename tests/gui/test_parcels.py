"""Usage: run-window test_parcels.py PEMDA-STUDIO PEMDA PICTURES-FOLDER

Posts that go to a reviewer as a file and come back are merged; what offices hand in is looked through, returned and accepted.
The tests go on where the one before stopped.
"""
import json
import os
import pathlib
import re
import shutil
import subprocess
import sys
import tempfile
import unittest
import zipfile

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
import tap  # noqa: E402
from driver import Program, keys, run, screenshot, type_text, wait  # noqa: E402

STUDIO, PEMDA, PICTURES = (pathlib.Path(a) for a in sys.argv[1:4])


def read_post(package):
    with zipfile.ZipFile(package) as file:
        return json.loads(file.read('post.json'))


def edit(source, target, change):
    """The same package with another document, as another computer would have written it."""
    with zipfile.ZipFile(source) as old, zipfile.ZipFile(target, 'w') as new:
        for entry in old.infolist():
            data = old.read(entry)
            if entry.filename == 'post.json':
                root = json.loads(data)
                change(root)
                data = json.dumps(root).encode()
            new.writestr(entry, data)


def review(root):
    root['content']['judul'] = 'Loket pindah'
    root['caption'] = {'text': 'Loket pindah ke lantai dua.'}
    root['comments'] = [{'id': 'c-1', 'by': 'Siti Aminah', 'role': 'editor', 'at': '2026-11-22T09:00:00+08:00', 'text': 'Sebutkan lantainya.'}]
    root['review'] = 'returned'
    root.setdefault('review_log', []).append({'kind': 'returned', 'by': 'Siti Aminah', 'role': 'editor', 'at': '2026-11-22T09:01:00+08:00', 'note': 'Lihat komentar.'})


class TestParcels(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.folder = pathlib.Path(tempfile.mkdtemp(prefix='parcels-'))
        run('gsettings', 'set', 'com.pemda.Studio', 'person-name', 'Rina')
        run('gsettings', 'set', 'com.pemda.Studio', 'person-role', 'editor')
        cls.studio = Program([STUDIO])
        cls.studio.find('label', 'Pilih merek')

    @classmethod
    def tearDownClass(cls):
        cls.studio.end()
        shutil.rmtree(cls.folder)

    def title_is(self, title):
        wait(lambda: self.studio.all('text', 'Judul') and self.studio.find('text', 'Judul').text == title, f'the title {title}')

    def test_1_send(self):
        """a post goes as one file, with a message, and tells where it came from"""
        keys('ctrl+f')
        type_text('pengumuman')
        wait(lambda: self.studio.all('label', re.compile('^[1-4] jenis · klik')), 'a few kinds')
        keys('Return')
        self.studio.find('text', 'Judul').type('Loket tutup')
        keys('F10')
        self.studio.find('menu item', 'Kirim untuk Diperiksa…').click()
        self.studio.find('text', 'Pesan untuk pemeriksa').type('Mohon diperiksa hari ini.')
        self.studio.find('label', re.compile('muat di WhatsApp'))
        screenshot(PICTURES / 'kirim.png')
        self.studio.find('push button', 'Simpan Paket…').click()
        self.package = TestParcels.package = self.folder / 'loket_diperiksa.pemda'
        self.studio.choose_file(self.package, 'Simpan Paket')
        self.studio.find('label', re.compile('siap. Kirim lewat obrolan'))
        root = read_post(self.package)
        self.assertEqual(root['review'], 'review')
        self.assertEqual((root['sent'][0]['by'], root['sent'][0]['note']), ('Rina', 'Mohon diperiksa hari ini.'))
        self.assertEqual(len(root['sent'][0]['base']), 64)

    def test_2_merge(self):
        """what comes back is merged: what one changed is taken, what both changed is asked about, and it can be undone"""
        self.studio.find('text', 'Judul').type('Loket libur')
        back = self.folder / 'loket_kembali.pemda'
        edit(self.package, back, review)
        keys('ctrl+o')
        self.studio.choose_file(back, 'Buka Unggahan')
        self.studio.find('push button', 'Gabungkan…').click()
        self.studio.find('label', 'Berubah di Kedua Tempat (1)')
        self.studio.find('label', re.compile('Dikembalikan oleh Siti Aminah: “Lihat komentar.”'))
        window = self.studio.window('Gabungkan')
        self.studio.find('label', 'Loket pindah', within=window)
        self.studio.find('label', 'Loket libur', within=window, index=1)
        screenshot(PICTURES / 'gabung.png')
        self.studio.find(None, 'Judul: Pakai yang di paket').click()
        self.studio.find('push button', 'Gabungkan', within=window).click()
        self.title_is('Loket pindah')
        self.studio.find('label', re.compile('^Sudah digabungkan'))
        screenshot(PICTURES / 'tergabung.png')
        keys('ctrl+z')
        self.title_is('Loket libur')
        keys('ctrl+shift+z')
        self.title_is('Loket pindah')

    def open_copy(self, path):
        """Opens a copy of the post; returns the window that merges it."""
        keys('ctrl+o')
        self.studio.choose_file(path, 'Buka Unggahan')
        self.studio.find('push button', 'Gabungkan…').click()
        return self.studio.window('Gabungkan')

    def test_2_settled(self):
        """what was settled is not asked again: a later copy says of what, and one without anything new only closes"""
        self.studio.find('text', 'Judul').type('Loket tetap buka')
        window = self.open_copy(self.folder / 'loket_kembali.pemda')
        self.studio.find('label', re.compile('(sebelumnya|before): Judul\\.'), within=window)
        self.assertFalse(self.studio.all('push button', 'Gabungkan', within=window))
        screenshot(PICTURES / 'gabung-tidak-ada.png')
        self.studio.find('push button', 'Tutup', within=window).click()
        wait(lambda: self.studio.active() != 'Gabungkan', 'the window gone')

        def answer_again(root):
            review(root)
            root['comments'].append({'id': 'c-2', 'by': 'Siti Aminah', 'role': 'editor', 'at': '2026-11-22T09:05:00+08:00', 'text': 'Sampai kapan?'})
        later = self.folder / 'loket_lagi.pemda'
        edit(self.package, later, answer_again)
        window = self.open_copy(later)
        self.studio.find('label', re.compile('^1 (perbedaan|difference) .*: Judul$'), within=window)
        screenshot(PICTURES / 'gabung-sudah-diputuskan.png')
        self.studio.find('push button', 'Gabungkan', within=window).click()
        self.studio.find('label', re.compile('^Sudah digabungkan'))
        self.title_is('Loket tetap buka')

    def test_3_inbox(self):
        """packages of offices are taken in with how complete they are; a broken one is told of"""
        offices = self.folder / 'setoran'
        offices.mkdir()
        for number, (office, title) in enumerate([('Dinas Kesehatan', 'Imunisasi di Kuaro'), ('Dinas PUPR', 'Jalan Modang mulus')]):
            made = self.folder / f'{number}.pemda'
            subprocess.run([PEMDA, 'new', 'paser-mas/pengumuman', '--set', f'judul={title}', '-o', made], check=True)
            edit(made, offices / f'{number}.pemda', lambda root: root.update(
                office=office, sent=[{'by': 'Admin ' + office, 'office': office, 'at': '2026-11-22T08:00:00+08:00', 'note': 'Untuk besok', 'base': 'x'}]))
        (offices / 'rusak.pemda').write_text('bukan paket')
        keys('ctrl+w')
        self.studio.find(None, 'Pustaka').click()
        self.studio.find('push button', 'Setoran OPD…').click()
        self.studio.find('label', 'Belum ada setoran')
        screenshot(PICTURES / 'setoran-kosong.png')
        wait(lambda: self.studio.active() == 'Setoran OPD', 'the inbox to have the keys')
        self.studio.find('push button', 'Lainnya', within=self.studio.window('Setoran OPD')).click()
        self.studio.find('menu item', 'Terima Satu Folder…').click()
        self.studio.choose_file(offices, 'Terima Satu Folder')
        self.studio.find('label', 'Imunisasi di Kuaro')
        self.studio.find('label', 'Jalan Modang mulus')
        self.studio.find('label', 'rusak.pemda')
        self.studio.find('label', 'Baru (2)')
        self.assertTrue(self.studio.all('label', re.compile(r'^\d+% lengkap$')))
        screenshot(PICTURES / 'setoran.png')

    def test_4_accept_and_return(self):
        """one is accepted into the library, one goes back with a note"""
        self.studio.find('push button', 'Terima: Imunisasi di Kuaro').click()
        self.studio.find('label', re.compile('“Imunisasi di Kuaro” ada di Pustaka'))
        self.studio.find('label', 'Diterima (1)')
        self.studio.find('push button', 'Kembalikan dengan Catatan…: Jalan Modang mulus').click()
        wait(lambda: 'Mohon dilengkapi' in self.studio.find('text', 'Apa yang perlu diubah').text, 'the proposal for a note')
        self.studio.find('text', 'Apa yang perlu diubah').type('Sebutkan panjang jalannya.')
        screenshot(PICTURES / 'setoran-kembalikan.png')
        self.studio.find('push button', 'Kembalikan…').click()
        back = self.folder / 'jalan_dikembalikan.pemda'
        self.studio.choose_file(back, 'Simpan Paket yang Dikembalikan')
        self.studio.find('label', 'Dikembalikan (1)')
        root = read_post(back)
        self.assertEqual(root['review'], 'returned')
        self.assertEqual(root['review_log'][-1]['note'], 'Sebutkan panjang jalannya.')
        self.assertEqual(root['comments'][0]['text'], 'Sebutkan panjang jalannya.')
        screenshot(PICTURES / 'setoran-selesai.png')

    def test_5_merge(self):
        """a copy of a post that is here leads from where it came in to the window that merges it"""
        window = self.studio.window('Setoran OPD')
        self.studio.find('push button', 'Lainnya', within=window).click()
        self.studio.find('menu item', 'Terima Satu Folder…').click()
        again = self.folder / 'lagi'
        again.mkdir()
        shutil.copy(self.folder / 'loket_lagi.pemda', again)
        edit(again / 'loket_lagi.pemda', again / 'loket_akhir.pemda', lambda root: root['content'].update(judul='Loket buka'))
        (again / 'loket_lagi.pemda').unlink()
        self.studio.choose_file(again, 'Terima Satu Folder')
        button = self.studio.find('push button', re.compile('^(Gabungkan…|Merge…)$'))
        screenshot(PICTURES / 'setoran-gabungkan.png')
        button.click()
        wait(lambda: self.studio.active() == 'Gabungkan', 'the window that merges')
        self.studio.find('label', 'Loket buka', within=self.studio.window('Gabungkan'))
        screenshot(PICTURES / 'setoran-digabungkan.png')


if __name__ == '__main__':
    PICTURES.mkdir(parents=True, exist_ok=True)
    tap.run(sys.modules['__main__'], lambda test: screenshot(PICTURES / f'gagal-{test.id()}.png'))
