#!/bin/sh
# Prints the files with words for people, in order. Comments that speak of such words do not count.
cd "$(dirname "$0")/.." || exit 2
{
  grep -rnE '\b(N?C?_|g_dngettext|g_dpgettext2|ngettext) ?\(' --include='*.c' --include='*.h' src |
    grep -vE '^[^:]*:[0-9]+:[[:space:]]*(/?\*|//|#define)' | cut -d: -f1
  grep -rlE 'translatable="(yes|true|1)"' --include='*.ui' data src
} | LC_ALL=C sort -u
