#include "config.h"

#include "studio-history-record-private.h"

#include "studio-json-patch.h"
#include "studio-sha256.h"

#include "studio-brand-private.h"

static void
set_patch (JsonObject *members,
           const char *name,
           JsonNode *from,
           JsonNode *to)
{
  JsonNode *patch = studio_json_patch_new (from, to);

  if (patch != NULL)
    json_object_set_member (members, name, patch);
}

JsonNode *
studio_history_describe_logos (StudioBrand *brand,
                               GHashTable *bytes)
{
  g_autoptr (GPtrArray) names = studio_brand_list_files (brand);
  JsonObject *members = json_object_new ();
  JsonNode *node = json_node_new (JSON_NODE_OBJECT);

  json_node_take_object (node, members);
  for (guint i = 0; i < names->len; i++) {
    const char *name = g_ptr_array_index (names, i);
    g_autoptr (GBytes) file = studio_brand_load_file (brand, name, NULL);
    g_autofree char *hash = file != NULL ? studio_sha256 (file) : NULL;

    if (file == NULL)
      continue;
    json_object_set_string_member (members, name, hash);
    if (bytes != NULL)
      g_hash_table_insert (bytes, g_steal_pointer (&hash), g_bytes_ref (file));
  }
  json_node_seal (node);
  return node;
}

/* Returns: (transfer full): what leads to the brand @to. */
static JsonObject *
brand_change (StudioBrand *from,
              StudioBrand *to)
{
  JsonObject *change = json_object_new ();

  set_patch (change, "json", studio_brand_get_json (from), studio_brand_get_json (to));
  json_object_set_member (change, "files", studio_history_describe_logos (to, NULL));
  return change;
}

static void
add_brand (JsonObject *members,
           const StudioHistoryStep *step)
{
  JsonObject *both = json_object_new ();

  json_object_set_object_member (both, "back", brand_change (step->after.brand, step->before.brand));
  json_object_set_object_member (both, "forth", brand_change (step->before.brand, step->after.brand));
  json_object_set_object_member (members, "brand", both);
}

static void
add_template (JsonObject *members,
              const StudioHistoryStep *step)
{
  JsonNode *before = studio_template_get_json (step->before.template);
  JsonNode *after = studio_template_get_json (step->after.template);
  JsonObject *both = json_object_new ();

  set_patch (both, "back", after, before);
  set_patch (both, "forth", before, after);
  json_object_set_object_member (members, "template", both);
}

JsonNode *
studio_history_step_to_json (const StudioHistoryStep *step)
{
  JsonObject *members = json_object_new ();
  JsonNode *node = json_node_new (JSON_NODE_OBJECT);

  json_node_take_object (node, members);
  json_object_set_string_member (members, "label", step->label);
  json_object_set_string_member (members, "path", step->path != NULL ? step->path : "");
  json_object_set_int_member (members, "time", step->when / 1000);
  set_patch (members, "back", step->after.root, step->before.root);
  set_patch (members, "forth", step->before.root, step->after.root);
  if (step->before.brand != step->after.brand)
    add_brand (members, step);
  if (step->before.template != step->after.template)
    add_template (members, step);
  json_node_seal (node);
  return node;
}
