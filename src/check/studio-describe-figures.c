#include "config.h"

#include <string.h>

#include "studio-describe-private.h"

#include "studio-hoax.h"

static const char *const chart_names[STUDIO_CHART_N_KINDS] = {
  [STUDIO_CHART_COLUMN] = "Grafik kolom",
  [STUDIO_CHART_BAR] = "Grafik batang",
  [STUDIO_CHART_LINE] = "Grafik garis",
  [STUDIO_CHART_AREA] = "Grafik area",
  [STUDIO_CHART_DONUT] = "Diagram donat",
  [STUDIO_CHART_PROGRESS] = "Batang kemajuan",
  [STUDIO_CHART_RING] = "Cincin kemajuan",
  [STUDIO_CHART_PICTOGRAM] = "Piktogram",
  [STUDIO_CHART_NUMBER] = "Angka utama",
  [STUDIO_CHART_TABLE] = "Tabel",
  [STUDIO_CHART_MAP] = "Peta",
};

/* "4,2 ton (2024), 5 ton (2025)"; the name of a single series says nothing. Returns: (transfer full) */
static char *
cells_text (const StudioChartSpec *chart,
            const StudioChartRow *row)
{
  g_autoptr (GString) text = g_string_new (NULL);
  int n = CLAMP (chart->n_series, 1, STUDIO_CHART_MAX_SERIES);

  for (int i = 0; i < n; i++) {
    const StudioChartCell *cell = &row->cells[i];

    if (cell->missing || cell->text == NULL)
      continue;
    _studio_describing_add_part (text, cell->text);
    if (n > 1 && chart->series[i] != NULL)
      g_string_append_printf (text, " (%s)", chart->series[i]);
  }
  return _studio_describing_one_line (text->str);
}

/* Returns: (transfer full): the rows as far as they may be read out, and how many more there are. */
static char *
rows_text (const StudioChartSpec *chart)
{
  g_autoptr (GString) text = g_string_new (NULL);
  guint told = 0;

  for (; told < chart->rows->len && told < STUDIO_DESCRIBE_MAX_ROWS; told++) {
    const StudioChartRow *row = &g_array_index (chart->rows, StudioChartRow, told);
    g_autofree char *cells = cells_text (chart, row);
    g_autofree char *label = _studio_describing_one_line (row->label != NULL ? row->label : "");

    if (_studio_describing_length (text->str) + _studio_describing_length (label) + _studio_describing_length (cells) > STUDIO_DESCRIBE_MAX_ROWS_LENGTH)
      break;
    g_string_append_printf (text, "%s%s%s%s", text->len > 0 ? "; " : "", label, *label == '\0' || *cells == '\0' ? "" : g_ascii_isdigit (label[strlen (label) - 1]) ? ": "
                                                                                                                                                                    : " ",
                            cells);
  }
  if (told < chart->rows->len)
    g_string_append_printf (text, "; dan %u lainnya", chart->rows->len - told);
  return g_string_free (g_steal_pointer (&text), FALSE);
}

/* Figures of a sample, or those that an element came with, are nobody's. */
static gboolean
has_own_figures (StudioDescribing *self,
                 const StudioLayer *layer)
{
  g_autofree char *field = layer->field != NULL ? g_strndup (layer->field, strcspn (layer->field, "/.")) : NULL;
  JsonNode *example = JSON_NODE_HOLDS_OBJECT (layer->json) ? json_object_get_member (json_node_get_object (layer->json), "example") : NULL;
  gboolean sample = FALSE;

  if (field != NULL)
    studio_hoax_get_public (self->snapshot, field, &sample);
  return !sample && example == NULL && layer->chart.rows != NULL && layer->chart.rows->len > 0;
}

static void
describe_chart (StudioDescribing *self,
                const StudioLayer *layer)
{
  const StudioChartSpec *chart = &layer->chart;
  g_autofree char *rows = NULL;
  g_autofree char *title = NULL;
  g_autoptr (GString) sentence = g_string_new (chart_names[chart->kind]);

  if (layer->field != NULL)
    g_hash_table_add (self->used, g_strndup (layer->field, strcspn (layer->field, "/.")));
  if (!has_own_figures (self, layer))
    return;
  rows = rows_text (chart);
  title = _studio_describing_take (self, "judul_grafik");
  if (title != NULL)
    g_string_append_printf (sentence, " “%s”", title);
  if (chart->unit != NULL && *chart->unit != '\0' && strstr (rows, chart->unit) == NULL)
    g_string_append_printf (sentence, " (%s)", chart->unit);
  if (chart->period != NULL && *chart->period != '\0')
    g_string_append_printf (sentence, ", %s", chart->period);
  g_string_append_printf (sentence, ": %s", rows);
  _studio_describing_say (self, sentence->str, STUDIO_DESCRIBE_MAX);
}

/* "4,2 km jalan diperbaiki; 1.250 keluarga terlayani" */
static void
describe_rows (StudioDescribing *self,
               const StudioField *field)
{
  g_autoptr (GString) sentence = g_string_new (NULL);
  gboolean sample = FALSE;
  JsonNode *node = studio_hoax_get_public (self->snapshot, field->name, &sample);
  guint n = node != NULL && JSON_NODE_HOLDS_ARRAY (node) ? json_array_get_length (json_node_get_array (node)) : 0;

  g_hash_table_add (self->used, g_strdup (field->name));
  for (guint i = 0; !sample && i < MIN (n, STUDIO_DESCRIBE_MAX_ROWS); i++) {
    g_autofree char *figure_token = g_strdup_printf ("%s.%u|nilai", field->name, i);
    g_autofree char *label_token = g_strdup_printf ("%s.%u.label", field->name, i);
    g_autofree char *figure = _studio_describing_value (self, figure_token);
    g_autofree char *label = _studio_describing_value (self, label_token);

    if (figure != NULL)
      g_string_append_printf (sentence, "%s%s%s%s", sentence->len > 0 ? "; " : "", figure, label != NULL ? " " : "", label != NULL ? label : "");
  }
  _studio_describing_say (self, sentence->str, STUDIO_DESCRIBE_MAX);
}

void
_studio_describe_figures (StudioDescribing *self)
{
  GPtrArray *fields = _studio_describing_fields (self);

  for (guint i = 0; i < self->charts->len; i++)
    describe_chart (self, g_ptr_array_index (self->charts, i));
  for (guint i = 0; i < fields->len; i++) {
    const StudioField *field = g_ptr_array_index (fields, i);

    if (field->type == STUDIO_FIELD_ROWS && _studio_describing_is_open (self, field))
      describe_rows (self, field);
  }
}
