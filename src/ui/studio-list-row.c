#include "config.h"

#include "studio-list-row.h"

#include <glib/gi18n-lib.h>

struct _StudioListRow
{
  StudioItemsRow parent_instance;
};

G_DEFINE_FINAL_TYPE (StudioListRow, studio_list_row, STUDIO_TYPE_ITEMS_ROW)

static const StudioItemColumn texts[] = {
  { NULL, N_ ("Text"), 12, TRUE },
};

static const StudioItemColumn pairs[] = {
  { "judul", N_ ("Heading"), 12, TRUE },
  { "isi", N_ ("Text"), 12, TRUE },
};

static const StudioItemColumn *
studio_list_row_get_columns (StudioItemsRow *row,
                             guint *n_columns)
{
  gboolean in_pairs = studio_field_row_get_field (STUDIO_FIELD_ROW (row))->item_pairs;

  *n_columns = in_pairs ? G_N_ELEMENTS (pairs) : G_N_ELEMENTS (texts);
  return in_pairs ? pairs : texts;
}

static void
studio_list_row_class_init (StudioListRowClass *klass)
{
  /* both of a pair may be whole sentences */
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
