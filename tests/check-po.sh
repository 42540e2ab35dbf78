#!/bin/sh
# Usage: check-po.sh SOURCE-ROOT
# Every catalogue has each sentence of the source translated, none fuzzy, with the same placeholders; and none is marked where
# xgettext cannot see it, as a macro's parameter.
cd "$1" || exit 2
made=$(mktemp -d)
trap 'rm -rf "$made"' EXIT
tools/make-pot.sh "$made/now.pot" || exit 1

bad=0
if grep -rnE '\bN_ ?\([A-Za-z_]' src; then
  echo 'N_() takes the sentence itself'
  bad=1
fi
while read -r language; do
  msgfmt --check --statistics -o /dev/null "po/$language.po" 2>"$made/said" || bad=1
  grep -qE 'fuzzy|untranslated' "$made/said" && bad=1
  msgcmp "po/$language.po" "$made/now.pot" 2>>"$made/said" || bad=1
  [ "$bad" = 0 ] || cat "$made/said"
done <po/LINGUAS
exit "$bad"
