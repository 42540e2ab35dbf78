#include "config.h"

#include <glib/gi18n-lib.h>

#include "studio-date.h"
#include "studio-number-words.h"
#include "studio-record-read-private.h"

const char *
_studio_record_text (JsonNode *root,
                     const char *path)
{
  JsonNode *node = studio_json_lookup (root, path);

  return node != NULL && JSON_NODE_HOLDS_VALUE (node) && json_node_get_value_type (node) == G_TYPE_STRING ? json_node_get_string (node) : "";
}

gboolean
_studio_record_flag (JsonNode *root,
                     const char *path)
{
  JsonNode *node = studio_json_lookup (root, path);

  return node != NULL && JSON_NODE_HOLDS_VALUE (node) && json_node_get_value_type (node) == G_TYPE_BOOLEAN && json_node_get_boolean (node);
}

gboolean
_studio_record_check_texts (const StudioJsonAt *at,
                            const char *const *names,
                            int max,
                            GError **error)
{
  for (gsize i = 0; names[i] != NULL; i++) {
    const char *text = "";

    if (!studio_json_get_string (at, names[i], FALSE, &text, error))
      return FALSE;
    if (g_utf8_strlen (text, -1) > max) {
      StudioJsonAt child;

      studio_json_at_member (at, names[i], &child);
      studio_json_at_error (error, &child, _ ("is longer than %d characters"), max);
      return FALSE;
    }
  }
  return TRUE;
}

gboolean
_studio_record_check_flags (const StudioJsonAt *at,
                            const char *const *names,
                            GError **error)
{
  gboolean flag;

  for (gsize i = 0; names[i] != NULL; i++) {
    if (!studio_json_get_boolean (at, names[i], FALSE, &flag, error))
      return FALSE;
  }
  return TRUE;
}

gboolean
_studio_record_check_day (const StudioJsonAt *at,
                          const char *name,
                          GError **error)
{
  const char *text = "";
  StudioJsonAt child;
  GDate day;

  if (!studio_json_get_string (at, name, FALSE, &text, error))
    return FALSE;
  if (*text == '\0' || studio_date_from_iso (text, &day))
    return TRUE;
  studio_json_at_member (at, name, &child);
  studio_json_at_error (error, &child, _ ("must be a day such as 2026-11-22"));
  return FALSE;
}

gboolean
_studio_record_check_list (const StudioJsonAt *at,
                           const char *name,
                           const char *const *names,
                           int max,
                           guint n_most,
                           GError **error)
{
  StudioJsonAt list, item;

  if (!studio_json_get_array (at, name, FALSE, &list, error))
    return FALSE;
  if (list.node == NULL)
    return TRUE;
  if (studio_json_at_length (&list) > n_most) {
    studio_json_at_error (error, &list, _ ("has more than %u entries"), n_most);
    return FALSE;
  }
  for (guint i = 0; studio_json_at_element (&list, i, &item); i++) {
    if (!_studio_record_check_texts (&item, names, max, error))
      return FALSE;
  }
  return TRUE;
}

char *
_studio_record_word_day (const char *iso)
{
  GDate day;

  return studio_date_from_iso (iso, &day) ? studio_date_format (&day, STUDIO_DATE_MEDIUM) : g_strdup ("");
}

void
_studio_record_add_common (JsonObject *data,
                           JsonNode *root,
                           JsonNode *brand)
{
  const char *iso = _studio_record_text (root, "date");
  g_autofree char *day = _studio_record_word_day (iso);
  GDate date;

  json_object_set_string_member (data, "tanggal", day);
  if (studio_date_from_iso (iso, &date)) {
    g_autofree char *words = studio_date_spell (&date);

    json_object_set_string_member (data, "tanggal.kata", words);
  }
  json_object_set_string_member (data, "tempat", _studio_record_text (root, "place"));
  json_object_set_string_member (data, "nomor", _studio_record_text (root, "number"));
  json_object_set_string_member (data, "perangkat", _studio_record_text (root, "office"));
  json_object_set_string_member (data, "catatan", _studio_record_text (root, "note"));
  if (brand != NULL) {
    const char *full = _studio_record_text (brand, "org/full"), *level = _studio_record_text (brand, "org/level");
    g_autofree char *two = g_strstrip (g_strdup_printf ("%s %s", level, _studio_record_text (brand, "org/name")));

    json_object_set_string_member (data, "daerah", *full != '\0' ? full : two);
  }
}
