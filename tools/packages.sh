# The Debian packages, by what they are for. ./run installs the first two lists, ./check all three.
# shellcheck shell=bash disable=SC2034

build_packages=(
  build-essential meson ninja-build pkgconf gettext desktop-file-utils shared-mime-info
  libgtk-4-dev libadwaita-1-dev libjson-glib-dev libarchive-dev libsqlite3-dev nettle-dev
  librsvg2-dev libjpeg62-turbo-dev libwebp-dev libisal-dev libqrencode-dev libenchant-2-dev
  libsoup-3.0-dev libsecret-1-dev libxlsxwriter-dev
)

# What the program needs beside itself: the reader of its files, readers of photos from phones and from the web, the
# fonts that the templates name, the icons of the window, the spelling of Indonesian. gnome-keyring is worth having for
# passwords, and left to the person: many desktops bring another one.
runtime_packages=(
  libarchive13 librsvg2-common webp-pixbuf-loader heif-gdk-pixbuf libavif-gdk-pixbuf
  glib-networking
  fonts-material-design-icons-iconfont fonts-materialdesignicons-webfont
  fonts-ebgaramond fonts-inter fonts-lato fonts-league-spartan fonts-manrope fonts-noto-color-emoji
  fonts-open-sans fonts-roboto-unhinted fonts-texgyre fonts-vollkorn
  adwaita-icon-theme hunspell-id locales
)

test_packages=(
  clang-format appstream libxml2-utils man-db python3-jsonschema
  xvfb metacity xdotool x11-utils x11-xserver-utils xclip dbus at-spi2-core
  python3-gi gir1.2-atspi-2.0 gir1.2-gtk-4.0 imagemagick
  poppler-utils zbar-tools libimage-exiftool-perl zip strace
)
