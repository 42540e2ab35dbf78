#include "config.h"

#include "studio-chart-data-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "studio-composer-private.h"
#include "studio-error.h"
#include "studio-expression.h"

G_DEFINE_FINAL_TYPE (StudioChartData, studio_chart_data, G_TYPE_OBJECT)

static guint changed_signal;

/* --- lines --- */

StudioChartLine *
_studio_chart_line_new (void)
{
  StudioChartLine *line = g_new0 (StudioChartLine, 1);

  line->unit = g_strdup ("");
  for (guint i = 0; i < STUDIO_CHART_DATA_MAX_COLUMNS; i++)
    line->cells[i] = g_strdup ("");
  return line;
}

static void
line_free (gpointer data)
{
  StudioChartLine *line = data;

  g_clear_pointer (&line->whole, json_node_unref);
  g_free (line->unit);
  for (guint i = 0; i < STUDIO_CHART_DATA_MAX_COLUMNS; i++)
    g_free (line->cells[i]);
  g_free (line);
}

void
_studio_chart_line_set (StudioChartLine *line,
                        guint column,
                        const char *text)
{
  g_autofree char *valid = g_utf8_make_valid (text, -1);

  g_return_if_fail (column < STUDIO_CHART_DATA_MAX_COLUMNS);

  g_free (line->cells[column]);
  line->cells[column] = g_strstrip (g_steal_pointer (&valid));
}

static gboolean
line_is_blank (const StudioChartLine *line)
{
  for (guint i = 0; i < STUDIO_CHART_DATA_MAX_COLUMNS; i++) {
    if (*line->cells[i] != '\0')
      return FALSE;
  }
  return TRUE;
}

/* --- reading --- */

/* Braces of a layer's own text stand for themselves only where they are written so. */
static char *
unescape (const char *text)
{
  g_auto (GStrv) parts = g_strsplit (text != NULL ? text : "", "{{}", -1);

  return g_strjoinv ("{", parts);
}

char *
_studio_chart_take_text (JsonNode *node,
                         gboolean escaped)
{
  const char *text = node != NULL && JSON_NODE_HOLDS_VALUE (node) ? json_node_get_string (node) : NULL;

  return escaped ? unescape (text) : g_strdup (text != NULL ? text : "");
}

static StudioChartLine *
read_line (JsonNode *node,
           gboolean escaped)
{
  StudioChartLine *line = _studio_chart_line_new ();
  JsonObject *object = json_node_get_object (node);
  JsonNode *more = json_object_get_member (object, "lain");
  JsonArray *array = more != NULL && JSON_NODE_HOLDS_ARRAY (more) ? json_node_get_array (more) : NULL;

  line->whole = json_node_ref (node);
  g_free (line->unit);
  line->unit = _studio_chart_take_text (json_object_get_member (object, "satuan"), escaped);
  for (guint i = 0; i < STUDIO_CHART_DATA_MAX_COLUMNS; i++) {
    static const char *const names[] = { "label", "nilai" };
    JsonNode *cell = NULL;

    if (i < G_N_ELEMENTS (names))
      cell = json_object_get_member (object, names[i]);
    else if (array != NULL && i - G_N_ELEMENTS (names) < json_array_get_length (array))
      cell = json_array_get_element (array, i - G_N_ELEMENTS (names));
    g_free (line->cells[i]);
    line->cells[i] = _studio_chart_take_text (cell, escaped);
  }
  return line;
}

static void
read_lines (GPtrArray *lines,
            JsonNode *rows,
            gboolean escaped)
{
  JsonArray *array = rows != NULL && JSON_NODE_HOLDS_ARRAY (rows) ? json_node_get_array (rows) : NULL;

  g_ptr_array_set_size (lines, 0);
  for (guint i = 0; array != NULL && i < json_array_get_length (array) && lines->len < STUDIO_CHART_DATA_MAX_ROWS; i++) {
    JsonNode *node = json_array_get_element (array, i);

    if (JSON_NODE_HOLDS_OBJECT (node))
      g_ptr_array_add (lines, read_line (node, escaped));
  }
}

static void
read_names (StudioChartData *self,
            JsonNode *node)
{
  JsonArray *array = node != NULL && JSON_NODE_HOLDS_ARRAY (node) ? json_node_get_array (node) : NULL;
  GPtrArray *lines = self->lines->len > 0 ? self->lines : self->samples;
  guint n = 1;

  g_ptr_array_set_size (self->names, 0);
  for (guint i = 0; array != NULL && i < MIN (json_array_get_length (array), STUDIO_CHART_DATA_MAX_SERIES); i++)
    g_ptr_array_add (self->names, _studio_chart_take_text (json_array_get_element (array, i), TRUE));
  for (guint i = 0; i < lines->len; i++) {
    const StudioChartLine *line = g_ptr_array_index (lines, i);

    for (guint column = n + 1; column < STUDIO_CHART_DATA_MAX_COLUMNS; column++)
      n = *line->cells[column] != '\0' ? column : n;
  }
  while (self->names->len < n)
    g_ptr_array_add (self->names, g_strdup (""));
}

char *
_studio_chart_data_token_field (StudioChartData *self,
                                JsonNode *node)
{
  const char *token = node != NULL && JSON_NODE_HOLDS_VALUE (node) ? json_node_get_string (node) : NULL;
  gsize length = token != NULL ? strlen (token) : 0;
  StudioTemplate *template = studio_post_get_template (studio_document_get_post (studio_composer_get_document (self->composer)));
  g_autofree char *name = NULL;

  if (length < 3 || token[0] != '{' || token[length - 1] != '}')
    return NULL;
  name = g_strndup (token + 1, length - 2);
  return studio_template_find_field (template, name) != NULL ? g_steal_pointer (&name) : NULL;
}

static void
find_marked (StudioChartData *self)
{
  JsonNode *node = studio_composer_get_member (self->composer, self->id, "highlight", NULL);
  gint64 index = node != NULL && JSON_NODE_HOLDS_VALUE (node) && json_node_get_value_type (node) == G_TYPE_INT64 ? json_node_get_int (node) : -1;

  self->marked = index >= 0 && index < self->lines->len ? g_ptr_array_index (self->lines, (guint) index) : NULL;
}

static void
take_node (JsonNode **place,
           JsonNode *node)
{
  JsonNode *old = *place;

  *place = node != NULL ? json_node_ref (node) : NULL;
  g_clear_pointer (&old, json_node_unref);
}

static void
load (StudioChartData *self)
{
  JsonNode *rows = studio_composer_get_member (self->composer, self->id, "rows", NULL);
  JsonNode *names = studio_composer_get_member (self->composer, self->id, "series", NULL);
  g_autoptr (StudioSnapshot) snapshot = studio_post_snapshot (studio_document_get_post (studio_composer_get_document (self->composer)));
  gboolean own;

  g_free (self->field);
  self->field = _studio_chart_data_token_field (self, rows);
  own = self->field == NULL;
  g_ptr_array_set_size (self->samples, 0);
  if (!own) {
    gboolean sample = FALSE;

    rows = studio_snapshot_get_shown (snapshot, self->field, &sample);
    if (sample) {
      read_lines (self->samples, rows, FALSE);
      rows = NULL;
    }
  } else if (studio_chart_data_is_example (self)) {
    read_lines (self->samples, rows, TRUE);
    rows = NULL;
  }
  self->marked = NULL;
  read_lines (self->lines, rows, own);
  read_names (self, names);
  find_marked (self);
  take_node (&self->read_root, studio_composer_get_root (self->composer));
}

static void
post_changed_cb (StudioChartData *self)
{
  if (self->writing || self->read_root == studio_composer_get_root (self->composer))
    return;
  load (self);
  g_signal_emit (self, changed_signal, 0);
}

/* --- writing --- */

/* @before: (nullable): what stood there. A token of the template stays one as long as nobody types over it. */
static JsonNode *
make_text (StudioChartData *self,
           JsonNode *before,
           const char *text)
{
  g_autofree char *present = before != NULL ? _studio_chart_take_text (before, self->field == NULL) : NULL;
  g_autofree char *escaped = NULL;

  if (g_strcmp0 (present, text) == 0 && JSON_NODE_HOLDS_VALUE (before))
    return json_node_ref (before);
  escaped = self->field == NULL ? studio_expression_escape (text) : g_strdup (text);
  return studio_json_string (escaped);
}

static JsonNode *
make_list (JsonArray *array)
{
  JsonNode *node = json_node_new (JSON_NODE_ARRAY);

  json_node_take_array (node, array);
  json_node_seal (node);
  return node;
}

static void
put_text (StudioChartData *self,
          JsonNode **row,
          const char *member,
          const char *text)
{
  JsonNode *before = studio_json_lookup (*row, member);

  *row = studio_json_take (*row, member, make_text (self, before, text));
}

static JsonNode *
make_row (StudioChartData *self,
          const StudioChartLine *line)
{
  static const char *const more[] = { "lain", NULL };
  JsonNode *row = NULL;

  if (line->whole != NULL) {
    row = studio_json_without (line->whole, more);
  } else {
    row = json_node_new (JSON_NODE_OBJECT);
    json_node_take_object (row, json_object_new ());
    json_node_seal (row);
  }
  put_text (self, &row, "label", line->cells[0]);
  put_text (self, &row, "nilai", line->cells[1]);
  put_text (self, &row, "satuan", line->unit);
  if (self->names->len > 1) {
    JsonArray *array = json_array_new ();

    for (guint i = 2; i <= self->names->len; i++) {
      g_autofree char *path = g_strdup_printf ("lain/%u", i - 2);

      json_array_add_element (array, make_text (self, line->whole != NULL ? studio_json_lookup (line->whole, path) : NULL, line->cells[i]));
    }
    row = studio_json_take (row, "lain", make_list (array));
  }
  return row;
}

static JsonNode *
make_rows (StudioChartData *self)
{
  JsonArray *array = json_array_new ();

  for (guint i = 0; i < self->lines->len; i++)
    json_array_add_element (array, make_row (self, g_ptr_array_index (self->lines, i)));
  return make_list (array);
}

static JsonNode *
make_names (StudioChartData *self)
{
  JsonArray *array = json_array_new ();

  for (guint i = 0; i < self->names->len; i++) {
    g_autofree char *name = studio_expression_escape (g_ptr_array_index (self->names, i));

    json_array_add_element (array, studio_json_string (name));
  }
  return make_list (array);
}

static void
drop_blank_tail (StudioChartData *self)
{
  while (self->lines->len > 0 && line_is_blank (g_ptr_array_index (self->lines, self->lines->len - 1))) {
    if (g_ptr_array_index (self->lines, self->lines->len - 1) == self->marked)
      self->marked = NULL;
    g_ptr_array_set_size (self->lines, (int) self->lines->len - 1);
  }
}

/* The highlighted row keeps its light when it goes elsewhere. */
static void
write_mark (StudioChartData *self,
            StudioEdit *edit)
{
  JsonNode *node = studio_composer_get_member (self->composer, self->id, "highlight", NULL);
  g_autoptr (JsonNode) value = NULL;
  guint index;

  if (node == NULL || !JSON_NODE_HOLDS_VALUE (node) || json_node_get_value_type (node) != G_TYPE_INT64)
    return;
  if (self->marked != NULL && g_ptr_array_find (self->lines, self->marked, &index))
    value = studio_json_number (index);
  if (value == NULL || !studio_json_equal (node, value))
    studio_edit_member (edit, self->id, "highlight", value, STUDIO_SCOPE_ALL_SIZES);
}

static void
write_rows (StudioChartData *self,
            StudioEdit *edit)
{
  g_autofree char *path = self->field != NULL ? g_strconcat ("content/", self->field, NULL) : NULL;
  g_autoptr (JsonNode) rows = make_rows (self);

  if (path != NULL)
    studio_edit_write (edit, path, self->lines->len > 0 ? rows : NULL);
  else
    studio_edit_member (edit, self->id, "rows", rows, STUDIO_SCOPE_ALL_SIZES);
}

static void
commit (StudioChartData *self,
        StudioEdit *edit,
        const char *label)
{
  if (studio_chart_data_is_example (self))
    _studio_chart_data_drop_example (self, edit);
  self->writing = TRUE;
  studio_edit_commit (edit, label, NULL);
  self->writing = FALSE;
}

/* A lock keeps what is the layer's own; the template may keep the field's figures too. */
static gboolean
may_write (StudioChartData *self,
           gboolean names)
{
  const char *reason;

  if (self->field == NULL || names)
    return !studio_composer_refuse_limit (self->composer, self->id, STUDIO_CAN_TEXT);
  reason = studio_composer_get_content_limit (self->composer, self->id, STUDIO_CAN_TEXT);
  if (reason != NULL)
    studio_composer_refuse (self->composer, reason);
  return reason == NULL;
}

void
_studio_chart_data_write (StudioChartData *self,
                          gboolean names,
                          const char *label)
{
  drop_blank_tail (self);
  if (may_write (self, names)) {
    StudioEdit edit = studio_edit_begin (self->composer);
    g_autoptr (JsonNode) series = make_names (self);

    write_rows (self, &edit);
    if (names)
      studio_edit_member (&edit, self->id, "series", series, STUDIO_SCOPE_ALL_SIZES);
    write_mark (self, &edit);
    commit (self, &edit, label);
  }
  load (self);
  g_signal_emit (self, changed_signal, 0);
}

StudioChartLine *
_studio_chart_data_make (StudioChartData *self,
                         guint row,
                         guint column)
{
  const char *unit = _studio_chart_data_get_unit (self);

  while (self->lines->len <= row) {
    StudioChartLine *line = _studio_chart_line_new ();

    /* what is counted in one row is counted in the next */
    g_free (line->unit);
    line->unit = g_strdup (unit != NULL ? unit : "");
    g_ptr_array_add (self->lines, line);
  }
  while (self->names->len < column) {
    /* Translators: a series of figures that has no name yet, "Series 2" */
    g_autofree char *name = self->names->len > 0 ? g_strdup_printf (_ ("Series %u"), self->names->len + 1) : g_strdup ("");

    g_ptr_array_add (self->names, g_steal_pointer (&name));
  }
  return g_ptr_array_index (self->lines, row);
}

void
studio_chart_data_set_cell (StudioChartData *self,
                            guint row,
                            guint column,
                            const char *text)
{
  g_autofree char *label = NULL;

  g_return_if_fail (STUDIO_IS_CHART_DATA (self) && text != NULL);
  g_return_if_fail (row < STUDIO_CHART_DATA_MAX_ROWS && column <= self->names->len);

  if (g_str_equal (studio_chart_data_get_cell (self, row, column), text))
    return;
  _studio_chart_line_set (_studio_chart_data_make (self, row, column), column, text);
  /* Translators: a step in the undo menu; the number of a row in the table of a chart */
  label = g_strdup_printf (_ ("Change Row %u of the Chart"), row + 1);
  _studio_chart_data_write (self, FALSE, label);
}

void
studio_chart_data_set_series_name (StudioChartData *self,
                                   guint series,
                                   const char *name)
{
  g_return_if_fail (STUDIO_IS_CHART_DATA (self) && name != NULL && series < self->names->len);

  if (g_str_equal (g_ptr_array_index (self->names, series), name))
    return;
  g_free (g_ptr_array_index (self->names, series));
  g_ptr_array_index (self->names, series) = g_strstrip (g_utf8_make_valid (name, -1));
  _studio_chart_data_write (self, TRUE, _ ("Name a Series"));
}

void
studio_chart_data_clear_cells (StudioChartData *self,
                               guint row,
                               guint column,
                               guint n_rows,
                               guint n_columns)
{
  g_return_if_fail (STUDIO_IS_CHART_DATA (self));

  if (row >= self->lines->len)
    return;
  for (guint i = row; i < MIN (row + n_rows, self->lines->len); i++) {
    for (guint k = column; k < MIN (column + n_columns, self->names->len + 1); k++)
      _studio_chart_line_set (g_ptr_array_index (self->lines, i), k, "");
  }
  _studio_chart_data_write (self, FALSE, _ ("Clear Cells"));
}

void
studio_chart_data_insert_row (StudioChartData *self,
                              guint row)
{
  g_return_if_fail (STUDIO_IS_CHART_DATA (self));

  if (row >= self->lines->len || self->lines->len >= STUDIO_CHART_DATA_MAX_ROWS)
    return;
  g_ptr_array_insert (self->lines, (int) row, _studio_chart_line_new ());
  _studio_chart_data_write (self, FALSE, _ ("Add a Row"));
}

void
studio_chart_data_remove_row (StudioChartData *self,
                              guint row)
{
  g_return_if_fail (STUDIO_IS_CHART_DATA (self));

  if (row >= self->lines->len)
    return;
  if (g_ptr_array_index (self->lines, row) == self->marked)
    self->marked = NULL;
  g_ptr_array_remove_index (self->lines, row);
  _studio_chart_data_write (self, FALSE, _ ("Delete a Row"));
}

void
studio_chart_data_move_row (StudioChartData *self,
                            guint row,
                            guint to)
{
  gpointer line;

  g_return_if_fail (STUDIO_IS_CHART_DATA (self));

  if (row == to || MAX (row, to) >= self->lines->len)
    return;
  line = g_ptr_array_steal_index (self->lines, row);
  g_ptr_array_insert (self->lines, (int) to, line);
  _studio_chart_data_write (self, FALSE, _ ("Move a Row"));
}

gboolean
studio_chart_data_add_series (StudioChartData *self,
                              GError **error)
{
  g_return_val_if_fail (STUDIO_IS_CHART_DATA (self), FALSE);

  if (self->names->len >= STUDIO_CHART_DATA_MAX_SERIES) {
    g_set_error (error, STUDIO_ERROR, STUDIO_ERROR_LIMIT, _ ("A chart holds at most %d series. More can't be told apart."), STUDIO_CHART_DATA_MAX_SERIES);
    return FALSE;
  }
  if (*(const char *) g_ptr_array_index (self->names, 0) == '\0') {
    g_free (g_ptr_array_index (self->names, 0));
    g_ptr_array_index (self->names, 0) = g_strdup_printf (_ ("Series %u"), 1u);
  }
  _studio_chart_data_make (self, MAX (self->lines->len, 1) - 1, self->names->len + 1);
  _studio_chart_data_write (self, TRUE, _ ("Add a Series"));
  return TRUE;
}

static void
shift_cells (StudioChartLine *line,
             guint from,
             guint to)
{
  char *cell = line->cells[from];

  if (from < to)
    memmove (&line->cells[from], &line->cells[from + 1], (to - from) * sizeof cell);
  else
    memmove (&line->cells[to + 1], &line->cells[to], (from - to) * sizeof cell);
  line->cells[to] = cell;
}

void
studio_chart_data_remove_series (StudioChartData *self,
                                 guint series)
{
  g_return_if_fail (STUDIO_IS_CHART_DATA (self) && series < self->names->len);

  if (self->names->len == 1)
    return;
  for (guint i = 0; i < self->lines->len; i++) {
    StudioChartLine *line = g_ptr_array_index (self->lines, i);

    shift_cells (line, series + 1, STUDIO_CHART_DATA_MAX_COLUMNS - 1);
    _studio_chart_line_set (line, STUDIO_CHART_DATA_MAX_COLUMNS - 1, "");
  }
  g_ptr_array_remove_index (self->names, series);
  _studio_chart_data_write (self, TRUE, _ ("Delete a Series"));
}

void
studio_chart_data_move_series (StudioChartData *self,
                               guint series,
                               guint to)
{
  g_return_if_fail (STUDIO_IS_CHART_DATA (self));

  if (series == to || MAX (series, to) >= self->names->len)
    return;
  for (guint i = 0; i < self->lines->len; i++)
    shift_cells (g_ptr_array_index (self->lines, i), series + 1, to + 1);
  g_ptr_array_insert (self->names, (int) to, g_ptr_array_steal_index (self->names, series));
  _studio_chart_data_write (self, TRUE, _ ("Move a Series"));
}

void
studio_chart_data_clear (StudioChartData *self)
{
  g_return_if_fail (STUDIO_IS_CHART_DATA (self));

  self->marked = NULL;
  g_ptr_array_set_size (self->lines, 0);
  g_ptr_array_set_size (self->names, 1);
  _studio_chart_data_write (self, TRUE, _ ("Clear the Chart's Figures"));
}

/* --- what is there --- */

gboolean
studio_chart_data_is_chart (StudioComposer *composer,
                            const char *id)
{
  JsonNode *node;

  g_return_val_if_fail (STUDIO_IS_COMPOSER (composer) && id != NULL, FALSE);

  node = studio_composer_get_member (composer, id, "type", NULL);
  return node != NULL && JSON_NODE_HOLDS_VALUE (node) && g_strcmp0 (json_node_get_string (node), "chart") == 0;
}

const char *
studio_chart_data_get_id (StudioChartData *self)
{
  g_return_val_if_fail (STUDIO_IS_CHART_DATA (self), NULL);

  return self->id;
}

const char *
studio_chart_data_get_field (StudioChartData *self)
{
  g_return_val_if_fail (STUDIO_IS_CHART_DATA (self), NULL);

  return self->field;
}

guint
studio_chart_data_get_n_rows (StudioChartData *self)
{
  g_return_val_if_fail (STUDIO_IS_CHART_DATA (self), 0);

  return self->lines->len;
}

guint
studio_chart_data_get_n_samples (StudioChartData *self)
{
  g_return_val_if_fail (STUDIO_IS_CHART_DATA (self), 0);

  return self->samples->len;
}

guint
studio_chart_data_get_n_series (StudioChartData *self)
{
  g_return_val_if_fail (STUDIO_IS_CHART_DATA (self), 1);

  return self->names->len;
}

static const char *
cell_of (GPtrArray *lines,
         guint row,
         guint column)
{
  return row < lines->len && column < STUDIO_CHART_DATA_MAX_COLUMNS ? ((StudioChartLine *) g_ptr_array_index (lines, row))->cells[column] : "";
}

const char *
studio_chart_data_get_cell (StudioChartData *self,
                            guint row,
                            guint column)
{
  g_return_val_if_fail (STUDIO_IS_CHART_DATA (self), "");

  return cell_of (self->lines, row, column);
}

const char *
studio_chart_data_get_sample (StudioChartData *self,
                              guint row,
                              guint column)
{
  g_return_val_if_fail (STUDIO_IS_CHART_DATA (self), "");

  return cell_of (self->samples, row, column);
}

const char *
studio_chart_data_get_series_name (StudioChartData *self,
                                   guint series)
{
  g_return_val_if_fail (STUDIO_IS_CHART_DATA (self) && series < self->names->len, "");

  return g_ptr_array_index (self->names, series);
}

/* --- object --- */

static void
studio_chart_data_dispose (GObject *object)
{
  StudioChartData *self = STUDIO_CHART_DATA (object);

  if (self->composer != NULL && self->handler != 0)
    g_signal_handler_disconnect (studio_document_get_post (studio_composer_get_document (self->composer)), self->handler);
  self->handler = 0;
  g_clear_object (&self->composer);

  G_OBJECT_CLASS (studio_chart_data_parent_class)->dispose (object);
}

static void
studio_chart_data_finalize (GObject *object)
{
  StudioChartData *self = STUDIO_CHART_DATA (object);

  g_free (self->id);
  g_free (self->field);
  g_ptr_array_unref (self->lines);
  g_ptr_array_unref (self->samples);
  g_ptr_array_unref (self->names);
  g_clear_pointer (&self->read_root, json_node_unref);

  G_OBJECT_CLASS (studio_chart_data_parent_class)->finalize (object);
}

static void
studio_chart_data_class_init (StudioChartDataClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = studio_chart_data_dispose;
  G_OBJECT_CLASS (klass)->finalize = studio_chart_data_finalize;
  changed_signal = g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
studio_chart_data_init (StudioChartData *self)
{
  self->lines = g_ptr_array_new_with_free_func (line_free);
  self->samples = g_ptr_array_new_with_free_func (line_free);
  self->names = g_ptr_array_new_with_free_func (g_free);
}

StudioChartData *
studio_chart_data_new (StudioComposer *composer,
                       const char *id)
{
  StudioChartData *self;

  g_return_val_if_fail (STUDIO_IS_COMPOSER (composer) && id != NULL, NULL);

  self = g_object_new (STUDIO_TYPE_CHART_DATA, NULL);
  self->composer = g_object_ref (composer);
  self->id = g_strdup (id);
  self->handler = g_signal_connect_swapped (studio_document_get_post (studio_composer_get_document (composer)), "changed", G_CALLBACK (post_changed_cb), self);
  load (self);
  return self;
}
