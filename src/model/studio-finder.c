#include "config.h"

#include "studio-finder-private.h"

#include "studio-json-file.h"
#include "studio-json.h"
#include "studio-paths.h"

#define MAX_FILE_BYTES (512 * 1024)
#define MAX_KINDS 500
#define MAX_WORDS 200
#define FILE_NAME "shelf.json"

static void
class_free (gpointer data)
{
  StudioFinderClass *class = data;

  g_free (class->id);
  g_free (class->name);
  g_free (class);
}

static void
kind_free (gpointer data)
{
  StudioKind *kind = data;

  g_free (kind->id);
  g_free (kind->group);
  g_ptr_array_unref (kind->occasions);
  g_ptr_array_unref (kind->words);
  g_free (kind);
}

static StudioKind *
find_kind (StudioFinder *self,
           const char *type)
{
  for (guint i = 0; i < self->kinds->len; i++) {
    StudioKind *kind = g_ptr_array_index (self->kinds, i);

    if (g_str_equal (kind->id, type))
      return kind;
  }
  return NULL;
}

const StudioKind *
_studio_finder_find_kind (StudioFinder *self,
                          const char *type)
{
  return find_kind (self, type);
}

static gboolean
has_word (GPtrArray *words,
          const char *word)
{
  return g_ptr_array_find_with_equal_func (words, word, g_str_equal, NULL);
}

/* --- reading --- */

/* Adds those that @words does not hold yet. */
static gboolean
read_words (const StudioJsonAt *at,
            const char *name,
            GPtrArray *words,
            GError **error)
{
  StudioJsonAt list, item;

  if (!studio_json_get_array (at, name, FALSE, &list, error))
    return FALSE;
  for (guint i = 0; list.node != NULL && words->len < MAX_WORDS && studio_json_at_element (&list, i, &item); i++) {
    if (json_node_get_value_type (item.node) != G_TYPE_STRING) {
      studio_json_at_error (error, &item, "must be a text");
      return FALSE;
    }
    if (!has_word (words, json_node_get_string (item.node)))
      g_ptr_array_add (words, json_node_dup_string (item.node));
  }
  return TRUE;
}

static gboolean
has_class (GPtrArray *classes,
           const char *id)
{
  for (guint i = 0; i < classes->len; i++) {
    if (g_str_equal (((const StudioFinderClass *) g_ptr_array_index (classes, i))->id, id))
      return TRUE;
  }
  return FALSE;
}

static gboolean
read_classes (const StudioJsonAt *at,
              const char *name,
              GPtrArray *classes,
              GError **error)
{
  StudioJsonAt list, item;

  if (!studio_json_get_array (at, name, FALSE, &list, error))
    return FALSE;
  for (guint i = 0; list.node != NULL && i < MAX_WORDS && studio_json_at_element (&list, i, &item); i++) {
    const char *id = NULL, *title = NULL;
    StudioFinderClass *class;

    if (!studio_json_get_string (&item, "id", TRUE, &id, error) || !studio_json_get_string (&item, "name", TRUE, &title, error))
      return FALSE;
    if (has_class (classes, id))
      continue;
    class = g_new0 (StudioFinderClass, 1);
    class->id = g_strdup (id);
    class->name = g_strdup (title);
    g_ptr_array_add (classes, class);
  }
  return TRUE;
}

static StudioKind *
add_kind (StudioFinder *self,
          const char *id)
{
  StudioKind *kind = g_new0 (StudioKind, 1);

  kind->id = g_strdup (id);
  kind->occasions = g_ptr_array_new_with_free_func (g_free);
  kind->words = g_ptr_array_new_with_free_func (g_free);
  g_ptr_array_add (self->kinds, kind);
  return kind;
}

static gboolean
read_kind (StudioFinder *self,
           const StudioJsonAt *at,
           GError **error)
{
  const char *id = NULL, *group = NULL;
  StudioKind *kind;

  if (!studio_json_get_string (at, "id", TRUE, &id, error) || !studio_json_get_string (at, "group", FALSE, &group, error))
    return FALSE;
  kind = find_kind (self, id);
  if (kind == NULL)
    kind = add_kind (self, id);
  if (kind->group == NULL)
    kind->group = g_strdup (group);
  return read_words (at, "occasions", kind->occasions, error) && read_words (at, "words", kind->words, error);
}

static gboolean
read_ignored (StudioFinder *self,
              const StudioJsonAt *at,
              GError **error)
{
  g_autoptr (GPtrArray) words = g_ptr_array_new_with_free_func (g_free);

  if (!read_words (at, "ignored", words, error))
    return FALSE;
  for (guint i = 0; i < words->len; i++)
    g_hash_table_add (self->ignored, g_utf8_casefold (g_ptr_array_index (words, i), -1));
  return TRUE;
}

static gboolean
read_file (StudioFinder *self,
           const char *path,
           GError **error)
{
  g_autoptr (JsonNode) root = studio_json_load (FILE_NAME, path, MAX_FILE_BYTES, error);
  StudioJsonAt at, kinds, item;

  if (root == NULL)
    return FALSE;
  at = studio_json_at_root (FILE_NAME, root);
  if (!read_classes (&at, "groups", self->groups, error) || !read_classes (&at, "occasions", self->occasions, error) ||
      !studio_json_get_array (&at, "types", FALSE, &kinds, error))
    return FALSE;
  for (guint i = 0; kinds.node != NULL && i < MAX_KINDS && studio_json_at_element (&kinds, i, &item); i++) {
    if (!read_kind (self, &item, error))
      return FALSE;
  }
  return read_ignored (self, &at, error);
}

/* --- */

StudioFinder *
studio_finder_new (void)
{
  g_auto (GStrv) folders = studio_paths_data_dirs ("shelf");
  StudioFinder *self = g_new0 (StudioFinder, 1);

  g_atomic_ref_count_init (&self->ref_count);
  self->groups = g_ptr_array_new_with_free_func (class_free);
  self->occasions = g_ptr_array_new_with_free_func (class_free);
  self->kinds = g_ptr_array_new_with_free_func (kind_free);
  self->ignored = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  for (gsize i = 0; folders[i] != NULL; i++) {
    g_autofree char *path = g_build_filename (folders[i], FILE_NAME, NULL);
    g_autoptr (GError) error = NULL;

    if (!read_file (self, path, &error) && !g_error_matches (error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND))
      g_message ("not read to the end: %s", error->message);
  }
  return self;
}

StudioFinder *
studio_finder_ref (StudioFinder *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  g_atomic_ref_count_inc (&self->ref_count);
  return self;
}

void
studio_finder_unref (StudioFinder *self)
{
  g_return_if_fail (self != NULL);

  if (!g_atomic_ref_count_dec (&self->ref_count))
    return;
  g_ptr_array_unref (self->groups);
  g_ptr_array_unref (self->occasions);
  g_ptr_array_unref (self->kinds);
  g_hash_table_unref (self->ignored);
  g_free (self);
}

GPtrArray *
studio_finder_get_groups (StudioFinder *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->groups;
}

GPtrArray *
studio_finder_get_occasions (StudioFinder *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->occasions;
}

gboolean
studio_finder_in_group (StudioFinder *self,
                        const char *type,
                        const char *group)
{
  const StudioKind *kind;

  g_return_val_if_fail (self != NULL && type != NULL, FALSE);

  kind = find_kind (self, type);
  return group == NULL || (kind != NULL && g_strcmp0 (kind->group, group) == 0);
}

gboolean
studio_finder_has_occasion (StudioFinder *self,
                            const char *type,
                            const char *occasion)
{
  const StudioKind *kind;

  g_return_val_if_fail (self != NULL && type != NULL, FALSE);

  kind = find_kind (self, type);
  return occasion == NULL || (kind != NULL && has_word (kind->occasions, occasion));
}

guint
studio_finder_get_place (StudioFinder *self,
                         const char *type)
{
  g_return_val_if_fail (self != NULL && type != NULL, 0);

  for (guint i = 0; i < self->kinds->len; i++) {
    if (g_str_equal (((const StudioKind *) g_ptr_array_index (self->kinds, i))->id, type))
      return i;
  }
  return self->kinds->len;
}
