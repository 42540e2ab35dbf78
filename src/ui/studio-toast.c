#include "config.h"

#include "studio-toast.h"

#define SECONDS 5
#define SECONDS_TO_ANSWER 10
#define STILL 3 /* times as long without motion */

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
