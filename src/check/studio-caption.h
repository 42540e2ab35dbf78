#pragma once

#include "studio-post.h"

G_BEGIN_DECLS

/**
 * StudioLinkKind: what became of a "{judul}" in a caption
 * @STUDIO_LINK_FILLED: its value stands in its place
 * @STUDIO_LINK_EMPTY: the field has no value yet (a sample is none), or one that is no text; the token stays as written
 * @STUDIO_LINK_UNKNOWN: the template has no such field; the token stays as written
 */
typedef enum {
  STUDIO_LINK_FILLED,
  STUDIO_LINK_EMPTY,
  STUDIO_LINK_UNKNOWN,
} StudioLinkKind;

/**
 * StudioLinkSpan:
 * @token: without its braces, "tanggal|pendek"
 * @field: (nullable): the field it names; NULL for the brand's values and unknown ones
 * @from, @to: code points of the caption as written; @start, @end: of the caption as people read it
 */
typedef struct
{
  char *token;
  char *field;
  StudioLinkKind kind;
  int from, to;
  int start, end;
} StudioLinkSpan;

/** StudioCaption: a caption as people read it. @links: (element-type StudioLinkSpan): in order */
typedef struct
{
  char *text;
  GArray *links;
} StudioCaption;

/**
 * studio_caption_expand:
 * @written: as studio_caption_get() gives it
 * @snapshot: whose fields the tokens name
 *
 * Puts values in the place of tokens, with the filters of templates (docs/template-format.md, "Tokens"): dates in words, marks of bold
 * letters left out, a title in one line. "{{}" is a brace.
 *
 * Returns: (transfer full)
 */
StudioCaption *studio_caption_expand (const char *written, StudioSnapshot *snapshot);
void studio_caption_free (StudioCaption *caption);
/** Returns: the code point of the written caption that @point of the read one comes from; inside a link its token's first one. */
int studio_caption_to_written (const StudioCaption *caption, const char *written, int point);
/** Returns: the code point of the read caption that @point of the written one became; of a token's inside the end of its value. */
int studio_caption_to_read (const StudioCaption *caption, const char *written, int point);
/**
 * studio_caption_escape:
 * @text: what a person typed
 *
 * Returns: (transfer full): the same to be written: a "{" that begins no token of @snapshot's fields as "{{}"
 */
char *studio_caption_escape (const char *text, StudioSnapshot *snapshot);
/** Returns: (transfer full): NULL-terminated: the tokens that can be inserted, "judul", "tanggal", … filled or not, in the template's order. */
char **studio_caption_list_tokens (StudioSnapshot *snapshot);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (StudioCaption, studio_caption_free)

G_END_DECLS
