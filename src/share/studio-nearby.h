#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/*
 * Ways from this computer to a phone beside it that other programs of the desktop keep open: phones paired with KDE Connect (its service on the session
 * bus, as of 22.12: "deviceNames" of org.kde.kdeconnect.daemon and "shareUrls" of org.kde.kdeconnect.device.share), and the windows by which GNOME
 * ("bluetooth-sendto FILE…") and Blueman ("blueman-sendto FILE…") send files by Bluetooth. There is no portal for this. What is not there is not offered.
 */

/** StudioNearbyWay: how a phone is reached */
typedef enum {
  STUDIO_NEARBY_KDE_CONNECT,
  STUDIO_NEARBY_BLUETOOTH, /* by a window of the desktop, in which the phone is chosen */
} StudioNearbyWay;

/** StudioNearby: @id: the device's, or the program's path; @name: what the phone calls itself, made one line, or "Bluetooth" */
typedef struct
{
  StudioNearbyWay way;
  char *id;
  char *name;
} StudioNearby;

StudioNearby *studio_nearby_copy (const StudioNearby *nearby);
void studio_nearby_free (StudioNearby *nearby);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (StudioNearby, studio_nearby_free)

/**
 * studio_nearby_list_async:
 *
 * Asks which phones can be reached now. Starts nobody's service; without a bus, or without those programs, there is nothing.
 */
void studio_nearby_list_async (GCancellable *cancellable, GAsyncReadyCallback callback, gpointer data);
/** Returns: (transfer full) (element-type StudioNearby) (nullable): NULL only if it was cancelled */
GPtrArray *studio_nearby_list_finish (GAsyncResult *result, GError **error);

/**
 * studio_nearby_send_async:
 * @paths: of files, absolute; they have to stay for as long as the other program may take
 *
 * Hands files to the other program. That it took them does not mean that they arrived: neither tells.
 */
void studio_nearby_send_async (const StudioNearby *nearby, const char *const *paths, GCancellable *cancellable, GAsyncReadyCallback callback, gpointer data);
/** @error: a sentence that says what to do instead */
gboolean studio_nearby_send_finish (GAsyncResult *result, GError **error);

G_END_DECLS
