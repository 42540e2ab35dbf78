#pragma once

#include <json-glib/json-glib.h>

#include "studio-post.h"

G_BEGIN_DECLS

/** Adds an object that tells of the post's review: state in effect, digest, approval and log. */
void studio_cli_review_add_json (JsonBuilder *builder, StudioSnapshot *snapshot);

G_END_DECLS
