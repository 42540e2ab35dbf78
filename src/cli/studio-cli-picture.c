#include "config.h"

#include "studio-cli-picture.h"

#include <gio/gio.h>
#include <glib/gi18n-lib.h>

#include "studio-cli-options.h"
#include "studio-cli-report.h"

void
studio_cli_picture_options_clear (StudioCliPictureOptions *options)
{
  g_clear_pointer (&options->type, g_free);
  g_clear_pointer (&options->quality, g_free);
  g_clear_pointer (&options->max_bytes, g_free);
  g_clear_pointer (&options->scale, g_free);
}

/* --- what kind of file --- */

gboolean
studio_cli_picture_read (const StudioCliPictureOptions *options,
                         StudioExportKind kind,
                         StudioExportOptions *how)
{
  double quality = 90;

  *how = (StudioExportOptions){ .kind = kind, .scale = 1 };
  if (options->type != NULL && !studio_export_kind_from_name (options->type, &how->kind)) {
    studio_cli_fail (STUDIO_CLI_USAGE, "--type", _ ("“%s” is no type of file. Choose png, jpeg, webp, pdf or svg."), options->type);
    return FALSE;
  }
  if (!studio_cli_option_number ("--quality", options->quality, 1, 100, &quality) ||
      !studio_cli_option_number ("--scale", options->scale, 0.01, 20, &how->scale) ||
      !studio_cli_option_bytes ("--max-bytes", options->max_bytes, &how->max_bytes))
    return FALSE;
  how->quality = (int) quality;
  if (how->max_bytes == 0 || how->kind == STUDIO_EXPORT_JPEG || how->kind == STUDIO_EXPORT_WEBP)
    return TRUE;
  studio_cli_fail (STUDIO_CLI_USAGE, "--max-bytes", _ ("Only JPEG and WebP can be made to fit a size. Add --type jpeg."));
  return FALSE;
}

/* --- which formats --- */

static gboolean
offers (StudioTemplate *template,
        const char *id)
{
  GPtrArray *formats = studio_template_get_formats (template);
  g_autoptr (GString) ids = g_string_new (NULL);

  if (studio_template_has_format (template, id))
    return TRUE;
  for (guint i = 0; i < formats->len; i++)
    g_string_append_printf (ids, "%s%s", i > 0 ? ", " : "", ((const StudioFormat *) g_ptr_array_index (formats, i))->id);
  studio_cli_fail (STUDIO_CLI_USAGE, "--format", _ ("“%s” is no format of the template “%s”. Choose from these: %s."), id, studio_template_get_id (template), ids->str);
  return FALSE;
}

static gboolean
add_named (GPtrArray *chosen,
           StudioTemplate *template,
           const char *list)
{
  g_auto (GStrv) ids = g_strsplit (list, ",", -1);

  for (gsize i = 0; ids[i] != NULL; i++) {
    const char *id = g_strstrip (ids[i]);

    if (!offers (template, id))
      return FALSE;
    if (!g_ptr_array_find (chosen, studio_format_find (id), NULL))
      g_ptr_array_add (chosen, (gpointer) studio_format_find (id));
  }
  return TRUE;
}

GPtrArray *
studio_cli_picture_formats (StudioTemplate *template,
                            const char *list,
                            gboolean all)
{
  g_autoptr (GPtrArray) chosen = g_ptr_array_new ();
  GPtrArray *formats = studio_template_get_formats (template);

  if (list != NULL && all) {
    studio_cli_fail (STUDIO_CLI_USAGE, "--all-formats", _ ("It contradicts --format. Give one of the two."));
    return NULL;
  }
  if (list != NULL && !add_named (chosen, template, list))
    return NULL;
  for (guint i = 0; list == NULL && i < (all ? formats->len : 1); i++)
    g_ptr_array_add (chosen, g_ptr_array_index (formats, i));
  return g_steal_pointer (&chosen);
}
