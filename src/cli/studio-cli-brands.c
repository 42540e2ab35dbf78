#include "config.h"

#include <glib/gi18n-lib.h>

#include "studio-catalog.h"
#include "studio-cli-json.h"
#include "studio-cli-options.h"
#include "studio-cli-report.h"

/* Returns: (nullable): "from" or "to" of the brand's validity. */
static const char *
valid (StudioBrand *brand,
       const char *member)
{
  g_autofree char *path = g_strconcat ("valid/", member, NULL);
  JsonNode *date = studio_json_lookup (studio_brand_get_json (brand), path);

  return date != NULL && JSON_NODE_HOLDS_VALUE (date) ? json_node_get_string (date) : NULL;
}

static void
add_brand (JsonBuilder *builder,
           StudioBrand *brand)
{
  json_builder_begin_object (builder);
  studio_cli_json_text (builder, "id", studio_brand_get_id (brand));
  studio_cli_json_text (builder, "name", studio_brand_get_name (brand));
  studio_cli_json_text (builder, "folder", studio_brand_get_folder (brand));
  studio_cli_json_text (builder, "valid_from", valid (brand, "from"));
  studio_cli_json_text (builder, "valid_to", valid (brand, "to"));
  json_builder_end_object (builder);
}

static void
print_line (StudioBrand *brand)
{
  const char *from = valid (brand, "from"), *to = valid (brand, "to");

  studio_cli_printf ("%-16s %-28s %s", studio_brand_get_id (brand), studio_brand_get_name (brand), studio_brand_get_folder (brand));
  if (from != NULL || to != NULL)
    studio_cli_printf ("  %s – %s", from != NULL ? from : "", to != NULL ? to : "");
  studio_cli_print ("\n");
}

static StudioCliExit
list_brands (gboolean json)
{
  g_autoptr (StudioCatalog) catalog = studio_catalog_new ();
  g_autoptr (GPtrArray) ids = studio_catalog_list_brands (catalog);
  g_autoptr (JsonBuilder) builder = json_builder_new ();

  json_builder_begin_array (builder);
  for (guint i = 0; i < ids->len; i++) {
    g_autoptr (StudioBrand) brand = studio_catalog_load_brand (catalog, g_ptr_array_index (ids, i), NULL);

    if (json)
      add_brand (builder, brand);
    else
      print_line (brand);
  }
  json_builder_end_array (builder);
  if (json)
    studio_cli_print_json (json_builder_get_root (builder));
  return STUDIO_CLI_DONE;
}

static StudioCliExit
run_brands (const char *const *argv)
{
  gboolean json = FALSE;
  const GOptionEntry entries[] = {
    { "json", 0, 0, G_OPTION_ARG_NONE, &json, N_ ("Print one JSON document"), NULL },
    { NULL }
  };
  g_auto (GStrv) operands = NULL;
  StudioCliExit code;

  if (!studio_cli_options_parse (&studio_cli_brands, entries, argv, 0, &operands, &code))
    return code;
  return list_brands (json);
}

const StudioCliCommand studio_cli_brands = {
  "brands", N_ ("[--json]"), N_ ("Lists the brands: id, name, folder and from when to when they are valid."), FALSE, run_brands
};
