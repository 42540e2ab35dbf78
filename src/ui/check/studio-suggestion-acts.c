#include "config.h"

#include "studio-suggestion-acts.h"

#include <glib/gi18n-lib.h>

#include "studio-document-words.h"
#include "studio-office-words.h"

void
studio_suggestion_ignore (GtkWidget *widget,
                          StudioDocument *document,
                          StudioFinding *finding,
                          const char *reason)
{
  const StudioReply reply = { reason, g_get_real_name (), NULL };
  g_autoptr (GError) error = NULL;

  g_return_if_fail (GTK_IS_WIDGET (widget) && STUDIO_IS_DOCUMENT (document) && finding != NULL && reason != NULL);

  studio_history_end_merge (studio_document_get_history (document));
  if (studio_document_accept_finding (document, finding->key, &reply, &error))
    gtk_widget_activate_action (widget, "win.toast-undo", "s", _ ("Ignored here"));
  else
    gtk_widget_activate_action (widget, "win.toast", "s", error->message);
}

void
studio_suggestion_learn (GtkWidget *widget,
                         const char *word)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *told = NULL;

  g_return_if_fail (GTK_IS_WIDGET (widget) && word != NULL);

  if (!studio_office_words_add (word, &error)) {
    gtk_widget_activate_action (widget, "win.toast", "s", error->message);
    return;
  }
  told = g_strdup_printf (_ ("“%s” stands in the office's list"), word);
  gtk_widget_activate_action (widget, "win.toast", "s", told);
}
