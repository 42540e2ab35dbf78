#include "config.h"

#include "studio-manual-picture.h"

#include <glib/gi18n-lib.h>

#include "studio-drop-template.h"

/* Of the preview, px */
#define HEIGHT 120
#define WIDEST 220

struct _StudioManualPicture
{
  GtkBox parent_instance;
  GtkPicture *picture;
  GtkLabel *title;
  GtkLabel *detail;

  GListModel *files;
  gboolean cancelled; /* the drag that goes on or ended last */
};

G_DEFINE_FINAL_TYPE (StudioManualPicture, studio_manual_picture, GTK_TYPE_BOX)

static guint taken_signal;

/* --- what it gives away --- */

/* Returns: (transfer full): as programs know it that take files; GTK writes it as text/uri-list */
static GdkContentProvider *
offer_files (StudioManualPicture *self)
{
  g_autoptr (GSList) list = NULL;
  GdkFileList *files;
  GdkContentProvider *provider;

  for (guint i = g_list_model_get_n_items (self->files); i-- > 0;) {
    g_autoptr (GFile) file = g_list_model_get_item (self->files, i);

    list = g_slist_prepend (list, file); /* the model keeps it */
  }
  files = gdk_file_list_new_from_list (list);
  provider = gdk_content_provider_new_typed (GDK_TYPE_FILE_LIST, files);
  g_boxed_free (GDK_TYPE_FILE_LIST, files);
  return provider;
}

static GdkContentProvider *
prepare_cb (StudioManualPicture *self)
{
  return offer_files (self);
}

static void
drag_begin_cb (StudioManualPicture *self,
               GdkDrag *drag,
               GtkDragSource *source)
{
  g_autoptr (GdkPaintable) icon = gtk_widget_paintable_new (GTK_WIDGET (self->picture));

  self->cancelled = FALSE;
  gtk_drag_source_set_icon (source, icon, gdk_paintable_get_intrinsic_width (icon) / 2, gdk_paintable_get_intrinsic_height (icon) / 2);
}

static gboolean
drag_cancel_cb (StudioManualPicture *self)
{
  self->cancelled = TRUE;
  return FALSE;
}

static void
drag_end_cb (StudioManualPicture *self)
{
  if (!self->cancelled)
    g_signal_emit (self, taken_signal, 0, FALSE);
}

/* Takes @data. The file is read in a thread; what wants pixels gets them, what wants files those. */
static void
loaded_cb (GObject *source,
           GAsyncResult *result,
           gpointer data)
{
  g_autoptr (StudioManualPicture) self = data;
  g_autoptr (GBytes) bytes = g_file_load_bytes_finish (G_FILE (source), result, NULL, NULL);
  g_autoptr (GdkTexture) texture = bytes != NULL ? gdk_texture_new_from_bytes (bytes, NULL) : NULL;
  g_autoptr (GdkContentProvider) provider = NULL;

  if (texture != NULL) {
    GdkContentProvider *kinds[] = { gdk_content_provider_new_typed (GDK_TYPE_TEXTURE, texture), offer_files (self) };

    provider = gdk_content_provider_new_union (kinds, G_N_ELEMENTS (kinds));
  } else {
    provider = offer_files (self);
  }
  gdk_clipboard_set_content (gtk_widget_get_clipboard (GTK_WIDGET (self)), provider);
  g_signal_emit (self, taken_signal, 0, TRUE);
}

static void
copy (GtkWidget *widget,
      const char *name,
      GVariant *parameter)
{
  StudioManualPicture *self = STUDIO_MANUAL_PICTURE (widget);
  g_autoptr (GFile) file = g_list_model_get_item (self->files, 0);
  g_autoptr (GdkContentProvider) provider = NULL;

  if (g_list_model_get_n_items (self->files) == 1) {
    g_file_load_bytes_async (file, NULL, loaded_cb, g_object_ref (self));
    return;
  }
  provider = offer_files (self);
  gdk_clipboard_set_content (gtk_widget_get_clipboard (widget), provider);
  g_signal_emit (self, taken_signal, 0, TRUE);
}

static void
pressed_cb (StudioManualPicture *self)
{
  gtk_widget_grab_focus (GTK_WIDGET (self));
}

/* --- the class --- */

static void
studio_manual_picture_dispose (GObject *object)
{
  StudioManualPicture *self = STUDIO_MANUAL_PICTURE (object);

  g_clear_object (&self->files);
  studio_drop_template (GTK_WIDGET (self), STUDIO_TYPE_MANUAL_PICTURE);

  G_OBJECT_CLASS (studio_manual_picture_parent_class)->dispose (object);
}

static void
studio_manual_picture_class_init (StudioManualPictureClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = studio_manual_picture_dispose;
  taken_signal = g_signal_new ("taken", STUDIO_TYPE_MANUAL_PICTURE, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_BOOLEAN);
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_IMG);
  gtk_widget_class_set_template_from_resource (widget_class, "/com/pemda/Studio/ui/studio-manual-picture.ui");
  gtk_widget_class_bind_template_child (widget_class, StudioManualPicture, picture);
  gtk_widget_class_bind_template_child (widget_class, StudioManualPicture, title);
  gtk_widget_class_bind_template_child (widget_class, StudioManualPicture, detail);
  gtk_widget_class_bind_template_callback (widget_class, prepare_cb);
  gtk_widget_class_bind_template_callback (widget_class, drag_begin_cb);
  gtk_widget_class_bind_template_callback (widget_class, drag_cancel_cb);
  gtk_widget_class_bind_template_callback (widget_class, drag_end_cb);
  gtk_widget_class_bind_template_callback (widget_class, pressed_cb);
  gtk_widget_class_install_action (widget_class, "picture.copy", NULL, copy);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_c, GDK_CONTROL_MASK, "picture.copy", NULL);
}

static void
studio_manual_picture_init (StudioManualPicture *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

GtkWidget *
studio_manual_picture_new (GListModel *files,
                           GdkPaintable *preview,
                           const char *title,
                           const char *detail,
                           const char *name)
{
  StudioManualPicture *self;

  g_return_val_if_fail (G_IS_LIST_MODEL (files) && GDK_IS_PAINTABLE (preview), NULL);

  self = g_object_new (STUDIO_TYPE_MANUAL_PICTURE, NULL);
  self->files = g_object_ref (files);
  gtk_picture_set_paintable (self->picture, preview);
  gtk_widget_set_size_request (GTK_WIDGET (self->picture), MIN ((int) (HEIGHT * gdk_paintable_get_intrinsic_aspect_ratio (preview)), WIDEST), HEIGHT);
  gtk_label_set_label (self->title, title);
  gtk_label_set_label (self->detail, detail);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  return GTK_WIDGET (self);
}
