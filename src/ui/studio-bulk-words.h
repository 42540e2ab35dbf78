#pragma once

#include <adwaita.h>

#include "studio-bulk-run.h"
#include "studio-profile.h"

G_BEGIN_DECLS

/** Returns: (transfer full): how a run went, in one line. */
char *studio_bulk_describe_report (const StudioBulkReport *report);
/** Returns: (transfer full): what to do now, and what the gate did with rows whose required findings are open. */
char *studio_bulk_describe_advice (const StudioBulkReport *report, StudioGate gate);
/** Returns: (transfer full): what will become of such rows; @reasoned: a reason is written. */
char *studio_bulk_describe_gate (const StudioProfile *profile, gboolean reasoned, gboolean only_approved);
/** Adds the rows that failed, then those with a warning, to the empty list @rows. Returns: how many there are */
guint studio_bulk_list_problems (GtkListBox *rows, const StudioBulkReport *report);

G_END_DECLS
