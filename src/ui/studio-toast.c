#include "config.h"

#include "studio-toast.h"

#define SECONDS 5
#define SECONDS_TO_ANSWER 10
#define STILL 3 /* times as long without motion */
#define TELLING "studio-toast-telling"

AdwToast *
studio_toast_new (const char *sentence,
                  const char *button)
{
  /* a toast's title is markup */
  g_autofree char *title = NULL;
  AdwToast *toast;
  gboolean moves;

  g_return_val_if_fail (sentence != NULL, NULL);

  title = g_markup_escape_text (sentence, -1);
  toast = adw_toast_new (title);
  g_object_get (gtk_settings_get_default (), "gtk-enable-animations", &moves, NULL);
  adw_toast_set_timeout (toast, (button != NULL ? SECONDS_TO_ANSWER : SECONDS) * (moves ? 1 : STILL));
  adw_toast_set_button_label (toast, button);
  return toast;
}

static void
dismissed_cb (AdwToast *toast,
              AdwToastOverlay *overlay)
{
  if (g_object_get_data (G_OBJECT (overlay), TELLING) == toast)
    g_object_set_data (G_OBJECT (overlay), TELLING, NULL);
}

void
studio_toast_show (AdwToastOverlay *overlay,
                   AdwToast *toast)
{
  AdwToast *last;

  g_return_if_fail (ADW_IS_TOAST_OVERLAY (overlay) && ADW_IS_TOAST (toast));

  last = g_object_get_data (G_OBJECT (overlay), TELLING);
  adw_toast_set_priority (toast, ADW_TOAST_PRIORITY_HIGH);
  g_signal_connect_object (toast, "dismissed", G_CALLBACK (dismissed_cb), overlay, 0);
  adw_toast_overlay_add_toast (overlay, g_object_ref (toast));
  /* after the new one is there: else what waits behind it would come up in between */
  if (last != NULL)
    adw_toast_dismiss (last);
  g_object_set_data (G_OBJECT (overlay), TELLING, adw_toast_get_button_label (toast) == NULL ? toast : NULL);
  g_object_unref (toast);
}
