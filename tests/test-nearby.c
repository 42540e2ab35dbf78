#include "config.h"

#include <glib/gstdio.h>
#include <string.h>
#include <utime.h>

#include "studio-nearby.h"
#include "studio-share-folder.h"

#define DAEMON_XML                                                                                                                            \
  "<node><interface name='org.kde.kdeconnect.daemon'><method name='deviceNames'><arg type='b' direction='in'/><arg type='b' direction='in'/>" \
  "<arg type='a{ss}' direction='out'/></method></interface>"                                                                                  \
  "<interface name='org.kde.kdeconnect.device.share'><method name='shareUrls'><arg type='as' direction='in'/></method></interface></node>"

/** Desktop: KDE Connect on the bus of the test: @shared: what it was given */
typedef struct
{
  GDBusNodeInfo *info;
  GPtrArray *shared;
  gboolean ready;
  gboolean refuses;
} Desktop;

static void
method_cb (GDBusConnection *bus,
           const char *sender,
           const char *path,
           const char *interface,
           const char *method,
           GVariant *parameters,
           GDBusMethodInvocation *invocation,
           gpointer data)
{
  Desktop *desktop = data;
  g_autofree const char **uris = NULL;

  if (g_str_equal (method, "deviceNames")) {
    gboolean reachable, paired;

    g_variant_get (parameters, "(bb)", &reachable, &paired);
    g_assert_true (reachable && paired);
    g_dbus_method_invocation_return_value (invocation, g_variant_new_parsed ("({'a1b2': 'Galaxy\n\u202eA15 Bu Rina', '../daemon': 'jahat', 'c3': ' '},)"));
    return;
  }
  if (desktop->refuses) {
    g_dbus_method_invocation_return_dbus_error (invocation, "org.kde.Mati", "mati");
    return;
  }
  g_variant_get (parameters, "(^a&s)", &uris);
  for (guint i = 0; uris[i] != NULL; i++)
    g_ptr_array_add (desktop->shared, g_strdup_printf ("%s %s", path, uris[i]));
  g_dbus_method_invocation_return_value (invocation, NULL);
}

static const GDBusInterfaceVTable vtable = { .method_call = method_cb };

static void
acquired_cb (GDBusConnection *bus,
             const char *name,
             gpointer data)
{
  Desktop *desktop = data;

  g_dbus_connection_register_object (bus, "/modules/kdeconnect", desktop->info->interfaces[0], &vtable, desktop, NULL, NULL);
  g_dbus_connection_register_object (bus, "/modules/kdeconnect/devices/a1b2/share", desktop->info->interfaces[1], &vtable, desktop, NULL, NULL);
  desktop->ready = TRUE;
}

static void
result_cb (GObject *source,
           GAsyncResult *result,
           gpointer data)
{
  *(GAsyncResult **) data = g_object_ref (result);
}

/* Returns: (transfer full) */
static GPtrArray *
list (void)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  GPtrArray *found;

  studio_nearby_list_async (NULL, result_cb, &result);
  while (result == NULL)
    g_main_context_iteration (NULL, TRUE);
  found = studio_nearby_list_finish (result, &error);
  g_assert_no_error (error);
  return found;
}

static gboolean
send (const StudioNearby *nearby,
      const char *const *paths,
      GError **error)
{
  g_autoptr (GAsyncResult) result = NULL;

  studio_nearby_send_async (nearby, paths, NULL, result_cb, &result);
  while (result == NULL)
    g_main_context_iteration (NULL, TRUE);
  return studio_nearby_send_finish (result, error);
}

/* What this computer has installed must not be found. Returns: (transfer full): a folder in which programs are found */
static char *
own_programs (void)
{
  char *folder = g_dir_make_tmp ("nearby-XXXXXX", NULL);

  g_setenv ("PATH", folder, TRUE);
  return folder;
}

static void
test_none (void)
{
  g_autofree char *programs = own_programs ();
  g_autoptr (GPtrArray) found = NULL;

  g_setenv ("DBUS_SESSION_BUS_ADDRESS", "unix:path=/tidak/ada", TRUE);
  found = list ();
  g_assert_cmpuint (found->len, ==, 0);
  g_rmdir (programs);
}

/* Runs the rest of a test in a process of its own, on a bus of its own. Returns: whether this is that process */
static gboolean
is_on_bus (void)
{
  g_autoptr (GTestDBus) bus = NULL;

  if (g_test_subprocess ())
    return TRUE;
  bus = g_test_dbus_new (G_TEST_DBUS_NONE);
  g_test_dbus_up (bus);
  g_test_trap_subprocess (NULL, 60 * G_USEC_PER_SEC, G_TEST_SUBPROCESS_INHERIT_STDERR);
  g_test_trap_assert_passed ();
  g_test_dbus_down (bus);
  return FALSE;
}

/* A phone's name is one line; an id that leads elsewhere is left out; what was handed over came as addresses of the files; a refusal is told. */
static void
test_kde_connect (void)
{
  static const char *const paths[] = { "/tmp/pasar murah.jpg", "/tmp/takarir_x.txt", NULL };
  Desktop desktop = { 0 };
  g_autofree char *programs = NULL;
  g_autoptr (GPtrArray) found = NULL;
  g_autoptr (GError) error = NULL, refusal = NULL;
  const StudioNearby *first, *second;

  if (!is_on_bus ())
    return;
  programs = own_programs ();
  desktop.info = g_dbus_node_info_new_for_xml (DAEMON_XML, &error);
  g_assert_no_error (error);
  desktop.shared = g_ptr_array_new_with_free_func (g_free);
  g_bus_own_name (G_BUS_TYPE_SESSION, "org.kde.kdeconnect", G_BUS_NAME_OWNER_FLAGS_NONE, NULL, acquired_cb, NULL, &desktop, NULL);
  while (!desktop.ready)
    g_main_context_iteration (NULL, TRUE);
  found = list ();
  g_assert_cmpuint (found->len, ==, 2);
  first = g_ptr_array_index (found, 0);
  second = g_ptr_array_index (found, 1);
  g_assert_cmpstr (first->name, ==, "Galaxy  A15 Bu Rina");
  g_assert_cmpstr (second->name, ==, "KDE Connect");
  g_assert_true (send (first, paths, &error));
  g_assert_no_error (error);
  g_assert_cmpuint (desktop.shared->len, ==, 2);
  g_assert_cmpstr (g_ptr_array_index (desktop.shared, 0), ==, "/modules/kdeconnect/devices/a1b2/share file:///tmp/pasar%20murah.jpg");
  desktop.refuses = TRUE;
  g_assert_false (send (first, paths, &refusal));
  g_assert_error (refusal, G_IO_ERROR, G_IO_ERROR_FAILED);
  g_assert_null (strstr (refusal->message, "mati"));
  g_ptr_array_unref (desktop.shared);
  g_dbus_node_info_unref (desktop.info);
  g_rmdir (programs);
}

/* GNOME's program before Blueman's; it is given the files, and one that cannot be started is told. */
static void
test_bluetooth (void)
{
  static const char *const paths[] = { "/tmp/a.jpg", "/tmp/b c.txt", NULL };
  g_autofree char *programs = own_programs (), *said = g_build_filename (programs, "said", NULL), *text = NULL, *script = NULL;
  g_autoptr (GPtrArray) found = NULL;
  g_autoptr (GError) error = NULL;
  const StudioNearby *window;

  g_setenv ("DBUS_SESSION_BUS_ADDRESS", "unix:path=/tidak/ada", TRUE);
  script = g_strdup_printf ("#!/bin/sh\nprintf '%%s\\n' \"$@\" >'%s.new'\n/bin/mv '%s.new' '%s'\n", said, said, said);
  for (guint i = 0; i < 2; i++) {
    g_autofree char *path = g_build_filename (programs, i == 0 ? "bluetooth-sendto" : "blueman-sendto", NULL);

    g_assert_true (g_file_set_contents (path, i == 0 ? script : "", -1, NULL));
    g_chmod (path, 0700);
  }
  found = list ();
  g_assert_cmpuint (found->len, ==, 1);
  window = g_ptr_array_index (found, 0);
  g_assert_true (window->way == STUDIO_NEARBY_BLUETOOTH && g_str_has_suffix (window->id, "bluetooth-sendto"));
  g_assert_true (send (window, paths, &error));
  while (!g_file_get_contents (said, &text, NULL, NULL))
    g_usleep (10000);
  g_assert_cmpstr (text, ==, "/tmp/a.jpg\n/tmp/b c.txt\n");
  g_unlink (window->id);
  g_assert_false (send (window, paths, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_FAILED);
}

static void
assert_content (const char *path,
                const char *name,
                const char *content)
{
  g_autofree char *base = g_path_get_basename (path), *text = NULL;

  g_assert_cmpstr (base, ==, name);
  g_assert_true (g_file_get_contents (path, &text, NULL, NULL));
  g_assert_cmpstr (text, ==, content);
}

/* Each writing has a folder of its own; those of the day before go, and nothing else. */
static void
test_folder (void)
{
  const struct utimbuf long_ago = { 1000000, 1000000 };
  g_autofree char *below = g_dir_make_tmp ("nearby-XXXXXX", NULL);
  g_autofree char *old = g_build_filename (below, "kirim-lama", NULL), *old_file = g_build_filename (old, "a.jpg", NULL), *other = g_build_filename (below, "lain", NULL);
  g_autoptr (StudioShareParcel) parcel = studio_share_parcel_new ("Pasar murah");
  g_autoptr (GBytes) bytes = g_bytes_new_static ("gambar", 6);
  g_autoptr (GError) error = NULL;
  g_auto (GStrv) first = NULL, second = NULL;

  g_assert_cmpint (g_mkdir (old, 0700), ==, 0);
  g_assert_cmpint (g_mkdir (other, 0700), ==, 0);
  g_assert_true (g_file_set_contents (old_file, "x", 1, NULL));
  g_assert_cmpint (utime (old, &long_ago), ==, 0);
  g_assert_cmpint (utime (other, &long_ago), ==, 0);
  studio_share_parcel_add_file (parcel, "pasar_instagram_1.jpg", "image/jpeg", bytes, "Ibu-ibu di pasar", NULL);
  studio_share_parcel_add_file (parcel, "pasar_instagram_2.jpg", "image/jpeg", bytes, NULL, NULL);
  studio_share_parcel_add_caption (parcel, "instagram", "Instagram", "Pasar murah hari ini.");
  studio_share_parcel_add_caption (parcel, "x", "X", "");
  first = studio_share_folder_write (parcel, below, NULL, &error);
  g_assert_no_error (error);
  second = studio_share_folder_write (parcel, below, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (g_strv_length (first), ==, 4);
  g_assert_cmpstr (first[0], !=, second[0]);
  assert_content (first[0], "pasar_instagram_1.jpg", "gambar");
  assert_content (first[2], "takarir_instagram.txt", "Pasar murah hari ini.");
  assert_content (first[3], "teks-alternatif.txt", "pasar_instagram_1.jpg: Ibu-ibu di pasar\n");
  g_assert_false (g_file_test (old, G_FILE_TEST_EXISTS));
  g_assert_true (g_file_test (other, G_FILE_TEST_EXISTS));
}

/* Nothing is left of a writing that was cancelled, and a place that cannot be is told with its name. */
static void
test_no_folder (void)
{
  g_autofree char *below = g_dir_make_tmp ("nearby-XXXXXX", NULL), *file = g_build_filename (below, "berkas", NULL), *inside = g_build_filename (file, "dalam", NULL);
  g_autoptr (StudioShareParcel) parcel = studio_share_parcel_new ("Pasar murah");
  g_autoptr (GBytes) bytes = g_bytes_new_static ("gambar", 6);
  g_autoptr (GCancellable) cancelled = g_cancellable_new ();
  g_autoptr (GError) error = NULL, place = NULL;

  studio_share_parcel_add_file (parcel, "a.jpg", "image/jpeg", bytes, NULL, NULL);
  g_cancellable_cancel (cancelled);
  g_assert_null (studio_share_folder_write (parcel, below, cancelled, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_assert_true (g_file_set_contents (file, "", 0, NULL));
  g_assert_null (studio_share_folder_write (parcel, inside, NULL, &place));
  g_assert_nonnull (strstr (place->message, inside));
  g_unlink (file);
  g_assert_cmpint (g_rmdir (below), ==, 0);
}

int
main (int argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  /* before those that change where programs are found: it starts a bus */
  g_test_add_func ("/nearby/kde-connect", test_kde_connect);
  g_test_add_func ("/nearby/none", test_none);
  g_test_add_func ("/nearby/bluetooth", test_bluetooth);
  g_test_add_func ("/nearby/folder", test_folder);
  g_test_add_func ("/nearby/no-folder", test_no_folder);
  return g_test_run ();
}
