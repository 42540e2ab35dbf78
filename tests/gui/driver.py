"""Drives a GTK 4 program as a person does: a real pointer and real keys on the screen of run-window, controls found by the
role and name that assistive technology is told, pictures of the screen.

What GTK 4.8 does not tell is worked round here: places on the screen (only those in the window are known), the files in
its file dialog (a path is typed), and names that it makes up for controls that have none.
"""
import os
import re
import subprocess
import sys
import threading
import time

import gi
gi.require_version('Atspi', '2.0')
from gi.repository import Atspi, Gio, GLib  # noqa: E402

SLOWNESS = float(os.environ.get('WINDOW_SLOWNESS', 1))  # how many times slower than a person's machine this one is
PATIENCE = 15
IN_WINDOW = 1  # coordinates relative to the window
POPUP, WINDOW = 5, 7  # layers of popovers and of windows
CONTROLS = {'push button', 'toggle button', 'check box', 'radio button', 'combo box', 'text', 'entry', 'password text',
            'spin button', 'slider', 'link', 'menu item', 'check menu item', 'radio menu item', 'page tab', 'list',
            'list item', 'grid', 'table', 'table cell', 'tree', 'drawing area', 'canvas', 'switch'}

# GTK 4.8 shows a tooltip for a window that has just gone from the screen
KNOWN_COMPLAINTS = [b"gdk_monitor_get_geometry: assertion 'GDK_IS_MONITOR (monitor)' failed"]


class Missing(AssertionError):
    """Something that should have happened did not, in the time that a person would give it."""


def wait(test, what, seconds=None):
    """Asks again and again until the answer is true, and returns it. what: words, or a function that gives them."""
    seconds = (seconds or PATIENCE) * SLOWNESS
    end = time.monotonic() + seconds
    while True:
        answer = test()
        if answer:
            return answer
        if time.monotonic() > end:
            raise Missing(f'waited {seconds:g} s for {what() if callable(what) else what}')
        time.sleep(0.03)


def run(*argv, **more):
    return subprocess.run([str(a) for a in argv], capture_output=True, check=False, **more).stdout


# ---- hands ----

def keys(*chords):
    """keys('ctrl+o'), keys('Tab', 'Return')"""
    run('xdotool', 'key', '--clearmodifiers', '--delay', 15, *chords)


_lent = {}  # keycode -> the character that it gives for now


def _lend_keys(text):
    """Gives characters that the keyboard lacks a key of their own, before typing: xdotool's own way loses the first of them."""
    wanted = [c for c in dict.fromkeys(text) if ord(c) > 126 and c not in _lent.values()]
    if not wanted:
        return
    free = [int(k) for k in re.findall(r'^keycode +(\d+) =\s*$', run('xmodmap', '-pke').decode(), re.M)]
    free += [k for k, c in _lent.items() if c not in text]
    if len(free) < len(wanted):
        raise Missing('too many rare characters at once')
    for code, char in zip(free, wanted):
        _lent[code] = char
        run('xmodmap', '-e', f'keycode {code} = U{ord(char):04X}')
    time.sleep(0.2)


def type_text(text):
    _lend_keys(text)
    run('xdotool', 'type', '--clearmodifiers', '--delay', 12, '--', text)


def click_at(point, button=1, times=1):
    """Goes there in two steps and presses a button as long as a finger does: of a pointer that appears out of nowhere, and of
    what is let go in the same instant, GTK loses some presses."""
    x, y = map(round, point)
    presses = ['mousedown', button, 'sleep', 0.05, 'mouseup', button, 'sleep', 0.04] * times
    run('xdotool', 'mousemove', x - 3, y - 3, 'sleep', 0.03, 'mousemove', x, y, 'sleep', 0.04, *presses)


def drag(start, end, steps=12):
    moves = []
    for n in range(1, steps + 1):
        moves += ['mousemove', *(round(a + (b - a) * n / steps) for a, b in zip(start, end)), 'sleep', 0.025]
    run('xdotool', 'mousemove', *map(round, start), 'sleep', 0.05, 'mousedown', 1, 'sleep', 0.05, *moves,
        'sleep', 0.15, 'mouseup', 1)


def wheel(point, notches):
    """Turns the wheel over a point; positive is down."""
    run('xdotool', 'mousemove', *map(round, point), 'click', '--repeat', abs(notches), '--delay', 15,
        5 if notches > 0 else 4)


def screenshot(path):
    run('import', '-silent', '-window', 'root', path)


def copy_picture(path, kind='image/png'):
    """Puts a picture on the clipboard, as a messenger or a screenshot program does; stays until it is ended."""
    return subprocess.Popen(['xclip', '-quiet', '-selection', 'clipboard', '-t', kind, '-i', path],
                            stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)


# ---- eyes ----

class Bus:
    """The bus of assistive technology. Questions are put many at once: each costs the program a turn of its main loop."""

    def __init__(self):
        session = Gio.bus_get_sync(Gio.BusType.SESSION)
        address = session.call_sync('org.a11y.Bus', '/org/a11y/bus', 'org.a11y.Bus', 'GetAddress',
                                    None, None, 0, -1, None).unpack()[0]
        flags = Gio.DBusConnectionFlags.AUTHENTICATION_CLIENT | Gio.DBusConnectionFlags.MESSAGE_BUS_CONNECTION
        self.connection = Gio.DBusConnection.new_for_address_sync(address, flags, None, None)

    def ask(self, questions):
        """[((name, path), interface, method, parameters)] -> the answers, None for what was not answered."""
        answers = [None] * len(questions)
        waiting = len(questions)

        def answered(connection, result, n):
            nonlocal waiting
            waiting -= 1
            try:
                answers[n] = connection.call_finish(result).unpack()
            except GLib.Error:
                pass
        for n, ((name, path), interface, method, parameters) in enumerate(questions):
            self.connection.call(name, path, interface, method, parameters, None, Gio.DBusCallFlags.NO_AUTO_START,
                                 5000, None, answered, n)
        while waiting:
            GLib.MainContext.default().iteration(True)
        return answers


def _shape_of(ref):
    accessible, component = 'org.a11y.atspi.Accessible', 'org.a11y.atspi.Component'
    return [(ref, component, 'GetExtents', GLib.Variant('(u)', (IN_WINDOW,))), (ref, accessible, 'GetChildren', None)]


def _details_of(ref):
    accessible, component = 'org.a11y.atspi.Accessible', 'org.a11y.atspi.Component'
    return [(ref, 'org.freedesktop.DBus.Properties', 'GetAll', GLib.Variant('(s)', (accessible,))),
            (ref, accessible, 'GetState', None), (ref, component, 'GetLayer', None)]


def _states(answer):
    bits = answer[0][0] | answer[0][1] << 32
    return {v.value_nick for n, v in Atspi.StateType.__enum_values__.items() if bits >> int(n) & 1}


class Control:
    """A control as assistive technology saw it when the tree was read. The shape of the tree is read at once, names and
    states only of those that are asked for them."""

    def __init__(self, program, ref, parent=None):
        self.program, self.ref, self.parent, self.children = program, tuple(ref), parent, []
        self.role, self.box, self.details = '', (0, 0, 0, 0), None

    def learn_shape(self, answers):
        """Takes the answers to _shape_of() and returns the references of the children."""
        box, children = answers
        self.box = tuple(box[0]) if box else (0, 0, 0, 0)
        self.details = None
        return children[0] if children else []

    def learn_details(self, answers):
        """Takes the answers to _details_of()."""
        properties, state, layer = answers
        properties = properties[0] if properties else {}
        self.details = (properties.get('Name', ''), properties.get('Description', ''), _states(state) if state else set(),
                        layer[0] if layer else 0)

    def detail(self, n):
        if self.details is None:
            self.program.detail([self])
        return self.details[n]

    told = property(lambda self: self.detail(0))
    description = property(lambda self: self.detail(1))
    states = property(lambda self: self.detail(2))
    layer = property(lambda self: self.detail(3))

    def read(self, levels=100):
        """Reads the control and what is below it again, level by level. What was never given a place on the screen is
        not looked into: half of the program lies in pages that have not been opened yet."""
        level = [self]
        while level and levels > 0:
            levels -= 1
            self.program.learn_roles(level)
            answers = self.program.bus.ask([q for c in level for q in _shape_of(c.ref)])
            below = []
            for n, control in enumerate(level):
                refs = control.learn_shape(answers[2 * n:2 * n + 2])
                placed = max(control.box[2:]) > 0 or control.role == 'application'
                control.children = [Control(self.program, ref, control) for ref in refs] if placed else []
                below += control.children
            level = below
        return self

    @property
    def name(self):
        """The name that it was given: not the type that GTK tells of one without, no underscores, no doubling."""
        if re.fullmatch(r'(Gtk|Adw|Gdk|Studio)\w+', self.told):
            return ''
        name = re.sub(r'_(?=\w)', '', self.told) if 'button' in self.role or 'box' in self.role else self.told
        half = len(name) // 2
        return name[:half] if len(name) % 2 and name[:half] == name[half + 1:] and name[half] == ' ' else name

    @property
    def words(self):
        """Its name, or what stands in it."""
        return self.name or ' '.join(c.name for c in self.walk() if c.role == 'label' and c.name)

    def walk(self):
        yield self
        for child in self.children:
            yield from child.walk()

    def above(self):
        control = self.parent
        while control:
            yield control
            control = control.parent

    def __repr__(self):
        rare = self.states - {'visible', 'sensitive', 'showing', 'enabled', 'focusable', 'selectable', 'horizontal', 'vertical'}
        return '{} “{}”{} {}x{}+{}+{} {}'.format(
            self.role, self.name or f'({self.told})', f' — {self.description}' if self.description else '',
            self.box[2], self.box[3], self.box[0], self.box[1], ' '.join(sorted(rare)))

    def ask_for(self, interface, name):
        answer = self.program.bus.ask([(self.ref, 'org.freedesktop.DBus.Properties', 'Get',
                                        GLib.Variant('(ss)', ('org.a11y.atspi.' + interface, name)))])[0]
        return answer[0] if answer else None

    @property
    def text(self):
        length = self.ask_for('Text', 'CharacterCount') or 0
        answer = self.program.bus.ask([(self.ref, 'org.a11y.atspi.Text', 'GetText', GLib.Variant('(ii)', (0, length)))])[0]
        return answer[0] if length and answer else ''

    @property
    def value(self):
        return self.ask_for('Value', 'CurrentValue')

    @property
    def window(self):
        """The window or popover that holds it."""
        return next((c for c in [self, *self.above()] if c.layer in (POPUP, WINDOW)), None)

    @property
    def area(self):
        """(x, y, width, height) on the screen."""
        x, y, width, height = self.box
        window = self.window
        window.learn_shape(self.program.bus.ask(_shape_of(window.ref)))  # it was empty if it had just been made when the tree was read
        wx, wy, wwidth, wheight = window.box
        place = wait(lambda: self.program.place_of(window), lambda: f'the place of {window!r}')
        return (place[0] + (place[2] - wwidth) / 2 + x - wx, place[1] + (place[3] - wheight) / 2 + y - wy, width, height)

    def point(self, at=(0.5, 0.5)):
        """A point of the screen in it, in parts of its width and height."""
        x, y, width, height = self.area
        return x + width * at[0], y + height * at[1]

    def reachable(self):
        """Whether a click in its middle would reach it and not something over it."""
        x, y, width, height = self.box
        if width <= 0 or height <= 0:
            return False
        at = GLib.Variant('(iiu)', (x + width // 2, y + height // 2, IN_WINDOW))
        answer = self.program.bus.ask([(self.window.ref, 'org.a11y.atspi.Component', 'GetAccessibleAtPoint', at)])[0]
        ref = answer and tuple(answer[0])
        return not ref or ref[1].endswith('/null') or ref in {c.ref for c in self.walk()} or \
            ref in {c.ref for c in self.above() if c.role not in ('scroll pane', 'filler', 'panel', 'frame', 'grouping')}

    def in_view(self):
        """Turns the wheel until the pane that it lies in shows it."""
        for pane in [c for c in self.above() if c.role == 'scroll pane']:
            for _ in range(60):
                middle, top, bottom = self.box[1] + self.box[3] / 2, pane.box[1], pane.box[1] + pane.box[3]
                if top + 8 <= middle <= bottom - 8:
                    break
                wheel(pane.point(), 1 if middle > bottom - 8 else -1)
                time.sleep(0.1)
                self.read()
        return self

    def click(self, at=(0.5, 0.5), button=1, times=1):
        self.read()
        self.in_view()
        wait(lambda: self.read().reachable(), lambda: f'{self!r} to be in reach of the pointer')
        wait(self.rests, lambda: f'{self!r} to stand still')
        click_at(self.point(at), button, times)
        return self

    def rests(self):
        """Whether it stays where it is, in the window that has the keys: a new window is shown first, then the window
        manager puts it in its place, then gives it the keys."""
        before = self.read().area
        time.sleep(0.12)
        return self.read().area == before and (self.window.layer == POPUP or self.program.active() == self.window.name)

    def type(self, text, replace=True):
        """Clicks into it and types, in place of what stands there or at its end."""
        self.click()
        keys('ctrl+a' if replace else 'ctrl+End')
        type_text(text)
        return self

    def find(self, role=None, name=None, **more):
        return self.program.find(role, name, within=self, **more)


class Program:
    """A running program. with Program(['build/src/ui/pemda-studio']) as studio: …"""

    def __init__(self, argv, **environment):
        # a complaint ends the test, not the program: GTK has one of its own that comes by chance
        process = subprocess.Popen([str(a) for a in argv], env={**os.environ, **environment, 'G_DEBUG': ''}, stderr=subprocess.PIPE)
        self.complaints = []
        self.listener = threading.Thread(target=self._listen, args=[process.stderr], daemon=True)
        self.listener.start()
        self._meet(process)

    @classmethod
    def of(cls, process):
        """One that runs already, once it shows a window."""
        self = cls.__new__(cls)
        self.complaints, self.listener = [], None
        self._meet(process)
        return self

    def _meet(self, process):
        self.bus, self.roles = Bus(), {}
        self.process = process
        self.root = Control(self, wait(self._registered, f'{process.args[0]} to tell assistive technology of itself', 40))
        wait(self.windows, f'a window of {process.args[0]}', 40)

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.end()

    def _listen(self, stderr):
        for line in stderr:
            sys.stderr.buffer.write(line)
            sys.stderr.flush()
            if b'CRITICAL **' in line and not any(known in line for known in KNOWN_COMPLAINTS):
                self.complaints.append(line.decode(errors='replace').strip())

    def _assert_content(self):
        if self.complaints:
            raise Missing('the program complained: ' + '; '.join(self.complaints))

    def _registered(self):
        if self.process.poll() is not None:
            raise Missing(f'the program ended with {self.process.returncode}')
        root = ('org.a11y.atspi.Registry', '/org/a11y/atspi/accessible/root')
        answer = self.bus.ask([(root, 'org.a11y.atspi.Accessible', 'GetChildren', None)])[0]
        for ref in answer[0] if answer else ():
            pid = self.bus.ask([(('org.freedesktop.DBus', '/org/freedesktop/DBus'), 'org.freedesktop.DBus',
                                 'GetConnectionUnixProcessID', GLib.Variant('(s)', (ref[0],)))])[0]
            if pid and pid[0] == self.process.pid:
                return ref
        return None

    def end(self):
        if self.process.poll() is None:
            self.process.terminate()
            try:
                self.process.wait(5)
            except subprocess.TimeoutExpired:
                self.process.kill()
        status = self.process.wait()
        if self.listener:
            self.listener.join(5)
        self._assert_content()
        return status

    def close(self):
        """Closes its windows by Alt+F4 and returns the exit status, so that what is told at the end is told."""
        for _ in range(20):
            if run('xdotool', 'getactivewindow', 'getwindowpid').strip() == str(self.process.pid).encode():
                keys('alt+F4')
            try:
                return self.process.wait(1)
            except subprocess.TimeoutExpired:
                pass
        raise Missing('the program did not end when its windows were closed')

    def tree(self):
        return Control(self, self.root.ref).read()

    def learn_roles(self, controls):
        """What a control is never changes, so each is asked once."""
        new = [c.ref for c in controls if c.ref not in self.roles]
        answers = self.bus.ask([(ref, 'org.a11y.atspi.Accessible', 'GetRole', None) for ref in new])
        for ref, answer in zip(new, answers):
            if answer:
                role = Atspi.role_get_name(Atspi.Role(answer[0]))
                self.roles[ref] = {'button': 'push button'}.get(role, role)
        for control in controls:
            control.role = self.roles.get(control.ref, 'gone')

    def detail(self, controls):
        """Asks for the names and states of many at once."""
        asked = [c for c in controls if c.details is None]
        answers = self.bus.ask([q for c in asked for q in _details_of(c.ref)])
        for n, control in enumerate(asked):
            control.learn_details(answers[3 * n:3 * n + 3])

    def told(self):
        """The whole tree with all names and states."""
        tree = self.tree()
        self.detail(tree.walk())
        return tree

    def windows(self):
        return [c for c in Control(self, self.root.ref).read(levels=2).children if c.layer == WINDOW]

    def window(self, title):
        return next((w for w in self.windows() if w.name == title), None)

    def dump(self):
        def lines(control, depth):
            yield '  ' * depth + repr(control)
            for child in control.children:
                yield from lines(child, depth + 1)
        return '\n'.join(lines(self.told(), 0))

    def all(self, role=None, name=None, within=None, states=()):
        """Those with the role, whose words are the name or match it if it is a pattern; of nested ones the innermost."""
        self._assert_content()
        root = within.read() if within else self.tree()

        def fits(control):
            if not set(states) <= control.states:
                return False
            if isinstance(name, re.Pattern):
                return name.search(control.words) is not None
            return name is None or control.words == name
        asked = [c for c in root.walk() if c is not within and role in (None, c.role) and min(c.box[2:]) > 0]
        self.detail({c.ref: c for a in asked for c in [a, *(a.walk() if name else ())] if c in (a,) or c.role == 'label'}.values())
        found = [c for c in asked if fits(c)]
        outer = {above.ref for c in found for above in c.above()}
        return [c for c in found if c.ref not in outer]

    def find(self, role=None, name=None, index=None, seconds=None, **more):
        """The one that fits, waited for; where several fit, index says which."""
        found = wait(lambda: self.all(role, name, **more), lambda: f'{role} “{name}” in\n{self.dump()}', seconds)
        if index is None and len(found) > 1:
            raise Missing(f'{len(found)} times {role} “{name}”: {found}')
        return found[index or 0]

    def gone(self, role=None, name=None, seconds=None, **more):
        wait(lambda: not self.all(role, name, **more), lambda: f'{role} “{name}” to go from\n{self.dump()}', seconds)

    def focused(self):
        self.take_keys()
        return next((c for c in self.told().walk() if 'focused' in c.states), None)

    def take_keys(self):
        """Asks the window manager for the keys, as a person does by a click on the title, if it left them with nobody."""
        if not run('xdotool', 'getactivewindow', 'getwindowpid').strip():
            run('xdotool', 'search', '--onlyvisible', '--pid', self.process.pid, '--name', f'^{re.escape(self.windows()[-1].name)}$',
                'windowactivate')

    def active(self):
        """The title of the window that has the keys."""
        return run('xdotool', 'getactivewindow', 'getwindowname').decode().strip()

    def choose_file(self, path, title):
        """Answers GTK's file dialog by typing the path: the list of files in it is hidden from assistive technology."""
        dialog = wait(lambda: self.window(title), f'the dialog {title}')
        wait(lambda: self.active() == title, f'the dialog {title} to be active')
        if not self.all('text', within=dialog, states=['focused']):
            keys('ctrl+l')
            wait(lambda: self.all('text', within=dialog, states=['focused']), 'the place for the path')
        keys('ctrl+a')
        type_text(str(path))
        for _ in range(5):  # the completion of the path may swallow a Return
            time.sleep(0.3)
            keys('Return')
            try:
                wait(lambda: not self.window(title), f'{title} to close', 3)
                return
            except Missing:
                pass
        raise Missing(f'{title} did not close')

    def drop_file(self, path, target):
        """Drags a file out of another program's window onto a control."""
        helper = os.path.join(os.path.dirname(os.path.abspath(__file__)), 'offer-file.py')
        offer = subprocess.Popen([sys.executable, helper, str(path)])
        try:
            window = wait(lambda: run('xdotool', 'search', '--onlyvisible', '--pid', offer.pid, '--name', '^offer-file$'),
                          'the window to drag from').split()[0].decode()
            run('xdotool', 'windowmove', '--sync', window, 0, 0, 'windowraise', window)
            time.sleep(0.3)
            drag((60, 30), target.read().point(), steps=25)
            time.sleep(0.3)
        finally:
            offer.terminate()
            offer.wait()

    def place_of(self, window):
        """(x, y, width, height) of the window of the screen that shows a window or popover, without its shadow."""
        best = None
        for xid in run('xdotool', 'search', '--onlyvisible', '--pid', self.process.pid, '').decode().split():
            info = run('xwininfo', '-id', xid).decode()
            numbers = [re.search(rf'{what}:\s+(-?\d+)', info) for what in
                       ('Absolute upper-left X', 'Absolute upper-left Y', 'Width', 'Height')]
            if not all(numbers) or ('Override Redirect State: yes' in info) != (window.layer == POPUP):
                continue
            x, y, width, height = (int(n[1]) for n in numbers)
            shadow = run('xprop', '-id', xid, '_GTK_FRAME_EXTENTS').decode().partition('=')[2]
            left, right, top, bottom = [int(n) for n in re.findall(r'\d+', shadow)] or (0, 0, 0, 0)
            place = (x + left, y + top, width - left - right, height - top - bottom)
            spare = place[2] - window.box[2] + place[3] - window.box[3]
            title = run('xdotool', 'getwindowname', xid).decode().strip()
            if window.layer == WINDOW and title != window.name:
                continue
            if min(place[2] - window.box[2], place[3] - window.box[3]) >= 0 and (best is None or spare < best[0]):
                best = spare, place
        return best and best[1]

    def nameless(self):
        """The controls that a screen reader could not name to a person. The cross on a toast is libadwaita's own."""
        return self.lasting(lambda c: c.role in CONTROLS and min(c.box[2:]) > 0 and not c.words and not any(
            a.role in CONTROLS and a.words or a.told == 'AdwToastWidget' for a in c.above()))

    def lasting(self, wrong):
        """Those for which wrong(control) holds, seen twice: what leaves the screen while the tree is read has lost its words."""
        first = [c for c in self.told().walk() if wrong(c)]
        if not first:
            return first
        time.sleep(0.5)
        refs = {c.ref for c in first}
        return [c for c in self.told().walk() if c.ref in refs and wrong(c)]
