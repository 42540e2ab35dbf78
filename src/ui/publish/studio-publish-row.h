#pragma once

#include <gtk/gtk.h>

#include "studio-publish-words.h"

G_BEGIN_DECLS

#define STUDIO_TYPE_PUBLISH_ROW (studio_publish_row_get_type ())
G_DECLARE_FINAL_TYPE (StudioPublishRow, studio_publish_row, STUDIO, PUBLISH_ROW, GtkListBoxRow)

/** StudioPublishDeed: a button of a row. @name: for the program; @label: translated; @style: (nullable): a CSS class */
typedef struct
{
  const char *name;
  const char *label;
  const char *style;
} StudioPublishDeed;

/**
 * StudioPublishRow: one account in the step of publishing: its mark, name, what is going to be sent or what became of it, and what a person can do.
 *
 * Signals: "switched" (gboolean), "deed" (const char *name): a button was pressed.
 */
GtkWidget *studio_publish_row_new (const char *id, const char *platform);
/** Returns: what it was made with */
const char *studio_publish_row_get_id (StudioPublishRow *self);
void studio_publish_row_set_name (StudioPublishRow *self, const char *name);
/** Shows @telling; its texts are copied. @line: (nullable): put before its line */
void studio_publish_row_set_telling (StudioPublishRow *self, const StudioPublishTelling *telling, const char *line);
/** @tooltip: (nullable): explains the words that stand out */
void studio_publish_row_set_tooltip (StudioPublishRow *self, const char *tooltip);
void studio_publish_row_set_switch (StudioPublishRow *self, gboolean shown, gboolean sensitive, gboolean on);
gboolean studio_publish_row_get_switched (StudioPublishRow *self);
/** @deeds: (array length=n): a single one stands beside the name, unless @below */
void studio_publish_row_set_deeds (StudioPublishRow *self, const StudioPublishDeed *deeds, guint n, gboolean below);
/** @tooltip: (nullable): of the button that is called @name */
void studio_publish_row_set_deed_tooltip (StudioPublishRow *self, const char *name, const char *tooltip);
/** @detail: (nullable): for experts, without secrets; behind a disclosure */
void studio_publish_row_set_detail (StudioPublishRow *self, const char *detail);

G_END_DECLS
