#include "config.h"

#include "studio-export-choice.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#define DESIGN_DPI 150

static const char *const kind_names[] = { "png", "jpeg", "webp", "pdf", "svg" };

void
studio_export_choice_load (StudioExportChoice *choice,
                           GSettings *settings)
{
  g_autofree char *kind = NULL;

  g_return_if_fail (choice != NULL && G_IS_SETTINGS (settings));

  kind = g_settings_get_string (settings, "export-kind");
  choice->kind = STUDIO_EXPORT_PNG;
  studio_export_kind_from_name (kind, &choice->kind);
  choice->limited = g_settings_get_boolean (settings, "export-limit-on");
  choice->max_kb = g_settings_get_int (settings, "export-max-kb");
  choice->quality = g_settings_get_int (settings, "export-quality");
  choice->print_dpi = g_settings_get_int (settings, "export-print-dpi");
}

void
studio_export_choice_save (const StudioExportChoice *choice,
                           GSettings *settings)
{
  g_return_if_fail (choice != NULL && G_IS_SETTINGS (settings));

  g_settings_set_string (settings, "export-kind", kind_names[choice->kind]);
  g_settings_set_boolean (settings, "export-limit-on", choice->limited);
  g_settings_set_int (settings, "export-max-kb", choice->max_kb);
  g_settings_set_int (settings, "export-quality", choice->quality);
  g_settings_set_int (settings, "export-print-dpi", choice->print_dpi);
}

gboolean
studio_export_choice_is_raster (const StudioExportChoice *choice)
{
  g_return_val_if_fail (choice != NULL, FALSE);

  return choice->kind != STUDIO_EXPORT_PDF && choice->kind != STUDIO_EXPORT_SVG;
}

gboolean
studio_export_choice_has_quality (const StudioExportChoice *choice)
{
  g_return_val_if_fail (choice != NULL, FALSE);

  return choice->kind == STUDIO_EXPORT_JPEG || choice->kind == STUDIO_EXPORT_WEBP;
}

gboolean
studio_export_choice_is_print (const StudioFormat *format)
{
  g_return_val_if_fail (format != NULL, FALSE);

  return format->mm.w > 0;
}

StudioExportOptions
studio_export_choice_options (const StudioExportChoice *choice,
                              const StudioFormat *format)
{
  StudioExportOptions options = { 0 };

  g_return_val_if_fail (choice != NULL && format != NULL, options);

  options.kind = choice->kind;
  options.scale = 1;
  options.quality = choice->quality;
  if (studio_export_choice_is_print (format) && studio_export_choice_is_raster (choice))
    options.scale = (double) choice->print_dpi / DESIGN_DPI;
  if (studio_export_choice_has_quality (choice) && choice->limited)
    options.max_bytes = (gsize) choice->max_kb * 1000;
  return options;
}

char *
studio_export_choice_describe_size (const StudioExportChoice *choice,
                                    const StudioFormat *format)
{
  StudioExportOptions options = studio_export_choice_options (choice, format);

  if (studio_export_choice_is_print (format))
    return g_strdup_printf (_ ("%d × %d mm"), (int) format->mm.w, (int) format->mm.h);
  return g_strdup_printf (_ ("%d × %d"), (int) lround (format->size.w * options.scale), (int) lround (format->size.h * options.scale));
}
