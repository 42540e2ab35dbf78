#include "config.h"

#include "studio-design-cells.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "studio-chart-data.h"

#define CHART_WIDTH 720
#define CHART_HEIGHT 460
#define LABEL_SIZE 32

/* Returns: (nullable) (transfer none): the one selected layer, if it is a chart that may be changed */
static const char *
selected_chart (StudioComposer *composer)
{
  GPtrArray *ids = studio_composer_get_selection (composer);
  const char *id = ids->len == 1 ? g_ptr_array_index (ids, 0) : NULL;

  return id != NULL && studio_chart_data_is_chart (composer, id) && studio_composer_get_limit (composer, id, STUDIO_CAN_TEXT) == NULL ? id : NULL;
}

static JsonNode *
make_chart (void)
{
  JsonNode *node = json_node_new (JSON_NODE_OBJECT);
  JsonObject *layer = json_object_new ();

  json_object_set_string_member (layer, "type", "chart");
  json_object_set_string_member (layer, "chart", "column");
  json_object_set_array_member (layer, "rows", json_array_new ());
  json_object_set_int_member (layer, "w", CHART_WIDTH);
  json_object_set_int_member (layer, "h", CHART_HEIGHT);
  json_object_set_int_member (layer, "size", LABEL_SIZE);
  json_node_take_object (node, layer);
  json_node_seal (node);
  return node;
}

/* Returns: (nullable) (transfer full): a table with figures in more than one row */
static StudioTable *
read_table (const char *text)
{
  static const StudioTableHints hints = { .separators = "\t" };
  g_autoptr (GBytes) bytes = g_bytes_new (text, strlen (text));
  g_autoptr (StudioTable) table = strchr (text, '\t') != NULL ? studio_table_parse_text (_ ("clipboard"), bytes, &hints, NULL) : NULL;

  if (table == NULL || studio_table_get_n_rows (table) < 2 || !studio_chart_data_has_figures (table))
    return NULL;
  return g_steal_pointer (&table);
}

static guint
count_words (StudioChartData *data)
{
  guint n = 0;

  for (guint row = 0; row < studio_chart_data_get_n_rows (data); row++) {
    for (guint column = 1; column <= studio_chart_data_get_n_series (data); column++) {
      g_autofree char *words = NULL;

      n += studio_chart_data_read (data, row, column, &words) == STUDIO_CHART_READING_WORDS;
    }
  }
  return n;
}

/* Returns: (transfer full): what a person should look at again */
static char *
make_notice (StudioChartData *data,
             const StudioTable *table)
{
  guint n = studio_chart_data_get_n_rows (data), n_words = count_words (data);
  g_autofree char *sentence = NULL;

  if (studio_table_get_n_rows (table) > n + 1)
    return g_strdup_printf (_ ("Only the first %u rows were taken: more can't be read in a picture."), n);
  if (n_words > 0)
    return g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u figure could not be read. Correct it in the chart's data.",
                                         "%u figures could not be read. Correct them in the chart's data.", n_words),
                            n_words);
  for (guint i = 1; i <= studio_chart_data_get_n_series (data); i++) {
    if (studio_chart_data_is_ambiguous (data, i, &sentence))
      return g_strdup_printf ("%s %s", _ ("Points are read as thousands:"), sentence);
  }
  return g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u row pasted", "%u rows pasted", n), n);
}

gboolean
studio_design_cells_paste (StudioComposer *composer,
                           const char *text,
                           char **notice)
{
  g_autoptr (StudioTable) table = NULL;
  g_autoptr (StudioChartData) data = NULL;
  g_autoptr (JsonNode) layer = NULL;
  StudioHistory *history;
  const char *chart;

  g_return_val_if_fail (STUDIO_IS_COMPOSER (composer) && text != NULL && notice != NULL, FALSE);

  table = read_table (text);
  if (table == NULL)
    return FALSE;
  history = studio_document_get_history (studio_composer_get_document (composer));
  studio_history_begin (history, _ ("Paste Figures"));
  chart = selected_chart (composer);
  if (chart == NULL) {
    layer = make_chart ();
    chart = studio_composer_add (composer, layer, NULL, _ ("Paste Figures"));
  }
  data = studio_chart_data_new (composer, chart);
  studio_chart_data_replace (data, table, STUDIO_CHART_DATA_MAX_ROWS, NULL);
  studio_history_end (history);
  *notice = make_notice (data, table);
  return TRUE;
}

void
studio_design_cells_open (GtkWidget *widget,
                          StudioComposer *composer)
{
  g_return_if_fail (GTK_IS_WIDGET (widget) && STUDIO_IS_COMPOSER (composer));

  if (selected_chart (composer) != NULL)
    gtk_widget_activate_action (widget, "post.chart-data", NULL);
}
