#include "config.h"

#include "studio-cli-json.h"

void
studio_cli_json_text (JsonBuilder *builder,
                      const char *name,
                      const char *text)
{
  json_builder_set_member_name (builder, name);
  if (text != NULL)
    json_builder_add_string_value (builder, text);
  else
    json_builder_add_null_value (builder);
}

void
studio_cli_json_number (JsonBuilder *builder,
                        const char *name,
                        double number)
{
  json_builder_set_member_name (builder, name);
  json_builder_add_double_value (builder, number);
}

void
studio_cli_json_boolean (JsonBuilder *builder,
                         const char *name,
                         gboolean value)
{
  json_builder_set_member_name (builder, name);
  json_builder_add_boolean_value (builder, value);
}

void
studio_cli_json_texts (JsonBuilder *builder,
                       const char *name,
                       const char *const *texts)
{
  studio_cli_json_array (builder, name);
  for (gsize i = 0; texts[i] != NULL; i++)
    json_builder_add_string_value (builder, texts[i]);
  json_builder_end_array (builder);
}

void
studio_cli_json_array (JsonBuilder *builder,
                       const char *name)
{
  json_builder_set_member_name (builder, name);
  json_builder_begin_array (builder);
}
