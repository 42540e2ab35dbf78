#!/bin/sh
# Usage: check-no-gtk.sh PROGRAM
# The command line must run on a server without a desktop: neither it nor what it loads may need a toolkit. (That cairo itself can draw on X11 does no harm.)
libraries=$(ldd "$1") || exit 2
printf '%s\n' "$libraries" | grep -q libpango || { echo "ldd does not tell what $1 loads"; exit 2; }
if printf '%s\n' "$libraries" | grep -E 'lib(gtk|adwaita|gdk-[0-9]|gdk_x11)'; then
  echo "$1 must not load these"
  exit 1
fi
