#include "config.h"

#include "studio-balance.h"

#include <glib/gi18n-lib.h>

#include "studio-collate.h"
#include "studio-json-file.h"
#include "studio-localised.h"
#include "studio-paths.h"

#define FILE_NAME "balance.json"
#define FORMAT "pemda-studio-balance"
#define MAX_TYPES 500
#define MAX_BYTES (256 * 1024)

struct _StudioBalance
{
  gatomicrefcount refs;
  GPtrArray *groups;     /* utf8: their names */
  GHashTable *group_of;  /* type → number + 1 */
  GHashTable *types;     /* template → type */
  GHashTable *type_name; /* type → name */
};

/* --- what templates say --- */

/* The first template of a type, in the order of ids, is the one it is called after: the others' ids are longer. */
static void
read_templates (StudioBalance *self,
                StudioCatalog *catalog)
{
  g_autoptr (GPtrArray) ids = studio_catalog_list_templates (catalog);

  for (guint i = 0; i < ids->len; i++) {
    g_autoptr (StudioTemplate) template = studio_catalog_load_template (catalog, g_ptr_array_index (ids, i), NULL);
    const char *type;

    if (template == NULL)
      continue;
    type = studio_template_get_content_type (template);
    g_hash_table_insert (self->types, g_strdup (g_ptr_array_index (ids, i)), g_strdup (type));
    if (!g_hash_table_contains (self->type_name, type))
      g_hash_table_insert (self->type_name, g_strdup (type), g_strdup (studio_template_get_name (template)));
  }
}

/* --- the file --- */

static gboolean
parse_types (StudioBalance *self,
             const StudioJsonAt *at,
             GError **error)
{
  StudioJsonAt list, entry;

  if (!studio_json_get_array (at, "types", TRUE, &list, error))
    return FALSE;
  for (guint i = 0; i < MIN (studio_json_at_length (&list), MAX_TYPES); i++) {
    studio_json_at_element (&list, i, &entry);
    if (json_node_get_value_type (entry.node) != G_TYPE_STRING) {
      studio_json_at_error (error, &entry, _ ("A name must be a text in quotation marks."));
      return FALSE;
    }
    g_hash_table_insert (self->group_of, g_strdup (json_node_get_string (entry.node)), GUINT_TO_POINTER (self->groups->len));
  }
  return TRUE;
}

static gboolean
parse_group (StudioBalance *self,
             const StudioJsonAt *at,
             GError **error)
{
  static const char *const members[] = { "id", "label", "types", NULL };
  char *label;

  if (!studio_json_only_members (at, members, error))
    return FALSE;
  label = studio_localised_get (at, "label", error);
  if (label == NULL)
    return FALSE;
  g_ptr_array_add (self->groups, label);
  return parse_types (self, at, error);
}

static gboolean
parse (StudioBalance *self,
       const char *path,
       GError **error)
{
  g_autoptr (JsonNode) root = studio_json_load (FILE_NAME, path, MAX_BYTES, error);
  StudioJsonAt at = studio_json_at_root (FILE_NAME, root), list, entry;
  const char *format = NULL;

  if (root == NULL || !studio_json_get_string (&at, "format", TRUE, &format, error))
    return FALSE;
  if (!g_str_equal (format, FORMAT)) {
    studio_json_at_error (error, &at, _ ("This is no file of that kind."));
    return FALSE;
  }
  if (!studio_json_get_array (&at, "groups", TRUE, &list, error))
    return FALSE;
  for (guint i = 0; i < MIN (studio_json_at_length (&list), STUDIO_BALANCE_MAX_GROUPS); i++) {
    studio_json_at_element (&list, i, &entry);
    if (!parse_group (self, &entry, error))
      return FALSE;
  }
  return TRUE;
}

StudioBalance *
studio_balance_load (StudioCatalog *catalog)
{
  StudioBalance *self;
  g_autofree char *path = studio_paths_find ("reports", FILE_NAME);
  g_autoptr (GError) error = NULL;

  g_return_val_if_fail (STUDIO_IS_CATALOG (catalog), NULL);

  self = g_new0 (StudioBalance, 1);
  g_atomic_ref_count_init (&self->refs);
  self->groups = g_ptr_array_new_with_free_func (g_free);
  self->group_of = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->types = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  self->type_name = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  read_templates (self, catalog);
  if (path != NULL && !parse (self, path, &error)) {
    g_message ("%s", error->message);
    g_ptr_array_set_size (self->groups, 0);
    g_hash_table_remove_all (self->group_of);
  }
  return self;
}

StudioBalance *
studio_balance_ref (StudioBalance *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  g_atomic_ref_count_inc (&self->refs);
  return self;
}

void
studio_balance_unref (StudioBalance *self)
{
  g_return_if_fail (self != NULL);

  if (!g_atomic_ref_count_dec (&self->refs))
    return;
  g_ptr_array_unref (self->groups);
  g_hash_table_unref (self->group_of);
  g_hash_table_unref (self->types);
  g_hash_table_unref (self->type_name);
  g_free (self);
}

guint
studio_balance_get_n_groups (StudioBalance *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->groups->len;
}

const char *
studio_balance_get_group (StudioBalance *self,
                          guint group)
{
  g_return_val_if_fail (self != NULL && group < self->groups->len, NULL);

  return g_ptr_array_index (self->groups, group);
}

char *
studio_balance_list_kinds (StudioBalance *self,
                           guint group)
{
  g_autoptr (GPtrArray) names = g_ptr_array_new ();
  GHashTableIter iter;
  gpointer type, number;

  g_return_val_if_fail (self != NULL && group < self->groups->len, NULL);

  g_hash_table_iter_init (&iter, self->group_of);
  while (g_hash_table_iter_next (&iter, &type, &number)) {
    if (GPOINTER_TO_UINT (number) == group + 1)
      g_ptr_array_add (names, (gpointer) studio_balance_get_type_name (self, type));
  }
  g_ptr_array_sort (names, studio_collate_pointers);
  g_ptr_array_add (names, NULL);
  return g_strjoinv (", ", (char **) names->pdata);
}

const char *
studio_balance_get_type (StudioBalance *self,
                         const char *template)
{
  const char *type;

  g_return_val_if_fail (self != NULL && template != NULL, NULL);

  type = g_hash_table_lookup (self->types, template);
  return type != NULL ? type : template;
}

const char *
studio_balance_get_type_name (StudioBalance *self,
                              const char *type)
{
  const char *name;

  g_return_val_if_fail (self != NULL && type != NULL, NULL);

  name = g_hash_table_lookup (self->type_name, type);
  return name != NULL ? name : type;
}

int
studio_balance_get_group_of (StudioBalance *self,
                             const char *type)
{
  g_return_val_if_fail (self != NULL && type != NULL, -1);

  return (int) GPOINTER_TO_UINT (g_hash_table_lookup (self->group_of, type)) - 1;
}
