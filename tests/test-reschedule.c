#include "library-fixture.h"

#include "studio-history-record.h"
#include "studio-library-plan.h"
#include "studio-moment.h"
#include "studio-plan.h"
#include "studio-reschedule.h"

#define OFFSET 480

static GDate
day (GDateDay number)
{
  GDate date;

  g_date_clear (&date, 1);
  g_date_set_dmy (&date, number, G_DATE_NOVEMBER, 2026);
  return date;
}

/* Returns: (transfer full): a post that is planned for these times, with ' for " */
static StudioPost *
make_post (StudioLibrary *library,
           const char *members)
{
  StudioPost *post = fixture_post ();
  g_autoptr (StudioHistory) history = studio_history_new (post);
  g_autoptr (JsonNode) patch = fixture_json (members);
  g_autoptr (JsonNode) root = studio_json_merge (studio_post_get_json (post), patch);

  studio_history_set_root (history, root, "siapkan", NULL);
  fixture_save (library, post);
  return post;
}

static const char *
id_of (StudioPost *post)
{
  return studio_json_peek_string (json_node_get_object (studio_post_get_json (post)), "id");
}

/* Returns: (transfer full) */
static StudioLibraryPlan *
list (StudioLibrary *library,
      GDateDay from,
      GDateDay to)
{
  GDate first = day (from), last = day (to);
  g_autoptr (GError) error = NULL;
  StudioLibraryPlan *plan;

  LIBRARY_ASK (library, list_plan, studio_moment_from_day (&first, 0, OFFSET), studio_moment_from_day (&last, 0, OFFSET), studio_moment_from_day (&last, 0, OFFSET));
  plan = studio_library_list_plan_finish (library, result, &error);
  g_assert_no_error (error);
  return plan;
}

/* The times of those days as "14.30 instagram, …" by the office's clock, the trash left out. */
static void
test_list (void)
{
  g_autofree char *folder = fixture_library_folder ();
  g_autoptr (StudioLibrary) library = fixture_library (folder);
  g_autoptr (StudioPost) a = make_post (library, "{'plan':[{'at':'2026-11-25T00:00:00+08:00','platform':'x'},{'at':'2026-11-24T23:59:59+08:00'}],'review':'review'}");
  g_autoptr (StudioPost) b = make_post (library, "{'plan':[{'at':'2026-11-25T23:59:59+08:00'}],'content':{'berlaku':'2026-11-25'}}");
  g_autoptr (StudioPost) c = make_post (library, "{'plan':[{'at':'2026-11-25T09:00:00+08:00'}],'content':{'berlaku':'2026-12-25'}}");
  const char *const trashed[] = { id_of (c), NULL };
  g_autoptr (StudioLibraryPlan) plan = NULL;
  const StudioPlanned *first, *second;

  {
    LIBRARY_ASK (library, trash, trashed, TRUE);
    g_assert_true (studio_library_trash_finish (library, result, NULL));
  }
  plan = list (library, 25, 26);
  g_assert_cmpuint (plan->times->len, ==, 2);
  first = g_ptr_array_index (plan->times, 0);
  second = g_ptr_array_index (plan->times, 1);
  g_assert_cmpstr (first->id, ==, id_of (a));
  g_assert_cmpstr (first->platforms[0], ==, "x");
  g_assert_cmpstr (first->state, ==, "review");
  g_assert_cmpstr (second->id, ==, id_of (b));
  g_assert_null (second->platforms[0]);
  /* what holds through the 25th has ended when the 26th begins, but not before */
  g_assert_cmpuint (plan->stale->len, ==, 0);
  g_clear_pointer (&plan, studio_library_plan_free);
  plan = list (library, 26, 27);
  g_assert_cmpuint (plan->times->len, ==, 0);
  g_assert_cmpuint (plan->stale->len, ==, 1);
  g_assert_cmpstr (((StudioPlanned *) g_ptr_array_index (plan->stale, 0))->id, ==, id_of (b));
}

/* Returns: (transfer full): the error */
static GError *
move (StudioLibrary *library,
      const char *id,
      GDateDay from,
      GDateDay to,
      JsonNode **before)
{
  GDate first = day (from), last = day (to);
  GAsyncResult *place = NULL;
  g_autoptr (GAsyncResult) result = NULL;
  GError *error = NULL;

  studio_reschedule_move_async (library, id, &first, &last, OFFSET, fixture_answered_cb, &place);
  result = fixture_wait (&place);
  studio_reschedule_finish (library, result, before, &error);
  return error;
}

static void
set (StudioLibrary *library,
     const char *id,
     JsonNode *plan)
{
  GAsyncResult *place = NULL;
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;

  studio_reschedule_set_async (library, id, plan, fixture_answered_cb, &place);
  result = fixture_wait (&place);
  studio_reschedule_finish (library, result, NULL, &error);
  g_assert_no_error (error);
}

/* Returns: (transfer full): what stands in the library; @n_undo: (out): steps that can be taken back */
static JsonNode *
load (StudioLibrary *library,
      const char *id,
      guint *n_undo)
{
  g_autoptr (StudioHistoryRecord) record = NULL;
  g_autoptr (StudioHistory) history = NULL;
  g_autoptr (StudioPost) post = NULL;
  g_autoptr (GError) error = NULL;

  LIBRARY_ASK (library, load, id);
  post = studio_library_load_finish (library, result, &record, NULL, &error);
  g_assert_no_error (error);
  history = studio_history_new (post);
  if (record != NULL)
    g_assert_true (studio_history_restore (history, record, NULL));
  *n_undo = studio_history_get_n_undo (history);
  return json_node_ref (studio_post_get_json (post));
}

static void
test_move (void)
{
  g_autofree char *folder = fixture_library_folder ();
  g_autoptr (StudioLibrary) library = fixture_library (folder);
  g_autoptr (StudioPost) post = make_post (library, "{'plan':[{'at':'2026-11-25T09:00:00+08:00','platform':'x'},{'at':'2026-11-26T09:00:00+08:00'}]}");
  g_autoptr (JsonNode) before = NULL, moved = NULL, back = NULL;
  g_autoptr (GError) error = move (library, id_of (post), 25, 27, &before);
  guint n_undo;

  g_assert_no_error (error);
  moved = load (library, id_of (post), &n_undo);
  g_assert_cmpuint (n_undo, ==, 1);
  g_assert_cmpstr (json_node_get_string (studio_json_lookup (moved, "plan/0/at")), ==, "2026-11-27T09:00:00+08:00");
  g_assert_cmpstr (json_node_get_string (studio_json_lookup (moved, "plan/1/at")), ==, "2026-11-26T09:00:00+08:00");
  set (library, id_of (post), before);
  back = load (library, id_of (post), &n_undo);
  g_assert_cmpuint (n_undo, ==, 2);
  g_assert_true (studio_json_equal (back, studio_post_get_json (post)));
}

/* A post that went out stays where it is, and so does one that is not there. */
static void
test_refused (void)
{
  g_autofree char *folder = fixture_library_folder ();
  g_autoptr (StudioLibrary) library = fixture_library (folder);
  g_autoptr (StudioPost) post = make_post (library, "{'plan':[{'at':'2026-11-25T09:00:00+08:00'}],'review':'published'}");
  g_autoptr (GError) published = move (library, id_of (post), 25, 27, NULL), missing = move (library, "0123456789ab", 25, 27, NULL);
  g_autoptr (JsonNode) root = NULL;
  guint n_undo;

  g_assert_error (published, STUDIO_ERROR, STUDIO_ERROR_UNSUPPORTED);
  g_assert_error (missing, STUDIO_ERROR, STUDIO_ERROR_NOT_FOUND);
  root = load (library, id_of (post), &n_undo);
  g_assert_true (studio_json_equal (root, studio_post_get_json (post)));
}

static void
test_unplan (void)
{
  g_autofree char *folder = fixture_library_folder ();
  g_autoptr (StudioLibrary) library = fixture_library (folder);
  g_autoptr (StudioPost) post = make_post (library, "{'plan':[{'at':'2026-11-25T09:00:00+08:00'}]}");
  g_autoptr (StudioLibraryPlan) plan = NULL;
  g_autoptr (JsonNode) root = NULL;
  guint n_undo;

  set (library, id_of (post), NULL);
  root = load (library, id_of (post), &n_undo);
  g_assert_null (studio_json_lookup (root, "plan"));
  plan = list (library, 1, 30);
  g_assert_cmpuint (plan->times->len, ==, 0);
}

int
main (int argc,
      char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  fixture_use_data ();
  g_test_add_func ("/reschedule/list", test_list);
  g_test_add_func ("/reschedule/move", test_move);
  g_test_add_func ("/reschedule/refused", test_refused);
  g_test_add_func ("/reschedule/unplan", test_unplan);
  return g_test_run ();
}
