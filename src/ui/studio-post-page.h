#pragma once

#include <gtk/gtk.h>

#include "studio-catalog.h"
#include "studio-live-check.h"
#include "studio-preview.h"

G_BEGIN_DECLS

#define STUDIO_TYPE_POST_PAGE (studio_post_page_get_type ())
G_DECLARE_FINAL_TYPE (StudioPostPage, studio_post_page, STUDIO, POST_PAGE, GtkWidget)

/** StudioPostPage: a post being worked on: header, picture, and the panel of the step. */

/** What it needs besides a document; once, before the first one. */
void studio_post_page_set_services (StudioPostPage *self, StudioCatalog *catalog, StudioPreviewer *previewer);
/** @items: a list of StudioRecentItem: the posts worked on lately */
void studio_post_page_set_recent (StudioPostPage *self, GListModel *items);
/** @document: (nullable). The caret goes into its first field. */
void studio_post_page_set_document (StudioPostPage *self, StudioDocument *document);
/** Whether the document's file is one that the person chose, not a safety copy. */
void studio_post_page_set_has_file (StudioPostPage *self, gboolean has_file);
/** Returns: (transfer none): what checks the post, for as long as the page lives */
StudioLiveCheck *studio_post_page_get_live_check (StudioPostPage *self);
/** The document was written to the person's file just now. */
void studio_post_page_note_saved (StudioPostPage *self);

G_END_DECLS
