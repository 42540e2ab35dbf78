"""Usage: run-window test_servers.py PEMDA-STUDIO PICTURES-FOLDER

Real servers in the window: signing in to WordPress by its page of permission, to a server with Mastodon's API by its sign-in page and to a Bluesky PDS with an
app password; one post to all of them; what each of them has then, asked over its API and looked at in a browser. `servers/run` starts the servers and names
them (WP_*, MASTODON_*, BSKY_*); of what is not named the tests are skipped. The tests go on where the one before stopped.
"""
import base64
import html
import json
import os
import pathlib
import re
import subprocess
import sys
import unittest
import urllib.parse
import urllib.request

import gi
gi.require_version('GdkPixbuf', '2.0')
from gi.repository import GdkPixbuf  # noqa: E402

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
import tap  # noqa: E402
from begun import go_to_caption  # noqa: E402
from driver import Program, keys, run, screenshot, type_text, wait  # noqa: E402
from signing import Signing, either  # noqa: E402

STUDIO, PICTURES = (pathlib.Path(a).resolve() for a in sys.argv[1:3])
WORDPRESS, MASTODON, BLUESKY = (os.environ.get(name, '') for name in ('WP_URL', 'MASTODON_URL', 'BSKY_URL'))
CAPTION = 'Jalan Desa Modang selesai diperbaiki dan kembali dibuka untuk warga.'
ALT = 'Papan pengumuman tentang jalan Desa Modang yang rampung.'
PUBLISH = re.compile('^(Tayangkan ke [0-9]+ Akun|Publish to [0-9]+ Accounts?)$')
RECOGNISED = re.compile('^“.*” (sudah beres|is in order)$')
PUBLISHED = re.compile('^(Terbit|Published)$')
STRONG, SHOWN = 50, 40000  # of 255 between the channels; pixels of 1,400,000, far fewer than the post's picture has in either page
SWITCHES = {'wordpress': re.compile('^127'), 'mastodon': re.compile('^@?alice@127'), 'bluesky': re.compile(r'^@?alice\.test')}


def editor():
    """WordPress's editor, as a header says it."""
    return 'Basic ' + base64.b64encode(f"{os.environ['WP_EDITOR']}:{os.environ['WP_EDITOR_APP_PASSWORD']}".encode()).decode()


def ask(address, authorization=None):
    """The body of an answer."""
    request = urllib.request.Request(address, headers={'Authorization': authorization} if authorization else {})
    with urllib.request.urlopen(request, timeout=60) as answer:
        return answer.read()


def ask_json(address, authorization=None):
    return json.loads(ask(address, authorization))


def look(address, name):
    """A picture of a page as a browser shows it. Returns: how many of its pixels are of a strong colour, which a site of text has few of"""
    picture = PICTURES / f'servers-chromium-{name}.png'
    picture.unlink(missing_ok=True)
    home = pathlib.Path(os.environ['HOME']) / 'chromium'
    subprocess.run(['chromium', '--headless', '--no-sandbox', '--disable-gpu', '--disable-dev-shm-usage', '--hide-scrollbars', f'--user-data-dir={home}',
                    '--window-size=1000,1400', f'--screenshot={picture}', address], check=True, timeout=180, capture_output=True)
    pixels = GdkPixbuf.Pixbuf.new_from_file(str(picture))
    data, step = pixels.get_pixels(), pixels.get_n_channels()
    rows = (data[row * pixels.get_rowstride():][:pixels.get_width() * step] for row in range(pixels.get_height()))
    return sum(max(row[i:i + 3]) - min(row[i:i + 3]) > STRONG for row in rows for i in range(0, len(row), step))


def is_picture(data):
    return data.startswith((b'\xff\xd8\xff', b'\x89PNG\r\n'))


class TestServers(Signing, unittest.TestCase):
    pictures, prefix = PICTURES, 'servers'

    @classmethod
    def setUpClass(cls):
        home = pathlib.Path(os.environ['HOME'])
        (home / 'browser.log').touch()
        people = {WORDPRESS: [os.environ.get('WP_EDITOR'), os.environ.get('WP_EDITOR_PASSWORD')],
                  MASTODON: [os.environ.get('MASTODON_ALICE'), os.environ.get('MASTODON_ALICE_PASSWORD')]}
        os.environ.update(WINDOW_BROWSER_LOG=str(home / 'browser.log'), WINDOW_BROWSER_PEOPLE=json.dumps(people))
        cls.lend_keyring()
        cls.install_browser()
        run('gsettings', 'set', 'com.pemda.Studio', 'check-profile', 'biasa')
        cls.before = {name: len(list(cls.posts(name))) for name in cls.there()}
        cls.studio = Program([STUDIO])

    @classmethod
    def tearDownClass(cls):
        cls.studio.end()

    @staticmethod
    def there():
        """The servers that run."""
        return [name for name, address in (('wordpress', WORDPRESS), ('mastodon', MASTODON), ('bluesky', BLUESKY)) if address]

    @staticmethod
    def posts(name):
        """Its posts, the newest first, each as it tells them."""
        if name == 'wordpress':
            return ask_json(f'{WORDPRESS}/wp-json/wp/v2/posts?per_page=100')
        if name == 'bluesky':
            query = urllib.parse.urlencode({'repo': os.environ['BSKY_ALICE'], 'collection': 'app.bsky.feed.post', 'limit': 100})
            return ask_json(f'{BLUESKY}/xrpc/com.atproto.repo.listRecords?{query}')['records']
        bearer = f"Bearer {os.environ['MASTODON_TOKEN']}"
        number = ask_json(f'{MASTODON}/api/v1/accounts/verify_credentials', bearer)['id']
        return ask_json(f'{MASTODON}/api/v1/accounts/{number}/statuses', bearer)

    def only_post(self, name):
        """The one that came since the beginning."""
        posts = self.posts(name)
        self.assertEqual(self.before[name] + 1, len(posts), posts)
        return posts[0]

    def need(self, address):
        if not address:
            self.skipTest('this server does not run')

    def choose(self, *names):
        if not any(w.name in ('Akun', 'Accounts') for w in self.studio.windows()):
            self.open_accounts()
        super().choose(*names)

    def keep(self, name):
        """The last page of signing in, which has recognised the account."""
        self.studio.find('label', RECOGNISED, seconds=60)
        self.picture(f'{name}-done')
        keys('Return')
        self.wait_for_the_end()

    def test_1_wordpress(self):
        """WordPress: its own sign-in page and its page of permission give a password that works"""
        self.need(WORDPRESS)
        self.choose('WordPress')
        self.has_words('^(Alamat situs|Address of the site)')
        type_text(WORDPRESS)
        keys('Return')
        self.has_words('^(Sandi aplikasi|Application password)')
        self.press(self.dialog, 'Buka Laman Izin', 'Open the Page of Permission')
        self.keep('wordpress')
        self.has_words('^127.0.0.1')

    def test_2_mastodon(self):
        """a server with Mastodon's API: its sign-in page in the browser, and back"""
        self.need(MASTODON)
        self.choose('Mastodon')
        self.has_words('^Server$')
        type_text(MASTODON)
        keys('Return')
        self.keep('mastodon')
        self.has_words('^@alice@')

    def test_3_bluesky(self):
        """Bluesky: a server of one's own, and an app password"""
        self.need(BLUESKY)
        self.choose('Bluesky')
        self.fill(os.environ['BSKY_ALICE'], 'Akun', 'Account')
        self.fill(os.environ['BSKY_ALICE_APP_PASSWORD'], 'Sandi aplikasi', 'App password')
        self.fill(BLUESKY, 'Server, bila bukan milik Bluesky', "Server, if it is not Bluesky's own")
        self.picture('bluesky-filled')
        keys('Return')
        self.keep('bluesky')
        self.has_words(r'^@?alice\.test')

    def test_4_post(self):
        """a post with a caption and an alt text is made"""
        self.picture('accounts')
        keys('Escape')
        wait(lambda: not any(w.name in ('Akun', 'Accounts') for w in self.studio.windows()), 'the window of accounts to close')
        go_to_caption(self.studio).type(CAPTION)
        self.studio.find('text', either('Teks alternatif', 'Alt text')).type(ALT)
        self.picture('caption')

    def test_5_publish(self):
        """it goes out to all of them in one go"""
        keys('alt+5')
        self.studio.find('text', either('Alasan', 'Reason'), seconds=60).type('Disetujui Sekda lewat telepon')
        for name in self.there():
            self.studio.find('check box', SWITCHES[name]).click()
        wait(lambda: 'sensitive' in self.studio.find('push button', PUBLISH).states, 'the button to wake', 60)
        self.picture('ready')
        self.studio.find('push button', PUBLISH).click()
        wait(lambda: len(self.studio.all('label', PUBLISHED)) == len(self.there()), lambda: f'all to be published in\n{self.studio.dump()}', 180)
        self.picture('published')

    def test_6_wordpress(self):
        """WordPress has it once, with its picture and alt text, and shows it"""
        self.need(WORDPRESS)
        post = self.only_post('wordpress')
        self.assertIn(CAPTION, html.unescape(post['content']['rendered']))
        media = ask_json(f"{WORDPRESS}/wp-json/wp/v2/media/{post['featured_media']}", editor())
        self.assertEqual(ALT, media['alt_text'])
        self.assertTrue(is_picture(ask(media['source_url'])))
        self.assertGreater(look(post['link'], 'wordpress'), SHOWN)

    def test_7_mastodon(self):
        """the server with Mastodon's API has it once, with its picture and alt text, and shows it"""
        self.need(MASTODON)
        status = self.only_post('mastodon')
        self.assertIn(CAPTION, html.unescape(re.sub('<[^>]*>', '', status['content'])))
        [media] = status['media_attachments']
        self.assertEqual(ALT, media['description'])
        self.assertTrue(is_picture(ask(media['url'])))
        self.assertGreater(look(status.get('url') or status['uri'], 'mastodon'), SHOWN)

    def test_8_bluesky(self):
        """the PDS has it once, with its picture and alt text"""
        self.need(BLUESKY)
        record = self.only_post('bluesky')['value']
        self.assertIn(CAPTION, record['text'])
        [image] = record['embed']['images']
        self.assertEqual(ALT, image['alt'])
        query = urllib.parse.urlencode({'did': os.environ['BSKY_ALICE_DID'], 'cid': image['image']['ref']['$link']})
        self.assertTrue(is_picture(ask(f'{BLUESKY}/xrpc/com.atproto.sync.getBlob?{query}')))


if __name__ == '__main__':
    PICTURES.mkdir(parents=True, exist_ok=True)
    tap.run(sys.modules['__main__'], lambda test: screenshot(PICTURES / f'gagal-{test.id()}.png'))
