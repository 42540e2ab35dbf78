#include <locale.h>
#include <math.h>
#include <string.h>

#include "studio-error.h"
#include "studio-json.h"

static JsonNode *
parse (const char *text)
{
  g_autoptr (GBytes) bytes = g_bytes_new (text, strlen (text));
  g_autoptr (GError) error = NULL;
  JsonNode *node = studio_json_parse ("tes.json", bytes, &error);

  g_assert_no_error (error);
  g_assert_nonnull (node);
  g_assert_true (json_node_is_immutable (node));

  return node;
}

/* Asserts that @node, written and stripped of blanks, is @expected; no text in these tests has a blank. */
static void
assert_json (JsonNode *node,
             const char *expected)
{
  g_autofree char *text = studio_json_write (node);
  g_autoptr (GString) dense = g_string_new (NULL);

  for (const char *c = text; *c != '\0'; c++) {
    if (!g_ascii_isspace (*c))
      g_string_append_c (dense, *c);
  }
  g_assert_cmpstr (dense->str, ==, expected);
}

typedef struct
{
  const char *text;
  const char *written;
} GoodCase;

static const GoodCase good_cases[] = {
  { "{}", "{}" },
  { " [ ] ", "[]" },
  { "null", "null" },
  { "true", "true" },
  { "\t[false,\r\nnull]\n", "[false,null]" },
  { "0", "0" },
  { "-0", "0" },
  { "-0.0", "0" },
  { "12", "12" },
  { "1.50", "1.5" },
  { "1e3", "1000" },
  { "1E+3", "1000" },
  { "12e-1", "1.2" },
  { "0.00004", "0" },
  { "0.12345", "0.1235" },
  { "9007199254740991", "9007199254740991" },
  { "-9007199254740991", "-9007199254740991" },
  { "1e20", "1.0000000000000000e+20" },
  { "\"\"", "\"\"" },
  { "\"é\\u00e9\\ud83d\\ude00\"", "\"éé😀\"" },
  { "\"\\\"\\\\\\/\\b\\f\\n\\r\\t\\u0001\"", "\"\\\"\\\\/\\b\\f\\n\\r\\t\\u0001\"" },
  { "\"\x7f\"", "\"\x7f\"" },
  { "{\"b\":1,\"a\":{\"d\":[],\"c\":[1,2]}}", "{\"a\":{\"c\":[1,2],\"d\":[]},\"b\":1}" },
  { "{\"\":1}", "{\"\":1}" },
  { "[[[[1]]]]", "[[[[1]]]]" },
};

static void
test_read (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (good_cases); i++) {
    g_autoptr (JsonNode) node = NULL;

    g_test_message ("good %" G_GSIZE_FORMAT, i);
    node = parse (good_cases[i].text);
    assert_json (node, good_cases[i].written);
  }
}

typedef struct
{
  const char *text;
  gssize length; /* -1: up to the NUL */
  StudioError code;
  const char *where; /* (nullable) */
} BadCase;

static const BadCase bad_cases[] = {
  { "", -1, STUDIO_ERROR_TRUNCATED, "line 1, column 1:" },
  { " \n ", -1, STUDIO_ERROR_TRUNCATED, "line 2, column 2:" },
  { "{", -1, STUDIO_ERROR_TRUNCATED, "line 1, column 2:" },
  { "{\"a\":1", -1, STUDIO_ERROR_TRUNCATED, "line 1, column 7:" },
  { "{\"a", -1, STUDIO_ERROR_TRUNCATED, NULL },
  { "[1,", -1, STUDIO_ERROR_TRUNCATED, NULL },
  { "\"\\", -1, STUDIO_ERROR_TRUNCATED, NULL },
  { "-", -1, STUDIO_ERROR_TRUNCATED, NULL },
  { "1.", -1, STUDIO_ERROR_TRUNCATED, NULL },
  { "[1,]", -1, STUDIO_ERROR_INVALID, "line 1, column 4:" },
  { "[,1]", -1, STUDIO_ERROR_INVALID, "line 1, column 2:" },
  { "[1 2]", -1, STUDIO_ERROR_INVALID, "line 1, column 4:" },
  { "{\"a\":1,}", -1, STUDIO_ERROR_INVALID, "line 1, column 8:" },
  { "{\"a\" 1}", -1, STUDIO_ERROR_INVALID, "line 1, column 6:" },
  { "{a:1}", -1, STUDIO_ERROR_INVALID, "line 1, column 2:" },
  { "{'a':1}", -1, STUDIO_ERROR_INVALID, NULL },
  { "{1:1}", -1, STUDIO_ERROR_INVALID, NULL },
  { "[1}", -1, STUDIO_ERROR_INVALID, NULL },
  { "]", -1, STUDIO_ERROR_INVALID, NULL },
  { "{\n  \"é\": 1,\n  \"éé\" 2\n}", -1, STUDIO_ERROR_INVALID, "line 3, column 8:" },
  { "{\"a\":1,\"b\":{\"a\":1,\"\\u0061\":2}}", -1, STUDIO_ERROR_INVALID, "column 19:" },
  { "[1] [2]", -1, STUDIO_ERROR_INVALID, "line 1, column 5:" },
  { "1 x", -1, STUDIO_ERROR_INVALID, NULL },
  { "// komentar\n1", -1, STUDIO_ERROR_INVALID, NULL },
  { "[1, /* dua */ 2]", -1, STUDIO_ERROR_INVALID, NULL },
  { "var a = {};", -1, STUDIO_ERROR_INVALID, NULL },
  { "\xEF\xBB\xBF{}", -1, STUDIO_ERROR_INVALID, "line 1, column 1:" },
  { "True", -1, STUDIO_ERROR_INVALID, NULL },
  { "nul", -1, STUDIO_ERROR_INVALID, NULL },
  { "nulll", -1, STUDIO_ERROR_INVALID, NULL },
  { "NaN", -1, STUDIO_ERROR_INVALID, NULL },
  { "-Infinity", -1, STUDIO_ERROR_INVALID, NULL },
  { "01", -1, STUDIO_ERROR_INVALID, NULL },
  { "+1", -1, STUDIO_ERROR_INVALID, NULL },
  { ".5", -1, STUDIO_ERROR_INVALID, NULL },
  { "[1.]", -1, STUDIO_ERROR_INVALID, NULL },
  { "[1e]", -1, STUDIO_ERROR_INVALID, NULL },
  { "1.2.3", -1, STUDIO_ERROR_INVALID, NULL },
  { "0x10", -1, STUDIO_ERROR_INVALID, NULL },
  { "1,5", -1, STUDIO_ERROR_INVALID, NULL },
  { "9007199254740992", -1, STUDIO_ERROR_INVALID, NULL },
  { "-9007199254740993", -1, STUDIO_ERROR_INVALID, NULL },
  { "9223372036854775808", -1, STUDIO_ERROR_INVALID, NULL },
  { "1e999", -1, STUDIO_ERROR_INVALID, NULL },
  { "\"\\x\"", -1, STUDIO_ERROR_INVALID, NULL },
  { "\"\\u12g4\"", -1, STUDIO_ERROR_INVALID, NULL },
  { "\"\\u0000\"", -1, STUDIO_ERROR_INVALID, NULL },
  { "\"\\ud800\"", -1, STUDIO_ERROR_INVALID, NULL },
  { "\"\\ud800\\u0041\"", -1, STUDIO_ERROR_INVALID, NULL },
  { "\"\\udc00\\ud800\"", -1, STUDIO_ERROR_INVALID, NULL },
  { "\"\\ud83d\\u\"", -1, STUDIO_ERROR_INVALID, NULL },
  { "\"a\nb\"", -1, STUDIO_ERROR_INVALID, NULL },
  { "\"a\tb\"", -1, STUDIO_ERROR_INVALID, NULL },
  { "\"a\0b\"", 5, STUDIO_ERROR_INVALID, "column 3:" },
  { "[1]\0", 4, STUDIO_ERROR_INVALID, NULL },
  { "\"\xff\"", -1, STUDIO_ERROR_INVALID, "column 2:" },
  { "\"\xed\xa0\x80\"", -1, STUDIO_ERROR_INVALID, NULL },
  { "\"\xc0\x80\"", -1, STUDIO_ERROR_INVALID, NULL },
  { "\x1b[1]", -1, STUDIO_ERROR_INVALID, NULL },
};

static void
assert_refused (const char *text,
                gsize length,
                StudioError code,
                const char *where)
{
  /* a copy of its own, so that the sanitizer sees a read past the end */
  g_autoptr (GBytes) bytes = g_bytes_new_take (g_memdup2 (text, length), length);
  g_autoptr (GError) error = NULL;

  g_assert_null (studio_json_parse ("tes.json", bytes, &error));
  g_assert_error (error, STUDIO_ERROR, (int) code);
  g_assert_true (g_str_has_prefix (error->message, "tes.json, line "));
  if (where != NULL)
    g_assert_nonnull (strstr (error->message, where));
}

static void
test_refuse (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (bad_cases); i++) {
    const BadCase *c = &bad_cases[i];

    g_test_message ("bad %" G_GSIZE_FORMAT, i);
    assert_refused (c->text, c->length < 0 ? strlen (c->text) : (gsize) c->length, c->code, c->where);
  }
}

/* Every beginning of a document is refused, and none is read past its end. */
static void
test_truncated (void)
{
  static const char text[] = "{\"a\": [1.5e3, true, \"\\ud83d\\ude00\\n\", {\"é\": null}], \"b\": -12}";

  for (gsize length = 0; length < strlen (text); length++) {
    g_autoptr (GBytes) bytes = g_bytes_new_take (g_memdup2 (text, length), length);
    g_autoptr (GError) error = NULL;

    g_assert_null (studio_json_parse ("tes.json", bytes, &error));
    g_assert_nonnull (error);
  }
}

static char *
nest (const char *open,
      const char *close,
      int depth)
{
  GString *text = g_string_new (NULL);

  for (int i = 0; i < depth; i++)
    g_string_append (text, open);
  g_string_append_c (text, '1');
  for (int i = 0; i < depth; i++)
    g_string_append (text, close);

  return g_string_free (text, FALSE);
}

static void
test_depth (void)
{
  g_autofree char *deepest = nest ("[", "]", STUDIO_JSON_MAX_DEPTH);
  g_autofree char *too_deep = nest ("[", "]", STUDIO_JSON_MAX_DEPTH + 1);
  g_autofree char *objects = nest ("{\"a\":", "}", STUDIO_JSON_MAX_DEPTH + 1);
  g_autofree char *hostile = nest ("[", "", 200000);
  g_autoptr (JsonNode) node = parse (deepest);

  assert_json (node, deepest);
  assert_refused (too_deep, strlen (too_deep), STUDIO_ERROR_LIMIT, "column 65:");
  assert_refused (objects, strlen (objects), STUDIO_ERROR_LIMIT, NULL);
  assert_refused (hostile, strlen (hostile), STUDIO_ERROR_LIMIT, NULL);
}

static void
test_limits (void)
{
  g_autofree char *digits = g_strnfill (500, '1');
  g_autofree char *fraction = g_strconcat ("0.", digits, NULL);
  g_autoptr (GString) many = g_string_new ("[0");

  for (int i = 0; i < 300000; i++)
    g_string_append (many, ",0");
  g_string_append_c (many, ']');

  assert_refused (digits, strlen (digits), STUDIO_ERROR_LIMIT, NULL);
  assert_refused (fraction, strlen (fraction), STUDIO_ERROR_LIMIT, NULL);
  assert_refused (many->str, many->len, STUDIO_ERROR_LIMIT, NULL);
}

static void
test_write (void)
{
  g_autoptr (JsonNode) node = parse ("{\"z\":[1.5,{}],\"a\":\"Kopi & teh\",\"m\":{\"x\":-2}}");
  g_autofree char *text = studio_json_write (node);

  g_assert_cmpstr (text, ==,
                   "{\n"
                   "  \"a\": \"Kopi & teh\",\n"
                   "  \"m\": {\n"
                   "    \"x\": -2\n"
                   "  },\n"
                   "  \"z\": [\n"
                   "    1.5,\n"
                   "    {}\n"
                   "  ]\n"
                   "}\n");
}

/* What a program may put into a tree, but no file can hold. */
static void
test_write_odd_values (void)
{
  g_autoptr (JsonNode) array = json_node_new (JSON_NODE_ARRAY);
  JsonArray *elements = json_array_new ();

  json_node_take_array (array, elements);
  json_array_add_double_element (elements, NAN);
  json_array_add_double_element (elements, -INFINITY);
  json_array_add_double_element (elements, -0.00001);
  json_array_add_string_element (elements, "a\xff");
  json_array_add_element (elements, json_node_new (JSON_NODE_OBJECT));
  json_array_add_element (elements, json_node_new (JSON_NODE_ARRAY));
  assert_json (array, "[null,null,0,\"a\xEF\xBF\xBD\",{},[]]");
}

static void
test_large_numbers_come_back (void)
{
  static const double numbers[] = { 9007199254740992.0, 1e300, -1.7976931348623157e308, 4503599627370496.5 };

  for (gsize i = 0; i < G_N_ELEMENTS (numbers); i++) {
    g_autoptr (JsonNode) node = studio_json_number (numbers[i]);
    g_autofree char *text = studio_json_write (node);
    g_autoptr (JsonNode) again = parse (text);

    g_assert_cmpfloat (json_node_get_double (again), ==, numbers[i]);
  }
}

static void
test_paths (void)
{
  g_autoptr (JsonNode) node = parse ("{\"content\":{\"angka\":[0,{\"nilai\":7}]}}");
  StudioJsonAt root = studio_json_at_root ("post.json", node);
  StudioJsonAt content, numbers, second, value, none;
  g_autofree char *root_path = studio_json_at_path (&root);
  g_autofree char *path = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_true (studio_json_at_member (&root, "content", &content));
  g_assert_true (studio_json_at_member (&content, "angka", &numbers));
  g_assert_true (studio_json_at_element (&numbers, 1, &second));
  g_assert_true (studio_json_at_member (&second, "nilai", &value));
  g_assert_false (studio_json_at_member (&value, "nilai", &none));
  g_assert_false (studio_json_at_element (&value, 0, &none));
  g_assert_false (studio_json_at_element (&numbers, 2, &none));
  g_assert_false (studio_json_at_element (&content, 0, &none));
  g_assert_cmpuint (studio_json_at_length (&numbers), ==, 2);
  g_assert_cmpuint (studio_json_at_length (&content), ==, 1);
  g_assert_cmpuint (studio_json_at_length (&value), ==, 0);

  path = studio_json_at_path (&value);
  g_assert_cmpstr (path, ==, "post.json: content.angka[1].nilai");
  g_assert_cmpstr (root_path, ==, "post.json");
  studio_json_at_error (&error, &value, "is %d%%", 5);
  g_assert_error (error, STUDIO_ERROR, STUDIO_ERROR_INVALID);
  g_assert_cmpstr (error->message, ==, "post.json: content.angka[1].nilai: is 5%");
}

static void
test_getters (void)
{
  g_autoptr (JsonNode) node = parse ("{\"s\":\"teks\",\"i\":3,\"whole\":4.0,\"d\":2.5,\"b\":true,\"o\":{},\"a\":[],\"n\":null}");
  static const char *const words[] = { "kiri", "teks", NULL };
  StudioJsonAt at = studio_json_at_root ("x", node);
  StudioJsonAt child;
  const char *string = "tetap";
  double number = -1;
  int integer = -1;
  gboolean boolean = FALSE;

  g_assert_true (studio_json_get_string (&at, "s", TRUE, &string, NULL));
  g_assert_cmpstr (string, ==, "teks");
  g_assert_true (studio_json_get_string (&at, "absent", FALSE, &string, NULL));
  g_assert_cmpstr (string, ==, "teks");
  g_assert_true (studio_json_get_int (&at, "i", TRUE, &integer, NULL));
  g_assert_cmpint (integer, ==, 3);
  g_assert_true (studio_json_get_int (&at, "whole", TRUE, &integer, NULL));
  g_assert_cmpint (integer, ==, 4);
  g_assert_true (studio_json_get_double (&at, "i", TRUE, &number, NULL));
  g_assert_cmpfloat (number, ==, 3);
  g_assert_true (studio_json_get_ranged (&at, "d", 2.5, 3, &number, NULL));
  g_assert_cmpfloat (number, ==, 2.5);
  number = 99;
  g_assert_true (studio_json_get_ranged (&at, "absent", 0, 1, &number, NULL));
  g_assert_cmpfloat (number, ==, 99);
  g_assert_true (studio_json_get_boolean (&at, "b", TRUE, &boolean, NULL));
  g_assert_true (boolean);
  g_assert_true (studio_json_get_choice (&at, "s", words, &integer, NULL));
  g_assert_cmpint (integer, ==, 1);
  g_assert_true (studio_json_get_object (&at, "o", TRUE, &child, NULL));
  g_assert_nonnull (child.node);
  g_assert_true (studio_json_get_array (&at, "absent", FALSE, &child, NULL));
  g_assert_null (child.node);
  /* what is absent has no members, and no required ones either */
  g_assert_true (studio_json_get_int (&child, "i", FALSE, &integer, NULL));
  g_assert_false (studio_json_get_int (&child, "i", TRUE, &integer, NULL));
}

/* Runs the getter named by @kind on a member of another type. */
static gboolean
get_wrong (const StudioJsonAt *at,
           const char *kind,
           const char *name,
           GError **error)
{
  static const char *const words[] = { "kiri", "kanan", NULL };
  StudioJsonAt child;
  const char *string = NULL;
  double number = 1;
  int integer = 1;
  gboolean boolean;

  switch (kind[0]) {
  case 's':
    return studio_json_get_string (at, name, TRUE, &string, error);
  case 'd':
    return studio_json_get_double (at, name, TRUE, &number, error);
  case 'r':
    return studio_json_get_ranged (at, name, 0, 1, &number, error);
  case 'i':
    return studio_json_get_int (at, name, TRUE, &integer, error);
  case 'b':
    return studio_json_get_boolean (at, name, TRUE, &boolean, error);
  case 'c':
    return studio_json_get_choice (at, name, words, &integer, error);
  case 'o':
    return studio_json_get_object (at, name, TRUE, &child, error);
  default:
    return studio_json_get_array (at, name, TRUE, &child, error);
  }
}

static void
test_getters_refuse (void)
{
  static const struct
  {
    const char *kind;
    const char *name;
    const char *message;
  } cases[] = {
    { "string", "i", "x: i: must be a text" },
    { "string", "n", "x: n: must be a text" },
    { "string", "absent", "x: absent: is missing" },
    { "double", "s", "x: s: must be a number" },
    { "double", "b", "x: b: must be a number" },
    { "double", "digits", "x: digits: must be a number" },
    { "ranged", "i", "x: i: must lie between 0 and 1" },
    { "int", "d", "x: d: must be a whole number" },
    { "int", "big", "x: big: must be a whole number" },
    { "boolean", "i", "x: i: must be true or false" },
    { "boolean", "absent", "x: absent: is missing" },
    { "choice", "s", "x: s: “teks” is none of these words: kiri, kanan" },
    { "choice", "i", "x: i: must be a text" },
    { "object", "a", "x: a: must be an object" },
    { "object", "absent", "x: absent: is missing" },
    { "array", "o", "x: o: must be a list" },
    { "array", "n", "x: n: must be a list" },
  };
  g_autoptr (JsonNode) node = parse ("{\"s\":\"teks\",\"digits\":\"12\",\"i\":3,\"big\":3000000000,\"d\":2.5,\"b\":true,\"o\":{},\"a\":[],\"n\":null}");
  StudioJsonAt at = studio_json_at_root ("x", node);
  StudioJsonAt array;

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++) {
    g_autoptr (GError) error = NULL;

    g_assert_false (get_wrong (&at, cases[i].kind, cases[i].name, &error));
    g_assert_error (error, STUDIO_ERROR, STUDIO_ERROR_INVALID);
    g_test_message ("%s", error->message);
    g_assert_true (g_str_has_prefix (error->message, cases[i].message));
    g_assert_false (get_wrong (&at, cases[i].kind, cases[i].name, NULL));
  }

  g_assert_true (studio_json_at_member (&at, "a", &array));
  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++) {
    g_autoptr (GError) error = NULL;

    g_assert_false (get_wrong (&array, cases[i].kind, cases[i].name, &error));
    g_assert_cmpstr (error->message, ==, "x: a: must be an object");
  }
}

static void
test_only_members (void)
{
  static const char *const names[] = { "judul", "ukuran", "warna", NULL };
  static const struct
  {
    const char *text;
    const char *message; /* NULL: fine */
  } cases[] = {
    { "{}", NULL },
    { "{\"warna\":1,\"judul\":2}", NULL },
    { "[1]", NULL },
    { "{\"judul\":1,\"ukurna\":2,\"x\":3}", "x: “ukurna” is not known here; did you mean “ukuran”?" },
    { "{\"warnae\":1}", "x: “warnae” is not known here; did you mean “warna”?" },
    { "{\"latar\":1}", "x: “latar” is not known here" },
    { "{\"aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa\":1}",
      "x: “aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa” is not known here" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++) {
    g_autoptr (JsonNode) node = parse (cases[i].text);
    StudioJsonAt at = studio_json_at_root ("x", node);
    g_autoptr (GError) error = NULL;

    g_assert_cmpint (studio_json_only_members (&at, names, &error), ==, cases[i].message == NULL);
    if (cases[i].message != NULL) {
      g_assert_error (error, STUDIO_ERROR, STUDIO_ERROR_INVALID);
      g_assert_cmpstr (error->message, ==, cases[i].message);
    }
  }
}

static void
test_lookup (void)
{
  g_autoptr (JsonNode) node = parse ("{\"a\":{\"b\":[10,{\"c\":20}]},\"0\":5}");

  g_assert_cmpint (json_node_get_int (studio_json_lookup (node, "a/b/1/c")), ==, 20);
  g_assert_cmpint (json_node_get_int (studio_json_lookup (node, "0")), ==, 5);
  g_assert_true (studio_json_lookup (node, "") == node);
  g_assert_null (studio_json_lookup (node, "a/b/2"));
  g_assert_null (studio_json_lookup (node, "a/b/-1"));
  g_assert_null (studio_json_lookup (node, "a/b/ 1"));
  g_assert_null (studio_json_lookup (node, "a/b/x"));
  g_assert_null (studio_json_lookup (node, "a/b/1/c/d"));
  g_assert_null (studio_json_lookup (node, "a//b"));
  g_assert_null (studio_json_lookup (node, "a/b/99999999999999999999"));
}

static void
test_with (void)
{
  static const struct
  {
    const char *path;
    const char *value; /* NULL: remove */
    const char *expected;
  } cases[] = {
    { "x", "1", "{\"a\":{\"b\":[1,2]},\"x\":1}" },
    { "a/b/0", "\"baru\"", "{\"a\":{\"b\":[\"baru\",2]},\"x\":0}" },
    { "a/b/2", "3", "{\"a\":{\"b\":[1,2,3]},\"x\":0}" },
    { "a/c/d", "true", "{\"a\":{\"b\":[1,2],\"c\":{\"d\":true}},\"x\":0}" },
    { "x/y", "1", "{\"a\":{\"b\":[1,2]},\"x\":{\"y\":1}}" },
    { "a/b/2/z", "1", "{\"a\":{\"b\":[1,2,{\"z\":1}]},\"x\":0}" },
    { "", "[]", "[]" },
    { "x", NULL, "{\"a\":{\"b\":[1,2]}}" },
    { "a/b/0", NULL, "{\"a\":{\"b\":[2]},\"x\":0}" },
    { "a/b", NULL, "{\"a\":{},\"x\":0}" },
    /* these lead nowhere: nothing changes */
    { "a/b/3", "1", "{\"a\":{\"b\":[1,2]},\"x\":0}" },
    { "a/b/k", "1", "{\"a\":{\"b\":[1,2]},\"x\":0}" },
    { "a/b/2", NULL, "{\"a\":{\"b\":[1,2]},\"x\":0}" },
    { "a/q/r", NULL, "{\"a\":{\"b\":[1,2]},\"x\":0}" },
    { "x/y", NULL, "{\"a\":{\"b\":[1,2]},\"x\":0}" },
  };
  g_autoptr (JsonNode) root = parse ("{\"a\":{\"b\":[1,2]},\"x\":0}");

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++) {
    g_autoptr (JsonNode) value = cases[i].value != NULL ? parse (cases[i].value) : NULL;
    g_autoptr (JsonNode) changed = studio_json_with (root, cases[i].path, value);

    g_assert_true (json_node_is_immutable (changed));
    assert_json (changed, cases[i].expected);
    assert_json (root, "{\"a\":{\"b\":[1,2]},\"x\":0}");
  }
}

static void
test_with_shares (void)
{
  g_autoptr (JsonNode) root = parse ("{\"big\":{\"list\":[1,2,3]},\"n\":1}");
  JsonNode *list = studio_json_lookup (root, "big/list");
  g_autoptr (JsonNode) value = studio_json_number (2);
  g_autoptr (JsonNode) changed = studio_json_with (root, "n", value);
  g_autoptr (JsonNode) beside = studio_json_with (root, "big/other", value);

  g_assert_true (studio_json_lookup (changed, "big/list") == list);
  g_assert_true (studio_json_lookup (beside, "big/list") == list);
  g_assert_true (studio_json_lookup (changed, "n") == value);

  g_clear_pointer (&root, json_node_unref);
  g_assert_cmpuint (json_array_get_length (json_node_get_array (studio_json_lookup (changed, "big/list"))), ==, 3);
}

static void
test_merge (void)
{
  static const struct
  {
    const char *base;
    const char *patch;
    const char *merged;
  } cases[] = {
    { "{\"a\":1,\"b\":{\"c\":2,\"d\":3}}", "{\"b\":{\"d\":4,\"e\":5},\"f\":6}", "{\"a\":1,\"b\":{\"c\":2,\"d\":4,\"e\":5},\"f\":6}" },
    { "{\"a\":[1,2,3]}", "{\"a\":[9]}", "{\"a\":[9]}" },
    { "{\"a\":{\"b\":1}}", "{\"a\":null}", "{\"a\":null}" },
    { "{\"a\":1}", "{\"a\":{\"b\":1}}", "{\"a\":{\"b\":1}}" },
    { "{\"a\":1}", "{}", "{\"a\":1}" },
    { "1", "{}", "{}" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++) {
    g_autoptr (JsonNode) base = parse (cases[i].base);
    g_autoptr (JsonNode) patch = parse (cases[i].patch);
    g_autoptr (JsonNode) merged = studio_json_merge (base, patch);

    g_assert_true (json_node_is_immutable (merged));
    assert_json (merged, cases[i].merged);
  }
}

static void
test_equal (void)
{
  static const struct
  {
    const char *a;
    const char *b;
    gboolean equal;
  } cases[] = {
    { "1", "1.0", TRUE },
    { "1", "1.1", FALSE },
    { "1", "true", FALSE },
    { "1", "\"1\"", FALSE },
    { "null", "0", FALSE },
    { "null", "null", TRUE },
    { "true", "true", TRUE },
    { "true", "false", FALSE },
    { "{\"a\":1,\"b\":[2]}", "{\"b\":[2.0],\"a\":1}", TRUE },
    { "{\"a\":1}", "{\"a\":1,\"b\":2}", FALSE },
    { "{\"a\":1}", "{\"b\":1}", FALSE },
    { "{\"a\":null}", "{\"b\":null}", FALSE },
    { "[1,2]", "[2,1]", FALSE },
    { "[1]", "[1,1]", FALSE },
    { "[]", "{}", FALSE },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++) {
    g_autoptr (JsonNode) a = parse (cases[i].a);
    g_autoptr (JsonNode) b = parse (cases[i].b);

    g_assert_cmpint (studio_json_equal (a, b), ==, cases[i].equal);
    g_assert_cmpint (studio_json_equal (b, a), ==, cases[i].equal);
    g_assert_true (studio_json_equal (a, a));
  }
}

static void
test_shorthands (void)
{
  g_autoptr (JsonNode) text = studio_json_string ("Halo");
  g_autoptr (JsonNode) whole = studio_json_number (3);
  g_autoptr (JsonNode) part = studio_json_number (3.25);
  g_autoptr (JsonNode) none = studio_json_number (NAN);

  assert_json (text, "\"Halo\"");
  g_assert_true (json_node_get_value_type (whole) == G_TYPE_INT64);
  assert_json (part, "3.25");
  g_assert_true (JSON_NODE_HOLDS_NULL (none));
  g_assert_true (json_node_is_immutable (part));
}

/* Edits the shared document over and over, as the drawing threads and the editor do. */
static gpointer
edit_thread (gpointer data)
{
  JsonNode *root = data;

  for (int i = 0; i < 2000; i++) {
    g_autoptr (JsonNode) value = studio_json_number (i);
    g_autoptr (JsonNode) changed = studio_json_with (root, "a/n", value);
    g_autoptr (JsonNode) merged = studio_json_merge (root, changed);

    g_assert_true (studio_json_equal (changed, merged));
    g_assert_cmpint (json_node_get_int (studio_json_lookup (merged, "a/n")), ==, i);
  }

  return NULL;
}

static void
test_threads (void)
{
  g_autoptr (JsonNode) root = parse ("{\"a\":{\"n\":0,\"list\":[1,{\"b\":[]}],\"o\":{\"p\":{}}},\"c\":[[]]}");
  GThread *threads[4];

  for (gsize i = 0; i < G_N_ELEMENTS (threads); i++)
    threads[i] = g_thread_new ("edit", edit_thread, root);
  for (gsize i = 0; i < G_N_ELEMENTS (threads); i++)
    g_thread_join (threads[i]);
  assert_json (root, "{\"a\":{\"list\":[1,{\"b\":[]}],\"n\":0,\"o\":{\"p\":{}}},\"c\":[[]]}");
}

/* A template of 40 kB takes about a millisecond; the bound is wide for loaded machines, but not for the sanitizer. */
static void
test_speed (void)
{
  g_autoptr (GString) text = g_string_new ("{\"k\":0");
  g_autoptr (GBytes) bytes = NULL;
  double best = G_MAXDOUBLE;

  for (int i = 0; text->len < 40000; i++)
    g_string_append_printf (text, ",\n  \"k%d\": {\"x\": %d, \"y\": 1.5, \"text\": \"Halo Dunia\", \"l\": [1, 2, true]}", i, i);
  g_string_append_c (text, '}');
  bytes = g_bytes_new (text->str, text->len);

  for (int i = 0; i < 20; i++) {
    gint64 start = g_get_monotonic_time ();

    json_node_unref (studio_json_parse ("tes.json", bytes, NULL));
    best = MIN (best, (g_get_monotonic_time () - start) / 1000.0);
  }
  g_test_minimized_result (best, "parsing 40 kB: %.2f ms", best);
#ifndef __SANITIZE_ADDRESS__
  g_assert_cmpfloat (best, <, 20);
#endif
}

int
main (int argc,
      char *argv[])
{
  /* where it is installed, a locale with a decimal comma */
  if (setlocale (LC_ALL, "id_ID.UTF-8") == NULL)
    setlocale (LC_ALL, "");
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

  g_test_add_func ("/json/read", test_read);
  g_test_add_func ("/json/refuse", test_refuse);
  g_test_add_func ("/json/truncated", test_truncated);
  g_test_add_func ("/json/depth", test_depth);
  g_test_add_func ("/json/limits", test_limits);
  g_test_add_func ("/json/write", test_write);
  g_test_add_func ("/json/write-odd-values", test_write_odd_values);
  g_test_add_func ("/json/large-numbers-come-back", test_large_numbers_come_back);
  g_test_add_func ("/json/paths", test_paths);
  g_test_add_func ("/json/getters", test_getters);
  g_test_add_func ("/json/getters-refuse", test_getters_refuse);
  g_test_add_func ("/json/only-members", test_only_members);
  g_test_add_func ("/json/lookup", test_lookup);
  g_test_add_func ("/json/with", test_with);
  g_test_add_func ("/json/with-shares", test_with_shares);
  g_test_add_func ("/json/merge", test_merge);
  g_test_add_func ("/json/equal", test_equal);
  g_test_add_func ("/json/shorthands", test_shorthands);
  g_test_add_func ("/json/threads", test_threads);
  g_test_add_func ("/json/speed", test_speed);

  return g_test_run ();
}
