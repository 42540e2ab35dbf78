# What ./run and ./check share: words in two languages, packages by apt, a quiet build, and the surroundings in which the
# program finds its parts without being installed. To be sourced, with $root set.
# shellcheck shell=bash disable=SC2154

case "${LC_ALL:-${LC_MESSAGES:-${LANG:-}}}" in
  id*) indonesian=1 ;;
  *) indonesian= ;;
esac

# say INDONESIAN ENGLISH
say() {
  if [ -n "$indonesian" ]; then
    printf '%s\n' "$1" >&2
  else
    printf '%s\n' "$2" >&2
  fi
}

fail() {
  say "$@"
  exit 1
}

# Runs a command silently; if it fails, shows all that it said.
quietly() {
  local said status
  said=$(mktemp)
  "$@" >"$said" 2>&1 </dev/null && status=0 || status=$?
  [ "$status" = 0 ] || cat "$said" >&2
  rm -f "$said"
  return "$status"
}

missing_packages() {
  local have
  have=$({ dpkg-query -W -f '${db:Status-Status} ${Package}\n' "$@" 2>/dev/null || true; } | sed -n 's/^installed //p')
  printf '%s\n' "$@" | grep -vxF "$have" || true
}

# Prints the words that make a command run as root; fails where nothing can.
root_words() {
  if [ "$(id -u)" = 0 ]; then
    return 0
  fi
  command -v sudo >/dev/null || return 1
  if sudo -n true 2>/dev/null; then
    echo sudo -n
  elif [ -t 2 ] && [ -r /dev/tty ]; then
    echo sudo
  else
    return 1
  fi
}

# Installs those of the named packages that are missing.
need_packages() {
  local missing as_root
  if ! command -v dpkg-query >/dev/null || ! command -v apt-get >/dev/null; then
    fail "Skrip ini memasang keperluannya dengan apt, yang tidak ada di sini. Jalankan di Debian 12." \
      "This script installs what it needs by apt, which is not here. Run it on Debian 12."
  fi
  mapfile -t missing < <(missing_packages "$@")
  [ ${#missing[@]} -gt 0 ] || return 0
  as_root=$(root_words) ||
    fail "Ada paket yang belum terpasang. Minta pengelola komputer menjalankan: apt-get install ${missing[*]}" \
      "Some packages are missing. Ask who looks after this computer to run: apt-get install ${missing[*]}"
  say "Memasang ${#missing[@]} paket Debian…" "Installing ${#missing[@]} Debian packages…"
  apt_get "$as_root" "${missing[@]}" ||
    fail "Paket tidak dapat dipasang. Periksa sambungan internet dan ruang disk, lalu coba lagi." \
      "The packages could not be installed. Check the network and the free disk space, then try again."
}

# Old lists of packages lead to files that are gone, so they are renewed first; without a network what is on the disk may do.
apt_get() {
  local as_root=$1
  shift
  local apt=(env DEBIAN_FRONTEND=noninteractive apt-get -o DPkg::Lock::Timeout=300 -y)
  # shellcheck disable=SC2086
  $as_root "${apt[@]}" update >/dev/null 2>&1 </dev/null || true
  # shellcheck disable=SC2086
  quietly $as_root "${apt[@]}" install --no-install-recommends "$@"
}

# Indonesian words come only where the C library knows the locale, and a bare Debian has none.
need_locale() {
  local as_root
  if locale -a 2>/dev/null | grep -qix 'id_ID.utf-\?8'; then
    return 0
  fi
  as_root=$(root_words) || return 0
  # shellcheck disable=SC2086
  quietly $as_root localedef -i id_ID -f UTF-8 id_ID.UTF-8 || true
}

# build_in DIR MESON-OPTION…: one at a time in a folder, since ninja itself does not keep others out
build_in() {
  local dir=$1
  shift
  mkdir -p "$dir"
  exec 9>"$dir/.in-use"
  flock 9
  if [ ! -f "$dir/build.ninja" ]; then
    rm -rf "$dir/meson-private"
    say "Menyiapkan…" "Setting up…"
    quietly meson setup "$dir" "$root" "$@" || build_failed "$dir"
  fi
  case $(ninja -C "$dir" -n 2>&1) in
    *'no work to do'*) ;;
    *)
      say "Membangun program…" "Building…"
      quietly ninja --quiet -C "$dir" || build_failed "$dir"
      ;;
  esac
  exec 9>&-
}

build_failed() {
  fail "Program tidak dapat dibangun; sebabnya di atas. Hapus folder ${1#"$root"/} lalu coba lagi." \
    "The program could not be built; the reason is above. Delete the folder ${1#"$root"/} and try again."
}

# studio_surroundings DIR: what an installed program finds under /usr/share, found in the build and in the source
studio_surroundings() {
  export GSETTINGS_SCHEMA_DIR=$1/data
  export XDG_DATA_DIRS=$root/data:${XDG_DATA_DIRS:-/usr/local/share:/usr/share}
  export PEMDA_STUDIO_DATA=$root/data
  export PEMDA_STUDIO_LOCALEDIR=$1/po
}
