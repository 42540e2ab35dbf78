#include "config.h"

#include "studio-papers-window-private.h"

#include <glib/gi18n-lib.h>

#include "studio-brand-office.h"
#include "studio-date.h"
#include "studio-handover.h"
#include "studio-library-plan.h"
#include "studio-moment.h"

/* How far ahead posts are looked for */
#define AHEAD_DAYS 400

/* --- the account --- */

static char *
name_account (const StudioPapersWindow *self,
              const StudioRecord *record)
{
  const char *id = studio_record_get_text (record, "platform");
  const StudioPlatform *platform = studio_platforms_find (self->platforms, id);

  return g_strdup_printf ("%s %s", platform != NULL ? platform->name : id, studio_record_get_text (record, "handle"));
}

void
_studio_papers_window_fill_accounts (StudioPapersWindow *self)
{
  g_autoptr (GtkStringList) names = gtk_string_list_new (NULL);
  JsonNode *root = _studio_papers_window_root (self);
  const char *id = studio_json_peek_string (json_node_get_object (root), "account");
  guint chosen = 0;

  gtk_string_list_append (names, self->accounts->len > 0 ? _ ("Write it myself") : _ ("None in the register"));
  for (guint i = 0; i < self->accounts->len; i++) {
    const StudioRecord *record = g_ptr_array_index (self->accounts, i);
    g_autofree char *name = name_account (self, record);

    gtk_string_list_append (names, name);
    if (g_strcmp0 (record->id, id) == 0)
      chosen = i + 1;
  }
  adw_combo_row_set_model (self->account, G_LIST_MODEL (names));
  adw_combo_row_set_selected (self->account, chosen);
}

static JsonNode *
with_text (JsonNode *root,
           const char *path,
           const char *text)
{
  g_autoptr (JsonNode) value = studio_json_string (text);
  JsonNode *changed = studio_json_with (root, path, value);

  json_node_unref (root);
  return changed;
}

/* Returns: (transfer none): "" if there is no such operator */
static const char *
operator_of (const StudioRecord *record,
             guint index)
{
  g_autofree char *path = g_strdup_printf ("operators/%u/name", index);
  JsonNode *node = studio_json_lookup (record->root, path);

  return node != NULL && JSON_NODE_HOLDS_VALUE (node) && json_node_get_value_type (node) == G_TYPE_STRING ? json_node_get_string (node) : "";
}

JsonNode *
_studio_papers_window_with_account (StudioPapersWindow *self,
                                    JsonNode *root,
                                    const char *account)
{
  JsonNode *changed = json_node_ref (root);

  for (guint i = 0; i < self->accounts->len; i++) {
    const StudioRecord *record = g_ptr_array_index (self->accounts, i);
    const char *id = studio_record_get_text (record, "platform");
    const StudioPlatform *platform = studio_platforms_find (self->platforms, id);

    if (!g_str_equal (record->id, account))
      continue;
    changed = with_text (changed, "account", record->id);
    changed = with_text (changed, "platform", platform != NULL ? platform->name : id);
    changed = with_text (changed, "handle", studio_record_get_text (record, "handle"));
    changed = with_text (changed, "link", studio_record_get_text (record, "link"));
    changed = with_text (changed, "office", studio_record_get_text (record, "office"));
    changed = with_text (changed, "from/name", operator_of (record, 0));
    changed = with_text (changed, "second/name", operator_of (record, 1));
  }
  return changed;
}

void
_studio_papers_window_account_cb (StudioPapersWindow *self)
{
  guint chosen = adw_combo_row_get_selected (self->account);
  g_autoptr (JsonNode) root = NULL;

  if (self->loading || self->current == NULL || self->kind != STUDIO_PAPER_HANDOVER)
    return;
  if (chosen > 0 && chosen <= self->accounts->len)
    root = _studio_papers_window_with_account (self, _studio_papers_window_root (self), ((StudioRecord *) g_ptr_array_index (self->accounts, chosen - 1))->id);
  else
    root = with_text (json_node_ref (_studio_papers_window_root (self)), "account", "");
  _studio_papers_window_take (self, root);
}

/* --- scheduled posts --- */

static guint
count_scheduled (JsonNode *root)
{
  JsonNode *node = studio_json_lookup (root, "scheduled");

  return node != NULL && JSON_NODE_HOLDS_ARRAY (node) ? json_array_get_length (json_node_get_array (node)) : 0;
}

static gboolean
goes_to (const StudioPlanned *planned,
         const StudioPlatform *platform)
{
  return planned->platforms[0] == NULL || platform == NULL || g_strv_contains ((const char *const *) planned->platforms, platform->id);
}

static JsonNode *
list_scheduled (StudioPapersWindow *self,
                GPtrArray *times)
{
  JsonObject *record = json_node_get_object (_studio_papers_window_root (self));
  const char *name = studio_json_peek_string (record, "platform");
  const StudioPlatform *platform = name != NULL ? studio_platforms_find (self->platforms, name) : NULL;
  StudioBrand *brand = studio_gallery_get_brand (self->services->gallery);
  JsonArray *rows = json_array_new ();
  JsonNode *node = json_node_new (JSON_NODE_ARRAY);

  for (guint i = 0; i < times->len && json_array_get_length (rows) < STUDIO_HANDOVER_MAX_SCHEDULED; i++) {
    const StudioPlanned *planned = g_ptr_array_index (times, i);
    int offset = studio_zone_get_offset (brand != NULL ? studio_brand_get_zone (brand) : NULL, planned->at);
    g_autofree char *at = studio_moment_format (planned->at, offset), *title = g_utf8_substring (planned->title, 0, MIN (g_utf8_strlen (planned->title, -1), 200));
    JsonObject *row;

    if (!goes_to (planned, platform) || studio_planned_is_published (planned))
      continue;
    row = json_object_new ();
    json_object_set_string_member (row, "at", at);
    json_object_set_string_member (row, "title", title);
    json_array_add_object_element (rows, row);
  }
  json_node_take_array (node, rows);
  return node;
}

static void
scheduled_cb (GObject *source,
              GAsyncResult *result,
              gpointer data)
{
  g_autoptr (StudioPapersWindow) self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (StudioLibraryPlan) plan = studio_library_list_plan_finish (STUDIO_LIBRARY (source), result, &error);
  g_autoptr (JsonNode) rows = NULL, root = NULL;

  if (plan == NULL && !g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    _studio_papers_window_tell (self, error->message, NULL, NULL, NULL);
  if (plan == NULL || self->form == NULL || self->current == NULL)
    return;
  rows = list_scheduled (self, plan->times);
  root = studio_json_with (_studio_papers_window_root (self), "scheduled", rows);
  _studio_papers_window_take (self, root);
}

void
_studio_papers_window_take_scheduled (StudioPapersWindow *self)
{
  gint64 now = g_get_real_time () / G_USEC_PER_SEC;

  studio_library_list_plan_async (self->services->library, now, now + AHEAD_DAYS * 86400, 0, self->cancellable, scheduled_cb, g_object_ref (self));
}

/* --- steps --- */

static GtkWidget *
make_step (const StudioHandoverStep *step)
{
  GtkWidget *row = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8), *words = gtk_box_new (GTK_ORIENTATION_VERTICAL, 1), *title = gtk_label_new (step->title);
  GtkWidget *icon = gtk_image_new_from_icon_name (step->done ? "object-select-symbolic" : step->required ? "checkbox-symbolic"
                                                                                                         : "dialog-warning-symbolic");
  g_autofree char *spoken = g_strdup_printf ("%s: %s", step->title, step->done ? _ ("done") : step->required ? _ ("required")
                                                                                                             : _ ("recommended"));

  gtk_widget_set_valign (icon, GTK_ALIGN_START);
  gtk_widget_add_css_class (icon, step->done ? "success" : step->required ? "error"
                                                                          : "warning");
  gtk_label_set_xalign (GTK_LABEL (title), 0);
  gtk_label_set_wrap (GTK_LABEL (title), TRUE);
  gtk_widget_set_hexpand (words, TRUE);
  gtk_box_append (GTK_BOX (words), title);
  if (!step->done) {
    GtkWidget *hint = gtk_label_new (step->hint);

    gtk_label_set_xalign (GTK_LABEL (hint), 0);
    gtk_label_set_wrap (GTK_LABEL (hint), TRUE);
    gtk_widget_add_css_class (hint, "caption");
    gtk_widget_add_css_class (hint, "dim-label");
    gtk_box_append (GTK_BOX (words), hint);
  }
  gtk_box_append (GTK_BOX (row), icon);
  gtk_box_append (GTK_BOX (row), words);
  gtk_accessible_update_property (GTK_ACCESSIBLE (icon), GTK_ACCESSIBLE_PROPERTY_LABEL, spoken, -1);
  return row;
}

static void
show_finish (StudioPapersWindow *self,
             JsonNode *root,
             guint n_open)
{
  const char *done = studio_json_peek_string (json_node_get_object (root), "done");
  g_autofree char *title = NULL, *hint = NULL;

  gtk_widget_action_set_enabled (GTK_WIDGET (self), "papers.finish", n_open == 0 && (done == NULL || *done == '\0'));
  if (done != NULL && *done != '\0') {
    title = g_strdup (_ ("Closed"));
    hint = g_strdup (_ ("The register names the new operators."));
  } else if (n_open > 0) {
    title = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u required step left", "%u required steps left", n_open), n_open);
    hint = g_strdup (_ ("It can be closed once all required steps are done."));
  } else {
    title = g_strdup (_ ("All required steps are done"));
    hint = g_strdup (_ ("Closing notes the new operators and the day in the register of accounts."));
  }
  gtk_label_set_label (self->steps_title, title);
  gtk_label_set_label (self->finish_hint, hint);
}

void
_studio_papers_window_show_steps (StudioPapersWindow *self)
{
  JsonNode *root = _studio_papers_window_root (self);
  g_autoptr (GArray) steps = studio_handover_list_steps (root);
  guint n = count_scheduled (root);
  g_autofree char *scheduled = n > 0 ? g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u post is on the paper", "%u posts are on the paper", n), n) : g_strdup (_ ("None on the paper"));
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->steps))) != NULL)
    gtk_box_remove (self->steps, child);
  for (guint i = 0; i < steps->len; i++)
    gtk_box_append (self->steps, make_step (&g_array_index (steps, StudioHandoverStep, i)));
  adw_action_row_set_subtitle (self->scheduled, scheduled);
  show_finish (self, root, studio_handover_count_open (root));
}

/* --- closing --- */

static void
closed_cb (GObject *source,
           GAsyncResult *result,
           gpointer data)
{
  g_autoptr (StudioPapersWindow) self = data;
  g_autoptr (GError) error = NULL;

  if (studio_library_put_records_finish (STUDIO_LIBRARY (source), result, &error))
    _studio_papers_window_tell (self, _ ("The handover is closed, and the register of accounts has the new operators."), NULL, NULL, NULL);
  else
    _studio_papers_window_tell (self, error->message, NULL, NULL, NULL);
}

/* The register changes with the handover or not at all. */
static void
put_account (StudioPapersWindow *self,
             JsonNode *root)
{
  const char *id = studio_json_peek_string (json_node_get_object (root), "account");

  for (guint i = 0; id != NULL && i < self->accounts->len; i++) {
    StudioRecord *account = g_ptr_array_index (self->accounts, i);
    g_autoptr (GPtrArray) records = NULL;
    g_autoptr (JsonNode) changed = NULL;

    if (!g_str_equal (account->id, id))
      continue;
    changed = studio_handover_apply (root, account->root);
    records = g_ptr_array_new_with_free_func ((GDestroyNotify) studio_record_unref);
    g_ptr_array_add (records, studio_record_new (account->id, "account", changed));
    g_ptr_array_index (self->accounts, i) = studio_record_ref (g_ptr_array_index (records, 0));
    studio_record_unref (account);
    studio_library_put_records_async (self->services->library, records, NULL, closed_cb, g_object_ref (self));
    return;
  }
  _studio_papers_window_tell (self, _ ("The handover is closed."), NULL, NULL, NULL);
}

void
_studio_papers_window_finish (StudioPapersWindow *self)
{
  g_autoptr (JsonNode) root = NULL;
  g_autofree char *iso = NULL;
  GDate today;

  if (self->current == NULL || studio_handover_count_open (_studio_papers_window_root (self)) > 0)
    return;
  g_date_clear (&today, 1);
  g_date_set_time_t (&today, (time_t) (g_get_real_time () / G_USEC_PER_SEC));
  iso = studio_date_to_iso (&today);
  root = with_text (json_node_ref (_studio_papers_window_root (self)), "done", iso);
  _studio_papers_window_take (self, root);
  put_account (self, root);
}
