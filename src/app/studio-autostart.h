#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/*
 * Sending after the computer was switched on again: a desktop entry in the folder autostart of the person's settings, which every desktop that follows
 * the Desktop Application Autostart Specification starts at login, with or without systemd (docs/publishing.md, "While the window is closed").
 */

/** Whether this system has such a folder: not Windows, not macOS. */
gboolean studio_autostart_is_supported (void);

/**
 * StudioAutostartState: what the entry tells
 * @STUDIO_AUTOSTART_NONE: there is none
 * @STUDIO_AUTOSTART_SET: the program is started at login and sends what is due
 * @STUDIO_AUTOSTART_OFF: the person switched it off in the settings of the desktop
 * @STUDIO_AUTOSTART_FOREIGN: the person starts the program at login in a way of their own
 */
typedef enum {
  STUDIO_AUTOSTART_NONE,
  STUDIO_AUTOSTART_SET,
  STUDIO_AUTOSTART_OFF,
  STUDIO_AUTOSTART_FOREIGN,
} StudioAutostartState;

/** @entry: (nullable): the file's text, NULL if there is no file */
StudioAutostartState studio_autostart_read (const char *entry);
/**
 * studio_autostart_make:
 * @program: the absolute path of pemda-studio
 * @surroundings: (nullable): "NAME=value", NULL-terminated: what a program that runs from its build folder needs
 *
 * Returns: (transfer full): the text of the entry
 */
char *studio_autostart_make (const char *program, const char *const *surroundings);
/**
 * studio_autostart_apply_async:
 * @wanted: whether there is something that has to go out after a restart
 * @program: the path of pemda-studio, as studio_autostart_make()
 * @folder: (nullable): of the person's settings; NULL: as the system says
 *
 * Writes the entry or takes it away in a thread. What the person switched off, or wrote there, is left as it is.
 */
void studio_autostart_apply_async (gboolean wanted, const char *program, const char *folder, GAsyncReadyCallback callback, gpointer data);
/** @state: (out): as it is now. Returns: FALSE with an error of GIO if the entry could not be written or taken away */
gboolean studio_autostart_apply_finish (GAsyncResult *result, StudioAutostartState *state, GError **error);

G_END_DECLS
