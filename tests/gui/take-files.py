"""A small window to drop files on, as on a browser's page: take-files.py PATH writes a path to PATH for each that came, in order."""
import sys

import gi
gi.require_version('Gtk', '4.0')
gi.require_version('Gdk', '4.0')
from gi.repository import Gdk, Gio, Gtk  # noqa: E402


def dropped(target, files, x, y):
    with open(sys.argv[1], 'w') as out:
        out.writelines(file.get_path() + '\n' for file in files.get_files())
    return True


def activate(program):
    label = Gtk.Label(label='…', width_request=150, height_request=120)
    target = Gtk.DropTarget.new(Gdk.FileList, Gdk.DragAction.COPY)
    target.connect('drop', dropped)
    label.add_controller(target)
    Gtk.ApplicationWindow(application=program, title='take-files', decorated=False, child=label).present()


program = Gtk.Application(flags=Gio.ApplicationFlags.NON_UNIQUE)
program.connect('activate', activate)
program.run()
