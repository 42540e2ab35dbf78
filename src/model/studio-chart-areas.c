#include "config.h"

#include "studio-chart-areas.h"

#define MAX_TOLD 6 /* names in a sentence */

static const StudioGeoArea *
get_area (const StudioGeo *geo,
          guint area)
{
  return &g_array_index (geo->areas, StudioGeoArea, area);
}

/* What offices and BIG call the member that holds the name, the likeliest first; for a map whose names match no row. */
static int
usual_rank (const char *key)
{
  static const char *const names[] = { "kecamatan", "wadmkc", "nm_kec", "nama_kec", "nmkec", "namobj", "nama", "name" };

  for (gsize i = 0; i < G_N_ELEMENTS (names); i++) {
    if (g_ascii_strcasecmp (key, names[i]) == 0)
      return (int) i;
  }
  return G_N_ELEMENTS (names);
}

/* From how a row's name compares to its index + 1; of rows of one name the first counts. */
static GHashTable *
index_rows (const StudioChartSpec *chart)
{
  GHashTable *rows = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (guint i = 0; i < chart->rows->len; i++) {
    const StudioChartRow *row = &g_array_index (chart->rows, StudioChartRow, i);
    char *fold = studio_geo_fold_name (row->label != NULL ? row->label : "");

    if (*fold == '\0' || g_hash_table_contains (rows, fold))
      g_free (fold);
    else
      g_hash_table_insert (rows, fold, GINT_TO_POINTER ((int) i + 1));
  }
  return rows;
}

/* Returns: how many areas have a row by this member */
static int
count_found (const StudioGeo *geo,
             GHashTable *rows,
             int key)
{
  int found = 0;

  for (guint i = 0; i < geo->areas->len; i++) {
    const char *fold = get_area (geo, i)->folds[key];

    found += fold != NULL && g_hash_table_contains (rows, fold);
  }
  return found;
}

/* Returns: -1 when the areas have no words at all */
static int
choose_key (const StudioGeo *geo,
            GHashTable *rows)
{
  int best = -1, most = -1;

  for (int key = 0; key < (int) geo->keys->len; key++) {
    int found = count_found (geo, rows, key);
    gboolean likelier = best >= 0 && usual_rank (g_ptr_array_index (geo->keys, key)) < usual_rank (g_ptr_array_index (geo->keys, best));

    if (found > most || (found == most && likelier)) {
      most = found;
      best = key;
    }
  }
  return best;
}

void
studio_chart_areas_set (StudioChartSpec *chart,
                        StudioGeo *geo)
{
  g_autoptr (GHashTable) rows = NULL;

  g_return_if_fail (chart != NULL && chart->rows != NULL && geo != NULL && chart->geo == NULL);

  rows = index_rows (chart);
  chart->geo = studio_geo_ref (geo);
  chart->map_key = choose_key (geo, rows);
  chart->map_rows = g_array_sized_new (FALSE, FALSE, sizeof (int), geo->areas->len);
  for (guint i = 0; i < geo->areas->len; i++) {
    const char *fold = chart->map_key >= 0 ? get_area (geo, i)->folds[chart->map_key] : NULL;
    int row = fold != NULL ? GPOINTER_TO_INT (g_hash_table_lookup (rows, fold)) - 1 : -1;

    g_array_append_val (chart->map_rows, row);
  }
}

static void
tell (GString *names,
      const char *name,
      int n)
{
  if (n < MAX_TOLD)
    g_string_append_printf (names, "%s%s", n > 0 ? ", " : "", name != NULL && *name != '\0' ? name : "–");
  else if (n == MAX_TOLD)
    g_string_append (names, ", …");
}

char *
studio_chart_areas_dup_lost_rows (const StudioChartSpec *chart,
                                  int *n)
{
  GString *names = g_string_new (NULL);

  g_return_val_if_fail (chart != NULL && chart->map_rows != NULL && n != NULL, g_string_free (names, FALSE));

  *n = 0;
  for (int row = 0; row < (int) chart->rows->len; row++) {
    gboolean found = FALSE;

    for (guint i = 0; i < chart->map_rows->len && !found; i++)
      found = g_array_index (chart->map_rows, int, i) == row;
    if (!found)
      tell (names, g_array_index (chart->rows, StudioChartRow, row).label, (*n)++);
  }
  return g_string_free (names, FALSE);
}

char *
studio_chart_areas_dup_empty_areas (const StudioChartSpec *chart,
                                    int *n)
{
  GString *names = g_string_new (NULL);

  g_return_val_if_fail (chart != NULL && chart->map_rows != NULL && n != NULL, g_string_free (names, FALSE));

  *n = 0;
  for (guint i = 0; i < chart->map_rows->len; i++) {
    if (g_array_index (chart->map_rows, int, i) < 0)
      tell (names, chart->map_key >= 0 ? get_area (chart->geo, i)->words[chart->map_key] : NULL, (*n)++);
  }
  return g_string_free (names, FALSE);
}
