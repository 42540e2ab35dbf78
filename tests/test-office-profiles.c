#include "config.h"

#include <glib.h>
#include <glib/gstdio.h>
#include <string.h>

#include "studio-error.h"
#include "studio-office-profiles.h"
#include "studio-office-watch.h"

#define HEAD "{\"format\": \"pemda-studio-profile\", \"version\": 1, "

/* --- helpers --- */

static char *
get_folder (void)
{
  return g_build_filename (g_get_user_data_dir (), "pemda-studio", "checks", "profiles", NULL);
}

static void
empty_folder (void)
{
  g_autofree char *folder = get_folder ();
  GDir *dir = g_dir_open (folder, 0, NULL);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL) {
    g_autofree char *path = g_build_filename (folder, name, NULL);

    g_remove (path);
  }
  g_clear_pointer (&dir, g_dir_close);
}

static guint
count_files (void)
{
  g_autofree char *folder = get_folder ();
  GDir *dir = g_dir_open (folder, 0, NULL);
  guint n = 0;

  while (dir != NULL && g_dir_read_name (dir) != NULL)
    n++;
  g_clear_pointer (&dir, g_dir_close);
  return n;
}

/* Returns: (transfer full): a file from outside */
static char *
put_file (const char *text,
          gssize length)
{
  char *path = g_build_filename (g_get_user_cache_dir (), "dari-luar" STUDIO_PROFILE_SUFFIX, NULL);
  g_autoptr (GError) error = NULL;

  g_mkdir_with_parents (g_get_user_cache_dir (), 0700);
  g_file_set_contents (path, text, length, &error);
  g_assert_no_error (error);
  return path;
}

static StudioProfile *
copy (const char *id,
      const char *name)
{
  g_autoptr (StudioProfile) base = studio_profile_load (id);
  g_autoptr (GError) error = NULL;
  StudioProfile *profile = studio_office_profiles_copy (base, name, &error);

  g_assert_no_error (error);
  return profile;
}

/* --- */

static void
test_copy (void)
{
  const StudioRule *rule = studio_rule_find ("EJA-07");
  g_autoptr (StudioProfile) first = NULL;
  g_autoptr (StudioProfile) second = NULL;
  g_autoptr (StudioProfile) named = NULL;
  g_autoptr (StudioProfile) strict = NULL;
  g_autoptr (StudioProfile) read = NULL;

  empty_folder ();
  first = copy ("ketat", NULL);
  second = copy ("ketat", NULL);
  named = copy ("latihan", "Kantor Kami");
  strict = studio_profile_load ("ketat");
  g_assert_cmpstr (first->id, !=, "ketat");
  g_assert_cmpstr (first->id, !=, second->id);
  g_assert_cmpstr (first->name, !=, second->name);
  g_assert_true (first->own);
  g_assert_false (strict->own);
  g_assert_cmpint (first->gate, ==, STUDIO_GATE_REFUSE);
  g_assert_cmpint (studio_profile_get_level (first, rule), ==, STUDIO_RULE_REQUIRED);
  read = studio_profile_load (named->id);
  g_assert_cmpstr (read->id, ==, "kantor-kami");
  g_assert_cmpstr (read->name, ==, "Kantor Kami");
  g_assert_true (read->explains);
  g_assert_cmpuint (count_files (), ==, 3);
}

static void
test_change (void)
{
  const StudioRule *rule = studio_rule_find ("EJA-07");
  const char *id;
  g_autoptr (StudioProfile) profile = NULL;
  g_autoptr (StudioProfile) off = NULL;
  g_autoptr (StudioProfile) back = NULL;
  g_autoptr (StudioProfile) named = NULL;
  g_autoptr (StudioProfile) gate = NULL;
  g_autoptr (StudioProfile) read = NULL;

  empty_folder ();
  profile = copy ("biasa", "Kantor");
  id = profile->id;
  off = studio_office_profiles_with_level (profile, "EJA-07", STUDIO_RULE_OFF);
  g_assert_cmpint (studio_profile_get_level (profile, rule), ==, rule->level);
  g_assert_cmpint (studio_profile_get_level (off, rule), ==, STUDIO_RULE_OFF);
  back = studio_office_profiles_with_level (off, "EJA-07", rule->level);
  g_assert_false (g_hash_table_contains (back->levels, "EJA-07"));
  named = studio_office_profiles_with_name (off, "Kantor _Baru_ & <b>");
  gate = studio_office_profiles_with_gate (named, STUDIO_GATE_PRACTICE, TRUE);
  g_assert_true (studio_office_profiles_put (gate, NULL));
  read = studio_profile_load (id);
  g_assert_cmpstr (read->name, ==, "Kantor _Baru_ & <b>");
  g_assert_cmpint (read->gate, ==, STUDIO_GATE_PRACTICE);
  g_assert_true (read->explains);
  g_assert_cmpint (studio_profile_get_level (read, rule), ==, STUDIO_RULE_OFF);
  g_assert_cmpuint (count_files (), ==, 1);
}

static void
test_remove (void)
{
  g_autoptr (StudioProfile) profile = NULL;
  g_autoptr (StudioProfile) gone = NULL;
  g_autoptr (StudioProfile) again = NULL;
  g_autoptr (GError) error = NULL;

  empty_folder ();
  profile = copy ("ketat", "Kantor");
  g_assert_true (studio_office_profiles_remove (profile->id, &error));
  g_assert_cmpuint (count_files (), ==, 0);
  gone = studio_profile_load (profile->id);
  g_assert_cmpstr (gone->id, ==, STUDIO_PROFILE_USUAL);
  g_assert_true (studio_office_profiles_put (profile, &error));
  again = studio_profile_load (profile->id);
  g_assert_cmpstr (again->name, ==, "Kantor");
  g_assert_true (studio_office_profiles_remove ("tak-ada", &error));
  g_assert_true (studio_office_profiles_remove ("../../x", &error));
}

/* A file that was put there by hand, under a name of its own. */
static void
test_by_hand (void)
{
  g_autofree char *folder = get_folder ();
  g_autofree char *path = g_build_filename (folder, "dari-provinsi.json", NULL);
  g_autoptr (StudioProfile) profile = NULL;

  empty_folder ();
  g_mkdir_with_parents (folder, 0700);
  g_assert_true (g_file_set_contents (path, HEAD "\"id\": \"provinsi\", \"name\": \"Provinsi\", \"rules\": {}}", -1, NULL));
  profile = studio_profile_load ("provinsi");
  g_assert_cmpstr (profile->name, ==, "Provinsi");
  g_assert_true (studio_office_profiles_put (profile, NULL));
  g_assert_cmpuint (count_files (), ==, 1);
  g_assert_true (studio_office_profiles_remove ("provinsi", NULL));
  g_assert_cmpuint (count_files (), ==, 0);
}

static void
test_share (void)
{
  g_autofree char *path = put_file ("", 0);
  g_autoptr (StudioProfile) profile = NULL;
  g_autoptr (StudioProfile) changed = NULL;
  g_autoptr (StudioProfile) same = NULL;
  g_autoptr (StudioProfile) other = NULL;
  g_autoptr (StudioProfile) alone = NULL;
  g_autoptr (GError) error = NULL;

  empty_folder ();
  profile = copy ("ketat", "Kantor");
  g_assert_true (studio_office_profiles_export (profile, path, &error));
  same = studio_office_profiles_import (path, &error);
  g_assert_cmpstr (same->id, ==, profile->id);
  g_assert_cmpuint (count_files (), ==, 1);
  /* the office's has changed since: both are kept */
  changed = studio_office_profiles_with_level (profile, "EJA-07", STUDIO_RULE_OFF);
  g_assert_true (studio_office_profiles_put (changed, &error));
  other = studio_office_profiles_import (path, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (other->id, ==, "kantor-2");
  g_assert_cmpstr (other->name, ==, "Kantor 2");
  g_assert_cmpint (studio_profile_get_level (other, studio_rule_find ("EJA-07")), ==, STUDIO_RULE_REQUIRED);
  empty_folder ();
  alone = studio_office_profiles_import (path, &error);
  g_assert_cmpstr (alone->id, ==, "kantor");
  g_assert_false (studio_office_profiles_export (profile, "/tidak/ada/x" STUDIO_PROFILE_SUFFIX, &error));
  g_assert_nonnull (error);
}

/* One that calls itself as a shipped one does not take its place. */
static void
test_shipped_id (void)
{
  g_autofree char *path = put_file (HEAD "\"id\": \"biasa\", \"name\": \"Biasa\", \"rules\": {\"EJA-07\": \"off\"}}", -1);
  g_autoptr (StudioProfile) imported = NULL;
  g_autoptr (StudioProfile) usual = NULL;

  empty_folder ();
  imported = studio_office_profiles_import (path, NULL);
  usual = studio_profile_load ("biasa");
  g_assert_cmpstr (imported->id, ==, "biasa-2");
  g_assert_false (usual->own);
  g_assert_cmpint (studio_profile_get_level (usual, studio_rule_find ("EJA-07")), ==, STUDIO_RULE_WARNING);
}

static void
test_hostile (void)
{
  g_autofree char *long_name = g_strnfill (STUDIO_PROFILE_NAME_MAX + 1, 'a');
  g_autofree char *with_long_name = g_strdup_printf (HEAD "\"id\": \"a\", \"name\": \"%s\"}", long_name);
  g_autofree char *huge = g_strnfill (1024 * 1024 + 1, ' ');
  g_autofree char *deep = g_strnfill (100000, '[');
  const char *const files[] = {
    "", "{", "{}", "[]", "null", "bukan json", "PK\003\004", "\xff\xfe\xff", huge, deep, with_long_name,
    "{\"format\": \"pemda-studio-rules\", \"version\": 1, \"rules\": []}",
    "{\"format\": \"pemda-studio-profile\", \"version\": 2, \"id\": \"a\", \"name\": \"A\", \"gates\": []}",
    "{\"format\": \"pemda-studio-profile\", \"version\": \"satu\", \"id\": \"a\", \"name\": \"A\"}",
    HEAD "\"id\": \"a\"}", HEAD "\"name\": \"A\"}", HEAD "\"id\": 3, \"name\": \"A\"}", HEAD "\"id\": \"a\", \"name\": \"\"}",
    HEAD "\"id\": \"a\", \"name\": \"  \"}", HEAD "\"id\": \"a\", \"name\": \"A\\nB\"}", HEAD "\"id\": \"a\", \"name\": \"A\\u202eB\"}",
    HEAD "\"id\": \"a\", \"name\": {\"id\": 3}}", HEAD "\"id\": \"a\", \"name\": \"A\", \"gate\": \"open\"}",
    HEAD "\"id\": \"a\", \"name\": \"A\", \"explains\": \"ya\"}", HEAD "\"id\": \"a\", \"name\": \"A\", \"rules\": []}",
    HEAD "\"id\": \"a\", \"name\": \"A\", \"rules\": {\"EJA-99\": \"off\"}}", HEAD "\"id\": \"a\", \"name\": \"A\", \"rules\": {\"EJA-07\": \"keras\"}}",
    HEAD "\"id\": \"a\", \"name\": \"A\", \"rules\": {\"EJA-07\": \"off\", \"EJA-07\": \"hint\"}}", HEAD "\"id\": \"a\", \"name\": \"A\", \"run\": \"rm\"}"
  };

  empty_folder ();
  for (gsize i = 0; i < G_N_ELEMENTS (files); i++) {
    g_autofree char *path = put_file (files[i], -1);
    g_autoptr (GError) error = NULL;

    g_test_message ("file %u", (guint) i);
    g_assert_null (studio_office_profiles_import (path, &error));
    g_assert_nonnull (error);
    g_assert_cmpuint (strlen (error->message), <, 400);
    g_assert_null (strchr (error->message, '\n'));
  }
  g_assert_null (studio_office_profiles_import (g_get_user_cache_dir (), NULL));
  g_assert_null (studio_office_profiles_import ("/tidak/ada.pemdaprofile", NULL));
  g_assert_cmpuint (count_files (), ==, 0);
}

/* Ids are only letters, digits and "-", whatever a file says. */
static void
test_ids (void)
{
  static const char *const ids[] = { "../../../etc/passwd", "C:\\\\x", "con", "", "🙂", "a/b" };

  empty_folder ();
  for (gsize i = 0; i < G_N_ELEMENTS (ids); i++) {
    g_autofree char *text = g_strdup_printf (HEAD "\"id\": \"%s\", \"name\": \"N%u\"}", ids[i], (guint) i);
    g_autofree char *path = put_file (text, -1);
    g_autoptr (StudioProfile) profile = studio_office_profiles_import (path, NULL);

    g_assert_nonnull (profile);
    g_assert_cmpuint (strspn (profile->id, "abcdefghijklmnopqrstuvwxyz0123456789-"), ==, strlen (profile->id));
    g_assert_cmpuint (count_files (), ==, i + 1);
  }
}

static void
test_full (void)
{
  g_autoptr (StudioProfile) base = studio_profile_load (NULL);
  g_autoptr (GError) error = NULL;

  empty_folder ();
  for (int i = 0; i < STUDIO_OFFICE_PROFILES_MAX; i++) {
    g_autoptr (StudioProfile) profile = copy ("biasa", "Kantor");
  }
  g_assert_null (studio_office_profiles_copy (base, NULL, &error));
  g_assert_error (error, STUDIO_ERROR, STUDIO_ERROR_LIMIT);
  empty_folder ();
}

static void
test_find (void)
{
  g_autofree char *path = put_file (HEAD "\"id\": \"dinas\", \"name\": \"Dinas\"}", -1);
  g_autoptr (StudioProfile) strict = studio_profile_find ("ketat", NULL);
  g_autoptr (StudioProfile) file = studio_profile_find (path, NULL);
  g_autoptr (GError) error = NULL;

  g_assert_cmpint (strict->gate, ==, STUDIO_GATE_REFUSE);
  g_assert_cmpstr (file->name, ==, "Dinas");
  g_assert_null (studio_profile_find ("tak-ada", &error));
  g_assert_error (error, STUDIO_ERROR, STUDIO_ERROR_NOT_FOUND);
  g_assert_null (studio_profile_find ("tak-ada.json", NULL));
}

static void
count_cb (StudioOfficeWatch *watch,
          guint *n)
{
  *n += 1;
}

static void
test_told (void)
{
  guint n = 0;
  gulong handler = g_signal_connect (studio_office_watch_get (), "profiles", G_CALLBACK (count_cb), &n);
  g_autoptr (StudioProfile) profile = NULL;

  empty_folder ();
  profile = copy ("biasa", NULL);
  g_assert_cmpuint (n, ==, 1);
  g_assert_true (studio_office_profiles_remove (profile->id, NULL));
  g_assert_cmpuint (n, ==, 2);
  g_signal_handler_disconnect (studio_office_watch_get (), handler);
}

int
main (int argc,
      char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

  g_test_add_func ("/office-profiles/copy", test_copy);
  g_test_add_func ("/office-profiles/change", test_change);
  g_test_add_func ("/office-profiles/remove", test_remove);
  g_test_add_func ("/office-profiles/by-hand", test_by_hand);
  g_test_add_func ("/office-profiles/share", test_share);
  g_test_add_func ("/office-profiles/shipped-id", test_shipped_id);
  g_test_add_func ("/office-profiles/hostile", test_hostile);
  g_test_add_func ("/office-profiles/ids", test_ids);
  g_test_add_func ("/office-profiles/full", test_full);
  g_test_add_func ("/office-profiles/find", test_find);
  g_test_add_func ("/office-profiles/told", test_told);

  return g_test_run ();
}
