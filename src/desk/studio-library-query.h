#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * StudioLibrarySort:
 * @STUDIO_LIBRARY_SORT_MODIFIED: changed last first
 * @STUDIO_LIBRARY_SORT_CREATED: newest first
 * @STUDIO_LIBRARY_SORT_TITLE: by title
 * @STUDIO_LIBRARY_SORT_PLANNED: by the first planned time in the span asked for
 * @STUDIO_LIBRARY_SORT_MATCH: best hit first; without a text as MODIFIED
 */
typedef enum {
  STUDIO_LIBRARY_SORT_MODIFIED,
  STUDIO_LIBRARY_SORT_CREATED,
  STUDIO_LIBRARY_SORT_TITLE,
  STUDIO_LIBRARY_SORT_PLANNED,
  STUDIO_LIBRARY_SORT_MATCH,
} StudioLibrarySort;

/**
 * StudioLibraryQuery: which posts. All zero: all that are not in the trash. What is given narrows: all of it must hold.
 * @text: words to find, each as the beginning of a word, whatever its case and accents, in title, contents, captions,
 *   descriptions, tags, people, places and comments. Quotes and signs have no meaning
 * @folder: a folder's name; "" finds the posts that lie in none
 * @office: an office's name, as posts say it; "" finds the posts of none
 * @modified_from: seconds since 1970, this moment included; 0: no limit
 * @modified_to: this moment not included; 0: no limit
 * @planned_from: posts that are planned for any time of this span; likewise
 * @trash: those in the trash, and only those
 * @limit: most items; 0: all
 */
typedef struct
{
  const char *text;
  const char *brand;
  const char *template;
  const char *state;
  const char *folder;
  const char *tag;
  const char *office;
  gint64 modified_from;
  gint64 modified_to;
  gint64 planned_from;
  gint64 planned_to;
  gboolean trash;
  guint limit;
  StudioLibrarySort sort;
} StudioLibraryQuery;

/** Returns: (transfer full): a copy with texts of its own. */
StudioLibraryQuery *studio_library_query_copy (const StudioLibraryQuery *query);
void studio_library_query_free (StudioLibraryQuery *query);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (StudioLibraryQuery, studio_library_query_free)

/**
 * StudioLibraryCounts: how many posts there are, for the filters. What is in the trash is counted there alone.
 * @states: (element-type utf8 guint): state → number (GPOINTER_TO_UINT())
 * @brands: brand id → number
 * @folders: folder → number; posts in none are not in it
 * @tags: tag → number
 * @offices: office → number; posts of none are not in it
 */
typedef struct
{
  GHashTable *states;
  GHashTable *brands;
  GHashTable *folders;
  GHashTable *tags;
  GHashTable *offices;
  guint total;
  guint trash;
} StudioLibraryCounts;

void studio_library_counts_free (StudioLibraryCounts *counts);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (StudioLibraryCounts, studio_library_counts_free)

G_END_DECLS
