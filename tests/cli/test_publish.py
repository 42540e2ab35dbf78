#!/usr/bin/env python3
"""Usage: test_publish.py PEMDA

Accounts, publishing and the outbox on the command line, against a small Mastodon, a receiver of webhooks, and a Meta with the office's WordPress, on the loopback.
"""
import base64
import http.server
import json
import os
import pathlib
import shutil
import subprocess
import sys
import tempfile
import threading
import time
import unittest
import urllib.parse
import urllib.request
import zipfile

ROOT = pathlib.Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT / 'tests/gui'))
import tap  # noqa: E402

PEMDA = pathlib.Path(sys.argv[1]).resolve() if len(sys.argv) > 1 else ROOT / 'build/src/cli/pemda'
DATA = pathlib.Path(os.environ.get('PEMDA_STUDIO_DATA', ROOT / 'data'))
CANARY = 'kenari-JANGAN-BOCOR-7731'
DONE, USAGE, FOUND, INPUT, OUTPUT, NETWORK, UNCERTAIN = range(7)


class Double(http.server.ThreadingHTTPServer):
    """A Mastodon that keeps what it is sent and can be told to behave badly."""
    daemon_threads = True

    def __init__(self, port=0):
        super().__init__(('127.0.0.1', port), Answer)
        self.lock = threading.Lock()
        self.media, self.statuses, self.commits, self.hooks = [], [], 0, 0
        self.pictures, self.containers, self.visible = [], {}, []  # of the site; of Meta
        self.refuse = None  # status of HTTP for commits, nothing posted
        self.silent = threading.Event()  # a commit is kept and never answered
        self.committed = threading.Event()
        self.slow = threading.Event()  # an upload is never answered
        self.uploading = threading.Event()
        self.ended = threading.Event()
        threading.Thread(target=self.serve_forever, kwargs={'poll_interval': 0.02}, daemon=True).start()

    @property
    def url(self):
        return f'http://127.0.0.1:{self.server_port}'

    def close(self):
        self.ended.set()
        self.shutdown()
        self.server_close()


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

    def is_signed_in(self):
        if self.headers.get('Authorization') == f'Bearer {CANARY}':
            return True
        self.tell(401, {'error': f'The access token {CANARY} is invalid'})
        return False

    # --- the office's WordPress

    def do_HEAD(self):
        self.send_response(200)
        self.send_header('Link', f'<{self.server.url}/wp-json/>; rel="https://api.w.org/"')
        self.end_headers()

    def answer_site(self, body=None):
        """Its interface; pictures are handed out to everybody."""
        if self.path.startswith('/pictures/'):
            picture = self.server.pictures[int(self.path.split('/')[2])]
            self.send_response(200)
            self.send_header('Content-Type', 'image/jpeg')
            self.send_header('Content-Length', str(len(picture)))
            self.end_headers()
            return self.wfile.write(picture)
        if self.path.startswith('/wp-json/?'):
            return self.tell(200, {'namespaces': ['wp/v2'], 'authentication': {'application-passwords': {'endpoints': {}}}})
        if self.headers.get('Authorization') != 'Basic ' + base64.b64encode(f'ed:{CANARY}'.encode()).decode():
            return self.tell(401, {'code': 'incorrect_password'})
        if body is None:
            return self.tell(200, {'id': 3, 'name': 'Ed', 'capabilities': {'publish_posts': True, 'upload_files': True}})
        self.server.pictures.append(body[body.index(b'\xff\xd8\xff'):body.rindex(b'\r\n--')])
        number = len(self.server.pictures) - 1
        return self.tell(201, {'id': number + 1, 'source_url': f'{self.server.url}/pictures/{number}'})

    # --- Meta

    def answer_meta(self, body=None):
        form = {name: values[0] for name, values in urllib.parse.parse_qs((body or b'').decode('latin-1')).items()}
        parts = urllib.parse.urlsplit(self.path)
        name = parts.path.split('/', 2)[2]
        assert CANARY not in self.path
        if self.headers.get('Authorization') != f'Bearer {CANARY}':
            return self.tell(400, {'error': {'code': 190, 'message': f'Malformed access token {CANARY}'}})
        if name == 'me':
            return self.tell(200, {'id': '17', 'user_id': '17', 'username': 'dinkes', 'name': 'Dinkes', 'category': 'Government'})
        if name.endswith('_publishing_limit') or name.endswith('_limit'):
            return self.tell(200, {'data': [{'quota_usage': 0, 'config': {'quota_total': 50}}]})
        if body is not None and name.endswith('_publish'):
            self.server.commits += 1
            self.server.visible.append(self.server.containers[form['creation_id']])
            return self.tell(200, {'id': str(500 + len(self.server.visible))})
        if body is not None and name == '17/photos':
            self.server.commits += 1
            self.server.visible.append({'body': body})
            return self.tell(200, {'id': '77', 'post_id': '17_45'})
        if body is not None:  # a container: Meta fetches what it is told of
            number = str(900 + len(self.server.containers))
            self.server.containers[number] = {**form, 'picture': urllib.request.urlopen(form['image_url']).read() if 'image_url' in form else None}
            return self.tell(200, {'id': number})
        if name in self.server.containers:
            return self.tell(200, {'status_code': 'FINISHED', 'status': 'FINISHED'})
        return self.tell(200, {'permalink': f'https://www.instagram.com/p/{name}/'})

    def do_GET(self):
        if self.path.startswith('/v26.0/') or self.path.startswith('/v1.0/'):
            return self.answer_meta()
        if self.path.startswith('/wp-json/') or self.path.startswith('/pictures/'):
            return self.answer_site()
        if self.path == '/api/v2/instance':
            return self.tell(200, {'version': '4.0.0 (compatible; Ganda)', 'configuration': {}})
        if not self.is_signed_in():
            return None
        if self.path == '/api/v1/accounts/verify_credentials':
            return self.tell(200, {'id': '7', 'acct': 'dinkes', 'url': f'{self.server.url}/@dinkes'})
        if self.path == '/2/users/me':
            return self.tell(200, {'data': {'id': '9', 'username': 'dinkes', 'name': 'Dinkes'}})
        if self.path.startswith('/api/v1/accounts/7/statuses'):
            return self.tell(200, list(reversed(self.server.statuses)))
        return self.tell(404, {'error': 'tidak ada'})

    def do_POST(self):
        body = self.rfile.read(int(self.headers.get('Content-Length', 0)))
        if self.path.startswith('/v26.0/') or self.path.startswith('/v1.0/'):
            return self.answer_meta(body)
        if self.path.startswith('/wp-json/'):
            return self.answer_site(body)
        if self.path == '/terima':
            self.server.hooks += 1
            return self.tell(200, {'id': 'h1', 'url': 'https://kantor.go.id/h1'})
        if not self.is_signed_in():
            return None
        if self.path == '/api/v2/media' and self.server.slow.is_set():
            self.server.uploading.set()
            self.server.ended.wait(120)
            return None
        if self.path == '/api/v2/media':
            self.server.media.append(body)
            return self.tell(200, {'id': str(len(self.server.media))})
        if self.path == '/2/media/upload':
            self.server.media.append(body)
            return self.tell(200, {'data': {'id': str(len(self.server.media))}})
        if self.path == '/2/media/metadata':
            return self.tell(200, {'data': {'id': '1'}})
        if self.path == '/2/tweets':
            self.server.commits += 1
            return self.tell(201, {'data': {'id': '100'}})
        return self.commit(json.loads(body))

    def commit(self, status):
        with self.server.lock:
            self.server.commits += 1
            if self.server.refuse:
                return self.tell(self.server.refuse, {'error': f'ditolak {CANARY}'})
            number = str(100 + len(self.server.statuses))
            made = {'id': number, 'url': f'{self.server.url}/@dinkes/{number}', 'content': status['status'],
                    'created_at': time.strftime('%Y-%m-%dT%H:%M:%S.000Z', time.gmtime()),
                    'media_attachments': [{'id': id} for id in status['media_ids']]}
            self.server.statuses.append(made)
        self.server.committed.set()
        if self.server.silent.is_set():
            self.server.ended.wait(120)
            return None
        return self.tell(200, made)


class PublishTest(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        """One post for all: drawing takes most of the time."""
        cls.place = pathlib.Path(tempfile.mkdtemp(prefix='pemda-post-'))
        env = dict(os.environ, LC_ALL='C.UTF-8', HOME=str(cls.place), XDG_DATA_HOME=str(cls.place / 'data'), PEMDA_STUDIO_DATA=str(DATA))
        env.setdefault('XDG_CACHE_HOME', os.path.expanduser('~/.cache'))
        subprocess.run([str(PEMDA), 'new', 'paser-mas/pengumuman', '-o', str(cls.place / 'post.pemda')], env=env, check=True, stdin=subprocess.DEVNULL)
        with zipfile.ZipFile(cls.place / 'post.pemda') as old:
            entries = {name: old.read(name) for name in old.namelist()}
        root = json.loads(entries['post.json'])
        root['caption'] = {'text': 'Perbaikan pipa air bersih di Desa Sempulang, mulai Senin.'}
        root['descriptions'] = {'1': {'alt': 'Pekerja memasang pipa air di tepi jalan desa.'}}
        cls.root = root
        entries['post.json'] = json.dumps(root).encode()
        with zipfile.ZipFile(cls.place / 'post.pemda', 'w') as new:
            for name, content in entries.items():
                new.writestr(name, content)

    @classmethod
    def tearDownClass(cls):
        shutil.rmtree(cls.place)

    def setUp(self):
        self.folder = pathlib.Path(tempfile.mkdtemp(prefix='pemda-publish-'))
        self.addCleanup(shutil.rmtree, self.folder)
        self.double = Double()
        self.addCleanup(self.double.close)
        self.said = b''
        self.post = self.folder / 'post.pemda'
        shutil.copy(self.place / 'post.pemda', self.post)
        self.env = dict(os.environ, LC_ALL='C.UTF-8', HOME=str(self.folder), XDG_DATA_HOME=str(self.folder / 'data'),
                        PEMDA_STUDIO_DATA=str(DATA), PEMDA_STUDIO_LOOPBACK='1',
                        # no Secret Service, and none is started
                        DBUS_SESSION_BUS_ADDRESS='unix:path=/nonexistent')
        self.env.setdefault('XDG_CACHE_HOME', os.path.expanduser('~/.cache'))
        self.given = {'PEMDA_STUDIO_SECRETS': f'@dinkes={CANARY}'}

    def tearDown(self):
        """The secret is in nothing that was said and in no file."""
        self.assertNotIn(CANARY.encode(), self.said)
        for path in self.folder.rglob('*'):
            if path.is_file():
                self.assertNotIn(CANARY.encode(), path.read_bytes(), path)

    def run_it(self, *args, secret=None, env=None, code=DONE):
        done = subprocess.run([str(PEMDA), *map(str, args)], cwd=self.folder, env={**self.env, **(env or {})},
                              input=(secret or '').encode(), capture_output=True, timeout=120)
        self.said += done.stdout + done.stderr
        self.assertEqual(done.returncode, code, (args, done.stdout, done.stderr))
        return done

    def json(self, *args, **more):
        return json.loads(self.run_it(*args, '--json', **more).stdout)

    def add(self, *args, secret=CANARY, code=DONE):
        return self.run_it('accounts', 'add', 'mastodon', '--server', self.double.url, *(args or ('--name', '@dinkes')), secret=secret, code=code)

    def published(self):
        with zipfile.ZipFile(self.post) as package:
            return json.loads(package.read('post.json')).get('published', [])

    def publish(self, *args, **more):
        more.setdefault('env', self.given)
        return self.run_it('publish', self.post, '--to', 'dinkes', '--reason', 'Sudah disetujui Sekda lewat telepon', *args, **more)

    def test_accounts(self):
        """accounts are added with the secret from stdin, verified, listed without it, paused and removed"""
        self.assertEqual(self.json('accounts', 'list'), [])
        self.add(secret='', code=USAGE)
        self.assertIn(b'not accepted', self.add(secret='salah', code=NETWORK).stderr)
        self.assertEqual(self.json('accounts', 'list'), [])
        self.assertIn(b'keyring', self.add().stderr)
        [account] = self.json('accounts', 'list')
        self.assertEqual({key: account[key] for key in ('platform', 'name', 'address', 'type', 'state')},
                         {'platform': 'mastodon', 'name': '@dinkes', 'address': self.double.url, 'type': 'opd', 'state': 'active'})
        # one list only: the register has it, and signing in again makes no second one
        self.add()
        [entry] = self.json('registers', 'list', 'account')
        self.assertEqual((entry['id'], entry['handle'], entry['publishing']['settings']['account']), (account['id'], '@dinkes', '7'))
        self.assertIn(b'sign in', self.run_it('accounts', 'check', 'dinkes', code=NETWORK).stderr)
        self.run_it('accounts', 'check', account['id'][:8], env=self.given)
        read, write = os.pipe()
        os.write(write, f'{account["id"]}={CANARY}\n'.encode())
        os.close(write)
        done = subprocess.run([str(PEMDA), 'accounts', 'check', 'dinkes'], env={**self.env, 'PEMDA_STUDIO_SECRETS_FD': str(read)}, pass_fds=[read], capture_output=True)
        os.close(read)
        self.assertEqual(done.returncode, DONE, done.stderr)
        self.run_it('accounts', 'pause', 'dinkes')
        self.publish(code=USAGE)
        self.assertEqual(self.json('accounts', 'list')[0]['state'], 'paused')
        self.run_it('accounts', 'resume', 'dinkes')
        self.run_it('accounts', 'remove', 'dinkes')
        self.assertEqual(self.json('accounts', 'list'), [])
        [entry] = self.json('registers', 'list', 'account')
        self.assertNotIn('publishing', entry)
        self.run_it('accounts', 'check', 'tiada', code=USAGE)
        self.run_it('accounts', 'add', 'tiktok', code=USAGE)
        self.run_it('accounts', 'add', 'mastodon', '--server', 'http://10.0.0.1', code=USAGE)
        self.assertEqual(self.double.commits, 0)

    def test_cost(self):
        """X is paid for: what it costs is said without sending, and before sending"""
        add = ('accounts', 'add', 'x', '--server', self.double.url, '--name', '@dinkes')
        self.assertIn(b'sign in again', self.run_it(*add, secret='salah', code=NETWORK).stderr)
        self.run_it(*add, secret=json.dumps({'token': CANARY, 'refresh': f'{CANARY}-2', 'client': 'klien'}))
        settings = self.json('registers', 'list', 'account')[0]['publishing']['settings']
        self.assertEqual({name: settings[name] for name in ('user', 'username')}, {'user': '9', 'username': 'dinkes'})
        self.assertIn(b'costs US$0.020', self.publish('--dry-run', env={}).stdout)
        self.assertEqual(json.loads(self.publish('--dry-run', '--json').stdout)['targets'][0]['cost_usd'], 0.02)
        self.assertEqual(self.double.commits, 0)
        done = self.publish().stdout
        self.assertLess(done.index(b'costs US$0.020'), done.index(b'1 of 1 published'))
        self.assertIn(b'https://x.com/dinkes/status/100', done)
        self.assertEqual((len(self.double.media), self.double.commits), (1, 1))

    def test_publish(self):
        """a post goes out once, with its picture and description, and the file knows where"""
        self.add()
        self.assertEqual(self.publish('--dry-run', env={}).stdout.count(b'px'), 1)
        plan = json.loads(self.publish('--dry-run', '--json').stdout)['targets'][0]
        self.assertEqual((plan['platform'], plan['caption'], plan['pictures'][0]['alt']),
                         ('mastodon', self.root['caption']['text'], self.root['descriptions']['1']['alt']))
        self.assertGreater(plan['pictures'][0]['bytes'], 1000)
        self.assertEqual((self.double.media, self.double.commits, self.published()), ([], 0, []))
        self.assertEqual(self.json('outbox'), [])
        done = self.publish()
        self.assertIn(b'1 of 1 published', done.stdout)
        self.assertIn(b'/@dinkes/100', done.stdout)
        self.assertEqual((len(self.double.media), self.double.commits), (1, 1))
        self.assertIn(self.root['descriptions']['1']['alt'].encode(), self.double.media[0])
        self.assertIn(b'\xff\xd8\xff', self.double.media[0])
        [entry] = self.published()
        self.assertEqual((entry['platform'], entry['account'], entry['link']), ('mastodon', '@dinkes', f'{self.double.url}/@dinkes/100'))
        # nobody posts twice by asking twice, nor by running the outbox
        self.publish(code=USAGE)
        self.run_it('outbox', '--run', env=self.given)
        self.assertEqual((self.double.commits, len(self.published())), (1, 1))
        self.publish('--again')
        self.assertEqual((self.double.commits, len(self.published())), (2, 2))
        # a library taken back to another day forgets nothing of it
        self.run_it('library', 'backup', 'semua.pemda-cadangan')
        self.run_it('library', 'restore', 'semua.pemda-cadangan')
        self.assertEqual([target['state'] for target in self.json('outbox')], ['published', 'published'])
        # nor does the post itself, on another computer
        shutil.rmtree(self.folder / 'data')
        self.add()
        self.assertIn(b'as is written in it', self.publish(code=USAGE).stderr)
        self.assertEqual(self.double.commits, 2)

    def test_refusals(self):
        """the gate, personal accounts and bad times stop a post before anything is sent"""
        self.add()
        self.assertIn(b'Required findings', self.run_it('publish', self.post, '--to', 'dinkes', env=self.given, code=FOUND).stderr)
        self.publish('--profile', 'latihan', code=FOUND)
        self.publish('--only-approved', code=FOUND)
        self.publish('--at', '2020-01-01T09:00:00+08:00', code=USAGE)
        self.publish('--at', '2031-01-01 09.00', code=USAGE)
        self.publish('--at', '2031-01-01 25.00 WITA', code=USAGE)
        self.run_it('publish', self.post, code=USAGE)
        self.run_it('publish', 'paser-mas/pengumuman', '--to', 'dinkes', code=USAGE)
        self.add('--name', '@dinkes', '--type', 'personal')
        self.assertIn(b'own account', self.publish(code=USAGE).stderr)
        self.assertEqual((self.double.media, self.double.commits, self.published()), ([], 0, []))

    def test_platform_refuses(self):
        """what a platform refuses is told with status 5, and goes out after a person's word"""
        self.add()
        self.publish(env={}, code=NETWORK)
        self.assertEqual(self.double.commits, 0)
        [target] = self.json('outbox')
        self.assertEqual(target['state'], 'needs_login')
        self.double.refuse = 422
        self.run_it('outbox', 'retry', target['id'][:8])
        self.run_it('outbox', '--run', env=self.given, code=NETWORK)
        self.assertEqual((self.json('outbox')[0]['state'], self.double.commits), ('rejected', 1))
        self.run_it('outbox', '--run', env=self.given)  # no news, and no try either
        self.double.refuse = None
        self.run_it('outbox', 'retry', target['id'], '--run', env=self.given)
        self.assertEqual((self.json('outbox')[0]['state'], self.double.commits), ('published', 2))
        self.assertEqual(len(self.published()), 1)
        self.run_it('outbox', 'cancel', target['id'], code=USAGE)
        self.run_it('outbox', 'retry', 'tiada', code=USAGE)
        self.run_it('outbox', 'makan', target['id'], code=USAGE)

    def test_offline(self):
        """without a network nothing is called published; it goes out when there is one"""
        self.add()
        port = self.double.server_port
        self.double.shutdown()
        self.double.server_close()
        done = self.publish(code=NETWORK)
        self.assertIn(b'0 of 1 published', done.stdout)
        [target] = self.json('outbox')
        self.assertEqual((target['state'], target['remote_id'], self.published()), ('retry_wait', None, []))
        self.double.__init__(port)
        self.run_it('outbox', 'retry', target['id'], '--run', env=self.given)
        self.assertEqual((self.json('outbox')[0]['state'], self.double.commits, len(self.published())), ('published', 1, 1))

    def test_mended(self):
        """what was refused makes room for the post as it was mended, and is not sent any more"""
        self.add()
        self.double.refuse = 422
        self.publish(code=NETWORK)
        self.double.refuse = None
        self.publish()
        self.assertEqual([target['state'] for target in self.json('outbox')], ['cancelled', 'published'])
        self.run_it('outbox', 'retry', self.json('outbox')[0]['id'], code=USAGE)
        self.assertEqual((self.double.commits, len(self.double.statuses)), (2, 1))

    def test_schedule(self):
        """a scheduled post waits, tells its time with the zone, and can be cancelled"""
        self.add()
        self.assertIn(b'2031-11-25 09:00 WITA', self.publish('--at', '2031-11-25 09.00 WITA', env={}).stdout)
        [target] = self.json('outbox')
        self.assertEqual((target['state'], target['at']), ('queued', '2031-11-25T09:00:00+08:00'))
        self.run_it('outbox', '--run', env=self.given)
        self.run_it('outbox', 'cancel', target['id'])
        self.assertEqual(self.json('outbox')[0]['state'], 'cancelled')
        self.assertEqual((self.double.media, self.double.commits), ([], 0))

    def kill_while_committing(self, meanwhile=None):
        self.add()
        self.double.silent.set()
        child = subprocess.Popen([str(PEMDA), 'publish', str(self.post), '--to', 'dinkes', '--reason', 'Sudah disetujui Sekda lewat telepon'],
                                 env={**self.env, **self.given}, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        self.assertTrue(self.double.committed.wait(90))
        if meanwhile:
            meanwhile()
        child.kill()
        child.wait()
        self.double.silent.clear()

    def test_killed(self):
        """a run that was killed after the platform took the post is found there, not sent again"""
        def wait_in_line():
            self.assertIn(b'Another program', self.run_it('outbox', '--run', env=self.given, code=OUTPUT).stderr)
        self.kill_while_committing(wait_in_line)
        self.assertEqual(self.json('outbox')[0]['state'], 'committing')
        self.assertEqual(self.published(), [])
        self.run_it('outbox', '--run', env=self.given)
        [target] = self.json('outbox')
        self.assertEqual((target['state'], target['link'], self.double.commits), ('published', f'{self.double.url}/@dinkes/100', 1))
        self.assertEqual([entry['link'] for entry in self.published()], [target['link']])

    def test_uncertain(self):
        """what cannot be proven stays uncertain, status 6, until a person says so"""
        self.kill_while_committing()
        self.double.statuses.clear()
        self.run_it('outbox', '--run', env=self.given, code=UNCERTAIN)
        [target] = self.json('outbox')
        self.assertEqual((target['state'], self.double.commits), ('uncertain', 1))
        self.run_it('outbox', 'retry', target['id'], code=UNCERTAIN)
        self.run_it('outbox', 'published', target['id'], 'javascript:1', code=USAGE)
        self.assertEqual(self.json('outbox')[0]['state'], 'uncertain')
        self.run_it('outbox', 'published', target['id'], 'https://kota.test/@dinkes/9')
        self.assertEqual([entry['link'] for entry in self.published()], ['https://kota.test/@dinkes/9'])
        self.run_it('outbox', '--run', env=self.given)
        self.assertEqual((self.json('outbox')[0]['state'], self.double.commits), ('published_manual', 1))

    def test_killed_before(self):
        """a run that was killed while it uploaded is gone on with, and the post goes out once"""
        self.add()
        self.double.slow.set()
        child = subprocess.Popen([str(PEMDA), 'publish', str(self.post), '--to', 'dinkes', '--reason', 'Sudah disetujui Sekda lewat telepon'],
                                 env={**self.env, **self.given}, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        self.assertTrue(self.double.uploading.wait(90))
        child.kill()
        child.wait()
        self.double.slow.clear()
        self.assertEqual((self.json('outbox')[0]['state'], self.double.commits), ('uploading', 0))
        # asking again is no way around the outbox
        self.publish(code=USAGE)
        self.run_it('outbox', '--run', env=self.given)
        self.assertEqual((self.json('outbox')[0]['state'], self.double.commits, len(self.published())), ('published', 1, 1))

    def test_keyring(self):
        """with a keyring the secret is given once, and is forgotten with the account"""
        self.env.update(SECRET_BACKEND='file', SECRET_FILE_TEST_PATH=str(self.folder / 'kunci.keyring'), SECRET_FILE_TEST_PASSWORD='uji')
        self.assertEqual(self.add().stderr, b'')
        self.publish(env={})
        self.assertEqual(self.double.commits, 1)
        self.run_it('accounts', 'remove', 'dinkes')
        self.add(secret='salah', code=NETWORK)
        self.run_it('accounts', 'check', 'dinkes', code=USAGE)

    def test_file_gone(self):
        """a file that was moved meanwhile stops nothing and is told once"""
        self.kill_while_committing()
        self.post.rename(self.folder / 'lain.pemda')
        self.assertIn(b'post.pemda', self.run_it('outbox', '--run', env=self.given).stderr)
        self.assertEqual(self.json('outbox')[0]['state'], 'published')
        self.assertEqual(self.run_it('outbox', '--run', env=self.given).stderr, b'')

    def caption(self, text):
        with zipfile.ZipFile(self.place / 'post.pemda') as old:
            entries = {name: old.read(name) for name in old.namelist()}
        entries['post.json'] = json.dumps({**self.root, 'caption': {'text': text}}).encode()
        with zipfile.ZipFile(self.post, 'w') as new:
            for name, content in entries.items():
                new.writestr(name, content)

    def publish_meta(self, names, given, code=DONE):
        return self.run_it('publish', self.post, '--to', names, '--again', '--reason', 'Sudah disetujui Sekda lewat telepon', env=given, code=code)

    def test_meta(self):
        """Facebook gets the picture itself; Instagram and Threads fetch it from the office's site"""
        def add(platform, name, *args, code=DONE):
            return self.run_it('accounts', 'add', platform, '--server', self.double.url, '--name', name, *args, secret=CANARY, code=code)

        self.assertIn(b'fetches pictures', add('instagram', '@dinkes_ig').stderr)
        add('wordpress', 'situs', '--user', 'ed')
        add('instagram', '@dinkes_ig')
        add('threads', '@dinkes_th')
        add('facebook', 'Dinkes', '--user', '17')
        add('facebook', 'Lain', '--user', '18', code=NETWORK)
        add('instagram', '@lain', '--set', 'host=Dinkes', code=USAGE)
        accounts = {account['handle']: account for account in self.json('registers', 'list', 'account')}
        self.assertEqual(accounts['@dinkes_ig']['publishing']['settings']['host'], accounts['situs']['id'])
        self.assertAlmostEqual(accounts['@dinkes_ig']['publishing']['settings']['expires'], time.time() + 60 * 86400, delta=600)
        self.assertEqual((accounts['Dinkes']['platform'], accounts['Dinkes']['publishing']['platform']), ('facebook', 'facebook_page'))
        given = {'PEMDA_STUDIO_SECRETS': '\n'.join(f'{name}={CANARY}' for name in accounts)}
        done = self.publish_meta('dinkes_ig,dinkes_th,Dinkes', given)
        self.assertIn(b'3 of 3 published', done.stdout)
        self.assertEqual((self.double.commits, len(self.double.pictures), len(self.double.containers)), (3, 2, 2))
        alt, caption = self.root['descriptions']['1']['alt'], self.root['caption']['text']
        gram, thread = [shown for shown in self.double.visible if 'picture' in shown]
        self.assertEqual((gram['caption'], gram['alt_text'], thread['text'], thread['media_type']), (caption, alt, caption, 'IMAGE'))
        self.assertTrue(gram['picture'].startswith(b'\xff\xd8\xff') and gram['picture'].endswith(b'\xff\xd9'))
        [page] = [shown['body'] for shown in self.double.visible if 'body' in shown]
        self.assertIn(alt.encode(), page)
        self.assertEqual({entry['platform']: entry['link'] for entry in self.published()},
                         {'instagram': 'https://www.instagram.com/p/501/', 'threads': 'https://www.instagram.com/p/502/', 'facebook_page': 'https://www.facebook.com/17_45'})
        # what is too long by the platform's own counting goes nowhere
        self.caption('a' * 499 + '\U0001f60a')
        self.assertIn(b'Threads: the caption is too long by 3', self.publish_meta('dinkes_th', given, code=FOUND).stderr)
        self.caption(' '.join(f'#pemda{i}' for i in range(31)))
        self.assertIn(b'Instagram: the caption has 31 hashtags, and at most 30', self.publish_meta('dinkes_ig', given, code=FOUND).stderr)
        self.assertEqual(self.double.commits, 3)
        # without the site's password its pictures have no place, and nothing is called published
        shutil.copy(self.place / 'post.pemda', self.post)
        done = self.publish_meta('dinkes_ig', {'PEMDA_STUDIO_SECRETS': f'@dinkes_ig={CANARY}'}, code=NETWORK)
        self.assertIn(b'0 of 1 published', done.stdout)
        self.assertEqual((self.double.commits, self.json('outbox')[-1]['state']), (3, 'needs_login'))

    def test_several(self):
        """one account that refuses stops no other, and what came through is counted"""
        self.add()
        self.run_it('accounts', 'add', 'webhook', '--name', 'situs kecamatan', '--server', f'{self.double.url}/terima', '--set', 'local=true', secret=CANARY)
        self.double.refuse = 422
        env = {'PEMDA_STUDIO_SECRETS': f'@dinkes={CANARY}\nsitus kecamatan={CANARY}'}
        done = self.run_it('publish', self.post, '--to', 'dinkes,situs kecamatan', '--reason', 'Sudah disetujui Sekda lewat telepon', env=env, code=NETWORK)
        self.assertIn(b'1 of 2 published', done.stdout)
        self.assertEqual((self.double.commits, self.double.hooks), (1, 1))
        self.assertEqual([entry['platform'] for entry in self.published()], ['webhook'])


if __name__ == '__main__':
    tap.run(sys.modules['__main__'], lambda test: None)
