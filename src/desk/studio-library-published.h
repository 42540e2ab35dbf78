#pragma once

#include "studio-json.h"
#include "studio-library.h"

G_BEGIN_DECLS

/**
 * StudioLibraryPublished: one time that a post went out. Texts are never NULL.
 * @post: its id; @state, @title, @brand, @template, @office: of the post as it is now
 * @root: (nullable): the post's document, shared between the rows of a post; NULL if it can't be read, or when all of them together grow beyond 64 MB
 * @at: seconds since 1970, UTC
 * @platform, @account, @link, @by, @approved_by: as the document's "published" says
 */
typedef struct
{
  char *post;
  char *title;
  char *brand;
  char *template;
  char *state;
  char *office;
  JsonNode *root;
  gint64 at;
  char *platform;
  char *account;
  char *link;
  char *by;
  char *approved_by;
} StudioLibraryPublished;

void studio_library_published_free (StudioLibraryPublished *row);

/**
 * studio_library_list_published_async:
 * @from: seconds since 1970, UTC: the first time wanted
 * @to: the first one not wanted; 0: no limit
 * @with_documents: whether rows are to have their post's document
 *
 * Asks what went out in a span of time. Posts in the trash are in it: what went out went out.
 */
void studio_library_list_published_async (StudioLibrary *self, gint64 from, gint64 to, gboolean with_documents, GCancellable *cancellable, GAsyncReadyCallback callback, gpointer data);
/** Returns: (transfer full) (element-type StudioLibraryPublished): by time; at most 50,000. */
GPtrArray *studio_library_list_published_finish (StudioLibrary *self, GAsyncResult *result, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (StudioLibraryPublished, studio_library_published_free)

G_END_DECLS
