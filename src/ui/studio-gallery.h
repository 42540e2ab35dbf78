#pragma once

#include <gtk/gtk.h>

#include "studio-catalog.h"
#include "studio-finder.h"
#include "studio-observance.h"
#include "studio-preview.h"

G_BEGIN_DECLS

#define STUDIO_TYPE_GALLERY (studio_gallery_get_type ())
G_DECLARE_FINAL_TYPE (StudioGallery, studio_gallery, STUDIO, GALLERY, GObject)

/** Width of the templates' pictures, in logical px; their height is that of 4:5. */
#define STUDIO_GALLERY_PICTURE_WIDTH 176
#define STUDIO_GALLERY_PICTURE_HEIGHT 220

/**
 * StudioGallery: what the start page offers: brands, and templates as they look in the chosen brand.
 *
 * Everything is read in a thread, which may begin before GTK does; pictures that are not kept in the cache are painted by the
 * previewer behind everything else. Property (notified) "brand": the chosen one, NULL until the first was read.
 * Signal "problem" (const char *sentence): a template or a line of the table of days could not be read and is missing.
 */
/** @program: (nullable): path of the running program, whose age decides whether kept pictures still count. */
StudioGallery *studio_gallery_new (StudioCatalog *catalog, StudioPreviewer *previewer, const char *program);
/** @brand_id: (nullable): chosen if there is such a brand, else the first one is. */
void studio_gallery_load (StudioGallery *self, const char *brand_id);
/** Pictures for a screen of that density; loads again if it is a new one. */
void studio_gallery_set_scale_factor (StudioGallery *self, int scale_factor);
/** Returns: (transfer none): a list of StudioBrand */
GListModel *studio_gallery_get_brands (StudioGallery *self);
/** Returns: (transfer none): a list of StudioTemplateItem, the commonest kinds of content first */
GListModel *studio_gallery_get_templates (StudioGallery *self);
/** Returns: (transfer none) (nullable) */
StudioBrand *studio_gallery_get_brand (StudioGallery *self);
/** How templates are found. Returns: (transfer none) (nullable): NULL until "brand" was notified first */
StudioFinder *studio_gallery_get_finder (StudioGallery *self);
/** The days to post about. Returns: (transfer none) (nullable): as above */
StudioObservances *studio_gallery_get_observances (StudioGallery *self);
/** Returns: (transfer none) (nullable) (element-type StudioProblem): brands that cannot be read; as above */
GPtrArray *studio_gallery_get_broken_brands (StudioGallery *self);
/** Returns: (transfer none) */
StudioPreviewer *studio_gallery_get_previewer (StudioGallery *self);

G_END_DECLS
