#include "config.h"

#include "studio-expression-format.h"

#include "studio-date.h"
#include "studio-number.h"

static const char *
node_string (JsonNode *node)
{
  if (node == NULL || !JSON_NODE_HOLDS_VALUE (node) || json_node_get_value_type (node) != G_TYPE_STRING)
    return NULL;
  return json_node_get_string (node);
}

static char *
number_text (const char *text,
             gboolean tight)
{
  StudioNumber number;

  if (!studio_number_parse (text, &number, NULL) || number.kind == STUDIO_NUMBER_MISSING)
    return g_strdup (text);
  return studio_number_display (&number, tight);
}

/* A row as one figure: value and unit. "rupiah" is not a unit behind the number but the sign before it. */
static char *
row_text (JsonObject *row)
{
  const char *value = json_object_get_string_member_with_default (row, "nilai", "");
  const char *unit = json_object_get_string_member_with_default (row, "satuan", "");
  g_autofree char *joined = NULL;
  g_autofree char *figure = NULL;

  if (g_ascii_strcasecmp (unit, "rupiah") == 0 || g_ascii_strcasecmp (unit, "rp") == 0) {
    joined = g_str_has_prefix (value, "Rp") ? g_strdup (value) : g_strconcat ("Rp", value, NULL);
    return number_text (joined, TRUE);
  }
  figure = number_text (value, TRUE);
  if (*unit == '\0')
    return g_steal_pointer (&figure);
  return g_strdup_printf ("%s%s%s", figure, g_str_equal (unit, "%") ? "\u202f" : "\u00a0", unit);
}

static char *
date_text (const StudioScope *scope,
           const char *text,
           const char *filter)
{
  StudioDateStyle style = STUDIO_DATE_LONG;
  GDate date, until;
  const char *other;

  if (!studio_date_from_iso (text, &date))
    return g_strdup (text);
  if (filter != NULL && g_str_has_prefix (filter, "sampai:")) {
    other = node_string (studio_snapshot_get_shown (scope->snapshot, filter + strlen ("sampai:"), NULL));
    if (other != NULL && studio_date_from_iso (other, &until) && g_date_compare (&date, &until) < 0)
      return studio_date_format_range (&date, &until);
  } else if (filter != NULL) {
    studio_date_style_from_name (filter, &style);
  }
  return studio_date_format (&date, style);
}

static char *
time_text (const char *text)
{
  int minutes;

  return studio_time_parse (text, &minutes, NULL) ? studio_time_format (minutes) : g_strdup (text);
}

static char *
join_list (JsonArray *array)
{
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < json_array_get_length (array); i++) {
    const char *line = node_string (json_array_get_element (array, i));

    if (line == NULL || *line == '\0')
      continue;
    if (text->len > 0)
      g_string_append_c (text, '\n');
    g_string_append (text, line);
  }
  return g_string_free (g_steal_pointer (&text), FALSE);
}

/* "Awas=white,Waspada=ink,black": what stands behind the value that @text is, else the last without a name. */
static char *
choose_text (const char *text,
             const char *choices)
{
  g_auto (GStrv) pairs = g_strsplit (choices, ",", -1);
  g_autofree char *trimmed = g_strstrip (g_strdup (text));
  g_autofree char *wanted = g_utf8_casefold (trimmed, -1);
  const char *other = "";

  for (guint i = 0; pairs[i] != NULL; i++) {
    const char *sign = strchr (pairs[i], '=');
    g_autofree char *name = sign != NULL ? g_utf8_casefold (pairs[i], sign - pairs[i]) : NULL;

    if (name == NULL)
      other = pairs[i];
    else if (g_str_equal (name, wanted))
      return g_strdup (sign + 1);
  }
  return g_strdup (other);
}

static char *
plain_text (const char *text,
            const char *filter)
{
  if (filter == NULL)
    return g_strdup (text);
  if (g_str_has_prefix (filter, "pilih:"))
    return choose_text (text, filter + strlen ("pilih:"));
  if (g_str_equal (filter, "kapital"))
    return g_utf8_strup (text, -1);
  if (g_str_equal (filter, "ringkas"))
    return number_text (text, TRUE);
  if (g_str_equal (filter, "kata") || g_str_equal (filter, "angka"))
    return number_text (text, FALSE);
  if (g_str_equal (filter, "jam"))
    return time_text (text);
  return g_strdup (text);
}

/* Lines of a list have no type of their own: the filter says that the text is a date. */
static gboolean
asks_for_date (const char *filter)
{
  StudioDateStyle style;

  return filter != NULL && studio_date_style_from_name (filter, &style);
}

char *
studio_expression_format (const StudioScope *scope,
                          JsonNode *value,
                          StudioFieldType type,
                          const char *filter)
{
  const char *text = node_string (value);

  if (value != NULL && JSON_NODE_HOLDS_ARRAY (value))
    return join_list (json_node_get_array (value));
  if (value != NULL && JSON_NODE_HOLDS_OBJECT (value))
    return g_strcmp0 (filter, "nilai") == 0 ? row_text (json_node_get_object (value)) : g_strdup ("");
  if (value != NULL && JSON_NODE_HOLDS_VALUE (value) && text == NULL)
    return studio_number_format (json_node_get_double (value), 4);
  if (text == NULL)
    return filter != NULL && g_str_has_prefix (filter, "pilih:") ? plain_text ("", filter) : g_strdup ("");
  if (type == STUDIO_FIELD_DATE || asks_for_date (filter))
    return date_text (scope, text, filter);
  if (type == STUDIO_FIELD_TIME)
    return time_text (text);
  return plain_text (text, filter);
}
