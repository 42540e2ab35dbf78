#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/**
 * studio_toast_new:
 * @sentence: plain text
 * @button: (nullable): the label of its one button
 *
 * A toast that stays long enough to be read: five seconds, ten if it can be answered, and three times as long for people who asked
 * the desktop to be without motion, among whom are those who read slowly or by a magnifier (WCAG 2.2, 2.2.1).
 *
 * Returns: (transfer full)
 */
AdwToast *studio_toast_new (const char *sentence, const char *button);

/**
 * studio_toast_show:
 * @toast: (transfer full)
 *
 * Shows @toast at once: the answer to a click does not wait half a minute behind what was said before. An earlier one that can be answered, such as the offer
 * to take back a deletion, comes back after it; one that only told something does not.
 */
void studio_toast_show (AdwToastOverlay *overlay, AdwToast *toast);

G_END_DECLS
