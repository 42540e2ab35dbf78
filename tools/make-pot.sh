#!/bin/sh
# Usage: make-pot.sh FILE: collects the words for people from the files of po/POTFILES.in; a warning is a failure, since
# what xgettext cannot read whole (a PRId64 in the middle) is never found in the catalogue at run time
cd "$(dirname "$0")/.." || exit 2
said=$(xgettext --files-from=po/POTFILES.in --from-code=UTF-8 --add-comments=TRANSLATORS: --no-wrap --add-location=file --sort-by-file \
  --keyword=_ --keyword=N_ --keyword=C_:1c,2 --keyword=NC_:1c,2 --keyword=g_dngettext:2,3 --keyword=ngettext:1,2 \
  --flag=N_:1:pass-c-format --flag=C_:2:pass-c-format --flag=NC_:2:pass-c-format --flag=g_dngettext:2:pass-c-format \
  --flag=g_strdup_printf:1:c-format --flag=g_set_error:4:c-format --flag=g_string_append_printf:2:c-format \
  --package-name=pemda-studio --copyright-holder="The Pemda Studio authors" --output="$1" 2>&1)
status=$?
[ -z "$said" ] || { printf '%s\n' "$said" >&2; status=1; }
exit "$status"
