#!/bin/sh
# Prints the files with words for people, in order.
cd "$(dirname "$0")/.." || exit 2
{
  grep -rlE '\b(N?C?_|g_dngettext|g_dpgettext2|ngettext) \(' --include='*.c' --include='*.h' src
  grep -rlE 'translatable="(yes|true|1)"' --include='*.ui' data src
} | LC_ALL=C sort
