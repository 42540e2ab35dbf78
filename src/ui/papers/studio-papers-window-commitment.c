#include "config.h"

#include "studio-papers-window-private.h"

#include <glib/gi18n-lib.h>

#include "studio-commitment.h"
#include "studio-date.h"
#include "studio-file.h"
#include "studio-sha256.h"

/* Largest scan that is noted */
#define MAX_SCAN (64 * 1024 * 1024)
#define MAX_TABLE (8 * 1024 * 1024)

/* --- signatories --- */

/* @rows: an array; consumed. */
static void
add_signatories (StudioPapersWindow *self,
                 JsonNode *rows)
{
  g_autoptr (JsonNode) taken = rows, root = NULL;
  g_autofree char *sentence = NULL;
  guint n = 0;

  root = studio_commitment_with_signatories (_studio_papers_window_root (self), rows, &n);
  _studio_papers_window_take (self, root);
  sentence = n > 0 ? g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u name added.", "%u names added.", n), n) : g_strdup (_ ("All of them are there already."));
  _studio_papers_window_tell (self, sentence, NULL, NULL, NULL);
}

static void
add_officer (JsonArray *rows,
             const char *office,
             const char *name)
{
  JsonObject *row = json_object_new ();

  json_object_set_string_member (row, "office", office);
  json_object_set_string_member (row, "name", name);
  json_object_set_string_member (row, "post", "");
  json_object_set_string_member (row, "signed", "");
  json_array_add_object_element (rows, row);
}

/* An office without admins gets a line to write one on. */
void
_studio_papers_window_take_offices (StudioPapersWindow *self)
{
  JsonArray *rows = json_array_new ();
  JsonNode *node = json_node_new (JSON_NODE_ARRAY);

  for (guint i = 0; i < self->offices->len; i++) {
    const StudioRecord *record = g_ptr_array_index (self->offices, i);
    JsonNode *officers = studio_json_lookup (record->root, "officers");
    JsonArray *names = officers != NULL && JSON_NODE_HOLDS_ARRAY (officers) ? json_node_get_array (officers) : NULL;
    guint n = names != NULL ? json_array_get_length (names) : 0;

    for (guint k = 0; k < n; k++) {
      JsonNode *name = json_array_get_element (names, k);

      if (JSON_NODE_HOLDS_VALUE (name) && json_node_get_value_type (name) == G_TYPE_STRING)
        add_officer (rows, studio_record_get_text (record, "name"), json_node_get_string (name));
    }
    if (n == 0)
      add_officer (rows, studio_record_get_text (record, "name"), "");
  }
  json_node_take_array (node, rows);
  json_node_seal (node);
  if (json_array_get_length (rows) > 0) {
    add_signatories (self, node);
    return;
  }
  json_node_unref (node);
  _studio_papers_window_tell (self, _ ("The register has no offices yet. Fill it first, or take the names from a table."), NULL, NULL, NULL);
}

static void
table_response_cb (GtkNativeDialog *dialog,
                   int response,
                   StudioPapersWindow *self)
{
  g_autofree char *path = _studio_papers_window_take_choice (self, response);
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (StudioTable) table = NULL;
  JsonNode *rows = NULL;

  if (path == NULL || self->current == NULL)
    return;
  bytes = studio_file_read (path, MAX_TABLE, &error);
  table = bytes != NULL ? studio_table_parse_text (path, bytes, NULL, &error) : NULL;
  rows = table != NULL ? studio_commitment_read_table (table, &error) : NULL;
  if (rows != NULL)
    add_signatories (self, rows);
  else
    _studio_papers_window_tell (self, error->message, NULL, NULL, NULL);
}

void
_studio_papers_window_choose_table (StudioPapersWindow *self)
{
  _studio_papers_window_choose (self, _ ("Choose a Table of Admins"), GTK_FILE_CHOOSER_ACTION_OPEN, "csv", G_CALLBACK (table_response_cb));
}

/* The day that the sheet is of, or today. */
static GDate
day_of (JsonNode *root)
{
  const char *iso = studio_json_peek_string (json_node_get_object (root), "date");
  GDate day;

  if (iso == NULL || !studio_date_from_iso (iso, &day)) {
    g_date_clear (&day, 1);
    g_date_set_time_t (&day, (time_t) (g_get_real_time () / G_USEC_PER_SEC));
  }
  return day;
}

static void
signed_cb (StudioPapersWindow *self,
           GtkCheckButton *check)
{
  guint index = GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (check), "index"));
  JsonNode *before = _studio_papers_window_root (self);
  GDate day = day_of (before);
  g_autoptr (JsonNode) root = NULL;

  if (self->loading)
    return;
  root = studio_commitment_with_signed (before, index, gtk_check_button_get_active (check) ? &day : NULL);
  self->loading = TRUE;
  _studio_papers_window_take (self, root);
  self->loading = FALSE;
}

static const char *
text_at (JsonNode *node,
         const char *name)
{
  const char *text = JSON_NODE_HOLDS_OBJECT (node) ? studio_json_peek_string (json_node_get_object (node), name) : NULL;

  return text != NULL ? text : "";
}

static GtkWidget *
make_signatory (StudioPapersWindow *self,
                JsonNode *signatory,
                guint index)
{
  GtkWidget *row = adw_action_row_new (), *check = gtk_check_button_new ();
  const char *name = text_at (signatory, "name"), *office = text_at (signatory, "office"), *post = text_at (signatory, "post");
  g_autofree char *below = g_strdup_printf ("%s%s%s", office, *office != '\0' && *post != '\0' ? " · " : "", post);
  g_autofree char *spoken = g_strdup_printf (_ ("%s, %s: has signed"), name, office);

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), *name != '\0' ? name : _ ("Name not known"));
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), below);
  g_object_set_data (G_OBJECT (check), "index", GUINT_TO_POINTER (index));
  gtk_check_button_set_active (GTK_CHECK_BUTTON (check), *text_at (signatory, "signed") != '\0');
  gtk_widget_set_valign (check, GTK_ALIGN_CENTER);
  gtk_widget_set_tooltip_text (check, _ ("Has signed"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (check), GTK_ACCESSIBLE_PROPERTY_LABEL, spoken, -1);
  g_signal_connect_swapped (check, "toggled", G_CALLBACK (signed_cb), self);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), check);
  adw_action_row_set_activatable_widget (ADW_ACTION_ROW (row), check);
  return row;
}

static void
fill_signatories (StudioPapersWindow *self,
                  JsonNode *root)
{
  JsonNode *node = studio_json_lookup (root, "signatories");
  JsonArray *all = node != NULL && JSON_NODE_HOLDS_ARRAY (node) ? json_node_get_array (node) : NULL;
  GtkListBoxRow *row;

  while ((row = gtk_list_box_get_row_at_index (self->signatories, 0)) != NULL)
    gtk_list_box_remove (self->signatories, GTK_WIDGET (row));
  for (guint i = 0; all != NULL && i < json_array_get_length (all); i++)
    gtk_list_box_append (self->signatories, make_signatory (self, json_array_get_element (all, i), i));
}

void
_studio_papers_window_show_signatories (StudioPapersWindow *self)
{
  JsonNode *root = _studio_papers_window_root (self), *scan = studio_json_lookup (root, "scan");
  JsonNode *node = studio_json_lookup (root, "signatories"), *shown = g_object_get_data (G_OBJECT (self->signatories), "shown");
  guint n_signed, n = studio_commitment_count (root, &n_signed);
  g_autofree char *count = n > 0 ? g_strdup_printf (_ ("%u of %u have signed"), n_signed, n) : NULL, *scanned = NULL;

  /* typing in a row above does not build hundreds of rows anew, and a tick stays where it was made */
  if (node != shown && !self->loading)
    fill_signatories (self, root);
  g_object_set_data_full (G_OBJECT (self->signatories), "shown", node != NULL ? json_node_ref (node) : NULL, node != NULL ? (GDestroyNotify) json_node_unref : NULL);
  adw_preferences_group_set_description (self->signatories_group, count);
  gtk_widget_set_visible (GTK_WIDGET (self->signatories), n > 0);
  gtk_widget_set_visible (self->no_signatories, n == 0);
  scanned = scan != NULL && *text_at (scan, "name") != '\0' ? g_strdup_printf ("%s · %.12s", text_at (scan, "name"), text_at (scan, "hash")) : g_strdup (_ ("Not attached yet"));
  adw_action_row_set_subtitle (self->scan, scanned);
}

/* --- the scan --- */

static void
hash_thread (GTask *task,
             gpointer source,
             gpointer data,
             GCancellable *cancellable)
{
  GError *error = NULL;
  g_autoptr (GBytes) bytes = studio_file_read (data, MAX_SCAN, &error);

  if (bytes == NULL) {
    g_task_return_error (task, error);
    return;
  }
  g_task_return_pointer (task, studio_sha256 (bytes), g_free);
}

static void
hashed_cb (GObject *source,
           GAsyncResult *result,
           gpointer data)
{
  StudioPapersWindow *self = STUDIO_PAPERS_WINDOW (source);
  const char *path = g_task_get_task_data (G_TASK (result));
  g_autoptr (GError) error = NULL;
  g_autofree char *hash = g_task_propagate_pointer (G_TASK (result), &error), *name = g_path_get_basename (path);
  g_autoptr (JsonNode) scan = NULL, root = NULL;
  JsonObject *object;

  if (hash == NULL || self->form == NULL || self->current == NULL) {
    if (error != NULL)
      _studio_papers_window_tell (self, error->message, NULL, NULL, NULL);
    return;
  }
  object = json_object_new ();
  json_object_set_string_member (object, "name", name);
  json_object_set_string_member (object, "hash", hash);
  scan = json_node_new (JSON_NODE_OBJECT);
  json_node_take_object (scan, object);
  root = studio_json_with (_studio_papers_window_root (self), "scan", scan);
  _studio_papers_window_take (self, root);
}

static void
scan_response_cb (GtkNativeDialog *dialog,
                  int response,
                  StudioPapersWindow *self)
{
  char *path = _studio_papers_window_take_choice (self, response);
  g_autoptr (GTask) task = NULL;

  if (path == NULL)
    return;
  task = g_task_new (self, self->cancellable, hashed_cb, NULL);
  g_task_set_task_data (task, path, g_free);
  g_task_run_in_thread (task, hash_thread);
}

void
_studio_papers_window_choose_scan (StudioPapersWindow *self)
{
  _studio_papers_window_choose (self, _ ("Choose the Signed Paper"), GTK_FILE_CHOOSER_ACTION_OPEN, NULL, G_CALLBACK (scan_response_cb));
}
