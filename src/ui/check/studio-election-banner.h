#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define STUDIO_TYPE_ELECTION_BANNER (studio_election_banner_get_type ())
G_DECLARE_FINAL_TYPE (StudioElectionBanner, studio_election_banner, STUDIO, ELECTION_BANNER, GtkBox)

/** StudioElectionBanner: says that the election mode is on, and what that asks today; hides itself otherwise. It needs nothing set. */

G_END_DECLS
