#include "config.h"

#include "studio-activity.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "studio-date.h"
#include "studio-error.h"
#include "studio-record-read-private.h"

#define MAX_PROBLEMS 5
/* What the templates' fields take at most */
#define MAX_TITLE 80
#define MAX_PLACE 40

typedef enum {
  DATE,
  TIME,
  TITLE,
  PLACE,
  WHO,
  OFFICE,
  NOTE,
  N_COLUMNS,
} Column;

static const char *const members[N_COLUMNS] = { "date", "time", "title", "place", "who", "office", "note" };

StudioActivityState
studio_activity_get_state (JsonNode *root,
                           const char *post_state)
{
  g_return_val_if_fail (root != NULL, STUDIO_ACTIVITY_UNTOLD);

  if (post_state == NULL || *_studio_record_text (root, "post") == '\0')
    return STUDIO_ACTIVITY_UNTOLD;
  return g_str_equal (post_state, "published") ? STUDIO_ACTIVITY_PUBLISHED : STUDIO_ACTIVITY_MADE;
}

const char *
studio_activity_state_name (StudioActivityState state)
{
  if (state == STUDIO_ACTIVITY_UNTOLD)
    return _ ("no post yet");
  return state == STUDIO_ACTIVITY_MADE ? _ ("post made") : _ ("published");
}

const char *
studio_activity_get_text (JsonNode *root,
                          const char *name)
{
  return _studio_record_text (root, name);
}

gboolean
studio_activity_get_date (JsonNode *root,
                          GDate *date)
{
  return studio_date_from_iso (_studio_record_text (root, "date"), date);
}

gboolean
studio_activity_check (const char *source,
                       JsonNode *root,
                       GError **error)
{
  static const char *const texts[] = { "time", "title", "place", "who", "office", "note", "folder", "post", NULL };
  StudioJsonAt at = studio_json_at_root (source, root);
  GDate date;

  g_return_val_if_fail (root != NULL, FALSE);

  if (!JSON_NODE_HOLDS_OBJECT (root) || *_studio_record_text (root, "title") == '\0' || !studio_activity_get_date (root, &date)) {
    studio_json_at_error (error, &at, _ ("an activity needs a day and a title"));
    return FALSE;
  }
  return _studio_record_check_texts (&at, texts, STUDIO_ACTIVITY_MAX_TEXT, error);
}

/* --- making --- */

static char *
cut (const char *text,
     glong most)
{
  return g_utf8_strlen (text, -1) > most ? g_utf8_substring (text, 0, most) : g_strdup (text);
}

static void
set (JsonObject *object,
     const char *name,
     const char *text)
{
  g_autofree char *short_text = cut (text, STUDIO_ACTIVITY_MAX_TEXT);

  json_object_set_string_member (object, name, short_text);
}

/* "pukul 9 pagi" becomes "09.00"; "menyesuaikan" stays, where it does no harm. */
static void
set_time (JsonObject *object,
          const char *text)
{
  int minutes;

  if (studio_time_parse (text, &minutes, NULL)) {
    g_autofree char *time = studio_time_format (minutes);

    json_object_set_string_member (object, "time", time);
  } else if (*text != '\0') {
    const char *note = json_object_get_string_member_with_default (object, "note", "");
    g_autofree char *both = *note != '\0' ? g_strdup_printf ("%s; %s", text, note) : g_strdup (text);

    set (object, "note", both);
  }
}

JsonNode *
studio_activity_new (const GDate *date,
                     const char *time,
                     const char *title,
                     const char *place)
{
  JsonNode *node = json_node_new (JSON_NODE_OBJECT);
  JsonObject *object = json_object_new ();
  g_autofree char *iso = NULL;

  g_return_val_if_fail (date != NULL && g_date_valid (date) && title != NULL, NULL);

  iso = studio_date_to_iso (date);
  json_object_set_string_member (object, "date", iso);
  set (object, "title", title);
  set (object, "place", place != NULL ? place : "");
  set_time (object, time != NULL ? time : "");
  json_node_take_object (node, object);
  json_node_seal (node);
  return node;
}

/* --- tables --- */

static Column
find_column (const char *heading)
{
  static const struct
  {
    const char *word;
    Column column;
  } words[] = {
    { "tanggal", DATE },
    { "tgl", DATE },
    { "hari", DATE },
    { "date", DATE },
    { "waktu", TIME },
    { "jam", TIME },
    { "pukul", TIME },
    { "time", TIME },
    { "tempat", PLACE },
    { "lokasi", PLACE },
    { "place", PLACE },
    { "perangkat", OFFICE },
    { "opd", OFFICE },
    { "penyelenggara", OFFICE },
    { "office", OFFICE },
    { "hadir", WHO },
    { "pejabat", WHO },
    { "oleh", WHO },
    { "pimpinan", WHO },
    { "who", WHO },
    { "keterangan", NOTE },
    { "catatan", NOTE },
    { "note", NOTE },
    { "kegiatan", TITLE },
    { "acara", TITLE },
    { "agenda", TITLE },
    { "judul", TITLE },
    { "uraian", TITLE },
    { "title", TITLE },
  };
  g_autofree char *folded = g_utf8_casefold (heading, -1);

  for (guint i = 0; i < G_N_ELEMENTS (words); i++) {
    if (strstr (folded, words[i].word) != NULL)
      return words[i].column;
  }
  return N_COLUMNS;
}

static gboolean
read_heading (const StudioTable *table,
              int columns[N_COLUMNS],
              GError **error)
{
  for (int i = 0; i < N_COLUMNS; i++)
    columns[i] = -1;
  for (guint i = 0; i < studio_table_get_row_length (table, 0); i++) {
    Column column = find_column (studio_table_get (table, 0, i));

    if (column != N_COLUMNS && columns[column] < 0)
      columns[column] = (int) i;
  }
  if (columns[DATE] >= 0 && columns[TITLE] >= 0)
    return TRUE;
  g_set_error (error, STUDIO_ERROR, STUDIO_ERROR_INVALID, _ ("The table needs a first row with the headings Tanggal and Kegiatan. Others may be Waktu, Tempat, Hadir, OPD and Keterangan."));
  return FALSE;
}

static char *
key_of (const char *iso,
        const char *title)
{
  g_autofree char *folded = g_utf8_casefold (title, -1);

  return g_strconcat (iso, "\n", folded, NULL);
}

/* Returns: (transfer full) (nullable) */
static JsonNode *
read_row (const StudioTable *table,
          guint row,
          const int columns[N_COLUMNS],
          const GDate *today,
          GError **error)
{
  const char *cells[N_COLUMNS];
  g_autoptr (JsonNode) node = NULL;
  GDate date;

  for (int i = 0; i < N_COLUMNS; i++)
    cells[i] = columns[i] >= 0 ? studio_table_get (table, row, (guint) columns[i]) : "";
  if (*cells[TITLE] == '\0') {
    g_set_error_literal (error, STUDIO_ERROR, STUDIO_ERROR_INVALID, _ ("the activity is missing"));
    return NULL;
  }
  if (!studio_date_parse (cells[DATE], today, &date, error))
    return NULL;
  node = studio_activity_new (&date, cells[TIME], cells[TITLE], cells[PLACE]);
  for (int i = WHO; i < N_COLUMNS; i++) {
    const char *before = _studio_record_text (node, members[i]);
    g_autofree char *both = *before != '\0' && *cells[i] != '\0' ? g_strdup_printf ("%s; %s", before, cells[i]) : g_strdup (*before != '\0' ? before : cells[i]);
    g_autofree char *text = cut (both, STUDIO_ACTIVITY_MAX_TEXT);
    g_autoptr (JsonNode) value = studio_json_string (text), changed = studio_json_with_member (node, members[i], value);

    json_node_unref (node);
    node = g_steal_pointer (&changed);
  }
  return g_steal_pointer (&node);
}

/* @known: (nullable) */
static GHashTable *
list_keys (GPtrArray *known)
{
  GHashTable *keys = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (guint i = 0; known != NULL && i < known->len; i++)
    g_hash_table_add (keys, key_of (_studio_record_text (g_ptr_array_index (known, i), "date"), _studio_record_text (g_ptr_array_index (known, i), "title")));
  return keys;
}

GPtrArray *
studio_activity_read_table (const StudioTable *table,
                            const GDate *today,
                            GPtrArray *known,
                            GPtrArray **problems,
                            GError **error)
{
  g_autoptr (GHashTable) seen = NULL;
  GPtrArray *found;
  int columns[N_COLUMNS];

  g_return_val_if_fail (table != NULL && today != NULL && problems != NULL, NULL);

  *problems = NULL;
  if (!read_heading (table, columns, error))
    return NULL;
  seen = list_keys (known);
  found = g_ptr_array_new_with_free_func ((GDestroyNotify) json_node_unref);
  *problems = g_ptr_array_new_with_free_func (g_free);
  for (guint i = 1; i < studio_table_get_n_rows (table) && found->len < STUDIO_ACTIVITY_MAX_ROWS; i++) {
    g_autoptr (GError) problem = NULL;
    g_autoptr (JsonNode) node = read_row (table, i, columns, today, &problem);

    if (node == NULL && (*problems)->len < MAX_PROBLEMS)
      g_ptr_array_add (*problems, g_strdup_printf (_ ("Row %u: %s"), studio_table_get_row_number (table, i), problem->message));
    if (node != NULL && g_hash_table_add (seen, key_of (_studio_record_text (node, "date"), _studio_record_text (node, "title"))))
      g_ptr_array_add (found, g_steal_pointer (&node));
  }
  return found;
}

/* --- the post --- */

/* Whole words, so that "kapel" is no "apel" */
static gboolean
has_word (const char *title,
          const char *const *words)
{
  g_auto (GStrv) tokens = g_str_tokenize_and_fold (title, NULL, NULL);

  for (guint i = 0; tokens[i] != NULL; i++) {
    if (g_strv_contains (words, tokens[i]))
      return TRUE;
  }
  return FALSE;
}

const char *
studio_activity_choose_template (JsonNode *root,
                                 const GDate *today)
{
  static const char *const parades[] = { "apel", "upacara", NULL };
  static const char *const contests[] = { "lomba", "perlombaan", "festival", "turnamen", "kejuaraan", "kompetisi", "sayembara", NULL };
  const char *title;
  GDate date;

  g_return_val_if_fail (root != NULL && today != NULL, NULL);

  title = _studio_record_text (root, "title");
  if (has_word (title, parades))
    return "apel-pagi";
  /* what is over is told of, not invited to */
  if (has_word (title, contests) && studio_activity_get_date (root, &date) && g_date_compare (&date, today) >= 0)
    return "lomba";
  return "kegiatan-pimpinan";
}

char *
studio_activity_to_content (JsonNode *root)
{
  g_autoptr (JsonNode) node = json_node_new (JSON_NODE_OBJECT);
  JsonObject *content = json_object_new ();
  g_autofree char *title = NULL, *place = NULL;
  const char *date, *office;

  g_return_val_if_fail (root != NULL, NULL);

  title = cut (_studio_record_text (root, "title"), MAX_TITLE);
  place = cut (_studio_record_text (root, "place"), MAX_PLACE);
  date = _studio_record_text (root, "date");
  office = _studio_record_text (root, "office");
  json_node_take_object (node, content);
  json_object_set_string_member (content, "judul", title);
  json_object_set_string_member (content, "tanggal", date);
  if (*place != '\0')
    json_object_set_string_member (content, "tempat", place);
  if (*office != '\0' && g_utf8_strlen (office, -1) <= MAX_TITLE - 20)
    json_object_set_string_member (content, "kantor", office);
  return studio_json_write (node);
}
