#!/bin/sh
# Turns one scene (SVG) into the sample photo: bloom, grade, vignette, grain.
# usage: finish.sh scene.svg out.jpg [bloom] [saturation]
set -eu
svg=$1 out=$2 bloom=${3:-0.6} saturation=${4:-104}
tmp=$(mktemp -d)
trap 'rm -rf "$tmp"' EXIT
rsvg-convert "$svg" -o "$tmp/raw.png"
convert=/usr/bin/convert
size=$(identify -format '%wx%h' "$tmp/raw.png")
$convert "$tmp/raw.png" -alpha off -resize 25% -level 55%,100% -blur 0x13 -resize "$size!" \
  -fill '#ffdfa8' -tint 55 -evaluate multiply "$bloom" "$tmp/bloom.png"
$convert -size "$size" radial-gradient:white-'#cfd2da' "$tmp/edge.png"
$convert -size "$size" xc:gray50 -seed 7 +noise Gaussian -colorspace gray -blur 0x0.7 \
  -level 18%,82% +level 45.6%,54.4% "$tmp/grain.png"
$convert "$tmp/raw.png" -alpha off "$tmp/bloom.png" -compose screen -composite \
  "$tmp/edge.png" -compose multiply -composite \
  -sigmoidal-contrast 2.6x40% -modulate "100,$saturation" \
  "$tmp/grain.png" -compose overlay -composite \
  -sampling-factor 4:2:0 -interlace Plane -strip -quality 84 "$out"
