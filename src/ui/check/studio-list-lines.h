#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * StudioListLines: what stands in the lines of a list view: widgets of one kind, each of which shows one item at a time
 * @make: a widget, its signals connected to @owner
 * @show: @item: (nullable): NULL lets go of the present one
 * @name: what the line is called for those who don't see it; it has no name of its own
 * @activatable: pressing the line itself does something ("activate" of the list view)
 */
typedef struct
{
  GtkWidget *(*make) (gpointer owner);
  void (*show) (GtkWidget *widget, gpointer item);
  const char *(*name) (gpointer item);
  gboolean activatable;
} StudioListLines;

/**
 * studio_list_lines_connect:
 * @lines: static
 * @owner: lives as long as @list shows @model
 *
 * Shows @model in @list, in which no line can be selected.
 */
void studio_list_lines_connect (GtkListView *list, GListModel *model, const StudioListLines *lines, gpointer owner);

G_END_DECLS
