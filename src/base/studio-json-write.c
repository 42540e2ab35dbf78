#include "config.h"

#include "studio-json.h"

#include <math.h>
#include <string.h>

/* From here on a double no longer holds every whole number. */
#define FIRST_INEXACT 9007199254740992.0
/* A depth that means: no lines and no indent. */
#define ONE_LINE (-1)

static void write_node (GString *text, JsonNode *node, int depth);

static void
write_number (GString *text,
              double number)
{
  char digits[G_ASCII_DTOSTR_BUF_SIZE];
  gsize length;

  /* JSON has no word for these, and one bad number must not cost the whole document */
  if (!isfinite (number)) {
    g_string_append (text, "null");
    return;
  }

  /* with an exponent, since the reader refuses integers that are not exact */
  if (fabs (number) >= FIRST_INEXACT) {
    g_string_append (text, g_ascii_formatd (digits, sizeof digits, "%.16e", number));
    return;
  }

  g_ascii_formatd (digits, sizeof digits, "%.4f", number);
  length = strlen (digits);
  while (digits[length - 1] == '0')
    length--;
  if (digits[length - 1] == '.')
    length--;
  if (length == 2 && memcmp (digits, "-0", 2) == 0)
    g_string_append_c (text, '0');
  else
    g_string_append_len (text, digits, length);
}

static void
write_char (GString *text,
            char c)
{
  static const char short_codes[] = "\b\f\n\r\t\"\\";
  static const char short_names[] = "bfnrt\"\\";
  const char *code = strchr (short_codes, c);

  if (code != NULL)
    g_string_append_printf (text, "\\%c", short_names[code - short_codes]);
  else
    g_string_append_printf (text, "\\u%04x", (guint) (guchar) c);
}

static void
write_string (GString *text,
              const char *string)
{
  g_autofree char *repaired = NULL;
  const char *c;

  if (!g_utf8_validate (string, -1, NULL))
    string = repaired = g_utf8_make_valid (string, -1);

  g_string_append_c (text, '"');
  for (c = string; *c != '\0'; c++) {
    if ((guchar) *c < 0x20 || *c == '"' || *c == '\\')
      write_char (text, *c);
    else
      g_string_append_c (text, *c);
  }
  g_string_append_c (text, '"');
}

/* @depth: ONE_LINE writes all in one line */
static void
write_line_start (GString *text,
                  int depth)
{
  if (depth == ONE_LINE)
    return;

  g_string_append_c (text, '\n');
  for (int i = 0; i < depth; i++)
    g_string_append (text, "  ");
}

static int
below (int depth)
{
  return depth == ONE_LINE ? ONE_LINE : depth + 1;
}

static void
write_array (GString *text,
             JsonArray *array,
             int depth)
{
  guint length = array != NULL ? json_array_get_length (array) : 0;

  g_string_append_c (text, '[');
  for (guint i = 0; i < length; i++) {
    if (i > 0)
      g_string_append_c (text, ',');
    write_line_start (text, below (depth));
    write_node (text, json_array_get_element (array, i), below (depth));
  }
  if (length > 0)
    write_line_start (text, depth);
  g_string_append_c (text, ']');
}

static void
write_object (GString *text,
              JsonObject *object,
              int depth)
{
  g_autoptr (GList) names = NULL;

  if (object != NULL)
    names = g_list_sort (json_object_get_members (object), (GCompareFunc) strcmp);

  g_string_append_c (text, '{');
  for (const GList *l = names; l != NULL; l = l->next) {
    if (l != names)
      g_string_append_c (text, ',');
    write_line_start (text, below (depth));
    write_string (text, l->data);
    g_string_append (text, depth == ONE_LINE ? ":" : ": ");
    write_node (text, json_object_get_member (object, l->data), below (depth));
  }
  if (names != NULL)
    write_line_start (text, depth);
  g_string_append_c (text, '}');
}

static void
write_value (GString *text,
             JsonNode *node)
{
  GType type = json_node_get_value_type (node);

  if (type == G_TYPE_STRING)
    write_string (text, json_node_get_string (node));
  else if (type == G_TYPE_BOOLEAN)
    g_string_append (text, json_node_get_boolean (node) ? "true" : "false");
  else
    write_number (text, json_node_get_double (node));
}

static void
write_node (GString *text,
            JsonNode *node,
            int depth)
{
  switch (JSON_NODE_TYPE (node)) {
  case JSON_NODE_OBJECT:
    write_object (text, json_node_get_object (node), depth);
    break;
  case JSON_NODE_ARRAY:
    write_array (text, json_node_get_array (node), depth);
    break;
  case JSON_NODE_VALUE:
    write_value (text, node);
    break;
  case JSON_NODE_NULL:
    g_string_append (text, "null");
    break;
  default:
    g_assert_not_reached ();
  }
}

char *
studio_json_write (JsonNode *node)
{
  GString *text;

  g_return_val_if_fail (node != NULL, NULL);

  text = g_string_sized_new (4096);
  write_node (text, node, 0);
  g_string_append_c (text, '\n');

  return g_string_free (text, FALSE);
}

char *
studio_json_write_line (JsonNode *node)
{
  GString *text;

  g_return_val_if_fail (node != NULL, NULL);

  text = g_string_sized_new (512);
  write_node (text, node, ONE_LINE);
  return g_string_free (text, FALSE);
}
