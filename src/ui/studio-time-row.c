#include "config.h"

#include "studio-time-row.h"

#include <glib/gi18n-lib.h>

#include "studio-date.h"

struct _StudioTimeRow
{
  StudioTextRow parent_instance;
};

G_DEFINE_FINAL_TYPE (StudioTimeRow, studio_time_row, STUDIO_TYPE_TEXT_ROW)

static JsonNode *
studio_time_row_read (StudioTextRow *row,
                      const char *text,
                      char **reading,
                      GError **error)
{
  g_autofree char *full = NULL;
  int minutes;

  if (!studio_time_parse (text, &minutes, error))
    return NULL;
  full = studio_time_format (minutes);
  if (!g_str_equal (full, text))
    /* Translators: how a time was understood, such as "at 14.30" */
    *reading = g_strdup_printf (_ ("at %s"), full);
  return studio_json_string (full);
}

static void
studio_time_row_class_init (StudioTimeRowClass *klass)
{
  STUDIO_TEXT_ROW_CLASS (klass)->read = studio_time_row_read;
}

static void
studio_time_row_init (StudioTimeRow *self)
{
}

GtkWidget *
studio_time_row_new (StudioDocument *document,
                     const StudioField *field)
{
  return g_object_new (STUDIO_TYPE_TIME_ROW, "document", document, "field", field, NULL);
}
