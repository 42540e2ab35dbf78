#include "config.h"

#include "studio-post.h"

#include <string.h>

#include "studio-approval.h"
#include "studio-entry-name.h"
#include "studio-field-private.h"
#include "studio-obscure.h"
#include "studio-package-private.h"
#include "studio-post-private.h"
#include "studio-post-words.h"

/* of the line that stands for a title, in code points */
#define SUBJECT_CHARS 60

struct _StudioSnapshot
{
  gatomicrefcount refs;
  StudioPostState state;
  StudioBrand *brand; /* as it is in the post's edition */
  StudioAssetStore *assets;
  StudioPackageRest rest;
};

static StudioBrand *
view_brand (const StudioPostState *state)
{
  const StudioEdition *edition = studio_brand_choose_edition (state->brand, studio_json_peek_string (json_node_get_object (state->root), "edition"));

  return studio_brand_view_edition (state->brand, edition != NULL ? edition->id : NULL);
}

StudioSnapshot *
studio_snapshot_new (const StudioPostState *state,
                     StudioAssetStore *assets,
                     const StudioPackageRest *rest)
{
  StudioSnapshot *snapshot;

  g_return_val_if_fail (state != NULL && assets != NULL && rest != NULL, NULL);

  snapshot = g_new0 (StudioSnapshot, 1);
  g_atomic_ref_count_init (&snapshot->refs);
  studio_post_state_copy (state, &snapshot->state);
  snapshot->brand = g_object_ref (view_brand (state));
  snapshot->assets = studio_asset_store_ref (assets);
  snapshot->rest.manifest = rest->manifest != NULL ? json_node_ref (rest->manifest) : NULL;
  snapshot->rest.entries = rest->entries != NULL ? g_hash_table_ref (rest->entries) : NULL;
  return snapshot;
}

StudioSnapshot *
studio_snapshot_ref (StudioSnapshot *snapshot)
{
  g_return_val_if_fail (snapshot != NULL, NULL);

  g_atomic_ref_count_inc (&snapshot->refs);
  return snapshot;
}

void
studio_snapshot_unref (StudioSnapshot *snapshot)
{
  g_return_if_fail (snapshot != NULL);

  if (!g_atomic_ref_count_dec (&snapshot->refs))
    return;

  studio_post_state_clear (&snapshot->state);
  g_object_unref (snapshot->brand);
  studio_asset_store_unref (snapshot->assets);
  g_clear_pointer (&snapshot->rest.manifest, json_node_unref);
  g_clear_pointer (&snapshot->rest.entries, g_hash_table_unref);
  g_free (snapshot);
}

StudioBrand *
studio_snapshot_get_brand (StudioSnapshot *snapshot)
{
  g_return_val_if_fail (snapshot != NULL, NULL);

  return snapshot->brand;
}

StudioBrand *
studio_snapshot_get_base_brand (StudioSnapshot *snapshot)
{
  g_return_val_if_fail (snapshot != NULL, NULL);

  return snapshot->state.brand;
}

StudioTemplate *
studio_snapshot_get_template (StudioSnapshot *snapshot)
{
  g_return_val_if_fail (snapshot != NULL, NULL);

  return snapshot->state.template;
}

JsonNode *
studio_snapshot_get_json (StudioSnapshot *snapshot)
{
  g_return_val_if_fail (snapshot != NULL, NULL);

  return snapshot->state.root;
}

const StudioPackageRest *
studio_snapshot_get_package_rest (StudioSnapshot *snapshot)
{
  g_return_val_if_fail (snapshot != NULL, NULL);

  return &snapshot->rest;
}

JsonNode *
studio_snapshot_get_value (StudioSnapshot *snapshot,
                           const char *field)
{
  JsonNode *content;
  JsonNode *value;

  g_return_val_if_fail (snapshot != NULL && field != NULL, NULL);

  content = json_object_get_member (json_node_get_object (snapshot->state.root), "content");
  if (content == NULL || !JSON_NODE_HOLDS_OBJECT (content))
    return NULL;

  value = json_object_get_member (json_node_get_object (content), field);
  return value != NULL && !JSON_NODE_HOLDS_NULL (value) ? value : NULL;
}

JsonNode *
studio_snapshot_get_shown (StudioSnapshot *snapshot,
                           const char *field,
                           gboolean *sample)
{
  const StudioField *about;
  JsonNode *value;
  JsonNode *stand_in;

  g_return_val_if_fail (snapshot != NULL && field != NULL, NULL);

  if (sample != NULL)
    *sample = FALSE;
  value = studio_snapshot_get_value (snapshot, field);
  about = studio_template_find_field (snapshot->state.template, field);
  if (about != NULL && about->fixed)
    return studio_template_get_sample (snapshot->state.template, studio_brand_get_base (snapshot->state.brand), field);
  if (value != NULL && (about == NULL || !about->required || studio_field_value_filled (value)))
    return value;

  stand_in = studio_template_get_sample (snapshot->state.template, studio_brand_get_base (snapshot->state.brand), field);
  if (stand_in == NULL)
    return value;

  if (sample != NULL)
    *sample = TRUE;
  return stand_in;
}

/* Returns: (transfer full) (nullable): the text of a field in one line, without marks */
static char *
make_line (JsonNode *value)
{
  g_auto (GStrv) bold = NULL;
  g_autofree char *line = NULL;

  if (value == NULL || !JSON_NODE_HOLDS_VALUE (value) || json_node_get_string (value) == NULL || !studio_field_value_filled (value))
    return NULL;
  bold = g_strsplit (json_node_get_string (value), "**", -1);
  line = g_strjoinv (NULL, bold);
  return g_strdup (g_strstrip (g_strdelimit (line, "\n\r\t", ' ')));
}

/* Templates without a title are about what somebody says, or about somebody. Returns: (transfer full) (nullable) */
static char *
make_subject (StudioSnapshot *snapshot)
{
  static const StudioFieldType telling[] = { STUDIO_FIELD_QUOTE, STUDIO_FIELD_PERSON };
  GPtrArray *fields = studio_template_get_fields (snapshot->state.template);

  for (guint i = 0; i < G_N_ELEMENTS (telling); i++)
    for (guint j = 0; j < fields->len; j++) {
      const StudioField *field = g_ptr_array_index (fields, j);
      char *line = field->type == telling[i] ? make_line (studio_snapshot_get_value (snapshot, field->name)) : NULL;

      if (line != NULL)
        return line;
    }
  return NULL;
}

char *
studio_snapshot_get_title (StudioSnapshot *snapshot)
{
  g_autofree char *title = NULL, *subject = NULL, *cut = NULL;
  const char *name;

  g_return_val_if_fail (snapshot != NULL, NULL);

  title = make_line (studio_snapshot_get_shown (snapshot, "judul", NULL));
  if (title != NULL)
    return g_steal_pointer (&title);
  name = studio_template_get_name (snapshot->state.template);
  subject = make_subject (snapshot);
  if (subject == NULL)
    return g_strdup (name);
  if (g_utf8_strlen (subject, -1) <= SUBJECT_CHARS)
    return g_strdup_printf ("%s: %s", name, subject);
  cut = g_utf8_substring (subject, 0, SUBJECT_CHARS);
  if (strrchr (cut, ' ') != NULL)
    *strrchr (cut, ' ') = '\0';
  return g_strdup_printf ("%s: %s…", name, cut);
}

StudioAsset *
studio_snapshot_load_asset (StudioSnapshot *snapshot,
                            const char *name,
                            GError **error)
{
  g_return_val_if_fail (snapshot != NULL && name != NULL, NULL);

  return studio_asset_store_load (snapshot->assets, name, error);
}

StudioSnapshot *
studio_snapshot_with_root (StudioSnapshot *snapshot,
                           JsonNode *root,
                           GPtrArray *assets)
{
  g_autoptr (StudioAssetStore) store = NULL;
  StudioPackageRest rest = { 0 };
  StudioPostState state;

  g_return_val_if_fail (snapshot != NULL && root != NULL, NULL);

  store = studio_asset_store_copy (snapshot->assets);
  for (guint i = 0; assets != NULL && i < assets->len; i++) {
    StudioAsset *asset = g_ptr_array_index (assets, i);

    studio_asset_store_add (store, studio_asset_get_hash (asset), asset);
  }
  state = (StudioPostState){ root, snapshot->state.brand, snapshot->state.template };
  return studio_snapshot_new (&state, store, &rest);
}

/* The entries of a package that no one asked for may hold a replaced photo from an earlier life of the post. */
static GHashTable *
entries_without (GHashTable *entries,
                 GHashTable *hashes)
{
  GHashTable *kept = g_hash_table_new_full (studio_entry_name_hash, studio_entry_name_equal, g_free, (GDestroyNotify) g_bytes_unref);
  GHashTableIter iter;
  gpointer name, bytes;

  g_hash_table_iter_init (&iter, entries);
  while (g_hash_table_iter_next (&iter, &name, &bytes)) {
    g_autofree char *hash = studio_package_entry_hash (name);

    if (hash == NULL || !g_hash_table_contains (hashes, hash))
      g_hash_table_insert (kept, g_strdup (name), g_bytes_ref (bytes));
  }
  return kept;
}

StudioSnapshot *
studio_snapshot_replace_assets (StudioSnapshot *snapshot,
                                GHashTable *replacements)
{
  g_autoptr (GHashTable) hashes = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  g_autoptr (GHashTable) entries = NULL;
  g_autoptr (StudioAssetStore) assets = NULL;
  g_autoptr (JsonNode) settled = NULL;
  g_autoptr (JsonNode) renamed = NULL;
  g_autoptr (JsonNode) root = NULL;
  StudioPackageRest rest;
  StudioPostState state;
  GHashTableIter iter;
  gpointer hash, asset;

  g_return_val_if_fail (snapshot != NULL && replacements != NULL, NULL);

  assets = studio_asset_store_copy (snapshot->assets);
  g_hash_table_iter_init (&iter, replacements);
  while (g_hash_table_iter_next (&iter, &hash, &asset)) {
    g_hash_table_insert (hashes, g_strdup (hash), g_strdup (studio_asset_get_hash (asset)));
    studio_asset_store_add (assets, studio_asset_get_hash (asset), asset);
  }
  settled = studio_obscure_settle (snapshot->state.root, hashes);
  renamed = studio_photo_notes_rename (settled, hashes);
  root = studio_approval_follow (snapshot, renamed);
  state = (StudioPostState){ root, snapshot->state.brand, snapshot->state.template };
  rest = snapshot->rest;
  if (rest.entries != NULL)
    rest.entries = entries = entries_without (rest.entries, hashes);
  return studio_snapshot_new (&state, assets, &rest);
}

/* Adds to @found every text that stands as a member called @member anywhere in @node. */
static void
collect_members (JsonNode *node,
                 const char *member,
                 GHashTable *found)
{
  if (JSON_NODE_HOLDS_OBJECT (node)) {
    JsonObjectIter iter;
    const char *name;
    JsonNode *value;

    json_object_iter_init_ordered (&iter, json_node_get_object (node));
    while (json_object_iter_next_ordered (&iter, &name, &value)) {
      const char *text = JSON_NODE_HOLDS_VALUE (value) ? json_node_get_string (value) : NULL;

      if (text != NULL && g_str_equal (name, member))
        g_hash_table_add (found, g_strdup (text));
      collect_members (value, member, found);
    }
  } else if (JSON_NODE_HOLDS_ARRAY (node)) {
    for (guint i = 0; i < json_array_get_length (json_node_get_array (node)); i++)
      collect_members (json_array_get_element (json_node_get_array (node), i), member, found);
  }
}

static int
compare_texts (gconstpointer a,
               gconstpointer b)
{
  return strcmp (*(const char *const *) a, *(const char *const *) b);
}

/* Returns: (transfer full): the set's texts, sorted. */
static char **
sorted_texts (GHashTable *set)
{
  GPtrArray *texts = g_ptr_array_new ();
  GHashTableIter iter;
  gpointer text;

  g_hash_table_iter_init (&iter, set);
  while (g_hash_table_iter_next (&iter, &text, NULL))
    g_ptr_array_add (texts, g_strdup (text));
  g_ptr_array_sort (texts, compare_texts);
  g_ptr_array_add (texts, NULL);
  return (char **) g_ptr_array_free (texts, FALSE);
}

GHashTable *
studio_post_collect_hashes (JsonNode *root)
{
  GHashTable *hashes = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  g_return_val_if_fail (root != NULL, hashes);

  collect_members (root, "asset", hashes);
  return hashes;
}

GPtrArray *
studio_snapshot_list_assets (StudioSnapshot *snapshot)
{
  g_autoptr (GHashTable) set = NULL;
  g_auto (GStrv) hashes = NULL;
  GPtrArray *assets;

  g_return_val_if_fail (snapshot != NULL, NULL);

  set = studio_post_collect_hashes (snapshot->state.root);
  hashes = sorted_texts (set);
  assets = g_ptr_array_new_with_free_func ((GDestroyNotify) studio_asset_unref);
  for (gsize i = 0; hashes[i] != NULL; i++) {
    StudioAsset *asset = studio_asset_store_lookup (snapshot->assets, hashes[i]);

    if (asset != NULL)
      g_ptr_array_add (assets, asset);
  }
  return assets;
}

static void
collect_shown (StudioSnapshot *snapshot,
               GPtrArray *fields,
               GHashTable *names)
{
  for (guint i = 0; i < fields->len; i++) {
    const StudioField *field = g_ptr_array_index (fields, i);
    JsonNode *shown = studio_snapshot_get_shown (snapshot, field->name, NULL);

    if (shown != NULL)
      collect_members (shown, "sample", names);
  }
}

char **
studio_snapshot_list_samples (StudioSnapshot *snapshot)
{
  g_autoptr (GHashTable) names = NULL;
  StudioTemplate *template;

  g_return_val_if_fail (snapshot != NULL, NULL);

  names = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  template = snapshot->state.template;
  collect_shown (snapshot, studio_template_get_fields (template), names);
  collect_shown (snapshot, studio_template_get_fixed_fields (template), names);

  /* a template may also show a picture of its own, without a field */
  for (guint i = 0; i < studio_template_get_n_pages (template); i++)
    collect_members (studio_template_get_layers (template, i), "sample", names);
  collect_members (json_object_get_member (json_node_get_object (studio_template_get_json (template)), "formats"), "sample", names);
  collect_members (snapshot->state.root, "sample", names);
  return sorted_texts (names);
}
