#pragma once

#include "studio-post.h"

G_BEGIN_DECLS

/** StudioScope: what tokens may name: the post, and inside a repeat its row. Lives on the stack. */
typedef struct
{
  StudioSnapshot *snapshot;
  JsonNode *item;         /* (nullable): the row */
  const char *item_field; /* (nullable): where the row stands, "angka/0" */
  int number;             /* of the row, from 1 */
  guint page, n_pages;    /* of the page, from 1, and how many there are */
} StudioScope;

/** StudioExpansion: what a string became. */
typedef struct
{
  JsonNode *node;  /* (transfer full): a string, or the token's own value if the string was one token */
  gboolean tokens; /* it named content */
  gboolean filled; /* at least one of them had a value */
  char *field;     /* (nullable) (transfer full): the first field named */
} StudioExpansion;

/**
 * Replaces the tokens of @text (docs/template-format.md, "Tokens"). Unknown names count as empty: the
 * template's own checks name them.
 */
void studio_expression_expand (const StudioScope *scope, const char *text, StudioExpansion *expansion);
void studio_expansion_clear (StudioExpansion *expansion);
/** Returns: (transfer full): @text with its braces written so that they stand for themselves. */
char *studio_expression_escape (const char *text);
/** Whether a "show_if" value holds: a string, or an array of which all must hold. */
gboolean studio_expression_holds (const StudioScope *scope, JsonNode *condition);
/** Returns: (transfer container) (nullable) (element-type guint): indices of the filled rows of a list field, as shown; @rows gets the list. */
GArray *studio_expression_rows (const StudioScope *scope, const char *field, JsonArray **rows);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (StudioExpansion, studio_expansion_clear)

G_END_DECLS
