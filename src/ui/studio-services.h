#pragma once

#include "studio-gallery.h"
#include "studio-recent.h"

G_BEGIN_DECLS

/** StudioServices: what all windows of the program share. It belongs to the application and outlives them. */
typedef struct
{
  StudioCatalog *catalog;
  StudioPreviewer *previewer;
  StudioGallery *gallery;
  StudioRecent *recent;
  GSettings *settings;
} StudioServices;

G_END_DECLS
