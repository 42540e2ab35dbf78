#include "config.h"

#include "studio-library-plan.h"

#include "studio-library-private.h"

/* More than an office plans in three months; what lies beyond in a hostile library is left out */
#define MAX_TIMES 20000
#define MAX_STALE 50

/** Span: what is asked for. */
typedef struct
{
  gint64 from;
  gint64 to;
  gint64 until;
} Span;

void
studio_library_plan_free (StudioLibraryPlan *plan)
{
  g_return_if_fail (plan != NULL);

  g_ptr_array_unref (plan->times);
  g_ptr_array_unref (plan->stale);
  g_free (plan);
}

static void
free_plan (gpointer plan)
{
  studio_library_plan_free (plan);
}

/* Columns: id, title, brand, state, at, platform, until. Returns: (transfer full) */
static StudioPlanned *
read_row (sqlite3_stmt *statement)
{
  g_autofree char *id = studio_db_column_text (statement, 0), *title = studio_db_column_text (statement, 1);
  g_autofree char *brand = studio_db_column_text (statement, 2), *state = studio_db_column_text (statement, 3);
  g_autofree char *platform = studio_db_column_text (statement, 5);
  char *platforms[] = { platform != NULL && *platform != '\0' ? platform : NULL, NULL };
  const StudioPlanned row = {
    .id = id,
    .title = title,
    .brand = brand,
    .state = state,
    .at = sqlite3_column_int64 (statement, 4),
    .until = sqlite3_column_int64 (statement, 6),
    .platforms = platforms,
  };

  return studio_planned_new (&row);
}

/* Returns: (transfer full) */
static GPtrArray *
read_rows (StudioDb *db,
           sqlite3_stmt *statement)
{
  GPtrArray *rows = g_ptr_array_new_with_free_func ((GDestroyNotify) studio_planned_unref);

  while (studio_db_next (db, statement))
    g_ptr_array_add (rows, read_row (statement));
  return rows;
}

static gpointer
list_plan_work (StudioDb *db,
                gpointer data)
{
  const Span *span = data;
  StudioLibraryPlan *plan = g_new0 (StudioLibraryPlan, 1);

  plan->times = read_rows (db, studio_db_ask (db,
                                              "SELECT p.id, p.title, p.brand, p.state, l.at, l.platform, p.until FROM plan l JOIN post p ON p.number = l.post"
                                              " WHERE l.at >= ? AND l.at < ? AND p.trashed = 0 ORDER BY l.at LIMIT ?",
                                              "iii", span->from, span->to, (gint64) MAX_TIMES));
  plan->stale = read_rows (db, studio_db_ask (db,
                                              "SELECT id, title, brand, state, planned, '', until FROM post"
                                              " WHERE until > 0 AND until < ? AND trashed = 0 ORDER BY until DESC LIMIT ?",
                                              "ii", span->until, (gint64) MAX_STALE));
  return plan;
}

void
studio_library_list_plan_async (StudioLibrary *self,
                                gint64 from,
                                gint64 to,
                                gint64 until,
                                GCancellable *cancellable,
                                GAsyncReadyCallback callback,
                                gpointer data)
{
  Span *span;
  GTask *task;

  g_return_if_fail (STUDIO_IS_LIBRARY (self));

  span = g_new (Span, 1);
  *span = (Span){ from, to, until };
  task = g_task_new (self, cancellable, callback, data);
  g_task_set_source_tag (task, studio_library_list_plan_async);
  g_task_set_task_data (task, span, g_free);
  studio_library_ask (self, task, list_plan_work, STUDIO_LIBRARY_READ, free_plan);
}

StudioLibraryPlan *
studio_library_list_plan_finish (StudioLibrary *self,
                                 GAsyncResult *result,
                                 GError **error)
{
  g_return_val_if_fail (STUDIO_IS_LIBRARY (self), NULL);

  return studio_library_finish_pointer (self, result, error);
}
