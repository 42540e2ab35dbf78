#include "config.h"

#include "studio-list-row.h"

#include <glib/gi18n-lib.h>
#include <time.h>

#include "studio-date.h"

struct _StudioListRow
{
  StudioItemsRow parent_instance;
};

G_DEFINE_FINAL_TYPE (StudioListRow, studio_list_row, STUDIO_TYPE_ITEMS_ROW)

static char *
write_date (const char *value)
{
  GDate date;

  g_date_clear (&date, 1);
  return studio_date_from_iso (value, &date) ? studio_date_format (&date, STUDIO_DATE_LONG) : g_strdup (value);
}

static char *
read_date (const char *text,
           GError **error)
{
  GDate date, today;

  g_date_clear (&date, 1);
  g_date_clear (&today, 1);
  g_date_set_time_t (&today, time (NULL));
  return studio_date_parse (text, &today, &date, error) ? studio_date_to_iso (&date) : NULL;
}

static char *
write_time (const char *value)
{
  int minutes;

  return studio_time_parse (value, &minutes, NULL) ? studio_time_format (minutes) : g_strdup (value);
}

static char *
read_time (const char *text,
           GError **error)
{
  int minutes;

  return studio_time_parse (text, &minutes, error) ? studio_time_format (minutes) : NULL;
}

static const StudioItemReading dates = { write_date, read_date };
static const StudioItemReading times = { write_time, read_time };

static const StudioItemColumn texts[] = {
  { NULL, N_ ("Text"), 12, TRUE, FALSE, NULL },
};

static const StudioItemColumn pairs[] = {
  { "judul", N_ ("Heading"), 12, TRUE, FALSE, NULL },
  { "isi", N_ ("Text"), 12, TRUE, FALSE, NULL },
};

static const StudioItemColumn events[] = {
  { "tanggal", N_ ("Date"), 12, TRUE, TRUE, &dates },
  { "waktu", N_ ("Time"), 6, FALSE, FALSE, &times },
  { "judul", N_ ("Event"), 12, TRUE, FALSE, NULL },
  { "tempat", N_ ("Place"), 12, TRUE, FALSE, NULL },
};

static const StudioItemColumn *
studio_list_row_get_columns (StudioItemsRow *row,
                             guint *n_columns)
{
  switch (studio_field_row_get_field (STUDIO_FIELD_ROW (row))->items) {
  case STUDIO_ITEM_PAIRS:
    *n_columns = G_N_ELEMENTS (pairs);
    return pairs;
  case STUDIO_ITEM_EVENTS:
    *n_columns = G_N_ELEMENTS (events);
    return events;
  case STUDIO_ITEM_TEXTS:
  default:
    *n_columns = G_N_ELEMENTS (texts);
    return texts;
  }
}

static void
studio_list_row_class_init (StudioListRowClass *klass)
{
  /* what stands in a line may be whole sentences */
  STUDIO_ITEMS_ROW_CLASS (klass)->orientation = GTK_ORIENTATION_VERTICAL;
  STUDIO_ITEMS_ROW_CLASS (klass)->get_columns = studio_list_row_get_columns;
}

static void
studio_list_row_init (StudioListRow *self)
{
}

GtkWidget *
studio_list_row_new (StudioDocument *document,
                     const StudioField *field)
{
  return g_object_new (STUDIO_TYPE_LIST_ROW, "document", document, "field", field, NULL);
}
