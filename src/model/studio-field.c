#include "config.h"

#include "studio-field.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "studio-date.h"

#include "studio-entry-name.h"
#include "studio-field-private.h"

/* No picture shows more, and a hostile file shall not make the layout build a million rows. */
#define MAX_ITEMS 500
#define MAX_TEXT_BYTES (64 * 1024)

static const char *const type_names[] = { "text", "long", "list", "date", "time", "photo", "rows", "person", "quote", "link", NULL };
static const char *const item_names[] = { "text", "pairs", "events", NULL };
static const char *const pair_members[] = { "judul", "isi", NULL };
static const char *const event_members[] = { "judul", "tempat", "tanggal", "waktu", NULL };
static const char *const row_members[] = { "label", "nilai", "satuan", NULL };
/* "satuan" is missing on purpose: a unit alone says nothing. */
static const char *const telling_members[] = { "asset", "sample", "nilai", "label", "judul", "isi", "tempat", NULL };

gboolean
studio_field_name_is_valid (const char *name)
{
  static const char *const reserved[] = { "item", "number", "brand", "arg", NULL };

  g_return_val_if_fail (name != NULL, FALSE);

  if (!g_ascii_islower (name[0]) || strlen (name) > 64 || g_strv_contains (reserved, name))
    return FALSE;

  for (const char *at = name; *at != '\0'; at++) {
    if (!g_ascii_islower (*at) && !g_ascii_isdigit (*at) && *at != '_')
      return FALSE;
  }
  return TRUE;
}

gboolean
studio_field_text_is_blank (const char *text)
{
  g_return_val_if_fail (text != NULL, TRUE);

  for (const char *at = text; *at != '\0'; at = g_utf8_next_char (at)) {
    if (!g_unichar_isspace (g_utf8_get_char (at)))
      return FALSE;
  }
  return TRUE;
}

static gboolean
parse_counts (StudioField *field,
              const StudioJsonAt *at,
              GError **error)
{
  double max_chars = 0;
  double min_items = 0;
  double max_items = 0;

  if (!studio_json_get_ranged (at, "max_chars", 0, 100000, &max_chars, error) ||
      !studio_json_get_ranged (at, "min_items", 0, MAX_ITEMS, &min_items, error) ||
      !studio_json_get_ranged (at, "max_items", 0, MAX_ITEMS, &max_items, error))
    return FALSE;

  field->max_chars = (int) max_chars;
  field->min_items = (int) min_items;
  field->max_items = (int) max_items;
  return TRUE;
}

static gboolean
parse_texts (StudioField *field,
             const StudioJsonAt *at,
             GError **error)
{
  const char *name = NULL;
  const char *label = NULL;
  const char *hint = NULL;
  const char *group = NULL;

  if (!studio_json_get_string (at, "name", TRUE, &name, error) ||
      !studio_json_get_string (at, "label", TRUE, &label, error) ||
      !studio_json_get_string (at, "hint", FALSE, &hint, error) ||
      !studio_json_get_string (at, "group", FALSE, &group, error))
    return FALSE;

  if (!studio_field_name_is_valid (name)) {
    studio_json_at_error (error, at, _ ("“%s” can't be a field's name. Use small letters, digits and “_”, a letter first; “item”, “number”, “brand” and “arg” are taken."), name);
    return FALSE;
  }

  field->name = g_strdup (name);
  field->label = g_strdup (label);
  field->hint = g_strdup (hint);
  field->group = g_strdup (group);
  return TRUE;
}

static gboolean
parse_field (StudioField *field,
             const StudioJsonAt *at,
             GError **error)
{
  const char *type_word = NULL;
  int type = STUDIO_FIELD_TEXT;
  int item = 0;

  if (!parse_texts (field, at, error) ||
      !studio_json_get_string (at, "type", TRUE, &type_word, error) ||
      !studio_json_get_choice (at, "type", type_names, &type, error) ||
      !studio_json_get_boolean (at, "required", FALSE, &field->required, error) ||
      !studio_json_get_boolean (at, "fixed", FALSE, &field->fixed, error) ||
      !studio_json_get_choice (at, "item", item_names, &item, error) ||
      !parse_counts (field, at, error))
    return FALSE;

  field->type = (StudioFieldType) type;
  field->items = (StudioItemKind) item;
  return TRUE;
}

StudioField *
studio_field_parse (const StudioJsonAt *at,
                    GError **error)
{
  StudioField *field;

  g_return_val_if_fail (at != NULL, NULL);

  field = g_new0 (StudioField, 1);
  if (!parse_field (field, at, error)) {
    studio_field_free (field);
    return NULL;
  }
  return field;
}

void
studio_field_free (StudioField *field)
{
  if (field == NULL)
    return;

  g_free (field->name);
  g_free (field->label);
  g_free (field->hint);
  g_free (field->group);
  g_free (field);
}

const char *
studio_field_type_name (StudioFieldType type)
{
  g_return_val_if_fail ((int) type >= 0 && (int) type <= STUDIO_FIELD_LINK, NULL);

  return type_names[type];
}

static gboolean
node_is_filled_string (JsonNode *node)
{
  return node != NULL && JSON_NODE_HOLDS_VALUE (node) && json_node_get_value_type (node) == G_TYPE_STRING &&
         !studio_field_text_is_blank (json_node_get_string (node));
}

static gboolean
object_is_filled (JsonObject *object)
{
  for (gsize i = 0; telling_members[i] != NULL; i++) {
    if (node_is_filled_string (json_object_get_member (object, telling_members[i])))
      return TRUE;
  }
  return FALSE;
}

static gboolean
item_is_filled (JsonNode *item)
{
  if (JSON_NODE_HOLDS_OBJECT (item))
    return object_is_filled (json_node_get_object (item));

  return node_is_filled_string (item);
}

gboolean
studio_field_value_filled (JsonNode *value)
{
  JsonArray *items;

  if (value == NULL || !JSON_NODE_HOLDS_ARRAY (value))
    return value != NULL && item_is_filled (value);

  items = json_node_get_array (value);
  for (guint i = 0; i < json_array_get_length (items); i++) {
    if (item_is_filled (json_array_get_element (items, i)))
      return TRUE;
  }
  return FALSE;
}

/* Sets the error unless @at is a string of bearable length. */
static gboolean
check_string (const StudioJsonAt *at,
              const char **text,
              GError **error)
{
  const char *found;

  if (!JSON_NODE_HOLDS_VALUE (at->node) || json_node_get_value_type (at->node) != G_TYPE_STRING) {
    studio_json_at_error (error, at, _ ("This must be text in quotation marks."));
    return FALSE;
  }

  found = json_node_get_string (at->node);
  if (strlen (found) > MAX_TEXT_BYTES) {
    studio_json_at_error (error, at, _ ("This text is too long for any picture. Shorten it."));
    return FALSE;
  }
  if (text != NULL)
    *text = found;
  return TRUE;
}

static gboolean
check_date (const StudioJsonAt *at,
            GError **error)
{
  const char *text = NULL;
  GDate date;

  if (!check_string (at, &text, error))
    return FALSE;

  g_date_clear (&date, 1);
  if (studio_field_text_is_blank (text) || studio_date_from_iso (text, &date))
    return TRUE;

  studio_json_at_error (error, at, _ ("“%s” is no date. Write it as year, month, day: 2026-11-20."), text);
  return FALSE;
}

static gboolean
check_time (const StudioJsonAt *at,
            GError **error)
{
  const char *text = NULL;
  int minutes;

  if (!check_string (at, &text, error))
    return FALSE;

  if (studio_field_text_is_blank (text) || studio_time_parse (text, &minutes, NULL))
    return TRUE;

  studio_json_at_error (error, at, _ ("“%s” is no time. Write it as 14.30."), text);
  return FALSE;
}

static gboolean
check_items (const StudioJsonAt *at,
             GError **error)
{
  if (!JSON_NODE_HOLDS_ARRAY (at->node)) {
    studio_json_at_error (error, at, _ ("This must be a list in square brackets."));
    return FALSE;
  }
  if (studio_json_at_length (at) > MAX_ITEMS) {
    studio_json_at_error (error, at, _ ("This list is too long. Keep at most %d lines."), MAX_ITEMS);
    return FALSE;
  }
  return TRUE;
}

/* @members: what each object of the list may say, all of it text; NULL for a list of texts */
static gboolean
check_list (const StudioJsonAt *at,
            const char *const *members,
            GError **error)
{
  StudioJsonAt item;
  StudioJsonAt child;

  if (!check_items (at, error))
    return FALSE;

  for (guint i = 0; studio_json_at_element (at, i, &item); i++) {
    if (members == NULL) {
      if (!check_string (&item, NULL, error))
        return FALSE;
      continue;
    }
    if (!JSON_NODE_HOLDS_OBJECT (item.node)) {
      studio_json_at_error (error, &item, _ ("Each line must be an object with “%s” and “%s”."), members[0], members[1]);
      return FALSE;
    }
    for (gsize m = 0; members[m] != NULL; m++) {
      if (studio_json_at_member (&item, members[m], &child) && !check_string (&child, NULL, error))
        return FALSE;
    }
  }
  return TRUE;
}

/* Lines with a date and a time of their own. */
static gboolean
check_events (const StudioJsonAt *at,
              GError **error)
{
  StudioJsonAt item, child;

  if (!check_list (at, event_members, error))
    return FALSE;
  for (guint i = 0; studio_json_at_element (at, i, &item); i++) {
    if ((studio_json_at_member (&item, "tanggal", &child) && !check_date (&child, error)) ||
        (studio_json_at_member (&item, "waktu", &child) && !check_time (&child, error)))
      return FALSE;
  }
  return TRUE;
}

static gboolean
check_lines (StudioItemKind items,
             const StudioJsonAt *at,
             GError **error)
{
  if (items == STUDIO_ITEM_EVENTS)
    return check_events (at, error);
  return check_list (at, items == STUDIO_ITEM_PAIRS ? pair_members : NULL, error);
}

static gboolean
is_hash (const char *text)
{
  return strlen (text) == 64 && strspn (text, "0123456789abcdef") == 64;
}

static gboolean
check_focal (const StudioJsonAt *photo,
             GError **error)
{
  StudioJsonAt focal;

  if (!studio_json_get_array (photo, "focal", FALSE, &focal, error))
    return FALSE;
  if (focal.node == NULL)
    return TRUE;

  for (guint i = 0; i < 2; i++) {
    StudioJsonAt at;
    double share = -1;

    if (studio_json_at_element (&focal, i, &at) && JSON_NODE_HOLDS_VALUE (at.node) &&
        json_node_get_value_type (at.node) != G_TYPE_STRING && json_node_get_value_type (at.node) != G_TYPE_BOOLEAN)
      share = json_node_get_double (at.node);
    if (!(share >= 0 && share <= 1)) {
      studio_json_at_error (error, &focal, _ ("The focal point needs two numbers from 0 to 1."));
      return FALSE;
    }
  }
  return TRUE;
}

static gboolean
check_photo (const StudioJsonAt *at,
             GError **error)
{
  const char *asset = NULL;
  const char *sample = NULL;
  StudioJsonAt areas;

  /* a photo taken out again is "" like any other blank field */
  if (JSON_NODE_HOLDS_VALUE (at->node) && g_strcmp0 (json_node_get_string (at->node), "") == 0)
    return TRUE;

  if (!JSON_NODE_HOLDS_OBJECT (at->node)) {
    studio_json_at_error (error, at, _ ("A photo must be an object with “asset”."));
    return FALSE;
  }
  if (!studio_json_get_string (at, "asset", FALSE, &asset, error) ||
      !studio_json_get_string (at, "sample", FALSE, &sample, error) ||
      !studio_json_get_array (at, "obscure", FALSE, &areas, error))
    return FALSE;

  if (asset != NULL && !is_hash (asset)) {
    studio_json_at_error (error, at, _ ("“asset” must be the SHA-256 of the photo in 64 small hexadecimal digits."));
    return FALSE;
  }
  if (sample != NULL && !studio_entry_name_is_plain (sample)) {
    studio_json_at_error (error, at, _ ("“%s” is no file name of a sample photo."), sample);
    return FALSE;
  }
  return check_focal (at, error);
}

static gboolean
is_left_out (JsonNode *node)
{
  return JSON_NODE_HOLDS_VALUE (node) && json_node_get_value_type (node) == G_TYPE_STRING && *json_node_get_string (node) == '\0';
}

gboolean
studio_field_check (const StudioField *field,
                    const StudioJsonAt *at,
                    GError **error)
{
  g_return_val_if_fail (field != NULL && at != NULL, FALSE);

  /* "" says of any field that it is left out of the picture */
  if (at->node == NULL || JSON_NODE_HOLDS_NULL (at->node) || is_left_out (at->node))
    return TRUE;

  switch (field->type) {
  case STUDIO_FIELD_TEXT:
  case STUDIO_FIELD_LONG:
  case STUDIO_FIELD_PERSON:
  case STUDIO_FIELD_QUOTE:
  case STUDIO_FIELD_LINK:
    return check_string (at, NULL, error);
  case STUDIO_FIELD_DATE:
    return check_date (at, error);
  case STUDIO_FIELD_TIME:
    return check_time (at, error);
  case STUDIO_FIELD_PHOTO:
    return check_photo (at, error);
  case STUDIO_FIELD_LIST:
    return check_lines (field->items, at, error);
  case STUDIO_FIELD_ROWS:
    return check_list (at, row_members, error);
  }
  g_return_val_if_reached (FALSE);
}
