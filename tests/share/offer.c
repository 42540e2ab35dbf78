/*
 * Usage: offer TITLE FILE…
 *
 * Offers pictures on the loopback as the studio does, to be looked at by a browser. It says on standard output where, then a line for each thing that
 * phones do; a line on standard input that says "close" ends the page's time, "stop" the server; the end of it ends the program.
 */
#include "config.h"

#include <gio/gio.h>
#include <glib/gi18n-lib.h>
#include <locale.h>
#include <stdio.h>
#include <string.h>

#include "studio-share-server.h"

#define TEXT "Jalan Desa Modang rampung. 1.250 keluarga <b>lebih</b> mudah ke pasar & sekolah.\n\nBaris kedua 🛣️ \"kutip\" 'satu'.\n#PaserMAS"

static GMainLoop *loop;

static void
say (const char *line)
{
  puts (line);
  fflush (stdout);
}

static void
ticked_cb (StudioShareServer *server,
           const char *platform,
           gboolean on)
{
  g_autofree char *line = g_strdup_printf ("%s %s", on ? "ticked" : "unticked", platform);

  say (line);
}

/* What is offered, again and again, must not become more in memory. */
static void
say_memory (void)
{
  g_autofree char *statm = NULL;
  g_autofree char *line = NULL;

  if (g_file_get_contents ("/proc/self/statm", &statm, NULL, NULL)) {
    line = g_strdup_printf ("memory %s", strchr (statm, ' ') + 1);
    *strchr (line + strlen ("memory "), ' ') = '\0';
    say (line);
  }
}

static gboolean
told_cb (GIOChannel *channel,
         GIOCondition condition,
         gpointer data)
{
  g_autofree char *line = NULL;

  if (g_io_channel_read_line (channel, &line, NULL, NULL, NULL) != G_IO_STATUS_NORMAL) {
    g_main_loop_quit (loop);
    return G_SOURCE_REMOVE;
  }
  if (g_str_equal (line, "close\n"))
    studio_share_server_expire (data);
  else if (g_str_equal (line, "stop\n"))
    studio_share_server_stop (data);
  else if (g_str_equal (line, "memory\n"))
    say_memory ();
  return G_SOURCE_CONTINUE;
}

int
main (int argc,
      char **argv)
{
  g_autoptr (StudioShareParcel) parcel = studio_share_parcel_new (argc > 1 ? argv[1] : "");
  g_autoptr (StudioShareServer) server = NULL;
  g_autoptr (GIOChannel) input = g_io_channel_unix_new (0);

  setlocale (LC_ALL, "");
  bindtextdomain (GETTEXT_PACKAGE, g_getenv ("PEMDA_STUDIO_LOCALEDIR"));
  bind_textdomain_codeset (GETTEXT_PACKAGE, "UTF-8");
  for (int i = 2; i < argc; i++) {
    g_autofree char *name = g_path_get_basename (argv[i]), *content = NULL;
    gsize length = 0;
    g_autoptr (GBytes) bytes = NULL;

    if (!g_file_get_contents (argv[i], &content, &length, NULL))
      return 1;
    bytes = g_bytes_new_take (g_steal_pointer (&content), length);
    studio_share_parcel_add_file (parcel, name, "image/jpeg", bytes, "Jalan beton <baru> di antara sawah & rumah.", "Instagram · 1080 × 1350");
  }
  studio_share_parcel_add_caption (parcel, "instagram", "Instagram", TEXT);
  studio_share_parcel_add_caption (parcel, "whatsapp_channel", "Saluran WhatsApp", "Singkat saja.");
  server = studio_share_server_new (parcel);
  if (!studio_share_server_start (server, "127.0.0.1", 0, STUDIO_SHARE_MINUTES, NULL))
    return 1;
  g_signal_connect (server, "ticked", G_CALLBACK (ticked_cb), NULL);
  say (studio_share_server_get_link (server));
  loop = g_main_loop_new (NULL, FALSE);
  g_io_add_watch (input, G_IO_IN | G_IO_HUP, told_cb, server);
  g_main_loop_run (loop);
  g_main_loop_unref (loop);
  return 0;
}
