#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

#define STUDIO_TYPE_REGISTERS_WINDOW (studio_registers_window_get_type ())
G_DECLARE_FINAL_TYPE (StudioRegistersWindow, studio_registers_window, STUDIO, REGISTERS_WINDOW, AdwWindow)

/** StudioRegistersWindow: people, places, offices, accounts and words of the office. @page: "person", "place", "office", "account", "words", or "" for the first */
GtkWidget *studio_registers_window_new (GtkWindow *parent, const char *page);

G_END_DECLS
