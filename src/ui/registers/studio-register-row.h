#pragma once

#include <gtk/gtk.h>

#include "studio-library-records.h"
#include "studio-register.h"

G_BEGIN_DECLS

#define STUDIO_TYPE_REGISTER_ITEM (studio_register_item_get_type ())
/** StudioRegisterItem: a record for lists. Never changes. */
G_DECLARE_FINAL_TYPE (StudioRegisterItem, studio_register_item, STUDIO, REGISTER_ITEM, GObject)

StudioRegisterItem *studio_register_item_new (StudioRegister reg, StudioRecord *record);
/** Returns: (transfer none) */
StudioRecord *studio_register_item_get_record (StudioRegisterItem *self);
/** Returns: (transfer none): the name with degrees, or the account */
const char *studio_register_item_get_name (StudioRegisterItem *self);
/** Returns: whether all of @words, small letters, stand somewhere in the record */
gboolean studio_register_item_matches (StudioRegisterItem *self, char **words);

#define STUDIO_TYPE_REGISTER_ROW (studio_register_row_get_type ())
G_DECLARE_FINAL_TYPE (StudioRegisterRow, studio_register_row, STUDIO, REGISTER_ROW, GtkWidget)

/**
 * StudioRegisterRow: one line of a register. Signals "edit" and "remove"; an account's “Hand Over…” activates "win.handover" with its id, where the
 * window has such an action.
 */
GtkWidget *studio_register_row_new (void);
/** @item: (nullable) */
void studio_register_row_set_item (StudioRegisterRow *self, StudioRegisterItem *item);
/** Returns: (transfer none) (nullable) */
StudioRegisterItem *studio_register_row_get_item (StudioRegisterRow *self);

G_END_DECLS
