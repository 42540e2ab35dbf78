#!/bin/sh
# Usage: check-layers.sh SOURCE-ROOT
#
# Fails on an include that goes against the arrows between the rooms of src/. The build's include paths stop most of these;
# this also sees folder paths, "../", and headers that lie straight in /usr/include. Whose a header is, is looked up.
cd "$1/src" || exit 2

# room: the rooms whose headers it may include
arrows='
base:
model: base
layout: base model
compose: base model layout
render: base model layout
check: base model layout render
desk: base model
publish: base model
share: base model
app: base model layout compose render check desk publish share
cli: base model layout compose render check desk publish share app
ui: base model layout compose render check desk publish share app
'
# headers from outside: the rooms that may use them
outside='
^(gtk|gsk|gdk)/: ui
^adwaita\.h$: ui
^sqlite3\.h$: desk
^libsoup/: publish share
^libsecret/: publish
^enchant(-2)?/|^enchant\.h$: check
'

headers=$(find . -name '*.h' | sed 's|^\./||')
grep -rHnE '^[[:space:]]*#[[:space:]]*(include|import)' --include='*.c' --include='*.h' . |
  ARROWS=$arrows OUTSIDE=$outside HEADERS=$headers awk '
    BEGIN {
      FS = ":"
      n = split(ENVIRON["ARROWS"], lines, "\n")
      for (i = 1; i <= n; i++) {
        room = lines[i]; sub(/:.*/, "", room)
        rest = lines[i]; sub(/^[^:]*:/, "", rest)
        if (room != "") may[room] = " " room rest " "
      }
      n = split(ENVIRON["OUTSIDE"], lines, "\n")
      for (i = 1; i <= n; i++)
        if (match(lines[i], /: [a-z ]+$/)) {
          pattern[++patterns] = substr(lines[i], 1, RSTART - 1)
          users[patterns] = " " substr(lines[i], RSTART + 2) " "
        }
      n = split(ENVIRON["HEADERS"], lines, "\n")
      for (i = 1; i <= n; i++) {
        split(lines[i], part, "/")
        name = lines[i]; sub(/.*\//, "", name)
        if (name in owner && owner[name] != part[1])
          complain(lines[i], "the rooms " owner[name] " and " part[1] " have a header of the same name")
        owner[name] = part[1]
      }
    }
    function complain(where, what) {
      print "src/" where ": " what
      bad = 1
    }
    {
      file = $1; sub(/^\.\//, "", file)
      where = file ":" $2
      room = file; sub(/\/.*/, "", room)
      if (!match($0, /["<][^">]*[">]/)) {
        complain(where, "an include without a plain name")
        next
      }
      bracket = substr($0, RSTART, 1)
      header = substr($0, RSTART + 1, RLENGTH - 2)
      first = header; sub(/\/.*/, "", first)
      if (!(room in may))
        complain(where, "the room " room " is not in the table of tests/check-layers.sh")
      else if (header ~ /(^|\/)\.\.(\/|$)/)
        complain(where, header " climbs out of its room")
      else if (header ~ /\// && (bracket == "\"" || first in may))
        complain(where, header " names a folder; include it by its bare name")
      else if (header in owner && index(may[room], " " owner[header] " ") == 0)
        complain(where, room " must not use " header " of the room " owner[header])
      else
        for (i = 1; i <= patterns; i++)
          if (header ~ pattern[i] && index(users[i], " " room " ") == 0)
            complain(where, header " belongs to" users[i] "only")
    }
    END { exit bad }'
