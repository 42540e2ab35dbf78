#include "config.h"

#include "studio-photo-row.h"

#include <glib/gi18n-lib.h>

#include "studio-focal-picture.h"
#include "studio-photo-picture.h"

/* Less than this is over before a bar would help. */
#define PATIENCE_MS 300
#define PULSE_MS 80
#define PREVIEW_WIDTH 80
#define PREVIEW_HEIGHT 60
#define FOCAL_WIDTH 336
#define FOCAL_HEIGHT 252

struct _StudioPhotoRow
{
  StudioFieldRow parent_instance;
  GtkWidget *line;
  GtkWidget *preview;
  GtkStack *preview_stack;
  GtkPicture *picture;
  GtkLabel *advice;
  GtkProgressBar *progress;
  GtkWidget *replace;
  GtkWidget *remove;
  GtkWidget *focal_button;
  StudioFocalPicture *focal;

  GtkFileChooserNative *chooser;
  JsonNode *shown;          /* (nullable): what the preview shows */
  GCancellable *previewing; /* of the preview on its way */
  GCancellable *reading;    /* of the new photo on its way */
  guint pulse_id;
  gint64 reading_since;
};

G_DEFINE_FINAL_TYPE (StudioPhotoRow, studio_photo_row, STUDIO_TYPE_FIELD_ROW)

static StudioSnapshot *
post_snapshot (StudioPhotoRow *self)
{
  return studio_post_snapshot (studio_document_get_post (studio_field_row_get_document (STUDIO_FIELD_ROW (self))));
}

static const char *
field_name (StudioPhotoRow *self)
{
  return studio_field_row_get_field (STUDIO_FIELD_ROW (self))->name;
}

/* --- showing --- */

static void
preview_cb (GObject *source,
            GAsyncResult *result,
            gpointer data)
{
  g_autoptr (StudioPhotoRow) self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GdkPaintable) paintable = studio_photo_picture_load_finish (result, &error);

  g_assert (STUDIO_IS_PHOTO_ROW (self));

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  gtk_picture_set_paintable (self->picture, paintable);
  gtk_stack_set_visible_child_name (self->preview_stack, paintable != NULL ? "photo" : "none");
  if (error != NULL)
    studio_field_row_set_error (STUDIO_FIELD_ROW (self), error->message);
}

static void
load_preview (StudioPhotoRow *self,
              JsonNode *photo)
{
  g_autoptr (StudioSnapshot) snapshot = post_snapshot (self);
  int scale = gtk_widget_get_scale_factor (GTK_WIDGET (self));

  g_cancellable_cancel (self->previewing);
  g_clear_object (&self->previewing);
  if (!studio_field_value_filled (photo)) {
    gtk_stack_set_visible_child_name (self->preview_stack, "none");
    return;
  }
  self->previewing = g_cancellable_new ();
  studio_photo_picture_load_async (snapshot, photo, (StudioSize){ PREVIEW_WIDTH * scale, PREVIEW_HEIGHT * scale }, TRUE,
                                   self->previewing, preview_cb, g_object_ref (self));
}

static gboolean
same_photo (JsonNode *a,
            JsonNode *b)
{
  return a == b || (a != NULL && b != NULL && studio_json_equal (a, b));
}

/* A new label takes the name away that assistive technology was given. */
static void
name_replace (StudioPhotoRow *self,
              const char *label)
{
  g_autofree char *name = g_strdup_printf (_ ("%s: choose a file"), studio_field_row_get_field (STUDIO_FIELD_ROW (self))->label);

  gtk_button_set_label (GTK_BUTTON (self->replace), label);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->replace), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
}

static void
studio_photo_row_show_value (StudioFieldRow *row,
                             JsonNode *value,
                             JsonNode *sample)
{
  StudioPhotoRow *self = STUDIO_PHOTO_ROW (row);
  gboolean filled = studio_field_value_filled (value);
  gboolean left_out = studio_field_row_is_left_out (row);
  JsonNode *photo = filled ? value : left_out ? NULL
                                              : sample;

  gtk_widget_set_visible (self->remove, filled);
  gtk_widget_set_visible (self->focal_button, filled);
  name_replace (self, filled ? _ ("Replace…") : _ ("Choose…"));
  if (filled)
    gtk_label_set_text (self->advice, _ ("Drop another photo here, or paste it."));
  else if (left_out)
    gtk_label_set_text (self->advice, _ ("Not shown in the picture. Drop a photo here, paste it, or choose a file."));
  else
    gtk_label_set_text (self->advice, _ ("Sample photo. Drop yours here, paste it, or choose a file."));
  if (filled)
    gtk_widget_remove_css_class (GTK_WIDGET (self->preview), "sample");
  else
    gtk_widget_add_css_class (GTK_WIDGET (self->preview), "sample");

  if (same_photo (photo, self->shown))
    return;
  g_clear_pointer (&self->shown, json_node_unref);
  self->shown = photo != NULL ? json_node_ref (photo) : NULL;
  studio_focal_picture_set_focal (self->focal, studio_photo_picture_focal (photo));
  studio_field_row_set_error (row, NULL);
  load_preview (self, photo);
}

/* --- a new photo --- */

static gboolean
pulse_cb (gpointer data)
{
  StudioPhotoRow *self = data;

  if (g_get_monotonic_time () - self->reading_since > PATIENCE_MS * 1000) {
    gtk_widget_set_visible (GTK_WIDGET (self->progress), TRUE);
    gtk_progress_bar_pulse (self->progress);
  }
  return G_SOURCE_CONTINUE;
}

static void
end_reading (StudioPhotoRow *self)
{
  g_clear_handle_id (&self->pulse_id, g_source_remove);
  g_clear_object (&self->reading);
  gtk_widget_set_visible (GTK_WIDGET (self->progress), FALSE);
}

static GCancellable *
begin_reading (StudioPhotoRow *self)
{
  g_cancellable_cancel (self->reading);
  end_reading (self);
  self->reading = g_cancellable_new ();
  self->reading_since = g_get_monotonic_time ();
  self->pulse_id = g_timeout_add (PULSE_MS, pulse_cb, self);
  return self->reading;
}

/* Returns: whether the person still waits for this answer */
static gboolean
take_answer (StudioPhotoRow *self,
             const GError *error)
{
  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return FALSE;
  if (self->reading != NULL)
    end_reading (self);
  return TRUE;
}

static void
show_failure (StudioPhotoRow *self,
              const GError *error)
{
  g_autofree char *text = NULL;

  if (!take_answer (self, error))
    return;
  if (gtk_widget_get_visible (self->remove))
    text = g_strdup_printf ("%s %s", error->message, _ ("The old photo stays."));
  studio_field_row_set_error (STUDIO_FIELD_ROW (self), text != NULL ? text : error->message);
}

static void
photo_set_cb (GObject *source,
              GAsyncResult *result,
              gpointer data)
{
  g_autoptr (StudioPhotoRow) self = data;
  g_autoptr (GError) error = NULL;

  if (studio_document_set_photo_finish (STUDIO_DOCUMENT (source), result, &error)) {
    take_answer (self, NULL);
    studio_field_row_set_error (STUDIO_FIELD_ROW (self), NULL);
  } else {
    show_failure (self, error);
  }
}

static void
take_file (StudioPhotoRow *self,
           GFile *file)
{
  StudioDocument *document = studio_field_row_get_document (STUDIO_FIELD_ROW (self));

  studio_document_set_photo_async (document, field_name (self), file, begin_reading (self), photo_set_cb, g_object_ref (self));
}

static void
response_cb (StudioPhotoRow *self,
             int response)
{
  g_autoptr (GFile) file = NULL;

  g_assert (STUDIO_IS_PHOTO_ROW (self));

  if (response == GTK_RESPONSE_ACCEPT)
    file = gtk_file_chooser_get_file (GTK_FILE_CHOOSER (self->chooser));
  g_clear_object (&self->chooser);
  if (file != NULL)
    take_file (self, file);
}

static void
add_filters (GtkFileChooser *chooser)
{
  static const char *const endings[] = { "jpg", "jpeg", "png", "webp", "heic", "heif", "avif", "tif", "tiff", "svg", "gif", "bmp" };
  g_autoptr (GtkFileFilter) pictures = gtk_file_filter_new ();
  g_autoptr (GtkFileFilter) all = gtk_file_filter_new ();

  gtk_file_filter_set_name (pictures, _ ("Pictures"));
  gtk_file_filter_add_mime_type (pictures, "image/*");
  for (guint i = 0; i < G_N_ELEMENTS (endings); i++)
    gtk_file_filter_add_suffix (pictures, endings[i]);
  gtk_file_filter_set_name (all, _ ("All files"));
  gtk_file_filter_add_pattern (all, "*");
  gtk_file_chooser_add_filter (chooser, pictures);
  gtk_file_chooser_add_filter (chooser, all);
}

static void
replace_clicked_cb (StudioPhotoRow *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));

  g_assert (STUDIO_IS_PHOTO_ROW (self));

  if (self->chooser != NULL)
    return;
  self->chooser = gtk_file_chooser_native_new (_ ("Choose a Photo"), GTK_IS_WINDOW (root) ? GTK_WINDOW (root) : NULL,
                                               GTK_FILE_CHOOSER_ACTION_OPEN, NULL, NULL);
  gtk_native_dialog_set_modal (GTK_NATIVE_DIALOG (self->chooser), TRUE);
  add_filters (GTK_FILE_CHOOSER (self->chooser));
  g_signal_connect_swapped (self->chooser, "response", G_CALLBACK (response_cb), self);
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (self->chooser));
}

static void
remove_clicked_cb (StudioPhotoRow *self)
{
  g_assert (STUDIO_IS_PHOTO_ROW (self));

  g_cancellable_cancel (self->reading);
  gtk_widget_grab_focus (self->replace);
  studio_field_row_store (STUDIO_FIELD_ROW (self), NULL, FALSE);
}

static gboolean
drop_cb (StudioPhotoRow *self,
         const GValue *value)
{
  g_assert (STUDIO_IS_PHOTO_ROW (self));

  if (!G_VALUE_HOLDS (value, G_TYPE_FILE))
    return FALSE;
  take_file (self, g_value_get_object (value));
  return TRUE;
}

/* Pictures on the clipboard are the page's: it puts them into the field that has the focus, before the key comes here. */
static gboolean
key_pressed_cb (StudioPhotoRow *self,
                guint key,
                guint code,
                GdkModifierType state)
{
  g_assert (STUDIO_IS_PHOTO_ROW (self));

  if ((key == GDK_KEY_v || key == GDK_KEY_V) && (state & (GDK_CONTROL_MASK | GDK_ALT_MASK)) == GDK_CONTROL_MASK) {
    studio_field_row_notify_user (STUDIO_FIELD_ROW (self), _ ("There is no picture on the clipboard. Copy one first."));
    return TRUE;
  }
  if (key == GDK_KEY_Delete && gtk_widget_get_visible (self->remove)) {
    remove_clicked_cb (self);
    return TRUE;
  }
  return FALSE;
}

/* --- the focal point --- */

static void
whole_loaded_cb (GObject *source,
                 GAsyncResult *result,
                 gpointer data)
{
  g_autoptr (StudioPhotoRow) self = data;
  g_autoptr (GdkPaintable) paintable = studio_photo_picture_load_finish (result, NULL);

  if (paintable != NULL)
    studio_focal_picture_set_paintable (self->focal, paintable);
}

static void
focal_shown_cb (StudioPhotoRow *self)
{
  g_autoptr (StudioSnapshot) snapshot = post_snapshot (self);
  int scale = gtk_widget_get_scale_factor (GTK_WIDGET (self));

  g_assert (STUDIO_IS_PHOTO_ROW (self));

  studio_focal_picture_set_paintable (self->focal, NULL);
  studio_photo_picture_load_async (snapshot, self->shown, (StudioSize){ FOCAL_WIDTH * scale, FOCAL_HEIGHT * scale }, FALSE, NULL,
                                   whole_loaded_cb, g_object_ref (self));
  gtk_widget_grab_focus (GTK_WIDGET (self->focal));
}

static void
focal_moved_cb (StudioPhotoRow *self)
{
  StudioPoint focal = studio_focal_picture_get_focal (self->focal);
  g_autoptr (JsonArray) point = json_array_new ();
  g_autoptr (JsonNode) node = NULL;
  g_autoptr (JsonNode) photo = NULL;

  g_assert (STUDIO_IS_PHOTO_ROW (self));

  if (self->shown == NULL)
    return;
  json_array_add_double_element (point, focal.x);
  json_array_add_double_element (point, focal.y);
  node = json_node_init_array (json_node_alloc (), point);
  photo = studio_json_with (self->shown, "focal", node);
  studio_field_row_store (STUDIO_FIELD_ROW (self), photo, TRUE);
}

static void
focal_released_cb (StudioPhotoRow *self)
{
  g_assert (STUDIO_IS_PHOTO_ROW (self));

  studio_history_end_merge (studio_document_get_history (studio_field_row_get_document (STUDIO_FIELD_ROW (self))));
}

/* --- the class --- */

static GtkWidget *
studio_photo_row_get_target (StudioFieldRow *row,
                             int line)
{
  return STUDIO_PHOTO_ROW (row)->replace;
}

static void
name_controls (StudioPhotoRow *self)
{
  const char *label = studio_field_row_get_field (STUDIO_FIELD_ROW (self))->label;
  g_autofree char *remove = g_strdup_printf (_ ("Remove %s"), label);
  g_autofree char *focal = g_strdup_printf (_ ("%s: focal point"), label);

  studio_field_row_adopt (STUDIO_FIELD_ROW (self), self->preview, NULL);
  studio_field_row_adopt (STUDIO_FIELD_ROW (self), self->replace, NULL);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->remove), GTK_ACCESSIBLE_PROPERTY_LABEL, remove, -1);
  gtk_widget_set_tooltip_text (self->remove, remove);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->focal_button), GTK_ACCESSIBLE_PROPERTY_LABEL, focal, -1);
  gtk_accessible_update_property (GTK_ACCESSIBLE (gtk_widget_get_first_child (self->focal_button)), GTK_ACCESSIBLE_PROPERTY_LABEL, focal, -1);
}

static void
studio_photo_row_constructed (GObject *object)
{
  StudioPhotoRow *self = STUDIO_PHOTO_ROW (object);

  G_OBJECT_CLASS (studio_photo_row_parent_class)->constructed (object);

  studio_field_row_add (STUDIO_FIELD_ROW (self), self->line);
  name_controls (self);
}

static void
studio_photo_row_dispose (GObject *object)
{
  StudioPhotoRow *self = STUDIO_PHOTO_ROW (object);

  g_clear_handle_id (&self->pulse_id, g_source_remove);
  g_cancellable_cancel (self->reading);
  g_clear_object (&self->reading);
  g_cancellable_cancel (self->previewing);
  g_clear_object (&self->previewing);
  g_clear_object (&self->chooser);
  g_clear_pointer (&self->shown, json_node_unref);

  G_OBJECT_CLASS (studio_photo_row_parent_class)->dispose (object);
}

static void
studio_photo_row_class_init (StudioPhotoRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  StudioFieldRowClass *row_class = STUDIO_FIELD_ROW_CLASS (klass);

  G_OBJECT_CLASS (klass)->constructed = studio_photo_row_constructed;
  G_OBJECT_CLASS (klass)->dispose = studio_photo_row_dispose;
  row_class->show_value = studio_photo_row_show_value;
  row_class->get_target = studio_photo_row_get_target;

  g_type_ensure (STUDIO_TYPE_FOCAL_PICTURE);
  gtk_widget_class_set_template_from_resource (widget_class, "/com/pemda/Studio/ui/studio-photo-row.ui");
  gtk_widget_class_bind_template_child (widget_class, StudioPhotoRow, line);
  gtk_widget_class_bind_template_child (widget_class, StudioPhotoRow, preview);
  gtk_widget_class_bind_template_child (widget_class, StudioPhotoRow, preview_stack);
  gtk_widget_class_bind_template_child (widget_class, StudioPhotoRow, picture);
  gtk_widget_class_bind_template_child (widget_class, StudioPhotoRow, advice);
  gtk_widget_class_bind_template_child (widget_class, StudioPhotoRow, progress);
  gtk_widget_class_bind_template_child (widget_class, StudioPhotoRow, replace);
  gtk_widget_class_bind_template_child (widget_class, StudioPhotoRow, remove);
  gtk_widget_class_bind_template_child (widget_class, StudioPhotoRow, focal_button);
  gtk_widget_class_bind_template_child (widget_class, StudioPhotoRow, focal);
  gtk_widget_class_bind_template_callback (widget_class, replace_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, remove_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, drop_cb);
  gtk_widget_class_bind_template_callback (widget_class, key_pressed_cb);
  gtk_widget_class_bind_template_callback (widget_class, focal_shown_cb);
  gtk_widget_class_bind_template_callback (widget_class, focal_moved_cb);
  gtk_widget_class_bind_template_callback (widget_class, focal_released_cb);
}

static void
studio_photo_row_init (StudioPhotoRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

GtkWidget *
studio_photo_row_new (StudioDocument *document,
                      const StudioField *field)
{
  return g_object_new (STUDIO_TYPE_PHOTO_ROW, "document", document, "field", field, NULL);
}
