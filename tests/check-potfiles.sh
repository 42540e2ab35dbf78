#!/bin/sh
# Usage: check-potfiles.sh SOURCE-ROOT
cd "$1" || exit 2
tools/list-potfiles.sh | diff po/POTFILES.in - && exit 0
echo "po/POTFILES.in (<) is not the sorted list of the files with words for people (>); tools/update-po.sh mends it."
exit 1
