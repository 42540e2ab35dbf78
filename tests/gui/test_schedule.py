"""Usage: run-window test_schedule.py PEMDA-STUDIO PEMDA PICTURES-FOLDER

The step Terbitkan and time: a post is scheduled there, its time is changed, it is taken back, and what could not go out at its time asks. Against the
small Mastodon of test_publish. The tests go on where the one before stopped.
"""
import contextlib
import datetime
import json
import os
import pathlib
import re
import sqlite3
import sys
import time
import unittest

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
import tap  # noqa: E402
import test_publish  # noqa: E402
from driver import Program, keys, run, screenshot, wait  # noqa: E402

STUDIO, PEMDA, PICTURES = (pathlib.Path(a).resolve() for a in sys.argv[1:4])
WITA = datetime.timezone(datetime.timedelta(hours=8))
HAND = re.compile('^Unggah Manual…: ')
SCHEDULE = re.compile('^Jadwalkan (untuk|ke) [0-9]+ Akun$')
SCHEDULED = re.compile('^Terjadwal$')


class TestSchedule(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        test_publish.PEMDA = PEMDA
        cls.folder = pathlib.Path(os.environ['HOME'])
        cls.double = test_publish.Double()
        test_publish.make_post(cls.folder / 'post.pemda')
        os.environ.update(PEMDA_STUDIO_LOOPBACK='1', SECRET_BACKEND='file', SECRET_FILE_TEST_PATH=str(cls.folder / 'kunci.keyring'), SECRET_FILE_TEST_PASSWORD='uji')
        run('gsettings', 'set', 'com.pemda.Studio', 'check-profile', 'biasa')
        cls.studio = Program([STUDIO, cls.folder / 'post.pemda'])
        cls.studio.find('text', 'Judul')

    @classmethod
    def tearDownClass(cls):
        cls.studio.end()

    pemda = classmethod(test_publish.TestPublish.pemda.__func__)

    def targets(self):
        return json.loads(self.pemda('outbox', '--json') or b'[]')
    def labels(self):
        return ' | '.join(label.name or '' for label in self.studio.all('label'))

    def step(self):
        keys('alt+5')
        self.studio.find('push button', re.compile('^Kirim ke Ponsel'), seconds=60)

    def test_0_empty(self):
        """an office without accounts can upload to every common platform by hand"""
        self.step()
        wait(lambda: len(self.studio.all('push button', HAND)) == 6, 'six platforms')
        self.assertEqual(1, len([b for b in self.studio.all('push button', re.compile('^Tambah Akun…$')) if b.area[2] > 0]))
        screenshot(PICTURES / 'terbitkan-tanpa-akun.png')
        self.studio.find('push button', 'Tambah Akun…', index=0).click()
        wait(lambda: any(w.name == 'Tambah Akun' for w in self.studio.windows()), 'the choice of platforms')
        self.studio.end()
        for name in ('@dinkes', '@bidang'):
            self.pemda('accounts', 'add', 'mastodon', '--server', self.double.url, '--name', name, stdin=test_publish.TOKEN)
        type(self).studio = Program([STUDIO, self.folder / 'post.pemda'])
        self.studio.find('text', 'Judul')

    def test_1_schedule(self):
        """a day and a time are chosen, the brand's clock is named, and it is queued for then"""
        self.step()
        self.studio.find('text', test_publish.REASON).type('Disetujui Sekda lewat telepon')
        for name in ('@dinkes', '@bidang'):
            self.studio.find('check box', name).click()
        wait(lambda: 'sensitive' in self.studio.find('push button', test_publish.PUBLISH).states, 'the button to wake', 60)
        self.studio.find('push button', re.compile('^Sekarang$')).click()
        self.studio.find('label', re.compile('^Jadwalkan…$')).click()
        entry = self.studio.find('text', 'Pukul')
        entry.type('25.99')
        wait(lambda: 'sensitive' not in self.studio.find('push button', test_publish.PUBLISH).read().states, 'the button to sleep')
        screenshot(PICTURES / 'terbitkan-jadwal-salah.png')
        entry.type('13.30')
        self.studio.find('push button', re.compile('13.30 WITA$'))
        screenshot(PICTURES / 'terbitkan-jadwal.png')
        keys('Escape')
        self.studio.find('push button', SCHEDULE).click()
        wait(lambda: len(self.studio.all('label', SCHEDULED)) == 2, 'both accounts scheduled', 40)
        tomorrow = datetime.datetime.now(WITA).date() + datetime.timedelta(days=1)
        self.assertEqual({f'{tomorrow}T13:30:00+08:00'}, {target['at'] for target in self.targets()})
        screenshot(PICTURES / 'terbitkan-terjadwal.png')

    def test_2_change(self):
        """its time is changed, and it is taken back"""
        self.studio.find('push button', 'Ubah Waktu…: @bidang').click()
        self.studio.find('text', 'Pukul').type('08.15')
        self.studio.find('push button', re.compile('^Jadwalkan$')).click()
        wait(lambda: '08.15 WITA' in self.labels(), 'the new time')
        self.studio.find('push button', 'Batal: @dinkes').click()
        self.studio.find('check box', '@dinkes')
        self.assertEqual({'@bidang': 'queued', '@dinkes': 'cancelled'}, {target['name']: target['state'] for target in self.targets()})
        screenshot(PICTURES / 'terbitkan-dibatalkan.png')
        self.assertFalse(self.studio.nameless())

    def test_3_late(self):
        """what could not go out at its time asks first; a word sends it"""
        self.studio.end()
        self.assertEqual(0, self.double.commits)
        outbox, = self.folder.rglob('outbox.db')
        with contextlib.closing(sqlite3.connect(outbox)) as store:
            for id, root in store.execute('SELECT id, json FROM target').fetchall():
                root = {**json.loads(root), 'not_before': int(time.time()) - 4 * 3600}
                store.execute('UPDATE target SET json = ? WHERE id = ?', (json.dumps(root).encode(), id))
            store.commit()
        type(self).studio = Program([STUDIO])
        self.studio.find('list item', test_publish.RECENT, seconds=30).click()
        self.studio.find('push button', re.compile('^Terbitkan$'), seconds=30)
        self.step()
        self.studio.find('label', re.compile('^Terlambat$'), seconds=40)
        self.assertRegex(self.labels(), 'Seharusnya tayang .* WITA')
        self.assertEqual(0, self.double.commits)
        screenshot(PICTURES / 'terbitkan-terlambat.png')
        self.studio.find('push button', 'Kirim Sekarang: @bidang').click()
        self.studio.find('label', test_publish.PUBLISHED, seconds=40)
        self.assertEqual(1, self.double.commits)


if __name__ == '__main__':
    PICTURES.mkdir(parents=True, exist_ok=True)
    tap.run(sys.modules['__main__'], lambda test: screenshot(PICTURES / f'gagal-{test.id()}.png'))
