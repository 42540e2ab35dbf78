#include "config.h"

#include <glib/gi18n-lib.h>

#include "studio-brand-edition.h"
#include "studio-catalog.h"
#include "studio-cli-json.h"
#include "studio-cli-options.h"
#include "studio-cli-report.h"

/* A day without a date is written as null. */
static void
add_day (JsonBuilder *builder,
         const char *name,
         const GDate *date)
{
  g_autofree char *iso = date != NULL && g_date_valid (date) ? studio_date_to_iso (date) : NULL;

  studio_cli_json_text (builder, name, iso);
}

static const char *
state_name (StudioEditionState state)
{
  switch (state) {
  case STUDIO_EDITION_VALID:
    return "valid";
  case STUDIO_EDITION_EXPIRED:
    return "expired";
  case STUDIO_EDITION_FUTURE:
    return "future";
  }
  g_return_val_if_reached (NULL);
}

static void
add_edition (JsonBuilder *builder,
             const StudioEdition *edition,
             const GDate *today)
{
  json_builder_begin_object (builder);
  studio_cli_json_text (builder, "id", edition->id);
  studio_cli_json_text (builder, "name", edition->name);
  studio_cli_json_text (builder, "slogan", edition->slogan);
  studio_cli_json_array (builder, "hashtags");
  for (guint i = 0; i < edition->hashtags->len; i++)
    json_builder_add_string_value (builder, g_ptr_array_index (edition->hashtags, i));
  json_builder_end_array (builder);
  add_day (builder, "valid_from", &edition->from);
  add_day (builder, "valid_to", &edition->to);
  studio_cli_json_text (builder, "state", state_name (studio_brand_get_edition_state (edition, today)));
  studio_cli_json_text (builder, "source", edition->source);
  json_builder_end_object (builder);
}

static void
add_brand (JsonBuilder *builder,
           StudioBrand *brand,
           const GDate *today)
{
  const StudioEdition *present = studio_brand_find_edition (brand, today);
  GPtrArray *editions = studio_brand_list_editions (brand);

  json_builder_begin_object (builder);
  studio_cli_json_text (builder, "id", studio_brand_get_id (brand));
  studio_cli_json_text (builder, "name", studio_brand_get_name (brand));
  studio_cli_json_text (builder, "folder", studio_brand_get_folder (brand));
  add_day (builder, "valid_from", present != NULL ? &present->from : NULL);
  add_day (builder, "valid_to", present != NULL ? &present->to : NULL);
  studio_cli_json_text (builder, "edition", present != NULL ? present->id : NULL);
  studio_cli_json_array (builder, "editions");
  for (guint i = 0; i < editions->len; i++)
    add_edition (builder, g_ptr_array_index (editions, i), today);
  json_builder_end_array (builder);
  json_builder_end_object (builder);
}

static void
print_edition (const StudioEdition *edition,
               const GDate *today)
{
  g_autofree char *from = g_date_valid (&edition->from) ? studio_date_to_iso (&edition->from) : g_strdup ("");
  g_autofree char *to = g_date_valid (&edition->to) ? studio_date_to_iso (&edition->to) : g_strdup ("");

  studio_cli_printf ("  %-26s", edition->name);
  if (*from != '\0' || *to != '\0')
    studio_cli_printf ("  %s – %s  %s", from, to, state_name (studio_brand_get_edition_state (edition, today)));
  studio_cli_print ("\n");
}

static void
print_brand (StudioBrand *brand,
             const GDate *today)
{
  GPtrArray *editions = studio_brand_list_editions (brand);

  studio_cli_printf ("%-16s %-28s %s\n", studio_brand_get_id (brand), studio_brand_get_name (brand), studio_brand_get_folder (brand));
  for (guint i = 0; i < editions->len; i++)
    print_edition (g_ptr_array_index (editions, i), today);
}

/* What could not be read is told beside the list, which others may be reading. */
static void
warn_problems (StudioCatalog *catalog)
{
  g_autoptr (GPtrArray) problems = studio_catalog_list_problems (catalog);

  for (guint i = 0; i < problems->len; i++) {
    const StudioProblem *problem = g_ptr_array_index (problems, i);

    if (problem->brand)
      studio_cli_warn (problem->id, problem->message);
  }
}

static StudioCliExit
list_brands (gboolean json)
{
  g_autoptr (StudioCatalog) catalog = studio_catalog_new ();
  g_autoptr (GPtrArray) ids = studio_catalog_list_brands (catalog);
  g_autoptr (JsonBuilder) builder = json_builder_new ();
  GDate today;

  studio_brand_get_today (&today);
  json_builder_begin_array (builder);
  for (guint i = 0; i < ids->len; i++) {
    g_autoptr (StudioBrand) brand = studio_catalog_load_brand (catalog, g_ptr_array_index (ids, i), NULL);

    if (json)
      add_brand (builder, brand, &today);
    else
      print_brand (brand, &today);
  }
  json_builder_end_array (builder);
  if (json)
    studio_cli_print_json (json_builder_get_root (builder));
  warn_problems (catalog);
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
  "brands", N_ ("[--json]"), N_ ("Lists the brands: id, name, folder and their slogans with the days from when to when they are valid."), FALSE, run_brands
};
