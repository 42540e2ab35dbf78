#include "config.h"

#include "studio-library-published.h"

#include <string.h>

#include "studio-library-private.h"

/* of an answer: more than an office publishes in ten years */
#define MAX_ROWS 50000
/* of a text: more than an honest post has */
#define MAX_LINE 4000
/* bytes of all documents of an answer */
#define MAX_DOCUMENTS ((gsize) 64 * 1024 * 1024)

/** Asked: a span, and whether documents are wanted. */
typedef struct
{
  gint64 from;
  gint64 to;
  gboolean documents;
} Asked;

void
studio_library_published_free (StudioLibraryPublished *row)
{
  g_return_if_fail (row != NULL);

  g_free (row->post);
  g_free (row->title);
  g_free (row->brand);
  g_free (row->template);
  g_free (row->state);
  g_free (row->office);
  g_clear_pointer (&row->root, json_node_unref);
  g_free (row->platform);
  g_free (row->account);
  g_free (row->link);
  g_free (row->by);
  g_free (row->approved_by);
  g_free (row);
}

static char *
take_line (sqlite3_stmt *statement,
           int column)
{
  char *text = studio_db_column_text (statement, column);

  if (text != NULL && strlen (text) <= MAX_LINE)
    return text;
  g_free (text);
  return g_strdup ("");
}

static StudioLibraryPublished *
read_row (sqlite3_stmt *statement)
{
  StudioLibraryPublished *row = g_new0 (StudioLibraryPublished, 1);

  row->post = take_line (statement, 0);
  row->title = take_line (statement, 1);
  row->brand = take_line (statement, 2);
  row->template = take_line (statement, 3);
  row->state = take_line (statement, 4);
  row->office = take_line (statement, 5);
  row->at = sqlite3_column_int64 (statement, 6);
  row->platform = take_line (statement, 7);
  row->account = take_line (statement, 8);
  row->link = take_line (statement, 9);
  row->by = take_line (statement, 10);
  row->approved_by = take_line (statement, 11);
  return row;
}

/* Returns: (transfer full) (nullable). @room: (inout): bytes that may still be read */
static JsonNode *
read_document (StudioDb *db,
               const char *id,
               gsize *room)
{
  sqlite3_stmt *statement = studio_db_ask (db, "SELECT d.json FROM document d JOIN post p ON p.number = d.post WHERE p.id = ? AND length (d.json) <= ?", "si", id, (gint64) *room);
  g_autoptr (GBytes) json = NULL;
  JsonNode *root = NULL;

  if (!studio_db_next (db, statement))
    return NULL;
  json = studio_db_column_bytes (statement, 0);
  studio_db_stop (statement);
  if (json != NULL) {
    *room -= g_bytes_get_size (json);
    root = studio_json_parse ("post.json", json, NULL);
  }
  if (root != NULL && !JSON_NODE_HOLDS_OBJECT (root))
    g_clear_pointer (&root, json_node_unref);
  return root;
}

static void
add_documents (StudioDb *db,
               GPtrArray *rows)
{
  g_autoptr (GHashTable) roots = g_hash_table_new (g_str_hash, g_str_equal); /* id → root or NULL, both of a row */
  gsize room = MAX_DOCUMENTS;

  for (guint i = 0; i < rows->len && !studio_db_failed (db); i++) {
    StudioLibraryPublished *row = g_ptr_array_index (rows, i);
    gpointer known;

    if (g_hash_table_lookup_extended (roots, row->post, NULL, &known)) {
      row->root = known != NULL ? json_node_ref (known) : NULL;
      continue;
    }
    row->root = read_document (db, row->post, &room);
    g_hash_table_insert (roots, row->post, row->root);
  }
}

static gpointer
list_published_work (StudioDb *db,
                     gpointer data)
{
  const Asked *asked = data;
  GPtrArray *rows = g_ptr_array_new_with_free_func ((GDestroyNotify) studio_library_published_free);
  sqlite3_stmt *statement = studio_db_ask (db,
                                           "SELECT p.id, p.title, p.brand, p.template, p.state, p.office, o.at, o.platform, o.account, o.link, o.by, o.approved_by"
                                           " FROM published o JOIN post p ON p.number = o.post WHERE o.at >= ? AND o.at < ? ORDER BY o.at, p.number, o.seq LIMIT ?",
                                           "iii", asked->from, asked->to, (gint64) MAX_ROWS);

  while (studio_db_next (db, statement))
    g_ptr_array_add (rows, read_row (statement));
  if (asked->documents)
    add_documents (db, rows);
  return rows;
}

void
studio_library_list_published_async (StudioLibrary *self,
                                     gint64 from,
                                     gint64 to,
                                     gboolean with_documents,
                                     GCancellable *cancellable,
                                     GAsyncReadyCallback callback,
                                     gpointer data)
{
  Asked *asked;
  GTask *task;

  g_return_if_fail (STUDIO_IS_LIBRARY (self));

  asked = g_new (Asked, 1);
  *asked = (Asked){ from, to != 0 ? to : G_MAXINT64, with_documents };
  task = g_task_new (self, cancellable, callback, data);
  g_task_set_source_tag (task, studio_library_list_published_async);
  g_task_set_task_data (task, asked, g_free);
  studio_library_ask (self, task, list_published_work, STUDIO_LIBRARY_READ, (GDestroyNotify) g_ptr_array_unref);
}

GPtrArray *
studio_library_list_published_finish (StudioLibrary *self,
                                      GAsyncResult *result,
                                      GError **error)
{
  g_return_val_if_fail (STUDIO_IS_LIBRARY (self), NULL);

  return studio_library_finish_pointer (self, result, error);
}
