#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * studio_emoji_length:
 * @text: (array length=n): code points
 *
 * How many code points the emoji at the start of @text has: one with its variation, skin tone, keycap or tags, a pair of flag letters, or
 * several joined to one picture (UTS #51, 1.4.9). A sign that is text by default ("©", "❤") is an emoji only with U+FE0F behind it.
 *
 * Returns: 0 if no emoji stands there
 */
gsize studio_emoji_length (const gunichar *text, gsize n);

G_END_DECLS
