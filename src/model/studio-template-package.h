#pragma once

#include "studio-template.h"

G_BEGIN_DECLS

/*
 * A template as one file: a ZIP of its folder (docs/template-format.md, "One file"). Parts are put in, and the pictures that its
 * samples show are in it, so that it needs nothing but fonts.
 */

#define STUDIO_TEMPLATE_PACKAGE_SUFFIX ".pemdatemplate"
#define STUDIO_TEMPLATE_PACKAGE_MIME "application/vnd.pemda-studio.template+zip"
/** How many pictures one may bring along. */
#define STUDIO_TEMPLATE_PACKAGE_MAX_PICTURES 200
/** The name of the picture that file managers may show, and its largest size. */
#define STUDIO_TEMPLATE_PACKAGE_THUMBNAIL "thumbnail.png"
#define STUDIO_TEMPLATE_PACKAGE_MAX_THUMBNAIL_BYTES (1024 * 1024)

/** StudioTemplatePackage: a template with all of its files in memory. Immutable. */
typedef struct _StudioTemplatePackage StudioTemplatePackage;

/**
 * studio_template_package_new:
 * @template: an installed one
 * @thumbnail: (nullable): a PNG
 *
 * Gathers the template's document and the pictures that it shows, also those that came with the program.
 *
 * Returns: (transfer full): fails if a picture is missing or can't be read
 */
StudioTemplatePackage *studio_template_package_new (StudioTemplate *template, GBytes *thumbnail, GError **error);
/**
 * studio_template_package_read:
 * @path: a .pemdatemplate file, or the ZIP of a template's folder as file managers make it
 *
 * Reads within the limits of studio_zip_read() and checks the document and each picture. What it does not know is left out. Whether
 * it can be laid out is for studio_template_share_check() to say.
 *
 * Returns: (transfer full): errors are one sentence for people
 */
StudioTemplatePackage *studio_template_package_read (const char *path, GError **error);
StudioTemplatePackage *studio_template_package_read_bytes (const char *source, GBytes *bytes, GError **error);
void studio_template_package_free (StudioTemplatePackage *package);

/** Returns: (transfer none) */
StudioTemplate *studio_template_package_get_template (StudioTemplatePackage *package);
/** Returns: (transfer container) (element-type utf8): "foto-1.jpg", "thumbnail.png", sorted. */
GPtrArray *studio_template_package_list_files (StudioTemplatePackage *package);
/** Returns: (transfer none) (nullable) */
GBytes *studio_template_package_get_file (StudioTemplatePackage *package, const char *name);

/** Returns: (transfer full): the file; the same template always gives the same bytes. */
GBytes *studio_template_package_to_bytes (StudioTemplatePackage *package, GError **error);
/** Writes the file with studio_file_write(). */
gboolean studio_template_package_write (StudioTemplatePackage *package, const char *path, GError **error);
/**
 * studio_template_package_install:
 * @id: (nullable): the id to install it under, a plain file name; NULL: its own
 * @name: (nullable): what it is called there; NULL: as it is
 * @replace: whether one of that id in the person's folder is to be replaced (it is put aside); a shipped one never is hidden
 *
 * Writes it into the person's folder of templates, all or nothing. Tell the catalog with studio_catalog_refresh().
 *
 * Returns: (transfer full): the folder; %G_IO_ERROR_EXISTS if there is such a template
 */
char *studio_template_package_install (StudioTemplatePackage *package, const char *id, const char *name, gboolean replace, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (StudioTemplatePackage, studio_template_package_free)

G_END_DECLS
