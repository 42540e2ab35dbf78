#pragma once

#include "studio-composer.h"
#include "studio-number.h"
#include "studio-table.h"

G_BEGIN_DECLS

/** Rows that the data of a chart may have; as many as a content field may hold. */
#define STUDIO_CHART_DATA_MAX_ROWS 500
/** Series beside each other: "nilai" and five in "lain". */
#define STUDIO_CHART_DATA_MAX_SERIES 6

#define STUDIO_TYPE_CHART_DATA (studio_chart_data_get_type ())
G_DECLARE_FINAL_TYPE (StudioChartData, studio_chart_data, STUDIO, CHART_DATA, GObject)

/**
 * StudioChartData: the figures of one chart as a table, as a person typed them.
 *
 * Column 0 holds the labels, columns 1 to n_series the figures. Cells beyond the last row are "" and can be written; blank rows at
 * the end are not kept. All writing is one step of the document's history and holds in all sizes: a chart that shows the rows of a
 * content field ("{angka}") writes the field, one with rows of its own its member "rows". A content field that is not filled in has no
 * rows; its sample is what studio_chart_data_get_sample() tells. So it is with a chart that has just come from the elements ("example"): its
 * figures go as soon as somebody writes.
 *
 * Signal "changed": cells, names or settings are others than before.
 */
StudioChartData *studio_chart_data_new (StudioComposer *composer, const char *id);
const char *studio_chart_data_get_id (StudioChartData *self);
/** Whether the layer is a chart on the shown page, or was the last time it was laid out. */
gboolean studio_chart_data_is_chart (StudioComposer *composer, const char *id);
/** Returns: (nullable): the content field whose rows it shows */
const char *studio_chart_data_get_field (StudioChartData *self);
guint studio_chart_data_get_n_rows (StudioChartData *self);
/** Rows of the sample that stand in for a field that is not filled in; else 0. */
guint studio_chart_data_get_n_samples (StudioChartData *self);
guint studio_chart_data_get_n_series (StudioChartData *self);
const char *studio_chart_data_get_cell (StudioChartData *self, guint row, guint column);
/** Returns: what the sample has there; "" unless the field is not filled in */
const char *studio_chart_data_get_sample (StudioChartData *self, guint row, guint column);
/** @series: from 0. Returns: "" for one without a name */
const char *studio_chart_data_get_series_name (StudioChartData *self, guint series);
/** Whether the figures are those of an element as it comes, not the person's. */
gboolean studio_chart_data_is_example (StudioChartData *self);

/* --- writing --- */

void studio_chart_data_set_cell (StudioChartData *self, guint row, guint column, const char *text);
void studio_chart_data_set_series_name (StudioChartData *self, guint series, const char *name);
/** Blanks the cells of a block. */
void studio_chart_data_clear_cells (StudioChartData *self, guint row, guint column, guint n_rows, guint n_columns);
void studio_chart_data_insert_row (StudioChartData *self, guint row);
void studio_chart_data_remove_row (StudioChartData *self, guint row);
/** Puts a row where another stands. */
void studio_chart_data_move_row (StudioChartData *self, guint row, guint to);
/** Returns: FALSE with %STUDIO_ERROR_LIMIT if there are as many as can be */
gboolean studio_chart_data_add_series (StudioChartData *self, GError **error);
void studio_chart_data_remove_series (StudioChartData *self, guint series);
void studio_chart_data_move_series (StudioChartData *self, guint series, guint to);
/** Names of series become labels and the other way round. Fails with %STUDIO_ERROR_LIMIT for too many rows. */
gboolean studio_chart_data_transpose (StudioChartData *self, GError **error);
void studio_chart_data_clear (StudioChartData *self);
/** @column: 0 sorts by label; missing figures go last. */
void studio_chart_data_sort (StudioChartData *self, guint column, gboolean down);
/**
 * studio_chart_data_paste:
 * @n: (out) (optional): rows written
 *
 * Writes a table's cells from @row and @column on, adding rows and series. Nothing is written with %STUDIO_ERROR_LIMIT if it does not
 * fit. Figures that their column reads otherwise than they read alone are written anew, without doubt.
 */
gboolean studio_chart_data_paste (StudioChartData *self, guint row, guint column, const StudioTable *table, guint *n, GError **error);
/**
 * studio_chart_data_replace:
 * @max_rows: rows after these are left out, and series beyond the most there can be; 0: too many are refused with %STUDIO_ERROR_LIMIT
 *
 * Takes a table in place of all there is: finds the column of labels, those of figures, a unit and a line of headings.
 *
 * Returns: FALSE with %STUDIO_ERROR_INVALID also if there is no figure in it; nothing has changed then
 */
gboolean studio_chart_data_replace (StudioChartData *self, const StudioTable *table, guint max_rows, GError **error);
/** Whether there is a column of figures to take. */
gboolean studio_chart_data_has_figures (const StudioTable *table);
/** The cells of a block as a spreadsheet takes them from the clipboard. Returns: (transfer full) */
char *studio_chart_data_copy (StudioChartData *self, guint row, guint column, guint n_rows, guint n_columns);

/* --- what stands beside the figures --- */

typedef enum {
  STUDIO_CHART_META_UNIT,
  STUDIO_CHART_META_PERIOD,
  STUDIO_CHART_META_SOURCE,
} StudioChartMeta;

/** Returns: (transfer full): "" if it is not said; units that differ from row to row are "" */
char *studio_chart_data_get_meta (StudioChartData *self, StudioChartMeta meta);
/** Returns: (transfer full): what the template's sample says in its place; "" for none */
char *studio_chart_data_get_meta_sample (StudioChartData *self, StudioChartMeta meta);
/** Writes it where it comes from: units of rows, a content field, or the chart. */
void studio_chart_data_set_meta (StudioChartData *self, StudioChartMeta meta, const char *text);
/** Whether a reader can't do without it: percentages and rupiah carry their unit. */
gboolean studio_chart_data_needs_meta (StudioChartData *self, StudioChartMeta meta);
/** Returns: (nullable) (transfer none): a member of the chart as written, in all sizes */
JsonNode *studio_chart_data_get_member (StudioChartData *self, const char *member);
/** @value: (nullable) */
void studio_chart_data_set_member (StudioChartData *self, const char *member, JsonNode *value, const char *label);

/**
 * studio_chart_data_load_map_async:
 * @file: a GeoJSON, see studio_geo_read(); read in a thread
 *
 * Makes the chart a map of the areas in a file. A cancelled one returns at once.
 */
void studio_chart_data_load_map_async (StudioChartData *self, GFile *file, GCancellable *cancellable, GAsyncReadyCallback callback, gpointer data);
/** Returns: FALSE with one sentence for what is no map or too large; without one for a locked chart, which the composer tells */
gboolean studio_chart_data_load_map_finish (StudioChartData *self, GAsyncResult *result, GError **error);

/** Returns: the word of "chart" in a layer, "column" */
const char *studio_chart_kind_get_name (StudioChartKind kind);

/* --- readings (studio-chart-reading.c) --- */

/**
 * StudioChartReading:
 * @STUDIO_CHART_READING_BLANK: the row has nothing at all
 * @STUDIO_CHART_READING_MISSING: "-", "…" or a blank beside a label: not drawn
 * @STUDIO_CHART_READING_WORDS: no number: not drawn either
 * @STUDIO_CHART_READING_NUMBER: drawn
 */
typedef enum {
  STUDIO_CHART_READING_BLANK,
  STUDIO_CHART_READING_MISSING,
  STUDIO_CHART_READING_WORDS,
  STUDIO_CHART_READING_NUMBER,
} StudioChartReading;

/** @column: from 1. @words: (out) (transfer full): "12.480", "tidak digambar", "bukan angka" */
StudioChartReading studio_chart_data_read (StudioChartData *self, guint row, guint column, char **words);
/**
 * Whether points in a column could mark thousands or decimals. @sentence: (out) (optional) (transfer full): how they are read, with
 * an example in full words
 */
gboolean studio_chart_data_is_ambiguous (StudioChartData *self, guint column, char **sentence);
/** Writes the doubtful figures of a column as decimals: "1.250" becomes "1,250". Returns: how many */
guint studio_chart_data_take_as_decimals (StudioChartData *self, guint column);

typedef enum {
  STUDIO_CHART_SUM_NONE, /* nothing that can be added up */
  STUDIO_CHART_SUM_PLAIN,
  STUDIO_CHART_SUM_WHOLE,   /* percentages that make 100 */
  STUDIO_CHART_SUM_ROUNDED, /* that would but for their rounding */
  STUDIO_CHART_SUM_OFF,     /* that do not make 100 */
} StudioChartSum;

/** @words: (out) (transfer full): "Jumlah 36.152", "Jumlah 101 %: seharusnya 100 %"; NULL for nothing */
StudioChartSum studio_chart_data_sum (StudioChartData *self, guint column, char **words);
/** "1.250.000" in Indonesian words; beyond whole numbers of 15 digits NULL. Returns: (nullable) (transfer full) */
char *studio_chart_spell (double value, int decimals);
/** A cell written so that, read alone, it has the value that its column gave it. Returns: (transfer full) */
char *studio_chart_settle (const char *cell, const StudioNumber *reading);

G_END_DECLS
