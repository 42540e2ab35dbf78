#pragma once

#include <json-glib/json-glib.h>

G_BEGIN_DECLS

/** Adds a text member; null for NULL. */
void studio_cli_json_text (JsonBuilder *builder, const char *name, const char *text);
void studio_cli_json_number (JsonBuilder *builder, const char *name, double number);
void studio_cli_json_boolean (JsonBuilder *builder, const char *name, gboolean value);
/** Adds an array of texts. @texts: NULL-terminated */
void studio_cli_json_texts (JsonBuilder *builder, const char *name, const char *const *texts);
/** Begins an array member; json_builder_end_array() ends it. */
void studio_cli_json_array (JsonBuilder *builder, const char *name);

G_END_DECLS
