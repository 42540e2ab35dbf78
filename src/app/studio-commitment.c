#include "config.h"

#include "studio-commitment.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "studio-date.h"
#include "studio-error.h"
#include "studio-number-words.h"
#include "studio-record-read-private.h"

#define MAX_TEXT 200
#define MAX_NOTE 8000
/* The columns of a table of signatories */
#define N_COLUMNS 3

static const char *const members[N_COLUMNS] = { "office", "name", "post" };

JsonNode *
studio_commitment_new (const GDate *date,
                       const char *place)
{
  g_autofree char *iso = NULL;
  JsonObject *object = json_object_new ();
  JsonNode *root = json_node_new (JSON_NODE_OBJECT);

  g_return_val_if_fail (date != NULL && g_date_valid (date), NULL);

  iso = studio_date_to_iso (date);
  json_object_set_string_member (object, "date", iso);
  json_object_set_string_member (object, "place", place != NULL ? place : "");
  json_object_set_array_member (object, "signatories", json_array_new ());
  json_node_take_object (root, object);
  json_node_seal (root);
  return root;
}

/* --- reading --- */

static gboolean
check_days (const StudioJsonAt *at,
            GError **error)
{
  StudioJsonAt list, item;

  if (!studio_json_at_member (at, "signatories", &list))
    return TRUE;
  for (guint i = 0; studio_json_at_element (&list, i, &item); i++) {
    if (!_studio_record_check_day (&item, "signed", error))
      return FALSE;
  }
  return TRUE;
}

static gboolean
check_object (const StudioJsonAt *at,
              const char *name,
              const char *const *texts,
              GError **error)
{
  StudioJsonAt child;

  return studio_json_get_object (at, name, FALSE, &child, error) && (child.node == NULL || _studio_record_check_texts (&child, texts, MAX_TEXT, error));
}

gboolean
studio_commitment_check (const char *source,
                         JsonNode *root,
                         GError **error)
{
  static const char *const texts[] = { "place", "number", "office", NULL }, *const notes[] = { "text", "note", NULL };
  static const char *const signatory[] = { "office", "name", "post", "signed", NULL };
  static const char *const witness[] = { "name", "nip", "post", NULL }, *const scan[] = { "name", "hash", NULL };
  StudioJsonAt at = studio_json_at_root (source, root);

  g_return_val_if_fail (root != NULL, FALSE);

  if (!JSON_NODE_HOLDS_OBJECT (root)) {
    studio_json_at_error (error, &at, _ ("must be an object"));
    return FALSE;
  }
  return _studio_record_check_texts (&at, texts, MAX_TEXT, error) && _studio_record_check_texts (&at, notes, MAX_NOTE, error) &&
         _studio_record_check_day (&at, "date", error) && check_object (&at, "witness", witness, error) && check_object (&at, "scan", scan, error) &&
         _studio_record_check_list (&at, "signatories", signatory, MAX_TEXT, STUDIO_COMMITMENT_MAX_SIGNATORIES, error) && check_days (&at, error);
}

static JsonArray *
list_signatories (JsonNode *root)
{
  JsonNode *node = studio_json_lookup (root, "signatories");

  return node != NULL && JSON_NODE_HOLDS_ARRAY (node) ? json_node_get_array (node) : NULL;
}

guint
studio_commitment_count (JsonNode *root,
                         guint *n_signed)
{
  JsonArray *all = list_signatories (root);
  guint length = all != NULL ? json_array_get_length (all) : 0, found = 0;

  for (guint i = 0; i < length; i++)
    found += *_studio_record_text (json_array_get_element (all, i), "signed") != '\0';
  if (n_signed != NULL)
    *n_signed = found;
  return length;
}

/* --- from a table --- */

/* Which column a heading names; N_COLUMNS: none */
static guint
find_column (const char *heading)
{
  static const struct
  {
    const char *word;
    guint column;
  } words[] = { { "perangkat", 0 }, { "opd", 0 }, { "instansi", 0 }, { "dinas", 0 }, { "kantor", 0 }, { "unit", 0 }, { "office", 0 }, { "jabatan", 2 }, { "post", 2 }, { "nama", 1 }, { "admin", 1 }, { "name", 1 } };
  g_autofree char *folded = g_utf8_casefold (heading, -1);

  for (guint i = 0; i < G_N_ELEMENTS (words); i++) {
    if (strstr (folded, words[i].word) != NULL)
      return words[i].column;
  }
  return N_COLUMNS;
}

/* @columns: (out): where each member stands; -1: nowhere. Returns: whether the first row is a heading */
static gboolean
read_heading (const StudioTable *table,
              int columns[N_COLUMNS])
{
  guint known = 0;

  for (int i = 0; i < N_COLUMNS; i++)
    columns[i] = -1;
  for (guint i = 0; i < studio_table_get_row_length (table, 0); i++) {
    guint column = find_column (studio_table_get (table, 0, i));

    if (column < N_COLUMNS && columns[column] < 0) {
      columns[column] = (int) i;
      known++;
    }
  }
  /* "Dinas Kesehatan" alone is a first row without heading */
  if (known >= 2)
    return TRUE;
  for (int i = 0; i < N_COLUMNS; i++)
    columns[i] = i;
  return FALSE;
}

static char *
cut (const char *text)
{
  return g_utf8_strlen (text, -1) > MAX_TEXT ? g_utf8_substring (text, 0, MAX_TEXT) : g_strdup (text);
}

static void
add_row (JsonArray *rows,
         const StudioTable *table,
         guint row,
         const int columns[N_COLUMNS])
{
  JsonObject *object = json_object_new ();
  gboolean any = FALSE;

  for (int i = 0; i < N_COLUMNS; i++) {
    g_autofree char *text = cut (columns[i] >= 0 ? studio_table_get (table, row, (guint) columns[i]) : "");

    any |= i < 2 && *text != '\0';
    json_object_set_string_member (object, members[i], text);
  }
  json_object_set_string_member (object, "signed", "");
  if (any)
    json_array_add_object_element (rows, object);
  else
    json_object_unref (object);
}

JsonNode *
studio_commitment_read_table (const StudioTable *table,
                              GError **error)
{
  g_autoptr (JsonNode) node = json_node_new (JSON_NODE_ARRAY);
  JsonArray *rows = json_array_new ();
  int columns[N_COLUMNS];

  g_return_val_if_fail (table != NULL, NULL);

  json_node_take_array (node, rows);
  for (guint i = read_heading (table, columns) ? 1 : 0; i < studio_table_get_n_rows (table); i++)
    add_row (rows, table, i, columns);
  if (json_array_get_length (rows) == 0) {
    g_set_error (error, STUDIO_ERROR, STUDIO_ERROR_INVALID, _ ("The table has no names. It needs columns for the office, the admin's name and the post."));
    return NULL;
  }
  if (json_array_get_length (rows) > STUDIO_COMMITMENT_MAX_SIGNATORIES) {
    g_set_error (error, STUDIO_ERROR, STUDIO_ERROR_LIMIT, _ ("The table has more than %d names. Take it in as several sheets."), STUDIO_COMMITMENT_MAX_SIGNATORIES);
    return NULL;
  }
  json_node_seal (node);
  return g_steal_pointer (&node);
}

/* --- changes --- */

static char *
key_of (JsonNode *signatory)
{
  g_autofree char *both = g_strconcat (_studio_record_text (signatory, "office"), "\n", _studio_record_text (signatory, "name"), NULL);

  return g_utf8_casefold (both, -1);
}

JsonNode *
studio_commitment_with_signatories (JsonNode *root,
                                    JsonNode *signatories,
                                    guint *n_added)
{
  g_autoptr (GHashTable) seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr (JsonNode) node = json_node_new (JSON_NODE_ARRAY);
  JsonArray *old = list_signatories (root), *more = json_node_get_array (signatories), *all = json_array_new ();
  guint before = old != NULL ? json_array_get_length (old) : 0;

  for (guint i = 0; i < before; i++) {
    g_hash_table_add (seen, key_of (json_array_get_element (old, i)));
    json_array_add_element (all, json_node_ref (json_array_get_element (old, i)));
  }
  for (guint i = 0; i < json_array_get_length (more) && json_array_get_length (all) < STUDIO_COMMITMENT_MAX_SIGNATORIES; i++) {
    JsonNode *signatory = json_array_get_element (more, i);

    if (g_hash_table_add (seen, key_of (signatory)))
      json_array_add_element (all, json_node_ref (signatory));
  }
  *n_added = json_array_get_length (all) - before;
  json_node_take_array (node, all);
  return studio_json_with_member (root, "signatories", node);
}

JsonNode *
studio_commitment_with_signed (JsonNode *root,
                               guint index,
                               const GDate *day)
{
  g_autofree char *path = g_strdup_printf ("signatories/%u/signed", index), *iso = day != NULL ? studio_date_to_iso (day) : g_strdup ("");
  g_autoptr (JsonNode) value = studio_json_string (iso);

  return studio_json_with (root, path, value);
}

/* --- the paper --- */

static void
add_points (JsonObject *data,
            const char *text)
{
  g_auto (GStrv) lines = g_strsplit (text, "\n", STUDIO_COMMITMENT_MAX_SIGNATORIES);
  JsonArray *points = json_array_new ();

  for (guint i = 0; lines[i] != NULL; i++) {
    if (*g_strstrip (lines[i]) != '\0')
      json_array_add_string_element (points, lines[i]);
  }
  json_object_set_array_member (data, "butir", points);
}

static void
add_signatories (JsonObject *data,
                 JsonArray *all)
{
  JsonArray *rows = json_array_new ();

  for (guint i = 0; all != NULL && i < json_array_get_length (all); i++) {
    JsonNode *signatory = json_array_get_element (all, i);
    JsonObject *row = json_object_new ();
    g_autofree char *day = _studio_record_word_day (_studio_record_text (signatory, "signed"));
    /* who has signed has done so on paper; others find the place */
    g_autofree char *mark = *day != '\0' ? g_strdup_printf ("ditandatangani\n%s", day) : g_strdup_printf (i % 2 == 0 ? "%u." : "\t\t%u.", i + 1);

    json_object_set_string_member (row, "perangkat", _studio_record_text (signatory, "office"));
    json_object_set_string_member (row, "nama", _studio_record_text (signatory, "name"));
    json_object_set_string_member (row, "jabatan", _studio_record_text (signatory, "post"));
    json_object_set_string_member (row, "tanda", mark);
    json_array_add_object_element (rows, row);
  }
  json_object_set_array_member (data, "penandatangan", rows);
}

JsonNode *
studio_commitment_to_paper (JsonNode *root,
                            StudioBrand *brand)
{
  JsonNode *node = json_node_new (JSON_NODE_OBJECT);
  JsonObject *data = json_object_new ();
  guint count = studio_commitment_count (root, NULL);
  g_autofree char *digits = g_strdup_printf ("%u", count), *words = studio_number_spell (count);

  json_node_take_object (node, data);
  _studio_record_add_common (data, root, brand != NULL ? studio_brand_get_json (brand) : NULL);
  json_object_set_string_member (data, "jumlah", digits);
  json_object_set_string_member (data, "jumlah.kata", words);
  json_object_set_string_member (data, "mengetahui.nama", _studio_record_text (root, "witness/name"));
  json_object_set_string_member (data, "mengetahui.nip", _studio_record_text (root, "witness/nip"));
  json_object_set_string_member (data, "mengetahui.jabatan", _studio_record_text (root, "witness/post"));
  add_points (data, _studio_record_text (root, "text"));
  add_signatories (data, list_signatories (root));
  json_node_seal (node);
  return node;
}
