#pragma once

#include <gio/gio.h>

#include "studio-cli.h"
#include "studio-library.h"

G_BEGIN_DECLS

/** StudioCliLibraryWork: what a command does with the open library. */
typedef StudioCliExit (*StudioCliLibraryWork) (StudioLibrary *library, gpointer data);

/** Returns: whether the person has a library. */
gboolean studio_cli_has_library (void);
/** Opens the person's library, does the work and closes it. A library that is not there is told, not made. */
StudioCliExit studio_cli_with_library (StudioCliLibraryWork work, gpointer data);
/** The same, but one that is not there is made. */
StudioCliExit studio_cli_with_any_library (StudioCliLibraryWork work, gpointer data);
/** Keeps an answer for studio_cli_wait_for(). @data: a place for a GAsyncResult, NULL before */
void studio_cli_answered_cb (GObject *source, GAsyncResult *result, gpointer data);
/** Returns: (transfer full): the answer that comes into @place */
GAsyncResult *studio_cli_wait_for (GAsyncResult **place);

G_END_DECLS
