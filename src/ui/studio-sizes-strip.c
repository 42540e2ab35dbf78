#include "config.h"

#include "studio-sizes-strip.h"

#include "studio-drop-template.h"
#include "studio-size-row.h"

/* With the painting of five small pictures this keeps within 300 ms after the last keystroke, and out of the way before. */
#define PAUSE_MS 140
#define PRIORITY 10

struct _StudioSizesStrip
{
  GtkWidget parent_instance;
  GtkWidget *scroller;
  GtkListBox *list;

  StudioDocument *document;   /* (nullable) */
  StudioComposer *composer;   /* (nullable) */
  StudioPreviewer *previewer; /* (nullable) */
  GSignalGroup *post_signals;
  StudioTemplate *template; /* (nullable): whose formats are listed */
  GCancellable *cancellable;
  guint timeout;
  guint page;
};

G_DEFINE_FINAL_TYPE (StudioSizesStrip, studio_sizes_strip, GTK_TYPE_WIDGET)

enum {
  SIGNAL_FORMAT_SELECTED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

static void
rendered_cb (GObject *source,
             GAsyncResult *result,
             gpointer user_data)
{
  g_autoptr (StudioSizeRow) row = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (StudioPreview) preview = studio_previewer_render_finish (STUDIO_PREVIEWER (source), result, &error);

  if (preview != NULL)
    studio_size_row_take_preview (row, g_steal_pointer (&preview));
  else if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    g_message ("no small picture of %s: %s", studio_size_row_get_format (row)->id, error->message);
}

static void
stop (StudioSizesStrip *self)
{
  g_clear_handle_id (&self->timeout, g_source_remove);
  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
}

static gboolean
render_cb (gpointer user_data)
{
  StudioSizesStrip *self = user_data;
  g_autoptr (StudioSnapshot) snapshot = studio_post_snapshot (studio_document_get_post (self->document));

  self->timeout = 0;
  self->cancellable = g_cancellable_new ();
  for (GtkWidget *child = gtk_widget_get_first_child (GTK_WIDGET (self->list)); child != NULL; child = gtk_widget_get_next_sibling (child)) {
    StudioSizeRow *row = STUDIO_SIZE_ROW (child);

    studio_previewer_render_async (self->previewer, snapshot, studio_size_row_get_format (row), self->page, studio_size_row_get_scale (row),
                                   PRIORITY, self->cancellable, rendered_cb, g_object_ref (row));
  }
  return G_SOURCE_REMOVE;
}

static void
list_formats (StudioSizesStrip *self)
{
  GPtrArray *formats;
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->list))) != NULL)
    gtk_list_box_remove (self->list, child);
  if (self->template == NULL)
    return;
  formats = studio_template_get_formats (self->template);
  for (guint i = 0; i < formats->len; i++)
    gtk_list_box_append (self->list, studio_size_row_new (g_ptr_array_index (formats, i)));
  gtk_list_box_select_row (self->list, gtk_list_box_get_row_at_index (self->list, 0));
}

static void
mark_edited (StudioSizesStrip *self)
{
  for (GtkWidget *child = gtk_widget_get_first_child (GTK_WIDGET (self->list)); child != NULL; child = gtk_widget_get_next_sibling (child)) {
    StudioSizeRow *row = STUDIO_SIZE_ROW (child);

    studio_size_row_set_edited (row, self->composer != NULL && studio_composer_is_edited (self->composer, studio_size_row_get_format (row)->id));
  }
}

static void
follow (StudioSizesStrip *self,
        guint pause)
{
  StudioTemplate *template = self->document != NULL ? studio_post_get_template (studio_document_get_post (self->document)) : NULL;

  stop (self);
  if (g_set_object (&self->template, template))
    list_formats (self);
  mark_edited (self);
  if (self->document != NULL)
    self->timeout = g_timeout_add (pause, render_cb, self);
}

static void
post_changed_cb (StudioPost *post,
                 const char *path,
                 StudioSizesStrip *self)
{
  follow (self, PAUSE_MS);
}

static void
row_selected_cb (GtkListBox *list,
                 GtkListBoxRow *row,
                 StudioSizesStrip *self)
{
  if (row != NULL)
    g_signal_emit (self, signals[SIGNAL_FORMAT_SELECTED], 0, (gpointer) studio_size_row_get_format (STUDIO_SIZE_ROW (row)));
}

static void
scale_factor_changed_cb (StudioSizesStrip *self)
{
  follow (self, PAUSE_MS);
}

static void
studio_sizes_strip_dispose (GObject *object)
{
  StudioSizesStrip *self = STUDIO_SIZES_STRIP (object);

  stop (self);
  studio_drop_template (GTK_WIDGET (self), STUDIO_TYPE_SIZES_STRIP);
  g_clear_object (&self->post_signals);
  g_clear_object (&self->template);
  g_clear_object (&self->document);
  g_clear_object (&self->composer);
  g_clear_object (&self->previewer);

  G_OBJECT_CLASS (studio_sizes_strip_parent_class)->dispose (object);
}

static void
studio_sizes_strip_class_init (StudioSizesStripClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = studio_sizes_strip_dispose;

  signals[SIGNAL_FORMAT_SELECTED] =
      g_signal_new ("format-selected", STUDIO_TYPE_SIZES_STRIP, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_POINTER);

  gtk_widget_class_set_template_from_resource (widget_class, "/com/pemda/Studio/ui/studio-sizes-strip.ui");
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_bind_template_child (widget_class, StudioSizesStrip, scroller);
  gtk_widget_class_bind_template_child (widget_class, StudioSizesStrip, list);
  gtk_widget_class_bind_template_callback (widget_class, row_selected_cb);
}

static void
studio_sizes_strip_init (StudioSizesStrip *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  self->post_signals = g_signal_group_new (STUDIO_TYPE_POST);
  g_signal_group_connect (self->post_signals, "changed", G_CALLBACK (post_changed_cb), self);
  g_signal_connect (self, "notify::scale-factor", G_CALLBACK (scale_factor_changed_cb), NULL);
}

void
studio_sizes_strip_set_source (StudioSizesStrip *self,
                               StudioDocument *document,
                               StudioPreviewer *previewer)
{
  g_return_if_fail (STUDIO_IS_SIZES_STRIP (self));

  g_set_object (&self->previewer, previewer);
  g_set_object (&self->document, document);
  g_signal_group_set_target (self->post_signals, document != NULL ? studio_document_get_post (document) : NULL);
  self->page = 0;
  /* another post of the same template begins at the first format too */
  g_clear_object (&self->template);
  follow (self, 0);
}

void
studio_sizes_strip_set_composer (StudioSizesStrip *self,
                                 StudioComposer *composer)
{
  g_return_if_fail (STUDIO_IS_SIZES_STRIP (self));

  g_set_object (&self->composer, composer);
}

void
studio_sizes_strip_select (StudioSizesStrip *self,
                           const char *id)
{
  g_return_if_fail (STUDIO_IS_SIZES_STRIP (self) && id != NULL);

  for (GtkWidget *child = gtk_widget_get_first_child (GTK_WIDGET (self->list)); child != NULL; child = gtk_widget_get_next_sibling (child)) {
    if (g_str_equal (studio_size_row_get_format (STUDIO_SIZE_ROW (child))->id, id))
      gtk_list_box_select_row (self->list, GTK_LIST_BOX_ROW (child));
  }
}

void
studio_sizes_strip_set_page (StudioSizesStrip *self,
                             guint page)
{
  g_return_if_fail (STUDIO_IS_SIZES_STRIP (self));

  self->page = page;
  follow (self, 0);
}

StudioPreview *
studio_sizes_strip_get_preview (StudioSizesStrip *self)
{
  GtkListBoxRow *row;

  g_return_val_if_fail (STUDIO_IS_SIZES_STRIP (self), NULL);

  row = gtk_list_box_get_selected_row (self->list);
  return row != NULL ? studio_size_row_get_preview (STUDIO_SIZE_ROW (row)) : NULL;
}

void
studio_sizes_strip_step (StudioSizesStrip *self,
                         int direction)
{
  GtkListBoxRow *row;
  int index;

  g_return_if_fail (STUDIO_IS_SIZES_STRIP (self));

  row = gtk_list_box_get_selected_row (self->list);
  index = row != NULL ? gtk_list_box_row_get_index (row) + direction : 0;
  row = index >= 0 ? gtk_list_box_get_row_at_index (self->list, index) : NULL;
  if (row != NULL)
    gtk_list_box_select_row (self->list, row);
}
