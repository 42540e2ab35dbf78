#pragma once

#include "studio-library.h"

G_BEGIN_DECLS

/** StudioReportedTime: one time that a post went out. @linked, @approved: whether a link, or who had approved it, was written down. */
typedef struct
{
  gint64 at;
  char *platform;
  gboolean linked;
  gboolean approved;
} StudioReportedTime;

/**
 * StudioReported: a post as reports count it. Texts are never NULL.
 * @post: its id
 * @template: the template's id
 * @kind: the class of information a person chose ("berkala"), or ""
 * @first: when it went out for the first time, also before the span; 0: not told, or not at all
 * @planned: the first time it was planned for, 0: none
 * @times: (element-type StudioReportedTime): when it went out in the span, the first first; empty: not at all
 */
typedef struct
{
  char *post;
  char *title;
  char *brand;
  char *template;
  char *state;
  char *office;
  char *kind;
  char *programme;
  gint64 first;
  gint64 planned;
  GArray *times;
} StudioReported;

/** @model: copied, its texts may be NULL, its times are not looked at. Returns: (transfer full): with no times */
StudioReported *studio_reported_new (const StudioReported *model);
void studio_reported_free (StudioReported *reported);
void studio_reported_add_time (StudioReported *reported, gint64 at, const char *platform, gboolean linked, gboolean approved);

/**
 * studio_library_list_reported_async:
 * @from: seconds since 1970, UTC
 * @to: the first moment not wanted
 *
 * Asks for the posts that went out in a span of time, those that lie in the trash too, and for those that did not go out at all though they were
 * planned for it or, without a plan, begun in it.
 */
void studio_library_list_reported_async (StudioLibrary *self, gint64 from, gint64 to, GCancellable *cancellable, GAsyncReadyCallback callback, gpointer data);
/** Returns: (transfer full) (element-type StudioReported): by id; at most 50,000. */
GPtrArray *studio_library_list_reported_finish (StudioLibrary *self, GAsyncResult *result, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (StudioReported, studio_reported_free)

G_END_DECLS
