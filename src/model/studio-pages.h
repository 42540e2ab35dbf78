#pragma once

#include "studio-post.h"

G_BEGIN_DECLS

/**
 * StudioPage:
 * @id: "1", "2", … for the template's own pages, anything else for those made by hand
 * @from: the template's page it shows, -1 for an empty page
 */
typedef struct
{
  char *id;
  int from;
} StudioPage;

/** More pages than any platform takes in one post (docs/post-format.md). */
#define STUDIO_MAX_PAGES 100

/**
 * The post's pages in order (docs/post-format.md, "pages"): those of its template until a person adds, moves or removes one. Entries that
 * make no sense are skipped; there is always one.
 * Returns: (transfer full) (element-type StudioPage)
 */
GArray *studio_snapshot_list_pages (StudioSnapshot *snapshot);
/** As above, of a document. */
GArray *studio_pages_list (JsonNode *root, StudioTemplate *template);
guint studio_snapshot_get_n_pages (StudioSnapshot *snapshot);
guint studio_post_get_n_pages (StudioPost *post);
/** Whether a page's layers need ids of their own, because the page is not the template's. */
gboolean studio_page_is_copy (const StudioPage *page);

G_END_DECLS
