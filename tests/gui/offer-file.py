"""A small window to drag a file out of, as from a file manager's: offer-file.py PATH"""
import os
import sys

import gi
gi.require_version('Gtk', '4.0')
gi.require_version('Gdk', '4.0')
from gi.repository import Gdk, Gio, Gtk  # noqa: E402


def activate(program):
    path = sys.argv[1]
    label = Gtk.Label(label=os.path.basename(path), width_request=120, height_request=60)
    source = Gtk.DragSource(actions=Gdk.DragAction.COPY)
    files = Gdk.FileList.new_from_list([Gio.File.new_for_path(os.path.abspath(path))])
    source.connect('prepare', lambda *_: Gdk.ContentProvider.new_for_value(files))
    label.add_controller(source)
    window = Gtk.ApplicationWindow(application=program, title='offer-file', decorated=False, child=label)
    window.present()


program = Gtk.Application(flags=Gio.ApplicationFlags.NON_UNIQUE)
program.connect('activate', activate)
program.run()
