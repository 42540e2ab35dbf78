#pragma once

#include <gtk/gtk.h>
#include <json-glib/json-glib.h>

G_BEGIN_DECLS

#define STUDIO_ITEM_MAX_COLUMNS 4

/**
 * StudioItemReading: turns what was typed into what is kept, and back into what an entry shows.
 * @write: Returns: (transfer full): the text of a kept value
 * @read: Returns: (transfer full): the value, or NULL with one sentence
 */
typedef struct
{
  char *(*write) (const char *value);
  char *(*read) (const char *text, GError **error);
} StudioItemReading;

/**
 * StudioItemColumn: one entry of a line.
 * @member: of the line's JSON object; NULL: the line is the text itself
 * @label: English msgid
 * @chars: width
 * @beside: stands in one row with the next one, also where the others stand below each other
 * @reading: (nullable): NULL: kept as typed
 */
typedef struct
{
  const char *member;
  const char *label;
  int chars;
  gboolean expand;
  gboolean beside;
  const StudioItemReading *reading;
} StudioItemColumn;

#define STUDIO_TYPE_ITEM_LINE (studio_item_line_get_type ())
G_DECLARE_FINAL_TYPE (StudioItemLine, studio_item_line, STUDIO, ITEM_LINE, GtkBox)

/**
 * StudioItemLine: one line of a list or of number rows: a handle to drag, entries, a button that removes it.
 *
 * Signals: "changed", "entered" (Return in the last entry), "erased" (Backspace in an empty line), "remove",
 * "moved" (int: -1 up, +1 down), "dropped" (StudioItemLine: dragged onto this one), "focused".
 */
GtkWidget *studio_item_line_new (const StudioItemColumn *columns, guint n_columns, GtkOrientation orientation);
/** @item: (nullable) */
void studio_item_line_set_item (StudioItemLine *self, JsonNode *item);
/** @sample: (nullable): what the entries show while they are empty; else the columns' labels */
void studio_item_line_set_sample (StudioItemLine *self, JsonNode *sample);
/** Returns: (transfer full) (nullable): NULL if all entries are blank. */
JsonNode *studio_item_line_get_item (StudioItemLine *self);
/** Returns: (transfer full) (nullable): the first thing that was typed and cannot be read, in one sentence. */
char *studio_item_line_check (StudioItemLine *self);
/** Names the entries for assistive technology: "Angka 2: Satuan". */
void studio_item_line_set_place (StudioItemLine *self, const char *field_label, guint index);
GtkWidget *studio_item_line_get_entry (StudioItemLine *self, guint column);
void studio_item_line_set_removable (StudioItemLine *self, gboolean removable);

G_END_DECLS
