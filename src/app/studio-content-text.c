#include "config.h"

#include "studio-content-text.h"

#include <string.h>

#include "studio-date.h"
#include "studio-number.h"

static JsonNode *
take_array (JsonArray *array)
{
  JsonNode *value = json_node_new (JSON_NODE_ARRAY);

  json_node_take_array (value, array);
  json_node_seal (value);
  return value;
}

static JsonNode *
take_object (JsonObject *object)
{
  JsonNode *value = json_node_new (JSON_NODE_OBJECT);

  json_node_take_object (value, object);
  json_node_seal (value);
  return value;
}

/* --- kinds of values --- */

static JsonNode *
date_value (const char *text,
            GError **error)
{
  g_autoptr (GDateTime) now = g_date_time_new_now_local ();
  g_autofree char *iso = NULL;
  GDate today;
  GDate date;

  g_date_clear (&today, 1);
  g_date_clear (&date, 1);
  g_date_set_dmy (&today, (GDateDay) g_date_time_get_day_of_month (now), (GDateMonth) g_date_time_get_month (now), (GDateYear) g_date_time_get_year (now));
  if (!studio_date_parse (text, &today, &date, error))
    return NULL;
  iso = studio_date_to_iso (&date);
  return studio_json_string (iso);
}

static JsonNode *
time_value (const char *text,
            GError **error)
{
  g_autofree char *time = NULL;
  int minutes;

  if (!studio_time_parse (text, &minutes, error))
    return NULL;
  time = studio_time_format (minutes);
  return studio_json_string (time);
}

/* Returns: (transfer full): the filled lines of a list */
static char **
split_lines (const char *text)
{
  g_auto (GStrv) pieces = g_strsplit_set (text, strchr (text, '\n') != NULL ? "\n" : ";", -1);
  g_autoptr (GStrvBuilder) lines = g_strv_builder_new ();

  for (gsize i = 0; pieces[i] != NULL; i++) {
    if (*g_strstrip (pieces[i]) != '\0')
      g_strv_builder_add (lines, pieces[i]);
  }
  return g_strv_builder_end (lines);
}

/* Cuts "Kuaro: 12 rumah" in two; without a colon all of it is the second part, or the first if @whole_first. */
static void
cut_line (char *line,
          gboolean whole_first,
          const char **first,
          const char **second)
{
  char *colon = strchr (line, ':');

  *first = whole_first || colon != NULL ? line : "";
  *second = colon != NULL ? g_strstrip (colon + 1) : whole_first ? ""
                                                                 : line;
  if (colon != NULL) {
    *colon = '\0';
    g_strchomp (line);
  }
}

static JsonNode *
pair_item (char *line)
{
  JsonObject *item = json_object_new ();
  const char *heading, *text;

  cut_line (line, TRUE, &heading, &text);
  json_object_set_string_member (item, "judul", heading);
  json_object_set_string_member (item, "isi", text);
  return take_object (item);
}

static JsonNode *
event_item (const char *line)
{
  JsonObject *item = json_object_new ();

  json_object_set_string_member (item, "judul", line);
  return take_object (item);
}

/* "12 rumah" is a figure and its unit; "1,2 miliar" is one figure. */
static JsonNode *
figure_item (char *line)
{
  JsonObject *item = json_object_new ();
  const char *label, *figure;
  g_autofree char *value = NULL;
  StudioNumber number;
  const char *space;

  cut_line (line, FALSE, &label, &figure);
  space = strchr (figure, ' ');
  if (space != NULL && !studio_number_parse (figure, &number, NULL)) {
    value = g_strndup (figure, (gsize) (space - figure));
    if (!studio_number_parse (value, &number, NULL))
      g_clear_pointer (&value, g_free);
  }
  json_object_set_string_member (item, "label", label);
  json_object_set_string_member (item, "nilai", value != NULL ? value : figure);
  json_object_set_string_member (item, "satuan", value != NULL ? space + 1 : "");
  return take_object (item);
}

static JsonNode *
list_value (const StudioField *field,
            const char *text)
{
  g_auto (GStrv) lines = split_lines (text);
  JsonArray *items = json_array_new ();

  for (gsize i = 0; lines[i] != NULL; i++) {
    if (field->type == STUDIO_FIELD_ROWS)
      json_array_add_element (items, figure_item (lines[i]));
    else if (field->items == STUDIO_ITEM_PAIRS)
      json_array_add_element (items, pair_item (lines[i]));
    else if (field->items == STUDIO_ITEM_EVENTS)
      json_array_add_element (items, event_item (lines[i]));
    else
      json_array_add_string_element (items, lines[i]);
  }
  return take_array (items);
}

static JsonNode *
list_or_json (const StudioField *field,
              const char *text,
              GError **error)
{
  g_autoptr (GBytes) bytes = NULL;

  if (*text != '[')
    return list_value (field, text);
  bytes = g_bytes_new (text, strlen (text));
  return studio_json_parse ("JSON", bytes, error);
}

JsonNode *
studio_content_from_text (const StudioField *field,
                          const char *text,
                          GError **error)
{
  g_return_val_if_fail (field != NULL && text != NULL, NULL);

  switch (field->type) {
  case STUDIO_FIELD_DATE:
    return *text != '\0' ? date_value (text, error) : studio_json_string (text);
  case STUDIO_FIELD_TIME:
    return *text != '\0' ? time_value (text, error) : studio_json_string (text);
  case STUDIO_FIELD_LIST:
  case STUDIO_FIELD_ROWS:
    return list_or_json (field, text, error);
  case STUDIO_FIELD_PHOTO:
  case STUDIO_FIELD_TEXT:
  case STUDIO_FIELD_LONG:
  case STUDIO_FIELD_PERSON:
  case STUDIO_FIELD_QUOTE:
  case STUDIO_FIELD_LINK:
    break;
  }
  return studio_json_string (text);
}

JsonNode *
studio_content_photo (const char *hash)
{
  JsonObject *object = json_object_new ();

  json_object_set_string_member (object, "asset", hash);
  return take_object (object);
}
