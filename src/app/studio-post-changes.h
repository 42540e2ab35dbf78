#pragma once

#include "studio-platforms.h"
#include "studio-post.h"
#include "studio-text-changes.h"

G_BEGIN_DECLS

/**
 * StudioPostChange: one thing in which two states of a post differ.
 * @label: what it is, "Judul", "Caption for Instagram"
 * @note: (nullable): what became of it, when that is no text: "Another photo"
 * @pieces: (nullable) (element-type StudioTextPiece): its words, when it is a text
 */
typedef struct
{
  char *label;
  char *note;
  GPtrArray *pieces;
} StudioPostChange;

/**
 * studio_post_changes_find:
 * @platforms: (nullable): gives the captions' platforms their names
 *
 * What a person would tell of the difference between @old and @fresh: template and brand, the contents in the order of the form, texts on the
 * picture, captions, descriptions, tags, and how many layers look otherwise. Works in any thread.
 *
 * Returns: (transfer full) (element-type StudioPostChange): none if both say and show the same
 */
GPtrArray *studio_post_changes_find (StudioSnapshot *old, StudioSnapshot *fresh, StudioPlatforms *platforms);

/** @value: (nullable): of a field. Returns: (transfer full): as a person reads it, a line an item; "" for what is no text or not there */
char *studio_post_changes_words (JsonNode *value);

G_END_DECLS
