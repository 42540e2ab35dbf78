#!/bin/sh
# Usage: check-po.sh SOURCE-ROOT
# Every catalogue has each sentence of the source translated, none fuzzy, with the same placeholders.
cd "$1" || exit 2
made=$(mktemp -d)
trap 'rm -rf "$made"' EXIT
tools/make-pot.sh "$made/now.pot" || exit 1

bad=0
while read -r language; do
  msgfmt --check --statistics -o /dev/null "po/$language.po" 2>"$made/said" || bad=1
  grep -qE 'fuzzy|untranslated' "$made/said" && bad=1
  msgcmp "po/$language.po" "$made/now.pot" 2>>"$made/said" || bad=1
  [ "$bad" = 0 ] || cat "$made/said"
done <po/LINGUAS
exit "$bad"
