#!/bin/sh
# Turns one scene (SVG) into the sample photo: bloom, grade, vignette, grain.
# usage: finish.sh scene.svg out.jpg WIDTHxHEIGHT bloom saturation
set -eu
svg=$1 out=$2 size=$3 bloom=$4 saturation=$5
limit=218000
tmp=$(mktemp -d)
trap 'rm -rf "$tmp"' EXIT
rsvg-convert "$svg" | /usr/bin/convert - -alpha off -gravity center -crop "$size+0+0" +repage "$tmp/raw.png"
/usr/bin/convert "$tmp/raw.png" -resize 25% -level 55%,100% -blur 0x13 -resize "$size!" \
  -fill '#ffdfa8' -tint 55 -evaluate multiply "$bloom" "$tmp/bloom.png"
/usr/bin/convert -size "$size" radial-gradient:white-'#cfd2da' "$tmp/edge.png"
/usr/bin/convert -size "$size" xc:gray50 -seed 7 +noise Gaussian -colorspace gray -blur 0x0.7 \
  -level 18%,82% +level 45.6%,54.4% "$tmp/grain.png"
# Leaves and water cost the most bytes: a busy picture gets a softer lens.
for try in 0:84 0.5:84 0.5:81 0.7:81 0.9:80; do
  /usr/bin/convert "$tmp/raw.png" -blur "0x${try%:*}" "$tmp/bloom.png" -compose screen -composite \
    "$tmp/edge.png" -compose multiply -composite \
    -sigmoidal-contrast 2.6x40% -modulate "100,$saturation" \
    "$tmp/grain.png" -compose overlay -composite \
    -sampling-factor 4:2:0 -interlace Plane -strip -quality "${try#*:}" "$tmp/out.jpg"
  [ "$(stat -c %s "$tmp/out.jpg")" -gt "$limit" ] || break
done
cp "$tmp/out.jpg" "$out"
