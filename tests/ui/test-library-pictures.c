#include "library-fixture.h"

#include "studio-library-pictures.h"
#include "studio-thumbnail.h"

#define N_POSTS 9
#define AT_ONCE 2

typedef struct
{
  GPtrArray *came; /* the entries, as they got their pictures */
  StudioLibraryPictures *pictures;
  GPtrArray *entries;
} Fixture;

static void
came_cb (StudioLibraryEntry *entry,
         GParamSpec *pspec,
         Fixture *fixture)
{
  g_ptr_array_add (fixture->came, entry);
}

static void
add_thumbnail (StudioLibrary *library,
               StudioPost *post)
{
  g_autoptr (StudioSnapshot) snapshot = studio_post_snapshot (post);
  g_autoptr (GBytes) png = studio_thumbnail_new (snapshot, 32, NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (GAsyncResult) result = FIXTURE_ASK (studio_library_set_thumbnail_async, library, fixture_id (post), png);

  studio_library_set_thumbnail_finish (library, result, &error);
  g_assert_no_error (error);
}

static void
set_up (Fixture *fixture,
        StudioLibrary *library)
{
  g_autoptr (GPtrArray) items = NULL;

  for (guint i = 0; i < N_POSTS; i++) {
    g_autoptr (StudioPost) post = library_post ("Air bersih");

    fixture_save (library, post);
    add_thumbnail (library, post);
  }
  items = library_query (library, &(StudioLibraryQuery){ 0 });
  g_assert_cmpuint (items->len, ==, N_POSTS);
  fixture->came = g_ptr_array_new ();
  fixture->entries = g_ptr_array_new_with_free_func (g_object_unref);
  fixture->pictures = studio_library_pictures_new (library);
  for (guint i = 0; i < N_POSTS; i++) {
    StudioLibraryEntry *entry = studio_library_entry_new (g_ptr_array_index (items, i));

    g_signal_connect (entry, "notify::picture", G_CALLBACK (came_cb), fixture);
    g_ptr_array_add (fixture->entries, entry);
  }
}

static void
tear_down (Fixture *fixture)
{
  g_object_unref (fixture->pictures);
  g_ptr_array_unref (fixture->entries);
  g_ptr_array_unref (fixture->came);
}

static void
show (Fixture *fixture,
      guint from,
      guint to)
{
  for (guint i = from; i < to; i++)
    studio_library_pictures_show (fixture->pictures, g_ptr_array_index (fixture->entries, i));
}

static guint
index_of (Fixture *fixture,
          guint nth)
{
  guint index = 0;

  g_assert_true (g_ptr_array_find (fixture->entries, g_ptr_array_index (fixture->came, nth), &index));
  return index;
}

static void
wait_for (Fixture *fixture,
          guint n)
{
  while (fixture->came->len < n)
    g_main_context_iteration (NULL, TRUE);
}

/* A view asks for far more tiles than are in sight, the first ones first. */
static void
test_in_order (void)
{
  g_autofree char *folder = fixture_library_folder ();
  g_autoptr (StudioLibrary) library = fixture_library (folder);
  Fixture fixture;

  set_up (&fixture, library);
  show (&fixture, 0, N_POSTS);
  wait_for (&fixture, N_POSTS);
  for (guint i = 0; i < N_POSTS; i++)
    g_assert_cmpuint (index_of (&fixture, i), <, i + AT_ONCE);
  tear_down (&fixture);
}

/* Where a person went since, is looked at now. */
static void
test_later_first (void)
{
  g_autofree char *folder = fixture_library_folder ();
  g_autoptr (StudioLibrary) library = fixture_library (folder);
  Fixture fixture;
  guint latest = 0;

  set_up (&fixture, library);
  show (&fixture, 0, N_POSTS - 2);
  while (g_main_context_pending (NULL) || fixture.came->len == 0)
    g_main_context_iteration (NULL, TRUE);
  latest = fixture.came->len + AT_ONCE + 2;
  show (&fixture, N_POSTS - 2, N_POSTS);
  wait_for (&fixture, N_POSTS);
  for (guint i = latest; i < N_POSTS; i++)
    g_assert_cmpuint (index_of (&fixture, i), <, N_POSTS - 2);
  tear_down (&fixture);
}

int
main (int argc,
      char **argv)
{
  gtk_test_init (&argc, &argv, NULL);
  fixture_use_data ();
  g_test_add_func ("/library-pictures/in-order", test_in_order);
  g_test_add_func ("/library-pictures/later-first", test_later_first);
  return g_test_run ();
}
