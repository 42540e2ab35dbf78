"""Usage: run-window test_scenario_4.py PEMDA-STUDIO PEMDA PICTURES-FOLDER

A workshop of Kalimantan Barat from end to end: 44 offices, one door. The table of admins, the sheet that all of them sign, what an office hands in by a
watched folder and by hand, its way back and its second round, the approval that takes the mark DRAF off, the ledger of what went out, the month's
report, and an account that passes to another operator.
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
import time
import unittest
import zipfile

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
import tap  # noqa: E402
from driver import Program, keys, run, screenshot, type_text, wait  # noqa: E402

STUDIO, PEMDA, PICTURES = (pathlib.Path(a) for a in sys.argv[1:4])
OFFICES = 44
REGISTERS, PAPERS, HANDOVERS, INBOX, MAIN = 'Daftar Kantor', 'Lembar Komitmen', 'Serah Terima Akun', 'Setoran OPD', 'Pemda Studio'
EXPORTS = pathlib.Path(os.environ['HOME']) / 'Documents/Pemda Studio'
LINK = 'https://www.instagram.com/p/C44/'


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


def hand_in(**more):
    def change(root):
        root.update(office='Dinas Urusan 7', sent=[{'by': 'Admin 7', 'office': 'Dinas Urusan 7', 'at': '2026-11-22T08:00:00+07:00', 'note': 'Mohon dimuat', 'base': 'x'}])
        root['content'].update(more)
    return change


class TestScenario(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.folder = pathlib.Path(tempfile.mkdtemp(prefix='admin-'))
        cls.studio = Program([STUDIO])
        cls.studio.find('label', 'Pilih merek')
        cls.made = cls.folder / 'buat.pemda'
        subprocess.run([PEMDA, 'new', 'kalbar/pengumuman', '--set', 'judul=Loket adminduk pindah', '-o', cls.made], check=True)

    @classmethod
    def tearDownClass(cls):
        cls.studio.end()
        shutil.rmtree(cls.folder)

    def see(self, name):
        time.sleep(0.5)
        screenshot(PICTURES / f'{name}.png')

    def window(self, title):
        return wait(lambda: self.studio.window(title), f'the window {title}')

    def press(self, name, **more):
        """Pages that are not shown have buttons of the same name."""
        wait(lambda: [c for c in self.studio.all('push button', name, **more) if c.reachable()], f'a button {name}')[0].click()

    def from_menu(self, item, title):
        self.studio.find(None, 'Menu utama', index=0, within=self.studio.window(MAIN)).click()
        self.studio.find('menu item', item).click()
        wait(lambda: self.studio.active() == title, f'{title} to have the keys')

    def close(self, title):
        keys('alt+F4')
        wait(lambda: not self.studio.window(title), f'{title} to close')

    def test_1_admins(self):
        """the table of 44 admins becomes the register of offices"""
        path = self.folder / 'admin.csv'
        path.write_text('No;Nama OPD;Singkatan;Jenis\n' + ''.join(f'{i};Dinas Urusan {i};DU{i};dinas\n' for i in range(1, OFFICES + 1)))
        self.from_menu('Daftar Kantor…', REGISTERS)
        self.studio.find(None, 'OPD', within=self.window(REGISTERS), index=0).click()
        self.press('Impor…')
        self.studio.choose_file(path, 'Impor Tabel')
        self.press('Impor')
        self.studio.find(None, '44 entri')
        self.see('1-daftar-opd')
        self.close(REGISTERS)

    def test_2_sheet(self):
        """the sheet of commitment has a line for each of the 44, on as many pages as it takes"""
        path = self.folder / 'penanda-tangan.csv'
        path.write_text('OPD;Nama;Jabatan\n' + ''.join(f'Dinas Urusan {i};Admin Nomor {i}, S.Kom.;Pranata Humas\n' for i in range(1, OFFICES + 1)))
        self.from_menu('Lembar Komitmen…', PAPERS)
        self.press('Mulai Lembar')
        self.see('2-lembar-kosong')
        self.press('Dari Tabel…')
        self.studio.choose_file(path, 'Pilih Tabel Admin')
        self.studio.find('label', re.compile('^0 dari 44 sudah menandatangani$'), index=0)
        self.see('2-lembar')
        self.press('Lembar (PDF)…')
        pdf = self.folder / 'lembar.pdf'
        self.studio.choose_file(pdf, 'Simpan Surat')
        self.studio.find('label', re.compile('^Surat tersimpan'))
        shutil.copy(pdf, PICTURES / 'lembar.pdf')
        text = run('pdftotext', '-layout', pdf, '-').decode()
        for number in range(1, OFFICES + 1):
            self.assertRegex(text, rf'Admin Nomor {number}, S\.Kom\.')

    def test_3_signed(self):
        """who signed is ticked, and the scan of the signed paper is noted with its fingerprint"""
        box = self.studio.find('check box', re.compile('Admin Nomor 1, S.Kom.'))
        box.click()
        self.studio.find('label', re.compile('^1 dari 44 sudah menandatangani$'), index=0)
        scan = self.folder / 'pindaian.pdf'
        scan.write_bytes(b'%PDF-1.4 tanda tangan')
        self.press('Lampirkan…')
        self.studio.choose_file(scan, 'Pilih Surat Bertanda Tangan')
        self.studio.find('label', re.compile(r'^pindaian\.pdf · [0-9a-f]{12}$'))
        self.see('3-tertanda-tangan')
        self.close(PAPERS)

    def test_4_watched(self):
        """what an office puts into the watched folder comes in by itself"""
        watched = self.folder / 'setoran'
        watched.mkdir()
        self.studio.find(None, 'Pustaka').click()
        self.studio.find('push button', 'Setoran OPD…').click()
        wait(lambda: self.studio.active() == INBOX, 'the inbox to have the keys')
        self.studio.find('push button', 'Lainnya', within=self.window(INBOX)).click()
        self.studio.find('menu item', 'Pantau Folder…').click()
        self.studio.choose_file(watched, 'Pantau Folder')
        self.studio.find('label', re.compile('^Dipantau: .*setoran$'))
        edit(self.made, watched / 'loket.pemda', hand_in())
        self.studio.find('label', 'Loket adminduk pindah', seconds=30)
        self.studio.find('label', re.compile(r'^\d+% lengkap$'))
        self.see('4-setoran')

    def test_5_return(self):
        """who is no editor is told so and says who they are there and then; then the submission goes back with a note"""
        back = self.folder / 'kembali.pemda'
        self.studio.find('push button', 'Kembalikan dengan Catatan…: Loket adminduk pindah').click()
        self.studio.find('push button', 'Siapa Anda', within=self.window(INBOX)).click()
        self.studio.find('text', 'Nama').type('Siti Aminah')
        self.studio.find('combo box', 'Peran').click()
        self.see('5-siapa-anda')
        keys('Down', 'Return')
        for rule in ('Editor juga menyetujui', 'Hanya yang disetujui keluar tanpa tanda'):
            self.studio.find('label', rule).click()
        self.press('Simpan')
        wait(lambda: self.studio.active() == INBOX, 'the inbox to have the keys')
        self.studio.find('push button', 'Kembalikan dengan Catatan…: Loket adminduk pindah').click()
        self.studio.find('text', 'Apa yang perlu diubah').type('Sebutkan sumbernya.')
        self.press('Kembalikan…')
        self.studio.choose_file(back, 'Simpan Paket yang Dikembalikan')
        self.studio.find('label', 'Dikembalikan (1)')
        self.see('5-dikembalikan')

    def test_6_second_round(self):
        """the second round is dropped on the window and accepted; a third one, of a post that is in the library by now, is merged"""
        second, third = self.folder / 'putaran-2.pemda', self.folder / 'putaran-3.pemda'
        edit(self.made, second, hand_in(judul='Loket adminduk pindah Senin'))
        edit(self.made, third, hand_in(judul='Loket adminduk pindah Selasa'))
        self.studio.drop_file(second, self.window(INBOX))
        self.studio.find('push button', 'Terima: Loket adminduk pindah Senin', seconds=30).click()
        self.studio.find('label', re.compile('“Loket adminduk pindah Senin” ada di Pustaka'))
        self.see('6-diterima')
        self.studio.drop_file(third, self.window(INBOX))
        self.studio.find('push button', 'Terima: Loket adminduk pindah Selasa', seconds=30).click()
        merge = self.window('Gabungkan')
        self.studio.find(None, 'Judul: Pakai yang di paket').click()
        self.see('6-gabungkan')
        self.studio.find('push button', 'Gabungkan', within=merge).click()
        self.studio.find('label', re.compile('^Sudah digabungkan'))
        wait(lambda: self.studio.find('text', 'Judul').text == 'Loket adminduk pindah Selasa', 'the title of the third round')
        self.assertIsNone(self.studio.window(INBOX), 'the inbox lies over the post')
        self.see('6-digabungkan')

    def export(self, name, button, reason=None):
        """Returns: the post's first size as a picture, made by the button that the dialog offers."""
        for old in EXPORTS.glob('*'):
            old.unlink()
        keys('ctrl+shift+e')
        dialog = wait(lambda: self.studio.window('Ekspor Gambar'), 'the export dialog')
        self.studio.find('label', re.compile('temuan wajib|belum disetujui|tulisan'), within=dialog, index=0)
        if reason is not None:
            self.studio.find('text', 'Alasan', within=dialog).type(reason)
        offer = self.studio.find('push button', button, within=dialog)
        self.see(name)
        offer.click()
        wait(lambda: not self.studio.window('Ekspor Gambar'), 'the pictures to be made', 60)
        return next(EXPORTS.glob('*_feed.png')).read_bytes()

    def test_7_approved(self):
        """until the second round is approved its pictures carry the word DRAF; then they do not"""
        draft = self.export('7-ekspor-draf', 'Ekspor 5 Draf')
        self.studio.find('push button', re.compile('^Status: ')).click()
        self.see('7-status')
        self.studio.find('push button', 'Setujui…').click()
        reason = self.studio.find('text', 'Mengapa tetap disetujui')
        reason.type('Sumber sudah dijawab lewat telepon')
        self.see('7-setujui')
        wait(lambda: self.studio.all('push button', 'Setujui', states=('sensitive',)), 'the reason to be enough')
        self.press('Setujui')
        self.studio.find('push button', re.compile('^Status: Disetujui$'))
        self.see('7-disetujui')
        approved = self.export('7-ekspor-disetujui', 'Ekspor 5 Gambar', 'Sumber sudah dijawab lewat telepon')
        (PICTURES / '7-draf.png').write_bytes(draft)
        (PICTURES / '7-tanpa-draf.png').write_bytes(approved)
        self.assertNotEqual(draft, approved)

    def test_8_published(self):
        """a link that cannot be the post's is told; the right one stands in the ledger, which becomes a table"""
        table = self.folder / 'buku-terbit.csv'
        keys('F10')
        self.studio.find('menu item', 'Tandai Terbit…').click()
        link = self.studio.find('text', 'Tautan (boleh kosong)')
        link.type('ngawur')
        self.studio.find('label', re.compile('^Ini bukan alamat web'))
        link.type('https://www.instagram.com/')
        told = self.studio.find('label', re.compile('^Ini halaman depan Instagram'))
        self.assertLess(told.area[1], link.area[1], 'it is told above the link, where it is in sight')
        self.assertFalse(self.studio.all('push button', 'Tandai Terbit', states=['sensitive']))
        self.see('8-tautan-salah')
        link.type(LINK)
        wait(lambda: self.studio.all('push button', 'Tandai Terbit', states=['sensitive']), 'the link to be good')
        self.press('Tandai Terbit')
        self.studio.find('label', 'Ditandai terbit.')
        keys('ctrl+w')
        self.studio.find(None, 'Kalender').click()
        self.studio.find(None, 'Buku Terbit', index=0).click()
        self.see('8-buku-terbit')
        self.studio.find('push button', 'Ekspor').click()
        self.studio.find('menu item', 'Tabel (CSV)…').click()
        self.studio.choose_file(table, 'Ekspor Buku Terbit')
        wait(table.exists, 'the table')
        self.assertIn(LINK, table.read_text(encoding='utf-8-sig'))

    def test_8_report(self):
        """the month as a report to print and as a table: posts by office, gaps of more than 7 days"""
        pdf, table = self.folder / 'laporan.pdf', self.folder / 'laporan.csv'
        for item, path in (('Laporan untuk Dicetak (PDF)…', pdf), ('Tabel (CSV)…', table)):
            self.studio.find('push button', 'Laporan Bulanan').click()
            self.studio.find('menu item', item).click()
            self.studio.choose_file(path, 'Simpan Laporan Bulanan')
            self.studio.find('label', f'“{path.name}” tersimpan.')
            shutil.copy(path, PICTURES / path.name)
        self.see('8-laporan')
        text = run('pdftotext', '-layout', pdf, '-').decode()
        for words in ('1 dari 44', 'Jeda lebih dari 7 hari', 'Unggahan', 'Bertautan', f'Dinas Urusan {OFFICES}'):
            self.assertIn(words, text)
        self.assertIn('Dinas Urusan 7;1;1;1;1;', table.read_text(encoding='utf-8-sig'))

    def test_9_handover(self):
        """the account passes from the register of accounts to another operator; closing it changes the register"""
        path = self.folder / 'akun.csv'
        path.write_text('Platform;Akun;OPD;Operator\nInstagram;@dinas_urusan_7;Dinas Urusan 7;Admin Lama\n')
        self.from_menu('Daftar Kantor…', REGISTERS)
        self.studio.find(None, 'Akun', within=self.window(REGISTERS), index=0).click()
        self.press('Impor…')
        self.studio.choose_file(path, 'Impor Tabel')
        self.press('Impor')
        self.press(re.compile('^Serah terima “'))
        wait(lambda: self.studio.active() == HANDOVERS, 'the handover to have the keys')
        for name, index, text in (('Tempat', 0, 'Pontianak'), ('Nama dengan gelar', 0, 'Admin Lama'), ('Jabatan', 0, 'Pranata Humas'),
                                  ('Nama dengan gelar', 1, 'Admin Baru, S.I.Kom.'), ('Jabatan', 1, 'Pranata Humas Ahli Muda')):
            self.studio.find('text', name, index=index, within=self.window(HANDOVERS)).type(text)
        self.see('9-isian')
        self.assertNotIn('sensitive', self.studio.find('push button', 'Tutup Serah Terima').states)
        for name in ('Operator baru telah mengganti kata sandi', 'Surel dan telepon pemulihan milik kantor', 'Perangkat lama sudah keluar',
                     'Semua sesi lain sudah diakhiri'):
            self.studio.find('label', name, index=0, within=self.window(HANDOVERS)).click()
        self.see('9-langkah')
        wait(lambda: self.studio.all('push button', 'Tutup Serah Terima', states=['sensitive']), 'the steps to be done')
        self.press('Tutup Serah Terima')
        self.studio.find('label', 'Serah terima ditutup, dan daftar akun memuat operator baru.')
        self.see('9-ditutup')
        self.close(HANDOVERS)
        self.from_menu('Daftar Kantor…', REGISTERS)
        self.studio.find(None, 'Akun', within=self.window(REGISTERS), index=0).click()
        self.studio.find('label', re.compile('Admin Baru'))
        self.see('9-daftar-akun')


if __name__ == '__main__':
    PICTURES.mkdir(parents=True, exist_ok=True)
    tap.run(sys.modules['__main__'], lambda test: screenshot(PICTURES / f'gagal-{test.id()}.png'))
