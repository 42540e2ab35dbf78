#pragma once

#include <gtk/gtk.h>

#include "studio-autosave.h"
#include "studio-catalog.h"
#include "studio-live-check.h"
#include "studio-postman.h"
#include "studio-preview.h"

G_BEGIN_DECLS

#define STUDIO_TYPE_POST_PAGE (studio_post_page_get_type ())
G_DECLARE_FINAL_TYPE (StudioPostPage, studio_post_page, STUDIO, POST_PAGE, GtkWidget)

/** StudioPostPage: a post being worked on: header, picture, and the panel of the step. */

/** What it needs besides a document; once, before the first one. */
void studio_post_page_set_services (StudioPostPage *self, StudioCatalog *catalog, StudioPreviewer *previewer);
/** @postman: (nullable): what sends posts, and tells the open one when it has become visible */
void studio_post_page_set_postman (StudioPostPage *self, StudioPostman *postman);
/** @items: a list of StudioRecentItem: the posts worked on lately */
void studio_post_page_set_recent (StudioPostPage *self, GListModel *items);
/**
 * studio_post_page_set_document:
 * @document: (nullable)
 * @autosave: (nullable): what keeps it; the header tells of that, and a bar of trouble with it
 * @step: (nullable): the step to show; NULL for the first, with the caret in its first field
 */
void studio_post_page_set_document (StudioPostPage *self, StudioDocument *document, StudioAutosave *autosave, const char *step);
/** Returns: (nullable): the step that is shown */
const char *studio_post_page_get_step (StudioPostPage *self);
/** The window could not be closed, since the post is not kept anywhere: the bar offers to close it all the same. */
void studio_post_page_offer_closing (StudioPostPage *self);
/** Returns: (transfer none): what checks the post, for as long as the page lives */
StudioLiveCheck *studio_post_page_get_live_check (StudioPostPage *self);

G_END_DECLS
