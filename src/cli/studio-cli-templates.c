#include "config.h"

#include <glib/gi18n-lib.h>

#include "studio-catalog.h"
#include "studio-cli-json.h"
#include "studio-cli-options.h"
#include "studio-cli-report.h"

/* @brand: (nullable): whose samples are told */
static void
add_field (JsonBuilder *builder,
           StudioTemplate *template,
           const StudioField *field,
           const char *brand)
{
  JsonNode *sample = studio_template_get_sample (template, brand, field->name);

  json_builder_begin_object (builder);
  studio_cli_json_text (builder, "name", field->name);
  studio_cli_json_text (builder, "type", studio_field_type_name (field->type));
  studio_cli_json_text (builder, "label", field->label);
  studio_cli_json_boolean (builder, "required", field->required);
  json_builder_set_member_name (builder, "sample");
  if (sample != NULL)
    json_builder_add_value (builder, json_node_copy (sample));
  else
    json_builder_add_null_value (builder);
  json_builder_end_object (builder);
}

static void
add_template (JsonBuilder *builder,
              StudioTemplate *template,
              const char *brand)
{
  GPtrArray *formats = studio_template_get_formats (template);
  GPtrArray *fields = studio_template_get_fields (template);

  json_builder_begin_object (builder);
  studio_cli_json_text (builder, "id", studio_template_get_id (template));
  studio_cli_json_text (builder, "name", studio_template_get_name (template));
  studio_cli_json_text (builder, "type", studio_template_get_content_type (template));
  studio_cli_json_array (builder, "formats");
  for (guint i = 0; i < formats->len; i++)
    json_builder_add_string_value (builder, ((const StudioFormat *) g_ptr_array_index (formats, i))->id);
  json_builder_end_array (builder);
  studio_cli_json_array (builder, "fields");
  for (guint i = 0; i < fields->len; i++)
    add_field (builder, template, g_ptr_array_index (fields, i), brand);
  json_builder_end_array (builder);
  json_builder_end_object (builder);
}

static void
print_lines (StudioTemplate *template)
{
  GPtrArray *formats = studio_template_get_formats (template);
  GPtrArray *fields = studio_template_get_fields (template);
  g_autoptr (GString) ids = g_string_new (NULL);

  for (guint i = 0; i < formats->len; i++)
    g_string_append_printf (ids, "%s%s", i > 0 ? "," : "", ((const StudioFormat *) g_ptr_array_index (formats, i))->id);
  studio_cli_printf ("%-24s %-28s %-24s %s\n", studio_template_get_id (template), studio_template_get_name (template),
                     studio_template_get_content_type (template), ids->str);
  for (guint i = 0; i < fields->len; i++) {
    const StudioField *field = g_ptr_array_index (fields, i);

    studio_cli_printf ("  %-22s %-28s %-8s %s\n", field->name, field->label, studio_field_type_name (field->type), field->required ? _ ("required") : "");
  }
}

static StudioCliExit
list_templates (const char *brand_id,
                gboolean json)
{
  g_autoptr (StudioCatalog) catalog = studio_catalog_new ();
  g_autoptr (StudioBrand) brand = NULL;
  g_autoptr (GPtrArray) ids = NULL;
  g_autoptr (JsonBuilder) builder = json_builder_new ();
  GError *error = NULL;

  if (brand_id != NULL && (brand = studio_catalog_load_brand (catalog, brand_id, &error)) == NULL)
    return studio_cli_fail_error (STUDIO_CLI_INPUT, "--brand", error);

  ids = studio_catalog_list_templates (catalog);
  json_builder_begin_array (builder);
  for (guint i = 0; i < ids->len; i++) {
    g_autoptr (StudioTemplate) template = studio_catalog_load_template (catalog, g_ptr_array_index (ids, i), NULL);

    if (json)
      add_template (builder, template, brand_id != NULL ? brand_id : "");
    else
      print_lines (template);
  }
  json_builder_end_array (builder);
  if (json)
    studio_cli_print_json (json_builder_get_root (builder));
  return STUDIO_CLI_DONE;
}

static StudioCliExit
run_templates (const char *const *argv)
{
  g_autofree char *brand = NULL;
  gboolean json = FALSE;
  const GOptionEntry entries[] = {
    { "brand", 0, 0, G_OPTION_ARG_FILENAME, &brand, N_ ("Show the samples of this brand"), N_ ("ID") },
    { "json", 0, 0, G_OPTION_ARG_NONE, &json, N_ ("Print one JSON document"), NULL },
    { NULL }
  };
  g_auto (GStrv) operands = NULL;
  StudioCliExit code;

  if (!studio_cli_options_parse (&studio_cli_templates, entries, argv, 0, &operands, &code))
    return code;
  return list_templates (brand, json);
}

const StudioCliCommand studio_cli_templates = {
  "templates", N_ ("[--brand ID] [--json]"), N_ ("Lists the templates: id, name, kind of content, formats and fields."), FALSE, run_templates
};
