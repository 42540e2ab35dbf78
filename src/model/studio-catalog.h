#pragma once

#include "studio-brand.h"
#include "studio-template.h"

G_BEGIN_DECLS

#define STUDIO_TYPE_CATALOG (studio_catalog_get_type ())
G_DECLARE_FINAL_TYPE (StudioCatalog, studio_catalog, STUDIO, CATALOG, GObject)

/**
 * StudioProblem: a brand or template folder that could not be read; it stays listed so that a
 * person can be told. @id is the folder's name, @brand whether it is a brand's.
 */
typedef struct
{
  char *id;
  char *message;
  gboolean brand;
} StudioProblem;

/**
 * studio_catalog_new:
 *
 * The brands and templates found on the search path (studio_paths_data_dirs()); the first of one id wins, so an office's
 * own folder goes before the shipped one. Documents are read when first asked for. Safe to use from several threads.
 */
StudioCatalog *studio_catalog_new (void);
/**
 * StudioCatalog::changed: brands or templates came, went or were replaced: list and load them again. Emitted by
 * studio_catalog_refresh() in the thread that called it.
 */
/**
 * Looks at the folders again. What did not change is not read again and stays the same object; what was broken and was
 * mended is read when asked for.
 * Returns: whether anything is different; "changed" was emitted then
 */
gboolean studio_catalog_refresh (StudioCatalog *self);
/** Returns: (transfer full): the person's own folder of @kind ("brands", "templates"), which need not exist yet. */
char *studio_catalog_get_own_folder (const char *kind);
/** Whether @brand lies in the person's own folder; shipped ones are not to be changed. */
gboolean studio_catalog_is_own_brand (StudioBrand *brand);
/** Returns: (transfer container) (element-type utf8): ids in reading order, "netral" last. */
GPtrArray *studio_catalog_list_brands (StudioCatalog *self);
/** Returns: (transfer container) (element-type utf8): ids in alphabetical order. */
GPtrArray *studio_catalog_list_templates (StudioCatalog *self);
/** Returns: (transfer full) (element-type StudioProblem): folders that could not be read, by id; they are missing in the lists above. */
GPtrArray *studio_catalog_list_problems (StudioCatalog *self);
/** Returns: (transfer full): %STUDIO_ERROR_NOT_FOUND lists the ids there are. */
StudioBrand *studio_catalog_load_brand (StudioCatalog *self, const char *id, GError **error);
StudioTemplate *studio_catalog_load_template (StudioCatalog *self, const char *id, GError **error);
/** Reads a single file outside the search path ("template.json" or "brand.json"), parts from the search path. */
StudioBrand *studio_catalog_load_brand_file (StudioCatalog *self, const char *path, GError **error);
StudioTemplate *studio_catalog_load_template_file (StudioCatalog *self, const char *path, GError **error);
/** Returns: (transfer full): the sample picture's bytes; names with separators are refused. */
GBytes *studio_catalog_load_sample (const char *name, GError **error);

G_END_DECLS
