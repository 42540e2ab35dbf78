#pragma once

#include <gtk/gtk.h>

#include "studio-services.h"

G_BEGIN_DECLS

#define STUDIO_TYPE_LEDGER_VIEW (studio_ledger_view_get_type ())
G_DECLARE_FINAL_TYPE (StudioLedgerView, studio_ledger_view, STUDIO, LEDGER_VIEW, GtkWidget)

/**
 * StudioLedgerView: what was published where in a month, a view of the calendar page: filters, a table, its export and the monthly report. What is chosen
 * goes out as "win.open-library" (post id) and "win.toast" (sentence).
 */
GtkWidget *studio_ledger_view_new (void);
void studio_ledger_view_set_services (StudioLedgerView *self, const StudioServices *services);
/** @day: any of the month; @offset: of the office's clock, minutes ahead of UTC */
void studio_ledger_view_show (StudioLedgerView *self, const GDate *day, int offset);
/** Returns: (transfer full): what the page says beside the month: "12 publications", "" while it is not known */
char *studio_ledger_view_summarise (StudioLedgerView *self);

G_END_DECLS
