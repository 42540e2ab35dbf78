"""Chromium by plain WebDriver: what the tests of the phone's page need of it, by the standard library alone."""
import base64
import json
import os
import shutil
import socket
import subprocess
import tempfile
import time
import urllib.error
import urllib.request


def is_there():
    return shutil.which('chromium') is not None and shutil.which('chromedriver') is not None


class Browser:
    """A browser of a phone's size that nobody sees, with a home of its own; @dark: the phone is set so."""

    def __init__(self, downloads, dark=False, script=True):
        self.home = tempfile.mkdtemp(prefix='browser-')
        with socket.socket() as free:
            free.bind(('127.0.0.1', 0))
            port = free.getsockname()[1]
        self.base = f'http://127.0.0.1:{port}'
        self.driver = subprocess.Popen(['chromedriver', f'--port={port}'], env={**os.environ, 'HOME': self.home},
                                       stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        arguments = ['--headless=new', '--no-sandbox', '--disable-gpu', '--disable-dev-shm-usage', '--no-first-run',
                     '--disable-background-networking', '--disable-component-update', '--no-proxy-server',
                     '--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1', f'--user-data-dir={self.home}/profile']
        if dark:
            arguments.append('--force-dark-mode')
        options = {'args': arguments, 'binary': shutil.which('chromium'),
                   'mobileEmulation': {'deviceMetrics': {'width': 390, 'height': 844, 'pixelRatio': 2, 'touch': True},
                                       'userAgent': 'Mozilla/5.0 (Linux; Android 14; SM-A155F) AppleWebKit/537.36 Chrome/131.0 Mobile Safari/537.36'},
                   'prefs': {'download.default_directory': str(downloads), 'download.prompt_for_download': False}}
        if not script:
            options['prefs']['profile.managed_default_content_settings.javascript'] = 2
        self.session = self._begin({'capabilities': {'alwaysMatch': {'browserName': 'chrome', 'goog:chromeOptions': options}}})
        self.call('POST', 'goog/cdp/execute', {'cmd': 'Emulation.setEmulatedMedia', 'params': {
            'features': [{'name': 'prefers-color-scheme', 'value': 'dark' if dark else 'light'}]}})

    def _begin(self, wanted):
        until = time.monotonic() + 30
        while True:
            try:
                return self._ask('POST', '/session', wanted)['sessionId']
            except (urllib.error.URLError, ConnectionError):
                if time.monotonic() > until or self.driver.poll() is not None:
                    self.end()
                    raise
                time.sleep(0.1)

    def _ask(self, method, path, body=None):
        request = urllib.request.Request(self.base + path, method=method, data=None if body is None else json.dumps(body).encode(),
                                         headers={'Content-Type': 'application/json'})
        opener = urllib.request.build_opener(urllib.request.ProxyHandler({}))
        try:
            with opener.open(request, timeout=60) as answer:
                return json.load(answer)['value']
        except urllib.error.HTTPError as error:
            raise AssertionError(json.load(error)['value']['message']) from None

    def call(self, method, path, body=None):
        return self._ask(method, f'/session/{self.session}/{path}', body)

    def go(self, link):
        self.call('POST', 'url', {'url': link})

    def run(self, script, *arguments):
        return self.call('POST', 'execute/sync', {'script': script, 'args': list(arguments)})

    def find(self, selector, index=0):
        return self.call('POST', 'elements', {'using': 'css selector', 'value': selector})[index]

    def click(self, selector, index=0):
        element = self.find(selector, index)
        self.run('arguments[0].scrollIntoView({block: "center"})', element)
        self.call('POST', f'element/{next(iter(element.values()))}/click', {})

    def type(self, selector, text):
        self.call('POST', f'element/{next(iter(self.find(selector).values()))}/value', {'text': text})

    def picture(self, path):
        """All of the page, not only what the phone shows at once."""
        height = self.run('return document.documentElement.scrollHeight')
        shot = self.call('POST', 'goog/cdp/execute', {'cmd': 'Page.captureScreenshot', 'params': {
            'captureBeyondViewport': True, 'clip': {'x': 0, 'y': 0, 'width': 390, 'height': height, 'scale': 1}}})
        with open(path, 'wb') as file:
            file.write(base64.b64decode(shot['data']))

    def end(self):
        try:
            if hasattr(self, 'session'):
                self._ask('DELETE', f'/session/{self.session}')
        except (OSError, AssertionError):
            pass
        self.driver.terminate()
        self.driver.wait()
        shutil.rmtree(self.home, ignore_errors=True)
