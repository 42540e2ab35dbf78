#pragma once

#include "studio-brand.h"

G_BEGIN_DECLS

/*
 * A brand as one file: a ZIP of its folder (docs/brand-format.md, "One file"). Fonts are not part of it.
 */

#define STUDIO_BRAND_PACKAGE_SUFFIX ".pemdabrand"
#define STUDIO_BRAND_PACKAGE_MIME "application/vnd.pemda-studio.brand+zip"
/** Stickers that are taken along, and the largest of them. */
#define STUDIO_BRAND_PACKAGE_MAX_STICKERS 24
#define STUDIO_BRAND_PACKAGE_MAX_STICKER_BYTES (1024 * 1024)

/** StudioBrandPackage: a brand with all of its files in memory. Immutable. */
typedef struct _StudioBrandPackage StudioBrandPackage;

/**
 * Gathers an installed brand's document, logos and stickers.
 * Returns: (transfer full): fails if a logo that the brand names is missing or refused by studio_brand_logo_check()
 */
StudioBrandPackage *studio_brand_package_new (StudioBrand *brand, GError **error);
/**
 * studio_brand_package_read:
 * @path: a .pemdabrand file, or the ZIP of a brand's folder as file managers make it
 *
 * Reads within the limits of studio_zip_read() and checks everything: the document, each logo, each sticker. What it does not know
 * is left out.
 *
 * Returns: (transfer full): errors are one sentence for people
 */
StudioBrandPackage *studio_brand_package_read (const char *path, GError **error);
StudioBrandPackage *studio_brand_package_read_bytes (const char *source, GBytes *bytes, GError **error);
void studio_brand_package_free (StudioBrandPackage *package);

/** Returns: (transfer none): the brand, its logos in memory. */
StudioBrand *studio_brand_package_get_brand (StudioBrandPackage *package);
/** Returns: (transfer container) (element-type utf8): "logo.svg", "stickers/ombak.svg", sorted. */
GPtrArray *studio_brand_package_list_files (StudioBrandPackage *package);
/** Returns: (transfer none) (nullable) */
GBytes *studio_brand_package_get_file (StudioBrandPackage *package, const char *name);

/** Returns: (transfer full): the file; the same brand always gives the same bytes. */
GBytes *studio_brand_package_to_bytes (StudioBrandPackage *package, GError **error);
/** Writes the file with studio_file_write(). */
gboolean studio_brand_package_write (StudioBrandPackage *package, const char *path, GError **error);
/**
 * studio_brand_package_install:
 * @id: (nullable): the id to install it under, a plain file name; NULL: its own
 * @name: (nullable): the name to give it; NULL: its own
 * @replace: whether a brand of that id in the person's folder is to be replaced; it is put aside then, in the folder
 *   "brands-replaced" beside "brands"
 *
 * Writes the brand's folder into studio_catalog_get_own_folder(), all or nothing. Tell the catalog with studio_catalog_refresh().
 *
 * Returns: (transfer full): the folder; %G_IO_ERROR_EXISTS if there is such a brand and @replace is FALSE
 */
char *studio_brand_package_install (StudioBrandPackage *package, const char *id, const char *name, gboolean replace, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (StudioBrandPackage, studio_brand_package_free)

G_END_DECLS
