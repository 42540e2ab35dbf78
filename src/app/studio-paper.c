#include "config.h"

#include "studio-paper.h"

#include <gio/gio.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <string.h>

#include "studio-error.h"
#include "studio-file.h"
#include "studio-folder.h"
#include "studio-json-file.h"
#include "studio-paths.h"

#define FORMAT "pemda-studio-paper"
#define FOLDER "papers"

/** Kind: @lists: (array zero-terminated=1): what tables and signatures can go through */
typedef struct
{
  const char *name, *file;
  const char *const *tokens, *const *lists;
} Kind;

static const char *const handover_tokens[] = {
  "nomor", "tanggal", "tanggal.kata", "tempat", "daerah", "perangkat", "catatan", "akun.platform", "akun.nama", "akun.tautan", "lama.nama", "lama.nip",
  "lama.jabatan", "lama.telepon", "baru.nama", "baru.nip", "baru.jabatan", "baru.telepon", "kedua.nama", "kedua.telepon", "sandi", "dualangkah",
  "pemulihan.surel", "pemulihan.telepon", "perangkatlama", "sesi", "jadwal.waktu", "jadwal.judul", "jadwal.nomor", "saksi.nama", "saksi.jabatan", "saksi.nomor", NULL
};
static const char *const handover_lists[] = { "jadwal", "saksi", NULL };
static const char *const commitment_tokens[] = {
  "nomor", "tanggal", "tanggal.kata", "tempat", "daerah", "perangkat", "catatan", "jumlah", "jumlah.kata", "mengetahui.nama", "mengetahui.nip", "mengetahui.jabatan",
  "penandatangan.nama", "penandatangan.jabatan", "penandatangan.perangkat", "penandatangan.tanda", "penandatangan.nomor", NULL
};
static const char *const commitment_lists[] = { "penandatangan", "butir", NULL };

static const Kind kinds[STUDIO_N_PAPERS] = {
  { "handover", "serah-terima.json", handover_tokens, handover_lists },
  { "commitment", "komitmen.json", commitment_tokens, commitment_lists },
};

const char *
studio_paper_file_name (StudioPaperKind kind)
{
  return kinds[kind].file;
}

const char *const *
studio_paper_list_tokens (StudioPaperKind kind)
{
  return kinds[kind].tokens;
}

/* --- words in braces --- */

/* Finds the next one from @text on. Returns: (nullable): its brace; @end: behind the closing one */
static const char *
next_token (const char *text,
            char **name,
            const char **end)
{
  const char *open = strchr (text, '{'), *close = open != NULL ? strchr (open, '}') : NULL;

  if (close == NULL)
    return NULL;
  *name = g_strndup (open + 1, (gsize) (close - open - 1));
  *end = close + 1;
  return open;
}

/* @list: (nullable): whose rows are gone through */
static gboolean
is_known (const Kind *kind,
          const char *list,
          const char *name)
{
  g_autofree char *full = list != NULL ? g_strconcat (list, ".", name, NULL) : NULL;

  return g_strv_contains (kind->tokens, name) || (full != NULL && g_strv_contains (kind->tokens, full));
}

static gboolean
check_text (const Kind *kind,
            const char *list,
            const StudioJsonAt *at,
            GError **error)
{
  const char *text = json_node_get_value_type (at->node) == G_TYPE_STRING ? json_node_get_string (at->node) : NULL, *end;

  if (text == NULL) {
    studio_json_at_error (error, at, _ ("must be a text"));
    return FALSE;
  }
  if (g_utf8_strlen (text, -1) > STUDIO_PAPER_MAX_TEXT) {
    studio_json_at_error (error, at, _ ("is longer than %d characters"), STUDIO_PAPER_MAX_TEXT);
    return FALSE;
  }
  for (char *name = NULL; next_token (text, &name, &end) != NULL; text = end) {
    g_autofree char *word = g_steal_pointer (&name);

    if (!is_known (kind, list, word)) {
      studio_json_at_error (error, at, _ ("there is nothing to put in for {%s}. Check its spelling or take it out."), word);
      return FALSE;
    }
  }
  if (strpbrk (text, "{}") != NULL) {
    studio_json_at_error (error, at, _ ("has a brace without its partner"));
    return FALSE;
  }
  return TRUE;
}

/* @name: of a member that may not be there */
static gboolean
check_member (const Kind *kind,
              const char *list,
              const StudioJsonAt *at,
              const char *name,
              GError **error)
{
  StudioJsonAt child;

  return !studio_json_at_member (at, name, &child) || check_text (kind, list, &child, error);
}

/* --- parts --- */

typedef gboolean (*CheckItem) (const Kind *kind, const char *list, const StudioJsonAt *at, GError **error);

static gboolean
check_array (const Kind *kind,
             const char *list,
             const StudioJsonAt *at,
             CheckItem check,
             GError **error)
{
  guint length = studio_json_at_length (at);
  StudioJsonAt item;

  if (!JSON_NODE_HOLDS_ARRAY (at->node) || length == 0 || length > STUDIO_PAPER_MAX_ROWS) {
    studio_json_at_error (error, at, _ ("must be a list of 1 to %d"), STUDIO_PAPER_MAX_ROWS);
    return FALSE;
  }
  for (guint i = 0; i < length; i++) {
    if (!studio_json_at_element (at, i, &item) || !check (kind, list, &item, error))
      return FALSE;
  }
  return TRUE;
}

/* Reads which list of data @member names. */
static gboolean
read_list (const Kind *kind,
           const StudioJsonAt *at,
           const char *member,
           const char **list,
           GError **error)
{
  StudioJsonAt child;

  if (!studio_json_get_string (at, member, FALSE, list, error))
    return FALSE;
  if (*list == NULL || g_strv_contains (kind->lists, *list))
    return TRUE;
  studio_json_at_member (at, member, &child);
  studio_json_at_error (error, &child, _ ("there is no list called “%s”"), *list);
  return FALSE;
}

static gboolean
check_row (const Kind *kind,
           const char *list,
           const StudioJsonAt *at,
           GError **error)
{
  static const char *const members[] = { "label", "value", NULL };
  const char *text = NULL;

  return studio_json_only_members (at, members, error) && studio_json_get_string (at, "label", TRUE, &text, error) &&
         studio_json_get_string (at, "value", TRUE, &text, error) && check_member (kind, list, at, "label", error) && check_member (kind, list, at, "value", error);
}

static gboolean
check_column (const Kind *kind,
              const char *list,
              const StudioJsonAt *at,
              GError **error)
{
  static const char *const members[] = { "title", "value", "share", NULL };
  const char *text = NULL;
  double share = 1;

  return studio_json_only_members (at, members, error) && studio_json_get_string (at, "title", TRUE, &text, error) &&
         studio_json_get_string (at, "value", TRUE, &text, error) && studio_json_get_ranged (at, "share", 1, 100, &share, error) &&
         check_member (kind, NULL, at, "title", error) && check_member (kind, list, at, "value", error);
}

static gboolean
check_signature (const Kind *kind,
                 const char *none,
                 const StudioJsonAt *at,
                 GError **error)
{
  static const char *const members[] = { "role", "name", "below", "each", NULL };
  const char *list = NULL, *text = NULL;

  return studio_json_only_members (at, members, error) && studio_json_get_string (at, "role", TRUE, &text, error) && read_list (kind, at, "each", &list, error) &&
         check_member (kind, list, at, "role", error) && check_member (kind, list, at, "name", error) && check_member (kind, list, at, "below", error);
}

static gboolean
check_words (const Kind *kind,
             const char *member,
             const StudioJsonAt *at,
             GError **error)
{
  return check_member (kind, NULL, at, member, error);
}

static gboolean
check_lines (const Kind *kind,
             const char *member,
             const StudioJsonAt *at,
             GError **error)
{
  const char *list = NULL;
  StudioJsonAt child;

  studio_json_at_member (at, member, &child);
  return read_list (kind, at, "from", &list, error) && check_array (kind, NULL, &child, check_text, error);
}

static gboolean
check_rows (const Kind *kind,
            const char *member,
            const StudioJsonAt *at,
            GError **error)
{
  StudioJsonAt child;

  studio_json_at_member (at, member, &child);
  return check_array (kind, NULL, &child, check_row, error);
}

static gboolean
check_table (const Kind *kind,
             const char *member,
             const StudioJsonAt *at,
             GError **error)
{
  const char *list = NULL;
  double height = 0;
  StudioJsonAt columns;

  return read_list (kind, at, member, &list, error) && studio_json_get_array (at, "columns", TRUE, &columns, error) &&
         check_array (kind, list, &columns, check_column, error) && studio_json_get_ranged (at, "height", 0, 200, &height, error) &&
         check_member (kind, NULL, at, "empty", error);
}

static gboolean
check_signatures (const Kind *kind,
                  const char *member,
                  const StudioJsonAt *at,
                  GError **error)
{
  StudioJsonAt child;

  studio_json_at_member (at, member, &child);
  return check_array (kind, NULL, &child, check_signature, error) && check_member (kind, NULL, at, "closing", error);
}

static const struct
{
  const char *name;
  const char *members[6];
  gboolean (*check) (const Kind *kind, const char *member, const StudioJsonAt *at, GError **error);
} part_kinds[] = {
  { "text", { "text", "if", NULL }, check_words },
  { "heading", { "heading", "if", NULL }, check_words },
  { "rows", { "rows", "if", NULL }, check_rows },
  { "list", { "list", "from", "if", NULL }, check_lines },
  { "table", { "table", "columns", "height", "empty", "if", NULL }, check_table },
  { "signatures", { "signatures", "closing", "if", NULL }, check_signatures },
};

static gboolean
check_condition (const Kind *kind,
                 const StudioJsonAt *at,
                 GError **error)
{
  const char *name = NULL;

  if (!studio_json_get_string (at, "if", FALSE, &name, error))
    return FALSE;
  if (name == NULL || g_strv_contains (kind->tokens, name) || g_strv_contains (kind->lists, name))
    return TRUE;
  studio_json_at_error (error, at, _ ("there is nothing called “%s” to ask for"), name);
  return FALSE;
}

static gboolean
check_part (const Kind *kind,
            const StudioJsonAt *at,
            GError **error)
{
  StudioJsonAt child;

  for (guint i = 0; i < G_N_ELEMENTS (part_kinds); i++) {
    if (studio_json_at_member (at, part_kinds[i].name, &child))
      return studio_json_only_members (at, part_kinds[i].members, error) && check_condition (kind, at, error) &&
             part_kinds[i].check (kind, part_kinds[i].name, at, error);
  }
  studio_json_at_error (error, at, _ ("must be a text, heading, rows, list, table or signatures"));
  return FALSE;
}

static gboolean
check_parts (const Kind *kind,
             const StudioJsonAt *at,
             GError **error)
{
  guint length = studio_json_at_length (at);
  StudioJsonAt part;

  if (length == 0 || length > STUDIO_PAPER_MAX_PARTS) {
    studio_json_at_error (error, at, _ ("must have 1 to %d parts"), STUDIO_PAPER_MAX_PARTS);
    return FALSE;
  }
  for (guint i = 0; i < length; i++) {
    if (!studio_json_at_element (at, i, &part) || !check_part (kind, &part, error))
      return FALSE;
  }
  return TRUE;
}

/* --- the file --- */

static gboolean
check_head (const Kind *kind,
            const StudioJsonAt *at,
            GError **error)
{
  const char *format = NULL, *name = NULL;
  int version = 0;

  if (!studio_json_get_string (at, "format", TRUE, &format, error) || !studio_json_get_int (at, "version", TRUE, &version, error) ||
      !studio_json_get_string (at, "kind", TRUE, &name, error))
    return FALSE;
  if (!g_str_equal (format, FORMAT) || !g_str_equal (name, kind->name)) {
    studio_json_at_error (error, at, _ ("this is no text for a paper of the kind “%s”"), kind->name);
    return FALSE;
  }
  if (version > 1) {
    g_set_error (error, STUDIO_ERROR, STUDIO_ERROR_NEWER, _ ("%s was made by a newer Pemda Studio. Update the program to use it."), at->source);
    return FALSE;
  }
  return TRUE;
}

gboolean
studio_paper_check (StudioPaperKind kind,
                    const char *source,
                    JsonNode *root,
                    GError **error)
{
  static const char *const members[] = { "format", "version", "kind", "title", "parts", NULL };
  StudioJsonAt at = studio_json_at_root (source, root), parts;
  const char *title = NULL;

  g_return_val_if_fail (kind < STUDIO_N_PAPERS && root != NULL, FALSE);

  return check_head (&kinds[kind], &at, error) && studio_json_only_members (&at, members, error) && studio_json_get_string (&at, "title", TRUE, &title, error) &&
         check_member (&kinds[kind], NULL, &at, "title", error) && studio_json_get_array (&at, "parts", TRUE, &parts, error) &&
         check_parts (&kinds[kind], &parts, error);
}

JsonNode *
studio_paper_parse (StudioPaperKind kind,
                    const char *source,
                    GBytes *bytes,
                    GError **error)
{
  g_autoptr (JsonNode) root = NULL;

  g_return_val_if_fail (source != NULL && bytes != NULL, NULL);

  if (g_bytes_get_size (bytes) > STUDIO_PAPER_MAX_BYTES) {
    g_set_error (error, STUDIO_ERROR, STUDIO_ERROR_LIMIT, _ ("%s is too large for the text of a paper."), source);
    return NULL;
  }
  root = studio_json_parse (source, bytes, error);
  return root != NULL && studio_paper_check (kind, source, root, error) ? g_steal_pointer (&root) : NULL;
}

static char *
own_path (StudioPaperKind kind)
{
  return g_build_filename (g_get_user_data_dir (), "pemda-studio", FOLDER, kinds[kind].file, NULL);
}

JsonNode *
studio_paper_load (StudioPaperKind kind,
                   gboolean *own,
                   GError **error)
{
  g_autofree char *path = NULL, *mine = NULL;
  g_autoptr (GBytes) bytes = NULL;

  g_return_val_if_fail (kind < STUDIO_N_PAPERS, NULL);

  path = studio_paths_find (FOLDER, kinds[kind].file);
  mine = own_path (kind);
  if (own != NULL)
    *own = g_strcmp0 (path, mine) == 0;
  if (path == NULL) {
    g_set_error (error, STUDIO_ERROR, STUDIO_ERROR_NOT_FOUND, _ ("The text of this paper, %s, is missing. Install Pemda Studio again."), kinds[kind].file);
    return NULL;
  }
  bytes = studio_file_read (path, STUDIO_PAPER_MAX_BYTES, error);
  return bytes != NULL ? studio_paper_parse (kind, path, bytes, error) : NULL;
}

gboolean
studio_paper_save (StudioPaperKind kind,
                   JsonNode *root,
                   GError **error)
{
  g_autofree char *path = NULL, *folder = NULL, *text = NULL;
  g_autoptr (GPtrArray) made = NULL;
  g_autoptr (GBytes) bytes = NULL;

  if (!studio_paper_check (kind, kinds[kind].file, root, error))
    return FALSE;
  path = own_path (kind);
  folder = g_path_get_dirname (path);
  made = studio_folder_make (folder, error);
  if (made == NULL)
    return FALSE;
  text = studio_json_write (root);
  bytes = g_bytes_new (text, strlen (text));
  if (studio_file_write (path, bytes, error))
    return TRUE;
  studio_folder_unmake (made);
  return FALSE;
}

gboolean
studio_paper_reset (StudioPaperKind kind,
                    GError **error)
{
  g_autofree char *path = NULL, *aside = NULL;

  g_return_val_if_fail (kind < STUDIO_N_PAPERS, FALSE);

  path = own_path (kind);
  aside = g_strconcat (path, ".bak", NULL);
  if (!g_file_test (path, G_FILE_TEST_EXISTS) || g_rename (path, aside) == 0)
    return TRUE;
  g_set_error (error, G_IO_ERROR, G_IO_ERROR_FAILED, _ ("Your own text could not be put aside. Check that you may write in %s."), path);
  return FALSE;
}

/* --- filling --- */

/* Returns: (nullable): a text that is not empty */
static const char *
look_up (JsonNode *data,
         const char *name)
{
  const char *text = data != NULL && JSON_NODE_HOLDS_OBJECT (data) ? studio_json_peek_string (json_node_get_object (data), name) : NULL;

  return text != NULL && *text != '\0' ? text : NULL;
}

char *
studio_paper_fill (const char *text,
                   JsonNode *data,
                   JsonNode *row,
                   const char *blank,
                   gboolean *missing)
{
  GString *filled = g_string_new (NULL);
  const char *open, *end;
  char *name = NULL;

  g_return_val_if_fail (text != NULL && blank != NULL, NULL);

  if (missing != NULL)
    *missing = FALSE;
  while ((open = next_token (text, &name, &end)) != NULL) {
    g_autofree char *word = g_steal_pointer (&name);
    const char *value = look_up (row, word);

    if (value == NULL)
      value = look_up (data, word);
    if (value == NULL && missing != NULL)
      *missing = TRUE;
    g_string_append_len (filled, text, open - text);
    g_string_append (filled, value != NULL ? value : blank);
    text = end;
  }
  g_string_append (filled, text);
  return g_string_free (filled, FALSE);
}
