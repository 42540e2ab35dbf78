#pragma once

#include "studio-post.h"
#include "studio-template-package.h"

G_BEGIN_DECLS

/*
 * Templates handed from one computer to another as a .pemdatemplate file. All of it reads, writes and draws: call it in a thread.
 */

/**
 * studio_template_share_write:
 * @brand: for the thumbnail
 *
 * Writes an installed template with its pictures and a thumbnail as one file.
 */
gboolean studio_template_share_write (StudioTemplate *template, StudioBrand *brand, const char *path, GError **error);

/** Lays every page of the template's sample post out in all of its sizes: many mistakes show only then. Returns: FALSE if one can't be */
gboolean studio_template_share_check (StudioTemplatePackage *package, StudioBrand *brand, GError **error);
/** studio_template_package_read() and studio_template_share_check(). Returns: (transfer full) */
StudioTemplatePackage *studio_template_share_read (const char *path, StudioBrand *brand, GError **error);

/**
 * StudioShareClash: what to do if there is a template of that id already.
 * @STUDIO_SHARE_REFUSE: nothing: %G_IO_ERROR_EXISTS
 * @STUDIO_SHARE_BESIDE: it comes beside it, as "NAME (2)"
 * @STUDIO_SHARE_REPLACE: it takes its place, which is refused if the program brought that along
 */
typedef enum {
  STUDIO_SHARE_REFUSE,
  STUDIO_SHARE_BESIDE,
  STUDIO_SHARE_REPLACE,
} StudioShareClash;

/** Installs it into the person's folder. Tell the catalog with studio_catalog_refresh(). Returns: (transfer full): its id there */
char *studio_template_share_install (StudioTemplatePackage *package, StudioShareClash clash, GError **error);

/**
 * studio_template_sample_post:
 * @edition: (nullable): the post's "edition"
 * @files: (element-type utf8 GBytes): pictures of the template's own samples, which no folder need hold
 *
 * Returns: (transfer full): a post that shows the samples
 */
StudioSnapshot *studio_template_sample_post (StudioTemplate *template, StudioBrand *brand, JsonNode *edition, GHashTable *files, GError **error);

G_END_DECLS
