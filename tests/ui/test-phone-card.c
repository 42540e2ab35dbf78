#include "config.h"

#include "studio-phone-card.h"

#include <adwaita.h>

#include "studio-phone-words.h"

/** Ask: what a thread asks the page for. */
typedef struct
{
  char *link;
  const char *body; /* (nullable): a deed */
  char *answer;
} Ask;

static StudioShareParcel *
new_parcel (void)
{
  StudioShareParcel *parcel = studio_share_parcel_new ("Jalan Desa");
  g_autoptr (GBytes) bytes = g_bytes_new_static ("gambar", 6);

  studio_share_parcel_add_file (parcel, "1.jpg", "image/jpeg", bytes, "Jalan", "Instagram");
  studio_share_parcel_add_caption (parcel, "instagram", "Instagram", "Jalan rampung.");
  return parcel;
}

/* Returns: (transfer none) (nullable): the first label below @widget whose words begin so and that is to be seen */
static const char *
find_words (GtkWidget *widget,
            const char *begin)
{
  if (GTK_IS_LABEL (widget) && gtk_widget_get_mapped (widget) && g_str_has_prefix (gtk_label_get_text (GTK_LABEL (widget)), begin))
    return gtk_label_get_text (GTK_LABEL (widget));
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL; child = gtk_widget_get_next_sibling (child)) {
    const char *words = find_words (child, begin);

    if (words != NULL)
      return words;
  }
  return NULL;
}

static GtkWidget *
find_button (GtkWidget *widget,
             const char *label)
{
  if (GTK_IS_BUTTON (widget) && gtk_widget_get_mapped (widget) && g_strcmp0 (gtk_button_get_label (GTK_BUTTON (widget)), label) == 0)
    return widget;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL; child = gtk_widget_get_next_sibling (child)) {
    GtkWidget *button = find_button (child, label);

    if (button != NULL)
      return button;
  }
  return NULL;
}

static const char *
await_words (GtkWidget *card,
             const char *begin)
{
  gint64 until = g_get_monotonic_time () + 20 * G_USEC_PER_SEC;

  while (find_words (card, begin) == NULL && g_get_monotonic_time () < until)
    g_main_context_iteration (NULL, TRUE);
  return find_words (card, begin);
}

/* --- a phone --- */

static char *
make_request (const Ask *ask,
              const char *host,
              const char *path)
{
  if (ask->body == NULL)
    return g_strdup_printf ("GET %s HTTP/1.1\r\nHost: %s\r\nUser-Agent: Mozilla/5.0 (iPhone; CPU iPhone OS 17_0)\r\n\r\n", path, host);
  return g_strdup_printf ("POST %s HTTP/1.1\r\nHost: %s\r\nContent-Type: application/x-www-form-urlencoded\r\nContent-Length: %zu\r\n\r\n%s", path, host,
                          strlen (ask->body), ask->body);
}

static void
ask_thread (GTask *task,
            gpointer source,
            gpointer data,
            GCancellable *cancellable)
{
  Ask *ask = data;
  const char *slash = strchr (ask->link, '/');
  g_autofree char *host = g_strndup (ask->link, slash - ask->link), *request = make_request (ask, host, slash);
  g_autoptr (GSocketClient) client = g_socket_client_new ();
  g_autoptr (GSocketConnection) connection = NULL;
  GString *answer = g_string_new (NULL);
  char buffer[4096];
  gssize n;

  g_socket_client_set_enable_proxy (client, FALSE);
  connection = g_socket_client_connect_to_host (client, host, 80, NULL, NULL);
  if (connection != NULL) {
    g_output_stream_write_all (g_io_stream_get_output_stream (G_IO_STREAM (connection)), request, strlen (request), NULL, NULL, NULL);
    while ((n = g_input_stream_read (g_io_stream_get_input_stream (G_IO_STREAM (connection)), buffer, sizeof buffer, NULL, NULL)) > 0)
      g_string_append_len (answer, buffer, n);
  }
  ask->answer = g_string_free (answer, FALSE);
  g_task_return_boolean (task, TRUE);
}

/* Returns: (transfer full): "" if nobody answers */
static char *
ask_page (const char *link,
          const char *body)
{
  Ask ask = { g_strdup (link), body, NULL };
  g_autoptr (GTask) task = g_task_new (NULL, NULL, NULL, NULL);

  g_task_set_task_data (task, &ask, NULL);
  g_task_run_in_thread (task, ask_thread);
  while (!g_task_get_completed (task))
    g_main_context_iteration (NULL, TRUE);
  g_free (ask.link);
  return ask.answer;
}

static char *
find_token (const char *page)
{
  const char *at = strstr (page, "data-token=\"");

  g_assert_nonnull (at);
  at += strlen ("data-token=\"");
  return g_strndup (at, strcspn (at, "\""));
}

/* --- tests --- */

static void
ticked_cb (StudioPhoneCard *card,
           const char *platform,
           gboolean on,
           GString *told)
{
  g_string_append_printf (told, "%s %d;", platform, on);
}

static void
test_phone (void)
{
  g_autoptr (StudioShareParcel) parcel = new_parcel ();
  GtkWidget *window = gtk_window_new (), *card = studio_phone_card_new ();
  g_autoptr (GString) told = g_string_new (NULL);
  g_autofree char *link = NULL, *page = NULL, *token = NULL, *deed = NULL, *answer = NULL, *after = NULL;

  g_signal_connect (card, "ticked", G_CALLBACK (ticked_cb), told);
  gtk_window_set_child (GTK_WINDOW (window), card);
  gtk_window_set_default_size (GTK_WINDOW (window), 340, -1);
  gtk_window_present (GTK_WINDOW (window));
  studio_phone_card_set_parcel (STUDIO_PHONE_CARD (card), parcel);
  link = g_strdup (await_words (card, "127.0.0.1:"));
  g_assert_nonnull (link);
  page = ask_page (link, NULL);
  g_assert_nonnull (strstr (page, "Jalan rampung."));
  g_assert_nonnull (await_words (card, "iPhone"));

  token = find_token (page);
  deed = g_strdup_printf ("j=1&t=%s&k=tick&p=instagram", token);
  answer = ask_page (link, deed);
  g_assert_true (g_str_has_prefix (answer, "HTTP/1.1 204"));
  g_assert_cmpstr (told->str, ==, "instagram 1;");

  gtk_window_destroy (GTK_WINDOW (window));
  after = ask_page (link, NULL);
  g_assert_cmpstr (after, ==, "");
}

static void
test_stop (void)
{
  g_autoptr (StudioShareParcel) parcel = new_parcel ();
  GtkWidget *window = gtk_window_new (), *card = studio_phone_card_new ();
  g_autofree char *link = NULL, *next = NULL, *stopped = NULL, *again = NULL, *old = NULL;

  studio_phone_card_set_parcel (STUDIO_PHONE_CARD (card), parcel);
  gtk_window_set_child (GTK_WINDOW (window), card);
  gtk_window_present (GTK_WINDOW (window));
  link = g_strdup (await_words (card, "127.0.0.1:"));
  await_words (card, "Stop");
  g_signal_emit_by_name (find_button (card, "Stop"), "clicked");
  stopped = ask_page (link, NULL);
  g_assert_cmpstr (stopped, ==, "");
  await_words (card, "Start Again");
  g_signal_emit_by_name (find_button (card, "Start Again"), "clicked");
  next = g_strdup (await_words (card, "127.0.0.1:"));
  g_assert_cmpstr (next, !=, link);
  again = ask_page (next, NULL);
  g_assert_true (g_str_has_prefix (again, "HTTP/1.1 200"));
  old = ask_page (link, NULL);
  g_assert_false (g_str_has_prefix (old, "HTTP/1.1 200"));
  gtk_window_destroy (GTK_WINDOW (window));
}

int
main (int argc,
      char **argv)
{
  g_setenv ("PEMDA_STUDIO_LOOPBACK", "1", TRUE);
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();
  g_test_add_func ("/phone-card/phone", test_phone);
  g_test_add_func ("/phone-card/stop", test_stop);
  return g_test_run ();
}
