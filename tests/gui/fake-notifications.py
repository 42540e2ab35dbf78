#!/usr/bin/env python3
"""Usage: fake-notifications.py FILE

A desktop's notifications on the session bus: each is a line of JSON in FILE, with its "id", or its "closed" id. Press (id, key) presses a button.
"""
import json
import sys

from gi.repository import Gio, GLib

NAME, PATH = 'org.freedesktop.Notifications', '/org/freedesktop/Notifications'
INTERFACE = f'''<node><interface name="{NAME}">
<method name="GetCapabilities"><arg type="as" direction="out"/></method>
<method name="Notify"><arg type="s" direction="in"/><arg type="u" direction="in"/><arg type="s" direction="in"/><arg type="s" direction="in"/>
  <arg type="s" direction="in"/><arg type="as" direction="in"/><arg type="a{{sv}}" direction="in"/><arg type="i" direction="in"/>
  <arg type="u" direction="out"/></method>
<method name="CloseNotification"><arg type="u" direction="in"/></method>
<method name="GetServerInformation"><arg type="s" direction="out"/><arg type="s" direction="out"/><arg type="s" direction="out"/><arg type="s" direction="out"/></method>
<method name="Press"><arg type="u" direction="in"/><arg type="s" direction="in"/></method>
<signal name="ActionInvoked"><arg type="u"/><arg type="s"/></signal>
<signal name="NotificationClosed"><arg type="u"/><arg type="u"/></signal>
</interface></node>'''


class Desktop:
    def __init__(self, path):
        self.file = open(path, 'w', encoding='utf-8')
        self.last = 0

    def write(self, **line):
        self.file.write(json.dumps(line) + '\n')
        self.file.flush()

    def answer(self, connection, sender, path, interface, method, parameters, invocation):
        given = parameters.unpack()
        result = None
        if method == 'GetCapabilities':
            result = GLib.Variant('(as)', (['actions', 'body', 'persistence'],))
        elif method == 'GetServerInformation':
            result = GLib.Variant('(ssss)', ('palsu', 'Pemda Studio', '1', '1.2'))
        elif method == 'Notify':
            number = given[1] or self.last + 1
            self.last = max(self.last, number)
            self.write(id=number, title=given[3], body=given[4], buttons=dict(zip(given[5][::2], given[5][1::2])), urgency=given[6].get('urgency'))
            result = GLib.Variant('(u)', (number,))
        elif method == 'CloseNotification':
            self.write(closed=given[0])
        elif method == 'Press':
            connection.emit_signal(None, PATH, NAME, 'ActionInvoked', GLib.Variant('(us)', given))
        invocation.return_value(result)

    def serve(self, connection, name):
        connection.register_object(PATH, Gio.DBusNodeInfo.new_for_xml(INTERFACE).interfaces[0], self.answer, None, None)


if __name__ == '__main__':
    desktop = Desktop(sys.argv[1])
    Gio.bus_own_name(Gio.BusType.SESSION, NAME, Gio.BusNameOwnerFlags.NONE, desktop.serve, None, lambda *_: sys.exit('no bus'))
    GLib.MainLoop().run()
