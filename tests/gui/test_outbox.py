"""Usage: run-window test_outbox.py PEMDA-STUDIO PEMDA PICTURES-FOLDER

Scheduled posts go out while no window is open, the person is told, and the outbox shows all of it. Against a small Mastodon on the loopback.
The tests go on where the one before stopped.
"""
import datetime
import json
import os
import pathlib
import re
import shutil
import subprocess
import sys
import tempfile
import unittest
import uuid
import zipfile

HERE = pathlib.Path(__file__).resolve().parent
sys.path[:0] = [str(HERE.parent / 'cli'), str(HERE)]  # both folders have a test_publish: that of the command line is meant
import tap  # noqa: E402
import test_publish  # noqa: E402
from driver import Program, keys, run, screenshot, wait  # noqa: E402

STUDIO, PEMDA, PICTURES = (pathlib.Path(a).resolve() for a in sys.argv[1:4])
AUTOSTART = pathlib.Path(os.environ['XDG_CONFIG_HOME']) / 'autostart/com.pemda.Studio.desktop'
CANARY = test_publish.CANARY


def write_post(source, target, title):
    """The same post under a title and an id of its own."""
    with zipfile.ZipFile(source) as old, zipfile.ZipFile(target, 'w') as new:
        for entry in old.infolist():
            data = old.read(entry)
            if entry.filename == 'post.json':
                root = json.loads(data)
                root['id'] = uuid.uuid4().hex[:12]
                root['content'] = {**root['content'], 'judul': title}
                data = json.dumps(root).encode()
            new.writestr(entry, data)


class TestOutbox(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        test_publish.PEMDA = PEMDA
        test_publish.PublishTest.setUpClass()
        cls.folder = pathlib.Path(tempfile.mkdtemp(prefix='outbox-'))
        cls.double = test_publish.Double()
        # libsecret's own store in a file stands for the keyring
        os.environ.update(PEMDA_STUDIO_LOOPBACK='1', SECRET_BACKEND='file', SECRET_FILE_TEST_PATH=str(cls.folder / 'keyring'),
                          SECRET_FILE_TEST_PASSWORD='sandi')
        cls.notes = cls.folder / 'notes'
        cls.desktop = subprocess.Popen([sys.executable, str(HERE / 'fake-notifications.py'), str(cls.notes)])
        wait(lambda: cls.notes.exists(), 'the desktop to take notifications')
        cls.pemda('accounts', 'add', 'mastodon', '--server', cls.double.url, '--name', '@dinkes', secret=CANARY)
        cls.process = None

    @classmethod
    def tearDownClass(cls):
        for process in (cls.process, cls.desktop):
            if process and process.poll() is None:
                process.terminate()
                process.wait(10)
        cls.double.close()
        test_publish.PublishTest.tearDownClass()
        shutil.rmtree(cls.folder)

    @classmethod
    def pemda(cls, *args, secret='', codes=(0,)):
        done = subprocess.run([str(PEMDA), *map(str, args)], input=secret.encode(), capture_output=True, timeout=120)
        if done.returncode not in codes:
            raise AssertionError((args, done.returncode, done.stdout, done.stderr))
        return done.stdout

    def schedule(self, seconds, title):
        """A post of its own that goes out so many seconds from now."""
        post = self.folder / f'{title}.pemda'
        write_post(test_publish.PublishTest.place / 'post.pemda', post, title)
        at = datetime.datetime.now(datetime.timezone(datetime.timedelta(hours=8))) + datetime.timedelta(seconds=seconds)
        self.pemda('publish', post, '--to', 'dinkes', '--reason', 'Sudah disetujui Sekda lewat telepon', '--at', at.isoformat(timespec='seconds'))
        return at

    def told(self):
        return [line for line in map(json.loads, self.notes.read_text().splitlines()) if 'body' in line]

    def note(self, pattern):
        return next((note for note in self.told() if re.search(pattern, note['body'])), None)

    def press(self, note, label):
        key = next(key for key, text in note['buttons'].items() if text == label)
        run('gdbus', 'call', '--session', '--dest', 'org.freedesktop.Notifications', '--object-path', '/org/freedesktop/Notifications',
            '--method', 'org.freedesktop.Notifications.Press', str(note['id']), key)

    def tearDown(self):
        """What a test that failed left running would take the next one's windows."""
        process = TestOutbox.process
        if process and process.poll() is None:
            process.terminate()
            process.wait(10)

    def open_outbox(self, studio):
        studio.take_keys()
        keys('F10')
        studio.find('menu item', 'Kotak Keluar…').click()
        wait(lambda: studio.window('Kotak Keluar'), 'the outbox')

    def end(self, process):
        """Waits until it ends by itself."""
        wait(lambda: process.poll() is not None, 'the program to end by itself', 60)
        self.assertEqual(process.returncode, 0)

    def test_1_window(self):
        """what is scheduled stands in the outbox with its time and can be cancelled; words tell what happens after a restart"""
        at = self.schedule(3600, 'Imunisasi')
        with Program([STUDIO]) as studio:
            TestOutbox.process = studio.process
            studio.find('label', 'Pilih merek')
            self.open_outbox(studio)
            wait(lambda: len(studio.all('label', 'Terjadwal')) == 2, 'the group and the state')
            studio.find('label', re.compile(f'@dinkes .*{at:%H.%M} WITA'))
            wait(AUTOSTART.exists, 'the entry that starts the program at login')
            self.assertIn('--background', AUTOSTART.read_text())
            studio.find('label', re.compile('begitu Anda masuk'))
            screenshot(PICTURES / 'kotak-keluar.png')
            self.assertEqual(studio.nameless(), [])
            studio.find('push button', re.compile('^Batalkan')).click()
            studio.find('label', 'Dibatalkan')
            wait(lambda: not AUTOSTART.exists(), 'the entry to go')
            screenshot(PICTURES / 'kotak-keluar-batal.png')
        self.assertEqual(self.double.commits, 0)

    def test_1_calendar(self):
        """what goes out by itself stands on its day of the calendar with platform and time, until it is cancelled"""
        at = self.schedule(3600, 'Donor')
        with Program([STUDIO]) as studio:
            TestOutbox.process = studio.process
            studio.find(None, re.compile('^(Kalender|Calendar)$'), index=0).click()
            studio.find('push button', re.compile(f'^Donor, {at:%H.%M} WITA, Mastodon, (Terjadwal|Scheduled)$'))
            screenshot(PICTURES / 'kalender-terjadwal.png')
            [target] = [t for t in json.loads(self.pemda('outbox', '--json')) if t['title'] == 'Donor']
            self.pemda('outbox', 'cancel', target['id'])
            studio.gone('push button', re.compile('^Donor'))

    def test_1_news(self):
        """what the command line schedules, and whom it signs in, stands in the open windows at once"""
        with Program([STUDIO]) as studio:
            TestOutbox.process = studio.process
            studio.find('label', 'Pilih merek')
            self.open_outbox(studio)
            self.schedule(3600, 'Vaksinasi')
            studio.find('label', re.compile('Vaksinasi'))
            studio.find('push button', re.compile('^Batalkan')).click()
            wait(lambda: not studio.all('push button', re.compile('^Batalkan')), 'what was cancelled')
            studio.take_keys()
            keys('Escape')
            studio.take_keys()
            keys('F10')
            studio.find('menu item', re.compile('^(Akun|Accounts)…')).click()
            wait(lambda: studio.window('Akun'), 'the accounts')
            self.pemda('accounts', 'add', 'mastodon', '--server', self.double.url, '--name', '@dinkes-baru', secret=CANARY)
            studio.find('label', re.compile('@dinkes-baru'))
        self.pemda('accounts', 'remove', '@dinkes-baru')
        self.assertEqual(self.double.commits, 0)

    def test_2_closed(self):
        """the window is closed, the program says that it goes on, sends at the time, tells the person and ends"""
        self.schedule(25, 'Posyandu')
        studio = Program([STUDIO])
        TestOutbox.process = studio.process
        studio.find('label', 'Pilih merek')
        wait(AUTOSTART.exists, 'the entry that starts the program at login')
        studio.take_keys()
        keys('alt+F4')
        note = wait(lambda: self.note('tetap berjalan tanpa jendela'), 'the word that the program goes on')
        self.assertRegex(note['body'], '^1 unggahan terjadwal .* WITA')
        self.assertEqual(set(note['buttons'].values()) - {''}, {'Buka', 'Hentikan'})
        self.assertIsNone(studio.process.poll())
        self.assertEqual(self.double.commits, 0)
        wait(lambda: self.double.commits == 1, 'the post at the server', 60)
        note = wait(lambda: self.note('^Terbit di @dinkes'), 'the word that it is published')
        self.assertEqual(note['title'], 'Posyandu')
        self.assertIn('Buka', note['buttons'].values())
        self.end(studio.process)
        self.assertFalse(AUTOSTART.exists())
        self.assertNotIn(CANARY, self.notes.read_text())

    def test_3_background(self):
        """started at login it shows no window; a second start opens one in the same process; what is refused is told"""
        self.schedule(45, 'Vaksin')
        process = TestOutbox.process = subprocess.Popen([str(STUDIO), '--background'])
        wait(lambda: run('gdbus', 'call', '--session', '--dest', 'org.freedesktop.DBus', '--object-path', '/org/freedesktop/DBus',
                         '--method', 'org.freedesktop.DBus.NameHasOwner', 'com.pemda.Studio').strip() == b'(true,)', 'the program on the bus')
        self.assertEqual(subprocess.run([str(STUDIO), '--background'], timeout=30).returncode, 0)
        wait(AUTOSTART.exists, 'the entry that starts the program at login')
        self.assertNotIn(b'Pemda Studio', subprocess.run(['xdotool', 'search', '--onlyvisible', '--name', '.*', 'getwindowname', '%@'], capture_output=True).stdout)
        print('# memory without a window:', next(line for line in pathlib.Path(f'/proc/{process.pid}/status').read_text().splitlines()
                                                 if line.startswith('VmRSS')), flush=True)
        self.assertEqual(subprocess.run([str(STUDIO)], timeout=30).returncode, 0)
        studio = Program.of(process)
        studio.find('label', 'Pilih merek')
        self.double.refuse = 422
        keys('alt+F4')
        note = wait(lambda: self.note('menolaknya'), 'the word that it is refused', 90)
        self.assertEqual(note['title'], 'Vaksin')
        # a post that is in a file only is pointed at in the outbox
        self.press(note, '')
        wait(lambda: studio.window('Kotak Keluar'), 'the outbox', 20)
        wait(lambda: studio.focused() and 'Vaksin' in studio.focused().name, 'the keys on its row')
        self.assertIn('Buka Kotak Keluar', note['buttons'].values())
        studio.find('label', 'Ditolak')
        screenshot(PICTURES / 'kotak-keluar-ditolak.png')
        self.double.refuse = None
        before = len(studio.all('label', 'Terbit'))
        studio.find('push button', re.compile('^Kirim Ulang')).click()
        wait(lambda: len(studio.all('label', 'Terbit')) == before + 1, 'one more that is published')
        self.assertEqual(studio.end(), 0)

    def test_4_stop(self):
        """the button Stop ends it, and what is scheduled waits for the next start"""
        self.schedule(3600, 'Gizi')
        studio = Program([STUDIO])
        TestOutbox.process = studio.process
        studio.find('label', 'Pilih merek')
        wait(AUTOSTART.exists, 'the entry that starts the program at login')
        before = len(self.told())
        studio.take_keys()
        keys('alt+F4')
        note = wait(lambda: next((n for n in self.told()[before:] if 'tanpa jendela' in n['body']), None), 'the word that the program goes on')
        self.press(note, 'Hentikan')
        self.end(studio.process)
        self.assertTrue(AUTOSTART.exists())

    def test_5_switch(self):
        """switched off, closing the window ends the program, and nothing starts it at login"""
        studio = Program([STUDIO])
        TestOutbox.process = studio.process
        studio.find('label', 'Pilih merek')
        self.open_outbox(studio)
        studio.find('check box', re.compile('walau jendela ditutup')).click()
        studio.find('label', re.compile('hanya terkirim selama'))
        wait(lambda: not AUTOSTART.exists(), 'the entry to go')
        screenshot(PICTURES / 'kotak-keluar-mati.png')
        keys('Escape')
        wait(lambda: not studio.window('Kotak Keluar'), 'the outbox to close')
        self.assertEqual(studio.close(), 0)


if __name__ == '__main__':
    PICTURES.mkdir(parents=True, exist_ok=True)
    tap.run(sys.modules['__main__'], lambda test: screenshot(PICTURES / f'gagal-{test.id()}.png'))
