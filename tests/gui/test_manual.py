"""Usage: run-window test_manual.py PEMDA-STUDIO PEMDA PICTURES-FOLDER

Uploading by hand: page, pictures dragged into another program, caption and descriptions by the clipboard, what is done remembered, and the link that
says it is there; and the share package. Labels are those of either language. The tests go on where the one before stopped.
"""
import json
import os
import pathlib
import re
import subprocess
import sys
import time
import unittest
import zipfile

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
import tap  # noqa: E402
from driver import Program, drag, keys, run, screenshot, wait  # noqa: E402

STUDIO, PEMDA, PICTURES = (pathlib.Path(a) for a in sys.argv[1:4])
HOME = pathlib.Path(os.environ['HOME'])
UPLOADS = HOME / 'Documents/Pemda Studio'
CAPTION = 'Pasar murah hadir lagi di Tanah Grogot.\n\n#PaserMAS'
ALTS = ('Warga antre beras murah.', 'Peta dua belas titik pasar.')
LINK = 'https://www.instagram.com/p/C1/'
MENU = re.compile('^(Unggah Manual|Upload by Hand)…')
SPREAD = re.compile('^(Paket Sebar|WhatsApp Share)')
WINDOW = ('Unggah ke Instagram', 'Upload to Instagram')
COPY = re.compile('^(Salin Takarir|Copy Caption)$')
ALT = re.compile('^(Salin Teks Alternatif|Copy Alt Text)')
PAGE = re.compile('^(Buka Laman|Open Page)$')
PICTURE = re.compile('^(Gambar 1 dari 2|Picture 1 of 2)')
ALL = re.compile('^(Semua 2 gambar|All 2 pictures)')
LATER = re.compile('^(Nanti Saja|Not Now)$')
FINISH = re.compile('^(Selesai|Finish)$')
WAITS = re.compile('^(Menunggu Anda|Waits for you)$')
MARK = re.compile('^(Tandai Terbit|Mark as Published)$')
ENTRY = re.compile('^(Sudah terbit|Published already)')
NOT_THERE = re.compile('^(Tautan ini bukan menuju Instagram|This link does not lead to Instagram)')
COPY_TEXT = re.compile('^(Salin Teks|Copy Text)$')


def clipboard(kind='UTF8_STRING'):
    return run('xclip', '-selection', 'clipboard', '-o', '-t', kind)


def give_browser():
    """What opens web pages on this desktop: a script that notes them."""
    applications = HOME / '.local/share/applications'
    applications.mkdir(parents=True)
    script = HOME / 'browser'
    script.write_text(f'#!/bin/sh\necho "$1" >>{HOME}/pages\n')
    script.chmod(0o755)
    (applications / 'browser.desktop').write_text(f'[Desktop Entry]\nType=Application\nName=Browser\nExec={script} %u\nMimeType=x-scheme-handler/https;\n')
    (HOME / '.config/mimeapps.list').write_text('[Default Applications]\nx-scheme-handler/https=browser.desktop\n')


def fill_in(path):
    """Two pages, a caption, descriptions that somebody confirmed, and a reason why it may go out."""
    with zipfile.ZipFile(path) as package:
        parts = {name: package.read(name) for name in package.namelist()}
    root = json.loads(parts['post.json'])
    root['pages'] = [{'id': '1', 'from': 0}, {'id': 'p-2', 'from': 0}]
    root['caption'] = {'text': CAPTION}
    root['descriptions'] = {'1': {'alt': ALTS[0]}, 'p-2': {'alt': ALTS[1]}}
    parts['post.json'] = json.dumps(root).encode()
    with zipfile.ZipFile(path, 'w') as package:
        for name, data in parts.items():
            package.writestr(name, data)


class TestManual(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        give_browser()
        cls.post = HOME / 'post.pemda'
        subprocess.run([PEMDA, 'new', 'paser-mas/pengumuman', '--set', 'judul=Pasar Murah Desember', '-o', cls.post], check=True)
        fill_in(cls.post)
        cls.studio = Program([STUDIO, cls.post])
        cls.studio.find('text', 'Judul')

    @classmethod
    def tearDownClass(cls):
        cls.studio.end()

    def window(self):
        return next((window for name in WINDOW if (window := self.studio.window(name))), None)

    def open_window(self):
        keys('F10')
        self.studio.find('menu item', MENU).click()
        wait(self.window, 'the window')
        self.studio.find('push button', COPY, seconds=60)

    def pictures(self):
        return sorted(UPLOADS.glob('*_instagram_*/*.jpg'))

    def ticks(self):
        """How many steps are done."""
        return len(self.studio.all('image', re.compile('^(Selesai|Done)$'), within=self.window()))

    def root(self):
        before = self.post.stat().st_mtime_ns
        keys('ctrl+s')
        wait(lambda: self.post.stat().st_mtime_ns != before, 'the file to be written')
        with zipfile.ZipFile(self.post) as package:
            return json.loads(package.read('post.json'))

    def test_1_page(self):
        """the pictures lie in a folder, in order; the page opens in the browser"""
        self.open_window()
        screenshot(PICTURES / 'unggah-manual.png')
        self.assertFalse(self.studio.nameless())
        names = [path.name.split('_', 1)[1] for path in self.pictures()]
        self.assertEqual(['instagram_1-dari-2_pasar-murah-desember.jpg', 'instagram_2-dari-2_pasar-murah-desember.jpg'], names)
        self.assertEqual(0, self.ticks())
        self.studio.find('push button', PAGE).click()
        wait(lambda: (HOME / 'pages').exists() and (HOME / 'pages').read_text() == 'https://www.instagram.com/\n', 'the page')
        wait(lambda: self.ticks() == 1, 'a tick')

    def test_2_texts(self):
        """the caption and one description after the other get onto the clipboard"""
        self.studio.find('push button', COPY).click()
        wait(lambda: clipboard().decode() == CAPTION, 'the caption on the clipboard')
        for alt in ALTS:
            self.studio.find('push button', ALT).click()
            wait(lambda: clipboard().decode() == alt, 'the description on the clipboard')
        wait(lambda: self.ticks() == 3, 'ticks')

    def test_3_drag(self):
        """a picture, and all of them in order, are dropped into another program as files; Ctrl+C gives pixels and file"""
        got = HOME / 'got'
        taker = subprocess.Popen([sys.executable, os.path.join(os.path.dirname(os.path.abspath(__file__)), 'take-files.py'), got])
        try:
            window = wait(lambda: run('xdotool', 'search', '--onlyvisible', '--pid', taker.pid, '--name', '^take-files$'), 'the window to drop on').split()[0].decode()
            # the window manager would hide it behind the maximized one, so it is none of its windows
            run('xdotool', 'windowunmap', '--sync', window, 'set_window', '--overrideredirect', 1, window, 'windowmap', '--sync', window, 'windowmove', window, 0, 300,
                'windowraise', window)
            time.sleep(0.5)
            for name, files in ((PICTURE, self.pictures()[:1]), (ALL, self.pictures())):
                got.unlink(missing_ok=True)
                run('xdotool', 'windowraise', window)
                drag(self.studio.find('image', name).read().point((0.5, 0.4)), (70, 360), steps=25)
                wait(got.exists, 'the drop')
                wait(lambda: got.read_text().split('\n')[:-1] == [str(file) for file in files], lambda: f'{files} instead of {got.read_text()}')
        finally:
            taker.terminate()
            taker.wait()
        wait(lambda: self.ticks() == 4, 'the last tick')
        self.studio.find('image', PICTURE).click()
        keys('ctrl+c')
        wait(lambda: clipboard('image/png').startswith(b'\x89PNG'), 'the pixels')
        self.assertIn(self.pictures()[0].as_uri(), clipboard('text/uri-list').decode())

    def test_4_later(self):
        """what waits is remembered, and the files are made once"""
        before = {path: path.stat().st_mtime_ns for path in self.pictures()}
        self.studio.find('push button', LATER).click()
        wait(lambda: not self.window(), 'the window closed')
        keys('alt+5')
        self.studio.find('label', WAITS)
        screenshot(PICTURES / 'unggah-manual-menunggu.png')
        keys('alt+1')
        self.open_window()
        wait(lambda: self.ticks() == 4, 'the ticks again')
        self.assertEqual(before, {path: path.stat().st_mtime_ns for path in self.pictures()})

    def test_5_link(self):
        """a link to elsewhere is refused with a sentence; the right one is noted in the post"""
        self.studio.find('text', ENTRY).type('https://x.com/pemkabpaser/status/1')
        self.studio.find('label', NOT_THERE)
        screenshot(PICTURES / 'unggah-manual-tautan-salah.png')
        self.assertNotIn('sensitive', self.studio.find('push button', MARK).states)
        self.studio.find('text', ENTRY).type(LINK)
        wait(lambda: self.studio.all('push button', MARK, states=['sensitive']), 'the button')
        self.studio.find('push button', MARK).click()
        wait(lambda: not self.studio.all('push button', MARK, states=['sensitive']), 'it to be marked')
        screenshot(PICTURES / 'unggah-manual-terbit.png')
        self.studio.find('push button', FINISH).click()
        wait(lambda: not self.window(), 'the window closed')
        keys('alt+5')
        self.studio.find('label', re.compile('^(Terbit \\(manual\\)|Terbit .*|Published \\(by hand\\))$'))
        self.studio.gone('label', WAITS)
        keys('alt+1')
        entry, = self.root()['published']
        self.assertEqual(('instagram', LINK), (entry['platform'], entry['link']))

    def test_6_spread(self):
        """the share package has the link, and its text gets onto the clipboard"""
        keys('F10')
        self.studio.find('menu item', SPREAD).click()
        self.studio.find('push button', COPY_TEXT, seconds=60).click()
        wait(lambda: clipboard().decode().endswith('\n\n' + LINK), 'the text on the clipboard')
        screenshot(PICTURES / 'paket-sebar.png')
        self.assertFalse(self.studio.nameless())
        wait(lambda: len(list(UPLOADS.glob('*_paket-sebar_*/*'))) == 4, 'the files')
        self.studio.find('push button', FINISH).click()
        wait(lambda: not self.studio.all('push button', COPY_TEXT), 'the dialog closed')


if __name__ == '__main__':
    PICTURES.mkdir(parents=True, exist_ok=True)
    tap.run(sys.modules['__main__'], lambda test: screenshot(PICTURES / f'gagal-{test.id()}.png'))
