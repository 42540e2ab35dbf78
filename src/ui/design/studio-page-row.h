#pragma once

#include <gtk/gtk.h>

#include "studio-preview.h"

G_BEGIN_DECLS

#define STUDIO_TYPE_PAGE_ROW (studio_page_row_get_type ())
G_DECLARE_FINAL_TYPE (StudioPageRow, studio_page_row, STUDIO, PAGE_ROW, GtkListBoxRow)

/**
 * StudioPageRow: one page in the panel of pages: a small picture and its number. It can be dragged above or below another.
 *
 * Signal: "dropped" (guint from, gboolean above): the row of another page was let go over it.
 */
GtkWidget *studio_page_row_new (const char *id);
const char *studio_page_row_get_id (StudioPageRow *self);
/** @index: from 0 */
void studio_page_row_set_index (StudioPageRow *self, guint index, guint n_pages);
/** @size: of the page in px, for the shape of the picture until there is one */
void studio_page_row_set_size (StudioPageRow *self, StudioSize size);
/** Device px a design px that its picture should have. */
double studio_page_row_get_scale (StudioPageRow *self);
/** @preview: (transfer full) */
void studio_page_row_take_preview (StudioPageRow *self, StudioPreview *preview);

G_END_DECLS
