#!/bin/sh
# Usage: check-format.sh SOURCE-ROOT; needs Debian 12's clang-format (14), since other versions format otherwise.
cd "$1" || exit 2
clang-format --version | grep -q 'version 14\.' || exit 77
find src tests -name '*.[ch]' -exec clang-format --dry-run -Werror {} +
