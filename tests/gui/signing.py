"""What is done with the window of accounts: opening it, adding an account, filling in what the platform asks for, and the browser that the desktop opens."""
import os
import pathlib
import re
import sys

from driver import Missing, keys, screenshot, type_text, wait

ADDING, AGAIN = ('Tambah Akun', 'Add an Account'), ('Masuk Lagi', 'Sign In Again')


def either(*names):
    return re.compile('^(' + '|'.join(re.escape(n) for n in names) + ')$')


class Signing:
    """For a test with a program in self.studio, a folder in self.pictures and the beginning of its pictures' names in self.prefix."""
    def window(self, *names):
        return wait(lambda: next((w for w in self.studio.windows() if w.name in names), None), f'the window {names}')

    def accounts(self):
        return self.window('Akun', 'Accounts')

    def dialog(self):
        return self.window(*ADDING, *AGAIN)

    def wait_for_the_end(self):
        wait(lambda: not any(w.name in (*ADDING, *AGAIN) for w in self.studio.windows()), 'the dialog to close')

    def press(self, within, *names):
        wait(lambda: [c for c in self.studio.all('push button', either(*names), within=within()) if c.reachable()], lambda: f'a button {names} in\n{self.studio.dump()}')[0].click()

    def fill(self, text, *names):
        self.studio.find(None, either(*names), within=self.dialog(), states=['focusable']).click()
        keys('ctrl+a')
        type_text(text)

    def has_words(self, pattern):
        return wait(lambda: [c for c in self.studio.told().walk() if c.role == 'label' and re.search(pattern, c.told)], lambda: f'the words {pattern} in\n{self.studio.dump()}')

    def picture(self, name):
        screenshot(self.pictures / f'{self.prefix}-{name}.png')

    def begin_adding(self):
        """The button is another one when the list has just become empty, and a press meets it on its way."""
        def dialog_is_there():
            return any(w.name in ADDING for w in self.studio.windows())
        for _ in range(3):
            self.press(self.accounts, 'Tambah Akun…', 'Add an Account…')
            try:
                return wait(dialog_is_there, 'the dialog', 5)
            except Missing:
                pass
        return self.dialog()

    def choose(self, *names):
        self.begin_adding()
        self.studio.find('list item', re.compile('|'.join(re.escape(n) for n in names)), within=self.dialog()).click()

    def open_accounts(self):
        keys('F10')
        self.studio.find('menu item', either('Akun…', 'Accounts…')).click()
        self.accounts()

    def row(self, pattern):
        return self.studio.find('list item', re.compile(pattern), within=self.accounts())

    def menu(self, pattern, *names):
        # a button in the button that opens the menu, the last one of the row
        wait(lambda: self.studio.all('push button', within=self.row(pattern)), 'the buttons of the row')[-1].click()
        self.studio.find('menu item', either(*names)).click()

    @staticmethod
    def install_browser():
        """The desktop's own way: a default for addresses."""
        applications = pathlib.Path(os.environ['XDG_DATA_HOME']) / 'applications'
        applications.mkdir(parents=True, exist_ok=True)
        script = pathlib.Path(__file__).with_name('browser.py')
        (applications / 'test-browser.desktop').write_text(
            f'[Desktop Entry]\nType=Application\nName=Browser\nExec={sys.executable} {script} %u\nMimeType=x-scheme-handler/http;x-scheme-handler/https;\n')
        config = pathlib.Path(os.environ['XDG_CONFIG_HOME'])
        (config / 'mimeapps.list').write_text(
            '[Default Applications]\nx-scheme-handler/http=test-browser.desktop\nx-scheme-handler/https=test-browser.desktop\n')

    @staticmethod
    def lend_keyring():
        """One that the window and the command line both find, since the bus has none."""
        os.environ.update(PEMDA_STUDIO_LOOPBACK='1', SECRET_BACKEND='file', SECRET_FILE_TEST_PATH=str(pathlib.Path(os.environ['HOME']) / 'kunci.keyring'),
                          SECRET_FILE_TEST_PASSWORD='uji')
