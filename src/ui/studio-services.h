#pragma once

#include "studio-background.h"
#include "studio-gallery.h"
#include "studio-library.h"
#include "studio-postman.h"
#include "studio-recent.h"
#include "studio-recovery.h"

G_BEGIN_DECLS

/** StudioServices: what all windows of the program share. It belongs to the application and outlives them. */
typedef struct
{
  StudioCatalog *catalog;
  StudioPreviewer *previewer;
  StudioGallery *gallery;
  StudioLibrary *library;
  StudioRecovery *recovery;
  StudioRecent *recent;
  StudioPostman *postman;
  StudioBackground *background;
  GSettings *settings;
} StudioServices;

G_END_DECLS
