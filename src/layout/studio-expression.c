#include "config.h"

#include "studio-expression.h"

#include <string.h>

#include "studio-expression-format.h"
#include "studio-hoax.h"

/* The value a token names, and of which type it is; NULL when there is none. */
typedef struct
{
  JsonNode *node;
  StudioFieldType type;
  gboolean content;
  char *field;
} Value;

static JsonNode *
walk (JsonNode *node,
      const char *path)
{
  g_auto (GStrv) parts = NULL;

  if (path == NULL)
    return node;
  parts = g_strsplit (path, ".", -1);
  for (guint i = 0; node != NULL && parts[i] != NULL; i++) {
    if (JSON_NODE_HOLDS_OBJECT (node)) {
      node = json_object_get_member (json_node_get_object (node), parts[i]);
    } else if (JSON_NODE_HOLDS_ARRAY (node) && g_ascii_isdigit (*parts[i])) {
      guint64 index = g_ascii_strtoull (parts[i], NULL, 10);
      JsonArray *array = json_node_get_array (node);

      node = index < json_array_get_length (array) ? json_array_get_element (array, (guint) index) : NULL;
    } else {
      return NULL;
    }
  }
  return node;
}

static char *
field_path (const char *field,
            const char *rest)
{
  if (rest == NULL || !g_ascii_isdigit (*rest))
    return g_strdup (field);
  return g_strdup_printf ("%s/%d", field, atoi (rest));
}

static void
find_content (const StudioScope *scope,
              const char *name,
              const char *rest,
              Value *value)
{
  const StudioField *field = studio_template_find_field (studio_snapshot_get_template (scope->snapshot), name);

  value->content = TRUE;
  if (field == NULL)
    return;
  value->node = walk (studio_hoax_get_public (scope->snapshot, name, NULL), rest);
  value->type = rest == NULL ? field->type : STUDIO_FIELD_TEXT;
  value->field = field->fixed ? NULL : field_path (name, rest);
}

static void
find_value (const StudioScope *scope,
            const char *path,
            Value *value)
{
  const char *dot = strchr (path, '.');
  g_autofree char *head = dot != NULL ? g_strndup (path, dot - path) : g_strdup (path);
  const char *rest = dot != NULL ? dot + 1 : NULL;

  *value = (Value){ .type = STUDIO_FIELD_TEXT };
  if (g_str_equal (head, "brand")) {
    value->node = walk (studio_brand_get_json (studio_snapshot_get_brand (scope->snapshot)), rest);
  } else if (g_str_equal (head, "item")) {
    value->content = TRUE;
    value->node = walk (scope->item, rest);
    value->field = g_strdup (scope->item_field);
  } else {
    find_content (scope, head, rest, value);
  }
}

static gboolean
is_blank (const char *text)
{
  while (g_ascii_isspace (*text))
    text++;
  return *text == '\0';
}

static gboolean
value_filled (const Value *value)
{
  return studio_field_value_filled (value->node);
}

static void
note_content (StudioExpansion *expansion,
              Value *value,
              gboolean filled)
{
  if (!value->content)
    return;
  expansion->tokens = TRUE;
  expansion->filled |= filled;
  if (expansion->field == NULL)
    expansion->field = g_steal_pointer (&value->field);
}

static gboolean
is_counter (const char *token)
{
  return g_str_equal (token, "number") || g_str_equal (token, "page") || g_str_equal (token, "pages");
}

static char *
count (const StudioScope *scope,
       const char *token)
{
  if (g_str_equal (token, "number"))
    return g_strdup_printf ("%d", scope->number);
  return g_strdup_printf ("%u", g_str_equal (token, "page") ? scope->page : scope->n_pages);
}

static char *
expand_token (const StudioScope *scope,
              const char *token,
              StudioExpansion *expansion)
{
  g_auto (GStrv) halves = g_strsplit (token, "|", 2);
  const char *filter = halves[0] != NULL ? halves[1] : NULL;
  g_autofree char *text = NULL;
  Value value;

  if (is_counter (token))
    return count (scope, token);
  /* an empty string splits into nothing */
  find_value (scope, halves[0] != NULL ? halves[0] : "", &value);
  text = studio_expression_format (scope, value.node, value.type, filter);
  /* what is chosen by a value, such as a colour, does not show that value */
  if (filter == NULL || !g_str_has_prefix (filter, "pilih:"))
    note_content (expansion, &value, !is_blank (text));
  g_free (value.field);
  return g_steal_pointer (&text);
}

/* "{angka}" alone keeps the list, "{foto}" the photo, "{brand.shape.chip}" the outline. */
static gboolean
expand_whole (const StudioScope *scope,
              const char *token,
              StudioExpansion *expansion)
{
  Value value;

  if (strchr (token, '|') != NULL || is_counter (token))
    return FALSE;
  find_value (scope, token, &value);
  if (value.node == NULL || (JSON_NODE_HOLDS_VALUE (value.node) && json_node_get_value_type (value.node) == G_TYPE_STRING) ||
      value.type == STUDIO_FIELD_LIST) {
    g_free (value.field);
    return FALSE;
  }
  expansion->node = json_node_ref (value.node);
  note_content (expansion, &value, value_filled (&value));
  g_free (value.field);
  return TRUE;
}

void
studio_expression_expand (const StudioScope *scope,
                          const char *text,
                          StudioExpansion *expansion)
{
  g_autoptr (GString) result = g_string_new (NULL);
  const char *at = text, *open, *close;

  *expansion = (StudioExpansion){ 0 };
  while ((open = strchr (at, '{')) != NULL && (close = strchr (open, '}')) != NULL) {
    g_autofree char *token = g_strndup (open + 1, close - open - 1);
    g_autofree char *value = NULL;

    if (open == text && close[1] == '\0' && !g_str_equal (token, "{") && expand_whole (scope, token, expansion))
      return;
    g_string_append_len (result, at, open - at);
    if (g_str_equal (token, "{")) {
      g_string_append_c (result, '{');
      at = close + 1;
      continue;
    }
    value = expand_token (scope, token, expansion);
    g_string_append (result, value);
    at = close + 1;
  }
  g_string_append (result, at);
  expansion->node = studio_json_string (result->str);
}

void
studio_expansion_clear (StudioExpansion *expansion)
{
  g_clear_pointer (&expansion->node, json_node_unref);
  g_clear_pointer (&expansion->field, g_free);
}

GArray *
studio_expression_rows (const StudioScope *scope,
                        const char *field,
                        JsonArray **rows)
{
  GArray *filled = g_array_new (FALSE, FALSE, sizeof (guint));
  Value value;

  *rows = NULL;
  find_value (scope, field, &value);
  g_free (value.field);
  if (value.node == NULL || !JSON_NODE_HOLDS_ARRAY (value.node))
    return filled;
  *rows = json_node_get_array (value.node);
  for (guint i = 0; i < json_array_get_length (*rows); i++) {
    if (studio_field_value_filled (json_array_get_element (*rows, i)))
      g_array_append_val (filled, i);
  }
  return filled;
}

/* "angka>3" counts filled rows, "number=1" asks which row of the repeat this is. */
static gboolean
count_holds (const StudioScope *scope,
             const char *text,
             const char *sign)
{
  g_autofree char *name = g_strndup (text, sign - text);
  int count = scope->number, wanted = atoi (sign + 1);

  if (!g_str_equal (name, "number")) {
    JsonArray *rows;
    g_autoptr (GArray) filled = studio_expression_rows (scope, name, &rows);

    count = (int) filled->len;
  }
  if (*sign == '>')
    return count > wanted;
  if (*sign == '<')
    return count < wanted;
  return count == wanted;
}

/* Returns: (transfer full): the words of @text in small letters with one blank around each. */
static char *
fold_words (const char *text)
{
  g_autofree char *folded = g_utf8_casefold (text, -1);
  GString *words = g_string_new (" ");

  for (const char *at = folded; *at != '\0'; at = g_utf8_next_char (at)) {
    gunichar letter = g_utf8_get_char (at);

    if (g_unichar_isalnum (letter))
      g_string_append_unichar (words, letter);
    else if (words->str[words->len - 1] != ' ')
      g_string_append_c (words, ' ');
  }
  if (words->str[words->len - 1] != ' ')
    g_string_append_c (words, ' ');
  return g_string_free (words, FALSE);
}

/* Returns: (nullable) (transfer full): what a photo is like, in a word. A sample is not opened for that: its template knows it. */
static char *
describe_photo (const StudioScope *scope,
                JsonObject *photo)
{
  const char *name = json_object_get_string_member_with_default (photo, "asset", NULL);
  g_autoptr (StudioAsset) asset = name != NULL ? studio_snapshot_load_asset (scope->snapshot, name, NULL) : NULL;
  const StudioPictureInfo *info = asset != NULL ? studio_asset_get_info (asset) : NULL;

  if (info == NULL)
    return NULL;
  return g_strdup (info->height > info->width ? "tegak" : "mendatar");
}

/* Returns: (nullable) (transfer full) */
static char *
find_words (const StudioScope *scope,
            const char *name)
{
  char *words = NULL;
  Value value;

  find_value (scope, name, &value);
  g_free (value.field);
  if (value.node == NULL)
    return NULL;
  if (JSON_NODE_HOLDS_OBJECT (value.node))
    words = describe_photo (scope, json_node_get_object (value.node));
  else if (JSON_NODE_HOLDS_VALUE (value.node) && json_node_get_value_type (value.node) == G_TYPE_STRING)
    words = json_node_dup_string (value.node);
  return words;
}

/* "judul~Guru/Kartini": the text has one of these in it, as whole words. "foto~tegak": it is higher than wide. */
static gboolean
words_hold (const StudioScope *scope,
            const char *text,
            const char *sign)
{
  g_autofree char *name = g_strndup (text, sign - text);
  g_auto (GStrv) wanted = g_strsplit (sign + 1, "/", -1);
  g_autofree char *text_found = find_words (scope, name);
  g_autofree char *words = text_found != NULL ? fold_words (text_found) : NULL;
  gboolean found = FALSE;

  if (words == NULL)
    return FALSE;
  for (guint i = 0; wanted[i] != NULL && !found; i++) {
    g_autofree char *phrase = fold_words (wanted[i]);

    found = strlen (phrase) > 1 && strstr (words, phrase) != NULL;
  }
  return found;
}

static gboolean
text_holds (const StudioScope *scope,
            const char *text)
{
  const char *sign = strpbrk (text, "<>=~");
  gboolean filled;
  Value value;

  if (*text == '!')
    return !text_holds (scope, text + 1);
  if (sign != NULL && *sign == '~')
    return words_hold (scope, text, sign);
  if (sign != NULL)
    return count_holds (scope, text, sign);
  find_value (scope, text, &value);
  filled = value_filled (&value);
  g_free (value.field);
  return filled;
}

gboolean
studio_expression_holds (const StudioScope *scope,
                         JsonNode *condition)
{
  JsonArray *all;

  if (JSON_NODE_HOLDS_VALUE (condition))
    return json_node_get_string (condition) == NULL || text_holds (scope, json_node_get_string (condition));
  if (!JSON_NODE_HOLDS_ARRAY (condition))
    return TRUE;
  all = json_node_get_array (condition);
  for (guint i = 0; i < json_array_get_length (all); i++) {
    if (!studio_expression_holds (scope, json_array_get_element (all, i)))
      return FALSE;
  }
  return TRUE;
}

char *
studio_expression_escape (const char *text)
{
  g_auto (GStrv) parts = g_strsplit (text, "{", -1);

  return g_strjoinv ("{{}", parts);
}
