#pragma once

#include "studio-painter.h"

G_BEGIN_DECLS

typedef enum {
  STUDIO_EXPORT_PNG,
  STUDIO_EXPORT_JPEG,
  STUDIO_EXPORT_WEBP,
  STUDIO_EXPORT_PDF,
  STUDIO_EXPORT_SVG,
} StudioExportKind;

/**
 * StudioExportOptions:
 * @scale: 1 gives the format's design size in px; PDF and SVG keep their true size in mm
 * @quality: of JPEG and WebP, 1..100
 * @max_bytes: JPEG and WebP: the most the file may have; 0 for no limit. Quality is then searched for
 * @stamp: (nullable): a word or two to write across the picture, so that nobody takes it for finished
 */
typedef struct
{
  StudioExportKind kind;
  double scale;
  int quality;
  gsize max_bytes;
  const char *stamp;
} StudioExportOptions;

/** StudioExportResult: @ssim (0..1) and @quality are of JPEG and WebP made within a limit. */
typedef struct
{
  GBytes *bytes;
  int width, height;
  int quality;
  double ssim;
} StudioExportResult;

/** Returns: FALSE for an unknown name; "jpg" is "jpeg". */
gboolean studio_export_kind_from_name (const char *name, StudioExportKind *kind);
/** Returns: "png", "jpeg", …: what studio_export_kind_from_name() reads. */
const char *studio_export_kind_name (StudioExportKind kind);
/** Returns: "png", "jpg", … without a point. */
const char *studio_export_kind_extension (StudioExportKind kind);
/** Returns: (transfer full): the page's pixels, opaque; what canvas, thumbnails and picture files show. */
cairo_surface_t *studio_export_surface (StudioPainter *painter, StudioScene *scene, double scale, GError **error);
/** Makes one file. A photo that can't be read is an error, not a hole. */
gboolean studio_export_scene (StudioPainter *painter, StudioScene *scene, const StudioExportOptions *options, StudioExportResult *result, GError **error);
/** StudioExportMemory: the picture made last and what it may have in common with the next. One a thread. */
typedef struct _StudioExportMemory StudioExportMemory;

StudioExportMemory *studio_export_memory_new (void);
void studio_export_memory_free (StudioExportMemory *memory);
/** Makes the file that studio_export_scene() makes, in this thread, without painting and packing again what is as in the last one. */
gboolean studio_export_scene_after (StudioPainter *painter, StudioScene *scene, const StudioExportOptions *options, StudioExportMemory *memory, StudioExportResult *result, GError **error);
void studio_export_result_clear (StudioExportResult *result);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (StudioExportMemory, studio_export_memory_free)

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (StudioExportResult, studio_export_result_clear)

G_END_DECLS
