#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define STUDIO_TYPE_OFFICE_WORDS_PAGE (studio_office_words_page_get_type ())
G_DECLARE_FINAL_TYPE (StudioOfficeWordsPage, studio_office_words_page, STUDIO, OFFICE_WORDS_PAGE, GtkWidget)

/**
 * StudioOfficeWordsPage: the office's own words, to be seen, added, changed and taken out; a page of the profile's window.
 *
 * Signal: "toast" (AdwToast): to be shown over the window.
 */
void studio_office_words_page_focus (StudioOfficeWordsPage *self);

G_END_DECLS
