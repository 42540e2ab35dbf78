#include "config.h"

#include "studio-library.h"

#include "studio-library-private.h"
#include "studio-library-snippet.h"

/* Items that get the words around their hit: as many as anybody scrolls through. */
#define MAX_SNIPPETS 300

/*
 * All filters stand in each statement, so that a few kinds of it, kept, do for every query: a value that is null lets all pass.
 * ?1 brand, ?2 template, ?3 state, ?4 folder, ?5 tag, ?6 and ?7 modified, ?8 trash, ?9 limit, ?10 and ?11 planned, ?12 office, ?13 words
 */
#define FILTERS                                                                                            \
  "(p.trashed <> 0) = ?8"                                                                                  \
  " AND (?1 IS NULL OR p.brand = ?1) AND (?2 IS NULL OR p.template = ?2) AND (?3 IS NULL OR p.state = ?3)" \
  " AND (?4 IS NULL OR ifnull (p.folder, '') = ?4)"                                                        \
  " AND (?5 IS NULL OR EXISTS (SELECT 1 FROM tag WHERE tag.tag = ?5 AND tag.post = p.number))"             \
  " AND p.modified >= ?6 AND p.modified < ?7 AND ?10 < ?11 AND (?12 IS NULL OR p.office = ?12)"

/* the first time within the span stands in for the first of all */
#define SPAN "(SELECT post, min (at) AS at FROM plan WHERE at >= ?10 AND at < ?11 GROUP BY post) s"
#define COLUMNS_OF(planned) \
  "p.id, p.title, p.brand, p.template, p.state, p.folder, p.created, p.modified, " planned ", p.trashed, p.edits, p.step, p.office"
/* a word of the title says more than one of the text: the columns in the order of the table */
#define RANK "bm25 (words, 10.0, 3.0, 3.0, 1.0, 5.0, 5.0, 5.0, 1.0)"

static const char *
order_of (const StudioLibraryQuery *query,
          gboolean words,
          gboolean span)
{
  switch (query->sort) {
  case STUDIO_LIBRARY_SORT_CREATED:
    return "p.created DESC, p.number DESC";
  case STUDIO_LIBRARY_SORT_TITLE:
    return "collate_key (p.title), p.number";
  case STUDIO_LIBRARY_SORT_PLANNED:
    return span ? "s.at, p.number" : "p.planned, p.number";
  case STUDIO_LIBRARY_SORT_MATCH:
    return words ? RANK ", p.modified DESC" : "p.modified DESC, p.number DESC";
  case STUDIO_LIBRARY_SORT_MODIFIED:
  default:
    return "p.modified DESC, p.number DESC";
  }
}

static char *
make_sql (const StudioLibraryQuery *query,
          gboolean words,
          gboolean span)
{
  return g_strconcat ("SELECT ", span ? COLUMNS_OF ("s.at") : COLUMNS_OF ("p.planned"), ", p.number",
                      " FROM ", words ? "words JOIN post p ON p.number = words.rowid" : "post p",
                      span ? " JOIN " SPAN " ON s.post = p.number" : "",
                      " WHERE ", FILTERS, words ? " AND words MATCH ?13" : "",
                      " ORDER BY ", order_of (query, words, span), " LIMIT ?9", NULL);
}

static gint64
until (gint64 moment)
{
  return moment != 0 ? moment : G_MAXINT64;
}

/* Returns: (transfer full) (nullable): the words around the first hit, the title's before the texts'. */
static char *
make_snippet (StudioDb *db,
              StudioLibraryTerms *terms,
              gint64 post)
{
  sqlite3_stmt *statement = studio_db_ask (db, "SELECT title, content, caption, alt, tags, people, place, comments FROM words WHERE rowid = ?", "i", post);
  char *snippet = NULL;

  if (!studio_db_next (db, statement))
    return NULL;

  for (int i = 0; i < sqlite3_column_count (statement) && snippet == NULL; i++) {
    g_autofree char *text = studio_db_column_text (statement, i);

    if (text != NULL)
      snippet = studio_library_terms_cut (terms, text);
  }
  studio_db_stop (statement);
  return snippet;
}

static GPtrArray *
read_found (StudioDb *db,
            sqlite3_stmt *statement,
            StudioLibraryTerms *terms)
{
  GPtrArray *items = g_ptr_array_new_with_free_func (g_object_unref);

  while (studio_db_next (db, statement)) {
    gint64 post = sqlite3_column_int64 (statement, STUDIO_LIBRARY_ITEM_N_COLUMNS);
    gboolean cut = terms != NULL && items->len < MAX_SNIPPETS;

    g_ptr_array_add (items, studio_library_item_new_row (statement, cut ? make_snippet (db, terms, post) : NULL));
  }
  return items;
}

static gpointer
query_work (StudioDb *db,
            gpointer data)
{
  const StudioLibraryQuery *query = data;
  g_autoptr (StudioLibraryTerms) terms = studio_library_terms_new (query->text);
  g_autofree char *match = terms != NULL ? studio_library_terms_get_match (terms) : NULL;
  gboolean span = query->planned_from != 0 || query->planned_to != 0;
  g_autofree char *sql = make_sql (query, match != NULL, span);
  sqlite3_stmt *statement;

  statement = studio_db_ask (db, sql, match != NULL ? "sssssiiiiiiss" : "sssssiiiiiis",
                             query->brand, query->template, query->state, query->folder, query->tag,
                             query->modified_from, until (query->modified_to), (gint64) (query->trash ? 1 : 0),
                             (gint64) (query->limit > 0 ? (gint64) query->limit : -1), query->planned_from, until (query->planned_to), query->office, match);
  return read_found (db, statement, terms);
}

void
studio_library_query_async (StudioLibrary *self,
                            const StudioLibraryQuery *query,
                            GCancellable *cancellable,
                            GAsyncReadyCallback callback,
                            gpointer data)
{
  GTask *task;

  g_return_if_fail (STUDIO_IS_LIBRARY (self) && query != NULL);

  task = g_task_new (self, cancellable, callback, data);
  g_task_set_source_tag (task, studio_library_query_async);
  g_task_set_task_data (task, studio_library_query_copy (query), (GDestroyNotify) studio_library_query_free);
  studio_library_ask (self, task, query_work, STUDIO_LIBRARY_READ, (GDestroyNotify) g_ptr_array_unref);
}

GPtrArray *
studio_library_query_finish (StudioLibrary *self,
                             GAsyncResult *result,
                             GError **error)
{
  g_return_val_if_fail (STUDIO_IS_LIBRARY (self), NULL);

  return studio_library_finish_pointer (self, result, error);
}

/* Returns: (transfer full): the first column → the second */
static GHashTable *
read_counts (StudioDb *db,
             const char *sql)
{
  GHashTable *counts = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  sqlite3_stmt *statement = studio_db_ask (db, sql, "");

  while (studio_db_next (db, statement)) {
    char *name = studio_db_column_text (statement, 0);

    if (name != NULL)
      g_hash_table_insert (counts, name, GUINT_TO_POINTER ((guint) sqlite3_column_int (statement, 1)));
  }
  return counts;
}

static gpointer
count_work (StudioDb *db,
            gpointer data)
{
  StudioLibraryCounts *counts = g_new0 (StudioLibraryCounts, 1);

  counts->states = read_counts (db, "SELECT state, count(*) FROM post WHERE trashed = 0 GROUP BY state");
  counts->brands = read_counts (db, "SELECT brand, count(*) FROM post WHERE trashed = 0 GROUP BY brand");
  counts->folders = read_counts (db, "SELECT folder, count(*) FROM post WHERE trashed = 0 AND folder IS NOT NULL GROUP BY folder");
  counts->tags = read_counts (db, "SELECT t.tag, count(*) FROM tag t JOIN post p ON p.number = t.post WHERE p.trashed = 0 GROUP BY t.tag");
  counts->offices = read_counts (db, "SELECT office, count(*) FROM post WHERE trashed = 0 AND office <> '' GROUP BY office");
  counts->total = (guint) studio_db_int (db, 0, "SELECT count(*) FROM post WHERE trashed = 0", "");
  counts->trash = (guint) studio_db_int (db, 0, "SELECT count(*) FROM post WHERE trashed <> 0", "");
  return counts;
}

void
studio_library_count_async (StudioLibrary *self,
                            GCancellable *cancellable,
                            GAsyncReadyCallback callback,
                            gpointer data)
{
  GTask *task;

  g_return_if_fail (STUDIO_IS_LIBRARY (self));

  task = g_task_new (self, cancellable, callback, data);
  g_task_set_source_tag (task, studio_library_count_async);
  studio_library_ask (self, task, count_work, STUDIO_LIBRARY_READ, (GDestroyNotify) studio_library_counts_free);
}

StudioLibraryCounts *
studio_library_count_finish (StudioLibrary *self,
                             GAsyncResult *result,
                             GError **error)
{
  g_return_val_if_fail (STUDIO_IS_LIBRARY (self), NULL);

  return studio_library_finish_pointer (self, result, error);
}
