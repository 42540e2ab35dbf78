#include "config.h"

#include "studio-bulk.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "studio-bulk-match.h"
#include "studio-content-text.h"
#include "studio-error.h"
#include "studio-post-past.h"

/* Photos kept for rows to come; a larger one is read for each row that shows it. */
#define PHOTO_BUDGET (24 * 1024 * 1024)

struct _StudioBulk
{
  gatomicrefcount refs;
  StudioTable *table;
  char *folder; /* (nullable): without "." and ".." */
  StudioSnapshot *post;
  guint n_columns;
  const StudioField **fields; /* by column (nullable) */
  int name_column;
  gboolean blank_samples;
};

struct _StudioBulkPhotos
{
  GMutex mutex;
  GHashTable *assets; /* (element-type filename StudioAsset) */
  gsize size;
  gboolean to_save;
};

/* --- photos --- */

StudioBulkPhotos *
studio_bulk_photos_new (gboolean to_save)
{
  StudioBulkPhotos *photos = g_new0 (StudioBulkPhotos, 1);

  g_mutex_init (&photos->mutex);
  photos->assets = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) studio_asset_unref);
  photos->to_save = to_save;
  return photos;
}

void
studio_bulk_photos_free (StudioBulkPhotos *photos)
{
  if (photos == NULL)
    return;
  g_hash_table_unref (photos->assets);
  g_mutex_clear (&photos->mutex);
  g_free (photos);
}

static StudioAsset *
photos_lookup (StudioBulkPhotos *photos,
               const char *path)
{
  StudioAsset *asset;

  g_mutex_lock (&photos->mutex);
  asset = g_hash_table_lookup (photos->assets, path);
  if (asset != NULL)
    studio_asset_ref (asset);
  g_mutex_unlock (&photos->mutex);
  return asset;
}

static void
photos_keep (StudioBulkPhotos *photos,
             const char *path,
             StudioAsset *asset)
{
  gsize size = g_bytes_get_size (studio_asset_get_bytes (asset));

  g_mutex_lock (&photos->mutex);
  if (size <= PHOTO_BUDGET && !g_hash_table_contains (photos->assets, path)) {
    if (photos->size + size > PHOTO_BUDGET) {
      g_hash_table_remove_all (photos->assets);
      photos->size = 0;
    }
    photos->size += size;
    g_hash_table_insert (photos->assets, g_strdup (path), studio_asset_ref (asset));
  }
  g_mutex_unlock (&photos->mutex);
}

static StudioAsset *
load_photo (StudioBulkPhotos *photos,
            const char *path,
            GError **error)
{
  StudioAsset *asset = photos_lookup (photos, path);

  if (asset != NULL)
    return asset;
  asset = photos->to_save ? studio_asset_new_for_path (path, error) : studio_asset_new_to_draw (path, error);
  if (asset != NULL)
    photos_keep (photos, path, asset);
  return asset;
}

static gboolean
is_within (const char *folder,
           const char *path)
{
  gsize length = strlen (folder);

  return g_str_has_prefix (path, folder) && (path[length] == G_DIR_SEPARATOR || (length > 0 && folder[length - 1] == G_DIR_SEPARATOR));
}

/* Returns: (transfer full) (nullable): the photo's file. Tables come from elsewhere: they may not fetch pictures from anywhere. */
static char *
photo_path (const StudioBulk *bulk,
            const char *text,
            GError **error)
{
  g_autofree char *name = g_strdup (text);
  g_autofree char *path = NULL;

  if (bulk->folder == NULL) {
    g_set_error (error, STUDIO_ERROR, STUDIO_ERROR_NOT_FOUND, _ ("“%s” cannot be found, because the table was pasted. Save it as a file beside the photos and open that."), text);
    return NULL;
  }
#ifndef G_OS_WIN32
  g_strdelimit (name, "\\", '/');
#endif
  path = g_canonicalize_filename (name, bulk->folder);
  if (is_within (bulk->folder, path))
    return g_steal_pointer (&path);
  g_set_error (error, STUDIO_ERROR, STUDIO_ERROR_INVALID, _ ("“%s” lies outside the table's folder. Put the photo beside the table."), text);
  return NULL;
}

/* --- the plan --- */

static gboolean
varies (const StudioBulk *bulk,
        guint column)
{
  for (guint row = 2; row < studio_table_get_n_rows (bulk->table); row++) {
    if (!g_str_equal (studio_table_get (bulk->table, row, column), studio_table_get (bulk->table, 1, column)))
      return TRUE;
  }
  return studio_table_get_n_rows (bulk->table) == 2;
}

/* How well a column's cells tell rows apart as names of files; 0: not at all. */
static int
rank_name (const StudioBulk *bulk,
           guint column)
{
  const StudioField *field = bulk->fields[column];

  if (field == NULL || !varies (bulk, column))
    return 0;
  if (g_str_equal (field->name, "judul"))
    return 4;
  if (field->type == STUDIO_FIELD_PERSON || g_str_has_prefix (field->name, "nama"))
    return 3;
  return field->type == STUDIO_FIELD_TEXT ? 2 : field->type == STUDIO_FIELD_LONG ? 1
                                                                                 : 0;
}

static int
guess_name_column (const StudioBulk *bulk)
{
  int best = 0, found = STUDIO_BULK_TITLE;

  for (guint column = 0; column < bulk->n_columns; column++) {
    int rank = rank_name (bulk, column);

    if (rank > best) {
      best = rank;
      found = (int) column;
    }
  }
  return found;
}

static void
guess_fields (StudioBulk *bulk)
{
  GPtrArray *fields = studio_template_get_fields (studio_snapshot_get_template (bulk->post));
  g_autofree const char **headings = g_new0 (const char *, bulk->n_columns);
  g_autofree int *matches = g_new0 (int, bulk->n_columns);

  for (guint column = 0; column < bulk->n_columns; column++)
    headings[column] = studio_bulk_get_heading (bulk, column);
  studio_bulk_match (headings, bulk->n_columns, fields, matches);
  for (guint column = 0; column < bulk->n_columns; column++)
    bulk->fields[column] = matches[column] >= 0 ? g_ptr_array_index (fields, (guint) matches[column]) : NULL;
}

StudioBulk *
studio_bulk_new (StudioTable *table,
                 const char *folder,
                 StudioSnapshot *post,
                 GError **error)
{
  StudioBulk *bulk;

  g_return_val_if_fail (table != NULL && post != NULL, NULL);

  if (studio_table_get_n_rows (table) < 2) {
    g_set_error_literal (error, STUDIO_ERROR, STUDIO_ERROR_INVALID, _ ("The table has only one row, which is taken for the headings. Put a row of headings above the rows."));
    return NULL;
  }
  bulk = g_new0 (StudioBulk, 1);
  g_atomic_ref_count_init (&bulk->refs);
  bulk->table = studio_table_ref (table);
  bulk->folder = folder != NULL ? g_canonicalize_filename (folder, NULL) : NULL;
  bulk->post = studio_snapshot_ref (post);
  bulk->n_columns = studio_table_get_row_length (table, 0);
  bulk->fields = g_new0 (const StudioField *, bulk->n_columns);
  guess_fields (bulk);
  bulk->name_column = guess_name_column (bulk);
  return bulk;
}

StudioBulk *
studio_bulk_copy (const StudioBulk *bulk)
{
  StudioBulk *copy;

  g_return_val_if_fail (bulk != NULL, NULL);

  copy = g_new0 (StudioBulk, 1);
  g_atomic_ref_count_init (&copy->refs);
  copy->table = studio_table_ref (bulk->table);
  copy->folder = g_strdup (bulk->folder);
  copy->post = studio_snapshot_ref (bulk->post);
  copy->n_columns = bulk->n_columns;
  copy->fields = g_memdup2 (bulk->fields, sizeof (const StudioField *) * bulk->n_columns);
  copy->name_column = bulk->name_column;
  copy->blank_samples = bulk->blank_samples;
  return copy;
}

StudioBulk *
studio_bulk_ref (StudioBulk *bulk)
{
  g_return_val_if_fail (bulk != NULL, NULL);

  g_atomic_ref_count_inc (&bulk->refs);
  return bulk;
}

void
studio_bulk_unref (StudioBulk *bulk)
{
  g_return_if_fail (bulk != NULL);

  if (!g_atomic_ref_count_dec (&bulk->refs))
    return;
  studio_table_unref (bulk->table);
  g_free (bulk->folder);
  studio_snapshot_unref (bulk->post);
  g_free (bulk->fields);
  g_free (bulk);
}

StudioSnapshot *
studio_bulk_get_post (const StudioBulk *bulk)
{
  g_return_val_if_fail (bulk != NULL, NULL);

  return bulk->post;
}

guint
studio_bulk_get_n_columns (const StudioBulk *bulk)
{
  g_return_val_if_fail (bulk != NULL, 0);

  return bulk->n_columns;
}

const char *
studio_bulk_get_heading (const StudioBulk *bulk,
                         guint column)
{
  g_return_val_if_fail (bulk != NULL, "");

  return studio_table_get (bulk->table, 0, column);
}

const StudioField *
studio_bulk_get_field (const StudioBulk *bulk,
                       guint column)
{
  g_return_val_if_fail (bulk != NULL && column < bulk->n_columns, NULL);

  return bulk->fields[column];
}

void
studio_bulk_set_field (StudioBulk *bulk,
                       guint column,
                       const char *field)
{
  const StudioField *found;

  g_return_if_fail (bulk != NULL && column < bulk->n_columns);

  found = field != NULL ? studio_template_find_field (studio_snapshot_get_template (bulk->post), field) : NULL;
  for (guint i = 0; found != NULL && i < bulk->n_columns; i++) {
    if (bulk->fields[i] == found)
      bulk->fields[i] = NULL;
  }
  bulk->fields[column] = found;
}

static gboolean
has_column (const StudioBulk *bulk,
            const StudioField *field)
{
  for (guint column = 0; column < bulk->n_columns; column++) {
    if (bulk->fields[column] == field)
      return TRUE;
  }
  return FALSE;
}

static GPtrArray *
list_sample_fields (const StudioBulk *bulk,
                    gboolean required)
{
  GPtrArray *fields = studio_template_get_fields (studio_snapshot_get_template (bulk->post));
  GPtrArray *found = g_ptr_array_new ();

  for (guint i = 0; i < fields->len; i++) {
    StudioField *field = g_ptr_array_index (fields, i);
    gboolean sample = FALSE;
    JsonNode *shown = studio_snapshot_get_shown (bulk->post, field->name, &sample);

    if (field->required == required && sample && studio_field_value_filled (shown) && !has_column (bulk, field))
      g_ptr_array_add (found, field);
  }
  return found;
}

GPtrArray *
studio_bulk_list_missing (const StudioBulk *bulk)
{
  g_return_val_if_fail (bulk != NULL, NULL);

  return list_sample_fields (bulk, TRUE);
}

GPtrArray *
studio_bulk_list_samples (const StudioBulk *bulk)
{
  g_return_val_if_fail (bulk != NULL, NULL);

  return list_sample_fields (bulk, FALSE);
}

void
studio_bulk_set_blank_samples (StudioBulk *bulk,
                               gboolean blank)
{
  g_return_if_fail (bulk != NULL);

  bulk->blank_samples = blank;
}

int
studio_bulk_get_name_column (const StudioBulk *bulk)
{
  g_return_val_if_fail (bulk != NULL, STUDIO_BULK_TITLE);

  return bulk->name_column;
}

void
studio_bulk_set_name_column (StudioBulk *bulk,
                             int column)
{
  g_return_if_fail (bulk != NULL && column >= STUDIO_BULK_TITLE && column < (int) bulk->n_columns);

  bulk->name_column = column;
}

/* --- rows --- */

guint
studio_bulk_get_n_rows (const StudioBulk *bulk)
{
  g_return_val_if_fail (bulk != NULL, 0);

  return studio_table_get_n_rows (bulk->table) - 1;
}

guint
studio_bulk_get_row_number (const StudioBulk *bulk,
                            guint row)
{
  g_return_val_if_fail (bulk != NULL, 0);

  return studio_table_get_row_number (bulk->table, row + 1);
}

const char *
studio_bulk_get_cell (const StudioBulk *bulk,
                      guint row,
                      guint column)
{
  g_return_val_if_fail (bulk != NULL, "");

  return studio_table_get (bulk->table, row + 1, column);
}

static char *
title_of_row (const StudioBulk *bulk,
              guint row)
{
  JsonNode *shown = studio_snapshot_get_shown (bulk->post, "judul", NULL);

  for (guint column = 0; column < bulk->n_columns; column++) {
    if (bulk->fields[column] != NULL && g_str_equal (bulk->fields[column]->name, "judul"))
      return g_strdup (studio_table_get (bulk->table, row + 1, column));
  }
  if (shown != NULL && JSON_NODE_HOLDS_VALUE (shown) && json_node_get_value_type (shown) == G_TYPE_STRING)
    return g_strdup (json_node_get_string (shown));
  return g_strdup (studio_template_get_name (studio_snapshot_get_template (bulk->post)));
}

char *
studio_bulk_get_row_name (const StudioBulk *bulk,
                          guint row)
{
  const char *cell;

  g_return_val_if_fail (bulk != NULL, NULL);

  cell = bulk->name_column >= 0 ? studio_table_get (bulk->table, row + 1, (guint) bulk->name_column) : "";
  return *cell != '\0' ? g_strdup (cell) : title_of_row (bulk, row);
}

static gboolean
is_formula_error (const char *cell)
{
  static const char *const errors[] = { "#REF!", "#N/A", "#VALUE!", "#DIV/0!", "#NAME?", "#NUM!", "#NULL!", NULL };

  return g_strv_contains (errors, cell);
}

static JsonNode *
value_of_cell (const StudioBulk *bulk,
               const StudioField *field,
               const char *cell,
               StudioBulkPhotos *photos,
               GPtrArray *assets,
               GError **error)
{
  g_autofree char *path = NULL;
  StudioAsset *asset;

  if (is_formula_error (cell)) {
    g_set_error (error, STUDIO_ERROR, STUDIO_ERROR_INVALID, _ ("The spreadsheet says “%s” here. Correct its formula."), cell);
    return NULL;
  }
  if (field->type != STUDIO_FIELD_PHOTO)
    return studio_content_from_text (field, cell, error);
  if (*cell == '\0')
    return studio_json_string ("");
  path = photo_path (bulk, cell, error);
  asset = path != NULL ? load_photo (photos, path, error) : NULL;
  if (asset == NULL)
    return NULL;
  g_ptr_array_add (assets, asset);
  return studio_content_photo (studio_asset_get_hash (asset));
}

/* Returns: (transfer full) (nullable): the cell's value, fit for the field */
static JsonNode *
checked_value (const StudioBulk *bulk,
               guint column,
               const char *cell,
               StudioBulkPhotos *photos,
               GPtrArray *assets,
               GError **error)
{
  const StudioField *field = bulk->fields[column];
  const char *heading = studio_bulk_get_heading (bulk, column);
  g_autoptr (JsonNode) value = value_of_cell (bulk, field, cell, photos, assets, error);
  StudioJsonAt at;

  if (value == NULL) {
    g_prefix_error (error, "%s: ", heading);
    return NULL;
  }
  if (field->required && !studio_field_value_filled (value) && field->type != STUDIO_FIELD_PHOTO) {
    g_set_error (error, STUDIO_ERROR, STUDIO_ERROR_INVALID, _ ("%s: the cell is blank, but this field is required. Fill it in."), heading);
    return NULL;
  }
  if (field->required && field->type == STUDIO_FIELD_PHOTO && *cell == '\0') {
    g_set_error (error, STUDIO_ERROR, STUDIO_ERROR_INVALID, _ ("%s: no photo is named, but this field is required. Write its file name."), heading);
    return NULL;
  }
  at = studio_json_at_root (heading, value);
  return studio_field_check (field, &at, error) ? g_steal_pointer (&value) : NULL;
}

static gboolean
check_length (const StudioBulk *bulk,
              guint row,
              GError **error)
{
  guint length = studio_table_get_row_length (bulk->table, row + 1);

  if (length <= bulk->n_columns)
    return TRUE;
  g_set_error (error, STUDIO_ERROR, STUDIO_ERROR_INVALID,
               _ ("The row has %u cells, but there are only %u headings. Put texts that hold a separator in quotation marks."), length, bulk->n_columns);
  return FALSE;
}

/* A post of its own, not the one it was made from. Consumes @root. */
static JsonNode *
with_new_id (JsonNode *root)
{
  g_autofree char *id = g_strdup_printf ("%06x%06x", (guint) g_random_int_range (0, 1 << 24), (guint) g_random_int_range (0, 1 << 24));
  g_autoptr (JsonNode) value = studio_json_string (id);
  JsonNode *changed = studio_json_with (root, "id", value);

  json_node_unref (root);
  return changed;
}

/* Consumes @root. */
static JsonNode *
with_content (JsonNode *root,
              const StudioField *field,
              JsonNode *value)
{
  g_autofree char *path = g_strconcat ("content/", field->name, NULL);
  JsonNode *changed = studio_json_with (root, path, value);

  json_node_unref (root);
  return changed;
}

/* Consumes @root. */
static JsonNode *
without_samples (const StudioBulk *bulk,
                 JsonNode *root)
{
  g_autoptr (GPtrArray) fields = studio_bulk_list_samples (bulk);

  for (guint i = 0; bulk->blank_samples && i < fields->len; i++) {
    const StudioField *field = g_ptr_array_index (fields, i);
    g_autoptr (JsonNode) value = studio_content_from_text (field, "", NULL);

    root = with_content (root, field, value);
  }
  return root;
}

StudioSnapshot *
studio_bulk_make_row (const StudioBulk *bulk,
                      guint row,
                      StudioBulkPhotos *photos,
                      GError **error)
{
  g_autoptr (GPtrArray) assets = g_ptr_array_new_with_free_func ((GDestroyNotify) studio_asset_unref);
  g_autoptr (JsonNode) root = NULL;

  g_return_val_if_fail (bulk != NULL && row < studio_bulk_get_n_rows (bulk) && photos != NULL, NULL);

  if (!check_length (bulk, row, error))
    return NULL;
  root = without_samples (bulk, with_new_id (studio_post_without_past (studio_snapshot_get_json (bulk->post))));
  for (guint column = 0; column < bulk->n_columns; column++) {
    g_autoptr (JsonNode) value = NULL;

    if (bulk->fields[column] == NULL)
      continue;
    value = checked_value (bulk, column, studio_table_get (bulk->table, row + 1, column), photos, assets, error);
    if (value == NULL)
      return NULL;
    root = with_content (root, bulk->fields[column], value);
  }
  return studio_snapshot_with_root (bulk->post, root, assets);
}
