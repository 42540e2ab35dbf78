#pragma once

#include "studio-brand-row.h"

G_BEGIN_DECLS

#define STUDIO_TYPE_BRAND_ENTRY (studio_brand_entry_get_type ())
G_DECLARE_FINAL_TYPE (StudioBrandEntry, studio_brand_entry, STUDIO, BRAND_ENTRY, StudioBrandRow)

/**
 * StudioBrandEntryKind:
 * @STUDIO_BRAND_ENTRY_TEXT: as it stands
 * @STUDIO_BRAND_ENTRY_TAGS: hashtags, separated by spaces; the "#" is added where it is missing
 * @STUDIO_BRAND_ENTRY_LIST: names, separated by commas
 * @STUDIO_BRAND_ENTRY_DATE: a day as people write it; empty: none
 */
typedef enum {
  STUDIO_BRAND_ENTRY_TEXT,
  STUDIO_BRAND_ENTRY_TAGS,
  STUDIO_BRAND_ENTRY_LIST,
  STUDIO_BRAND_ENTRY_DATE,
} StudioBrandEntryKind;

/** StudioBrandEntry: one line. Properties: "kind" (int: StudioBrandEntryKind), "placeholder" (string). */
GtkWidget *studio_brand_entry_new (const char *title, const char *path, StudioBrandEntryKind kind, const char *placeholder);
void studio_brand_entry_grab (StudioBrandEntry *self);

G_END_DECLS
