#include "config.h"

#include "studio-bulk-words.h"

#include <glib/gi18n-lib.h>

/* More rows with warnings are not read by anybody. */
#define MOST_REPORTED 200

static void
add_row (GtkListBox *rows,
         const StudioBulkRow *row,
         const char *sentence,
         gboolean failed)
{
  GtkWidget *line = adw_action_row_new ();
  g_autofree char *title = g_strdup_printf (_ ("Row %1$u · %2$s"), row->number, row->name);
  GtkWidget *icon = gtk_image_new_from_icon_name (failed ? "dialog-error-symbolic" : "dialog-warning-symbolic");

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (line), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (line), title);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (line), sentence);
  adw_action_row_set_subtitle_lines (ADW_ACTION_ROW (line), 3);
  gtk_widget_add_css_class (icon, failed ? "error" : "warning");
  adw_action_row_add_prefix (ADW_ACTION_ROW (line), icon);
  gtk_list_box_append (rows, line);
}

guint
studio_bulk_list_problems (GtkListBox *rows,
                           const StudioBulkReport *report)
{
  guint n_listed = 0;

  g_return_val_if_fail (GTK_IS_LIST_BOX (rows) && report != NULL, 0);

  for (int pass = 0; pass < 2; pass++) {
    for (guint i = 0; i < report->rows->len && n_listed < MOST_REPORTED; i++) {
      const StudioBulkRow *row = g_ptr_array_index (report->rows, i);
      const char *sentence = pass == 0 ? row->error : row->done && row->warnings->len > 0 ? g_ptr_array_index (row->warnings, 0)
                                                                                          : NULL;

      if (sentence == NULL)
        continue;
      add_row (rows, row, sentence, pass == 0);
      n_listed++;
    }
  }
  return n_listed;
}

char *
studio_bulk_describe_report (const StudioBulkReport *report)
{
  g_autofree char *made = g_strdup_printf (ngettext ("%u row made", "%u rows made", report->n_done), report->n_done);
  g_autofree char *failed = g_strdup_printf (ngettext ("%u failed", "%u failed", report->n_failed), report->n_failed);

  return report->n_failed > 0 ? g_strdup_printf ("%s, %s", made, failed) : g_steal_pointer (&made);
}

static const char *
advise (const StudioBulkReport *report)
{
  if (g_error_matches (report->problem, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return _ ("Cancelled. What was made so far is whole; take it back with Undo.");
  if (report->problem != NULL)
    return report->problem->message;
  if (report->n_failed > 0)
    return _ ("Correct these rows in the table and run it once more with those rows alone.");
  return _ ("All rows of the table have their files.");
}

char *
studio_bulk_describe_advice (const StudioBulkReport *report,
                             StudioGate gate)
{
  const char *stamp = gate == STUDIO_GATE_PRACTICE ? _ ("PRACTICE") : _ ("DRAFT");
  g_autofree char *marked = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u row carries the word “%s”, because required findings are open.",
                                                          "%u rows carry the word “%s”, because required findings are open.", report->n_marked),
                                             report->n_marked, stamp);
  const char *advice = advise (report);

  if (report->n_marked == 0)
    return g_strdup (advice);
  return advice != NULL && *advice != '\0' ? g_strdup_printf ("%s %s", advice, marked) : g_steal_pointer (&marked);
}

char *
studio_bulk_describe_gate (const StudioProfile *profile,
                           gboolean reasoned,
                           gboolean only_approved)
{
  g_return_val_if_fail (profile != NULL, NULL);

  if (only_approved && profile->gate == STUDIO_GATE_REASON)
    return g_strdup_printf (_ ("Each row is checked. Nobody has approved these posts yet, so their pictures carry the word “%s”. Save them as posts to have them approved."), _ ("DRAFT"));

  switch (profile->gate) {
  case STUDIO_GATE_REFUSE:
    return g_strdup_printf (_ ("Each row is checked. Rows with required findings are not made: the profile “%s” refuses them."), profile->name);
  case STUDIO_GATE_PRACTICE:
    return g_strdup_printf (_ ("Each row is checked. Pictures of rows with required findings carry the word “%s”."), _ ("PRACTICE"));
  case STUDIO_GATE_REASON:
  default:
    return reasoned ? g_strdup (_ ("Each row is checked. The reason is kept with the posts that are saved."))
                    : g_strdup_printf (_ ("Each row is checked. Pictures of rows with required findings carry the word “%s”, unless you write why they go out all the same."), _ ("DRAFT"));
  }
}
