#include "config.h"

#include "studio-brand.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "studio-error.h"
#include "studio-file.h"

#include "studio-brand-logo.h"
#include "studio-brand-private.h"
#include "studio-entry-name.h"

#define BRAND_FORMAT "pemda-studio-brand"
#define BRAND_VERSION 1

G_DEFINE_FINAL_TYPE (StudioBrand, studio_brand, G_TYPE_OBJECT)

static const char *const emblems[] = { "drop", "shield", "pentagon", "gate", "octagon", "circle", NULL };
static const char *const needed_types[] = { "headline", "body", "figure" };

static void
studio_brand_finalize (GObject *object)
{
  StudioBrand *self = STUDIO_BRAND (object);

  g_clear_pointer (&self->root, json_node_unref);
  g_clear_pointer (&self->folder, g_free);
  g_clear_pointer (&self->files, g_hash_table_unref);
  g_clear_pointer (&self->colors, g_hash_table_unref);
  g_clear_pointer (&self->types, g_hash_table_unref);
  g_clear_pointer (&self->logos, g_hash_table_unref);
  g_clear_pointer (&self->accounts, g_ptr_array_unref);
  g_clear_pointer (&self->contacts, g_ptr_array_unref);
  g_clear_pointer (&self->people, g_ptr_array_unref);
  g_clear_pointer (&self->places, g_ptr_array_unref);
  g_clear_pointer (&self->editions, g_ptr_array_unref);
  for (int i = 0; i < STUDIO_RULE_N_KINDS; i++)
    studio_brand_rule_clear (&self->rules[i]);
  g_clear_pointer (&self->views, g_hash_table_unref);
  g_mutex_clear (&self->lock);

  G_OBJECT_CLASS (studio_brand_parent_class)->finalize (object);
}

static void
studio_brand_class_init (StudioBrandClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = studio_brand_finalize;
}

static void
studio_brand_init (StudioBrand *self)
{
  self->colors = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  self->types = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, g_free);
  self->logos = g_hash_table_new (g_str_hash, g_str_equal);
  self->views = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_object_unref);
  g_mutex_init (&self->lock);
}

static gboolean
parse_type (StudioBrand *self,
            const StudioJsonAt *types,
            const char *role,
            GError **error)
{
  g_autofree StudioTypeStyle *style = g_new0 (StudioTypeStyle, 1);
  StudioJsonAt at;
  double weight = 400;

  *style = (StudioTypeStyle){ .scale = 1, .line_min = 1 };
  if (!studio_json_get_object (types, role, TRUE, &at, error) ||
      !studio_json_get_string (&at, "family", TRUE, &style->family, error) ||
      !studio_json_get_string (&at, "features", FALSE, &style->features, error) ||
      !studio_json_get_ranged (&at, "weight", 100, 900, &weight, error) ||
      !studio_json_get_ranged (&at, "tracking", -0.5, 2, &style->tracking, error) ||
      !studio_json_get_ranged (&at, "scale", 0.25, 4, &style->scale, error) ||
      !studio_json_get_ranged (&at, "line_min", 0.5, 3, &style->line_min, error))
    return FALSE;

  style->weight = (int) weight;
  g_hash_table_insert (self->types, (char *) role, g_steal_pointer (&style));
  return TRUE;
}

static gboolean
parse_types (StudioBrand *self,
             const StudioJsonAt *root,
             GError **error)
{
  StudioJsonAt at;
  JsonObjectIter iter;
  const char *role;

  if (!studio_json_get_object (root, "type", TRUE, &at, error))
    return FALSE;

  for (gsize i = 0; i < G_N_ELEMENTS (needed_types); i++) {
    if (!parse_type (self, &at, needed_types[i], error))
      return FALSE;
  }

  json_object_iter_init_ordered (&iter, json_node_get_object (at.node));
  while (json_object_iter_next_ordered (&iter, &role, NULL)) {
    if (!parse_type (self, &at, role, error))
      return FALSE;
  }
  return TRUE;
}

static gboolean
parse_logos (StudioBrand *self,
             const StudioJsonAt *root,
             GError **error)
{
  StudioJsonAt logos;
  StudioJsonAt at;

  if (!studio_json_get_array (root, "logos", FALSE, &logos, error))
    return FALSE;

  for (guint i = 0; logos.node != NULL && studio_json_at_element (&logos, i, &at); i++) {
    const char *role = NULL;
    const char *file = NULL;

    if (!studio_json_get_string (&at, "role", TRUE, &role, error) ||
        !studio_json_get_string (&at, "file", FALSE, &file, error))
      return FALSE;
    if (file == NULL)
      continue;

    if (!studio_entry_name_is_plain (file)) {
      studio_json_at_error (error, &at, _ ("“%s” is no file name. Put the logo beside brand.json and write its name alone."), file);
      return FALSE;
    }
    g_hash_table_insert (self->logos, (char *) role, (char *) file);
  }
  return TRUE;
}

static gboolean
parse_head (StudioBrand *self,
            const StudioJsonAt *at,
            GError **error)
{
  const char *format = NULL;
  int version = 0;

  if (!studio_json_get_string (at, "format", TRUE, &format, error) ||
      !studio_json_get_int (at, "version", TRUE, &version, error))
    return FALSE;

  if (!g_str_equal (format, BRAND_FORMAT)) {
    studio_json_at_error (error, at, _ ("This is no brand: “format” must be “%s”."), BRAND_FORMAT);
    return FALSE;
  }
  if (version > BRAND_VERSION) {
    g_set_error (error, STUDIO_ERROR, STUDIO_ERROR_NEWER,
                 _ ("The brand in “%s” was made for a newer version of Pemda Studio. Update the program to use it."), at->source);
    return FALSE;
  }

  return studio_json_get_string (at, "id", TRUE, &self->id, error) &&
         studio_json_get_string (at, "name", TRUE, &self->name, error);
}

static gboolean
parse_brand (StudioBrand *self,
             const StudioJsonAt *at,
             GError **error)
{
  if (!parse_head (self, at, error))
    return FALSE;

  if (!studio_entry_name_is_plain (self->id)) {
    studio_json_at_error (error, at, _ ("“%s” can't be an id. Use small letters, digits and “-”."), self->id);
    return FALSE;
  }

  return studio_brand_parse_colors (self, at, error) &&
         parse_types (self, at, error) &&
         studio_json_get_choice (at, "emblem", emblems, &self->emblem, error) &&
         parse_logos (self, at, error) &&
         studio_brand_parse_office (self, at, error) &&
         studio_brand_parse_editions (self, at, error) &&
         studio_brand_parse_rules (self, at, error);
}

static StudioBrand *
brand_new (const char *source,
           JsonNode *root,
           const char *folder,
           GHashTable *files,
           GError **error)
{
  g_autoptr (StudioBrand) self = g_object_new (STUDIO_TYPE_BRAND, NULL);
  StudioJsonAt at = studio_json_at_root (source, root);

  self->root = json_node_ref (root);
  self->folder = g_strdup (folder);
  self->files = files != NULL ? g_hash_table_ref (files) : NULL;
  self->emblem = G_N_ELEMENTS (emblems) - 2;
  if (!parse_brand (self, &at, error))
    return NULL;

  return g_steal_pointer (&self);
}

StudioBrand *
studio_brand_new (const char *source,
                  JsonNode *root,
                  const char *folder,
                  GError **error)
{
  g_return_val_if_fail (source != NULL && root != NULL, NULL);

  return brand_new (source, root, folder, NULL, error);
}

StudioBrand *
studio_brand_new_with_files (const char *source,
                             JsonNode *root,
                             GHashTable *files,
                             GError **error)
{
  g_return_val_if_fail (source != NULL && root != NULL, NULL);

  return brand_new (source, root, NULL, files, error);
}

StudioBrand *
studio_brand_new_view (StudioBrand *self,
                       JsonNode *root)
{
  g_autoptr (GError) error = NULL;
  StudioBrand *view;

  g_return_val_if_fail (STUDIO_IS_BRAND (self) && root != NULL, NULL);

  view = brand_new (self->id, root, self->folder, self->files, &error);
  g_assert_no_error (error);
  return view;
}

const char *
studio_brand_get_id (StudioBrand *self)
{
  g_return_val_if_fail (STUDIO_IS_BRAND (self), NULL);

  return self->id;
}

const char *
studio_brand_get_name (StudioBrand *self)
{
  g_return_val_if_fail (STUDIO_IS_BRAND (self), NULL);

  return self->name;
}

const char *
studio_brand_get_base (StudioBrand *self)
{
  const char *base;

  g_return_val_if_fail (STUDIO_IS_BRAND (self), NULL);

  base = studio_json_peek_string (json_node_get_object (self->root), "base");
  return base != NULL ? base : self->id;
}

const char *
studio_brand_get_folder (StudioBrand *self)
{
  g_return_val_if_fail (STUDIO_IS_BRAND (self), NULL);

  return self->folder;
}

JsonNode *
studio_brand_get_json (StudioBrand *self)
{
  g_return_val_if_fail (STUDIO_IS_BRAND (self), NULL);

  return self->root;
}

const char *
studio_brand_get_emblem (StudioBrand *self)
{
  g_return_val_if_fail (STUDIO_IS_BRAND (self), NULL);

  return emblems[self->emblem];
}

gboolean
studio_brand_lookup_type (StudioBrand *self,
                          const char *role,
                          StudioTypeStyle *style)
{
  const StudioTypeStyle *found;

  g_return_val_if_fail (STUDIO_IS_BRAND (self), FALSE);
  g_return_val_if_fail (role != NULL && style != NULL, FALSE);

  found = g_hash_table_lookup (self->types, role);
  if (found == NULL)
    return FALSE;

  *style = *found;
  return TRUE;
}

GBytes *
studio_brand_load_file (StudioBrand *self,
                        const char *name,
                        GError **error)
{
  g_autofree char *path = NULL;
  GBytes *bytes = NULL;

  g_return_val_if_fail (STUDIO_IS_BRAND (self), NULL);
  g_return_val_if_fail (studio_entry_name_is_plain (name), NULL);

  if (self->folder != NULL) {
    path = g_build_filename (self->folder, name, NULL);
    return studio_file_read (path, STUDIO_BRAND_LOGO_MAX_BYTES, error);
  }

  if (self->files != NULL)
    bytes = g_hash_table_lookup (self->files, name);
  return bytes != NULL ? g_bytes_ref (bytes) : NULL;
}

GBytes *
studio_brand_load_logo (StudioBrand *self,
                        const char *role,
                        GError **error)
{
  const char *file;

  g_return_val_if_fail (STUDIO_IS_BRAND (self), NULL);
  g_return_val_if_fail (role != NULL, NULL);

  file = g_hash_table_lookup (self->logos, role);
  return file != NULL ? studio_brand_load_file (self, file, error) : NULL;
}

static int
compare_names (gconstpointer a,
               gconstpointer b)
{
  return strcmp (*(const char *const *) a, *(const char *const *) b);
}

GPtrArray *
studio_brand_list_files (StudioBrand *self)
{
  g_autoptr (GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);
  GPtrArray *names;
  GHashTableIter iter;
  gpointer file;

  g_return_val_if_fail (STUDIO_IS_BRAND (self), NULL);

  names = g_ptr_array_new ();
  g_hash_table_iter_init (&iter, self->logos);
  while (g_hash_table_iter_next (&iter, NULL, &file)) {
    if (g_hash_table_add (seen, file))
      g_ptr_array_add (names, file);
  }
  g_ptr_array_sort (names, compare_names);
  return names;
}
