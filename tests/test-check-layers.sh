#!/bin/sh
# The guard of the rooms is itself tested: each seeded violation must be found, and a clean tree must pass.
checker=$1
tree=$(mktemp -d)
trap 'rm -rf "$tree"' EXIT
n=0

fresh() {
  rm -rf "$tree/src"
  for room in base model layout compose render desk app cli ui; do
    mkdir -p "$tree/src/$room"
    : >"$tree/src/$room/studio-in-$room.h"
  done
  printf '#include "studio-in-model.h"\n#include <glib.h>\n' >"$tree/src/layout/clean.c"
  printf '#include <gtk/gtk.h>\n#include "studio-in-app.h"\n' >"$tree/src/ui/clean.c"
  printf '#include <gdk-pixbuf/gdk-pixbuf.h>\n' >"$tree/src/render/clean.c"
}

# expect pass|fail NAME
expect() {
  n=$((n + 1))
  if said=$("$checker" "$tree" 2>&1); then got=pass; else got=fail; fi
  if [ "$got" = "$1" ]; then
    echo "ok $n $2"
  else
    echo "not ok $n $2"
    printf '%s\n' "$said" | sed 's/^/# /'
  fi
}

# seed ROOM INCLUDE NAME
seed() {
  fresh
  mkdir -p "$tree/src/$1"
  printf '#include %s\n' "$2" >"$tree/src/$1/seed.c"
  expect fail "$3"
}

fresh
expect pass "a clean tree"
seed model '"studio-in-render.h"' "upward"
seed base '<studio-in-model.h>' "upward, in angle brackets"
seed desk '"studio-in-render.h"' "sideways"
seed render '"studio-in-compose.h"' "editing below the painter"
seed cli '"studio-in-ui.h"' "the window in the command line"
seed app '<gtk/gtk.h>' "GTK below ui"
seed render '<gsk/gsk.h>' "GSK below ui"
seed app '<adwaita.h>' "libadwaita below ui"
seed model '<sqlite3.h>' "SQLite outside desk"
seed ui '<libsoup/soup.h>' "libsoup outside publish"
seed app '<libsecret/secret.h>' "libsecret outside publish"
seed model '"../render/studio-in-render.h"' "a way up and over"
seed ui '"model/studio-in-model.h"' "a folder path"
seed ui '<model/studio-in-model.h>' "a folder path in angle brackets"
seed attic '"studio-in-base.h"' "a room without arrows"
fresh
: >"$tree/src/ui/studio-in-base.h"
expect fail "two headers of one name"
echo "1..$n"
