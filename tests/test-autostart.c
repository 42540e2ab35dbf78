#include "config.h"

#include <glib/gstdio.h>

#include "studio-autostart.h"

/* What stands in an entry, and which entries are ours */

#define GROUP "[Desktop Entry]\n"
#define OURS GROUP "X-PemdaStudio-Outbox=true\n"

static void
test_read (void)
{
  static const struct
  {
    const char *entry;
    StudioAutostartState state;
  } cases[] = {
    { NULL, STUDIO_AUTOSTART_NONE },
    { OURS, STUDIO_AUTOSTART_SET },
    { OURS "X-GNOME-Autostart-enabled=true\n", STUDIO_AUTOSTART_SET },
    { OURS "X-GNOME-Autostart-enabled=false\n", STUDIO_AUTOSTART_OFF },
    { OURS "Hidden=true\n", STUDIO_AUTOSTART_OFF },
    { GROUP "Hidden=true\n", STUDIO_AUTOSTART_OFF },
    { GROUP "Exec=pemda-studio %F\n", STUDIO_AUTOSTART_FOREIGN },
    { GROUP "X-PemdaStudio-Outbox=maybe\n", STUDIO_AUTOSTART_FOREIGN },
    { "", STUDIO_AUTOSTART_FOREIGN },
    { "\xff\xfe\nHidden", STUDIO_AUTOSTART_FOREIGN },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    g_assert_cmpint (studio_autostart_read (cases[i].entry), ==, cases[i].state);
}

static char *
exec_of (const char *program,
         const char *const *surroundings)
{
  g_autofree char *entry = studio_autostart_make (program, surroundings);
  g_autoptr (GKeyFile) file = g_key_file_new ();

  g_assert_cmpint (studio_autostart_read (entry), ==, STUDIO_AUTOSTART_SET);
  g_assert_true (g_key_file_load_from_data (file, entry, (gsize) -1, G_KEY_FILE_NONE, NULL));
  return g_key_file_get_string (file, "Desktop Entry", "Exec", NULL);
}

static void
test_exec (void)
{
  static const char *const surroundings[] = { "XDG_DATA_DIRS=/a b/data:/usr/share", NULL };
  static const char *const strange = "/rumah/\"$HOME\" `id`\\50%/pemda-studio";
  g_autofree char *plain = exec_of ("/usr/bin/pemda-studio", NULL);
  g_autofree char *built = exec_of ("/a b/pemda-studio", surroundings);
  g_autofree char *hostile = exec_of (strange, NULL);
  g_auto (GStrv) words = NULL;

  g_assert_cmpstr (plain, ==, "\"/usr/bin/pemda-studio\" --background");
  g_assert_cmpstr (built, ==, "env \"XDG_DATA_DIRS=/a b/data:/usr/share\" \"/a b/pemda-studio\" --background");
  /* as a launcher takes it apart, once "%%" is "%" */
  g_assert_nonnull (g_strstr_len (hostile, -1, "50%%/"));
  g_assert_true (g_shell_parse_argv (hostile, NULL, &words, NULL));
  g_assert_cmpuint (g_strv_length (words), ==, 2);
  g_assert_cmpstr (words[0], ==, "/rumah/\"$HOME\" `id`\\50%%/pemda-studio");
}

/* --- the file --- */

typedef struct
{
  gboolean done;
  gboolean ok;
  StudioAutostartState state;
} Answer;

static void
applied_cb (GObject *source,
            GAsyncResult *result,
            gpointer data)
{
  Answer *answer = data;
  g_autoptr (GError) error = NULL;

  answer->ok = studio_autostart_apply_finish (result, &answer->state, &error);
  g_assert_true (answer->ok == (error == NULL));
  answer->done = TRUE;
}

static Answer
apply (const char *folder,
       gboolean wanted)
{
  Answer answer = { 0 };

  studio_autostart_apply_async (wanted, "/usr/bin/pemda-studio", folder, applied_cb, &answer);
  while (!answer.done)
    g_main_context_iteration (NULL, TRUE);
  return answer;
}

static void
test_file (void)
{
  g_autofree char *folder = g_dir_make_tmp ("autostart-XXXXXX", NULL);
  g_autofree char *inner = g_build_filename (folder, "autostart", NULL);
  g_autofree char *path = g_build_filename (inner, "com.pemda.Studio.desktop", NULL);
  g_autofree char *text = NULL;
  Answer answer = apply (folder, FALSE);

  g_assert_true (answer.ok && answer.state == STUDIO_AUTOSTART_NONE);
  g_assert_false (g_file_test (inner, G_FILE_TEST_EXISTS));
  answer = apply (folder, TRUE);
  g_assert_true (answer.ok && answer.state == STUDIO_AUTOSTART_SET);
  g_assert_true (g_file_test (path, G_FILE_TEST_EXISTS));
  answer = apply (folder, FALSE);
  g_assert_true (answer.ok && answer.state == STUDIO_AUTOSTART_NONE);
  g_assert_false (g_file_test (path, G_FILE_TEST_EXISTS));

  /* the person's word stays, whatever is wanted */
  g_assert_true (g_file_set_contents (path, OURS "Hidden=true\n", -1, NULL));
  g_assert_cmpint (apply (folder, TRUE).state, ==, STUDIO_AUTOSTART_OFF);
  g_assert_cmpint (apply (folder, FALSE).state, ==, STUDIO_AUTOSTART_OFF);
  g_assert_true (g_file_get_contents (path, &text, NULL, NULL));
  g_assert_cmpstr (text, ==, OURS "Hidden=true\n");
  g_assert_true (g_file_set_contents (path, GROUP "Exec=pemda-studio\n", -1, NULL));
  g_assert_cmpint (apply (folder, FALSE).state, ==, STUDIO_AUTOSTART_FOREIGN);
  g_assert_true (g_file_test (path, G_FILE_TEST_EXISTS));

  g_unlink (path);
  g_rmdir (inner);
  /* a file where the folder should be */
  g_assert_true (g_file_set_contents (inner, "", -1, NULL));
  g_assert_false (apply (folder, TRUE).ok);
  g_unlink (inner);
  g_rmdir (folder);
}

int
main (int argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_unsetenv ("PEMDA_STUDIO_DATA");
  g_test_add_func ("/autostart/read", test_read);
  g_test_add_func ("/autostart/exec", test_exec);
  g_test_add_func ("/autostart/file", test_file);
  return g_test_run ();
}
