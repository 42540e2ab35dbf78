#include "config.h"

#include "studio-template-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "studio-date.h"

/* What a layer's strings may refer to, while a template is checked. */
typedef struct
{
  StudioTemplate *template;
  GHashTable *ids; /* of all layers */
} Check;

static gboolean check_node (const Check *check, const StudioJsonAt *at, GError **error);

static gboolean
refuse_field (const Check *check,
              const StudioJsonAt *at,
              const char *name,
              GError **error)
{
  g_autoptr (GString) names = g_string_new (NULL);
  GPtrArray *fields = studio_template_get_fields (check->template);

  for (guint i = 0; i < fields->len; i++)
    g_string_append_printf (names, "%s%s", i > 0 ? ", " : "", ((const StudioField *) g_ptr_array_index (fields, i))->name);
  studio_json_at_error (error, at, _ ("There is no field “%s”. There are: %s."), name, names->str);
  return FALSE;
}

static gboolean
check_field (const Check *check,
             const StudioJsonAt *at,
             const char *name,
             GError **error)
{
  return studio_template_find_field (check->template, name) != NULL || refuse_field (check, at, name, error);
}

/* @path: "judul", "angka.0.nilai", "item.label", "brand.org.name" */
static gboolean
check_path (const Check *check,
            const StudioJsonAt *at,
            const char *path,
            GError **error)
{
  static const char *const free_heads[] = { "item", "number", "page", "pages", "brand", NULL };
  g_autofree char *head = g_strndup (path, strcspn (path, "."));

  if (g_strv_contains (free_heads, head))
    return TRUE;
  if (g_str_equal (head, "arg")) {
    studio_json_at_error (error, at, _ ("“{%s}” only stands in parts."), path);
    return FALSE;
  }
  return check_field (check, at, head, error);
}

/* @format: what stands behind the bar of a token */
static gboolean
check_token_format (const Check *check,
                    const StudioJsonAt *at,
                    const char *format,
                    GError **error)
{
  static const char *const words[] = { "nilai", "ringkas", "kata", "jam", "kapital", NULL };
  StudioDateStyle style;

  if (g_str_has_prefix (format, "pilih:"))
    return TRUE;
  if (g_str_has_prefix (format, "sampai:"))
    return check_field (check, at, format + strlen ("sampai:"), error);
  if (g_strv_contains (words, format) || studio_date_style_from_name (format, &style))
    return TRUE;

  studio_json_at_error (error, at,
                        _ ("“%s” is no format. Dates have panjang, sedang, pendek, hari, tanggal, bulan, bulan-tahun and sampai:FIELD; "
                           "numbers nilai, ringkas and kata; times jam; text kapital and pilih:VALUE=TEXT,…."),
                        format);
  return FALSE;
}

static gboolean
check_token (const Check *check,
             const StudioJsonAt *at,
             const char *token,
             GError **error)
{
  g_auto (GStrv) pieces = g_strsplit (token, "|", -1);

  if (pieces[0] == NULL) {
    studio_json_at_error (error, at, _ ("“{}” names nothing. Write a field's name in it."));
    return FALSE;
  }
  if (!check_path (check, at, pieces[0], error))
    return FALSE;

  for (gsize i = 1; pieces[i] != NULL; i++) {
    if (!check_token_format (check, at, pieces[i], error))
      return FALSE;
  }
  return TRUE;
}

static gboolean
check_text (const Check *check,
            const StudioJsonAt *at,
            const char *text,
            GError **error)
{
  const char *open = text;

  while ((open = strchr (open, '{')) != NULL) {
    gsize length = strcspn (open + 1, "{}");
    g_autofree char *token = g_strndup (open + 1, length);

    if (g_str_has_prefix (open, "{{}")) {
      open += strlen ("{{}");
      continue;
    }
    if (open[1 + length] != '}') {
      studio_json_at_error (error, at, _ ("The “{” in “%s” is never closed."), text);
      return FALSE;
    }
    if (!check_token (check, at, token, error))
      return FALSE;
    open += length + 2;
  }
  return TRUE;
}

static const char *
node_string (JsonNode *node)
{
  return JSON_NODE_HOLDS_VALUE (node) ? json_node_get_string (node) : NULL;
}

/* One condition: "foto", "!foto", "item.isi", "angka>3", "judul~Guru/Kartini". */
static gboolean
check_condition (const Check *check,
                 const StudioJsonAt *at,
                 GError **error)
{
  const char *text = node_string (at->node);
  g_autofree char *path = NULL;
  const char *end;

  if (text == NULL) {
    studio_json_at_error (error, at, _ ("A condition must be text, such as \"foto\", \"!foto\" or \"angka>3\"."));
    return FALSE;
  }

  text += *text == '!';
  path = g_strndup (text, strcspn (text, "<>=~"));
  end = text + strlen (path);
  if (g_str_equal (end, "~")) {
    studio_json_at_error (error, at, _ ("“%s” names no words to look for."), text);
    return FALSE;
  }
  if (*end != '~' && *end != '\0' && !g_ascii_string_to_unsigned (end + 1, 10, 0, 10000, NULL, NULL)) {
    studio_json_at_error (error, at, _ ("“%s” compares with no whole number."), text);
    return FALSE;
  }
  return check_path (check, at, path, error);
}

static gboolean
check_conditions (const Check *check,
                  const StudioJsonAt *at,
                  GError **error)
{
  StudioJsonAt element;

  if (!JSON_NODE_HOLDS_ARRAY (at->node))
    return check_condition (check, at, error);

  for (guint i = 0; studio_json_at_element (at, i, &element); i++) {
    if (!check_condition (check, &element, error))
      return FALSE;
  }
  return TRUE;
}

static gboolean
check_repeat (const Check *check,
              const StudioJsonAt *at,
              GError **error)
{
  const char *name = node_string (at->node);
  const StudioField *field = name != NULL ? studio_template_find_field (check->template, name) : NULL;

  if (field == NULL)
    return refuse_field (check, at, name != NULL ? name : "", error);

  if (field->type != STUDIO_FIELD_LIST && field->type != STUDIO_FIELD_ROWS) {
    studio_json_at_error (error, at, _ ("“%s” has no rows to repeat. Use a field of type list or rows."), name);
    return FALSE;
  }
  return TRUE;
}

static gboolean
check_object (const Check *check,
              const StudioJsonAt *at,
              GError **error)
{
  JsonObjectIter iter;
  const char *name;
  StudioJsonAt child;

  json_object_iter_init_ordered (&iter, json_node_get_object (at->node));
  while (json_object_iter_next_ordered (&iter, &name, NULL)) {
    gboolean fits;

    studio_json_at_member (at, name, &child);
    if (g_str_equal (name, "show_if"))
      fits = check_conditions (check, &child, error);
    else if (g_str_equal (name, "repeat"))
      fits = check_repeat (check, &child, error);
    else
      fits = check_node (check, &child, error);
    if (!fits)
      return FALSE;
  }
  return TRUE;
}

static gboolean
check_node (const Check *check,
            const StudioJsonAt *at,
            GError **error)
{
  StudioJsonAt child;

  if (JSON_NODE_HOLDS_OBJECT (at->node))
    return check_object (check, at, error);
  if (node_string (at->node) != NULL)
    return check_text (check, at, node_string (at->node), error);

  if (JSON_NODE_HOLDS_ARRAY (at->node)) {
    for (guint i = 0; studio_json_at_element (at, i, &child); i++) {
      if (!check_node (check, &child, error))
        return FALSE;
    }
  }
  return TRUE;
}

static gboolean
collect_ids (const Check *check,
             const StudioJsonAt *layers,
             GError **error)
{
  StudioJsonAt at;
  StudioJsonAt children;

  for (guint i = 0; studio_json_at_element (layers, i, &at); i++) {
    const char *id = NULL;

    if (!studio_json_get_string (&at, "id", TRUE, &id, error) ||
        !studio_json_get_array (&at, "children", FALSE, &children, error))
      return FALSE;

    if (*id == '\0' || strpbrk (id, "/{}") != NULL) {
      studio_json_at_error (error, &at, _ ("“%s” can't be a layer's id. Leave out “/”, “{” and “}”."), id);
      return FALSE;
    }
    if (!g_hash_table_add (check->ids, (char *) id)) {
      studio_json_at_error (error, &at, _ ("There are two layers with the id “%s”. Rename one."), id);
      return FALSE;
    }
    if (children.node != NULL && !collect_ids (check, &children, error))
      return FALSE;
  }
  return TRUE;
}

/* Rows of a repeat have their number behind: "kartu.0" stands for the layer "kartu". */
static gboolean
layer_exists (const Check *check,
              const char *id)
{
  g_autofree char *base = g_strdup (id);

  while (!g_hash_table_contains (check->ids, base)) {
    char *dot = strrchr (base, '.');

    if (dot == NULL || dot[1] == '\0' || dot[1 + strspn (dot + 1, "0123456789")] != '\0')
      return FALSE;
    *dot = '\0';
  }
  return TRUE;
}

static gboolean
check_layer_id (const Check *check,
                const StudioJsonAt *at,
                const char *id,
                GError **error)
{
  if (id != NULL && layer_exists (check, id))
    return TRUE;

  studio_json_at_error (error, at, _ ("There is no layer with the id “%s”. Write it as it stands in “layers”; children of parts are PART.CHILD."), id != NULL ? id : "");
  return FALSE;
}

static gboolean
check_set (const Check *check,
           const StudioJsonAt *set,
           GError **error)
{
  JsonObjectIter iter;
  const char *id;
  StudioJsonAt at;

  json_object_iter_init_ordered (&iter, json_node_get_object (set->node));
  while (json_object_iter_next_ordered (&iter, &id, NULL)) {
    if (!studio_json_get_object (set, id, TRUE, &at, error) || !check_layer_id (check, &at, id, error) ||
        !check_object (check, &at, error))
      return FALSE;
  }
  return TRUE;
}

static gboolean
check_format (const Check *check,
              const StudioJsonAt *rules,
              GError **error)
{
  StudioJsonAt set;
  StudioJsonAt hide;
  StudioJsonAt at;

  if (!studio_json_get_object (rules, "set", FALSE, &set, error) || !studio_json_get_array (rules, "hide", FALSE, &hide, error))
    return FALSE;
  if (set.node != NULL && !check_set (check, &set, error))
    return FALSE;

  for (guint i = 0; hide.node != NULL && studio_json_at_element (&hide, i, &at); i++) {
    if (!check_layer_id (check, &at, node_string (at.node), error))
      return FALSE;
  }
  return TRUE;
}

static gboolean
check_formats (const Check *check,
               const StudioJsonAt *root,
               GError **error)
{
  GPtrArray *formats = studio_template_get_formats (check->template);
  StudioJsonAt all;
  StudioJsonAt rules;

  studio_json_at_member (root, "formats", &all);
  for (guint i = 0; i < formats->len; i++) {
    const StudioFormat *format = g_ptr_array_index (formats, i);

    studio_json_at_member (&all, format->id, &rules);
    if (!check_format (check, &rules, error))
      return FALSE;
  }
  return TRUE;
}

gboolean
studio_template_check_references (StudioTemplate *self,
                                  const char *source,
                                  GError **error)
{
  g_autoptr (GHashTable) ids = g_hash_table_new (g_str_hash, g_str_equal);
  Check check = { self, ids };
  StudioJsonAt root = studio_json_at_root (source, studio_template_get_json (self));

  for (guint i = 0; i < studio_template_get_n_pages (self); i++) {
    StudioPageAt place;

    studio_template_at_page (self, &root, i, &place);
    if (!collect_ids (&check, &place.layers, error) || !check_node (&check, &place.layers, error))
      return FALSE;
  }
  return check_formats (&check, &root, error);
}
