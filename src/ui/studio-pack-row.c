#include "config.h"

#include "studio-pack-row.h"

#include <glib/gi18n-lib.h>

#include "studio-pack.h"
#include "studio-pages.h"

struct _StudioPackRow
{
  AdwActionRow parent_instance;
  GtkWidget *caption;
  GtkWidget *alt;
  GtkWidget *upload;

  const char *platform; /* its id, interned */
  char *caption_words;
  char *alt_words;
};

G_DEFINE_FINAL_TYPE (StudioPackRow, studio_pack_row, ADW_TYPE_ACTION_ROW)

static guint copied_signal, upload_signal;

static void
copy (StudioPackRow *self,
      const char *words,
      const char *told)
{
  g_autofree char *sentence = g_strdup_printf ("%s: %s", adw_preferences_row_get_title (ADW_PREFERENCES_ROW (self)), told);

  gdk_clipboard_set_text (gtk_widget_get_clipboard (GTK_WIDGET (self)), words);
  g_signal_emit (self, copied_signal, 0, sentence);
}

static void
caption_clicked_cb (StudioPackRow *self)
{
  copy (self, self->caption_words, _ ("caption copied"));
}

static void
alt_clicked_cb (StudioPackRow *self)
{
  copy (self, self->alt_words, _ ("alt text copied"));
}

static void
upload_clicked_cb (StudioPackRow *self)
{
  g_signal_emit (self, upload_signal, 0, self->platform);
}

static void
studio_pack_row_finalize (GObject *object)
{
  StudioPackRow *self = STUDIO_PACK_ROW (object);

  g_free (self->caption_words);
  g_free (self->alt_words);

  G_OBJECT_CLASS (studio_pack_row_parent_class)->finalize (object);
}

static void
studio_pack_row_class_init (StudioPackRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = studio_pack_row_finalize;
  copied_signal = g_signal_new ("copied", STUDIO_TYPE_PACK_ROW, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);
  upload_signal = g_signal_new ("upload", STUDIO_TYPE_PACK_ROW, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);
  gtk_widget_class_set_template_from_resource (widget_class, "/com/pemda/Studio/ui/studio-pack-row.ui");
  gtk_widget_class_bind_template_child (widget_class, StudioPackRow, caption);
  gtk_widget_class_bind_template_child (widget_class, StudioPackRow, alt);
  gtk_widget_class_bind_template_callback (widget_class, caption_clicked_cb);
  gtk_widget_class_bind_template_child (widget_class, StudioPackRow, upload);
  gtk_widget_class_bind_template_callback (widget_class, alt_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, upload_clicked_cb);
}

static void
studio_pack_row_init (StudioPackRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/* @name: what the button is called away from its row. With nothing to copy it can't be pressed. */
static void
set_button (GtkWidget *button,
            const char *name,
            const char *words)
{
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  gtk_widget_set_sensitive (button, *words != '\0');
}

GtkWidget *
studio_pack_row_new (StudioSnapshot *snapshot,
                     const StudioPlatform *platform)
{
  StudioPackRow *self;
  const StudioFormat *format;
  g_autofree char *size = NULL, *caption = NULL, *alt = NULL, *upload = NULL;
  guint n;

  g_return_val_if_fail (snapshot != NULL && platform != NULL, NULL);

  self = g_object_new (STUDIO_TYPE_PACK_ROW, "title", platform->name, NULL);
  n = studio_snapshot_get_n_pages (snapshot);
  format = studio_pack_choose_format (studio_snapshot_get_template (snapshot), platform);
  size = g_strdup_printf (ngettext ("%u picture", "%u pictures", n), n);
  if (format != NULL) {
    g_autofree char *subtitle = g_strdup_printf ("%s · %.0f × %.0f px", size, format->size.w, format->size.h);

    adw_action_row_set_subtitle (ADW_ACTION_ROW (self), subtitle);
  }
  self->caption_words = studio_pack_caption (snapshot, platform->id);
  self->alt_words = studio_pack_describe (snapshot);
  /* TRANSLATORS: a platform's name */
  caption = g_strdup_printf (_ ("Copy the caption for %s"), platform->name);
  /* TRANSLATORS: a platform's name */
  alt = g_strdup_printf (_ ("Copy the alt text for %s"), platform->name);
  set_button (self->caption, caption, self->caption_words);
  set_button (self->alt, alt, self->alt_words);
  self->platform = g_intern_string (platform->id);
  /* TRANSLATORS: a platform's name */
  upload = g_strdup_printf (_ ("Upload to %s by Hand…"), platform->name);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->upload), GTK_ACCESSIBLE_PROPERTY_LABEL, upload, -1);
  gtk_widget_set_visible (self->alt, platform->has_alt);
  return GTK_WIDGET (self);
}
