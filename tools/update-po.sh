#!/bin/sh
# Brings po/POTFILES.in and the catalogues up to the source; what is new is then to be translated by hand.
cd "$(dirname "$0")/.." || exit 2
tools/list-potfiles.sh >po/POTFILES.in
made=$(mktemp)
trap 'rm -f "$made"' EXIT
tools/make-pot.sh "$made" || exit 1
while read -r language; do
  msgmerge --quiet --update --backup=none --no-wrap --no-fuzzy-matching --sort-by-file "po/$language.po" "$made"
  msgattrib --no-obsolete --no-wrap -o "po/$language.po" "po/$language.po"
  msgfmt --statistics -o /dev/null "po/$language.po"
done <po/LINGUAS
