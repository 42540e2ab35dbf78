#pragma once

#include <glib.h>

G_BEGIN_DECLS

/*
 * Web addresses, mentions and hashtags as platforms find them, in code points of a text. Each call looks at what begins at @at and reads
 * on from there; walking over a text with them takes time linear in its length.
 */

/**
 * studio_link_length:
 * @text: (array length=n): code points
 * @bare: addresses without "https://" count too, if they end in a well-known domain ("paserkab.go.id", not "S.Si")
 *
 * Follows what twitter-text 3 takes for a link: what ends a sentence or closes a bracket is not part of it.
 *
 * Returns: how many code points the address at @at has, 0 if none begins there
 */
gsize studio_link_length (const gunichar *text, gsize n, gsize at, gboolean bare);
/** Returns: how many code points the hashtag at @at has with its sign, 0 if none begins there. */
gsize studio_hashtag_length (const gunichar *text, gsize n, gsize at);
/** @local: (out) (optional): how many of them are "@user" of "@user@example.org". Returns: as above, for a mention. */
gsize studio_mention_length (const gunichar *text, gsize n, gsize at, gsize *local);

G_END_DECLS
