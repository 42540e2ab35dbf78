#include "config.h"

#include "studio-stage-private.h"

#include "studio-composer-guides.h"
#include "studio-phone-view.h"

/* What helps to look at the post and to lay it out: rulers, columns, safe areas, the phone, all sizes. */

static void
toggle_all_sizes (GtkWidget *widget,
                  const char *name,
                  GVariant *parameter)
{
  StudioStage *self = STUDIO_STAGE (widget);
  gboolean show = !gtk_widget_get_visible (self->all_sizes);

  gtk_widget_set_visible (self->all_sizes, show);
  if (show)
    gtk_widget_child_focus (self->all_sizes, GTK_DIR_TAB_FORWARD);
  else
    studio_stage_focus_canvas (self);
}

void
_studio_stage_size_chosen_cb (StudioAllSizes *sizes,
                              const StudioFormat *format,
                              StudioStage *self)
{
  gtk_widget_set_visible (self->all_sizes, FALSE);
  studio_sizes_strip_select (self->strip, format->id);
  studio_stage_focus_canvas (self);
}

static void
show_phone (GtkWidget *widget,
            const char *name,
            GVariant *parameter)
{
  StudioStage *self = STUDIO_STAGE (widget);
  GtkRoot *root = gtk_widget_get_root (widget);

  if (self->document != NULL && self->format != NULL && GTK_IS_WINDOW (root))
    gtk_window_present (GTK_WINDOW (studio_phone_view_new (GTK_WINDOW (root), self->document, self->previewer, self->format, self->page)));
}

static void
clear_guides (GtkWidget *widget,
              const char *name,
              GVariant *parameter)
{
  StudioStage *self = STUDIO_STAGE (widget);

  if (self->composer != NULL)
    studio_composer_clear_guides (self->composer);
}

void
_studio_stage_install_view (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "stage.all-sizes", NULL, toggle_all_sizes);
  gtk_widget_class_install_action (widget_class, "stage.phone", NULL, show_phone);
  gtk_widget_class_install_action (widget_class, "stage.clear-guides", NULL, clear_guides);
}

void
_studio_stage_init_view (StudioStage *self)
{
  static const struct
  {
    const char *key, *property;
  } kept[] = {
    { "view-rulers", "rulers" },
    { "view-columns", "columns" },
    { "view-safe-area", "safe-area" },
  };
  g_autoptr (GSettings) settings = g_settings_new (APPLICATION_ID);

  studio_guides_set_canvas (self->guides, self->canvas);
  studio_canvas_set_guides (self->canvas, GTK_WIDGET (self->guides));
  for (guint i = 0; i < G_N_ELEMENTS (kept); i++)
    g_settings_bind (settings, kept[i].key, self->guides, kept[i].property, G_SETTINGS_BIND_GET);
}

void
_studio_stage_set_view_source (StudioStage *self)
{
  studio_guides_set_composer (self->guides, self->composer);
  studio_all_sizes_set_source (STUDIO_ALL_SIZES (self->all_sizes), self->composer, self->previewer);
  if (self->composer == NULL)
    gtk_widget_set_visible (self->all_sizes, FALSE);
}
