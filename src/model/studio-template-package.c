#include "config.h"

#include "studio-template-package.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "studio-error.h"
#include "studio-file.h"
#include "studio-paths.h"

#include "studio-asset.h"
#include "studio-bundle.h"
#include "studio-catalog.h"
#include "studio-entry-name.h"
#include "studio-own-folder.h"
#include "studio-parts.h"
#include "studio-template-samples.h"

#define KIND "templates"
#define DOCUMENT "template.json"
/* As studio_catalog_load_sample() reads them. */
#define MAX_PICTURE_BYTES (50 * 1024 * 1024)

struct _StudioTemplatePackage
{
  StudioTemplate *template; /* its samples lie in the package */
  GHashTable *files;        /* name → GBytes */
};

void
studio_template_package_free (StudioTemplatePackage *package)
{
  if (package == NULL)
    return;

  g_clear_object (&package->template);
  g_clear_pointer (&package->files, g_hash_table_unref);
  g_free (package);
}

static void
refuse_kind (const char *source,
             GError **error)
{
  g_set_error (error, STUDIO_ERROR, STUDIO_ERROR_UNSUPPORTED, _ ("“%s” holds no template. Choose a file whose name ends in .pemdatemplate."), source);
}

static const StudioBundleKind kind = { DOCUMENT, STUDIO_TEMPLATE_PACKAGE_MIME, refuse_kind };

/* --- pictures --- */

/** Gathering: the pictures of one template. */
typedef struct
{
  const char *source; /* the file's name for errors */
  const char *id;
  GHashTable *entries; /* (nullable): what the file holds; NULL: pictures lie in installed folders */
  GHashTable *files;   /* name → GBytes: those gathered */
  GHashTable *names;   /* name of a sample → name in the package */
} Gathering;

static gboolean
check_picture (const char *name,
               GBytes *bytes,
               GError **error)
{
  g_autoptr (GError) cause = NULL;
  g_autoptr (StudioAsset) asset = NULL;

  if (g_bytes_get_size (bytes) > MAX_PICTURE_BYTES) {
    g_set_error (error, STUDIO_ERROR, STUDIO_ERROR_LIMIT, _ ("The template's picture “%s” is larger than 50 MB. Ask for the template with a smaller one."), name);
    return FALSE;
  }
  asset = studio_asset_new_any (bytes, &cause);
  if (asset != NULL)
    return TRUE;
  g_set_error (error, cause->domain, cause->code, _ ("The template's picture “%s” can't be used: %s"), name, cause->message);
  return FALSE;
}

static gboolean
keep_picture (Gathering *gathering,
              const char *name,
              GBytes *bytes,
              GError **error)
{
  if (g_hash_table_size (gathering->files) >= STUDIO_TEMPLATE_PACKAGE_MAX_PICTURES) {
    g_set_error (error, STUDIO_ERROR, STUDIO_ERROR_LIMIT, _ ("“%s” was not opened because it holds too much. Ask its sender for a smaller one."), gathering->source);
    return FALSE;
  }
  if (!check_picture (name, bytes, error))
    return FALSE;
  g_hash_table_insert (gathering->files, g_strdup (name), g_bytes_ref (bytes));
  return TRUE;
}

static char *
refuse_missing (Gathering *gathering,
                const char *name,
                GError **error)
{
  g_set_error (error, STUDIO_ERROR, STUDIO_ERROR_TRUNCATED, _ ("“%s” lacks the picture “%s”. Ask its sender for a new one."), gathering->source, name);
  return NULL;
}

/* Of a file from outside: its own pictures are in it, others must be those that every computer with this program has. */
static char *
take_entry (const char *sample,
            gpointer data,
            GError **error)
{
  Gathering *gathering = data;
  g_autofree char *id = NULL;
  const char *name = studio_template_sample_split (sample, &id);
  g_autofree char *shipped = id == NULL && studio_entry_name_is_plain (name) ? studio_paths_find ("samples", name) : NULL;
  GBytes *bytes;

  if (shipped != NULL || (id != NULL && g_str_equal (id, gathering->id) && g_hash_table_contains (gathering->files, name)))
    return g_strdup (sample);
  if (id == NULL || !g_str_equal (id, gathering->id) || !studio_entry_name_is_plain (name) || g_str_equal (name, DOCUMENT))
    return refuse_missing (gathering, sample, error);
  bytes = g_hash_table_lookup (gathering->entries, name);
  if (bytes == NULL)
    return refuse_missing (gathering, name, error);
  return keep_picture (gathering, name, bytes, error) ? g_strdup (sample) : NULL;
}

/* Returns: (transfer full): @name, or one like it that no other picture has */
static char *
make_name (Gathering *gathering,
           const char *name)
{
  g_autofree char *fresh = g_strdup (name);

  for (int i = 2; g_hash_table_contains (gathering->files, fresh) || g_str_equal (fresh, DOCUMENT); i++) {
    g_free (fresh);
    fresh = g_strdup_printf ("%d-%s", i, name);
  }
  return g_steal_pointer (&fresh);
}

/* Of an installed one: each picture comes along, under the template's own id. */
static char *
take_installed (const char *sample,
                gpointer data,
                GError **error)
{
  Gathering *gathering = data;
  g_autofree char *id = NULL;
  const char *name = studio_template_sample_split (sample, &id);
  const char *known = g_hash_table_lookup (gathering->names, sample);
  g_autoptr (GBytes) bytes = NULL;
  g_autofree char *file = NULL;

  if (known != NULL)
    return g_strdup_printf ("%s@%s", gathering->id, known);
  bytes = studio_catalog_load_sample (sample, error);
  file = make_name (gathering, name);
  if (bytes == NULL || !keep_picture (gathering, file, bytes, error))
    return NULL;
  g_hash_table_insert (gathering->names, g_strdup (sample), g_strdup (file));
  return g_strdup_printf ("%s@%s", gathering->id, file);
}

static void
take_thumbnail (GHashTable *files,
                GBytes *bytes)
{
  StudioPictureInfo info;

  if (bytes != NULL && g_bytes_get_size (bytes) <= STUDIO_TEMPLATE_PACKAGE_MAX_THUMBNAIL_BYTES &&
      studio_picture_info_read (bytes, &info, NULL) && g_str_equal (info.mime, "image/png"))
    g_hash_table_insert (files, g_strdup (STUDIO_TEMPLATE_PACKAGE_THUMBNAIL), g_bytes_ref (bytes));
}

/* --- from a folder --- */

/* Returns: (transfer full): the package of @root, with the pictures that @namer takes */
static StudioTemplatePackage *
make_package (Gathering *gathering,
              JsonNode *root,
              StudioSampleNamer namer,
              GError **error)
{
  g_autoptr (StudioTemplatePackage) package = g_new0 (StudioTemplatePackage, 1);
  g_autofree char *place = g_strconcat (gathering->source, "/" DOCUMENT, NULL);
  g_autoptr (JsonNode) whole = NULL;

  gathering->files = package->files = studio_bundle_new_files ();
  whole = studio_template_samples_rename (root, namer, gathering, error);
  package->template = whole != NULL ? studio_template_new (place, whole, error) : NULL;
  return package->template != NULL ? g_steal_pointer (&package) : NULL;
}

StudioTemplatePackage *
studio_template_package_new (StudioTemplate *template,
                             GBytes *thumbnail,
                             GError **error)
{
  g_autoptr (GHashTable) names = NULL;
  StudioTemplatePackage *package;
  Gathering gathering = { 0 };

  g_return_val_if_fail (STUDIO_IS_TEMPLATE (template), NULL);

  names = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  gathering.source = gathering.id = studio_template_get_id (template);
  gathering.names = names;
  package = make_package (&gathering, studio_template_get_json (template), take_installed, error);
  if (package != NULL)
    take_thumbnail (package->files, thumbnail);
  return package;
}

/* --- from a file --- */

static JsonNode *
load_part (const char *name,
           gpointer data,
           GError **error)
{
  return studio_parts_read (name, error);
}

/* An id with the mark that parts ids from names in samples would point elsewhere. */
static gboolean
check_id (const char *source,
          StudioTemplate *template,
          GError **error)
{
  const char *id = studio_template_get_id (template);

  if (strchr (id, '@') == NULL)
    return TRUE;
  g_set_error (error, STUDIO_ERROR, STUDIO_ERROR_INVALID, _ ("%s: “%s” can't be an id. Use small letters, digits and “-”."), source, id);
  return FALSE;
}

static StudioTemplatePackage *
read_entries (const char *source,
              GHashTable *entries,
              GError **error)
{
  g_autofree char *place = g_strconcat (source, "/" DOCUMENT, NULL);
  g_autoptr (JsonNode) root = studio_bundle_parse (&kind, source, entries, error);
  g_autoptr (JsonNode) whole = root != NULL ? studio_parts_expand (place, root, load_part, NULL, error) : NULL;
  g_autoptr (StudioTemplate) template = whole != NULL ? studio_template_new (place, whole, error) : NULL;
  StudioTemplatePackage *package;
  Gathering gathering = { .source = source, .entries = entries };

  if (template == NULL || !check_id (source, template, error))
    return NULL;
  gathering.id = studio_template_get_id (template);
  package = make_package (&gathering, whole, take_entry, error);
  if (package != NULL && !g_hash_table_contains (package->files, STUDIO_TEMPLATE_PACKAGE_THUMBNAIL))
    take_thumbnail (package->files, g_hash_table_lookup (entries, STUDIO_TEMPLATE_PACKAGE_THUMBNAIL));
  return package;
}

StudioTemplatePackage *
studio_template_package_read_bytes (const char *source,
                                    GBytes *bytes,
                                    GError **error)
{
  g_autoptr (GHashTable) entries = NULL;

  g_return_val_if_fail (source != NULL && bytes != NULL, NULL);

  entries = studio_bundle_read (&kind, source, bytes, error);
  return entries != NULL ? read_entries (source, entries, error) : NULL;
}

StudioTemplatePackage *
studio_template_package_read (const char *path,
                              GError **error)
{
  g_autofree char *source = NULL;
  g_autoptr (GHashTable) entries = NULL;

  g_return_val_if_fail (path != NULL, NULL);

  entries = studio_bundle_read_path (&kind, path, &source, error);
  return entries != NULL ? read_entries (source, entries, error) : NULL;
}

/* --- what is in it --- */

StudioTemplate *
studio_template_package_get_template (StudioTemplatePackage *package)
{
  g_return_val_if_fail (package != NULL, NULL);

  return package->template;
}

GPtrArray *
studio_template_package_list_files (StudioTemplatePackage *package)
{
  g_return_val_if_fail (package != NULL, NULL);

  return studio_bundle_list_files (package->files);
}

GBytes *
studio_template_package_get_file (StudioTemplatePackage *package,
                                  const char *name)
{
  g_return_val_if_fail (package != NULL && name != NULL, NULL);

  return g_hash_table_lookup (package->files, name);
}

/* --- where it goes --- */

GBytes *
studio_template_package_to_bytes (StudioTemplatePackage *package,
                                  GError **error)
{
  g_return_val_if_fail (package != NULL, NULL);

  return studio_bundle_write (&kind, studio_template_get_json (package->template), package->files, error);
}

gboolean
studio_template_package_write (StudioTemplatePackage *package,
                               const char *path,
                               GError **error)
{
  g_autoptr (GBytes) bytes = NULL;

  g_return_val_if_fail (package != NULL && path != NULL, FALSE);

  bytes = studio_template_package_to_bytes (package, error);
  return bytes != NULL && studio_file_write (path, bytes, error);
}

/* @data: the new id */
static char *
move_sample (const char *sample,
             gpointer data,
             GError **error)
{
  g_autofree char *id = NULL;
  const char *name = studio_template_sample_split (sample, &id);

  return id != NULL ? g_strdup_printf ("%s@%s", (const char *) data, name) : g_strdup (sample);
}

static GBytes *
make_document (StudioTemplate *template,
               const char *id,
               const char *name)
{
  g_autoptr (JsonNode) id_node = studio_json_string (id);
  g_autoptr (JsonNode) name_node = studio_json_string (name);
  g_autoptr (JsonNode) with_id = studio_json_with (studio_template_get_json (template), "id", id_node);
  g_autoptr (JsonNode) with_name = studio_json_with (with_id, "name", name_node);
  g_autoptr (JsonNode) whole = studio_template_samples_rename (with_name, move_sample, (char *) id, NULL);
  char *text = studio_json_write (whole);

  return g_bytes_new_take (text, strlen (text));
}

static char *
refuse_exists (const char *name,
               GError **error)
{
  g_clear_error (error);
  g_set_error (error, G_IO_ERROR, G_IO_ERROR_EXISTS, _ ("There is a template called “%s” already. Give this one another name."), name);
  return NULL;
}

char *
studio_template_package_install (StudioTemplatePackage *package,
                                 const char *id,
                                 const char *name,
                                 gboolean replace,
                                 GError **error)
{
  g_autoptr (GHashTable) files = NULL;
  g_autoptr (GPtrArray) names = NULL;
  StudioOwnPlace place;

  g_return_val_if_fail (package != NULL, NULL);

  if (id == NULL)
    id = studio_template_get_id (package->template);
  if (name == NULL)
    name = studio_template_get_name (package->template);
  place = studio_own_folder_look (KIND, id);
  if (place == STUDIO_OWN_PLACE_SHIPPED || (place == STUDIO_OWN_PLACE_OWN && !replace))
    return refuse_exists (name, error);

  files = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) g_bytes_unref);
  names = studio_bundle_list_files (package->files);
  for (guint i = 0; i < names->len; i++)
    g_hash_table_insert (files, g_strdup (g_ptr_array_index (names, i)), g_bytes_ref (g_hash_table_lookup (package->files, g_ptr_array_index (names, i))));
  g_hash_table_insert (files, g_strdup (DOCUMENT), make_document (package->template, id, name));
  return studio_own_folder_put (KIND, id, files, replace, error);
}
