#include "config.h"

#include "studio-recent-row.h"

#include "studio-library-tile.h"

struct _StudioRecentRow
{
  GtkListBoxRow parent_instance;
  GtkPicture *picture;
  GtkLabel *title;
  GtkLabel *detail;
  GtkLabel *badge;
};

G_DEFINE_FINAL_TYPE (StudioRecentRow, studio_recent_row, GTK_TYPE_LIST_BOX_ROW)

static void
studio_recent_row_class_init (StudioRecentRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  gtk_widget_class_set_template_from_resource (widget_class, "/com/pemda/Studio/ui/studio-recent-row.ui");
  gtk_widget_class_bind_template_child (widget_class, StudioRecentRow, picture);
  gtk_widget_class_bind_template_child (widget_class, StudioRecentRow, title);
  gtk_widget_class_bind_template_child (widget_class, StudioRecentRow, detail);
  gtk_widget_class_bind_template_child (widget_class, StudioRecentRow, badge);
}

static void
studio_recent_row_init (StudioRecentRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

GtkWidget *
studio_recent_row_new (StudioRecentItem *item)
{
  StudioRecentRow *self = g_object_new (STUDIO_TYPE_RECENT_ROW, NULL);
  const char *title = studio_recent_item_get_title (item);
  g_autofree char *detail = studio_recent_item_make_detail (item), *spoken = NULL;

  studio_library_badge_show (self->badge, studio_recent_item_get_state (item));
  gtk_label_set_label (self->title, title);
  gtk_label_set_label (self->detail, detail);
  gtk_picture_set_paintable (self->picture, studio_recent_item_get_picture (item));
  gtk_widget_set_tooltip_text (GTK_WIDGET (self), title);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (self), "win.open-library");
  gtk_actionable_set_action_target (GTK_ACTIONABLE (self), "s", studio_recent_item_get_id (item));
  spoken = g_strdup_printf ("%s, %s, %s", title, detail, gtk_label_get_label (self->badge));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, spoken, -1);
  return GTK_WIDGET (self);
}
