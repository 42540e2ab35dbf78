#pragma once

#include <adwaita.h>

#include "studio-paper.h"
#include "studio-services.h"

G_BEGIN_DECLS

#define STUDIO_TYPE_PAPERS_WINDOW (studio_papers_window_get_type ())
G_DECLARE_FINAL_TYPE (StudioPapersWindow, studio_papers_window, STUDIO, PAPERS_WINDOW, AdwWindow)

/**
 * StudioPapersWindow: the handovers of accounts, or the commitments of admins: those there are, one as a form, what is missing in it, and its paper.
 * What is written is in the library at once.
 *
 * @account: (nullable): of a handover: id of the record "account" that one is begun for, if there is none of it yet that is not closed
 */
GtkWidget *studio_papers_window_new (GtkWindow *parent, const StudioServices *services, StudioPaperKind kind, const char *account);

G_END_DECLS
