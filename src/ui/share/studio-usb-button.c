#include "config.h"

#include "studio-usb-button.h"

#include <glib/gi18n-lib.h>

struct _StudioUsbButton
{
  GtkBox parent_instance;
  GtkPopover *popover;
  GtkListBox *drives;
  GtkWidget *none;

  GVolumeMonitor *monitor;
  GtkFileChooserNative *chooser; /* (nullable) */
};

G_DEFINE_FINAL_TYPE (StudioUsbButton, studio_usb_button, GTK_TYPE_BOX)

static guint chosen_signal;

/* --- what is plugged in --- */

static gboolean
is_removable (GMount *mount,
              const char *path)
{
  g_autoptr (GDrive) drive = g_mount_get_drive (mount);

  if (g_mount_is_shadowed (mount))
    return FALSE;
  /* without the desktop's own monitor nothing is known of the drive but where desktops put it */
  return g_mount_can_eject (mount) || (drive != NULL && (g_drive_is_removable (drive) || g_drive_is_media_removable (drive))) ||
         g_str_has_prefix (path, "/media/") || g_str_has_prefix (path, "/run/media/");
}

static GtkWidget *
make_drive (GMount *mount,
            const char *path)
{
  g_autofree char *name = g_mount_get_name (mount);
  GtkWidget *row = gtk_list_box_row_new (), *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 10), *label = gtk_label_new (name);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_box_append (GTK_BOX (box), gtk_image_new_from_icon_name ("drive-removable-media-symbolic"));
  gtk_box_append (GTK_BOX (box), label);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  g_object_set_data_full (G_OBJECT (row), "path", g_strdup (path), g_free);
  g_object_set_data_full (G_OBJECT (row), "name", g_steal_pointer (&name), g_free);
  return row;
}

static void
list_drives (StudioUsbButton *self)
{
  GList *mounts = g_volume_monitor_get_mounts (self->monitor);
  GtkListBoxRow *row;

  while ((row = gtk_list_box_get_row_at_index (self->drives, 0)) != NULL)
    gtk_list_box_remove (self->drives, GTK_WIDGET (row));
  for (GList *at = mounts; at != NULL; at = at->next) {
    g_autoptr (GFile) root = g_mount_get_root (at->data);
    g_autofree char *path = g_file_get_path (root);

    if (path != NULL && is_removable (at->data, path))
      gtk_list_box_append (self->drives, make_drive (at->data, path));
  }
  g_list_free_full (mounts, g_object_unref);
  row = gtk_list_box_get_row_at_index (self->drives, 0);
  gtk_widget_set_visible (GTK_WIDGET (self->drives), row != NULL);
  gtk_widget_set_visible (self->none, row == NULL);
}

/* --- choosing --- */

static void
drive_cb (StudioUsbButton *self,
          GtkListBoxRow *row)
{
  gtk_popover_popdown (self->popover);
  g_signal_emit (self, chosen_signal, 0, g_object_get_data (G_OBJECT (row), "path"), g_object_get_data (G_OBJECT (row), "name"));
}

static void
response_cb (GtkNativeDialog *dialog,
             int response,
             StudioUsbButton *self)
{
  g_autoptr (GFile) file = response == GTK_RESPONSE_ACCEPT ? gtk_file_chooser_get_file (GTK_FILE_CHOOSER (dialog)) : NULL;
  g_autofree char *path = file != NULL ? g_file_get_path (file) : NULL, *name = path != NULL ? g_filename_display_basename (path) : NULL;

  g_clear_object (&self->chooser);
  if (path != NULL)
    g_signal_emit (self, chosen_signal, 0, path, name);
}

static void
other_cb (StudioUsbButton *self)
{
  gtk_popover_popdown (self->popover);
  if (self->chooser != NULL)
    return;
  self->chooser = gtk_file_chooser_native_new (_ ("Choose a Folder"), GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (self))),
                                               GTK_FILE_CHOOSER_ACTION_SELECT_FOLDER, NULL, NULL);
  gtk_native_dialog_set_modal (GTK_NATIVE_DIALOG (self->chooser), TRUE);
  g_signal_connect_object (self->chooser, "response", G_CALLBACK (response_cb), self, 0);
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (self->chooser));
}

char *
studio_usb_words_failure (const GError *error,
                          const char *name)
{
  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_READ_ONLY) || g_error_matches (error, G_IO_ERROR, G_IO_ERROR_PERMISSION_DENIED))
    /* TRANSLATORS: %s is what a flash disk or folder is called */
    return g_strdup_printf (_ ("“%s” cannot be written to. The post is safe. Take off its write protection, or choose another one."), name);
  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_NO_SPACE))
    return g_strdup_printf (_ ("“%s” is full. Nothing half-finished was left there. Make room on it, or choose another one."), name);
  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND) || g_error_matches (error, G_IO_ERROR, G_IO_ERROR_NOT_MOUNTED))
    return g_strdup_printf (_ ("“%s” is no longer there. The post is safe. Plug it in again and try once more."), name);
  return g_strdup (error->message);
}

/* --- the class --- */

static void
studio_usb_button_dispose (GObject *object)
{
  StudioUsbButton *self = STUDIO_USB_BUTTON (object);

  g_clear_object (&self->chooser);
  if (self->monitor != NULL)
    g_signal_handlers_disconnect_by_data (self->monitor, self);
  g_clear_object (&self->monitor);

  G_OBJECT_CLASS (studio_usb_button_parent_class)->dispose (object);
}

static void
studio_usb_button_class_init (StudioUsbButtonClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = studio_usb_button_dispose;
  chosen_signal = g_signal_new ("chosen", STUDIO_TYPE_USB_BUTTON, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 2, G_TYPE_STRING, G_TYPE_STRING);
  gtk_widget_class_set_template_from_resource (widget_class, "/com/pemda/Studio/ui/studio-usb-button.ui");
  gtk_widget_class_bind_template_child (widget_class, StudioUsbButton, popover);
  gtk_widget_class_bind_template_child (widget_class, StudioUsbButton, drives);
  gtk_widget_class_bind_template_child (widget_class, StudioUsbButton, none);
  gtk_widget_class_bind_template_callback (widget_class, drive_cb);
  gtk_widget_class_bind_template_callback (widget_class, list_drives);
  gtk_widget_class_bind_template_callback (widget_class, other_cb);
}

static void
studio_usb_button_init (StudioUsbButton *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  self->monitor = g_volume_monitor_get ();
  g_signal_connect_swapped (self->monitor, "mount-added", G_CALLBACK (list_drives), self);
  g_signal_connect_swapped (self->monitor, "mount-removed", G_CALLBACK (list_drives), self);
  list_drives (self);
}
