#include "config.h"

#include "studio-shade-row.h"

#include <glib/gi18n-lib.h>

#include "studio-photo-style.h"

struct _StudioShadeRow
{
  StudioInspectorRow parent_instance;
  GtkSwitch *toggle;
  JsonNode *scrims; /* (nullable): as they are */
  double height;    /* of the photo, in px of the member */
};

G_DEFINE_FINAL_TYPE (StudioShadeRow, studio_shade_row, STUDIO_TYPE_INSPECTOR_ROW)

static void
studio_shade_row_show (StudioInspectorRow *row,
                       const StudioCommon *common)
{
  StudioShadeRow *self = STUDIO_SHADE_ROW (row);

  g_clear_pointer (&self->scrims, json_node_unref);
  if (common->value != NULL)
    self->scrims = json_node_ref (common->value);
  if (common->box != NULL)
    self->height = common->box->rect.h / common->scale;
  gtk_switch_set_active (self->toggle, studio_photo_style_is_shaded (self->scrims, STUDIO_EDGE_BOTTOM));
}

static void
active_cb (StudioShadeRow *self)
{
  StudioInspectorRow *row = STUDIO_INSPECTOR_ROW (self);
  g_autoptr (JsonNode) value = NULL;

  if (studio_inspector_row_is_showing (row))
    return;
  value = studio_photo_style_shade (self->scrims, STUDIO_EDGE_BOTTOM, self->height, gtk_switch_get_active (self->toggle));
  studio_inspector_row_write (row, value);
  studio_inspector_row_end (row);
}

static void
title_cb (StudioShadeRow *self)
{
  studio_inspector_row_adopt (STUDIO_INSPECTOR_ROW (self), GTK_WIDGET (self->toggle));
}

static void
studio_shade_row_finalize (GObject *object)
{
  g_clear_pointer (&STUDIO_SHADE_ROW (object)->scrims, json_node_unref);

  G_OBJECT_CLASS (studio_shade_row_parent_class)->finalize (object);
}

static void
studio_shade_row_class_init (StudioShadeRowClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = studio_shade_row_finalize;
  STUDIO_INSPECTOR_ROW_CLASS (klass)->show = studio_shade_row_show;
}

static void
studio_shade_row_init (StudioShadeRow *self)
{
  GtkWidget *subtitle = gtk_label_new (_ ("So that words on it can be read"));

  gtk_label_set_wrap (GTK_LABEL (subtitle), TRUE);
  gtk_label_set_xalign (GTK_LABEL (subtitle), 0);
  self->toggle = GTK_SWITCH (gtk_switch_new ());
  gtk_widget_set_valign (GTK_WIDGET (self->toggle), GTK_ALIGN_CENTER);
  studio_inspector_row_add_to_title (STUDIO_INSPECTOR_ROW (self), GTK_WIDGET (self->toggle));
  gtk_box_append (GTK_BOX (self), subtitle);
  g_signal_connect_swapped (self->toggle, "notify::active", G_CALLBACK (active_cb), self);
  g_signal_connect (self, "notify::title", G_CALLBACK (title_cb), NULL);
}
