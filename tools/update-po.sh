#!/bin/sh
# Brings po/POTFILES.in and the catalogues up to the source; what is new is then to be translated by hand.
cd "$(dirname "$0")/.." || exit 2
tools/list-potfiles.sh >po/POTFILES.in
made=$(mktemp)
trap 'rm -f "$made"' EXIT
tools/make-pot.sh "$made" || echo "The source should be mended there; going on." >&2
while read -r language; do
  msgmerge --quiet --update --backup=none --no-wrap --no-fuzzy-matching --sort-by-file "po/$language.po" "$made"
  msgattrib --no-obsolete --no-wrap --add-location=file -o "po/$language.po" "po/$language.po"
  msgfmt --statistics -o /dev/null "po/$language.po"
done <po/LINGUAS
