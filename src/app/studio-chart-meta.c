#include "config.h"

#include "studio-chart-data-private.h"

#include <glib/gi18n-lib.h>

#include "studio-composer-private.h"
#include "studio-expression.h"

static const struct
{
  const char *member;
  const char *field; /* what templates call it */
} metas[] = {
  [STUDIO_CHART_META_UNIT] = { "unit", "satuan" },
  [STUDIO_CHART_META_PERIOD] = { "period", "periode" },
  [STUDIO_CHART_META_SOURCE] = { "source", "sumber" },
};

/* What elements bring along that is made up; "example" is true for all of it, or lists what still is. */
static const char *const made_up[] = { "rows", "unit", "period", "source", "target" };

static gboolean
is_made_up (StudioChartData *self,
            const char *member)
{
  JsonNode *node = studio_composer_get_member (self->composer, self->id, "example", NULL);
  JsonArray *array = node != NULL && JSON_NODE_HOLDS_ARRAY (node) ? json_node_get_array (node) : NULL;

  for (guint i = 0; array != NULL && i < json_array_get_length (array); i++) {
    JsonNode *name = json_array_get_element (array, i);

    if (JSON_NODE_HOLDS_VALUE (name) && g_strcmp0 (json_node_get_string (name), member) == 0)
      return TRUE;
  }
  return node != NULL && JSON_NODE_HOLDS_VALUE (node) && json_node_get_value_type (node) == G_TYPE_BOOLEAN && json_node_get_boolean (node);
}

gboolean
studio_chart_data_is_example (StudioChartData *self)
{
  g_return_val_if_fail (STUDIO_IS_CHART_DATA (self), FALSE);

  return is_made_up (self, "rows");
}

void
_studio_chart_data_drop_example (StudioChartData *self,
                                 StudioEdit *edit)
{
  for (guint i = 1; i < G_N_ELEMENTS (made_up); i++) {
    if (is_made_up (self, made_up[i]))
      studio_edit_member (edit, self->id, made_up[i], NULL, STUDIO_SCOPE_ALL_SIZES);
  }
  studio_edit_member (edit, self->id, "example", NULL, STUDIO_SCOPE_ALL_SIZES);
}

/* @member is now the person's, the rest is not. */
static void
keep_others_made_up (StudioChartData *self,
                     StudioEdit *edit,
                     const char *member)
{
  const char *left[G_N_ELEMENTS (made_up)];
  g_autoptr (JsonNode) value = NULL;
  guint n = 0;

  for (guint i = 0; i < G_N_ELEMENTS (made_up); i++) {
    if (is_made_up (self, made_up[i]) && !g_str_equal (made_up[i], member))
      left[n++] = made_up[i];
  }
  value = studio_json_texts (left, n);
  studio_edit_member (edit, self->id, "example", value, STUDIO_SCOPE_ALL_SIZES);
}

/* Returns: (nullable) (transfer full): the content field it is told in */
static char *
meta_field (StudioChartData *self,
            StudioChartMeta meta)
{
  JsonNode *node = studio_composer_get_member (self->composer, self->id, metas[meta].member, NULL);
  StudioTemplate *template = studio_post_get_template (studio_document_get_post (studio_composer_get_document (self->composer)));
  const StudioField *field;

  if (node != NULL || self->field == NULL)
    return _studio_chart_data_token_field (self, node);
  field = studio_template_find_field (template, metas[meta].field);
  return field != NULL && (field->type == STUDIO_FIELD_TEXT || field->type == STUDIO_FIELD_LONG) ? g_strdup (metas[meta].field) : NULL;
}

/* @any: whether rows have units of their own. Returns: (nullable): the one of all rows, NULL if they differ */
static const char *
row_unit (StudioChartData *self,
          gboolean *any)
{
  const char *unit = NULL;
  gboolean differ = FALSE;

  *any = FALSE;
  for (guint i = 0; i < self->lines->len; i++) {
    const StudioChartLine *line = g_ptr_array_index (self->lines, i);

    *any |= *line->unit != '\0';
    differ |= unit != NULL && !g_str_equal (unit, line->unit);
    unit = line->unit;
  }
  return differ ? NULL : unit;
}

/* @hide: what came with an element is no unit, period or source of the person's */
static char *
own_text (StudioChartData *self,
          StudioChartMeta meta,
          gboolean hide)
{
  return _studio_chart_take_text (hide ? NULL : studio_composer_get_member (self->composer, self->id, metas[meta].member, NULL), TRUE);
}

const char *
_studio_chart_data_get_unit (StudioChartData *self)
{
  gboolean any;

  return row_unit (self, &any);
}

char *
studio_chart_data_get_meta (StudioChartData *self,
                            StudioChartMeta meta)
{
  g_autofree char *field = NULL;
  g_autofree char *path = NULL;
  gboolean any = FALSE;
  const char *unit;

  g_return_val_if_fail (STUDIO_IS_CHART_DATA (self) && meta < G_N_ELEMENTS (metas), NULL);

  unit = row_unit (self, &any);
  if (meta == STUDIO_CHART_META_UNIT && any)
    return g_strdup (unit != NULL ? unit : "");
  field = meta_field (self, meta);
  if (field == NULL)
    return own_text (self, meta, is_made_up (self, metas[meta].member));
  path = g_strconcat ("content/", field, NULL);
  return _studio_chart_take_text (studio_json_lookup (studio_composer_get_root (self->composer), path), FALSE);
}

char *
studio_chart_data_get_meta_sample (StudioChartData *self,
                                   StudioChartMeta meta)
{
  g_autofree char *field = NULL;
  g_autoptr (StudioSnapshot) snapshot = NULL;
  gboolean sample = FALSE;
  JsonNode *shown;

  g_return_val_if_fail (STUDIO_IS_CHART_DATA (self) && meta < G_N_ELEMENTS (metas), NULL);

  field = meta_field (self, meta);
  if (field == NULL)
    return own_text (self, meta, !is_made_up (self, metas[meta].member));
  snapshot = studio_post_snapshot (studio_document_get_post (studio_composer_get_document (self->composer)));
  shown = studio_snapshot_get_shown (snapshot, field, &sample);
  return _studio_chart_take_text (sample ? shown : NULL, FALSE);
}

static void
set_row_units (StudioChartData *self,
               const char *text,
               const char *label)
{
  for (guint i = 0; i < self->lines->len; i++) {
    StudioChartLine *line = g_ptr_array_index (self->lines, i);

    g_free (line->unit);
    line->unit = g_strdup (text);
  }
  _studio_chart_data_write (self, FALSE, label);
}

void
studio_chart_data_set_meta (StudioChartData *self,
                            StudioChartMeta meta,
                            const char *text)
{
  static const char *const labels[] = { N_ ("Change the Unit"), N_ ("Change the Period"), N_ ("Change the Source") };
  g_autofree char *present = NULL;
  g_autofree char *field = NULL;
  g_autofree char *valid = NULL;
  gboolean any = FALSE;

  g_return_if_fail (STUDIO_IS_CHART_DATA (self) && meta < G_N_ELEMENTS (metas) && text != NULL);

  present = studio_chart_data_get_meta (self, meta);
  valid = g_strstrip (g_utf8_make_valid (text, -1));
  if (g_str_equal (present, valid))
    return;
  row_unit (self, &any);
  field = meta_field (self, meta);
  if (meta == STUDIO_CHART_META_UNIT && any) {
    set_row_units (self, valid, _ (labels[meta]));
  } else if (field != NULL) {
    g_autoptr (JsonNode) value = *valid != '\0' ? studio_json_string (valid) : NULL;

    studio_document_set_field (studio_composer_get_document (self->composer), field, value, NULL);
  } else {
    g_autofree char *escaped = studio_expression_escape (valid);
    g_autoptr (JsonNode) value = studio_json_string (escaped);

    studio_chart_data_set_member (self, metas[meta].member, value, _ (labels[meta]));
  }
}

gboolean
studio_chart_data_needs_meta (StudioChartData *self,
                              StudioChartMeta meta)
{
  gboolean any = FALSE;

  g_return_val_if_fail (STUDIO_IS_CHART_DATA (self), FALSE);

  if (meta != STUDIO_CHART_META_UNIT)
    return TRUE;
  if (row_unit (self, &any) == NULL && any)
    return FALSE;
  for (guint i = 0; i < self->lines->len; i++) {
    for (guint column = 1; column <= self->names->len; column++) {
      StudioNumber number;

      if (studio_number_parse (studio_chart_data_get_cell (self, i, column), &number, NULL) && number.kind == STUDIO_NUMBER_PLAIN)
        return TRUE;
    }
  }
  return FALSE;
}

const char *
studio_chart_kind_get_name (StudioChartKind kind)
{
  static const char *const names[STUDIO_CHART_N_KINDS] = {
    [STUDIO_CHART_COLUMN] = "column",
    [STUDIO_CHART_BAR] = "bar",
    [STUDIO_CHART_LINE] = "line",
    [STUDIO_CHART_AREA] = "area",
    [STUDIO_CHART_DONUT] = "donut",
    [STUDIO_CHART_PROGRESS] = "progress",
    [STUDIO_CHART_RING] = "ring",
    [STUDIO_CHART_PICTOGRAM] = "pictogram",
    [STUDIO_CHART_NUMBER] = "number",
    [STUDIO_CHART_TABLE] = "table",
    [STUDIO_CHART_MAP] = "map",
  };

  g_return_val_if_fail (kind < STUDIO_CHART_N_KINDS, names[0]);

  return names[kind];
}

JsonNode *
studio_chart_data_get_member (StudioChartData *self,
                              const char *member)
{
  g_return_val_if_fail (STUDIO_IS_CHART_DATA (self) && member != NULL, NULL);

  return studio_composer_get_member (self->composer, self->id, member, NULL);
}

void
studio_chart_data_set_member (StudioChartData *self,
                              const char *member,
                              JsonNode *value,
                              const char *label)
{
  StudioEdit edit;

  g_return_if_fail (STUDIO_IS_CHART_DATA (self) && member != NULL && label != NULL);

  if (studio_composer_refuse_limit (self->composer, self->id, studio_can_for_member (member)))
    return;
  edit = studio_edit_begin (self->composer);
  studio_edit_member (&edit, self->id, member, value, STUDIO_SCOPE_ALL_SIZES);
  if (studio_chart_data_is_example (self) && is_made_up (self, member))
    keep_others_made_up (self, &edit, member);
  studio_edit_commit (&edit, label, NULL);
}
