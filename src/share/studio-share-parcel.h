#pragma once

#include <glib-object.h>

G_BEGIN_DECLS

/*
 * What one post offers to phones: its pictures, a caption for each platform and the descriptions. It is filled once and then only read, so
 * that threads may hand it on.
 */

/** Most pictures of a parcel, of all platforms together; more are left out. */
#define STUDIO_SHARE_MAX_FILES 200
/** Most captions. */
#define STUDIO_SHARE_MAX_CAPTIONS 40

/**
 * StudioShareFile:
 * @name: ASCII, nothing but letters, digits, "-", "_" and ".", so that it may stand in a header and in any phone's folder; each once
 * @mime: "image/jpeg" and the like
 * @alt: the description, "" if there is none
 * @group: what stands above it and those that follow it with the same words: whom it is for and its size
 */
typedef struct
{
  char *name;
  char *mime;
  GBytes *bytes;
  char *alt;
  char *group;
} StudioShareFile;

/** StudioShareCaption: @platform: its id, "instagram"; @name: as people call it */
typedef struct
{
  char *platform;
  char *name;
  char *text;
} StudioShareCaption;

#define STUDIO_TYPE_SHARE_PARCEL (studio_share_parcel_get_type ())

/** StudioShareParcel: counted; boxed. */
typedef struct _StudioShareParcel StudioShareParcel;

GType studio_share_parcel_get_type (void) G_GNUC_CONST;
StudioShareParcel *studio_share_parcel_new (const char *title);
StudioShareParcel *studio_share_parcel_ref (StudioShareParcel *self);
void studio_share_parcel_unref (StudioShareParcel *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (StudioShareParcel, studio_share_parcel_unref)

/**
 * studio_share_parcel_add_file:
 * @name: of the file; what may not stand in it is replaced, and a name that is there already gets a number
 * @alt: (nullable)
 * @group: (nullable)
 */
void studio_share_parcel_add_file (StudioShareParcel *self, const char *name, const char *mime, GBytes *bytes, const char *alt, const char *group);
/** A second one for the same @platform is left out. @platform: an id of small ASCII letters, digits, "-", "_" */
void studio_share_parcel_add_caption (StudioShareParcel *self, const char *platform, const char *name, const char *text);
const char *studio_share_parcel_get_title (const StudioShareParcel *self);
/** Returns: (transfer none) (element-type StudioShareFile): in order */
GPtrArray *studio_share_parcel_list_files (const StudioShareParcel *self);
/** Returns: (transfer none) (element-type StudioShareCaption): in order */
GPtrArray *studio_share_parcel_list_captions (const StudioShareParcel *self);
/** Returns: (nullable): the caption of @platform */
const StudioShareCaption *studio_share_parcel_find_caption (const StudioShareParcel *self, const char *platform);

G_END_DECLS
