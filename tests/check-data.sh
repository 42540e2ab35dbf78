#!/bin/sh
# Usage: check-data.sh SOURCE-ROOT
# The files that desktops read are what their specifications want.
cd "$1" || exit 2
n=0
list=$(mktemp)
trap 'rm -f "$list"' EXIT

# it_holds NAME COMMAND…
it_holds() {
  n=$((n + 1))
  name=$1
  shift
  if said=$("$@" 2>&1); then
    echo "ok $n $name"
  else
    echo "not ok $n $name"
    printf '%s\n' "$said" | sed 's/^/# /'
  fi
}

schemas_compile() {
  glib-compile-schemas --strict --dry-run data
}

it_holds "desktop file" desktop-file-validate com.pemda.Studio.desktop
it_holds "metainfo" appstreamcli validate --no-net --explain data/com.pemda.Studio.metainfo.xml
it_holds "settings schema" schemas_compile
it_holds "MIME type" xmllint --noout data/mime/com.pemda.Studio.xml
it_holds "man page" sh -c 'man --warnings -E UTF-8 -l -Tutf8 -Z docs/pemda.1 2>&1 >/dev/null | { ! grep . ; }'
it_holds "completion" bash -n data/completions/pemda
find data src \( -name "*.ui" -o -name "*.gresource.xml" -o -name "*.svg" \) >"$list"
while read -r file; do
  it_holds "$file" xmllint --nonet --noout "$file"
done <"$list"
echo "1..$n"
