#pragma once

#include "studio-ledger.h"
#include "studio-report.h"

G_BEGIN_DECLS

/**
 * StudioReportWish: which report.
 * @month: any day of it
 * @offset: of the office's clock, minutes ahead of UTC
 * @office: whose report it is, for its head
 * @only: (nullable): an office whose posts alone are counted; NULL: all of them
 */
typedef struct
{
  GDate month;
  int offset;
  const char *office;
  const char *only;
  StudioLedgerNames *names;
} StudioReportWish;

/** Makes the report of a month from what the library and its register of offices know. */
void studio_report_make_async (StudioLibrary *library, const StudioReportWish *wish, GCancellable *cancellable, GAsyncReadyCallback callback, gpointer data);
/** Returns: (transfer full) */
StudioReport *studio_report_make_finish (StudioLibrary *library, GAsyncResult *result, GError **error);

G_END_DECLS
