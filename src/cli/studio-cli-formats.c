#include "config.h"

#include <glib/gi18n-lib.h>

#include "studio-cli-json.h"
#include "studio-cli-options.h"
#include "studio-cli-report.h"
#include "studio-format.h"

static void
add_size (JsonBuilder *builder,
          const char *name,
          const char *const *members,
          const double *values)
{
  json_builder_set_member_name (builder, name);
  json_builder_begin_object (builder);
  for (gsize i = 0; members[i] != NULL; i++)
    studio_cli_json_number (builder, members[i], values[i]);
  json_builder_end_object (builder);
}

static void
add_platforms (JsonBuilder *builder,
               const StudioFormat *format)
{
  g_auto (GStrv) platforms = g_strsplit (format->platforms, ",", -1);

  studio_cli_json_texts (builder, "platforms", (const char *const *) platforms);
}

static void
add_format (JsonBuilder *builder,
            const StudioFormat *format)
{
  static const char *const size_members[] = { "width", "height", NULL };
  static const char *const edges[] = { "top", "right", "bottom", "left", NULL };
  const StudioInsets *safe = &format->safe;

  json_builder_begin_object (builder);
  studio_cli_json_text (builder, "id", format->id);
  studio_cli_json_text (builder, "name", _ (format->name));
  add_size (builder, "px", size_members, (double[]){ format->size.w, format->size.h });
  if (format->mm.w > 0)
    add_size (builder, "mm", size_members, (double[]){ format->mm.w, format->mm.h });
  add_size (builder, "safe", edges, (double[]){ safe->top, safe->right, safe->bottom, safe->left });
  add_platforms (builder, format);
  json_builder_end_object (builder);
}

static void
print_json (void)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();
  guint n_formats;
  const StudioFormat *formats = studio_format_list (&n_formats);

  json_builder_begin_array (builder);
  for (guint i = 0; i < n_formats; i++)
    add_format (builder, &formats[i]);
  json_builder_end_array (builder);
  studio_cli_print_json (json_builder_get_root (builder));
}

static void
print_lines (void)
{
  guint n_formats;
  const StudioFormat *formats = studio_format_list (&n_formats);

  for (guint i = 0; i < n_formats; i++) {
    const StudioFormat *format = &formats[i];
    const StudioInsets *safe = &format->safe;
    gboolean paper = format->mm.w > 0;
    g_autofree char *size = g_strdup_printf ("%.0f × %.0f %s", paper ? format->mm.w : format->size.w, paper ? format->mm.h : format->size.h, paper ? "mm" : "px");
    g_autofree char *insets = g_strdup_printf ("%.0f %.0f %.0f %.0f", safe->top, safe->right, safe->bottom, safe->left);

    studio_cli_printf ("%-8s %-16s %-16s %-16s %s\n", format->id, size, insets, _ (format->name), format->platforms);
  }
}

static StudioCliExit
run_formats (const char *const *argv)
{
  gboolean json = FALSE;
  const GOptionEntry entries[] = {
    { "json", 0, 0, G_OPTION_ARG_NONE, &json, N_ ("Print one JSON document"), NULL },
    { NULL }
  };
  g_auto (GStrv) operands = NULL;
  StudioCliExit code;

  if (!studio_cli_options_parse (&studio_cli_formats, entries, argv, 0, &operands, &code))
    return code;
  if (json)
    print_json ();
  else
    print_lines ();
  return STUDIO_CLI_DONE;
}

const StudioCliCommand studio_cli_formats = {
  "formats", N_ ("[--json]"), N_ ("Lists the formats: id, size, safe area (top, right, bottom, left in px), name and platforms."), FALSE, run_formats
};
