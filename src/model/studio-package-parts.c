#include "config.h"

#include "studio-package-parts.h"

#include <string.h>

#include "studio-sha256.h"

#include "studio-brand-private.h"
#include "studio-package-private.h"
#include "studio-post-private.h"

/* Consumes @name and @hash. Returns: (transfer full) */
static StudioPackagePart *
part_new (char *name,
          char *hash,
          GBytes *bytes,
          gboolean packs)
{
  StudioPackagePart *part = g_atomic_rc_box_new0 (StudioPackagePart);

  part->name = name;
  part->hash = hash;
  part->bytes = g_bytes_ref (bytes);
  part->packs = packs;
  return part;
}

static void
part_clear (gpointer data)
{
  StudioPackagePart *part = data;

  g_free (part->name);
  g_free (part->hash);
  g_bytes_unref (part->bytes);
}

StudioPackagePart *
studio_package_part_ref (StudioPackagePart *part)
{
  g_return_val_if_fail (part != NULL, NULL);

  return g_atomic_rc_box_acquire (part);
}

void
studio_package_part_unref (StudioPackagePart *part)
{
  g_return_if_fail (part != NULL);

  g_atomic_rc_box_release_full (part, part_clear);
}

static GPtrArray *
part_list_new (void)
{
  return g_ptr_array_new_with_free_func ((GDestroyNotify) studio_package_part_unref);
}

static GBytes *
json_bytes (JsonNode *node)
{
  char *text = studio_json_write (node);

  return g_bytes_new_take (text, strlen (text));
}

static void
add_json (GPtrArray *parts,
          const char *name,
          JsonNode *node,
          gboolean hashed)
{
  g_autoptr (GBytes) bytes = json_bytes (node);

  g_ptr_array_add (parts, part_new (g_strdup (name), hashed ? studio_sha256 (bytes) : NULL, bytes, TRUE));
}

/* A logo that can't be read is drawn as the placeholder, so leaving it out changes no picture. */
static void
add_logos (GPtrArray *parts,
           StudioBrand *brand)
{
  g_autoptr (GPtrArray) names = studio_brand_list_files (brand);

  for (guint i = 0; i < names->len; i++) {
    const char *name = g_ptr_array_index (names, i);
    g_autoptr (GBytes) bytes = studio_brand_load_file (brand, name, NULL);

    if (bytes != NULL)
      g_ptr_array_add (parts, part_new (g_strconcat (STUDIO_PACKAGE_BRAND_PREFIX, name, NULL), studio_sha256 (bytes), bytes, TRUE));
  }
}

static GPtrArray *
make_brand_parts (GObject *brand)
{
  GPtrArray *parts = part_list_new ();

  add_json (parts, STUDIO_PACKAGE_BRAND, studio_brand_get_json (STUDIO_BRAND (brand)), TRUE);
  add_logos (parts, STUDIO_BRAND (brand));
  return parts;
}

static GPtrArray *
make_template_parts (GObject *template)
{
  GPtrArray *parts = part_list_new ();

  add_json (parts, STUDIO_PACKAGE_TEMPLATE, studio_template_get_json (STUDIO_TEMPLATE (template)), TRUE);
  return parts;
}

static gpointer
dup_parts (gpointer parts,
           gpointer data)
{
  return parts != NULL ? g_ptr_array_ref (parts) : NULL;
}

/* Adds what @make makes of a brand or a template. Neither ever changes, and an edit is saved every second: it is made once and kept with it. */
static void
add_kept (GPtrArray *parts,
          gpointer owner,
          GPtrArray *(*make) (GObject *owner))
{
  GQuark quark = g_quark_from_static_string ("studio-package-parts");
  g_autoptr (GPtrArray) kept = g_object_dup_qdata (owner, quark, dup_parts, NULL);

  if (kept == NULL) {
    kept = make (owner);
    /* another thread may have been first */
    if (!g_object_replace_qdata (owner, quark, NULL, g_ptr_array_ref (kept), (GDestroyNotify) g_ptr_array_unref, NULL))
      g_ptr_array_unref (kept);
  }
  for (guint i = 0; i < kept->len; i++)
    g_ptr_array_add (parts, studio_package_part_ref (g_ptr_array_index (kept, i)));
}

static void
add_samples (GPtrArray *parts,
             StudioSnapshot *snapshot)
{
  g_auto (GStrv) names = studio_snapshot_list_samples (snapshot);

  for (gsize i = 0; names[i] != NULL; i++) {
    g_autofree char *key = g_strconcat (STUDIO_PACKAGE_SAMPLE_NAME, names[i], NULL);
    g_autoptr (StudioAsset) sample = studio_snapshot_load_asset (snapshot, key, NULL);

    if (sample != NULL)
      g_ptr_array_add (parts, part_new (g_strconcat (STUDIO_PACKAGE_SAMPLE_PREFIX, names[i], NULL), g_strdup (studio_asset_get_hash (sample)),
                                        studio_asset_get_bytes (sample), FALSE));
  }
}

static void
add_assets (GPtrArray *parts,
            StudioSnapshot *snapshot)
{
  g_autoptr (GPtrArray) assets = studio_snapshot_list_assets (snapshot);

  for (guint i = 0; i < assets->len; i++) {
    StudioAsset *asset = g_ptr_array_index (assets, i);

    g_ptr_array_add (parts, part_new (studio_package_asset_entry (asset), g_strdup (studio_asset_get_hash (asset)), studio_asset_get_bytes (asset), FALSE));
  }
}

static int
compare_names (gconstpointer a,
               gconstpointer b)
{
  return strcmp (a, b);
}

static void
add_foreign (GPtrArray *parts,
             GHashTable *entries)
{
  g_autoptr (GList) names = g_list_sort (g_hash_table_get_keys (entries), compare_names);

  for (GList *name = names; name != NULL; name = name->next) {
    StudioPackagePart *part = part_new (g_strdup (name->data), NULL, g_hash_table_lookup (entries, name->data), TRUE);

    part->foreign = TRUE;
    g_ptr_array_add (parts, part);
  }
}

GPtrArray *
studio_package_list_parts (StudioSnapshot *snapshot)
{
  g_autoptr (JsonNode) manifest = NULL;
  const StudioPackageRest *rest;
  GPtrArray *parts;

  g_return_val_if_fail (snapshot != NULL, NULL);

  parts = part_list_new ();
  rest = studio_snapshot_get_package_rest (snapshot);
  manifest = studio_package_make_manifest (rest->manifest);
  add_json (parts, STUDIO_PACKAGE_MANIFEST, manifest, TRUE);
  add_json (parts, STUDIO_PACKAGE_POST, studio_snapshot_get_json (snapshot), FALSE);
  add_kept (parts, studio_snapshot_get_template (snapshot), make_template_parts);
  add_kept (parts, studio_snapshot_get_base_brand (snapshot), make_brand_parts);
  add_samples (parts, snapshot);
  add_assets (parts, snapshot);
  if (rest->entries != NULL)
    add_foreign (parts, rest->entries);
  return parts;
}
