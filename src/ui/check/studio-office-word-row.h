#pragma once

#include <gtk/gtk.h>

#include "studio-office-words.h"

G_BEGIN_DECLS

#define STUDIO_TYPE_OFFICE_WORD_ITEM (studio_office_word_item_get_type ())
G_DECLARE_FINAL_TYPE (StudioOfficeWordItem, studio_office_word_item, STUDIO, OFFICE_WORD_ITEM, GObject)

/** StudioOfficeWordItem: one of the office's words, for a list. */
StudioOfficeWordItem *studio_office_word_item_new (const StudioOfficeWord *word);
const StudioOfficeWord *studio_office_word_item_get_word (StudioOfficeWordItem *self);

#define STUDIO_TYPE_OFFICE_WORD_ROW (studio_office_word_row_get_type ())
G_DECLARE_FINAL_TYPE (StudioOfficeWordRow, studio_office_word_row, STUDIO, OFFICE_WORD_ROW, GtkWidget)

/** StudioOfficeWordRow: shows a word and what is written instead. Signals: "edit", "remove". */
GtkWidget *studio_office_word_row_new (void);
/** @item: (nullable) */
void studio_office_word_row_set_item (StudioOfficeWordRow *self, StudioOfficeWordItem *item);
/** Returns: (nullable) */
StudioOfficeWordItem *studio_office_word_row_get_item (StudioOfficeWordRow *self);

G_END_DECLS
