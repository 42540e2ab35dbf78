#pragma once

#include "studio-export.h"

G_BEGIN_DECLS

/**
 * StudioExportChoice: what a person wants of the files; remembered in the settings.
 * @limited: JPEG and WebP keep below @max_kb thousand bytes; else they have @quality
 * @print_dpi: 150 or 300: pixels of paper formats as PNG, JPEG or WebP
 */
typedef struct
{
  StudioExportKind kind;
  gboolean limited;
  int max_kb;
  int quality;
  int print_dpi;
} StudioExportChoice;

void studio_export_choice_load (StudioExportChoice *choice, GSettings *settings);
void studio_export_choice_save (const StudioExportChoice *choice, GSettings *settings);
/** Returns: how a page of @format is to be made */
StudioExportOptions studio_export_choice_options (const StudioExportChoice *choice, const StudioFormat *format);
/** Whether the kind of file is made of pixels. */
gboolean studio_export_choice_is_raster (const StudioExportChoice *choice);
/** Whether the kind of file can be kept below a size. */
gboolean studio_export_choice_has_quality (const StudioExportChoice *choice);
/** Whether the format is one for paper. */
gboolean studio_export_choice_is_print (const StudioFormat *format);
/** Returns: (transfer full): "1080 × 1350" or "210 × 297 mm" */
char *studio_export_choice_describe_size (const StudioExportChoice *choice, const StudioFormat *format);

G_END_DECLS
