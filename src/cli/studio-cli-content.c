#include "config.h"

#include "studio-cli-content.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "studio-cli-report.h"
#include "studio-content-text.h"
#include "studio-json-file.h"
#include "studio-number.h"

#define MAX_CONTENT_BYTES (8 * 1024 * 1024)

/** Giver: where values come from. @folder: what photo paths start from; NULL for the working folder. */
typedef struct
{
  StudioHistory *history;
  StudioCliContentUse use;
  const char *source;
  const char *folder;
  StudioCliExit code; /* of the value that would not do */
} Giver;

/* --- one value --- */

static JsonNode *
photo_value (Giver *giver,
             const char *text,
             GError **error)
{
  gboolean beside = giver->folder != NULL && !g_path_is_absolute (text);
  g_autofree char *path = beside ? g_build_filename (giver->folder, text, NULL) : g_strdup (text);
  g_autoptr (StudioAsset) asset = giver->use == STUDIO_CLI_CONTENT_TO_DRAW ? studio_asset_new_to_draw (path, error) : studio_asset_new_for_path (path, error);

  if (asset == NULL) {
    giver->code = STUDIO_CLI_INPUT;
    g_prefix_error (error, "%s: ", text);
    return NULL;
  }
  studio_post_add_asset (studio_history_get_post (giver->history), asset);
  return studio_content_photo (studio_asset_get_hash (asset));
}

/* Returns: (transfer full) (nullable): the field's value for what a person wrote. */
static JsonNode *
value_of_text (Giver *giver,
               const StudioField *field,
               const char *text,
               GError **error)
{
  if (field->type == STUDIO_FIELD_PHOTO && *text != '\0')
    return photo_value (giver, text, error);
  /* figures are JSON here; the check of the field says so */
  if (field->type == STUDIO_FIELD_ROWS)
    return studio_json_string (text);
  return studio_content_from_text (field, text, error);
}

/* Programs write {"nilai": 12.5} where a person types "12,5". Returns: (transfer full) */
static JsonNode *
with_typed_numbers (JsonNode *rows)
{
  JsonNode *typed = json_node_ref (rows);

  for (guint i = 0; JSON_NODE_HOLDS_ARRAY (rows) && i < json_array_get_length (json_node_get_array (rows)); i++) {
    g_autofree char *path = g_strdup_printf ("%u/nilai", i);
    JsonNode *number = studio_json_lookup (rows, path);
    g_autofree char *text = NULL;
    g_autoptr (JsonNode) value = NULL;
    JsonNode *changed;

    if (number == NULL || !JSON_NODE_HOLDS_VALUE (number) || json_node_get_value_type (number) == G_TYPE_STRING ||
        json_node_get_value_type (number) == G_TYPE_BOOLEAN)
      continue;
    text = studio_number_format (json_node_get_double (number), 4);
    value = studio_json_string (text);
    changed = studio_json_with (typed, path, value);
    json_node_unref (typed);
    typed = changed;
  }
  return typed;
}

static JsonNode *
value_of_node (Giver *giver,
               const StudioField *field,
               JsonNode *node,
               GError **error)
{
  if (JSON_NODE_HOLDS_VALUE (node) && json_node_get_value_type (node) == G_TYPE_STRING)
    return value_of_text (giver, field, json_node_get_string (node), error);
  if (field->type == STUDIO_FIELD_ROWS)
    return with_typed_numbers (node);
  return json_node_ref (node);
}

/* Puts @value where the field's value stands, if the field takes it. */
static gboolean
set_field (Giver *giver,
           const StudioField *field,
           JsonNode *value,
           GError **error)
{
  StudioJsonAt root = studio_json_at_root (giver->source, value);
  StudioJsonAt at = { .node = value, .up = &root, .member = field->name, .source = giver->source };
  g_autofree char *path = g_strconcat ("content/", field->name, NULL);

  if (!studio_field_check (field, &at, error))
    return FALSE;
  studio_history_set (giver->history, path, value, "", NULL);
  return TRUE;
}

static const StudioField *
find_field (Giver *giver,
            const char *name)
{
  StudioTemplate *template = studio_post_get_template (studio_history_get_post (giver->history));
  GPtrArray *fields = studio_template_get_fields (template);
  const StudioField *field = studio_template_find_field (template, name);
  g_autoptr (GPtrArray) names = NULL;
  g_autofree char *list = NULL;
  const char *nearest;

  if (field != NULL)
    return field;
  names = g_ptr_array_new ();
  for (guint i = 0; i < fields->len; i++)
    g_ptr_array_add (names, ((const StudioField *) g_ptr_array_index (fields, i))->name);
  g_ptr_array_add (names, NULL);
  nearest = studio_cli_nearest (name, (const char *const *) names->pdata);
  list = g_strjoinv (", ", (char **) names->pdata);
  if (nearest != NULL)
    studio_cli_fail (giver->code, giver->source, _ ("%s: the template has no such field. Did you mean “%s”?"), name, nearest);
  else
    studio_cli_fail (giver->code, giver->source, _ ("%s: the template has no such field. Choose one of these: %s."), name, list);
  return NULL;
}

/* @where names the field; an error about a member of its value already says where it stands. */
static void
tell (const Giver *giver,
      const char *where,
      GError *error)
{
  studio_cli_fail_error (giver->code, g_str_has_prefix (error->message, giver->source) ? giver->source : where, error);
}

/* --- the file --- */

static gboolean
give_node (Giver *giver,
           const char *name,
           JsonNode *node)
{
  const StudioField *field = find_field (giver, name);
  g_autofree char *where = g_strdup_printf ("%s: %s", giver->source, name);
  g_autoptr (JsonNode) value = NULL;
  GError *error = NULL;

  if (field == NULL)
    return FALSE;
  if (JSON_NODE_HOLDS_NULL (node))
    return TRUE;
  value = value_of_node (giver, field, node, &error);
  if (value != NULL && set_field (giver, field, value, &error))
    return TRUE;
  tell (giver, where, error);
  return FALSE;
}

static gboolean
apply_file (StudioHistory *history,
            StudioCliContentUse use,
            const char *file,
            StudioCliExit *code)
{
  g_autofree char *folder = g_path_get_dirname (file);
  Giver giver = { history, use, file, folder, STUDIO_CLI_INPUT };
  GError *error = NULL;
  g_autoptr (JsonNode) root = studio_json_load (file, file, MAX_CONTENT_BYTES, &error);
  JsonObjectIter iter;
  const char *name;
  JsonNode *node;

  *code = STUDIO_CLI_INPUT;
  if (root == NULL) {
    studio_cli_fail_error (*code, file, error);
    return FALSE;
  }
  if (!JSON_NODE_HOLDS_OBJECT (root)) {
    studio_cli_fail (*code, file, _ ("Content must be an object of field and value. Put it in curly brackets."));
    return FALSE;
  }
  json_object_iter_init_ordered (&iter, json_node_get_object (root));
  while (json_object_iter_next_ordered (&iter, &name, &node)) {
    if (!give_node (&giver, name, node))
      return FALSE;
  }
  return TRUE;
}

/* --- the options --- */

static gboolean
takes_json (const StudioField *field,
            const char *text)
{
  return (field->type == STUDIO_FIELD_LIST && *text == '[') || (field->type == STUDIO_FIELD_ROWS && *text != '\0');
}

static JsonNode *
value_of_option (Giver *giver,
                 const StudioField *field,
                 const char *text,
                 const char *where,
                 GError **error)
{
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (JsonNode) node = NULL;

  if (!takes_json (field, text))
    return value_of_text (giver, field, text, error);
  bytes = g_bytes_new (text, strlen (text));
  node = studio_json_parse (where, bytes, error);
  return node != NULL ? value_of_node (giver, field, node, error) : NULL;
}

static gboolean
apply_option (StudioHistory *history,
              StudioCliContentUse use,
              const char *set,
              StudioCliExit *code)
{
  const char *text = strchr (set, '=');
  g_autofree char *name = text != NULL ? g_strndup (set, (gsize) (text - set)) : NULL;
  g_autofree char *where = name != NULL ? g_strdup_printf ("--set: %s", name) : NULL;
  Giver giver = { history, use, "--set", NULL, STUDIO_CLI_USAGE };
  g_autoptr (JsonNode) value = NULL;
  const StudioField *field;
  GError *error = NULL;

  *code = STUDIO_CLI_USAGE;
  if (name == NULL || !g_utf8_validate (set, -1, NULL)) {
    studio_cli_fail (*code, "--set", name == NULL ? _ ("“%s” has no “=”. Write FIELD=VALUE.") : _ ("“%s” is not UTF-8. Write it in UTF-8."), set);
    return FALSE;
  }
  field = find_field (&giver, name);
  if (field == NULL)
    return FALSE;
  value = value_of_option (&giver, field, text + 1, where, &error);
  if (value != NULL && set_field (&giver, field, value, &error))
    return TRUE;
  tell (&giver, where, error);
  *code = giver.code;
  return FALSE;
}

gboolean
studio_cli_content_apply (StudioHistory *history,
                          StudioCliContentUse use,
                          const char *file,
                          const char *const *sets,
                          StudioCliExit *code)
{
  if (file != NULL && !apply_file (history, use, file, code))
    return FALSE;
  for (gsize i = 0; sets != NULL && sets[i] != NULL; i++) {
    if (!apply_option (history, use, sets[i], code))
      return FALSE;
  }
  return TRUE;
}
