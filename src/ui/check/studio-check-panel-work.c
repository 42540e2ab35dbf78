#include "config.h"

#include "studio-check-panel-private.h"

#include <glib/gi18n-lib.h>

#include "studio-check-place.h"
#include "studio-finding-fix.h"
#include "studio-version-age.h"

static void
complain (StudioCheckPanel *self,
          const GError *error)
{
  gtk_widget_activate_action (GTK_WIDGET (self), "win.toast", "s", error->message);
}

/* --- fixing --- */

static StudioCheckList *
list_of_row (StudioCheckRow *row)
{
  return STUDIO_CHECK_LIST (gtk_widget_get_ancestor (GTK_WIDGET (row), STUDIO_TYPE_CHECK_LIST));
}

/* The row after @index that is still open, else the one before it. Returns: (nullable) */
static StudioCheckRow *
find_next (GPtrArray *rows,
           int index)
{
  for (int i = index + 1; i < (int) rows->len; i++) {
    if (!studio_check_row_is_done (g_ptr_array_index (rows, i)))
      return g_ptr_array_index (rows, i);
  }
  for (int i = index - 1; i >= 0; i--) {
    if (!studio_check_row_is_done (g_ptr_array_index (rows, i)))
      return g_ptr_array_index (rows, i);
  }
  return NULL;
}

/* Rows whose findings are among @fixed get their tick; the next one gets the focus if one of them had it. */
static void
finish_rows (StudioCheckPanel *self,
             GPtrArray *fixed)
{
  g_autoptr (GPtrArray) rows = _studio_check_panel_list_rows (self);
  StudioCheckRow *focused = _studio_check_panel_find_focused (self), *next;
  guint index;

  for (guint i = 0; i < rows->len; i++) {
    StudioCheckRow *row = g_ptr_array_index (rows, i);

    if (g_ptr_array_find (fixed, studio_check_row_get_finding (row), NULL))
      studio_check_list_finish (list_of_row (row), row);
  }
  if (focused == NULL || !studio_check_row_is_done (focused) || !g_ptr_array_find (rows, focused, &index))
    return;
  next = find_next (rows, (int) index);
  if (next != NULL)
    _studio_check_panel_focus_row (next);
}

/* The next check is to find out by itself that they are gone; until then they are not shown again. */
static void
remember_fixed (StudioCheckPanel *self,
                GPtrArray *fixed)
{
  for (guint i = 0; i < fixed->len; i++)
    g_hash_table_add (self->fixed, g_strdup (((StudioFinding *) g_ptr_array_index (fixed, i))->key));
  finish_rows (self, fixed);
  _studio_check_panel_update (self);
}

static JsonNode *
checked_root (StudioCheckPanel *self)
{
  return studio_snapshot_get_json (studio_live_check_get_snapshot (self->live_check));
}

static void
fix_cb (StudioCheckRow *row,
        StudioCheckPanel *self)
{
  g_autoptr (StudioFinding) finding = studio_finding_ref (studio_check_row_get_finding (row));
  g_autoptr (GPtrArray) fixed = g_ptr_array_new ();
  g_autoptr (GError) error = NULL;

  if (!studio_finding_fix (studio_live_check_get_document (self->live_check), checked_root (self), finding, &error)) {
    complain (self, error);
    return;
  }
  g_ptr_array_add (fixed, finding);
  remember_fixed (self, fixed);
  gtk_widget_activate_action (GTK_WIDGET (self), "win.toast-undo", "s", _ ("Fixed"));
}

/* What the filter leaves out stays as it is in later rounds, too. */
static GPtrArray *
find_again (gpointer data)
{
  StudioCheckPanel *self = data;
  GPtrArray *findings = studio_live_check_look_again (self->live_check);

  for (guint i = findings->len; i > 0; i--) {
    if (!studio_principle_cards_lets_through (self->cards, ((StudioFinding *) g_ptr_array_index (findings, i - 1))->rule))
      g_ptr_array_remove_index (findings, i - 1);
  }
  return findings;
}

void
_studio_check_panel_fix_all (StudioCheckPanel *self)
{
  g_autoptr (GPtrArray) shown = g_ptr_array_new_with_free_func ((GDestroyNotify) studio_finding_unref);
  g_autoptr (GPtrArray) fixed = NULL;
  g_autofree char *words = NULL;

  for (int id = 0; id < LIST_ANSWERED; id++) {
    for (guint i = 0; i < self->wanted[id]->len; i++)
      g_ptr_array_add (shown, studio_finding_ref (g_ptr_array_index (self->wanted[id], i)));
  }
  /* many changes at once: the way back is easier to find as a version */
  gtk_widget_activate_action (GTK_WIDGET (self), "win.keep-version", "s", studio_version_kind_name (STUDIO_VERSION_BULK));
  fixed = studio_finding_fix_all (studio_live_check_get_document (self->live_check), checked_root (self), shown, find_again, self);
  if (fixed->len == 0) {
    gtk_widget_activate_action (GTK_WIDGET (self), "win.toast", "s", _ ("These words have changed. Wait until they are checked again."));
    return;
  }
  remember_fixed (self, fixed);
  words = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u finding fixed", "%u findings fixed", fixed->len), fixed->len);
  gtk_widget_activate_action (GTK_WIDGET (self), "win.toast-undo", "s", words);
}

/* --- answers, reasons and places --- */

static void
show_place_cb (StudioCheckRow *row,
               StudioCheckPanel *self)
{
  const StudioFinding *finding = studio_check_row_get_finding (row);

  studio_check_place_go (GTK_WIDGET (self), &finding->place, finding->start, finding->end);
}

static void
set_answer (StudioCheckPanel *self,
            StudioCheckRow *row,
            const StudioReply *reply)
{
  StudioDocument *document = studio_live_check_get_document (self->live_check);
  g_autoptr (GError) error = NULL;

  studio_history_end_merge (studio_document_get_history (document));
  if (!studio_document_set_answer (document, studio_check_row_get_finding (row)->rule, reply, &error))
    complain (self, error);
}

static void
answer_cb (StudioCheckRow *row,
           const char *value,
           const char *note,
           StudioCheckPanel *self)
{
  const StudioReply reply = { value, g_get_real_name (), NULL, note };

  set_answer (self, row, &reply);
}

static void
take_back_cb (StudioCheckRow *row,
              StudioCheckPanel *self)
{
  set_answer (self, row, NULL);
}

static void
accept_cb (StudioCheckRow *row,
           const char *reason,
           StudioCheckPanel *self)
{
  const StudioReply reply = { reason, g_get_real_name (), NULL, NULL };
  g_autoptr (GError) error = NULL;

  if (!studio_document_accept_finding (studio_live_check_get_document (self->live_check), studio_check_row_get_finding (row)->key, &reply, &error))
    complain (self, error);
}

/* --- the one that is open --- */

void
_studio_check_panel_set_current (StudioCheckPanel *self,
                                 StudioCheckRow *row)
{
  const StudioFinding *finding = row != NULL ? studio_check_row_get_finding (row) : NULL;

  if (finding != NULL && g_strcmp0 (self->current, finding->key) != 0)
    studio_check_place_show (GTK_WIDGET (self), &finding->place);
  g_free (self->current);
  self->current = finding != NULL ? g_strdup (finding->key) : NULL;
  g_signal_emit_by_name (self, "marks-changed");
}

/* One is open at a time. */
static void
expanded_cb (AdwExpanderRow *row,
             GParamSpec *pspec,
             StudioCheckPanel *self)
{
  g_autoptr (GPtrArray) rows = NULL;

  if (self->folding)
    return;
  if (!adw_expander_row_get_expanded (row)) {
    if (g_strcmp0 (self->current, studio_check_row_get_finding (STUDIO_CHECK_ROW (row))->key) == 0)
      _studio_check_panel_set_current (self, NULL);
    return;
  }
  rows = _studio_check_panel_list_rows (self);
  self->folding = TRUE;
  for (guint i = 0; i < rows->len; i++) {
    if (g_ptr_array_index (rows, i) != row)
      adw_expander_row_set_expanded (g_ptr_array_index (rows, i), FALSE);
  }
  self->folding = FALSE;
  _studio_check_panel_set_current (self, STUDIO_CHECK_ROW (row));
}

void
_studio_check_panel_connect_row (StudioCheckPanel *self,
                                 GtkWidget *row)
{
  g_signal_connect_object (row, "fix", G_CALLBACK (fix_cb), self, 0);
  g_signal_connect_object (row, "show-place", G_CALLBACK (show_place_cb), self, 0);
  g_signal_connect_object (row, "answer", G_CALLBACK (answer_cb), self, 0);
  g_signal_connect_object (row, "take-back", G_CALLBACK (take_back_cb), self, 0);
  g_signal_connect_object (row, "accept", G_CALLBACK (accept_cb), self, 0);
  g_signal_connect_object (row, "notify::expanded", G_CALLBACK (expanded_cb), self, 0);
}
