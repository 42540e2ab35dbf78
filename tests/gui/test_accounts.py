"""Usage: run-window test_accounts.py PEMDA-STUDIO PEMDA PICTURES-FOLDER

Accounts in the window: WordPress with a wrong and a right password and by its page of permission, Mastodon through the browser, pausing, checking, deleting
with the permission given back, a restart on a computer without a keyring, and which of two sites Instagram fetches its pictures from. The platforms are a
double on the loopback.
The tests go on where the one before stopped.
"""
import base64
import http.server
import json
import os
import pathlib
import re
import subprocess
import sys
import tempfile
import threading
import unittest
import urllib.parse

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
import tap  # noqa: E402
from driver import POPUP, Program, keys, screenshot, type_text, wait  # noqa: E402
from signing import AGAIN, Signing, either  # noqa: E402

STUDIO, PEMDA, PICTURES = (pathlib.Path(a).resolve() for a in sys.argv[1:4])
GOOD, CODE, TOKEN = 'CANARYpass Word 1234', 'CANARY-code', 'CANARY-token'
HOST = re.compile('^(Gambar diambil dari|Pictures are fetched from)')
UUID = '5f0c2f3e-8a57-4c86-9d3f-6f0e7b1f2a10'


class Platform(http.server.BaseHTTPRequestHandler):
    """WordPress and Mastodon at one address. seen: what came, in order."""
    seen = []
    number = '9'  # whom the browser is signed in as at Mastodon

    def log_message(self, *_):
        pass

    def answer(self, status, body=None, **headers):
        data = json.dumps(body).encode() if body is not None else b''
        self.send_response(status)
        for name, value in {'Content-Type': 'application/json', **headers}.items():
            self.send_header(name.replace('_', '-'), value)
        self.send_header('Content-Length', str(len(data)))
        self.end_headers()
        if self.command != 'HEAD':
            self.wfile.write(data)

    @property
    def here(self):
        return f'http://127.0.0.1:{self.server.server_port}'

    def wordpress(self, path):
        authorization = self.headers.get('Authorization', '')
        good = base64.b64decode(authorization.removeprefix('Basic ')).decode() == f'ed:{GOOD}' if authorization else False
        if path in ('', '/'):
            endpoints = {'authorization': f'{self.here}/wp-admin/authorize-application.php'}
            return self.answer(200, {'name': 'S', 'namespaces': ['wp/v2'], 'authentication': {'application-passwords': {'endpoints': endpoints}}})
        if not good:
            return self.answer(401, {'code': 'incorrect_password', 'message': 'x'})
        if path.endswith('introspect'):
            return self.answer(200, {'uuid': UUID})
        if self.command == 'DELETE':
            return self.answer(200, {'deleted': True})
        return self.answer(200, {'id': 3, 'name': 'Ed Sitor', 'capabilities': {'publish_posts': True, 'upload_files': True}})

    def serve(self):
        path, _, query = self.path.partition('?')
        query = dict(urllib.parse.parse_qsl(query))
        length = int(self.headers.get('Content-Length', 0))
        body = self.rfile.read(length).decode()
        Platform.seen.append((self.command, path, body))
        if path == '/':
            self.answer(200, Link=f'<{self.here}/wp-json/>; rel="https://api.w.org/"')
        elif path.startswith('/wp-json'):
            self.wordpress(path.removeprefix('/wp-json'))
        elif path == '/wp-admin/authorize-application.php':
            more = urllib.parse.urlencode({'site_url': self.here, 'user_login': 'ed', 'password': GOOD})
            self.answer(302, Location=query['success_url'] + '&' + more) if 'success_url' in query else self.answer(200, {})
        elif path == '/api/v1/apps':
            self.answer(200, {'client_id': 'app-7', 'client_secret': 'CANARY-app'})
        elif path == '/oauth/authorize':
            back = query['redirect_uri'] + '?' + urllib.parse.urlencode({'code': CODE, 'state': query['state']})
            self.answer(302, Location=back)
        elif path == '/oauth/token':
            self.answer(200, {'access_token': TOKEN, 'token_type': 'Bearer'})
        elif path == '/oauth/revoke':
            self.answer(200, {})
        elif path == '/api/v1/accounts/verify_credentials':
            self.answer(200, {'id': Platform.number, 'acct': 'dinkes' if Platform.number == '9' else 'budi', 'url': f'{self.here}/@dinkes'}) if TOKEN in self.headers.get('Authorization', '') else self.answer(401, {'error': 'x'})
        elif path == '/v26.0/me':
            good = self.headers.get('Authorization') == f'Bearer {TOKEN}'
            self.answer(200, {'id': '17', 'user_id': '17', 'username': 'dinkes_ig'}) if good else self.answer(400, {'error': {'code': 190, 'message': 'x'}})
        elif path == '/api/v2/instance':
            self.answer(200, {'version': '4.3.1'})
        else:
            self.answer(404, {'error': 'not found'})

    do_GET = do_POST = do_HEAD = do_DELETE = serve


class Accounts(Signing, unittest.TestCase):
    """What is done with the window of accounts, at a double of its own."""
    pictures, prefix = PICTURES, 'accounts'

    @classmethod
    def setUpClass(cls):
        cls.server = http.server.ThreadingHTTPServer(('127.0.0.1', 0), Platform)
        threading.Thread(target=cls.server.serve_forever, daemon=True).start()

    @classmethod
    def tearDownClass(cls):
        cls.studio.end()
        cls.server.shutdown()

    @classmethod
    def start(cls):
        return Program([STUDIO], PEMDA_STUDIO_LOOPBACK='1')

    @property
    def address(self):
        return f'http://127.0.0.1:{self.server.server_port}'


class TestAccounts(Accounts):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.folder = tempfile.TemporaryDirectory()
        cls.log = pathlib.Path(cls.folder.name) / 'browser.log'
        cls.log.touch()
        os.environ['WINDOW_BROWSER_LOG'] = str(cls.log)
        cls.install_browser()
        cls.studio = cls.start()

    @classmethod
    def tearDownClass(cls):
        super().tearDownClass()
        cls.folder.cleanup()

    def test_1_empty(self):
        """the window opens from the menu and is empty at first"""
        self.open_accounts()
        self.has_words('Belum ada akun|No accounts yet')
        self.picture('1-empty')
        self.assertFalse(Platform.seen)

    def test_2_wrong_password(self):
        """WordPress: the site is found, a wrong password is told in a sentence"""
        self.press(self.accounts, 'Tambah Akun…', 'Add an Account…')
        self.dialog()
        self.picture('2-choice')
        self.studio.find('list item', re.compile('WordPress'), within=self.dialog()).click()
        self.has_words('Alamat situs|Address of the site')
        self.picture('3-wordpress')
        keys('Return')
        self.has_words('Isi “|Fill in “')
        type_text(self.address)
        keys('Return')
        self.has_words('Sandi aplikasi|Application password')
        self.picture('4-permission')
        self.fill('ed', 'Nama pengguna di WordPress', 'User name in WordPress')
        keys('Tab')
        type_text('CANARY wrong')
        keys('Return')
        self.has_words('ditolak|is not accepted')
        self.picture('5-wrong')

    def test_3_wordpress(self):
        """the page of permission in the browser comes back with a password that works, and the account is kept"""
        self.press(self.dialog, 'Buka Laman Izin', 'Open the Page of Permission')
        self.has_words('Ed Sitor')
        self.picture('6-done')
        keys('Return')
        self.wait_for_the_end()
        self.has_words('^127.0.0.1')
        self.has_words('tidak punya|no keyring|penyimpan sandi')
        opened = self.log.read_text(encoding='utf-8')
        # a name of its own each time: WordPress refuses one that it has
        self.assertRegex(opened, r'/wp-admin/authorize-application\.php\?app_name=Pemda%20Studio%20%28[^&]*%20\d{4}-\d\d-\d\d%20\d\d\.\d\d\.\d\d%29&')
        self.assertIn('success_url=http%3A%2F%2F127.0.0.1%3A', opened)
        self.picture('7-list')

    def test_4_mastodon(self):
        """Mastodon: the browser opens, comes back, and the account is kept"""
        self.choose('Mastodon')
        self.has_words('^Server$')
        self.picture('8-mastodon')
        type_text(self.address)
        keys('Return')
        self.has_words('dinkes')
        keys('Return')
        self.wait_for_the_end()
        self.has_words('^@dinkes@')
        token = next(body for method, path, body in Platform.seen if path == '/oauth/token')
        self.assertIn('code_verifier=', token)
        self.picture('9-list')

    def test_4_close(self):
        """Escape and Ctrl+W close the window, also when the dialog over it has just gone and a message stands in it"""
        for chord in ('Escape', 'ctrl+w'):
            wait(lambda: self.studio.active() in ('Akun', 'Accounts'), 'the window to have the keys')
            keys(chord)
            wait(lambda: not any(w.name in ('Akun', 'Accounts') for w in self.studio.windows()), f'the window to close by {chord}')
            self.open_accounts()

    def test_5_check_and_pause(self):
        """an account is checked, paused and resumed"""
        before = len(Platform.seen)
        self.press(lambda: self.row('^@dinkes'), 'Periksa', 'Check')
        self.has_words('^(Beres|In order)')
        self.assertGreater(len(Platform.seen), before)
        self.menu('^@dinkes', 'Jeda', 'Pause')
        self.has_words('^(Dijeda|Paused)$')
        self.picture('10-paused')
        self.press(lambda: self.row('^@dinkes'), 'Lanjutkan', 'Resume')
        wait(lambda: not [c for c in self.studio.told().walk() if c.role == 'label' and c.told in ('Dijeda', 'Paused')], 'the account to go on')

    def test_6_delete(self):
        """deleting gives the permission back: to Mastodon by its token, to WordPress by the password's number"""
        self.menu('^@dinkes', 'Hapus…', 'Delete…')
        self.picture('11-delete')
        self.press(lambda: self.studio.windows()[-1], 'Hapus', 'Delete')
        wait(lambda: [s for s in Platform.seen if s[1] == '/oauth/revoke'], 'the permission to be given back')
        self.assertIn(TOKEN, [s for s in Platform.seen if s[1] == '/oauth/revoke'][0][2])
        self.has_words('izinnya sudah dicabut|was taken back')
        self.picture('12-deleted')
        self.menu('^127', 'Hapus…', 'Delete…')
        self.press(lambda: self.studio.windows()[-1], 'Hapus', 'Delete')
        wait(lambda: [s for s in Platform.seen if s[0] == 'DELETE' and s[1].endswith(UUID)], 'the password to be deleted')
        self.has_words('Belum ada akun|No accounts yet')
        self.studio.gone('label', re.compile('(siap dipakai|is ready)$'))

    def test_7_restart(self):
        """without a keyring an account wants to be signed in again after a restart"""
        self.choose('Mastodon')
        self.has_words('^Server$')
        type_text(self.address)
        keys('Return')
        self.has_words('dinkes')
        keys('Return')
        self.has_words('^@dinkes@')
        self.studio.close()
        type(self).studio = self.start()
        seen = len(Platform.seen)
        self.open_accounts()
        self.has_words('^(Belum masuk|Not signed in)$')
        self.picture('13-restart')
        self.assertEqual(seen, len(Platform.seen))
        self.press(lambda: self.row('^@dinkes'), 'Masuk Lagi…', 'Sign In Again…')
        self.has_words('^Server$')
        self.has_words('^Mastodon · @dinkes@')

    def test_8_another(self):
        """a browser that is signed in as somebody else does not make the account theirs; signing in as the account does"""
        Platform.number = '12'
        keys('Return')
        self.has_words('(masuk sebagai|signed in as) “budi”')
        self.picture('14-another')
        Platform.number = '9'
        self.press(self.dialog, 'Lanjut', 'Next')
        self.has_words('“dinkes” (sudah beres|is in order)')
        keys('Return')
        self.wait_for_the_end()

    def test_8_twice(self):
        """an account that the register has already, under whatever name, is renewed and not doubled"""
        self.menu('^@dinkes', 'Masuk Lagi…', 'Sign In Again…')
        self.has_words('^Server$')
        keys('Return')
        self.has_words('“dinkes” (sudah beres|is in order)')
        self.fill('Dinkes Paser', 'Nama di daftar akun', 'Name in the list of accounts')
        keys('Return')
        self.wait_for_the_end()
        self.choose('Mastodon')
        self.has_words('^Server$')
        type_text(self.address)
        keys('Return')
        self.has_words('(sudah ada di daftar dengan nama|among the accounts already, as) “Dinkes Paser”')
        self.picture('15-twice')
        keys('Return')
        self.wait_for_the_end()
        self.has_words('^Dinkes Paser$')
        self.assertFalse([c for c in self.studio.told().walk() if c.role == 'label' and c.told.startswith('@dinkes')])

    def test_9_nothing_written(self):
        """nothing secret is in any file"""
        home = pathlib.Path(os.environ['HOME'])
        for path in home.rglob('*'):
            if path.is_file():
                self.assertNotIn(b'CANARY', path.read_bytes(), path)


class TestHosts(Accounts):
    """Instagram takes no pictures: it fetches them from a site of the office, and an office may have two."""
    INSTAGRAM = '^@dinkes_ig'

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.lend_keyring()
        cls.add('instagram', '@dinkes_ig', secret=TOKEN)
        cls.studio = cls.start()

    @classmethod
    def pemda(cls, *args, secret=''):
        return subprocess.run([PEMDA, *args], input=secret.encode(), check=True, capture_output=True).stdout

    @classmethod
    def add(cls, platform, name, *more, secret):
        """At the double, which the window cannot be told for platforms with one server."""
        cls.pemda('accounts', 'add', platform, '--server', f'http://127.0.0.1:{cls.server.server_port}', '--name', name, *more, secret=secret)

    def chosen(self):
        """The name of the site that is kept for Instagram."""
        accounts = {account['id']: account for account in json.loads(self.pemda('registers', 'list', 'account', '--json'))}
        [settings] = [account['publishing']['settings'] for account in accounts.values() if account['handle'] == '@dinkes_ig']
        return accounts[settings['host']]['handle'] if 'host' in settings else None

    def choose_site(self, name):
        self.studio.find('combo box', HOST).click()
        wait(lambda: [c for c in self.studio.all('list item') if c.window.layer == POPUP and c.words == name and c.reachable()], f'{name} in the list')[0].click()

    def test_1_none(self):
        """without a site it is said that one has to be there first, in the list and where one signs in"""
        self.open_accounts()
        self.has_words('^(Perlu situs web|Needs a website)$')
        self.has_words('^(Tambahkan situs web kantor|Add the office.s website)')
        self.choose('Instagram')
        self.has_words('^(Belum ada situs web \\(WordPress\\)|No website \\(WordPress\\))')
        self.assertFalse(self.studio.all('combo box', within=self.dialog()))
        self.picture('14-no-site')
        keys('Escape')
        self.studio.find('list item', re.compile('Instagram'), within=self.dialog(), states=['focused'])
        self.studio.close()

    def test_2_sign_in(self):
        """with two sites it is asked which, while signing in; the second one is kept, at the account's own server"""
        for name in ('Situs Dinkes', 'Situs Bappeda'):
            self.add('wordpress', name, '--user', 'ed', secret=GOOD)
        type(self).studio = self.start()
        self.open_accounts()
        self.has_words('^(Pilih situs|Choose the website)')
        self.picture('15-two-sites')
        self.menu(self.INSTAGRAM, 'Masuk Lagi…', 'Sign In Again…')
        self.window(*AGAIN)
        asked = len([s for s in Platform.seen if s[1] == '/v26.0/me'])
        self.fill(TOKEN, 'Token akun', 'Token of the account')
        self.picture('16-site-choice')
        self.choose_site('Situs Dinkes')
        self.picture('17-site-chosen')
        self.press(self.dialog, 'Periksa', 'Check')
        self.has_words('dinkes_ig')
        self.press(self.dialog, 'Simpan', 'Save')
        self.wait_for_the_end()
        self.assertEqual(len([s for s in Platform.seen if s[1] == '/v26.0/me']), asked + 1)
        self.assertEqual(self.chosen(), 'Situs Dinkes')
        self.has_words('(gambar dari|pictures from) Situs Dinkes')
        self.picture('18-site-kept')

    def test_3_change(self):
        """an account that is there is asked the same from its menu, and Cancel leaves it as it was"""
        for answer in (('Batal', 'Cancel'), ('Simpan', 'Save')):
            self.assertEqual(self.chosen(), 'Situs Dinkes')
            self.menu(self.INSTAGRAM, 'Tempat Gambar Diambil…', 'Where Pictures Are Fetched…')
            self.choose_site('Situs Bappeda')
            self.picture('19-site-dialog')
            self.press(lambda: self.studio.windows()[-1], *answer)
            self.studio.gone('combo box', HOST)
        self.has_words('(gambar dari|pictures from) Situs Bappeda')
        self.assertEqual(self.chosen(), 'Situs Bappeda')


if __name__ == '__main__':
    PICTURES.mkdir(parents=True, exist_ok=True)
    tap.run(sys.modules['__main__'], lambda test: screenshot(PICTURES / f'gagal-{test.id()}.png'))
