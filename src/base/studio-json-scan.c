#include "config.h"

#include "studio-json-scan.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

#include "studio-error.h"
#include "studio-json.h"

/* Largest integer that a double and every other JSON reader keeps exactly (RFC 8259, section 6). */
#define MAX_INTEGER ((G_GINT64_CONSTANT (1) << 53) - 1)
#define MAX_NUMBER_LENGTH 400

typedef struct
{
  const char *source;
  const char *text;
  const char *at;
  const char *end;
  int depth;
  guint values_left;
  GString *string; /* the string read last */
  GError *error;
} Scan;

static JsonNode *scan_value (Scan *scan);

/* Sets the error for the place @where; the first error wins, since the readers above only give up. */
static void
fail_at (Scan *scan,
         const char *where,
         StudioError code,
         const char *message)
{
  guint line = 1;
  guint column = 1;

  if (scan->error != NULL)
    return;

  for (const char *c = scan->text; c < where; c++) {
    if (*c == '\n') {
      line++;
      column = 1;
    } else if (((guchar) *c & 0xC0) != 0x80) {
      column++;
    }
  }

  /* Translators: file name, line, column, and a sentence such as "A comma is missing here." */
  scan->error = g_error_new (STUDIO_ERROR, code, _ ("%s, line %u, column %u: %s"),
                             scan->source, line, column, message);
}

static void
fail (Scan *scan,
      const char *message)
{
  if (scan->at >= scan->end)
    fail_at (scan, scan->end, STUDIO_ERROR_TRUNCATED, _ ("The text ends too early; the file may be damaged."));
  else
    fail_at (scan, scan->at, STUDIO_ERROR_INVALID, message);
}

static char
peek (const Scan *scan)
{
  return scan->at < scan->end ? *scan->at : '\0';
}

static gboolean
skip_char (Scan *scan,
           char c)
{
  if (peek (scan) != c)
    return FALSE;

  scan->at++;

  return TRUE;
}

static void
skip_space (Scan *scan)
{
  while (scan->at < scan->end &&
         (*scan->at == ' ' || *scan->at == '\n' || *scan->at == '\t' || *scan->at == '\r'))
    scan->at++;
}

/* Reads the four digits after "\u". Returns: -1 if they are not four hexadecimal digits. */
static gint32
scan_hex (Scan *scan)
{
  gint32 unit = 0;

  if (scan->end - scan->at < 4)
    return -1;

  for (int i = 0; i < 4; i++) {
    int digit = g_ascii_xdigit_value (scan->at[i]);

    if (digit < 0)
      return -1;
    unit = unit * 16 + digit;
  }
  scan->at += 4;

  return unit;
}

/* Reads what follows "\u", a pair of surrogates included. */
static gboolean
scan_unicode_escape (Scan *scan)
{
  const char *start = scan->at;
  gint32 unit = scan_hex (scan);

  if (unit >= 0xD800 && unit < 0xDC00 && scan->end - scan->at > 2 && scan->at[0] == '\\' && scan->at[1] == 'u') {
    gint32 low;

    scan->at += 2;
    low = scan_hex (scan);
    unit = low >= 0xDC00 && low < 0xE000 ? 0x10000 + ((unit - 0xD800) << 10) + (low - 0xDC00) : -1;
  }

  if (unit <= 0 || (unit >= 0xD800 && unit < 0xE000)) {
    fail_at (scan, start, STUDIO_ERROR_INVALID, _ ("This “\\u” code is no character that can be used."));
    return FALSE;
  }
  g_string_append_unichar (scan->string, (gunichar) unit);

  return TRUE;
}

static gboolean
scan_escape (Scan *scan)
{
  static const char codes[] = "\"\\/bfnrt";
  static const char meanings[] = "\"\\/\b\f\n\r\t";
  const char *code;
  char c = peek (scan);

  if (c == 'u') {
    scan->at++;
    return scan_unicode_escape (scan);
  }

  code = c == '\0' ? NULL : strchr (codes, c);
  if (code == NULL) {
    fail (scan, _ ("A backslash in a text must be written twice."));
    return FALSE;
  }
  g_string_append_c (scan->string, meanings[code - codes]);
  scan->at++;

  return TRUE;
}

/* Reads a string into scan->string. */
static gboolean
scan_string (Scan *scan)
{
  g_string_truncate (scan->string, 0);
  if (!skip_char (scan, '"')) {
    fail (scan, _ ("A name in double quotes is expected here."));
    return FALSE;
  }

  for (;;) {
    const char *plain = scan->at;

    while (scan->at < scan->end && *scan->at != '"' && *scan->at != '\\' && (guchar) *scan->at >= 0x20)
      scan->at++;
    g_string_append_len (scan->string, plain, scan->at - plain);

    if (skip_char (scan, '"'))
      return TRUE;
    if (!skip_char (scan, '\\')) {
      fail (scan, _ ("A line break or control character in a text must be written as “\\n” or “\\u…”."));
      return FALSE;
    }
    if (!scan_escape (scan))
      return FALSE;
  }
}

static gboolean
skip_digits (Scan *scan)
{
  const char *start = scan->at;

  while (g_ascii_isdigit (peek (scan)))
    scan->at++;

  return scan->at > start;
}

/* Passes over one number as RFC 8259 spells it. */
static gboolean
skip_number (Scan *scan,
             gboolean *is_integer)
{
  *is_integer = TRUE;
  skip_char (scan, '-');
  if (!skip_char (scan, '0') && !skip_digits (scan))
    return FALSE;

  if (skip_char (scan, '.')) {
    *is_integer = FALSE;
    if (!skip_digits (scan))
      return FALSE;
  }

  if (skip_char (scan, 'e') || skip_char (scan, 'E')) {
    *is_integer = FALSE;
    if (!skip_char (scan, '-'))
      skip_char (scan, '+');
    if (!skip_digits (scan))
      return FALSE;
  }

  return !g_ascii_isalnum (peek (scan)) && peek (scan) != '.';
}

static JsonNode *
scan_number (Scan *scan)
{
  const char *start = scan->at;
  char digits[MAX_NUMBER_LENGTH + 1];
  gboolean is_integer;
  double number;

  if (!skip_number (scan, &is_integer)) {
    fail (scan, _ ("This is not a number as JSON writes it, such as 12 or -0.5."));
    return NULL;
  }
  if (scan->at - start > MAX_NUMBER_LENGTH) {
    fail_at (scan, start, STUDIO_ERROR_LIMIT, _ ("This number has too many digits."));
    return NULL;
  }

  memcpy (digits, start, scan->at - start);
  digits[scan->at - start] = '\0';
  number = g_ascii_strtod (digits, NULL);
  if (!isfinite (number) || (is_integer && fabs (number) > MAX_INTEGER)) {
    fail_at (scan, start, STUDIO_ERROR_INVALID, _ ("This number is too large to be kept exactly."));
    return NULL;
  }

  if (is_integer)
    return json_node_init_int (json_node_alloc (), (gint64) number);

  return json_node_init_double (json_node_alloc (), number);
}

static JsonNode *
scan_array (Scan *scan)
{
  g_autoptr (JsonNode) node = json_node_new (JSON_NODE_ARRAY);
  JsonArray *array = json_array_new ();

  json_node_take_array (node, array);
  scan->at++;
  skip_space (scan);
  if (skip_char (scan, ']'))
    return g_steal_pointer (&node);

  do {
    JsonNode *element = scan_value (scan);

    if (element == NULL)
      return NULL;
    json_array_add_element (array, element);
  } while (skip_char (scan, ','));

  if (!skip_char (scan, ']')) {
    fail (scan, _ ("A comma or “]” is expected here."));
    return NULL;
  }

  return g_steal_pointer (&node);
}

/* Reads one «"name": value» into @object. */
static gboolean
scan_member (Scan *scan,
             JsonObject *object)
{
  g_autofree char *name = NULL;
  const char *start;
  JsonNode *value;

  skip_space (scan);
  start = scan->at;
  if (!scan_string (scan))
    return FALSE;
  if (json_object_has_member (object, scan->string->str)) {
    fail_at (scan, start, STUDIO_ERROR_INVALID, _ ("This name already stands in the same object."));
    return FALSE;
  }
  name = g_strdup (scan->string->str);

  skip_space (scan);
  if (!skip_char (scan, ':')) {
    fail (scan, _ ("A colon is expected here."));
    return FALSE;
  }

  value = scan_value (scan);
  if (value == NULL)
    return FALSE;
  json_object_set_member (object, name, value);

  return TRUE;
}

static JsonNode *
scan_object (Scan *scan)
{
  g_autoptr (JsonNode) node = json_node_new (JSON_NODE_OBJECT);
  JsonObject *object = json_object_new ();

  json_node_take_object (node, object);
  scan->at++;
  skip_space (scan);
  if (skip_char (scan, '}'))
    return g_steal_pointer (&node);

  do {
    if (!scan_member (scan, object))
      return NULL;
  } while (skip_char (scan, ','));

  if (!skip_char (scan, '}')) {
    fail (scan, _ ("A comma or “}” is expected here."));
    return NULL;
  }

  return g_steal_pointer (&node);
}

static JsonNode *
scan_nested (Scan *scan)
{
  JsonNode *node;

  if (scan->depth == STUDIO_JSON_MAX_DEPTH) {
    fail_at (scan, scan->at, STUDIO_ERROR_LIMIT, _ ("Objects and lists are nested too deeply here."));
    return NULL;
  }

  scan->depth++;
  node = *scan->at == '{' ? scan_object (scan) : scan_array (scan);
  scan->depth--;

  return node;
}

static gboolean
skip_word (Scan *scan,
           const char *word)
{
  gsize length = strlen (word);

  if ((gsize) (scan->end - scan->at) < length || memcmp (scan->at, word, length) != 0)
    return FALSE;

  scan->at += length;

  return TRUE;
}

static JsonNode *
scan_word (Scan *scan)
{
  if (skip_word (scan, "true"))
    return json_node_init_boolean (json_node_alloc (), TRUE);
  if (skip_word (scan, "false"))
    return json_node_init_boolean (json_node_alloc (), FALSE);
  if (skip_word (scan, "null"))
    return json_node_new (JSON_NODE_NULL);

  fail (scan, _ ("A value is expected here: a text, a number, true, false, null, an object or a list."));

  return NULL;
}

/* Reads one value and the space around it. */
static JsonNode *
scan_value (Scan *scan)
{
  JsonNode *node = NULL;
  char c;

  skip_space (scan);
  if (scan->values_left-- == 0) {
    fail_at (scan, scan->at, STUDIO_ERROR_LIMIT, _ ("The file holds too many values."));
    return NULL;
  }

  c = peek (scan);
  if (c == '{' || c == '[')
    node = scan_nested (scan);
  else if (c == '"' && scan_string (scan))
    node = json_node_init_string (json_node_alloc (), scan->string->str);
  else if (c == '-' || g_ascii_isdigit (c))
    node = scan_number (scan);
  else if (c != '"')
    node = scan_word (scan);

  skip_space (scan);

  return node;
}

static gboolean
check_encoding (Scan *scan)
{
  const char *bad;

  if (scan->end - scan->text >= 3 && memcmp (scan->text, "\xEF\xBB\xBF", 3) == 0) {
    fail_at (scan, scan->text, STUDIO_ERROR_INVALID, _ ("The file starts with a byte order mark; save it as UTF-8 without one."));
    return FALSE;
  }

  if (!g_utf8_validate_len (scan->text, scan->end - scan->text, &bad)) {
    fail_at (scan, bad, STUDIO_ERROR_INVALID, _ ("The text is not valid UTF-8 from here on."));
    return FALSE;
  }

  return TRUE;
}

JsonNode *
studio_json_scan (const char *source,
                  const char *text,
                  gsize length,
                  guint most,
                  GError **error)
{
  Scan scan = { .source = source, .text = text, .at = text, .end = text + length, .values_left = most };
  g_autoptr (GString) string = g_string_sized_new (256);
  g_autoptr (JsonNode) root = NULL;

  scan.string = string;
  if (check_encoding (&scan))
    root = scan_value (&scan);
  if (root != NULL && scan.at < scan.end)
    fail (&scan, _ ("The document is complete, but more text follows here."));

  if (scan.error != NULL) {
    g_propagate_error (error, scan.error);
    return NULL;
  }

  return g_steal_pointer (&root);
}
