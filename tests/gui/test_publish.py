"""Usage: run-window test_publish.py PEMDA-STUDIO PEMDA PICTURES-FOLDER

The step in which a post goes out: what stands in its way, which accounts, what each gets, the countdown, and what became of it, against a small Mastodon
on the loopback. Labels are those of either language. The tests go on where the one before stopped.
"""
import http.server
import json
import os
import pathlib
import re
import subprocess
import sys
import threading
import time
import unittest
import zipfile

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
import tap  # noqa: E402
from driver import Program, keys, run, screenshot, wait  # noqa: E402

STUDIO, PEMDA, PICTURES = (pathlib.Path(a).resolve() for a in sys.argv[1:4])
TOKEN = 'kenari-JANGAN-BOCOR-7731'
CAPTION = 'Perbaikan pipa air bersih di Desa Sempulang, mulai Senin.'
ALT = 'Pekerja memasang pipa air di tepi jalan desa.'
PUBLISH = re.compile('^(Tayangkan ke [0-9]+ Akun|Publish to [0-9]+ Accounts?|Tayangkan|Publish Post)$')
COUNTING = re.compile('^(Mulai dalam [0-9]|Starts in [0-9])')
RECENT = re.compile('^Air PDAM ')  # the post, among those to go on with
PUBLISHED = re.compile('^(Terbit|Published)$')
READY = re.compile('^(Siap|Ready)$')
UNCERTAIN = re.compile('^(Belum pasti|Uncertain)$')
REASON = re.compile('^(Alasan|Reason)$')
AGAIN = re.compile('^(Belum, Kirim Ulang|Not Yet, Send Again)')
OPEN = re.compile('^(Buka|Open): ')
LOGIN = re.compile('^(Masuk Lagi|Sign In Again)')


class Double(http.server.ThreadingHTTPServer):
    """A Mastodon that keeps what it is sent and can be told to keep a status without ever answering."""
    daemon_threads = True

    def __init__(self):
        super().__init__(('127.0.0.1', 0), Answer)
        self.media, self.statuses, self.commits = [], [], 0
        self.silent = self.locked = False
        self.slow = threading.Event()
        threading.Thread(target=self.serve_forever, kwargs={'poll_interval': 0.02}, daemon=True).start()

    @property
    def url(self):
        return f'http://127.0.0.1:{self.server_port}'


class Answer(http.server.BaseHTTPRequestHandler):
    def log_message(self, *args):
        pass

    def tell(self, status, root):
        body = json.dumps(root).encode()
        self.send_response(status)
        self.send_header('Content-Type', 'application/json')
        self.send_header('Content-Length', str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def do_GET(self):
        if self.path == '/api/v2/instance':
            return self.tell(200, {'version': '4.0.0 (compatible; Ganda)', 'configuration': {'statuses': {'max_characters': 700}}})
        if self.path == '/api/v1/accounts/verify_credentials':
            return self.tell(200, {'id': '7', 'acct': 'dinkes', 'url': f'{self.server.url}/@dinkes'})
        if self.path.startswith('/api/v1/accounts/7/statuses'):
            if self.server.silent:
                return self.tell(500, {'error': 'sibuk'})
            return self.tell(200, list(reversed(self.server.statuses)))
        return self.tell(404, {'error': 'tidak ada'})

    def do_POST(self):
        body = self.rfile.read(int(self.headers.get('Content-Length', 0)))
        if self.server.locked or self.headers.get('Authorization') != f'Bearer {TOKEN}':
            return self.tell(401, {'error': 'salah'})
        if self.path == '/api/v2/media':
            self.server.media.append(body)
            return self.tell(200, {'id': str(len(self.server.media))})
        self.server.commits += 1
        status = json.loads(body)
        number = str(100 + len(self.server.statuses))
        made = {'id': number, 'url': f'{self.server.url}/@dinkes/{number}', 'content': status['status'],
                'created_at': time.strftime('%Y-%m-%dT%H:%M:%S.000Z', time.gmtime()), 'media_attachments': [{'id': id} for id in status['media_ids']]}
        if self.server.silent:
            self.connection.close()  # it may have been kept
            return None
        self.server.statuses.append(made)
        return self.tell(200, made)


def make_post(path):
    subprocess.run([PEMDA, 'new', 'paser-mas/pengumuman', '-o', path], check=True, stdin=subprocess.DEVNULL)
    with zipfile.ZipFile(path) as old:
        entries = {name: old.read(name) for name in old.namelist()}
    root = json.loads(entries['post.json'])
    root['caption'] = {'text': CAPTION}
    root['descriptions'] = {'1': {'alt': ALT}}
    entries['post.json'] = json.dumps(root).encode()
    with zipfile.ZipFile(path, 'w') as new:
        for name, content in entries.items():
            new.writestr(name, content)


class TestPublish(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.folder = pathlib.Path(os.environ['HOME'])
        cls.post = cls.folder / 'post.pemda'
        cls.double = Double()
        make_post(cls.post)
        os.environ['PEMDA_STUDIO_LOOPBACK'] = '1'
        # a keyring that both programs find, since the bus has none
        os.environ.update(SECRET_BACKEND='file', SECRET_FILE_TEST_PATH=str(cls.folder / 'kunci.keyring'), SECRET_FILE_TEST_PASSWORD='uji')
        for name in ('@dinkes', '@bidang'):
            cls.pemda('accounts', 'add', 'mastodon', '--server', cls.double.url, '--name', name, stdin=TOKEN)
        cls.pemda('accounts', 'add', 'mastodon', '--server', cls.double.url, '--name', '@pribadi', '--type', 'personal', stdin=TOKEN)
        cls.put_account('@dinkespaser', 'instagram')
        run('gsettings', 'set', 'com.pemda.Studio', 'check-profile', 'biasa')
        cls.studio = Program([STUDIO, cls.post])
        cls.studio.find('text', 'Judul')

    @classmethod
    def tearDownClass(cls):
        cls.studio.end()

    @classmethod
    def pemda(cls, *args, stdin=''):
        return subprocess.run([PEMDA, *args], input=stdin.encode(), check=True, capture_output=True).stdout

    @classmethod
    def put_account(cls, handle, platform):
        table = cls.folder / 'akun.csv'
        table.write_text(f'akun,platform\n{handle},{platform}\n')
        cls.pemda('registers', 'import', 'account', table)

    def button(self, name=PUBLISH, **more):
        return self.studio.find('push button', name, **more)

    def switch(self, name):
        return self.studio.find('check box', name)

    def ready(self):
        wait(lambda: 'sensitive' in self.button().states, 'the button to wake', 60)

    def press(self):
        self.ready()
        self.button().click()
        self.button(COUNTING)

    def targets(self):
        return json.loads(self.pemda('outbox', '--json') or b'[]')

    def test_1_gate(self):
        """what is open stops it and says why; nothing is sent"""
        keys('alt+5')
        button = self.button()
        wait(lambda: len(self.studio.all('label', READY)) == 2, 'both accounts ready', 60)
        wait(lambda: re.search('[0-9]+ (temuan wajib|required findings?)', self.button().read().description or ''), 'the reason why not', 30)
        self.assertNotIn('sensitive', button.read().states)
        screenshot(PICTURES / 'terbitkan-gerbang.png')
        self.assertEqual(0, self.double.commits)

    def test_2_choose(self):
        """with a reason and an account it could go out; a person's own account cannot be switched on"""
        self.studio.find('text', REASON).type('Disetujui Sekda lewat telepon')
        self.switch('@dinkes').click()
        self.ready()
        self.assertNotIn('sensitive', self.switch('@pribadi').read().states)
        screenshot(PICTURES / 'terbitkan.png')
        self.assertFalse(self.studio.nameless())

    def test_3_countdown(self):
        """Escape stops the countdown, Enter does nothing, and nothing is sent"""
        self.press()
        screenshot(PICTURES / 'terbitkan-hitung-mundur.png')
        keys('Return')
        self.button(COUNTING)
        keys('Escape')
        self.button()
        time.sleep(5.5)
        self.assertEqual((0, 0), (self.double.commits, len(self.double.media)))
        self.assertEqual([], self.targets())

    def test_4_publish(self):
        """it arrives once with its picture and description, and the post tells where"""
        self.press()
        self.studio.find('label', PUBLISHED, seconds=40)
        screenshot(PICTURES / 'terbitkan-terbit.png')
        self.assertEqual((1, 1), (self.double.commits, len(self.double.media)))
        self.assertEqual(CAPTION, self.double.statuses[0]['content'])
        self.assertIn(ALT.encode(), self.double.media[0])
        self.assertIn(b'\xff\xd8\xff', self.double.media[0])
        self.studio.find('push button', OPEN)
        before = self.post.stat().st_mtime_ns
        keys('ctrl+s')
        wait(lambda: self.post.stat().st_mtime_ns != before, 'the file to be written')
        with zipfile.ZipFile(self.post) as package:
            root = json.loads(package.read('post.json'))
        entry, = root['published']
        self.assertEqual(('mastodon', '@dinkes', f'{self.double.url}/@dinkes/100'), (entry['platform'], entry['account'], entry['link']))
        release = root['releases'][-1]
        self.assertEqual(('Disetujui Sekda lewat telepon', 'publish'), (release['reason'], release['kind']))

    def test_5_uncertain(self):
        """a lost answer is told as uncertain; it is sent again only after a question"""
        self.double.silent = True
        self.switch('@bidang').click()
        self.press()
        self.studio.find('label', UNCERTAIN, seconds=60)
        time.sleep(0.5)
        screenshot(PICTURES / 'terbitkan-belum-pasti.png')
        commits = self.double.commits
        self.button(AGAIN).click()
        self.studio.find('push button', re.compile('^(Batal|Cancel)$'))
        screenshot(PICTURES / 'terbitkan-kirim-ulang.png')
        keys('Escape')
        time.sleep(1)
        self.assertEqual(commits, self.double.commits)
        self.studio.find('label', UNCERTAIN)

    def test_6_again(self):
        """what came of it is there when the post and the program are opened again"""
        self.double.silent = False
        self.studio.end()
        type(self).studio = Program([STUDIO])
        self.studio.find('list item', RECENT, seconds=30).click()
        self.studio.find('push button', re.compile('^(Terbitkan|Publish)$'), seconds=30)
        keys('alt+5')
        # both names are one account of the double: in its list the second one's post may be taken for the first one's
        wait(lambda: self.studio.all('label', PUBLISHED), 'what was published', 30)
        screenshot(PICTURES / 'terbitkan-lagi.png')
        self.assertEqual(1, len([s for s in self.double.statuses if s['id'] == '100']))

    def test_7_notification(self):
        """what a click on a notification does: the post it speaks of is opened, at this step"""
        post = json.loads(self.pemda('outbox', '--json'))[0]['post']
        keys('alt+1')
        self.studio.end()
        type(self).studio = Program([STUDIO])
        self.studio.find('list item', RECENT, seconds=30)
        run('gdbus', 'call', '--session', '--dest', 'com.pemda.Studio', '--object-path', '/com/pemda/Studio',
            '--method', 'org.gtk.Actions.Activate', 'show-post', f"[<'{post}'>]", '{}')
        wait(lambda: self.studio.all('label', PUBLISHED), 'the step of publishing', 30)

    def test_8_signed_out(self):
        """a server that takes the token no more leads to signing in to that very account"""
        self.studio.end()
        self.pemda('accounts', 'add', 'mastodon', '--server', self.double.url, '--name', '@puskesmas', stdin=TOKEN)
        self.double.locked = True
        type(self).studio = Program([STUDIO, self.post])
        self.studio.find('text', 'Judul')
        keys('alt+5')
        self.studio.find('text', REASON, seconds=30).type('Disetujui Sekda lewat telepon')
        self.switch('@puskesmas').click()
        self.press()
        self.button(LOGIN, seconds=60)
        time.sleep(1)  # the row goes to those that were sent
        self.button(LOGIN).click()
        wait(lambda: any(re.fullmatch('Masuk Lagi|Sign In Again', w.name or '') for w in self.studio.windows()), 'the window to sign in')
        self.studio.find('label', 'Mastodon · @puskesmas')
        screenshot(PICTURES / 'terbitkan-masuk-lagi.png')


if __name__ == '__main__':
    PICTURES.mkdir(parents=True, exist_ok=True)
    tap.run(sys.modules['__main__'], lambda test: screenshot(PICTURES / f'gagal-{test.id()}.png'))
