#include "config.h"

#include "studio-color-row.h"

#include <glib/gi18n-lib.h>

#include "studio-color-picker.h"
#include "studio-contrast.h"
#include "studio-inspector-values.h"

/* Pixels behind are painted and looked at once the person rests. */
#define REST_MS 150

struct _StudioColorRow
{
  StudioInspectorRow parent_instance;
  StudioColorPicker *picker;
  GtkLabel *badge; /* (nullable) */
  GtkButton *fix;  /* (nullable) */
  char *better;    /* (nullable): the colour that @fix takes */
  guint rest_id;
  GCancellable *cancellable; /* (nullable): of the measuring under way */
};

G_DEFINE_FINAL_TYPE (StudioColorRow, studio_color_row, STUDIO_TYPE_INSPECTOR_ROW)

enum {
  PROP_0,
  PROP_CONTRAST,
  N_PROPS,
};

static GParamSpec *properties[N_PROPS];

static StudioBrand *
get_brand (StudioColorRow *self)
{
  StudioComposer *composer = studio_inspector_row_get_composer (STUDIO_INSPECTOR_ROW (self));

  return studio_post_get_brand (studio_document_get_post (studio_composer_get_document (composer)));
}

static void
write_color (StudioColorRow *self,
             const char *name)
{
  g_autoptr (JsonNode) value = studio_json_string (name);

  studio_inspector_row_write (STUDIO_INSPECTOR_ROW (self), value);
}

/* --- contrast --- */

static void
hide_badge (StudioColorRow *self)
{
  gtk_widget_set_visible (GTK_WIDGET (self->badge), FALSE);
  gtk_widget_set_visible (GTK_WIDGET (self->fix), FALSE);
}

/* People read "8,0:1" here; a tenth is as fine as it can be told. */
static void
show_contrast (StudioColorRow *self,
               const StudioContrast *contrast)
{
  gboolean passes = contrast->ratio >= contrast->needed;
  g_autofree char *ratio = g_strdup_printf ("%.1f", contrast->ratio);
  g_autofree char *text = g_strdup_printf (passes ? _ ("Contrast %s:1") : _ ("Contrast %s:1, too little"), ratio);
  g_autofree char *label = NULL;
  g_autofree char *code = NULL;
  StudioColor color;

  gtk_label_set_label (self->badge, text);
  gtk_widget_remove_css_class (GTK_WIDGET (self->badge), passes ? "bad" : "good");
  gtk_widget_add_css_class (GTK_WIDGET (self->badge), passes ? "good" : "bad");
  gtk_widget_set_visible (GTK_WIDGET (self->badge), TRUE);
  g_free (self->better);
  self->better = g_strdup (contrast->better);
  gtk_widget_set_visible (GTK_WIDGET (self->fix), self->better != NULL);
  if (self->better == NULL || !studio_brand_lookup_color (get_brand (self), self->better, &color))
    return;
  code = studio_color_to_string (&color);
  /* Translators: %s is a colour: "Use #12361F" */
  label = g_strdup_printf (_ ("Use %s"), code);
  gtk_button_set_label (self->fix, label);
}

static void
measured_cb (GObject *source,
             GAsyncResult *result,
             gpointer data)
{
  g_autoptr (StudioColorRow) self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (StudioContrast) contrast = studio_contrast_measure_finish (result, &error);

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED) || self->badge == NULL)
    return;
  if (contrast != NULL && studio_inspector_row_get_composer (STUDIO_INSPECTOR_ROW (self)) != NULL)
    show_contrast (self, contrast);
  else
    hide_badge (self);
}

static gboolean
rest_cb (gpointer data)
{
  StudioColorRow *self = data;
  StudioComposer *composer = studio_inspector_row_get_composer (STUDIO_INSPECTOR_ROW (self));
  GPtrArray *ids = composer != NULL ? studio_composer_get_selection (composer) : NULL;
  StudioScene *scene = composer != NULL ? studio_composer_get_scene (composer) : NULL;

  self->rest_id = 0;
  if (scene == NULL || ids->len != 1) {
    hide_badge (self);
    return G_SOURCE_REMOVE;
  }
  self->cancellable = g_cancellable_new ();
  studio_contrast_measure_async (scene, g_ptr_array_index (ids, 0), self->cancellable, measured_cb, g_object_ref (self));
  return G_SOURCE_REMOVE;
}

static void
stop_measuring (StudioColorRow *self)
{
  g_clear_handle_id (&self->rest_id, g_source_remove);
  if (self->cancellable != NULL)
    g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
}

static void
measure_soon (StudioColorRow *self)
{
  stop_measuring (self);
  self->rest_id = g_timeout_add (REST_MS, rest_cb, self);
}

static void
fix_cb (StudioColorRow *self)
{
  if (self->better == NULL)
    return;
  write_color (self, self->better);
  studio_inspector_row_end (STUDIO_INSPECTOR_ROW (self));
}

static void
add_contrast (StudioColorRow *self)
{
  self->badge = GTK_LABEL (gtk_label_new (NULL));
  gtk_widget_add_css_class (GTK_WIDGET (self->badge), "contrast-badge");
  studio_inspector_row_add_to_title (STUDIO_INSPECTOR_ROW (self), GTK_WIDGET (self->badge));
  self->fix = GTK_BUTTON (gtk_button_new ());
  gtk_widget_set_halign (GTK_WIDGET (self->fix), GTK_ALIGN_START);
  g_signal_connect_swapped (self->fix, "clicked", G_CALLBACK (fix_cb), self);
  gtk_box_append (GTK_BOX (self), GTK_WIDGET (self->fix));
  hide_badge (self);
}

/* --- row --- */

static void
studio_color_row_show (StudioInspectorRow *row,
                       const StudioCommon *common)
{
  StudioColorRow *self = STUDIO_COLOR_ROW (row);
  StudioColor color;
  gboolean known;

  studio_color_picker_set_composer (self->picker, studio_inspector_row_get_composer (row));
  known = studio_inspector_get_color (common, get_brand (self), studio_inspector_row_get_member (row), &color);
  studio_color_picker_set_color (self->picker, known ? &color : NULL);
  if (self->badge != NULL)
    measure_soon (self);
}

static void
picked_cb (StudioColorRow *self,
           const char *name)
{
  if (!studio_inspector_row_is_showing (STUDIO_INSPECTOR_ROW (self)))
    write_color (self, name);
}

static void
ended_cb (StudioColorRow *self)
{
  studio_inspector_row_end (STUDIO_INSPECTOR_ROW (self));
}

static void
title_cb (StudioColorRow *self)
{
  const char *title = studio_inspector_row_get_title (STUDIO_INSPECTOR_ROW (self));

  studio_color_picker_set_label (self->picker, title != NULL ? title : "");
}

static void
studio_color_row_set_property (GObject *object,
                               guint id,
                               const GValue *value,
                               GParamSpec *pspec)
{
  StudioColorRow *self = STUDIO_COLOR_ROW (object);

  if (id != PROP_CONTRAST)
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
  else if (g_value_get_boolean (value) && self->badge == NULL)
    add_contrast (self);
}

static void
studio_color_row_dispose (GObject *object)
{
  StudioColorRow *self = STUDIO_COLOR_ROW (object);

  stop_measuring (self);
  self->badge = NULL;

  G_OBJECT_CLASS (studio_color_row_parent_class)->dispose (object);
}

static void
studio_color_row_finalize (GObject *object)
{
  g_free (STUDIO_COLOR_ROW (object)->better);

  G_OBJECT_CLASS (studio_color_row_parent_class)->finalize (object);
}

static void
studio_color_row_class_init (StudioColorRowClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->set_property = studio_color_row_set_property;
  object_class->dispose = studio_color_row_dispose;
  object_class->finalize = studio_color_row_finalize;
  STUDIO_INSPECTOR_ROW_CLASS (klass)->show = studio_color_row_show;

  properties[PROP_CONTRAST] = g_param_spec_boolean ("contrast", NULL, NULL, FALSE, G_PARAM_WRITABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
studio_color_row_init (StudioColorRow *self)
{
  self->picker = g_object_new (STUDIO_TYPE_COLOR_PICKER, NULL);
  gtk_box_append (GTK_BOX (self), GTK_WIDGET (self->picker));
  g_signal_connect_swapped (self->picker, "picked", G_CALLBACK (picked_cb), self);
  g_signal_connect_swapped (self->picker, "ended", G_CALLBACK (ended_cb), self);
  g_signal_connect (self, "notify::title", G_CALLBACK (title_cb), NULL);
}
