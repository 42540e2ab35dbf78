#include "config.h"

#include "studio-library-reported.h"

#include <string.h>

#include "studio-json.h"

#include "studio-library-private.h"

/* More than forty offices publish in a year; what lies beyond in a hostile library is left out */
#define MAX_ROWS 50000
/* The question of the check rule that asks for the class of information (data/checks/rules/isi.json) */
#define CLASS_RULE "ISI-22"

/** Span: what is asked for. */
typedef struct
{
  gint64 from;
  gint64 to;
} Span;

static void
clear_time (gpointer data)
{
  g_free (((StudioReportedTime *) data)->platform);
}

static char *
copy_text (const char *text)
{
  return g_strdup (text != NULL ? text : "");
}

StudioReported *
studio_reported_new (const StudioReported *model)
{
  StudioReported *reported;

  g_return_val_if_fail (model != NULL, NULL);

  reported = g_new0 (StudioReported, 1);
  reported->post = copy_text (model->post);
  reported->title = copy_text (model->title);
  reported->brand = copy_text (model->brand);
  reported->template = copy_text (model->template);
  reported->state = copy_text (model->state);
  reported->office = copy_text (model->office);
  reported->kind = copy_text (model->kind);
  reported->programme = copy_text (model->programme);
  reported->planned = model->planned;
  reported->first = model->first;
  reported->times = g_array_new (FALSE, FALSE, sizeof (StudioReportedTime));
  g_array_set_clear_func (reported->times, clear_time);
  return reported;
}

void
studio_reported_free (StudioReported *reported)
{
  g_return_if_fail (reported != NULL);

  g_free (reported->post);
  g_free (reported->title);
  g_free (reported->brand);
  g_free (reported->template);
  g_free (reported->state);
  g_free (reported->office);
  g_free (reported->kind);
  g_free (reported->programme);
  g_array_unref (reported->times);
  g_free (reported);
}

void
studio_reported_add_time (StudioReported *reported,
                          gint64 at,
                          const char *platform,
                          gboolean linked,
                          gboolean approved)
{
  StudioReportedTime time = { at, NULL, linked, approved };

  g_return_if_fail (reported != NULL);

  time.platform = copy_text (platform);
  g_array_append_val (reported->times, time);
}

/* --- what the library knows --- */

/* Whether the text can have the member at all, so that not every document has to be read. */
static gboolean
names_any (GBytes *json)
{
  gsize size;
  const char *data = g_bytes_get_data (json, &size);

  return g_strstr_len (data, (gssize) size, "\"" CLASS_RULE "\"") != NULL || g_strstr_len (data, (gssize) size, "\"programme\"") != NULL;
}

static const char *
text_at (JsonNode *root,
         const char *path)
{
  JsonNode *node = studio_json_lookup (root, path);

  return node != NULL && json_node_get_value_type (node) == G_TYPE_STRING ? json_node_get_string (node) : "";
}

/* Columns: id, title, brand, template, state, office, planned, json, first. Returns: (transfer full) */
static StudioReported *
read_post (sqlite3_stmt *statement)
{
  char *texts[6];
  g_autoptr (GBytes) json = studio_db_column_bytes (statement, 7);
  g_autoptr (JsonNode) root = json != NULL && names_any (json) ? studio_json_parse ("post.json", json, NULL) : NULL;
  StudioReported model = { 0 }, *reported;

  for (int i = 0; i < (int) G_N_ELEMENTS (texts); i++)
    texts[i] = studio_db_column_text (statement, i);
  model.post = texts[0];
  model.title = texts[1];
  model.brand = texts[2];
  model.template = texts[3];
  model.state = texts[4];
  model.office = texts[5];
  model.planned = sqlite3_column_int64 (statement, 6);
  model.first = sqlite3_column_int64 (statement, 8);
  if (root != NULL && JSON_NODE_HOLDS_OBJECT (root)) {
    model.kind = (char *) text_at (root, "answers/" CLASS_RULE "/value");
    model.programme = (char *) text_at (root, "programme");
  }
  reported = studio_reported_new (&model);
  for (int i = 0; i < (int) G_N_ELEMENTS (texts); i++)
    g_free (texts[i]);
  return reported;
}

static void
read_posts (StudioDb *db,
            sqlite3_stmt *statement,
            GPtrArray *posts,
            GHashTable *by_id)
{
  while (studio_db_next (db, statement)) {
    StudioReported *reported = read_post (statement);

    g_ptr_array_add (posts, reported);
    g_hash_table_insert (by_id, reported->post, reported);
  }
}

/* Columns: id, at, platform, link, approved_by */
static void
read_times (StudioDb *db,
            sqlite3_stmt *statement,
            GHashTable *by_id)
{
  while (studio_db_next (db, statement)) {
    g_autofree char *id = studio_db_column_text (statement, 0), *platform = studio_db_column_text (statement, 2);
    StudioReported *reported = id != NULL ? g_hash_table_lookup (by_id, id) : NULL;

    if (reported != NULL)
      studio_reported_add_time (reported, sqlite3_column_int64 (statement, 1), platform, sqlite3_column_bytes (statement, 3) > 0, sqlite3_column_bytes (statement, 4) > 0);
  }
}

static gpointer
list_reported_work (StudioDb *db,
                    gpointer data)
{
  const Span *span = data;
  GPtrArray *posts = g_ptr_array_new_with_free_func ((GDestroyNotify) studio_reported_free);
  g_autoptr (GHashTable) by_id = g_hash_table_new (g_str_hash, g_str_equal);

  read_posts (db,
              studio_db_ask (db,
                             "SELECT p.id, p.title, p.brand, p.template, p.state, p.office, p.planned, d.json, (SELECT min(l.at) FROM published l WHERE l.post = p.number) FROM post p JOIN document d ON d.post = p.number"
                             " WHERE p.number IN (SELECT post FROM published WHERE at >= ? AND at < ?) ORDER BY p.id LIMIT ?",
                             "iii", span->from, span->to, (gint64) MAX_ROWS),
              posts, by_id);
  read_times (db,
              studio_db_ask (db,
                             "SELECT p.id, l.at, l.platform, l.link, l.approved_by FROM published l JOIN post p ON p.number = l.post"
                             " WHERE l.at >= ? AND l.at < ? ORDER BY l.at LIMIT ?",
                             "iii", span->from, span->to, (gint64) MAX_ROWS),
              by_id);
  read_posts (db,
              studio_db_ask (db,
                             "SELECT p.id, p.title, p.brand, p.template, p.state, p.office, p.planned, d.json, (SELECT min(l.at) FROM published l WHERE l.post = p.number) FROM post p JOIN document d ON d.post = p.number"
                             " WHERE p.trashed = 0 AND p.state <> 'published' AND NOT EXISTS (SELECT 1 FROM published l WHERE l.post = p.number)"
                             " AND (p.number IN (SELECT post FROM plan WHERE at >= ? AND at < ?)"
                             " OR (p.planned = 0 AND p.created >= ? AND p.created < ?)) ORDER BY p.id LIMIT ?",
                             "iiiii", span->from, span->to, span->from, span->to, (gint64) MAX_ROWS),
              posts, by_id);
  return posts;
}

void
studio_library_list_reported_async (StudioLibrary *self,
                                    gint64 from,
                                    gint64 to,
                                    GCancellable *cancellable,
                                    GAsyncReadyCallback callback,
                                    gpointer data)
{
  Span *span;
  GTask *task;

  g_return_if_fail (STUDIO_IS_LIBRARY (self));

  span = g_new (Span, 1);
  *span = (Span){ from, to };
  task = g_task_new (self, cancellable, callback, data);
  g_task_set_source_tag (task, studio_library_list_reported_async);
  g_task_set_task_data (task, span, g_free);
  studio_library_ask (self, task, list_reported_work, STUDIO_LIBRARY_READ, (GDestroyNotify) g_ptr_array_unref);
}

GPtrArray *
studio_library_list_reported_finish (StudioLibrary *self,
                                     GAsyncResult *result,
                                     GError **error)
{
  g_return_val_if_fail (STUDIO_IS_LIBRARY (self), NULL);

  return studio_library_finish_pointer (self, result, error);
}
