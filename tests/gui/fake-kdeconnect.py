#!/usr/bin/env python3
"""Usage: fake-kdeconnect.py FILE

A KDE Connect on the session bus with one phone, which writes the addresses of the files that it is given into FILE, a line each.
"""
import sys

from gi.repository import Gio, GLib

NAME, PATH = 'org.kde.kdeconnect', '/modules/kdeconnect'
INTERFACES = '''<node><interface name="org.kde.kdeconnect.daemon"><method name="deviceNames"><arg type="b" direction="in"/><arg type="b" direction="in"/>
<arg type="a{ss}" direction="out"/></method></interface>
<interface name="org.kde.kdeconnect.device.share"><method name="shareUrls"><arg type="as" direction="in"/></method></interface></node>'''


def answer(connection, sender, path, interface, method, parameters, invocation):
    if method == 'deviceNames':
        invocation.return_value(GLib.Variant('(a{ss})', ({'hp1': 'Galaxy A15 Bu Rina'},)))
        return
    with open(sys.argv[1], 'a', encoding='utf-8') as file:
        file.writelines(f'{address}\n' for address in parameters.unpack()[0])
    invocation.return_value(None)


def serve(connection, name):
    daemon, share = Gio.DBusNodeInfo.new_for_xml(INTERFACES).interfaces
    connection.register_object(PATH, daemon, answer, None, None)
    connection.register_object(f'{PATH}/devices/hp1/share', share, answer, None, None)


if __name__ == '__main__':
    Gio.bus_own_name(Gio.BusType.SESSION, NAME, Gio.BusNameOwnerFlags.NONE, serve, None, lambda *_: sys.exit('no bus'))
    GLib.MainLoop().run()
