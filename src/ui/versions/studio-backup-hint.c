#include "config.h"

#include "studio-backup-hint.h"

#include <glib/gi18n-lib.h>

#include "studio-library-backup.h"

/* when the last backup was made, when the hint was put off last, and when the program first asked itself; seconds since 1970 */
#define KEY_LAST "backup-last"
#define KEY_DISMISSED "backup-dismissed"
#define KEY_SINCE "backup-since"

struct _StudioBackupHint
{
  GtkBox parent_instance;
  GtkLabel *sentence;
  StudioLibrary *library; /* (nullable) */
  GSettings *settings;    /* (nullable) */
};

G_DEFINE_FINAL_TYPE (StudioBackupHint, studio_backup_hint, GTK_TYPE_BOX)

static gint64
seconds_now (void)
{
  return g_get_real_time () / G_USEC_PER_SEC;
}

static void
show_sentence (StudioBackupHint *self,
               gint64 last)
{
  int days = (int) ((seconds_now () - last) / (24 * 60 * 60));
  g_autofree char *sentence = NULL;

  if (last == 0)
    sentence = g_strdup (_ ("The library was never backed up. One file on another drive keeps all posts safe if this computer breaks."));
  else
    sentence = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "The last backup of the library is %d day old. One file on another drive keeps all posts safe if this computer breaks.", "The last backup of the library is %d days old. One file on another drive keeps all posts safe if this computer breaks.", (gulong) MAX (days, 0)), days);
  gtk_label_set_label (self->sentence, sentence);
}

static void
counted_cb (GObject *source,
            GAsyncResult *result,
            gpointer data)
{
  g_autoptr (StudioBackupHint) self = data;
  g_autoptr (StudioLibraryCounts) counts = studio_library_count_finish (STUDIO_LIBRARY (source), result, NULL);
  gint64 last, since, dismissed;

  /* a library that does not open is told of elsewhere */
  if (counts == NULL || self->settings == NULL)
    return;
  last = g_settings_get_int64 (self->settings, KEY_LAST);
  since = g_settings_get_int64 (self->settings, KEY_SINCE);
  dismissed = g_settings_get_int64 (self->settings, KEY_DISMISSED);
  if (since == 0)
    g_settings_set_int64 (self->settings, KEY_SINCE, seconds_now ());
  show_sentence (self, last);
  gtk_widget_set_visible (GTK_WIDGET (self), since != 0 && studio_backup_is_due (counts->total, MAX (last, since), dismissed, seconds_now ()));
}

static void
look (StudioBackupHint *self)
{
  studio_library_count_async (self->library, NULL, counted_cb, g_object_ref (self));
}

static void
settings_changed_cb (StudioBackupHint *self)
{
  look (self);
}

static void
dismiss_cb (StudioBackupHint *self)
{
  g_settings_set_int64 (self->settings, KEY_DISMISSED, seconds_now ());
}

static void
studio_backup_hint_dispose (GObject *object)
{
  StudioBackupHint *self = STUDIO_BACKUP_HINT (object);

  g_clear_object (&self->library);
  g_clear_object (&self->settings);
  gtk_widget_dispose_template (GTK_WIDGET (self), STUDIO_TYPE_BACKUP_HINT);
  G_OBJECT_CLASS (studio_backup_hint_parent_class)->dispose (object);
}

static void
studio_backup_hint_class_init (StudioBackupHintClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = studio_backup_hint_dispose;
  gtk_widget_class_set_template_from_resource (widget_class, "/com/pemda/Studio/ui/studio-backup-hint.ui");
  gtk_widget_class_bind_template_child (widget_class, StudioBackupHint, sentence);
  gtk_widget_class_bind_template_callback (widget_class, dismiss_cb);
}

static void
studio_backup_hint_init (StudioBackupHint *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

void
studio_backup_hint_set_library (StudioBackupHint *self,
                                StudioLibrary *library,
                                GSettings *settings)
{
  g_return_if_fail (STUDIO_IS_BACKUP_HINT (self) && STUDIO_IS_LIBRARY (library) && self->library == NULL);

  self->library = g_object_ref (library);
  self->settings = g_object_ref (settings);
  g_signal_connect_object (settings, "changed::" KEY_LAST, G_CALLBACK (settings_changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (settings, "changed::" KEY_DISMISSED, G_CALLBACK (settings_changed_cb), self, G_CONNECT_SWAPPED);
  look (self);
}

void
studio_backup_hint_note_done (GSettings *settings)
{
  g_settings_set_int64 (settings, KEY_LAST, seconds_now ());
}
