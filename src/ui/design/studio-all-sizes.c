#include "config.h"

#include "studio-all-sizes.h"

#include "studio-size-cell.h"

#include <math.h>

#define PAUSE_MS 140
#define PRIORITY 5
/* Of a row's pictures together, in their heights */
#define ROW_WIDTH 2.75

struct _StudioAllSizes
{
  GtkWidget parent_instance;
  GtkWidget *box;
  GtkBox *rows;

  StudioComposer *composer;   /* (nullable) */
  StudioPreviewer *previewer; /* (nullable) */
  GSignalGroup *post_signals;
  GPtrArray *cells;         /* (element-type StudioSizeCell) */
  StudioTemplate *template; /* (nullable): whose formats are shown */
  GCancellable *cancellable;
  guint timeout;
};

enum {
  SIGNAL_FORMAT_SELECTED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (StudioAllSizes, studio_all_sizes, GTK_TYPE_WIDGET)

static void
stop (StudioAllSizes *self)
{
  g_clear_handle_id (&self->timeout, g_source_remove);
  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
}

typedef struct
{
  StudioAllSizes *self;
  StudioSizeCell *cell;
} Painting;

static void
painted_cb (GObject *source,
            GAsyncResult *result,
            gpointer user_data)
{
  g_autofree Painting *painting = user_data;
  g_autoptr (StudioAllSizes) self = painting->self;
  g_autoptr (StudioSizeCell) cell = painting->cell;
  g_autoptr (GError) error = NULL;
  g_autoptr (StudioPreview) preview = studio_previewer_render_finish (STUDIO_PREVIEWER (source), result, &error);

  if (preview != NULL && self->composer != NULL)
    studio_size_cell_show (cell, preview, studio_composer_is_edited (self->composer, studio_size_cell_get_format (cell)->id));
}

static StudioPost *
get_post (StudioAllSizes *self)
{
  return studio_document_get_post (studio_composer_get_document (self->composer));
}

static gboolean
paint_cb (gpointer user_data)
{
  StudioAllSizes *self = user_data;
  g_autoptr (StudioSnapshot) snapshot = studio_post_snapshot (get_post (self));

  self->timeout = 0;
  self->cancellable = g_cancellable_new ();
  for (guint i = 0; i < self->cells->len; i++) {
    Painting *painting = g_new (Painting, 1);

    painting->self = g_object_ref (self);
    painting->cell = g_object_ref (g_ptr_array_index (self->cells, i));
    studio_previewer_render_async (self->previewer, snapshot, studio_size_cell_get_format (painting->cell), studio_composer_get_page (self->composer),
                                   studio_size_cell_get_scale (painting->cell), PRIORITY, self->cancellable, painted_cb, painting);
  }
  return G_SOURCE_REMOVE;
}

static void
clicked_cb (StudioSizeCell *cell,
            StudioAllSizes *self)
{
  g_signal_emit (self, signals[SIGNAL_FORMAT_SELECTED], 0, (gpointer) studio_size_cell_get_format (cell));
}

static void
list_formats (StudioAllSizes *self)
{
  GPtrArray *formats = studio_template_get_formats (self->template);
  GtkWidget *child, *row = NULL;
  double width = INFINITY;

  g_ptr_array_set_size (self->cells, 0);
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->rows))) != NULL)
    gtk_box_remove (self->rows, child);
  for (guint i = 0; i < formats->len; i++) {
    const StudioFormat *format = g_ptr_array_index (formats, i);
    GtkWidget *cell = studio_size_cell_new (format);
    double ratio = format->size.w / format->size.h;

    g_signal_connect (cell, "clicked", G_CALLBACK (clicked_cb), self);
    if (format == studio_composer_get_format (self->composer))
      gtk_widget_add_css_class (cell, "current");
    if (width + ratio > ROW_WIDTH) {
      row = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 10);
      gtk_widget_set_halign (row, GTK_ALIGN_START);
      gtk_box_append (self->rows, row);
      width = 0;
    }
    width += ratio;
    gtk_box_append (GTK_BOX (row), cell);
    g_ptr_array_add (self->cells, cell);
  }
}

static void
follow (StudioAllSizes *self,
        guint pause)
{
  stop (self);
  if (self->composer == NULL || !gtk_widget_get_mapped (GTK_WIDGET (self)))
    return;
  if (g_set_object (&self->template, studio_post_get_template (get_post (self))) || pause == 0)
    list_formats (self);
  self->timeout = g_timeout_add (pause, paint_cb, self);
}

static void
post_changed_cb (StudioPost *post,
                 const char *path,
                 StudioAllSizes *self)
{
  follow (self, PAUSE_MS);
}

static void
studio_all_sizes_map (GtkWidget *widget)
{
  GTK_WIDGET_CLASS (studio_all_sizes_parent_class)->map (widget);
  follow (STUDIO_ALL_SIZES (widget), 0);
}

static void
studio_all_sizes_unmap (GtkWidget *widget)
{
  stop (STUDIO_ALL_SIZES (widget));
  GTK_WIDGET_CLASS (studio_all_sizes_parent_class)->unmap (widget);
}

static void
studio_all_sizes_dispose (GObject *object)
{
  StudioAllSizes *self = STUDIO_ALL_SIZES (object);

  stop (self);
  g_clear_pointer (&self->cells, g_ptr_array_unref);
  g_clear_pointer (&self->box, gtk_widget_unparent);
  g_clear_object (&self->post_signals);
  g_clear_object (&self->template);
  g_clear_object (&self->composer);
  g_clear_object (&self->previewer);

  G_OBJECT_CLASS (studio_all_sizes_parent_class)->dispose (object);
}

static void
studio_all_sizes_class_init (StudioAllSizesClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = studio_all_sizes_dispose;
  widget_class->map = studio_all_sizes_map;
  widget_class->unmap = studio_all_sizes_unmap;

  signals[SIGNAL_FORMAT_SELECTED] =
      g_signal_new ("format-selected", STUDIO_TYPE_ALL_SIZES, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_POINTER);

  gtk_widget_class_set_template_from_resource (widget_class, "/com/pemda/Studio/ui/studio-all-sizes.ui");
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "stage.all-sizes", NULL);
  gtk_widget_class_bind_template_child (widget_class, StudioAllSizes, box);
  gtk_widget_class_bind_template_child (widget_class, StudioAllSizes, rows);
}

static void
studio_all_sizes_init (StudioAllSizes *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  self->cells = g_ptr_array_new ();
  self->post_signals = g_signal_group_new (STUDIO_TYPE_POST);
  g_signal_group_connect (self->post_signals, "changed", G_CALLBACK (post_changed_cb), self);
}

void
studio_all_sizes_set_source (StudioAllSizes *self,
                             StudioComposer *composer,
                             StudioPreviewer *previewer)
{
  g_return_if_fail (STUDIO_IS_ALL_SIZES (self));

  stop (self);
  g_set_object (&self->previewer, previewer);
  g_set_object (&self->composer, composer);
  g_signal_group_set_target (self->post_signals, composer != NULL ? get_post (self) : NULL);
  follow (self, 0);
}
