#include "config.h"

#include "studio-design-clipboard.h"

#include "studio-design-cells.h"
#include "studio-expression.h"

#include <glib/gi18n-lib.h>
#include <json-glib/json-glib.h>
#include <string.h>

#define LAYERS_TYPE "application/vnd.pemda-studio.layers+json"
#define STYLE_TYPE "application/vnd.pemda-studio.style+json"
/* Layers of a whole post stay far below; more than this is not from us. */
#define MAX_BYTES (4 * 1024 * 1024)
/* A page has no room for more words. */
#define MAX_TEXT 2000
/* Readable on a phone, about 35 characters a line */
#define TEXT_SIZE 36
#define TEXT_WIDTH 640

/** Paste: what was asked for, while the clipboard is being read. */
typedef struct
{
  GtkWidget *widget;
  StudioComposer *composer;
  gboolean in_place;
  gboolean style;
} Paste;

static void
paste_free (Paste *paste)
{
  g_object_unref (paste->widget);
  g_object_unref (paste->composer);
  g_free (paste);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Paste, paste_free)

static Paste *
paste_new (GtkWidget *widget,
           StudioComposer *composer)
{
  Paste *paste = g_new0 (Paste, 1);

  paste->widget = g_object_ref (widget);
  paste->composer = g_object_ref (composer);
  return paste;
}

/* --- copying --- */

/* @text: (transfer full) (nullable) */
static void
offer (GtkWidget *widget,
       const char *type,
       char *text)
{
  g_autoptr (GBytes) bytes = text != NULL ? g_bytes_new_take (text, strlen (text)) : NULL;
  g_autoptr (GdkContentProvider) provider = NULL;

  if (bytes == NULL)
    return;
  provider = gdk_content_provider_new_for_bytes (type, bytes);
  gdk_clipboard_set_content (gtk_widget_get_clipboard (widget), provider);
}

void
studio_design_clipboard_copy (GtkWidget *widget,
                              StudioComposer *composer)
{
  g_return_if_fail (GTK_IS_WIDGET (widget) && STUDIO_IS_COMPOSER (composer));

  offer (widget, LAYERS_TYPE, studio_composer_copy (composer));
}

void
studio_design_clipboard_cut (GtkWidget *widget,
                             StudioComposer *composer)
{
  studio_design_clipboard_copy (widget, composer);
  studio_composer_remove (composer);
}

void
studio_design_clipboard_copy_style (GtkWidget *widget,
                                    StudioComposer *composer)
{
  g_return_if_fail (GTK_IS_WIDGET (widget) && STUDIO_IS_COMPOSER (composer));

  offer (widget, STYLE_TYPE, studio_composer_copy_style (composer));
}

/* --- pasting --- */

static void
take_json (Paste *paste,
           const char *text)
{
  g_autoptr (GError) error = NULL;
  gboolean good = paste->style ? studio_composer_paste_style (paste->composer, text, &error)
                               : studio_composer_paste (paste->composer, text, paste->in_place, &error);

  if (!good)
    gtk_widget_activate_action (paste->widget, "win.toast", "s", error->message);
}

static void
read_cb (GObject *source,
         GAsyncResult *result,
         gpointer user_data)
{
  g_autoptr (Paste) paste = user_data;
  g_autoptr (GError) error = NULL;
  gssize length = g_output_stream_splice_finish (G_OUTPUT_STREAM (source), result, &error);
  g_autoptr (GBytes) bytes = NULL;
  g_autofree char *text = NULL;

  if (length < 0) {
    gtk_widget_activate_action (paste->widget, "win.toast", "s", error->message);
    return;
  }
  bytes = g_memory_output_stream_steal_as_bytes (G_MEMORY_OUTPUT_STREAM (source));
  text = g_strndup (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));
  take_json (paste, text);
}

/* A memory stream that ends in memory of its own size refuses what is longer. */
static void
stream_cb (GObject *source,
           GAsyncResult *result,
           gpointer user_data)
{
  g_autoptr (Paste) paste = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GInputStream) stream = gdk_clipboard_read_finish (GDK_CLIPBOARD (source), result, NULL, &error);
  g_autoptr (GOutputStream) memory = NULL;

  if (stream == NULL) {
    gtk_widget_activate_action (paste->widget, "win.toast", "s", error->message);
    return;
  }
  memory = g_memory_output_stream_new (g_malloc (MAX_BYTES), MAX_BYTES, NULL, g_free);
  g_output_stream_splice_async (memory, stream, G_OUTPUT_STREAM_SPLICE_CLOSE_SOURCE | G_OUTPUT_STREAM_SPLICE_CLOSE_TARGET, G_PRIORITY_DEFAULT,
                                NULL, read_cb, g_steal_pointer (&paste));
}

static JsonNode *
make_text (const char *text)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();
  g_autofree char *words = studio_expression_escape (text);

  json_builder_begin_object (builder);
  json_builder_set_member_name (builder, "type");
  json_builder_add_string_value (builder, "text");
  json_builder_set_member_name (builder, "text");
  json_builder_add_string_value (builder, words);
  json_builder_set_member_name (builder, "font");
  json_builder_add_string_value (builder, "body");
  json_builder_set_member_name (builder, "size");
  json_builder_add_int_value (builder, TEXT_SIZE);
  json_builder_set_member_name (builder, "w");
  json_builder_add_int_value (builder, TEXT_WIDTH);
  json_builder_end_object (builder);
  return json_builder_get_root (builder);
}

static void
text_cb (GObject *source,
         GAsyncResult *result,
         gpointer user_data)
{
  g_autoptr (Paste) paste = user_data;
  g_autoptr (GError) error = NULL;
  g_autofree char *text = gdk_clipboard_read_text_finish (GDK_CLIPBOARD (source), result, &error);
  g_autofree char *words = text != NULL ? g_utf8_substring (text, 0, MIN (g_utf8_strlen (text, -1), MAX_TEXT)) : NULL;
  g_autofree char *notice = NULL;
  g_autoptr (JsonNode) layer = NULL;

  if (words == NULL) {
    gtk_widget_activate_action (paste->widget, "win.toast", "s", error->message);
    return;
  }
  if (studio_design_cells_paste (paste->composer, words, &notice)) {
    gtk_widget_activate_action (paste->widget, "win.toast-undo", "s", notice);
    return;
  }
  g_strstrip (words);
  if (*words == '\0')
    return;
  layer = make_text (words);
  studio_composer_add (paste->composer, layer, NULL, _ ("Paste Text"));
}

static void
read_json (GtkWidget *widget,
           StudioComposer *composer,
           const char *type,
           gboolean in_place)
{
  const char *types[] = { type, NULL };
  Paste *paste = paste_new (widget, composer);

  paste->in_place = in_place;
  paste->style = g_str_equal (type, STYLE_TYPE);
  gdk_clipboard_read_async (gtk_widget_get_clipboard (widget), types, G_PRIORITY_DEFAULT, NULL, stream_cb, paste);
}

void
studio_design_clipboard_paste (GtkWidget *widget,
                               StudioComposer *composer,
                               gboolean in_place)
{
  GdkClipboard *clipboard;
  GdkContentFormats *formats;

  g_return_if_fail (GTK_IS_WIDGET (widget) && STUDIO_IS_COMPOSER (composer));

  clipboard = gtk_widget_get_clipboard (widget);
  formats = gdk_clipboard_get_formats (clipboard);
  if (gdk_content_formats_contain_mime_type (formats, LAYERS_TYPE))
    read_json (widget, composer, LAYERS_TYPE, in_place);
  else if (gdk_content_formats_contain_gtype (formats, G_TYPE_STRING))
    gdk_clipboard_read_text_async (clipboard, NULL, text_cb, paste_new (widget, composer));
  else
    gtk_widget_activate_action (widget, "win.toast", "s", _ ("There is nothing on the clipboard that fits a page. Copy a layer, words or a picture first."));
}

void
studio_design_clipboard_paste_style (GtkWidget *widget,
                                     StudioComposer *composer)
{
  g_return_if_fail (GTK_IS_WIDGET (widget) && STUDIO_IS_COMPOSER (composer));

  if (gdk_content_formats_contain_mime_type (gdk_clipboard_get_formats (gtk_widget_get_clipboard (widget)), STYLE_TYPE))
    read_json (widget, composer, STYLE_TYPE, FALSE);
  else
    gtk_widget_activate_action (widget, "win.toast", "s", _ ("No style was copied yet. Select a layer and copy its style first."));
}
