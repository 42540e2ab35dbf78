#pragma once

#include "studio-check.h"
#include "studio-post.h"

G_BEGIN_DECLS

/*
 * What an office handed in: a .pemda file, looked into without being opened. Nothing in it is trusted: it is read with all limits of a package
 * (docs/post-format.md), and one that is broken is told of in a sentence.
 */

/** Side of a parcel's picture in px. */
#define STUDIO_PARCEL_THUMBNAIL 256

/**
 * StudioParcel: Texts are never NULL but where it is said.
 * @name: the file's, as people read it
 * @digest: (nullable): SHA-256 of the file
 * @problem: (nullable): why it cannot be opened; nothing below says anything then
 * @id, @title: of the post
 * @office: whose it is, @by: who sent it last, @at: when, ISO 8601, @note: what they wrote to it; "" if it does not say
 * @percent: how complete it is
 * @missing: (element-type utf8): what is not there yet, in words
 * @n_open: required findings of the checklist that nobody has settled
 * @thumbnail: (nullable): a PNG
 */
typedef struct
{
  char *path;
  char *name;
  char *digest;
  char *problem;
  char *id;
  char *title;
  char *office;
  char *by;
  char *at;
  char *note;
  guint percent;
  GPtrArray *missing;
  guint n_open;
  GBytes *thumbnail;
} StudioParcel;

/**
 * studio_parcel_look:
 * @path: of the file
 * @profile: (nullable): how strict the check is
 * @thumbnail: whether to draw a picture
 *
 * Counts what a post needs: each required field, the source of its figures where the template asks for one, the caption, a description for each page, a
 * credit for each photo, and no open required finding. Blocks, some hundred ms: call it in a thread, after studio_fonts_start().
 *
 * Returns: (transfer full) (nullable): NULL if it was cancelled
 */
StudioParcel *studio_parcel_look (const char *path, StudioChecker *checker, const StudioProfile *profile, gboolean thumbnail, GCancellable *cancellable);
void studio_parcel_free (StudioParcel *parcel);
/** studio_parcel_look() in a thread. @checker: (nullable): NULL reads the check's data there first */
void studio_parcel_look_async (const char *path, StudioChecker *checker, const StudioProfile *profile, GCancellable *cancellable, GAsyncReadyCallback callback, gpointer data);
StudioParcel *studio_parcel_look_finish (GAsyncResult *result, GError **error);
/** Returns: (transfer full) (element-type filename): the .pemda files right inside @folder by name, at most 2,000; none if it cannot be read */
GPtrArray *studio_parcel_list (const char *folder);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (StudioParcel, studio_parcel_free)

G_END_DECLS
