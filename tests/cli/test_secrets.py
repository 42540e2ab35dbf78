#!/usr/bin/env python3
"""Usage: test_secrets.py PEMDA

Every platform that posts are sent to, with servers that repeat the secrets they were given wherever they can: nothing of them is in what is said, in a file or in an
image of the memory. The secrets themselves are in a keyring (libsecret's own store in a file stands for a desktop's).
"""
import base64
import hashlib
import json
import os
import pathlib
import re
import resource
import signal
import socket
import sqlite3
import struct
import subprocess
import sys
import threading
import time
import unittest

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent))
import test_publish  # noqa: E402
from test_publish import CANARY, DONE, PEMDA, tap  # noqa: E402

LEAK = 'JANGAN-BOCOR'
BOT = f'123456789:{CANARY}-aaaaaaaaaaaaaaaaa'
JWT = f'{CANARY}-akses', f'{CANARY}-segar'
# what is said to be wrong: {mode: whether only the call that publishes is answered so}
MODES = [(mode, commit) for mode in ('refuse', 'repeat', 'page', 'away', 'hang_up') for commit in (False, True)]
COMMITS = re.compile(r'/wp/v2/posts/12\?|/api/v1/statuses|createRecord|/sendPhoto|_publish$|/17/photos|/terima|/2/tweets|/rest/posts')


def in_base64(text):
    """The inner letters of @text as they look in base64, wherever it begins."""
    for before in range(3):
        encoded = base64.b64encode(b'\0' * before + text.encode()).decode().rstrip('=')
        yield encoded[(0, 2, 3)[before]:len(encoded) // 4 * 4 - 4].encode()


LEAKS = [LEAK.encode(), *in_base64(LEAK)]


class Hostile(test_publish.Answer):
    """Behaves for a while, then repeats what it was sent in every place of an answer that anybody reads."""

    def is_hostile(self):
        return self.server.mode is not None and (not self.server.only_commits or (self.command == 'POST' and COMMITS.search(self.path)))

    def get_secret(self):
        given = self.headers.get('Authorization', '').partition(' ')[2] or CANARY
        bot = re.match(r'/bot([^/]+)/', self.path)
        return bot[1] if bot else base64.b64decode(given).decode() if self.headers.get('Authorization', '').startswith('Basic ') else given

    def repeat(self, body):
        """An object that has the members of all platforms' answers, each with the secret."""
        secret = self.get_secret()
        all_of_it = f'{self.command} {self.path}\n{self.headers}\n{secret} {base64.b64encode(secret.encode()).decode()} {body[:2000].decode("latin-1")}'
        link = f'https://{self.headers["Host"]}/{secret}?access_token={secret}'
        plain = {'id': secret, 'message_id': secret, 'post_id': secret, 'name': all_of_it, 'username': secret, 'acct': secret, 'status': secret, 'status_code': secret,
                 'url': link, 'uri': link, 'link': link, 'permalink': link, 'permalink_url': link, 'source_url': link, 'uploadUrl': link, 'image': f'urn:li:image:{secret}',
                 'cid': secret, 'did': f'did:plc:{secret}', 'code': secret, 'message': all_of_it, 'detail': all_of_it, 'description': all_of_it, 'title': all_of_it,
                 'error_message': all_of_it, 'category': all_of_it, 'localizedName': all_of_it, 'sub': secret}
        return {**plain, 'ok': True, 'result': {**plain, 'chat': {'id': secret, 'username': secret}}, 'value': plain, 'data': plain, 'errors': [plain], 'error': all_of_it,
                'capabilities': {secret: True}, 'blob': {'$type': 'blob', 'ref': {'$link': secret}, 'mimeType': secret, 'size': 1}}

    def answer_hostile(self, body=b''):
        self.server.hostile += 1
        mode, text = self.server.mode, json.dumps(self.repeat(body))
        if mode == 'hang_up':
            self.connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack('ii', 1, 0))
            self.close_connection = True
            return self.connection.close()
        if mode == 'silent':
            self.server.committed.set()
            return self.server.ended.wait(120)
        secret = self.get_secret().replace('\n', ' ')
        self.send_response_only({'refuse': 401 if self.server.only_commits else 400, 'repeat': 200, 'page': 200, 'away': 302}[mode], f'Says {secret}')
        self.send_header('Content-Type', 'text/html' if mode == 'page' else f'application/json; boundary={secret}')
        self.send_header('Location', f'https://{secret}.evil.test/?access_token={secret}')
        self.send_header('x-restli-id', f'urn:li:share:{secret}')
        self.send_header('WWW-Authenticate', f'Bearer error="{secret}"')
        self.send_header('Set-Cookie', f'session={secret}')
        self.send_header('Content-Length', str(len(text)))
        self.end_headers()
        self.wfile.write(text.encode())

    def read(self):
        return self.rfile.read(int(self.headers.get('Content-Length', 0)))

    def handle_one_request(self):
        try:
            super().handle_one_request()
        except OSError:  # hung up by ourselves
            self.close_connection = True

    def finish(self):
        try:
            super().finish()
        except (OSError, ValueError):
            pass

    def answer_x(self, body=None):
        """X takes the token it was given first no more, and renews it."""
        double = self.server
        if body is not None:
            double.renewals += 1
            return self.tell(200, {'access_token': f'{CANARY}-baru', 'refresh_token': f'{CANARY}-3', 'expires_in': 7200})
        if self.headers.get('Authorization') == f'Bearer {CANARY}-baru':
            return self.tell(200, {'data': {'id': '9', 'username': 'dinkes'}})
        double.refused.set()
        return self.tell(401, {'title': 'Unauthorized'})

    def do_HEAD(self):
        return super().do_HEAD() if not self.is_hostile() else self.answer_hostile()

    def do_GET(self):
        if self.is_hostile():
            return self.answer_hostile()
        if self.server.renewing and self.path == '/2/users/me':
            return self.answer_x()
        known = {
            '/xrpc/com.atproto.server.describeServer': {'did': 'did:web:pds.test'},
            '/xrpc/com.atproto.server.getSession': {'did': 'did:plc:a', 'handle': 'dinkes.test', 'active': True},
            '/rest/organizations/77': {'localizedName': 'Pemkab Paser'},
        }
        if self.path in known:
            return self.tell(200, known[self.path])
        if self.path.startswith('/rest/images/'):
            return self.tell(200, {'status': 'AVAILABLE'})
        return super().do_GET()

    def do_PUT(self):
        body = self.read()
        return self.tell(201, {}) if not self.is_hostile() else self.answer_hostile(body)

    def do_POST(self):
        if self.is_hostile():
            return self.answer_hostile(self.read())
        ours = [('/xrpc/com.atproto.server.createSession', {'accessJwt': JWT[0], 'refreshJwt': JWT[1], 'did': 'did:plc:a', 'handle': 'dinkes.test'}),
                ('/xrpc/com.atproto.repo.uploadBlob', {'blob': {'$type': 'blob', 'ref': {'$link': 'bafy1'}, 'mimeType': 'image/jpeg', 'size': 4}}),
                (f'/bot{BOT}/getMe', {'ok': True, 'result': {'id': 77, 'is_bot': True, 'username': 'dinkes_bot'}}),
                (f'/bot{BOT}/getChatMember', {'ok': True, 'result': {'status': 'administrator', 'can_post_messages': True}}),
                (f'/bot{BOT}/getChat', {'ok': True, 'result': {'id': -100, 'type': 'channel', 'title': 'Kanal', 'username': 'kanal'}}),
                (f'/bot{BOT}/sendPhoto', {'ok': True, 'result': {'message_id': 12, 'chat': {'id': -100, 'username': 'kanal'}}}),
                ('/rest/images?action=initializeUpload', {'value': {'uploadUrl': f'{self.server.url}/upload/1', 'image': 'urn:li:image:C1'}}),
                ('/wp-json/wp/v2/posts/12?', {'id': 12, 'status': 'publish', 'link': f'{self.server.url}/jalan/'}),
                ('/wp-json/wp/v2/posts', {'id': 12, 'status': 'draft', 'link': f'{self.server.url}/?p=12'})]
        for path, answer in ours:
            if self.path.startswith(path):
                self.read()
                return self.tell(200, answer)
        if self.server.renewing and self.path == '/2/oauth2/token':
            return self.answer_x(self.read())
        if self.path.endswith('createRecord'):
            return self.tell(200, {'uri': f'at://did:plc:a/app.bsky.feed.post/{json.loads(self.read())["rkey"]}', 'cid': 'bafy2'})
        if self.path == '/rest/posts':
            self.read()
            self.send_response(201)
            self.send_header('x-restli-id', 'urn:li:share:5')
            self.send_header('Content-Length', '0')
            return self.end_headers()
        return super().do_POST()


class SecretsTest(test_publish.PublishTest):
    PLATFORMS = {
        'wordpress': (CANARY, '--user', 'ed'), 'mastodon': (CANARY,), 'bluesky': (CANARY, '--user', 'dinkes.test'), 'telegram': (BOT, '--user', '@kanal'),
        'webhook': (CANARY, '--set', 'local=true'), 'facebook': (CANARY,), 'instagram': (CANARY,), 'threads': (CANARY,), 'linkedin': (CANARY, '--user', '77'),
        'x': (json.dumps({'token': CANARY, 'refresh': f'{CANARY}-2', 'client': 'klien'}),),
    }

    def setUp(self):
        super().setUp()
        self.double.RequestHandlerClass = Hostile
        self.double.mode, self.double.only_commits, self.double.hostile = None, False, 0
        self.double.renewing, self.double.refused, self.double.renewals = False, threading.Event(), 0
        self.env.update(SECRET_BACKEND='file', SECRET_FILE_TEST_PATH=str(self.folder / 'keyring'), SECRET_FILE_TEST_PASSWORD='uji', G_MESSAGES_DEBUG='all', XDG_RUNTIME_DIR=str(self.folder))
        self.given = {}

    def tearDown(self):
        self.look_for_leaks()

    def look_for_leaks(self):
        """The secret is in nothing that was said since the last look, and in no file."""
        said, self.said = self.said, b''
        texts = [('said', said), *((path, path.read_bytes()) for path in self.folder.rglob('*') if path.is_file())]
        self.assertEqual([(where, text[max(0, text.index(leak) - 300):][:400]) for where, text in texts for leak in LEAKS if leak in text], [])

    def add_all(self):
        for platform, (secret, *more) in self.PLATFORMS.items():
            server = self.double.url + ('/terima' if platform == 'webhook' else '')
            self.run_it('accounts', 'add', platform, '--server', server, '--name', platform, *more, secret=secret)

    def try_it(self, *args):
        """Whatever comes of it."""
        done = subprocess.run([str(PEMDA), *map(str, args)], cwd=self.folder, env=self.env, stdin=subprocess.DEVNULL, capture_output=True, timeout=300)
        self.assertGreaterEqual(done.returncode, 0, done.stderr)
        self.said += done.stdout + done.stderr
        return done

    def publish_all(self):
        return self.try_it('publish', self.post, '--to', ','.join(self.PLATFORMS), '--reason', 'Sudah disetujui Sekda lewat telepon', '--again')

    def test_leaks_are_found(self):
        """this test sees a secret in base64, wherever it begins"""
        for before in ('', 'e', 'ed:', 'edi:'):
            encoded = base64.b64encode((before + CANARY).encode())
            self.assertTrue(any(leak in encoded for leak in LEAKS), before)

    def test_no_leak(self):
        """no answer of any platform's server brings a secret into what is said, a database, a log or a file"""
        self.maxDiff = None
        self.add_all()
        self.publish_all()
        self.assertEqual([target for target in self.list() if target['state'] != 'published'], [])
        self.assertEqual(len(self.list()), 10)
        for mode, only_commits in MODES:
            with self.subTest(mode=mode, only_commits=only_commits):
                self.double.mode, self.double.only_commits, self.double.hostile = mode, only_commits, 0
                self.publish_all()
                self.assertGreaterEqual(self.double.hostile, 9 if only_commits else 10)
                self.try_it('outbox', '--run')
                if not only_commits:
                    self.try_it('accounts', 'check', *self.PLATFORMS)
                self.try_it('outbox', '--json')
                self.look_for_leaks()

    def list(self):
        return self.json('outbox', env={'G_MESSAGES_DEBUG': ''})

    def dump(self, *command, until):
        """Ends a program as a crash does. Returns: whether the system kept an image of its memory"""
        child = subprocess.Popen(command, cwd=self.folder, env={**self.env, 'G_MESSAGES_DEBUG': ''}, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
                                 preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_CORE, (resource.RLIM_INFINITY,) * 2))
        self.assertTrue(until(), 'it has not come so far')
        os.kill(child.pid, signal.SIGSEGV)
        _, status = os.waitpid(child.pid, 0)
        self.assertEqual(os.WTERMSIG(status), signal.SIGSEGV)
        return os.WCOREDUMP(status) or bool(list(self.folder.glob('core*')))

    def test_renewal_waits(self):
        """a token that is good for one use is not used while another program renews it"""
        self.run_it('accounts', 'add', 'x', '--server', self.double.url, '--name', 'x', secret=self.PLATFORMS['x'][0])
        [account] = json.loads(self.run_it('accounts', 'list', '--json', env={'G_MESSAGES_DEBUG': ''}).stdout)
        (self.folder / 'pemda-studio').mkdir(exist_ok=True)
        other = sqlite3.connect(self.folder / 'pemda-studio' / f'renewal-{hashlib.sha256(account["id"].encode()).hexdigest()[:16]}.lock', isolation_level=None)
        other.execute('BEGIN EXCLUSIVE')
        self.double.renewing = True
        child = subprocess.Popen([str(PEMDA), 'accounts', 'check', 'x'], cwd=self.folder, env=self.env, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.STDOUT)
        self.assertTrue(self.double.refused.wait(90))
        time.sleep(0.5)
        self.assertEqual(self.double.renewals, 0)
        other.close()
        self.said += child.communicate(timeout=120)[0]
        self.assertEqual((child.returncode, self.double.renewals), (DONE, 1))

    def test_crash(self):
        """a program that crashes with passwords in its memory leaves no image of it, nor anything else"""
        try:
            leaves_one = self.dump('sleep', '60', until=lambda: True)
        except (OSError, ValueError, subprocess.SubprocessError):
            leaves_one = False
        if not leaves_one:
            self.skipTest('this computer keeps no images of programs that crash')
        for path in self.folder.glob('core*'):
            path.unlink()
        secret, *more = self.PLATFORMS['mastodon']
        self.run_it('accounts', 'add', 'mastodon', '--server', self.double.url, '--name', 'mastodon', secret=secret)
        self.double.mode, self.double.only_commits = 'silent', True
        self.assertFalse(self.dump(str(PEMDA), 'publish', str(self.post), '--to', 'mastodon', '--reason', 'Sudah disetujui Sekda lewat telepon',
                                   until=lambda: self.double.committed.wait(90)))
        self.assertEqual(self.double.commits, 0)


# only our own: the class they stand on has its tests elsewhere
for name in [name for name in dir(test_publish.PublishTest) if name.startswith('test_')]:
    setattr(SecretsTest, name, None)

if __name__ == '__main__':
    tap.run(sys.modules['__main__'], lambda test: None)
