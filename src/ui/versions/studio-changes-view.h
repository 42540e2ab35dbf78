#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define STUDIO_TYPE_CHANGES_VIEW (studio_changes_view_get_type ())
G_DECLARE_FINAL_TYPE (StudioChangesView, studio_changes_view, STUDIO, CHANGES_VIEW, GtkWidget)

/**
 * StudioChangesView: what differs between two states of a post. What was taken out is struck through, what came in is underlined; colours only
 * help.
 */
GtkWidget *studio_changes_view_new (void);
/** @changes: (nullable) (element-type StudioPostChange): as studio_post_changes_find() gives them; NULL: nothing to tell yet */
void studio_changes_view_show (StudioChangesView *self, GPtrArray *changes);

G_END_DECLS
