"""Usage: run-window test_phone.py PEMDA-STUDIO PICTURES-FOLDER

A post goes to a phone: the page is fetched as a phone would, what it does is seen in the window, and ends with it; then the post waits for its link. The tests go on where the
one before stopped.
"""
import contextlib
import http.client
import json
import os
import pathlib
import re
import shutil
import sqlite3
import subprocess
import sys
import tempfile
import unittest
import urllib.parse

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
import tap  # noqa: E402
from begun import begin_caption  # noqa: E402
from driver import keys, run, screenshot, wait  # noqa: E402

STUDIO, PICTURES = (pathlib.Path(a) for a in sys.argv[1:3])
os.environ['PEMDA_STUDIO_LOOPBACK'] = '1'
ADDRESS = re.compile(r'^(127\.0\.0\.1:\d+)(/[0-9a-z]{26})$')


WAITS = re.compile('^Menunggu Anda$')
TOLD = re.compile('Sudah diunggah dari ponsel|Uploaded on the phone')
NAMES = {'instagram': 'Instagram', 'facebook_page': 'Facebook'}
LINKS = {'instagram': 'https://www.instagram.com/p/C9/', 'facebook_page': 'https://www.facebook.com/pemkabpaser/posts/9'}


class TestPhone(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.folder = pathlib.Path(tempfile.mkdtemp(prefix='usb-'))
        cls.shared, cls.sent = (pathlib.Path(os.environ['HOME']) / name for name in ('kdeconnect', 'bluetooth'))
        cls.desktop = subprocess.Popen([sys.executable, pathlib.Path(__file__).with_name('fake-kdeconnect.py'), cls.shared])
        run('gdbus', 'wait', '--session', '--timeout', '20', 'org.kde.kdeconnect')
        cls.put_bluetooth()
        cls.studio = begin_caption(STUDIO)

    @classmethod
    def tearDownClass(cls):
        cls.studio.end()
        cls.desktop.kill()
        cls.desktop.wait()
        shutil.rmtree(cls.folder)

    @classmethod
    def put_bluetooth(cls):
        """The program of a desktop that sends files by Bluetooth."""
        programs = pathlib.Path(os.environ['HOME']) / 'bin'
        programs.mkdir()
        program = programs / 'bluetooth-sendto'
        program.write_text(f'#!/bin/sh\nprintf "%s\\n" "$@" >"{cls.sent}.new"\nmv "{cls.sent}.new" "{cls.sent}"\n')
        program.chmod(0o700)
        os.environ['PATH'] = f"{programs}:{os.environ['PATH']}"

    def ask(self, method, path, body=None):
        connection = http.client.HTTPConnection(self.host, timeout=20)
        headers = {'User-Agent': 'Mozilla/5.0 (Linux; Android 14; SM-A155F) Mobile'}
        if body is not None:
            headers['Content-Type'] = 'application/x-www-form-urlencoded'
        connection.request(method, path, body, headers)
        answer = connection.getresponse()
        data = answer.read()
        connection.close()
        return answer.status, data

    def ask_library(self, question):
        library = pathlib.Path(os.environ['HOME']) / '.local/share/pemda-studio/pustaka/library.db'
        with contextlib.closing(sqlite3.connect(library)) as connection:
            return connection.execute(question).fetchall()

    def waiting(self):
        return [json.loads(row[0]) for row in self.ask_library("SELECT json FROM record WHERE kind = 'handoff'")]

    def ledger(self):
        return self.ask_library('SELECT platform, link FROM published')

    def test_1_choices(self):
        """platforms are chosen, the office's own to begin with"""
        keys('F10')
        self.studio.find('menu item', 'Kirim ke Ponsel…').click()
        self.studio.find('label', 'Untuk platform mana?')
        self.studio.find(None, 'Tanpa jaringan')
        wait(lambda: self.studio.all('push button', 'Tampilkan Kode', states=['sensitive']), 'the check to be through', 30)
        screenshot(PICTURES / 'ponsel-pilihan.png')

    def test_2_code(self):
        """the address that is shown leads to the page, and what a phone does is told"""
        self.studio.find('push button', 'Tampilkan Kode').click()
        shown = self.studio.find('label', ADDRESS).name
        TestPhone.host, TestPhone.path = ADDRESS.match(shown).groups()
        screenshot(PICTURES / 'ponsel-kode.png')
        if shutil.which('zbarimg'):
            read = subprocess.run(['zbarimg', '-q', '--raw', PICTURES / 'ponsel-kode.png'], capture_output=True, text=True, check=True).stdout
            self.assertEqual(read.split(), ['http://' + shown])
        status, page = self.ask('GET', self.path)
        self.assertEqual(status, 200)
        text = page.decode()
        self.assertIn('Jalan Desa Modang Rampung', text)
        self.studio.find(None, re.compile('Ponsel Android'))
        save = re.search(r'href="([^"]+)" download="([^"]+)"', text)
        self.assertRegex(save.group(2), r'^jalan-desa-modang-rampung_[a-z_]+_1\.jpg$')
        status, picture = self.ask('GET', save.group(1))
        self.assertEqual((status, picture[:2]), (200, b'\xff\xd8'))
        self.studio.find('label', re.compile('1 gambar disimpan'))
        self.assertEqual(self.ask('GET', '/x')[0], 404)
        token = re.search('data-token="([^"]+)"', text).group(1)
        platform = TestPhone.ticked = re.search('id="p-([a-z_]+)"', text).group(1)
        self.assertEqual(self.ask('POST', self.path, f'j=1&t={token}&k=tick&p={platform}')[0], 204)
        self.studio.find(None, re.compile('^Sudah diunggah: '))
        screenshot(PICTURES / 'ponsel-diunggah.png')

    def test_3_stop(self):
        """it can be stopped and begun anew at another address"""
        self.studio.find('push button', 'Hentikan').click()
        self.studio.find('label', re.compile('^Halaman untuk ponsel sudah ditutup'))
        with self.assertRaises(ConnectionRefusedError):
            self.ask('GET', self.path)
        screenshot(PICTURES / 'ponsel-berhenti.png')
        self.studio.find('push button', 'Mulai Lagi').click()
        shown = self.studio.find('label', ADDRESS).name
        self.assertNotEqual(ADDRESS.match(shown).group(2), self.path)
        TestPhone.host, TestPhone.path = ADDRESS.match(shown).groups()
        self.assertEqual(self.ask('GET', self.path)[0], 200)

    def test_4_usb(self):
        """the pack is written to a folder, with a sentence that says where"""
        self.studio.find(None, 'Simpan ke USB…').click()
        self.studio.find('push button', 'Folder Lain…').click()
        self.studio.choose_file(self.folder, 'Pilih Folder')
        self.studio.find('label', re.compile('^Tersimpan di “usb-'))
        self.assertTrue(list(self.folder.glob('*_jalan-desa-modang-rampung/*/takarir.txt')))
        screenshot(PICTURES / 'ponsel-usb.png')

    def send_to(self, name):
        self.studio.find(None, 'Kirim ke…').click()
        self.studio.find('list item', name).click()

    def test_4_nearby(self):
        """phones that KDE Connect reaches, and Bluetooth, are given the files, with words that promise no more than that"""
        self.studio.find(None, 'Kirim ke…').click()
        self.studio.find('list item', 'Lewat Bluetooth…')
        screenshot(PICTURES / 'ponsel-langsung.png')
        keys('Escape')
        self.send_to('Galaxy A15 Bu Rina')
        self.studio.find('label', re.compile('^KDE Connect menerima [0-9]+ berkas untuk “Galaxy A15 Bu Rina”'), seconds=60)
        screenshot(PICTURES / 'ponsel-kdeconnect.png')
        files = [pathlib.Path(urllib.parse.unquote(address.removeprefix('file://'))) for address in self.shared.read_text().split()]
        self.assertEqual(b'\xff\xd8', files[0].read_bytes()[:2])
        self.send_to('Lewat Bluetooth…')
        self.studio.find('label', re.compile('^Jendela Bluetooth terbuka dengan [0-9]+ berkas'), seconds=60)
        wait(self.sent.exists, 'the program for Bluetooth')
        self.assertEqual(len(files), len(self.sent.read_text().splitlines()))

    def test_5_close(self):
        """the page ends with the window"""
        keys('Escape')

        def gone():
            try:
                self.ask('GET', self.path)
            except OSError:
                return True
            return False
        wait(gone, 'the page to be gone')

    def test_6_waits(self):
        """the step Terbitkan says that it waits, knows what the phone told, and the link ends it, in the ledger too"""
        keys('alt+5')
        self.studio.find('label', WAITS)
        self.studio.find('label', TOLD)
        screenshot(PICTURES / 'ponsel-menunggu.png')
        n = len(self.studio.all('label', WAITS))
        rows = self.waiting()
        self.assertEqual([''] * len(rows), [row['folder'] for row in rows])
        self.assertEqual([self.ticked], [row['platform'] for row in rows if 'u' in row['steps']])
        self.studio.find('push button', re.compile('^Unggah Manual…: ' + NAMES[self.ticked])).click()
        self.studio.find('push button', re.compile('^Salin Takarir$'), seconds=60)
        self.studio.find('text', re.compile('^Sudah terbit')).type(LINKS[self.ticked])
        mark = re.compile('^Tandai Terbit$')
        wait(lambda: self.studio.all('push button', mark, states=['sensitive']), 'the button')
        self.studio.find('push button', mark).click()
        wait(lambda: not self.studio.all('push button', mark, states=['sensitive']), 'it to be marked')
        self.studio.find('push button', re.compile('^Selesai$')).click()
        wait(lambda: len(self.studio.all('label', WAITS)) < n, 'the row to wait no more')
        self.studio.gone('label', TOLD)
        self.assertNotIn(self.ticked, [row['platform'] for row in self.waiting()])
        wait(lambda: self.ledger() == [(self.ticked, LINKS[self.ticked])], 'the ledger to have it')
        screenshot(PICTURES / 'ponsel-terbit.png')


if __name__ == '__main__':
    PICTURES.mkdir(parents=True, exist_ok=True)
    tap.run(sys.modules['__main__'], lambda test: screenshot(PICTURES / f'gagal-{test.id()}.png'))
