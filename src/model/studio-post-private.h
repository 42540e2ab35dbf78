#pragma once

#include "studio-post.h"

G_BEGIN_DECLS

/* The edit gate's own door: only StudioHistory and the reader of packages may use it. */

/** What an edit can exchange; the three always change together. */
typedef struct
{
  JsonNode *root;
  StudioBrand *brand;
  StudioTemplate *template;
} StudioPostState;

void studio_post_state_copy (const StudioPostState *from, StudioPostState *to);
void studio_post_state_clear (StudioPostState *state);
void studio_post_get_state (StudioPost *self, StudioPostState *state);
void studio_post_set_state (StudioPost *self, const StudioPostState *state, const char *path);

G_END_DECLS
