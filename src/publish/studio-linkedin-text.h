#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * studio_linkedin_escape:
 *
 * LinkedIn reads a post's text as "little text", in which these begin something: \ | { } @ [ ] ( ) < > # * _ ~
 * A text with one that is not escaped is cut off there without a word.
 *
 * Returns: (transfer full): @text with a backslash before each
 */
char *studio_linkedin_escape (const char *text);

G_END_DECLS
