#!/usr/bin/env python3
"""Usage: test_phone_page.py SHARE-OFFER DATA-FOLDER PICTURES-FOLDER

The page for phones in a browser of a phone's size, which reaches nothing but this computer: saving, copying, ticking, light and dark, without scripts,
after its time. Skipped where there is no Chromium.
"""
import os
import pathlib
import shutil
import subprocess
import sys
import tempfile
import threading
import time
import unittest
import urllib.error
import urllib.request

sys.path[:0] = [os.path.dirname(os.path.abspath(__file__)), os.path.join(os.path.dirname(os.path.abspath(__file__)), '..', 'gui')]
import tap  # noqa: E402
import webdriver  # noqa: E402

OFFER, DATA, PICTURES = (pathlib.Path(a) for a in sys.argv[1:4])
PHOTOS = [DATA / 'samples/apel.jpg', DATA / 'samples/jalan-desa.jpg']
TITLE = 'Jalan Desa Modang Rampung, 1.250 Keluarga Lebih Mudah ke Pasar'
TEXT = 'Jalan Desa Modang rampung. 1.250 keluarga <b>lebih</b> mudah ke pasar & sekolah.\n\nBaris kedua 🛣️ "kutip" \'satu\'.\n#PaserMAS'


def until(true, what, seconds=15):
    end = time.monotonic() + seconds
    while not true():
        if time.monotonic() > end:
            raise AssertionError(f'waited for {what}')
        time.sleep(0.05)


def fetch(link):
    try:
        with urllib.request.build_opener(urllib.request.ProxyHandler({})).open(link, timeout=20) as answer:
            return answer.status, answer.read()
    except urllib.error.HTTPError as error:
        return error.code, error.read()


@unittest.skipUnless(webdriver.is_there(), 'no chromium and chromedriver')
class TestPhonePage(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.downloads = pathlib.Path(tempfile.mkdtemp(prefix='downloads-'))
        cls.offer = subprocess.Popen([OFFER, TITLE, *PHOTOS], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
        cls.link = cls.offer.stdout.readline().strip()
        cls.browser = webdriver.Browser(cls.downloads)
        cls.browser.go(cls.link)

    @classmethod
    def tearDownClass(cls):
        cls.browser.end()
        cls.offer.stdin.close()
        cls.offer.wait()
        cls.offer.stdout.close()
        shutil.rmtree(cls.downloads)

    def tell(self, word):
        self.offer.stdin.write(word + '\n')
        self.offer.stdin.flush()

    def test_1_look(self):
        """it fits the phone, its pictures are there, and what is touched is large enough"""
        run = self.browser.run
        until(lambda: run('return [...document.images].every(i => { i.loading = "eager"; return i.complete && i.naturalWidth > 0 })'), 'the pictures')
        self.assertEqual(run('return document.documentElement.scrollWidth'), 390)
        self.assertEqual(run('return document.querySelector("h1").textContent'), TITLE)
        small = run('return [...document.querySelectorAll("a, button:not([hidden])")].filter(e => e.getBoundingClientRect().height < 48).length')
        self.assertEqual(small, 0)
        self.assertEqual(run('return document.querySelectorAll("button[data-share]:not([hidden])").length'), 0)
        self.assertEqual(run('return performance.getEntriesByType("resource").filter(e => !e.name.startsWith(location.origin) && !e.name.startsWith("data:")).length'), 0)
        self.browser.picture(PICTURES / 'halaman-terang.png')

    def test_2_save(self):
        """a picture is saved byte for byte under its name"""
        self.browser.click('a.button')
        saved = self.downloads / 'apel.jpg'
        until(saved.exists, 'the saved picture')
        until(lambda: saved.stat().st_size == PHOTOS[0].stat().st_size, 'all of it')
        self.assertEqual(saved.read_bytes(), PHOTOS[0].read_bytes())

    def test_3_copy(self):
        """the caption is copied as it is, and can be selected by hand where nothing copies"""
        self.browser.click('button[data-copy="caption-instagram"]')
        until(lambda: self.browser.run('return !document.getElementById("said").hidden'), 'what it says')
        self.browser.run('const t = document.createElement("textarea"); t.id = "paste"; document.querySelector("main").appendChild(t)')
        self.browser.type('#paste', '\ue009v')
        self.assertEqual(self.browser.run('return document.getElementById("paste").value'), TEXT)
        self.browser.run('document.getElementById("paste").remove(); document.execCommand = function () { return false }; '
                         'Object.defineProperty(window, "isSecureContext", {value: false})')
        self.browser.click('button[data-copy="caption-instagram"]')
        self.assertEqual(self.browser.run('return window.getSelection().toString().trim()'), TEXT)

    def test_4_tick(self):
        """a tick goes to the computer and stays when the page is opened anew; it can be taken back"""
        self.browser.click('#p-instagram form button')
        self.assertEqual(self.offer.stdout.readline(), 'ticked instagram\n')
        pressed = 'return document.querySelector("#p-instagram form button").getAttribute("aria-pressed")'
        until(lambda: self.browser.run(pressed) == 'true', 'the tick')
        self.browser.picture(PICTURES / 'halaman-dicentang.png')
        self.browser.go(self.link)
        self.assertEqual(self.browser.run(pressed), 'true')
        self.browser.click('#p-instagram form button')
        self.assertEqual(self.offer.stdout.readline(), 'unticked instagram\n')

    def test_5_fifty(self):
        """forty at once get the same, and the computer has no more in memory after it"""
        def memory():
            self.tell('memory')
            return int(self.offer.stdout.readline().split()[1])
        picture = self.link + '/i/1/apel.jpg'
        answers = []
        fetch(picture)
        before = memory()
        threads = [threading.Thread(target=lambda: answers.append(fetch(picture))) for _ in range(40)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        self.assertEqual([a for a in answers if a != (200, PHOTOS[0].read_bytes())], [])
        self.assertLess((memory() - before) * os.sysconf('SC_PAGE_SIZE'), 4_000_000)

    def test_6_dark(self):
        """it is dark where the phone is"""
        dark = webdriver.Browser(self.downloads, dark=True)
        try:
            dark.go(self.link)
            self.assertEqual(dark.run('return getComputedStyle(document.body).backgroundColor'), 'rgb(27, 27, 30)')
            dark.picture(PICTURES / 'halaman-gelap.png')
        finally:
            dark.end()

    def test_7_closed(self):
        """a wrong path says nothing, and after its time the page says that it is closed"""
        self.browser.go(self.link[:-1] + '!')
        self.assertEqual(self.browser.run('return document.querySelectorAll("img").length'), 0)
        self.tell('close')
        until(lambda: fetch(self.link)[0] == 410, 'the end of its time')
        self.browser.go(self.link)
        self.browser.picture(PICTURES / 'halaman-ditutup.png')
        self.assertNotIn('Modang', self.browser.run('return document.body.textContent'))
        self.tell('stop')
        with self.assertRaises(OSError):
            until(lambda: fetch(self.link) is None, 'the end', 5)


if __name__ == '__main__':
    PICTURES.mkdir(parents=True, exist_ok=True)
    tap.run(sys.modules['__main__'], lambda test: None)
